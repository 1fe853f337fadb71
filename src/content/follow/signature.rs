//! A cheap look at a folder that tells whether anything in it may have changed.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::time::SystemTime;

use crate::content::folder::disk::Files;
use crate::content::folder::layout::PHOTOS;
use crate::content::folder::walk::walk;

/// Paths, sizes, times and numbers of all content files and photos of a folder, condensed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The condensed state of the content files.
    pub content: u64,
    /// The condensed state of the photos.
    pub photos: u64,
}

/// Takes the signature of the folder at `root`, opened afresh. A folder that isn't there has
/// a signature too.
pub fn signature(root: &Path) -> Signature {
    let mut content = DefaultHasher::new();
    let mut photos = DefaultHasher::new();
    let listing = walk(root, true);
    listing.is_missing.hash(&mut content);
    // A link to the folder may be turned to another one whose files look the same.
    root.canonicalize().ok().hash(&mut content);
    for entry in &listing.files {
        let photo = entry.path.starts_with(PHOTOS);
        let hasher = if photo { &mut photos } else { &mut content };
        entry.path.hash(hasher);
        stamp(&entry.meta).hash(hasher);
    }
    Signature { content: content.finish(), photos: photos.finish() }
}

/// A hash of the contents themselves, which catches what sizes and times don't show.
pub(in crate::content) fn content_hash(files: &Files) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.missing.hash(&mut hasher);
    files.map.hash(&mut hasher);
    files.copies.hash(&mut hasher);
    files.unreadable.hash(&mut hasher);
    let notes = files.findings.iter().map(|f| (f.code, &f.file));
    notes.for_each(|note| note.hash(&mut hasher));
    hasher.finish()
}

#[cfg(unix)]
fn stamp(meta: &fs::Metadata) -> (u64, Option<SystemTime>, (i64, i64, u64)) {
    use std::os::unix::fs::MetadataExt;
    let inode = (meta.ctime(), meta.ctime_nsec(), meta.ino());
    (meta.len(), meta.modified().ok(), inode)
}

#[cfg(not(unix))]
fn stamp(meta: &fs::Metadata) -> (u64, Option<SystemTime>, Option<SystemTime>) {
    (meta.len(), meta.modified().ok(), meta.created().ok())
}
