//! How far, and no further: the rungs of the organisation's own ladder.

use egui::{Align, Rect, Vec2, pos2, vec2};

use crate::content::model::{Rung, Slide, Text};
use crate::numbers::as_f32;
use crate::screens::column::{self, Column, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{Accent, space, steps};

pub(super) fn draw(glass: &mut Glass<'_>, slide: &Slide, rungs: &[Rung], decides: &Text) {
    let m = glass.m;
    let label = glass.say("ladder");
    let page = super::head(glass, slide, &label);
    let view = super::SlideTexts::of(glass);
    let parts = [view.near(glass.text(decides), Face::Text, steps::SMALL, 0.0)];
    let foot = column::set(glass, &parts, page.width(), page.height() * 0.24);
    foot.paint(glass, page, Stand::Bottom);
    let bottom = page.max.y - foot.height - m.u(28.0);
    let room = Rect::from_min_max(page.min, pos2(page.max.x, bottom));
    rungs_in(glass, room, rungs, super::accent(glass, slide));
}

/// Each rung starts a little further in and is a shade deeper; the last is solid.
fn rungs_in(glass: &mut Glass<'_>, room: Rect, rungs: &[Rung], accent: Accent) {
    let m = glass.m;
    let stacked = super::narrow(glass, room);
    let count = as_f32(rungs.len().max(1));
    let gap = m.u(12.0);
    let high = (room.height() - gap * (count - 1.0)) / count;
    let high = high.min(m.u(if stacked { 260.0 } else { 170.0 }));
    let indent = m.u(if stacked { 32.0 } else { 84.0 });
    let rects: Vec<Rect> = (0..rungs.len())
        .map(|index| {
            let top = room.min.y + (high + gap) * as_f32(index);
            let left = room.min.x + indent * as_f32(index);
            Rect::from_min_max(pos2(left, top), pos2(room.max.x, top + high))
        })
        .collect();
    for (index, rect) in rects.iter().enumerate() {
        let last = index + 1 == rungs.len();
        let fill = if last {
            accent.fill
        } else {
            accent.tint.lerp_to_gamma(accent.fill, as_f32(index) * 0.07)
        };
        glass.area(*rect, m.u(space::ROUND) * 0.7, fill);
        let colour = if last { accent.on_fill } else { glass.p.ink };
        let number = (index + 1).to_string();
        let size = vec2(m.u(80.0), rect.height());
        let number = glass.fit(&number, Face::Statement, &steps::TITLE[1..], false, size);
        let at = pos2(rect.min.x + m.u(32.0), rect.center().y - number.size.y / 2.0);
        glass.put(&number, at, Align::Min, colour);
    }
    let insides: Vec<Rect> = rects
        .iter()
        .map(|rect| rect.with_min_x(rect.min.x + m.u(120.0)).shrink2(vec2(m.u(24.0), m.u(8.0))))
        .collect();
    texts(glass, &insides, rungs, accent, stacked);
}

fn texts(glass: &mut Glass<'_>, insides: &[Rect], rungs: &[Rung], accent: Accent, stacked: bool) {
    let view = super::SlideTexts::of(glass);
    let colour = |index: usize| {
        if index + 1 == rungs.len() { accent.on_fill } else { view.p.ink }
    };
    let title = |index: usize| {
        let text = rungs[index].title.get(&view.scene.lang);
        view.near(text, Face::Strong, steps::RUNG, 0.0).coloured(colour(index))
    };
    let text = |index: usize| {
        let text = rungs[index].text.get(&view.scene.lang);
        view.near(text, Face::Text, steps::READ, 6.0).coloured(colour(index))
    };
    if stacked {
        let parts: Vec<[Part<'_>; 2]> = (0..rungs.len()).map(|i| [title(i), text(i)]).collect();
        let rooms: Vec<(&[Part<'_>], Vec2)> =
            parts.iter().zip(insides).map(|(p, r)| (p.as_slice(), r.size())).collect();
        let columns = column::set_alike(glass, &rooms);
        paint(glass, columns, insides);
        return;
    }
    // All texts begin at the same place, however far in their rung does.
    let right = insides.first().map_or(0.0, |first| first.max.x - first.width() * 0.58);
    let halves: Vec<(Rect, Rect)> =
        insides.iter().map(|inside| inside.split_left_right_at_x(right)).collect();
    let lefts: Vec<Rect> = halves.iter().map(|(left, _)| *left).collect();
    let rights: Vec<Rect> = halves.iter().map(|(_, right)| *right).collect();
    let titles: Vec<[Part<'_>; 1]> = (0..rungs.len()).map(|i| [title(i)]).collect();
    let texts: Vec<[Part<'_>; 1]> = (0..rungs.len()).map(|i| [text(i)]).collect();
    for (rects, parts) in [(lefts, titles), (rights, texts)] {
        let rooms: Vec<(&[Part<'_>], Vec2)> =
            parts.iter().zip(&rects).map(|(p, r)| (p.as_slice(), r.size())).collect();
        let columns = column::set_alike(glass, &rooms);
        paint(glass, columns, &rects);
    }
}

fn paint(glass: &Glass<'_>, columns: Vec<Column>, rooms: &[Rect]) {
    for (column, room) in columns.iter().zip(rooms) {
        column.paint(glass, *room, Stand::Middle);
    }
}
