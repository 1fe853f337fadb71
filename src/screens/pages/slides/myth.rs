//! What people say, and what is so.

use egui::{Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::icon::{self, Icon};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, [myth, fact, because]: [&Text; 3]) {
    let m = glass.m;
    let kicker = super::kicker(glass, slide);
    let rest = super::head(glass, slide, &kicker);
    let view = super::SlideTexts::of(glass);
    // The myth is the smaller card: what is so has the weight.
    let gap = m.u(28.0);
    let (said, so) = if super::narrow(glass, rest) {
        let (a, b) = rest.split_top_bottom_at_fraction(0.36);
        (a, b.with_min_y(b.min.y + gap))
    } else {
        let (a, b) = rest.split_left_right_at_fraction(0.38);
        (a, b.with_min_x(b.min.x + gap))
    };
    let p = glass.p;
    let round = m.u(space::ROUND);
    glass.area(said, round, p.raised);
    glass.area(so, round, p.right.tint);
    let label = glass.say("myth");
    let myth = glass.text(myth);
    let parts = [
        view.near(&label, Face::Strong, steps::LABEL, 0.0).coloured(p.wrong.text),
        view.near(myth, Face::Statement, steps::LESSON, 20.0),
    ];
    side(glass, said, Icon::Cross, (p.wrong.fill, p.wrong.on_fill), &parts);
    let label = glass.say("fact");
    let parts = [
        view.near(&label, Face::Strong, steps::LABEL, 0.0).coloured(p.right.text),
        view.near(glass.text(fact), Face::Statement, steps::LESSON, 20.0),
        view.near(glass.text(because), Face::Text, steps::READ, 24.0),
    ];
    side(glass, so, Icon::Tick, (p.right.fill, p.right.on_fill), &parts);
}

fn side(
    glass: &mut Glass<'_>,
    card: Rect,
    sign: Icon,
    colours: (egui::Color32, egui::Color32),
    parts: &[column::Part<'_>],
) {
    let m = glass.m;
    let inside = card.shrink(m.u(space::MEDIUM));
    let across = m.u(68.0);
    let room = inside.with_min_x(inside.min.x + across + m.u(28.0));
    let column = column::set(glass, parts, room.width(), room.height());
    let stands = column.paint(glass, room, Stand::Middle);
    let at = pos2(inside.min.x, stands.min.y) + vec2(across / 2.0, across / 2.0);
    icon::badge(glass.painter(), sign, at, across, colours);
}
