//! What happened, as the player reports it.

use std::sync::Arc;
use std::time::Duration;

use super::{Ballot, Deed, Hands, Held, Spotlight, Typed};
use crate::content::model::{Id, Question};

/// A question that goes with an event, so that the ledger sees which version it was. In a log
/// it is no more than its id.
#[derive(Clone, PartialEq)]
pub struct Wording(pub Arc<Question>);

impl std::fmt::Debug for Wording {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0.meta.id, f)
    }
}

/// What happened, for the ledger and the log. Holds ids, never names.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// An item came onto the glass in the loop.
    Shown {
        /// The id of the item.
        id: Id,
    },
    /// A commendation has left the glass in the loop, or was touched; what it has had of it.
    Spotlight(Spotlight),
    /// An item could not be made ready in time and was passed over.
    Skipped {
        /// The id of the item.
        id: Id,
    },
    /// A session began.
    SessionStarted,
    /// A session ended, by leaving or by idling.
    SessionEnded,
    /// The page on the glass is to be read aloud, in its language.
    ReadAloud,
    /// What is being read aloud is to end at once.
    Hush,
    /// A PIN was typed, which wants checking: [`crate::player::Input::verdict`].
    Typed(Typed),
    /// The administrator ends the program.
    ToDesktop,
    /// A commendation was opened by touch.
    Opened {
        /// The id of the item.
        id: Id,
    },
    /// Somebody clapped for a commendation.
    Applauded {
        /// The id of the item.
        id: Id,
    },
    /// Somebody chose an option of a poll, after time enough to read it.
    Voted {
        /// The very version of the poll.
        poll: Ballot,
        /// Index of the option.
        option: usize,
    },
    /// Somebody thanked a colleague: a team and a ready sentence, and no name.
    Thanked {
        /// The role of the colleague.
        team: Id,
        /// What they did.
        deed: Deed,
    },
    /// A question was asked in a visit. One that was joined in the loop was [`Event::Shown`].
    Asked {
        /// The id of the item.
        id: Id,
    },
    /// A line-up has begun, or a page of it was turned.
    Lineup {
        /// Whether it is a new one.
        begins: bool,
        /// What it has come to.
        held: Box<Held>,
    },
    /// Hands were shown for a question in a line-up, and it counts for what the room knows.
    Hands {
        /// The id of the question.
        id: Id,
        /// The very version of it that was asked.
        question: Wording,
        /// How most hands were.
        hands: Hands,
    },
    /// A question was answered. With a ledger, what came of it shows when its ticket comes
    /// back in [`crate::player::Input::recorded`].
    Answered {
        /// Number of the answer since the start, from 1.
        ticket: u64,
        /// The id of the question.
        id: Id,
        /// The very version of it that was answered.
        question: Wording,
        /// What was picked: indices into its options, in the order touched.
        picked: Vec<usize>,
        /// Whether the answer was right.
        right: bool,
        /// Whether the answer was the first try in this visit.
        first_try: bool,
        /// Whether it says anything about what the room knows: a first try, after time enough
        /// to read, and not one of very many in a row.
        counts: bool,
        /// The time from question to answer.
        after: Duration,
    },
}
