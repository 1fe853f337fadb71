//! What is to become of each row: new, changed, as it was, or left out, and why.

pub(crate) mod compose;
pub(crate) mod standing;
pub(crate) mod verify;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::item::{Consent, Nomination};
use super::sheet::columns::Columns;
use super::sheet::table::Position;
use super::vocabulary::answer::Status;
use super::vocabulary::field::Field;
use crate::content::finding::{Finding, error, warning};
use crate::content::model::{Commendation, Content, Text};
use standing::Standing;

/// Why a row is left out whose status says so.
pub(crate) const WITHDRAWN: &str = "the sheet says that it is withdrawn";
/// Why a row is left out that was never agreed to.
pub(crate) const REJECTED: &str = "the sheet says that it was rejected";
/// Letters of a hash in an id: enough that two people of one day never meet.
const HASH_LETTERS: usize = 8;

/// What an item is, compared with the file that was imported before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    New,
    Changed,
    Unchanged,
}

/// An item as it is to be written.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub item: Nomination,
    pub change: Change,
    pub text: String,
}

/// All that is to become of a sheet.
#[derive(Debug, Default)]
pub(crate) struct ImportPlan {
    /// In the order of the file.
    pub items: Vec<Planned>,
    /// Rows that are left out, and why.
    pub left_out: Vec<(usize, String)>,
    /// Items of the file as it is that the sheet doesn't have: by id, their day and text.
    pub missing: BTreeMap<String, (String, String)>,
    pub findings: Vec<Finding>,
}

/// The ids that an item may have.
///
/// Where the sheet says none, it is the day and a hash of whom it thanks. Whoever is thanked
/// twice on one day has a hash of the deed in it as well. What was done isn't part of it
/// otherwise: a changed word must not bring back what was withdrawn under the id.
#[derive(Clone, Debug)]
pub(crate) struct Ids {
    own: Option<String>,
    /// Without and with the deed; `None` where nothing says the day.
    derived: Option<(String, String)>,
}

impl Ids {
    pub(crate) fn of(item: &Nomination) -> Self {
        let whom = match (&item.person, item.name.first(), item.team.first()) {
            (Some(person), ..) => format!("person {}", folded(person)),
            (None, Some((_, name)), _) => format!("name {}", folded(name)),
            (None, None, Some((_, team))) => format!("team {}", folded(team)),
            (None, None, None) => String::new(),
        };
        let derived = item.date.map(|date| {
            let short = format!("c-{date}-{}", hash(&format!("{date} {whom}")));
            let deed: Vec<String> = item.act.iter().map(|(_, act)| folded(act)).collect();
            let long = format!("{short}-{}", hash(&deed.join("\n")));
            (short, long)
        });
        let own = item.has_own_id.then(|| item.id.clone());
        Self { own, derived }
    }

    /// Those under which it may stand somewhere.
    pub(crate) fn known(&self) -> Vec<String> {
        match (&self.own, &self.derived) {
            (Some(own), _) => vec![own.clone()],
            (None, Some((short, long))) => vec![short.clone(), long.clone()],
            (None, None) => Vec::new(),
        }
    }

    /// The one that no other deed has.
    pub(crate) fn longest(&self) -> String {
        self.known().pop().unwrap_or_default()
    }

    /// The one that all deeds of one person on one day have in common.
    pub(crate) fn short(&self) -> Option<String> {
        self.derived.as_ref().map(|(short, _)| short.clone())
    }
}

/// The ids that each item may have.
pub(crate) fn ids(items: &[Nomination]) -> Vec<Vec<String>> {
    items.iter().map(|item| Ids::of(item).known()).collect()
}

fn folded(text: &str) -> String {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..HASH_LETTERS].to_owned()
}

/// Where a plan is made: the sheet, and the folder that it is taken into.
pub(crate) struct Setting<'a> {
    /// The sheet's name.
    pub file: &'a str,
    pub columns: &'a Columns,
    pub standing: &'a Standing,
    /// The file that is written.
    pub target: &'a str,
    pub content: &'a Content,
}

/// Says what becomes of each item.
pub(crate) fn plan(items: Vec<Nomination>, setting: &Setting<'_>) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let ids: Vec<Ids> = items.iter().map(Ids::of).collect();
    let own = setting.standing.of(setting.target);
    let elsewhere = setting.standing.beside(setting.target);
    let (twice, same_day) = twins(&items, &ids, setting.file, &mut plan.findings);
    plan.missing = missing(&own, &elsewhere, &ids, setting.content);
    for (mut item, ids) in items.into_iter().zip(&ids) {
        if twice.contains(&item.row) {
            continue;
        }
        plan.findings.extend(taken_back(&item, ids, setting));
        if let Some(why) = left_out(&item, ids, &elsewhere, setting.content) {
            plan.left_out.push((item.row, why));
            continue;
        }
        if let (None, Some((short, long))) = (&ids.own, &ids.derived) {
            let alone = same_day.get(short).is_none_or(|&n| n == 1);
            item.id.clone_from(if alone { short } else { long });
        }
        let text = compose::item(&item);
        let change = match own.get(&item.id) {
            None => Change::New,
            Some((_, old)) if *old == text => Change::Unchanged,
            Some(_) => Change::Changed,
        };
        plan.items.push(Planned { item, change, text });
    }
    // By day, so that sorting the sheet another way changes nothing.
    plan.items.sort_by(|a, b| (a.item.date, &a.item.id).cmp(&(b.item.date, &b.item.id)));
    plan
}

/// The rows that say what another one says already, with findings, and how many deeds there are
/// of each short id.
fn twins(
    items: &[Nomination],
    ids: &[Ids],
    file: &str,
    findings: &mut Vec<Finding>,
) -> (HashSet<usize>, HashMap<String, usize>) {
    let mut same_deed: HashMap<String, &Nomination> = HashMap::new();
    let mut same_day = HashMap::new();
    let mut twice = HashSet::new();
    for (item, ids) in items.iter().zip(ids).filter(|(item, _)| !item.is_taken_out()) {
        if let Some(first) = same_deed.get(&ids.longest()) {
            twice.insert(item.row);
            findings.push(doubled(file, item, first));
            continue;
        }
        same_deed.insert(ids.longest(), item);
        if let Some((short, _)) = &ids.derived {
            *same_day.entry(short.clone()).or_default() += 1;
        }
    }
    (twice, same_day)
}

/// Why an item is left out, if it is. Nobody is named.
fn left_out(
    item: &Nomination,
    ids: &Ids,
    elsewhere: &HashMap<String, String>,
    content: &Content,
) -> Option<String> {
    let gone = &content.gone;
    let person = item.person.as_deref().is_some_and(|person| gone.has_person(person));
    let is_gone = |name: &str| gone.has_person(name) || gone.is_named_in(name);
    if person || item.name.iter().any(|(_, name)| is_gone(name)) {
        return Some("they are on the list of leavers.ron".to_owned());
    }
    if ids.known().iter().any(|id| gone.has_id(id)) {
        return Some("it has been withdrawn".to_owned());
    }
    match item.status {
        Status::Withdrawn => return Some(WITHDRAWN.to_owned()),
        Status::Rejected => return Some(REJECTED.to_owned()),
        Status::Draft | Status::Approved => {}
    }
    let path = ids.known().iter().find_map(|id| elsewhere.get(id).cloned())?;
    Some(format!("it stands in {path} already, which is left as it is"))
}

/// An error where a row takes back what a file still shows that an import doesn't touch.
fn taken_back(item: &Nomination, ids: &Ids, setting: &Setting<'_>) -> Option<Finding> {
    let known = ids.known();
    let is_same = |card: &&Arc<Commendation>| {
        card.meta.file != std::path::Path::new(setting.target)
            && (known.iter().any(|id| id == card.meta.id.as_str()) || is_same_deed(item, card))
    };
    let mut cards = setting.content.commendations.iter().filter(is_same);
    let (card, parts) = cards.find_map(|card| Some((card, less(item, card, setting.columns)?)))?;
    let (path, id) = (card.meta.file.display(), card.meta.id.as_str());
    let what = format!("this takes back {parts}, and {path} still shows it as `{id}`");
    let todo = format!(
        "an import leaves that file as it is: change it there, or put `{id}` into withdrawn.ron"
    );
    let at = Position { file: setting.file, row: item.row, column: 0, header: "", cell: "" };
    Some(at.point(error("taken-back").what(what).todo(todo)))
}

/// Whether a card thanks the same person for the same deed, under whatever id.
fn is_same_deed(item: &Nomination, card: &Commendation) -> bool {
    let has = |text: &Text, said: &str| text.iter().any(|(_, text)| folded(text) == folded(said));
    let person = card.person.as_ref().map(|id| id.as_str());
    let is_person = item.person.as_deref().is_some_and(|said| Some(said) == person);
    let named = |name: &Text| item.name.iter().any(|(_, said)| has(name, said));
    let is_named = card.name.as_ref().is_some_and(named);
    let same_act = item.act.is_empty() || item.act.iter().any(|(_, said)| has(&card.act, said));
    item.date == Some(card.date) && (is_person || is_named) && same_act
}

/// What a row shows less than a card does, as far as the sheet has columns for it.
fn less(item: &Nomination, card: &Commendation, columns: &Columns) -> Option<String> {
    if item.status != Status::Approved && columns.has(Field::Status) {
        return Some("the approval".to_owned());
    }
    let ends_sooner = |said: Option<Date>, until: Option<Date>| match (said, until) {
        (Some(said), Some(until)) => said < until,
        (said, None) => said.is_some(),
        (None, Some(_)) => false,
    };
    let (words, name, photo) = (Some(card.consents.words), card.consents.name, card.consents.photo);
    let parts = [
        ("the words", [Field::Words, Field::WordsOn], item.words, words),
        ("the name", [Field::NameShown, Field::NameOn], item.name_shown, name),
        ("the photo", [Field::PhotoShown, Field::PhotoOn], item.photo_shown, photo),
    ];
    let taken = parts.into_iter().filter_map(|(part, fields, Consent { given, until }, term)| {
        let term = term?;
        let is_said = fields.iter().any(|field| columns.has(*field));
        (is_said && (given.is_none() || ends_sooner(until, term.until))).then_some(part)
    });
    let taken: Vec<&str> = taken.collect();
    (!taken.is_empty()).then(|| format!("the consent to {}", taken.join(", ")))
}

pub(crate) fn doubled(file: &str, item: &Nomination, first: &Nomination) -> Finding {
    let (at, row) = (Position { file, row: item.row, column: 0, header: "", cell: "" }, first.row);
    if (Nomination { row, ..item.clone() }) == *first {
        let what = format!("it says the same as row {row}");
        let todo = "it is taken once; delete one of the two rows";
        return at.point(warning("same-row").what(what).todo(todo));
    }
    let (what, todo) = if item.has_own_id {
        (format!("it has the same id as row {row}"), "give one of the two another id")
    } else {
        let what = format!("it thanks the same person for the same deed as row {row}");
        (what, "keep one of the two rows, with the best of both")
    };
    at.point(error("same-deed").what(what).todo(todo))
}

/// What the file has and the sheet doesn't.
fn missing(
    own: &BTreeMap<String, (String, String)>,
    elsewhere: &HashMap<String, String>,
    ids: &[Ids],
    content: &Content,
) -> BTreeMap<String, (String, String)> {
    let mut missing = own.clone();
    for ids in ids {
        // Somebody who is now thanked twice on one day has a longer id than before.
        let (short, long) = ids.derived.clone().unwrap_or_default();
        for id in ids.own.iter().chain([&short, &long]) {
            missing.remove(id);
        }
    }
    let known = |id: &String| content.gone.has_id(id) || elsewhere.contains_key(id);
    missing.retain(|id, _| !id.is_empty() && !known(id));
    missing
}
