//! The clocks of the simulated machine.

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::player::scene::Now;

/// What the machine's clocks show.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    /// Time that the machine has been awake since the simulation began; never goes back. All that
    /// is planned is planned by it, as a program sleeps by the monotonic clock.
    pub(super) awake: Duration,
    /// Time in suspend, which the monotonic clock doesn't count.
    pub(super) slept: Duration,
    /// What the wall showed at the beginning.
    base: Timestamp,
    /// How far the wall has been set from where it would be.
    pub(super) off: SignedDuration,
}

impl Clock {
    /// A clock whose wall shows `base`.
    pub(super) fn new(base: Timestamp) -> Self {
        Self { awake: Duration::ZERO, slept: Duration::ZERO, base, off: SignedDuration::ZERO }
    }

    /// Time since the simulation began, awake or not.
    pub(super) fn elapsed(&self) -> Duration {
        self.awake + self.slept
    }

    /// What a program that was started at `started`, awake, sees.
    pub(super) fn now(&self, started: Duration, zone: &TimeZone) -> Now {
        let mono = self.awake.saturating_sub(started);
        Now { mono, wall: self.wall().to_zoned(zone.clone()) }
    }

    /// What the wall shows; stands still at the ends of time.
    pub(super) fn wall(&self) -> Timestamp {
        let right = self.base.checked_add(self.elapsed()).unwrap_or(Timestamp::MAX);
        right.checked_add(self.off).unwrap_or(right)
    }

    /// Sets the wall to `to`.
    pub(super) fn set(&mut self, to: Timestamp) {
        let right = self.base.checked_add(self.elapsed()).unwrap_or(Timestamp::MAX);
        self.off = to.duration_since(right);
    }
}
