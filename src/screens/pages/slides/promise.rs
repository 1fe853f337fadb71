//! The organisation's promise: the page that closes each cycle, on a ground of its own.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::glass::Glass;
use crate::screens::motif::{self, Motif};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, body: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let ground = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, m.bar().min.y));
    glass.area(ground, 0.0, accent.band);
    let high = m.u(if m.portrait { 300.0 } else { 150.0 });
    let band = Rect::from_min_max(pos2(ground.min.x, ground.max.y - high), ground.max);
    motif::paint(glass.painter(), band, Motif::Mosaic, slide.meta.id.as_str(), glass.p, accent);

    let page = m.page();
    let room = Rect::from_min_max(page.min, pos2(page.max.x, band.min.y - m.u(40.0)))
        .shrink2(vec2(page.width() * 0.04, 0.0));
    let view = super::SlideTexts::of(glass);
    let label =
        format!("{} · {}", glass.text(&glass.scene.kiosk.organisation), glass.say("promise"));
    let mut parts = vec![
        view.label(&label, accent).coloured(accent.soft_on_band),
        view.headline(slide, false).coloured(accent.on_band),
    ];
    parts.extend(view.second(slide).map(|part| part.coloured(accent.soft_on_band)));
    parts.push(view.body(glass.text(body)).coloured(accent.on_band));
    let column = column::set(glass, &parts, room.width(), room.height());
    column.paint_aligned(glass, room, Stand::Middle, Align::Center);
}
