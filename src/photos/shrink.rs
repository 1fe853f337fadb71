//! Makes decoded pixels as small as they will be shown.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::fault::{Cause, PhotoFault};
use super::pixels::Pixels;

/// Rows that are widened to four bytes a pixel at a time.
const STRIPE_ROWS: u32 = 64;

/// A shrunk picture: opaque RGBA pixels.
pub struct Small {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and 255 for each pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Shrinks decoded pixels so that the longer side has at most `longest_px` pixels, on `paper`; never enlarges.
///
/// The filter is separable, so the width is done stripe by stripe and the height
/// afterwards: the whole picture never stands in memory at four bytes a pixel,
/// which for 50 megapixels would be 200 MB.
pub fn shrink(raw: &Pixels, longest_px: u32, paper: [u8; 3]) -> Result<Small, PhotoFault> {
    let (width, height) = fit(raw.width, raw.height, longest_px);
    let mut resizer = Resizer::new();
    let mut narrow = Vec::with_capacity(width as usize * raw.height as usize * 4);
    let mut stripe = Vec::new();
    for first in (0..raw.height).step_by(STRIPE_ROWS as usize) {
        let rows = STRIPE_ROWS.min(raw.height - first);
        if width == raw.width {
            raw.append_rows(first, rows, paper, &mut narrow);
            continue;
        }
        stripe.clear();
        raw.append_rows(first, rows, paper, &mut stripe);
        let done = resize(&mut resizer, &stripe, (raw.width, rows), (width, rows))?;
        narrow.extend_from_slice(&done);
    }
    let rgba = if height == raw.height {
        narrow
    } else {
        resize(&mut resizer, &narrow, (width, raw.height), (width, height))?
    };
    Ok(Small { width, height, rgba })
}

/// The size that keeps the proportions with a longer side of at most `longest_px`.
fn fit(width: u32, height: u32, longest_px: u32) -> (u32, u32) {
    let longest = width.max(height);
    if longest <= longest_px {
        return (width, height);
    }
    let scale = |side: u32| {
        let scaled = u64::from(side) * u64::from(longest_px) + u64::from(longest) / 2;
        // Never more than `longest_px`, since no side is longer than the longest.
        u32::try_from(scaled / u64::from(longest)).unwrap_or(longest_px).max(1)
    };
    (scale(width), scale(height))
}

fn resize(
    resizer: &mut Resizer,
    rgba: &[u8],
    from: (u32, u32),
    to: (u32, u32),
) -> Result<Vec<u8>, PhotoFault> {
    let damaged = |_| PhotoFault::Unreadable(Cause::Damaged);
    let source = ImageRef::new(from.0, from.1, rgba, PixelType::U8x4).map_err(damaged)?;
    let mut target = Image::new(to.0, to.1, PixelType::U8x4);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(false);
    resizer
        .resize(&source, &mut target, &options)
        .map_err(|_| PhotoFault::Unreadable(Cause::Damaged))?;
    Ok(target.into_vec())
}
