//! What the folders of content and state are like for the user who asks.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, access};

use crate::content::{Loaded, load_dir};
use crate::kiosk::judge::look;

/// What is known of a folder's rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Rights {
    pub path: PathBuf,
    pub is_there: bool,
    pub is_read: bool,
    pub is_written: bool,
    /// Whether users who are neither its owner nor in its group can read it.
    pub is_open_to_all: bool,
}

/// Asks what this user may do with a folder.
pub(in super::super) fn rights(path: &Path) -> Rights {
    let may = |access_| access(path, access_).is_ok();
    Rights {
        path: path.to_owned(),
        is_there: path.is_dir(),
        is_read: may(Access::READ_OK | Access::EXEC_OK),
        is_written: may(Access::WRITE_OK | Access::EXEC_OK),
        is_open_to_all: path.metadata().is_ok_and(|meta| meta.mode() & 0o005 == 0o005),
    }
}

/// Whether it is root who asks.
pub(in super::super) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Reads the content folder as it is now.
pub(in super::super) fn content(folder: &Path) -> Loaded {
    load_dir(folder, look)
}
