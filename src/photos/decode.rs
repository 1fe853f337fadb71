//! From the bytes of a file to pixels that can be uploaded.

use std::sync::{Mutex, PoisonError};

use image::{ColorType, DynamicImage, ImageDecoder, RgbaImage};

use super::colour;
use super::fault::{Cause, Exceeded, Feature, PhotoFault};
use super::jpeg;
use super::limits::MAX_PICTURE_PX;
use super::pixels::profile::Profile;
use super::pixels::shrink::{Shrinker, Small};
use super::pixels::{Layout, PAPER, Pixels};
use super::probe::{self, OpenedPicture};
use super::source::Extent;
use super::thumbnail;

/// The longer side that a camera's small picture is decoded at for its colour, in pixels.
const THUMBNAIL_PX: u32 = 64;
/// Pictures whose decoding takes more than so many bytes, which is those past 4 megapixels, as
/// they are decoded, are decoded one at a time, or two threads would need twice the memory.
const LARGE_BYTES: u64 = 12_000_000;
static LARGE: Mutex<()> = Mutex::new(());

/// A decoded picture, upright and opaque.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels, 1 to [`MAX_PICTURE_PX`].
    pub width: u32,
    /// Height in pixels, 1 to [`MAX_PICTURE_PX`].
    pub height: u32,
    /// Red, green, blue and 255 for each pixel, row by row from the top.
    pub rgba: Vec<u8>,
    /// The colour that most of the picture has, which holds its place until it is there.
    pub colour: [u8; 3],
}

impl std::fmt::Debug for Picture {
    // Without the pixels, which would drown a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("colour", &self.colour)
            .finish_non_exhaustive()
    }
}

/// Decodes a JPEG, HEIC, PNG, WebP or GIF file, told apart by its content.
///
/// The picture is turned upright as its EXIF data say, laid on paper where it is
/// transparent, and shrunk until its longer side has at most `longest_px`
/// pixels (never more than [`MAX_PICTURE_PX`]); it is never enlarged. Of an
/// animation it is the first frame. Its colours are turned to sRGB if it has a
/// colour profile that makes sense.
///
/// # Errors
/// Any [`PhotoFault`] but [`PhotoFault::Missing`]; in particular a file that ends early is
/// refused instead of being shown half.
///
/// ```
/// use breakroom::photos::{PhotoFault, decode, fault::Seems};
///
/// let page = b"<!DOCTYPE html><title>Please log in</title>";
/// assert_eq!(decode(page, 1920).unwrap_err(), PhotoFault::NotAPicture(Seems::Html));
/// ```
pub fn decode(bytes: &[u8], longest_px: u32) -> Result<Picture, PhotoFault> {
    let opened = probe::open(bytes, Extent::Whole)?;
    let (width, height) = opened.stored_size();
    let profile = opened.icc().and_then(Profile::read).or_else(|| Profile::of(opened.primaries()));
    let paper = profile.as_ref().map_or(PAPER, Profile::paper);
    let mut shrinker = Shrinker::new(width, height, longest_px.clamp(1, MAX_PICTURE_PX), paper);
    let orientation = opened.orientation();
    // Nothing is guarded that a panic could leave half-done.
    let _one_at_a_time = (opened.decode_bytes(shrinker.size()) > LARGE_BYTES)
        .then(|| LARGE.lock().unwrap_or_else(PoisonError::into_inner));
    match opened {
        OpenedPicture::Jpeg(header) => jpeg::decode(bytes, &header, &mut shrinker)?,
        OpenedPicture::Heic(heic) => heic.decode(&mut shrinker)?,
        OpenedPicture::Other { decoder, .. } => shrinker.push(&pixels(bytes, decoder)?)?,
    }
    let mut small = shrinker.finish()?;
    if let Some(profile) = profile {
        profile.to_srgb(&mut small.rgba);
    }
    let colour = colour::dominant(&small.rgba);
    // Turned last, when it is small.
    let Small { width, height, rgba } = small;
    let rgba =
        RgbaImage::from_raw(width, height, rgba).ok_or(PhotoFault::Unreadable(Cause::Damaged))?;
    let mut turned = DynamicImage::ImageRgba8(rgba);
    turned.apply_orientation(orientation);
    Ok(Picture {
        width: turned.width(),
        height: turned.height(),
        rgba: turned.into_rgba8().into_raw(),
        colour,
    })
}

/// The dominant colour of a JPEG photo by the small picture that cameras put into its EXIF data,
/// which takes a hundredth of the time of the photo itself. `head` is the beginning of the file,
/// [`HEAD_BYTES`](super::limits::HEAD_BYTES) of it where it has as many. `None` if there is no
/// small picture.
pub fn quick_colour(head: &[u8]) -> Option<[u8; 3]> {
    let small = thumbnail::find(head)?;
    decode(small, THUMBNAIL_PX).ok().map(|picture| picture.colour)
}

fn pixels(file: &[u8], decoder: Box<dyn ImageDecoder + '_>) -> Result<Pixels, PhotoFault> {
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
        _ => return Err(PhotoFault::Unsupported(Feature::Encoding)),
    };
    // The size has been held against the limits when the picture was opened.
    let length = usize::try_from(decoder.total_bytes());
    let mut bytes = vec![0; length.map_err(|_| PhotoFault::TooLarge(Exceeded::Memory))?];
    decoder.read_image_boxed(&mut bytes).map_err(|error| probe::fault(file, &error))?;
    Pixels::new(width, height, layout, bytes)
}
