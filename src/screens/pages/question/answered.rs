//! A question once it is answered: the verdict and what to take away on the panel, the reasons
//! on the rows, and how many of the room chose right.

use egui::{Align, Color32, Rect, pos2, vec2};

use super::{near, option_text, progress};
use crate::content::model::QuestionKind;
use crate::numbers::as_f32;
use crate::player::scene::{QuestionView, Room};
use crate::screens::column::{self, Column, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::icon::{self, Icon};

/// So many rows stand closer, so that their reasons needn't be set smaller.
const MANY_ROWS: usize = 5;

/// What came of it, what to take away, and what the room chose.
pub(super) fn verdict(
    glass: &mut Glass<'_>,
    view: &QuestionView,
    (panel, inside): (Rect, Rect),
    right: Option<bool>,
    again: bool,
) {
    let p = glass.p;
    let pole = p.pole(view.question.meta.pole);
    let (accent, key) = match (right, view.question.kind) {
        (Some(true), _) => (p.right, "verdict-right"),
        (Some(false), QuestionKind::Several) if chose_one(view) => (pole, "verdict-several-wrong"),
        (Some(false), QuestionKind::Order) => (pole, "verdict-order-wrong"),
        (Some(false), _) => (pole, "verdict-wrong"),
        (None, _) => (pole, "answer"),
    };
    glass.area(panel, 0.0, accent.tint);
    let title = glass.say(key);
    let number = progress(glass, view, inside, accent);
    let stem = glass.text(&view.question.stem);
    let label = glass.say("takeaway");
    let takeaway = glass.text(&view.question.takeaway);
    let promise = promise_kept(glass, view);
    let again = if again { glass.say("comes-again") } else { String::new() };
    let parts = [
        near(glass, &number, Face::Strong, steps::LABEL, 0.0, accent.text),
        near(glass, &title, Face::Statement, steps::TITLE, 16.0, accent.text),
        near(glass, stem, Face::Text, steps::SMALL, 18.0, p.ink),
        near(glass, &label, Face::Strong, steps::LABEL, 40.0, accent.text),
        near(glass, takeaway, Face::Statement, steps::TAKEAWAY, 14.0, p.ink),
        near(glass, &promise, Face::Text, steps::SMALL, 36.0, p.ink),
        near(glass, &again, Face::Text, steps::SMALL, 20.0, accent.text),
    ];
    let mut room = inside.with_max_y(inside.max.y - glass.m.u(50.0));
    if let Some(of_room) = view.room {
        room = room_bar(glass, of_room, room, accent);
    }
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Middle);
}

/// The promise that the question keeps, and the value by which it does.
fn promise_kept(glass: &Glass<'_>, view: &QuestionView) -> String {
    let promise = ("promise", Arg::Text(glass.text(&glass.scene.kiosk.promise)));
    match &view.question.meta.value {
        Some(value) => {
            let value = ("value", Arg::Text(glass.text(&value.name)));
            glass.say_with("promise-kept-value", &[value, promise])
        }
        None => glass.say_with("promise-kept", &[promise]),
    }
}

/// Whether one at least of what was chosen is right.
fn chose_one(view: &QuestionView) -> bool {
    view.picked.iter().any(|&i| view.question.options.get(i).is_some_and(|o| o.right))
}

/// How many of the room chose right: a large bar, and the words above it. Returns the room
/// that is left above both.
fn room_bar(glass: &mut Glass<'_>, room: Room, inside: Rect, accent: Accent) -> Rect {
    let m = glass.m;
    let args = [("number", Arg::Number(room.percent().into()))];
    let words = glass.say_with("room-right", &args);
    let rail = inside.with_min_y(inside.max.y - m.u(34.0));
    share_bar(glass, rail, room.share, accent);
    let label =
        glass.fit(&words, Face::Strong, steps::SMALL, false, vec2(inside.width(), m.u(110.0)));
    let top = rail.min.y - m.u(14.0) - label.size.y;
    glass.put(&label, pos2(inside.min.x, top), Align::Min, glass.p.ink);
    inside.with_max_y(top - m.u(28.0))
}

/// A bar over `rail`, filled by `share`.
pub(crate) fn share_bar(glass: &Glass<'_>, rail: Rect, share: f32, accent: Accent) {
    let round = rail.height() / 2.0;
    glass.area(rail, round, glass.p.paper);
    let width = rail.width() * share.clamp(0.0, 1.0);
    if width > 0.0 {
        glass.area(rail.with_max_x(rail.min.x + width.max(rail.height())), round, accent.fill);
    }
}

/// How a row of the answered question looks: its sign, colours and label.
struct Mark {
    sign: Icon,
    accent: Accent,
    tint: Color32,
    label: String,
}

fn mark(glass: &Glass<'_>, view: &QuestionView, option: usize, place: usize) -> Mark {
    let p = glass.p;
    let order = view.question.kind == QuestionKind::Order;
    let picked = view.picked.iter().position(|&picked| picked == option);
    let in_place = !order || picked.is_none_or(|picked| picked == place);
    let right = view.question.options[option].right && in_place;
    let chosen = picked.is_some() && !order;
    let label = match (chosen, right) {
        (true, true) => format!("{} · {}", glass.say("your-choice"), glass.say("right-answer")),
        (true, false) => format!("{} · {}", glass.say("your-choice"), glass.say("wrong-answer")),
        (false, true) if is_missed(view) => glass.say("missed-answer"),
        (false, true) if !order => glass.say("right-answer"),
        _ => String::new(),
    };
    Mark {
        sign: if right { Icon::Tick } else { Icon::Cross },
        accent: if right { p.right } else { p.wrong },
        tint: match (right, chosen) {
            (true, _) => p.right.tint,
            (false, true) => p.wrong.tint,
            (false, false) => p.card,
        },
        label,
    }
}

/// A step at its right place, and where it was put if that was elsewhere: the cross says so,
/// but nothing is said by a sign alone.
fn step_text(glass: &Glass<'_>, view: &QuestionView, option: usize, place: usize) -> String {
    let step = format!("{}. {}", place + 1, option_text(glass, &view.question, option));
    let picked = view.picked.iter().position(|&picked| picked == option);
    match picked.and_then(|picked| i64::try_from(picked + 1).ok()) {
        Some(number) if picked != Some(place) => {
            let args = [("step", Arg::Text(&step)), ("number", Arg::Number(number))];
            glass.say_with("step-elsewhere", &args)
        }
        _ => step,
    }
}

/// Whether right options that were not chosen are missing from an answer of several parts.
fn is_missed(view: &QuestionView) -> bool {
    view.question.kind == QuestionKind::Several && !view.picked.is_empty()
}

/// The options with what is right, what was chosen, and why.
pub(super) fn rows(glass: &mut Glass<'_>, view: &QuestionView, room: Rect) {
    let m = glass.m;
    let order = view.question.kind == QuestionKind::Order;
    let listed: Vec<usize> =
        if order { (0..view.question.options.len()).collect() } else { view.shown.clone() };
    let (gap, pad) = if listed.len() < MANY_ROWS { (16.0, 22.0) } else { (12.0, 13.0) };
    let (gap, pad) = (m.u(gap), m.u(pad));
    let left = m.u(116.0);
    let width = room.width() - left - m.u(28.0);
    // All rows at the largest size at which they fit together.
    for level in 0..steps::REASONS.len() {
        let (text_sizes, reason_sizes) =
            (&steps::ANSWERED[level..=level], &steps::REASONS[level..=level]);
        let columns: Vec<Column> = listed
            .iter()
            .enumerate()
            .map(|(place, &option)| {
                row_column(glass, view, (option, place), (text_sizes, reason_sizes), width)
            })
            .collect();
        let high: f32 = columns.iter().map(|c| c.height + pad * 2.0).sum::<f32>()
            + gap * (as_f32(columns.len()) - 1.0);
        let last = level + 1 == steps::REASONS.len();
        if high > room.height() && !last {
            continue;
        }
        if high > room.height() + 1.0 {
            glass.misfit(glass.text(&view.question.stem));
        }
        let mut top = room.center().y - high.min(room.height()) / 2.0;
        for ((place, &option), column) in listed.iter().enumerate().zip(&columns) {
            let row = Rect::from_min_size(
                pos2(room.min.x, top),
                vec2(room.width(), column.height + pad * 2.0),
            );
            answered_row(glass, row, &mark(glass, view, option, place), column, left);
            top = row.max.y + gap;
        }
        return;
    }
}

fn row_column(
    glass: &mut Glass<'_>,
    view: &QuestionView,
    (option, place): (usize, usize),
    (text_sizes, reason_sizes): (&[f32], &[f32]),
    width: f32,
) -> Column {
    let mark = mark(glass, view, option, place);
    let p = glass.p;
    let text = match view.question.kind {
        QuestionKind::Order => step_text(glass, view, option, place),
        _ => option_text(glass, &view.question, option),
    };
    let reason = glass.text(&view.question.options[option].rationale);
    let parts = [
        near(glass, &mark.label, Face::Strong, &steps::LABEL[2..], 0.0, mark.accent.text),
        near(glass, &text, Face::Strong, text_sizes, 4.0, p.ink),
        near(glass, reason, Face::Text, reason_sizes, 6.0, p.ink),
    ];
    column::set(glass, &parts, width, f32::MAX)
}

fn answered_row(glass: &Glass<'_>, row: Rect, mark: &Mark, column: &Column, left: f32) {
    let m = glass.m;
    let round = m.u(space::ROUND);
    glass.area(row, round, mark.tint);
    let rim = if mark.label.is_empty() { glass.p.line } else { mark.accent.fill };
    glass.rim(row, round, m.u(space::RIM), rim);
    let across = m.u(60.0);
    let at = pos2(row.min.x + m.u(28.0) + across / 2.0, row.center().y);
    icon::badge(glass.painter(), mark.sign, at, across, (mark.accent.fill, mark.accent.on_fill));
    let inside = row.with_min_x(row.min.x + left);
    column.paint_aligned(glass, inside, Stand::Middle, Align::Min);
}
