//! "Still here?": a ring that empties, and any touch goes on.

use std::f32::consts::{FRAC_PI_2, TAU};

use egui::{Align, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::numbers::{as_f32, ceil_usize};
use crate::player::scene::StillHere;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::theme::{space, steps};

/// Draws the question over the page.
pub(crate) fn paint(glass: &mut Glass<'_>, still_here: StillHere) {
    let p = glass.p;
    glass.area(glass.m.glass, 0.0, p.veil);
    let short = glass.m.glass.size().min_elem();
    let size = vec2((short * 1.1).min(glass.m.glass.width() * 0.84), short * 0.56);
    let middle = pos2(glass.m.glass.center().x, glass.m.glass.center().y + short * 0.06);
    let card = Rect::from_center_size(middle, size);
    glass.area(card, glass.m.u(space::ROUND) * 1.5, p.card);

    let across = size.y * 0.5;
    let ring = pos2(card.min.x + size.y * 0.14 + across / 2.0, card.center().y);
    let width = across * 0.09;
    glass.painter().circle_stroke(ring, across / 2.0 - width / 2.0, Stroke::new(width, p.raised));
    let share = as_f32(still_here.left_s) / as_f32(still_here.of_s.max(1));
    let steps_drawn = ceil_usize(share * 96.0);
    let points = (0..=steps_drawn)
        .map(|i| {
            let angle = -FRAC_PI_2 + TAU * share * as_f32(i) / as_f32(steps_drawn.max(1));
            ring + Vec2::angled(angle) * (across / 2.0 - width / 2.0)
        })
        .collect();
    glass.painter().add(Shape::line(points, Stroke::new(width, p.care.fill)));
    let room = vec2(across * 0.5, across * 0.5);
    let number = glass.fit(
        &still_here.left_s.to_string(),
        Face::Statement,
        &[112.0, 96.0, 80.0, 64.0, 48.0],
        false,
        room,
    );
    glass.put_middle(&number, ring, p.ink);

    let left = ring.x + across / 2.0 + size.y * 0.12;
    let room = vec2(card.max.x - left - size.y * 0.1, size.y * 0.6);
    let title = glass.say("still-here");
    let title = glass.fit(&title, Face::Statement, steps::TITLE, false, vec2(room.x, room.y * 0.5));
    let about = glass.say("still-here-about");
    let about = glass.fit(&about, Face::Text, steps::READ, false, vec2(room.x, room.y * 0.6));
    let high = title.size.y + glass.m.u(24.0) + about.size.y;
    let top = card.center().y - high / 2.0;
    glass.put(&title, pos2(left, top), Align::Min, p.ink);
    let below = top + title.size.y + glass.m.u(24.0);
    glass.put(&about, pos2(left, below), Align::Min, p.soft);
}
