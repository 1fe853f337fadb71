//! One idea: a headline in both languages, a sentence, and a picture.

use crate::content::model::{Slide, Text};
use crate::screens::glass::Glass;
use crate::screens::motif::Motif;

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text) {
    let (picture, text) = super::split(glass, 0.32);
    // The two signature ideas, two jobs and two sides of one hand, have the drawing that
    // says them.
    let two_in_one = slide
        .meta
        .teaches
        .iter()
        .any(|row| row == "A1" || row == "B16");
    let motif = two_in_one.then_some(Motif::Lens);
    super::picture(glass, slide, slide.photo.as_ref(), picture, motif);
    let room = super::with_source(glass, slide, text);
    let kicker = super::kicker(glass, slide);
    let body = glass.text(body);
    super::statement(glass, slide, &kicker, body, room);
}
