//! Changes one thing in the text of a file and leaves every other byte: comments, order, blanks,
//! line ends and a byte-order mark stay as they are.
//!
//! A place is a way from the file's one value: the first step into a list of items is the item's
//! number. What is changed is found in the [`outline`](super::outline), and only the item that is
//! changed must be without a fault of shape.

mod layout;
mod place;
mod slots;
mod write;

use std::borrow::Cow;

use super::decode::with_line_feeds;
use super::outline::{Kind, Node, Outline, outline};
use super::raw;
use crate::content::fields::{self, ItemKind, KIOSK_FIELDS, VALUE_FIELDS};
use crate::content::model::PathStep;

pub use layout::Patch;
use layout::Sheet;
pub(in crate::content) use place::{added, cut};
use slots::Slots;
pub use write::{quoted, texts};

/// Why a text can't be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The shape of the whole file can't be made out.
    Unreadable,
    /// The item has a fault of shape, such as a comma that is missing.
    Faulty,
    /// There is no such item or entry.
    NoSuchPlace,
}

/// A file's text with its shape, to look things up in.
#[derive(Debug)]
pub struct Sketch {
    /// Without a byte-order mark, and with plain line ends; as long as the file's own text.
    text: String,
    outline: Outline,
}

impl Sketch {
    /// The shape of a file's `text`.
    pub fn new(text: &str) -> Self {
        let text = with_line_feeds(body(text));
        let outline = outline(&text);
        Self { text, outline }
    }

    /// How many items stand in the file.
    pub fn len(&self) -> usize {
        self.outline.root.as_ref().map_or(0, |root| root.entries.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The word before the bracket of what `path` leads to.
    pub fn head(&self, path: &[PathStep]) -> Option<&str> {
        Some(self.node(path)?.head.of(&self.text).trim_start_matches("r#"))
    }

    /// What kind of item that of this number is, if it is one: one of those that begin with a word,
    /// or what was written for one day.
    pub fn kind(&self, item: usize) -> Option<&'static ItemKind> {
        let here = [PathStep::Entry(item)];
        let of_day = || self.span(&[PathStep::Entry(item), PathStep::Field("day")]).is_some();
        match self.head(&here)? {
            "" => of_day().then_some(&fields::TODAY),
            head => fields::kind(head),
        }
    }

    /// What stands where `path` leads, as it is written.
    pub fn written(&self, path: &[PathStep]) -> Option<&str> {
        Some(self.node(path)?.span.of(&self.text))
    }

    /// The bytes of the text that are at `path`, counted without a byte-order mark.
    pub fn span(&self, path: &[PathStep]) -> Option<std::ops::Range<usize>> {
        Some(self.node(path)?.span.range())
    }

    /// What the text at `path` says; `None` where there is none.
    pub fn said(&self, path: &[PathStep]) -> Option<String> {
        let node = self.node(path).filter(|node| node.kind == Kind::Text)?;
        raw::read(node.span.of(&self.text)).ok()
    }

    /// How many entries stand at `path`.
    pub fn count(&self, path: &[PathStep]) -> usize {
        self.node(path).map_or(0, |node| node.entries.len())
    }

    /// The names of what stands at `path`: of fields, or the tags of languages.
    pub fn names(&self, path: &[PathStep]) -> Vec<String> {
        let entries = self.node(path).map_or(&[][..], |node| &node.entries);
        let named = entries.iter().filter(|entry| !entry.key.is_empty());
        named.map(|entry| entry.name(&self.text).to_owned()).collect()
    }

    /// Whether something is written that can't be told apart into items or fields.
    pub fn is_unreadable(&self) -> bool {
        self.outline.fatal().is_some()
            || self.outline.root.is_none() && !self.text.trim().is_empty()
    }

    /// Whether the item of that number, or the whole file, can't be made out.
    pub fn is_faulty(&self, item: usize) -> bool {
        let span = self.node(&[PathStep::Entry(item)]).map(|node| node.span);
        self.outline.fatal().is_some()
            || span.is_none_or(|span| self.outline.fault_in(span).is_some())
    }

    /// What stands at `path`, with its further lines not set in; see [`lifted`].
    pub fn lifted(&self, path: &[PathStep]) -> Option<String> {
        let node = self.node(path)?;
        Some(Sheet::new(&self.text, &self.text).lifted(node.span.range()))
    }

    fn node(&self, path: &[PathStep]) -> Option<&Node> {
        path.iter()
            .try_fold(self.outline.root.as_ref()?, |node, step| follow(node, &self.text, step))
    }
}

/// Sets what `path` leads to, or adds it where the model has it: with all that it stands in, with
/// the file's own indentation. `value` is RON; its further lines are set in.
///
/// # Errors
/// It can't be changed, or there is no such place.
pub fn set(text: &str, path: &[PathStep], value: &str) -> Result<String, Refusal> {
    change(text, path, |sheet, root| {
        let (depth, node) = deepest(root, sheet.text, path);
        let rest = &path[depth..];
        let Some((step, beyond)) = rest.split_first() else {
            return Ok(vec![sheet.replace(node.span.range(), value)]);
        };
        if node.kind == Kind::Word && depth > 0 {
            let value = nested(rest, value).ok_or(Refusal::NoSuchPlace)?;
            return Ok(vec![sheet.replace(node.span.range(), &value)]);
        }
        let value = nested(beyond, value).ok_or(Refusal::NoSuchPlace)?;
        let slots = Slots::of(sheet.text, node).ok_or(Refusal::Faulty)?;
        match step {
            PathStep::Entry(at) if *at == slots.all.len() => sheet.insert(&slots, *at, &value),
            PathStep::Entry(_) => Err(Refusal::NoSuchPlace),
            PathStep::In(lang) => {
                sheet.insert(&slots, slots.all.len(), &format!("{lang}: {value}"))
            }
            PathStep::Field(name) => {
                let at = place_of(name, node, sheet.text, &order(root, sheet.text, &path[..depth]));
                sheet.insert(&slots, at, &format!("{name}: {value}"))
            }
        }
    })
}

/// Puts `value` in the place of what `path` leads to, just as it is: for what was set in for the
/// same place before.
///
/// # Errors
/// It can't be changed, or there is no such place.
pub fn put(text: &str, path: &[PathStep], value: &str) -> Result<String, Refusal> {
    change(text, path, |sheet, root| {
        let (depth, node) = deepest(root, sheet.text, path);
        let value = sheet.lines(value);
        let found = (depth == path.len()).then(|| Patch::new(node.span.range(), value));
        Ok(vec![found.ok_or(Refusal::NoSuchPlace)?])
    })
}

/// What stands at `path`, with its further lines not set in, so that it can be put elsewhere.
pub fn lifted(text: &str, path: &[PathStep]) -> Option<String> {
    let sketch = Sketch::new(text);
    let node = sketch.node(path)?;
    Some(Sheet::new(&sketch.text, body(text)).lifted(node.span.range()))
}

/// Takes out what `path` leads to, if it is there: a field, a language, an entry of a list or an
/// item. Comments around it stay.
///
/// # Errors
/// It can't be changed.
pub fn unset(text: &str, path: &[PathStep]) -> Result<String, Refusal> {
    change(text, path, |sheet, root| removal(sheet, root, path))
}

/// The same with blanks where it stood, so that everything else keeps its place.
///
/// # Errors
/// It can't be changed.
pub fn blanked(text: &str, path: &[PathStep]) -> Result<String, Refusal> {
    change(text, path, |sheet, root| {
        let blank = |patch: Patch| Patch::new(patch.range.clone(), " ".repeat(patch.range.len()));
        Ok(removal(sheet, root, path)?.into_iter().map(blank).collect())
    })
}

fn removal(sheet: &Sheet<'_>, root: &Node, path: &[PathStep]) -> Result<Vec<Patch>, Refusal> {
    let (depth, _) = deepest(root, sheet.text, path);
    let Some((last, parents)) = path.split_last().filter(|_| depth == path.len()) else {
        return Ok(Vec::new());
    };
    let (_, parent) = deepest(root, sheet.text, parents);
    let found = follow(parent, sheet.text, last).map(|node| node.span);
    let at = parent.entries.iter().position(|entry| Some(entry.value.span) == found);
    let slots = Slots::of(sheet.text, parent).ok_or(Refusal::Faulty)?;
    Ok(at.map_or_else(Vec::new, |at| sheet.remove(&slots, at)))
}

/// Puts a value into the list at `path` before its entry of the number `at`, or at its end; a list
/// that isn't there is begun. An empty path is the file's own list.
///
/// # Errors
/// It can't be changed, or the list is shorter.
pub fn insert(text: &str, path: &[PathStep], at: usize, value: &str) -> Result<String, Refusal> {
    let sketch = Sketch::new(text);
    if at == 0 && sketch.node(path).is_none_or(|node| node.kind == Kind::Word) {
        return set(text, path, &format!("[{value}]"));
    }
    change(text, path, |sheet, root| {
        let (depth, list) = deepest(root, sheet.text, path);
        let slots = Slots::of(sheet.text, list).ok_or(Refusal::Faulty)?;
        if depth < path.len() || at > slots.all.len() {
            return Err(Refusal::NoSuchPlace);
        }
        sheet.insert(&slots, at, value)
    })
}

/// Moves an entry of the list at `path` to another place, the others closing up. Comments between
/// the entries stay where they are.
///
/// # Errors
/// It can't be changed, or the list is shorter.
pub fn shift(text: &str, path: &[PathStep], from: usize, to: usize) -> Result<String, Refusal> {
    change(text, path, |sheet, root| {
        let (depth, list) = deepest(root, sheet.text, path);
        let slots = Slots::of(sheet.text, list).ok_or(Refusal::Faulty)?;
        if depth < path.len() || from.max(to) >= slots.all.len() {
            return Err(Refusal::NoSuchPlace);
        }
        let mut order: Vec<usize> = (0..slots.all.len()).collect();
        let moved = order.remove(from);
        order.insert(to, moved);
        let each = slots.all.iter().zip(order);
        let patch = each.map(|(slot, from)| {
            let source = &slots.all[from];
            Patch::new(slot.start..slot.end, &sheet.text[source.start..source.end])
        });
        Ok(patch.collect())
    })
}

/// `text` with `patches`, whose places are counted without a byte-order mark. What isn't a place of
/// the text leaves it as it is.
pub fn with_patches(text: &str, patches: &[Patch]) -> String {
    let body = body(text);
    if patches.iter().any(|patch| body.get(patch.range.clone()).is_none()) {
        return text.to_owned();
    }
    let mark = &text[..text.len() - body.len()];
    format!("{mark}{}", layout::patched(body, patches.to_vec()))
}

/// A byte-order mark.
const MARK: char = '\u{FEFF}';

/// A file's text without its byte-order mark.
pub fn body(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

/// The text with what `patches` says of its shape.
fn change(
    text: &str,
    path: &[PathStep],
    patches: impl FnOnce(&Sheet<'_>, &Node) -> Result<Vec<Patch>, Refusal>,
) -> Result<String, Refusal> {
    let body = body(text);
    let plain = if body.contains('\r') { with_line_feeds(body).into() } else { Cow::from(body) };
    let outline = outline(&plain);
    if outline.fatal().is_some() {
        return Err(Refusal::Unreadable);
    }
    let root = outline.root.as_ref().ok_or(Refusal::Unreadable)?;
    if let (Some(PathStep::Entry(item)), true) = (path.first(), path.len() > 1) {
        let item = root.entries.get(*item).ok_or(Refusal::NoSuchPlace)?;
        if outline.fault_in(item.value.span).is_some() {
            return Err(Refusal::Faulty);
        }
    }
    let patches = patches(&Sheet::new(&plain, body), root)?;
    let mark = &text[..text.len() - body.len()];
    Ok(format!("{mark}{}", layout::patched(body, patches)))
}

/// How far `path` leads, and to what.
fn deepest<'n>(root: &'n Node, text: &str, path: &[PathStep]) -> (usize, &'n Node) {
    let mut node = root;
    for (depth, step) in path.iter().enumerate() {
        match follow(node, text, step) {
            Some(next) => node = next,
            None => return (depth, node),
        }
    }
    (path.len(), node)
}

fn follow<'n>(node: &'n Node, text: &str, step: &PathStep) -> Option<&'n Node> {
    match step {
        PathStep::Field(name) => node.field(text, name),
        PathStep::In(lang) => node.entry_in(text, lang).map(|entry| &entry.value),
        PathStep::Entry(index) => node.entries.get(*index).map(|entry| &entry.value),
    }
}

/// A value with what it is to stand in around it.
fn nested(path: &[PathStep], value: &str) -> Option<String> {
    path.iter().rev().try_fold(value.to_owned(), |value, step| match step {
        PathStep::Field(name) => Some(format!("({name}: {value})")),
        PathStep::In(lang) => Some(format!("({lang}: {value})")),
        PathStep::Entry(0) => Some(format!("[{value}]")),
        PathStep::Entry(_) => None,
    })
}

/// The names of the fields at `path`, in the model's order.
fn order(root: &Node, text: &str, path: &[PathStep]) -> Vec<&'static str> {
    let Some((PathStep::Entry(item), within)) = path.split_first() else {
        return fields::order(KIOSK_FIELDS.iter(), path);
    };
    let entry = root.entries.get(*item).map(|entry| &entry.value);
    if entry.is_some_and(|node| node.head.of(text).is_empty() && node.field(text, "day").is_some())
    {
        return fields::order(fields::TODAY.fields.iter(), within);
    }
    let head = entry.map(|node| node.head.of(text));
    match head.and_then(|head| fields::kind(head.trim_start_matches("r#"))) {
        Some(kind) => fields::order(kind.all(), within),
        None => fields::order(VALUE_FIELDS.iter(), within),
    }
}

/// Before which entry a field goes: behind the nearest that is there of those before it in the
/// model, else before all others.
fn place_of(name: &str, node: &Node, text: &str, order: &[&str]) -> usize {
    let there = |known: &&str| {
        let found = node.entry(text, known)?.value.span;
        node.entries.iter().position(|entry| entry.value.span == found)
    };
    let Some(own) = order.iter().position(|known| *known == name) else {
        return node.entries.len();
    };
    order[..own].iter().rev().find_map(there).map_or(0, |before| before + 1)
}
