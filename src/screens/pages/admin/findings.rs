//! What is wrong with content and machine, as `breakroom check` prints it: what, where, the line
//! with a mark beneath it, and what to do.

use std::ops::Range;

use egui::{Align, Rect, pos2, vec2};

use super::Frame;
use crate::numbers::as_f32;
use crate::player::scene::{AdminGesture, AdminView, FindingLine, Gesture};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::typeset::Block;
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;
use crate::screens::widgets::icon::{self, Icon};

/// Findings side by side and one above the other, on a wide and on an upright glass.
const WIDE: (usize, usize) = (2, 2);
const UPRIGHT: (usize, usize) = (1, 4);
/// What is shown of the line before what is meant, in characters, where the line is too long.
const BEFORE: usize = 24;

/// Draws a page of the findings, and the ways to the others.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView, frame: &Frame) {
    let m = glass.m;
    let (columns, rows) = if m.portrait { UPRIGHT } else { WIDE };
    let shown = columns * rows;
    let first = view.from / shown * shown;
    let (gap, room) = (m.u(space::SMALL), frame.content);
    let size = vec2(each(room.width(), columns, gap), each(room.height(), rows, gap));
    for (index, finding) in view.findings.iter().skip(first).take(shown).enumerate() {
        let step = vec2(as_f32(index % columns), as_f32(index / columns));
        let at = room.min + step * (size + vec2(gap, gap));
        row(glass, Rect::from_min_size(at, size), finding);
    }
    if view.findings.len() > shown {
        pager(glass, frame.controls, (first, shown, view.findings.len()));
    }
}

fn pager(glass: &mut Glass<'_>, room: Rect, (first, shown, all): (usize, usize, usize)) {
    let high = room.height();
    let button = |glass: &Glass<'_>, id, key: &str, icon, to| {
        let gesture = Gesture::Admin(AdminGesture::From(to));
        Button::new(id, glass.say(key), gesture).icon(icon)
    };
    let square = |left: f32| Rect::from_min_size(pos2(left, room.min.y), vec2(high, high));
    let (page, pages) = (first / shown, all.div_ceil(shown));
    let before = (page + pages - 1) % pages * shown;
    let after = (page + 1) % pages * shown;
    let on = button(glass, "findings-on", "next-page", Icon::Right, after);
    button::show(glass, square(room.max.x - high), on);
    let args = [("page", Arg::count(page + 1)), ("pages", Arg::count(pages))];
    let text = glass.say_with("wall-page", &args);
    let text = glass.set(&text, Face::Strong, glass.m.near(steps::LABEL[1]), f32::MAX);
    let right = room.max.x - high - glass.m.u(space::SMALL);
    glass.put(&text, pos2(right, room.center().y - text.size.y / 2.0), Align::Max, glass.p.ink);
    let back = button(glass, "findings-back", "previous-page", Icon::Left, before);
    let left = right - text.size.x.max(glass.m.u(96.0)) - glass.m.u(space::SMALL) - high;
    button::show(glass, square(left), back);
}

fn row(glass: &mut Glass<'_>, rect: Rect, finding: &FindingLine) {
    let m = glass.m;
    let p = glass.p;
    let accent = if finding.error { p.wrong } else { p.thanks };
    glass.area(rect, m.u(space::ROUND), p.card);
    glass.rim(rect, m.u(space::ROUND), m.u(2.0).max(1.0), p.line);
    let across = m.u(52.0);
    let at = pos2(rect.min.x + m.u(30.0) + across / 2.0, rect.min.y + m.u(22.0) + across / 2.0);
    let sign = if finding.error { Icon::Cross } else { Icon::Right };
    icon::badge(glass.painter(), sign, at, across, (accent.fill, accent.on_fill));
    let left = at.x + across / 2.0 + m.u(26.0);
    let inside = rect.with_min_x(left).with_max_x(rect.max.x - m.u(28.0));
    let inside = inside.shrink2(vec2(0.0, m.u(18.0)));
    let quoted = quote(glass, finding, inside.width());
    let below = quoted.as_ref().map_or(0.0, |(block, _)| block.size.y + m.u(32.0));
    let kind = glass.say(if finding.error { "error" } else { "warning" });
    let what = glass.say_with(
        "finding-what",
        &[("kind", Arg::Text(&kind)), ("what", Arg::Text(&finding.what))],
    );
    let pen = Pen::of(glass);
    let sizes = &steps::LABEL[1..];
    let parts = [
        pen.near(&what, Face::Strong, sizes).coloured(accent.text),
        pen.near(&finding.place, Face::Text, sizes).coloured(p.soft).below(6.0),
        pen.near(&finding.todo, Face::Text, sizes).below(6.0),
    ];
    let room = inside.with_max_y(inside.max.y - below);
    let set = column::set(glass, &parts, room.width(), room.height());
    let set = set.paint(glass, room, Stand::Top);
    if let Some((block, mark)) = quoted {
        let ground = Rect::from_min_size(
            pos2(inside.min.x, set.max.y + m.u(12.0)),
            vec2(inside.width(), block.size.y + m.u(18.0)),
        );
        glass.area(ground, m.u(10.0), p.raised);
        let at = ground.min + vec2(m.u(14.0), m.u(6.0));
        glass.put(&block, at, Align::Min, p.ink);
        let under = at.y + block.size.y;
        let mark = Rect::from_min_max(
            pos2(at.x + mark.start, under),
            pos2(at.x + mark.end, under + m.u(4.0)),
        );
        glass.area(mark, 0.0, accent.fill);
    }
}

/// The line that a finding is about in one row, and from where to where in it, in pixels, the mark
/// goes; `None` where there is no line.
fn quote(glass: &Glass<'_>, finding: &FindingLine, width: f32) -> Option<(Block, Range<f32>)> {
    let px = glass.m.near(steps::LABEL[2]);
    let set = |text: &str| glass.set(text, Face::Text, px, f32::MAX);
    // A row is as wide as what can be seen of it; spaces at its end count here.
    let wide = |text: &str| set(&format!("{text}.")).size.x - set(".").size.x;
    let (line, caret) = (finding.source.as_str(), finding.caret.clone());
    let (before, meant) = (line.get(..caret.start)?, line.get(caret.clone())?);
    if line.trim().is_empty() {
        return None;
    }
    let room = width - glass.m.u(28.0);
    let mut start = line.len() - line.trim_start().len();
    if wide(line) > room {
        // Where the line is too long, the part that is meant comes to the left.
        let from = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
        start = start.max(from).min(caret.start);
    }
    let mut end = line.trim_end().len();
    while end > caret.start && wide(&line[start..end]) > room {
        end = line[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    }
    let ahead = wide(line.get(start..caret.start).unwrap_or_default());
    let least = glass.m.u(14.0);
    let meant = wide(meant).max(least).min((room - ahead).max(least));
    Some((set(line.get(start..end)?), ahead..ahead + meant))
}
