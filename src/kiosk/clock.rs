//! The two clocks. Nothing else in the program looks at a clock.
#![expect(clippy::disallowed_methods, reason = "this is the one place that may")]

use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::content::model::Kiosk;
use crate::player::scene::Now;

/// A clock that never goes back, and one on the wall.
pub(super) struct Clock {
    start: Instant,
    /// How far the wall is from the machine's own clock, for trying another day.
    shift: SignedDuration,
    zone: TimeZone,
}

impl Clock {
    /// A clock that starts now; its wall shows `pretended` if that is given.
    pub(super) fn start(pretended: Option<Timestamp>, kiosk: &Kiosk) -> Self {
        let shift =
            pretended.map_or(SignedDuration::ZERO, |then| then.duration_since(Timestamp::now()));
        let mut clock = Self { start: Instant::now(), shift, zone: TimeZone::UTC };
        clock.set_zone(kiosk);
        clock
    }

    /// Takes the kiosk's time zone, or the machine's where it names none or one that there
    /// isn't.
    pub(super) fn set_zone(&mut self, kiosk: &Kiosk) {
        let named = kiosk.time_zone.as_deref();
        self.zone =
            named.and_then(|name| TimeZone::get(name).ok()).unwrap_or_else(TimeZone::system);
    }

    /// The time since the start, which only grows, and the time on the wall.
    pub(super) fn now(&self) -> Now {
        let machine = Timestamp::now();
        let wall = machine.checked_add(self.shift).unwrap_or(machine);
        Now { mono: self.mono(), wall: wall.to_zoned(self.zone.clone()) }
    }

    /// Time since the start.
    pub(super) fn mono(&self) -> Duration {
        self.start.elapsed()
    }
}

/// What the machine's wall clock shows, for commands that look once.
pub fn wall() -> jiff::Zoned {
    jiff::Zoned::now()
}
