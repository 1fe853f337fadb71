//! Reads a picture's file whole, within a limit.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::Path;

use super::colour::HEAD_BYTES;
use super::fault::{Fault, Limit, Why};

/// The largest file that is read, in bytes. A 50-megapixel JPEG at high quality has about 25 MB.
pub const MAX_FILE_BYTES: u64 = 40_000_000;

/// How much of a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Its beginning, as far as a quick look at it needs.
    Head,
}

/// The bytes of the file at `path`, following links; of its [`Part::Head`] `HEAD_BYTES` at most.
///
/// # Errors
/// [`Fault::Missing`], [`Fault::TooLarge`] or [`Fault::Unreadable`]. A pipe or
/// a device is refused before it is opened, since opening it could block.
pub fn read(path: &Path, part: Part) -> Result<Vec<u8>, Fault> {
    let about = fs::metadata(path).map_err(|error| from_io(&error))?;
    if about.is_dir() {
        return Err(Fault::Unreadable(Why::Folder));
    }
    if !about.is_file() {
        return Err(Fault::Unreadable(Why::NotAFile));
    }
    check_size(about.len())?;
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let most = match part {
        // One byte past the limit, since the file may have grown since it was measured.
        Part::Whole => MAX_FILE_BYTES + 1,
        Part::Head => HEAD_BYTES,
    };
    // Told its size, it needn't grow while it is read.
    let mut bytes = Vec::with_capacity(most.min(about.len() + 1) as usize);
    file.take(most).read_to_end(&mut bytes).map_err(|error| from_io(&error))?;
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
