//! Days as people and their programs write them.

use jiff::civil::Date;

/// What `4/11/2026` is: which of two numbers is the day, where a date is written with strokes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    /// 4 November
    DayFirst,
    /// 11 April
    MonthFirst,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// A day.
    Is(Date),
    /// One of two days.
    Either {
        /// Were the day written first.
        day_first: Date,
        /// Were the month written first.
        month_first: Date,
    },
    /// No day.
    No,
}

/// Excel's days from 2000-01-01 to 2099-12-31, counted from 1899-12-30.
const SERIALS: std::ops::RangeInclusive<i32> = 36_526..=73_050;
const SERIAL_ZERO: Date = jiff::civil::date(1899, 12, 30);
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a day: `2026-11-04`, `2026/11/4`, `2026年11月4日`, `4.11.2026`, `20261104`, `4 Nov 2026`,
/// Excel's count of days, each also with a time after it; and with strokes the other way round,
/// which may be either of two days unless `order` says.
pub(super) fn read(cell: &str, order: Option<Order>) -> Day {
    let cell = without_time(cell.trim());
    if cell.bytes().all(|b| b.is_ascii_digit()) {
        return bare(cell);
    }
    let parts: Vec<&str> = cell
        .split(|c: char| !c.is_alphanumeric() || "年月日号".contains(c))
        .filter(|p| !p.is_empty())
        .collect();
    let [a, b, c] = parts[..] else {
        return Day::No;
    };
    let is = |date: Option<Date>| date.map_or(Day::No, Day::Is);
    if a.len() == 4 {
        return is(ymd(a, b, c));
    }
    // A year of two digits may be a day as well.
    if c.len() != 4 {
        return Day::No;
    }
    if let Some(month) = named_month(b) {
        return is(ymd(c, &month, a));
    }
    if let Some(month) = named_month(a) {
        return is(ymd(c, &month, b));
    }
    if cell.contains('.') {
        return is(ymd(c, b, a));
    }
    either(ymd(c, b, a), ymd(c, a, b), order)
}

fn either(day_first: Option<Date>, month_first: Option<Date>, order: Option<Order>) -> Day {
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => match order {
            Some(Order::DayFirst) => Day::Is(one),
            Some(Order::MonthFirst) => Day::Is(other),
            None => Day::Either { day_first: one, month_first: other },
        },
        (Some(day), _) | (_, Some(day)) => Day::Is(day),
        (None, None) => Day::No,
    }
}

/// Digits alone: `20261104`, or Excel's count of days.
fn bare(digits: &str) -> Day {
    let date = if digits.len() == 8 {
        ymd(&digits[..4], &digits[4..6], &digits[6..])
    } else {
        let serial = digits.parse().ok().filter(|serial| SERIALS.contains(serial));
        serial.and_then(|days| SERIAL_ZERO.checked_add(jiff::Span::new().days(days)).ok())
    };
    date.map_or(Day::No, Day::Is)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<Date> {
    let short = |part: &str| part.len() <= 2;
    let good = short(month) && short(day);
    let year: i16 = year.parse().ok().filter(|year| good && (1900..=9999).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The number of an English month, as digits.
fn named_month(part: &str) -> Option<String> {
    let start = part.get(..3)?.to_ascii_lowercase();
    let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
    let at = MONTHS.iter().position(|month| letters && *month == start)?;
    Some((at + 1).to_string())
}

/// Takes off a time of day: `T09:30:00Z`, ` 09:30`, ` 9:30 PM`.
fn without_time(cell: &str) -> &str {
    let Some(colon) = cell.find(':') else {
        return cell;
    };
    let before = &cell[..colon];
    before
        .rfind([' ', 'T', '\u{a0}'])
        .map_or(cell, |at| cell[..at].trim_end().trim_end_matches(','))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_people_and_programs_write_it() {
        for cell in [
            "2026-11-04",
            "2026/11/4",
            "2026年11月4日",
            "2026.11.4",
            "20261104",
            "46330",
            "4.11.2026",
            "04.11.2026",
            "4 Nov 2026",
            "04-Nov-2026",
            "November 4, 2026",
            "2026-11-04T09:30:00Z",
            "2026/11/4 9:30",
            "4.11.2026, 09:30",
            " 2026-11-04 ",
        ] {
            assert_eq!(read(cell, None), Day::Is(date(2026, 11, 4)), "{cell}");
        }
    }

    #[test]
    fn with_strokes_a_day_may_be_either_of_two() {
        let (day_first, month_first) = (date(2026, 4, 11), date(2026, 11, 4));
        assert_eq!(read("11/04/2026", None), Day::Either { day_first, month_first });
        assert_eq!(read("11/04/2026", Some(Order::DayFirst)), Day::Is(day_first));
        assert_eq!(read("11/04/2026", Some(Order::MonthFirst)), Day::Is(month_first));
        assert_eq!(read("25/12/2026", None), Day::Is(date(2026, 12, 25)));
        assert_eq!(read("11-11-2026", None), Day::Is(date(2026, 11, 11)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "soon",
            "2026",
            "31.2.2026",
            "1/2/26",
            "13/13/2026",
            "yes",
            "99999",
            "2026-11",
            "11:30",
            "年月日",
        ] {
            assert_eq!(read(cell, None), Day::No, "{cell}");
        }
    }
}
