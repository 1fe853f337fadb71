//! The pad that asks for the PIN: its digits stand elsewhere each time, and what was typed is
//! shown as dots.

use egui::{Color32, Id, Rect, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::PIN_DIGITS;
use crate::player::scene::{AdminGesture, Gesture, PadState, PadView, Toward};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::{Glass, Hold};
use crate::screens::i18n::Arg;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::icon::{self, Icon};

/// Keys side by side, and one above the other.
const GRID: (usize, usize) = (3, 4);

/// What a key does.
#[derive(Clone, Copy)]
enum Key {
    Digit(u8),
    Erase,
    Enter,
}

/// Draws the pad.
pub(in crate::screens::pages) fn draw(glass: &mut Glass<'_>, view: &PadView) {
    let m = glass.m;
    let page = m.page();
    let reach = glass.scene.ease.reach;
    let (text, keys) = if m.portrait {
        let cut = page.min.y + page.height() * 0.36;
        (page.with_max_y(cut - m.u(space::MEDIUM)), page.with_min_y(cut))
    } else {
        let (text, keys) = page.split_left_right_at_fraction(0.5);
        (text.with_max_x(text.max.x - m.u(space::LARGE)), keys)
    };
    let keys = keys.with_min_y(keys.min.y.max(m.controls(reach).min.y));
    words(glass, view, text);
    let is_open = matches!(view.state, PadState::Open | PadState::Wrong | PadState::Unready);
    let gap = m.mm(5.0);
    let most = m.u(if m.portrait { 220.0 } else { 196.0 });
    let high = each(keys.height(), GRID.1, gap).min(most);
    let wide = each(keys.width(), GRID.0, gap).min(high.max(m.u(120.0)) * 1.5);
    let size = vec2(wide * as_f32(GRID.0) + gap * 2.0, high * as_f32(GRID.1) + gap * 3.0);
    let middle = if m.portrait { keys.center().x } else { keys.max.x - size.x / 2.0 };
    let top = if reach { keys.min.y } else { keys.center().y - size.y / 2.0 };
    let first = pos2(middle - size.x / 2.0, top);
    for index in 0..GRID.0 * GRID.1 {
        let key = match index {
            9 => Key::Erase,
            11 => Key::Enter,
            10 => Key::Digit(view.keys[9]),
            index => Key::Digit(view.keys[index]),
        };
        let step =
            vec2(as_f32(index % GRID.0), as_f32(index / GRID.0)) * vec2(wide + gap, high + gap);
        let rect = Rect::from_min_size(first + step, vec2(wide, high));
        let works = match key {
            Key::Digit(_) => view.typed < PIN_DIGITS.1,
            Key::Erase => view.typed > 0,
            Key::Enter => view.enough,
        };
        draw_key(glass, rect, key, is_open && works);
    }
    let leave = bar::leave(glass, "pad-leave");
    bar::show(glass, vec![leave], Vec::new());
}

/// What it is, what it has to say, and a dot for each digit.
fn words(glass: &mut Glass<'_>, view: &PadView, room: Rect) {
    let m = glass.m;
    let p = glass.p;
    let (said, colour) = state(glass, view);
    let title = glass.say("pad-title");
    let about = glass.say("pad-about");
    let pen = Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Statement, steps::TITLE),
        pen.near(&about, Face::Text, steps::SMALL).coloured(p.soft).below(18.0),
        pen.near(&said, Face::Strong, steps::READ).coloured(colour).below(48.0),
    ];
    let dots_high = m.u(110.0);
    let room = room.with_max_y(room.max.y - dots_high);
    let stand = if m.portrait { Stand::Bottom } else { Stand::Middle };
    let set = column::set(glass, &parts, room.width(), room.height());
    let set = set.paint(glass, room, stand);
    let (radius, apart) = (m.u(16.0), m.u(56.0));
    for index in 0..view.typed.max(PIN_DIGITS.0) {
        let at = pos2(set.min.x + radius + apart * as_f32(index), set.max.y + dots_high / 2.0);
        let rim = egui::Stroke::new(m.u(space::RIM), p.soft);
        match index < view.typed {
            true => glass.painter().circle_filled(at, radius, p.ink),
            false => glass.painter().circle_stroke(at, radius - rim.width / 2.0, rim),
        };
    }
}

/// What the pad has to say, and in which colour.
fn state(glass: &Glass<'_>, view: &PadView) -> (String, Color32) {
    let p = glass.p;
    match view.state {
        PadState::Open => {
            let key = match view.toward {
                Toward::Page => "pad-open",
                Toward::Desktop => "pad-desktop",
                Toward::Lineup => "pad-lineup",
            };
            (glass.say(key), p.ink)
        }
        PadState::Checking => (glass.say("pad-checking"), p.ink),
        PadState::Wrong => (glass.say("pad-wrong"), p.wrong.text),
        PadState::Unready => (glass.say("pad-unready"), p.wrong.text),
        PadState::Locked { left_s } => {
            let time = format!("{}:{:02}", left_s / 60, left_s % 60);
            (glass.say_with("pad-locked", &[("time", Arg::Text(&time))]), p.wrong.text)
        }
    }
}

fn draw_key(glass: &mut Glass<'_>, rect: Rect, key: Key, works: bool) {
    let p = glass.p;
    let (id, name, gesture) = match key {
        Key::Digit(digit) => {
            let id = Id::unique(("pad-digit", digit));
            (id, digit.to_string(), AdminGesture::Digit(digit))
        }
        Key::Erase => (Id::unique("pad-erase"), glass.say("pad-erase"), AdminGesture::Erase),
        Key::Enter => (Id::unique("pad-enter"), glass.say("pad-enter"), AdminGesture::Enter),
    };
    let hold = if works {
        glass.control(rect, id, &name, Gesture::Admin(gesture))
    } else {
        glass.spent(rect, id, &name);
        Hold::default()
    };
    let round = glass.m.u(space::ROUND);
    let strong = matches!(key, Key::Enter) && works;
    let (fill, ink) = match (strong, hold.pressed) {
        (true, false) => (p.care.fill, p.care.on_fill),
        (true, true) => (p.care.text, p.paper),
        (false, true) => (p.care.tint, p.ink),
        (false, false) if works => (p.card, p.ink),
        // It is there, and doesn't invite a finger.
        (false, false) => (p.raised, p.soft),
    };
    glass.area(rect, round, fill);
    if works && !strong {
        glass.rim(rect, round, glass.m.u(space::RIM), p.line);
    }
    glass.focus_mark(rect, round, hold);
    let high = rect.height().min(glass.m.u(150.0));
    match key {
        Key::Digit(digit) => {
            let px = (high * 0.5).round();
            let block = glass.set(&digit.to_string(), Face::Strong, px, f32::MAX);
            glass.put_middle(&block, rect.center(), ink);
        }
        Key::Erase => icon::paint(glass.painter(), Icon::Erase, rect.center(), high * 0.4, ink),
        Key::Enter => icon::paint(glass.painter(), Icon::Tick, rect.center(), high * 0.36, ink),
    }
}
