//! What a JPEG file says of itself before its pixels, and those pixels.

mod scaled;

use image::metadata::Orientation;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::pixels::shrink::Shrinker;
use crate::photos::fault::{Cause, Exceeded, Feature, PhotoFault};
use crate::photos::limits::{MAX_DECODE_BYTES, MAX_SIDE_PX};
use crate::photos::pixels::{Layout, Pixels, check_pixels};
use crate::photos::source::Extent;
use scaled::Scale;

/// Pictures whose pixels take more than so many bytes, which is those past 4 megapixels, are
/// decoded at a scale where that can be done.
const SCALED_FROM_BYTES: u64 = 12_000_000;
/// What a segment with a part of a colour profile begins with.
const ICC: &[u8] = b"ICC_PROFILE\0";

/// What a JPEG file says of itself before its pixels.
pub(super) struct JpegHeader {
    /// Stored width in pixels.
    pub width: u32,
    /// Stored height in pixels.
    pub height: u32,
    /// How the stored picture is to be turned, by its EXIF data; upright when they do not say.
    pub orientation: Orientation,
    /// The ICC profile, all its parts joined.
    pub icc: Option<Vec<u8>>,
    /// Whether the picture is large, and can be decoded at a scale.
    scales: bool,
    frame: FrameHeader,
}

impl JpegHeader {
    /// The memory that decoding takes, in bytes, where no more than `wanted` pixels are needed.
    pub(super) fn decode_bytes(&self, wanted: (u32, u32)) -> u64 {
        let scale = self.scale(wanted);
        scale.map_or_else(|| self.frame.decode_bytes(), |scale| scale.decode_bytes(&self.frame))
    }

    /// The scale at which it is decoded; `None` for its own size.
    fn scale(&self, wanted: (u32, u32)) -> Option<Scale> {
        self.scales.then(|| Scale::for_size(&self.frame, wanted)).flatten()
    }
}

/// A frame as its segment describes it.
struct FrameHeader {
    width: u32,
    height: u32,
    progressive: bool,
    /// Horizontal and vertical sampling of each component, 1 to 4.
    sampling: Vec<(u32, u32)>,
}

impl FrameHeader {
    fn channels(&self) -> u64 {
        if self.sampling.len() == 1 { 1 } else { 3 }
    }

    /// The most that a component is sampled across and down.
    fn densest(&self) -> (u32, u32) {
        let wide = self.sampling.iter().map(|s| s.0).max();
        let tall = self.sampling.iter().map(|s| s.1).max();
        (wide.unwrap_or(1), tall.unwrap_or(1))
    }

    /// Samples of all components together.
    fn samples(&self) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let (wide, tall) = self.densest();
        let each: u64 = self.sampling.iter().map(|&(h, v)| u64::from(h * v)).sum();
        pixels * each / u64::from(wide * tall)
    }

    /// What decoding it whole allocates: the pixels, and two bytes a sample if they come in
    /// several passes.
    fn decode_bytes(&self) -> u64 {
        let pixels = u64::from(self.width) * u64::from(self.height) * self.channels();
        pixels + if self.progressive { 2 * self.samples() } else { 0 }
    }

    /// What the scans take at the very least, in bytes: a bit for the mean of each block of 64
    /// samples, and, but for several passes, another to say that nothing else is in it.
    fn scan_bytes_min(&self) -> u64 {
        let bits = if self.progressive { 1 } else { 2 };
        self.samples() / 64 * bits / 8
    }
}

/// Reads the header of a JPEG, and, unless `bytes` are only its beginning, looks whether its
/// picture has an end.
///
/// # Errors
/// [`PhotoFault::CutOff`] without an end, [`PhotoFault::TooLarge`] past a limit,
/// [`PhotoFault::Unsupported`] for colours that would come out wrong.
pub(super) fn header(bytes: &[u8], extent: Extent) -> Result<JpegHeader, PhotoFault> {
    let mut frame = None;
    let mut adobe = None;
    let mut orientation = None;
    let mut profile = Vec::new();
    let mut segments = segments(bytes);
    let (scan, at) = loop {
        let Segment { marker, body, next } = segments.next().ok_or(PhotoFault::CutOff)??;
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
            0xDA => break (body, next),
            _ => {}
        }
    };
    let frame = frame.ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    check_pixels(frame.width, frame.height)?;
    let in_one_pass = scan.first().is_some_and(|&count| usize::from(count) == frame.sampling.len());
    let is_large = frame.decode_bytes() > SCALED_FROM_BYTES;
    let scales = is_large && in_one_pass && !frame.progressive && frame.sampling.len() < 4;
    if !scales && frame.decode_bytes() > MAX_DECODE_BYTES {
        return Err(PhotoFault::TooLarge(Exceeded::Memory));
    }
    let whole = extent == Extent::Whole;
    // Within the scans FF is never followed by D9 but at the very end. A file whose tail has been
    // set aside but not yet been written is all zeros there, which decodes as valid grey.
    if whole && !bytes[at..].windows(2).rev().any(|pair| pair == [0xFF, 0xD9]) {
        return Err(PhotoFault::CutOff);
    }
    // The decoder fills what an early end leaves out with grey, and says nothing.
    if whole && ((bytes.len() - at) as u64) < frame.scan_bytes_min() {
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
        scales,
        frame,
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

/// A segment of a JPEG before its scans.
struct Segment<'a> {
    marker: u8,
    body: &'a [u8],
    /// Where the next one begins, or what a scan is of.
    next: usize,
}

/// The segments of a JPEG from its beginning. Whoever comes to a scan has to stop there.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Result<Segment<'_>, PhotoFault>> {
    let mut at = Some(2);
    std::iter::from_fn(move || {
        let found = segment(bytes, at?);
        at = found.as_ref().ok().map(|segment| segment.next);
        Some(found)
    })
}

fn segment(bytes: &[u8], at: usize) -> Result<Segment<'_>, PhotoFault> {
    let rest = bytes.get(at..).ok_or(PhotoFault::CutOff)?;
    if rest.first().is_some_and(|&byte| byte != 0xFF) {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    // Any number of FF may fill the space before a marker.
    let fill = rest.iter().take_while(|&&byte| byte == 0xFF).count();
    let rest = &rest[fill..];
    let &marker = rest.first().ok_or(PhotoFault::CutOff)?;
    if matches!(marker, 0xD9 | 0x01) {
        return Ok(Segment { marker, body: &[], next: at + fill + 1 });
    }
    let length = rest.get(1..3).ok_or(PhotoFault::CutOff)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    let body = rest.get(3..=length).ok_or(PhotoFault::CutOff)?;
    Ok(Segment { marker, body, next: at + fill + 1 + length })
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
        .map(|c| (u32::from(c[1] >> 4), u32::from(c[1] & 15)))
        .collect();
    let valid = |&(h, v): &(u32, u32)| (1..=4).contains(&h) && (1..=4).contains(&v);
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

/// Decodes the pixels of a JPEG as stored, not turned, and has them shrunk.
///
/// # Errors
/// [`PhotoFault::CutOff`] or [`PhotoFault::Unreadable`] if something is missing or makes no sense.
pub(super) fn decode(
    bytes: &[u8],
    header: &JpegHeader,
    out: &mut Shrinker,
) -> Result<(), PhotoFault> {
    match header.scale(out.size()) {
        Some(scale) => {
            let pixels = scaled::decode(bytes, scale)?;
            out.come_as((pixels.width, pixels.height));
            out.push(&pixels)
        }
        None => out.push(&pixels(bytes, header)?),
    }
}

fn pixels(bytes: &[u8], header: &JpegHeader) -> Result<Pixels, PhotoFault> {
    let (layout, colours) = match header.frame.channels() {
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

#[cfg(test)]
mod tests;
