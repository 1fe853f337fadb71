//! The files that the simulated writers write, and what the glass must make of them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::texts::{self, Item, Kind};
use crate::content::Finding;
use crate::content::model::Content;

/// New content is to be shown within this time, and what is withdrawn gone.
pub(super) const WITHIN: Duration = Duration::from_secs(10);

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing.
    None,
    /// Half of it has been saved.
    Half,
    /// The item with this index has a field that there isn't.
    Item(usize),
    /// It can't be read.
    Unreadable,
}

/// A file of items.
#[derive(Clone, Debug)]
pub(super) struct Doc {
    /// Its path in the folder.
    pub(super) path: String,
    /// What its items are.
    pub(super) kind: Kind,
    /// Its items as their owner means them.
    pub(super) items: Vec<Item>,
    /// What is wrong with it now.
    pub(super) fault: Fault,
    /// From this time on (awake) the glass must have what was written last.
    pub(super) settled: Duration,
    /// A program has been started that couldn't know what was good last in it.
    pub(super) loose: bool,
    /// It has been written to while no program ran.
    pub(super) unseen: bool,
}

/// Somebody who is thanked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The id of their card.
    pub(super) id: String,
    /// Their name.
    pub(super) name: String,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Docs {
    /// The files.
    pub(super) list: Vec<Doc>,
    /// By id: the version that must be shown.
    pub(super) wanted: BTreeMap<String, u32>,
    /// By id: what may not be seen any more from a time on (awake).
    pub(super) gone: BTreeMap<String, Duration>,
    /// Ids that went while no program ran: one that starts while the folder is away can't know.
    pub(super) unheard: Vec<String>,
    /// Lists of who is gone that are half there, and a program was started that can't know the
    /// rest: it shows nobody.
    pub(super) doubted: BTreeSet<String>,
    /// Of whom every byte must go, and from when on that is looked for.
    pub(super) erased: Vec<(Person, Duration)>,
    /// Numbers people.
    pub(super) people: usize,
    /// Numbers items.
    pub(super) made: usize,
}

impl Docs {
    /// A new item for the file with this index.
    pub(super) fn make(&mut self, doc: usize, kind: Kind) -> Item {
        self.made += 1;
        let name = match kind {
            Kind::Card => {
                self.people += 1;
                texts::name(self.people)
            }
            _ => String::new(),
        };
        // None is the beginning of another, so that its bytes can be looked for.
        let id = format!("sim-{doc}-{:05}", self.made);
        Item { id, version: 1, name, until: None, withdrawn: false }
    }

    /// The bytes of a file as its owner means it.
    pub(super) fn text(&self, doc: usize) -> String {
        let broken = |doc: &Doc| match doc.fault {
            Fault::Item(index) => Some(index),
            _ => None,
        };
        self.list
            .get(doc)
            .map_or_else(String::new, |doc| texts::file(doc.kind, &doc.items, broken(doc)))
    }

    /// From `now` on, and within its time, the glass must have all of a file as it is meant, but
    /// for what is bad in it.
    pub(super) fn want(&mut self, doc: usize, now: Duration) {
        let Some(doc) = self.list.get_mut(doc) else { return };
        doc.settled = now + WITHIN;
        for (index, item) in doc.items.iter().enumerate() {
            let stays = doc.fault == Fault::Item(index);
            if !stays && !self.gone.contains_key(&item.id) {
                self.wanted.insert(item.id.clone(), item.version);
            }
        }
    }

    /// From `now` on, and within its time, nothing may be seen of this id.
    pub(super) fn lose(&mut self, id: &str, now: Duration) {
        self.wanted.remove(id);
        self.gone.insert(id.to_owned(), now + WITHIN);
    }

    /// What is wrong with `content` and `findings` at `now`, by what was written; `None` if
    /// nothing is.
    pub(super) fn wrong(
        &self,
        content: &Content,
        findings: &[&Finding],
        now: Duration,
    ) -> Option<String> {
        let hidden = |doc: &Doc| doc.kind == Kind::Card && !self.doubted.is_empty();
        let settled = |doc: &&Doc| doc.settled <= now && !doc.loose && !hidden(doc);
        for doc in self.list.iter().filter(settled) {
            // Of what goes later than now nobody can know yet that it must go.
            let known = |item: &&Item| self.gone.get(&item.id).is_none_or(|at| *at <= now);
            for item in doc.items.iter().filter(known) {
                let shown = version_of(content, doc.kind, &item.id);
                let wanted = self.wanted.get(&item.id).copied();
                let wanted = wanted.filter(|_| !self.gone.contains_key(&item.id));
                if shown != wanted {
                    let is =
                        |v: Option<u32>| v.map_or("nothing".into(), |v| format!("version {v}"));
                    let (id, shown, wanted) = (&item.id, is(shown), is(wanted));
                    return Some(format!(
                        "V2/V3: the glass has {shown} of {id} in {}, and should have {wanted}",
                        doc.path
                    ));
                }
            }
            let told =
                findings.iter().filter(|f| f.is_error() && f.file.to_str() == Some(&doc.path));
            let (told, due) = (told.count(), usize::from(doc.fault != Fault::None));
            if told != due {
                return Some(format!(
                    "V3: {told} errors are told of {}, and should be {due}",
                    doc.path
                ));
            }
        }
        let left = |(id, from): &(&String, &Duration)| **from <= now && has(content, id);
        let left = self.gone.iter().find(left);
        left.map(|(id, _)| format!("V2: {id} is gone and still in the content"))
    }
}

/// The file that an item belongs to, by its id.
pub(super) fn doc_of(id: &str) -> Option<usize> {
    id.split('-').nth(1)?.parse().ok()
}

/// The version in which `content` has an item.
fn version_of(content: &Content, kind: Kind, id: &str) -> Option<u32> {
    let text = match kind {
        Kind::Slide => &content.slides.iter().find(|s| s.meta.id.as_str() == id)?.headline,
        Kind::Question => &content.questions.iter().find(|q| q.meta.id.as_str() == id)?.stem,
        Kind::Card => &content.commendations.iter().find(|c| c.meta.id.as_str() == id)?.act,
    };
    let (_, words) = text.iter().next()?;
    let (_, rest) = words.split_once("version ")?;
    rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn has(content: &Content, id: &str) -> bool {
    [Kind::Slide, Kind::Question, Kind::Card]
        .into_iter()
        .any(|kind| version_of(content, kind, id).is_some())
}
