//! One thing leads to the next.

use egui::{Rect, Shape, Stroke, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::numbers::as_f32;
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, links: &[Text], body: &Text) {
    let m = glass.m;
    let label = glass.say("chain");
    let page = super::head(glass, slide, &label);
    let view = super::SlideTexts::of(glass);
    let text = glass.text(body);
    let parts = [view.near(text, Face::Text, steps::STORY, 0.0)];
    let foot = column::set(glass, &parts, page.width(), page.height() * 0.32);
    foot.paint(glass, page, Stand::Bottom);
    let bottom = page.max.y - foot.height - m.u(space::MEDIUM);
    let room = Rect::from_min_max(page.min, pos2(page.max.x, bottom));
    links_in(glass, room, links, super::accent(glass, slide));
}

/// The links as arrows that point to the next one, each a shade deeper, the last solid.
fn links_in(glass: &mut Glass<'_>, room: Rect, links: &[Text], accent: Accent) {
    let m = glass.m;
    let gap = m.u(14.0);
    let count = as_f32(links.len().max(1));
    let down = m.portrait || room.width() / count < m.u(300.0);
    let rects: Vec<Rect> = (0..links.len())
        .map(|i| link_rect(room, (as_f32(i), count), gap, m.u(340.0), down))
        .collect();
    let numbers: Vec<String> = (1..=links.len()).map(|n| n.to_string()).collect();
    let view = super::SlideTexts::of(glass);
    let parts: Vec<Vec<Part<'_>>> = links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let colour = if index + 1 == links.len() { accent.on_fill } else { glass.p.ink };
            let text = view.near(glass.text(link), Face::Strong, steps::LINK, 8.0).coloured(colour);
            if down {
                return vec![text];
            }
            let number = view.near(&numbers[index], Face::Statement, &steps::TITLE[2..], 0.0);
            vec![number.coloured(colour), text]
        })
        .collect();
    let insides: Vec<Rect> =
        rects.iter().enumerate().map(|(i, rect)| inside_link(*rect, i, m.u(30.0), down)).collect();
    let rooms: Vec<(&[Part<'_>], egui::Vec2)> =
        parts.iter().zip(&insides).map(|(p, inside)| (p.as_slice(), inside.size())).collect();
    let columns = column::set_alike(glass, &rooms);
    for (index, (rect, column)) in rects.iter().zip(columns).enumerate() {
        let last = index + 1 == links.len();
        let depth = as_f32(index) / count * 0.22;
        let fill = if last { accent.fill } else { accent.tint.lerp_to_gamma(accent.fill, depth) };
        arrow(glass, *rect, fill, last, down);
        column.paint(glass, insides[index], Stand::Middle);
    }
}

fn link_rect(room: Rect, (at, count): (f32, f32), gap: f32, high_max: f32, down: bool) -> Rect {
    if down {
        let high = ((room.height() - gap * (count - 1.0)) / count).min(high_max * 0.6);
        let min = pos2(room.min.x, room.min.y + (high + gap) * at);
        return Rect::from_min_size(min, vec2(room.width(), high));
    }
    let wide = (room.width() - gap * (count - 1.0)) / count;
    let high = room.height().min(high_max);
    let top = room.center().y - high / 2.0;
    Rect::from_min_size(pos2(room.min.x + (wide + gap) * at, top), vec2(wide, high))
}

/// The room for text in an arrow: not in its point, nor where the one before points.
fn inside_link(rect: Rect, index: usize, pad: f32, down: bool) -> Rect {
    let point = point_of(rect, down);
    let mut inside = rect.shrink(pad.min(rect.height() * 0.12));
    if down {
        inside.max.y -= point * 0.5;
        inside.min.x += pad;
    } else {
        inside.max.x -= point * 0.8;
        inside.min.x += if index > 0 { point * 0.4 } else { 0.0 };
    }
    inside
}

fn point_of(rect: Rect, down: bool) -> f32 {
    if down { rect.height() * 0.16 } else { rect.height() * 0.13 }
}

fn arrow(glass: &Glass<'_>, rect: Rect, fill: egui::Color32, last: bool, down: bool) {
    let round = glass.m.u(space::ROUND) * 0.5;
    let point = point_of(rect, down);
    if last {
        glass.area(rect, round, fill);
        return;
    }
    let (tip, body) = if down {
        let body = rect.with_max_y(rect.max.y - point);
        let tip = vec![
            pos2(rect.center().x - point * 2.2, body.max.y - 1.0),
            pos2(rect.center().x + point * 2.2, body.max.y - 1.0),
            pos2(rect.center().x, rect.max.y + point * 0.2),
        ];
        (tip, body)
    } else {
        let body = rect.with_max_x(rect.max.x - point);
        let tip = vec![
            pos2(body.max.x - 1.0, rect.center().y - point * 2.2),
            pos2(body.max.x - 1.0, rect.center().y + point * 2.2),
            pos2(rect.max.x + point * 0.2, rect.center().y),
        ];
        (tip, body)
    };
    glass.area(body, round, fill);
    glass.painter().add(Shape::convex_polygon(tip, fill, Stroke::NONE));
}
