//! When the silent quiz asks: oftener while somebody is likely to be in the room, and as often a day.
//!
//! * By the settings' rhythm a share of the beats is questions, a quarter where nothing else is
//!   written. That is the **steady** pace.
//! * By presence ([`footfall`](crate::player::playlist::footfall)) hours that are busier than the
//!   open hours are on average have twice that share, but never more than half, and the others so
//!   much less that the day has as many questions as before ([`shares`]): an eighth of the beats
//!   where a third of the time is busy. It begins once there have been [`TOUCHES_LEAST`] touches.
//! * A question beyond the steady pace takes the beat of a slide that was on the glass before, or of
//!   a card that isn't owed a whole showing; where neither is next it waits for one. Takeovers stand
//!   outside the rhythm, and questions never follow each other.

use jiff::Zoned;

use crate::content::model::{Beat, Kiosk, QuizSetting};
use crate::numbers::as_f64;
use crate::player::playlist::footfall::Presence;

/// Before so many touches have told the hours apart, all are asked at the steady pace.
pub const TOUCHES_LEAST: f64 = 200.0;
/// How much oftener a busy hour is asked than at the steady pace, and how much more seldom others
/// at most.
pub const TIMES: f64 = 2.0;
/// No more than this share of the beats is questions in any hour that isn't steady.
pub const SHARE_MAX: f64 = 0.5;
/// How much longer a question stays than another page, for it waits for an answer: as in the
/// example. So a busy hour has fewer beats than another.
pub const QUESTION_TIMES: f64 = 1.7;
/// So many questions that had to wait for a beat are made up for, and no more.
const DUE_MAX: f64 = 8.0;
/// What sums of shares may be off by.
const NEAR: f64 = 1e-9;

/// How often questions come in an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// In their places in the settings' rhythm.
    Steady,
    /// By presence.
    Attended {
        /// The share of the beats that is questions in this hour, over 0, up to [`SHARE_MAX`].
        share: f64,
        /// The share that the settings' rhythm has for them.
        steady: f64,
    },
}

impl Pace {
    /// How often questions come at the time on the `wall`.
    pub fn at(kiosk: &Kiosk, presence: &Presence, wall: &Zoned) -> Self {
        let by_presence = match kiosk.quiz {
            QuizSetting::Attended => true,
            QuizSetting::Steady => false,
            QuizSetting::Trial => is_attended(wall.date().iso_week_date().week()),
        };
        let steady = steady(&kiosk.rhythm);
        let is_told = presence.touches_told() >= TOUCHES_LEAST;
        if !by_presence || !is_told || steady <= 0.0 || steady >= SHARE_MAX {
            return Self::Steady;
        }
        let Some(is_busy) = presence.is_busy(wall, &kiosk.open) else { return Self::Steady };
        let [often, seldom] = shares(steady, presence.busy_part(&kiosk.open));
        Self::Attended { share: if is_busy { often } else { seldom }, steady }
    }
}

/// The share of the beats that is questions by the settings' `rhythm`, 0 to 1.
pub fn steady(rhythm: &[Beat]) -> f64 {
    let questions = rhythm.iter().filter(|beat| **beat == Beat::Question).count();
    as_f64(questions) / as_f64(rhythm.len().max(1))
}

/// Whether a Trial asks by presence in the ISO week of this number, 1 to 53; in the others it is
/// steady.
pub fn is_attended(week: i8) -> bool {
    week % 2 != 0
}

/// The shares of the beats that are questions in busy hours and in others, where the steady pace
/// has `steady` of them, over 0 and under [`SHARE_MAX`], and `busy_part` of the time, 0 to 1, is
/// busy. As many a day as at the steady pace: the first is as large as may be, unless the second
/// would be too small by it.
pub fn shares(steady: f64, busy_part: f64) -> [f64; 2] {
    let (often, seldom) = ((steady * TIMES).min(SHARE_MAX), steady / TIMES);
    let busy = busy_part.clamp(0.0, 1.0);
    let left = per_time(steady) - busy * per_time(often);
    let rest = if busy < 1.0 { share_at(left.max(0.0) / (1.0 - busy)) } else { 0.0 };
    if rest >= seldom {
        return [often, rest];
    }
    let left = per_time(steady) - (1.0 - busy) * per_time(seldom);
    [share_at(left / busy), seldom]
}

/// Questions in the time of one other page, where `share` of the beats is questions.
fn per_time(share: f64) -> f64 {
    share / (1.0 + share * (QUESTION_TIMES - 1.0))
}

/// The share of the beats by which so many questions come in the time of one other page.
fn share_at(per_time: f64) -> f64 {
    per_time / (1.0 - per_time * (QUESTION_TIMES - 1.0))
}

/// How the questions stand.
#[derive(Debug, Default)]
pub(super) struct Tempo {
    /// What the shares have come to since the last question; 1 asks the next.
    due: f64,
    /// Beats since the last question.
    since: u32,
}

/// Whether a question comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Something else does.
    No,
    /// It does where what else would come may give way.
    Perhaps,
    /// It does.
    Yes,
}

impl Tempo {
    /// Whether a question is due at this pace; never at the steady one, which has its own places.
    pub(super) fn due(&self, pace: Pace) -> Due {
        let Pace::Attended { share, steady } = pace else { return Due::No };
        let is_due = self.due + share >= 1.0 - NEAR && self.since > 0;
        match is_due {
            false => Due::No,
            // By now it would have been asked at the steady pace, too.
            true if f64::from(self.since + 1) * steady >= 1.0 - NEAR => Due::Yes,
            true => Due::Perhaps,
        }
    }

    /// Notes a beat of the rhythm, at the pace that it was planned at.
    pub(super) fn take(&mut self, pace: Pace, is_question: bool) {
        let Pace::Attended { share, .. } = pace else {
            *self = Self::default();
            return;
        };
        let asked = if is_question { 1.0 } else { 0.0 };
        self.due = (self.due + share - asked).clamp(0.0, DUE_MAX);
        self.since = if is_question { 0 } else { self.since.saturating_add(1) };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::player::testing::{kiosk, noon};

    /// How many questions there are among so many beats of an hour of this share, where the beats
    /// that `may` give way do.
    fn asked(share: f64, beats: usize, may: impl Fn(usize) -> bool) -> usize {
        let mut tempo = Tempo::default();
        let pace = Pace::Attended { share, steady: 0.25 };
        let mut beat = |at: &usize| {
            let asks = match tempo.due(pace) {
                Due::No => false,
                Due::Perhaps => may(*at),
                Due::Yes => true,
            };
            tempo.take(pace, asks);
            asks
        };
        (0..beats).filter(|at| beat(at)).count()
    }

    #[test]
    fn questions_have_their_share_of_the_beats_and_never_follow_each_other() {
        assert_eq!(asked(0.5, 400, |_| true), 200);
        assert_eq!(asked(0.25, 400, |_| true), 100);
        assert_eq!(asked(0.125, 400, |_| true), 50);
        assert_eq!(asked(0.9, 400, |_| true), 200);
    }

    #[test]
    fn what_may_not_give_way_keeps_its_beat_and_the_steady_pace_holds_all_the_same() {
        assert_eq!(asked(0.5, 400, |_| false), 100);
        let some = asked(0.5, 400, |beat| beat.is_multiple_of(3));
        assert!((115..=135).contains(&some), "each third beat at most: {some}");
        // What had to wait for twenty beats is made up for.
        let late = asked(0.4, 200, |beat| beat > 20);
        assert!((79..=80).contains(&late), "{late}");
    }

    #[test]
    fn a_third_of_the_time_is_asked_every_second_beat_and_the_rest_about_every_eighth() {
        let [often, seldom] = shares(0.25, 1.0 / 3.0);
        assert_eq!(often, 0.5);
        assert!((0.125..0.17).contains(&seldom), "{seldom}");
        assert_eq!(shares(0.4, 0.1)[0], SHARE_MAX);
        // Where nearly all of the time is busy, there is little to take from.
        let [often, seldom] = shares(0.25, 0.9);
        assert!(seldom == 0.125 && (0.25..0.27).contains(&often), "{often} {seldom}");
        let [often, seldom] = shares(0.25, 0.0);
        assert!(often == 0.5 && (seldom - 0.25).abs() < 1e-9, "{seldom}");
        assert!((shares(0.25, 1.0)[0] - 0.25).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn as_much_is_asked_a_day_as_at_the_steady_pace(
            steady in 0.02..0.49_f64,
            busy in 0.0..=1.0_f64,
        ) {
            let [often, seldom] = shares(steady, busy);
            let a_day = busy * per_time(often) + (1.0 - busy) * per_time(seldom);
            prop_assert!((a_day - per_time(steady)).abs() < 1e-9, "{often} {seldom}");
            prop_assert!(steady - NEAR <= often && often <= SHARE_MAX + NEAR);
            prop_assert!(often <= steady * TIMES + NEAR);
            prop_assert!(steady / TIMES - NEAR <= seldom && seldom <= steady + NEAR);
        }
    }

    #[test]
    fn the_settings_the_week_and_the_touches_decide_whether_presence_counts() {
        let mut presence = Presence::default();
        let wall = noon().wall;
        presence.touches(wall.date(), 12, 190);
        let mut kiosk = kiosk();
        let at = |kiosk: &Kiosk, presence: &Presence, days: i32| {
            Pace::at(kiosk, presence, &(&wall + jiff::Span::new().days(days)))
        };
        assert_eq!(at(&kiosk, &presence, 0), Pace::Steady, "few touches tell little");
        presence.touches(wall.date(), 12, 20);
        // One of 168 hours is busy.
        let [often, seldom] =
            shares(0.25, 1.0 / 168.0).map(|share| Pace::Attended { share, steady: 0.25 });
        assert_eq!(at(&kiosk, &presence, 0), often);
        assert_eq!(at(&kiosk, &presence, 1), seldom);
        kiosk.quiz = QuizSetting::Steady;
        assert_eq!(at(&kiosk, &presence, 0), Pace::Steady);
        // The 45th week of 2026, and the next.
        kiosk.quiz = QuizSetting::Trial;
        assert_eq!(at(&kiosk, &presence, 0), often);
        assert_eq!(at(&kiosk, &presence, 7), Pace::Steady);
        kiosk.quiz = QuizSetting::Attended;
        assert_eq!(at(&kiosk, &presence, 7), often);
        let never: Zoned = "1970-01-01T12:00:00[UTC]".parse().expect("a time");
        assert_eq!(Pace::at(&kiosk, &presence, &never), Pace::Steady);
        for rhythm in [vec![Beat::Slide, Beat::Question], vec![Beat::Slide], Vec::new()] {
            kiosk.rhythm = rhythm;
            assert_eq!(at(&kiosk, &presence, 0), Pace::Steady, "there is nothing to double");
        }
    }
}
