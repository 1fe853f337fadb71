//! One number that proves the promise, with what it counts, from where and when.

use egui::{Rect, pos2};
use jiff::civil::Date;

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::steps;

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, number: &str, of: &Text, counted: Date) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let share = if m.portrait { 0.4 } else { 0.46 };
    let (panel, text) = super::split(glass, share);
    glass.area(panel, 0.0, accent.band);
    let view = super::SlideTexts::of(glass);
    let inside = super::within(glass, panel);
    let parts = [
        view.pen().far(number, Face::Statement, steps::FIGURE).coloured(accent.on_band),
        view.body(glass.text(of)).coloured(accent.on_band),
    ];
    let column = column::set(glass, &parts, inside.width(), inside.height());
    column.paint(glass, inside, Stand::Middle);

    let kicker = super::kicker(glass, slide);
    let mut parts = vec![view.label(&kicker, accent), view.headline(slide, true)];
    parts.extend(view.second(slide));
    let from = origin(glass, slide, counted);
    let small = view.near(&from, Face::Text, steps::READ, 0.0).coloured(glass.p.soft);
    let foot = column::set(glass, &[small], text.width(), text.height() * 0.25);
    foot.paint(glass, text, Stand::Bottom);
    let room = Rect::from_min_max(text.min, pos2(text.max.x, text.max.y - foot.height));
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Middle);
}

/// Where the number comes from, and when it was counted.
fn origin(glass: &Glass<'_>, slide: &Slide, counted: Date) -> String {
    let date = glass.say_date("date-year", counted);
    let source = slide.meta.source.as_ref().map_or("", |source| glass.text(source));
    glass.say_with("figure-origin", &[("source", Arg::Text(source)), ("date", Arg::Text(&date))])
}
