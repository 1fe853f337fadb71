//! From the bytes of a file to pixels that can be uploaded.

use image::{ColorType, DynamicImage, ImageDecoder, RgbaImage};

use super::fault::{Fault, Feature, Why};
use super::jpeg;
use super::probe::{self, Opened};
use super::raw::{Layout, Raw};
use super::shrink::{self, Small};

/// The longest side of a decoded picture in pixels, whatever was asked for: past it, texture
/// limits of small graphics chips begin.
pub const MAX_PICTURE_PX: u32 = 4096;

/// A decoded picture, upright and opaque.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// In pixels, 1 to [`MAX_PICTURE_PX`].
    pub width: u32,
    /// In pixels, 1 to [`MAX_PICTURE_PX`].
    pub height: u32,
    /// Red, green, blue and 255 for each pixel, row by row from the top.
    pub rgba: Vec<u8>,
    /// The mean colour, for the ground behind it.
    pub average: [u8; 3],
}

impl std::fmt::Debug for Picture {
    // Without the pixels, which would drown a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("average", &self.average)
            .finish_non_exhaustive()
    }
}

/// Decodes a JPEG, PNG, WebP or GIF file, told apart by its content.
///
/// The picture is turned upright as its EXIF data say, laid on paper where it is
/// transparent, and shrunk until its longer side has at most `longest_px`
/// pixels (never more than [`MAX_PICTURE_PX`]); it is never enlarged. Of an
/// animation it is the first frame. Colour profiles are not applied.
///
/// # Errors
/// Any [`Fault`] but [`Fault::Missing`]; in particular a file that ends early is
/// refused instead of being shown half.
///
/// ```
/// use breakroom::photos::{Fault, decode, fault::Seems};
///
/// let page = b"<!DOCTYPE html><title>Please log in</title>";
/// assert_eq!(decode(page, 1920).unwrap_err(), Fault::NotAPicture(Seems::Html));
/// ```
pub fn decode(bytes: &[u8], longest_px: u32) -> Result<Picture, Fault> {
    let (raw, orientation) = match probe::open(bytes)? {
        Opened::Jpeg(header) => (jpeg::pixels(bytes, &header)?, header.orientation),
        Opened::Other(decoder, orientation) => (pixels(bytes, decoder)?, orientation),
    };
    let small = shrink::shrink(&raw, longest_px.clamp(1, MAX_PICTURE_PX))?;
    drop(raw);
    let average = average(&small.rgba);
    // Turned last, when it is small.
    let Small { width, height, rgba } = small;
    let rgba = RgbaImage::from_raw(width, height, rgba).ok_or(Fault::Unreadable(Why::Damaged))?;
    let mut turned = DynamicImage::ImageRgba8(rgba);
    turned.apply_orientation(orientation);
    Ok(Picture {
        width: turned.width(),
        height: turned.height(),
        rgba: turned.into_rgba8().into_raw(),
        average,
    })
}

fn pixels(file: &[u8], decoder: Box<dyn ImageDecoder + '_>) -> Result<Raw, Fault> {
    let (width, height) = decoder.dimensions();
    let layout = match decoder.color_type() {
        ColorType::L8 => Layout::Grey8,
        ColorType::La8 => Layout::GreyAlpha8,
        ColorType::Rgb8 => Layout::Rgb8,
        ColorType::Rgba8 => Layout::Rgba8,
        ColorType::L16 => Layout::Grey16,
        ColorType::La16 => Layout::GreyAlpha16,
        ColorType::Rgb16 => Layout::Rgb16,
        ColorType::Rgba16 => Layout::Rgba16,
        _ => return Err(Fault::Unsupported(Feature::Encoding)),
    };
    // The size has been held against the limits when the picture was opened.
    let mut bytes = vec![0; decoder.total_bytes() as usize];
    decoder.read_image_boxed(&mut bytes).map_err(|error| probe::fault(file, &error))?;
    Raw::new(width, height, layout, bytes)
}

fn average(rgba: &[u8]) -> [u8; 3] {
    let mut sums = [0u64; 3];
    for pixel in rgba.chunks_exact(4) {
        for (sum, &channel) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(channel);
        }
    }
    let count = (rgba.len() as u64 / 4).max(1);
    sums.map(|sum| ((sum + count / 2) / count) as u8)
}
