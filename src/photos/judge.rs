//! Judges the picture in a file: by all of it, or by its beginning.

use std::panic;
use std::path::Path;

use super::decode::decode;
use super::fault::{Cause, PhotoFault};
use super::limits::HEAD_BYTES;
use super::probe::{open, probe};
use super::source::{Extent, read};

/// The longer side that a picture is decoded at to be judged, in pixels.
const JUDGED_PX: u32 = 64;

/// Judges the picture in a file by decoding it, as it is decoded to be shown. Its width and height
/// in pixels, as it stands when turned upright.
///
/// # Errors
/// Any [`PhotoFault`] for which it would not be shown.
pub fn judge(path: &Path) -> Result<(u32, u32), PhotoFault> {
    let bytes = read(path, Extent::Whole)?;
    let judged = panic::catch_unwind(|| {
        let size = probe(&bytes)?;
        decode(&bytes, JUDGED_PX).map(|_| size)
    });
    judged.unwrap_or(Err(PhotoFault::Unreadable(Cause::Crashed)))
}

/// Judges the picture in a file by what it says of itself, of which mostly only the beginning has
/// to be read. Its width and height in pixels, as it stands when turned upright.
///
/// # Errors
/// A [`PhotoFault`] for which it can't be shown. One whose pixels are damaged passes.
pub fn look(path: &Path) -> Result<(u32, u32), PhotoFault> {
    let head = read(path, Extent::Head)?;
    let whole = u64::try_from(head.len()).is_ok_and(|length| length < HEAD_BYTES);
    let extent = if whole { Extent::Whole } else { Extent::Head };
    let looked = panic::catch_unwind(|| open(&head, extent).map(|opened| opened.size()));
    match looked.unwrap_or(Err(PhotoFault::Unreadable(Cause::Crashed))) {
        // What it says of itself may be longer than its beginning.
        Err(PhotoFault::CutOff | PhotoFault::Unreadable(_)) if !whole => {
            probe(&read(path, Extent::Whole)?)
        }
        looked => looked,
    }
}
