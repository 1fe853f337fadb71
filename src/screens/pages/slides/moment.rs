//! A moment of truth: where the customer meets us, and what one of us does.

use egui::{Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, touchpoint: &Text, act: &Text) {
    let accent = super::accent(glass, slide);
    let m = glass.m;
    // A band in the accent carries the moment; the act stands on paper beneath it.
    let page = m.page();
    let gap = m.u(space::MEDIUM);
    let label = glass.say("moment");
    let view = super::SlideTexts::of(glass);
    let mut parts = vec![
        view.label(&label, accent).coloured(accent.soft_on_band),
        view.headline(slide, true).coloured(accent.on_band),
    ];
    parts.extend(view.second(slide).map(|part| part.coloured(accent.soft_on_band)));
    let room = vec2(page.width(), page.height() * 0.62);
    let head = column::set(glass, &parts, room.x, room.y);
    // A headline of several rows would leave the act no room beneath it.
    let lower = if m.portrait || head.rows(1) == 1 {
        let least = (m.bar().min.y - m.glass.min.y) * 0.52;
        let edge = (page.min.y + head.height + gap).max(m.glass.min.y + least);
        let band = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, edge));
        glass.area(band, 0.0, accent.band);
        let upper = Rect::from_min_max(page.min, pos2(page.max.x, edge - gap));
        head.paint(glass, upper, Stand::Middle);
        Rect::from_min_max(pos2(page.min.x, edge + gap), page.max)
    } else {
        super::panel_with_head(glass, slide, &label)
    };
    let lower = super::with_source(glass, slide, lower);
    let touchpoint = glass.text(touchpoint);
    let parts = [
        view.near(touchpoint, Face::Strong, steps::TOUCHPOINT, 0.0).coloured(accent.text),
        view.body(glass.text(act)),
    ];
    column::set(glass, &parts, lower.width(), lower.height()).paint(glass, lower, Stand::Middle);
}
