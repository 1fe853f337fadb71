//! One textured triangle, pixel by pixel.

use egui::epaint::Vertex;
use egui::{Color32, ColorImage};

/// Sub-pixel steps of a coordinate: a power of two, so that edges shared by two triangles
/// are the same edge and no pixel is painted twice or left out.
const SUB: f32 = 256.0;

/// Pixels that may be painted: left and top inside, right and bottom outside.
#[derive(Clone, Copy)]
pub struct Clip {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
}

/// Where a triangle goes.
pub struct Target<'a> {
    pub pixels: &'a mut [[u8; 4]],
    pub width: usize,
    pub clip: Clip,
}

/// One side of a triangle as a linear function over the pixels, ≥ 0 inside.
struct Edge {
    step_x: i64,
    step_y: i64,
    start: i64,
}

impl Edge {
    /// The side from `a` to `b`, its value at the centre of pixel `left, top`. A pixel centre
    /// exactly on a side belongs to the triangle only if that is a top or a left side.
    fn new(a: [i64; 2], b: [i64; 2], left: i32, top: i32) -> Self {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let half = SUB as i64 / 2;
        let centre = [i64::from(left) * SUB as i64 + half, i64::from(top) * SUB as i64 + half];
        let top_left = dy < 0 || (dy == 0 && dx > 0);
        let value = dx * (centre[1] - a[1]) - dy * (centre[0] - a[0]);
        Self {
            step_x: -dy * SUB as i64,
            step_y: dx * SUB as i64,
            start: value - i64::from(!top_left),
        }
    }
}

impl Target<'_> {
    /// Fills the triangle with its texture times its vertex colours.
    pub fn fill(&mut self, corners: [&Vertex; 3], scale: f32, texture: &ColorImage) {
        let mut corners = corners;
        let place = |v: &Vertex| {
            [(v.pos.x * scale * SUB).round() as i64, (v.pos.y * scale * SUB).round() as i64]
        };
        let mut at = corners.map(place);
        let area = |p: &[[i64; 2]; 3]| {
            (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[1][1] - p[0][1]) * (p[2][0] - p[0][0])
        };
        if area(&at) < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
        }
        let twice_area = area(&at);
        let sub = SUB as i64;
        let low = |axis: usize| at.iter().map(|p| p[axis]).min().unwrap_or(0).div_euclid(sub);
        let high = |axis: usize| at.iter().map(|p| p[axis]).max().unwrap_or(0).div_euclid(sub) + 1;
        let left = (low(0).max(i64::from(self.clip.left))) as i32;
        let right = (high(0).min(i64::from(self.clip.right))) as i32;
        let top = (low(1).max(i64::from(self.clip.top))) as i32;
        let bottom = (high(1).min(i64::from(self.clip.bottom))) as i32;
        if twice_area == 0 || left >= right || top >= bottom {
            return;
        }
        let edges = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| Edge::new(at[a], at[b], left, top));
        let shade = Shade::new(corners, texture, 1.0 / twice_area as f32);
        let mut row = edges.each_ref().map(|edge| edge.start);
        for y in top..bottom {
            let mut here = row;
            let line = y as usize * self.width;
            for x in left..right {
                if here.iter().all(|&value| value >= 0) {
                    blend(&mut self.pixels[line + x as usize], shade.at(here));
                }
                for (value, edge) in here.iter_mut().zip(&edges) {
                    *value += edge.step_x;
                }
            }
            for (value, edge) in row.iter_mut().zip(&edges) {
                *value += edge.step_y;
            }
        }
    }
}

/// Premultiplied alpha in gamma space, as egui's painters blend.
fn blend(under: &mut [u8; 4], over: [f32; 4]) {
    let rest = 1.0 - over[3] / 255.0;
    for (channel, value) in under.iter_mut().zip(over) {
        *channel = (value + f32::from(*channel) * rest + 0.5) as u8;
    }
    under[3] = 255;
}

/// The colour of a triangle at each of its points.
struct Shade<'a> {
    corners: [&'a Vertex; 3],
    texture: &'a ColorImage,
    per_area: f32,
    /// The colour everywhere, where it is the same everywhere.
    flat: Option<[f32; 4]>,
}

impl<'a> Shade<'a> {
    fn new(corners: [&'a Vertex; 3], texture: &'a ColorImage, per_area: f32) -> Self {
        let [a, b, c] = corners;
        let same = a.uv == b.uv && b.uv == c.uv && a.color == b.color && b.color == c.color;
        let flat = same
            .then(|| tint(sample(texture, [a.uv.x, a.uv.y]), a.color.to_array().map(f32::from)));
        Self { corners, texture, per_area, flat }
    }

    fn at(&self, weights: [i64; 3]) -> [f32; 4] {
        if let Some(flat) = self.flat {
            return flat;
        }
        let share = weights.map(|w| w as f32 * self.per_area);
        let mut uv = [0.0; 2];
        let mut colour = [0.0; 4];
        for (vertex, part) in self.corners.iter().zip(share) {
            uv[0] += vertex.uv.x * part;
            uv[1] += vertex.uv.y * part;
            for (sum, channel) in colour.iter_mut().zip(vertex.color.to_array()) {
                *sum += f32::from(channel) * part;
            }
        }
        tint(sample(self.texture, uv), colour)
    }
}

fn tint(texel: [f32; 4], colour: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|i| texel[i] * colour[i] / 255.0)
}

/// Linear sampling, clamped at the border.
fn sample(texture: &ColorImage, uv: [f32; 2]) -> [f32; 4] {
    let [width, height] = texture.size;
    let x = (uv[0] * width as f32 - 0.5).clamp(0.0, (width - 1) as f32);
    let y = (uv[1] * height as f32 - 0.5).clamp(0.0, (height - 1) as f32);
    let (left, top) = (x as usize, y as usize);
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - left as f32, y - top as f32);
    let texel = |x: usize, y: usize| -> [f32; 4] {
        let colour: Color32 = texture.pixels[y * width + x];
        colour.to_array().map(f32::from)
    };
    let (a, b, c, d) =
        (texel(left, top), texel(right, top), texel(left, below), texel(right, below));
    std::array::from_fn(|i| {
        let upper = a[i] + (b[i] - a[i]) * fx;
        let lower = c[i] + (d[i] - c[i]) * fx;
        upper + (lower - upper) * fy
    })
}
