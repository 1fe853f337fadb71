//! Signs drawn as strokes, so that they have the weight of the type beside them.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};

/// A sign that stands for a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The tick of a right answer.
    Tick,
    /// The cross of a wrong answer.
    Cross,
    /// An arrow to the left.
    Left,
    /// An arrow to the right.
    Right,
    /// A double arrow to the left.
    FarLeft,
    /// A double arrow to the right.
    FarRight,
    /// The controls come down.
    Reach,
    /// What was typed last goes.
    Erase,
    /// The page is read aloud.
    Speak,
    /// No more of that.
    Hush,
}

/// Draws a sign with its middle at `at`, `size` pixels high.
pub(crate) fn paint(painter: &Painter, icon: Icon, at: Pos2, size: f32, colour: Color32) {
    let stroke = Stroke::new(size * 0.15, colour);
    let line = |points: &[[f32; 2]]| {
        let points: Vec<Pos2> = points.iter().map(|&[x, y]| at + Vec2::new(x, y) * size).collect();
        for end in &points {
            painter.circle_filled(*end, stroke.width / 2.0, colour);
        }
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Tick => line(&[[-0.36, 0.02], [-0.1, 0.3], [0.38, -0.28]]),
        Icon::Cross => {
            line(&[[-0.3, -0.3], [0.3, 0.3]]);
            line(&[[-0.3, 0.3], [0.3, -0.3]]);
        }
        Icon::Left => line(&[[0.16, -0.34], [-0.2, 0.0], [0.16, 0.34]]),
        Icon::Right => line(&[[-0.16, -0.34], [0.2, 0.0], [-0.16, 0.34]]),
        Icon::FarLeft => {
            line(&[[-0.02, -0.34], [-0.38, 0.0], [-0.02, 0.34]]);
            line(&[[0.34, -0.34], [-0.02, 0.0], [0.34, 0.34]]);
        }
        Icon::FarRight => {
            line(&[[0.02, -0.34], [0.38, 0.0], [0.02, 0.34]]);
            line(&[[-0.34, -0.34], [0.02, 0.0], [-0.34, 0.34]]);
        }
        Icon::Erase => {
            line(&[[-0.6, 0.0], [-0.24, -0.4], [0.6, -0.4], [0.6, 0.4], [-0.24, 0.4], [-0.6, 0.0]]);
            line(&[[0.02, -0.16], [0.34, 0.16]]);
            line(&[[0.02, 0.16], [0.34, -0.16]]);
        }
        Icon::Speak => {
            let horn = [[-0.5, -0.16], [-0.28, -0.16], [0.0, -0.4], [0.0, 0.4], [-0.28, 0.16]];
            line(&[&horn[..], &[[-0.5, 0.16], horn[0]]].concat());
            line(&[[0.22, -0.16], [0.29, 0.0], [0.22, 0.16]]);
            line(&[[0.4, -0.34], [0.54, 0.0], [0.4, 0.34]]);
        }
        Icon::Hush => {
            let side = 0.3;
            let corner = [[-side, -side], [side, -side], [side, side], [-side, side]];
            line(&[&corner[..], &corner[..1]].concat());
        }
        Icon::Reach => {
            line(&[[0.0, -0.46], [0.0, 0.16]]);
            line(&[[-0.28, -0.1], [0.0, 0.18], [0.28, -0.1]]);
            line(&[[-0.4, 0.46], [0.4, 0.46]]);
        }
    }
}

/// A sign in a disc.
pub(crate) fn badge(
    painter: &Painter,
    icon: Icon,
    at: Pos2,
    across: f32,
    (fill, colour): (Color32, Color32),
) {
    painter.circle_filled(at, across / 2.0, fill);
    paint(painter, icon, at + vec2(0.0, 0.0), across * 0.46, colour);
}
