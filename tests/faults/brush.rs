//! Pages drawn one after the other with one atlas of letters, as a window draws them.

use breakroom::player::scene::Scene;
use breakroom::raster::Canvas;
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::Words;
use breakroom::screens::{self, fonts, ground};
use egui::{Context, RawInput, Rect, Vec2, pos2};
use image::RgbaImage;

/// Of two pictures of one page so many pixels may differ, and by so much: where letters lie in the
/// atlas isn't the same.
pub const PIXELS_OFF: usize = 400;
const LEVELS_OFF: u8 = 24;

/// A glass with the atlas that the window has.
pub struct Brush {
    pub ctx: Context,
    canvas: Canvas,
    words: Words,
}

impl Brush {
    pub fn new() -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let words = Words::new([]);
        let mut brush = Self { ctx, canvas: Canvas::default(), words };
        // There are no fonts before the first frame.
        let first = brush.ctx.run_ui(RawInput::default(), |_| {});
        brush.canvas.paint(&brush.ctx, first, [1, 1], egui::Color32::BLACK);
        brush
    }

    fn output(&self, scene: &Scene, size: [usize; 2]) -> egui::FullOutput {
        let size = Vec2::new(size[0] as f32, size[1] as f32);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), size)),
            max_texture_side: Some(fonts::atlas_side(size)),
            ..Default::default()
        };
        let shelf = Shelf::default();
        self.ctx.run_ui(input, |ui| {
            screens::draw(ui, scene, &self.words, &shelf);
        })
    }

    /// Lays a page out, with its letters, of which only one pixel is drawn.
    pub fn lay_out(&mut self, scene: &Scene, size: [usize; 2]) {
        let output = self.output(scene, size);
        self.canvas.paint(&self.ctx, output, [1, 1], ground(scene));
    }

    /// The picture of a page.
    pub fn draw(&mut self, scene: &Scene, size: [usize; 2]) -> RgbaImage {
        let output = self.output(scene, size);
        self.canvas.paint(&self.ctx, output, size, ground(scene))
    }
}

/// How many pixels are not alike.
pub fn off(one: &RgbaImage, other: &RgbaImage) -> usize {
    assert_eq!(one.dimensions(), other.dimensions());
    let is_off = |(a, b): &(&image::Rgba<u8>, &image::Rgba<u8>)| {
        a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > LEVELS_OFF)
    };
    one.pixels().zip(other.pixels()).filter(is_off).count()
}
