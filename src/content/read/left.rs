//! Which items must leave: what is withdrawn, and what tells of somebody who left.
//!
//! It is asked of the item's text as it stands in the file, so that an item with a fault in it
//! leaves as well.

use std::ops::Range;

use crate::content::finding::{Finding, Severity};
use crate::content::gone::Gone;
use crate::content::parse::{Parsed, id_of};
use crate::content::source::Source;
use crate::content::validate::At;
use crate::content::words;

/// A list of what must go, as it was read.
pub(super) struct List {
    pub path: &'static str,
    pub text: String,
    /// What each entry says, and where it stands.
    pub entries: Vec<(String, Range<usize>)>,
}

/// Why an item must leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is in `withdrawn.ron`, its status says so, or it thanks somebody who left.
    Meant,
    /// It names somebody who left and isn't theirs: most likely nobody thought of it.
    Named,
}

/// Of whoever left by one of their names, takes in the others that their thanks are written in.
pub(super) fn learn(files: &[Parsed], gone: &mut Gone) {
    for file in files {
        let entries = file.root.iter().flat_map(|root| &root.entries);
        for at in entries.map(|entry| At::new(&file.text, &entry.value)) {
            if is_theirs(at, gone) {
                let names = at.has_text("name").unwrap_or_default();
                quoted(names).for_each(|name| gone.add_person(name));
            }
        }
    }
}

/// What in the lists of ids and of people most likely means something else than it says, so that
/// what should have gone is still there. An entry that is like nothing is what has gone already.
/// Whose name is meant isn't said, for findings are logged.
pub(super) fn misses([ids, people]: &[List; 2], files: &[Parsed]) -> Vec<Finding> {
    let (mut known, mut known_ids, mut names) = (Gone::default(), Vec::new(), Vec::new());
    for file in files {
        for entry in file.root.iter().flat_map(|root| &root.entries) {
            let at = At::new(&file.text, &entry.value);
            known_ids.extend(id_of(&entry.value, &file.text));
            let said = ["name", "person"].into_iter().filter_map(|field| at.has_text(field));
            names.extend(said.flat_map(quoted));
        }
    }
    known_ids.iter().for_each(|id| known.add_id(id));
    names.iter().for_each(|name| known.add_person(name));
    let mut found = Vec::new();
    let mut tell = |list: &List, span: &Range<usize>, sure: bool, what: &str, todo: String| {
        let severity = if sure { Severity::Error } else { Severity::Warning };
        let source = Source::new(list.path, &list.text);
        found.push(Finding::at(severity, "goes-nowhere", &source, span.clone(), what, todo));
    };
    for (entry, span) in ids.entries.iter().filter(|(entry, _)| !known.has_id(entry)) {
        if known.has_person(entry) {
            let todo = "write the id of what must go; or, if they left, their name to leavers.ron";
            tell(
                ids,
                span,
                true,
                "this is a name, and here stand ids: nothing is withdrawn",
                todo.into(),
            );
        } else if let Some(id) = words::nearest(entry, unlike(entry, &known_ids)) {
            let todo = format!("did you mean `{id}`? If that is to stay, take this entry out");
            tell(ids, span, false, "nothing has this id, so that nothing is withdrawn by it", todo);
        }
    }
    for (entry, span) in people.entries.iter().filter(|(entry, _)| !known.has_person(entry)) {
        if known.has_id(entry) {
            let todo = "write it to withdrawn.ron; or their name, if somebody left";
            tell(
                people,
                span,
                true,
                "this is an id, and here stand names: nobody is meant",
                todo.into(),
            );
        } else if words::nearest(entry, names.iter().copied()).is_some() {
            let todo =
                "write it as on their commendations, if it is somebody there; else take it out";
            tell(
                people,
                span,
                false,
                "nobody is called just that, though somebody nearly is",
                todo.into(),
            );
        }
    }
    found
}

/// Ids that differ from `entry` in more than their numbers, for those are counted on.
fn unlike<'a>(entry: &str, ids: &'a [String]) -> impl Iterator<Item = &'a str> {
    let bare = |id: &str| id.replace(|c: char| c.is_ascii_digit(), "");
    let entry = bare(entry);
    ids.iter().map(String::as_str).filter(move |id| bare(id) != entry)
}

/// Whether the item at `at` thanks somebody who left.
fn is_theirs(at: At<'_>, gone: &Gone) -> bool {
    let left = |field: &str| {
        at.has_text(field).is_some_and(|text| quoted(text).any(|name| gone.has_person(name)))
    };
    left("person") || left("name")
}

/// What stands between quotation marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// Whether the item at `at` must leave.
pub(super) fn leaves(at: At<'_>, id: Option<&str>, gone: &Gone) -> Option<Why> {
    let withdrawn = at.has_text("status") == Some("Withdrawn");
    if withdrawn || is_theirs(at, gone) || id.is_some_and(|id| gone.has_id(id)) {
        return Some(Why::Meant);
    }
    gone.is_named_in(at.item_text()).then_some(Why::Named)
}

/// What the owner is to be told.
pub(super) fn finding(why: Why, source: &Source<'_>, at: At<'_>) -> Option<Finding> {
    let what = "it names somebody who is on the list of leavers.ron, so it isn't shown";
    let todo = "write it without their name, or take it out";
    let (code, span) = ("names-a-leaver", at.span());
    (why == Why::Named).then(|| Finding::at(Severity::Warning, code, source, span, what, todo))
}
