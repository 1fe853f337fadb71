//! How long nobody has touched the glass, and when it asks "Still here?".

use std::time::Duration;

use crate::player::scene::StillHere;

const SECOND: Duration = Duration::from_secs(1);

/// The idle clock of a session. All times are mono.
#[derive(Clone, Debug)]
pub(crate) struct Idle {
    since: Duration,
    after: Duration,
    warning: Duration,
    was_down: bool,
    warned: bool,
}

impl Idle {
    /// Somebody touched it at `now`. Until [`Idle::wait`] it waits for nothing.
    pub(crate) fn since(now: Duration) -> Self {
        Self {
            since: now,
            after: Duration::ZERO,
            warning: Duration::ZERO,
            was_down: false,
            warned: false,
        }
    }

    /// Sets how long the glass waits for somebody: `after`, and then `warning`.
    pub(crate) fn wait(&mut self, after: Duration, warning: Duration) {
        self.after = after;
        self.warning = warning;
    }

    /// Counts on to `now`. A finger that is down keeps the warning away, and once
    /// that is there holds its end. `true` when nobody is there any more.
    pub(crate) fn is_over(&mut self, now: Duration, acted: bool, down: bool) -> bool {
        if acted || (!self.warned && (down || self.was_down)) {
            self.since = now;
        }
        self.was_down = down;
        self.warned = now >= self.warns_at();
        !down && now >= self.warns_at() + self.warning
    }

    /// Somebody is there at `now`, though they touched nothing.
    pub(crate) fn touch(&mut self, now: Duration) {
        self.since = now;
    }

    fn warns_at(&self) -> Duration {
        self.since + self.after
    }

    /// "Still here?" at `now`, if it is asked.
    pub(crate) fn still_here(&self, now: Duration) -> Option<StillHere> {
        let asked_for = now.checked_sub(self.warns_at())?;
        let of_s = u32::try_from(self.warning.as_secs()).unwrap_or(u32::MAX);
        let gone_s = u32::try_from(asked_for.as_secs()).unwrap_or(u32::MAX);
        Some(StillHere { left_s: of_s.saturating_sub(gone_s), of_s })
    }

    /// When "Still here?" appears, counts or ends; `None` past its end.
    pub(crate) fn next_change(&self, now: Duration) -> Option<Duration> {
        let Some(asked_for) = now.checked_sub(self.warns_at()) else {
            return Some(self.warns_at());
        };
        let tick = Duration::from_secs(asked_for.as_secs()) + SECOND;
        (tick <= self.warning).then(|| self.warns_at() + tick)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn idle() -> Idle {
        let mut idle = Idle::since(s(100));
        idle.wait(s(30), s(20));
        idle
    }

    #[test]
    fn it_asks_after_the_idle_time_counts_whole_seconds_and_gives_up() {
        let mut idle = idle();
        assert_eq!(idle.next_change(s(100)), Some(s(130)));
        assert_eq!(idle.still_here(s(129)), None);
        let here = |left_s| Some(StillHere { left_s, of_s: 20 });
        assert_eq!(idle.still_here(s(130)), here(20));
        assert_eq!(idle.still_here(s(131) + Duration::from_millis(900)), here(19));
        assert_eq!(idle.next_change(s(131) + Duration::from_millis(900)), Some(s(132)));
        assert!(!idle.is_over(s(149), false, false));
        assert_eq!(idle.next_change(s(149)), Some(s(150)));
        assert!(idle.is_over(s(150), false, false));
    }

    #[test]
    fn a_gesture_during_the_question_starts_the_clock_anew() {
        let mut idle = idle();
        assert!(!idle.is_over(s(140), false, false));
        assert!(!idle.is_over(s(149), true, false));
        assert_eq!(idle.still_here(s(149)), None);
        assert_eq!(idle.next_change(s(149)), Some(s(179)));
    }

    #[test]
    fn a_finger_that_stays_down_is_never_asked_and_never_thrown_out() {
        let mut idle = idle();
        for t in 101..400 {
            assert!(!idle.is_over(s(t), false, true));
            assert_eq!(idle.still_here(s(t)), None);
        }
        assert!(!idle.is_over(s(400), false, false));
        assert_eq!(idle.next_change(s(400)), Some(s(430)));
    }

    #[test]
    fn a_finger_that_comes_down_on_the_question_holds_its_end_until_it_is_released() {
        let mut idle = idle();
        assert!(!idle.is_over(s(135), false, false));
        assert!(!idle.is_over(s(149), false, true));
        assert!(!idle.is_over(s(160), false, true));
        assert_eq!(idle.still_here(s(160)), Some(StillHere { left_s: 0, of_s: 20 }));
        assert_eq!(idle.next_change(s(160)), None);
        assert!(idle.is_over(s(161), false, false));
    }

    // Case: Time: 24 h of suspend are one step
    #[test]
    fn after_a_night_asleep_the_session_is_over_in_one_step() {
        assert!(idle().is_over(s(90_000), false, false));
    }
}
