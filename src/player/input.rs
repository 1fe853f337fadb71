//! What the player is told from outside.

use super::scene::{Corner, Gesture, Mood};
use crate::content::model::Lang;

/// What is fixed from outside.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A fixed language: the primary one, and the loop keeps to it.
    pub lang: Option<Lang>,
    /// The colours that stay whatever the time of day; `None` follows the settings.
    pub mood: Option<Mood>,
    /// Decides the order of options.
    pub seed: u64,
    /// In a window of the owner's, where the admin page opens without a PIN.
    pub owner: bool,
    /// Whether a ledger keeps the answers: what came of one is told when
    /// [`Input::recorded`] has its ticket, or after [`RECORD_WAIT`](super::RECORD_WAIT). Without, at once.
    pub ledger: bool,
}

/// What has happened outside since the last step.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// What a finger said.
    pub gesture: Option<Gesture>,
    /// Whether a finger is on the glass.
    pub finger_down: bool,
    /// Whether the upcoming item's picture is on the GPU, or it needs none.
    pub ready: bool,
    /// Tickets of the answers that the ledger has on disk by now.
    pub recorded: Vec<u64>,
    /// The page that was read aloud has come to its end.
    pub spoken: bool,
    /// A tap in a corner of the glass, while there is an admin page to knock for.
    pub knock: Option<Corner>,
    /// What came of the PIN that was typed.
    pub verdict: Option<Verdict>,
}

/// What came of a PIN that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is the PIN.
    Right,
    /// It isn't.
    Wrong,
    /// It couldn't be checked.
    Unready,
}
