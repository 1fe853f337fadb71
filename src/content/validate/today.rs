//! The rules for what was written for one day.

use crate::content::model::{Lang, Text, Today};
use crate::content::pace::{han, words};
use crate::content::ron::raw::RawToday;

use super::fields::{date, texts};
use super::{At, Cx};

/// Lines of a day at least and at most.
const LINES: std::ops::RangeInclusive<usize> = 1..=2;
/// What ten people read from five metres: words of a line, and Han characters.
const LINE_MAX: [usize; 2] = [12, 20];

/// Checks a day. `None` if it has an error, or stands among those `before`.
pub(crate) fn today(cx: &mut Cx<'_>, at: At<'_>, raw: RawToday, before: &[Today]) -> Option<Today> {
    let day = date(cx, at.field("day"), &raw.day);
    if let Some(day) = day.filter(|day| before.iter().any(|one| one.day == *day)) {
        cx.error(at.field("day"), "duplicate-day")
            .what(format!("{day} stands here twice"))
            .todo("write all lines of a day into one entry");
    }
    let here = at.field("lines");
    let lines = texts(cx, here, raw.lines, LINES);
    for (index, line) in lines.iter().enumerate() {
        for (lang, said) in line.iter() {
            long(cx, here.item(index).language(lang), lang, said);
        }
    }
    let lines: Vec<Text> = lines;
    Some(Today { day: day?, lines }).filter(|_| !cx.failed)
}

/// Warns of a line that nobody reads from the back.
fn long(cx: &mut Cx<'_>, at: At<'_>, lang: &Lang, said: &str) {
    let (number, most, what) = if lang.is_han() {
        (han(said) + words(said), LINE_MAX[1], "characters")
    } else {
        (words(said), LINE_MAX[0], "words")
    };
    if number > most {
        cx.warn(at, "long-line")
            .what(format!("this line has {number} {what}, and ten people read it from five metres"))
            .todo(format!("say it in {most}"));
    }
}
