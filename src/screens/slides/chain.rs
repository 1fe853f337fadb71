//! One thing leads to the next.

use egui::{Rect, Shape, Stroke, pos2, vec2};

use crate::content::model::{Slide, Text};
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

pub fn draw(glass: &mut Glass<'_>, slide: &Slide, links: &[Text], body: &Text) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let page = super::with_source(glass, slide, m.page());
    let view = super::Reader::of(glass);
    let label = glass.say("chain");
    let mut parts = vec![view.label(&label, accent), view.headline(slide, true)];
    parts.extend(view.second(slide));
    let head = column::set(glass, &parts, page.width(), page.height() * 0.46);
    let top = head.paint(glass, page, Stand::Top).max.y + m.u(space::MEDIUM);
    let text = glass.text(body);
    let parts = [view.near(text, Face::Text, steps::STORY, 0.0)];
    let foot = column::set(glass, &parts, page.width(), page.height() * 0.26);
    foot.paint(glass, page, Stand::Bottom);
    let bottom = page.max.y - foot.height - m.u(space::MEDIUM);
    links_in(
        glass,
        Rect::from_min_max(pos2(page.min.x, top), pos2(page.max.x, bottom)),
        links,
        slide,
    );
}

/// The links as arrows that point to the next one, each a shade deeper, the last solid.
fn links_in(glass: &mut Glass<'_>, room: Rect, links: &[Text], slide: &Slide) {
    let m = glass.m;
    let accent = super::accent(glass, slide);
    let count = links.len().max(1) as f32;
    let gap = m.u(14.0);
    for (index, link) in links.iter().enumerate() {
        let at = index as f32;
        let rect = if m.portrait {
            let high = ((room.height() - gap * (count - 1.0)) / count).min(m.u(230.0));
            Rect::from_min_size(
                pos2(room.min.x, room.min.y + (high + gap) * at),
                vec2(room.width(), high),
            )
        } else {
            let wide = (room.width() - gap * (count - 1.0)) / count;
            let high = room.height().min(m.u(340.0));
            let top = room.center().y - high / 2.0;
            Rect::from_min_size(pos2(room.min.x + (wide + gap) * at, top), vec2(wide, high))
        };
        let last = index + 1 == links.len();
        let depth = at / count;
        let fill = if last {
            accent.fill
        } else {
            accent.tint.lerp_to_gamma(accent.fill, depth * 0.22)
        };
        let colour = if last { accent.on_fill } else { glass.p.ink };
        let point = arrow(glass, rect, fill, last);
        let pad = m.u(30.0);
        let mut inside = rect.shrink(pad);
        if m.portrait {
            inside.max.y -= point * 0.4;
        } else {
            inside.max.x -= point - pad * 0.5;
            inside.min.x += if index > 0 { point * 0.55 } else { 0.0 };
        }
        let number = (index + 1).to_string();
        let view = super::Reader::of(glass);
        let parts = [
            view.near(&number, Face::Statement, &steps::TITLE[2..], 0.0)
                .coloured(colour),
            view.near(glass.text(link), Face::Strong, steps::LINK, 10.0)
                .coloured(colour),
        ];
        column::set(glass, &parts, inside.width(), inside.height()).paint(
            glass,
            inside,
            Stand::Middle,
        );
    }
}

/// An arrow-shaped area; gives the length of its point in pixels.
fn arrow(glass: &Glass<'_>, rect: Rect, fill: egui::Color32, last: bool) -> f32 {
    let painter = glass.painter();
    let down = glass.m.portrait;
    let point = if down {
        rect.height() * 0.16
    } else {
        rect.height() * 0.13
    };
    if last {
        glass.area(rect, glass.m.u(space::ROUND) * 0.5, fill);
        return point;
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
    glass.area(body, glass.m.u(space::ROUND) * 0.5, fill);
    painter.add(Shape::convex_polygon(tip, fill, Stroke::NONE));
    point
}
