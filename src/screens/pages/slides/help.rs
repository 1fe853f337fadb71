//! If it happened to you: what to do, one short step after the other, and whom to tell.

use egui::{Align, Rect, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::numbers::as_f32;
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, lines: &[Text], tell: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let label = glass.say("help");
    let text = super::panel_with_head(glass, slide, &label);
    let text = super::with_source(glass, slide, text);
    let view = super::SlideTexts::of(glass);
    let tell = glass.text(tell);
    let parts = [view.near(tell, Face::Strong, steps::READ, 0.0).coloured(accent.text)];
    let foot = column::set(glass, &parts, text.width(), text.height() * 0.2);
    foot.paint(glass, text, Stand::Bottom);
    let room = text.with_max_y(text.max.y - foot.height - m.u(space::MEDIUM));
    steps_in(glass, room, lines, accent);
}

fn steps_in(glass: &mut Glass<'_>, room: Rect, lines: &[Text], accent: Accent) {
    let m = glass.m;
    let pitch = (room.height() / as_f32(lines.len().max(1))).min(m.u(190.0));
    let top = room.center().y - pitch * as_f32(lines.len()) / 2.0;
    let across = m.u(76.0).min(pitch * 0.8);
    let rows: Vec<Rect> = (0..lines.len())
        .map(|i| {
            Rect::from_min_size(
                pos2(room.min.x, top + pitch * as_f32(i)),
                vec2(room.width(), pitch),
            )
        })
        .collect();
    for (index, row) in rows.iter().enumerate() {
        let at = pos2(row.min.x + across / 2.0, row.center().y);
        glass.painter().circle_filled(at, across / 2.0, accent.tint);
        let number = (index + 1).to_string();
        let number =
            glass.fit(&number, Face::Statement, &[48.0, 40.0, 32.0], false, vec2(across, across));
        let middle = at.y - number.size.y / 2.0 + number.px * 0.04;
        glass.put(&number, pos2(at.x, middle), Align::Center, accent.text);
    }
    let insides: Vec<Rect> = rows
        .iter()
        .map(|row| row.with_min_x(row.min.x + across + m.u(32.0)).shrink2(vec2(0.0, m.u(2.0))))
        .collect();
    let view = super::SlideTexts::of(glass);
    let parts: Vec<[Part<'_>; 1]> = lines
        .iter()
        .map(|line| [view.near(glass.text(line), Face::Text, steps::ANSWER, 0.0)])
        .collect();
    let rooms: Vec<(&[Part<'_>], egui::Vec2)> =
        parts.iter().zip(&insides).map(|(p, r)| (p.as_slice(), r.size())).collect();
    for (column, inside) in column::set_alike(glass, &rooms).iter().zip(&insides) {
        column.paint(glass, *inside, Stand::Middle);
    }
}
