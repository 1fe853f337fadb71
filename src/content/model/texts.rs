//! The texts of an item, and where in the item each of them stands.
//!
//! Whoever measures or points at texts goes by these, so that a new field is measured, timed and
//! pointed at as soon as it is listed here.

use super::{Commendation, Lang, Question, QuestionKind, Role, Rung, Slide, SlideKind, Text};

/// A step from an item, or from a value in it, to a value within.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathStep {
    /// The field of that name.
    Field(&'static str),
    /// The entry of a list, from 0.
    Entry(usize),
    /// The text in that language.
    In(Lang),
}

/// The way from an item to one of its values; an empty one leads to the item itself.
pub type FieldPath = Vec<PathStep>;

use PathStep::{Entry, Field};

/// What a text of an item is, by which its length is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// The headline of a slide.
    Headline,
    /// The running text of a slide.
    Body,
    /// The running text of a story.
    StoryBody,
    /// What a story teaches.
    Lesson,
    /// What one of us does at a touchpoint.
    Act,
    /// Where the customer meets us.
    Touchpoint,
    /// What people say.
    Myth,
    /// What is so.
    Fact,
    /// Why it is so.
    Because,
    /// A customer's words.
    Said,
    /// Whose words they are.
    SaidBy,
    /// Who made a customer say them.
    ThanksTo,
    /// What a number is the number of.
    FigureOf,
    /// What was asked for.
    Asked,
    /// What was done about it.
    AskedDone,
    /// A link of a chain.
    ChainLink,
    /// The name of a rung of the ladder.
    LadderTitle,
    /// What a rung of the ladder says.
    LadderStep,
    /// Who decides on the ladder.
    Decides,
    /// An instruction of a help card.
    HelpStep,
    /// Whom to tell.
    Tell,
    /// The name of a role.
    RoleName,
    /// What a role was hired for.
    JobOne,
    /// How a role takes care of the customer.
    JobTwo,
    /// Something that a role does today.
    RoleAct,
    /// What is the case before a question is asked.
    QuestionSituation,
    /// The question, or the statement to judge.
    Stem,
    /// An option to choose.
    Choice,
    /// A step to put in order.
    OrderStep,
    /// Why an option is right or wrong.
    Rationale,
    /// What to take away from a question.
    Takeaway,
    /// The name of a colleague.
    Name,
    /// Where a colleague works.
    Team,
    /// What was the case when a colleague acted.
    ThanksSituation,
    /// What a colleague did.
    ThanksAct,
    /// What came of what a colleague did.
    Effect,
    /// Somebody's own words about a colleague.
    QuoteText,
    /// Whose words they are.
    QuoteBy,
    /// Who helped behind the scenes.
    HelpedBy,
    /// What is so on one day.
    TodayLine,
}

/// A text of an item, with what it is and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedText<'a> {
    /// Which part of its item the text is.
    pub kind: TextKind,
    /// The way to it from its item.
    pub path: FieldPath,
    /// The text in its languages.
    pub text: &'a Text,
}

impl PlacedText<'_> {
    /// The way to it in `lang`.
    pub fn path_in(&self, lang: &Lang) -> FieldPath {
        let mut path = self.path.clone();
        path.push(PathStep::In(lang.clone()));
        path
    }
}

fn placed<'a>(kind: TextKind, path: &[PathStep], text: &'a Text) -> PlacedText<'a> {
    PlacedText { kind, path: path.to_vec(), text }
}

fn listed<'a>(
    kind: TextKind,
    field: &'static str,
    texts: &'a [Text],
) -> impl Iterator<Item = PlacedText<'a>> {
    let each = texts.iter().enumerate();
    each.map(move |(i, text)| placed(kind, &[Field(field), Entry(i)], text))
}

impl Slide {
    /// All texts of the slide with their places, but for those of its roles, which [`Role::texts`]
    /// gives.
    pub fn texts(&self) -> Vec<PlacedText<'_>> {
        let own = |kind, field, text| placed(kind, &[Field(field)], text);
        let headline = match self.kind {
            SlideKind::Voice { .. } => TextKind::Said,
            SlideKind::Poll { .. } => TextKind::Stem,
            _ => TextKind::Headline,
        };
        let mut texts = vec![own(headline, "headline", &self.headline)];
        match &self.kind {
            SlideKind::Principle { body }
            | SlideKind::Craft { body }
            | SlideKind::Promise { body } => {
                texts.push(own(TextKind::Body, "body", body));
            }
            SlideKind::YourJobs { .. } => {}
            SlideKind::Dare { role } => texts.push(own(TextKind::RoleName, "name", role)),
            SlideKind::MomentOfTruth { touchpoint, act } => {
                texts.push(own(TextKind::Touchpoint, "touchpoint", touchpoint));
                texts.push(own(TextKind::Act, "act", act));
            }
            SlideKind::Story { body, lesson } => {
                texts.push(own(TextKind::StoryBody, "body", body));
                texts.push(own(TextKind::Lesson, "lesson", lesson));
            }
            SlideKind::MythAndFact { myth, fact, because } => {
                texts.push(own(TextKind::Myth, "myth", myth));
                texts.push(own(TextKind::Fact, "fact", fact));
                texts.push(own(TextKind::Because, "because", because));
            }
            SlideKind::Voice { by, thanks_to } => {
                texts.push(own(TextKind::SaidBy, "by", by));
                texts.push(own(TextKind::ThanksTo, "thanks_to", thanks_to));
            }
            SlideKind::Figure { of, .. } => texts.push(own(TextKind::FigureOf, "of", of)),
            SlideKind::Answered { asked, done } => {
                texts.push(own(TextKind::Asked, "asked", asked));
                texts.push(own(TextKind::AskedDone, "done", done));
            }
            SlideKind::Chain { links, body } => {
                texts.extend(listed(TextKind::ChainLink, "links", links));
                texts.push(own(TextKind::Body, "body", body));
            }
            SlideKind::BoundaryLadder { steps, decides } => {
                texts.extend(steps.iter().enumerate().flat_map(|(i, rung)| rung.texts(i)));
                texts.push(own(TextKind::Decides, "decides", decides));
            }
            SlideKind::Poll { options } => {
                texts.extend(listed(TextKind::Choice, "options", options));
            }
            SlideKind::HelpCard { steps, tell } => {
                texts.extend(listed(TextKind::HelpStep, "steps", steps));
                texts.push(own(TextKind::Tell, "tell", tell));
            }
        }
        texts
    }
}

impl Rung {
    /// All texts of the rung, which is the one at `index` of its slide, from 0.
    fn texts(&self, index: usize) -> [PlacedText<'_>; 2] {
        let own =
            |kind, field, text| placed(kind, &[Field("steps"), Entry(index), Field(field)], text);
        [
            own(TextKind::LadderTitle, "title", &self.title),
            own(TextKind::LadderStep, "text", &self.text),
        ]
    }
}

impl Role {
    /// All texts of the role, which is the one at `index` of the your-jobs slide, from 0.
    pub fn texts(&self, index: usize) -> Vec<PlacedText<'_>> {
        let own = |kind, tail: &[PathStep], text| {
            placed(kind, &[&[Field("roles"), Entry(index)], tail].concat(), text)
        };
        let [first, second] = &self.acts;
        vec![
            own(TextKind::RoleName, &[Field("name")], &self.name),
            own(TextKind::JobOne, &[Field("job_one")], &self.job_one),
            own(TextKind::JobTwo, &[Field("job_two")], &self.job_two),
            own(TextKind::RoleAct, &[Field("acts"), Entry(0)], first),
            own(TextKind::RoleAct, &[Field("acts"), Entry(1)], second),
        ]
    }
}

impl Question {
    /// All texts of the question with their places. The options of a statement to judge are the
    /// screens' own words.
    pub fn texts(&self) -> Vec<PlacedText<'_>> {
        let own = |kind, field, text| placed(kind, &[Field(field)], text);
        let situation = self.situation.as_ref();
        let mut texts: Vec<_> = situation
            .map(|text| own(TextKind::QuestionSituation, "situation", text))
            .into_iter()
            .collect();
        texts.push(own(TextKind::Stem, "stem", &self.stem));
        for (i, choice) in self.options.iter().enumerate() {
            let (list, kind) = match self.kind {
                QuestionKind::Single | QuestionKind::Several => ("options", TextKind::Choice),
                QuestionKind::Order => ("steps", TextKind::OrderStep),
                QuestionKind::TrueFalse => {
                    let field = if i == 0 { "if_true" } else { "if_false" };
                    texts.push(own(TextKind::Rationale, field, &choice.rationale));
                    continue;
                }
            };
            let of = |field| [Field(list), Entry(i), Field(field)];
            texts.push(placed(kind, &of("text"), &choice.text));
            texts.push(placed(TextKind::Rationale, &of("rationale"), &choice.rationale));
        }
        texts.push(own(TextKind::Takeaway, "takeaway", &self.takeaway));
        texts
    }
}

impl Commendation {
    /// All texts of the commendation with their places.
    pub fn texts(&self) -> Vec<PlacedText<'_>> {
        let said = self.quote.as_ref();
        let quote = |field| vec![Field("quote"), Field(field)];
        let own = |field| vec![Field(field)];
        let all = [
            (TextKind::Team, own("team"), Some(&self.team)),
            (TextKind::ThanksSituation, own("situation"), Some(&self.situation)),
            (TextKind::ThanksAct, own("act"), Some(&self.act)),
            (TextKind::Effect, own("effect"), Some(&self.effect)),
            (TextKind::Name, own("name"), self.name.as_ref()),
            (TextKind::QuoteText, quote("text"), said.map(|said| &said.text)),
            (TextKind::QuoteBy, quote("by"), said.and_then(|said| said.by.as_ref())),
            (TextKind::HelpedBy, own("helped_by"), self.helped_by.as_ref()),
        ];
        let there = all.into_iter().filter_map(|(kind, path, text)| Some((kind, path, text?)));
        there.map(|(kind, path, text)| PlacedText { kind, path, text }).collect()
    }
}
