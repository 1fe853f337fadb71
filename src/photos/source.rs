//! Reads a picture's file whole, within a limit.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::fault::{Cause, Exceeded, PhotoFault};
use super::limits::{HEAD_BYTES, MAX_FILE_BYTES};

/// How much of a photo's file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The whole file.
    Whole,
    /// The beginning of the file, [`HEAD_BYTES`] at most: enough for the small picture in EXIF.
    Head,
}

/// Reads a photo's file, following links.
///
/// # Errors
/// [`PhotoFault::Missing`], [`PhotoFault::TooLarge`] past [`MAX_FILE_BYTES`] or
/// [`PhotoFault::Unreadable`]. A pipe or a device is refused before it is opened, since opening
/// it could block.
pub fn read(path: &Path, extent: Extent) -> Result<Vec<u8>, PhotoFault> {
    let about = fs::metadata(path).map_err(|error| from_io(&error))?;
    if about.is_dir() {
        return Err(PhotoFault::Unreadable(Cause::Folder));
    }
    if !about.is_file() {
        return Err(PhotoFault::Unreadable(Cause::NotAFile));
    }
    check_size(about.len())?;
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let most = match extent {
        // One byte past the limit, since the file may have grown since it was measured.
        Extent::Whole => MAX_FILE_BYTES + 1,
        Extent::Head => HEAD_BYTES,
    };
    // Told its size, it needn't grow while it is read.
    let mut bytes = Vec::with_capacity(usize::try_from(most.min(about.len() + 1)).unwrap_or(0));
    file.take(most).read_to_end(&mut bytes).map_err(|error| from_io(&error))?;
    check_size(bytes.len() as u64)?;
    Ok(bytes)
}

/// Refuses a file of more than [`MAX_FILE_BYTES`].
pub(super) fn check_size(bytes: u64) -> Result<(), PhotoFault> {
    if bytes > MAX_FILE_BYTES {
        return Err(PhotoFault::TooLarge(Exceeded::FileBytes(bytes)));
    }
    Ok(())
}

fn from_io(error: &std::io::Error) -> PhotoFault {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PhotoFault::Missing,
        _ => PhotoFault::Unreadable(Cause::System(error.to_string())),
    }
}
