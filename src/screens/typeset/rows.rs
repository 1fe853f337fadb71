//! Where a text may be broken, and where it is broken best. Pure: text and widths in,
//! rows out.

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::words;
use crate::numbers::as_f32;

/// Signs that never start a row (W3C Requirements for Chinese Text Layout §3.1.2).
pub(super) const NEVER_FIRST: &str = "，。、；：？！）》」』】〉〕”’…—·～％‰℃,.;:?!)]}%";
/// Signs that never end a row.
pub(super) const NEVER_LAST: &str = "（《「『【〈〔“‘([{";

/// With more places to break than this, rows are filled one after another instead of
/// balanced: nobody sees the balance of a page of text, and the search is quadratic.
const BALANCED_PLACES_MAX: usize = 400;
/// What a break after punctuation is worth, which reads better than one in the middle of a
/// phrase. In squared shares of the width. A headline is read phrase by phrase.
pub(super) const PHRASE_IN_HEADLINE: f32 = 0.12;
/// In running text even rows count for more.
pub(super) const PHRASE_IN_TEXT: f32 = 0.015;
/// A last row under this share of the others looks like a mistake.
const ORPHAN_SHARE: f32 = 0.35;
/// What an orphan costs.
const ORPHAN_COST: f32 = 0.5;
/// What it costs to break within a word of more than one character. Chinese may be broken there,
/// but whoever reads in passing reads words.
const WITHIN_WORD_COST: f32 = 0.06;

/// From so many rows on, one more is hardly seen. Fewer of them look better in a smaller size.
const ROWS_MANY: usize = 4;

/// A text made ready to be broken: its characters and where each begins, in any unit.
pub(super) struct Line<'a> {
    chars: &'a [char],
    /// Left edge of each character, and the right edge of the last.
    x: &'a [f32],
    /// Character indices at which a row may begin, in order, with 0 and the end.
    places: Vec<usize>,
    /// What a break after punctuation is worth.
    phrase: f32,
    /// Whether a piece wider than the row had to be made breakable within.
    pub torn: bool,
}

impl<'a> Line<'a> {
    /// `x` has one more entry than `chars`. Places that Unicode's line breaking (UAX 14)
    /// offers and the two lists above do not forbid are kept; a piece wider than `width`
    /// may be broken between any two characters. No row ends within one of `names`, unless it is
    /// wider than the row.
    pub(super) fn new(
        chars: &'a [char],
        x: &'a [f32],
        width: f32,
        phrase: f32,
        names: &[String],
    ) -> Self {
        debug_assert_eq!(chars.len() + 1, x.len());
        let mut places = vec![0];
        let mut torn = false;
        let mut offered = opportunities(chars);
        let inside = within_names(chars, names);
        offered.retain(|place| !inside.contains(place));
        for place in offered.into_iter().chain([chars.len()]) {
            let from = *places.last().unwrap_or(&0);
            if place <= from {
                continue;
            }
            if trimmed_width(chars, x, from..place) > width {
                torn = true;
                places.extend((from + 1..place).filter(|&i| allowed(chars, i)));
            }
            places.push(place);
        }
        Self { chars, x, places, phrase, torn }
    }

    /// The rows, as ranges of characters without the spaces at their ends. As few as `width`
    /// allows, and among those the most even ones; what is read `aloud` has one more where fewer
    /// words are torn then.
    pub(super) fn rows(&self, width: f32, aloud: bool) -> Vec<Range<usize>> {
        if self.chars.is_empty() {
            return Vec::new();
        }
        let greedy = self.greedy(width);
        if greedy.len() < 2 || self.places.len() > BALANCED_PLACES_MAX {
            return self.trim(&greedy);
        }
        let count = greedy.len();
        let rows = self.balanced(width, count).unwrap_or(greedy);
        let torn = if aloud && count >= ROWS_MANY { self.splits(&rows) } else { 0 };
        let more = (torn > 0).then(|| self.balanced(width, count + 1)).flatten();
        let rows = more.filter(|more| self.splits(more) < torn).unwrap_or(rows);
        self.trim(&rows)
    }

    /// How many of these rows end within a word of more than one Han character.
    pub(super) fn splits(&self, rows: &[Range<usize>]) -> usize {
        let words = words(self.chars);
        let starts = rows.iter().skip(1).map(|row| row.start);
        starts.filter(|start| words.binary_search(start).is_err()).count()
    }

    /// How many of these rows but the last end elsewhere than after a sign that ends a phrase.
    pub(super) fn loose(&self, rows: &[Range<usize>]) -> usize {
        let ends = rows.split_last().map_or(&[][..], |(_, rows)| rows);
        let is_phrase = |row: &&Range<usize>| self.ends_phrase(row.end);
        ends.len() - ends.iter().filter(is_phrase).count()
    }

    /// Whether what stands before character `at` ends a phrase.
    fn ends_phrase(&self, at: usize) -> bool {
        at > 0 && "，。；：？！、·,.;:?!".contains(self.chars[at - 1])
    }

    fn greedy(&self, width: f32) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let mut from = 0;
        while from + 1 < self.places.len() {
            let mut to = from + 1;
            while to + 1 < self.places.len() && self.width(from, to + 1) <= width {
                to += 1;
            }
            rows.push(self.places[from]..self.places[to]);
            from = to;
        }
        rows
    }

    /// The least sum of squared differences from the mean width over exactly `count` rows.
    fn balanced(&self, width: f32, count: usize) -> Option<Vec<Range<usize>>> {
        let last = self.places.len() - 1;
        let mean = self.width(0, last) / as_f32(count);
        let words = words(self.chars);
        let within = |place: &usize| words.binary_search(place).is_err();
        let mut torn: Vec<bool> = self.places.iter().map(within).collect();
        torn[last] = false;
        let mut best: Vec<Option<(f32, usize)>> = vec![None; last + 1];
        best[0] = Some((0.0, 0));
        let mut back = Vec::with_capacity(count);
        for row in 0..count {
            let mut next: Vec<Option<(f32, usize)>> = vec![None; last + 1];
            for (from, start) in best.iter().enumerate() {
                let Some((cost, _)) = *start else { continue };
                for (to, end) in next.iter_mut().enumerate().skip(from + 1) {
                    let wide = self.width(from, to);
                    if wide > width && to > from + 1 {
                        break;
                    }
                    let torn = if torn[to] { WITHIN_WORD_COST } else { 0.0 };
                    let sum = cost + torn + self.cost(to, wide, mean, width, row + 1 == count);
                    if end.is_none_or(|(least, _)| sum < least) {
                        *end = Some((sum, from));
                    }
                }
            }
            back.push(next.clone());
            best = next;
        }
        let mut to = last;
        let mut rows = Vec::with_capacity(count);
        for step in back.iter().rev() {
            let (_, from) = step[to]?;
            rows.push(self.places[from]..self.places[to]);
            to = from;
        }
        rows.reverse();
        Some(rows)
    }

    fn cost(&self, to: usize, wide: f32, mean: f32, width: f32, is_last: bool) -> f32 {
        let off = (wide - mean) / width;
        let phrase = if self.ends_phrase(self.places[to]) { self.phrase } else { 0.0 };
        let orphan = if is_last && wide < mean * ORPHAN_SHARE { ORPHAN_COST } else { 0.0 };
        off * off - phrase + orphan
    }

    fn width(&self, from: usize, to: usize) -> f32 {
        trimmed_width(self.chars, self.x, self.places[from]..self.places[to])
    }

    fn trim(&self, rows: &[Range<usize>]) -> Vec<Range<usize>> {
        rows.iter().map(|row| trimmed(self.chars, row.clone())).collect()
    }
}

fn trimmed(chars: &[char], row: Range<usize>) -> Range<usize> {
    let end = (row.start..row.end)
        .rev()
        .find(|&i| !chars[i].is_whitespace())
        .map_or(row.start, |i| i + 1);
    row.start..end
}

fn trimmed_width(chars: &[char], x: &[f32], row: Range<usize>) -> f32 {
    let row = trimmed(chars, row);
    x[row.end] - x[row.start]
}

/// Whether a row may begin with character `i`.
fn allowed(chars: &[char], i: usize) -> bool {
    let (before, after) = (chars[i - 1], chars[i]);
    let space = before.is_whitespace();
    let first_ok = space && after.is_ascii() || !NEVER_FIRST.contains(after);
    first_ok && !NEVER_LAST.contains(before) && !after.is_whitespace()
}

/// The places that UAX 14 offers in its strict form, and that no rule of ours forbids.
fn opportunities(chars: &[char]) -> Vec<usize> {
    let text: String = chars.iter().collect();
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let mut places = indices(&text, segmenter.segment_str(&text));
    places.retain(|&index| allowed(chars, index));
    places
}

/// The characters of `chars` but the first of each of `names` that stands there.
fn within_names(chars: &[char], names: &[String]) -> Vec<usize> {
    let mut inside = Vec::new();
    for name in names {
        let name: Vec<char> = name.chars().collect();
        let found = chars.windows(name.len().max(1)).enumerate();
        for (at, _) in found.filter(|(_, window)| *window == name) {
            inside.extend(at + 1..at + name.len());
        }
    }
    inside
}

/// Where words begin: Chinese ones by a dictionary.
fn words(chars: &[char]) -> Vec<usize> {
    let text: String = chars.iter().collect();
    indices(&text, words::starts(&text).into_iter())
}

/// The characters but for the first that begin at these bytes.
fn indices(text: &str, bytes: impl Iterator<Item = usize>) -> Vec<usize> {
    let starts: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    bytes.filter_map(|byte| starts.binary_search(&byte).ok()).filter(|&i| i > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Latin letters half an em, everything else one em of 10 pixels.
    fn broken(text: &str, width: f32) -> Vec<String> {
        broken_with(text, width, &[])
    }

    fn broken_with(text: &str, width: f32, names: &[String]) -> Vec<String> {
        broken_for(text, width, names, false)
    }

    fn broken_for(text: &str, width: f32, names: &[String], aloud: bool) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut x = vec![0.0];
        for c in &chars {
            let advance = if c.is_ascii() { 5.0 } else { 10.0 };
            x.push(x[x.len() - 1] + advance);
        }
        let line = Line::new(&chars, &x, width, PHRASE_IN_HEADLINE, names);
        line.rows(width, aloud).into_iter().map(|row| chars[row].iter().collect()).collect()
    }

    #[test]
    fn rows_are_even_rather_than_full() {
        assert_eq!(
            broken("Everyone here has two jobs.", 120.0),
            ["Everyone here", "has two jobs."]
        );
        assert_eq!(broken("在这里，人人都有两份工作。", 120.0), ["在这里，", "人人都有两份工作。"]);
    }

    #[test]
    fn a_chinese_word_stays_whole_where_rows_are_nearly_as_even_without() {
        let text = "没人再开的旧抽屉擦净了油回来";
        assert_eq!(broken(text, 80.0), ["没人再开的旧", "抽屉擦净了油回来"]);
        let narrow = broken(text, 70.0);
        assert_eq!(narrow, ["没人再开的旧抽", "屉擦净了油回来"], "rather than in three rows");
    }

    #[test]
    fn what_is_read_aloud_has_one_row_more_where_fewer_words_are_torn_then() {
        let text = "报上姓名，说一声“我来帮您”。记下姓名和电话，找对同事，讲明由谁回电。";
        let words = ["姓名", "一声", "我来", "帮您", "记下", "电话", "同事", "讲明", "回电"];
        let whole = |rows: &[String]| {
            words.iter().filter(|word| rows.iter().any(|row| row.contains(**word))).count()
        };
        let mut more = 0;
        for width in 60..140 {
            let [silent, aloud] =
                [false, true].map(|aloud| broken_for(text, as_f32(width), &[], aloud));
            if silent != aloud {
                assert_eq!(aloud.len(), silent.len() + 1, "{aloud:?}");
                assert!(silent.len() >= ROWS_MANY && whole(&aloud) >= whole(&silent), "{aloud:?}");
                more += whole(&aloud) - whole(&silent);
            }
        }
        assert!(more > 0);
    }

    #[test]
    fn a_name_stays_whole_though_no_dictionary_knows_it() {
        let (text, names) = ("欢迎约纳斯来到工作台！", ["约纳斯".to_owned()]);
        assert_eq!(broken(text, 45.0), ["欢迎约", "纳斯来到", "工作台！"]);
        assert_eq!(broken_with(text, 45.0, &names), ["欢迎", "约纳斯", "来到工", "作台！"]);
        assert_eq!(broken_with(text, 60.0, &names), ["欢迎约纳斯", "来到工作台！"]);
        for width in 30..120 {
            let rows = broken_with(text, as_f32(width), &names);
            assert!(rows.iter().any(|row| row.contains("约纳斯")), "{rows:?} at {width}");
        }
        assert_eq!(broken_with(text, 20.0, &names).concat(), text, "too narrow for a name");
    }

    #[test]
    fn one_row_stays_one_row() {
        assert_eq!(broken("It fits.", 500.0), ["It fits."]);
        assert!(broken("", 500.0).is_empty());
    }

    #[test]
    fn an_opening_bracket_is_never_left_at_the_end_of_a_row() {
        for width in 30..200 {
            for row in
                broken("他说：“先把（真正的）错误改正过来”，然后——道歉……好吗？", as_f32(width))
            {
                let last = row.chars().last().unwrap();
                assert!(!NEVER_LAST.contains(last), "{row} at {width}");
            }
        }
    }

    #[test]
    fn a_word_wider_than_the_row_is_broken_rather_than_lost() {
        let rows = broken("Donaudampfschifffahrtsgesellschaft", 60.0);
        assert!(rows.len() > 1);
        let word: Vec<char> = "Lindqvist".chars().collect();
        let x: Vec<f32> = (0..=word.len()).map(|i| as_f32(i) * 5.0).collect();
        assert!(Line::new(&word, &x, 30.0, 0.0, &[]).torn, "whoever asks for smaller type is told");
        assert!(!Line::new(&word, &x, 45.0, 0.0, &[]).torn);
        assert_eq!(rows.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    fn mixed_text() -> impl Strategy<Value = String> {
        let pieces = prop::sample::select(vec![
            "我们",
            "担当",
            "客户",
            "，",
            "。",
            "《",
            "》",
            "“",
            "”",
            "——",
            "……",
            "（",
            "）",
            "？",
            "care ",
            "customer ",
            "a ",
            "it’s ",
            "(now) ",
            "24 ",
            "·",
            "！",
        ]);
        prop::collection::vec(pieces, 1..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_row_fits_at_any_width(text in mixed_text(), width in 60.0..400.0f32) {
            let rows = broken(&text, width);
            let squeezed = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeezed(&rows.concat()), squeezed(&text));
        }

        #[test]
        fn no_row_starts_or_ends_with_a_forbidden_sign(
            words in prop::collection::vec("[\u{4e00}-\u{4e20}]{1,4}", 1..20),
            marks in prop::collection::vec(prop::sample::select(vec!["，", "。", "？", "“语”", "——", "……", "（注）", "《书》"]), 20),
            width in 70.0..400.0f32,
        ) {
            let text: String = words.iter().zip(&marks).map(|(w, m)| format!("{w}{m}")).collect();
            for (i, row) in broken(&text, width).iter().enumerate() {
                let first = row.chars().next().unwrap();
                let last = row.chars().last().unwrap();
                prop_assert!(i == 0 || !NEVER_FIRST.contains(first), "{row} starts a row");
                prop_assert!(!NEVER_LAST.contains(last), "{row} ends a row");
            }
        }
    }
}
