//! By what names copying programs call what they haven't finished.
//!
//! One of them in a folder says that somebody is still copying, or was broken off: what is there
//! may be half old and half new. The swap files of editors and the locks of office programs say
//! nothing of the kind; they lie there for as long as somebody has a file open.

use std::fs;
use std::path::Path;

/// Folders in which rsync keeps what it has received until all of it is there
/// (`--delay-updates`), or what was broken off (`--partial-dir`).
const RSYNC_FOLDERS: [&str; 2] = [".~tmp~", ".rsync-partial"];
/// Letters that rsync puts behind a name.
const RSYNC_LETTERS: usize = 6;
/// Endings of browsers and of programs for FTP.
const ENDINGS: [&str; 4] = [".part", ".partial", ".filepart", ".crdownload"];

/// Whether a copying program calls something so that it hasn't finished.
pub(super) fn is_unfinished(name: &str) -> bool {
    RSYNC_FOLDERS.contains(&name) || name.starts_with(".unison.") || meant_to_be(name).is_some()
}

/// What a file is going to be called that a copying program hasn't finished: rsync calls it
/// `.a.ron.Xy12Zz`, Syncthing `.syncthing.a.ron.tmp`, Nextcloud `.a.ron.~1a2b`.
fn meant_to_be(name: &str) -> Option<&str> {
    let by_syncthing = |before| name.strip_prefix(before)?.strip_suffix(".tmp");
    let by_ending = || ENDINGS.iter().find_map(|end| name.strip_suffix(end));
    let (of, end) = name.strip_prefix('.').and_then(|hidden| hidden.rsplit_once('.')).unzip();
    let is_hash = |end: &str| {
        end.strip_prefix('~')
            .is_some_and(|hash| !hash.is_empty() && hash.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let is_lot = end.is_some_and(|end| is_random(end) || is_hash(end));
    let by_lot = of.filter(|of| is_lot && of.contains('.'));
    let by_name = by_syncthing(".syncthing.").or_else(|| by_syncthing("~syncthing~"));
    by_name.or_else(by_ending).or(by_lot)
}

/// Whether the unfinished file at `full` is of no account any more: what it was meant to be has come since,
/// by another copy.
#[cfg(unix)]
pub(in crate::content) fn is_overtaken(full: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    // When it came under its name; the time of its words is that of where it was copied from.
    let came = |path: &Path| {
        let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some((meta.ctime(), meta.ctime_nsec()))
    };
    let name = full.file_name().and_then(|name| name.to_str());
    let meant = name.and_then(meant_to_be).map(|name| full.with_file_name(name));
    came(full).zip(meant.and_then(|meant| came(&meant))).is_some_and(|(left, new)| left < new)
}

#[cfg(not(unix))]
pub(in crate::content) fn is_overtaken(_: &Path) -> bool {
    false
}

/// Whether it is what rsync draws by lot. A word in small letters is somebody's own ending.
fn is_random(end: &str) -> bool {
    end.len() == RSYNC_LETTERS
        && end.chars().all(|c| c.is_ascii_alphanumeric())
        && !end.chars().all(|c| c.is_ascii_lowercase())
}

/// The lock that git holds while it changes the files of a working tree that `real_root`, which
/// has no links in it, is or lies in; `None` while there is none.
pub(in crate::content) fn git_lock(real_root: &Path) -> Option<String> {
    let git = real_root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists())?;
    let lock = match fs::metadata(&git).ok()?.is_dir() {
        true => git.join("index.lock"),
        // Of a second working tree, or a submodule, it says where the folder is.
        false => {
            let text = fs::read_to_string(&git).ok()?;
            real_root.join(text.strip_prefix("gitdir:")?.trim()).join("index.lock")
        }
    };
    lock.exists().then(|| ".git/index.lock".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copying_programs_leave_unfinished_is_known_and_what_editors_keep_open_is_not() {
        for name in [
            ".2026.ron.Xy12Zz",
            ".a.ron.eZQv4A",
            ".IMG_1.jpg.0a1b2c",
            ".~tmp~",
            ".rsync-partial",
            ".syncthing.a.ron.tmp",
            "~syncthing~a.ron.tmp",
            ".a.ron.~1a2b3c",
            ".unison.a.ron.8f2.unison.tmp",
            "a.ron.part",
            "a.ron.filepart",
            "a.jpg.crdownload",
        ] {
            assert!(is_unfinished(name), "{name}");
        }
        for name in [
            "a.ron",
            ".a.ron.swp",
            ".#a.ron",
            "#a.ron#",
            "a.ron~",
            ".~lock.a.xlsx#",
            ".goutputstream-AB12CD",
            ".a.ron.backup",
            ".DS_Store",
            ".git",
            ".hidden1",
            "4913",
        ] {
            assert!(!is_unfinished(name), "{name}");
        }
    }
}
