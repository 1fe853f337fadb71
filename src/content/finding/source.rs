//! The text of one file, and where its lines begin.

use std::cell::OnceCell;
use std::ops::Range;

/// Most characters of a line that a finding quotes.
const QUOTE_CHARS_MAX: usize = 200;
/// Of these, how many stand before the place meant.
const QUOTE_CHARS_BEFORE: usize = 80;

/// The text of a file with its name. Line starts are looked for only once somebody asks.
#[derive(Debug)]
pub struct Source<'a> {
    /// Relative to the content folder, with `/`.
    pub file: &'a str,
    /// What the file says, without a byte-order mark.
    pub text: &'a str,
    line_starts: OnceCell<Vec<usize>>,
}

/// A place in a file, as a person counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the line, from 1.
    pub line: usize,
    /// The place in the line, in characters, from 1.
    pub column: usize,
    /// The line, cut down around the place if it is long.
    pub quote: String,
    /// What is meant, as bytes of `quote`.
    pub caret: Range<usize>,
}

impl<'a> Source<'a> {
    /// `text` must be without a byte-order mark.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, line_starts: OnceCell::new() }
    }

    /// The line `at` stands in, from 1. `at` past the end means the last line.
    pub fn line(&self, at: usize) -> usize {
        self.starts().partition_point(|&start| start <= at).max(1)
    }

    /// The line and column at which the bytes of `span` stand. Spans past the end or within a
    /// character are moved to the nearest place.
    pub fn place(&self, span: Range<usize>) -> Excerpt {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let end = self.text.ceil_char_boundary(span.end.clamp(start, self.text.len()));
        let line = self.line(start);
        let line_start = self.starts()[line - 1];
        let rest = &self.text[line_start..];
        let len = rest.find('\n').unwrap_or(rest.len());
        let whole = rest[..len].trim_end_matches('\r');
        let from = (start - line_start).min(whole.len());
        let to = (end - line_start).min(whole.len());
        let (quote, caret) = clip(whole, from..to);
        Excerpt { line, column: whole[..from].chars().count() + 1, quote, caret }
    }

    fn starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|&(_, b)| b == b'\n');
            std::iter::once(0).chain(ends.map(|(i, _)| i + 1)).collect()
        })
    }
}

/// Cuts a line down around `caret`, both ends marked with an ellipsis where something is missing.
fn clip(line: &str, caret: Range<usize>) -> (String, Range<usize>) {
    let before = line[..caret.start].char_indices().rev();
    let start = before.take(QUOTE_CHARS_BEFORE).last().map_or(caret.start, |(i, _)| i);
    let after = line[start..].char_indices().nth(QUOTE_CHARS_MAX);
    let end = after.map_or(line.len(), |(i, _)| start + i);
    let mut quote = String::new();
    if start > 0 {
        quote.push('…');
    }
    let shift = quote.len();
    quote.push_str(&line[start..end]);
    if end < line.len() {
        quote.push('…');
    }
    let to = caret.end.min(end).max(caret.start);
    (quote, caret.start - start + shift..to - start + shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a.ron", "第一\n担当: x");
        let place = source.place(15..16);
        assert_eq!((place.line, place.column), (2, 5));
        assert_eq!(&place.quote[place.caret], "x");
    }

    // Case: Content: a line of 1 MB
    #[test]
    fn a_line_of_a_megabyte_is_quoted_around_the_place() {
        let text = format!("{}X{}", "字".repeat(200_000), "字".repeat(200_000));
        let place = Source::new("a.ron", &text).place(600_000..600_001);
        assert_eq!(place.column, 200_001);
        assert_eq!(&place.quote[place.caret], "X");
        assert!(place.quote.chars().count() <= QUOTE_CHARS_MAX + 2);
    }

    #[test]
    fn a_span_past_the_end_is_the_end() {
        let place = Source::new("a.ron", "ab\nc").place(90..99);
        assert_eq!((place.line, place.column), (2, 2));
    }
}
