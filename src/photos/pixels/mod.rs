//! Pixels as a decoder hands them over, and how many there may be.

pub(super) mod profile;
pub(super) mod shrink;

use super::fault::{Cause, Exceeded, PhotoFault};
use super::limits::{MAX_PIXELS, MAX_SIDE_PX};

/// Paper, which shows where a picture is transparent.
pub(super) const PAPER: [u8; 3] = [0xF8, 0xF2, 0xE7];

/// How a decoded pixel is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Grey.
    Grey8,
    /// Grey and opacity.
    GreyAlpha8,
    /// Red, green, blue.
    Rgb8,
    /// Red, green, blue and opacity.
    Rgba8,
    /// Grey, two bytes a channel in the machine's order.
    Grey16,
    /// Grey and opacity, two bytes a channel in the machine's order.
    GreyAlpha16,
    /// Red, green, blue, two bytes a channel in the machine's order.
    Rgb16,
    /// Red, green, blue and opacity, two bytes a channel in the machine's order.
    Rgba16,
}

impl Layout {
    /// Channels and bytes a channel.
    fn parts(self) -> (usize, usize) {
        match self {
            Self::Grey8 => (1, 1),
            Self::GreyAlpha8 => (2, 1),
            Self::Rgb8 => (3, 1),
            Self::Rgba8 => (4, 1),
            Self::Grey16 => (1, 2),
            Self::GreyAlpha16 => (2, 2),
            Self::Rgb16 => (3, 2),
            Self::Rgba16 => (4, 2),
        }
    }
}

/// Decoded pixels, row by row from the top, without gaps.
pub(super) struct Pixels {
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    layout: Layout,
    bytes: Vec<u8>,
}

impl Pixels {
    /// Takes over the pixels that a decoder has made.
    ///
    /// # Errors
    /// [`PhotoFault::Unreadable`] if there are not as many as the size says.
    pub(super) fn new(
        width: u32,
        height: u32,
        layout: Layout,
        bytes: Vec<u8>,
    ) -> Result<Self, PhotoFault> {
        let (channels, depth) = layout.parts();
        let expected = width as usize * height as usize * channels * depth;
        if expected == 0 || bytes.len() != expected {
            return Err(PhotoFault::Unreadable(Cause::Damaged));
        }
        Ok(Self { width, height, layout, bytes })
    }

    /// Appends the rows from `first` on, at most `count`, as opaque RGBA on `paper`.
    pub(super) fn append_rows(&self, first: u32, count: u32, paper: [u8; 3], out: &mut Vec<u8>) {
        let (channels, depth) = self.layout.parts();
        let row = self.width as usize * channels * depth;
        let from = first as usize * row;
        let to = (from + count as usize * row).min(self.bytes.len());
        let rows = &self.bytes[from..to];
        if self.layout == Layout::Rgb8 {
            // By far the most are such, so that it pays to be quick.
            out.extend(rows.as_chunks::<3>().0.iter().flat_map(|&[r, g, b]| [r, g, b, 255]));
            return;
        }
        for pixel in rows.chunks_exact(channels * depth) {
            let channel = |n: usize| match depth {
                1 => pixel[n],
                _ => u16::from_ne_bytes([pixel[2 * n], pixel[2 * n + 1]]).to_be_bytes()[0],
            };
            out.extend_from_slice(&match channels {
                1 => [channel(0), channel(0), channel(0), 255],
                2 => laid_on(paper, [channel(0); 3], channel(1)),
                3 => [channel(0), channel(1), channel(2), 255],
                _ => laid_on(paper, [channel(0), channel(1), channel(2)], channel(3)),
            });
        }
    }
}

fn laid_on(paper: [u8; 3], colour: [u8; 3], alpha: u8) -> [u8; 4] {
    let alpha = u32::from(alpha);
    let mix = |over: u8, under: u8| {
        let mixed = (u32::from(over) * alpha + u32::from(under) * (255 - alpha) + 127) / 255;
        // Between two bytes there is only a byte.
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let [r, g, b] = std::array::from_fn(|n| mix(colour[n], paper[n]));
    [r, g, b, 255]
}

/// Refuses a picture of a size past [`MAX_SIDE_PX`] or [`MAX_PIXELS`], or without any pixel.
pub(super) fn check_pixels(width: u32, height: u32) -> Result<(), PhotoFault> {
    if width == 0 || height == 0 {
        return Err(PhotoFault::Unreadable(Cause::Damaged));
    }
    let pixels = u64::from(width) * u64::from(height);
    if width > MAX_SIDE_PX || height > MAX_SIDE_PX || pixels > MAX_PIXELS {
        return Err(PhotoFault::TooLarge(Exceeded::Pixels(width, height)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_pixels_and_no_more_than_can_be_shown() {
        let damaged = Err(PhotoFault::Unreadable(Cause::Damaged));
        let too_large = |w, h| Err(PhotoFault::TooLarge(Exceeded::Pixels(w, h)));
        for (width, height, verdict) in [
            (1, 1, Ok(())),
            (0, 1, damaged.clone()),
            (1, 0, damaged.clone()),
            (MAX_SIDE_PX, 1, Ok(())),
            (1, MAX_SIDE_PX, Ok(())),
            (MAX_SIDE_PX + 1, 1, too_large(MAX_SIDE_PX + 1, 1)),
            (1, MAX_SIDE_PX + 1, too_large(1, MAX_SIDE_PX + 1)),
            (MAX_SIDE_PX, MAX_SIDE_PX, too_large(MAX_SIDE_PX, MAX_SIDE_PX)),
        ] {
            assert_eq!(check_pixels(width, height), verdict, "{width} × {height}");
        }
    }

    #[test]
    fn there_are_as_many_bytes_as_the_size_says() {
        let made = |w, h, bytes| Pixels::new(w, h, Layout::Rgb8, vec![0; bytes]).is_ok();
        assert!(made(2, 3, 18));
        assert!(!made(2, 3, 17) && !made(2, 3, 19) && !made(0, 3, 0) && !made(2, 0, 0));
    }
}
