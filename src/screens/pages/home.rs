//! The first page of a session, and what the loop shows when it has nothing else: large ways in,
//! and what makes the glass easier to use.

use egui::{Align, Id, Rect, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::scene::{Gesture, Offer, Part};
use crate::screens::column;
use crate::screens::column::Stand;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
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
    let shift = match glass.scene.ways.lineup {
        Offer::None => None,
        Offer::Begin => Some(["lineup-start", "lineup-start-about"]),
        Offer::GoOn => Some(["lineup-go-on", "lineup-go-on-about"]),
    };
    if let Some(keys) = shift.filter(|_| !reach) {
        let high = if m.portrait { 210.0 } else { 118.0 };
        let band = grid.with_min_y(grid.max.y - m.u(high).max(m.button()));
        grid.max.y = band.min.y - m.u(28.0);
        lineup_band(glass, band, keys);
    }
    let mut ways = ways_in(glass);
    if let Some([name, about]) = shift.filter(|_| reach) {
        // There is no height for a band of its own.
        ways.push((name, about, glass.p.care, Motif::Shelves, Gesture::Lineup));
    }
    tiles_in(glass, grid, &ways, PICTURE_SHARES[usize::from(shift.is_some() && !reach)]);
    if glass.scene.in_session {
        let leave = bar::leave(glass, "home-leave");
        bar::show(glass, vec![leave], Vec::new());
    } else {
        bar::home(glass);
    }
}

/// How much of a tile its drawing takes, where it stands above the words: on a high tile, and where
/// the line-up has a band beneath it.
const PICTURE_SHARES: [f32; 2] = [0.5, 0.4];

/// A way in: the key of its name, the key of what it is about, and how it looks.
type Way = (&'static str, &'static str, Accent, Motif, Gesture);

/// The ways in; nobody is thanked where there is neither a team nor a form.
fn ways_in(glass: &Glass<'_>) -> Vec<Way> {
    let (p, ways) = (glass.p, glass.scene.ways);
    let three = glass.scene.kiosk.third_job.is_some();
    let jobs = if three { "home-roles-three" } else { "home-roles" };
    let quiz = ("home-quiz", "home-quiz-about", p.care, Motif::Rings, Gesture::Quiz);
    let wall = ("home-wall", "home-wall-about", p.thanks, Motif::Hills, Gesture::Wall);
    let thank = ("thank", "home-thank-about", p.thanks, Motif::Mosaic, Gesture::Thank);
    let roles = (jobs, "home-roles-about", p.dignity, Motif::Lens, Gesture::Roles);
    let thank = ways.thanks.then_some(thank);
    [Some(quiz), Some(wall), thank, Some(roles)].into_iter().flatten().collect()
}

/// The way into a line-up: quieter than the others, for it is one person's and not everybody's. Its
/// sign is the line of progress of the pages behind it.
fn lineup_band(glass: &mut Glass<'_>, band: Rect, [name, about]: [&'static str; 2]) {
    let m = glass.m;
    let p = glass.p;
    let said = [name, about].map(|key| glass.say(key));
    let hold = glass.control(band, Id::unique("home-lineup"), &said[0], Gesture::Lineup);
    let round = m.u(space::ROUND);
    glass.area(band, round, if hold.pressed { p.care.tint } else { p.card });
    glass.rim(band, round, m.u(space::RIM), p.soft);
    glass.focus_mark(band, round, hold);
    let [wide, high, gap] = [34.0, 10.0, 8.0].map(|size| m.u(size));
    let count = Part::ALL.len();
    let left = band.min.x + m.u(36.0);
    for index in 0..count {
        let at = pos2(left + as_f32(index) * (wide + gap), band.center().y - high / 2.0);
        let piece = Rect::from_min_size(at, vec2(wide, high));
        glass.area(piece, high / 2.0, if index == 0 { p.care.fill } else { p.line });
    }
    let sign = as_f32(count) * (wide + gap);
    let inside = Rect::from_min_max(
        pos2(left + sign + m.u(44.0), band.min.y + m.u(10.0)),
        pos2(band.max.x - m.u(36.0), band.max.y - m.u(10.0)),
    );
    let pen = column::Pen::of(glass);
    let parts = [
        pen.near(&said[0], Face::Statement, &steps::TILE[3..]),
        pen.near(&said[1], Face::Text, steps::SMALL).coloured(p.soft).below(4.0),
    ];
    if m.portrait {
        let column = column::set(glass, &parts, inside.width(), inside.height());
        column.paint(glass, inside, Stand::Middle);
        return;
    }
    // Side by side, for the band is low.
    let (left, right) = inside.split_left_right_at_fraction(0.45);
    let rooms = [(&parts[..1], left.size()), (&parts[1..], right.size())];
    let columns = column::set_alike(glass, &rooms);
    columns[0].paint(glass, left, Stand::Middle);
    columns[1].paint_aligned(glass, right, Stand::Middle, Align::Max);
}

/// How many tiles stand beside each other in each row, from the top, on a glass of this shape.
fn rows_of(count: usize, portrait: bool) -> Vec<usize> {
    let across = match (portrait, count) {
        (true, ..=5) => 1,
        (true, _) | (false, 4) => 2,
        (false, _) => 3,
    };
    let rows = count.div_ceil(across);
    // The upper ones are the first to be full.
    (0..rows).map(|row| count / rows + usize::from(row < count % rows)).collect()
}

/// The places of `count` tiles, which fill `grid` row by row.
fn places(grid: Rect, count: usize, portrait: bool, gap: f32) -> Vec<Rect> {
    let rows = rows_of(count, portrait);
    let high = each(grid.height(), rows.len().max(1), gap);
    let mut places = Vec::with_capacity(count);
    for (row, across) in rows.into_iter().enumerate() {
        let wide = each(grid.width(), across, gap);
        let top = grid.min.y + as_f32(row) * (high + gap);
        places.extend((0..across).map(|at| {
            let left = grid.min.x + as_f32(at) * (wide + gap);
            Rect::from_min_size(pos2(left, top), vec2(wide, high))
        }));
    }
    places
}

fn tiles_in(glass: &mut Glass<'_>, grid: Rect, ways: &[Way], share: f32) {
    let m = glass.m;
    let p = glass.p;
    let rects = places(grid, ways.len(), m.portrait, m.u(28.0));
    // The narrowest decides for all.
    let size = rects.iter().fold(grid.size(), |size, rect| size.min(rect.size()));
    let beside = size.x > size.y * 1.3;
    // Beneath its drawings, the names stand on one line.
    let stand = if beside { Stand::Middle } else { Stand::Top };
    let cut = |rect: Rect| {
        if beside {
            rect.split_left_right_at_x(rect.min.x + rect.height().min(rect.width() * 0.42))
        } else {
            rect.split_top_bottom_at_fraction(share)
        }
    };
    let texts: Vec<[String; 2]> =
        ways.iter().map(|way| [glass.say(way.0), glass.say(way.1)]).collect();
    let pen = column::Pen::of(glass);
    let mut parts = Vec::with_capacity(texts.len());
    for [name, about] in &texts {
        // In reach mode the tiles are low, and their names say enough.
        let about = if glass.scene.ease.reach { "" } else { about.as_str() };
        parts.push([
            pen.near(name, Face::Statement, steps::TILE),
            pen.near(about, Face::Text, steps::SMALL).coloured(p.soft).below(16.0),
        ]);
    }
    let pad = m.u(if beside { 24.0 } else { 36.0 });
    // A low tile keeps its height for the words.
    let pad = vec2(pad, pad.min(size.y * 0.1));
    // A name that fills a narrow tile to its rim would look squeezed in.
    let air = if beside && m.portrait { m.u(20.0) } else { 0.0 };
    let inside = |rect: &Rect| {
        let words = cut(*rect).1.shrink2(pad);
        words.with_max_x(words.max.x - air)
    };
    let insides: Vec<Rect> = rects.iter().map(inside).collect();
    let rooms: Vec<(&[column::Part<'_>], egui::Vec2)> =
        parts.iter().zip(&insides).map(|(part, inside)| (part.as_slice(), inside.size())).collect();
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
        columns[index].paint(glass, insides[index], stand);
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
