//! The pictures that are at hand: wished for by path, decoded elsewhere, bounded in memory.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::Cache;
use super::decode::Picture;
use super::fault::{Cause, PhotoFault};
use super::worker::{DecodeJob, DecodeOutcome, Finished, OnFinished, PhotoSource, Task, Worker};

/// What decoded pictures may take together, in bytes, unless told otherwise: those at hand and
/// those that the owner has put on a GPU. Pictures that the owner holds on to count, but are not
/// evicted.
pub const BUDGET_BYTES: usize = 96_000_000;
/// Most wishes at a time; those past it are not heard. A page of the wall and its two neighbours
/// have 18.
pub const WISHES_MAX: usize = 64;

/// A photo that is wanted in a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wish<'a> {
    /// The photo's path within the content folder.
    pub path: &'a Path,
    /// The longer side of its picture at most, in pixels.
    pub longest_px: u32,
}

/// How far the picture of a photo has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The picture is being decoded, waits for its turn, or isn't wished for.
    Pending,
    /// The decoded picture. The same `Arc` as before unless the file has changed.
    Ready(Arc<Picture>),
    /// The photo cannot be shown, until [`Library::keep_only`] says that the file may be another one or
    /// [`Library::look_again`] that its disk may be back.
    Failed(PhotoFault),
}

/// The decoded pictures of the content folder's photos, within a byte budget. Belongs to one
/// thread; none of its functions waits for a decoder.
pub struct Library {
    worker: Worker,
    cache: Option<Arc<Cache>>,
    entries: HashMap<PathBuf, Tracked>,
    budget_bytes: usize,
    /// Counts uses, to know which picture has gone longest without one.
    uses: u64,
    /// Counts versions of files, so that a late result of an old one is known as such.
    versions: u64,
}

/// What is known of one photo's file.
struct Tracked {
    version: u64,
    /// The colour, once it has been looked for.
    colour: Option<Option<[u8; 3]>>,
    /// Why it cannot be shown.
    fault: Option<PhotoFault>,
    /// Whether it is tried again for all that.
    retried: bool,
    renditions: Vec<Rendition>,
}

impl Tracked {
    /// Whether it cannot be shown and isn't tried again.
    fn has_failed(&self) -> bool {
        self.fault.is_some() && !self.retried
    }
}

/// A photo's picture in one size.
struct Rendition {
    longest_px: u32,
    picture: Arc<Picture>,
    used: u64,
}

impl Library {
    /// A library that may hold `budget_bytes` of decoded pictures, with a cache on disk or none.
    pub fn new(
        budget_bytes: usize,
        source: PhotoSource,
        cache: Option<Cache>,
        on_finished: OnFinished,
    ) -> Self {
        let cache = cache.map(Arc::new);
        Self {
            worker: Worker::new(source, cache.clone(), on_finished),
            cache,
            entries: HashMap::new(),
            budget_bytes,
            uses: 0,
            versions: 0,
        }
    }

    /// What is wanted from now on, the nearest first, in which order it is decoded; at most
    /// [`WISHES_MAX`]. What waits and isn't wanted any more is dropped. To be said again whenever
    /// it changes, and after pictures have arrived.
    pub fn wish(&mut self, wishes: &[Wish<'_>]) {
        self.settle();
        let (mut colours, mut pictures) = (Vec::new(), Vec::new());
        for wish in wishes.iter().take(WISHES_MAX) {
            let (path, longest_px) = (wish.path, wish.longest_px);
            let cache = self.cache.as_ref();
            let versions = &mut self.versions;
            let entry = self.entries.entry(path.into()).or_insert_with(|| {
                *versions += 1;
                let colour = cache.and_then(|cache| cache.colour(path)).map(Some);
                Tracked {
                    version: *versions,
                    colour,
                    fault: None,
                    retried: false,
                    renditions: Vec::new(),
                }
            });
            let job = |task| DecodeJob { path: path.into(), version: entry.version, task };
            let at_hand = entry.renditions.iter().any(|r| r.longest_px == longest_px);
            if entry.has_failed() || at_hand {
                continue;
            }
            // Colours take next to no time, and are what the glass shows first.
            if entry.colour.is_none() && !colours.contains(&job(Task::Colour)) {
                colours.push(job(Task::Colour));
            }
            pictures.push(job(Task::Picture(longest_px)));
        }
        colours.append(&mut pictures);
        self.worker.plan(colours);
    }

    /// Where the picture at `path` with a longer side of at most `longest_px` pixels stands.
    ///
    /// What nobody asks after any more gives way to what is.
    pub fn state(&mut self, path: &Path, longest_px: u32) -> State {
        self.settle();
        self.uses += 1;
        let Some(entry) = self.entries.get_mut(path) else {
            return State::Pending;
        };
        if let Some(rendition) = entry.renditions.iter_mut().find(|s| s.longest_px == longest_px) {
            rendition.used = self.uses;
            return State::Ready(Arc::clone(&rendition.picture));
        }
        let fault = entry.fault.clone().filter(|_| entry.has_failed());
        fault.map_or(State::Pending, State::Failed)
    }

    /// The dominant colour of the photo at `path`, as far as it is known: from its picture, from
    /// an earlier start, or from the small picture in its file.
    pub fn colour(&mut self, path: &Path) -> Option<[u8; 3]> {
        self.settle();
        match self.entries.get(path) {
            Some(entry) => entry.colour.flatten(),
            None => self.cache.as_ref()?.colour(path),
        }
    }

    /// The photos that cannot be shown, as far as is known by now, and why.
    pub fn faults(&self) -> impl Iterator<Item = (&Path, &PhotoFault)> {
        self.entries
            .iter()
            .filter_map(|(path, entry)| Some((path.as_path(), entry.fault.as_ref()?)))
    }

    /// Whether decoded pictures are kept on disk as well.
    pub fn keeps(&self) -> bool {
        self.cache.is_some()
    }

    /// Lets go of the picture at `path` in that size, which the owner has on a GPU by now. Its
    /// colour stays, and so do other sizes.
    pub fn release(&mut self, path: &Path, longest_px: u32) {
        if let Some(entry) = self.entries.get_mut(path) {
            entry.renditions.retain(|rendition| rendition.longest_px != longest_px);
        }
    }

    /// The photos there are from now on. Of every other path everything is dropped at once: its
    /// pictures, its jobs, what is being decoded of it, and, as soon as it can be, what is on
    /// disk: for files that are removed and people who withdraw. The others may be other files
    /// by now, and are decoded anew when they are wished for.
    pub fn keep_only(&mut self, paths: &HashSet<&Path>) {
        self.worker.cancel();
        self.entries.retain(|path, _| paths.contains(path.as_path()));
        if let Some(cache) = &self.cache {
            cache.keep_only(paths.iter().copied());
        }
        for entry in self.entries.values_mut() {
            self.versions += 1;
            entry.version = self.versions;
            entry.fault = None;
            entry.retried = false;
            entry.renditions.clear();
        }
    }

    /// Takes it that disks and networks which were away may be back: what could not be read is
    /// read again when it is wished for. What was read and is no picture stays so.
    pub fn look_again(&mut self) {
        for entry in self.entries.values_mut() {
            entry.retried |= entry.fault.as_ref().is_some_and(PhotoFault::may_pass);
        }
    }

    /// Gives up on `path` if a decoder is busy with it, or on what keeps the decoders from
    /// coming to it: that has failed, and the next picture is decoded on a fresh thread. For an
    /// owner with a clock, who has waited long enough.
    ///
    /// Returns whether there was a decoder to be left behind.
    pub fn give_up(&mut self, path: &Path) -> bool {
        self.settle();
        let stuck = self.worker.abandon(path);
        if let Some(entry) = stuck.as_ref().and_then(|path| self.entries.get_mut(path)) {
            entry.fault = Some(PhotoFault::Unreadable(Cause::TookTooLong));
            entry.retried = false;
        }
        stuck.is_some()
    }

    /// The memory that the decoded pictures take together, in bytes.
    pub fn bytes(&self) -> usize {
        let sizes = self.entries.values().flat_map(|entry| &entry.renditions);
        sizes.map(|rendition| rendition.picture.rgba.len()).sum()
    }

    /// Takes in what the worker has finished.
    fn settle(&mut self) {
        for Finished { job, outcome } in self.worker.take_done() {
            let Some(entry) = self.entries.get_mut(&job.path) else {
                continue;
            };
            if entry.version != job.version {
                continue;
            }
            match (job.task, outcome) {
                (_, DecodeOutcome::Colour(colour)) => {
                    // One of the picture itself may have come in between.
                    entry.colour = entry.colour.filter(Option::is_some).or(Some(colour));
                }
                (_, DecodeOutcome::Picture(Err(fault))) => {
                    entry.fault = Some(fault);
                    entry.retried = false;
                }
                (Task::Picture(longest_px), DecodeOutcome::Picture(Ok(picture))) => {
                    entry.fault = None;
                    entry.colour = Some(Some(picture.colour));
                    entry.renditions.retain(|s| s.longest_px != longest_px);
                    let used = self.uses;
                    entry.renditions.push(Rendition { longest_px, picture, used });
                    self.evict(&job.path, longest_px);
                }
                (Task::Colour, DecodeOutcome::Picture(Ok(_))) => {}
            }
        }
    }

    /// Drops the pictures that have gone longest without use until the budget holds, but for
    /// those that the owner holds and the one that has just come.
    fn evict(&mut self, newest: &Path, newest_px: u32) {
        let mut bytes = self.bytes();
        while bytes > self.budget_bytes {
            let of_entry = |(path, entry): (&PathBuf, &Tracked)| {
                let idle = entry.renditions.iter().filter(|rendition| {
                    let just_came = *path == newest && rendition.longest_px == newest_px;
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
