//! What the wall is browsed by, and the way from page to page: always in the same places, at
//! the foot of the page and within reach.

use std::ops::Range;

use egui::{Align, Id, Rect, pos2, vec2};

use crate::numbers::as_f32;
use crate::player::scene::{By, Choice, Gesture, WallView};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::i18n::Arg;
use crate::screens::pages::commendation;
use crate::screens::theme::steps;
use crate::screens::widgets::button::{self, Button};
use crate::screens::widgets::icon::Icon;

/// With more pages than this there are buttons that leap.
const LEAP_FROM: usize = 10;
/// They leap over at least so many pages, or a tenth of all.
const LEAP_LEAST: usize = 5;

/// Where everything stands. It hangs on the glass and on how many pages there may be, and not
/// on what the page shows.
pub(super) struct FilterRooms {
    /// Where it begins.
    pub top: f32,
    high: f32,
    pager: Rect,
    ways: Rect,
    choices: Rect,
}

/// Works out where everything stands at the foot of `page`.
pub(super) fn places(glass: &Glass<'_>, wall: &WallView, page: Rect) -> FilterRooms {
    let m = glass.m;
    let reach = glass.scene.ease.reach;
    let high = m.least().max(m.u(if reach { 56.0 } else { 64.0 }));
    let gap = button_gap(glass);
    let browsed = !wall.ways.is_empty();
    let line = |up: usize| {
        let bottom = page.max.y - (high + gap) * as_f32(up);
        Rect::from_min_max(pos2(page.min.x, bottom - high), pos2(page.max.x, bottom))
    };
    let choices = line(0);
    let ways = line(usize::from(browsed));
    let pager = if m.portrait && browsed { line(2) } else { ways };
    FilterRooms { top: pager.min.y.min(ways.min.y), high, pager, ways, choices }
}

/// Draws all of it.
pub(super) fn draw(glass: &mut Glass<'_>, wall: &WallView, places: &FilterRooms) {
    if wall.pages > 1 {
        pager(glass, wall, places);
    }
    if wall.ways.is_empty() {
        return;
    }
    ways(glass, wall, places);
    if wall.by.is_some() {
        choices(glass, wall, places);
    } else {
        count(glass, wall, places);
    }
}

fn button_gap(glass: &Glass<'_>) -> f32 {
    glass.m.u(16.0)
}

/// All, and what one can browse by.
fn ways(glass: &mut Glass<'_>, wall: &WallView, places: &FilterRooms) {
    let all = Button::new("wall-all", glass.say("wall-all"), Gesture::WallAll);
    let mut buttons = vec![all.chosen(wall.by.is_none())];
    for by in &wall.ways {
        let (id, key) = match by {
            By::Value => ("wall-by-value", "by-value"),
            By::Skill => ("wall-by-skill", "by-skill"),
            By::Team => ("wall-by-team", "by-team"),
            By::Month => ("wall-by-month", "by-month"),
        };
        let button = Button::new(id, glass.say(key), Gesture::WallBy(*by));
        buttons.push(button.chosen(wall.by == Some(*by)));
    }
    button::row(glass, places.ways, buttons, places.high);
}

/// What stands in the place of the choices while there is nothing to choose.
fn count(glass: &mut Glass<'_>, wall: &WallView, places: &FilterRooms) {
    let total = i64::try_from(wall.total).unwrap_or(i64::MAX);
    let text = glass.say_with("wall-count", &[("count", Arg::Number(total))]);
    let room = places.choices.with_max_y(places.choices.min.y + places.high);
    let block = glass.fit(&text, Face::Text, &steps::LABEL[1..], false, room.size());
    let at = pos2(room.min.x, room.center().y - block.size.y / 2.0);
    glass.put(&block, at, Align::Min, glass.p.soft);
}

/// ‹ 3 / 34 ›, and with many pages « and » on the outside: at the right, or in portrait from
/// edge to edge.
fn pager(glass: &mut Glass<'_>, wall: &WallView, places: &FilterRooms) {
    let (high, gap) = (places.high, button_gap(glass));
    let last = wall.pages - 1;
    let leap = wall.pages.div_ceil(10).max(LEAP_LEAST);
    let leaping = wall.pages > LEAP_FROM;
    let arrows = if leaping { 4.0 } else { 2.0 };
    let room = if glass.m.portrait {
        places.pager
    } else {
        let wide = number_width(glass, wall) + (high + gap) * arrows;
        places.pager.with_min_x(places.pager.max.x - wide)
    };
    let button = |glass: &mut Glass<'_>, at: usize, id, key: &str, sign, to| {
        let from_left = (high + gap) * as_f32(at % 2);
        let x = if at < 2 { room.min.x + from_left } else { room.max.x - high - from_left };
        let count = Arg::count(leap);
        let name = glass.say_with(key, &[("count", count)]);
        let rect = Rect::from_min_size(pos2(x, room.min.y), vec2(high, high));
        button::show(glass, rect, Button::new(id, name, Gesture::WallPage(to)).icon(sign));
    };
    // From the last page on leads to the first, and from the first back to the last.
    if leaping {
        let to = if wall.page == 0 { last } else { wall.page.saturating_sub(leap) };
        button(glass, 0, "wall-far-back", "pages-back", Icon::FarLeft, to);
    }
    let inner = usize::from(leaping);
    let to = wall.page.checked_sub(1).unwrap_or(last);
    button(glass, inner, "wall-before", "previous-page", Icon::Left, to);
    page_number(glass, wall, room);
    let to = (wall.page + 1) % wall.pages;
    button(glass, 2 + inner, "wall-after", "next-page", Icon::Right, to);
    if leaping {
        let to = if wall.page == last { 0 } else { (wall.page + leap).min(last) };
        button(glass, 2, "wall-far-on", "pages-on", Icon::FarRight, to);
    }
}

/// As much as the widest of the page numbers needs, so that the arrows stay where they are.
fn number_width(glass: &Glass<'_>, wall: &WallView) -> f32 {
    let widest = page_text(glass, wall.pages, wall.pages);
    let px = glass.m.near(steps::LABEL[1]);
    glass.set(&widest, Face::Strong, px, f32::MAX).size.x + button_gap(glass)
}

fn page_text(glass: &Glass<'_>, page: usize, pages: usize) -> String {
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    glass.say_with("wall-page", &[("page", number(page)), ("pages", number(pages))])
}

fn page_number(glass: &mut Glass<'_>, wall: &WallView, room: Rect) {
    let text = page_text(glass, wall.page + 1, wall.pages);
    let block = glass.fit(&text, Face::Strong, &steps::LABEL[1..], false, room.size());
    glass.put_middle(&block, room.center(), glass.p.ink);
}

/// What there is to choose: as many as there is room for, and arrows to the rest.
fn choices(glass: &mut Glass<'_>, wall: &WallView, places: &FilterRooms) {
    let (high, gap) = (places.high, button_gap(glass));
    let chips: Vec<Button> = wall.choices.iter().map(|one| chip(glass, wall, one)).collect();
    let widths: Vec<f32> = chips.iter().map(|chip| button::width(glass, chip, high)).collect();
    let mut room = places.choices;
    let mut pages = packed(&widths, room.width(), gap);
    if pages.len() > 1 {
        room = room.shrink2(vec2(high + gap, 0.0));
        pages = packed(&widths, room.width(), gap);
        arrows(glass, wall, &pages, places);
    }
    let shown = pages.get(page_of(&pages, wall.from)).cloned().unwrap_or_default();
    let chips = chips.into_iter().skip(shown.start).take(shown.len()).collect();
    button::row(glass, room, chips, high);
}

/// Splits choices of these widths into pages of one row. The last row begins with some of those
/// before it, lest one choice stand there alone.
fn packed(widths: &[f32], wide: f32, gap: f32) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut right = 0.0;
    for (index, width) in widths.iter().enumerate() {
        match pages.last_mut() {
            Some(page) if right + gap + width <= wide => {
                page.end = index + 1;
                right += gap + width;
            }
            _ => {
                pages.push(index..index + 1);
                right = *width;
            }
        }
    }
    if let [.., before, last] = pages.as_mut_slice() {
        while last.start > before.start + 1 && right + gap + widths[last.start - 1] <= wide {
            last.start -= 1;
            right += gap + widths[last.start];
        }
    }
    pages
}

/// The page on which the choice at `index` stands; of two the later one, for there it begins.
fn page_of(pages: &[Range<usize>], index: usize) -> usize {
    pages.iter().rposition(|page| page.start <= index).unwrap_or(0)
}

/// To the choices before and after these; from the last on to the first.
fn arrows(glass: &mut Glass<'_>, wall: &WallView, pages: &[Range<usize>], places: &FilterRooms) {
    let here = page_of(pages, wall.from);
    let start = |page: usize| pages[page % pages.len()].start;
    let (room, high) = (places.choices, places.high);
    let square = |x: f32| Rect::from_min_size(pos2(x, room.min.y), vec2(high, high));
    let back = Gesture::WallFrom(start(here + pages.len() - 1));
    let back = Button::new("wall-choices-back", glass.say("earlier-choices"), back);
    button::show(glass, square(room.min.x), back.icon(Icon::Left));
    let on = Gesture::WallFrom(start(here + 1));
    let on = Button::new("wall-choices-on", glass.say("later-choices"), on);
    button::show(glass, square(room.max.x - high), on.icon(Icon::Right));
}

fn chip(glass: &Glass<'_>, wall: &WallView, choice: &Choice) -> Button {
    let (id, label) = match choice {
        Choice::Value(value) => {
            (Id::unique(("wall-value", value.id.as_str())), glass.text(&value.name).to_owned())
        }
        Choice::Skill(skill) => {
            (Id::unique(("wall-skill", *skill as u8)), commendation::skill(glass, *skill))
        }
        Choice::Team(team) => {
            let first = team.iter().next().map_or("", |(_, name)| name);
            (Id::unique(("wall-team", first)), glass.text(team).to_owned())
        }
        Choice::Month((year, month)) => {
            let args = [("year", Arg::Year(*year)), ("month", Arg::Number((*month).into()))];
            (Id::unique(("wall-month", *year, *month)), glass.say_with("month-short", &args))
        }
    };
    let mut chip = Button::new("", label, Gesture::WallChoice(choice.clone()));
    chip.id = id;
    if let Choice::Value(value) = choice {
        chip = chip.dot(glass.p.pole(value.pole).fill);
    }
    chip.chosen(wall.chosen.as_ref() == Some(choice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_packed_into_pages_and_none_is_lost_or_shown_twice() {
        let widths = [100.0, 60.0, 60.0, 200.0, 10.0, 500.0, 20.0];
        let pages = packed(&widths, 200.0, 10.0);
        assert_eq!(pages, [0..2, 2..3, 3..4, 4..5, 5..6, 6..7]);
        assert_eq!([0, 2, 3, 6].map(|index| page_of(&pages, index)), [0, 1, 2, 5]);
    }

    #[test]
    fn the_last_row_is_filled_from_behind_and_each_page_is_still_reached() {
        let pages = packed(&[60.0; 7], 200.0, 10.0);
        assert_eq!(pages, [0..3, 3..6, 4..7]);
        let starts: Vec<usize> = pages.iter().map(|page| page.start).collect();
        assert_eq!(starts.iter().map(|&at| page_of(&pages, at)).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!((page_of(&pages, 2), page_of(&pages, 6)), (0, 2));
        let two = packed(&[60.0; 4], 200.0, 10.0);
        assert_eq!(two, [0..3, 1..4]);
    }

    #[test]
    fn a_row_is_filled_to_its_last_pixel() {
        assert_eq!(packed(&[95.0, 95.0], 200.0, 10.0).len(), 1);
        assert_eq!(packed(&[95.0, 96.0], 200.0, 10.0).len(), 2);
    }
}
