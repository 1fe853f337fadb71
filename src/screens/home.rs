//! The first page of a session, and what the loop shows when it has nothing else: three
//! large ways in, and what makes the glass easier to use.

use egui::{Align, Id, Rect, pos2, vec2};

use super::column::{self, Part, Stand};
use super::fonts::Face;
use super::glass::Glass;
use super::motif::{self, Motif};
use super::theme::{Accent, space, steps};
use super::widgets::bar;
use super::widgets::button::{self, Button};
use crate::player::scene::Gesture;

/// Draws the page.
pub fn draw(glass: &mut Glass<'_>) {
    let m = glass.m;
    let p = glass.p;
    let reach = glass.scene.ease.reach;
    let page = m.page();
    let tiles = m.controls(reach);
    let title = glass.say(if glass.scene.in_session {
        "home-title"
    } else {
        "home-title-attract"
    });
    let room = vec2(page.width(), m.u(220.0));
    let title = glass.fit(&title, Face::Statement, steps::TITLE, false, room);
    glass.put(&title, page.min, Align::Min, p.ink);
    let high = m.least().max(m.u(64.0));
    let mut grid = tiles;
    grid.min.y = grid.min.y.max(page.min.y + title.size.y + m.u(48.0));
    if glass.scene.in_session {
        ease_row(
            glass,
            Rect::from_min_max(pos2(page.min.x, page.max.y - high), page.max),
            high,
        );
        grid.max.y -= high + m.u(32.0);
    }
    let three = glass.scene.kiosk.third_job.is_some();
    let jobs = if three {
        "home-roles-three"
    } else {
        "home-roles"
    };
    let ways = [
        (
            "home-quiz",
            "home-quiz-about",
            p.care,
            Motif::Rings,
            Gesture::Quiz,
        ),
        (
            "home-wall",
            "home-wall-about",
            p.thanks,
            Motif::Hills,
            Gesture::Wall,
        ),
        (
            jobs,
            "home-roles-about",
            p.dignity,
            Motif::Lens,
            Gesture::Roles,
        ),
    ];
    let gap = m.u(28.0);
    for (index, (key, about, accent, art, gesture)) in ways.into_iter().enumerate() {
        let at = index as f32;
        let rect = if m.portrait {
            let size = vec2(grid.width(), (grid.height() - gap * 2.0) / 3.0);
            Rect::from_min_size(pos2(grid.min.x, grid.min.y + (size.y + gap) * at), size)
        } else {
            let size = vec2((grid.width() - gap * 2.0) / 3.0, grid.height());
            Rect::from_min_size(pos2(grid.min.x + (size.x + gap) * at, grid.min.y), size)
        };
        tile(glass, rect, (key, about), (accent, art), gesture);
    }
    if glass.scene.in_session {
        let leave = Button::new("home-leave", glass.say("leave"), Gesture::Leave);
        bar::show(glass, vec![leave], Vec::new());
    } else {
        bar::home(glass);
    }
}

fn tile(
    glass: &mut Glass<'_>,
    rect: Rect,
    (key, about): (&str, &str),
    (accent, art): (Accent, Motif),
    gesture: Gesture,
) {
    let m = glass.m;
    let p = glass.p;
    let name = glass.say(key);
    let about = glass.say(about);
    let hold = glass.control(rect, Id::unique(("home-tile", key)), &name, gesture);
    let round = m.u(space::ROUND);
    glass.area(rect, round, if hold.pressed { accent.tint } else { p.card });
    let wide = rect.width() > rect.height() * 1.3;
    let (picture, text) = if wide {
        let cut = rect.min.x + rect.height() * 0.95;
        (rect.with_max_x(cut), rect.with_min_x(cut))
    } else {
        let cut = rect.min.y + rect.height() * 0.5;
        (rect.with_max_y(cut), rect.with_min_y(cut))
    };
    motif::paint(
        glass.painter(),
        picture.shrink(m.u(12.0)),
        art,
        key,
        p,
        accent,
    );
    glass.rim(rect, round, m.u(space::RIM), accent.fill);
    glass.focus_mark(rect, round, hold);
    let inside = text.shrink(m.u(36.0));
    let lang = &glass.scene.lang;
    let parts = [
        Part {
            text: &name,
            face: Face::Statement,
            lang,
            sizes: &steps::TITLE[1..],
            far: false,
            colour: p.ink,
            above: 0.0,
        },
        Part {
            text: &about,
            face: Face::Text,
            lang,
            sizes: steps::SMALL,
            far: false,
            colour: p.soft,
            above: 16.0,
        },
    ];
    column::set(glass, &parts, inside.width(), inside.height()).paint(glass, inside, Stand::Middle);
}

/// Reach mode, larger text, less motion.
fn ease_row(glass: &mut Glass<'_>, room: Rect, high: f32) {
    let ease = glass.scene.ease;
    let button = |glass: &Glass<'_>, id, key: &str, on: bool, gesture| {
        let key = if on {
            format!("{key}-off")
        } else {
            key.to_owned()
        };
        Button::new(id, glass.say(&key), gesture).chosen(on)
    };
    let buttons = vec![
        button(glass, "ease-reach", "reach", ease.reach, Gesture::Reach),
        button(
            glass,
            "ease-text",
            "large-text",
            ease.large_text,
            Gesture::LargeText,
        ),
        button(
            glass,
            "ease-motion",
            "reduced-motion",
            ease.reduced_motion,
            Gesture::ReducedMotion,
        ),
    ];
    button::row(glass, room, buttons, high);
}
