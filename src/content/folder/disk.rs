//! The files of a content folder, as bytes: found, measured and read without ever blocking
//! on what isn't a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::layout::{FOLDERS, LOCALES, PHOTOS};
use crate::content::finding::{Finding, error, warning};

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Most content files of a folder.
pub const FILES_MAX: usize = 20_000;
/// Most bytes of all content files together.
pub const TOTAL_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// How deep folders are looked into.
pub const DEPTH_MAX: usize = 8;
/// The content files of a folder: a snapshot that is read from, and nothing else is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// By their path relative to the folder, with `/`.
    pub map: BTreeMap<String, Arc<[u8]>>,
    /// Files that are there and couldn't be read.
    pub unreadable: BTreeSet<String>,
    /// What was found while reading the folder itself.
    pub findings: Vec<Finding>,
    /// Whether the folder itself isn't there or can't be read.
    pub missing: bool,
}

impl Files {
    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.map.insert(path.into(), bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.map.get(path).map(|bytes| &**bytes)
    }

    /// Whether there is no content at all: no folder, or an empty one in its place.
    pub fn is_gone(&self) -> bool {
        self.missing || !self.map.keys().any(|path| path.ends_with(".ron"))
    }
}

/// A regular file within the folder.
pub(in crate::content) struct FileEntry {
    /// Relative to the folder, with `/`.
    pub path: String,
    pub full: PathBuf,
    pub meta: fs::Metadata,
}

/// Reads all content files below `root`: `*.ron` in the root and in the item folders, `*.ftl`
/// in `locales/`. Never blocks on anything that isn't a regular file.
pub fn read_dir(root: &Path) -> Files {
    let mut files = Files::default();
    let mut entries = Vec::new();
    files.missing = !walk(root, &mut files, &mut entries, false);
    let mut total = 0;
    for entry in entries {
        let len = entry.meta.len();
        if len > FILE_BYTES_MAX {
            files.findings.push(
                error("file-too-large")
                    .what("the file is larger than 16 MB, so it isn't read")
                    .todo("a content file has some kilobytes; was something else copied here?")
                    .in_file(&entry.path),
            );
            files.unreadable.insert(entry.path);
            continue;
        }
        if total + len > TOTAL_BYTES_MAX {
            files.findings.push(
                error("folder-too-large")
                    .what("the content files together are larger than 128 MB; the rest isn't read")
                    .todo("take some out")
                    .in_file(&entry.path),
            );
            files.unreadable.insert(entry.path);
            break;
        }
        total += len;
        match read_file(&entry.full) {
            Ok(bytes) => files.insert(entry.path, bytes),
            Err(failed) => {
                files.findings.push(
                    error("unreadable-file")
                        .what(format!("the file can't be read: {}", reason(&failed)))
                        .todo("let the kiosk's user read it")
                        .in_file(&entry.path),
                );
                files.unreadable.insert(entry.path);
            }
        }
    }
    files
}

fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // It may have grown since its size was asked for.
    File::open(path)?.take(FILE_BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes the file at `path` so that at any time either the old or the new one is there, whole,
/// and the new one on the disk at the end. Folders that are missing are made. Meanwhile it has
/// `.tmp` behind its name, under which nothing of a content folder is read.
///
/// # Errors
/// What the disk says, and then the old file stands.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut temporary = path.to_owned().into_os_string();
    temporary.push(".tmp");
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    // The name, too, must be on the disk.
    File::open(folder)?.sync_all()
}

/// An input or output error in two or three words.
pub(in crate::content) fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "it is gone",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::StorageFull => "the disk is full",
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        _ => "the disk reports an error",
    }
}

/// Lists the content files, and with `photos` the photos as well. Whether the root itself
/// could be listed.
pub(in crate::content) fn walk(
    root: &Path,
    notes: &mut Files,
    found: &mut Vec<FileEntry>,
    photos: bool,
) -> bool {
    // Opened afresh each time; a link that is turned while we look changes nothing under us.
    let Ok(real_root) = root.canonicalize() else {
        return false;
    };
    let mut walk = Walk {
        real_root: &real_root,
        notes,
        found,
        photos,
        pending: vec![(String::new(), 0)],
        full: false,
    };
    let mut listed_root = false;
    while let Some((folder, depth)) = walk.pending.pop() {
        match fs::read_dir(real_root.join(&folder)) {
            Ok(list) => {
                listed_root |= folder.is_empty();
                list.flatten().for_each(|e| walk.entry(&folder, depth, &e));
            }
            Err(_) if folder.is_empty() => {}
            Err(_) => {
                walk.notes.findings.push(
                    error(UNREADABLE_FOLDER)
                        .what("the folder can't be read")
                        .todo("let the kiosk's user read it")
                        .in_file(&folder),
                );
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    listed_root
}

/// The code of the finding about a folder that can't be listed.
pub(in crate::content) const UNREADABLE_FOLDER: &str = "unreadable-folder";

/// A walk through the folder, without recursion.
struct Walk<'a> {
    real_root: &'a Path,
    notes: &'a mut Files,
    found: &'a mut Vec<FileEntry>,
    photos: bool,
    /// Folders still to be listed, and how deep they are.
    pending: Vec<(String, usize)>,
    /// Whether there are more files than are read.
    full: bool,
}

impl Walk<'_> {
    fn entry(&mut self, folder: &str, depth: usize, entry: &fs::DirEntry) {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            let shown = format!("{folder}{}", entry.file_name().to_string_lossy());
            return self.notes.findings.push(
                warning("bad-name")
                    .what("the file's name isn't UTF-8, so it isn't read")
                    .todo("give it a plain name")
                    .in_file(&shown),
            );
        };
        let path = format!("{folder}{name}");
        if self.passed_over(&name, &path) {
            return;
        }
        let Some(meta) = self.within(entry, &path) else {
            return;
        };
        if meta.is_dir() {
            let folder = format!("{path}/");
            let room = depth < DEPTH_MAX && self.pending.len() < FILES_MAX;
            if room && wanted_folder(&folder, self.photos) {
                self.pending.push((folder, depth + 1));
            }
        } else if wanted_file(&path, self.photos) {
            self.file(path, entry.path(), meta);
        }
    }

    fn file(&mut self, path: String, full: PathBuf, meta: fs::Metadata) {
        if !meta.is_file() {
            self.notes.findings.push(
                warning("not-a-file")
                    .what("this is no ordinary file, so it isn't read")
                    .todo("take it away")
                    .in_file(&path),
            );
        } else if self.found.len() < FILES_MAX {
            self.found.push(FileEntry { path, full, meta });
        } else if !self.full {
            self.full = true;
            self.notes.findings.push(
                error("too-many-files")
                    .what("there are more than 20,000 files; the rest isn't read")
                    .todo("take some out")
                    .in_file(&path),
            );
        }
    }

    /// Whether a name is none of ours, with a word if its owner may not know that.
    fn passed_over(&mut self, name: &str, path: &str) -> bool {
        if let Some(end) = unusual_end(path) {
            self.notes.findings.push(
                warning("bad-name")
                    .what(format!("the file's name ends in `{end}`, so it isn't read"))
                    .todo("let it end in `.ron`")
                    .in_file(path),
            );
            return true;
        }
        if name.contains(".sync-conflict-") && name.ends_with(".ron") {
            let what = "two computers changed a file at once; this copy isn't read";
            self.notes.findings.push(
                warning("sync-conflict")
                    .what(what)
                    .todo("take from it what is needed, and delete it")
                    .in_file(path),
            );
        }
        ignored(name)
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
        if wanted_file(path, true) || wanted_folder(&format!("{path}/"), true) {
            self.notes.findings.push(
                warning("bad-link")
                    .what("this link leads nowhere, in a circle or out of the folder")
                    .todo("copy the file itself into the folder")
                    .in_file(path),
            );
        }
        None
    }
}

fn wanted_folder(folder: &str, photos: bool) -> bool {
    FOLDERS.iter().any(|f| folder.starts_with(f))
        || folder == LOCALES
        || (photos && folder.starts_with(PHOTOS))
}

fn wanted_file(path: &str, photos: bool) -> bool {
    let item_folder = FOLDERS.iter().any(|f| path.starts_with(f));
    (path.ends_with(".ron") && (item_folder || !path.contains('/')))
        || (path.ends_with(".ftl") && path.starts_with(LOCALES))
        || (photos && path.starts_with(PHOTOS))
}

/// An ending that some programs make of `.ron`, in a place where content is looked for.
fn unusual_end(path: &str) -> Option<&str> {
    let end = [".ron.txt", ".ron.rtf", ".ron.docx", ".RON", ".Ron"];
    let end = end.into_iter().find(|end| path.ends_with(end))?;
    let here = !path.contains('/') || FOLDERS.iter().any(|f| path.starts_with(f));
    here.then(|| &path[path.len() - end.len()..])
}

/// Hidden files, and what editors and file synchronisers leave behind.
fn ignored(name: &str) -> bool {
    name.starts_with(['.', '~'])
        || name.ends_with('~')
        || [".swp", ".swx", ".tmp", ".part", ".bak"].iter().any(|end| name.ends_with(end))
        || name.contains(".syncthing.")
        || name.contains(".sync-conflict-")
        || (name.starts_with('#') && name.ends_with('#'))
}
