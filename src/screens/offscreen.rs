//! Scenes drawn without a window: for the `snapshot` command, the checker and the tests. It
//! is the same drawing code as in the window, over [`crate::raster`] instead of a GPU.

use std::path::Path;

use egui::{Context, RawInput, Rect, Vec2, pos2};

use super::glass::{Print, Shelf, Size};
use super::i18n::Words;
use super::pages::poster;
use super::seen::{self, Seen};
use super::theme::paper;
use super::{fonts, ground};
use crate::numbers::as_f32;
use crate::photos::Picture;
use crate::player::scene::Scene;
use crate::raster::Canvas;

/// A glass without a window.
pub struct Offscreen {
    ctx: Context,
    canvas: Canvas,
    words: Words,
    shelf: Shelf,
    /// Keeps the photos' textures alive.
    textures: Vec<egui::TextureHandle>,
    /// The most that the side of the glyph atlas may have, in pixels.
    atlas_max: usize,
}

/// The side in pixels of a glyph atlas that is kept small: most pages' letters take half of it.
const SMALL_ATLAS: usize = 1024;

impl Offscreen {
    /// An empty offscreen that speaks with `words`.
    pub fn new(words: Words) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let mut canvas = Canvas::default();
        // There are no fonts before the first frame.
        let first = ctx.run_ui(RawInput::default(), |_| {});
        canvas.paint(&ctx, first, [1, 1], egui::Color32::BLACK);
        let (shelf, textures) = (Shelf::default(), Vec::new());
        Self { ctx, canvas, words, shelf, textures, atlas_max: fonts::ATLAS_SIDE_MAX }
    }

    /// The same for whoever is there for long and draws page after page, none on a glass of more
    /// than 4K: instead of the letters of many pages it holds those of few, until one doesn't find
    /// room. An atlas stands in memory twice.
    pub fn small(words: Words) -> Self {
        Self { atlas_max: SMALL_ATLAS, ..Self::new(words) }
    }

    /// Makes a photo ready to be drawn.
    pub fn hang(&mut self, path: &Path, picture: &Picture) {
        let size = [picture.width as usize, picture.height as usize];
        let image = egui::ColorImage::from_rgba_unmultiplied(size, &picture.rgba);
        let name = path.to_string_lossy();
        let handle = self.ctx.load_texture(name, image, egui::TextureOptions::LINEAR);
        let print = Print { texture: handle.id(), size: handle.size_vec2(), share: 1.0 };
        self.shelf.put(path, Size::Page, print);
        self.textures.push(handle);
    }

    /// Says that a photo can't be shown.
    pub fn lack(&mut self, path: &Path) {
        self.shelf.lack(path);
    }

    /// Lets go of all photos.
    pub fn take_down(&mut self) {
        self.shelf = Shelf::default();
        self.textures.clear();
    }

    /// The picture of a scene on a glass of `size` pixels.
    pub fn draw(&mut self, scene: &Scene, size: [usize; 2]) -> image::RgbaImage {
        let (output, _) = self.run(scene, size);
        self.canvas.paint(&self.ctx, output, size, ground(scene))
    }

    /// The card of a scene as a sheet of A4 at 300 dots an inch, and its texts that had no good
    /// room.
    pub fn poster(&mut self, scene: &Scene) -> (image::RgbaImage, Vec<String>) {
        let with = (&self.words, &self.shelf);
        let mut sizes = poster::Sizes::default();
        let mut misfits = Vec::new();
        let sketch = frame(&self.ctx, (paper::SKETCH, self.atlas_max), |ui| {
            sizes = super::draw_poster(ui, scene, with, (0, 0)).0;
        });
        self.canvas.paint(&self.ctx, sketch, [1, 1], paper::WHITE);
        let output = frame(&self.ctx, (paper::SIZE, self.atlas_max), |ui| {
            misfits = super::draw_poster(ui, scene, with, sizes).1;
        });
        (self.canvas.paint(&self.ctx, output, paper::SIZE, paper::WHITE), misfits)
    }

    /// The texts of a scene that a glass of `size` pixels has no good room for.
    pub fn misfits(&mut self, scene: &Scene, size: [usize; 2]) -> Vec<String> {
        let (output, misfits) = self.run(scene, size);
        self.canvas.pass_over(output);
        misfits
    }

    /// The picture of a scene on a glass of `size` pixels, and the words that are seen on it.
    pub fn read(&mut self, scene: &Scene, size: [usize; 2]) -> (image::RgbaImage, Vec<Seen>) {
        let (output, _) = self.run(scene, size);
        let words = seen::words(&output.shapes, Vec2::new(as_f32(size[0]), as_f32(size[1])));
        (self.canvas.paint(&self.ctx, output, size, ground(scene)), words)
    }

    /// The characters of `text` that no face can draw.
    pub fn missing_glyphs(&mut self, text: &str) -> Vec<char> {
        let lang = crate::content::model::Lang::new("en");
        let font = fonts::font(fonts::Face::Text, &lang, 32.0);
        self.ctx.fonts_mut(|fonts| {
            let mut missing: Vec<char> = text
                .chars()
                .filter(|c| !c.is_whitespace() && !fonts.has_glyph(&font, *c))
                .collect();
            missing.sort_unstable();
            missing.dedup();
            missing
        })
    }

    fn run(&mut self, scene: &Scene, size: [usize; 2]) -> (egui::FullOutput, Vec<String>) {
        let (output, misfits) = self.once(scene, size);
        if self.fill() < 1.0 {
            return (output, misfits);
        }
        // For want of room letters were drawn over others; egui begins anew now.
        self.canvas.pass_over(output);
        let (output, misfits) = self.once(scene, size);
        if self.fill() < 1.0 || self.atlas_max > SMALL_ATLAS {
            return (output, misfits);
        }
        self.canvas.pass_over(output);
        self.atlas_max = fonts::ATLAS_SIDE_MAX;
        self.once(scene, size)
    }

    fn once(&self, scene: &Scene, size: [usize; 2]) -> (egui::FullOutput, Vec<String>) {
        let mut misfits = Vec::new();
        let output = frame(&self.ctx, (size, self.atlas_max), |ui| {
            misfits = super::draw(ui, scene, &self.words, &self.shelf).misfits;
        });
        (output, misfits)
    }

    /// The share of the glyph atlas that letters stand in, 0 to 1.
    fn fill(&self) -> f32 {
        self.ctx.fonts(|fonts| fonts.font_atlas_fill_ratio())
    }
}

/// One frame of `size` pixels, with a glyph atlas whose side has at most `atlas_max`.
fn frame(
    ctx: &Context,
    (size, atlas_max): ([usize; 2], usize),
    draw: impl FnMut(&mut egui::Ui),
) -> egui::FullOutput {
    let side = Vec2::new(as_f32(size[0]), as_f32(size[1]));
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), side)),
        max_texture_side: Some(fonts::atlas_side(side).min(atlas_max)),
        ..Default::default()
    };
    ctx.run_ui(input, draw)
}
