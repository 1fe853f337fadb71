//! The line-up on the glass: five minutes before a shift, standing, led from the screen.

use std::sync::Arc;

use crate::content::model::{Commendation, Question, Slide, Text, Value};

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
