//! What is typed and not saved, kept in the state folder: as files beside those that they were
//! made from, so that the next start can offer them and anybody can read them.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Sitting;
use crate::content::Files;
use crate::content::folder::disk::{FILE_BYTES_MAX, write_whole};

/// So many desks on one machine keep their drafts of one content folder apart.
const DESKS_MAX: usize = 8;

/// Where the drafts of a content folder are kept: a place of this desk's own, and those that desks
/// before it have left behind.
#[derive(Clone, Debug)]
pub struct Drafts {
    own: Slot,
    left: Vec<Slot>,
    /// What this desk has kept last, if that is sure; it needn't be read again then.
    kept: Option<Vec<Draft>>,
}

/// A place for the drafts of one desk, which nobody else takes as long as it is held.
#[derive(Clone, Debug)]
struct Slot {
    folder: PathBuf,
    /// The system frees it, however the desk ends.
    _held: Option<Arc<File>>,
}

impl Slot {
    /// Takes a place; `None` if another desk has it. One that can't be held is taken all the same.
    fn take(folder: PathBuf) -> Option<Self> {
        let file = fs::create_dir_all(&folder).and_then(|()| File::create(folder.join("lock")));
        let Ok(file) = file else { return Some(Self { folder, _held: None }) };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(_)) => Some(Self { folder, _held: None }),
            Ok(()) => Some(Self { folder, _held: Some(Arc::new(file)) }),
        }
    }
}

/// A file as it was written, and as it was on the disk before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file, relative to the content folder.
    pub file: String,
    /// What it said on the disk; `None` if it wasn't there.
    pub base: Option<Arc<[u8]>>,
    /// What was written.
    pub ours: Arc<[u8]>,
}

impl Drafts {
    /// The drafts of the content folder `dir` in the state folder `state`.
    pub fn of(state: &Path, dir: &Path) -> Self {
        let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        let mark = blake3::hash(dir.to_string_lossy().as_bytes()).to_hex();
        let folder = |name: String| state.join("desk").join(name);
        let mut places = (1..=DESKS_MAX).map(|number| folder(format!("{}-{number}", &mark[..16])));
        let own = places.find_map(Slot::take).unwrap_or_else(|| Slot {
            folder: folder(format!("{}-{}", &mark[..16], std::process::id())),
            _held: None,
        });
        let others = places.filter(|folder| folder.exists()).filter_map(Slot::take);
        let left = others.filter(|slot| !slot.read().is_empty() || slot.pictures().exists());
        Self { own, left: left.collect(), kept: None }
    }

    /// The lists of pictures that were brought into the folder, this desk's own first.
    pub fn pictures(&self) -> Vec<PathBuf> {
        std::iter::once(&self.own).chain(&self.left).map(Slot::pictures).collect()
    }

    /// What there is, by file: of this desk's own place first.
    pub fn read(&self) -> Vec<Draft> {
        std::iter::once(&self.own).chain(&self.left).flat_map(Slot::read).collect()
    }

    /// Keeps `drafts` and nothing else, also of what others have left behind.
    ///
    /// # Errors
    /// What the disk says; what was kept before is still there then, or what is to be kept.
    pub fn keep(&mut self, drafts: &[Draft]) -> io::Result<()> {
        let kept = self.kept.take().unwrap_or_else(|| self.own.read());
        self.own.keep(&kept, drafts)?;
        self.left.iter().try_for_each(|slot| slot.keep(&slot.read(), &[]))?;
        self.left.clear();
        self.kept = Some(drafts.to_vec());
        Ok(())
    }
}

impl Slot {
    fn pictures(&self) -> PathBuf {
        self.folder.join("pictures")
    }

    /// What there is, by file.
    fn read(&self) -> Vec<Draft> {
        let ours = self.folder.join("ours");
        let mut found = Vec::new();
        let mut pending = vec![ours.clone()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    pending.push(path);
                    continue;
                }
                let is_ron = path.extension().is_some_and(|end| end == "ron");
                let small = entry.metadata().is_ok_and(|meta| meta.len() <= FILE_BYTES_MAX);
                let (Ok(name), true) = (path.strip_prefix(&ours), is_ron && small) else {
                    continue;
                };
                let file = name.to_string_lossy().replace('\\', "/");
                let Ok(ours) = fs::read(&path) else { continue };
                let base = fs::read(self.folder.join("base").join(name)).ok();
                found.push(Draft { file, base: base.map(Into::into), ours: ours.into() });
            }
        }
        found.sort_by(|a, b| a.file.cmp(&b.file));
        found
    }

    /// Keeps `drafts` and nothing else where `kept` is there now. Whenever it ends, each is there
    /// with a base from which what was written here can be told from what others have written.
    fn keep(&self, kept: &[Draft], drafts: &[Draft]) -> io::Result<()> {
        for draft in drafts {
            let old = kept.iter().find(|old| old.file == draft.file);
            let ours = || self.write("ours", &draft.file, old.map(|old| &old.ours), &draft.ours);
            let base = || match (&draft.base, old.and_then(|old| old.base.as_ref())) {
                (Some(base), old) => self.write("base", &draft.file, old, base),
                (None, _) => remove(&self.folder.join("base").join(&draft.file)),
            };
            // A base that is newer than the draft would make what others wrote ours to undo; a
            // draft without a base would make all of it ours.
            if old.is_some() {
                ours()?;
                base()?;
            } else {
                base()?;
                ours()?;
            }
        }
        let is_over = |old: &&Draft| drafts.iter().all(|draft| draft.file != old.file);
        for old in kept.iter().filter(is_over) {
            remove(&self.folder.join("ours").join(&old.file))?;
            remove(&self.folder.join("base").join(&old.file))?;
        }
        Ok(())
    }

    /// Writes a file that isn't so already.
    fn write(
        &self,
        side: &str,
        file: &str,
        old: Option<&Arc<[u8]>>,
        new: &Arc<[u8]>,
    ) -> io::Result<()> {
        let path = self.folder.join(side).join(file);
        if old == Some(new) && path.exists() {
            return Ok(());
        }
        write_whole(&path, new)
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

impl Sitting {
    /// What is changed and not saved.
    pub fn unsaved(&self) -> Vec<Draft> {
        let bytes = |files: &Files, file: &str| files.map.get(file).cloned();
        let draft = |file: &str| {
            let ours = bytes(self.now(), file)?;
            Some(Draft { file: file.to_owned(), base: bytes(self.disk(), file), ours })
        };
        self.changed().into_iter().filter_map(draft).collect()
    }

    /// Takes up what was written in an earlier sitting, each as a step that can be taken back.
    pub fn take_up(&mut self, drafts: Vec<Draft>) {
        for Draft { file, base, ours } in drafts {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let base = base.as_deref().map_or_else(|| super::EMPTY_LIST.to_owned(), text);
            let ours = text(&ours);
            let mut odds = Vec::new();
            let merged = self.change(&file, None, |theirs| {
                let (mut merged, found) = super::merge::merge(&file, &base, &ours, theirs);
                for conflict in &found {
                    let ours = conflict.ours.as_deref();
                    merged = super::decided(&merged, conflict, ours).unwrap_or(merged);
                }
                odds = found;
                Ok(merged)
            });
            match merged {
                Ok(()) => self.conflicts.append(&mut odds),
                Err(refusal) => tracing::warn!("a draft of {file} can't be taken up: {refusal:?}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(file: &str) -> Draft {
        Draft { file: file.to_owned(), base: None, ours: b"[ ]".as_slice().into() }
    }

    #[test]
    fn two_desks_on_one_folder_keep_their_drafts_apart_and_the_next_one_finds_both() {
        let state = tempfile::tempdir().expect("a folder");
        let of = || Drafts::of(state.path(), Path::new("/content"));
        let (mut one, mut other) = (of(), of());
        one.keep(&[draft("a.ron")]).expect("kept");
        other.keep(&[draft("b.ron")]).expect("kept");
        assert_eq!(one.read(), [draft("a.ron")]);
        drop((one, other));
        let mut next = of();
        assert_eq!(next.read(), [draft("a.ron"), draft("b.ron")]);
        next.keep(&[draft("b.ron")]).expect("kept");
        drop(next);
        assert_eq!(of().read(), [draft("b.ron")]);
    }
}
