//! Items that are begun: from nothing, or as a copy of another.

use jiff::civil::Date;

use super::sitting::Sitting;
use crate::content::approval;
use crate::content::fields::{self, blank};
use crate::content::model::{Lang, PathStep};
use crate::content::repair::{free_id, ids, languages};
use crate::content::ron::edit::{Sketch, lifted, quoted, set, unset};

use PathStep::{Entry, Field};

/// The kind of item that says by its status whether it is a draft.
pub(super) const THANKS: &str = "Commendation";

/// A new item of that kind: its file, its id, and what is written of it.
pub(super) fn item(sitting: &Sitting, head: &str, today: Date) -> Option<(String, String, String)> {
    let languages = languages(sitting.now());
    if head == fields::TODAY.head {
        return day(sitting, &languages, today);
    }
    let kind = fields::kind(head)?;
    let word = head.to_lowercase();
    let id = free(sitting, &format!("{word}-{today}"))?;
    let mut lines = vec![format!("id: {},", quoted(&id))];
    let begun = kind.begun(&languages, today).into_iter().map(|(_, line)| line);
    lines.extend(begun.filter(|line| !line.starts_with("//")));
    // Thanks say so by their status.
    if head != THANKS {
        lines.push("draft: true,".to_owned());
    }
    let own: String = lines.iter().map(|line| blank::set_in(line)).collect();
    let file = format!("{}{id}.ron", kind.folder);
    Some((file, id, format!("{head}(\n{own})")))
}

/// The first day from today on for which nothing is written yet, with a line that says nothing.
fn day(sitting: &Sitting, languages: &[Lang], today: Date) -> Option<(String, String, String)> {
    let file = fields::TODAY.folder;
    let sketch = Sketch::new(sitting.text(file).unwrap_or_default());
    let said = |index| sketch.said(&[Entry(index), Field("day")]);
    let taken: Vec<String> = (0..sketch.len()).filter_map(said).collect();
    let days = std::iter::successors(Some(today), |day| day.tomorrow().ok());
    let day = days.map(|day| day.to_string()).find(|day| !taken.contains(day))?;
    let line = format!("lines: {},", blank::value(&fields::TODAY.fields[1], languages));
    let own: String =
        [format!("day: {},", quoted(&day)), line].map(|one| blank::set_in(&one)).concat();
    Some((file.to_owned(), day, format!("(\n{own})")))
}

/// A copy of an item under another id. Whom it thanks has agreed to nothing yet, and nobody has
/// approved it.
pub(super) fn copy(sitting: &Sitting, file: &str, index: usize) -> Option<(String, String)> {
    let text = sitting.text(file)?;
    let item = format!("[{}]", lifted(text, &[Entry(index)])?);
    let sketch = Sketch::new(&item);
    let id = sketch.said(&[Entry(0), Field("id")])?;
    let id = free(sitting, &id)?;
    let mut copy = set(&item, &[Entry(0), Field("id")], &quoted(&id)).ok()?;
    for field in ["approved", "revises"] {
        copy = unset(&copy, &[Entry(0), Field(field)]).ok()?;
    }
    if sketch.head(&[Entry(0)]) == Some(THANKS) {
        copy = unset(&copy, &[Entry(0), Field("consent")]).ok()?;
        copy = set(&copy, &[Entry(0), Field("status")], "Draft").ok()?;
    } else {
        copy = set(&copy, &[Entry(0), Field("draft")], "true").ok()?;
    }
    Some((id, copy.strip_prefix('[')?.strip_suffix(']')?.to_owned()))
}

/// A new version of an item, which waits beside it until it takes its place: its id, and what is
/// written of it, in the item's own words or in those of `words`.
pub(super) fn revision(
    sitting: &Sitting,
    file: &str,
    index: usize,
    words: Option<&str>,
) -> Option<(String, String)> {
    let text = sitting.text(file)?;
    let id = Sketch::new(text).said(&[Entry(index), Field("id")])?;
    let id = free(sitting, &id)?;
    let item = approval::revision(text, index, &id, words).ok()?;
    Some((id, item))
}

/// An id that begins like this and that nothing has.
fn free(sitting: &Sitting, wish: &str) -> Option<String> {
    let all = sitting.now().map.values().chain(sitting.disk().map.values());
    let taken = all.flat_map(|bytes| ids(std::str::from_utf8(bytes).unwrap_or_default()));
    free_id(wish, &taken.collect())
}
