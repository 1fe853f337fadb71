//! What is typed and not saved, kept in the state folder: as files beside those that they were
//! made from, so that the next start can offer them and anybody can read them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Sitting;
use crate::content::Files;
use crate::content::folder::disk::{FILE_BYTES_MAX, write_whole};

/// Where the drafts of a content folder are kept.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
}

/// A file as it was written, and as it was on the disk before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file, relative to the content folder.
    pub file: String,
    /// What it said on the disk; `None` if it wasn't there.
    pub base: Option<Vec<u8>>,
    /// What was written.
    pub ours: Vec<u8>,
}

impl Drafts {
    /// The drafts of the content folder `dir` in the state folder `state`.
    pub fn of(state: &Path, dir: &Path) -> Self {
        let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
        let mark = blake3::hash(dir.to_string_lossy().as_bytes()).to_hex();
        Self { folder: state.join("desk").join(&mark[..16]) }
    }

    /// What there is, by file.
    pub fn read(&self) -> Vec<Draft> {
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
                let Ok(written) = fs::read(&path) else { continue };
                let base = fs::read(self.folder.join("base").join(name)).ok();
                found.push(Draft { file, base, ours: written });
            }
        }
        found.sort_by(|a, b| a.file.cmp(&b.file));
        found
    }

    /// Keeps `drafts` and nothing else.
    ///
    /// # Errors
    /// What the disk says; what was kept before is still there then, or what is to be kept.
    pub fn keep(&self, drafts: &[Draft]) -> io::Result<()> {
        for draft in drafts {
            let base = self.folder.join("base").join(&draft.file);
            match &draft.base {
                Some(bytes) if fs::read(&base).ok().as_ref() != Some(bytes) => {
                    write_whole(&base, bytes)?;
                }
                Some(_) => {}
                None => remove(&base)?,
            }
            write_whole(&self.folder.join("ours").join(&draft.file), &draft.ours)?;
        }
        for old in self.read() {
            if !drafts.iter().any(|draft| draft.file == old.file) {
                remove(&self.folder.join("ours").join(&old.file))?;
                remove(&self.folder.join("base").join(&old.file))?;
            }
        }
        Ok(())
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
        let bytes = |files: &Files, file: &str| files.get(file).map(<[u8]>::to_vec);
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
