//! A question without a right answer: what it asks on a band, and a tile for each option. Once one
//! is touched, each tile fills by its share of the room.

use egui::{Align, Id, Rect, Vec2, pos2, vec2};

use crate::content::model::{Slide, SlideKind, Text};
use crate::numbers::{as_f32, nearest_f32};
use crate::player::scene::{Gesture, PollView};
use crate::screens::column::{self, Part, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::metrics::each;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::Button;
use crate::screens::widgets::icon::{self, Icon};

/// How much of the page the band with the question takes.
const BAND: f32 = 0.4;

/// Draws a poll that somebody is looking at.
pub(in crate::screens::pages) fn draw_visited(glass: &mut Glass<'_>, view: &PollView) {
    if let SlideKind::Poll { options } = &view.slide.kind {
        draw(glass, &view.slide, options, Some(view));
    }
    let home = Button::new("poll-home", glass.say("home"), Gesture::Home);
    let leave = bar::leave(glass, "poll-leave");
    bar::show(glass, vec![home, leave], Vec::new());
}

/// Draws a poll; `view` has what was touched, if anybody is looking at it.
pub(super) fn draw(
    glass: &mut Glass<'_>,
    slide: &Slide,
    options: &[Text],
    view: Option<&PollView>,
) {
    let m = glass.m;
    let controls = m.controls(glass.scene.ease.reach);
    let page = m.page();
    let cut = (m.glass.min.y + m.bar().min.y * BAND).max(controls.min.y - m.u(space::MEDIUM));
    let band = m.glass.with_max_y(cut);
    let inside = page.with_max_y(cut - m.u(space::MEDIUM) * 0.6);
    glass.area(band, 0.0, super::accent(glass, slide).tint);
    question(glass, slide, view, inside);
    let tiles = page.with_min_y(cut + m.u(space::MEDIUM));
    draw_tiles(glass, slide, options, view, tiles);
}

/// What is asked, and what to do or what came of it.
fn question(glass: &mut Glass<'_>, slide: &Slide, view: Option<&PollView>, room: Rect) {
    let accent = super::accent(glass, slide);
    let label = glass.say("poll");
    let hint = match view {
        Some(view) if view.votes.is_some() => {
            let all = view.told().map_or(0, |(all, _)| all);
            glass.say_with("poll-all", &[("number", Arg::Number(all.into()))])
        }
        Some(PollView { picked: Some(_), .. }) => glass.say("poll-few"),
        _ => glass.say("poll-hint"),
    };
    let pen = Pen::of(glass);
    let stem = slide.headline.get(pen.lang);
    let parts = [
        pen.near(&label, Face::Strong, steps::LABEL).coloured(accent.text),
        pen.near(stem, Face::Statement, steps::TITLE).below(20.0),
        pen.near(&hint, Face::Text, steps::SMALL).below(20.0).coloured(glass.p.soft),
    ];
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Middle);
}

/// One option: its room, where its words stand, and what its share is.
struct Tile<'a> {
    rect: Rect,
    inside: Rect,
    text: &'a str,
    share: Option<(f32, String)>,
}

fn draw_tiles(
    glass: &mut Glass<'_>,
    slide: &Slide,
    options: &[Text],
    view: Option<&PollView>,
    room: Rect,
) {
    let lang = &glass.scene.lang;
    let rects = tile_rects(glass, options.len(), room);
    let votes = view.and_then(|view| view.votes.as_deref());
    let percents = view.and_then(PollView::told).map(|(_, percents)| percents);
    let shares = votes.map(shares).zip(percents);
    let tiles: Vec<Tile<'_>> = rects
        .into_iter()
        .enumerate()
        .map(|(index, rect)| {
            let share = shares.as_ref().and_then(|(shares, percents)| {
                Some((*shares.get(index)?, format!("{}%", percents.get(index)?)))
            });
            let inside = words_in(glass, rect, share.is_some());
            Tile { rect, inside, text: options[index].get(lang), share }
        })
        .collect();
    let pen = Pen::of(glass);
    let parts: Vec<[Part<'_>; 1]> =
        tiles.iter().map(|tile| [pen.near(tile.text, Face::Strong, steps::LINK)]).collect();
    let rooms: Vec<(&[Part<'_>], Vec2)> =
        parts.iter().zip(&tiles).map(|(part, tile)| (&part[..], tile.inside.size())).collect();
    let columns = column::set_alike(glass, &rooms);
    for (index, (tile, column)) in tiles.iter().zip(&columns).enumerate() {
        draw_tile(glass, slide, (index, tile), view);
        let stand = if is_row(glass) { Stand::Middle } else { Stand::Top };
        column.paint(glass, tile.inside, stand);
    }
}

/// Whether the tiles lie one beneath the other, and fill from the left.
fn is_row(glass: &Glass<'_>) -> bool {
    glass.m.portrait && !glass.scene.ease.reach
}

fn tile_rects(glass: &Glass<'_>, count: usize, room: Rect) -> Vec<Rect> {
    let gap = glass.m.u(24.0);
    let size = if is_row(glass) {
        vec2(room.width(), each(room.height(), count, gap))
    } else {
        vec2(each(room.width(), count, gap), room.height())
    };
    let step = if is_row(glass) { vec2(0.0, size.y + gap) } else { vec2(size.x + gap, 0.0) };
    (0..count).map(|index| Rect::from_min_size(room.min + step * as_f32(index), size)).collect()
}

/// The room for the words of an option, beside its share where that is told.
fn words_in(glass: &Glass<'_>, tile: Rect, told: bool) -> Rect {
    let pad = glass.m.u(32.0);
    let inside = tile.shrink(pad.min(tile.height() * 0.16));
    let figure = glass.m.near(steps::TITLE[1]);
    match (is_row(glass), told) {
        (true, _) => inside.with_max_x(inside.max.x - figure * 2.4),
        (false, true) => inside.with_max_y(inside.max.y - figure * 1.25),
        (false, false) => inside.with_max_y(inside.max.y - glass.m.u(76.0)),
    }
}

fn draw_tile(
    glass: &mut Glass<'_>,
    slide: &Slide,
    (index, tile): (usize, &Tile<'_>),
    view: Option<&PollView>,
) {
    let (m, p) = (glass.m, glass.p);
    let accent = super::accent(glass, slide);
    let picked = view.and_then(|view| view.picked);
    let round = m.u(space::ROUND);
    let id = Id::unique(("poll", slide.meta.id.as_str(), index));
    let hold =
        picked.is_none().then(|| glass.control(tile.rect, id, tile.text, Gesture::Pick(index)));
    let pressed = hold.as_ref().is_some_and(|hold| hold.pressed);
    glass.area(tile.rect, round, if pressed { accent.tint } else { p.card });
    if let Some((share, words)) = &tile.share {
        let full = filled(glass, tile.rect, *share);
        glass.painter().with_clip_rect(full).rect_filled(tile.rect, round, accent.tint);
        let size = vec2(tile.rect.width(), tile.rect.height());
        let block = glass.fit(words, Face::Statement, &steps::TITLE[1..], false, size);
        let inside = tile.rect.shrink(m.u(32.0).min(tile.rect.height() * 0.16));
        let at = if is_row(glass) {
            pos2(inside.max.x, inside.center().y - block.size.y / 2.0)
        } else {
            pos2(inside.min.x, inside.max.y - block.size.y)
        };
        let align = if is_row(glass) { Align::Max } else { Align::Min };
        glass.put(&block, at, align, accent.text);
    }
    let chosen = picked == Some(index);
    let rim = if chosen || pressed { accent.fill } else { p.soft };
    glass.rim(tile.rect, round, m.u(space::RIM) * if chosen { 2.0 } else { 1.0 }, rim);
    if let Some(hold) = hold {
        glass.focus_mark(tile.rect, round, hold);
    }
    let is_free = !(is_row(glass) && tile.share.is_some());
    match (picked, chosen) {
        (Some(_), true) if is_free => sign(glass, tile.rect, Some(accent)),
        (None, _) => sign(glass, tile.rect, None),
        _ => {}
    }
}

/// The ring to touch, or in the accent the tick on what was touched.
fn sign(glass: &Glass<'_>, tile: Rect, ticked: Option<Accent>) {
    let across = glass.m.u(56.0);
    let pad = glass.m.u(32.0).min(tile.height() * 0.16) + across / 2.0;
    let y = if is_row(glass) { tile.center().y } else { tile.max.y - pad };
    let at = pos2(tile.max.x - pad, y);
    match ticked {
        Some(accent) => {
            let colours = (accent.fill, accent.on_fill);
            icon::badge(glass.painter(), Icon::Tick, at, across, colours);
        }
        None => {
            let stroke = egui::Stroke::new(glass.m.u(space::RIM), glass.p.soft);
            glass.painter().circle_stroke(at, across / 2.0, stroke);
        }
    }
}

/// The part of a tile that a share fills: from the left, or from below.
fn filled(glass: &Glass<'_>, tile: Rect, share: f32) -> Rect {
    if is_row(glass) {
        tile.with_max_x(tile.min.x + tile.width() * share)
    } else {
        tile.with_min_y(tile.max.y - tile.height() * share)
    }
}

/// Of the whole, 0 to 1 each.
fn shares(votes: &[u32]) -> Vec<f32> {
    let all: f64 = votes.iter().map(|n| f64::from(*n)).sum();
    votes.iter().map(|n| nearest_f32(f64::from(*n) / all.max(1.0))).collect()
}
