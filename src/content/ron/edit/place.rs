//! Changes by a place in the text, for what has no way by names: a field that isn't known, or one
//! that stands twice.

use super::layout::{Patch, Sheet};
use super::place_of;
use super::slots::Slots;
use crate::content::ron::outline::outline;

/// Takes out the innermost entry around the place `at`, or the one so many levels further out.
pub(in crate::content) fn cut(text: &str, at: usize, outwards: usize) -> Option<Vec<Patch>> {
    let outline = outline(text);
    let root = outline.root.as_ref()?;
    let path = root.path_to(at);
    let own = path.len().checked_sub(1 + outwards)?;
    let parent = own.checked_sub(1).map_or(root, |above| &path[above].value);
    let span = path[own].value.span;
    let index = parent.entries.iter().position(|entry| entry.value.span == span)?;
    let slots = Slots::of(text, parent)?;
    Some(Sheet::new(text, text).remove(&slots, index))
}

/// Adds a field with a value to the brackets that begin at `start`, behind those that come before
/// it in `order`.
pub(in crate::content) fn added(
    text: &str,
    start: usize,
    (name, value): (&str, &str),
    order: &[&str],
) -> Option<Vec<Patch>> {
    let outline = outline(text);
    let root = outline.root.as_ref()?;
    let is_own = |node: &&super::Node| node.span.start as usize == start;
    let path = root.path_to(start);
    let mut nodes = std::iter::once(root).chain(path.into_iter().map(|entry| &entry.value));
    let node = nodes.find(is_own)?;
    let slots = Slots::of(text, node)?;
    let at = place_of(name, node, text, order);
    Sheet::new(text, text).insert(&slots, at, &format!("{name}: {value}")).ok()
}
