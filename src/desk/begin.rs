//! Items that are begun: from nothing, or as a copy of another.

use std::collections::HashSet;

use jiff::civil::Date;

use super::proof;
use super::sitting::Sitting;
use crate::content::fields::{self, blank};
use crate::content::model::PathStep;
use crate::content::ron::edit::{Sketch, lifted, quoted, set, unset};

use PathStep::{Entry, Field};

/// So many items may be begun on one day without an id of their own.
const NUMBERED_MAX: usize = 1_000;

/// A new item of that kind: its file, its id, and what is written of it.
pub(super) fn item(sitting: &Sitting, head: &str, today: Date) -> Option<(String, String, String)> {
    let kind = fields::kind(head)?;
    let languages = proof::languages(sitting.now());
    let word = head.to_lowercase();
    let id = free(sitting, &format!("{word}-{today}"))?;
    let mut lines = vec![format!("id: {},", quoted(&id))];
    let begun = kind.begun(&languages, today).into_iter().map(|(_, line)| line);
    lines.extend(begun.filter(|line| !line.starts_with("//")));
    let own: String = lines.iter().map(|line| blank::set_in(line)).collect();
    let file = format!("{}{id}.ron", kind.folder);
    Some((file, id, format!("{head}(\n{own})")))
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
    if sketch.head(&[Entry(0)]) == Some("Commendation") {
        for field in ["consent", "approved"] {
            copy = unset(&copy, &[Entry(0), Field(field)]).ok()?;
        }
        copy = set(&copy, &[Entry(0), Field("status")], "Draft").ok()?;
    }
    Some((id, copy.strip_prefix('[')?.strip_suffix(']')?.to_owned()))
}

/// An id that begins like this and that nothing has.
fn free(sitting: &Sitting, wish: &str) -> Option<String> {
    let mut taken = HashSet::new();
    for bytes in sitting.now().map.values().chain(sitting.disk().map.values()) {
        let sketch = Sketch::new(std::str::from_utf8(bytes).unwrap_or_default());
        for index in 0..sketch.len() {
            taken.extend(sketch.said(&[Entry(index), Field("id")]));
            taken.extend(sketch.said(&[Entry(index)]));
        }
    }
    let numbered = (2..=NUMBERED_MAX).map(|number| format!("{wish}-{number}"));
    std::iter::once(wish.to_owned()).chain(numbered).find(|id| !taken.contains(id))
}
