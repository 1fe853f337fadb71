//! A page of the wall, and what it is browsed by.

use std::sync::Arc;

use crate::content::model::{Commendation, Skill, Text, Value};

/// A year, and a month of it from 1 to 12.
pub type Month = (i16, i8);

/// What the wall can be browsed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The value a card belongs to.
    Value,
    /// The skill it shows.
    Skill,
    /// The team that is thanked.
    Team,
    /// The month in which it happened.
    Month,
}

impl By {
    /// All ways of browsing, in the order in which the glass offers them.
    pub const ALL: [Self; 4] = [Self::Value, Self::Skill, Self::Team, Self::Month];
}

/// One value, skill, team or month.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The cards of a value.
    Value(Arc<Value>),
    /// The cards that show a skill.
    Skill(Skill),
    /// The cards of a team; teams are the same that are called the same in any language.
    Team(Text),
    /// The cards of a month.
    Month(Month),
}

impl Choice {
    /// The way of browsing that this choice belongs to.
    pub fn by(&self) -> By {
        match self {
            Self::Value(_) => By::Value,
            Self::Skill(_) => By::Skill,
            Self::Team(_) => By::Team,
            Self::Month(_) => By::Month,
        }
    }
}

/// A page of the wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WallView {
    /// The cards on this page, at most [`WALL_PAGE`], the newest first.
    pub cards: Vec<Arc<Commendation>>,
    /// For each of these, whether it is less than seven days old.
    pub new: Vec<bool>,
    /// The cards of the next page and of the one before, whose photos are made ready meanwhile.
    pub near: Vec<Arc<Commendation>>,
    /// How many cards there are of what was chosen, on all pages.
    pub total: usize,
    /// What the wall can be browsed by: only what tells cards apart. Nothing while there are at
    /// most [`WALL_FEW`].
    pub ways: Vec<By>,
    /// The way in which the wall is browsed; `None` while all cards are shown.
    pub by: Option<By>,
    /// What of that there is to choose, each with at least one card.
    pub choices: Vec<Choice>,
    /// What was chosen of it; until then all cards are shown.
    pub chosen: Option<Choice>,
    /// The choice from which on the glass shows as many as it has room for.
    pub from: usize,
    /// The number of this page, from 0.
    pub page: usize,
    /// How many there are, at least 1.
    pub pages: usize,
}

/// Up to so many cards there is nothing to browse: they have the wall to themselves, beside an
/// invitation.
pub const WALL_FEW: usize = 3;
/// Cards on a page of the wall (3 × 2 or 2 × 3): fewer and larger, for no head may be cropped.
pub const WALL_PAGE: usize = 6;
/// Cards on a page of the wall in reach mode (one row).
pub const WALL_PAGE_REACH: usize = 3;
