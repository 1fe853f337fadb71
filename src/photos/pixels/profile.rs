//! Colour profiles: pixels in a camera's or a printer's own colours become sRGB.
//!
//! Done when the picture is small, since it costs by the pixel.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use moxcms::{
    ColorProfile, DataColorSpace, Layout, ParsingOptions, Transform8BitExecutor, TransformOptions,
};

use super::PAPER;

/// The largest profile that is looked at, in bytes. Those of cameras have some 500, those with
/// tables up to a million.
pub(crate) const PROFILE_BYTES_MAX: usize = 2_000_000;
/// The largest table within a profile, in bytes.
const TABLE_BYTES_MAX: usize = 4_000_000;
/// The most points of a curve.
const CURVE_POINTS_MAX: usize = 16_384;
/// How much lighter white must come out than black: a profile that makes them alike is absurd.
const CONTRAST_LEAST: u32 = 3 * 128;
/// Pixels that are turned at a time.
const CHUNK_PIXELS: usize = 16_384;

/// The red, green and blue that a picture's colours are made of, where it has no profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Primaries {
    /// Those of most screens.
    Srgb,
    /// Those of newer telephones.
    DisplayP3,
    /// Those of television in ultra-high definition.
    Bt2020,
}

/// A transform from a picture's own colours to sRGB.
pub(crate) struct Profile {
    to_srgb: Arc<Transform8BitExecutor>,
    /// It takes one channel, the grey.
    grey: bool,
    /// Paper in the picture's own colours, so that it comes out as paper.
    paper: [u8; 3],
}

impl Profile {
    /// Reads an ICC profile. `None` if it is broken, absurd, or of a kind that pixels of red,
    /// green and blue have nothing to do with, such as printing inks: it is as if there were none.
    pub(crate) fn read(icc: &[u8]) -> Option<Self> {
        if icc.len() > PROFILE_BYTES_MAX {
            return None;
        }
        let build = || {
            let limits = ParsingOptions {
                max_profile_size: PROFILE_BYTES_MAX + 1,
                max_allowed_clut_size: TABLE_BYTES_MAX,
                max_allowed_trc_size: CURVE_POINTS_MAX,
            };
            Self::build(&ColorProfile::new_from_slice_with_options(icc, limits).ok()?)
        };
        // A profile is no reason to lose a photo, whatever its reader makes of it.
        panic::catch_unwind(AssertUnwindSafe(build)).ok().flatten()
    }

    /// The transform from colours of these primaries. `None` where there is nothing to be done.
    pub(crate) fn of(primaries: Primaries) -> Option<Self> {
        match primaries {
            Primaries::Srgb => None,
            Primaries::DisplayP3 => Self::build(&ColorProfile::new_display_p3()),
            Primaries::Bt2020 => Self::build(&ColorProfile::new_bt2020()),
        }
    }

    fn build(own: &ColorProfile) -> Option<Self> {
        let srgb = ColorProfile::new_srgb();
        let options = TransformOptions::default();
        let (grey, layout) = match own.color_space {
            DataColorSpace::Rgb => (false, Layout::Rgba),
            DataColorSpace::Gray => (true, Layout::Gray),
            _ => return None,
        };
        let to_srgb = own.create_transform_8bit(layout, &srgb, Layout::Rgba, options).ok()?;
        let back = srgb.create_transform_8bit(Layout::Rgba, own, layout, options);
        let paper = back.ok().and_then(|back| {
            let [r, g, b] = PAPER;
            let mut paper = [0; 4];
            let channels = if grey { 1 } else { 4 };
            back.transform(&[r, g, b, 255], &mut paper[..channels]).ok()?;
            Some(if grey { [paper[0]; 3] } else { [paper[0], paper[1], paper[2]] })
        });
        let profile = Self { to_srgb, grey, paper: paper.unwrap_or(PAPER) };
        let mut ends = [0, 0, 0, 255, 255, 255, 255, 255];
        profile.apply(&mut ends).ok()?;
        let light = |rgb: &[u8]| rgb.iter().map(|&channel| u32::from(channel)).sum::<u32>();
        (light(&ends[4..7]) >= light(&ends[..3]) + CONTRAST_LEAST).then_some(profile)
    }

    /// The colour of paper in the picture's own colours.
    pub(crate) fn paper(&self) -> [u8; 3] {
        self.paper
    }

    /// Turns opaque RGBA pixels to sRGB. They stay as they are from where it fails, which it
    /// does for all of them or for none.
    pub(crate) fn to_srgb(&self, rgba: &mut [u8]) {
        let _ = panic::catch_unwind(AssertUnwindSafe(|| self.apply(rgba)));
    }

    fn apply(&self, rgba: &mut [u8]) -> Result<(), moxcms::CmsError> {
        let mut from = Vec::with_capacity(CHUNK_PIXELS * 4);
        for pixels in rgba.chunks_mut(CHUNK_PIXELS * 4) {
            from.clear();
            if self.grey {
                from.extend(pixels.chunks_exact(4).map(|pixel| pixel[0]));
            } else {
                from.extend_from_slice(pixels);
            }
            self.to_srgb.transform(&from, pixels)?;
            for pixel in pixels.chunks_exact_mut(4) {
                pixel[3] = 255;
            }
        }
        Ok(())
    }
}
