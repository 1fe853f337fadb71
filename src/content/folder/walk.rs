//! Which files of a content folder are there, and which of its names are passed over.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::layout::{HISTORY, LOCALES, MAY_BE_LOST, OF_THE_DESK, PHOTOS, is_among_items, list_of};
use super::unfinished::is_unfinished;
use crate::content::finding::{Finding, error, warning};

/// Most content files of a folder.
pub(in crate::content) const FILES_MAX: usize = 20_000;
/// Most approved versions of items.
pub(in crate::content) const VERSIONS_MAX: usize = 20_000;
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
    /// The files that are read.
    pub files: Vec<FileEntry>,
    /// How many of them are approved versions.
    versions: usize,
    /// The folders of items that aren't there, of those whose absence is taken for a loss.
    pub absent: BTreeSet<String>,
    /// Files and folders that aren't, and may be meant to be. Folders end in `/`.
    pub passed_over: Vec<String>,
    /// What is wrong with names, links and folders.
    pub findings: Vec<Finding>,
}

/// The names in one folder, sorted out. All but the files' own size and time is known from the
/// names and links alone, so that it holds for as long as the folder isn't written to.
#[derive(Default)]
pub(in crate::content) struct Names {
    /// Folders to be looked into, by their path relative to the root, which ends in `/`.
    pub folders: Vec<String>,
    /// What is a content file or a photo by its name: path and full path.
    pub files: Vec<(String, PathBuf)>,
    /// What isn't read, and may be meant to be. Folders end in `/`.
    pub passed_over: Vec<String>,
    /// By these names copying programs call what they haven't finished.
    pub unfinished: Vec<String>,
    /// What is wrong with names and links.
    pub findings: Vec<Finding>,
}

/// Lists the content files below `root`.
pub(in crate::content) fn walk(root: &Path) -> Listing {
    let mut listing = Listing::default();
    // Opened afresh each time; a link that is turned while we look changes nothing under us.
    let Ok(real_root) = root.canonicalize() else {
        return Listing { is_missing: true, ..listing };
    };
    let mut pending = vec![String::new()];
    let mut is_full = false;
    listing.absent.extend(MAY_BE_LOST.map(str::to_owned));
    while let Some(folder) = pending.pop() {
        listing.absent.remove(&folder);
        let Ok(names) = names(&real_root, &folder, false) else {
            listing.is_missing |= folder.is_empty();
            if !folder.is_empty() {
                listing.findings.push(unreadable(&folder));
            }
            continue;
        };
        for folder in names.folders {
            match pending.len() < FILES_MAX {
                true => pending.push(folder),
                false => listing.passed_over.push(folder),
            }
        }
        for (path, full) in names.files {
            listing.file(path, full, &mut is_full);
        }
        let room = FILES_MAX.saturating_sub(listing.passed_over.len());
        listing.passed_over.extend(names.passed_over.into_iter().take(room));
        listing.findings.extend(names.findings);
    }
    // What is shown comes first, should there not be room for everything.
    listing.files.sort_by(|a, b| {
        let key = |file: &FileEntry| file.path.starts_with(HISTORY);
        (key(a), &a.path).cmp(&(key(b), &b.path))
    });
    listing.passed_over.sort();
    listing
}

fn unreadable(folder: &str) -> Finding {
    error(UNREADABLE_FOLDER)
        .what("the folder can't be read")
        .todo("let the kiosk's user read it")
        .in_file(folder)
}

impl Listing {
    /// Whether there is room for one more. What was approved takes none from what is shown.
    fn has_room(&mut self, path: &str) -> bool {
        let is_version = path.starts_with(HISTORY);
        self.versions += usize::from(is_version);
        match is_version {
            true => self.versions <= VERSIONS_MAX,
            false => self.files.len() - self.versions.min(VERSIONS_MAX) < FILES_MAX,
        }
    }

    fn file(&mut self, path: String, full: PathBuf, is_full: &mut bool) {
        let Ok(meta) = fs::metadata(&full) else {
            return;
        };
        if !meta.is_file() {
            self.findings.push(
                warning("not-a-file")
                    .what("this is no ordinary file, so it isn't read")
                    .todo("take it away")
                    .in_file(&path),
            );
        } else if self.has_room(&path) {
            self.files.push(FileEntry { path, full, meta });
        } else if !*is_full {
            *is_full = true;
            self.findings.push(
                error("too-many-files")
                    .what("there are more than 20,000 files; the rest isn't read")
                    .todo("take some out")
                    .in_file(&path),
            );
        }
    }
}

/// Sorts out the names in `folder`, which is relative to `real_root` and ends in `/`; with
/// `photos` those of photos as well. Only links are looked at closer than by their names.
///
/// # Errors
/// The folder can't be listed.
pub(in crate::content) fn names(real_root: &Path, folder: &str, photos: bool) -> io::Result<Names> {
    let mut names = Names::default();
    let depth = folder.matches('/').count();
    for entry in fs::read_dir(real_root.join(folder))?.flatten() {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            let shown = format!("{folder}{}", entry.file_name().to_string_lossy());
            names.findings.push(
                warning("bad-name")
                    .what("the file's name isn't UTF-8, so it isn't read")
                    .todo("give it a plain name")
                    .in_file(&shown),
            );
            continue;
        };
        let path = format!("{folder}{name}");
        if is_unfinished(&name) {
            names.unfinished.push(path);
        } else if is_left_behind(&name) {
            names.pass_over(path);
        } else if let Some(is_folder) = names.is_folder(&entry, &path, real_root) {
            let as_folder = format!("{path}/");
            let deep = depth >= DEPTH_MAX || names.folders.len() >= FILES_MAX;
            if is_folder && !deep && is_folder_wanted(&as_folder, photos) {
                names.folders.push(as_folder);
            } else if is_folder {
                names.pass_over(as_folder);
            } else if is_file_wanted(&path, photos) {
                // One more than are read, so that it is told.
                if names.files.len() <= FILES_MAX {
                    names.files.push((path, entry.path()));
                }
            } else {
                names.pass_over(path);
            }
        }
    }
    Ok(names)
}

impl Names {
    fn pass_over(&mut self, path: String) {
        if self.passed_over.len() < FILES_MAX && !is_hidden(&path) {
            self.passed_over.push(path);
        }
    }

    /// Whether an entry is a folder, links followed; `None` if it leads nowhere, in a circle or
    /// out of the content folder.
    fn is_folder(&mut self, entry: &fs::DirEntry, path: &str, real_root: &Path) -> Option<bool> {
        let full = entry.path();
        let kind = entry.file_type().ok()?;
        if !kind.is_symlink() {
            return Some(kind.is_dir());
        }
        let target = full.canonicalize().ok();
        let inside = target.as_ref().is_some_and(|t| t.starts_with(real_root));
        let circle = target.as_ref().is_some_and(|t| full.starts_with(t));
        if inside && !circle {
            return Some(fs::metadata(&full).ok()?.is_dir());
        }
        if is_file_wanted(path, true) || is_folder_wanted(&format!("{path}/"), true) {
            self.findings.push(
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
    is_among_items(folder)
        || [LOCALES, HISTORY].contains(&folder)
        || (photos && folder.starts_with(PHOTOS))
}

pub(super) fn is_file_wanted(path: &str, photos: bool) -> bool {
    let is_in_root = !path.contains('/') && !OF_THE_DESK.contains(&path);
    let is_version = path.strip_prefix(HISTORY).is_some_and(|name| !name.contains('/'));
    (path.ends_with(".ron") && (is_in_root || is_version || is_among_items(path)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_content_where_it_belongs_and_photos_only_for_who_asks() {
        for (path, wanted, with_photos) in [
            ("kiosk.ron", true, true),
            ("other.ron", true, true),
            ("kiosk.txt", false, false),
            ("leavers.ron.txt", true, true),
            ("philosophy/a.ron", true, true),
            ("philosophy/a.txt", false, false),
            ("philosophy/x/a.ron", true, true),
            ("other/a.ron", false, false),
            ("history/a.ron", true, true),
            ("history/x/a.ron", false, false),
            ("locales/fr.ftl", true, true),
            ("fr.ftl", false, false),
            ("locales/fr.ron", false, false),
            ("photos/a.png", false, true),
            ("other/photos/a.png", false, false),
        ] {
            assert_eq!(is_file_wanted(path, false), wanted, "{path}");
            assert_eq!(is_file_wanted(path, true), with_photos, "{path} and photos");
        }
        assert!(OF_THE_DESK.iter().all(|path| !is_file_wanted(path, true)));
    }

    #[test]
    fn what_editors_and_synchronisers_leave_behind_isnt_content() {
        for name in [
            ".a.ron.swp",
            "~a.ron",
            "#a.ron#",
            "a.ron~",
            "a.swp",
            "a.swx",
            "a.tmp",
            "a.part",
            "a.bak",
            "a.syncthing.ron.tmp",
            "~syncthing~a.ron",
            "a.syncthing.ron",
        ] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in ["a.ron", "#a.ron", "a#", "a.ron.txt", "swp", "a~b.ron"] {
            assert!(!is_left_behind(name), "{name}");
        }
    }
}
