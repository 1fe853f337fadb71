//! Thanks to a colleague: what is told, and what they have agreed to.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Id, Meta, Photo, Skill, Text};

/// Thanks to a colleague, with what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Commendation {
    /// What every item has.
    pub meta: Meta,
    /// One person or a whole team.
    pub who: Who,
    /// Who is thanked, by an id that is the same in all commendations of one person.
    pub person: Option<Id>,
    /// Who, in words: `None` for somebody unnamed, without a consent to show the name, and for
    /// a team.
    pub name: Option<Text>,
    /// Where they work, such as "Warehouse".
    pub team: Text,
    /// Whether they stand behind the scenes.
    pub behind_the_scenes: bool,
    /// The day on which it happened.
    pub date: Date,
    /// What was the case.
    pub situation: Text,
    /// What the colleague did.
    pub act: Text,
    /// What came of it.
    pub effect: Text,
    /// Somebody's own words about it.
    pub quote: Option<Quote>,
    /// The skill it shows.
    pub skill: Option<Skill>,
    /// Who helped behind the scenes.
    pub helped_by: Option<Text>,
    /// `None` without a consent to show it.
    pub photo: Option<Photo>,
    /// What they have agreed to, and until when.
    pub consents: Consents,
    /// Whether the story says the name, so that it can't be told without it.
    pub told_by_name: bool,
    /// Who put them forward: for the checker alone, never for the glass.
    pub nominated_by: Option<String>,
}

/// The person, or the people, who are thanked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Who {
    /// One person, named or "someone in …".
    #[default]
    Person,
    /// The team as a whole.
    Team,
}

/// Somebody's own words, and whose they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words that were said.
    pub text: Text,
    /// The kind of person who said the words.
    pub from: Speaker,
    /// Who it was in words, such as "The café's owner", where more is to be said.
    pub by: Option<Text>,
}

/// Where the words of a quote come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Somebody whom we serve.
    Customer,
    /// A colleague.
    Peer,
    /// The one they report to.
    Manager,
    /// Somebody who leads the organisation.
    Leader,
}

/// What somebody has agreed to be shown; `None` is a no.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consents {
    /// The consent to the story. Without it there is no commendation.
    pub words: Term,
    /// The consent to the name; `None` keeps it off the glass.
    pub name: Option<Term>,
    /// The consent to the photo; `None` keeps it off the glass.
    pub photo: Option<Term>,
}

/// From when to when a consent holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The day on which it was given.
    pub from: Date,
    /// The last day on which it holds; `None` is until it is taken back.
    pub until: Option<Date>,
}

impl Term {
    /// Whether it holds on `today`. Where the day isn't known, one with an end has ended.
    fn holds(&self, today: Option<Date>) -> bool {
        match today {
            Some(today) => self.from <= today && self.until.is_none_or(|until| today <= until),
            None => self.until.is_none(),
        }
    }
}

impl Commendation {
    /// What may be shown of it on `today`, or on a day that isn't known: `None` where its words
    /// may not be shown, or can't be without a name that may not.
    pub fn on(self: &Arc<Self>, today: Option<Date>) -> Option<Arc<Self>> {
        let holds = |term: Option<Term>| term.is_some_and(|term| term.holds(today));
        let name_ends = self.name.is_some() && !holds(self.consents.name);
        let photo_ends = self.photo.is_some() && !holds(self.consents.photo);
        if !self.consents.words.holds(today) || (name_ends && self.told_by_name) {
            return None;
        }
        if !name_ends && !photo_ends {
            return Some(Arc::clone(self));
        }
        let mut shown = Self::clone(self);
        shown.name = shown.name.filter(|_| !name_ends);
        shown.photo = shown.photo.filter(|_| !photo_ends);
        Some(Arc::new(shown))
    }

    /// The parts that end, each with the last day on which it may be shown.
    pub fn ends(&self) -> impl Iterator<Item = (&'static str, Date)> {
        let Consents { words, name, photo } = self.consents;
        let parts = [
            ("words", Some(words)),
            ("name", name.filter(|_| self.name.is_some())),
            ("photo", photo.filter(|_| self.photo.is_some())),
        ];
        parts.into_iter().filter_map(|(part, term)| Some((part, term?.until?)))
    }
}
