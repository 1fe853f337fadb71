//! The header of a picture of any kind, and its size without decoding it.

use std::io::{Cursor, ErrorKind};

use image::metadata::Orientation;
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::fault::{Cause, Exceeded, Feature, PhotoFault};
use super::heic::HeicPicture;
use super::jpeg;
use super::limits::MAX_DECODE_BYTES;
use super::pixels::check_pixels;
use super::pixels::profile::Primaries;
use super::sniff::{self, PictureKind};
use super::source::{self, Extent};

/// A picture whose header has been read and found within the limits.
pub(super) enum OpenedPicture<'a> {
    /// A JPEG, by what stands in its header.
    Jpeg(jpeg::JpegHeader),
    /// A HEIC, by what stands in its container.
    Heic(Box<HeicPicture<'a>>),
    /// A PNG, GIF or WebP.
    Other {
        /// The decoder of the pixels.
        decoder: Box<dyn ImageDecoder + 'a>,
        /// How the stored picture is to be turned.
        orientation: Orientation,
        /// The ICC profile.
        icc: Option<Vec<u8>>,
    },
}

impl OpenedPicture<'_> {
    /// The memory that its decoded pixels take, in bytes, where no more than `wanted` pixels are
    /// needed.
    pub(super) fn decode_bytes(&self, wanted: (u32, u32)) -> u64 {
        match self {
            Self::Jpeg(header) => header.decode_bytes(wanted),
            Self::Heic(heic) => heic.decode_bytes(),
            Self::Other { decoder, .. } => decoder.total_bytes(),
        }
    }

    /// The width and height in pixels as the picture is stored.
    pub(super) fn stored_size(&self) -> (u32, u32) {
        match self {
            Self::Jpeg(header) => (header.width, header.height),
            Self::Heic(heic) => heic.size(),
            Self::Other { decoder, .. } => decoder.dimensions(),
        }
    }

    /// The width and height in pixels as the picture stands when turned upright.
    pub(super) fn size(&self) -> (u32, u32) {
        let (width, height) = self.stored_size();
        let sideways = matches!(
            self.orientation(),
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        );
        if sideways { (height, width) } else { (width, height) }
    }

    /// How the stored picture is to be turned.
    pub(super) fn orientation(&self) -> Orientation {
        match self {
            Self::Jpeg(header) => header.orientation,
            Self::Heic(heic) => heic.orientation,
            Self::Other { orientation, .. } => *orientation,
        }
    }

    /// The ICC profile.
    pub(super) fn icc(&self) -> Option<&[u8]> {
        match self {
            Self::Jpeg(header) => header.icc.as_deref(),
            Self::Heic(heic) => heic.icc,
            Self::Other { icc, .. } => icc.as_deref(),
        }
    }

    /// The primaries of its colours, where it has no ICC profile.
    pub(super) fn primaries(&self) -> Primaries {
        match self {
            Self::Heic(heic) => heic.primaries,
            Self::Jpeg(_) | Self::Other { .. } => Primaries::Srgb,
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
    open(bytes, Extent::Whole).map(|opened| opened.size())
}

/// Reads the header of a picture of any kind and holds it against the limits.
///
/// With [`Extent::Head`], `bytes` are the beginning of a file, and it isn't looked whether the
/// picture has an end.
pub(super) fn open(bytes: &[u8], extent: Extent) -> Result<OpenedPicture<'_>, PhotoFault> {
    source::check_size(bytes.len() as u64)?;
    let format = match sniff::kind(bytes)? {
        PictureKind::Jpeg => return jpeg::header(bytes, extent).map(OpenedPicture::Jpeg),
        PictureKind::Heic => {
            return HeicPicture::open(bytes, extent)
                .map(|heic| OpenedPicture::Heic(Box::new(heic)));
        }
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
    if extent == Extent::Whole && !has_end(bytes, format) {
        return Err(PhotoFault::CutOff);
    }
    // Broken orientation is no reason to withhold a picture: it stays as stored.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let icc = decoder.icc_profile().ok().flatten();
    Ok(OpenedPicture::Other { decoder: Box::new(decoder), orientation, icc })
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
