//! A question, asked and answered: the question on one side, its answers as full rows on the
//! other (beneath it in portrait).

mod answered;

pub(super) use answered::share_bar;

use egui::{Color32, Id, Rect, Vec2, pos2, vec2};

use crate::content::model::{Question, QuestionKind};
use crate::numbers::as_f32;
use crate::player::scene::{Gesture, Phase, QuestionView};
use crate::screens::column;
use crate::screens::column::{Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::{Glass, Hold};
use crate::screens::i18n::Arg;
use crate::screens::metrics::each;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::{Button, Look};
use crate::screens::widgets::icon;
use crate::screens::widgets::icon::Icon;

/// Draws a question, asked, being recorded or answered.
pub(super) fn draw(glass: &mut Glass<'_>, view: &QuestionView) {
    let open = !matches!(view.phase, Phase::Answered { .. });
    let (panel, inside, answers) = places(glass, open, open && glass.scene.ease.reach);
    match &view.phase {
        Phase::Asking | Phase::Recording => asked(glass, view, (panel, inside), None),
        Phase::Thinking { elapsed, total } => {
            asked(glass, view, (panel, inside), Some(as_f32(*elapsed) / as_f32((*total).max(1))));
        }
        Phase::Answered { right, again } => {
            answered::verdict(glass, view, (panel, inside), *right, *again);
        }
    }
    if open {
        rows_asked(glass, view, answers);
    } else {
        answered::rows(glass, view, answers);
    }
    foot(glass, view);
}

/// The panel that bleeds to the edge, the room in it, and the room for the answers.
fn places(glass: &Glass<'_>, open: bool, reach: bool) -> (Rect, Rect, Rect) {
    let m = glass.m;
    let page = m.page();
    let controls = m.controls(reach);
    let gap = m.u(space::LARGE);
    if m.portrait || reach {
        // The verdict says more than the question did.
        let share = if open { 0.42 } else { 0.46 };
        let cut =
            if reach { controls.min.y - gap * 0.5 } else { m.glass.min.y + m.bar().min.y * share };
        let panel = Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, cut));
        let inside = Rect::from_min_max(page.min, pos2(page.max.x, cut - gap * 0.6));
        let answers = Rect::from_min_max(
            pos2(page.min.x, if reach { controls.min.y } else { cut + gap * 0.6 }),
            page.max,
        );
        return (panel, inside, answers);
    }
    let cut = m.glass.min.x + m.glass.width() * 0.42;
    let panel = Rect::from_min_max(m.glass.min, pos2(cut, m.bar().min.y));
    let inside = Rect::from_min_max(page.min, pos2(cut - gap, page.max.y));
    let answers = Rect::from_min_max(pos2(cut + gap * 0.8, controls.min.y), page.max);
    (panel, inside, answers)
}

fn near<'a>(
    glass: &Glass<'a>,
    text: &'a str,
    face: Face,
    sizes: &'a [f32],
    above: f32,
    colour: Color32,
) -> Part<'a> {
    column::Pen::of(glass).near(text, face, sizes).below(above).coloured(colour)
}

fn asked(
    glass: &mut Glass<'_>,
    view: &QuestionView,
    (panel, inside): (Rect, Rect),
    bar: Option<f32>,
) {
    let accent = glass.p.pole(view.question.meta.pole);
    let m = glass.m;
    glass.area(panel, 0.0, accent.tint);
    let label = progress(glass, view, inside, accent);
    let hint = match (view.question.kind, bar) {
        (_, Some(_)) => glass.say("think"),
        (QuestionKind::Order, None) => glass.say("order-hint"),
        (QuestionKind::Several, None) => {
            let number = i64::try_from(view.question.to_choose()).unwrap_or(i64::MAX);
            glass.say_with("several-hint", &[("number", Arg::Number(number))])
        }
        _ => String::new(),
    };
    let p = glass.p;
    let situation = view.question.situation.as_ref().map_or("", |text| glass.text(text));
    let stem = glass.text(&view.question.stem);
    let foot = m.u(70.0);
    let room = inside.with_max_y(inside.max.y - foot);
    let parts = [
        near(glass, &label, Face::Strong, steps::LABEL, 0.0, accent.text),
        near(glass, situation, Face::Text, steps::READ, 28.0, p.ink),
        near(glass, stem, Face::Statement, steps::STEM, 28.0, p.ink),
        near(glass, &hint, Face::Text, steps::SMALL, 28.0, p.soft),
    ];
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Middle);
    if let Some(share) = bar {
        let rail = Rect::from_min_size(
            pos2(inside.min.x, inside.max.y - m.u(24.0)),
            vec2(inside.width(), m.u(16.0)),
        );
        glass.area(rail, rail.height() / 2.0, p.paper);
        let full = rail.with_max_x(rail.min.x + rail.width() * share.clamp(0.0, 1.0));
        if full.width() >= rail.height() {
            glass.area(full, rail.height() / 2.0, accent.fill);
        }
    }
}

/// Where in the visit this question stands: a dot a question at the foot of the panel, and
/// the label that says it.
fn progress(glass: &Glass<'_>, view: &QuestionView, inside: Rect, accent: Accent) -> String {
    let Some((number, total)) = view.progress else {
        return glass.say("question-silent");
    };
    progress_dots(glass, inside, number, total, accent);
    let args = [("number", Arg::Number(number.into())), ("total", Arg::Number(total.into()))];
    glass.say_with("question-of", &args)
}

fn progress_dots(glass: &Glass<'_>, inside: Rect, number: u32, total: u32, accent: Accent) {
    let radius = glass.m.u(9.0);
    for index in 0..total.min(12) {
        let x = inside.min.x + radius + as_f32(index) * radius * 3.4;
        let at = pos2(x, inside.max.y - radius);
        if index < number {
            glass.painter().circle_filled(at, radius, accent.fill);
        } else {
            let stroke = egui::Stroke::new(radius * 0.4, accent.fill);
            glass.painter().circle_stroke(at, radius * 0.8, stroke);
        }
    }
}

/// What an option says: its text, or the word for true or false.
fn option_text(glass: &Glass<'_>, question: &Question, option: usize) -> String {
    match question.kind {
        QuestionKind::TrueFalse => glass.say(if option == 0 { "true" } else { "false" }),
        _ => glass.text(&question.options[option].text).to_owned(),
    }
}

fn rows_asked(glass: &mut Glass<'_>, view: &QuestionView, room: Rect) {
    let p = glass.p;
    let rects = row_rects(glass, view.shown.len(), room);
    let across = disc(glass, rects.first().map_or(0.0, Rect::height));
    let texts: Vec<String> =
        view.shown.iter().map(|&option| option_text(glass, &view.question, option)).collect();
    let insides: Vec<Rect> = rects
        .iter()
        .map(|row| {
            row.with_min_x(row.min.x + across + glass.m.u(56.0))
                .shrink2(vec2(glass.m.u(20.0), glass.m.u(4.0)))
        })
        .collect();
    let sizes = if glass.scene.ease.reach { steps::SMALL } else { steps::ANSWER };
    let parts: Vec<[Part<'_>; 1]> =
        texts.iter().map(|text| [near(glass, text, Face::Text, sizes, 0.0, p.ink)]).collect();
    let rooms: Vec<(&[Part<'_>], Vec2)> =
        parts.iter().zip(&insides).map(|(part, inside)| (part.as_slice(), inside.size())).collect();
    let columns = column::set_alike(glass, &rooms);
    for (index, &option) in view.shown.iter().enumerate() {
        answer_row(glass, view, option, (rects[index], across), &texts[index]);
        columns[index].paint(glass, insides[index], Stand::Middle);
    }
}

/// Where the answers stand: in the lower 60 % of the glass, where a seated hand gets to, if
/// they are high enough there; in reach mode in two columns when they are many.
fn row_rects(glass: &Glass<'_>, count: usize, room: Rect) -> Vec<Rect> {
    let m = glass.m;
    let reach = glass.scene.ease.reach;
    let columns = if reach && count > 3 { 2 } else { 1 };
    let rows = count.div_ceil(columns).max(1);
    let gap = m.u(if reach { 14.0 } else { 18.0 });
    let high_in = |room: Rect| each(room.height(), rows, gap);
    let lower = room.with_min_y(room.min.y.max(m.glass.min.y + m.glass.height() * 0.4));
    let room = if high_in(lower) >= m.button() { lower } else { room };
    let size = vec2(
        (room.width() - gap * as_f32(columns - 1)) / as_f32(columns),
        high_in(room).clamp(1.0, m.u(196.0)),
    );
    let whole = (size.y + gap) * as_f32(rows) - gap;
    let top = match (reach, m.portrait) {
        (true, _) => room.min.y,
        // Where they stand once they are answered.
        (false, true) => room.center().y - whole / 2.0,
        (false, false) => room.max.y - whole,
    };
    (0..count)
        .map(|index| {
            let cell = vec2(as_f32(index % columns), as_f32(index / columns));
            Rect::from_min_size(pos2(room.min.x, top) + cell * (size + vec2(gap, gap)), size)
        })
        .collect()
}

/// Across the disc of a row `high` pixels high.
fn disc(glass: &Glass<'_>, high: f32) -> f32 {
    glass.m.u(64.0).min(high * 0.66)
}

fn answer_row(
    glass: &mut Glass<'_>,
    view: &QuestionView,
    option: usize,
    (row, across): (Rect, f32),
    text: &str,
) {
    let m = glass.m;
    let p = glass.p;
    let accent = p.pole(view.question.meta.pole);
    let id = Id::unique(("answer", view.question.meta.id.as_str(), option));
    let hold = glass.control(row, id, text, Gesture::Pick(option));
    let place = view.picked.iter().position(|&picked| picked == option);
    let fill = match (place, hold.pressed) {
        (_, true) => p.card.lerp_to_gamma(accent.fill, 0.25),
        (Some(_), false) => accent.tint,
        (None, false) => p.card,
    };
    let round = m.u(space::ROUND);
    glass.area(row, round, fill);
    let rim = if place.is_some() || hold.pressed { accent.fill } else { p.soft };
    glass.rim(row, round, m.u(space::RIM), rim);
    glass.focus_mark(row, round, hold);
    let at = pos2(row.min.x + m.u(28.0) + across / 2.0, row.center().y);
    row_sign(glass, view, option, (at, across), (place, hold));
}

/// The sign before an option: its letter, or its place in the order, or a tick once chosen.
fn row_sign(
    glass: &mut Glass<'_>,
    view: &QuestionView,
    option: usize,
    (at, across): (egui::Pos2, f32),
    (place, hold): (Option<usize>, Hold),
) {
    let p = glass.p;
    let accent = p.pole(view.question.meta.pole);
    let (disc, on_disc) = match place {
        Some(_) => (accent.fill, accent.on_fill),
        None if hold.pressed => (p.card, p.ink),
        None => (p.raised, p.ink),
    };
    glass.painter().circle_filled(at, across / 2.0, disc);
    let mark = match (view.question.kind, place) {
        (QuestionKind::Order, Some(place)) => (place + 1).to_string(),
        (QuestionKind::Order, None) => String::new(),
        (QuestionKind::Several, Some(_)) => {
            icon::paint(glass.painter(), Icon::Tick, at, across * 0.46, on_disc);
            return;
        }
        _ => letter(view, option),
    };
    let mark = glass.fit(&mark, Face::Strong, steps::LABEL, false, vec2(across, across));
    glass.put_middle(&mark, at, on_disc);
}

/// A, B, C in the order shown.
fn letter(view: &QuestionView, option: usize) -> String {
    let place = view.shown.iter().position(|&shown| shown == option).unwrap_or(0);
    ('A'..='Z').nth(place).unwrap_or('Z').to_string()
}

fn foot(glass: &mut Glass<'_>, view: &QuestionView) {
    if view.progress.is_none() {
        bar::home(glass);
        return;
    }
    let leave = bar::leave(glass, "question-leave");
    let strong = Look::Strong(glass.p.care);
    let whole = view.picked.len() == view.question.to_choose();
    let next = match (&view.phase, view.question.kind) {
        (Phase::Answered { .. }, _) => Some(glass.say("next")),
        (Phase::Asking, QuestionKind::Order) if whole => Some(glass.say("confirm")),
        (Phase::Asking, QuestionKind::Several) if whole => Some(glass.say("confirm-several")),
        _ => None,
    };
    let mut right: Vec<Button> = Vec::new();
    if view.colleague.is_some() {
        let key = if glass.m.portrait { "who-did-short" } else { "who-did" };
        let who = Button::new("question-who", glass.say(key), Gesture::WhoDid);
        // In portrait the bar has no room for the dot.
        right.push(if glass.m.portrait { who } else { who.dot(glass.p.thanks.fill) });
    }
    right.extend(next.map(|label| Button::new("question-next", label, Gesture::Next).look(strong)));
    bar::show(glass, vec![leave], right);
}
