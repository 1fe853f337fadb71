//! Which files of a content folder are there, and which of its names are passed over.

use std::fs;
use std::path::{Path, PathBuf};

use super::layout::{LOCALES, PHOTOS, is_among_items, list_of};
use crate::content::finding::{Finding, error, warning};

/// Most content files of a folder.
pub(super) const FILES_MAX: usize = 20_000;
/// How deep folders are looked into.
pub(super) const DEPTH_MAX: usize = 8;
/// The code of the finding about a folder that can't be listed.
pub(in crate::content) const UNREADABLE_FOLDER: &str = "unreadable-folder";

/// A regular file within the folder.
pub(in crate::content) struct FileEntry {
    /// Relative to the folder, with `/`.
    pub path: String,
    pub full: PathBuf,
    pub meta: fs::Metadata,
}

/// What a walk through the folder finds, in the order of the paths.
#[derive(Default)]
pub(in crate::content) struct Listing {
    /// Whether the folder itself isn't there or can't be read.
    pub is_missing: bool,
    /// The files that are read, and with them the photos if they were asked for.
    pub files: Vec<FileEntry>,
    /// Files and folders that aren't, and may be meant to be. Folders end in `/`.
    pub passed_over: Vec<String>,
    /// What is wrong with names, links and folders.
    pub findings: Vec<Finding>,
}

/// Lists the content files below `root`, and with `photos` the photos as well.
pub(in crate::content) fn walk(root: &Path, photos: bool) -> Listing {
    let mut listing = Listing::default();
    // Opened afresh each time; a link that is turned while we look changes nothing under us.
    let Ok(real_root) = root.canonicalize() else {
        return Listing { is_missing: true, ..listing };
    };
    let pending = vec![(String::new(), 0)];
    let mut walk =
        Walk { real_root: &real_root, found: &mut listing, photos, pending, is_full: false };
    while let Some((folder, depth)) = walk.pending.pop() {
        match fs::read_dir(real_root.join(&folder)) {
            Ok(list) => list.flatten().for_each(|e| walk.entry(&folder, depth, &e)),
            Err(_) if folder.is_empty() => walk.found.is_missing = true,
            Err(_) => walk.found.findings.push(
                error(UNREADABLE_FOLDER)
                    .what("the folder can't be read")
                    .todo("let the kiosk's user read it")
                    .in_file(&folder),
            ),
        }
    }
    listing.files.sort_by(|a, b| a.path.cmp(&b.path));
    listing.passed_over.sort();
    listing
}

/// A walk through the folder, without recursion.
struct Walk<'a> {
    real_root: &'a Path,
    found: &'a mut Listing,
    photos: bool,
    /// Folders still to be listed, and how deep they are.
    pending: Vec<(String, usize)>,
    /// Whether there are more files than are read.
    is_full: bool,
}

impl Walk<'_> {
    fn entry(&mut self, folder: &str, depth: usize, entry: &fs::DirEntry) {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            let shown = format!("{folder}{}", entry.file_name().to_string_lossy());
            return self.found.findings.push(
                warning("bad-name")
                    .what("the file's name isn't UTF-8, so it isn't read")
                    .todo("give it a plain name")
                    .in_file(&shown),
            );
        };
        let path = format!("{folder}{name}");
        if is_left_behind(&name) {
            return self.pass_over(path);
        }
        let Some(meta) = self.within(entry, &path) else {
            return;
        };
        if meta.is_dir() {
            let folder = format!("{path}/");
            let room = depth < DEPTH_MAX && self.pending.len() < FILES_MAX;
            if room && is_folder_wanted(&folder, self.photos) {
                self.pending.push((folder, depth + 1));
            } else {
                self.pass_over(folder);
            }
        } else if is_file_wanted(&path, self.photos) {
            self.file(path, entry.path(), meta);
        } else {
            self.pass_over(path);
        }
    }

    fn file(&mut self, path: String, full: PathBuf, meta: fs::Metadata) {
        if !meta.is_file() {
            self.found.findings.push(
                warning("not-a-file")
                    .what("this is no ordinary file, so it isn't read")
                    .todo("take it away")
                    .in_file(&path),
            );
        } else if self.found.files.len() < FILES_MAX {
            self.found.files.push(FileEntry { path, full, meta });
        } else if !self.is_full {
            self.is_full = true;
            self.found.findings.push(
                error("too-many-files")
                    .what("there are more than 20,000 files; the rest isn't read")
                    .todo("take some out")
                    .in_file(&path),
            );
        }
    }

    fn pass_over(&mut self, path: String) {
        if self.found.passed_over.len() < FILES_MAX && !is_hidden(&path) {
            self.found.passed_over.push(path);
        }
    }

    /// What an entry is, links followed; `None` if it leads nowhere, in a circle or out of the
    /// folder.
    fn within(&mut self, entry: &fs::DirEntry, path: &str) -> Option<fs::Metadata> {
        let full = entry.path();
        if !entry.file_type().ok()?.is_symlink() {
            return entry.metadata().ok();
        }
        let target = full.canonicalize().ok();
        let inside = target.as_ref().is_some_and(|t| t.starts_with(self.real_root));
        let circle = target.as_ref().is_some_and(|t| full.starts_with(t));
        if inside && !circle {
            return fs::metadata(&full).ok();
        }
        if is_file_wanted(path, true) || is_folder_wanted(&format!("{path}/"), true) {
            self.found.findings.push(
                warning("bad-link")
                    .what("this link leads nowhere, in a circle or out of the folder")
                    .todo("copy the file itself into the folder")
                    .in_file(path),
            );
        }
        None
    }
}

fn is_folder_wanted(folder: &str, photos: bool) -> bool {
    is_among_items(folder) || folder == LOCALES || (photos && folder.starts_with(PHOTOS))
}

fn is_file_wanted(path: &str, photos: bool) -> bool {
    let is_in_root = !path.contains('/');
    (path.ends_with(".ron") && (is_in_root || is_among_items(path)))
        || (is_in_root && list_of(path).is_some())
        || (path.ends_with(".ftl") && path.starts_with(LOCALES))
        || (photos && path.starts_with(PHOTOS))
}

/// Whether it is hidden from those who look into the folder.
fn is_hidden(path: &str) -> bool {
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    name.starts_with(['.', '~']) || (name.starts_with('#') && name.ends_with('#'))
}

/// Whether it is hidden, or what editors and file synchronisers leave behind.
fn is_left_behind(name: &str) -> bool {
    is_hidden(name)
        || name.ends_with('~')
        || [".swp", ".swx", ".tmp", ".part", ".bak"].iter().any(|end| name.ends_with(end))
        || name.contains(".syncthing.")
}
