//! A moment of truth: where the customer meets us, and what one of us does.

use egui::{Rect, pos2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, touchpoint: &Text, act: &Text) {
    let accent = super::accent(glass, slide);
    let m = glass.m;
    // A band in the accent carries the moment; the act stands on paper beneath it.
    let share = if m.portrait { 0.52 } else { 0.56 };
    let edge = m.glass.min.y + (m.bar().min.y - m.glass.min.y) * share;
    let band = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, edge));
    glass.area(band, 0.0, accent.fill);

    let page = m.page();
    let view = super::Reader::of(glass);
    let gap = m.u(space::MEDIUM);
    let upper = Rect::from_min_max(page.min, pos2(page.max.x, edge - gap));
    let label = glass.say("moment");
    let mut parts = vec![
        view.label(&label, accent).coloured(accent.on_fill),
        view.headline(slide, true).coloured(accent.on_fill),
    ];
    parts.extend(view.second(slide).map(|part| part.coloured(accent.tint)));
    column::set(glass, &parts, upper.width(), upper.height()).paint(glass, upper, Stand::Middle);

    let lower = Rect::from_min_max(pos2(page.min.x, edge + gap), page.max);
    let lower = super::with_source(glass, slide, lower);
    let touchpoint = glass.text(touchpoint);
    let parts = [
        view.near(touchpoint, Face::Strong, steps::TOUCHPOINT, 0.0)
            .coloured(accent.text),
        view.body(glass.text(act)),
    ];
    column::set(glass, &parts, lower.width(), lower.height()).paint(glass, lower, Stand::Middle);
}
