//! Pictures as large as the glass needs them, on disk, so that a photo has to be decoded from
//! its camera's file only once.
//!
//! They are JPEGs at high quality, since that is what photos take least room in by far, and
//! opening one of the size of a card takes as long as reading a plain one from a slow disk.
//! Behind its end each has a checksum of its name and its bytes, and what doesn't match is
//! deleted and decoded anew. Which pictures there are is known from their names alone (see
//! `photos::name`), and so is what must go when somebody withdraws.
//!
//! A disk that is full, read-only or broken costs time, and nothing else.

pub(super) mod name;

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::SystemTime;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::decode::{Picture, decode};
use name::{Digest, Name, RenditionKey};

/// The room that decoded pictures may take on disk together, in bytes: a thousand photos as cards and several
/// hundred of them opened.
pub const CACHE_BYTES_MAX: u64 = 500_000_000;
/// The most decoded pictures there may be on disk.
pub const CACHE_FILES_MAX: usize = 8_000;
/// The largest picture that is read back, in bytes.
const FILE_BYTES_MAX: u64 = 16_000_000;
/// Quality of the JPEGs, 1 to 100.
const QUALITY: u8 = 92;
/// Length of the checksum.
const SUM_BYTES: usize = 16;
/// What a file is called that isn't whole yet.
const UNFINISHED: &str = ".unfinished";

/// The decoded pictures that one folder on disk keeps.
pub struct Cache {
    folder: PathBuf,
    limits: CacheLimits,
    /// Never held while the disk is asked for anything.
    index: Mutex<Index>,
}

/// How much the folder of decoded pictures may hold.
#[derive(Clone, Copy, Debug)]
pub struct CacheLimits {
    /// The most bytes of all pictures together.
    pub bytes: u64,
    /// The most pictures.
    pub files: usize,
}

impl Default for CacheLimits {
    fn default() -> Self {
        Self { bytes: CACHE_BYTES_MAX, files: CACHE_FILES_MAX }
    }
}

#[derive(Default)]
struct Index {
    files: HashMap<RenditionKey, Kept>,
    /// What is just being written.
    writing: HashSet<RenditionKey>,
    /// Whose pictures may be kept, by their paths.
    live: HashSet<Digest>,
    /// Counts uses, to know which picture has gone longest without one.
    uses: u64,
}

#[derive(Clone, Copy)]
struct Kept {
    colour: [u8; 3],
    /// 0 until it has been weighed.
    bytes: u64,
    /// 0 if it hasn't been since the start.
    used: u64,
}

impl Cache {
    /// Opens the cache in `folder`, which need not be there yet. Nothing is kept of any
    /// photo until `keep_only` says whose may be.
    pub fn open(folder: &Path, limits: CacheLimits) -> Self {
        let mut index = Index::default();
        for name in names(folder).take(limits.files.saturating_mul(2)) {
            index.files.insert(name.key, Kept { colour: name.colour, bytes: 0, used: 0 });
        }
        Self { folder: folder.into(), limits, index: Mutex::new(index) }
    }

    /// The colour of the photo at `path` when it was last seen.
    pub(super) fn colour(&self, path: &Path) -> Option<[u8; 3]> {
        let mark = Digest::of_path(path);
        let index = self.index();
        index.files.iter().find(|(key, _)| key.path == mark).map(|(_, kept)| kept.colour)
    }

    /// The picture with this key, if it is there and as it was written. Reads the disk.
    pub(super) fn find(&self, key: RenditionKey) -> Option<Picture> {
        let name = self.index().used(key)?;
        let found = self.read(name);
        if found.is_none() {
            self.delete(name);
        }
        found
    }

    /// From now on only pictures of the photos at these paths are kept. All others are out of
    /// reach at once, and off the disk as soon as that can be done; one that is just being
    /// written goes when it is.
    pub(super) fn keep_only<'a>(self: &Arc<Self>, paths: impl IntoIterator<Item = &'a Path>) {
        let live = paths.into_iter().map(Digest::of_path).collect();
        self.index().keep_only(live);
        let cache = Arc::clone(self);
        let purge = move || cache.purge();
        if thread::Builder::new().name("photos-purge".into()).spawn(purge).is_err() {
            self.purge();
        }
    }
}

impl Index {
    /// Notes a use; the name of the picture if there is one.
    fn used(&mut self, key: RenditionKey) -> Option<Name> {
        self.uses += 1;
        let kept = self.files.get_mut(&key)?;
        kept.used = self.uses;
        Some(Name { key, colour: kept.colour })
    }

    fn keep_only(&mut self, live: HashSet<Digest>) {
        self.files.retain(|key, _| live.contains(&key.path));
        self.live = live;
    }

    fn over(&self, limits: CacheLimits) -> bool {
        let bytes: u64 = self.files.values().map(|kept| kept.bytes).sum();
        bytes > limits.bytes || self.files.len() > limits.files
    }
}

impl Cache {
    fn index(&self) -> MutexGuard<'_, Index> {
        // Nothing panics under the lock, and a list of files has no half-done state to fear.
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, name: Name) -> Option<Picture> {
        let mut bytes = Vec::new();
        let file = File::open(self.folder.join(name.to_string())).ok()?;
        file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).ok()?;
        let length = bytes.len().checked_sub(SUM_BYTES)?;
        if length as u64 > FILE_BYTES_MAX || bytes[length..] != sum(name, &bytes[..length]) {
            return None;
        }
        let picture = decode(&bytes[..length], name.key.longest_px).ok()?;
        Some(Picture { colour: name.colour, ..picture })
    }

    /// Writes a picture, unless its photo isn't kept any more.
    ///
    /// # Errors
    /// What the disk says. Nothing half-written stays.
    pub(super) fn write(&self, key: RenditionKey, picture: &Picture) -> io::Result<()> {
        if !self.index().live.contains(&key.path) {
            return Ok(());
        }
        let name = Name { key, colour: picture.colour };
        let mut bytes = jpeg(picture)?;
        let sum = sum(name, &bytes);
        bytes.extend(sum);
        fs::create_dir_all(&self.folder)?;
        let unfinished = self.folder.join(format!("{name}{UNFINISHED}"));
        let whole = self.folder.join(name.to_string());
        self.index().writing.insert(key);
        let written = File::create(&unfinished)
            .and_then(|mut file| file.write_all(&bytes))
            .and_then(|()| fs::rename(&unfinished, &whole));
        self.index().writing.remove(&key);
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
            return written;
        }
        {
            let mut index = self.index();
            if index.live.contains(&key.path) {
                index.uses += 1;
                let bytes = bytes.len() as u64;
                let kept = Kept { colour: name.colour, bytes, used: index.uses };
                index.files.insert(key, kept);
            } else {
                // Withdrawn while it was written, and looked for before it was there.
                drop(index);
                return fs::remove_file(&whole);
            }
        }
        self.make_room();
        Ok(())
    }

    /// Learns how large the pictures are that were there at the start, and lets those that have
    /// gone longest without use go first. To be called before the first picture is written.
    pub(super) fn weigh(&self) {
        let names: Vec<Name> = names(&self.folder).collect();
        let about = |name: &Name| {
            let about = fs::metadata(self.folder.join(name.to_string())).ok()?;
            let used = about.accessed().into_iter().chain(about.modified()).max();
            Some((used.unwrap_or(SystemTime::UNIX_EPOCH), about.len(), *name))
        };
        let mut weighed: Vec<_> = names.iter().filter_map(about).collect();
        weighed.sort_by_key(|(used, ..)| *used);
        let mut index = self.index();
        // Whatever has been used since the start counts as later than all of them.
        let before = weighed.len() as u64;
        index.uses += before;
        index.files.values_mut().filter(|kept| kept.used > 0).for_each(|k| k.used += before);
        for (rank, (_, bytes, name)) in (1..).zip(weighed) {
            if let Some(kept) = index.files.get_mut(&name.key) {
                kept.bytes = bytes;
                kept.used = kept.used.max(rank);
            }
        }
        drop(index);
        self.make_room();
    }

    fn make_room(&self) {
        loop {
            let index = self.index();
            let oldest = index.files.iter().min_by_key(|(_, kept)| kept.used);
            let oldest = oldest.filter(|_| index.over(self.limits));
            let Some((&key, kept)) = oldest else {
                return;
            };
            let name = Name { key, colour: kept.colour };
            drop(index);
            self.delete(name);
        }
    }

    fn delete(&self, name: Name) {
        self.index().files.remove(&name.key);
        let _ = fs::remove_file(self.folder.join(name.to_string()));
    }

    /// Deletes the pictures of photos that are not to be kept, and what was never finished. Names
    /// that are none of ours are not touched: somebody may have other files in such a folder.
    fn purge(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            let file = entry.file_name();
            let Some(file) = file.to_str() else {
                continue;
            };
            let whole = file.strip_suffix(UNFINISHED).unwrap_or(file);
            let Some(name) = Name::parse(whole) else {
                continue;
            };
            let goes = {
                let index = self.index();
                let is_left_over = whole != file && !index.writing.contains(&name.key);
                is_left_over || whole == file && !index.live.contains(&name.key.path)
            };
            if goes {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// The names of our pictures in a folder.
fn names(folder: &Path) -> impl Iterator<Item = Name> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Name::parse(entry.file_name().to_str()?))
}

fn jpeg(picture: &Picture) -> io::Result<Vec<u8>> {
    let side = |px: u32| u16::try_from(px).map_err(io::Error::other);
    let (width, height) = (side(picture.width)?, side(picture.height)?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
    encoder.encode(&picture.rgba, width, height, ColorType::Rgba).map_err(io::Error::other)?;
    Ok(bytes)
}

/// The checksum that stands behind a picture. The name is in it, so that no picture is taken for
/// another that was renamed.
fn sum(name: Name, bytes: &[u8]) -> [u8; SUM_BYTES] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(name.to_string().as_bytes());
    hasher.update(bytes);
    let mut sum = [0; SUM_BYTES];
    sum.copy_from_slice(&hasher.finalize().as_bytes()[..SUM_BYTES]);
    sum
}
