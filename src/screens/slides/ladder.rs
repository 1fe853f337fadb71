//! How far, and no further: the rungs of the organisation's own ladder.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Slide, Step, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, rungs: &[Step], decides: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let page = super::with_source(glass, slide, m.page());
    let view = super::Reader::of(glass);
    let label = glass.say("ladder");
    let mut parts = vec![view.label(&label, accent), view.headline(slide, true)];
    parts.extend(view.second(slide));
    let head = column::set(glass, &parts, page.width(), page.height() * 0.5);
    let top = head.paint(glass, page, Stand::Top).max.y + m.u(space::MEDIUM);

    let who = format!("{}: {}", glass.say("decides"), glass.text(decides));
    let who = if glass.scene.lang.is_han() {
        who.replacen(": ", "：", 1)
    } else {
        who
    };
    let parts = [view.near(&who, Face::Text, steps::SMALL, 0.0)];
    let foot = column::set(glass, &parts, page.width(), page.height() * 0.2);
    foot.paint(glass, page, Stand::Bottom);
    let bottom = page.max.y - foot.height - m.u(28.0);
    rungs_in(
        glass,
        Rect::from_min_max(pos2(page.min.x, top), pos2(page.max.x, bottom)),
        rungs,
        slide,
    );
}

/// Each rung starts a little further in and is a shade deeper; the last is solid.
fn rungs_in(glass: &mut Glass<'_>, room: Rect, rungs: &[Step], slide: &Slide) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let count = rungs.len().max(1) as f32;
    let gap = m.u(12.0);
    let high = ((room.height() - gap * (count - 1.0)) / count).min(m.u(if m.portrait {
        260.0
    } else {
        170.0
    }));
    let indent = m.u(if m.portrait { 36.0 } else { 84.0 });
    for (index, rung) in rungs.iter().enumerate() {
        let at = index as f32;
        let last = index + 1 == rungs.len();
        let rect = Rect::from_min_max(
            pos2(room.min.x + indent * at, room.min.y + (high + gap) * at),
            pos2(room.max.x, room.min.y + (high + gap) * at + high),
        );
        let fill = if last {
            accent.fill
        } else {
            accent.tint.lerp_to_gamma(accent.fill, at * 0.07)
        };
        let colour = if last { accent.on_fill } else { glass.p.ink };
        glass.area(rect, m.u(space::ROUND) * 0.7, fill);
        let inside = rect.shrink2(vec2(m.u(32.0), m.u(10.0)));
        let room = vec2(m.u(80.0), inside.height());
        let number = glass.fit(
            &(index + 1).to_string(),
            Face::Statement,
            &steps::TITLE[1..],
            false,
            room,
        );
        let middle = inside.center().y - number.size.y / 2.0;
        glass.put(&number, pos2(inside.min.x, middle), Align::Min, colour);

        let inside = inside.with_min_x(inside.min.x + m.u(96.0));
        let view = super::Reader::of(glass);
        let title = view
            .near(glass.text(&rung.title), Face::Strong, steps::LINK, 0.0)
            .coloured(colour);
        let text = view
            .near(glass.text(&rung.text), Face::Text, steps::READ, 8.0)
            .coloured(colour);
        if m.portrait {
            let parts = [title, text];
            column::set(glass, &parts, inside.width(), inside.height()).paint(
                glass,
                inside,
                Stand::Middle,
            );
        } else {
            let (left, right) = inside.split_left_right_at_x(room_for_titles(inside, at * indent));
            column::set(glass, &[title], left.width(), left.height()).paint(
                glass,
                left,
                Stand::Middle,
            );
            column::set(glass, &[text], right.width(), right.height()).paint(
                glass,
                right,
                Stand::Middle,
            );
        }
    }
}

/// All texts begin at the same place, however far in their rung does.
fn room_for_titles(inside: Rect, indent: f32) -> f32 {
    let whole = inside.width() + indent;
    inside.max.x - whole * 0.56
}
