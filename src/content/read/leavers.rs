//! Which items must leave: what is withdrawn, and what tells of somebody who left.
//!
//! It is asked of the item's text as it stands in the file, so that an item with a fault in it
//! leaves as well.

use std::collections::HashMap;

use crate::content::finding::phrase;
use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};
use crate::content::folder::layout::WITHDRAWN;
use crate::content::model::erased::Erased;
use crate::content::model::names::{differ_in_script, share_words};

use crate::content::ron::items::{Parsed, id_of};
use crate::content::validate::At;

use super::lists::List;
use super::twice::Place;

/// Why an item must leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaving {
    /// It is in `withdrawn.ron`, its status says so, or it thanks somebody who left.
    Meant,
    /// It names somebody who left and isn't theirs: most likely nobody thought of it.
    Named,
}

/// Of whoever left by one of their names, takes in the others that their thanks are written in,
/// and their `person` id; until no more is learned, for one may lead to the next. Whoever is called
/// just what stands where a list breaks off has left, too.
pub(super) fn learn(files: &[Parsed], lists: &[List], gone: &mut Erased) {
    let mut cut = Erased::default();
    lists.iter().flat_map(|list| &list.cut).for_each(|name| cut.add_person(name));
    let of_file = |file| items(file).map(|(_, at)| at).collect::<Vec<_>>();
    let mut others: Vec<At<'_>> = files.iter().flat_map(of_file).collect();
    loop {
        let before = others.len();
        others.retain(|&at| {
            let is_theirs = is_theirs(at, gone) || is_theirs(at, &cut);
            if is_theirs {
                called(at).iter().for_each(|name| gone.add_person(name));
            }
            !is_theirs
        });
        if others.len() == before {
            return;
        }
    }
}

/// The items of a file, each with its id if that can be made out.
fn items(file: &Parsed) -> impl Iterator<Item = (Option<String>, At<'_>)> {
    let entries = file.root.iter().flat_map(|root| &root.entries);
    entries.map(|entry| (id_of(&entry.value, &file.text), At::new(&file.text, &entry.value)))
}

/// What whoever is thanked is called: by name in each language, and by their `person` id.
fn called(at: At<'_>) -> Vec<String> {
    ["name", "person"].into_iter().flat_map(|field| at.texts(field)).collect()
}

/// Which items must leave.
pub(super) struct Leaves {
    /// Of each file, why each of its items must.
    pub why: Vec<Vec<Option<Leaving>>>,
    /// Where the item stands that takes all others of its id with it.
    pub taken_in: HashMap<String, Place>,
}

/// Why each item of each file must leave, if it must; and their ids are marked, so that nothing
/// else of that id stays. `copies` take away only what they say is withdrawn.
pub(super) fn leaving(files: &[Parsed], copies: &[Parsed], gone: &mut Erased) -> Leaves {
    let mut taken_in = HashMap::new();
    let mut take = |file: &Parsed, id: Option<String>, at: At<'_>| {
        let line = Source::new(&file.path, &file.text).line(at.field("id").span().start);
        let place = Place { file: file.path.clone(), line };
        id.and_then(|id| taken_in.insert(id, place));
    };
    let mut why = Vec::with_capacity(files.len());
    for file in files {
        let mut of_file = Vec::new();
        for (id, at) in items(file) {
            let leaving = leaves(at, id.as_deref(), gone);
            if leaving.is_some() {
                take(file, id, at);
            }
            of_file.push(leaving);
        }
        why.push(of_file);
    }
    for file in copies {
        items(file).filter(|&(_, at)| is_withdrawn(at)).for_each(|(id, at)| take(file, id, at));
    }
    taken_in.keys().for_each(|id| gone.add_id(id));
    Leaves { why, taken_in }
}

/// What the items of the folder are called, and whom they thank.
struct Called {
    marks: Erased,
    ids: Vec<String>,
    names: Vec<String>,
}

/// Looks whether an entry misses, and says what it most likely means.
type Lookup = fn(&str, &Called) -> Option<Finding>;

/// What in the lists of ids and of people most likely means something else than it says, so that
/// what should have gone is still there. An entry that is like nothing is what has gone already.
/// Whose name is meant isn't said, for findings are logged.
pub(super) fn misses(lists: &[List], files: &[Parsed]) -> Vec<Finding> {
    if lists.iter().all(|list| list.entries.is_empty()) {
        return Vec::new();
    }
    let known = Called::of(files);
    let mut found = Vec::new();
    for list in lists {
        let missed: Lookup = if list.name == WITHDRAWN { missed_id } else { missed_person };
        let source = Source::new(&list.path, &list.text);
        // Of a list that can't be read nobody knows where its entries stand, and that is told.
        for (entry, span) in list.entries.iter().filter(|(_, span)| !span.is_empty()) {
            if let Some(finding) = missed(entry, &known) {
                found.push(finding.at(&source, span.clone()));
            }
        }
    }
    found
}

impl Called {
    fn of(files: &[Parsed]) -> Self {
        let mut known = Self { marks: Erased::default(), ids: Vec::new(), names: Vec::new() };
        for (id, at) in files.iter().flat_map(items) {
            known.ids.extend(id);
            known.names.extend(called(at));
        }
        known.ids.iter().for_each(|id| known.marks.add_id(id));
        known.names.iter().for_each(|name| known.marks.add_person(name));
        known
    }
}

/// The code of a finding about an entry that misses.
const GOES_NOWHERE: &str = "goes-nowhere";

fn missed_id(entry: &str, known: &Called) -> Option<Finding> {
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

fn missed_person(entry: &str, known: &Called) -> Option<Finding> {
    if known.marks.has_person(entry) {
        let in_other = known.names.iter().any(|name| differ_in_script(name, entry));
        let finding = warning("other-script")
            .what(
                "this is taken for a name on the commendations that is written in the other Chinese \
                 characters, simplified or traditional",
            )
            .todo(
                "write it as on their commendations; if it is somebody else, write the `person` of \
                 who left in place of the name",
            );
        return in_other.then_some(finding);
    }
    if known.marks.has_id(entry) {
        let finding = error(GOES_NOWHERE)
            .what("this is an id, and here stand names of people")
            .todo("write it to withdrawn.ron; or their name, if somebody left");
        return Some(finding);
    }
    let nearly = known.names.iter().any(|name| share_words(name, entry));
    if !nearly && phrase::nearest(entry, known.names.iter().map(String::as_str)).is_none() {
        return None;
    }
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
    called(at).iter().any(|name| gone.has_person(name))
}

fn is_withdrawn(at: At<'_>) -> bool {
    at.has_text("status") == Some("Withdrawn")
}

/// Whether the item at `at` must leave.
pub(super) fn leaves(at: At<'_>, id: Option<&str>, gone: &Erased) -> Option<Leaving> {
    if is_withdrawn(at) || is_theirs(at, gone) || id.is_some_and(|id| gone.has_id(id)) {
        return Some(Leaving::Meant);
    }
    is_named(at, gone).then_some(Leaving::Named)
}

/// Whether what stands at `at` names somebody who left.
pub(super) fn is_named(at: At<'_>, gone: &Erased) -> bool {
    // What an escaped sign says can't be seen in the text of the file.
    let text = at.item_text();
    let is_named = |text: &str| gone.is_named_in(text);
    let escaped = || text.contains('\\') && is_named(&at.all_texts().join("\n"));
    is_named(text) || escaped()
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
