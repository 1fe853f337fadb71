//! What RON's parser says, in words for people who don't program.

use std::ops::Range;

use ron::error::{Error, Position, SpannedError};

use super::outline::{Kind, Node, Span};
use super::raw::A_NUMBER;
use crate::content::fields;
use crate::content::finding::phrase::{nearest, short, suggest};
use crate::content::finding::source::Source;
use crate::content::finding::{self, Finding};

/// Tells `error`, which came up when `node` of `source` was read from its span of `plain`, the
/// text as RON's parser takes it.
pub(in crate::content) fn tell(
    error: &SpannedError,
    node: &Node,
    plain: &str,
    source: &Source<'_>,
) -> Finding {
    let text = source.text;
    let own = node.span.of(plain);
    let base = node.span.start as usize;
    let start = base + offset(own, error.span.start);
    let end = base + offset(own, error.span.end);
    let found = Found::at(node, text, end);
    match &error.code {
        Error::NoSuchStructField { expected, found: name, .. } => finding::error("unknown-field")
            .what(format!("`{}` isn't a field of {}", short(name), owner(node, text, start)))
            .todo(match nearest(name, expected.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("take it out; what can stand here: {}", expected.join(", ")),
            })
            .at(source, start..end),
        Error::MissingStructField { field, .. } => finding::error("missing-field")
            .what(format!("`{field}` is missing from {}", owner(node, text, end + 1)))
            .todo(format!("add `{field}: …,`"))
            .at(source, place_of_missing(node, end).range()),
        Error::DuplicateStructField { field, .. } => finding::error("duplicate-field")
            .what(format!("`{field}` stands here twice"))
            .todo("keep one of the two")
            .at(source, start..end),
        Error::NoSuchEnumVariant { expected, found: name, .. } => finding::error("unknown-word")
            .what(format!("`{}` isn't known{}", short(name), found.of_field()))
            .todo(suggest(name, expected.iter().copied()))
            .at(source, start..end),
        Error::InvalidEscape(_) => finding::error("bad-escape")
            .what("a backslash in a text has a meaning of its own, and this one isn't known")
            .todo("write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line")
            .at(source, end.saturating_sub(1).max(base)..end),
        Error::Message(words) => finding::error("bad-value")
            .what(words.as_str())
            .todo("keep one of the two")
            .at(source, start..end),
        code => found.tell(code).at(source, found.span.clone()),
    }
}

/// What to point at where a field isn't there: the name of what it is missing from.
fn place_of_missing(node: &Node, end: usize) -> Span {
    let first = |span: Span| Span { start: span.start, end: span.start + 1 };
    match node.path_to(end + 1).last() {
        Some(entry) if !entry.key.is_empty() => entry.key,
        Some(entry) => first(entry.value.span),
        None if node.head.is_empty() => first(node.span),
        None => node.head,
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
        Some(entry) => format!("`{}`", entry.name(text)),
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
    /// The word before its bracket, if there is one.
    head: &'a str,
    shown: String,
}

impl<'a> Found<'a> {
    fn at(node: &Node, text: &'a str, at: usize) -> Self {
        let path = node.path_to(at);
        let name = path.iter().rev().find(|e| !e.key.is_empty());
        let name = name.map_or("", |e| e.name(text));
        match path.last() {
            Some(entry) => Self {
                span: entry.value.span.range(),
                kind: Some(entry.value.kind),
                name,
                unnamed: entry.key.is_empty(),
                head: entry.value.head.of(text),
                shown: short(entry.value.span.of(text)),
            },
            None => Self {
                span: at..at + 1,
                kind: None,
                name,
                unnamed: true,
                head: "",
                shown: String::new(),
            },
        }
    }

    fn of_field(&self) -> String {
        match self.name {
            "" => String::new(),
            name => format!(" as `{name}`"),
        }
    }

    fn tell(&self, code: &Error) -> Finding {
        let subject = match self.name {
            "" => "this".to_owned(),
            name => format!("`{name}`"),
        };
        match code {
            Error::ExpectedNamedStructLike("") | Error::ExpectedDifferentStructName { .. }
                if !self.head.is_empty() =>
            {
                self.word_before_bracket(&subject)
            }
            Error::ExpectedString | Error::ExpectedStringEnd => self.no_text(&subject),
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike("") => {
                self.no_languages(&subject)
            }
            Error::ExpectedIdentifier => self.no_word(&subject),
            // A number where the name of a field should be.
            Error::SuggestRawIdentifier(_) if self.unnamed && self.fields().is_some() => {
                self.no_word(&subject)
            }
            Error::ExpectedNamedStructLike(_) => self.no_fields(&subject),
            other => plain(other, &subject),
        }
    }

    fn word_before_bracket(&self, subject: &str) -> Finding {
        let head = short(self.head);
        finding::error("word-before-bracket")
            .what(format!("{subject} has the word `{head}` before its bracket, which isn't read"))
            .todo(format!("take `{head}` out and leave the brackets: ( … )"))
    }

    fn no_text(&self, subject: &str) -> Finding {
        finding::error("not-a-text")
            .what(format!("{subject} must be a text in quotation marks"))
            .todo(match self.kind {
                Some(Kind::Word | Kind::Number) => format!("write \"{}\"", self.shown),
                Some(Kind::Other) => format!("write \"{}\"", self.shown.trim_matches('\'')),
                Some(Kind::Parens) => "write it once, without languages: \"…\"".to_owned(),
                _ => "write \"…\"".to_owned(),
            })
    }

    fn no_languages(&self, subject: &str) -> Finding {
        if self.kind == Some(Kind::Text) {
            return finding::error("no-language")
                .what(format!("{subject} has no language"))
                .todo(format!("write (en: {}), with one entry for each language", self.shown));
        }
        finding::error("not-a-text")
            .what(format!("{subject} must be a text in its languages, in round brackets"))
            .todo("write (en: \"…\", zh: \"…\")")
    }

    fn no_word(&self, subject: &str) -> Finding {
        if self.unnamed {
            return finding::error("no-name").what("there is a value without a name here").todo(
                match self.fields() {
                    Some(fields) => format!("write {fields}"),
                    None => "write its name before it: `name: …`".to_owned(),
                },
            );
        }
        finding::error("not-a-word")
            .what(format!("{subject} must be a single word without quotation marks"))
            .todo(format!("write {}", self.shown.trim_matches('"')))
    }

    fn no_fields(&self, subject: &str) -> Finding {
        finding::error("not-fields")
            .what(format!("{subject} must be written in round brackets"))
            .todo(match self.fields() {
                Some(fields) => format!("write {fields}"),
                None => "write ( name: value, … ), as in the examples".to_owned(),
            })
    }

    /// How a field of this name is written, if it has fields of its own.
    fn fields(&self) -> Option<String> {
        let needed = fields::needed_in(self.name);
        let each: Vec<String> = needed.iter().map(|name| format!("{name}: …")).collect();
        (!each.is_empty()).then(|| format!("({})", each.join(", ")))
    }
}

/// What can be said without a look at the value.
fn plain(code: &Error, subject: &str) -> Finding {
    match code {
        Error::ExpectedMapColon => finding::error("missing-colon")
            .what("a colon is missing after a name here")
            .todo("write `name: value`"),
        Error::InvalidValueForType { expected, .. } if expected != A_NUMBER => {
            finding::error("unreadable")
                .what(format!("{subject} can't be read here"))
                .todo(format!("it must be {expected}"))
        }
        Error::SuggestRawIdentifier(word) => finding::error("unknown-word")
            .what(format!("`{}` isn't known as {subject}", short(word)))
            .todo("write one of the words that the examples have there"),
        Error::InvalidValueForType { .. }
        | Error::ExpectedFloat
        | Error::ExpectedInteger
        | Error::FloatUnderscore
        | Error::UnderscoreAtBeginning
        | Error::InvalidIntegerDigit { .. }
        | Error::IntegerOutOfBounds => finding::error("not-a-number")
            .what(format!("{subject} must be a number"))
            .todo("write it in digits, without quotation marks"),
        Error::ExpectedBoolean => finding::error("not-yes-or-no")
            .what(format!("{subject} must be `true` or `false`"))
            .todo("write one of the two, without quotation marks"),
        Error::ExpectedArray => finding::error("not-a-list")
            .what(format!("{subject} must be a list"))
            .todo("write it in square brackets: [ …, … ]"),
        Error::ExpectedDifferentLength { .. } | Error::ExpectedStructLikeEnd => {
            finding::error("wrong-count")
                .what(format!("{subject} has too few or too many values"))
                .todo("count them: `focus` takes two, such as (0.5, 0.35)")
        }
        _ => finding::error("unreadable")
            .what(format!("{subject} can't be read here"))
            .todo("compare it with the examples: signs, brackets and commas count"),
    }
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
