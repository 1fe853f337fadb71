//! Two hands that clap: a drawing of our own, filled, for the one large button that has it.

use egui::emath::Rot2;
use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

/// Fingers, from the thumb's side: how far from the middle, and how far up they reach.
const FINGERS: [[f32; 2]; 4] = [[-0.135, -0.29], [-0.045, -0.37], [0.045, -0.35], [0.135, -0.25]];
/// Width of a finger.
const FINGER: f32 = 0.082;
/// The palm, as a bundle of strokes as wide as itself.
const PALM: [[f32; 2]; 2] = [[0.0, 0.04], [0.0, 0.13]];
const PALM_WIDE: f32 = 0.36;
/// The thumb, from its root to its tip.
const THUMB: [[f32; 2]; 2] = [[-0.06, 0.18], [-0.27, 0.02]];
const THUMB_WIDE: f32 = 0.1;
/// What clapping sounds like.
const RAYS: [[[f32; 2]; 2]; 3] =
    [[[0.08, -0.44], [0.12, -0.3]], [[0.3, -0.43], [0.25, -0.3]], [[0.46, -0.32], [0.36, -0.22]]];
const RAY: f32 = 0.06;

/// Paints them with their middle at `at`, `size` pixels high, on a ground of colour `ground`.
pub(crate) fn paint(painter: &Painter, at: Pos2, size: f32, colour: Color32, ground: Color32) {
    let gap = size * 0.05;
    let back = Hand { at: at + vec2(-0.14, 0.02) * size, size, turned: -0.62 };
    let front = Hand { at: at + vec2(0.1, 0.13) * size, size, turned: -0.62 };
    back.paint(painter, 0.0, colour);
    front.paint(painter, gap, ground);
    front.paint(painter, 0.0, colour);
    for [from, to] in RAYS {
        let [from, to] = [from, to].map(|[x, y]| at + vec2(x, y) * size);
        capsule(painter, [from, to], size * RAY, colour);
    }
}

struct Hand {
    at: Pos2,
    size: f32,
    /// Radians, clockwise.
    turned: f32,
}

impl Hand {
    /// Paints the hand, `wider` pixels wider on every side.
    fn paint(&self, painter: &Painter, wider: f32, colour: Color32) {
        let turn = Rot2::from_angle(self.turned);
        let stroke = |ends: [[f32; 2]; 2], wide: f32| {
            let ends = ends.map(|[x, y]| self.at + turn * (Vec2::new(x, y) * self.size));
            capsule(painter, ends, wide * self.size + wider * 2.0, colour);
        };
        for [x, tip] in FINGERS {
            stroke([[x, 0.1], [x, tip]], FINGER);
        }
        stroke(PALM, PALM_WIDE);
        stroke(THUMB, THUMB_WIDE);
    }
}

/// A line with round ends.
fn capsule(painter: &Painter, ends: [Pos2; 2], width: f32, colour: Color32) {
    painter.add(Shape::line_segment(ends, Stroke::new(width, colour)));
    for end in ends {
        painter.circle_filled(end, width / 2.0, colour);
    }
}
