//! The size of a picture without decoding it, for the checker.

use std::io::{Cursor, ErrorKind};
use std::path::Path;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::fault::{Fault, Feature, Limit, Why};
use super::jpeg;
use super::raw::{MAX_DECODE_BYTES, check_pixels};
use super::sniff::{self, Kind};
use super::source;

/// A picture whose header has been read and found within the limits.
pub(super) enum Opened<'a> {
    /// A JPEG.
    Jpeg(jpeg::Header),
    /// Any other kind, how it is to be turned, and its colour profile.
    Other(Box<dyn ImageDecoder + 'a>, Orientation, Option<Vec<u8>>),
}

impl Opened<'_> {
    /// What its pixels take when they are decoded.
    pub fn decode_bytes(&self) -> u64 {
        match self {
            Self::Jpeg(header) => header.decode_bytes,
            Self::Other(decoder, ..) => decoder.total_bytes(),
        }
    }
}

/// Width and height in pixels, as the picture stands when turned upright.
///
/// Finds most faults that [`super::decode()`] finds, but not damage in the midst of the pixels.
///
/// # Errors
/// Any [`Fault`] but [`Fault::Missing`].
pub fn probe(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let (width, height, orientation) = match open(bytes)? {
        Opened::Jpeg(header) => (header.width, header.height, header.orientation),
        Opened::Other(decoder, orientation, _) => {
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

/// As [`probe`], for a file.
///
/// # Errors
/// Any [`Fault`].
pub fn probe_file(path: &Path) -> Result<(u32, u32), Fault> {
    probe(&source::read(path, source::Part::Whole)?)
}

/// Reads the header of a picture of any kind and holds it against the limits.
pub(super) fn open(bytes: &[u8]) -> Result<Opened<'_>, Fault> {
    source::check_size(bytes.len() as u64)?;
    let format = match sniff::kind(bytes)? {
        Kind::Jpeg => return jpeg::header(bytes).map(Opened::Jpeg),
        Kind::Png => ImageFormat::Png,
        Kind::Gif => ImageFormat::Gif,
        Kind::WebP => ImageFormat::WebP,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| fault(bytes, &error))?;
    let (width, height) = decoder.dimensions();
    check_pixels(width, height)?;
    if decoder.total_bytes() > MAX_DECODE_BYTES {
        return Err(Fault::TooLarge(Limit::Memory));
    }
    if !has_end(bytes, format) {
        return Err(Fault::CutOff);
    }
    // Broken orientation is no reason to withhold a picture: it stays as stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc = decoder.icc_profile().ok().flatten();
    Ok(Opened::Other(Box::new(decoder), orientation, icc))
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
pub(super) fn fault(bytes: &[u8], error: &ImageError) -> Fault {
    let ends_early = match error {
        ImageError::IoError(io) => io.kind() == ErrorKind::UnexpectedEof,
        // A GIF's last byte is always the same, and its decoder does not tell cut from damaged.
        ImageError::Decoding(_) => bytes.starts_with(b"GIF") && !bytes.ends_with(b";"),
        _ => false,
    };
    match error {
        _ if ends_early => Fault::CutOff,
        ImageError::Limits(_) => Fault::TooLarge(Limit::Memory),
        ImageError::Unsupported(_) => Fault::Unsupported(Feature::Encoding),
        _ => Fault::Unreadable(Why::Damaged),
    }
}
