//! A text whose rows are decided, before anything of it is drawn: so sizes are tried at the cost
//! of arithmetic.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Ui, Vec2, vec2};

use super::rows::{self, Line};
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
    rows: Vec<String>,
    /// Width of the widest row and height of all of them, in pixels.
    pub size: Vec2,
    /// A word was wider than the rows and had to be torn: a smaller size would be better.
    pub torn: bool,
    /// How many of the rows end within a word of more than one Han character.
    pub splits: usize,
    /// How many rows of Han script but the last end elsewhere than after a phrase.
    pub loose: usize,
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
            let x = edges(ui, paragraph, style, chars.len());
            let whole = x[chars.len()];
            if whole <= width_ems {
                rows.push(paragraph.to_owned());
                widest = widest.max(whole);
                continue;
            }
            let line = Line::new(&chars, &x, width_ems, phrase, breaks.names);
            torn |= line.torn;
            let broken = line.rows(width_ems);
            splits += line.splits(&broken);
            loose += if style.lang.is_han() { line.loose(&broken) } else { 0 };
            for row in broken {
                widest = widest.max(x[row.end] - x[row.start]);
                rows.push(chars[row].iter().collect());
            }
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

/// The left edge of each character of a text on one row, and the right edge of the last, in ems.
fn edges(ui: &Ui, text: &str, style: Style<'_>, chars: usize) -> Vec<f32> {
    let galley = layout(ui, text, &font(style.face, style.lang, RULER_PX));
    let glyphs = galley.rows.first().map_or(&[][..], |row| &row.row.glyphs);
    let mut end = 0.0;
    let mut x = Vec::with_capacity(chars + 1);
    for glyph in glyphs.iter().take(chars) {
        x.push(end);
        // Where a glyph stands is rounded to whole pixels, how far it reaches isn't.
        end += glyph.advance_width / RULER_PX;
    }
    x.resize(chars + 1, end);
    x
}

fn layout(ui: &Ui, text: &str, font_id: &FontId) -> Arc<Galley> {
    ui.fonts_mut(|fonts| {
        fonts.layout_no_wrap(text.to_owned(), font_id.clone(), Color32::PLACEHOLDER)
    })
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
