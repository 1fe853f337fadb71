//! What can be tried and changed: the colours, the glass, and leaving the program.

use egui::{Rect, pos2, vec2};

use super::{hairline, row_height};
use crate::numbers::as_f32;
use crate::player::scene::{AdminGesture, AdminView, Gesture, Mood};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;

/// Draws three rows, each with what it is about on its left, or above it on an upright glass.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView, content: Rect) {
    let m = glass.m;
    let reach = glass.scene.ease.reach;
    let room = content.with_min_y(content.min.y.max(m.controls(reach).min.y));
    let button = |glass: &Glass<'_>, id, key: &str, gesture| {
        Button::new(id, glass.say(key), Gesture::Admin(gesture))
    };
    let mood = |glass: &Glass<'_>, id, key: &str, mood: Option<Mood>| {
        button(glass, id, key, AdminGesture::Mood(mood)).chosen(view.mood == mood)
    };
    let rows = [
        (
            "tools-colours",
            vec![
                mood(glass, "tools-auto", "tools-auto", None),
                mood(glass, "tools-day", "tools-day", Some(Mood::Day)),
                mood(glass, "tools-evening", "tools-evening", Some(Mood::Evening)),
            ],
        ),
        (
            "tools-glass",
            vec![
                button(glass, "tools-touches", "tools-touches", AdminGesture::Touches),
                button(glass, "tools-charts", "tools-charts", AdminGesture::Charts),
            ],
        ),
        (
            "tools-leave",
            vec![button(glass, "tools-desktop", "tools-desktop", AdminGesture::Desktop)],
        ),
    ];
    // Where the buttons are lowered there is no room but for them.
    let gap = if reach { m.mm(4.0) } else { m.u(space::SMALL) };
    let high = each(room.height(), rows.len(), gap);
    for (index, (key, buttons)) in rows.into_iter().enumerate() {
        let top = room.min.y + (high + gap) * as_f32(index);
        let rect = Rect::from_min_size(pos2(room.min.x, top), vec2(room.width(), high));
        if !reach {
            hairline(glass, rect);
        }
        row(glass, rect, key, buttons);
    }
}

fn row(glass: &mut Glass<'_>, rect: Rect, key: &str, buttons: Vec<Button>) {
    let m = glass.m;
    let p = glass.p;
    let reach = glass.scene.ease.reach;
    let high = row_height(glass).min(rect.height());
    let (text, room) = if m.portrait && !reach {
        let cut = rect.max.y - high;
        (rect.with_max_y(cut - m.u(space::SMALL)), rect.with_min_y(cut))
    } else {
        let cut = rect.min.x + rect.width() * 0.4;
        let room = Rect::from_center_size(
            pos2((cut + rect.max.x) / 2.0, rect.center().y),
            vec2(rect.max.x - cut, high),
        );
        (rect.with_max_x(cut - m.u(space::MEDIUM)), room)
    };
    let title = glass.say(key);
    let about = if reach { String::new() } else { glass.say(&format!("{key}-about")) };
    let pen = Pen::of(glass);
    let parts = [
        pen.near(&title, Face::Strong, steps::SMALL),
        pen.near(&about, Face::Text, steps::LABEL).coloured(p.soft).below(6.0),
    ];
    let stand = if m.portrait && !reach { Stand::Bottom } else { Stand::Middle };
    column::set(glass, &parts, text.width(), text.height()).paint(glass, text, stand);
    button::row(glass, room, buttons, high);
}
