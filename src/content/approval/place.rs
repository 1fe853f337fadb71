//! A draft takes its place: it is no draft any more, and a new version of an item is put where
//! that item stands.

use jiff::civil::DateTime;

use super::version::{Version, of_thanks};
use crate::content::folder::disk::Files;
use crate::content::folder::layout::is_among_items;
use crate::content::model::PathStep;
use crate::content::ron::edit::{Refusal, Sketch, lifted, quoted, set, unset};

use PathStep::{Entry, Field};

/// An item that has taken its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its id: that of the item which it has revised, if it has revised one.
    pub id: String,
    /// The id that it had as a new version of another.
    pub was: Option<String>,
    /// The files that are changed by it, the one it stands in first, with what they say then.
    pub files: Vec<(String, String)>,
    /// All that is written of it.
    pub item: String,
}

/// Who approves, and when by their clock.
#[derive(Clone, Copy, Debug)]
pub struct Approvers<'a> {
    /// Who approves it, and who has looked at it as well.
    pub by: [&'a str; 2],
    /// When they do.
    pub time: DateTime,
}

/// The item of that number in a file is to be shown: with two names if it is approved.
///
/// # Errors
/// It can't be changed, or revises something that isn't there.
pub fn place(
    files: &Files,
    (file, index): (&str, usize),
    approvers: Option<Approvers<'_>>,
) -> Result<Placed, Refusal> {
    let text = text_of(files, file)?;
    let sketch = Sketch::new(text);
    let at = |name| [Entry(index), Field(name)];
    let own = sketch.said(&at("id")).ok_or(Refusal::NoSuchPlace)?;
    let Some(revised) = sketch.said(&at("revises")) else {
        let text = clear(text, index, approvers)?;
        let item = lifted(&text, &[Entry(index)]).ok_or(Refusal::Faulty)?;
        return Ok(Placed { id: own, was: None, files: vec![(file.to_owned(), text)], item });
    };
    let (home, there) = standing(files, &revised).ok_or(Refusal::NoSuchPlace)?;
    let old = text_of(files, home)?;
    let item = lifted(text, &[Entry(index)]).ok_or(Refusal::Faulty)?;
    let item = in_place_of(&Sketch::new(old), there, &item, &revised, approvers)?;
    let new = set(old, &[Entry(there)], &item)?;
    let placed = if home == file {
        vec![(file.to_owned(), unset(&new, &[Entry(index)])?)]
    } else {
        vec![(home.to_owned(), new), (file.to_owned(), unset(text, &[Entry(index)])?)]
    };
    Ok(Placed { id: revised, was: Some(own), files: placed, item })
}

/// The version that two people approve when an item takes its place.
///
/// # Errors
/// It can't be changed.
pub fn approved(placed: &Placed, approvers: Approvers<'_>) -> Result<Version, Refusal> {
    Version::new(&placed.item, &placed.id, approvers.by, approvers.time)
}

/// A new version of the item of that number, which stands beside it as a draft under the id `id`;
/// in the words of `item`, or in its own. Whoever is thanked has agreed to what they have agreed
/// to by now.
///
/// # Errors
/// It can't be made out.
pub fn revision(text: &str, index: usize, id: &str, item: Option<&str>) -> Result<String, Refusal> {
    let own = lifted(text, &[Entry(index)]).ok_or(Refusal::Faulty)?;
    let revised = Sketch::new(text).said(&[Entry(index), Field("id")]);
    let revised = revised.ok_or(Refusal::NoSuchPlace)?;
    let at = |name| [Entry(0), Field(name)];
    let mut text = format!("[{}]", item.unwrap_or(&own));
    text = match Sketch::new(&format!("[{own}]")).written(&at("consent")) {
        Some(consent) => set(&text, &at("consent"), consent)?,
        None => unset(&text, &at("consent"))?,
    };
    text = set(&text, &at("id"), &quoted(id))?;
    text = set(&text, &at("revises"), &quoted(&revised))?;
    text = set(&text, &at("draft"), "true")?;
    text = unset(&text, &at("approved"))?;
    lifted(&text, &[Entry(0)]).ok_or(Refusal::Faulty)
}

/// Where the item with that id stands that isn't a new version of another.
pub fn standing<'a>(files: &'a Files, id: &str) -> Option<(&'a str, usize)> {
    files.map.iter().filter(|(path, _)| is_among_items(path)).find_map(|(path, bytes)| {
        let sketch = Sketch::new(std::str::from_utf8(bytes).ok()?);
        let is_it = |&index: &usize| {
            sketch.said(&[Entry(index), Field("id")]).as_deref() == Some(id)
                && sketch.said(&[Entry(index), Field("revises")]).is_none()
        };
        (0..sketch.len()).find(is_it).map(|index| (path.as_str(), index))
    })
}

fn text_of<'a>(files: &'a Files, file: &str) -> Result<&'a str, Refusal> {
    let bytes = files.get(file).ok_or(Refusal::NoSuchPlace)?;
    std::str::from_utf8(bytes).map_err(|_| Refusal::Unreadable)
}

/// A file's text with its item of that number no draft any more.
fn clear(text: &str, index: usize, approvers: Option<Approvers<'_>>) -> Result<String, Refusal> {
    let at = |name| [Entry(index), Field(name)];
    let text = unset(&unset(text, &at("draft"))?, &at("revises"))?;
    match approvers {
        Some(approvers) => of_thanks(text, index, approvers.by, approvers.time.date()),
        None => Ok(text),
    }
}

/// A new version under the id of the item that it takes the place of. Whom it thanks has agreed to
/// what they have agreed to by now, whatever was so when the new version was begun.
fn in_place_of(
    old: &Sketch,
    there: usize,
    item: &str,
    id: &str,
    approvers: Option<Approvers<'_>>,
) -> Result<String, Refusal> {
    let at = |name| [Entry(0), Field(name)];
    let mut text = set(&format!("[{item}]"), &at("id"), &quoted(id))?;
    text = match old.written(&[Entry(there), Field("consent")]) {
        Some(consent) => set(&text, &at("consent"), consent)?,
        None => unset(&text, &at("consent"))?,
    };
    text = clear(&text, 0, approvers)?;
    lifted(&text, &[Entry(0)]).ok_or(Refusal::Faulty)
}
