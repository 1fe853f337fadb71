//! Of which threads the day is woven: what share of its time the loop gives to what, minute by
//! minute.

use jiff::{Timestamp, Unit};

use super::Shown;
use crate::content::model::Pole;
use crate::numbers::{as_f32, ceil_usize, floor_u32, nearest_f32};
use crate::player::scene::View;

/// How many threads there are.
pub const THREADS: usize = 5;
/// So many minutes before and after each one count, and that twice, so that the rhythm of the
/// loop makes no waves; a cycle takes one or two.
const AROUND: usize = 15;
/// Most minutes of a day: one of 25 hours.
const MINUTES_MAX: usize = 25 * 60;

/// A thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Slides about care for customers.
    Care,
    /// Questions about it.
    CareAsked,
    /// Thanks.
    Thanks,
    /// Questions about the dignity of those who serve.
    DignityAsked,
    /// Slides about it.
    Dignity,
}

/// All threads from one edge to the other, with thanks in the middle.
pub const ALL: [Thread; THREADS] =
    [Thread::Care, Thread::CareAsked, Thread::Thanks, Thread::DignityAsked, Thread::Dignity];

impl Thread {
    /// The thread that a page belongs to, if to any.
    pub fn of(page: &Shown) -> Option<Self> {
        let by = |pole, care, dignity| if pole == Pole::Care { care } else { dignity };
        match &page.scene.view {
            View::Slide { slide, .. } => Some(by(slide.meta.pole, Self::Care, Self::Dignity)),
            View::Question(asked) => {
                Some(by(asked.question.meta.pole, Self::CareAsked, Self::DignityAsked))
            }
            View::Commendation { .. } => Some(Self::Thanks),
            _ => None,
        }
    }
}

/// The day, woven.
#[derive(Clone, Debug, Default)]
pub struct Weave {
    /// Minute by minute from the first page on, the share of each thread, from 0 to 1.
    pub minutes: Vec<[f32; THREADS]>,
    /// What of the day each minute belongs to; where it changes, it changes at once.
    pub stretch: Vec<Stretch>,
}

/// What of the day a minute belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    /// Nothing is shown.
    #[default]
    Closed,
    /// The loop goes round.
    Loop,
    /// One page is all there is.
    Takeover,
}

impl Weave {
    /// The weave of these pages.
    pub fn of(pages: &[Shown]) -> Self {
        let Some((first, last)) = pages.first().zip(pages.last()) else { return Self::default() };
        let minute = |at: Timestamp| {
            let seconds = at.duration_since(first.from).as_secs_f64().max(0.0);
            nearest_f32(seconds / 60.0)
        };
        let length = last.until.since((Unit::Minute, first.from)).map_or(0, |s| s.get_minutes());
        let length = usize::try_from(length).unwrap_or(0).saturating_add(1).min(MINUTES_MAX);
        let mut raw = vec![[0.0; THREADS]; length];
        let mut stretch = vec![Stretch::Closed; length];
        for page in pages {
            let (from, until) = (minute(page.from), minute(page.until));
            let own = if page.is_takeover() { Stretch::Takeover } else { Stretch::Loop };
            let thread = Thread::of(page).and_then(|own| ALL.iter().position(|one| *one == own));
            let first = floor_u32(from.into()) as usize;
            let touched = raw.iter_mut().zip(&mut stretch).enumerate().skip(first);
            for (at, (share, kind)) in touched.take(ceil_usize(until - from) + 1) {
                let begins = as_f32(at);
                let overlap = until.min(begins + 1.0) - from.max(begins);
                if overlap <= 0.0 {
                    continue;
                }
                if let Some(thread) = thread {
                    share[thread] += overlap;
                }
                // The longer of two counts.
                if overlap >= 0.5 || *kind == Stretch::Closed {
                    *kind = own;
                }
            }
        }
        Self { minutes: smooth(&smooth(&raw, &stretch), &stretch), stretch }
    }
}

/// Each minute with its neighbours of the same stretch, as shares of all that is shown.
fn smooth(raw: &[[f32; THREADS]], stretch: &[Stretch]) -> Vec<[f32; THREADS]> {
    let same = |at: usize, other: &usize| stretch[*other] == stretch[at];
    let around = |at: usize| {
        let before = (0..=at).rev().take(AROUND + 1).take_while(move |other| same(at, other));
        let after = (at + 1..raw.len()).take(AROUND).take_while(move |other| same(at, other));
        before.chain(after)
    };
    let of = |at: usize| {
        let mut sum = [0.0; THREADS];
        for other in around(at) {
            for (sum, share) in sum.iter_mut().zip(raw[other]) {
                *sum += share;
            }
        }
        let all: f32 = sum.iter().sum();
        if all > 0.0 { sum.map(|share| share / all) } else { sum }
    };
    (0..raw.len()).map(of).collect()
}
