//! A card's turn in the spotlight, as the ledger keeps it.

use std::time::Duration;

use crate::content::model::Id;

/// How a card stood when it was last seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// What the card was owed then, in weighted seconds; negative where it had more than its share.
    pub owed: f64,
    /// Weighted seconds that all cards together had had by then.
    pub clock: f64,
    /// The number of the card's turn among all turns on the wall.
    pub turn: u64,
}

/// What a card has had of the glass, for the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotlight {
    /// The id of the card's commendation.
    pub id: Id,
    /// For how long it was seen.
    pub lasted: Duration,
    /// How long the card was seen, weighted by when people are there.
    pub weighted: Duration,
    /// Turns on the wall from the card's last one to this, or since it is live.
    pub waited: u32,
    /// How the card stands now.
    pub standing: Standing,
}
