//! The mark of an item: a hash of what it means, by which words that were approved are known.
//!
//! Two texts have one mark if they show the same: comments, blanks, the order of fields, and how a
//! text or a number is written make no difference. The outline is read and not the model, so that
//! a mark holds for ever, whatever becomes of the program.

use std::fmt;

use crate::content::ron::outline::{Kind, Node, outline};
use crate::content::ron::raw::{self, RawNumber};

/// Bytes of a mark: enough that no two versions of an item meet by chance.
const BYTES: usize = 8;
/// What is hashed first. Another way to hash is another one.
const SALT: &[u8] = b"breakroom approval 1\n";
/// Fields that aren't a part of what is approved: they never show, or they take something off the
/// screen, for which nobody has to be asked.
const APART: [&str; 10] = [
    "draft",
    "revises",
    "approved",
    "status",
    "consent",
    "owner",
    "silence",
    "teaches",
    "nominated_by",
    // A revision has an id of its own and takes that of the item which it revises; and versions
    // are looked for by id.
    "id",
];

/// By which the words of an item are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark([u8; BYTES]);

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Mark {
    /// The mark of an item as it stands in a file; `None` if its shape can't be made out.
    pub fn of(item: &str) -> Option<Self> {
        let text = format!("[{item}]");
        let outline = outline(&text);
        let node = &outline.root.as_ref()?.entries.first()?.value;
        outline.fault_in(node.span).is_none().then(|| Self::at(&text, node))
    }

    /// The mark of the item at `node` of a file's `text`.
    pub(in crate::content) fn at(text: &str, node: &Node) -> Self {
        let mut meaning = SALT.to_vec();
        item(text, node, &mut meaning);
        let mut mark = [0; BYTES];
        mark.copy_from_slice(&blake3::hash(&meaning).as_bytes()[..BYTES]);
        Self(mark)
    }

    /// A mark as it is written.
    pub(super) fn read(hex: &str) -> Option<Self> {
        let mut mark = [0; BYTES];
        for (i, place) in mark.iter_mut().enumerate() {
            *place = u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok()?;
        }
        (hex.len() == 2 * BYTES).then_some(Self(mark))
    }
}

/// What a whole item means.
fn item(text: &str, node: &Node, to: &mut Vec<u8>) {
    let is_meant = |name: &str| !APART.contains(&name);
    fields(text, node, &is_meant, to);
}

/// What a value means, with no two meanings in the same bytes.
fn value(text: &str, node: &Node, to: &mut Vec<u8>) {
    let written = node.span.of(text);
    match node.kind {
        Kind::Text => {
            let said = raw::read::<String>(written);
            bytes(b't', said.as_deref().unwrap_or(written).trim(), to);
        }
        Kind::Number => {
            let number = raw::read::<RawNumber>(written);
            let plain = number.map_or_else(|_| written.to_owned(), |number| number.0.to_string());
            bytes(b'n', &plain, to);
        }
        Kind::Word => bytes(b'w', written.trim_start_matches("r#"), to),
        Kind::List => {
            to.push(b'[');
            node.entries.iter().for_each(|entry| value(text, &entry.value, to));
            to.push(b']');
        }
        Kind::Parens => match some(text, node) {
            Some(inner) => value(text, inner, to),
            None => fields(text, node, &|_| true, to),
        },
        Kind::Map | Kind::Other => bytes(b'o', written, to),
    }
}

/// The value within `Some( … )`, which is the same as the value itself.
fn some<'n>(text: &str, node: &'n Node) -> Option<&'n Node> {
    let [only] = &node.entries[..] else { return None };
    (node.head.of(text) == "Some" && only.key.is_empty()).then_some(&only.value)
}

/// Fields by their names; what is left out is the same as `None`.
fn fields(text: &str, node: &Node, is_meant: &dyn Fn(&str) -> bool, to: &mut Vec<u8>) {
    bytes(b'(', node.head.of(text).trim_start_matches("r#"), to);
    let is_none = |node: &Node| node.kind == Kind::Word && node.span.of(text) == "None";
    let mut all: Vec<(String, &Node)> = Vec::new();
    for entry in node.entries.iter().filter(|entry| !is_none(&entry.value)) {
        // The tag of a language may be written in more than one way.
        let name = entry.name(text).to_lowercase().replace('-', "_");
        if is_meant(&name) {
            all.push((name, &entry.value));
        }
    }
    // What has no name keeps its order.
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, inner) in all {
        bytes(b'f', &name, to);
        value(text, inner, to);
    }
    to.push(b')');
}

/// A kind and a text with its length before it, so that no two run into the same bytes.
fn bytes(kind: u8, text: &str, to: &mut Vec<u8>) {
    to.push(kind);
    to.extend(text.len().to_string().as_bytes());
    to.push(b':');
    to.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(item: &str) -> String {
        Mark::of(item).expect("an item").to_string()
    }

    const ITEM: &str = "Principle(id: \"x\", value: \"own-it\", headline: (en: \"Two \\\"jobs\\\"\", \
                        zh: \"题\"), photo: (path: \"photos/a.png\", alt: (en: \"a\"), focus: (0.5, 0.30)))";

    #[test]
    fn how_it_is_written_makes_no_other_mark() {
        assert_eq!(of(ITEM), "60f1ae9844061e92", "it is the same for ever, and on every machine");
        for other in [
            ITEM.replace("id: \"x\", value", "/* a note */ id:   \"x\",\n  // more\n  value"),
            ITEM.replace("\"Two \\\"jobs\\\"\"", "r#\"Two \"jobs\"\"#"),
            ITEM.replace("value: \"own-it\", ", "")
                .replace("zh: \"题\"),", "zh: \"题\"), value: \"own-it\","),
            ITEM.replace("0.30", "0.3").replace("(0.5", "Some((5e-1").replace("3)))", "3))))"),
            ITEM.replace("id: \"x\"", "id: \"y\", draft: true, revises: \"x\", from: None"),
            ITEM.replace(
                "id: \"x\"",
                "id: \"x\", owner: \"Ann\", approved: (by: \"A\", second: \"B\")",
            ),
        ] {
            assert_eq!(of(&other), of(ITEM), "{other}");
        }
    }

    #[test]
    fn whatever_shows_makes_another_mark() {
        let mut marks = vec![of(ITEM)];
        for other in [
            ITEM.replace("Two", "two"),
            ITEM.replace("题", "題"),
            ITEM.replace("own-it", "own"),
            ITEM.replace("a.png", "b.png"),
            ITEM.replace("0.5", "0.6"),
            ITEM.replace("(0.5, 0.30)", "(0.30, 0.5)"),
            ITEM.replace("Principle", "Promise"),
            ITEM.replace("id: \"x\"", "id: \"x\", until: \"2026-12-24\""),
            ITEM.replace("id: \"x\"", "id: \"x\", takeover: true"),
            ITEM.replace(
                "en: \"Two \\\"jobs\\\"\", zh: \"题\"",
                "zh: \"Two \\\"jobs\\\"\", en: \"题\"",
            ),
        ] {
            marks.push(of(&other));
        }
        let count = marks.len();
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), count);
        assert_eq!(Mark::of("Principle(id: \"x\" value: )"), None);
        assert_eq!(Mark::of(""), None);
    }
}
