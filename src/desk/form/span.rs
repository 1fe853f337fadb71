//! From when until when an item shows, in a sentence as people say it: "Shows from Monday, ends
//! after New Year."

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::desk::kit::Kit;
use crate::screens::i18n::Arg;

/// Days of the year that have a name in every language of the desk, by month and day.
const FEASTS: [(i8, i8); 5] = [(1, 1), (5, 1), (12, 24), (12, 25), (12, 31)];
/// The names of the days of the week, from Monday.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The sentence about an item's first and last day.
pub(super) fn sentence(
    kit: Kit<'_>,
    (from, until): (Option<Date>, Option<Date>),
    in_season: bool,
    today: Date,
) -> String {
    // What has begun needs no day.
    let from = from.filter(|from| *from > today);
    let key = match (from, until) {
        (_, Some(until)) if until < today => "span-over",
        (_, Some(until)) if from.is_some_and(|from| from > until) => "span-never",
        (None, Some(until)) if until == today => "span-last",
        (None, Some(_)) => "span-until",
        (Some(_), Some(_)) => "span-both",
        (Some(_), None) => "span-from",
        (None, None) => "span-always",
    };
    let [from, until] =
        [from, until].map(|day| day.map_or_else(String::new, |day| called(kit, day, today)));
    let said = kit.say_with(key, &[("from", Arg::Text(&from)), ("until", Arg::Text(&until))]);
    let is_over = ["span-over", "span-never"].contains(&key);
    let season = if in_season && !is_over { kit.say("span-season") } else { String::new() };
    format!("{said}{season}")
}

/// What people call a day: today, Monday, New Year, or by its date.
fn called(kit: Kit<'_>, day: Date, today: Date) -> String {
    let of_year = (day.month(), day.day());
    let ahead = (day - today).get_days();
    // Within a year there is one of each feast.
    let is_near = day >= today && today.checked_add(1.year()).is_ok_and(|next| day < next);
    let key = match ahead {
        0 => Some("span-today".to_owned()),
        1 => Some("span-tomorrow".to_owned()),
        _ if is_near && FEASTS.contains(&of_year) => {
            Some(format!("feast-{}-{}", of_year.0, of_year.1))
        }
        2..=6 => {
            let at = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
            Some(format!("weekday-{}", WEEKDAYS[at]))
        }
        _ => None,
    };
    if let Some(key) = key {
        return kit.say(&key);
    }
    let args = [
        ("day", Arg::Number(day.day().into())),
        ("month", Arg::Number(day.month().into())),
        ("year", Arg::Year(day.year())),
    ];
    kit.say_with(if day.year() == today.year() { "date" } else { "date-year" }, &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::Lang;
    use crate::desk::words::words;
    use crate::player::scene::Mood;
    use crate::screens::theme::Palette;
    use jiff::civil::date;

    /// The sentence in English and in Chinese, on Wednesday, 4 November 2026.
    fn said(from: Option<Date>, until: Option<Date>) -> [String; 2] {
        ["en", "zh"].map(|lang| {
            let (words, lang) = (words(), Lang::new(lang));
            let kit = Kit { p: Palette::of(Mood::Day), lang: &lang, words: &words };
            sentence(kit, (from, until), false, date(2026, 11, 4))
        })
    }

    #[test]
    fn days_are_called_as_people_call_them() {
        let day = |month, day| Some(date(2026, month, day));
        let next = |month, day| Some(date(2027, month, day));
        for (from, until, en, zh) in [
            (None, None, "Shows now, without an end.", "正在显示，没有结束日期。"),
            (
                day(11, 9),
                next(1, 1),
                "Shows from Monday, ends after New Year.",
                "周一起显示，元旦之后结束。",
            ),
            (
                day(11, 5),
                day(11, 20),
                "Shows from tomorrow, ends after 20 November.",
                "明天起显示，11月20日之后结束。",
            ),
            (
                day(11, 1),
                day(12, 25),
                "Shows now, ends after Christmas Day.",
                "正在显示，圣诞节之后结束。",
            ),
            (day(11, 1), day(11, 4), "Shows for the last time today.", "今天是最后一天。"),
            (None, day(11, 3), "Ended after 3 November.", "11月3日之后已结束。"),
            (
                next(3, 2),
                None,
                "Shows from 2 March 2027, without an end.",
                "2027年3月2日起显示，没有结束日期。",
            ),
            (
                day(12, 9),
                day(12, 2),
                "Never shows: its last day comes before its first.",
                "不会显示：最后一天在第一天之前。",
            ),
        ] {
            assert_eq!(said(from, until), [en, zh], "{from:?} {until:?}");
        }
    }
}
