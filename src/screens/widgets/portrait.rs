//! A person's picture: the photo, or a monogram of the same size on a drawing of its own.
//! Nobody looks second-class for having no photo.

use egui::{Align, Rect, pos2};

use crate::content::model::{Commendation, Lang};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::steps;
use crate::screens::typeset::{self, Breaks, Style};
use crate::screens::widgets::photo;

/// Fills `rect` with the picture of the person.
pub(crate) fn paint(glass: &mut Glass<'_>, commendation: &Commendation, rect: Rect, round: f32) {
    let photo = commendation.photo.as_ref();
    if !photo.is_some_and(|photo| photo::paint(glass, photo, rect, round)) {
        monogram(glass, commendation, rect, round);
    }
}

fn monogram(glass: &Glass<'_>, commendation: &Commendation, rect: Rect, round: f32) {
    let accent = glass.p.pole(commendation.meta.pole);
    glass.area(rect, round, accent.tint);
    let across = rect.width().min(rect.height());
    let radius = across * 0.36;
    glass.painter().circle_filled(rect.center(), radius, glass.p.card);
    let (letters, lang) = initials(glass, commendation);
    let wanted = radius * if letters.chars().count() > 1 { 0.92 } else { 1.1 };
    let scale = steps::NUMERAL.iter().chain(steps::LAST_RESORT);
    let px = scale.map(|size| glass.m.u(*size)).find(|px| *px <= wanted).unwrap_or(wanted);
    let style = Style { face: Face::Statement, lang: &lang, px };
    let block = typeset::set(glass.ui, &letters, style, f32::MAX, Breaks::default());
    // Capitals have no descenders: their optical middle is above the block's.
    let lift = if lang.is_han() { 0.0 } else { px * 0.12 };
    let at = pos2(rect.center().x, rect.center().y - block.size.y / 2.0 + lift);
    block.paint(glass.painter(), at, Align::Center, accent.text);
}

/// One or two letters: initials in Latin script, the last character of a Han name (how
/// colleagues shorten it), and for somebody unnamed the team's.
fn initials(glass: &Glass<'_>, commendation: &Commendation) -> (String, Lang) {
    let lang = &glass.scene.lang;
    let name = commendation.name.as_ref().unwrap_or(&commendation.team);
    let text = name.get(lang).trim();
    let han = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if han {
        let letter = if text.contains('·') { text.chars().next() } else { text.chars().last() };
        return (letter.into_iter().collect(), lang.clone());
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.iter().skip(1).next_back().and_then(|word| word.chars().next());
    let letters: String = first.into_iter().chain(last).flat_map(char::to_uppercase).collect();
    (letters, lang.clone())
}
