//! The glyph atlas: as wide as the glass needs and the GPU allows, and emptied before it is larger
//! than any page needs.

use egui::{Context, RawInput, Vec2};

use crate::screens::fonts::{ATLAS_SIDE, atlas_full, atlas_side};

/// How wide the atlas is.
#[derive(Debug, Default)]
pub struct Atlas {
    /// The size of the glass in pixels.
    glass: Vec2,
    side: usize,
    /// A pixel narrower than it could be: egui empties one that is to have another width.
    narrower: bool,
}

impl Atlas {
    /// Says how wide the atlas is to be in the coming frame: of another width than before if it is
    /// full.
    pub fn fit(&mut self, ctx: &Context, input: &mut RawInput) {
        self.narrower ^= self.is_full(ctx);
        self.glass = input.screen_rect.map_or(self.glass, |rect| rect.size());
        // egui makes its atlas as wide as a texture may be, and nobody uses wider ones.
        let limit = input.max_texture_side.unwrap_or(ATLAS_SIDE);
        self.side = limit.min(atlas_side(self.glass)) - usize::from(self.narrower);
        input.max_texture_side = Some(self.side);
    }

    /// Whether the atlas begins anew with the coming frame.
    pub fn is_full(&self, ctx: &Context) -> bool {
        fill(ctx) > atlas_full(self.side)
    }
}

/// Whether letters have been drawn over others, for want of room; egui begins anew with the coming
/// frame then.
pub fn is_torn(ctx: &Context) -> bool {
    fill(ctx) >= 1.0
}

/// The share of the atlas that letters stand in, 0 to 1. There is none before the first frame.
fn fill(ctx: &Context) -> f32 {
    if ctx.cumulative_pass_nr() == 0 {
        return 0.0;
    }
    ctx.fonts(|fonts| fonts.font_atlas_fill_ratio())
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Rect};

    use super::*;

    // Case: Display: a texture limit of 2048
    #[test]
    fn it_is_as_wide_as_the_glass_needs_and_the_gpu_allows() {
        let mut atlas = Atlas::default();
        let mut side = |glass: Option<[f32; 2]>, limit| {
            let screen_rect = glass.map(|size| Rect::from_min_size(Pos2::ZERO, size.into()));
            let mut input = RawInput { screen_rect, max_texture_side: limit, ..Default::default() };
            atlas.fit(&Context::default(), &mut input);
            input.max_texture_side
        };
        assert_eq!(side(Some([1080.0, 1920.0]), Some(16_384)), Some(2048));
        assert_eq!(side(Some([3840.0, 2160.0]), Some(16_384)), Some(4096));
        assert_eq!(side(None, Some(16_384)), Some(4096), "the glass is as it was");
        assert_eq!(side(Some([7680.0, 4320.0]), Some(16_384)), Some(8192));
        assert_eq!(side(Some([3840.0, 2160.0]), Some(2048)), Some(2048));
        assert_eq!(side(Some([800.0, 480.0]), None), Some(2048));
    }
}
