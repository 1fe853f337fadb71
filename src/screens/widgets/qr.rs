//! A QR code, for a telephone to be held up to.

use egui::{Color32, Rect, Vec2, pos2, vec2};
use qrcode::{Color, EcLevel, QrCode};

use crate::numbers::as_f32;
use crate::screens::glass::Glass;

/// The quiet zone around a code, in modules (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;
/// The least width of a code without its quiet zone, in millimetres on the glass.
const LEAST_MM: f32 = 30.0;
/// The share of the glass's short side that a code takes with it, where that is more.
const SHARE: f32 = 0.36;

/// A code that is ready to be drawn.
pub(crate) struct Qr {
    code: QrCode,
    /// Pixels a module: whole ones, so that its edges are sharp.
    module: f32,
}

impl Qr {
    /// The code for `text`, as large as this glass wants it; `None` for what no code can hold.
    pub(crate) fn new(glass: &Glass<'_>, text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let share = glass.m.glass.size().min_elem() * SHARE / as_f32(code.width() + 2 * QUIET);
        let least = glass.m.exact_mm(LEAST_MM) / as_f32(code.width());
        Some(Self { code, module: share.max(least).ceil() })
    }

    /// Its size with the quiet zone, in pixels.
    pub(crate) fn size(&self) -> Vec2 {
        let side = as_f32(self.code.width() + 2 * QUIET) * self.module;
        vec2(side, side)
    }

    /// Draws it, dark on white whatever the colours of the hour: not every telephone reads it the
    /// other way round.
    pub(crate) fn paint(&self, glass: &Glass<'_>, at: egui::Pos2) {
        let at = at.round();
        glass.area(Rect::from_min_size(at, self.size()), 0.0, Color32::WHITE);
        let width = self.code.width();
        let place = |n: usize| as_f32(n + QUIET) * self.module;
        for row in 0..width {
            let mut column = 0;
            while column < width {
                let run =
                    (column..width).take_while(|x| self.code[(*x, row)] == Color::Dark).count();
                if run > 0 {
                    let size = vec2(as_f32(run) * self.module, self.module);
                    let corner = at + vec2(place(column), place(row));
                    let bar = Rect::from_min_size(pos2(corner.x, corner.y), size);
                    glass.area(bar, 0.0, Color32::BLACK);
                }
                column += run.max(1);
            }
        }
    }
}
