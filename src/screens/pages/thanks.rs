//! Thanking a colleague: the team, what they did, thank you; and the way to the firm's own form.

use std::sync::Arc;

use egui::{Align, Id, Rect, Vec2, pos2, vec2};

use crate::content::model::Role;
use crate::numbers::as_f32;
use crate::player::scene::{DEEDS, Deed, Gesture, ThanksStep, ThanksView};
use crate::screens::column::{self, Part, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::metrics::each;
use crate::screens::motif::{self, Motif};
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::Button;
use crate::screens::widgets::qr::Qr;

/// Draws a page of thanks.
pub(super) fn draw(glass: &mut Glass<'_>, view: &ThanksView) {
    match &view.step {
        ThanksStep::Team(roles) => teams(glass, roles, view.link.as_deref()),
        ThanksStep::Deed(role) => deeds(glass, role),
        ThanksStep::Done(role, deed) => done(glass, role, *deed, view.link.as_deref()),
    }
    let home = Button::new("thanks-home", glass.say("home"), Gesture::Home);
    let back = Button::new("thanks-back", glass.say("back"), Gesture::Back);
    let leave = bar::leave(glass, "thanks-leave");
    let left = match view.step {
        ThanksStep::Deed(_) => vec![back, leave],
        _ => vec![home, leave],
    };
    bar::show(glass, left, Vec::new());
}

fn teams(glass: &mut Glass<'_>, roles: &[Arc<Role>], link: Option<&str>) {
    let room = form_panel(glass, link, "thanks-form", glass.m.page());
    let names: Vec<String> = roles.iter().map(|role| glass.text(&role.name).to_owned()).collect();
    if roles.is_empty() {
        return;
    }
    let grid = head(glass, [glass.say("thanks-who"), glass.say("thanks-who-about")], room);
    let tiles: Vec<Tile<'_>> = roles
        .iter()
        .zip(&names)
        .map(|(role, name)| Tile {
            id: Id::unique(("thank", role.id.as_str())),
            text: name,
            gesture: Gesture::ThankTeam(role.id.clone()),
        })
        .collect();
    // So many that two beside each other would be too low for a finger are three.
    let columns = if glass.m.portrait && tiles.len() <= 2 * ROWS_MAX { 2 } else { 3 };
    draw_tiles(glass, &tiles, columns, grid);
}

/// So many teams stand beneath each other at most where the glass is upright.
const ROWS_MAX: usize = 6;

fn deeds(glass: &mut Glass<'_>, role: &Role) {
    let team = glass.text(&role.name).to_owned();
    let title = glass.say_with("thanks-what", &[("team", Arg::Text(&team))]);
    let grid = head(glass, [title, String::new()], glass.m.page());
    let texts = DEEDS.map(|deed| words(glass, deed));
    let tiles: Vec<Tile<'_>> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| Tile {
            id: Id::unique(("deed", index)),
            text,
            gesture: Gesture::ThankFor(index),
        })
        .collect();
    let columns = match (glass.m.portrait, glass.scene.ease.reach) {
        (true, false) => 1,
        (true, true) | (false, false) => 2,
        (false, true) => 4,
    };
    draw_tiles(glass, &tiles, columns, grid);
}

fn done(glass: &mut Glass<'_>, role: &Role, deed: Deed, link: Option<&str>) {
    let m = glass.m;
    let room = form_panel(glass, link, "thanks-story", m.page());
    let team = glass.text(&role.name).to_owned();
    let deed = words(glass, deed);
    let title = glass.say("thanks-said");
    let args = [("team", Arg::Text(&team)), ("deed", Arg::Text(&deed))];
    let said = glass.say_with("thanks-said-what", &args);
    let about = glass.say("thanks-said-about");
    let art = room.with_max_y(room.min.y + room.height() * 0.34);
    motif::paint(glass.painter(), art, Motif::Hills, "thanks", glass.p, glass.p.thanks);
    let pen = Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Statement, steps::TITLE),
        pen.near(&said, Face::Statement, steps::TAKEAWAY).below(24.0).coloured(glass.p.thanks.text),
        pen.near(&about, Face::Text, steps::READ).below(24.0).coloured(glass.p.soft),
    ];
    let rest = room.with_min_y(art.max.y + m.u(space::MEDIUM));
    column::set(glass, &parts, rest.width(), rest.height()).paint(glass, rest, Stand::Middle);
}

/// What a ready sentence says in the scene's language.
fn words(glass: &Glass<'_>, deed: Deed) -> String {
    glass.say(&format!("deed-{}", deed.name()))
}

/// Title and a line, and the room for the tiles below.
fn head(glass: &mut Glass<'_>, [title, about]: [String; 2], room: Rect) -> Rect {
    let pen = Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Statement, steps::TITLE),
        pen.near(&about, Face::Text, steps::READ).coloured(glass.p.soft).below(16.0),
    ];
    let column = column::set(glass, &parts, room.width(), room.height() * 0.4);
    let stands = column.paint(glass, room, Stand::Top);
    let controls = glass.m.controls(glass.scene.ease.reach);
    room.with_min_y((stands.max.y + glass.m.u(space::MEDIUM)).max(controls.min.y))
}

/// Something to touch: its name is what stands on it.
struct Tile<'a> {
    id: Id,
    text: &'a str,
    gesture: Gesture,
}

fn draw_tiles(glass: &mut Glass<'_>, tiles: &[Tile<'_>], columns: usize, grid: Rect) {
    let m = glass.m;
    let is_low = glass.scene.ease.reach && !m.portrait;
    let gap = m.u(if is_low { 12.0 } else { 20.0 });
    let rows = tiles.len().div_ceil(columns).max(1);
    let most = m.u(220.0);
    let size = vec2(each(grid.width(), columns, gap), each(grid.height(), rows, gap).min(most));
    let rects: Vec<Rect> = (0..tiles.len())
        .map(|index| {
            let cell = vec2(as_f32(index % columns), as_f32(index / columns));
            Rect::from_min_size(grid.min + cell * (size + vec2(gap, gap)), size)
        })
        .collect();
    let pad = if is_low { vec2(m.u(16.0), m.u(4.0)) } else { vec2(m.u(32.0), m.u(10.0)) };
    let pen = Pen::of(glass);
    let parts: Vec<[Part<'_>; 1]> =
        tiles.iter().map(|tile| [pen.near(tile.text, Face::Strong, steps::ANSWER)]).collect();
    let rooms: Vec<(&[Part<'_>], Vec2)> = parts
        .iter()
        .zip(&rects)
        .map(|(part, rect)| (&part[..], rect.shrink2(pad).size()))
        .collect();
    let set = column::set_alike(glass, &rooms);
    for ((tile, rect), column) in tiles.iter().zip(&rects).zip(&set) {
        let hold = glass.control(*rect, tile.id, tile.text, tile.gesture.clone());
        let round = m.u(space::ROUND);
        let accent = glass.p.thanks;
        glass.area(*rect, round, if hold.pressed { accent.tint } else { glass.p.card });
        glass.rim(
            *rect,
            round,
            m.u(space::RIM),
            if hold.pressed { accent.fill } else { glass.p.soft },
        );
        glass.focus_mark(*rect, round, hold);
        column.paint(glass, rect.shrink2(pad), Stand::Middle);
    }
}

/// The code that leads to the firm's own form, on a panel at the right, or at the top where the
/// glass is upright; gives the room that is left.
fn form_panel(glass: &mut Glass<'_>, link: Option<&str>, key: &str, page: Rect) -> Rect {
    let m = glass.m;
    let Some(qr) = link.and_then(|link| Qr::new(glass, link)) else { return page };
    let (size, gap, pad) = (qr.size(), m.u(space::MEDIUM), m.u(32.0));
    let words = glass.say(key);
    let accent = glass.p.thanks;
    let round = m.u(space::ROUND);
    let pen = Pen::of(glass);
    let part = [pen.near(&words, Face::Strong, steps::READ)];
    if m.portrait {
        let panel = page.with_max_y(page.min.y + size.y + pad * 2.0);
        glass.area(panel, round, accent.tint);
        let at = pos2(panel.max.x - pad - size.x, panel.min.y + pad);
        qr.paint(glass, at);
        let text =
            Rect::from_min_max(panel.min + vec2(pad, pad), pos2(at.x - pad, panel.max.y - pad));
        column::set(glass, &part, text.width(), text.height()).paint(glass, text, Stand::Middle);
        return page.with_min_y(panel.max.y + gap);
    }
    let panel = page.with_min_x(page.max.x - size.x - pad * 2.0);
    glass.area(panel, round, accent.tint);
    let at = pos2(panel.min.x + pad, panel.max.y - pad - size.y);
    qr.paint(glass, at);
    let text = Rect::from_min_max(panel.min + vec2(pad, pad), pos2(panel.max.x - pad, at.y - pad));
    let column = column::set(glass, &part, text.width(), text.height());
    column.paint_aligned(glass, text, Stand::Middle, Align::Min);
    page.with_max_x(panel.min.x - gap)
}
