//! One idea: a headline in both languages, a sentence, and a picture.

use crate::content::model::{Slide, Text};
use crate::screens::glass::Glass;
use crate::screens::motif::Motif;

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text) {
    // The two signature ideas, two jobs and two sides of one hand, have the drawing that
    // says them.
    let teaches = |row: &str| slide.meta.teaches.iter().any(|taught| taught == row);
    let motif = match (teaches("A1"), teaches("B16")) {
        (true, _) => Some(Motif::TwoJobs),
        (_, true) => Some(Motif::Lens),
        _ => None,
    };
    let kicker = super::kicker(glass, slide);
    let body = glass.text(body);
    super::statement(glass, slide, (&kicker, body), motif, super::PICTURE_SHARES);
}
