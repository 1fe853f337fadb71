//! The wall: cards of equal size, page by page, by value and by month. No scrolling.

use egui::{Align, Id, Rect, Vec2, pos2, vec2};

use super::column::{self, Part, Stand};
use super::commendation;
use super::fonts::Face;
use super::glass::Glass;
use super::motif::{self, Motif};
use super::theme::{space, steps};
use super::widgets::bar;
use super::widgets::button::{self, Button};
use super::widgets::icon::Icon;
use super::widgets::portrait;
use super::words::Arg;
use crate::content::model::Commendation;
use crate::player::scene::{Gesture, Month, WallView};

/// Draws the page.
pub fn draw(glass: &mut Glass<'_>, wall: &WallView) {
    let m = glass.m;
    let page = m.page();
    let reach = glass.scene.ease.reach;
    let title = glass.say("wall-title");
    let head = if reach { m.controls(true).min.y - page.min.y - m.u(40.0) } else { m.u(110.0) };
    let title = glass.fit(&title, Face::Statement, steps::TITLE, false, vec2(page.width(), head));
    glass.put(&title, page.min, Align::Min, glass.p.ink);

    if wall.cards.is_empty() {
        empty(glass, page.with_min_y(page.min.y + title.size.y + m.u(40.0)));
    } else {
        let filters = filters(glass, wall, page);
        let mut grid = m.controls(reach);
        grid.min.y = grid.min.y.max(page.min.y + title.size.y + m.u(36.0));
        grid.max.y = filters - m.u(28.0);
        cards(glass, wall, grid);
    }
    foot(glass, wall);
}

fn foot(glass: &mut Glass<'_>, wall: &WallView) {
    let home = Button::new("wall-home", glass.say("home"), Gesture::Home);
    let leave = bar::leave(glass, "wall-leave");
    let mut right = Vec::new();
    if wall.pages > 1 {
        let before = wall.page.checked_sub(1).unwrap_or(wall.pages - 1);
        let after = (wall.page + 1) % wall.pages;
        right.push(
            Button::new("wall-before", glass.say("previous-page"), Gesture::WallPage(before))
                .icon(Icon::Left),
        );
        right.push(
            Button::new("wall-after", glass.say("next-page"), Gesture::WallPage(after))
                .icon(Icon::Right),
        );
    }
    bar::show(glass, vec![home, leave], right);
    if wall.pages > 1 {
        page_number(glass, wall);
    }
}

/// "1 of 4", at the right of the title.
fn page_number(glass: &mut Glass<'_>, wall: &WallView) {
    let page = glass.m.page();
    let text = glass.say_with(
        "wall-page",
        &[("page", Arg::Number(wall.page as i64 + 1)), ("pages", Arg::Number(wall.pages as i64))],
    );
    let room = vec2(page.width() * 0.4, glass.m.u(80.0));
    let block = glass.fit(&text, Face::Text, steps::LABEL, false, room);
    let at = pos2(page.max.x, page.min.y + glass.m.u(30.0));
    glass.put(&block, at, Align::Max, glass.p.soft);
}

fn cards(glass: &mut Glass<'_>, wall: &WallView, grid: Rect) {
    let m = glass.m;
    let reach = glass.scene.ease.reach;
    let (columns, rows) = match (m.portrait, reach) {
        (false, false) => (3, 2),
        (true, false) => (2, 3),
        (_, true) => (3, 1),
    };
    let gap = m.u(28.0);
    let size = vec2(
        (grid.width() - gap * (columns - 1) as f32) / columns as f32,
        (grid.height() - gap * (rows - 1) as f32) / rows as f32,
    );
    let cards: Vec<&Commendation> =
        wall.cards.iter().take(columns * rows).map(|card| &**card).collect();
    let rects: Vec<Rect> = (0..cards.len())
        .map(|index| {
            let cell = vec2((index % columns) as f32, (index / columns) as f32);
            Rect::from_min_size(grid.min + cell * (size + vec2(gap, gap)), size)
        })
        .collect();
    let names: Vec<String> = cards.iter().map(|who| commendation::name(glass, who)).collect();
    for ((who, rect), name) in cards.iter().zip(&rects).zip(&names) {
        one_card(glass, who, *rect, name);
    }
    captions(glass, &cards, &names, &rects);
}

/// The card of a person, without its words.
fn one_card(glass: &mut Glass<'_>, who: &Commendation, rect: Rect, name: &str) {
    let m = glass.m;
    let p = glass.p;
    let id = Id::unique(("card", who.meta.id.as_str()));
    let hold = glass.control(rect, id, name, Gesture::OpenCard(who.meta.id.clone()));
    let round = m.u(space::ROUND) * 0.8;
    let fill = if hold.pressed { p.thanks.tint } else { p.card };
    glass.area(rect, round, fill);
    glass.rim(rect, round, m.u(2.0).max(1.0), p.line);
    portrait::paint(glass, who, inside(glass, rect).0, round - m.u(6.0));
    glass.focus_mark(rect, round, hold);
}

/// Where a card has its picture and where its words. The picture is square or nearly so, or
/// heads would be cropped.
fn inside(glass: &Glass<'_>, card: Rect) -> (Rect, Rect) {
    let m = glass.m;
    let inner = card.shrink(m.u(12.0));
    if card.width() > card.height() * 1.25 {
        let cut = inner.min.x + inner.height();
        return (inner.with_max_x(cut), inner.with_min_x(cut + m.u(28.0)));
    }
    // Where a row holds about two words, the name may need two of them.
    let text = if card.width() < m.u(320.0) { 196.0 } else { 150.0 };
    let cut = inner.max.y - m.u(text);
    let words = inner.with_min_y(cut + m.u(10.0)).shrink2(vec2(m.u(10.0), 0.0));
    (inner.with_max_y(cut), words)
}

/// The names and values, all in one size.
fn captions(glass: &mut Glass<'_>, cards: &[&Commendation], names: &[String], rects: &[Rect]) {
    let pen = glass.pen();
    let soft = glass.p.soft;
    let parts: Vec<[Part<'_>; 2]> = cards
        .iter()
        .zip(names)
        .map(|(who, name)| {
            let value = who.meta.value.as_ref().map_or("", |value| value.name.get(pen.lang));
            [
                pen.near(name, Face::Strong, steps::CARD_NAME),
                pen.near(value, Face::Text, steps::LABEL).coloured(soft).below(6.0),
            ]
        })
        .collect();
    let rooms: Vec<Rect> = rects.iter().map(|rect| inside(glass, *rect).1).collect();
    let wanted: Vec<(&[Part<'_>], Vec2)> =
        parts.iter().zip(&rooms).map(|(parts, room)| (parts.as_slice(), room.size())).collect();
    for (column, room) in column::set_alike(glass, &wanted).iter().zip(&rooms) {
        column.paint(glass, *room, Stand::Middle);
    }
}

/// At the foot of the page, within reach: the values from the left, and a stepper through the
/// months at the right or beneath. Gives where they begin.
fn filters(glass: &mut Glass<'_>, wall: &WallView, page: Rect) -> f32 {
    let m = glass.m;
    let high = m.least().max(m.u(64.0));
    let gap = m.u(16.0);
    let mut chips = vec![
        Button::new("wall-all", glass.say("wall-all"), Gesture::WallValue(None))
            .chosen(wall.value.is_none()),
    ];
    for value in &wall.values {
        let name = glass.text(&value.name).to_owned();
        let mut chip = Button::new("", name, Gesture::WallValue(Some(value.id.clone())));
        chip.id = Id::unique(("wall-value", value.id.as_str()));
        chips.push(chip.chosen(wall.value.as_ref() == Some(&value.id)));
    }
    let stepper = m.u(400.0).min(page.width());
    let beside = if m.portrait { 0.0 } else { stepper + m.u(28.0) };
    let rows = button::wrapped(glass, page.width() - beside, chips, high);
    let below = usize::from(m.portrait && wall.months.len() > 1);
    let count = rows.len() + below;
    let top = page.max.y - (high + gap) * count as f32 + gap;
    for (index, row) in rows.into_iter().enumerate() {
        let at = pos2(page.min.x, top + (high + gap) * index as f32);
        let room = Rect::from_min_size(at, vec2(page.width() - beside, high));
        button::row(glass, room, row, high);
    }
    if wall.months.len() > 1 {
        let left = if m.portrait { page.min.x } else { page.max.x - stepper };
        let at = pos2(left, page.max.y - high);
        month_stepper(glass, wall, Rect::from_min_size(at, vec2(stepper, high)));
    }
    top
}

/// ‹ All months ›: earlier to the left, later to the right, "all" beyond the latest.
fn month_stepper(glass: &mut Glass<'_>, wall: &WallView, rect: Rect) {
    let at = wall.month.and_then(|month| wall.months.iter().position(|&m| m == month));
    let earlier = match at {
        None => wall.months.first().copied(),
        Some(index) => wall.months.get(index + 1).copied().or(wall.month),
    };
    let later: Option<Month> =
        at.and_then(|index| index.checked_sub(1)).and_then(|i| wall.months.get(i).copied());
    let high = rect.height();
    let left = Rect::from_min_size(rect.min, vec2(high, high));
    let right = Rect::from_min_size(pos2(rect.max.x - high, rect.min.y), vec2(high, high));
    let before =
        Button::new("month-earlier", glass.say("earlier-month"), Gesture::WallMonth(earlier))
            .icon(Icon::Left);
    button::show(glass, left, before);
    let after = Button::new("month-later", glass.say("later-month"), Gesture::WallMonth(later))
        .icon(Icon::Right);
    button::show(glass, right, after);
    let label = match wall.month {
        None => glass.say("wall-months-all"),
        Some((year, month)) => glass
            .say_with("month", &[("year", Arg::Year(year)), ("month", Arg::Number(month.into()))]),
    };
    let room = vec2(rect.width() - high * 2.0 - glass.m.u(24.0), high);
    let block = glass.fit(&label, Face::Strong, &steps::LABEL[1..], false, room);
    glass.put_middle(&block, rect.center(), glass.p.ink);
    let id = Id::unique("month-label");
    let middle = Rect::from_center_size(rect.center(), room);
    glass.control(middle, id, &label, Gesture::WallMonth(None));
}

/// Nobody yet: an invitation, not a hole.
fn empty(glass: &mut Glass<'_>, room: Rect) {
    let m = glass.m;
    let art = room.with_max_y(room.min.y + room.height() * 0.46);
    let clip = glass.painter().with_clip_rect(art);
    motif::paint(&clip, art, Motif::Hills, "wall", glass.p, glass.p.thanks);
    let title = glass.say("wall-empty");
    let about = glass.say("wall-empty-about");
    let pen = glass.pen();
    let parts = [
        pen.near(&title, Face::Statement, steps::TITLE),
        pen.near(&about, Face::Text, steps::READ).coloured(glass.p.soft).below(24.0),
    ];
    let rest = room.with_min_y(art.max.y + m.u(space::MEDIUM));
    column::set(glass, &parts, rest.width(), rest.height()).paint(glass, rest, Stand::Middle);
}
