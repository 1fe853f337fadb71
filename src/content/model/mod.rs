//! What a content folder says, once it has been read and found good.
//!
//! These types are what the player and the screens work with. They are not the
//! file format: that lives in `content::ron::raw`, and the step between the two is
//! where every rule is checked. A value of type [`Content`] is immutable and is
//! shared by `Arc`; a reload makes a new one.

mod commendation;
pub mod erased;
pub(in crate::content) mod names;
mod season;
mod settings;
mod slide;
mod texts;
mod today;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, Time, Weekday};

use erased::Erased;

pub use commendation::{Commendation, Consents, Quote, Speaker, Term, Who};
pub use season::{DayOfYear, Season};
pub use settings::{
    Approval, Beat, Bilingual, DateOrder, Kiosk, LineupSetting, QuizSetting, SpeechEngine,
    ThanksForm, ThemeSetting, ThirdJob,
};
pub use slide::{Role, Rung, Slide, SlideKind};
pub use texts::{FieldPath, PathStep, PlacedText, TextKind};
pub use today::Today;

/// A language tag such as `en`, `zh` or `zh-TW`, in the one form in which tags are compared.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(Arc<str>);

impl Lang {
    /// Takes a tag in any form, so that `zh_tw` is `zh-TW`; whether it is one of the kiosk's is
    /// the reader's to check.
    pub fn new(tag: &str) -> Self {
        let subtags =
            tag.split(['-', '_']).enumerate().map(|(i, subtag)| match (i, subtag.len()) {
                // A country, and a script, by BCP 47, section 2.1.1.
                (1.., 2) => subtag.to_ascii_uppercase(),
                (1.., 4) => {
                    let lower = subtag.to_ascii_lowercase();
                    let first = lower.chars().next().map(|c| c.to_ascii_uppercase());
                    first.into_iter().chain(lower.chars().skip(1)).collect()
                }
                _ => subtag.to_ascii_lowercase(),
            });
        Self(subtags.collect::<Vec<_>>().join("-").into())
    }

    /// The language without country and script: `zh` of `zh-TW`.
    pub fn primary(&self) -> Self {
        Self(self.0.split('-').next().unwrap_or_default().into())
    }

    /// The tag of the language, such as `en` or `zh-Hans`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the language is written in Han characters and set by their rules.
    pub fn is_han(&self) -> bool {
        let primary = self.0.split('-').next().unwrap_or_default();
        matches!(primary, "zh" | "yue" | "ja")
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The stable name of an item, a value, a role or a skill: lower case, digits and hyphens.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

impl Id {
    /// Takes a name as it is; the reader has checked its form.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text in each of its languages, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Vec<(Lang, String)>);

impl Text {
    /// `None` when there is no language at all.
    pub fn new(by_lang: Vec<(Lang, String)>) -> Option<Self> {
        (!by_lang.is_empty()).then_some(Self(by_lang))
    }

    /// The text in `lang`, or in the first language it was written in.
    pub fn get(&self, lang: &Lang) -> &str {
        self.exact(lang).unwrap_or(&self.0[0].1)
    }

    /// The text in `lang` and no other.
    pub fn exact(&self, lang: &Lang) -> Option<&str> {
        self.0.iter().find(|(l, _)| l == lang).map(|(_, s)| s.as_str())
    }

    /// Every language with its text, in the order written.
    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &str)> {
        self.0.iter().map(|(l, s)| (l, s.as_str()))
    }
}

/// The two poles of the philosophy. Each must make up at least 30 % of what is live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pole {
    /// Care for the customer.
    Care,
    /// The dignity of the people who serve.
    Dignity,
}

/// One of the organisation's values. Each is the theme of the day in its turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The value's stable name.
    pub id: Id,
    /// What the value is called, in two or three words.
    pub name: Text,
    /// What the value means, in a sentence.
    pub meaning: Text,
    /// Which pole it belongs to.
    pub pole: Pole,
}

/// The skills that service is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Skill {
    /// A warm heart.
    Warmth,
    /// Knowing the product.
    Product,
    /// The technique of the trade.
    Technique,
    /// Saying it well, and listening.
    Communication,
    /// Understanding what goes on in a customer.
    Psychology,
}

/// A stretch of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daypart {
    /// The days on which it starts.
    pub days: Vec<Weekday>,
    /// The time of day at which the window starts.
    pub from: Time,
    /// When it ends. At or before `from` it ends on the next day; such a window
    /// belongs to the day it starts on.
    pub to: Time,
}

/// Whether an item shows only with, or only without, a third job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// It shows in any case.
    #[default]
    Nothing,
    /// Only where the kiosk names a third job.
    ThirdJob,
    /// Only where the kiosk names none.
    NoThirdJob,
}

/// What slides, questions and commendations have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Stable name, unique in the folder.
    pub id: Id,
    /// The file it stands in, relative to the content folder.
    pub file: PathBuf,
    /// The value it belongs to.
    pub value: Option<Arc<Value>>,
    /// The pole: its own, or that of its value.
    pub pole: Pole,
    /// The roles it speaks to; empty means everyone.
    pub audience: Vec<Id>,
    /// First day on which it shows.
    pub from: Option<Date>,
    /// Last day on which it shows.
    pub until: Option<Date>,
    /// The time of the year in which it shows, between those two.
    pub season: Season,
    /// When in the week it shows; empty means always.
    pub dayparts: Vec<Daypart>,
    /// 1 to 5, default 3: how often it comes up against its neighbours.
    pub importance: u8,
    /// Interrupts everything while it is valid. Always has an `until`.
    pub takeover: bool,
    /// With or without a third job only.
    pub needs: Needs,
    /// Rows of the philosophy that it teaches, such as `A1`. For the owner's book-keeping.
    pub teaches: Vec<String>,
    /// Whose idea or fact it is.
    pub source: Option<Text>,
    /// Who looks after it, for the owner's book-keeping; never on the glass.
    pub owner: Option<String>,
    /// Rules of [`super::lint`] that it may break, each with the author's reason. Whether
    /// the rule exists and the reason is there is for the checker to say.
    pub silenced: Vec<(String, String)>,
}

impl Meta {
    /// Whether it may show on `day`, as far as days of the calendar go.
    pub fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && self.season.has(day)
    }

    /// Whether it may show on every day.
    pub fn is_undated(&self) -> bool {
        self.from.is_none() && self.until.is_none() && self.season.is_all_year()
    }
}

/// A picture in the folder's `photos/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Photo {
    /// Relative to the content folder, such as `photos/mei.jpg`.
    pub path: PathBuf,
    /// What is to be seen, for those who cannot.
    pub alt: Text,
    /// What must stay in the frame, as fractions from the left and from the top.
    pub focus: [f32; 2],
}

/// A question with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What every item has.
    pub meta: Meta,
    /// What is the case, where the question needs it told.
    pub situation: Option<Text>,
    /// The question, or the statement to judge.
    pub stem: Text,
    /// How it is answered.
    pub kind: QuestionKind,
    /// 2 to 6 options. For [`QuestionKind::Order`] they stand in the right order.
    /// For [`QuestionKind::TrueFalse`] the first is "true" and the second "false".
    pub options: Vec<Choice>,
    /// What to take away, whatever one answered.
    pub takeaway: Text,
    /// The skill it trains.
    pub skill: Option<Skill>,
    /// 1 (nearly all know it) to 5 (few do), the author's guess.
    pub difficulty: u8,
}

impl Question {
    /// Whether `other` is the same to who answers it: its kind, situation, stem, and options
    /// with what is right of them. Reasons and the takeaway may differ.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let options = |q: &Self| q.options.iter().map(|o| (o.text.clone(), o.right)).collect();
        let (mine, theirs): (Vec<_>, Vec<_>) = (options(self), options(other));
        (self.kind, &self.situation, &self.stem) == (other.kind, &other.situation, &other.stem)
            && mine == theirs
    }

    /// How many options make a whole answer.
    pub fn to_choose(&self) -> usize {
        match self.kind {
            QuestionKind::Single | QuestionKind::TrueFalse => 1,
            QuestionKind::Several => self.options.iter().filter(|o| o.right).count(),
            QuestionKind::Order => self.options.len(),
        }
    }

    /// Whether an answer has several parts, and so is confirmed when it is whole.
    pub fn is_confirmed(&self) -> bool {
        matches!(self.kind, QuestionKind::Several | QuestionKind::Order)
    }

    /// Whether `picked`, indices into the options in the order touched, is the right answer.
    pub fn is_right(&self, picked: &[usize]) -> bool {
        let all_right = picked.iter().all(|&i| self.options.get(i).is_some_and(|o| o.right));
        let in_order = self.kind != QuestionKind::Order || picked.is_sorted();
        picked.len() == self.to_choose() && all_right && in_order
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// One of the options is right.
    Single,
    /// Several are, but not all; how many is said.
    Several,
    /// The statement holds or it does not.
    TrueFalse,
    /// The steps are to be tapped in their order.
    Order,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What it says. For true/false this is filled in by the reader from the
    /// language texts and never drawn from here.
    pub text: Text,
    /// Whether it is right; always true for the steps of an order question.
    pub right: bool,
    /// Why it is right or wrong.
    pub rationale: Text,
}

/// A whole content folder, validated. Nothing that is withdrawn is in it, and nobody who left.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The settings of the kiosk.
    pub kiosk: Arc<Kiosk>,
    /// The values, in the order of the days they lead.
    pub values: Vec<Arc<Value>>,
    /// The roles of the your-jobs slide.
    pub roles: Vec<Arc<Role>>,
    /// All slides that the player may choose from.
    pub slides: Vec<Arc<Slide>>,
    /// All questions that the player may choose from.
    pub questions: Vec<Arc<Question>>,
    /// Every commendation that is approved and has a consent to its words. What may be shown
    /// of it on a day, [`Commendation::on`] says.
    pub commendations: Vec<Arc<Commendation>>,
    /// What was written for single days, in no order, each day once.
    pub today: Vec<Today>,
    /// Whom and what nothing may be kept of.
    pub gone: Arc<Erased>,
}

impl Content {
    /// This content with no more of anybody than may be shown on `today`, or on a day that isn't
    /// known.
    pub fn as_of(mut self, today: Option<Date>) -> Self {
        self.commendations = self.commendations.iter().filter_map(|card| card.on(today)).collect();
        self
    }

    /// Every photo there is, of slides and of people.
    pub fn photos(&self) -> impl Iterator<Item = &Photo> {
        let slides = self.slides.iter().filter_map(|slide| slide.photo.as_ref());
        slides.chain(self.commendations.iter().filter_map(|who| who.photo.as_ref()))
    }
}
