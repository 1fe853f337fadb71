//! Text as RON's parser takes it, from text as people write it.
//!
//! A name of RON has no hyphen and no quotation marks, and `r#` stands before it where it might be
//! taken for something else. Here `zh-TW`, `"zh-TW"` and `r#zh-TW` are all the same name.

use std::borrow::Cow;

use super::Span;

/// A stretch that is written otherwise, with as many bytes as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// Blanks, which RON's parser doesn't know as such.
    Blank(Span),
    /// A name.
    Name(Span),
}

impl Edit {
    /// The edit that a name needs, if any.
    pub(super) fn of_name(span: Span, text: &str) -> Option<Self> {
        let name = span.of(text);
        let odd = name.starts_with("r#") || name.contains(['-', '"']);
        odd.then_some(Self::Name(span))
    }
}

/// `text` with the edits made.
pub(super) fn rewrite<'a>(text: &'a str, edits: &[Edit]) -> Cow<'a, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for edit in edits {
        match edit {
            Edit::Blank(span) => bytes[span.range()].fill(b' '),
            Edit::Name(span) => name(&mut bytes[span.range()]),
        }
    }
    // Only whole characters and ASCII signs were replaced, by ASCII signs.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn name(bytes: &mut [u8]) {
    if bytes.starts_with(b"r#") {
        bytes[..2].fill(b' ');
    }
    for byte in bytes {
        match byte {
            b'-' => *byte = b'_',
            b'"' => *byte = b' ',
            _ => {}
        }
    }
}

/// A name without quotation marks or `r#` around it.
pub(super) fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name).trim_matches('"')
}

/// Whether two bare names are read as the same.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    let plain = |byte: u8| if byte == b'-' { b'_' } else { byte };
    a.len() == b.len() && a.bytes().map(plain).eq(b.bytes().map(plain))
}
