//! From reference pixels and millimetres to the pixels of this panel.

use egui::{Rect, Vec2, pos2, vec2};

use super::theme::{paper, space, touch};
use crate::numbers::as_f32;
use crate::player::scene::Scene;

/// Pixels per inch of the reference panel (32 inch, 1920 × 1080).
const REFERENCE_PPI: f32 = 68.84;
/// Where the panel stands farther away than its size was made for, type grows by at most this.
const GROW_MAX: f32 = 1.25;
/// Large text at arm's length.
const LARGE_TEXT: f32 = 1.2;

/// The length in pixels of each of `count` pieces, 1 or more, that fill `room` pixels side by side
/// with gaps of `gap` pixels between them.
pub(crate) fn each(room: f32, count: usize, gap: f32) -> f32 {
    (room - gap * as_f32(count - 1)) / as_f32(count)
}

/// The measures of one glass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The whole glass in pixels.
    pub glass: Rect,
    /// Whether the glass is taller than wide.
    pub portrait: bool,
    /// Pixels for one reference pixel of space.
    unit: f32,
    /// Pixels for one reference pixel of type read from afar.
    type_far: f32,
    /// Pixels for one reference pixel of type read at arm's length.
    type_near: f32,
    /// Pixels for one millimetre.
    mm: f32,
    /// The shift of the composition in pixels, for the panel's sake.
    shift: Vec2,
}

impl Metrics {
    /// For a glass of `size` pixels on the panel that the scene's settings describe.
    pub fn new(size: Vec2, scene: &Scene) -> Self {
        let kiosk = &scene.kiosk;
        let size = size.max(vec2(64.0, 64.0));
        let portrait = size.y > size.x;
        let (long, short) = (size.max_elem(), size.min_elem());
        let unit = (long / 1920.0).min(short / 1080.0);
        let ppi = size.length() / kiosk.panel_diagonal_in;
        let seen = ppi / REFERENCE_PPI * (kiosk.viewing_distance_m / 3.0);
        let type_far = seen.clamp(unit, unit * GROW_MAX);
        let near = (ppi / REFERENCE_PPI).clamp(unit, unit * GROW_MAX);
        Self {
            glass: Rect::from_min_size(pos2(0.0, 0.0), size),
            portrait,
            unit,
            type_far,
            type_near: near * if scene.ease.large_text { LARGE_TEXT } else { 1.0 },
            mm: ppi / 25.4,
            shift: vec2(f32::from(scene.shift[0]), f32::from(scene.shift[1])) * unit,
        }
    }

    /// For a sheet of A4 of `size` pixels: spaces are in millimetres and type in points.
    pub fn of_paper(size: Vec2) -> Self {
        let mm = size.x / paper::WIDE_MM;
        let point = mm * paper::POINT_MM;
        Self {
            glass: Rect::from_min_size(pos2(0.0, 0.0), size),
            portrait: size.y > size.x,
            unit: mm,
            type_far: point,
            type_near: point,
            mm,
            shift: Vec2::ZERO,
        }
    }

    /// So many reference pixels of space, in whole pixels of this glass.
    pub fn u(&self, reference_px: f32) -> f32 {
        (reference_px * self.unit).round()
    }

    /// The size in pixels of type read from afar, from its reference pixels: whole ones, so that
    /// the glyph atlas sees few sizes.
    pub fn far(&self, reference_px: f32) -> f32 {
        (reference_px * self.type_far).round().max(8.0)
    }

    /// The size in pixels of type read at arm's length, from its reference pixels.
    pub fn near(&self, reference_px: f32) -> f32 {
        (reference_px * self.type_near).round().max(8.0)
    }

    /// So many millimetres on the glass, in pixels, but never more than an eighth of its short
    /// side: a small panel cannot hold what a large one can.
    pub fn mm(&self, millimetres: f32) -> f32 {
        (millimetres * self.mm).min(self.glass.size().min_elem() / 8.0).round()
    }

    /// So many millimetres on the glass, in pixels, however small that is: for what is read by a
    /// machine.
    pub fn exact_mm(&self, millimetres: f32) -> f32 {
        millimetres * self.mm
    }

    /// The height in pixels of an answer, a tile, a main button.
    pub fn button(&self) -> f32 {
        self.mm(touch::BUTTON_MM).max(self.u(84.0))
    }

    /// The least height and width in pixels of anything that can be touched.
    pub fn least(&self) -> f32 {
        self.mm(touch::LEAST_MM).max(self.u(56.0))
    }

    /// The glass without its margins, and without the home bar.
    pub fn page(&self) -> Rect {
        let margin = self.u(space::MARGIN);
        Rect::from_min_max(
            self.glass.min + vec2(margin, self.u(space::TOP)),
            pos2(self.glass.max.x - margin, self.bar().min.y - self.u(space::FOOT)),
        )
    }

    /// The strip of the home bar, along the bottom of the glass.
    pub fn bar(&self) -> Rect {
        let height = self.u(space::BAR).max(self.least() + self.u(32.0));
        Rect::from_min_max(pos2(self.glass.min.x, self.glass.max.y - height), self.glass.max)
    }

    /// What a page of controls may use: in reach mode the bottom 45 % of the glass
    /// (EN 301 549 §8.3), bar included.
    pub fn controls(&self, reach: bool) -> Rect {
        let mut page = self.page();
        if reach {
            page.min.y = page.min.y.max(self.glass.min.y + self.glass.height() * 0.55);
        }
        page
    }
}
