//! One textured triangle, pixel by pixel.

use std::cmp::Ordering;

use egui::epaint::Vertex;
use egui::{Color32, ColorImage};

use super::numbers::{self, side};

/// Sub-pixel steps of a coordinate: a power of two, so that edges shared by two triangles
/// are the same edge and no pixel is painted twice or left out.
const SUB: i16 = 256;

/// The alpha of what hides all that is under it.
const OPAQUE: f32 = 255.0;

/// Pixels that may be painted: left and top inside, right and bottom outside.
#[derive(Clone, Copy)]
pub(super) struct Clip {
    pub left: u16,
    pub top: u16,
    pub right: u16,
    pub bottom: u16,
}

/// Where a triangle goes.
pub(super) struct Target<'a> {
    pub pixels: &'a mut [[u8; 4]],
    pub width: u16,
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
    fn new(a: [i64; 2], b: [i64; 2], left: u16, top: u16) -> Self {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let centre =
            [left, top].map(|pixel| i64::from(pixel) * i64::from(SUB) + i64::from(SUB / 2));
        let top_left = dy < 0 || (dy == 0 && dx > 0);
        let value = dx * (centre[1] - a[1]) - dy * (centre[0] - a[0]);
        Self {
            step_x: -dy * i64::from(SUB),
            step_y: dx * i64::from(SUB),
            start: value - i64::from(!top_left),
        }
    }
}

impl Target<'_> {
    /// Fills the triangle with its texture times its vertex colours.
    pub(super) fn fill(&mut self, corners: [&Vertex; 3], scale: f32, texture: &ColorImage) {
        let mut corners = corners;
        let place =
            |v: &Vertex| [v.pos.x, v.pos.y].map(|at| numbers::nearest(at * scale * f32::from(SUB)));
        let mut at = corners.map(place);
        let area = |p: &[[i64; 2]; 3]| {
            (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[1][1] - p[0][1]) * (p[2][0] - p[0][0])
        };
        if area(&at) < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
        }
        let twice_area = area(&at);
        let sub = i64::from(SUB);
        let low = |axis: usize| at.iter().map(|p| p[axis]).min().unwrap_or(0).div_euclid(sub);
        let high = |axis: usize| at.iter().map(|p| p[axis]).max().unwrap_or(0).div_euclid(sub) + 1;
        let clip = self.clip;
        let [left, right] = [low(0), high(0)].map(|x| within(x, clip.left, clip.right));
        let [top, bottom] = [low(1), high(1)].map(|y| within(y, clip.top, clip.bottom));
        if twice_area == 0 || left >= right || top >= bottom {
            return;
        }
        let edges = [(1, 2), (2, 0), (0, 1)].map(|(a, b)| Edge::new(at[a], at[b], left, top));
        let shade = Shade::new(corners, texture, 1.0 / numbers::real(twice_area));
        let mut row = edges.each_ref().map(|edge| edge.start);
        for y in top..bottom {
            let (first, last) = span(&edges, row, right - left);
            let line = usize::from(y) * usize::from(self.width) + usize::from(left);
            let inside = &mut self.pixels[line + usize::from(first)..line + usize::from(last)];
            let weights = |edge: usize| row[edge] + edges[edge].step_x * i64::from(first);
            shade.paint(inside, std::array::from_fn(weights), &edges);
            for (value, edge) in row.iter_mut().zip(&edges) {
                *value += edge.step_y;
            }
        }
    }
}

/// From which of the `width` pixels of a row on, and before which, it lies inside of all three sides
/// that have these values at its first. Looking at each pixel by itself takes four times as long.
fn span(edges: &[Edge; 3], row: [i64; 3], width: u16) -> (u16, u16) {
    let (mut first, mut last) = (0, i64::from(width));
    for (edge, value) in edges.iter().zip(row) {
        match edge.step_x.cmp(&0) {
            Ordering::Greater => first = first.max(-value.div_euclid(edge.step_x)),
            Ordering::Less => last = last.min(value.div_euclid(-edge.step_x) + 1),
            Ordering::Equal if value < 0 => return (0, 0),
            Ordering::Equal => {}
        }
    }
    let first = within(first, 0, width);
    (first, within(last, first, width))
}

/// `at` as a pixel that lies from `from` to `to`; `to` where these leave no room.
fn within(at: i64, from: u16, to: u16) -> u16 {
    u16::try_from(at.max(from.into()).min(to.into())).unwrap_or(to)
}

/// Premultiplied alpha in gamma space, as egui's painters blend.
fn blend(under: &mut [u8; 4], over: [f32; 4]) {
    let rest = 1.0 - over[3] / 255.0;
    for (channel, value) in under.iter_mut().zip(over) {
        *channel = numbers::channel(value + f32::from(*channel) * rest);
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

    /// Paints the pixels of a row, the first of which has these weights.
    fn paint(&self, pixels: &mut [[u8; 4]], mut weights: [i64; 3], edges: &[Edge; 3]) {
        match self.flat {
            Some(flat) if flat[3] == OPAQUE => {
                let [r, g, b, _] = flat.map(numbers::channel);
                pixels.fill([r, g, b, 255]);
            }
            Some(flat) => pixels.iter_mut().for_each(|pixel| blend(pixel, flat)),
            None => {
                for pixel in pixels {
                    blend(pixel, self.at(weights));
                    for (weight, edge) in weights.iter_mut().zip(edges) {
                        *weight += edge.step_x;
                    }
                }
            }
        }
    }

    fn at(&self, weights: [i64; 3]) -> [f32; 4] {
        let share = weights.map(|w| numbers::real(w) * self.per_area);
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
    let x = (uv[0] * side(width) - 0.5).clamp(0.0, side(width - 1));
    let y = (uv[1] * side(height) - 0.5).clamp(0.0, side(height - 1));
    let (left, top) = (numbers::texel(x), numbers::texel(y));
    let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
    let (fx, fy) = (x - side(left), y - side(top));
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WIDTH: u16 = 40;

    proptest! {
        #[test]
        fn a_span_has_the_pixels_that_lie_inside_of_all_three_sides_and_no_others(
            sides in prop::array::uniform3((-30_i64..30, -600_i64..600)),
        ) {
            let edges = sides.map(|(step_x, start)| Edge { step_x, step_y: 0, start });
            let (first, last) = span(&edges, sides.map(|(_, start)| start), WIDTH);
            for x in 0..WIDTH {
                let is_inside = edges.iter().all(|e| e.start + e.step_x * i64::from(x) >= 0);
                prop_assert_eq!((first..last).contains(&x), is_inside, "{}", x);
            }
        }
    }
}
