//! A cheap look at a folder, again and again, that tells whether anything in it may have changed.
//!
//! Every file that is read is asked for its size and times each time. The names in a folder are
//! read only where they may have changed: writing a name into a folder changes the folder's own
//! time. Since a clock may tick slower than names are written, a folder's time must have stood
//! still for a few looks before it is believed; and every minute all is read anew, for there are
//! network folders whose times say nothing.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::content::folder::disk::Files;
use crate::content::folder::layout::{HISTORY, PHOTOS};
use crate::content::folder::unfinished::{git_lock, is_overtaken};
use crate::content::folder::walk::{FILES_MAX, VERSIONS_MAX, names};

/// Looks at the same time of a folder after which its names are believed. At one look a second
/// that is longer than the coarsest clock of a file system ticks (FAT: two seconds).
const LOOKS_UNTIL_SURE: u8 = 4;

/// Paths, sizes, times and numbers of all content files and photos of a folder, condensed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The condensed state of the content files.
    pub content: u64,
    /// The condensed state of the photos.
    pub photos: u64,
}

/// What a look has seen.
#[derive(Debug)]
pub struct Look {
    /// All that was seen, condensed.
    pub signature: Signature,
    /// What copying programs haven't finished.
    pub unfinished: BTreeSet<String>,
}

/// Looks at one folder.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    /// Where a link to the folder led at the last look.
    real_root: Option<PathBuf>,
    folders: BTreeMap<String, Folder>,
}

/// What is known of one folder within it.
#[derive(Debug)]
struct Folder {
    stamp: u64,
    /// For how many looks the stamp has been the same.
    looks: u8,
    folders: Vec<String>,
    files: Vec<File>,
    unfinished: Vec<String>,
}

#[derive(Debug)]
struct File {
    path: String,
    full: PathBuf,
    /// `None` if it is no ordinary file, or gone.
    stamp: Option<u64>,
}

impl Watch {
    /// Looks at the folder at `root`, none of which has been seen yet.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), real_root: None, folders: BTreeMap::new() }
    }

    /// Forgets what was seen, so that the next look reads every name.
    pub(super) fn forget(&mut self) {
        self.folders.clear();
    }

    /// Looks at the folder, opened afresh. One that isn't there has a signature too.
    pub fn look(&mut self) -> Look {
        let real_root = self.root.canonicalize().ok();
        if self.real_root != real_root {
            // The link to the folder was turned; or it has come, or gone.
            self.folders.clear();
            self.real_root = real_root;
        }
        let mut before = std::mem::take(&mut self.folders);
        let mut pending = Vec::new();
        let mut room = 2 * FILES_MAX + VERSIONS_MAX;
        if let Some(real_root) = &self.real_root {
            pending.push(String::new());
            while let Some(path) = pending.pop() {
                let folder = look_into(real_root, &path, before.remove(&path), room);
                room -= folder.files.len();
                if self.folders.len() + pending.len() < FILES_MAX {
                    pending.extend(folder.folders.iter().cloned());
                }
                self.folders.insert(path, folder);
            }
        }
        self.sum()
    }

    fn sum(&self) -> Look {
        let (mut content, mut photos) = (DefaultHasher::new(), DefaultHasher::new());
        self.real_root.hash(&mut content);
        let mut unfinished: BTreeSet<String> =
            self.real_root.as_deref().and_then(git_lock).into_iter().collect();
        for (path, folder) in &self.folders {
            let root = self.real_root.as_deref().unwrap_or(&self.root);
            let open = folder.unfinished.iter().filter(|path| !is_overtaken(&root.join(path)));
            unfinished.extend(open.cloned());
            let hasher = if path.starts_with(PHOTOS) { &mut photos } else { &mut content };
            // An empty folder is something else than none.
            path.hash(hasher);
            for file in &folder.files {
                (&file.path, file.stamp).hash(hasher);
            }
        }
        let signature = Signature { content: content.finish(), photos: photos.finish() };
        Look { signature, unfinished }
    }

    /// The content files that were there at the last look, each with its state, condensed.
    pub(super) fn stamps(&self) -> BTreeMap<String, u64> {
        let content = self.folders.iter().filter(|(path, _)| !path.starts_with(PHOTOS));
        let files = content.flat_map(|(_, folder)| &folder.files);
        files.filter_map(|file| Some((file.path.clone(), file.stamp?))).collect()
    }
}

/// Looks into one folder, at no more than `room` files; `before` is what was known of it.
fn look_into(real_root: &Path, path: &str, before: Option<Folder>, room: usize) -> Folder {
    let stamp = fs::metadata(real_root.join(path)).map_or(0, |meta| stamp(&meta));
    let same = before.filter(|before| before.stamp == stamp);
    let looks = same.as_ref().map_or(0, |before| before.looks.saturating_add(1));
    let sure = same.filter(|_| looks >= LOOKS_UNTIL_SURE);
    let mut folder = sure.unwrap_or_else(|| {
        let names = names(real_root, path, true).unwrap_or_default();
        let file = |(path, full)| File { path, full, stamp: None };
        let mut files: Vec<File> = names.files.into_iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (folders, unfinished) = (names.folders, names.unfinished);
        Folder { stamp, looks, folders, files, unfinished }
    });
    folder.looks = looks;
    folder.files.truncate(room);
    for file in &mut folder.files {
        // What was approved never changes under its name.
        if path == HISTORY && file.stamp.is_some() {
            continue;
        }
        let meta = fs::metadata(&file.full).ok();
        file.stamp = meta.filter(fs::Metadata::is_file).map(|meta| self::stamp(&meta));
    }
    folder
}

/// How many files differ between two looks.
pub(super) fn differ(one: &BTreeMap<String, u64>, other: &BTreeMap<String, u64>) -> usize {
    let gone = one.keys().filter(|path| !other.contains_key(*path)).count();
    gone + other.iter().filter(|(path, stamp)| one.get(*path) != Some(stamp)).count()
}

/// A hash of the contents themselves, which catches what sizes and times don't show.
pub(super) fn content_hash(files: &Files) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.missing.hash(&mut hasher);
    files.map.hash(&mut hasher);
    files.copies.hash(&mut hasher);
    files.unreadable.hash(&mut hasher);
    files.absent.hash(&mut hasher);
    let notes = files.findings.iter().map(|f| (f.code, &f.file));
    notes.for_each(|note| note.hash(&mut hasher));
    hasher.finish()
}

/// Size, times and number of a file or folder, condensed.
fn stamp(meta: &fs::Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    let modified: Option<SystemTime> = meta.modified().ok();
    (meta.len(), modified).hash(&mut hasher);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (meta.ctime(), meta.ctime_nsec(), meta.ino(), meta.dev()).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks until the names are believed.
    fn settled(root: &Path) -> Watch {
        let mut watch = Watch::new(root);
        (0..=LOOKS_UNTIL_SURE).for_each(|_| drop(watch.look()));
        watch
    }

    #[test]
    fn a_folder_at_rest_is_not_listed_again_and_one_that_is_written_to_is() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("kiosk.ron"), "()").expect("written");
        let mut watch = settled(dir.path());
        // What listing finds is lost, so that a listing can be told from none.
        watch.folders.get_mut("").expect("the root").files.clear();
        assert_eq!(watch.look().signature, watch.look().signature);
        assert_eq!(watch.stamps().len(), 0, "nothing was listed");
        fs::write(dir.path().join("values.ron"), "[]").expect("written");
        watch.look();
        assert_eq!(watch.stamps().len(), 2);
    }

    #[test]
    fn a_file_that_is_written_in_place_is_seen_though_its_folder_is_not_listed() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("kiosk.ron");
        fs::write(&path, "()").expect("written");
        let mut watch = settled(dir.path());
        let before = watch.look().signature;
        fs::write(&path, "( )").expect("written");
        assert_ne!(watch.look().signature, before);
        fs::remove_file(&path).expect("removed");
        watch.look();
        assert_eq!(watch.stamps().len(), 0);
    }

    #[test]
    fn a_name_written_in_the_same_tick_of_the_clock_as_a_look_is_seen() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path();
        fs::write(root.join("kiosk.ron"), "()").expect("written");
        let time = fs::metadata(root).and_then(|meta| meta.modified()).expect("a time");
        let mut watch = Watch::new(root);
        watch.look();
        fs::write(root.join("values.ron"), "[]").expect("written");
        let folder = watch.folders.get_mut("").expect("the root");
        fs::File::open(root).and_then(|f| f.set_modified(time)).expect("set back");
        // As if the change of the folder couldn't be told by its time.
        folder.stamp = stamp(&fs::metadata(root).expect("it is there"));
        watch.look();
        assert_eq!(watch.stamps().len(), 2);
    }
}
