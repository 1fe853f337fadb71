//! The applause for a colleague: one large button, and beside it how many hands clapped.

use egui::{Color32, Id, Rect, pos2, vec2};

use super::hands;
use crate::player::scene::{Applause, Gesture};
use crate::screens::fonts::Face;
use crate::screens::glass::{Glass, Hold};
use crate::screens::i18n::Arg;
use crate::screens::theme::{space, steps};

/// How high it is, in pixels.
pub(crate) fn height(glass: &Glass<'_>) -> f32 {
    glass.m.button().max(glass.m.u(108.0))
}

/// Draws it from the left of `room`, which is [`height`] high. Once given, it says thanks and
/// is spent; nothing of it moves.
pub(crate) fn show(glass: &mut Glass<'_>, applause: Applause, room: Rect) {
    let accent = glass.p.thanks;
    let button = room.with_max_x(room.max.x.min(room.min.x + glass.m.u(WIDE)));
    let count = glass.say_with("hands", &[("count", Arg::Number(applause.hands.into()))]);
    let label = glass.say(if applause.given { "applauded" } else { "applaud" });
    let id = Id::unique("applaud");
    let name = format!("{label} · {count}");
    let hold = if applause.given {
        glass.spent(button, id, &name);
        Hold::default()
    } else {
        glass.control(button, id, &name, Gesture::Applaud)
    };
    let (fill, ink) = match (applause.given, hold.pressed) {
        (true, _) => (accent.tint, accent.text),
        (false, true) => (accent.fill.lerp_to_gamma(glass.p.ink, 0.2), accent.on_fill),
        (false, false) => (accent.fill, accent.on_fill),
    };
    let round = button.height() / 2.0;
    glass.area(button, round, fill);
    glass.focus_mark(button, round, hold);
    inside(glass, button, [&label, &count], fill, ink);
}

/// The hands, what a touch does, and at the right how many clapped.
fn inside(glass: &mut Glass<'_>, button: Rect, words: [&str; 2], fill: Color32, ink: Color32) {
    let sign = button.height() * 0.64;
    let pad = button.height() * 0.34;
    let at = pos2(button.min.x + pad + sign / 2.0, button.center().y);
    hands::paint(glass.painter(), at, sign, ink, fill);
    let left = at.x + sign / 2.0 + glass.m.u(space::SMALL);
    let right = button.max.x - pad;
    let gap = glass.m.u(space::SMALL);
    let room = |share: f32| vec2((right - left - gap) * share, button.height());
    let label = glass.fit(words[0], Face::Strong, steps::SMALL, false, room(0.55));
    let rest = vec2(right - left - gap - label.size.x, button.height());
    let count = glass.fit(words[1], Face::Text, &steps::LABEL[1..], false, rest);
    glass.put_middle(&label, pos2(left + label.size.x / 2.0, at.y), ink);
    glass.put_middle(&count, pos2(right - count.size.x / 2.0, at.y), ink);
}

/// As wide as it is at most, in reference pixels.
const WIDE: f32 = 620.0;
