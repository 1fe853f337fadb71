//! What a JPEG file says of itself before its pixels, and those pixels.

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::fault::{Cause, Exceeded, Feature, PhotoFault};
use super::limits::{MAX_DECODE_BYTES, MAX_SIDE_PX};
use super::pixels::{Layout, Pixels, check_pixels};

/// What a segment with a part of a colour profile begins with.
const ICC: &[u8] = b"ICC_PROFILE\0";

/// What a JPEG file says of itself before its pixels.
pub struct JpegHeader {
    /// Stored width in pixels.
    pub width: u32,
    /// Stored height in pixels.
    pub height: u32,
    /// How the stored picture is to be turned, by its EXIF data; upright when they do not say.
    pub orientation: Orientation,
    /// The ICC profile, all its parts joined.
    pub icc: Option<Vec<u8>>,
    /// The memory that decoding takes, in bytes.
    pub decode_bytes: u64,
    channels: u8,
}

/// A frame as its segment describes it.
struct FrameHeader {
    width: u32,
    height: u32,
    progressive: bool,
    /// Horizontal and vertical sampling of each component, 1 to 4.
    sampling: Vec<(u64, u64)>,
}

/// Reads the header of a JPEG, and looks whether its picture has an end.
///
/// # Errors
/// [`PhotoFault::CutOff`] without an end, [`PhotoFault::TooLarge`] past a limit,
/// [`PhotoFault::Unsupported`] for colours that would come out wrong.
pub fn header(bytes: &[u8]) -> Result<JpegHeader, PhotoFault> {
    let mut frame = None;
    let mut adobe = None;
    let mut orientation = None;
    let mut profile = Vec::new();
    let mut at = 2;
    loop {
        let (marker, body, next) = segment(bytes, at)?;
        match marker {
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(PhotoFault::Unsupported(Feature::Encoding));
            }
            0xC0..=0xC2 if frame.is_none() => frame = Some(read_frame(marker, body)?),
            0xE1 if orientation.is_none() && body.starts_with(b"Exif\0\0") => {
                orientation = Orientation::from_exif_chunk(&body[6..]);
            }
            0xE2 if body.starts_with(ICC) => profile.push(&body[ICC.len()..]),
            0xEE if body.starts_with(b"Adobe") => adobe = body.get(11).copied(),
            0xD9 => return Err(PhotoFault::CutOff),
            0xDA => {
                at = next;
                break;
            }
            _ => {}
        }
        at = next;
    }
    let frame = frame.ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    check_pixels(frame.width, frame.height)?;
    let decode_bytes = decode_bytes(&frame);
    if decode_bytes > MAX_DECODE_BYTES {
        return Err(PhotoFault::TooLarge(Exceeded::Memory));
    }
    // Within the scans FF is never followed by D9 but at the very end. A file whose tail has been
    // set aside but not yet been written is all zeros there, which decodes as valid grey.
    if !bytes[at..].windows(2).rev().any(|pair| pair == [0xFF, 0xD9]) {
        return Err(PhotoFault::CutOff);
    }
    // The decoder fills what an early end leaves out with grey, and says nothing.
    if ((bytes.len() - at) as u64) < scan_bytes_min(&frame) {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    // Inks may be stored either way round. What Adobe's marker says is kept to by plain CMYK files,
    // but of those in YCCK both kinds are about (zune-image issue 442), and of unmarked ones too.
    if frame.sampling.len() == 4 && adobe != Some(0) {
        return Err(PhotoFault::Unsupported(Feature::PrintColours));
    }
    Ok(JpegHeader {
        width: frame.width,
        height: frame.height,
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        // That of four inks says nothing about the red, green and blue that they are decoded to.
        icc: joined(profile).filter(|_| frame.sampling.len() < 4),
        decode_bytes,
        channels: if frame.sampling.len() == 1 { 1 } else { 3 },
    })
}

/// A profile of its parts, each of which begins with its number, from 1, and how many there are.
/// `None` unless every one is there once.
fn joined(mut parts: Vec<&[u8]>) -> Option<Vec<u8>> {
    parts.sort_by_key(|part| part.first().copied());
    let count = parts.len();
    let in_place = |(number, part): (usize, &&[u8])| {
        part.get(..2)
            .is_some_and(|head| [usize::from(head[0]), usize::from(head[1])] == [number, count])
    };
    let whole = count > 0 && (1..).zip(&parts).all(in_place);
    whole.then(|| parts.iter().flat_map(|part| &part[2..]).copied().collect())
}

/// The segment at `at`: its marker, what is in it, and where the next one is.
fn segment(bytes: &[u8], at: usize) -> Result<(u8, &[u8], usize), PhotoFault> {
    let rest = bytes.get(at..).ok_or(PhotoFault::CutOff)?;
    if rest.first().is_some_and(|&byte| byte != 0xFF) {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    // Any number of FF may fill the space before a marker.
    let fill = rest.iter().take_while(|&&byte| byte == 0xFF).count();
    let rest = &rest[fill..];
    let &marker = rest.first().ok_or(PhotoFault::CutOff)?;
    if matches!(marker, 0xD9 | 0x01) {
        return Ok((marker, &[], at + fill + 1));
    }
    let length = rest.get(1..3).ok_or(PhotoFault::CutOff)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    let body = rest.get(3..=length).ok_or(PhotoFault::CutOff)?;
    Ok((marker, body, at + fill + 1 + length))
}

fn read_frame(marker: u8, body: &[u8]) -> Result<FrameHeader, PhotoFault> {
    let damaged = PhotoFault::Unreadable(Cause::Damaged);
    let &[depth, h1, h0, w1, w0, count, ref components @ ..] = body else {
        return Err(damaged);
    };
    if depth != 8 {
        return Err(PhotoFault::Unsupported(Feature::Encoding));
    }
    if !matches!(count, 1 | 3 | 4) {
        return Err(PhotoFault::Unsupported(Feature::Encoding));
    }
    let sampling: Vec<_> = components
        .chunks_exact(3)
        .take(count.into())
        .map(|c| (u64::from(c[1] >> 4), u64::from(c[1] & 15)))
        .collect();
    let valid = |&(h, v): &(u64, u64)| (1..=4).contains(&h) && (1..=4).contains(&v);
    if sampling.len() != usize::from(count) || !sampling.iter().all(valid) {
        return Err(damaged);
    }
    Ok(FrameHeader {
        width: u16::from_be_bytes([w1, w0]).into(),
        height: u16::from_be_bytes([h1, h0]).into(),
        progressive: marker == 0xC2,
        sampling,
    })
}

/// Samples of all components together.
fn samples(frame: &FrameHeader) -> u64 {
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    let widest = frame.sampling.iter().map(|s| s.0).max().unwrap_or(1);
    let tallest = frame.sampling.iter().map(|s| s.1).max().unwrap_or(1);
    let each: u64 = frame.sampling.iter().map(|(h, v)| h * v).sum();
    pixels * each / (widest * tallest)
}

/// What decoding allocates: the pixels, and two bytes a sample if they come in several passes.
fn decode_bytes(frame: &FrameHeader) -> u64 {
    let channels = if frame.sampling.len() == 1 { 1 } else { 3 };
    let pixels = u64::from(frame.width) * u64::from(frame.height) * channels;
    pixels + if frame.progressive { 2 * samples(frame) } else { 0 }
}

/// What the scans take at the very least: a bit for the mean of each block of 64 samples, and, but
/// for several passes, another to say that nothing else is in it.
fn scan_bytes_min(frame: &FrameHeader) -> u64 {
    let bits = if frame.progressive { 1 } else { 2 };
    samples(frame) / 64 * bits / 8
}

/// Decodes the pixels of a JPEG as stored, not turned.
///
/// # Errors
/// [`PhotoFault::CutOff`] or [`PhotoFault::Unreadable`] if something is missing or makes no sense.
pub fn pixels(bytes: &[u8], header: &JpegHeader) -> Result<Pixels, PhotoFault> {
    let (layout, colours) = match header.channels {
        1 => (Layout::Grey8, ColorSpace::Luma),
        _ => (Layout::Rgb8, ColorSpace::RGB),
    };
    // Without strict mode a picture that ends half-way decodes as one whose other half is grey.
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE_PX as usize)
        .set_max_height(MAX_SIDE_PX as usize)
        .jpeg_set_out_colorspace(colours);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let pixels = decoder.decode().map_err(|error| match error {
        DecodeErrors::ExhaustedData | DecodeErrors::FormatStatic("Premature end of buffer") => {
            PhotoFault::CutOff
        }
        DecodeErrors::Unsupported(_) => PhotoFault::Unsupported(Feature::Encoding),
        _ => PhotoFault::Unreadable(Cause::Damaged),
    })?;
    Pixels::new(header.width, header.height, layout, pixels)
}
