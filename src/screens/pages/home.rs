//! The first page of a session, and what the loop shows when it has nothing else: three
//! large ways in, and what makes the glass easier to use.

use egui::{Align, Id, Rect, pos2, vec2};

use crate::player::scene::Gesture;
use crate::screens::column;
use crate::screens::column::Stand;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::motif;
use crate::screens::motif::Motif;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;

/// Draws the first page of a session: the ways in.
pub(super) fn draw(glass: &mut Glass<'_>) {
    let m = glass.m;
    let p = glass.p;
    let reach = glass.scene.ease.reach;
    let page = m.page();
    let tiles = m.controls(reach);
    let title = glass.say(if glass.scene.in_session { "home-title" } else { "home-title-attract" });
    let room = vec2(page.width(), m.u(220.0));
    let title = glass.fit(&title, Face::Statement, steps::TITLE, false, room);
    glass.put(&title, page.min, Align::Min, p.ink);
    let high = m.least().max(m.u(64.0));
    let mut grid = tiles;
    grid.min.y = grid.min.y.max(page.min.y + title.size.y + m.u(48.0));
    if glass.scene.in_session {
        ease_row(glass, Rect::from_min_max(pos2(page.min.x, page.max.y - high), page.max), high);
        grid.max.y -= high + m.u(32.0);
    }
    let three = glass.scene.kiosk.third_job.is_some();
    let jobs = if three { "home-roles-three" } else { "home-roles" };
    let ways: [Way; 3] = [
        ("home-quiz", "home-quiz-about", p.care, Motif::Rings, Gesture::Quiz),
        ("home-wall", "home-wall-about", p.thanks, Motif::Hills, Gesture::Wall),
        (jobs, "home-roles-about", p.dignity, Motif::Lens, Gesture::Roles),
    ];
    tiles_in(glass, grid, &ways);
    if glass.scene.in_session {
        let leave = bar::leave(glass, "home-leave");
        bar::show(glass, vec![leave], Vec::new());
    } else {
        bar::home(glass);
    }
}

/// A way in: the key of its name, the key of what it is about, and how it looks.
type Way = (&'static str, &'static str, Accent, Motif, Gesture);

fn tiles_in(glass: &mut Glass<'_>, grid: Rect, ways: &[Way; 3]) {
    let m = glass.m;
    let p = glass.p;
    let gap = m.u(28.0);
    let size = if m.portrait {
        vec2(grid.width(), (grid.height() - gap * 2.0) / 3.0)
    } else {
        vec2((grid.width() - gap * 2.0) / 3.0, grid.height())
    };
    let step = if m.portrait { vec2(0.0, size.y + gap) } else { vec2(size.x + gap, 0.0) };
    let rects = [0.0, 1.0, 2.0].map(|at| Rect::from_min_size(grid.min + step * at, size));
    let beside = size.x > size.y * 1.3;
    let cut = |rect: Rect| {
        if beside {
            rect.split_left_right_at_x(rect.min.x + rect.height().min(rect.width() * 0.42))
        } else {
            rect.split_top_bottom_at_fraction(0.5)
        }
    };
    let texts = ways.each_ref().map(|way| [glass.say(way.0), glass.say(way.1)]);
    let parts = texts.each_ref().map(|[name, about]| {
        let pen = column::Pen::of(glass);
        let part = |text, face, sizes, colour, above| {
            pen.near(text, face, sizes).coloured(colour).below(above)
        };
        // In reach mode the tiles are low, and their names say enough.
        let about = if glass.scene.ease.reach { "" } else { about.as_str() };
        [
            part(name.as_str(), Face::Statement, steps::TILE, p.ink, 0.0),
            part(about, Face::Text, steps::SMALL, p.soft, 16.0),
        ]
    });
    let insides = rects.map(|rect| cut(rect).1.shrink(m.u(if beside { 24.0 } else { 36.0 })));
    let rooms = [0, 1, 2].map(|i| (parts[i].as_slice(), insides[i].size()));
    let columns = column::set_alike(glass, &rooms);
    for (index, way) in ways.iter().enumerate() {
        let (rect, accent) = (rects[index], way.2);
        let id = Id::unique(("home-tile", way.0));
        let hold = glass.control(rect, id, &texts[index][0], way.4.clone());
        let round = m.u(space::ROUND);
        glass.area(rect, round, if hold.pressed { accent.tint } else { p.card });
        let picture = cut(rect).0.shrink(m.u(12.0));
        motif::paint(glass.painter(), picture, way.3, way.0, p, accent);
        glass.rim(rect, round, m.u(space::RIM), accent.fill);
        glass.focus_mark(rect, round, hold);
        columns[index].paint(glass, insides[index], Stand::Middle);
    }
}

/// Reach mode, larger text, less motion.
fn ease_row(glass: &mut Glass<'_>, room: Rect, high: f32) {
    let ease = glass.scene.ease;
    let button = |glass: &Glass<'_>, id, key: &str, on: bool, gesture| {
        let key = if on { format!("{key}-off") } else { key.to_owned() };
        Button::new(id, glass.say(&key), gesture).chosen(on)
    };
    let buttons = vec![
        button(glass, "ease-reach", "reach", ease.reach, Gesture::Reach),
        button(glass, "ease-text", "large-text", ease.large_text, Gesture::LargeText),
        button(glass, "ease-motion", "reduced-motion", ease.reduced_motion, Gesture::ReducedMotion),
    ];
    button::row(glass, room, buttons, high);
}
