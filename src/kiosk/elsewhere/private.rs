//! Files of the state folder, where the system keeps a user's folders from others.

use std::io;
use std::path::Path;

use crate::content::folder::disk::write_whole;

/// Writes a file in the state folder, so that at any time the old or the new one is there, whole.
///
/// # Errors
/// What the disk says.
pub(super) fn write_private(state: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    write_whole(&state.join(name), bytes)
}
