//! What is written in one sitting: the folder as it is on the disk, as it is with what has been
//! changed, and every step back.

pub mod drafts;
pub mod merge;
pub mod rows;
mod sketches;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::content::Files;
use crate::content::model::{FieldPath, PathStep};
use crate::content::ron::edit::{self, Refusal, Sketch};

pub use merge::Conflict;
use merge::{index_of, key, merge};
use sketches::Sketches;

/// Most steps that can be taken back.
const STEPS_MAX: usize = 1_000;

/// A list of items in which there is nothing yet.
const EMPTY_LIST: &str = "[\n]\n";

/// A file's bytes; `None` where there is no such file.
type Bytes = Option<Arc<[u8]>>;

/// Something that was changed.
#[derive(Debug)]
struct Step {
    file: String,
    before: Bytes,
    after: Bytes,
    /// What was typed in; what is typed there next belongs to the same step.
    field: Option<String>,
}

/// The content folder during one sitting.
#[derive(Debug)]
pub struct Sitting {
    disk: Files,
    now: Files,
    steps: Vec<Step>,
    /// So many steps are done; those past it were taken back.
    done: usize,
    /// What both sides have changed, and nobody has decided yet.
    conflicts: Vec<Conflict>,
    version: u64,
    sketches: Sketches,
}

impl Sitting {
    /// A sitting that begins with the folder as it is.
    pub fn new(files: Files) -> Self {
        let now = files.clone();
        Self {
            disk: files,
            now,
            steps: Vec::new(),
            done: 0,
            conflicts: Vec::new(),
            version: 1,
            sketches: Sketches::default(),
        }
    }

    /// The folder with all that has been changed.
    pub fn now(&self) -> &Files {
        &self.now
    }

    /// The folder as it is on the disk, as far as is known.
    pub fn disk(&self) -> &Files {
        &self.disk
    }

    /// Grows with every change.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// What a file says now.
    pub fn text(&self, file: &str) -> Option<&str> {
        std::str::from_utf8(self.now.get(file)?).ok()
    }

    /// The shape of a file as it is now.
    pub fn sketch(&self, file: &str) -> Option<Arc<Sketch>> {
        self.now.map.get(file).map(|bytes| self.sketches.of(bytes))
    }

    /// What a file says on the disk.
    pub fn disk_text(&self, file: &str) -> Option<&str> {
        std::str::from_utf8(self.disk.get(file)?).ok()
    }

    /// What both sides have changed and somebody must decide.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Whether something names a picture: on the disk, as it is now, or, with `steps`, in what can
    /// be taken back or again.
    pub fn names(&self, picture: &str, steps: bool) -> bool {
        let says = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(picture);
        let now = self.now.map.values().chain(self.disk.map.values());
        let sides = self.steps.iter().flat_map(|step| [&step.before, &step.after]);
        now.chain(sides.filter(|_| steps).flatten()).any(|bytes| says(bytes))
    }

    /// Changes a file. What is typed in one `field` without a pause is one step.
    ///
    /// # Errors
    /// The file can't be changed there, and nothing is.
    pub fn change(
        &mut self,
        file: &str,
        field: Option<&str>,
        change: impl FnOnce(&str) -> Result<String, Refusal>,
    ) -> Result<(), Refusal> {
        let before = self.now.map.get(file).cloned();
        let text = match &before {
            Some(bytes) => std::str::from_utf8(bytes).map_err(|_| Refusal::Unreadable)?,
            None => EMPTY_LIST,
        };
        let changed = change(text)?;
        if before.is_some() && changed == text {
            return Ok(());
        }
        let after: Bytes = Some(changed.into_bytes().into());
        self.steps.truncate(self.done);
        match self.steps.last_mut() {
            Some(step)
                if step.file == file && field.is_some() && step.field.as_deref() == field =>
            {
                step.after.clone_from(&after);
            }
            _ => {
                let field = field.map(str::to_owned);
                let after = after.clone();
                self.steps.push(Step { file: file.to_owned(), before, after, field });
                if self.steps.len() > STEPS_MAX {
                    self.steps.remove(0);
                }
            }
        }
        self.done = self.steps.len();
        self.put(file, after);
        Ok(())
    }

    /// What is typed from now on is a step of its own.
    pub fn seal(&mut self) {
        if let Some(step) = self.steps.last_mut() {
            step.field = None;
        }
    }

    /// Whether there is a step to take back, and one to take again.
    pub fn can_undo(&self) -> (bool, bool) {
        (self.done > 0, self.done < self.steps.len())
    }

    /// Takes the last step back. Answers with the file that it was in.
    pub fn undo(&mut self) -> Option<String> {
        self.seal();
        let at = self.done.checked_sub(1)?;
        let step = self.steps.get(at)?;
        let (file, from, to) = (step.file.clone(), step.after.clone(), step.before.clone());
        self.done = at;
        self.turn(&file, &from, to);
        Some(file)
    }

    /// Takes the step again that was taken back last. Answers with the file that it was in.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.steps.get(self.done)?;
        let (file, from, to) = (step.file.clone(), step.before.clone(), step.after.clone());
        self.done += 1;
        self.turn(&file, &from, to);
        Some(file)
    }

    /// Brings a file from one version to another; what has come to it from elsewhere stays.
    fn turn(&mut self, file: &str, from: &Bytes, to: Bytes) {
        let current = self.now.map.get(file).cloned();
        if current == *from {
            return self.put(file, to);
        }
        let text = |bytes: &Bytes| {
            let bytes = bytes.as_deref().unwrap_or(EMPTY_LIST.as_bytes());
            String::from_utf8_lossy(bytes).into_owned()
        };
        let (merged, _) = merge(file, &text(from), &text(&to), &text(&current));
        self.put(file, Some(merged.into_bytes().into()));
    }

    fn put(&mut self, file: &str, bytes: Bytes) {
        self.version += 1;
        match bytes {
            Some(bytes) => self.now.insert(file, bytes),
            None => {
                self.now.map.remove(file);
            }
        }
    }

    /// The files in which something is changed and not saved.
    pub fn changed(&self) -> Vec<&str> {
        let differs =
            |(file, bytes): &(&String, &Arc<[u8]>)| self.disk.map.get(*file) != Some(bytes);
        self.now.map.iter().filter(differs).map(|(file, _)| file.as_str()).collect()
    }

    /// What a file would say on the disk if only the item with this id were saved; `None` if that
    /// can't be told, or nothing of it is changed. A file that can't be made out on the disk is saved
    /// as a whole.
    pub fn with_only(&self, file: &str, id: &str) -> Option<String> {
        let Some(disk) = self.disk_text(file) else { return self.text(file).map(str::to_owned) };
        self.taken(file, disk, id)
    }

    /// What a file would say on the disk if only the items with these ids were saved; `None` if
    /// nothing of them is changed.
    pub fn with_these<'a>(
        &self,
        file: &str,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        let Some(disk) = self.disk_text(file) else { return self.text(file).map(str::to_owned) };
        let taken = |text: String, id| self.taken(file, &text, id).unwrap_or(text);
        let all = ids.into_iter().fold(disk.to_owned(), taken);
        (all != disk).then_some(all)
    }

    /// `disk` with the item with this id as it is here.
    fn taken(&self, file: &str, disk: &str, id: &str) -> Option<String> {
        let now = self.text(file)?;
        let (ours, theirs) = (Sketch::new(now), Sketch::new(disk));
        // Nobody can tell the one item from the others then.
        if ours.is_unreadable() {
            return None;
        }
        if theirs.is_unreadable() {
            return Some(now.to_owned()).filter(|now| now != disk);
        }
        let at = |index| [PathStep::Entry(index)];
        let here = index_of(&ours, id).map(at);
        let there = index_of(&theirs, id).map(at);
        let saved = match (here, there) {
            (Some(here), Some(there)) => edit::put(disk, &there, ours.written(&here)?),
            (Some(here), None) => {
                let before = here_before(&ours, &theirs, &here);
                edit::insert(disk, &[], before, &edit::lifted(now, &here)?)
            }
            (None, Some(there)) => edit::unset(disk, &there),
            (None, None) => return None,
        };
        saved.ok().filter(|saved| saved != disk)
    }

    /// The ids of those items of a file that are changed and not saved, among `ids`. Those of a file
    /// that can't be made out aren't told apart.
    pub fn changed_of<'a>(
        &self,
        file: &str,
        ids: impl Iterator<Item = &'a str>,
    ) -> HashSet<&'a str> {
        let (Some(now), disk) = (self.now.map.get(file), self.disk.map.get(file)) else {
            return HashSet::new();
        };
        if disk == Some(now) {
            return HashSet::new();
        }
        let ours = self.sketches.of(now);
        let theirs = disk.map(|disk| self.sketches.of(disk));
        let Some(theirs) = theirs.filter(|theirs| !theirs.is_unreadable()) else {
            return if disk.is_some() && ours.is_unreadable() {
                HashSet::new()
            } else {
                ids.collect()
            };
        };
        if ours.is_unreadable() {
            return HashSet::new();
        }
        let (here, there) = (by_key(&ours), by_key(&theirs));
        let written = |sketch: &'_ Sketch, at: Option<&Option<usize>>| {
            let at = [PathStep::Entry((*at?)?)];
            sketch.written(&at).map(str::to_owned)
        };
        let differs = |id: &&str| written(&ours, here.get(*id)) != written(&theirs, there.get(*id));
        ids.filter(differs).collect()
    }

    /// Takes in that a file has been saved.
    pub fn saved(&mut self, file: &str, bytes: Arc<[u8]>) {
        let mut disk = self.disk.clone();
        disk.insert(file, bytes);
        self.arrived(disk);
    }

    /// Takes in the folder as it is on the disk by now. What others have changed there is taken
    /// over; what both have changed is noted for somebody to decide, and stays as it is here.
    pub fn arrived(&mut self, disk: Files) {
        let paths: Vec<String> = disk.map.keys().chain(self.disk.map.keys()).cloned().collect();
        for file in paths {
            let (old, new) = (self.disk.map.get(&file), disk.map.get(&file).cloned());
            if old == new.as_ref() {
                continue;
            }
            let current = self.now.map.get(&file).cloned();
            if current.as_ref() == old {
                self.put(&file, new);
                continue;
            }
            let text = |bytes: Option<&Arc<[u8]>>| {
                let bytes = bytes.map_or(EMPTY_LIST.as_bytes(), |bytes| bytes);
                String::from_utf8_lossy(bytes).into_owned()
            };
            let (base, ours, theirs) = (text(old), text(current.as_ref()), text(new.as_ref()));
            let (mut merged, odds) = merge(&file, &base, &ours, &theirs);
            for conflict in odds {
                merged = decided(&merged, &conflict, conflict.ours.as_deref()).unwrap_or(merged);
                self.conflicts.retain(|known| !same_place(known, &conflict));
                self.conflicts.push(conflict);
            }
            self.put(&file, Some(merged.into_bytes().into()));
        }
        self.disk = disk;
    }

    /// Decides about what both have changed: by what was written here, or by what is on the disk.
    pub fn decide(&mut self, number: usize, ours: bool) {
        if number >= self.conflicts.len() {
            return;
        }
        let conflict = self.conflicts.remove(number);
        if ours {
            return;
        }
        let file = conflict.file.clone();
        let change = |text: &str| {
            decided(text, &conflict, conflict.theirs.as_deref()).ok_or(Refusal::NoSuchPlace)
        };
        if let Err(refusal) = self.change(&file, None, change) {
            tracing::warn!("{file} can't be changed: {refusal:?}");
        }
    }
}

/// Where the item of each id stands in a file; `None` where that is in more than one place.
fn by_key(sketch: &Sketch) -> HashMap<String, Option<usize>> {
    let mut found = HashMap::new();
    for index in 0..sketch.len() {
        if let Some(key) = key(sketch, index) {
            found.entry(key).and_modify(|at| *at = None).or_insert(Some(index));
        }
    }
    found
}

fn same_place(a: &Conflict, b: &Conflict) -> bool {
    (&a.file, &a.item, &a.path) == (&b.file, &b.item, &b.path)
}

/// Behind which of the items of `theirs` one goes that stands at `here` in `ours`.
fn here_before(ours: &Sketch, theirs: &Sketch, here: &[PathStep]) -> usize {
    let [PathStep::Entry(index)] = here else { return theirs.len() };
    let id = |index| ours.said(&[PathStep::Entry(index), PathStep::Field("id")]);
    let before = (0..*index).rev().find_map(|index| index_of(theirs, &id(index)?));
    before.map_or(theirs.len(), |at| at + 1)
}

/// `text` with one of the two sides of a conflict.
fn decided(text: &str, conflict: &Conflict, side: Option<&str>) -> Option<String> {
    if conflict.item.is_empty() && conflict.path.is_empty() {
        return side.map(str::to_owned);
    }
    let index = index_of(&Sketch::new(text), &conflict.item);
    let item: FieldPath = index.map(PathStep::Entry).into_iter().collect();
    let path = [item.as_slice(), &conflict.path].concat();
    let decided = match (side, index, conflict.path.is_empty()) {
        (Some(value), Some(_), true) => edit::put(text, &path, value),
        (Some(value), None, true) => edit::insert(text, &[], Sketch::new(text).len(), value),
        (None, None, true) => return Some(text.to_owned()),
        (Some(value), _, false) => edit::set(text, &path, value),
        (None, ..) => edit::unset(text, &path),
    };
    decided.ok()
}
