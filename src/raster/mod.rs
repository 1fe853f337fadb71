//! egui's triangles as pixels, without a GPU and without a display.
//!
//! The `snapshot` command and the picture tests draw with it. It does what egui's own
//! painters do (premultiplied alpha, blended in gamma space, linear sampling), so its
//! pictures are what a window shows but for single grey levels at the edges.
//!
//! `egui_software_backend` would do the same; it is still on egui 0.34. Swap it in when
//! it has caught up.

mod numbers;
mod triangle;

use std::collections::HashMap;

use egui::epaint::{ImageData, ImageDelta, Primitive};
use egui::{Color32, ColorImage, Context, FullOutput, TextureId, TexturesDelta};

/// Longest side of a canvas in pixels: 8K.
pub const SIDE_MAX: u16 = 8192;

/// A picture in the making, and the textures it is made from.
#[derive(Default)]
pub struct Canvas {
    textures: HashMap<TextureId, ColorImage>,
    pixels: Vec<[u8; 4]>,
    width: u16,
    height: u16,
}

impl Canvas {
    /// Paints one frame over `background` and gives its pixels, opaque RGBA in rows from the top.
    ///
    /// `size` is in pixels; sides are cut to 1..=[`SIDE_MAX`]. Paint callbacks are passed over:
    /// they need a GPU, and only transitions use them.
    #[expect(clippy::expect_used, reason = "the buffer has just been made as large")]
    pub fn paint(
        &mut self,
        ctx: &Context,
        output: FullOutput,
        size: [usize; 2],
        background: Color32,
    ) -> image::RgbaImage {
        [self.width, self.height] =
            size.map(|side| u16::try_from(side).map_or(SIDE_MAX, |side| side.clamp(1, SIDE_MAX)));
        let opaque = [background.r(), background.g(), background.b(), 255];
        self.pixels.clear();
        self.pixels.resize(usize::from(self.width) * usize::from(self.height), opaque);

        let mut delta = output.textures_delta;
        self.take_textures(&mut delta);
        let scale = output.pixels_per_point;
        for clipped in ctx.tessellate(output.shapes, scale) {
            let Primitive::Mesh(mesh) = clipped.primitive else {
                continue;
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                continue;
            };
            let clip = self.clip(clipped.clip_rect, scale);
            let mut target = triangle::Target { pixels: &mut self.pixels, width: self.width, clip };
            for corners in mesh.indices.chunks_exact(3) {
                let [a, b, c] = [corners[0], corners[1], corners[2]]
                    .map(|index| &mesh.vertices[index as usize]);
                target.fill([a, b, c], scale, texture);
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
        let bytes = self.pixels.as_flattened().to_vec();
        image::RgbaImage::from_raw(self.width.into(), self.height.into(), bytes)
            .expect("as many pixels as width times height")
    }

    /// Takes in what a frame has changed of the textures, and paints nothing of it: a frame that
    /// isn't looked at may have drawn letters that the next one uses.
    pub fn pass_over(&mut self, output: FullOutput) {
        let mut delta = output.textures_delta;
        self.take_textures(&mut delta);
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn take_textures(&mut self, delta: &mut TexturesDelta) {
        for (id, deltas) in delta.set.drain() {
            for one in deltas {
                self.take_texture(id, one);
            }
        }
    }

    fn take_texture(&mut self, id: TextureId, delta: ImageDelta) {
        let ImageData::Color(patch) = delta.image;
        let Some([left, top]) = delta.pos else {
            self.textures.insert(id, std::sync::Arc::unwrap_or_clone(patch));
            return;
        };
        let Some(whole) = self.textures.get_mut(&id) else {
            return;
        };
        let [width, height] = patch.size;
        for row in 0..height {
            let to = (top + row) * whole.size[0] + left;
            whole.pixels[to..to + width]
                .copy_from_slice(&patch.pixels[row * width..(row + 1) * width]);
        }
    }

    fn clip(&self, rect: egui::Rect, scale: f32) -> triangle::Clip {
        let side = |value: f32, max: u16| {
            let nearest = numbers::nearest((value * scale).clamp(0.0, max.into()));
            u16::try_from(nearest).unwrap_or(max)
        };
        triangle::Clip {
            left: side(rect.min.x, self.width),
            top: side(rect.min.y, self.height),
            right: side(rect.max.x, self.width),
            bottom: side(rect.max.y, self.height),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, Shape, pos2, vec2};

    fn drawn(add: impl Fn(&egui::Painter)) -> image::RgbaImage {
        let ctx = Context::default();
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(40.0, 30.0))),
            ..Default::default()
        };
        let output = ctx.run_ui(input, |ui| add(ui.painter()));
        Canvas::default().paint(&ctx, output, [40, 30], Color32::from_rgb(10, 20, 30))
    }

    #[test]
    fn an_opaque_rectangle_covers_exactly_its_pixels() {
        let red = Color32::from_rgb(200, 0, 0);
        let rect = Rect::from_min_max(pos2(10.0, 5.0), pos2(20.0, 15.0));
        let picture = drawn(|p| {
            p.add(Shape::rect_filled(rect, 0.0, red));
        });
        assert_eq!(picture.get_pixel(15, 10).0, [200, 0, 0, 255]);
        assert_eq!(picture.get_pixel(10, 5).0, [200, 0, 0, 255]);
        assert_eq!(picture.get_pixel(19, 14).0, [200, 0, 0, 255]);
        assert_eq!(picture.get_pixel(8, 10).0, [10, 20, 30, 255]);
        assert_eq!(picture.get_pixel(21, 10).0, [10, 20, 30, 255]);
    }

    #[test]
    fn a_translucent_rectangle_is_blended_once_along_its_diagonal() {
        let half = Color32::from_rgba_unmultiplied(255, 255, 255, 128);
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(40.0, 30.0));
        let picture = drawn(|p| {
            p.add(Shape::rect_filled(rect, 0.0, half));
        });
        let first = picture.get_pixel(20, 10).0;
        assert!(first[0] > 120 && first[0] < 145, "{first:?}");
        for (x, y, pixel) in picture.enumerate_pixels() {
            if (2..38).contains(&x) && (2..28).contains(&y) {
                assert_eq!(pixel.0, first, "at {x},{y}");
            }
        }
    }

    #[test]
    fn nothing_is_drawn_outside_the_clip() {
        let clip = Rect::from_min_max(pos2(0.0, 0.0), pos2(20.0, 30.0));
        let picture = drawn(|p| {
            p.with_clip_rect(clip).circle_filled(pos2(20.0, 15.0), 8.0, Color32::WHITE);
        });
        assert_eq!(picture.get_pixel(18, 15).0, [255, 255, 255, 255]);
        assert_eq!(picture.get_pixel(22, 15).0, [10, 20, 30, 255]);
    }
}
