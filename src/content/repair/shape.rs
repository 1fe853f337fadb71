//! Signs, brackets, commas and quotation marks. What is offered is what leaves the fewest faults
//! in the shape, and fewer than there are.

use std::ops::Range;

use super::{Does, Place, Repair};
use crate::content::ron::edit::{self, Patch};
use crate::content::ron::outline::outline;

pub(super) fn repairs(place: &Place<'_>) -> Vec<Repair> {
    let faults = |text: &str| {
        let outline = outline(text);
        (outline.fatal().is_some(), outline.faults.len())
    };
    let before = faults(place.text);
    let each = ways(place).into_iter().map(|way| (faults(&way.made(place.text)), way));
    let best = each.filter(|(after, _)| *after < before).min_by_key(|(after, _)| *after);
    best.map(|(_, way)| way).into_iter().collect()
}

/// What may help.
fn ways(place: &Place<'_>) -> Vec<Repair> {
    let (span, old) = (place.span.clone(), place.old());
    match place.code {
        "stray-comma" | "stray-bracket" | "unseen-sign" => vec![Repair::take_out(span)],
        "unknown-extension" => vec![Repair::take_out(with_line_end(place.text, span))],
        "missing-comma" => vec![add(span.end, ",")],
        "missing-colon" => vec![add(span.end, ":")],
        "missing-quotes" => vec![Repair::write(span, edit::quoted(old))],
        "full-width" => {
            place.named().take(1).map(|sign| Repair::write(span.clone(), sign)).collect()
        }
        "curly-quotes" => {
            let mut inner = old.chars();
            inner.next();
            inner.next_back();
            vec![Repair::write(span, edit::quoted(inner.as_str()))]
        }
        "stray-sign" => vec![match old {
            "#" | "/" => Repair::write(span, "//"),
            ";" | "；" => Repair::write(span, ","),
            "=" => Repair::write(span, ":"),
            _ => Repair::take_out(span),
        }],
        "unclosed-comment" => vec![add(line_end(place.text, span.start), " */")],
        "unclosed-text" => closed_texts(place.text, span.start),
        "unclosed-bracket" | "mismatched-bracket" => brackets(place),
        _ => Vec::new(),
    }
}

fn add(at: usize, sign: &str) -> Repair {
    Repair::new(Does::Add(sign.trim().to_owned()), vec![Patch::new(at..at, sign)])
}

/// Where the line of `at` ends, before its line end.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
    at + line.trim_end().len()
}

fn with_line_end(text: &str, span: Range<usize>) -> Range<usize> {
    let end = span.end + usize::from(text[span.end..].starts_with('\n'));
    span.start..end
}

/// The quotation mark that a text lacks at its end stands most likely where the next field begins,
/// or at the end of its line, before what closes there; one that it lacks at its beginning, before
/// the word that isn't in a text.
fn closed_texts(text: &str, at: usize) -> Vec<Repair> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut end = line_end(text, at);
    let line = &text[start..end];
    let is_field = |(comma, _): &(usize, &str)| {
        let rest = line[comma + 1..].trim_start();
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
        name > 0 && rest[name..].starts_with(':')
    };
    let fields = line.match_indices(',').filter(is_field).map(|(comma, _)| start + comma);
    let mut ways: Vec<Repair> = fields.map(|comma| add(comma, "\"")).collect();
    let bare = ways.len();
    ways.push(add(end, "\""));
    while let Some(rest) = text[start..end].strip_suffix([',', ')', ']', ' ']) {
        end = start + rest.len();
        ways.push(add(end, "\""));
    }
    // What closes there is hardly ever a part of the text.
    ways[bare..].rotate_left(1);
    let before =
        text[start..at].rfind([':', ',', '(', '[', '{']).map_or(start, |sign| start + sign + 1);
    let blanks = text[before..].len() - text[before..].trim_start().len();
    ways.push(add(before + blanks, "\""));
    ways
}

/// A bracket that is never closed is closed before what doesn't fit it, or where a line is set in
/// no more than the one that opens it.
fn brackets(place: &Place<'_>) -> Vec<Repair> {
    let mut open = Vec::new();
    let up_to = if place.code == "unclosed-bracket" { place.text.len() } else { place.span.start };
    let signs = crate::content::ron::outline::signs(place.text, 0..up_to).unwrap_or_default();
    for (kind, span) in signs {
        use crate::content::ron::outline::SignKind::{Close, Open};
        match kind {
            Open(sign) => open.push((sign, span.range().start)),
            Close(_) => {
                open.pop();
            }
            _ => {}
        }
    }
    let mut ways = Vec::new();
    for &(sign, at) in open.iter().rev() {
        let close = if sign == '(' { ")" } else { "]" };
        ways.extend(dedented(place.text, at, up_to).map(|end| add(end, &format!("{close},"))));
    }
    // All that are open, at the end of the file, or the innermost before what doesn't fit it.
    let all: String =
        open.iter().rev().map(|(sign, _)| if *sign == '(' { ')' } else { ']' }).collect();
    let end = place.text[..up_to].trim_end().len();
    if place.code == "unclosed-bracket" {
        ways.push(add(end, &all));
    } else {
        ways.extend(all.get(..1).map(|close| add(end, close)));
    }
    ways
}

/// Behind the last line that belongs to the bracket at `open`, by how it is set in, if such a line
/// comes before `up_to`.
fn dedented(text: &str, open: usize, up_to: usize) -> Option<usize> {
    let line_of = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&text[line_of(open)..]);
    let mut at = open + text[open..up_to].find('\n')? + 1;
    let mut end = line_end(text, open);
    while at < up_to {
        let rest = &text[at..];
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        if !line.trim().is_empty() {
            if indent(line) <= own {
                return Some(end);
            }
            end = line_end(text, at);
        }
        at += line.len() + 1;
    }
    None
}
