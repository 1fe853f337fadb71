//! The pages of the philosophy.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Id, Meta, Photo, Text};

/// One page of the philosophy.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What every item has.
    pub meta: Meta,
    /// The line read from three metres.
    pub headline: Text,
    /// A photo, where there is one; a drawn motif otherwise.
    pub photo: Option<Photo>,
    /// What kind of page it is.
    pub kind: SlideKind,
}

/// The kinds of slide, each with a composition of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum SlideKind {
    /// One idea and a sentence.
    Principle {
        /// The sentence beneath the headline.
        body: Text,
    },
    /// The signature screen: your role, job one, job two.
    YourJobs {
        /// The roles, in the order of their tiles; 1 to 12.
        roles: Vec<Arc<Role>>,
    },
    /// One touchpoint, one act of care.
    MomentOfTruth {
        /// Where the customer meets us: "The phone rings at 17:58".
        touchpoint: Text,
        /// What one of us does.
        act: Text,
    },
    /// Something that happened.
    Story {
        /// The story, in a few sentences.
        body: Text,
        /// What the story teaches, in one sentence.
        lesson: Text,
    },
    /// What people say, and what is so. The headline names the matter.
    MythAndFact {
        /// What people say, and is not so.
        myth: Text,
        /// What is so instead.
        fact: Text,
        /// Why the myth is wrong.
        because: Text,
    },
    /// One thing leads to the next.
    Chain {
        /// 3 to 5 links.
        links: Vec<Text>,
        /// What follows from it.
        body: Text,
    },
    /// How far, and no further.
    BoundaryLadder {
        /// 3 to 5 rungs, the mildest first.
        steps: Vec<Rung>,
        /// Who decides, and whom to call.
        decides: Text,
    },
    /// What to do when it has happened to you.
    HelpCard {
        /// 3 to 6 short instructions.
        steps: Vec<Text>,
        /// Whom to tell of what happened.
        tell: Text,
    },
    /// A customer's words, which are the headline, and whose work is behind them.
    Voice {
        /// Who said it, without a name: "a customer on the telephone".
        by: Text,
        /// Who made them say it, and how.
        thanks_to: Text,
    },
    /// One number that proves the promise. Its [`Meta::until`] is at the latest the day on which
    /// the number is too old.
    Figure {
        /// The number as it is drawn, such as `3` or `98%`; 1 to 8 characters.
        number: String,
        /// What it is the number of.
        of: Text,
        /// The day on which it was counted.
        counted: Date,
    },
    /// What somebody asked for, and what came of it.
    Answered {
        /// What was asked for.
        asked: Text,
        /// What was done.
        done: Text,
    },
    /// Something to know about the trade, with its picture.
    Craft {
        /// What there is to know.
        body: Text,
    },
    /// A question without a right answer, which is the headline. Whoever touches an option sees
    /// what the room thinks.
    Poll {
        /// What there is to choose, 2 to 5.
        options: Vec<Text>,
    },
    /// One of the acts of a role, which is the headline, for everybody to do today. No folder has
    /// such a slide: the player makes one each day.
    Dare {
        /// What the role is called.
        role: Text,
    },
    /// The organisation's promise, which closes each cycle of the loop.
    Promise {
        /// A sentence beneath the promise.
        body: Text,
    },
}

/// A rung of the boundary ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// Two or three words.
    pub title: Text,
    /// A sentence.
    pub text: Text,
}

/// What somebody was hired to do, and the second job that comes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Stable name, used by audiences.
    pub id: Id,
    /// What the role is called.
    pub name: Text,
    /// The job one was hired for.
    pub job_one: Text,
    /// Taking care of the customer, from where this role stands.
    pub job_two: Text,
    /// Two things to do today.
    pub acts: [Text; 2],
}
