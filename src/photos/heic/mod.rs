//! HEIC photos, as telephones store them: one coded picture or a grid of them in a container that
//! says how they are to be turned.
//!
//! Tiles are decoded one after the other, so that a picture of 48 megapixels takes the memory of
//! a row of tiles.

mod canvas;
mod coded;
mod container;
mod turn;

use std::iter;

use heic_decoder::ColorInfo;
use image::metadata::Orientation;

use self::canvas::Canvas;
use self::coded::{Channels, cropped};
use self::container::Container;
use self::turn::Turn;
use super::fault::{Cause, Exceeded, Feature, PhotoFault, Seems};
use super::limits::MAX_DECODE_BYTES;
use super::pixels::profile::Primaries;
use super::pixels::shrink::Shrinker;
use super::pixels::{Layout, Pixels, check_pixels};
use super::source::Extent;

/// The transfer of light in steps that only screens of high dynamic range have (SMPTE ST 2084).
const PERCEPTUAL_QUANTISER: u16 = 16;
/// The primaries of Display P3 and of BT.2020 (ITU-T H.273, table 2).
const DISPLAY_P3: u16 = 12;
const BT_2020: u16 = 9;

/// A HEIC picture whose container has been read and found within the limits.
pub(super) struct HeicPicture<'a> {
    container: Container<'a>,
    canvas: Canvas,
    /// The opacity of each pixel, and whether colours are mixed with black by it already.
    alpha: Option<(Canvas, bool)>,
    /// The colours as the container says they are meant.
    colour: Option<ColorInfo>,
    turn: Turn,
    /// The ICC profile.
    pub icc: Option<&'a [u8]>,
    /// The primaries of its colours, where there is no profile.
    pub primaries: Primaries,
    /// How the stored picture is to be turned.
    pub orientation: Orientation,
}

impl<'a> HeicPicture<'a> {
    /// Reads the container and the headers of what is in it. With [`Extent::Head`] it isn't looked
    /// whether all of the picture is there.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`] if the file ends before the picture, [`PhotoFault::NotAPicture`]
    /// for AVIF, [`PhotoFault::TooLarge`], [`PhotoFault::Unsupported`] or
    /// [`PhotoFault::Unreadable`].
    pub(super) fn open(file: &'a [u8], extent: Extent) -> Result<Self, PhotoFault> {
        let container = Container::read(file)?;
        let item = container.primary;
        let canvas = Canvas::open(&container, item)?;
        let alpha = alpha(&container, item, canvas.size)?;
        if extent == Extent::Whole {
            let both = iter::once(&canvas).chain(alpha.as_ref().map(|(alpha, _)| alpha));
            both.into_iter().try_for_each(|canvas| canvas.look_whether_all_is_there(&container))?;
        }
        let turn = Turn::read(&container, item, canvas.size)?;
        check_pixels(turn.size.0, turn.size.1)?;
        let (colour, icc) = colours(&container, item, canvas.first());
        let meant = colour.or(canvas.colour);
        if meant.is_some_and(|c| c.transfer_characteristics == PERCEPTUAL_QUANTISER) {
            return Err(PhotoFault::Unsupported(Feature::HighDynamicRange));
        }
        let primaries = match meant.map(|meant| meant.color_primaries) {
            Some(DISPLAY_P3) => Primaries::DisplayP3,
            Some(BT_2020) => Primaries::Bt2020,
            _ => Primaries::Srgb,
        };
        let orientation = turn.orientation.unwrap_or_else(|| turn::by_exif(&container, item));
        let picture = Self { container, canvas, alpha, colour, turn, icc, primaries, orientation };
        if picture.decode_bytes() > MAX_DECODE_BYTES {
            return Err(PhotoFault::TooLarge(Exceeded::Memory));
        }
        Ok(picture)
    }

    /// The width and height in pixels as the picture is stored, but for what is cropped.
    pub(super) fn size(&self) -> (u32, u32) {
        self.turn.size
    }

    /// The memory that decoding takes, in bytes.
    pub(super) fn decode_bytes(&self) -> u64 {
        let alpha = self.alpha.as_ref().map(|(canvas, _)| {
            let pixels = u64::from(canvas.size.0) * u64::from(canvas.size.1);
            pixels + canvas.decode_bytes
        });
        self.canvas.decode_bytes + alpha.unwrap_or(0)
    }

    /// Decodes the pixels as stored, not turned, and has them shrunk.
    ///
    /// # Errors
    /// [`PhotoFault::CutOff`], [`PhotoFault::Unsupported`] or [`PhotoFault::Unreadable`].
    pub(super) fn decode(&self, out: &mut Shrinker) -> Result<(), PhotoFault> {
        let Turn { offset: (left, top), size: (width, height), .. } = self.turn;
        let alpha = self.opacity()?;
        let stride = self.canvas.size.0 as usize;
        self.canvas.bands(&self.container, Channels::Colour, self.colour, |from, rows, band| {
            // What of these rows is to be seen.
            let first = top.max(from);
            let last = (top + height).min(from + rows);
            if first >= last {
                return Ok(());
            }
            let (offset, size) = ((left, first - from), (width, last - first));
            let rgb = cropped(band, stride * 3, offset, size, Channels::Colour)?;
            let pixels = match &alpha {
                None => Pixels::new(width, last - first, Layout::Rgb8, rgb)?,
                Some((alpha, mixed)) => {
                    let row = (first as usize * stride + left as usize, stride, width as usize);
                    let rgba = with_opacity(&rgb, alpha, row, *mixed);
                    Pixels::new(width, last - first, Layout::Rgba8, rgba)?
                }
            };
            out.push(&pixels)
        })
    }

    /// The opacity of all pixels of the canvas.
    fn opacity(&self) -> Result<Option<(Vec<u8>, bool)>, PhotoFault> {
        let Some((canvas, mixed)) = &self.alpha else {
            return Ok(None);
        };
        let mut all = Vec::new();
        canvas.bands(&self.container, Channels::Opacity, None, |_, _, band| {
            all.extend(band);
            Ok(())
        })?;
        Ok(Some((all, *mixed)))
    }
}

/// Colours with opacity: `alpha` is that of the canvas, of which the pixels begin at `first`, in
/// rows of `width` out of `stride`.
fn with_opacity(
    rgb: &[u8],
    alpha: &[u8],
    (first, stride, width): (usize, usize, usize),
    mixed: bool,
) -> Vec<u8> {
    let mut rgba = Vec::with_capacity(rgb.len() / 3 * 4);
    for (line, row) in rgb.chunks_exact(width * 3).enumerate() {
        let opacity = alpha.iter().skip(first + line * stride);
        for (pixel, &opacity) in row.as_chunks::<3>().0.iter().zip(opacity) {
            let [r, g, b] = if mixed { unmixed(*pixel, opacity) } else { *pixel };
            rgba.extend([r, g, b, opacity]);
        }
    }
    rgba
}

/// A colour as it was before it was mixed with black by its opacity.
fn unmixed(pixel: [u8; 3], opacity: u8) -> [u8; 3] {
    pixel.map(|channel| {
        let whole = u32::from(channel) * 255 / u32::from(opacity.max(1));
        u8::try_from(whole).unwrap_or(u8::MAX)
    })
}

/// The opacity that belongs to an item, if it has as many pixels.
fn alpha(
    container: &Container<'_>,
    item: u32,
    size: (u32, u32),
) -> Result<Option<(Canvas, bool)>, PhotoFault> {
    let is_alpha = |other: &u32| {
        let kind = container.property(*other, b"auxC").and_then(|body| body.get(4..));
        kind.is_some_and(|kind| {
            kind.starts_with(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
                || kind.starts_with(b"urn:mpeg:hevc:2015:auxid:1\0")
        })
    };
    let Some(found) = container.referred_by(b"auxl", item).find(is_alpha) else {
        return Ok(None);
    };
    let canvas = Canvas::open(container, found)?;
    let mixed = container.refers_to(b"prem", item).contains(&found);
    Ok((canvas.size == size).then_some((canvas, mixed)))
}

/// How an item's colours are meant, and its ICC profile; some writers say it of its tiles.
fn colours<'a>(
    container: &Container<'a>,
    item: u32,
    tile: u32,
) -> (Option<ColorInfo>, Option<&'a [u8]>) {
    let all = || container.properties_of(item).chain(container.properties_of(tile));
    let all = || all().filter(|(kind, _)| kind == b"colr");
    let meant = all().find_map(|(_, body)| match body {
        [b'n', b'c', b'l', b'x', p0, p1, t0, t1, m0, m1, range, ..] => Some(ColorInfo {
            color_primaries: u16::from_be_bytes([*p0, *p1]),
            transfer_characteristics: u16::from_be_bytes([*t0, *t1]),
            matrix_coefficients: u16::from_be_bytes([*m0, *m1]),
            full_range: range >> 7 == 1,
        }),
        _ => None,
    });
    let icc = all()
        .find_map(|(_, body)| body.strip_prefix(b"prof").or_else(|| body.strip_prefix(b"rICC")));
    (meant, icc)
}

/// Whether a primary item is something else in the same container.
fn seems(container: &Container<'_>, item: u32) -> Option<PhotoFault> {
    match container.kind(item).as_ref()? {
        b"hvc1" | b"grid" => None,
        b"av01" => Some(PhotoFault::NotAPicture(Seems::Avif)),
        _ => Some(PhotoFault::Unsupported(Feature::Encoding)),
    }
}

/// What is wrong with a file that contradicts itself.
fn damaged() -> PhotoFault {
    PhotoFault::Unreadable(Cause::Damaged)
}
