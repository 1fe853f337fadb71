//! A text whose rows are decided, before anything of it is drawn: so sizes are tried at the cost
//! of arithmetic.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Ui, Vec2, vec2};

use super::rows::{self, Line};
use super::squeeze::{HALF, moves_up};
use super::{Block, Breaks, Style};
use crate::screens::fonts::{Face, font};

/// Longest text that is set at all, in characters; the rest is cut.
const TEXT_CHARS_MAX: usize = 4_000;
/// Text is measured in this size, in pixels: egui lays nothing out without rasterizing it, and
/// letters of a pixel take next to no room in the glyph atlas. What they measure holds for every
/// size, for nothing is hinted.
const RULER_PX: f32 = 1.0;

/// A text in one size whose rows are decided.
pub struct Draft<'a> {
    text: String,
    style: Style<'a>,
    rows: Vec<Row>,
    /// Width of the widest row and height of all of them, in pixels.
    pub size: Vec2,
    /// A word was wider than the rows and had to be torn: a smaller size would be better.
    pub torn: bool,
    /// How many of the rows end within a word of more than one Han character.
    pub splits: usize,
    /// How many rows of Han script but the last end elsewhere than after a phrase.
    pub loose: usize,
}

/// A row, and the byte of each of its signs that moves up.
struct Row {
    text: String,
    moved: Vec<usize>,
}

impl<'a> Draft<'a> {
    /// A text in rows no wider than `width` pixels. Line ends in the text stay.
    pub fn new(ui: &Ui, text: &str, style: Style<'a>, width: f32, breaks: Breaks<'_>) -> Self {
        let phrase = match style.face {
            Face::Text if !breaks.aloud => rows::PHRASE_IN_TEXT,
            _ => rows::PHRASE_IN_HEADLINE,
        };
        let width_ems = (width / style.px).max(1.0);
        let text: String = text.chars().take(TEXT_CHARS_MAX).collect();
        let (mut rows, mut widest, mut torn) = (Vec::new(), 0.0_f32, false);
        let (mut splits, mut loose) = (0, 0);
        for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let chars: Vec<char> = paragraph.chars().collect();
            let measured = Measured::new(ui, paragraph, style, &chars);
            let mut push = |range: Range<usize>| {
                let (row, wide) = measured.row(range);
                widest = widest.max(wide);
                rows.push(row);
            };
            let whole = 0..chars.len();
            if measured.row(whole.clone()).1 <= width_ems {
                push(whole);
                continue;
            }
            let line = Line::new(&chars, &measured.x, width_ems, phrase, breaks.names);
            torn |= line.torn;
            let broken = line.rows(width_ems, breaks.aloud);
            splits += line.splits(&broken);
            loose += if style.lang.is_han() { line.loose(&broken) } else { 0 };
            broken.into_iter().for_each(&mut push);
        }
        let size = vec2(widest * style.px, style.height(rows.len()));
        Self { text, style, rows, size, torn, splits, loose }
    }

    /// Whether the text is whole and has room there, but for a rounding.
    pub fn fits(&self, room: Vec2) -> bool {
        !self.torn && self.size.x <= room.x + 0.5 && self.size.y <= room.y + 0.5
    }

    /// The text as a block of real letters, at the size that was tried.
    pub fn set(self, ui: &Ui) -> Block {
        let font_id = font(self.style.face, self.style.lang, self.style.px);
        let rows: Vec<_> = self.rows.iter().map(|row| layout(ui, row, &font_id)).collect();
        let wide = rows.iter().map(|row| row.size().x).fold(0.0, f32::max);
        Block {
            text: self.text,
            rows,
            pitch: self.style.pitch(),
            ascent: self.style.ascent(),
            size: vec2(wide, self.size.y),
            px: self.style.px,
        }
    }
}

/// The characters of a text, and how wide they are on one row.
struct Measured<'a> {
    chars: &'a [char],
    /// The width of each, in ems.
    wide: Vec<f32>,
    /// The left edge of each, and the right edge of the last, in ems.
    x: Vec<f32>,
}

impl<'a> Measured<'a> {
    fn new(ui: &Ui, text: &str, style: Style<'_>, chars: &'a [char]) -> Self {
        let row = Row { text: text.to_owned(), moved: Vec::new() };
        let galley = layout(ui, &row, &font(style.face, style.lang, RULER_PX));
        let glyphs = galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
        // Where a glyph stands is rounded to whole pixels, how far it reaches isn't.
        let mut wide: Vec<f32> = glyphs.iter().map(|g| g.advance_width / RULER_PX).collect();
        wide.resize(chars.len(), 0.0);
        let mut measured = Self { chars, wide, x: Vec::with_capacity(chars.len() + 1) };
        let mut end = 0.0;
        for at in 0..chars.len() {
            end -= if at > 0 && measured.moves_up(at, 0) { HALF } else { 0.0 };
            measured.x.push(end);
            end += measured.wide[at];
        }
        measured.x.push(end);
        measured
    }

    /// Whether the sign `at` moves up in a row that begins with the character `first`.
    fn moves_up(&self, at: usize, first: usize) -> bool {
        let sign = |at: usize| (self.chars[at], self.wide[at]);
        moves_up((at > first).then(|| sign(at - 1)), sign(at))
    }

    /// A row of these characters, and its width in ems.
    fn row(&self, range: Range<usize>) -> (Row, f32) {
        let mut row = Row { text: String::new(), moved: Vec::new() };
        for at in range.clone() {
            if self.moves_up(at, range.start) {
                row.moved.push(row.text.len());
            }
            row.text.push(self.chars[at]);
        }
        let moved = if row.moved.first() == Some(&0) { HALF } else { 0.0 };
        let wide = self.x[range.end] - self.x[range.start] - moved;
        (row, wide)
    }
}

fn layout(ui: &Ui, row: &Row, font_id: &FontId) -> Arc<Galley> {
    let format = TextFormat::simple(font_id.clone(), Color32::PLACEHOLDER);
    let mut job = LayoutJob { break_on_newline: false, ..LayoutJob::default() };
    job.wrap.max_width = f32::INFINITY;
    let mut from = 0;
    for &at in row.moved.iter().chain([&row.text.len()]) {
        let moved = if row.moved.contains(&from) { -HALF * font_id.size } else { 0.0 };
        if at > from {
            job.append(&row.text[from..at], moved, format.clone());
        }
        from = at;
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput};

    use super::*;
    use crate::content::model::Lang;
    use crate::screens::fonts;
    use crate::screens::theme::steps;
    use crate::screens::typeset::{self, fit};

    const TEXTS: [(&str, &str); 2] = [
        ("en", "Walked to the shop floor with the till’s own “manual”, and stayed until 6.40 p.m."),
        ("zh", "马上下楼到店里，先摆出手写收据，再告诉排队的人“要等多久”，然后动手修。"),
    ];

    /// Does something on a glass of its own; how full its glyph atlas is then.
    fn on_glass(mut act: impl FnMut(&Ui)) -> f32 {
        let ctx = Context::default();
        fonts::install(&ctx);
        let pass = |act: &mut dyn FnMut(&Ui)| {
            ctx.run_ui(RawInput::default(), |ui| act(ui)).drop_without_applying_deltas();
        };
        // There are no fonts before the first frame.
        pass(&mut |_| {});
        pass(&mut act);
        ctx.fonts(|fonts| fonts.font_atlas_fill_ratio())
    }

    #[test]
    fn a_draft_is_as_large_as_what_is_set_of_it() {
        on_glass(|ui| {
            for (lang, text) in TEXTS {
                let lang = Lang::new(lang);
                for (px, width) in [(13.0, 90.0), (40.0, 620.0), (97.0, 880.0), (140.0, 9000.0)] {
                    let style = Style { face: Face::Statement, lang: &lang, px };
                    let draft = Draft::new(ui, text, style, width, Breaks::default());
                    let (size, rows) = (draft.size, draft.rows.len());
                    let block = draft.set(ui);
                    assert!((block.size - size).abs().max_elem() <= 1.0, "{size} {}", block.size);
                    assert_eq!(block.rows(), rows);
                }
            }
        });
    }

    #[test]
    fn sizes_that_are_tried_in_vain_leave_no_letters_behind() {
        for (lang, text) in TEXTS {
            let lang = Lang::new(lang);
            let scale = |size| size;
            let (mut px, mut size) = (0.0, Vec2::ZERO);
            let tried = on_glass(|ui| {
                let room = vec2(400.0, 120.0);
                let block =
                    fit(ui, text, (Face::Text, &lang, &[]), steps::HEADLINE, room, scale).block;
                (px, size) = (block.px, block.size);
            });
            let set = on_glass(|ui| {
                let style = Style { face: Face::Text, lang: &lang, px };
                typeset::set(ui, text, style, size.x, Breaks::default());
            });
            assert!(px < steps::HEADLINE[0] / 2.0, "several sizes are too large: {px}");
            assert!(tried <= set * 1.01, "{tried} of the atlas, and {set} with that size alone");
        }
    }
}
