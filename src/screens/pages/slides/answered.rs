//! What somebody asked for, and what came of it: two turns of a talk.

use egui::{Rect, Shape, Stroke, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, asked: &Text, done: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let label = glass.say("answered");
    let rest = super::head(glass, slide, &label);
    let view = super::SlideTexts::of(glass);
    let (said, did) = (glass.say("asked"), glass.say("asked-done"));
    let p = glass.p;
    let asked = [
        view.near(&said, Face::Strong, steps::LABEL, 0.0).coloured(p.soft),
        view.near(glass.text(asked), Face::Statement, steps::LESSON, 12.0),
    ];
    let done = [
        view.near(&did, Face::Strong, steps::LABEL, 0.0).coloured(accent.soft_on_band),
        view.near(glass.text(done), Face::Statement, steps::LESSON, 12.0).coloured(accent.on_band),
    ];
    // The one who asks stands at the left, who answers at the right, as in a talk.
    let aside = rest.width() * if super::narrow(glass, rest) { 0.06 } else { 0.14 };
    let (tail, gap) = (m.u(26.0), m.u(space::SMALL));
    let high = (rest.height() - gap - 2.0 * tail) / 2.0;
    let first = Rect::from_min_size(rest.min, vec2(rest.width() - aside, high));
    let second = Rect::from_min_size(
        pos2(rest.min.x + aside, rest.min.y + high + tail + gap),
        vec2(rest.width() - aside, high),
    );
    let pad = vec2(m.u(44.0), m.u(22.0));
    let columns: [(&[Part<'_>], _); 2] =
        [(&asked, first.shrink2(pad).size()), (&done, second.shrink2(pad).size())];
    let columns = column::set_alike(glass, &columns);
    for ((bubble, column), (fill, left)) in
        [first, second].into_iter().zip(columns).zip([(p.raised, true), (accent.band, false)])
    {
        speech(glass, bubble, tail, left, fill);
        column.paint(glass, bubble.shrink2(pad), Stand::Middle);
    }
}

/// A bubble whose tail points to who speaks, beneath it at the left or at the right.
fn speech(glass: &Glass<'_>, bubble: Rect, tail: f32, left: bool, fill: egui::Color32) {
    let m = glass.m;
    glass.area(bubble, m.u(space::ROUND), fill);
    let (edge, towards) = if left { (bubble.min.x, 1.0) } else { (bubble.max.x, -1.0) };
    let at = |along: f32, down: f32| pos2(edge + towards * m.u(along), bubble.max.y + down);
    let points = vec![at(64.0, -1.0), at(124.0, -1.0), at(58.0, tail)];
    glass.painter().add(Shape::convex_polygon(points, fill, Stroke::NONE));
}
