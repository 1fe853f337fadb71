//! Files that look like something else than RON.
//!
//! RON's own messages mislead for these, so they are looked for first.

use super::outline::Span;
use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};

/// A file's text, if it is text, and what was odd about its bytes.
pub(in crate::content) struct Decoded {
    /// Without a byte-order mark; line ends are LF or CRLF.
    pub text: Option<String>,
    pub findings: Vec<Finding>,
}

const SAVE_UTF8: &str = "save it again with the encoding UTF-8";

/// Makes text of a file's bytes.
pub(in crate::content) fn decode(file: &str, bytes: &[u8]) -> Decoded {
    let mut findings = Vec::new();
    let utf16 = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..])
        || matches!(bytes, [0, a, 0, b, ..] | [a, 0, b, 0, ..] if *a != 0 && *b != 0);
    if utf16 {
        let finding = error("utf-16")
            .what("the file is saved as UTF-16 (\"Unicode\")")
            .todo(SAVE_UTF8)
            .in_file(file);
        return Decoded { text: None, findings: vec![finding] };
    }
    let body = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(body) => {
            let finding = warning("byte-order-mark")
                .what("the file begins with a byte-order mark")
                .todo("it was read all the same; save it as UTF-8 without BOM")
                .in_file(file);
            findings.push(finding);
            body
        }
        None => bytes,
    };
    let valid = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => {
            findings.push(not_utf8(file, body, error.valid_up_to()));
            return Decoded { text: None, findings };
        }
    };
    if let Some(at) = valid.find('\0') {
        let source = Source::new(file, valid);
        findings.push(
            error("nul-byte")
                .what("there is a NUL byte here: the file was damaged while it was saved or copied")
                .todo("take it from a backup, or write it again")
                .at(&source, at..at + 1),
        );
        return Decoded { text: None, findings };
    }
    Decoded { text: Some(with_line_feeds(valid)), findings }
}

fn not_utf8(file: &str, body: &[u8], valid: usize) -> Finding {
    // What stands before it in the line is needed for line and column, and is good.
    let before = std::str::from_utf8(&body[..valid]).unwrap_or_default();
    let cut =
        body.len() < valid + 4 && std::str::from_utf8(body).is_err_and(|e| e.error_len().is_none());
    let what = if cut {
        "the file ends in the middle of a character".to_owned()
    } else {
        format!("the byte 0x{:02X} isn't UTF-8, as all text must be", body[valid])
    };
    let todo = if cut { "is its end missing? Copy it again" } else { SAVE_UTF8 };
    let source = Source::new(file, before);
    error("not-utf-8").what(what).todo(todo).at(&source, valid..valid)
}

/// Old line ends (CR alone) would let a `//` note run to the end of the file. One byte
/// becomes one byte, so that places stay right.
pub(in crate::content) fn with_line_feeds(text: &str) -> String {
    if !text.contains('\r') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let alone = c == '\r' && chars.peek() != Some(&'\n');
        out.push(if alone { '\n' } else { c });
    }
    out
}

/// What a file should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum Shape {
    /// `[ … ]`
    List,
    /// `( … )`
    Fields,
}

/// Looks for merge marks, JSON, YAML and the like. A finding means that reading on is no use.
pub(in crate::content) fn foreign(source: &Source<'_>, shape: Shape) -> Option<Finding> {
    let text = source.text;
    if let Some(span) = merge_mark(text) {
        return Some(
            error("merge-conflict")
                .what("two versions of this file were merged and not decided between")
                .todo("keep one of the two, and take out the lines of <<<<<<<, ======= and >>>>>>>")
                .at(source, span.range()),
        );
    }
    let (at, first) = first_sign(text)?;
    let rest = &text[at..];
    let quoted = |s: &str| s.trim_start().starts_with('"');
    let json_list = rest.strip_prefix('[').map(str::trim_start).and_then(|r| r.strip_prefix('{'));
    let json = rest.strip_prefix('{').is_some_and(quoted) || json_list.is_some_and(quoted);
    let finding = if json {
        error("json")
            .what("this looks like JSON, which isn't read here")
            .todo("items are written Kind( name: value, … ), with round brackets and bare names")
    } else if rest.starts_with("---") || rest.starts_with("- ") || yaml_key(rest) {
        error("yaml").what("this looks like YAML, which isn't read here").todo(match shape {
            Shape::List => "write a list in square brackets: [ Kind( name: value, … ), … ]",
            Shape::Fields => "write the fields in round brackets: ( name: value, … )",
        })
    } else if first == '<' {
        error("html")
            .what("this looks like a web page")
            .todo("was a web page saved in its place? Write or copy the file again")
    } else {
        return None;
    };
    Some(finding.at(source, at..at + first.len_utf8()))
}

/// A line of a merge that wasn't finished.
fn merge_mark(text: &str) -> Option<Span> {
    let begin = text.starts_with("<<<<<<<").then_some(0);
    let at = begin.or_else(|| text.find("\n<<<<<<<").map(|i| i + 1));
    let at = at.or_else(|| text.find("\n>>>>>>>").map(|i| i + 1))?;
    Some(Span::new(at, at + 7))
}

/// The first sign that is neither blank nor within a `//` note.
fn first_sign(text: &str) -> Option<(usize, char)> {
    let mut at = 0;
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start().len();
        let rest = &text[at..];
        let note = rest.starts_with("//") || (rest.starts_with('#') && !rest.starts_with("#!"));
        if !note {
            return rest.chars().next().map(|c| (at, c));
        }
        at += rest.find('\n').unwrap_or(rest.len());
    }
}

/// `name: value` with no bracket before it.
fn yaml_key(rest: &str) -> bool {
    let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
    word.is_some_and(|end| end > 0 && rest[end..].trim_start_matches(' ').starts_with(':'))
}
