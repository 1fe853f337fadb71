//! Where a change goes on its lines, and how it is set in there.

use std::ops::Range;

use super::Refusal;
use super::slots::Slots;
use crate::content::ron::outline::{SignKind, signs};

/// How far what is within brackets is set in where the file doesn't show it.
const INDENT: &str = "    ";

/// A stretch of the text and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// The stretch, in bytes of the text without a byte-order mark.
    pub range: Range<usize>,
    /// What stands there instead.
    pub with: String,
}

impl Patch {
    pub(in crate::content) fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Self { range, with: with.into() }
    }

    /// The same in a text that begins `by` bytes earlier.
    pub fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self
    }
}

/// `text` with the patches, none of which lies over another.
pub(super) fn patched(text: &str, mut patches: Vec<Patch>) -> String {
    patches.sort_by_key(|patch| patch.range.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for Patch { range, with } in patches {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(&with);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// A text that is changed.
pub(super) struct Sheet<'a> {
    /// With plain line ends, and as long as the file's own text.
    pub text: &'a str,
    /// The file's own line end.
    line_end: &'static str,
}

impl<'a> Sheet<'a> {
    /// `text` is `own` with plain line ends.
    pub(super) fn new(text: &'a str, own: &str) -> Self {
        let line_end = match own.find(['\r', '\n']) {
            Some(at) if own[at..].starts_with("\r\n") => "\r\n",
            Some(at) if own[at..].starts_with('\r') => "\r",
            _ => "\n",
        };
        Self { text, line_end }
    }

    /// Another value in the place of one.
    pub(super) fn replace(&self, range: Range<usize>, value: &str) -> Patch {
        let value = self.set_in(value, self.indent(range.start));
        Patch::new(range, value)
    }

    /// A new entry before the one of the number `at`.
    pub(super) fn insert(
        &self,
        slots: &Slots,
        at: usize,
        value: &str,
    ) -> Result<Vec<Patch>, Refusal> {
        let before = at.checked_sub(1).and_then(|before| slots.all.get(before));
        let next = slots.all.get(at);
        let from = before.map_or(slots.open, |slot| slot.past());
        let to = next.map_or(slots.close, |slot| slot.start);
        let Some(line) = self.line_after(from..to) else {
            return Ok(self.insert_in_line(slots, at, value));
        };
        // At the end it stands behind the comments there, if the bracket has a line of its own.
        let own_line = self.begins_line(slots.close).filter(|_| next.is_none());
        let at_line = own_line.unwrap_or(line).max(line);
        let sibling = before.or(next).map(|slot| slot.start);
        let indent = match sibling {
            Some(start) => self.indent(start).to_owned(),
            None => format!("{}{INDENT}", self.indent(slots.close)),
        };
        let end = self.line_end;
        let apart = if self.stand_apart(slots) && value.contains('\n') { end } else { "" };
        let (above, below) = if next.is_none() { (apart, "") } else { ("", apart) };
        let value = self.set_in(value, &indent);
        let line = format!("{above}{indent}{value},{end}{below}");
        let comma = before.filter(|slot| slot.comma.is_none());
        let comma = comma.map(|slot| Patch::new(slot.end..slot.end, ","));
        Ok(comma.into_iter().chain([Patch::new(at_line..at_line, line)]).collect())
    }

    /// The same where there is no line end between the entries.
    fn insert_in_line(&self, slots: &Slots, at: usize, value: &str) -> Vec<Patch> {
        let indent = self.indent(slots.close);
        if slots.all.is_empty() && value.contains('\n') {
            let (end, inner) = (self.line_end, format!("{indent}{INDENT}"));
            let value = self.set_in(value, &inner);
            let lines = format!("{end}{inner}{value},{end}{indent}");
            return vec![Patch::new(slots.open..slots.open, lines)];
        }
        let value = self.set_in(value, indent);
        let before = at.checked_sub(1).and_then(|before| slots.all.get(before));
        let (place, with) = match (before, slots.all.get(at)) {
            (_, Some(next)) => (next.start, format!("{value}, ")),
            (None, None) => (slots.open, value),
            (Some(last), None) if last.comma.is_some() => (last.past(), format!(" {value},")),
            (Some(last), None) => (last.end, format!(", {value}")),
        };
        vec![Patch::new(place..place, with)]
    }

    /// Takes an entry out, with its comma, and with its line if nothing else stands there.
    pub(super) fn remove(&self, slots: &Slots, at: usize) -> Vec<Patch> {
        let slot = &slots.all[at];
        let past = slot.past();
        let cut = |range: Range<usize>| Patch::new(range, "");
        let is_blank = |range: Range<usize>| {
            self.text.get(range).is_some_and(|text| text.bytes().all(|b| matches!(b, b' ' | b'\t')))
        };
        if !is_blank(slot.end..past.saturating_sub(1).max(slot.end)) {
            let comma = slot.comma.map(|comma| cut(comma..comma + 1));
            return comma.into_iter().chain([cut(slot.start..slot.end)]).collect();
        }
        let line_end = self.text[past..].find('\n').map(|end| past + end);
        if let (Some(line), Some(end)) = (self.begins_line(slot.start), line_end) {
            let own_end = if self.text[..end].ends_with('\r') { end - 1 } else { end };
            if is_blank(past..own_end) {
                return vec![cut(line..end + 1)];
            }
        }
        let before = at.checked_sub(1).and_then(|before| slots.all.get(before));
        match (slots.all.get(at + 1), before.and_then(|slot| slot.comma)) {
            (Some(next), _) if is_blank(past..next.start) => vec![cut(slot.start..next.start)],
            (None, Some(comma)) if slot.comma.is_none() && is_blank(comma + 1..slot.start) => {
                vec![cut(comma..slot.end)]
            }
            _ => vec![cut(slot.start..past)],
        }
    }

    /// The blanks at the beginning of the line of `at`.
    fn indent(&self, at: usize) -> &'a str {
        let line = &self.text[self.line(at)..];
        let end = line.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(line.len());
        &line[..end]
    }

    /// Where the line of `at` begins.
    fn line(&self, at: usize) -> usize {
        self.text[..at].rfind('\n').map_or(0, |end| end + 1)
    }

    /// Where the line of `at` begins, if nothing but blanks stands before `at`.
    fn begins_line(&self, at: usize) -> Option<usize> {
        let line = self.line(at);
        self.text[line..at].bytes().all(|b| matches!(b, b' ' | b'\t')).then_some(line)
    }

    /// Where the first new line begins in a stretch between entries, outside comments that run
    /// over several.
    fn line_after(&self, gap: Range<usize>) -> Option<usize> {
        let mut at = gap.start;
        let mut depth = 0_usize;
        let mut line_comment = false;
        while at < gap.end {
            let rest = &self.text.as_bytes()[at..gap.end];
            match rest {
                [b'\n', ..] if depth == 0 => return Some(at + 1),
                [b'/', b'/', ..] if depth == 0 => line_comment = true,
                [b'/', b'*', ..] if !line_comment => {
                    depth += 1;
                    at += 1;
                }
                [b'*', b'/', ..] if depth > 0 => {
                    depth -= 1;
                    at += 1;
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Whether an empty line stands between the entries, or would if there were two.
    fn stand_apart(&self, slots: &Slots) -> bool {
        match slots.all.as_slice() {
            [] => false,
            [only] => self.text[only.start..only.end].contains('\n'),
            [.., before, last] => {
                // What stands behind the one and before the other is no line of its own.
                let gap = &self.text[before.past()..last.start];
                let ends = gap.find('\n').zip(gap.rfind('\n'));
                let lines = ends.map_or("", |(first, last)| &gap[first..last]);
                lines.split('\n').skip(1).any(|line| line.trim().is_empty())
            }
        }
    }

    /// What stands in a stretch, its further lines moved out by what the first is set in, but for
    /// those within a text; with plain line ends.
    pub(super) fn lifted(&self, range: Range<usize>) -> String {
        let indent = self.indent(range.start);
        let value = self.text[range].replace("\r\n", "\n");
        let mut at = 0;
        let outside = TextsIn::new(&value);
        let line = |line: &str| {
            let within = outside.has(at);
            at += line.len();
            if within { line.to_owned() } else { line.strip_prefix(indent).unwrap_or(line).into() }
        };
        value.split_inclusive('\n').map(line).collect()
    }

    /// A value with the file's own line ends.
    pub(super) fn lines(&self, value: &str) -> String {
        let plain = value.replace("\r\n", "\n");
        if self.line_end == "\n" { plain } else { plain.replace('\n', self.line_end) }
    }

    /// A value whose further lines are set in, but for those within a text.
    fn set_in(&self, value: &str, indent: &str) -> String {
        if !value.contains('\n') {
            return value.to_owned();
        }
        let texts = TextsIn::new(value);
        let mut out = String::with_capacity(value.len());
        for (at, c) in value.char_indices() {
            if c == '\n' && !texts.has(at) {
                out.push_str(self.line_end);
                out.push_str(indent);
            } else {
                out.push(c);
            }
        }
        out
    }
}

/// The texts in a value, which may run over lines.
struct TextsIn(Vec<Range<usize>>);

impl TextsIn {
    fn new(value: &str) -> Self {
        let signs = signs(value, 0..value.len()).unwrap_or_default();
        let texts = signs.into_iter().filter(|(kind, _)| *kind == SignKind::Text);
        Self(texts.map(|(_, span)| span.range()).collect())
    }

    fn has(&self, at: usize) -> bool {
        self.0.iter().any(|text| text.contains(&at))
    }
}
