//! Reads a picture's file whole, within a limit.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::fault::{Fault, Limit, Why};

/// The largest file that is read, in bytes. A 50-megapixel JPEG at high quality has about 25 MB.
pub const MAX_FILE_BYTES: u64 = 40_000_000;

/// The bytes of the file at `path`, following links.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::TooLarge`] or [`Fault::Unreadable`]. A pipe or
/// a device is refused before it is opened, since opening it could block.
pub fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let about = fs::metadata(path).map_err(|error| from_io(&error))?;
    if about.is_dir() {
        return Err(Fault::Unreadable(Why::Folder));
    }
    if !about.is_file() {
        return Err(Fault::Unreadable(Why::NotAFile));
    }
    check_size(about.len())?;
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let mut bytes = Vec::new();
    // One byte past the limit, since the file may have grown since it was measured.
    file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| from_io(&error))?;
    check_size(bytes.len() as u64)?;
    Ok(bytes)
}

/// Refuses a file of more than [`MAX_FILE_BYTES`].
pub(super) fn check_size(bytes: u64) -> Result<(), Fault> {
    if bytes > MAX_FILE_BYTES {
        return Err(Fault::TooLarge(Limit::FileBytes(bytes)));
    }
    Ok(())
}

fn from_io(error: &std::io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Fault::Missing,
        _ => Fault::Unreadable(Why::System(error.to_string())),
    }
}
