//! Makes decoded pixels as small as they will be shown.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

use super::Pixels;
use crate::photos::fault::{Cause, PhotoFault};

/// Rows that are widened to four bytes a pixel at a time: few enough for their memory, and enough
/// that the weights of the filter, which are reckoned anew each time, cost little.
const STRIPE_ROWS: u32 = 256;

/// A shrunk picture: opaque RGBA pixels.
pub(crate) struct Small {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and 255 for each pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Shrinks a picture whose rows come one after the other.
///
/// The filter is separable, so that the width is done as rows arrive and the height at the end:
/// of a picture that comes part by part never more than one stands in memory in full size.
pub(crate) struct Shrinker {
    from: (u32, u32),
    to: (u32, u32),
    paper: [u8; 3],
    resizer: Resizer,
    /// All rows so far, as wide as they will be.
    narrow: Vec<u8>,
    stripe: Vec<u8>,
}

impl Shrinker {
    /// Prepares to shrink a picture of `width` by `height` pixels so that its longer side has at
    /// most `longest_px`, on `paper`; it is never enlarged.
    pub(crate) fn new(width: u32, height: u32, longest_px: u32, paper: [u8; 3]) -> Self {
        Self {
            from: (width, height),
            to: fit(width, height, longest_px),
            paper,
            resizer: Resizer::new(),
            narrow: Vec::new(),
            stripe: Vec::new(),
        }
    }

    /// The size in pixels that the picture will have.
    pub(crate) fn size(&self) -> (u32, u32) {
        self.to
    }

    /// Takes it that the picture comes in another size than its own, which a decoder has already
    /// made smaller. To be called before any rows come.
    pub(crate) fn come_as(&mut self, size: (u32, u32)) {
        self.from = size;
    }

    /// Takes the next rows of the picture from the top.
    ///
    /// # Errors
    /// [`PhotoFault::Unreadable`] if they aren't as wide as the picture.
    pub(crate) fn push(&mut self, pixels: &Pixels) -> Result<(), PhotoFault> {
        if pixels.width != self.from.0 {
            return Err(PhotoFault::Unreadable(Cause::Damaged));
        }
        if self.narrow.is_empty() {
            self.narrow.reserve(self.to.0 as usize * self.from.1 as usize * 4);
        }
        for first in (0..pixels.height).step_by(STRIPE_ROWS as usize) {
            let count = (pixels.height - first).min(STRIPE_ROWS);
            if self.to.0 == self.from.0 {
                pixels.append_rows(first, count, self.paper, &mut self.narrow);
                continue;
            }
            self.stripe.clear();
            pixels.append_rows(first, count, self.paper, &mut self.stripe);
            let (from, to) = ((self.from.0, count), (self.to.0, count));
            self.narrow.extend(resize(&mut self.resizer, &self.stripe, from, to)?);
        }
        Ok(())
    }

    /// The shrunk picture, once all rows have come.
    ///
    /// # Errors
    /// [`PhotoFault::Unreadable`] if they haven't.
    pub(crate) fn finish(mut self) -> Result<Small, PhotoFault> {
        let (width, height) = self.to;
        if self.narrow.len() != width as usize * self.from.1 as usize * 4 {
            return Err(PhotoFault::Unreadable(Cause::Damaged));
        }
        let rgba = if height == self.from.1 {
            self.narrow
        } else {
            resize(&mut self.resizer, &self.narrow, (width, self.from.1), self.to)?
        };
        Ok(Small { width, height, rgba })
    }
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
