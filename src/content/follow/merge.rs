//! What was good last, where something isn't good now.
//!
//! The unit is the file: one that cannot be read at all is replaced by its last
//! good text, and within a readable one an item that fails is replaced by its
//! last good version. What is gone is gone, and what is withdrawn is gone from
//! here too.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::content::folder::disk::Files;
use crate::content::folder::layout::{
    FOLDERS, KIOSK, LEAVERS, LOCALES, TODAY, VALUES, WITHDRAWN, list_of,
};
use crate::content::folder::photo::PhotoFact;
use crate::content::folder::walk::UNREADABLE_FOLDER;
use crate::content::model::erased::Erased;
use crate::content::read::{Fate, ItemFate, Reading, read_all};
use crate::content::ron::decode::decode;
use crate::content::ron::outline::outline;

use super::withdrawal::{less, list_of_gone};

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

pub(in crate::content) fn merge(current: &Files, reading: &Reading, last: &Files) -> Files {
    if current.is_gone() && current.unreadable.is_empty() {
        // Erased, or an empty place where a disk should be.
        return last.clone();
    }
    if reading.is_overfull && !last.is_gone() {
        return less(last, &gone_in_both(reading, last), &Files::default());
    }
    let mut merged = current.clone();
    for path in lost(current, last) {
        if let Some(bytes) = last.map.get(&path) {
            // From now on it is there to be read, and only once.
            merged.unreadable.remove(&path);
            merged.map.insert(path, Arc::clone(bytes));
        }
    }
    if !has_faults(reading) {
        return merged;
    }
    let before = read_all(last, &any_photo);
    stand_in(&mut merged, reading, last, &before);
    // While a value or the roles couldn't be read, whatever names one was taken as it is. Now they
    // stand there again, and what doesn't go with them has a good version, too.
    let again = read_all(&merged, &any_photo);
    if has_faults(&again) {
        stand_in(&mut merged, &again, last, &before);
    }
    merged
}

/// Puts what was good in `last` in the place of what failed in `reading`, which is that of `files`.
fn stand_in(files: &mut Files, reading: &Reading, last: &Files, before: &Reading) {
    for (path, fate) in &reading.fates {
        if path == WITHDRAWN || path == LEAVERS {
            if fate.broken {
                let mut gone = reading.gone.clone();
                gone.extend(&before.gone);
                let is_whole = !last.is_gone() && !before.is_broken(path);
                files.insert(path.clone(), list_of_gone(path, &gone, is_whole));
            }
        } else if fate.broken {
            match last.map.get(path) {
                Some(bytes) => files.map.insert(path.clone(), Arc::clone(bytes)),
                None => files.map.remove(path),
            };
        } else if fate.items.iter().any(|i| !i.good) {
            let texts = text_of(files, path).zip(text_of(last, path));
            let good = before.fates.get(path);
            if let Some(((now, then), good)) = texts.zip(good) {
                let put = if path == VALUES { values } else { splice };
                files.insert(path.clone(), put(&now, fate, &then, good).into_bytes());
            }
        }
    }
}

/// The values of `then` in their order, each as it is in `now` if it is good there, and what is new.
///
/// Slides and people's thanks hang on a value, and one that is there no more may have been lost with
/// what fails. So all that were there stay until the file has no fault.
fn values(now: &str, fate: &Fate, then: &str, good: &Fate) -> String {
    let is = |item: &ItemFate, other: &ItemFate| item.id.is_some() && item.id == other.id;
    let old: Vec<&ItemFate> = good.items.iter().filter(|item| item.good).collect();
    let kept = old.iter().map(|old| {
        let new = fate.items.iter().find(|new| new.good && is(new, old));
        new.map_or(&then[old.span.clone()], |new| &now[new.span.clone()])
    });
    let fresh = fate.items.iter().filter(|new| !old.iter().any(|old| is(new, old)));
    let all: Vec<&str> = kept.chain(fresh.map(|new| &now[new.span.clone()])).collect();
    format!("[\n{}\n]\n", all.join(",\n"))
}

/// Files that are gone by no one's will: those that are there but couldn't be looked at, those
/// of a folder that is there no more, and those that no folder can be without.
fn lost(current: &Files, last: &Files) -> Vec<String> {
    let closed = current.findings.iter().filter(|f| f.code == UNREADABLE_FOLDER);
    let closed = closed.map(|f| f.file.to_string_lossy().into_owned());
    let closed: Vec<String> = closed.chain(current.absent.iter().cloned()).collect();
    let in_closed = |p: &&String| closed.iter().any(|folder| p.starts_with(folder.as_str()));
    let is_needed = |p: &&String| [KIOSK, VALUES].contains(&p.as_str());
    let is_there = |p: &&String| current.map.contains_key(*p);
    let unlisted = last.map.keys().filter(|p| in_closed(p) || (is_needed(p) && !is_there(p)));
    current.unreadable.iter().chain(unlisted).cloned().collect()
}

/// What must leave of what only `last` has: whoever is put on a list of leavers may have been taken
/// out of the folder with the same edit, and only by their thanks is it known which id is theirs.
pub(in crate::content) fn gone_with(reading: &Reading, last: &Files) -> Erased {
    let mut gone = Erased::default();
    if last.get(LEAVERS).unwrap_or(b"[]") == list_of_gone(LEAVERS, &reading.gone, true) {
        return gone;
    }
    let before = read_all(&less(last, &reading.gone, &Files::default()), &any_photo);
    let now: BTreeSet<&str> = reading.ids().collect();
    let left = before.ids().filter(|id| before.gone.has_id(id) && !now.contains(id));
    left.for_each(|id| gone.add_id(id));
    gone
}

/// All that must leave by what is there now, or by what was good last.
fn gone_in_both(reading: &Reading, last: &Files) -> Erased {
    let mut gone = reading.gone.clone();
    gone.extend(&read_all(last, &any_photo).gone);
    gone
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
        let changed = |field| field_of(new, field) != field_of(old, field);
        if ["consent", "status", "approved", "draft"].into_iter().any(changed) {
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

/// The words of a field, if the item has it.
fn field_of(item: &str, name: &str) -> Option<String> {
    let root = outline(item).root?;
    let field = root.field(item, name)?.span.of(item);
    Some(field.split_whitespace().collect())
}

/// What is worth keeping of `files`: of a file of items, those that are in the content. Nothing
/// is left of what is withdrawn, of drafts and of comments, and of the lists that withdraw only
/// hashes are. `reading` is that of `files`.
pub(in crate::content) fn worth_keeping(files: &Files, reading: &Reading) -> Files {
    let mut kept = files.clone();
    for (path, fate) in &reading.fates {
        if path != TODAY && !FOLDERS.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        if let Some(text) = text_of(files, path) {
            let items = fate.items.iter().filter(|item| item.keep);
            let items: Vec<&str> = items.map(|item| &text[item.span.clone()]).collect();
            let list = format!("[\n{}\n]\n", items.join(",\n"));
            kept.insert(path.clone(), list.into_bytes());
        }
    }
    // Of anything else nobody knows what stands in it.
    let is_known = |path: &String| {
        reading.fates.contains_key(path) || reading.used.contains(path) || path.starts_with(LOCALES)
    };
    kept.map.retain(|path, _| is_known(path));
    kept.copies.clear();
    for name in [WITHDRAWN, LEAVERS] {
        if files.map.keys().chain(files.copies.keys()).any(|path| list_of(path) == Some(name)) {
            let is_whole = !reading.is_broken(name);
            kept.insert(name, list_of_gone(name, &reading.gone, is_whole));
        }
    }
    kept
}
