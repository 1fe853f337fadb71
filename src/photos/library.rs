//! The pictures that are at hand: asked for by path, decoded elsewhere, bounded in memory.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::decode::Picture;
use super::fault::{Fault, Why};
use super::worker::{Done, Job, Worker};

/// What decoded pictures may take together, in bytes, unless told otherwise. Pictures that the
/// owner holds on to count, but are not evicted.
pub const BUDGET_BYTES: usize = 96_000_000;

/// Reads a picture's file. May take its time, hang or panic: it runs on the library's thread.
pub type Source = Box<dyn Fn(&Path) -> Result<Vec<u8>, Fault> + Send + Sync>;
/// Called on the library's thread after each picture that is finished, well or badly.
pub type Wake = Box<dyn Fn() + Send + Sync>;

/// Where a picture stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being decoded, or waits for its turn.
    Pending,
    /// It is at hand. The same `Arc` as before unless the file has changed.
    Ready(Arc<Picture>),
    /// It cannot be shown, until [`Library::changed`] says that the file is another one.
    Failed(Fault),
}

/// The pictures at hand. Belongs to one thread; none of its functions waits for a decoder.
pub struct Library {
    worker: Worker,
    entries: HashMap<PathBuf, Entry>,
    budget_bytes: usize,
    /// Counts uses, to know which picture has gone longest without one.
    uses: u64,
    /// Counts versions of files, so that a late result of an old one is known as such.
    versions: u64,
}

/// What is known of one file.
struct Entry {
    version: u64,
    /// Why the present version cannot be shown.
    fault: Option<Fault>,
    renditions: Vec<Rendition>,
}

/// A file's picture in one size.
struct Rendition {
    longest_px: u32,
    picture: Arc<Picture>,
    /// Of the present version of the file, or of an earlier one.
    fresh: bool,
    used: u64,
}

impl Library {
    /// A library that may hold [`BUDGET_BYTES`].
    pub fn spawn(source: Source, wake: Wake) -> Self {
        Self::with_budget(BUDGET_BYTES, source, wake)
    }

    /// A library that may hold `budget_bytes` of decoded pictures.
    pub fn with_budget(budget_bytes: usize, source: Source, wake: Wake) -> Self {
        Self {
            worker: Worker::new(source, wake),
            entries: HashMap::new(),
            budget_bytes,
            uses: 0,
            versions: 0,
        }
    }

    /// The picture at `path` with a longer side of at most `longest_px` pixels.
    ///
    /// To be called again as long as the picture is wanted: what was asked for last is decoded
    /// first, and what nobody asks for any more gives way. While a changed file is decoded, or
    /// when its new version is bad, the old picture stays [`State::Ready`].
    pub fn want(&mut self, path: &Path, longest_px: u32) -> State {
        self.settle();
        self.uses += 1;
        let versions = &mut self.versions;
        let entry = self.entries.entry(path.into()).or_insert_with(|| {
            *versions += 1;
            Entry { version: *versions, fault: None, renditions: Vec::new() }
        });
        let at_hand = entry.renditions.iter_mut().find(|s| s.longest_px == longest_px);
        let fresh = at_hand.as_ref().is_some_and(|rendition| rendition.fresh);
        if !fresh && entry.fault.is_none() {
            self.worker.request(Job { path: path.into(), longest_px, version: entry.version });
        }
        if let Some(rendition) = at_hand {
            rendition.used = self.uses;
            return State::Ready(Arc::clone(&rendition.picture));
        }
        let Some(fault) = &entry.fault else {
            return State::Pending;
        };
        // An old picture in another size is better than none.
        match entry.renditions.iter_mut().max_by_key(|s| s.longest_px) {
            Some(other) => {
                other.used = self.uses;
                State::Ready(Arc::clone(&other.picture))
            }
            None => State::Failed(fault.clone()),
        }
    }

    /// Why the present version of `path` cannot be shown, even while an old one is.
    pub fn fault(&mut self, path: &Path) -> Option<Fault> {
        self.settle();
        self.entries.get(path).and_then(|entry| entry.fault.clone())
    }

    /// Says that the file at `path` is another one now: it is decoded anew in every size at hand,
    /// and its old picture stays until that has succeeded.
    pub fn changed(&mut self, path: &Path) {
        self.settle();
        self.worker.cancel(|job| job.path == path);
        let Some(entry) = self.entries.get_mut(path) else {
            return;
        };
        self.versions += 1;
        entry.version = self.versions;
        entry.fault = None;
        for rendition in &mut entry.renditions {
            rendition.fresh = false;
            self.worker.request(Job {
                path: path.into(),
                longest_px: rendition.longest_px,
                version: entry.version,
            });
        }
    }

    /// Drops everything about `path` at once: its pictures, its requests, and what is being
    /// decoded of it. For files that are removed and people who withdraw.
    pub fn forget(&mut self, path: &Path) {
        self.worker.cancel(|job| job.path == path);
        self.entries.remove(path);
        self.settle();
    }

    /// Forgets every path but these.
    pub fn keep_only(&mut self, paths: &HashSet<PathBuf>) {
        self.worker.cancel(|job| !paths.contains(&job.path));
        self.entries.retain(|path, _| paths.contains(path));
        self.settle();
    }

    /// Gives up on `path` if the decoder is busy with it: it has failed, and the next picture is
    /// decoded on a fresh thread. For an owner with a clock, who has waited long enough.
    ///
    /// Returns whether the decoder was busy with it.
    pub fn give_up(&mut self, path: &Path) -> bool {
        self.settle();
        let was_busy = self.worker.abandon(path);
        if was_busy && let Some(entry) = self.entries.get_mut(path) {
            entry.fault = Some(Fault::Unreadable(Why::TookTooLong));
        }
        was_busy
    }

    /// What the decoded pictures take together, in bytes.
    pub fn bytes(&self) -> usize {
        let sizes = self.entries.values().flat_map(|entry| &entry.renditions);
        sizes.map(|rendition| rendition.picture.rgba.len()).sum()
    }

    /// Takes in what the worker has finished.
    fn settle(&mut self) {
        for Done { job, result } in self.worker.take_done() {
            let Some(entry) = self.entries.get_mut(&job.path) else {
                continue;
            };
            if entry.version != job.version {
                continue;
            }
            match result {
                Err(fault) => entry.fault = Some(fault),
                Ok(picture) => {
                    entry.fault = None;
                    let rendition = Rendition {
                        longest_px: job.longest_px,
                        picture: Arc::new(picture),
                        fresh: true,
                        used: self.uses,
                    };
                    entry.renditions.retain(|s| s.longest_px != job.longest_px);
                    entry.renditions.push(rendition);
                    self.evict(&job);
                }
            }
        }
    }

    /// Drops the pictures that have gone longest without use until the budget holds, but for
    /// those that the owner holds and the one that has just come.
    fn evict(&mut self, newest: &Job) {
        let mut bytes = self.bytes();
        while bytes > self.budget_bytes {
            let of_entry = |(path, entry): (&PathBuf, &Entry)| {
                let idle = entry.renditions.iter().filter(|rendition| {
                    let just_came =
                        *path == newest.path && rendition.longest_px == newest.longest_px;
                    Arc::strong_count(&rendition.picture) == 1 && !just_came
                });
                let oldest = idle.min_by_key(|rendition| rendition.used)?;
                Some((oldest.used, path.clone(), oldest.longest_px))
            };
            let Some((_, path, size)) = self.entries.iter().filter_map(of_entry).min() else {
                return;
            };
            if let Some(entry) = self.entries.get_mut(&path) {
                entry.renditions.retain(|rendition| rendition.longest_px != size);
            }
            bytes = self.bytes();
        }
    }
}
