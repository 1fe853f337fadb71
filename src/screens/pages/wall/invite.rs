//! A wall with nobody or with few on it: an invitation, not a hole.

use egui::{Color32, Rect, Stroke, StrokeKind, pos2, vec2};

use super::cards;
use crate::numbers::as_f32;
use crate::player::scene::WallView;
use crate::screens::column::{self, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::motif::{self, Motif};
use crate::screens::theme::{space, steps};

/// Nobody yet: the page is the invitation.
pub(super) fn alone(glass: &mut Glass<'_>, page: Rect) {
    let m = glass.m;
    let whole = m.glass;
    // The drawing bleeds to three edges of the glass, as those of the slides do.
    let art = whole.with_max_y(page.min.y + page.height() * 0.5);
    motif::paint(glass.painter(), art, Motif::Hills, "wall", glass.p, glass.p.thanks);
    let rest = page.with_min_y(art.max.y + m.u(space::MEDIUM));
    words(glass, ["wall-empty", "wall-empty-about"], rest, steps::TITLE, Stand::Middle);
}

/// One, two or three cards, large, and beside them the invitation.
pub(super) fn beside_few(glass: &mut Glass<'_>, wall: &WallView, room: Rect) {
    let m = glass.m;
    let reach = glass.scene.ease.reach;
    let gap = m.u(28.0);
    let count = wall.cards.len();
    let (cells, panel) = if reach {
        let low = m.controls(true);
        let low = low.with_min_y(low.min.y.max(room.min.y));
        (row(low, 3, gap), room.with_max_y(low.min.y - gap))
    } else if m.portrait {
        let cells = stack(room, 4, gap);
        let panel = room.with_min_y(cells[count.min(3)].min.y);
        (cells, panel)
    } else if count < 3 {
        let cells = row(room, 3, gap);
        let panel = room.with_min_x(cells[count].min.x);
        (cells, panel)
    } else {
        let cut = room.min.y + room.height() * 0.7;
        (row(room.with_max_y(cut - gap / 2.0), 3, gap), room.with_min_y(cut + gap / 2.0))
    };
    cards::draw(glass, wall, &cells);
    // Where the cards have come down, what is left above them may be a strip.
    if panel.height() > m.u(120.0) {
        invitation(glass, panel);
    }
}

fn row(room: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let wide = each(room.width(), count, gap);
    let at = |index: usize| pos2(room.min.x + (wide + gap) * as_f32(index), room.min.y);
    let size = vec2(wide, room.height()).max(vec2(1.0, 1.0));
    (0..count).map(|index| Rect::from_min_size(at(index), size)).collect()
}

fn stack(room: Rect, count: usize, gap: f32) -> Vec<Rect> {
    let high = each(room.height(), count, gap);
    let at = |index: usize| pos2(room.min.x, room.min.y + (high + gap) * as_f32(index));
    let size = vec2(room.width(), high).max(vec2(1.0, 1.0));
    (0..count).map(|index| Rect::from_min_size(at(index), size)).collect()
}

fn invitation(glass: &mut Glass<'_>, panel: Rect) {
    let m = glass.m;
    let accent = glass.p.thanks;
    let round = m.u(space::ROUND) * 0.8;
    glass.area(panel, round, accent.tint);
    let pad = m.u(36.0);
    let wide = panel.width() > panel.height() * 1.6;
    let art = if wide {
        panel.with_max_x(panel.min.x + panel.height().min(panel.width() * 0.34))
    } else {
        panel.with_max_y(panel.min.y + panel.height() * 0.46)
    };
    let art = art.shrink(m.u(12.0));
    motif::paint(glass.painter(), art, Motif::Hills, "wall", glass.p, accent);
    round_off(glass, art, round - m.u(6.0), accent.tint);
    let inside = if wide {
        Rect::from_min_max(
            pos2(art.max.x + pad, panel.min.y + pad / 2.0),
            panel.max - vec2(pad, pad / 2.0),
        )
    } else {
        Rect::from_min_max(
            pos2(panel.min.x + pad, art.max.y + pad / 2.0),
            panel.max - vec2(pad, pad / 2.0),
        )
    };
    words(glass, ["wall-invite", "wall-invite-about"], inside, steps::TILE, Stand::Middle);
}

/// Rounds the corners of what has been drawn in `rect`, on a ground of one colour: the inner edge
/// of a frame around it, just wide enough to cover them.
fn round_off(glass: &Glass<'_>, rect: Rect, round: f32, ground: Color32) {
    let wide = round * (std::f32::consts::SQRT_2 - 1.0) + 1.0;
    let frame = Stroke::new(wide, ground);
    glass.painter().rect_stroke(rect, round, frame, StrokeKind::Outside);
}

fn words(glass: &mut Glass<'_>, keys: [&str; 2], room: Rect, sizes: &[f32], stand: Stand) {
    let [title, about] = keys.map(|key| glass.say(key));
    let pen = column::Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Statement, sizes),
        pen.near(&about, Face::Text, steps::READ).coloured(glass.p.soft).below(space::SMALL),
    ];
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, stand);
}
