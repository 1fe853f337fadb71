//! The header of a picture of any kind, and its size without decoding it.

use std::io::{Cursor, ErrorKind};
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::fault::{Cause, Exceeded, Feature, PhotoFault};
use super::jpeg;
use super::limits::MAX_DECODE_BYTES;
use super::pixels::check_pixels;
use super::sniff::{self, PictureKind};
use super::source;

/// A picture whose header has been read and found within the limits.
pub(super) enum OpenedPicture<'a> {
    /// A JPEG, by what stands in its header.
    Jpeg(jpeg::JpegHeader),
    /// A PNG, GIF or WebP: its decoder, how it is to be turned, and its ICC profile.
    Other(Box<dyn ImageDecoder + 'a>, Orientation, Option<Vec<u8>>),
}

impl OpenedPicture<'_> {
    /// The memory that its decoded pixels take, in bytes.
    pub fn decode_bytes(&self) -> u64 {
        match self {
            Self::Jpeg(header) => header.decode_bytes,
            Self::Other(decoder, ..) => decoder.total_bytes(),
        }
    }
}

/// The width and height of a picture in pixels, as it stands when turned upright.
///
/// Finds most faults that [`super::decode()`] finds, but not damage in the midst of the pixels.
///
/// # Errors
/// Any [`PhotoFault`] but [`PhotoFault::Missing`].
pub fn probe(bytes: &[u8]) -> Result<(u32, u32), PhotoFault> {
    let (width, height, orientation) = match open(bytes)? {
        OpenedPicture::Jpeg(header) => (header.width, header.height, header.orientation),
        OpenedPicture::Other(decoder, orientation, _) => {
            let (width, height) = decoder.dimensions();
            (width, height, orientation)
        }
    };
    let sideways = matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    );
    Ok(if sideways { (height, width) } else { (width, height) })
}

/// The width and height in pixels of the picture in a file, as it stands when turned upright.
///
/// # Errors
/// Any [`PhotoFault`].
pub fn probe_file(path: &Path) -> Result<(u32, u32), PhotoFault> {
    probe(&source::read(path, source::Extent::Whole)?)
}

/// Reads the header of a picture of any kind and holds it against the limits.
pub(super) fn open(bytes: &[u8]) -> Result<OpenedPicture<'_>, PhotoFault> {
    source::check_size(bytes.len() as u64)?;
    let format = match sniff::kind(bytes)? {
        PictureKind::Jpeg => return jpeg::header(bytes).map(OpenedPicture::Jpeg),
        PictureKind::Png => ImageFormat::Png,
        PictureKind::Gif => ImageFormat::Gif,
        PictureKind::WebP => ImageFormat::WebP,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| fault(bytes, &error))?;
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    if decoder.total_bytes() > MAX_DECODE_BYTES {
        return Err(PhotoFault::TooLarge(Exceeded::Memory));
    }
    if !has_end(bytes, format) {
        return Err(PhotoFault::CutOff);
    }
    // Broken orientation is no reason to withhold a picture: it stays as stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc = decoder.icc_profile().ok().flatten();
    Ok(OpenedPicture::Other(Box::new(decoder), orientation, icc))
}

/// No limit on width and height here, so that [`check_pixels`] can say which it was.
fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODE_BYTES);
    limits
}

/// Whether the file reaches as far as it says it does.
fn has_end(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Png => png_has_end(bytes),
        ImageFormat::WebP => {
            let length = bytes.get(4..8).and_then(|four| four.try_into().ok());
            length.is_some_and(|four| u32::from_le_bytes(four) as usize + 8 <= bytes.len())
        }
        // A GIF says nothing of its length; its decoder misses what is missing.
        _ => true,
    }
}

fn png_has_end(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        if &head[4..] == b"IEND" {
            return true;
        }
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        at += length + 12;
    }
    false
}

/// What a decoder's complaint about `bytes` means to the owner of the picture.
pub(super) fn fault(bytes: &[u8], error: &ImageError) -> PhotoFault {
    let ends_early = match error {
        ImageError::IoError(io) => io.kind() == ErrorKind::UnexpectedEof,
        // A GIF's last byte is always the same, and its decoder does not tell cut from damaged.
        ImageError::Decoding(_) => bytes.starts_with(b"GIF") && !bytes.ends_with(b";"),
        _ => false,
    };
    match error {
        _ if ends_early => PhotoFault::CutOff,
        ImageError::Limits(_) => PhotoFault::TooLarge(Exceeded::Memory),
        ImageError::Unsupported(_) => PhotoFault::Unsupported(Feature::Encoding),
        _ => PhotoFault::Unreadable(Cause::Damaged),
    }
}
