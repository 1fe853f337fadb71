//! The rules for the time of the year in which an item shows.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::content::finding::phrase::short;
use crate::content::model::{DayOfYear, Season};
use crate::content::ron::raw::{RawSpell, RawYearly};

use super::fields::date;
use super::{At, Cx};

/// Most stretches that `dates` can have: a feast of several days for sixteen years to come.
const DATES_MAX: usize = 16;
/// A year that has every day there is.
const LEAP_YEAR: i16 = 2028;

/// Checks `each_year` and `dates` of an item at `at`.
pub(super) fn season(
    cx: &mut Cx<'_>,
    at: At<'_>,
    yearly: Option<RawYearly>,
    dates: Vec<RawSpell>,
) -> Season {
    let here = at.field("each_year");
    let each_year = yearly.and_then(|raw| {
        let from = day_of_year(cx, here.field("from"), &raw.from);
        let until = day_of_year(cx, here.field("until"), &raw.until);
        from.zip(until)
    });
    let here = at.field("dates");
    if dates.len() > DATES_MAX {
        cx.error(here, "wrong-count")
            .what(format!("`dates` has {} stretches, and can have {DATES_MAX}", dates.len()))
            .todo("take out those that are over");
    }
    let each = dates.into_iter().take(DATES_MAX).enumerate();
    let dates = each.filter_map(|(i, raw)| spell(cx, here.item(i), &raw)).collect();
    Season { each_year, dates }
}

fn spell(cx: &mut Cx<'_>, at: At<'_>, raw: &RawSpell) -> Option<(Date, Date)> {
    let from = date(cx, at.field("from"), &raw.from);
    let until = date(cx, at.field("until"), &raw.until);
    let (from, until) = from.zip(until)?;
    if until < from {
        backwards(cx, at.field("until"), from, until);
        return None;
    }
    Some((from, until))
}

/// Notes that something ends before it begins.
pub(super) fn backwards(cx: &mut Cx<'_>, at: At<'_>, from: Date, until: Date) {
    cx.error(at, "bad-range")
        .what(format!("it ends ({until}) before it begins ({from})"))
        .todo("fix one of the two dates");
}

/// A month and a day such as `01-20`.
fn day_of_year(cx: &mut Cx<'_>, at: At<'_>, raw: &str) -> Option<DayOfYear> {
    // A number may have a plus sign before it, and a month may not.
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let parts = raw.split_once('-').filter(|(month, day)| two_digits(month) && two_digits(day));
    let day = parts
        .and_then(|(month, day)| Date::new(LEAP_YEAR, month.parse().ok()?, day.parse().ok()?).ok());
    if day.is_none() {
        cx.error(at, "bad-day-of-year")
            .what(format!("`{}` isn't a day that comes every year", short(raw)))
            .todo("write month and day, such as \"01-20\"; the year stays out");
    }
    day.map(|day| (day.month(), day.day()))
}

/// Notes a season that has no day between the item's first and last.
pub(super) fn never(cx: &mut Cx<'_>, at: At<'_>, season: &Season, from: Date, until: Date) {
    // What comes every year has come within a leap year and the one after it.
    let far = from.checked_add(2.years()).unwrap_or(Date::MAX).min(until);
    let yearly = Season { dates: Vec::new(), ..season.clone() };
    let in_year = season.each_year.is_some()
        && std::iter::successors(Some(from), |day| day.tomorrow().ok())
            .take_while(|day| *day <= far)
            .any(|day| yearly.has(day));
    let in_dates = season.dates.iter().any(|(first, last)| *first <= until && from <= *last);
    if !season.is_all_year() && !in_year && !in_dates {
        cx.error(at, "never-shows")
            .what(format!("between {from} and {until} there is no day of its season"))
            .todo("fix `from` and `until`, or `each_year` and `dates`");
    }
}
