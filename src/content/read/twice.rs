//! Items that stand twice under one id: which of them is shown, and how much of it.
//!
//! Of a commendation the one stands that shows least, be it in whatever file, and no more of it
//! is shown than every other version agrees to: one of them may be older than a consent that was
//! taken back. Versions in copies count as well, but never stand. Of what is equal, the first
//! stands, by the names of the files and then by place.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::content::finding::source::Source;
use crate::content::model::{Commendation, Term};
use crate::content::ron::items::{Parsed, id_of};
use crate::content::ron::outline::Node;
use crate::content::validate::At;

use super::drafts;

/// What of a commendation may be shown by one version of it, as it stands in the file, even where
/// that can't be read as a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown {
    words: Option<Term>,
    name: Option<Term>,
    photo: Option<Term>,
}

/// A file and a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub file: String,
    pub line: usize,
}

/// An item that stands in more than one place.
pub(super) struct Twice {
    /// The file and the item of it that stands, each by its number.
    pub stands: (usize, usize),
    /// Where that is.
    pub place: Place,
    /// What all versions agree to be shown of it, if it is a commendation.
    pub shown: Option<Shown>,
    /// Whether that is less than the one that stands says by itself.
    pub is_limited: bool,
    /// A copy by which less is shown than by the item itself.
    pub held_back_by: Option<Place>,
}

/// The version of an item in one file.
struct Version {
    at: (usize, usize),
    place: Place,
    shown: Option<Shown>,
}

/// The items of `files` that stand twice, there or in `copies`, by their ids.
pub(super) fn find(files: &[Parsed], copies: &[Parsed]) -> HashMap<String, Twice> {
    let (mut seen, mut doubled) = (HashSet::new(), HashSet::new());
    for id in files.iter().chain(copies).flat_map(ids) {
        if !seen.insert(id.clone()) {
            doubled.insert(id);
        }
    }
    let mut originals = versions(files, &doubled);
    let mut copied = versions(copies, &doubled);
    let of_id = |id| Some((originals.remove(&id)?, copied.remove(&id).unwrap_or_default(), id));
    let twice = doubled.into_iter().filter_map(of_id);
    twice.filter_map(|(own, copied, id)| Some((id, of_versions(own, copied)?))).collect()
}

fn of_versions(own: Vec<Version>, copied: Vec<Version>) -> Option<Twice> {
    let parts = |version: &&Version| version.shown.map_or(usize::MAX, Shown::parts);
    let all = own.iter().chain(&copied).filter_map(|version| version.shown);
    let shown = all.reduce(Shown::and);
    let stands = own.iter().min_by_key(parts)?;
    let less = |copy: &&Version| copy.shown.zip(stands.shown).is_some_and(|(a, b)| a.and(b) != b);
    let held_back_by = copied.iter().find(less).map(|copy| copy.place.clone());
    let is_limited = shown != stands.shown;
    Some(Twice { stands: stands.at, place: stands.place.clone(), shown, is_limited, held_back_by })
}

/// The ids of the items of a file.
pub(super) fn ids(file: &Parsed) -> impl Iterator<Item = String> {
    let entries = file.root.iter().flat_map(|root| &root.entries);
    entries.filter_map(|entry| id_of(&entry.value, &file.text))
}

fn versions(files: &[Parsed], wanted: &HashSet<String>) -> HashMap<String, Vec<Version>> {
    let mut versions: HashMap<String, Vec<Version>> = HashMap::new();
    for (number, file) in files.iter().enumerate() {
        let source = Source::new(&file.path, &file.text);
        let entries = file.root.iter().flat_map(|root| &root.entries);
        for (index, (entry, item)) in entries.zip(&file.items).enumerate() {
            let Some(id) = id_of(&entry.value, &file.text).filter(|id| wanted.contains(id)) else {
                continue;
            };
            let shown = shown(&entry.value, &file.text);
            // A slide that can't be read doesn't keep back one that can.
            if shown.is_some() || item.is_some() {
                let line = source.line(At::new(&file.text, &entry.value).field("id").span().start);
                let place = Place { file: file.path.clone(), line };
                versions.entry(id).or_default().push(Version { at: (number, index), place, shown });
            }
        }
    }
    versions
}

/// What may be shown of the item, if it is a commendation.
pub(super) fn shown(node: &Node, text: &str) -> Option<Shown> {
    if node.head.of(text) != "Commendation" {
        return None;
    }
    let at = At::new(text, node);
    let is_approved = at.has_text("status") == Some("Approved")
        && !drafts::is_draft(at)
        && at.field("approved").texts("by").iter().any(|by| !by.trim().is_empty());
    let consent = at.field("consent");
    let term = |part: &str, ends: &str| {
        let day = |field| consent.texts(field).first()?.trim().parse::<Date>().ok();
        let until = day(ends);
        let is_clear = until.is_some() || consent.has_text(ends).is_none();
        Some(Term { from: day(part)?, until }).filter(|_| is_approved && is_clear)
    };
    let has = |field: &str| at.has_text(field).is_some();
    Some(Shown {
        words: term("words", "words_until"),
        name: term("name", "name_until").filter(|_| has("name")),
        photo: term("photo", "photo_until").filter(|_| has("photo")),
    })
}

impl Shown {
    /// How many parts are shown: 0 where nothing is.
    fn parts(self) -> usize {
        let parts = [self.words, self.name, self.photo];
        self.words.map_or(0, |_| parts.into_iter().flatten().count())
    }

    /// What both let be shown.
    fn and(self, other: Self) -> Self {
        Self {
            words: both(self.words, other.words),
            name: both(self.name, other.name),
            photo: both(self.photo, other.photo),
        }
    }

    /// What of `thanks` may be shown by this, if anything may.
    pub(super) fn limit(self, mut thanks: Commendation) -> Option<Commendation> {
        let given = thanks.consents;
        thanks.consents.words = both(Some(given.words), self.words)?;
        thanks.consents.name = both(given.name, self.name);
        thanks.consents.photo = both(given.photo, self.photo);
        let is_nameless = thanks.name.is_some() && thanks.consents.name.is_none();
        if is_nameless && thanks.told_by_name {
            return None;
        }
        thanks.name = thanks.name.filter(|_| !is_nameless);
        thanks.photo = thanks.photo.filter(|_| thanks.consents.photo.is_some());
        Some(thanks)
    }
}

/// The days on which both hold.
fn both(one: Option<Term>, other: Option<Term>) -> Option<Term> {
    let (one, other) = (one?, other?);
    let until = match (one.until, other.until) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Some(Term { from: one.from.max(other.from), until })
}
