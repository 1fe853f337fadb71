//! What a repair draws upon beyond its file.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::content::Files;
use crate::content::folder::layout::{KIOSK, VALUES};
use crate::content::model::{Lang, PathStep};
use crate::content::ron::edit::Sketch;

use PathStep::{Entry, Field};

/// So many ids that begin alike are tried for one that nothing has.
const NUMBERED_MAX: usize = 1_000;

/// What a repair draws upon beyond its file.
#[derive(Debug)]
pub struct Known<'a> {
    files: &'a Files,
    /// The languages of the kiosk.
    pub languages: Vec<Lang>,
    /// The day.
    pub today: Option<Date>,
}

impl<'a> Known<'a> {
    /// What is known of a folder, on that day.
    pub fn new(files: &'a Files, today: Option<Date>) -> Self {
        Self { files, languages: languages(files), today }
    }

    /// The ids of the values.
    pub(super) fn values(&self) -> Vec<String> {
        let sketch = Sketch::new(text(self.files, VALUES));
        let id = |at| sketch.said(&[Entry(at), Field("id")]);
        (0..sketch.len()).filter_map(id).collect()
    }

    /// An id that begins like this and that nothing has.
    pub fn free_id(&self, wish: &str) -> Option<String> {
        let mut taken = HashSet::new();
        for bytes in self.files.map.values() {
            taken.extend(ids(std::str::from_utf8(bytes).unwrap_or_default()));
        }
        free_id(wish, &taken)
    }
}

/// The ids of the items of a file, or what its entries say, if it is a list of ids.
pub fn ids(file: &str) -> impl Iterator<Item = String> {
    let sketch = Sketch::new(file);
    (0..sketch.len()).filter_map(move |at| {
        sketch.said(&[Entry(at), Field("id")]).or_else(|| sketch.said(&[Entry(at)]))
    })
}

/// An id that begins like this and isn't `taken`.
pub fn free_id(wish: &str, taken: &HashSet<String>) -> Option<String> {
    let numbered = (2..=NUMBERED_MAX).map(|number| format!("{wish}-{number}"));
    std::iter::once(wish.to_owned()).chain(numbered).find(|id| !taken.contains(id))
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The languages that `kiosk.ron` names; English where it names none.
pub fn languages(files: &Files) -> Vec<Lang> {
    let sketch = Sketch::new(text(files, KIOSK));
    let list = [Field("languages")];
    let tag = |index| sketch.said(&[list[0].clone(), Entry(index)]);
    let found: Vec<Lang> =
        (0..sketch.count(&list)).filter_map(tag).map(|tag| Lang::new(&tag)).collect();
    if found.is_empty() { vec![Lang::new("en")] } else { found }
}
