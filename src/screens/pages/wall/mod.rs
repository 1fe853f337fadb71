//! The wall: cards of equal size, page by page, by value, skill, team and month. No scrolling.

mod cards;
mod filters;
mod invite;

use egui::{Align, Rect, vec2};

use crate::numbers::as_f32;
use crate::player::scene::{Gesture, WALL_FEW, WallView};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button::Button;

/// Draws a page of the wall of thanks, with the ways to browse it.
pub(super) fn draw(glass: &mut Glass<'_>, wall: &WallView) {
    let m = glass.m;
    let page = m.page();
    let reach = glass.scene.ease.reach;
    if wall.cards.is_empty() {
        invite::alone(glass, page);
        return foot(glass);
    }
    let few = wall.total <= WALL_FEW && wall.ways.is_empty();
    let below = title(glass, page, reach && !few);
    if few {
        invite::beside_few(glass, wall, page.with_min_y(below));
        return foot(glass);
    }
    let filters = filters::places(glass, wall, page);
    let mut grid = m.controls(reach);
    grid.min.y = grid.min.y.max(below);
    grid.max.y = filters.top - m.u(space::FOOT);
    cards::draw(glass, wall, &cells(glass, grid));
    filters::draw(glass, wall, &filters);
    foot(glass);
}

/// Gives where the title's room ends. It is the same whatever stands on the page. A large one
/// stands in the room that the cards have left, which have come down to the hand.
fn title(glass: &mut Glass<'_>, page: Rect, large: bool) -> f32 {
    let m = glass.m;
    let gap = m.u(space::FOOT);
    let high = if large { m.controls(true).min.y - page.min.y - gap } else { m.u(84.0) };
    let sizes = match (large, glass.scene.lang.is_han()) {
        (false, _) => steps::TITLE,
        (true, false) => steps::NAME,
        (true, true) => steps::NAME_HAN,
    };
    let text = glass.say("wall-title");
    let block = glass.fit(&text, Face::Statement, sizes, false, vec2(page.width(), high));
    let down = if large { (high - block.size.y).max(0.0) } else { 0.0 };
    glass.put(&block, page.min + vec2(0.0, down), Align::Min, glass.p.ink);
    page.min.y + high + gap
}

/// The cells of a whole page of cards.
fn cells(glass: &Glass<'_>, grid: Rect) -> Vec<Rect> {
    let m = glass.m;
    let (columns, rows) = match (m.portrait, glass.scene.ease.reach) {
        (false, false) => (3, 2),
        (true, false) => (2, 3),
        (_, true) => (3, 1),
    };
    let gap = m.u(28.0);
    let size = vec2(each(grid.width(), columns, gap), each(grid.height(), rows, gap));
    let size = size.max(vec2(1.0, 1.0));
    let cell = |index: usize| {
        Rect::from_min_size(
            grid.min
                + vec2(as_f32(index % columns), as_f32(index / columns)) * (size + vec2(gap, gap)),
            size,
        )
    };
    (0..columns * rows).map(cell).collect()
}

fn foot(glass: &mut Glass<'_>) {
    let home = Button::new("wall-home", glass.say("home"), Gesture::Home);
    let leave = bar::leave(glass, "wall-leave");
    let key = if glass.m.portrait { "thank-short" } else { "thank" };
    let thank = Button::new("wall-thank", glass.say(key), Gesture::Thank);
    let thank = thank.dot(glass.p.thanks.fill);
    let right = glass.scene.ways.thanks.then_some(thank);
    bar::show(glass, vec![home, leave], right.into_iter().collect());
}
