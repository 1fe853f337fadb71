//! From a file's bytes to its raw items, each parsed from its own stretch of the file.

use super::decode::{Shape, decode, foreign};
use super::explain;
use super::outline::{self, Entry, Kind, Node, Outline, Span};
use super::raw::{KINDS, RawItem, read};
use crate::content::finding::phrase;
use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};
use crate::content::folder::layout::{INBOX, LEAVERS, WITHDRAWN};

/// The lists in which there may be nothing.
const MAY_BE_EMPTY: [&str; 3] = [WITHDRAWN, LEAVERS, INBOX];

/// A file that could be made out.
pub(in crate::content) struct Opened {
    pub text: String,
    pub outline: Outline,
}

/// A file of items.
pub(in crate::content) struct Parsed {
    pub path: String,
    pub text: String,
    pub root: Option<Node>,
    /// One for each entry of the root; `None` if it couldn't be parsed.
    pub items: Vec<Option<RawItem>>,
}

/// Reads one value from its span of `plain`, unless the outline knows of a fault in it.
pub(in crate::content) fn one<T: serde::de::DeserializeOwned>(
    source: &Source<'_>,
    plain: &str,
    node: &Node,
    outline: &Outline,
) -> Result<T, Box<Finding>> {
    if let Some(fault) = outline.fault_in(node.span) {
        return Err(Box::new(fault.finding(source)));
    }
    read::<T>(node.span.of(plain))
        .map_err(|error| Box::new(explain::tell(&error, node, plain, source)))
}

/// Decodes a file and finds its shape. `None`, with a finding, if nothing can be read of it.
pub(in crate::content) fn open(
    path: &str,
    bytes: &[u8],
    shape: Shape,
    findings: &mut Vec<Finding>,
) -> Option<Opened> {
    let mut decoded = decode(path, bytes);
    findings.append(&mut decoded.findings);
    let text = decoded.text?;
    let source = Source::new(path, &text);
    if let Some(finding) = foreign(&source, shape) {
        findings.push(finding);
        return None;
    }
    let outline = outline::outline(&text);
    if let Some(fault) = outline.fatal() {
        findings.push(fault.finding(&source));
        return None;
    }
    let Some(root) = &outline.root else {
        findings.push(empty(path));
        return None;
    };
    if let Some(finding) = wrong_shape(&source, root, shape) {
        findings.push(finding);
        return None;
    }
    if shape == Shape::List && root.entries.is_empty() && !MAY_BE_EMPTY.contains(&path) {
        let todo = if path.contains('/') {
            "write an item, or take the file away"
        } else {
            "write a value, as in the example"
        };
        let span = root.span.range();
        findings.push(warning("empty-list").what("the list is empty").todo(todo).at(&source, span));
    }
    // Faults between the items drop none of them, but are told.
    for fault in &outline.faults {
        let outside = match shape {
            Shape::List => !in_item(root, fault.span.start),
            Shape::Fields => {
                fault.span.start < root.span.start || fault.span.start + 1 >= root.span.end
            }
        };
        if outside {
            findings.push(fault.finding(&source));
        }
    }
    Some(Opened { text, outline })
}

fn in_item(root: &Node, at: u32) -> bool {
    // What is missing after an item is marked on its last sign.
    let after = root.entries.partition_point(|e| first(e) <= at);
    after > 0 && at + 1 < root.entries[after - 1].value.span.end
}

fn first(entry: &Entry) -> u32 {
    if entry.key.is_empty() { entry.value.span.start } else { entry.key.start }
}

fn empty(path: &str) -> Finding {
    let todo = if MAY_BE_EMPTY.contains(&path) {
        "if that is meant, write [ ]; if not, copy it from a backup"
    } else if path.contains('/') {
        "if that is meant, take the file away; if not, copy it from a backup"
    } else {
        "copy it from a backup, or from the example"
    };
    error("empty-file").what("the file is empty").todo(todo).in_file(path)
}

fn wrong_shape(source: &Source<'_>, root: &Node, shape: Shape) -> Option<Finding> {
    let start = root.span.start as usize;
    let end = source.text.ceil_char_boundary(start + 1);
    let wrong = match shape {
        Shape::List if root.kind != Kind::List => error("no-list")
            .what("the file must be a list in square brackets")
            .todo("write [ before the first item and ] after the last"),
        Shape::Fields if root.kind != Kind::Parens => error("no-fields")
            .what("the file must be fields in round brackets")
            .todo("write ( before the first field and ) after the last"),
        _ => return None,
    };
    Some(wrong.at(source, start..end))
}

/// Parses each item of a list by itself.
pub(in crate::content) fn parse(path: &str, opened: Opened, findings: &mut Vec<Finding>) -> Parsed {
    let Opened { text, mut outline } = opened;
    let root = outline.root.take();
    let source = Source::new(path, &text);
    let plain = outline.plain(&text);
    let entries = root.iter().flat_map(|root| &root.entries);
    let items = entries
        .map(|entry| match item(&source, &plain, entry, &outline) {
            Ok(raw) => {
                findings.extend(wrong_folder(&source, &entry.value));
                Some(raw)
            }
            Err(finding) => {
                findings.push(*finding);
                None
            }
        })
        .collect();
    Parsed { path: path.to_owned(), text, root, items }
}

fn item(
    source: &Source<'_>,
    plain: &str,
    entry: &Entry,
    outline: &Outline,
) -> Result<RawItem, Box<Finding>> {
    let node = &entry.value;
    let own = Span { start: first(entry), end: node.span.end };
    if let Some(fault) = outline.fault_in(own) {
        return Err(Box::new(fault.finding(source)));
    }
    let head = node.head.of(source.text);
    let (wrong, span) = if node.kind != Kind::Parens {
        let wrong = error("not-an-item")
            .what("this isn't an item")
            .todo("write Kind( name: value, … ), such as Principle( id: \"…\", … )");
        (wrong, node.span.range())
    } else if head.is_empty() {
        let start = node.span.start as usize;
        let wrong = error("no-kind")
            .what("the kind of this item is missing before its bracket")
            .todo(phrase::suggest("", KINDS.iter().copied()));
        (wrong, start..start + 1)
    } else {
        match RawItem::read(head.trim_start_matches("r#"), node.span.of(plain)) {
            Some(Ok(raw)) => return Ok(raw),
            Some(Err(fault)) => return Err(Box::new(explain::tell(&fault, node, plain, source))),
            None => {
                let wrong = error("unknown-kind")
                    .what(format!("there is no kind of item called `{}`", phrase::short(head)))
                    .todo(phrase::suggest(head, KINDS.iter().copied()));
                (wrong, node.head.range())
            }
        }
    };
    Err(Box::new(wrong.at(source, span)))
}

/// An item is shown wherever it stands, but its owner should find it again.
fn wrong_folder(source: &Source<'_>, node: &Node) -> Option<Finding> {
    let head = node.head.of(source.text);
    let folder = match head {
        "Commendation" => "commendations/",
        "Single" | "Several" | "TrueFalse" | "Order" => "questions/",
        _ => "philosophy/",
    };
    if source.file.starts_with(folder) {
        return None;
    }
    Some(
        warning("wrong-folder")
            .what(format!("a {head} doesn't belong in this folder"))
            .todo(format!("it is shown all the same; move it to a file in {folder}"))
            .at(source, node.head.range()),
    )
}

/// The id of an item as it is written, even if the rest of it can't be read.
pub(in crate::content) fn id_of(node: &Node, text: &str) -> Option<String> {
    let id = node.field(text, "id").filter(|n| n.kind == Kind::Text)?;
    let written = id.span.of(text);
    let read = read::<String>(written);
    Some(read.unwrap_or_else(|_| written.trim_matches(['"', '“', '”']).to_owned()))
}
