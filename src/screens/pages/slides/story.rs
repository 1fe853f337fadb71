//! Something that happened, and what it teaches.

use egui::{Rect, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text, lesson: &Text) {
    let accent = super::accent(glass, slide);
    let m = glass.m;
    let gap = m.u(space::MEDIUM);
    let label = glass.say("story");
    let rest = super::head(glass, slide, &label);
    let view = super::SlideTexts::of(glass);
    // The story beside its lesson, or above it where there is no width.
    let (story, card) = if super::narrow(glass, rest) {
        let (a, b) = rest.split_top_bottom_at_fraction(0.6);
        (a.with_max_y(a.max.y - gap), b)
    } else {
        let (a, b) = rest.split_left_right_at_fraction(0.6);
        (a.with_max_x(a.max.x - gap), b)
    };
    let text = glass.text(body);
    let parts = [view.near(text, Face::Text, steps::STORY, 0.0)];
    column::set(glass, &parts, story.width(), story.height()).paint(glass, story, Stand::Middle);

    glass.area(card, m.u(space::ROUND), accent.tint);
    let mark = Rect::from_min_size(card.min, vec2(m.u(14.0), card.height()));
    glass.area(mark, m.u(7.0), accent.fill);
    let inside = card.shrink(m.u(space::MEDIUM)).with_min_x(card.min.x + m.u(56.0));
    let label = glass.say("lesson");
    let lesson = glass.text(lesson);
    let parts = [
        view.near(&label, Face::Strong, steps::LABEL, 0.0).coloured(accent.text),
        view.near(lesson, Face::Statement, steps::LESSON, 22.0),
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}
