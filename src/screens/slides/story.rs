//! Something that happened, and what it teaches.

use egui::{Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text, lesson: &Text) {
    let accent = super::accent(glass, slide);
    let m = glass.m;
    let page = super::with_source(glass, slide, m.page());
    let gap = m.u(space::LARGE);
    // Headline over the full width, then the story beside its lesson (beneath it in portrait).
    let view = super::Reader::of(glass);
    let label = glass.say("story");
    let mut parts = vec![view.label(&label, accent), view.headline(slide, true)];
    parts.extend(view.second(slide));
    let head_share = if m.portrait { 0.4 } else { 0.5 };
    let head = column::set(glass, &parts, page.width(), page.height() * head_share);
    let top = head.paint(glass, page, Stand::Top).max.y + m.u(space::MEDIUM);
    let rest = Rect::from_min_max(pos2(page.min.x, top), page.max);

    let (story, card) = if m.portrait {
        let cut = rest.min.y + rest.height() * 0.62;
        (
            Rect::from_min_max(rest.min, pos2(rest.max.x, cut - gap)),
            Rect::from_min_max(pos2(rest.min.x, cut), rest.max),
        )
    } else {
        let cut = rest.min.x + rest.width() * 0.62;
        (
            Rect::from_min_max(rest.min, pos2(cut - gap, rest.max.y)),
            Rect::from_min_max(pos2(cut, rest.min.y), rest.max),
        )
    };
    let text = glass.text(body);
    let parts = [view.near(text, Face::Text, steps::STORY, 0.0)];
    column::set(glass, &parts, story.width(), story.height()).paint(glass, story, Stand::Top);

    glass.area(card, m.u(space::ROUND), accent.tint);
    let mark = Rect::from_min_size(card.min, vec2(m.u(14.0), card.height()));
    glass.area(mark, m.u(7.0), accent.fill);
    let inside = card
        .shrink(m.u(space::MEDIUM))
        .with_min_x(card.min.x + m.u(56.0));
    let label = glass.say("lesson");
    let lesson = glass.text(lesson);
    let parts = [
        view.near(&label, Face::Strong, steps::LABEL, 0.0)
            .coloured(accent.text),
        view.near(lesson, Face::Statement, steps::LESSON, 22.0),
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}
