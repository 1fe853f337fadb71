//! A poll in a session, and what goes with a vote.

use std::sync::Arc;

use super::ROOM_LEAST;
use crate::content::model::{Slide, SlideKind, Text};

/// A poll that somebody is looking at.
#[derive(Clone, Debug, PartialEq)]
pub struct PollView {
    /// The slide, a [`SlideKind::Poll`].
    pub slide: Arc<Slide>,
    /// The option that was touched, by its index.
    pub picked: Option<usize>,
    /// How often each option was chosen, once one is picked and [`ROOM_LEAST`] votes are there.
    pub votes: Option<Vec<u32>>,
}

impl PollView {
    /// `votes` are shown only once an option is picked, and only from [`ROOM_LEAST`] on.
    pub fn new(slide: Arc<Slide>, picked: Option<usize>, votes: &[u32]) -> Self {
        let options = options(&slide).len();
        let votes: Vec<u32> = (0..options).map(|i| votes.get(i).copied().unwrap_or(0)).collect();
        let all = votes.iter().fold(0_u32, |all, n| all.saturating_add(*n));
        let votes = (picked.is_some() && all >= ROOM_LEAST).then_some(votes);
        Self { slide, picked, votes }
    }

    /// How many chose, and the share of each option in percent, where that is told.
    pub fn told(&self) -> Option<(u32, Vec<u32>)> {
        let votes = self.votes.as_deref()?;
        let all = votes.iter().fold(0_u64, |all, n| all + u64::from(*n));
        let share = |n: &u32| u64::from(*n) * 200 / all.max(1);
        let percent = |n: &u32| u32::try_from(share(n).div_ceil(2)).unwrap_or(u32::MAX);
        Some((u32::try_from(all).unwrap_or(u32::MAX), votes.iter().map(percent).collect()))
    }
}

/// What there is to choose on a poll; nothing on any other slide.
pub(crate) fn options(slide: &Slide) -> &[Text] {
    match &slide.kind {
        SlideKind::Poll { options } => options,
        _ => &[],
    }
}

/// Whether two versions of a poll ask the same, so that a vote for the one is one for the other.
pub(crate) fn asks_the_same(one: &Slide, other: &Slide) -> bool {
    (&one.headline, options(one)) == (&other.headline, options(other))
}

/// A poll that goes with an event, so that the ledger sees which version it was. In a log it is
/// no more than its id.
#[derive(Clone, PartialEq)]
pub struct Ballot(pub Arc<Slide>);

impl std::fmt::Debug for Ballot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&self.0.meta.id, f)
    }
}
