//! The line-up on the glass: five minutes before a shift, standing, led from the screen; and one
//! as the ledger keeps it.

use std::sync::Arc;

use jiff::civil::Date;

use crate::content::model::{Commendation, Id, Question, Slide, Text, Value};

/// The pages of a line-up, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The value of the day, in a sentence to say aloud.
    Value,
    /// The story that shows it.
    Story,
    /// One question for everybody, by show of hands.
    Question,
    /// One colleague, who is thanked.
    Thanks,
    /// What is so today, and what to do today.
    Today,
}

impl Part {
    /// All of them, in the order in which they come.
    pub const ALL: [Self; 5] =
        [Self::Value, Self::Story, Self::Question, Self::Thanks, Self::Today];
}

/// How most hands were, as the leader saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hands {
    /// Most were up for the right answer.
    Right,
    /// They were divided.
    Split,
    /// Most were up for a wrong one.
    Wrong,
}

impl Hands {
    /// All of them, in the order in which the glass offers them.
    pub const ALL: [Self; 3] = [Self::Right, Self::Split, Self::Wrong];
}

/// Whether somebody can begin a line-up from the first page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offer {
    /// The settings hide it, or there is nothing to make one of.
    #[default]
    None,
    /// A new one.
    Begin,
    /// The one that was interrupted, where it stopped.
    GoOn,
}

/// A page of a line-up.
#[derive(Clone, Debug, PartialEq)]
pub struct LineupView {
    /// The number of this page and how many there are, from 1.
    pub progress: (u32, u32),
    /// Whether there is another item in place of the one that is shown.
    pub has_other: bool,
    /// What is on the page.
    pub page: LineupPage,
}

/// What is on a page of a line-up.
#[derive(Clone, Debug, PartialEq)]
pub enum LineupPage {
    /// The value of the day.
    Value(Arc<Value>),
    /// The story that shows it.
    Story(Arc<Slide>),
    /// The question, and later its answer.
    Question {
        /// The question, with one right answer.
        question: Arc<Question>,
        /// In which order its options stand.
        shown: Vec<usize>,
        /// Whether the answer is shown, and the leader is asked how the hands were.
        told: bool,
        /// How they were.
        hands: Option<Hands>,
    },
    /// The colleague who is thanked.
    Thanks(Arc<Commendation>),
    /// What is so and what to do today.
    Today {
        /// What was written for this day.
        lines: Vec<Text>,
        /// An act of one of the roles.
        act: Option<Arc<Slide>>,
    },
}

/// One that was over sooner was a finger that wanted to see what comes.
pub const HELD_LEAST_S: u32 = 60;

/// A line-up that was held, or is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The day on which it began, on the kiosk's wall.
    pub date: Date,
    /// The hour of the day in which it began, 0 to 23.
    pub hour: u8,
    /// How long it took up to now, in seconds.
    pub seconds: u32,
    /// The last page that was reached.
    pub reached: Part,
    /// The value of the day.
    pub value: Option<Id>,
    /// What is told.
    pub story: Option<Id>,
    /// What everybody is asked.
    pub question: Option<Id>,
    /// How the hands were.
    pub hands: Option<Hands>,
    /// The commendation that is read.
    pub thanks: Option<Id>,
    /// The act of the day.
    pub act: Option<Id>,
}

impl Held {
    /// Whether it was one: it came as far as the question, and not in a hurry.
    pub fn counts(&self) -> bool {
        self.reached >= Part::Question && self.seconds >= HELD_LEAST_S
    }

    /// Whether its last page was reached.
    pub fn is_whole(&self) -> bool {
        self.reached == Part::Today
    }

    /// The item of a page.
    pub fn item(&self, part: Part) -> Option<&Id> {
        match part {
            Part::Value => self.value.as_ref(),
            Part::Story => self.story.as_ref(),
            Part::Question => self.question.as_ref(),
            Part::Thanks => self.thanks.as_ref(),
            Part::Today => self.act.as_ref(),
        }
    }

    /// The item of a page that was reached.
    pub fn told(&self, part: Part) -> Option<&Id> {
        self.item(part).filter(|_| self.reached >= part)
    }

    /// Takes out every item of which `gone` is true.
    pub fn forget(&mut self, gone: impl Fn(&Id) -> bool) {
        let items =
            [&mut self.value, &mut self.story, &mut self.question, &mut self.thanks, &mut self.act];
        for item in items {
            *item = item.take().filter(|id| !gone(id));
        }
    }
}
