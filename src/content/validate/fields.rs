//! The rules for single fields.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use jiff::civil::{Date, Time, Weekday};

use crate::content::finding::phrase::short;
use crate::content::finding::sign;
use crate::content::model::{Daypart, Id, Lang, Photo, Text};
use crate::content::ron::raw::{RawDay, RawDaypart, RawNumber, RawPhoto, RawText};
use crate::numbers::{floor_u32, nearest_f32};

use super::{At, Cx, missing_language, unlisted_language};

/// Most characters of a text in one language. Far beyond what fits on the glass; beyond
/// that, somebody pasted a document.
pub(super) const TEXT_CHARS_MAX: usize = 1_000;
/// Most characters of an id.
const ID_CHARS_MAX: usize = 64;
/// What stays in the frame when the author names nothing: the upper middle, where a face is.
const FOCUS_DEFAULT: [f32; 2] = [0.5, 0.44];

/// A text, none of whose languages is empty.
pub(super) fn text(cx: &mut Cx<'_>, at: At<'_>, raw: RawText) -> Option<Text> {
    let world = cx.world;
    world.texts.add();
    let mut by_lang: Vec<(Lang, String)> = Vec::new();
    // Languages that it is written in, be they good or not.
    let written: Vec<Lang> = raw.0.iter().map(|(lang, _)| lang.clone()).collect();
    for (lang, words) in raw.0 {
        let here = at.language(&lang);
        let Some(words) = words_of(cx, here, &lang, &words) else {
            continue;
        };
        if !world.languages.is_empty() && !world.languages.contains(&lang) {
            world.texts.add_unlisted(&lang);
            cx.note(here, unlisted_language(&lang, &world.languages));
        }
        by_lang.push((lang, words));
    }
    if written.is_empty() {
        cx.error(at, "empty-text")
            .what("the text has no language")
            .todo("write (en: \"…\", zh: \"…\")");
        return None;
    }
    for lang in world.languages.iter().filter(|&lang| !written.contains(lang)) {
        world.texts.add_lacking(lang);
        cx.note(at, missing_language(lang));
    }
    Text::new(by_lang)
}

/// What a text says in a language, if that can be shown.
fn words_of(cx: &mut Cx<'_>, at: At<'_>, lang: &Lang, words: &str) -> Option<String> {
    let words = clean(cx, at, words);
    if words.is_empty() {
        cx.error(at, "empty-text")
            .what(format!("the text in `{}` is empty", short(lang.as_str())))
            .todo("write it, or take the language out");
        return None;
    }
    if words.chars().count() > TEXT_CHARS_MAX {
        cx.error(at, "text-too-long")
            .what(format!("the text is longer than {TEXT_CHARS_MAX} characters"))
            .todo("shorten it: a screen is read in passing");
        return None;
    }
    Some(words)
}

/// Takes blanks from both ends, and signs that can't be seen but turn a line around.
fn clean(cx: &mut Cx<'_>, at: At<'_>, words: &str) -> String {
    let unseen = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    };
    if let Some(name) = words.chars().find(|&c| unseen(c)).and_then(sign::unseen) {
        cx.warn(at, "control-character")
            .what(format!("the text has control characters that can't be seen, such as {name}"))
            .todo("they are left out; type the text again");
        let kept: String = words.chars().filter(|&c| !unseen(c)).collect();
        return kept.trim().to_owned();
    }
    words.trim().to_owned()
}

/// A text that may be left out.
pub(super) fn optional(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawText>) -> Option<Text> {
    raw.and_then(|raw| text(cx, at, raw))
}

/// A list of texts with so many of them.
pub(super) fn texts(
    cx: &mut Cx<'_>,
    at: At<'_>,
    raw: Vec<RawText>,
    count: RangeInclusive<usize>,
) -> Vec<Text> {
    counted(cx, at, raw.len(), count);
    let each = raw.into_iter().enumerate();
    each.filter_map(|(i, raw)| text(cx, at.item(i), raw)).collect()
}

/// Whether a list is as long as it must be.
pub(super) fn counted(cx: &mut Cx<'_>, at: At<'_>, found: usize, count: RangeInclusive<usize>) {
    if count.contains(&found) {
        return;
    }
    let (low, high) = count.into_inner();
    let wanted = if low == high { low.to_string() } else { format!("{low} to {high}") };
    let todo = if found < low { "add what is missing" } else { "take some out" };
    cx.error(at, "wrong-count")
        .what(format!("`{}` must have {wanted} entries, and has {found}", at.name))
        .todo(todo);
}

/// The form of an id.
pub(super) fn id(cx: &mut Cx<'_>, at: At<'_>, raw: &str) -> Id {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if raw.is_empty() || raw.len() > ID_CHARS_MAX || !raw.chars().all(good) {
        let todo = match kebab(raw) {
            Some(id) => format!("write \"{id}\": small letters, digits and hyphens"),
            None => format!("use small letters, digits and hyphens, at most {ID_CHARS_MAX}"),
        };
        cx.error(at, "bad-id").what(format!("`{}` can't be an id", short(raw))).todo(todo);
    }
    Id::new(raw)
}

fn kebab(raw: &str) -> Option<String> {
    let spaced = raw.trim().replace(|c: char| c == '_' || c.is_whitespace(), "-");
    let id = spaced.to_ascii_lowercase();
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!id.is_empty() && id.len() <= ID_CHARS_MAX && id.chars().all(good)).then_some(id)
}

/// A date such as `2026-11-03`.
pub(super) fn date(cx: &mut Cx<'_>, at: At<'_>, raw: &str) -> Option<Date> {
    // Exactly this form; the parser would take a time after it as well.
    let form = raw.len() == 10 && raw.bytes().filter(|&b| b == b'-').count() == 2;
    let parsed = raw.parse::<Date>().ok().filter(|_| form);
    if parsed.is_none() {
        cx.error(at, "bad-date")
            .what(format!("`{}` isn't a date", short(raw)))
            .todo("write year-month-day, such as \"2026-11-03\"");
    }
    parsed
}

/// A time such as `18:00`. Where something ends, `24:00` is midnight.
pub(super) fn time(cx: &mut Cx<'_>, at: At<'_>, raw: &str, end: bool) -> Option<Time> {
    if end && raw == "24:00" {
        return Some(Time::midnight());
    }
    let parsed = raw.split_once(':').and_then(|(h, m)| {
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let form = matches!(h.len(), 1 | 2) && m.len() == 2 && digits(h) && digits(m);
        let hour = h.parse().ok().filter(|_| form)?;
        Time::new(hour, m.parse().ok()?, 0, 0).ok()
    });
    if parsed.is_none() {
        cx.error(at, "bad-time").what(format!("`{}` isn't a time of day", short(raw))).todo(
            "write hours and minutes, such as \"18:00\"; \"24:00\" only where something ends",
        );
    }
    parsed
}

/// Stretches of the week.
pub(super) fn dayparts(cx: &mut Cx<'_>, at: At<'_>, raw: Vec<RawDaypart>) -> Vec<Daypart> {
    let each = raw.into_iter().enumerate();
    each.filter_map(|(i, raw)| daypart(cx, at.item(i), &raw)).collect()
}

fn daypart(cx: &mut Cx<'_>, at: At<'_>, raw: &RawDaypart) -> Option<Daypart> {
    let mut days: Vec<Weekday> = Vec::new();
    for day in raw.days.iter().map(|&d| weekday(d)) {
        if !days.contains(&day) {
            days.push(day);
        }
    }
    if days.is_empty() {
        cx.error(at.field("days"), "no-days")
            .what("no day is named here")
            .todo("name them, such as [Mon, Tue], or take the entry out");
    }
    let from = time(cx, at.field("from"), &raw.from, false);
    let to = time(cx, at.field("to"), &raw.to, true);
    if from.is_some() && raw.from == raw.to {
        cx.error(at.field("to"), "no-time")
            .what("it ends when it begins")
            .todo("for the whole day write from: \"00:00\", to: \"24:00\"");
    }
    Some(Daypart { days, from: from?, to: to? })
}

fn weekday(raw: RawDay) -> Weekday {
    match raw {
        RawDay::Mon => Weekday::Monday,
        RawDay::Tue => Weekday::Tuesday,
        RawDay::Wed => Weekday::Wednesday,
        RawDay::Thu => Weekday::Thursday,
        RawDay::Fri => Weekday::Friday,
        RawDay::Sat => Weekday::Saturday,
        RawDay::Sun => Weekday::Sunday,
    }
}

/// A whole number within a range; `default` when it is left out or wrong.
pub(super) fn whole(
    cx: &mut Cx<'_>,
    at: At<'_>,
    raw: Option<RawNumber>,
    range: RangeInclusive<u32>,
    default: u32,
) -> u32 {
    let Some(RawNumber(number)) = raw else {
        return default;
    };
    let (low, high) = (f64::from(*range.start()), f64::from(*range.end()));
    if number.fract() == 0.0 && (low..=high).contains(&number) {
        // Nothing is lost: it is whole and within the range of u32.
        return floor_u32(number);
    }
    cx.error(at, "out-of-range")
        .what(format!("{} is out of range", shown(number)))
        .todo(format!("write a whole number from {low} to {high}"));
    default
}

/// A number within a range; `default` when it is left out or wrong.
pub(super) fn number(
    cx: &mut Cx<'_>,
    at: At<'_>,
    raw: Option<RawNumber>,
    range: RangeInclusive<f64>,
    default: f32,
) -> f32 {
    let Some(RawNumber(number)) = raw else {
        return default;
    };
    if range.contains(&number) {
        return nearest_f32(number);
    }
    let (low, high) = range.into_inner();
    cx.error(at, "out-of-range")
        .what(format!("{} is out of range", shown(number)))
        .todo(format!("write a number from {low} to {high}"));
    default
}

fn shown(number: f64) -> String {
    if number.is_finite() {
        format!("{number}")
    } else {
        "this number, which isn't finite,".to_owned()
    }
}

/// A photo within the folder's `photos/`. `None` with a finding if there is no such picture.
pub(super) fn photo(cx: &mut Cx<'_>, at: At<'_>, raw: Option<RawPhoto>) -> Option<Photo> {
    let raw = raw?;
    let alt = text(cx, at.field("alt"), raw.alt);
    let here = at.field("focus");
    let focus = match raw.focus {
        None => FOCUS_DEFAULT,
        Some((x, y)) => [
            number(cx, here.item(0), Some(x), 0.0..=1.0, FOCUS_DEFAULT[0]),
            number(cx, here.item(1), Some(y), 0.0..=1.0, FOCUS_DEFAULT[1]),
        ],
    };
    let here = at.field("path");
    if !inside_photos(&raw.path) {
        cx.error(here, "bad-path")
            .what(format!("`{}` isn't a photo of this folder", short(&raw.path)))
            .todo("put the picture into photos/ and write \"photos/name.jpg\"");
        return None;
    }
    let path = PathBuf::from(&raw.path);
    if let Some(finding) = (cx.world.photo)(&path).finding(&raw.path) {
        cx.note(here, finding);
        return None;
    }
    Some(Photo { path, alt: alt?, focus })
}

fn inside_photos(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..");
    path.strip_prefix("photos/").is_some_and(|rest| rest.split('/').all(plain))
        && !path.contains(['\\', '\0', ':'])
}
