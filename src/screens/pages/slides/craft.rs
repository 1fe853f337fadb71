//! Something to know about the trade: the picture shows it, a sentence says it.

use crate::content::model::{Slide, Text};
use crate::screens::glass::Glass;

/// How much of the page the picture may take, the most first: it is half of what is told.
const PICTURE_SHARES: [f32; 4] = [0.5, 0.46, 0.4, 0.34];

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text) {
    let label = glass.say("craft");
    let body = glass.text(body);
    super::statement(glass, slide, (&label, body), None, PICTURE_SHARES);
}
