//! The bar at the foot of the glass: ways in, ways back, and in its corner the language and what
//! makes the glass easier to use.

use egui::{Id, Rect, pos2, vec2};

use super::button::{self, Button, Look};
use super::icon::Icon;
use crate::player::scene::{Gesture, Speech, View};
use crate::screens::glass::Glass;
use crate::screens::theme::space;

/// The home bar of the loop: a question, the wall, your jobs.
pub(crate) fn home(glass: &mut Glass<'_>) {
    let buttons = home_buttons(glass);
    show(glass, buttons, Vec::new());
}

fn home_buttons(glass: &Glass<'_>) -> Vec<Button> {
    let short = if glass.m.portrait { "-short" } else { "" };
    let jobs =
        if glass.scene.kiosk.third_job.is_some() { "home-roles-three" } else { "home-roles" };
    let label = |key: &str| glass.say(&format!("{key}{short}"));
    let view = &glass.scene.view;
    let buttons = vec![
        Button::new("bar-quiz", label("home-quiz"), Gesture::Quiz)
            .dot(glass.p.care.fill)
            .chosen(matches!(view, View::Question(_))),
        Button::new("bar-wall", label("home-wall"), Gesture::Wall)
            .dot(glass.p.thanks.fill)
            .chosen(matches!(view, View::Wall(_))),
        Button::new("bar-roles", label(jobs), Gesture::Roles)
            .dot(glass.p.dignity.fill)
            .chosen(matches!(view, View::Roles { .. } | View::Role { .. })),
    ];
    if glass.scene.in_session {
        buttons
    } else {
        buttons.into_iter().map(|b| b.look(Look::Quiet)).collect()
    }
}

/// The way back to the loop.
pub(crate) fn leave(glass: &Glass<'_>, id: &'static str) -> Button {
    let key = if glass.m.portrait { "leave-short" } else { "leave" };
    Button::new(id, glass.say(key), Gesture::Leave)
}

/// A bar with `left` from the left, `right` before the corner, and in the corner reach mode,
/// reading aloud and the language.
pub(crate) fn show(glass: &mut Glass<'_>, left: Vec<Button>, right: Vec<Button>) {
    let bar = glass.m.bar();
    let height = height(glass);
    let gap = glass.m.u(16.0);
    let line = Rect::from_min_size(bar.min, vec2(bar.width(), glass.m.u(2.0).max(1.0)));
    glass.area(line, 0.0, glass.p.line);
    let inside = glass.m.page();
    let top = middle(glass) - height / 2.0;
    let mut right_edge = inside.max.x;
    let corner = corner_buttons(glass);
    for button in corner.into_iter().chain(right.into_iter().rev()) {
        let width = button::width(glass, &button, height);
        let rect = Rect::from_min_size(pos2(right_edge - width, top), vec2(width, height));
        button::show(glass, rect, button);
        right_edge = rect.min.x - gap;
    }
    let room = Rect::from_min_max(pos2(inside.min.x, top), pos2(right_edge, top + height));
    button::row(glass, room, left, height);
    fault_dot(glass, bar);
}

/// Where the free middle of the home bar begins and ends, in pixels from the left.
pub(crate) fn home_middle(glass: &Glass<'_>) -> [f32; 2] {
    let gap = glass.m.u(16.0);
    let height = height(glass);
    let wide = |buttons: Vec<Button>| {
        buttons.iter().map(|button| button::width(glass, button, height) + gap).sum::<f32>()
    };
    let page = glass.m.page();
    [page.min.x + wide(home_buttons(glass)), page.max.x - wide(corner_buttons(glass))]
}

fn height(glass: &Glass<'_>) -> f32 {
    let room = glass.m.bar().height() - glass.m.u(space::BAR_TOP) - glass.m.u(space::BEZEL);
    glass.m.button().min(room)
}

/// The middle line of the bar's buttons, in pixels from the top.
pub(crate) fn middle(glass: &Glass<'_>) -> f32 {
    glass.m.bar().min.y + glass.m.u(space::BAR_TOP) + height(glass) / 2.0
}

/// Language first: it has the corner.
fn corner_buttons(glass: &Glass<'_>) -> Vec<Button> {
    let mut corner = Vec::new();
    if let Some(other) = &glass.scene.other {
        let name = glass.say_in(other, "language-name");
        corner.push(Button::new("bar-language", name, Gesture::Language));
    }
    let (key, sign) = match glass.scene.speech {
        Speech::None => ("", None),
        Speech::Offered => ("speak", Some(Icon::Speak)),
        Speech::Speaking => ("speak-off", Some(Icon::Hush)),
    };
    if let Some(sign) = sign {
        let speaks = sign == Icon::Hush;
        let speak = Button::new("bar-speak", glass.say(key), Gesture::Speak);
        corner.push(speak.icon(sign).chosen(speaks));
    }
    if glass.scene.in_session {
        let (key, chosen) =
            if glass.scene.ease.reach { ("reach-off", true) } else { ("reach", false) };
        corner.push(
            Button::new("bar-reach", glass.say(key), Gesture::Reach)
                .icon(Icon::Reach)
                .chosen(chosen),
        );
    }
    corner
}

/// A small amber dot says that the content folder wants fixing; nothing else on the glass
/// does.
fn fault_dot(glass: &mut Glass<'_>, bar: Rect) {
    if !glass.scene.fault {
        return;
    }
    let radius = glass.m.u(9.0);
    let at = pos2(bar.min.x + glass.m.u(36.0), middle(glass));
    glass.painter().circle_filled(at, radius, glass.p.amber);
    let name = glass.say("fault-dot");
    let around = Rect::from_center_size(at, vec2(glass.m.u(60.0), bar.height()));
    glass.control(around, Id::unique("fault-dot"), &name, Gesture::Findings);
}
