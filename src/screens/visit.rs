//! The card that closes a visit.

use egui::{Rect, pos2};

use super::column::{self, Part, Stand};
use super::fonts::Face;
use super::glass::Glass;
use super::motif::{self, Motif};
use super::theme::{space, steps};
use super::widgets::bar;
use super::widgets::button::{Button, Look};
use super::words::Arg;
use crate::content::model::Question;
use crate::player::scene::Gesture;

/// Draws the page.
pub fn draw(glass: &mut Glass<'_>, answered: u32, right: u32, last: &Question, more: bool) {
    let m = glass.m;
    let p = glass.p;
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
    motif::paint(glass.painter(), art, Motif::Mosaic, last.meta.id.as_str(), p, p.care);
    let args = [("answered", Arg::Number(answered.into())), ("right", Arg::Number(right.into()))];
    let count = glass.say_with("visit-count", &args);
    let texts = [
        glass.say("visit-title"),
        count,
        glass.say("takeaway"),
        glass.text(&last.takeaway).to_owned(),
        glass.text(&glass.scene.kiosk.promise).to_owned(),
        glass.say("visit-forget"),
    ];
    let lang = &glass.scene.lang;
    let part = |index: usize, face, sizes, colour, above| Part {
        text: &texts[index],
        face,
        lang,
        sizes,
        far: false,
        colour,
        above,
    };
    let parts = [
        part(0, Face::Statement, steps::TITLE, p.ink, 0.0),
        part(1, Face::Text, steps::READ, p.ink, 24.0),
        part(2, Face::Strong, steps::LABEL, p.care.text, 56.0),
        part(3, Face::Statement, steps::LESSON, p.ink, 14.0),
        part(4, Face::Text, steps::READ, p.soft, 56.0),
        part(5, Face::Text, steps::SMALL, p.soft, 12.0),
    ];
    column::set(glass, &parts, text.width(), text.height()).paint(glass, text, Stand::Middle);
    let leave = bar::leave(glass, "visit-leave");
    let home = Button::new("visit-home", glass.say("home"), Gesture::Home);
    let mut right = Vec::new();
    if more {
        let again = Button::new("visit-again", glass.say("again"), Gesture::Quiz);
        right.push(again.look(Look::Strong(p.care)));
    }
    bar::show(glass, vec![leave, home], right);
}
