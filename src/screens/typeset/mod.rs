//! Setting a text: even rows, right for both scripts, stepping down the type scale until
//! it fits.
//!
//! egui shapes and draws each row; where rows end and how they stand is decided here,
//! because egui breaks Chinese where Chinese must not be broken and cannot balance rows.

mod draft;
mod rows;
mod squeeze;
mod words;

use std::sync::Arc;

use egui::{Align, Color32, Galley, Painter, Pos2, Ui, Vec2, pos2};

pub use draft::Draft;

use super::fonts::Face;
use super::theme::steps;
use crate::content::model::Lang;
use crate::numbers::as_f32;

/// How a text is to look.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The face of the text.
    pub face: Face,
    /// The language: it chooses the chain of faces and the leading.
    pub lang: &'a Lang,
    /// The size of type in pixels.
    pub px: f32,
}

impl Style<'_> {
    /// From one baseline to the next, in pixels.
    fn pitch(&self) -> f32 {
        let ems = match (self.face, self.lang.is_han()) {
            (Face::Statement, false) => 1.08,
            (Face::Statement, true) => 1.26,
            (_, false) => 1.32,
            (_, true) => 1.46,
        };
        (self.px * ems).round()
    }

    /// From the top of the block to the first baseline, in pixels.
    fn ascent(&self) -> f32 {
        (self.px * if self.lang.is_han() { 0.88 } else { 0.78 }).round()
    }

    /// From the last baseline to the bottom of the block, in pixels.
    fn descent(&self) -> f32 {
        (self.px * if self.lang.is_han() { 0.14 } else { 0.24 }).round()
    }

    /// From the top of a block of so many rows to its bottom, in pixels.
    fn height(&self, rows: usize) -> f32 {
        match rows {
            0 => 0.0,
            n => self.ascent() + self.pitch() * as_f32(n - 1) + self.descent(),
        }
    }
}

/// How rows may end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Breaks<'n> {
    /// Names of people in Han script, within which no row ends.
    pub names: &'n [String],
    /// Whether running text is read out to others: phrase by phrase, as a headline is.
    pub aloud: bool,
}

/// A text that has been set.
#[derive(Clone)]
pub struct Block {
    /// What the block says.
    pub text: String,
    rows: Vec<Arc<Galley>>,
    pitch: f32,
    ascent: f32,
    /// Width of the widest row and height of all of them, in pixels.
    pub size: Vec2,
    /// The size it was set in, in pixels.
    pub px: f32,
}

impl Block {
    /// How many rows the text has.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Paints the block with its top at `at.y`; `at.x` is its left edge, centre or right edge.
    pub fn paint(&self, painter: &Painter, at: Pos2, align: Align, colour: Color32) {
        for (index, galley) in self.rows.iter().enumerate() {
            let x = match align {
                Align::Min => at.x,
                Align::Center => at.x - galley.size().x / 2.0,
                Align::Max => at.x - galley.size().x,
            };
            let baseline = at.y + self.ascent + self.pitch * as_f32(index);
            let own = galley
                .rows
                .first()
                .and_then(|row| row.glyphs.first())
                .map_or(0.0, |glyph| glyph.pos.y);
            let place = pos2(x.round(), (baseline - own).round());
            painter.galley_with_override_text_color(place, Arc::clone(galley), colour);
        }
    }
}

/// Sets a text in one size, in rows no wider than `width` pixels. Line ends in the text stay.
pub fn set(ui: &Ui, text: &str, style: Style<'_>, width: f32, breaks: Breaks<'_>) -> Block {
    Draft::new(ui, text, style, width, breaks).set(ui)
}

/// A text set in the largest size that fits, and whether that is one we like.
pub struct Fit {
    /// The text.
    pub block: Block,
    /// False when it fits only below the floor of its kind of text, or not at all.
    pub good: bool,
}

/// Steps down `sizes` (reference pixels, the largest first) until the text fits into `room`;
/// below them down the last resort, so that nothing is ever cut. `scale` turns a reference
/// size into pixels. No row ends within one of `names`.
pub fn fit(
    ui: &Ui,
    text: &str,
    (face, lang, names): (Face, &Lang, &[String]),
    sizes: &[f32],
    room: Vec2,
    scale: impl Fn(f32) -> f32,
) -> Fit {
    let breaks = Breaks { names, aloud: false };
    let floor = sizes.last().copied().unwrap_or(f32::MAX);
    let lower = steps::LAST_RESORT.iter().copied().filter(|&size| size < floor);
    let mut draft = Draft::new(ui, "", Style { face, lang, px: 8.0 }, room.x, breaks);
    for (index, size) in sizes.iter().copied().chain(lower).enumerate() {
        draft = Draft::new(ui, text, Style { face, lang, px: scale(size) }, room.x, breaks);
        if draft.fits(room) {
            return Fit { block: draft.set(ui), good: index < sizes.len() };
        }
    }
    Fit { block: draft.set(ui), good: false }
}
