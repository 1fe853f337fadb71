//! What a service manager such as systemd is told: that the first page is on the glass, in a line
//! what is shown, that the end has been asked for, and, again and again, that the glass is alive.
//!
//! The watchdog is fed by the thread that paints, and by that alone. Whenever it comes round, the
//! frame before is on the glass, for the swap of the buffers has returned; so a thread that hangs
//! in a driver, a lock or a display that doesn't answer feeds nothing. Nor does one that comes
//! round without painting what was due, unless nothing is to be seen anyway: a Wayland compositor
//! asks for no frame while its output is off, and a closed room has nothing to show.

use std::time::Duration;

use sd_notify::NotifyState;

use crate::content::finding::phrase::count;

/// So many times within the watchdog's patience the thread that paints has to come round, so that
/// one round that is late isn't the end.
const ROUNDS: u32 = 4;

/// The line to the service manager; where there is none, everything here does nothing.
#[derive(Debug)]
pub(in crate::kiosk) struct Service {
    pulse: Option<Pulse>,
    has_painted: bool,
    is_ready: bool,
    /// How many errors and warnings were told last.
    told: Option<[usize; 2]>,
}

/// When the watchdog may be fed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Pulse {
    /// How often the thread that paints has to come round.
    every: Duration,
    /// When the next frame is due.
    due: Duration,
    /// When the watchdog was fed last.
    fed: Duration,
}

impl Service {
    /// Takes up the line that the environment names.
    pub(in crate::kiosk) fn begin() -> Self {
        let patience = sd_notify::watchdog_enabled();
        Self {
            pulse: patience.map(|patience| Pulse::new(patience / ROUNDS)),
            has_painted: false,
            is_ready: false,
            told: None,
        }
    }

    /// The thread that paints has come round at `now`, so that what it painted before is on the
    /// glass. `rests` says that nothing can be seen of what would be painted.
    pub(in crate::kiosk) fn come_round(&mut self, now: Duration, rests: bool) {
        if self.has_painted && !self.is_ready {
            self.is_ready = true;
            tell(&[NotifyState::Ready]);
        }
        if self.pulse.as_mut().is_some_and(|pulse| pulse.beats(now, rests)) {
            tell(&[NotifyState::Watchdog]);
        }
    }

    /// A frame is painted at `now`, and the next one is due in `next`. Gives when the thread must
    /// come round at the latest.
    pub(in crate::kiosk) fn painted(&mut self, now: Duration, next: Duration) -> Duration {
        // What follows the very first frame is that it is on the glass.
        let next = if self.has_painted { next } else { Duration::ZERO };
        self.has_painted = true;
        let Some(pulse) = &mut self.pulse else { return next };
        let next = next.min(pulse.every);
        pulse.due = now + next;
        next
    }

    /// How often the thread must come round even where nothing is painted.
    pub(in crate::kiosk) fn round(&self) -> Option<Duration> {
        self.pulse.as_ref().map(|pulse| pulse.every)
    }

    /// Says in a line how it is, with so many errors and warnings, where that has changed.
    pub(in crate::kiosk) fn say(&mut self, [errors, warnings]: [usize; 2]) {
        if self.told == Some([errors, warnings]) {
            return;
        }
        self.told = Some([errors, warnings]);
        let (errors, warnings) = (count(errors, "error"), count(warnings, "warning"));
        tell(&[NotifyState::Status(&format!("on the glass; {errors}, {warnings} in the log"))]);
    }
}

/// Says that the program is about to end, as it was asked to.
pub(in crate::kiosk) fn stopping() {
    tell(&[NotifyState::Stopping]);
}

impl Pulse {
    fn new(every: Duration) -> Self {
        Self { every, due: Duration::MAX, fed: Duration::ZERO }
    }

    /// Whether the watchdog is fed by a round at `now`.
    fn beats(&mut self, now: Duration, rests: bool) -> bool {
        let is_late = now > self.due.saturating_add(self.every);
        let is_hungry = now.saturating_sub(self.fed) >= self.every / 2;
        let beats = is_hungry && (rests || !is_late);
        if beats {
            self.fed = now;
        }
        beats
    }
}

/// A manager that can't be told is no reason not to go on.
fn tell(state: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(state) {
        tracing::debug!("the service manager can't be told {state:?}: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: Duration = Duration::from_secs(5);

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    // Case: Process: a stalled UI thread
    #[test]
    fn a_round_without_the_frame_that_was_due_feeds_nothing_and_the_frame_feeds_again() {
        let mut pulse = Pulse::new(EVERY);
        pulse.due = s(10);
        assert!(pulse.beats(s(8), false));
        assert!(pulse.beats(s(14), false), "a little late is in time");
        assert!(!pulse.beats(s(18), false), "the thread goes round, and paints nothing");
        assert!(!pulse.beats(s(60), false));
        pulse.due = s(65);
        assert!(pulse.beats(s(62), false));
    }

    #[test]
    fn where_nothing_is_to_be_seen_the_thread_itself_must_come_round() {
        let mut pulse = Pulse::new(EVERY);
        pulse.due = s(10);
        assert!(pulse.beats(s(3_600), true));
        assert!(!pulse.beats(s(3_600), true), "once a round is enough");
        assert!(pulse.beats(s(3_605), true));
    }

    #[test]
    fn the_thread_comes_round_before_the_watchdog_loses_patience_however_long_a_page_dwells() {
        let pulse = Some(Pulse::new(EVERY));
        let mut service = Service { pulse, has_painted: true, is_ready: true, told: None };
        assert_eq!(service.painted(s(100), s(60)), EVERY);
        assert_eq!(service.painted(s(100), s(1)), s(1));
        service.pulse = None;
        assert_eq!(service.painted(s(100), s(60)), s(60), "without a watchdog there is no hurry");
    }
}
