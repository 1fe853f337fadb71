//! The screen test: full colours that show dead pixels and stains, and a grid up to the very edges
//! that shows what is cut off, stretched or blurred.

use egui::{Color32, Id, Pos2, Rect, Stroke, StrokeKind, pos2};

use crate::numbers::as_f32;
use crate::player::scene::{AdminGesture, Chart, Gesture};
use crate::screens::glass::Glass;
use crate::screens::theme::chart;

/// Parts of the grid along the shorter side.
const PARTS: usize = 12;

/// The colour that the glass has beneath a chart.
pub(crate) fn ground(chart: Chart) -> Color32 {
    match chart {
        Chart::Red => chart::RED,
        Chart::Green => chart::GREEN,
        Chart::Blue => chart::BLUE,
        Chart::White => chart::WHITE,
        Chart::Black | Chart::Grid => chart::BLACK,
    }
}

/// Draws a chart; a touch anywhere goes on to the next.
pub(in crate::screens::pages) fn draw(glass: &mut Glass<'_>, chart: Chart) {
    let whole = glass.m.glass;
    let name = glass.say("charts-next");
    glass.control(whole, Id::unique("chart"), &name, Gesture::Admin(AdminGesture::Charts));
    if chart == Chart::Grid {
        grid(glass, whole);
    }
}

/// Lines of one pixel: a frame on the outermost pixels, squares, the diagonals and a circle.
fn grid(glass: &Glass<'_>, whole: Rect) {
    let painter = glass.painter();
    let line = Stroke::new(1.0, chart::WHITE);
    let side = whole.size().min_elem() / as_f32(PARTS);
    let middle = whole.center();
    let along =
        |length: f32| (0..).map(move |n| as_f32(n) * side).take_while(move |at| *at < length);
    for at in along(whole.width() / 2.0).flat_map(|at| [middle.x - at, middle.x + at]) {
        painter.vline(sharp(at), whole.y_range(), line);
    }
    for at in along(whole.height() / 2.0).flat_map(|at| [middle.y - at, middle.y + at]) {
        painter.hline(whole.x_range(), sharp(at), line);
    }
    let corners: [[Pos2; 2]; 2] =
        [[whole.min, whole.max], [pos2(whole.min.x, whole.max.y), pos2(whole.max.x, whole.min.y)]];
    for ends in corners {
        painter.line_segment(ends, line);
    }
    painter.circle_stroke(middle, whole.size().min_elem() / 2.0 - 0.5, line);
    painter.rect_stroke(whole, 0.0, line, StrokeKind::Inside);
}

/// The middle of a pixel, so that a line covers one and not two halves.
fn sharp(at: f32) -> f32 {
    at.floor() + 0.5
}
