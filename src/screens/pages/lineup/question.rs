//! The question that is answered by show of hands, and its answer.

use egui::{Align, Rect, Vec2, pos2, vec2};

use super::{begin, cue, far, foot, on_tint, tell};
use crate::content::model::{Question, QuestionKind};
use crate::numbers::as_f32;
use crate::player::scene::{Gesture, Hands, LineupView};
use crate::screens::column::{self, Part, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{Accent, space, steps};
use crate::screens::widgets::button::{self, Button};

/// What an option says: its text, or the word for true or false.
fn option_text(glass: &Glass<'_>, question: &Question, option: usize) -> String {
    match question.kind {
        QuestionKind::TrueFalse => glass.say(if option == 0 { "true" } else { "false" }),
        _ => question.options.get(option).map_or("", |o| glass.text(&o.text)).to_owned(),
    }
}

/// The question above its answers; what is to be told before it stands at the foot.
pub(super) fn asked(
    glass: &mut Glass<'_>,
    view: &LineupView,
    question: &Question,
    shown: &[usize],
) {
    let m = glass.m;
    let look = on_tint(glass, glass.p.pole(question.meta.pole));
    let label = glass.say("lineup-question");
    let room = begin(glass, view, look, &label);
    let hint = glass.say("lineup-question-cue");
    let situation = question.situation.as_ref().map_or("", |text| glass.text(text));
    let room = cue(glass, look, room, &[&hint, situation]);
    let texts: Vec<String> =
        shown.iter().map(|option| option_text(glass, question, *option)).collect();
    let stem = [far(
        glass,
        glass.text(&question.stem),
        Face::Statement,
        steps::LINEUP_BODY,
        look.ink,
        0.0,
    )];
    // A long one may have more of the page; the answers are read out as well.
    let shares = if m.portrait { [0.4, 0.52] } else { [0.44, 0.56] };
    let [high, most] = shares.map(|share| room.height() * share);
    let has_room = column::try_set(glass, &stem, vec2(room.width(), high)).is_some();
    let stem = column::set(glass, &stem, room.width(), if has_room { high } else { most });
    let top = stem.paint(glass, room, Stand::Top);
    let rows = room.with_min_y(top.max.y + m.u(space::MEDIUM));
    options(glass, look.accent, &texts, rows);
    foot(glass, view, if m.portrait { "lineup-answer-short" } else { "lineup-answer" });
}

/// The answers, each with its letter; nothing on them can be touched.
fn options(glass: &mut Glass<'_>, accent: Accent, texts: &[String], room: Rect) {
    let m = glass.m;
    let gap = m.u(space::SMALL);
    let most = m.u(if m.portrait { 290.0 } else { 220.0 });
    let high = each(room.height(), texts.len().max(1), gap).min(most);
    let across = high.min(m.u(110.0));
    let indent = across + m.u(36.0);
    let size = vec2(room.width() - indent, high);
    let parts: Vec<[Part<'_>; 1]> = texts
        .iter()
        .map(|text| [far(glass, text, Face::Text, steps::LINEUP_DEED, glass.p.ink, 0.0)])
        .collect();
    // Between two answers of several rows there is more than between their rows.
    let inside = size - vec2(0.0, m.u(space::SMALL));
    let rooms: Vec<(&[Part<'_>], Vec2)> =
        parts.iter().map(|part| (part.as_slice(), inside)).collect();
    let columns = column::set_alike(glass, &rooms);
    for (index, column) in columns.iter().enumerate() {
        let top = room.min.y + as_f32(index) * (high + gap);
        let row = Rect::from_min_size(pos2(room.min.x + indent, top), size);
        column.paint(glass, row, Stand::Middle);
        let at = pos2(room.min.x + across / 2.0, row.center().y);
        glass.painter().circle_filled(at, across / 2.0, accent.fill);
        let letter = ('A'..='Z').nth(index).unwrap_or('Z').to_string();
        let letter =
            glass.fit(&letter, Face::Strong, steps::LINEUP_LABEL, false, vec2(across, across));
        glass.put_middle(&letter, at, accent.on_fill);
    }
}

/// The answer and what to remember; the leader says how the hands were, which turns the page.
pub(super) fn told(
    glass: &mut Glass<'_>,
    view: &LineupView,
    question: &Question,
    hands: Option<Hands>,
) {
    let m = glass.m;
    let look = on_tint(glass, glass.p.right);
    let label = glass.say("answer");
    let room = begin(glass, view, look, &label);
    let high = m.button();
    let buttons = room.with_min_y(room.max.y - high);
    let rest = room.with_max_y(buttons.min.y - m.u(space::SMALL));
    let right = question.options.iter().position(|option| option.right).unwrap_or(0);
    let why = question.options.get(right).map_or("", |option| glass.text(&option.rationale));
    let hint = glass.say("lineup-hands");
    let text = option_text(glass, question, right);
    let takeaway = glass.text(&question.takeaway);
    let parts = [
        far(glass, &text, Face::Statement, steps::LINEUP_BODY, look.ink, 0.0),
        far(glass, takeaway, Face::Text, steps::LINEUP_BODY, look.ink, 44.0),
    ];
    let tight = (&[&hint, why, takeaway][..], &parts[..1]);
    tell(glass, look, rest, (&[&hint, why], &parts), Some(tight), |rest| rest);
    match hands {
        None => hands_row(glass, buttons),
        Some(hands) => {
            let said = glass.say(word(hands));
            let said = glass.fit(&said, Face::Strong, steps::LINEUP_LABEL, false, buttons.size());
            let at = pos2(buttons.min.x, buttons.center().y - said.size.y / 2.0);
            glass.put(&said, at, Align::Min, look.ink);
        }
    }
    foot(glass, view, if hands.is_some() { "lineup-next" } else { "lineup-skip" });
}

fn word(hands: Hands) -> &'static str {
    match hands {
        Hands::Right => "hands-right",
        Hands::Split => "hands-split",
        Hands::Wrong => "hands-wrong",
    }
}

fn hands_row(glass: &mut Glass<'_>, room: Rect) {
    let gap = glass.m.u(space::SMALL);
    let made = |hands| {
        let accent = match hands {
            Hands::Right => glass.p.right,
            Hands::Split => glass.p.thanks,
            Hands::Wrong => glass.p.wrong,
        };
        let label = glass.say(word(hands));
        Button::new(word(hands), label, Gesture::Hands(hands)).dot(accent.fill)
    };
    let buttons = Hands::ALL.map(made);
    let alike = each(room.width(), buttons.len(), gap);
    let wanted = buttons.each_ref().map(|button| button::width(glass, button, room.height()));
    // Alike, unless one wants more than its part; then each has what it wants, and some of the rest.
    let rest = alike - wanted.iter().sum::<f32>() / as_f32(wanted.len());
    let has_part = rest < 0.0 || wanted.iter().all(|wide| *wide <= alike);
    let mut left = room.min.x;
    for (button, wanted) in buttons.into_iter().zip(wanted) {
        let wide = if has_part { alike } else { wanted + rest };
        let rect = Rect::from_min_size(pos2(left, room.min.y), vec2(wide, room.height()));
        left += wide + gap;
        button::show(glass, rect, button);
    }
}
