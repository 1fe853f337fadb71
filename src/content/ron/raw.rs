//! The file format: what serde reads, before any rule is checked.
//!
//! Nothing here is shown; [`crate::content::validate`] makes the model of it. Every
//! number is a [`RawNumber`], so that a number out of range is a finding in words and
//! not a parse error.

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor};

use crate::content::finding::phrase::short;
use crate::content::model::{
    Approval, Beat, Bilingual, DateOrder, Lang, LineupSetting, Needs, Pole, QuizSetting, Skill,
    Speaker, Who,
};

/// A text in its languages, in the order written: `(en: "…", zh: "…")`.
#[derive(Debug)]
pub(in crate::content) struct RawText(pub Vec<(Lang, String)>);

impl<'de> Deserialize<'de> for RawText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A struct without known fields: RON hands on whatever names there are.
        deserializer.deserialize_struct("", &[], TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = RawText;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text in its languages")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawText, A::Error> {
        let mut by_lang: Vec<(Lang, String)> = Vec::new();
        while let Some(Tag(lang)) = map.next_key()? {
            if by_lang.iter().any(|(l, _)| *l == lang) {
                let twice = format!("the language `{}` stands here twice", short(lang.as_str()));
                return Err(de::Error::custom(twice));
            }
            by_lang.push((lang, map.next_value()?));
        }
        Ok(RawText(by_lang))
    }
}

/// A field's name, whatever it is. RON has no hyphen in a name, so the one of `zh-TW` arrives
/// as `_`; see [`Outline::plain`](super::outline::Outline::plain).
struct Tag(Lang);

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(TagVisitor)
    }
}

struct TagVisitor;

impl Visitor<'_> for TagVisitor {
    type Value = Tag;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a language tag")
    }

    fn visit_str<E: de::Error>(self, tag: &str) -> Result<Tag, E> {
        Ok(Tag(Lang::new(tag)))
    }
}

/// A number in any form that RON has, such as `3`, `0x3`, `3u8` or `1_000`.
#[derive(Clone, Copy, Debug)]
pub(in crate::content) struct RawNumber(pub f64);

/// What is expected where a number must stand, as [`super::explain`] recognises it.
pub(super) const A_NUMBER: &str = "a number";

impl<'de> Deserialize<'de> for RawNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = RawNumber;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(A_NUMBER)
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<RawNumber, E> {
        Ok(RawNumber(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<RawNumber, E> {
        Ok(RawNumber(nearest(&number)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<RawNumber, E> {
        Ok(RawNumber(nearest(&number)))
    }
}

/// The float nearest to a whole number; every range of ours is far below where they differ.
fn nearest(number: &impl ToString) -> f64 {
    number.to_string().parse().unwrap_or(f64::INFINITY)
}

/// Names of enums in the model that are the same in the file.
macro_rules! named {
    ($remote:ident as $raw:ident: $($variant:ident),+) => {
        #[derive(Clone, Copy, Debug, Deserialize)]
        pub(in crate::content) enum $raw { $($variant),+ }
        impl From<$raw> for $remote {
            fn from(raw: $raw) -> Self {
                match raw { $($raw::$variant => $remote::$variant),+ }
            }
        }
    };
}
named!(Pole as RawPole: Care, Dignity);
named!(Skill as RawSkill: Warmth, Product, Technique, Communication, Psychology);
named!(Beat as RawBeat: Slide, Question, Commendation);
named!(Bilingual as RawBilingual: PrimaryOnly, InTurn);
named!(LineupSetting as RawLineup: Open, Pin, Hidden);
named!(QuizSetting as RawQuiz: Attended, Steady, Trial);
named!(Needs as RawNeeds: ThirdJob, NoThirdJob);
named!(Who as RawWho: Person, Team);
named!(Approval as RawApproval: Off, Required);
named!(Speaker as RawSpeaker: Customer, Peer, Manager, Leader);

/// How the numbers of a date are ordered.
#[derive(Clone, Copy, Debug, Deserialize)]
#[expect(clippy::enum_variant_names, reason = "they are written so in the file")]
pub(in crate::content) enum RawDateOrder {
    DayFirst,
    MonthFirst,
    YearFirst,
}

impl From<RawDateOrder> for DateOrder {
    fn from(raw: RawDateOrder) -> Self {
        match raw {
            RawDateOrder::DayFirst => Self::DayFirst,
            RawDateOrder::MonthFirst => Self::MonthFirst,
            RawDateOrder::YearFirst => Self::YearFirst,
        }
    }
}

/// How far a commendation has come.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub(in crate::content) enum RawStatus {
    Draft,
    Approved,
    Withdrawn,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(in crate::content) enum RawDay {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A plain struct of the format: every field is known, and no other is allowed.
macro_rules! raw {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })+) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::content) struct $name { $(pub $field: $type),* }
    )+};
}

raw! {
    RawSilence { rule: String, because: String }
    RawYearly { from: String, until: String }
    RawSpell { from: String, until: String }
    RawDaypart { days: Vec<RawDay>, from: String, to: String }
    RawPhoto { path: String, alt: RawText, focus: Option<(RawNumber, RawNumber)> }
    RawStep { title: RawText, text: RawText }
    RawRole { id: String, name: RawText, job_one: RawText, job_two: RawText, acts: Vec<RawText> }
    RawOption { text: RawText, right: Option<bool>, rationale: RawText }
    RawOrderStep { text: RawText, rationale: RawText }
    RawQuote { text: RawText, from: RawSpeaker, by: Option<RawText> }
    RawConsent {
        words: Option<String>, words_until: Option<String>,
        name: Option<String>, name_until: Option<String>,
        photo: Option<String>, photo_until: Option<String>,
    }
    RawApproved { by: String, second: Option<String>, on: Option<String> }
    RawValue { id: String, name: RawText, meaning: RawText, pole: RawPole }
    RawToday { day: String, lines: Vec<RawText> }
    RawPanel { diagonal_in: Option<RawNumber>, distance_m: Option<RawNumber> }
    RawDwell { least_s: Option<RawNumber>, most_s: Option<RawNumber> }
    RawIdle { after_s: Option<RawNumber>, warning_s: Option<RawNumber> }
    RawThirdJob { name: RawText, ask: RawText }
    RawThanks { url: String, screen: Option<String> }
    RawSpeech { engine: String }
    RawInbox {
        sheet: String, tab: Option<String>, dates: Option<RawDateOrder>, lang: Option<String>,
        columns: Option<Vec<String>>,
    }
    RawRoom { ledger: String }
    RawDesk { inbox: Option<RawInbox>, room: Option<RawRoom> }
    RawAnswer {
        mark: String, seen: String, taken: Option<String>, declined: Option<String>,
        because: Option<String>,
    }
    RawKiosk {
        schema: Option<RawNumber>,
        organisation: RawText,
        promise: RawText,
        languages: Vec<String>,
        bilingual: Option<RawBilingual>,
        rhythm: Option<Vec<RawBeat>>,
        quiz: Option<RawQuiz>,
        panel: Option<RawPanel>,
        monitor: Option<String>,
        open: Option<Vec<RawDaypart>>,
        third_job: Option<RawThirdJob>,
        thanks: Option<RawThanks>,
        lineup: Option<RawLineup>,
        speech: Option<RawSpeech>,
        dwell: Option<RawDwell>,
        idle: Option<RawIdle>,
        theme: Option<RawTheme>,
        reduced_motion: Option<bool>,
        large_text: Option<bool>,
        time_zone: Option<String>,
        approval: Option<RawApproval>,
    }
}

/// Day, evening, or by the clock.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::content) enum RawTheme {
    Day,
    Evening,
    Auto { evening_from: String, day_from: String },
}

/// What every item may say.
#[derive(Debug)]
pub(in crate::content) struct RawMeta {
    pub id: String,
    pub value: Option<String>,
    pub pole: Option<RawPole>,
    pub audience: Vec<String>,
    pub from: Option<String>,
    pub until: Option<String>,
    pub each_year: Option<RawYearly>,
    pub dates: Vec<RawSpell>,
    pub dayparts: Vec<RawDaypart>,
    pub importance: Option<RawNumber>,
    pub takeover: bool,
    pub needs: Option<RawNeeds>,
    pub teaches: Vec<String>,
    pub source: Option<RawText>,
    pub owner: Option<String>,
    pub silence: Vec<RawSilence>,
    pub revises: Option<String>,
    pub approved: Option<RawApproved>,
}

/// An item: its own fields, and those that every item may have stand flat beside them.
macro_rules! items {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })+) => {
        $(
            #[derive(Debug, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub(in crate::content) struct $name {
                id: String,
                value: Option<String>,
                pole: Option<RawPole>,
                audience: Option<Vec<String>>,
                from: Option<String>,
                until: Option<String>,
                each_year: Option<RawYearly>,
                dates: Option<Vec<RawSpell>>,
                dayparts: Option<Vec<RawDaypart>>,
                importance: Option<RawNumber>,
                takeover: Option<bool>,
                needs: Option<RawNeeds>,
                teaches: Option<Vec<String>>,
                source: Option<RawText>,
                owner: Option<String>,
                silence: Option<Vec<RawSilence>>,
                #[expect(dead_code, reason = "asked of the text, which may be only half written")]
                draft: Option<bool>,
                revises: Option<String>,
                approved: Option<RawApproved>,
                $(pub $field: $type),*
            }

            impl $name {
                /// Takes out what every item may say.
                fn take_meta(&mut self) -> RawMeta {
                    RawMeta {
                        id: std::mem::take(&mut self.id),
                        value: self.value.take(),
                        pole: self.pole,
                        audience: self.audience.take().unwrap_or_default(),
                        from: self.from.take(),
                        until: self.until.take(),
                        each_year: self.each_year.take(),
                        dates: self.dates.take().unwrap_or_default(),
                        dayparts: self.dayparts.take().unwrap_or_default(),
                        importance: self.importance,
                        takeover: self.takeover.unwrap_or_default(),
                        needs: self.needs,
                        teaches: self.teaches.take().unwrap_or_default(),
                        source: self.source.take(),
                        owner: self.owner.take(),
                        silence: self.silence.take().unwrap_or_default(),
                        revises: self.revises.take(),
                        approved: self.approved.take(),
                    }
                }
            }
        )+

        /// An item of any kind.
        #[derive(Debug)]
        #[expect(clippy::large_enum_variant, reason = "each is taken apart as soon as it is read")]
        pub(in crate::content) enum RawItem { $($name($name)),+ }

        /// The names of the kinds.
        pub(in crate::content) const KINDS: &[&str] = &[$(stringify!($name)),+];

        impl RawItem {
            /// Reads an item of the kind named `head`; `None` if there is no such kind.
            pub(in crate::content) fn read(head: &str, text: &str) -> Option<ron::error::SpannedResult<Self>> {
                match head {
                    $(stringify!($name) => Some(read(text).map(Self::$name)),)+
                    _ => None,
                }
            }

            /// Takes out what every item may say.
            pub(in crate::content) fn take_meta(&mut self) -> RawMeta {
                match self { $(Self::$name(item) => item.take_meta()),+ }
            }
        }
    };
}

items! {
    Principle { headline: RawText, photo: Option<RawPhoto>, body: RawText }
    YourJobs { headline: RawText, photo: Option<RawPhoto>, roles: Vec<RawRole> }
    MomentOfTruth {
        headline: RawText, photo: Option<RawPhoto>, touchpoint: RawText, act: RawText,
    }
    Story { headline: RawText, photo: Option<RawPhoto>, body: RawText, lesson: RawText }
    MythAndFact {
        headline: RawText, photo: Option<RawPhoto>, myth: RawText, fact: RawText, because: RawText,
    }
    Chain { headline: RawText, photo: Option<RawPhoto>, links: Vec<RawText>, body: RawText }
    BoundaryLadder {
        headline: RawText, photo: Option<RawPhoto>, steps: Vec<RawStep>, decides: RawText,
    }
    HelpCard { headline: RawText, photo: Option<RawPhoto>, steps: Vec<RawText>, tell: RawText }
    Voice { headline: RawText, by: RawText, thanks_to: RawText }
    Figure {
        headline: RawText, number: String, of: RawText, counted: String,
        good_for_days: Option<RawNumber>,
    }
    Answered { headline: RawText, asked: RawText, done: RawText }
    Craft { headline: RawText, photo: Option<RawPhoto>, body: RawText }
    Poll { headline: RawText, options: Vec<RawText> }
    Promise { headline: RawText, photo: Option<RawPhoto>, body: RawText }
    Single {
        situation: Option<RawText>, stem: RawText, options: Vec<RawOption>, takeaway: RawText,
        skill: Option<RawSkill>, difficulty: Option<RawNumber>,
    }
    Several {
        situation: Option<RawText>, stem: RawText, options: Vec<RawOption>, takeaway: RawText,
        skill: Option<RawSkill>, difficulty: Option<RawNumber>,
    }
    TrueFalse {
        situation: Option<RawText>, stem: RawText, answer: bool, if_true: RawText,
        if_false: RawText, takeaway: RawText, skill: Option<RawSkill>, difficulty: Option<RawNumber>,
    }
    Order {
        situation: Option<RawText>, stem: RawText, steps: Vec<RawOrderStep>, takeaway: RawText,
        skill: Option<RawSkill>, difficulty: Option<RawNumber>,
    }
    Commendation {
        who: Option<RawWho>, person: Option<String>, name: Option<RawText>, team: RawText,
        behind_the_scenes: Option<bool>, date: String, situation: RawText, act: RawText,
        effect: RawText, quote: Option<RawQuote>, skill: Option<RawSkill>,
        helped_by: Option<RawText>, photo: Option<RawPhoto>, consent: Option<RawConsent>,
        status: Option<RawStatus>, nominated_by: Option<String>,
    }
}

/// Reads one value of the format.
pub(in crate::content) fn read<'a, T: Deserialize<'a>>(
    text: &'a str,
) -> ron::error::SpannedResult<T> {
    let implicit = ron::extensions::Extensions::IMPLICIT_SOME;
    ron::Options::default().with_default_extension(implicit).from_str(text)
}
