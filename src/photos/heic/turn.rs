//! How a HEIF container wants a picture cropped, turned and mirrored.
//!
//! EXIF says it again in many files. Both must not be applied: EXIF counts only where the
//! container says nothing.

use heic_decoder::bitreader::ByteReader;
use image::metadata::Orientation;

use super::container::Container;
use super::damaged;
use crate::photos::fault::{Feature, PhotoFault};

/// What is done to a stored picture before it is shown.
pub(super) struct Turn {
    /// How many pixels at the left and at the top are cut off.
    pub offset: (u32, u32),
    /// Width and height in pixels of what is left.
    pub size: (u32, u32),
    /// How it is then turned, if the container says anything of it.
    pub orientation: Option<Orientation>,
}

impl Turn {
    /// Reads an item's properties in their order (ISO/IEC 23008-12, 6.5.9, 6.5.10 and 6.5.12).
    ///
    /// # Errors
    /// [`PhotoFault::Unsupported`] where it is cropped after it was turned,
    /// [`PhotoFault::Unreadable`] where it is cropped to what isn't there.
    pub(super) fn read(
        container: &Container<'_>,
        item: u32,
        size: (u32, u32),
    ) -> Result<Self, PhotoFault> {
        let mut turn = Self { offset: (0, 0), size, orientation: None };
        // Quarters of a turn to the right, and whether it is mirrored left to right after them.
        let (mut quarters, mut mirrored) = (0, false);
        for (kind, body) in container.properties_of(item) {
            let byte = body.first().copied();
            match &kind {
                b"clap" if turn.orientation.is_some() => {
                    return Err(PhotoFault::Unsupported(Feature::Encoding));
                }
                b"clap" => {
                    [turn.offset, turn.size] = aperture(body, size)?;
                    continue;
                }
                b"irot" => {
                    let left = byte.ok_or_else(damaged)? & 3;
                    // To turn what is mirrored is to turn it the other way and mirror it then.
                    quarters += if mirrored { left } else { 4 - left };
                }
                b"imir" => {
                    // Top to bottom is left to right after half a turn.
                    quarters += if byte.ok_or_else(damaged)? & 1 == 0 { 2 } else { 0 };
                    mirrored = !mirrored;
                }
                _ => continue,
            }
            quarters %= 4;
            turn.orientation = Some(orientation(quarters, mirrored));
        }
        Ok(turn)
    }
}

fn orientation(quarters: u8, mirrored: bool) -> Orientation {
    match (quarters, mirrored) {
        (0, false) => Orientation::NoTransforms,
        (1, false) => Orientation::Rotate90,
        (2, false) => Orientation::Rotate180,
        (_, false) => Orientation::Rotate270,
        (0, true) => Orientation::FlipHorizontal,
        (1, true) => Orientation::Rotate90FlipH,
        (2, true) => Orientation::FlipVertical,
        (_, true) => Orientation::Rotate270FlipH,
    }
}

/// The turn by EXIF; none if there is no such data.
pub(super) fn by_exif(container: &Container<'_>, item: u32) -> Orientation {
    let mut about = container.referred_by(b"cdsc", item);
    let exif = about.find(|&other| container.kind(other) == Some(*b"Exif"));
    let data = exif.and_then(|exif| container.data(exif).ok());
    let orientation = data.and_then(|data| {
        // The first four bytes say how far behind them it begins.
        let (skip, rest) = data.split_first_chunk::<4>()?;
        let skip = usize::try_from(u32::from_be_bytes(*skip)).ok()?;
        Orientation::from_exif_chunk(rest.get(skip..)?)
    });
    orientation.unwrap_or(Orientation::NoTransforms)
}

/// What is left after cropping: its place and its size.
fn aperture(body: &[u8], size: (u32, u32)) -> Result<[(u32, u32); 2], PhotoFault> {
    let mut reader = ByteReader::new(body);
    let side = |full: u32, extent: (u32, u32), centre: (u32, u32)| {
        let length = extent.0.checked_div(extent.1).filter(|&n| n > 0 && n <= full)?;
        // By how much the centre is off has a sign, and may be half a pixel.
        let off = 2 * i64::from(centre.0.cast_signed());
        let first = i64::from(full - length) + off.checked_div(centre.1.into())?;
        let first = u32::try_from(first.div_euclid(2)).ok()?;
        (first.checked_add(length)? <= full).then_some((first, length))
    };
    let width = (reader.u32()?, reader.u32()?);
    let height = (reader.u32()?, reader.u32()?);
    let across = (reader.u32()?, reader.u32()?);
    let down = (reader.u32()?, reader.u32()?);
    let (left, width) = side(size.0, width, across).ok_or_else(damaged)?;
    let (top, height) = side(size.1, height, down).ok_or_else(damaged)?;
    Ok([(left, top), (width, height)])
}
