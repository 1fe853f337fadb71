//! The touch test: circles over the whole glass, and a mark where each finger landed. On a panel
//! whose touch is turned or mirrored against its picture, the marks are not where the finger is.

use egui::{Align, Id, Pos2, Rect, Stroke, pos2, vec2};

use crate::numbers::{as_f32, floor_u32};
use crate::player::scene::{AdminGesture, Gesture, Place, Tab};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;

/// Circles along the longer and the shorter side.
const CIRCLES: (usize, usize) = (6, 3);
/// The radius of a circle in millimetres: a finger finds it, and a panel that is off by a
/// fingertip misses it.
const RADIUS_MM: f32 = 14.0;
/// Thousandths of a side.
const WHOLE: f32 = 1000.0;

/// Draws the circles and the marks.
pub(in crate::screens::pages) fn draw(glass: &mut Glass<'_>, places: &[Place]) {
    let m = glass.m;
    let p = glass.p;
    let whole = m.glass;
    let name = glass.say("touches-about");
    let land = move |at: Pos2| Gesture::Admin(AdminGesture::Landed(place(whole, at)));
    glass.surface(whole, Id::unique("touches"), &name, land);
    let marks: Vec<Pos2> = places.iter().map(|place| point(whole, *place)).collect();
    let radius = m.mm(RADIUS_MM);
    let circles = circles(whole, radius);
    let is_hit = |circle: &Pos2| marks.iter().any(|mark| mark.distance(*circle) <= radius);
    let hits = circles.iter().filter(|circle| is_hit(circle)).count();
    for circle in &circles {
        if is_hit(circle) {
            // Full and empty, so that colour alone doesn't tell them apart.
            glass.painter().circle_filled(*circle, radius, p.care.fill);
        } else {
            let rim = Stroke::new(m.u(space::RIM), p.soft);
            glass.painter().circle_stroke(*circle, radius - rim.width / 2.0, rim);
        }
    }
    for mark in &marks {
        cross(glass, *mark);
    }
    let args = [("number", Arg::count(hits)), ("total", Arg::count(circles.len()))];
    let count = glass.say_with("touches-count", &args);
    let last = places.last().map(|[x, y]| format!("{:.1} % · {:.1} %", share(*x), share(*y)));
    words(glass, &name, &[count, last.unwrap_or_default()].join("   "));
}

/// What to do and how far it is, between the first two rows of circles, and the way back.
fn words(glass: &mut Glass<'_>, about: &str, count: &str) {
    let m = glass.m;
    let p = glass.p;
    let room = vec2(m.glass.width() * 0.62, m.u(120.0));
    let about = glass.fit(about, Face::Text, steps::SMALL, false, room);
    let count = glass.fit(count, Face::Strong, steps::LABEL, false, room);
    let middle = pos2(m.glass.center().x, m.glass.min.y + m.glass.height() * 0.27);
    let top = middle.y - (about.size.y + count.size.y) / 2.0;
    // The words of the whole surface are read with it.
    glass.put(&about, pos2(middle.x, top), Align::Center, p.ink);
    glass.put(&count, pos2(middle.x, top + about.size.y + m.u(8.0)), Align::Center, p.soft);
    let back = Gesture::Admin(AdminGesture::Open(Tab::Tools));
    let back = Button::new("touches-done", glass.say("done"), back);
    let high = m.button();
    let wide = button::width(glass, &back, high);
    let middle = pos2(m.glass.center().x, m.glass.min.y + m.glass.height() * 0.72);
    button::show(glass, Rect::from_center_size(middle, vec2(wide, high)), back);
}

/// The middles of the circles: the outer ones stand close to the edges, where touch fails first.
fn circles(whole: Rect, radius: f32) -> Vec<Pos2> {
    let (columns, rows) =
        if whole.height() > whole.width() { (CIRCLES.1, CIRCLES.0) } else { CIRCLES };
    let inside = whole.shrink(radius * 1.2);
    let at = |index: usize, count: usize| as_f32(index) / as_f32(count - 1);
    let row = |row| (0..columns).map(move |column| vec2(at(column, columns), at(row, rows)));
    (0..rows).flat_map(row).map(|share| inside.min + share * inside.size()).collect()
}

/// A cross where a finger landed.
fn cross(glass: &Glass<'_>, at: Pos2) {
    let (arm, wide) = (glass.m.u(30.0), glass.m.u(4.0).max(1.0));
    // Seen on the ground and on a full circle.
    for rim in [Stroke::new(wide * 2.5, glass.p.card), Stroke::new(wide, glass.p.ink)] {
        glass.painter().line_segment([at - vec2(arm, 0.0), at + vec2(arm, 0.0)], rim);
        glass.painter().line_segment([at - vec2(0.0, arm), at + vec2(0.0, arm)], rim);
    }
}

fn share(thousandths: u16) -> f32 {
    f32::from(thousandths) / 10.0
}

fn point(whole: Rect, [x, y]: Place) -> Pos2 {
    whole.min + vec2(f32::from(x), f32::from(y)) / WHOLE * whole.size()
}

fn place(whole: Rect, at: Pos2) -> Place {
    let share = (at - whole.min) / whole.size() * WHOLE;
    let limit = |share: f32| {
        u16::try_from(floor_u32(f64::from(share.clamp(0.0, WHOLE).round()))).unwrap_or(u16::MAX)
    };
    [limit(share.x), limit(share.y)]
}
