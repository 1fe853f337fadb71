//! When people are there: touches by hour of the week, and what an hour weighs by them.
//!
//! The last thousands of touches are remembered, each new one fading all before it a little.
//! No time goes into that, so that a clock that jumps can neither wipe the memory nor flood it.

use jiff::Zoned;
use jiff::civil::{Date, Weekday};

use super::dayparts::{self, plausible};
use crate::content::model::Daypart;
use crate::numbers::as_f64;

/// Hours of a week, from Monday's first.
pub const HOURS_A_WEEK: usize = 168;
/// What an hour in which nobody ever touched the glass weighs; the busiest weighs 1.
pub const WEIGHT_LEAST: f64 = 0.05;
/// The touches that every hour is taken to have had before the first one, for few tell little.
pub const TOUCHES_PRIOR: f64 = 4.0;
/// About as many touches as are remembered: a season of an ordinary room, so that within a week
/// the first day has hardly faded against the last.
pub const TOUCHES_KEPT: f64 = 16_384.0;
/// More touches than this in one hour are somebody playing, and tell no more.
pub const TOUCHES_AN_HOUR_MAX: u64 = 240;

/// What is remembered of when people were there.
#[derive(Clone, Debug, PartialEq)]
pub struct Presence {
    /// Touches by hour of the week, faded.
    hours: [f64; HOURS_A_WEEK],
    /// The hour last touched in, and how many touches of it count already.
    last: Option<(Date, i8, u64)>,
}

impl Default for Presence {
    fn default() -> Self {
        Self { hours: [0.0; HOURS_A_WEEK], last: None }
    }
}

impl Presence {
    /// Counts a touch at the time on the wall. A clock that can't be believed says nothing.
    pub fn touch(&mut self, wall: &Zoned) {
        self.touches(wall.date(), wall.hour(), 1);
    }

    /// Notes so many touches in one hour, 0 to 23, of a day.
    pub fn touches(&mut self, day: Date, hour: i8, count: u64) {
        if !plausible(day) {
            return;
        }
        let before = match self.last {
            Some((date, at, before)) if (date, at) == (day, hour) => before,
            _ => 0,
        };
        let after = before.saturating_add(count).min(TOUCHES_AN_HOUR_MAX);
        self.last = Some((day, hour, after));
        let counted = as_f64(after - before);
        let left = (1.0 - 1.0 / TOUCHES_KEPT).powf(counted);
        self.hours.iter_mut().for_each(|touches| *touches *= left);
        if let Some(touches) = self.hours.get_mut(slot(day.weekday(), hour)) {
            // One after the other, each fading those before it.
            *touches += (1.0 - left) * TOUCHES_KEPT;
        }
    }

    /// What the hour at `wall` weighs, [`WEIGHT_LEAST`] to 1. Before the first touch all weigh
    /// alike, and so they do by a clock that can't be believed.
    pub fn weight(&self, wall: &Zoned) -> f64 {
        if plausible(wall.date()) {
            self.weight_of(wall.date().weekday(), wall.hour())
        } else {
            1.0
        }
    }

    /// What an hour, 0 to 23, of a day of the week weighs, [`WEIGHT_LEAST`] to 1, as in
    /// [`weight`](Self::weight).
    pub fn weight_of(&self, day: Weekday, hour: i8) -> f64 {
        let touches = self.hours.get(slot(day, hour)).copied().unwrap_or(0.0);
        self.weight_with(touches)
    }

    /// What an hour with so many touches weighs.
    fn weight_with(&self, touches: f64) -> f64 {
        let most = self.hours.iter().copied().fold(0.0, f64::max);
        let share = (touches + TOUCHES_PRIOR) / (most + TOUCHES_PRIOR);
        WEIGHT_LEAST + (1.0 - WEIGHT_LEAST) * share
    }

    /// How many touches are remembered, those that have faded counted for what is left of them;
    /// 0 to [`TOUCHES_KEPT`].
    pub fn touches_told(&self) -> f64 {
        self.hours.iter().sum()
    }

    /// What the hours that are `open` weigh on average, [`WEIGHT_LEAST`] to 1; no dayparts at all
    /// means every hour.
    pub fn mean_weight(&self, open: &[Daypart]) -> f64 {
        self.weight_with(mean(&self.open_hours(open)))
    }

    /// The part of the hours that are `open` that is busier than they are on average, 0 to 1.
    pub fn busy_part(&self, open: &[Daypart]) -> f64 {
        let touches = self.open_hours(open);
        let mean = mean(&touches);
        let busy = touches.iter().filter(|touches| **touches > mean).count();
        as_f64(busy) / as_f64(touches.len().max(1))
    }

    /// The touches of each hour of the week that is open.
    fn open_hours(&self, open: &[Daypart]) -> Vec<f64> {
        let hours = dayparts::EVERY_DAY.into_iter().flat_map(|day| (0..24).map(move |h| (day, h)));
        let hours = hours.filter(|(day, hour)| dayparts::is_hour_of(open, *day, *hour));
        hours.filter_map(|(day, hour)| self.hours.get(slot(day, hour)).copied()).collect()
    }

    /// Whether the hour at `wall` is busier than those that are `open` are on average; `None` by a
    /// clock that can't be believed.
    pub fn is_busy(&self, wall: &Zoned, open: &[Daypart]) -> Option<bool> {
        let is_busy = || self.weight(wall) > self.mean_weight(open);
        plausible(wall.date()).then(is_busy)
    }
}

fn mean(of: &[f64]) -> f64 {
    of.iter().sum::<f64>() / as_f64(of.len().max(1))
}

fn slot(day: Weekday, hour: i8) -> usize {
    let day = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    24 * day + usize::try_from(hour).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(wall: &str) -> Zoned {
        wall.parse().expect("a zoned time")
    }

    const NOON: &str = "2026-11-04T12:30:00[Europe/Berlin]";
    const NIGHT: &str = "2026-11-04T03:30:00[Europe/Berlin]";

    #[test]
    fn all_hours_weigh_alike_until_touches_tell_them_apart() {
        let mut presence = Presence::default();
        assert_eq!((presence.weight(&at(NOON)), presence.weight(&at(NIGHT))), (1.0, 1.0));
        for _ in 0..4 {
            presence.touch(&at(NOON));
        }
        assert_eq!(presence.weight(&at(NOON)), 1.0);
        // 4 of 8 touches, those every hour is taken to have had among them, and the fading.
        assert!((presence.weight(&at(NIGHT)) - (0.05 + 0.95 * 0.5)).abs() < 0.001);
        let thursday = at("2026-11-05T12:30:00[Europe/Berlin]");
        assert!(presence.weight(&thursday) < 0.6, "it is another hour of the week");
    }

    #[test]
    fn no_hour_weighs_nothing_and_the_busiest_weighs_one() {
        let mut presence = Presence::default();
        for day in 2..30 {
            presence.touches(jiff::civil::date(2026, 11, day), 12, 200);
        }
        assert_eq!(presence.weight_of(Weekday::Sunday, 12), 1.0, "the last of these days");
        assert!(presence.weight(&at(NOON)) > 0.9);
        let least = presence.weight(&at(NIGHT));
        assert!((WEIGHT_LEAST..0.07).contains(&least), "{least}");
    }

    #[test]
    fn many_at_once_are_the_same_as_one_after_the_other_up_to_what_an_hour_may_tell() {
        let (mut one, mut many) = (Presence::default(), Presence::default());
        for _ in 0..1_000 {
            one.touch(&at(NOON));
        }
        many.touches(at(NOON).date(), 12, 700);
        many.touches(at(NOON).date(), 12, 300);
        assert!((one.weight(&at(NIGHT)) - many.weight(&at(NIGHT))).abs() < 1e-9);
        many.touches(at(NIGHT).date(), 3, 240);
        assert!(many.weight(&at(NOON)) > 0.9, "a child at the glass doesn't outweigh the room");
    }

    #[test]
    fn a_new_rhythm_of_the_house_takes_the_place_of_the_old_one() {
        let mut presence = Presence::default();
        let days = (0..400).map(|n| jiff::civil::date(2026, 1, 5) + jiff::Span::new().days(n));
        for (n, day) in days.enumerate() {
            presence.touches(day, if n < 200 { 9 } else { 21 }, 200);
        }
        assert!(presence.weight_of(Weekday::Monday, 9) < 0.3);
        assert!(presence.weight_of(Weekday::Monday, 21) > 0.9);
    }

    #[test]
    fn an_hour_is_busy_against_the_hours_in_which_the_room_is_open() {
        let mut presence = Presence::default();
        let morning = "2026-11-04T09:10:00[Europe/Berlin]";
        presence.touches(at(NOON).date(), 12, 200);
        presence.touches(at(NOON).date(), 9, 40);
        let is_busy = |wall: &str, open: &[Daypart]| presence.is_busy(&at(wall), open);
        // Of all hours of the week nine is one of the two in which anybody ever comes.
        assert_eq!(is_busy(morning, &[]), Some(true));
        assert_eq!(is_busy(NIGHT, &[]), Some(false));
        // Where the room is open from nine to one on a Wednesday it is a quiet one of four.
        let open = [Daypart {
            days: vec![Weekday::Wednesday],
            from: jiff::civil::time(9, 0, 0, 0),
            to: jiff::civil::time(13, 0, 0, 0),
        }];
        assert_eq!((is_busy(morning, &open), is_busy(NOON, &open)), (Some(false), Some(true)));
        let hours = [presence.weight(&at(morning)), presence.weight(&at(NOON))];
        let least = presence.weight_of(Weekday::Wednesday, 10);
        let mean = (hours[0] + hours[1] + 2.0 * least) / 4.0;
        assert!((presence.mean_weight(&open) - mean).abs() < 1e-9);
        assert!((presence.touches_told() - 240.0).abs() < 2.0);
        assert_eq!((presence.busy_part(&open), presence.busy_part(&[])), (0.25, 2.0 / 168.0));
        assert_eq!(presence.is_busy(&at("1970-01-01T12:00:00[UTC]"), &[]), None);
    }

    #[test]
    fn a_clock_that_cannot_be_believed_says_nothing() {
        let mut presence = Presence::default();
        let wrong = at("1970-01-01T12:00:00[UTC]");
        presence.touch(&wrong);
        assert_eq!(presence, Presence::default());
        presence.touch(&at(NOON));
        assert_eq!(presence.weight(&wrong), 1.0);
    }
}
