//! The card that closes a visit: what was learnt, and what the room knows.

use std::sync::Arc;

use egui::{Align, Rect, pos2, vec2};

use super::question::share_bar;
use crate::content::model::Question;
use crate::player::scene::{Gesture, Room};
use crate::screens::column;
use crate::screens::column::Stand;
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::motif;
use crate::screens::motif::Motif;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::{Button, Look};

/// Draws the end of a visit: what was right, and what was learnt. `learnt` has one question at
/// least.
pub(super) fn draw(
    glass: &mut Glass<'_>,
    (answered, right): (u32, u32),
    learnt: &[Arc<Question>],
    room: Option<Room>,
    more: bool,
) {
    let m = glass.m;
    let page = m.page();
    let (art, text) = if m.portrait {
        let cut = m.glass.min.y + m.bar().min.y * 0.34;
        (
            Rect::from_min_max(m.glass.min, pos2(m.glass.max.x, cut)),
            page.with_min_y(cut + m.u(space::LARGE)),
        )
    } else {
        let cut = m.glass.max.x - m.glass.width() * 0.34;
        (
            Rect::from_min_max(pos2(cut, m.glass.min.y), pos2(m.glass.max.x, m.bar().min.y)),
            page.with_max_x(cut - m.u(space::LARGE)),
        )
    };
    match (room, learnt.first()) {
        (Some(room), _) => room_meter(glass, room, art),
        (None, first) => {
            let seed = first.map_or("", |q| q.meta.id.as_str());
            let p = glass.p;
            motif::paint(glass.painter(), art, Motif::Mosaic, seed, p, p.care);
        }
    }
    words(glass, text, (answered, right), learnt);
    let leave = bar::leave(glass, "visit-leave");
    let home = Button::new("visit-home", glass.say("home"), Gesture::Home);
    let mut on = Vec::new();
    if more {
        let again = Button::new("visit-again", glass.say("again"), Gesture::Quiz);
        on.push(again.look(Look::Strong(glass.p.care)));
    }
    bar::show(glass, vec![leave, home], on);
}

fn words(
    glass: &mut Glass<'_>,
    room: Rect,
    (answered, right): (u32, u32),
    learnt: &[Arc<Question>],
) {
    let p = glass.p;
    let args = [("answered", Arg::Number(answered.into())), ("right", Arg::Number(right.into()))];
    let said = [
        glass.say("visit-title"),
        glass.say_with("visit-count", &args),
        glass.say("takeaway"),
        glass.say("visit-forget"),
    ];
    let lang = &glass.scene.lang;
    let pen = column::Pen::of(glass);
    let part = |text, face, sizes, colour, above| {
        pen.near(text, face, sizes).coloured(colour).below(above)
    };
    let mut parts = vec![
        part(said[0].as_str(), Face::Statement, steps::TITLE, p.ink, 0.0),
        part(&said[1], Face::Text, steps::READ, p.ink, 24.0),
        part(&said[2], Face::Strong, steps::LABEL, p.care.text, 52.0),
    ];
    let sizes = if learnt.len() > 1 { steps::TAKEAWAY } else { steps::LESSON };
    for (index, question) in learnt.iter().enumerate() {
        let above = if index == 0 { 14.0 } else { 30.0 };
        let text = question.takeaway.get(lang);
        parts.push(part(text, Face::Statement, sizes, p.ink, above));
    }
    parts.push(part(&said[3], Face::Text, steps::SMALL, p.soft, 52.0));
    column::set(glass, &parts, room.width(), room.height()).paint(glass, room, Stand::Middle);
}

/// What the room knows: a number and a bar that can be seen from across the room.
fn room_meter(glass: &mut Glass<'_>, room: Room, panel: Rect) {
    let m = glass.m;
    let accent = glass.p.care;
    glass.area(panel, 0.0, accent.tint);
    let inside = panel.shrink(m.u(space::LARGE));
    let args = [("number", Arg::Number(room.percent().into()))];
    let number = glass.say_with("visit-room-number", &args);
    let words = glass.say("visit-room");
    let wide = inside.width();
    let number = glass.fit(&number, Face::Statement, steps::NUMERAL, false, vec2(wide, m.u(320.0)));
    let words = glass.fit(&words, Face::Text, steps::READ, false, vec2(wide, m.u(220.0)));
    let (high, gap) = (m.u(72.0), m.u(36.0));
    let whole = number.size.y + words.size.y + high + gap * 2.0;
    let mut top = inside.center().y - whole / 2.0;
    glass.put(&number, pos2(inside.min.x, top), Align::Min, accent.text);
    top += number.size.y + gap;
    share_bar(
        glass,
        Rect::from_min_size(pos2(inside.min.x, top), vec2(wide, high)),
        room.share,
        accent,
    );
    top += high + gap;
    glass.put(&words, pos2(inside.min.x, top), Align::Min, glass.p.ink);
}
