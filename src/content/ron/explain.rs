//! What RON's parser says, in words for people who don't program.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use super::outline::{Kind, Node};
use crate::content::finding::phrase::{nearest, short, suggest};

/// How a fault is told: its stable name, its place in the file, what is wrong, what to do.
#[derive(Debug)]
pub(in crate::content) struct Told {
    pub code: &'static str,
    pub span: Range<usize>,
    pub what: String,
    pub todo: String,
}

/// Tells `error`, which came up when `node` of the file `text` was read from its span.
pub(in crate::content) fn tell(error: &SpannedError, node: &Node, text: &str) -> Told {
    let own = node.span.of(text);
    let base = node.span.start as usize;
    let start = base + offset(own, error.span.start);
    let end = base + offset(own, error.span.end);
    let found = Found::at(node, text, end);
    match &error.code {
        Error::NoSuchStructField { expected, found: name, .. } => Told {
            code: "unknown-field",
            span: start..end,
            what: format!("`{}` isn't a field of {}", short(name), owner(node, text, start)),
            todo: match nearest(name, expected.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("take it out; what can stand here: {}", expected.join(", ")),
            },
        },
        Error::MissingStructField { field, .. } => missing(field, node, text, end),
        Error::DuplicateStructField { field, .. } => Told {
            code: "duplicate-field",
            span: start..end,
            what: format!("`{field}` stands here twice"),
            todo: "keep one of the two".to_owned(),
        },
        Error::NoSuchEnumVariant { expected, found: name, .. } => Told {
            code: "unknown-word",
            span: start..end,
            what: format!("`{}` isn't known{}", short(name), found.of_field()),
            todo: suggest(name, expected.iter().copied()),
        },
        Error::InvalidEscape(_) => Told {
            code: "bad-escape",
            span: end.saturating_sub(1).max(base)..end,
            what: "a backslash in a text has a meaning of its own, and this one isn't known".into(),
            todo: "write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line"
                .into(),
        },
        Error::Message(words) => Told {
            code: "bad-value",
            span: start..end,
            what: words.clone(),
            todo: "keep one of the two".to_owned(),
        },
        code => found.tell(code),
    }
}

/// A field that isn't there.
fn missing(field: &str, node: &Node, text: &str, end: usize) -> Told {
    let path = node.path_to(end + 1);
    let span = match path.last() {
        Some(entry) if !entry.key.is_empty() => entry.key,
        Some(entry) => {
            super::outline::Span { start: entry.value.span.start, end: entry.value.span.start + 1 }
        }
        None if node.head.is_empty() => {
            super::outline::Span { start: node.span.start, end: node.span.start + 1 }
        }
        None => node.head,
    };
    Told {
        code: "missing-field",
        span: span.range(),
        what: format!("`{field}` is missing from {}", owner(node, text, end + 1)),
        todo: format!("add `{field}: …,`"),
    }
}

/// What the fields around `at` belong to, in words.
fn owner(node: &Node, text: &str, at: usize) -> String {
    let path = node.path_to(at);
    // The innermost value that has fields, and the name under which it stands.
    let inner = path
        .iter()
        .rposition(|e| e.value.kind == Kind::Parens && (e.value.span.start as usize) < at);
    let Some(inner) = inner else {
        return match node.head.of(text) {
            "" => "this entry".to_owned(),
            head => head.to_owned(),
        };
    };
    let head = path[inner].value.head.of(text);
    if !head.is_empty() {
        return head.to_owned();
    }
    match path[..=inner].iter().rev().find(|e| !e.key.is_empty()) {
        Some(entry) => format!("`{}`", entry.key.of(text)),
        None => "this entry".to_owned(),
    }
}

/// The value that the parser stumbled over.
struct Found<'a> {
    span: Range<usize>,
    kind: Option<Kind>,
    name: &'a str,
    /// Whether the value itself has no name, as in a list.
    unnamed: bool,
    shown: String,
}

impl<'a> Found<'a> {
    fn at(node: &Node, text: &'a str, at: usize) -> Self {
        let path = node.path_to(at);
        let name = path.iter().rev().find(|e| !e.key.is_empty());
        let name = name.map_or("", |e| e.key.of(text));
        match path.last() {
            Some(entry) => Self {
                span: entry.value.span.range(),
                kind: Some(entry.value.kind),
                name,
                unnamed: entry.key.is_empty(),
                shown: short(entry.value.span.of(text)),
            },
            None => {
                Self { span: at..at + 1, kind: None, name, unnamed: true, shown: String::new() }
            }
        }
    }

    fn of_field(&self) -> String {
        match self.name {
            "" => String::new(),
            name => format!(" as `{name}`"),
        }
    }

    fn tell(self, code: &Error) -> Told {
        let subject = match self.name {
            "" => "this".to_owned(),
            name => format!("`{name}`"),
        };
        let (code, what, todo) = match code {
            Error::ExpectedString | Error::ExpectedStringEnd => self.no_text(&subject),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike("") => {
                self.no_languages(&subject)
            }
            Error::ExpectedIdentifier => self.no_word(&subject),
            other => plain(other, &subject),
        };
        Told { code, span: self.span, what, todo }
    }

    fn no_text(&self, subject: &str) -> Words {
        let what = format!("{subject} must be a text in quotation marks");
        let todo = match self.kind {
            Some(Kind::Word | Kind::Number) => format!("write \"{}\"", self.shown),
            Some(Kind::Parens) => "write it once, without languages: \"…\"".to_owned(),
            _ => "write \"…\"".to_owned(),
        };
        ("not-a-text", what, todo)
    }

    fn no_languages(&self, subject: &str) -> Words {
        if self.kind == Some(Kind::Text) {
            let what = format!("{subject} has no language");
            let todo = format!("write (en: {}), with one entry for each language", self.shown);
            return ("no-language", what, todo);
        }
        let what = format!("{subject} must be a text in its languages, in round brackets");
        ("not-a-text", what, "write (en: \"…\", zh: \"…\")".to_owned())
    }

    fn no_word(&self, subject: &str) -> Words {
        if self.unnamed {
            let what = "there is a value without a name here".to_owned();
            return ("no-name", what, "write its name before it: `name: …`".to_owned());
        }
        let what = format!("{subject} must be a single word without quotation marks");
        let todo = format!("write {}", self.shown.trim_matches('"'));
        ("not-a-word", what, todo)
    }
}

/// A code, what is wrong, and what to do.
type Words = (&'static str, String, String);

/// What can be said without a look at the value.
fn plain(code: &Error, subject: &str) -> Words {
    let (code, what, todo) = match code {
        Error::ExpectedNamedStructLike(_) => (
            "not-fields",
            format!("{subject} must be written in round brackets"),
            "write ( name: value, … ), as in the examples",
        ),
        Error::ExpectedMapColon => (
            "missing-colon",
            "a colon is missing after a name here".to_owned(),
            "write `name: value`",
        ),
        Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. }
        | Error::IntegerOutOfBounds => (
            "not-a-number",
            format!("{subject} must be a number"),
            "write it in digits, without quotation marks",
        ),
        Error::ExpectedBoolean => (
            "not-yes-or-no",
            format!("{subject} must be `true` or `false`"),
            "write one of the two, without quotation marks",
        ),
        Error::ExpectedArray => (
            "not-a-list",
            format!("{subject} must be a list"),
            "write it in square brackets: [ …, … ]",
        ),
        Error::ExpectedDifferentLength { .. } | Error::ExpectedStructLikeEnd => (
            "wrong-count",
            format!("{subject} has too few or too many values"),
            "count them: `focus` takes two, such as (0.5, 0.35)",
        ),
        _ => (
            "unreadable",
            format!("{subject} can't be read here"),
            "compare it with the examples: signs, brackets and commas count",
        ),
    };
    (code, what, todo.to_owned())
}

/// Where `position`, in lines and characters from 1, is in bytes of `text`.
fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        start += text[start..].find('\n').map_or(0, |i| i + 1);
    }
    let within = text[start..].char_indices().nth(position.col.saturating_sub(1));
    within.map_or(text.len(), |(i, _)| start + i)
}
