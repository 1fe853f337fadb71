//! The words of a page, each with its place, as they are seen on it: for whoever compares two
//! pages.

use egui::epaint::{ClippedShape, TextShape};
use egui::{Pos2, Rect, Shape, Vec2};

use crate::content::pace::is_han;

/// Most words of a page that are looked at: some ten times what fits on one.
const WORDS_MAX: usize = 2_000;

/// A word that is seen, or a Han character.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What it says.
    pub text: String,
    /// Where it stands, as shares of the page from its upper left corner.
    pub place: Rect,
}

/// The words of a page of `size` points, in the order in which they are drawn.
pub fn words(shapes: &[ClippedShape], size: Vec2) -> Vec<Seen> {
    let mut found = Vec::new();
    shapes.iter().for_each(|clipped| shape(&clipped.shape, &mut found));
    found.truncate(WORDS_MAX);
    for seen in &mut found {
        let share = |at: Pos2| (at.to_vec2() / size).to_pos2();
        seen.place = Rect::from_min_max(share(seen.place.min), share(seen.place.max));
    }
    found
}

fn shape(shape_: &Shape, found: &mut Vec<Seen>) {
    match shape_ {
        Shape::Text(text) => rows(text, found),
        Shape::Vec(shapes) => shapes.iter().for_each(|one| shape(one, found)),
        _ => {}
    }
}

fn rows(text: &TextShape, found: &mut Vec<Seen>) {
    for row in &text.galley.rows {
        let origin = text.pos + row.pos.to_vec2();
        let mut is_open = false;
        for glyph in &row.row.glyphs {
            if glyph.chr.is_whitespace() {
                is_open = false;
                continue;
            }
            let left = origin.x + glyph.pos.x;
            let place = Rect::from_min_max(
                Pos2::new(left, origin.y),
                Pos2::new(left + glyph.advance_width, origin.y + row.row.size.y),
            );
            let alone = is_han(glyph.chr);
            match found.last_mut().filter(|_| is_open && !alone) {
                Some(word) => {
                    word.text.push(glyph.chr);
                    word.place = word.place.union(place);
                }
                None => found.push(Seen { text: glyph.chr.into(), place }),
            }
            is_open = !alone;
        }
    }
}
