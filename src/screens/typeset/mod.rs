//! Setting a text: even rows, right for both scripts, stepping down the type scale until
//! it fits.
//!
//! egui shapes and draws each row; where rows end and how they stand is decided here,
//! because egui breaks Chinese where Chinese must not be broken and cannot balance rows.

mod rows;

use std::sync::Arc;

use egui::{Align, Color32, Galley, Painter, Pos2, Ui, Vec2, pos2, vec2};

use super::fonts::{Face, font};
use super::theme::steps;
use crate::content::model::Lang;
use rows::Line;

/// Longest text that is set at all, in characters; the rest is cut.
const TEXT_CHARS_MAX: usize = 4_000;

/// How a text is to look.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The face.
    pub face: Face,
    /// The language: it chooses the chain of faces and the leading.
    pub lang: &'a Lang,
    /// Pixels.
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
}

/// A text that has been set.
#[derive(Clone)]
pub struct Block {
    /// What it says.
    pub text: String,
    rows: Vec<Arc<Galley>>,
    pitch: f32,
    ascent: f32,
    /// Width of the widest row and height of all of them, in pixels.
    pub size: Vec2,
    /// The size it was set in, in pixels.
    pub px: f32,
    /// A word was wider than the rows and had to be torn: a smaller size would be better.
    pub torn: bool,
}

impl Block {
    /// How many rows.
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
            let baseline = at.y + self.ascent + self.pitch * index as f32;
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
pub fn set(ui: &Ui, text: &str, style: Style<'_>, width: f32) -> Block {
    let width = width.max(style.px);
    let font_id = font(style.face, style.lang, style.px);
    let mut rows = Vec::new();
    let mut torn = false;
    let phrase = match style.face {
        Face::Statement | Face::Strong => rows::PHRASE_IN_HEADLINE,
        Face::Text => rows::PHRASE_IN_TEXT,
    };
    let clean: String = text.chars().take(TEXT_CHARS_MAX).collect();
    for paragraph in clean.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let whole = layout(ui, paragraph, &font_id);
        if whole.size().x <= width {
            rows.push(whole);
            continue;
        }
        let chars: Vec<char> = paragraph.chars().collect();
        let x = edges(&whole, chars.len());
        let line = Line::new(&chars, &x, width, phrase);
        torn |= line.torn;
        for row in line.rows(width) {
            let text: String = chars[row].iter().collect();
            rows.push(layout(ui, &text, &font_id));
        }
    }
    let wide = rows.iter().map(|row| row.size().x).fold(0.0, f32::max);
    let high = match rows.len() {
        0 => 0.0,
        n => style.ascent() + style.pitch() * (n - 1) as f32 + style.descent(),
    };
    Block {
        text: clean,
        rows,
        pitch: style.pitch(),
        ascent: style.ascent(),
        size: vec2(wide, high),
        px: style.px,
        torn,
    }
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
/// size into pixels.
pub fn fit(
    ui: &Ui,
    text: &str,
    (face, lang): (Face, &Lang),
    sizes: &[f32],
    room: Vec2,
    scale: impl Fn(f32) -> f32,
) -> Fit {
    let floor = sizes.last().copied().unwrap_or(f32::MAX);
    let lower = steps::LAST_RESORT.iter().copied().filter(|&size| size < floor);
    let mut tried = None;
    for (index, size) in sizes.iter().copied().chain(lower).enumerate() {
        let px = scale(size);
        let block = set(ui, text, Style { face, lang, px }, room.x);
        if !block.torn && block.size.x <= room.x + 0.5 && block.size.y <= room.y + 0.5 {
            let good = index < sizes.len();
            return Fit { block, good };
        }
        tried = Some(block);
    }
    let nothing = || set(ui, "", Style { face, lang, px: 8.0 }, room.x);
    Fit { block: tried.unwrap_or_else(nothing), good: false }
}

fn layout(ui: &Ui, text: &str, font_id: &egui::FontId) -> Arc<Galley> {
    ui.fonts_mut(|fonts| {
        fonts.layout_no_wrap(text.to_owned(), font_id.clone(), Color32::PLACEHOLDER)
    })
}

/// The left edge of each character of a text on one row, and the right edge of the last.
fn edges(galley: &Galley, chars: usize) -> Vec<f32> {
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let mut x: Vec<f32> = glyphs.iter().map(|glyph| glyph.pos.x).collect();
    x.truncate(chars);
    let end = galley.size().x;
    x.resize(chars + 1, end);
    x
}
