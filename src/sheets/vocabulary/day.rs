//! Days as people and their programs write them.

use jiff::civil::{Date, Weekday};
use unicode_normalization::UnicodeNormalization;

use crate::content::model::DateOrder;

/// What a cell says about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// One clear day.
    Is(Date),
    /// One of these days: the day first, the month first, the year first.
    OneOf(Vec<Date>),
    /// This day, but beside it stands a weekday that it isn't.
    OtherWeekday(Date),
    /// No whole day.
    No,
}

/// Ways to write a day that can't be mistaken, once its parts are joined by hyphens.
const CLEAR: [&str; 6] = ["%Y-%m-%d", "%d-%b-%Y", "%b-%d-%Y", "%Y-%b-%d", "%d-%b-%y", "%b-%d-%y"];
/// Ways to write a day in numbers alone, each of which may be meant.
const NUMBERS: [(DateOrder, [&str; 2]); 3] = [
    (DateOrder::DayFirst, ["%d-%m-%Y", "%d-%m-%y"]),
    (DateOrder::MonthFirst, ["%m-%d-%Y", "%m-%d-%y"]),
    (DateOrder::YearFirst, ["%y-%m-%d", "%y-%m-%d"]),
];
/// Years that a deed or a consent may be of; a smaller number is no year, or half of one.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=9999;
/// A spreadsheet's days from 2000-01-01 to 2099-12-31, counted from 1899-12-30.
const SERIALS: std::ops::RangeInclusive<i32> = 36_526..=73_050;
const SERIAL_ZERO: Date = jiff::civil::date(1899, 12, 30);
/// Words beside a date that say nothing about the day.
const BESIDE: [&str; 14] =
    ["t", "at", "am", "pm", "of", "the", "st", "nd", "rd", "th", "上午", "下午", "中午", "晚上"];

/// Reads a day in any format that Excel, LibreOffice, WPS, Numbers and Google Sheets offer in
/// English and Chinese, with or without a weekday and a time, and a spreadsheet's count of days.
/// Where numbers alone may be several days, `order` says which is meant.
pub(crate) fn read(cell: &str, order: Option<DateOrder>) -> DateReading {
    let text: String = cell.nfkc().collect::<String>().to_lowercase();
    let (text, weekday) = without_chinese_weekday(&text);
    let text = without_time(text.trim());
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return bare(text).map_or(DateReading::No, DateReading::Is);
    }
    let Some((parts, weekday)) = parts(text, weekday) else {
        return DateReading::No;
    };
    let joined = parts.join("-");
    let day = |format: &&str| -> Option<Date> {
        Date::strptime(format, &joined).ok().filter(|day| YEARS.contains(&day.year()))
    };
    let mut found: Vec<Date> = CLEAR.iter().find_map(day).into_iter().collect();
    if found.is_empty() {
        found = numbers(text, order, |format| day(&format));
    }
    if let Some(weekday) = weekday {
        // Of several days it may be, the weekday tells which.
        let fitting: Vec<Date> =
            found.iter().copied().filter(|day| day.weekday() == weekday).collect();
        if let ([], [first, ..]) = (&fitting[..], &found[..]) {
            return DateReading::OtherWeekday(*first);
        }
        found = fitting;
    }
    match found[..] {
        [] => DateReading::No,
        [day] => DateReading::Is(day),
        _ => DateReading::OneOf(found),
    }
}

/// The days that numbers alone may be, each once.
fn numbers(text: &str, order: Option<DateOrder>, day: impl Fn(&str) -> Option<Date>) -> Vec<Date> {
    let possible = |(written, formats): &(DateOrder, [&str; 2])| {
        // Before 年 stands a year; a date with points begins with its day, unless that is a year.
        let fits = match written {
            DateOrder::YearFirst => true,
            DateOrder::MonthFirst => !text.contains(['年', '.']),
            DateOrder::DayFirst => !text.contains('年'),
        };
        fits.then(|| formats.iter().find_map(|format| day(format))).flatten()
    };
    let all: Vec<(DateOrder, Date)> =
        NUMBERS.iter().filter_map(|way| Some((way.0, possible(way)?))).collect();
    if let Some((_, told)) = all.iter().find(|(written, _)| Some(*written) == order) {
        return vec![*told];
    }
    let mut days = Vec::new();
    for (_, day) in all {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    days
}

/// Digits alone: `20261104`, or a spreadsheet's count of days.
fn bare(digits: &str) -> Option<Date> {
    if digits.len() == 8 {
        return Date::strptime("%Y%m%d", digits).ok().filter(|day| YEARS.contains(&day.year()));
    }
    let serial = digits.parse().ok().filter(|serial| SERIALS.contains(serial))?;
    SERIAL_ZERO.checked_add(jiff::Span::new().days(serial)).ok()
}

/// The numbers and the month of a date, the month in three letters, and its weekday; `None` if
/// anything else stands there.
fn parts(text: &str, mut weekday: Option<Weekday>) -> Option<(Vec<String>, Option<Weekday>)> {
    let mut parts = Vec::new();
    for token in tokens(text) {
        if token.bytes().all(|b| b.is_ascii_digit()) {
            parts.push(token);
        } else if let Some(number) = chinese_number(&token) {
            parts.push(number);
        } else if let Some(day) = english_weekday(&token) {
            weekday = Some(day);
        } else if let Some(month) = english_month(&token) {
            parts.push(month.to_owned());
        } else if !BESIDE.contains(&token.as_str()) {
            return None;
        }
    }
    Some((parts, weekday))
}

/// Runs of digits, of Latin letters, of Chinese numerals, and of other Han characters.
fn tokens(text: &str) -> Vec<String> {
    let class = |c: char| match c {
        '0'..='9' => 1,
        '年' | '月' | '日' | '号' | '號' => 0,
        _ if CHINESE_DIGITS.contains(c) || c == '十' => 2,
        'a'..='z' => 3,
        c if c.is_alphabetic() => 4,
        _ => 0,
    };
    let mut tokens: Vec<(u8, String)> = vec![(0, String::new())];
    for c in text.chars() {
        match tokens.last_mut() {
            Some((last, token)) if *last == class(c) => token.push(c),
            _ => tokens.push((class(c), c.to_string())),
        }
    }
    tokens.into_iter().filter(|(class, _)| *class > 0).map(|(_, token)| token).collect()
}

/// Each stands at its own value.
const CHINESE_DIGITS: &str = "〇一二三四五六七八九零";

/// `二〇二六` is 2026, `十一` is 11, `二十一` is 21.
fn chinese_number(token: &str) -> Option<String> {
    let digit = |c: char| {
        let at = CHINESE_DIGITS.chars().position(|known| known == c)?;
        Some((at % 10).to_string())
    };
    let Some((tens, ones)) = token.split_once('十') else {
        return token.chars().map(digit).collect();
    };
    let tens = if tens.is_empty() { "一" } else { tens };
    let ones = if ones.is_empty() { "〇" } else { ones };
    tens.chars().chain(ones.chars()).map(digit).collect()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
/// Fewest letters to which a month or a weekday is cut down.
const LETTERS_LEAST: usize = 3;

/// The first three letters of the month that a token is or begins.
fn english_month(token: &str) -> Option<&'static str> {
    let known = MONTHS.into_iter().find(|month| month.starts_with(token));
    known.filter(|_| token.len() >= LETTERS_LEAST).map(|month| &month[..LETTERS_LEAST])
}

fn english_weekday(token: &str) -> Option<Weekday> {
    let known = WEEKDAYS.into_iter().find(|(name, _)| name.starts_with(token));
    known.filter(|_| token.len() >= LETTERS_LEAST).map(|(_, day)| day)
}

/// Takes out `星期三`, `周三`, `礼拜三` or `(三)`.
fn without_chinese_weekday(text: &str) -> (String, Option<Weekday>) {
    const DAYS: [(&str, Weekday); 8] = [
        ("一", Weekday::Monday),
        ("二", Weekday::Tuesday),
        ("三", Weekday::Wednesday),
        ("四", Weekday::Thursday),
        ("五", Weekday::Friday),
        ("六", Weekday::Saturday),
        ("日", Weekday::Sunday),
        ("天", Weekday::Sunday),
    ];
    for (letter, day) in DAYS {
        for word in ["星期", "礼拜", "禮拜", "周", "週"].map(|word| word.to_owned() + letter)
        {
            if text.contains(&word) {
                return (text.replacen(&word, " ", 1), Some(day));
            }
        }
        // Some programs cut it down to its last letter.
        let bracketed = format!("({letter})");
        if text.contains(&bracketed) {
            return (text.replacen(&bracketed, " ", 1), Some(day));
        }
        let last = text.trim().strip_suffix(letter).filter(|rest| rest.ends_with(' '));
        if let Some(rest) = last.filter(|rest| rest.contains(['日', '号'])) {
            return (rest.to_owned(), Some(day));
        }
    }
    (text.to_owned(), None)
}

/// Takes off a time of day with all that follows: `t09:30:00z`, ` 9:30 pm gmt+8`, ` 15时30分`.
fn without_time(text: &str) -> &str {
    match text.find([':', '时', '時', '点', '點']) {
        Some(at) => text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end(),
        None => text,
    }
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
            "4-Nov-26",
            "04/Nov/26",
            "Nov 4, 26",
            "4. Nov. 2026",
            "4th November 2026",
            "4th of November, 2026",
            "Nov 4, 2026",
            "Wednesday, November 4, 2026",
            "Wednesday, 4 November 2026",
            "Wed, Nov 4, 2026",
            "Wed 4 Nov 2026",
            "Wed, 04 Nov 2026 09:30:00 +0000",
            "NOVEMBER 4, 2026",
            "2026年11月04日",
            "2026 年 11 月 4 日",
            "２０２６年１１月４日",
            "26年11月4日",
            "2026年11月4号",
            "2026年11月4日 星期三",
            "2026年11月4日星期三",
            "2026年11月4日（三）",
            "星期三 2026年11月4日",
            "周三, 2026/11/4",
            "二〇二六年十一月四日",
            "二零二六年十一月四日 星期三",
            "2026年11月4日 下午3:02",
            "2026年11月4日下午3:02",
            "2026年11月4日15时30分",
            "2026/11/04 下午 3:02:11 GMT+8",
            "2026/11/04 3:02:11 PM GMT+1",
            "Nov 4, 2026 at 3:02 PM",
            "2026-Nov-04",
            "2026/11/4 上午 12:00",
            "2026/11/4 3:02 下午",
            "2026年11月4日 三",
            "星期三, 2026/11/4",
            "Wed 4/Nov 26",
            "4-Nov.-2026",
            "11/4/2026 Wed",
            "November 4, 2026 at 3:02 PM",
        ] {
            assert_eq!(read(cell, None), DateReading::Is(date(2026, 11, 4)), "{cell}");
        }
        assert_eq!(read("Sept 21, 2026", None), DateReading::Is(date(2026, 9, 21)));
        assert_eq!(read("二〇二六年十月二十一日", None), DateReading::Is(date(2026, 10, 21)));
        assert_eq!(read("二〇二六年二月二十日", None), DateReading::Is(date(2026, 2, 20)));
    }

    #[test]
    fn with_strokes_a_day_may_be_either_of_two() {
        let (day_first, month_first) = (date(2026, 4, 11), date(2026, 11, 4));
        let either = DateReading::OneOf(vec![day_first, month_first]);
        assert_eq!(read("11/04/2026", None), either);
        assert_eq!(read("11/04/2026 9:30", None), either);
        assert_eq!(read("11/04/2026", Some(DateOrder::DayFirst)), DateReading::Is(day_first));
        assert_eq!(read("11/04/2026", Some(DateOrder::MonthFirst)), DateReading::Is(month_first));
        assert_eq!(read("25/12/2026", None), DateReading::Is(date(2026, 12, 25)));
        assert_eq!(read("11-11-2026", None), DateReading::Is(date(2026, 11, 11)));
        // A weekday beside it tells.
        assert_eq!(read("Wed, 11/04/2026", None), DateReading::Is(month_first));
    }

    #[test]
    fn a_year_of_two_digits_may_be_a_day_as_well_and_is_asked_about() {
        let all = vec![date(2026, 2, 1), date(2026, 1, 2), date(2001, 2, 26)];
        assert_eq!(read("1/2/26", None), DateReading::OneOf(all.clone()));
        let orders = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];
        for (order, day) in orders.into_iter().zip(all) {
            assert_eq!(read("1/2/26", Some(order)), DateReading::Is(day));
        }
        // 14 is no month, and of 2012 there is no 2003-14-12.
        assert_eq!(read("3/14/12", None), DateReading::Is(date(2012, 3, 14)));
        let points = vec![date(2026, 11, 4), date(2004, 11, 26)];
        assert_eq!(read("4.11.26", None), DateReading::OneOf(points));
    }

    #[test]
    fn a_weekday_that_the_day_is_not_is_told() {
        for cell in ["Tuesday, November 4, 2026", "2026年11月4日 星期二", "Tue 4-Nov-26"] {
            assert_eq!(read(cell, None), DateReading::OtherWeekday(date(2026, 11, 4)), "{cell}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "soon",
            "2026",
            "31.2.2026",
            "13/13/2026",
            "yes",
            "99999",
            "2026-11",
            "11:30",
            "年月日",
            "4-Nov",
            "11月4日",
            "Nov-26",
            "星期三",
            "2026年11月",
            "26-11-4-2026",
            "Nov 4, 2026 and Nov 5, 2026",
            "4 Nov 20261",
        ] {
            assert_eq!(read(cell, None), DateReading::No, "{cell}");
        }
    }
}
