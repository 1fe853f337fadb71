//! Dayparts against the calendar: when a window is open and when that changes next.
//!
//! A window belongs to the day it starts on. Where the clock jumps ahead over an
//! edge, the first valid time counts; where an hour comes twice, a window opens
//! at the earlier and closes at the later of the two.

use std::time::Duration;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, Zoned};

use crate::content::model::Daypart;

/// Before this day the clock is not believed: the program did not exist yet.
pub const PLAUSIBLE_FROM: Date = jiff::civil::date(2026, 1, 1);
/// From this day on it isn't either: a clock so far ahead is a broken one, and at the end of time
/// there are no next edges to be open until.
pub const PLAUSIBLE_UNTIL: Date = jiff::civil::date(2100, 1, 1);
/// When nothing is known to change, look again after this long.
pub const LOOK_AGAIN: Duration = Duration::from_secs(3600);

/// Every day of the week.
pub const EVERY_DAY: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Whether a wall clock that shows this day can be believed.
pub fn plausible(day: Date) -> bool {
    (PLAUSIBLE_FROM..PLAUSIBLE_UNTIL).contains(&day)
}

/// Which of the two instants counts where an hour comes twice.
#[derive(Clone, Copy, PartialEq)]
enum Boundary {
    Opens,
    Closes,
}

/// The instant at which the clock in `tz` reads `at`; `None` at the end of time.
fn instant(tz: &TimeZone, at: DateTime, edge: Boundary) -> Option<Timestamp> {
    let ambiguous = tz.to_ambiguous_timestamp(at);
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
        AmbiguousOffset::Fold { .. } if edge == Boundary::Opens => ambiguous.earlier().ok(),
        AmbiguousOffset::Fold { .. } => ambiguous.later().ok(),
        AmbiguousOffset::Gap { .. } => {
            // The later reading lies at or past the jump, so the jump is the last before it.
            let past = ambiguous.later().ok()?;
            let just_past = past.checked_add(jiff::SignedDuration::from_nanos(1)).ok()?;
            let jump = tz.preceding(just_past).next();
            Some(jump.map_or(past, |t| t.timestamp()))
        }
    }
}

/// The window that `part` opens on `day`, as instants: open from the first, closed from the second.
fn window(part: &Daypart, day: Date, tz: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    if !part.days.contains(&day.weekday()) {
        return None;
    }
    let last_day = if part.to > part.from { day } else { day.tomorrow().ok()? };
    let opens = instant(tz, day.to_datetime(part.from), Boundary::Opens)?;
    let closes = instant(tz, last_day.to_datetime(part.to), Boundary::Closes)?;
    (opens < closes).then_some((opens, closes))
}

/// The windows that can touch the day of `wall`: those of that day and of the day before.
fn windows<'a>(
    parts: &'a [Daypart],
    wall: &'a Zoned,
) -> impl Iterator<Item = (Timestamp, Timestamp)> + 'a {
    let today = wall.date();
    let days = [today.yesterday().ok(), Some(today)];
    parts.iter().flat_map(move |part| {
        days.into_iter().flatten().filter_map(move |day| window(part, day, wall.time_zone()))
    })
}

/// Whether one of `parts` is open at `wall`; no parts at all means always.
pub fn is_open(parts: &[Daypart], wall: &Zoned) -> bool {
    let at = wall.timestamp();
    parts.is_empty() || windows(parts, wall).any(|(opens, closes)| opens <= at && at < closes)
}

/// Whether an hour, 0 to 23, of an ordinary day of the week is one of `parts`: whether its middle
/// is. No parts at all means every hour.
pub fn is_hour_of(parts: &[Daypart], day: Weekday, hour: i8) -> bool {
    let middle = Time::new(hour, 30, 0, 0).unwrap_or_default();
    let begins_on = |part: &Daypart, day: Weekday| part.days.contains(&day);
    let has = |part: &Daypart| match part.from < part.to {
        true => begins_on(part, day) && part.from <= middle && middle < part.to,
        false => {
            (begins_on(part, day) && part.from <= middle)
                || (begins_on(part, day.previous()) && middle < part.to)
        }
    };
    parts.is_empty() || parts.iter().any(has)
}

/// The first instant after `wall` at which a window of today or yesterday opens or closes.
pub fn next_edge(parts: &[Daypart], wall: &Zoned) -> Option<Timestamp> {
    let at = wall.timestamp();
    windows(parts, wall).flat_map(|(opens, closes)| [opens, closes]).filter(|&edge| edge > at).min()
}

/// When the next day begins; `None` at the end of time.
pub fn next_day(wall: &Zoned) -> Option<Timestamp> {
    let tomorrow = wall.date().tomorrow().ok()?;
    instant(wall.time_zone(), tomorrow.to_datetime(Time::midnight()), Boundary::Opens)
        .filter(|&at| at > wall.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(days: &[Weekday], from: &str, to: &str) -> Vec<Daypart> {
        vec![Daypart {
            days: days.to_vec(),
            from: from.parse().expect("a time"),
            to: to.parse().expect("a time"),
        }]
    }

    fn at(text: &str) -> Zoned {
        text.parse().expect("a zoned time")
    }

    #[test]
    fn an_hour_of_the_week_is_open_where_its_middle_is() {
        let night = part(&[Weekday::Friday], "22:15", "06:00");
        let whole = part(&[Weekday::Monday], "00:00", "00:00");
        let open = |parts: &[Daypart], day| -> Vec<i8> {
            (0..24).filter(|hour| is_hour_of(parts, day, *hour)).collect()
        };
        assert_eq!(open(&night, Weekday::Friday), [22, 23]);
        assert_eq!(open(&night, Weekday::Saturday), [0, 1, 2, 3, 4, 5]);
        assert_eq!(open(&night, Weekday::Thursday), [0; 0]);
        assert_eq!(open(&whole, Weekday::Monday).len(), 24);
        assert_eq!(open(&whole, Weekday::Tuesday), [0; 0]);
        assert_eq!(open(&[], Weekday::Sunday).len(), 24);
        let noon = part(&[Weekday::Sunday], "11:00", "12:30");
        assert_eq!(open(&noon, Weekday::Sunday), [11]);
    }

    #[test]
    fn a_window_past_midnight_belongs_to_the_day_it_starts_on() {
        let friday_night = part(&[Weekday::Friday], "22:00", "06:00");
        // 2026-11-06 is a Friday.
        assert!(is_open(&friday_night, &at("2026-11-07T05:59:59[Europe/Berlin]")));
        assert!(!is_open(&friday_night, &at("2026-11-07T06:00:00[Europe/Berlin]")));
        assert!(!is_open(&friday_night, &at("2026-11-06T05:00:00[Europe/Berlin]")));
        assert!(is_open(&friday_night, &at("2026-11-06T22:00:00[Europe/Berlin]")));
        assert!(!is_open(&friday_night, &at("2026-11-07T22:30:00[Europe/Berlin]")));
    }

    #[test]
    fn midnight_as_an_end_is_the_end_of_the_day() {
        let all_friday = part(&[Weekday::Friday], "00:00", "00:00");
        assert!(is_open(&all_friday, &at("2026-11-06T00:00:00[Europe/Berlin]")));
        assert!(is_open(&all_friday, &at("2026-11-06T23:59:59[Europe/Berlin]")));
        assert!(!is_open(&all_friday, &at("2026-11-07T00:00:00[Europe/Berlin]")));
    }

    // Case: Time: the day on which the clock goes ahead
    #[test]
    fn a_start_inside_the_spring_gap_counts_from_the_first_valid_time() {
        // On 2026-03-29 Berlin goes from 02:00 to 03:00.
        let parts = part(&EVERY_DAY, "02:30", "05:00");
        assert!(is_open(&parts, &at("2026-03-29T03:00:00[Europe/Berlin]")));
        assert!(!is_open(&parts, &at("2026-03-29T01:59:59[Europe/Berlin]")));
        let edge = next_edge(&parts, &at("2026-03-29T01:00:00[Europe/Berlin]"));
        assert_eq!(edge, Some(at("2026-03-29T03:00:00[Europe/Berlin]").timestamp()));
    }

    // Case: Time: the day on which the clock goes ahead
    #[test]
    fn an_edge_exactly_at_the_start_of_the_gap_is_the_jump_itself() {
        let parts = part(&EVERY_DAY, "01:00", "02:00");
        let edge = next_edge(&parts, &at("2026-03-29T01:30:00[Europe/Berlin]"));
        assert_eq!(edge, Some(at("2026-03-29T03:00:00[Europe/Berlin]").timestamp()));
    }

    // Case: Time: the day on which the clock goes back
    #[test]
    fn in_the_autumn_hour_the_earlier_start_and_the_later_end_count() {
        // On 2026-10-25 Berlin has 02:00 to 03:00 twice.
        let opening = part(&EVERY_DAY, "02:30", "05:00");
        assert!(is_open(&opening, &at("2026-10-25T02:30:00+02:00[Europe/Berlin]")));
        let closing = part(&EVERY_DAY, "01:00", "02:30");
        assert!(is_open(&closing, &at("2026-10-25T02:29:59+01:00[Europe/Berlin]")));
        assert!(!is_open(&closing, &at("2026-10-25T02:30:00+01:00[Europe/Berlin]")));
    }

    #[test]
    fn the_next_day_starts_at_the_first_valid_time_where_midnight_is_skipped() {
        // Beirut skips 00:00 to 01:00 on 2026-03-29.
        let next = next_day(&at("2026-03-28T23:00:00[Asia/Beirut]"));
        assert_eq!(next, Some(at("2026-03-29T01:00:00[Asia/Beirut]").timestamp()));
    }

    #[test]
    fn the_last_day_of_time_has_no_next_edge_and_does_not_panic() {
        let wall = DateTime::MAX.date().to_datetime(Time::midnight());
        let wall = wall
            .to_zoned(TimeZone::UTC)
            .or_else(|_| Timestamp::MAX.to_zoned(TimeZone::UTC).round(jiff::Unit::Hour));
        if let Ok(wall) = wall {
            assert_eq!(next_day(&wall), None);
            assert!(is_open(&[], &wall));
        }
        let late = Timestamp::MAX.to_zoned(TimeZone::UTC);
        assert_eq!(next_edge(&part(&EVERY_DAY, "22:00", "06:00"), &late), None);
    }
}
