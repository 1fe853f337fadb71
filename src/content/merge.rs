//! What was good last, where something isn't good now.
//!
//! The unit is the file: one that cannot be read at all is replaced by its last
//! good text, and within a readable one an item that fails is replaced by its
//! last good version. What is gone is gone, and what is withdrawn is gone from
//! here too.

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::folder::{Files, PhotoFact, UNREADABLE_FOLDER};
use super::lookalikes::decode;
use super::outline::outline;
use super::read::{Fate, ItemFate, Reading, WITHDRAWN, read_all};

/// Photos never make an item fail, so they needn't be looked at here.
fn any_photo(_: &Path) -> PhotoFact {
    PhotoFact::Missing
}

/// `current`, with what fails in it replaced by what was good in `last`.
pub fn merge_last_good(current: &Files, last: &Files) -> Files {
    merge(current, &read_all(current, &any_photo), last)
}

/// Whether something in a reading failed.
fn has_faults(reading: &Reading) -> bool {
    let bad = |f: &Fate| f.broken || f.items.iter().any(|i| !i.good);
    reading.fates.values().any(bad)
}

pub(super) fn merge(current: &Files, reading: &Reading, last: &Files) -> Files {
    if current.is_gone() && current.unreadable.is_empty() {
        // Gone, or an empty place where a disk should be.
        return last.clone();
    }
    let mut merged = current.clone();
    for path in lost(current, last) {
        if let Some(bytes) = last.map.get(&path) {
            merged.map.insert(path, Arc::clone(bytes));
        }
    }
    if !has_faults(reading) {
        return merged;
    }
    let before = read_all(last, &any_photo);
    for (path, fate) in &reading.fates {
        if path == WITHDRAWN {
            if fate.broken {
                let ids = reading.withdrawn.union(&before.withdrawn);
                merged.insert(path.clone(), list(ids).into_bytes());
            }
        } else if fate.broken {
            match last.map.get(path) {
                Some(bytes) => merged.map.insert(path.clone(), Arc::clone(bytes)),
                None => merged.map.remove(path),
            };
        } else if fate.items.iter().any(|i| !i.good) {
            let texts = text_of(current, path).zip(text_of(last, path));
            let good = before.fates.get(path);
            if let Some(((now, then), good)) = texts.zip(good) {
                merged.insert(path.clone(), splice(&now, fate, &then, good).into_bytes());
            }
        }
    }
    merged
}

/// Files that are there but couldn't be looked at, and so aren't gone.
fn lost(current: &Files, last: &Files) -> Vec<String> {
    let closed = current.findings.iter().filter(|f| f.code == UNREADABLE_FOLDER);
    let closed: Vec<_> = closed.map(|f| f.file.to_string_lossy().into_owned()).collect();
    let in_closed = |p: &&String| closed.iter().any(|folder| p.starts_with(folder.as_str()));
    let unlisted = last.map.keys().filter(in_closed);
    current.unreadable.iter().chain(unlisted).cloned().collect()
}

fn list<'a>(ids: impl Iterator<Item = &'a String>) -> String {
    let quoted: Vec<String> = ids.map(|id| format!("{id:?}")).collect();
    format!("[{}]", quoted.join(", "))
}

fn text_of(files: &Files, path: &str) -> Option<String> {
    decode(path, files.get(path)?).text
}

/// `now` with each failed item replaced by its good version in `then`.
fn splice(now: &str, fate: &Fate, then: &str, good: &Fate) -> String {
    let mut out = String::with_capacity(now.len());
    let mut at = 0;
    for item in fate.items.iter().filter(|i| !i.good) {
        let same = |g: &&ItemFate| g.good && g.id.is_some() && g.id == item.id;
        let Some(old) = good.items.iter().find(same) else {
            continue;
        };
        let (new, old) = (&now[item.span.clone()], &then[old.span.clone()]);
        if consent_of(new) != consent_of(old) {
            // Somebody may have taken back their consent in the version that fails.
            continue;
        }
        out.push_str(&now[at..item.span.start]);
        out.push_str(old);
        at = item.span.end;
    }
    out.push_str(&now[at..]);
    out
}

/// The words of a consent, if the item has one.
fn consent_of(item: &str) -> Option<String> {
    let root = outline(item).root?;
    let consent = root.field(item, "consent")?.span.of(item);
    Some(consent.split_whitespace().collect())
}

/// Cuts withdrawn items out of the texts, so that they aren't kept anywhere.
pub(super) fn without_withdrawn(files: &Files) -> Files {
    let reading = read_all(files, &any_photo);
    let mut kept = files.clone();
    for (path, fate) in &reading.fates {
        if path == WITHDRAWN || !fate.items.iter().any(|i| is_in(i, &reading.withdrawn)) {
            continue;
        }
        let Some(text) = text_of(files, path) else {
            continue;
        };
        let gone = fate.items.iter().filter(|i| is_in(i, &reading.withdrawn));
        kept.insert(path.clone(), cut(&text, gone).into_bytes());
    }
    kept
}

fn is_in(item: &ItemFate, ids: &HashSet<String>) -> bool {
    item.id.as_ref().is_some_and(|id| ids.contains(id))
}

/// `text` without these items and the commas after them.
fn cut<'a>(text: &str, items: impl Iterator<Item = &'a ItemFate>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for item in items {
        out.push_str(&text[at..item.span.start]);
        let after = &text[item.span.end..];
        let blank = after.len() - after.trim_start().len();
        let comma = after[blank..].starts_with(',');
        at = item.span.end + if comma { blank + 1 } else { 0 };
    }
    out.push_str(&text[at..]);
    out
}
