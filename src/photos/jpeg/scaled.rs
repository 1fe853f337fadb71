//! A large JPEG decoded at an eighth, a quarter or half of its size: of each block of 8 × 8
//! samples only the frequencies that such a picture can show are turned into pixels.
//!
//! zune-jpeg can only decode at full size, where a camera's photo takes 36 MB and, with what it
//! takes to shrink them, more than twice the time.

use std::io::Read;

use jpeg_decoder::{Decoder, Error, ImageInfo, PixelFormat};

use super::FrameHeader;
use crate::photos::fault::{Cause, Feature, PhotoFault};
use crate::photos::limits::MAX_DECODE_BYTES;
use crate::photos::pixels::{Layout, Pixels};

/// The scales there are, in eighths, the smallest first.
const EIGHTHS: [u32; 3] = [1, 2, 4];
/// The side of a block in samples.
const BLOCK_SIDE: u32 = 8;
/// Stands in for a picture's end: so many bytes as the decoder reads ahead, then a marker that
/// isn't one, then the end.
///
/// The decoder takes a picture that ends early for one whose rest is zeros. Within a picture
/// `FF FF 00` is a fault, and behind it, where the next marker is looked for, it is passed over.
const END: [u8; 13] = [0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0xFF, 0xFF, 0, 0xFF, 0xD9];

/// A scale at which a picture can be decoded, and the size that it has then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Scale {
    /// The smallest at which a picture is no smaller than `wanted`; `None` if that is its own.
    /// One that takes too much memory at its own size is decoded at half of it.
    pub(super) fn for_size(frame: &FrameHeader, wanted: (u32, u32)) -> Option<Self> {
        let at = |eighths: u32| {
            let [width, height] =
                [frame.width, frame.height].map(|side| (side * eighths).div_ceil(BLOCK_SIDE));
            Self { width, height }
        };
        let is_enough = |scale: &Self| scale.width >= wanted.0 && scale.height >= wanted.1;
        let fits = || frame.decode_bytes() <= MAX_DECODE_BYTES;
        let found = EIGHTHS.map(at).into_iter().find(is_enough);
        found.or_else(|| (!fits()).then(|| at(EIGHTHS[EIGHTHS.len() - 1])))
    }

    /// The memory that decoding takes, in bytes: the pixels, and the samples they are made of.
    pub(super) fn decode_bytes(self, frame: &FrameHeader) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height);
        pixels * (frame.channels() + frame.sampling.len() as u64)
    }
}

/// Decodes the pixels of a JPEG of one pass, as stored, at a scale.
///
/// # Errors
/// [`PhotoFault::CutOff`], [`PhotoFault::Unreadable`] or [`PhotoFault::Unsupported`].
pub(super) fn decode(bytes: &[u8], scale: Scale) -> Result<Pixels, PhotoFault> {
    let damaged = PhotoFault::Unreadable(Cause::Damaged);
    let end = bytes.windows(2).rposition(|pair| pair == [0xFF, 0xD9]).ok_or(PhotoFault::CutOff)?;
    let mut reader = bytes[..end].chain(&END[..]);
    let width = u16::try_from(scale.width).map_err(|_| damaged.clone())?;
    let decoded = scaled(Decoder::new(&mut reader), width);
    let is_cut_off = reader.get_ref().1.len() < END.len();
    let (info, pixels) = decoded.map_err(|error| match error {
        // It came to the end and wanted more.
        _ if is_cut_off => PhotoFault::CutOff,
        Error::Unsupported(_) => PhotoFault::Unsupported(Feature::Encoding),
        _ => damaged.clone(),
    })?;
    let info = info.ok_or(damaged)?;
    let layout = match info.pixel_format {
        PixelFormat::L8 => Layout::Grey8,
        PixelFormat::RGB24 => Layout::Rgb8,
        _ => return Err(PhotoFault::Unsupported(Feature::Encoding)),
    };
    Pixels::new(info.width.into(), info.height.into(), layout, pixels)
}

/// The picture at the scale at which it is no narrower than so many pixels. The width alone
/// decides: of a thin one the height is rounded up to a pixel at any scale.
fn scaled(
    mut decoder: Decoder<impl Read>,
    width: u16,
) -> Result<(Option<ImageInfo>, Vec<u8>), Error> {
    decoder.scale(width, u16::MAX)?;
    let pixels = decoder.decode()?;
    Ok((decoder.info(), pixels))
}
