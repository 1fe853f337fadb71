//! Which items must leave: what is withdrawn, and what tells of somebody who left.
//!
//! It is asked of the item's text as it stands in the file, so that an item with a fault in it
//! leaves as well.

use std::ops::Range;

use crate::content::finding::phrase;
use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};
use crate::content::model::erased::Erased;

use crate::content::ron::items::{Parsed, id_of};
use crate::content::validate::At;

/// A list of what must go, as it was read.
pub(super) struct List {
    pub path: &'static str,
    pub text: String,
    /// What each entry says, and where it stands.
    pub entries: Vec<(String, Range<usize>)>,
}

/// Why an item must leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// It is in `withdrawn.ron`, its status says so, or it thanks somebody who left.
    Meant,
    /// It names somebody who left and isn't theirs: most likely nobody thought of it.
    Named,
}

/// Of whoever left by one of their names, takes in the others that their thanks are written in.
pub(super) fn learn(files: &[Parsed], gone: &mut Erased) {
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

/// What the items of the folder are called, and whom they thank.
struct Called<'a> {
    marks: Erased,
    ids: Vec<String>,
    names: Vec<&'a str>,
}

/// Looks whether an entry misses, and says what it most likely means.
type Lookup = fn(&str, &Called<'_>) -> Option<Finding>;

/// What in the lists of ids and of people most likely means something else than it says, so that
/// what should have gone is still there. An entry that is like nothing is what has gone already.
/// Whose name is meant isn't said, for findings are logged.
pub(super) fn misses([ids, people]: &[List; 2], files: &[Parsed]) -> Vec<Finding> {
    if ids.entries.is_empty() && people.entries.is_empty() {
        return Vec::new();
    }
    let known = Called::of(files);
    let both = [(ids, missed_id as Lookup), (people, missed_person)];
    let mut found = Vec::new();
    for (list, missed) in both {
        let source = Source::new(list.path, &list.text);
        // Of a list that can't be read nobody knows where its entries stand, and that is told.
        for (entry, span) in list.entries.iter().filter(|(_, span)| !span.is_empty()) {
            if let Some(finding) = missed(entry, &known) {
                found.push(finding.at(&source, span.clone()));
            }
        }
    }
    found
}

impl<'a> Called<'a> {
    fn of(files: &'a [Parsed]) -> Self {
        let mut known = Self { marks: Erased::default(), ids: Vec::new(), names: Vec::new() };
        for file in files {
            for entry in file.root.iter().flat_map(|root| &root.entries) {
                let at = At::new(&file.text, &entry.value);
                known.ids.extend(id_of(&entry.value, &file.text));
                let said = ["name", "person"].into_iter().filter_map(|field| at.has_text(field));
                known.names.extend(said.flat_map(quoted));
            }
        }
        known.ids.iter().for_each(|id| known.marks.add_id(id));
        known.names.iter().for_each(|name| known.marks.add_person(name));
        known
    }
}

/// The code of a finding about an entry that misses.
const GOES_NOWHERE: &str = "goes-nowhere";

fn missed_id(entry: &str, known: &Called<'_>) -> Option<Finding> {
    if known.marks.has_id(entry) {
        return None;
    }
    if known.marks.has_person(entry) {
        let finding = error(GOES_NOWHERE)
            .what("this is a name, and here stand ids: nothing is withdrawn")
            .todo("write the id of what must go; or, if they left, their name to leavers.ron");
        return Some(finding);
    }
    let id = phrase::nearest(entry, unlike(entry, &known.ids))?;
    let finding = warning(GOES_NOWHERE)
        .what("nothing has this id, so that nothing is withdrawn by it")
        .todo(format!("did you mean `{id}`? If that is to stay, take this entry out"));
    Some(finding)
}

fn missed_person(entry: &str, known: &Called<'_>) -> Option<Finding> {
    if known.marks.has_person(entry) {
        return None;
    }
    if known.marks.has_id(entry) {
        let finding = error(GOES_NOWHERE)
            .what("this is an id, and here stand names of people")
            .todo("write it to withdrawn.ron; or their name, if somebody left");
        return Some(finding);
    }
    phrase::nearest(entry, known.names.iter().copied())?;
    let finding = warning(GOES_NOWHERE)
        .what("nobody is called just that, though somebody nearly is")
        .todo("write it as on their commendations, if it is somebody there; else take it out");
    Some(finding)
}

/// Ids that differ from `entry` in more than their numbers, for those are counted on.
fn unlike<'a>(entry: &str, ids: &'a [String]) -> impl Iterator<Item = &'a str> {
    let bare = |id: &str| id.replace(|c: char| c.is_ascii_digit(), "");
    let entry = bare(entry);
    ids.iter().map(String::as_str).filter(move |id| bare(id) != entry)
}

/// Whether the item at `at` thanks somebody who left.
fn is_theirs(at: At<'_>, gone: &Erased) -> bool {
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
pub(super) fn leaves(at: At<'_>, id: Option<&str>, gone: &Erased) -> Option<Leaving> {
    let withdrawn = at.has_text("status") == Some("Withdrawn");
    if withdrawn || is_theirs(at, gone) || id.is_some_and(|id| gone.has_id(id)) {
        return Some(Leaving::Meant);
    }
    gone.is_named_in(at.item_text()).then_some(Leaving::Named)
}

/// What the owner is to be told.
pub(super) fn finding(why: Leaving, source: &Source<'_>, at: At<'_>) -> Option<Finding> {
    (why == Leaving::Named).then(|| {
        warning("names-a-leaver")
            .what("it names somebody who is on the list of leavers.ron, so it isn't shown")
            .todo("write it without their name, or take it out")
            .at(source, at.span())
    })
}
