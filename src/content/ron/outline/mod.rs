//! The shape of a RON text: which lists, fields and values stand where.
//!
//! RON's own parser stops at the first fault and knows places only roughly. The
//! outline goes on: it splits a list into its items, so that a bad one drops
//! only itself, and it knows where each field stands, so that a finding can
//! point at it. It takes linear time and no recursion.

mod build;
mod faults;
mod plain;
#[cfg(test)]
mod tests;
mod token;

use std::borrow::Cow;
use std::ops::Range;

use crate::content::finding::Finding;
use crate::content::finding::source::Source;
use crate::content::model::Lang;

pub use build::outline;
pub(in crate::content) use token::SignKind;

/// The signs and words in a stretch of `text`, each with its place in `text`, comments left out;
/// `None` if one of them is odd.
pub(in crate::content) fn signs(text: &str, range: Range<usize>) -> Option<Vec<(SignKind, Span)>> {
    let start = range.start;
    let mut lexer = token::Lexer::new(text.get(range)?);
    let mut signs = Vec::new();
    while let Some(token) = lexer.next() {
        if token.odd.is_some() || token.kind == SignKind::Junk {
            return None;
        }
        let [from, to] = [token.span.start, token.span.end].map(|at| at as usize + start);
        signs.push((token.kind, Span::new(from, to)));
    }
    Some(signs)
}

/// How deep brackets may be nested. The deepest that the format needs is 7.
pub const NESTING_MAX: usize = 64;

/// A stretch of a file in bytes. Files are far smaller than 4 GB, see `FILE_BYTES_MAX`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Span {
    /// From `start` up to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |n| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end) }
    }

    /// As a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The part of `text` that it covers.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `[ … ]`
    List,
    /// `( … )` or `Head( … )`
    Parens,
    /// `{ … }`
    Map,
    /// `"…"`
    Text,
    /// A number.
    Number,
    /// A bare word such as `Care` or `true`.
    Word,
    /// `'x'` and anything that isn't RON.
    Other,
}

/// A value and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// From the head or opening bracket to the closing one.
    pub span: Span,
    /// The word before the bracket, such as `Principle`; empty if there is none.
    pub head: Span,
    /// What it is.
    pub kind: Kind,
    /// Items, fields or map entries.
    pub entries: Vec<Entry>,
}

/// A value within another, with its name if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The field's name or the map's key; empty for an item of a list.
    pub key: Span,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// The field's name or the map's key, without what may stand around it.
    pub fn name<'a>(&self, text: &'a str) -> &'a str {
        plain::bare(self.key.of(text))
    }
}

impl Node {
    /// The entry of a field, by name.
    pub fn entry(&self, text: &str, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| plain::is_same(entry.name(text), name))
    }

    /// The entry of a text in `lang`, however the tag is written.
    pub fn entry_in(&self, text: &str, lang: &Lang) -> Option<&Entry> {
        let in_lang = |e: &&Entry| !e.key.is_empty() && Lang::new(e.name(text)) == *lang;
        self.entries.iter().find(in_lang)
    }

    /// The value of a field, by name.
    pub fn field(&self, text: &str, name: &str) -> Option<&Node> {
        self.entry(text, name).map(|e| &e.value)
    }

    /// The innermost values around `at`, outermost first, each with its name.
    pub fn path_to(&self, at: usize) -> Vec<&Entry> {
        let mut path = Vec::new();
        let mut node = self;
        loop {
            let around = |e: &&Entry| {
                let start = if e.key.is_empty() { e.value.span } else { e.key };
                start.start as usize <= at && at <= e.value.span.end as usize
            };
            // Where two touch, the later one is meant.
            let Some(entry) = node.entries.iter().rev().find(around) else {
                return path;
            };
            path.push(entry);
            node = &entry.value;
        }
    }
}

/// Something wrong with the shape of a text, which doesn't know its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the text.
    pub span: Span,
    /// Whether the file cannot be read past it.
    pub fatal: bool,
    /// What is told of it, once its file is known: see [`Fault::finding`].
    told: Finding,
}

impl Fault {
    /// The finding about it, where `source` is the text that it is in.
    pub fn finding(&self, source: &Source<'_>) -> Finding {
        self.told.clone().at(source, self.span.range())
    }
}

/// A text's shape and its faults, in the order in which they stand.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// `None` if there is nothing, or nothing that could be made out.
    pub root: Option<Node>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// What is written otherwise for RON's parser; see [`Outline::plain`].
    edits: Vec<plain::Edit>,
}

impl Outline {
    /// `text`, which this is the outline of, as RON's parser takes it: of the same length, so
    /// that every place stays where it is. Language tags have no hyphen, names no quotation
    /// marks, and all blanks between tokens are plain ones.
    pub fn plain<'a>(&self, text: &'a str) -> Cow<'a, str> {
        plain::rewrite(text, &self.edits)
    }

    /// The fault that makes the whole text unreadable.
    pub fn fatal(&self) -> Option<&Fault> {
        self.faults.iter().find(|f| f.fatal)
    }

    /// The first fault within `span`. What is marked on its last sign is missing after it.
    pub fn fault_in(&self, span: Span) -> Option<&Fault> {
        let first = self.faults.partition_point(|f| f.span.start < span.start);
        let fault = self.faults.get(first)?;
        (fault.span.start + 1 < span.end).then_some(fault)
    }
}
