//! Where the entries of a value stand, with the commas behind them.

use std::ops::Range;

use crate::content::ron::outline::{Node, SignKind, Span, signs};

/// An entry with its name and all that stands around its value, such as `Some( … )`.
#[derive(Debug)]
pub(super) struct Slot {
    pub start: usize,
    pub end: usize,
    /// Where the comma behind it stands, if there is one.
    pub comma: Option<usize>,
}

impl Slot {
    /// One past the entry and its comma.
    pub(super) fn past(&self) -> usize {
        self.comma.map_or(self.end, |comma| comma + 1)
    }
}

/// The entries of a value between its brackets.
#[derive(Debug)]
pub(super) struct Slots {
    /// One past the opening bracket.
    pub open: usize,
    /// The closing bracket.
    pub close: usize,
    pub all: Vec<Slot>,
}

impl Slots {
    /// The entries of `node`; `None` if it has no brackets, or odd signs between its entries.
    pub(super) fn of(text: &str, node: &Node) -> Option<Self> {
        let whole = node.span.range();
        let close = whole.end.checked_sub(1)?;
        let begins = if node.head.is_empty() { whole.start } else { node.head.range().end };
        let mut all: Vec<Slot> = Vec::with_capacity(node.entries.len());
        let mut open = None;
        let mut at = begins;
        for entry in &node.entries {
            let named = !entry.key.is_empty();
            let start = if named { entry.key } else { entry.value.span };
            let mut gap = Gap::of(text, at..start.range().start)?;
            match all.last_mut() {
                Some(last) => gap.end(last),
                None => open = Some(gap.open()?),
            }
            let start = gap.rest().map_or(start, |first| if named { start } else { first });
            let end = entry.value.span.range().end;
            all.push(Slot { start: start.range().start, end, comma: None });
            at = end;
        }
        let mut gap = Gap::of(text, at..close)?;
        match all.last_mut() {
            Some(last) => gap.end(last),
            None => open = Some(gap.open()?),
        }
        gap.rest().is_none().then_some(Self { open: open?, close, all })
    }
}

/// The signs between two entries.
struct Gap(std::vec::IntoIter<(SignKind, Span)>);

impl Gap {
    fn of(text: &str, range: Range<usize>) -> Option<Self> {
        signs(text, range).map(|signs| Self(signs.into_iter()))
    }

    fn take(&mut self, is: impl Fn(SignKind) -> bool) -> Option<Range<usize>> {
        let (kind, span) = self.0.as_slice().first()?;
        if !is(*kind) {
            return None;
        }
        let range = span.range();
        self.0.next();
        Some(range)
    }

    /// One past the opening bracket.
    fn open(&mut self) -> Option<usize> {
        self.take(|kind| matches!(kind, SignKind::Open(_))).map(|range| range.end)
    }

    /// Takes in what closes an entry, and its comma.
    fn end(&mut self, slot: &mut Slot) {
        while let Some(range) = self.take(|kind| matches!(kind, SignKind::Close(_))) {
            slot.end = range.end;
        }
        slot.comma = self.take(|kind| kind == SignKind::Comma).map(|range| range.start);
    }

    /// The first sign that is left.
    fn rest(&self) -> Option<Span> {
        self.0.as_slice().first().map(|(_, span)| *span)
    }
}
