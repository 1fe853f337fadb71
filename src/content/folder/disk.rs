//! The files of a content folder, as bytes: found, measured and read without ever blocking
//! on what isn't a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::copies::copies;
use super::layout::HISTORY;
use super::passed_over;
use super::walk::walk;
use crate::content::finding::{Finding, error};

/// Largest file that is read, in bytes.
pub const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Most bytes of all content files together.
pub const TOTAL_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// Nobody writes one file for so long.
const LEFT_FOR_GOOD: Duration = Duration::from_secs(60);

/// The content files of a folder: a snapshot that is read from, and nothing else is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// By their path relative to the folder, with `/`.
    pub map: BTreeMap<String, Arc<[u8]>>,
    /// Copies of them that syncs, browsers and file managers have made. Nothing in them is shown,
    /// and what they hold back is held back.
    pub copies: BTreeMap<String, Arc<[u8]>>,
    /// Files that are there and couldn't be read.
    pub unreadable: BTreeSet<String>,
    /// Folders of items that aren't there, and whose absence is taken for a loss.
    pub absent: BTreeSet<String>,
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

    /// Sets the copies among the files apart, with a finding for each; of a copied folder one
    /// finding for all that is in it.
    pub(in crate::content) fn set_copies_apart(&mut self) {
        let paths = self.map.keys().chain(&self.unreadable).map(String::as_str);
        let mut told = BTreeSet::new();
        for (path, copied) in copies(paths) {
            self.unreadable.remove(&path);
            if let Some((path, bytes)) = self.map.remove_entry(&path) {
                self.copies.insert(path, bytes);
            }
            if told.insert(copied.copy.clone()) {
                self.findings.push(passed_over::of_copy(&copied));
            }
        }
    }

    /// Whether there is no content at all: no folder, or an empty one in its place.
    pub fn is_gone(&self) -> bool {
        let is_content = |path: &String| path.ends_with(".ron") && !path.starts_with(HISTORY);
        self.missing || !self.map.keys().any(is_content)
    }
}

/// Reads all content files below `root`: `*.ron` in the root and in the item folders, `*.ftl`
/// in `locales/`. Never blocks on anything that isn't a regular file.
pub fn read_dir(root: &Path) -> Files {
    let mut listing = walk(root);
    let mut files = Files { missing: listing.is_missing, ..Files::default() };
    files.absent.append(&mut listing.absent);
    files.findings.append(&mut listing.findings);
    files.findings.extend(passed_over::told(root, &listing));
    let mut total = 0;
    for entry in listing.files {
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
    files.set_copies_apart();
    files
}

/// Reads the content files at `paths`, relative to `root`, and leaves out what can't be read.
pub(in crate::content) fn read_some<'a>(
    root: &Path,
    paths: impl IntoIterator<Item = &'a str>,
) -> Files {
    let mut files = Files::default();
    for path in paths {
        let full = root.join(path);
        let is_file = fs::metadata(&full).is_ok_and(|meta| meta.is_file());
        if let Some(bytes) = is_file.then(|| read_file(&full).ok()).flatten() {
            files.insert(path, bytes);
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
/// one of the names of [`temporaries`], under which nothing of a content folder is read.
///
/// # Errors
/// What the disk says, and then the old file stands.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let [plain, own] = temporaries(path);
    let (file, temporary, left) = match File::create_new(&plain) {
        Ok(file) => (file, plain, None),
        // Somebody else is writing it just now, or was ended while doing so.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            (File::create(&own)?, own, Some(plain))
        }
        Err(error) => return Err(error),
    };
    let written = fill(file, bytes).and_then(|()| {
        if let Some(left) = left {
            clear(&left, &temporary);
        }
        fs::rename(&temporary, path)
    });
    if let Err(error) = written {
        // What is left of it says nothing that the error doesn't.
        let _gone = fs::remove_file(&temporary);
        return Err(error);
    }
    sync_names(folder)
}

/// What the file at `path` is called while it is written: usually the first; the second, which no
/// other process has, where the first is there already.
pub fn temporaries(path: &Path) -> [PathBuf; 2] {
    static PROCESS: OnceLock<u64> = OnceLock::new();
    // Two machines that write to one share may have given their processes the same number.
    let process = PROCESS.get_or_init(|| RandomState::new().hash_one(std::process::id()));
    [".tmp".to_owned(), format!(".{process:016x}.tmp")].map(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        name.into()
    })
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// Takes away what a process has `left` that was ended while it wrote, if that was long before
/// `fresh` was written.
fn clear(left: &Path, fresh: &Path) {
    let time = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let (Some(old), Some(new)) = (time(left), time(fresh)) else { return };
    if new.duration_since(old).is_ok_and(|age| age >= LEFT_FOR_GOOD)
        && let Err(error) = fs::remove_file(left)
    {
        tracing::warn!("{} can't be deleted: {error}", left.display());
    }
}

/// The name of a file, too, must be on the disk.
#[cfg(unix)]
fn sync_names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere a folder can't be opened, and the system sees to names by itself.
#[cfg(not(unix))]
fn sync_names(_: &Path) -> io::Result<()> {
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_write_one_file_dont_meet_and_what_a_dead_one_left_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        let [plain, own] = temporaries(&path);
        let other = File::create(&plain).expect("somebody else's");
        write_whole(&path, b"mine").expect("written");
        assert_eq!(fs::read(&path).expect("there"), b"mine");
        assert!(plain.exists() && !own.exists(), "the other one goes on");
        let long_ago = other.metadata().and_then(|meta| meta.modified()).expect("a time");
        other.set_modified(long_ago - 2 * LEFT_FOR_GOOD).expect("set back");
        write_whole(&path, b"again").expect("written");
        assert!(!plain.exists() && !own.exists());
        assert_eq!(fs::read(&path).expect("there"), b"again");
    }

    #[test]
    fn a_folder_is_gone_where_no_content_is_in_it() {
        let with = |paths: &[&str]| {
            let mut files = Files::default();
            paths.iter().for_each(|path| files.insert(*path, &b""[..]));
            files.is_gone()
        };
        assert!(with(&[]) && with(&["locales/fr.ftl"]) && with(&["history/x.ron"]));
        assert!(!with(&["kiosk.ron"]) && !with(&["history/x.ron", "philosophy/a.ron"]));
        let mut files = Files { missing: true, ..Files::default() };
        files.insert("kiosk.ron", &b""[..]);
        assert!(files.is_gone());
    }

    #[test]
    fn what_cant_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::create_dir(&path).expect("a folder in its place");
        write_whole(&path, b"mine").expect_err("a folder is there");
        assert!(temporaries(&path).iter().all(|path| !path.exists()));
    }
}
