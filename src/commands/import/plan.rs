//! What is to become of each row: new, changed, as it was, or left out, and why.

use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use crate::content::finding::{Finding, Severity};
use crate::content::folder::disk::Files;
use crate::content::model::erased::Erased;
use crate::content::ron::outline::outline;

use super::answer::Status;
use super::compose;
use super::item::Item;
use super::sheet::Place;

/// Why a row is left out whose status says so.
pub(super) const WITHDRAWN: &str = "the sheet says that it is withdrawn";
/// The same for one that was never agreed to.
pub(super) const REJECTED: &str = "the sheet says that it was rejected";
/// Letters of a hash in an id: enough that two people of one day never meet.
const HASH_LETTERS: usize = 8;

/// What an item is, compared with the file that was imported before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Changed,
    Unchanged,
}

/// An item as it is to be written.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub item: Item,
    pub fate: Fate,
    pub text: String,
}

/// All that is to become of a sheet.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// In the order of the file.
    pub items: Vec<Planned>,
    /// Rows that are left out, and why.
    pub left_out: Vec<(usize, String)>,
    /// Items of the file as it is that the sheet doesn't have: by id, their day and text.
    pub missing: BTreeMap<String, (String, String)>,
    pub findings: Vec<Finding>,
}

/// What is in the content folder already.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The items of the file that was imported before: their day and text by id.
    pub own: BTreeMap<String, (String, String)>,
    /// The ids of all other files, and where each is.
    pub elsewhere: HashMap<String, String>,
}

/// Looks through the files of a folder; `target` is the file that will be replaced.
pub(super) fn before(files: &Files, target: &str) -> Before {
    let mut before = Before::default();
    // The files in the folder's root hold settings.
    let inside = |path: &str| path.contains('/') && path.ends_with(".ron");
    for (path, bytes) in files.map.iter().filter(|(path, _)| inside(path)) {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim_start_matches('\u{FEFF}');
        let root = outline(text).root;
        for node in root.iter().flat_map(|root| &root.entries).map(|entry| &entry.value) {
            let says = |field: &str| {
                let value = node.field(text, field).map(|value| value.span.of(text));
                value.unwrap_or_default().trim_matches('"').to_owned()
            };
            let id = says("id");
            if path == target {
                before.own.insert(id, (says("date"), node.span.of(text).to_owned()));
            } else {
                before.elsewhere.insert(id, path.clone());
            }
        }
    }
    before
}

/// The id of an item whose sheet says none: its day and a hash of whom it thanks. Whoever is
/// thanked twice on one day has a hash of the deed in it as well.
///
/// What was done isn't part of it otherwise: a mended word must not bring back what was
/// withdrawn under the id.
fn ids(item: &Item) -> (String, String) {
    let whom = match (&item.person, item.name.first(), item.team.first()) {
        (Some(person), ..) => format!("person {}", folded(person)),
        (None, Some((_, name)), _) => format!("name {}", folded(name)),
        (None, None, Some((_, team))) => format!("team {}", folded(team)),
        (None, None, None) => String::new(),
    };
    let short = format!("c-{}-{}", item.date, hash(&format!("{} {whom}", item.date)));
    let deed: Vec<String> = item.act.iter().map(|(_, act)| folded(act)).collect();
    let long = format!("{short}-{}", hash(&deed.join("\n")));
    (short, long)
}

fn folded(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..HASH_LETTERS].to_owned()
}

/// Says what becomes of each item.
pub(super) fn plan(file: &str, items: Vec<Item>, before: &Before, gone: &Erased) -> Plan {
    let mut plan = Plan::default();
    let ids: Vec<(String, String)> = items.iter().map(ids).collect();
    let own: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
    let mut same_day: HashMap<&str, usize> = HashMap::new();
    let mut same_deed: HashMap<&str, (usize, Item)> = HashMap::new();
    let mut twice = HashSet::new();
    for (item, (short, long)) in items.iter().zip(&ids) {
        let id = if item.has_own_id { item.id.as_str() } else { long };
        match same_deed.get(id) {
            Some((row, first)) => {
                twice.insert(item.row);
                plan.findings.extend(Some(doubled(file, item, first, *row)));
            }
            None => {
                same_deed.insert(id, (item.row, item.clone()));
                *same_day.entry(short).or_default() += 1;
            }
        }
    }
    for (mut item, (short, long)) in items.into_iter().zip(&ids) {
        if twice.contains(&item.row) {
            continue;
        }
        let mut known = vec![short.as_str(), long.as_str()];
        if item.has_own_id {
            known = vec![item.id.as_str()];
        }
        if let Some(why) = left_out(&item, &known, before, gone) {
            plan.left_out.push((item.row, why));
            continue;
        }
        if !item.has_own_id {
            let alone = same_day.get(short.as_str()).is_none_or(|&n| n == 1);
            item.id.clone_from(if alone { short } else { long });
        }
        let text = compose::item(&item);
        let fate = match before.own.get(&item.id) {
            None => Fate::New,
            Some((_, old)) if *old == text => Fate::Unchanged,
            Some(_) => Fate::Changed,
        };
        plan.items.push(Planned { item, fate, text });
    }
    plan.missing = missing(&own, &ids, before, gone);
    // By day, so that sorting the sheet another way changes nothing.
    plan.items.sort_by(|a, b| (a.item.date, &a.item.id).cmp(&(b.item.date, &b.item.id)));
    plan
}

/// Why an item is left out, if it is. Nobody is named.
fn left_out(item: &Item, known: &[&str], before: &Before, gone: &Erased) -> Option<String> {
    let person = item.person.as_deref().is_some_and(|person| gone.has_person(person));
    if person || item.name.iter().any(|(_, name)| gone.has_person(name)) {
        return Some("they are on the list of leavers.ron".to_owned());
    }
    if known.iter().any(|id| gone.has_id(id)) {
        return Some("it has been withdrawn".to_owned());
    }
    let mut other = known.iter().filter_map(|id| Some((id, before.elsewhere.get(*id)?)));
    match (other.next(), item.status) {
        (Some((id, path)), Status::Withdrawn) => Some(format!(
            "the sheet says it is withdrawn, but it stands in {path}: put `{id}` into withdrawn.ron"
        )),
        (_, Status::Withdrawn) => Some(WITHDRAWN.to_owned()),
        (_, Status::Rejected) => Some(REJECTED.to_owned()),
        (Some((_, path)), _) => {
            Some(format!("it stands in {path} already, which is left as it is"))
        }
        (None, _) => None,
    }
}

fn doubled(file: &str, item: &Item, first: &Item, row: usize) -> Finding {
    let place = Place { file, row: item.row, column: 0, header: "", cell: "" };
    if (Item { row: first.row, ..item.clone() }) == *first {
        let what = format!("it says the same as row {row}");
        let todo = "it is taken once; delete one of the two rows";
        return place.finding(Severity::Warning, "same-row", what, todo);
    }
    let (what, todo) = if item.has_own_id {
        (format!("it has the same id as row {row}"), "give one of the two another id")
    } else {
        let what = format!("it thanks the same person for the same deed as row {row}");
        (what, "keep one of the two rows, with the best of both")
    };
    place.finding(Severity::Error, "same-deed", what, todo)
}

/// What the file has and the sheet doesn't.
fn missing(
    own: &[String],
    ids: &[(String, String)],
    before: &Before,
    gone: &Erased,
) -> BTreeMap<String, (String, String)> {
    let mut missing = before.own.clone();
    own.iter().for_each(|id| drop(missing.remove(id)));
    // Somebody who is now thanked twice on one day has a longer id than before.
    for (short, long) in ids {
        missing.remove(short);
        missing.remove(long);
    }
    let known = |id: &String| gone.has_id(id) || before.elsewhere.contains_key(id);
    missing.retain(|id, _| !id.is_empty() && !known(id));
    missing
}
