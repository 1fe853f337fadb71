//! The page of the administrator: a title, one of five parts, and the ways to the others. Passers-by
//! never get here.

mod chart;
mod findings;
mod machine;
mod now;
mod pad;
mod room;
mod tools;
mod touches;

use egui::{Align, Rect, vec2};

use crate::numbers::as_f32;
use crate::player::scene::{AdminGesture, AdminView, Gesture, Tab};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};
use crate::screens::widgets::bar;
use crate::screens::widgets::button;
use crate::screens::widgets::button::Button;

pub(super) use chart::draw as draw_chart;
pub(crate) use chart::ground as chart_ground;
pub(super) use pad::draw as draw_pad;
pub(super) use touches::draw as draw_touches;

/// Where the parts of the page stand.
struct Frame {
    /// What the part shows.
    content: Rect,
    /// What it has to be touched; where the glass is wide, beside the ways to the other parts.
    controls: Rect,
}

/// Draws the admin page.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView) {
    let page = glass.m.page();
    let high = row_height(glass);
    let tabs = page.with_min_y(page.max.y - high);
    let tabs = tabs.with_max_x(tabs.min.x + tabs_shown(glass, view, tabs));
    let gap = glass.m.u(space::SMALL);
    let controls = if glass.m.portrait {
        let bottom = tabs.min.y - gap;
        Rect::from_x_y_ranges(page.x_range(), bottom - high..=bottom)
    } else {
        Rect::from_x_y_ranges(tabs.max.x + glass.m.u(space::LARGE)..=page.max.x, tabs.y_range())
    };
    let below = title(glass, view, page);
    let bottom = controls.min.y.min(tabs.min.y) - glass.m.u(space::FOOT);
    let frame = Frame { content: page.with_min_y(below).with_max_y(bottom), controls };
    match view.tab {
        Tab::Now => now::draw(glass, view, &frame),
        Tab::Findings => findings::draw(glass, view, &frame),
        Tab::Machine => machine::draw(glass, view, frame.content),
        Tab::Room => room::draw(glass, view, frame.content),
        Tab::Tools => tools::draw(glass, view, frame.content),
    }
    let leave = bar::leave(glass, "admin-leave");
    bar::show(glass, vec![leave], Vec::new());
}

/// The height of a row of buttons.
fn row_height(glass: &Glass<'_>) -> f32 {
    glass.m.least().max(glass.m.u(72.0))
}

/// Draws the ways to the parts, and says how wide they are.
fn tabs_shown(glass: &mut Glass<'_>, view: &AdminView, room: Rect) -> f32 {
    let tab = |glass: &Glass<'_>, tab: Tab| {
        let (id, key) = match tab {
            Tab::Now => ("admin-tab-now", "admin-now"),
            Tab::Findings => ("admin-tab-findings", "admin-findings"),
            Tab::Machine => ("admin-tab-machine", "admin-machine"),
            Tab::Room => ("admin-tab-room", "admin-room"),
            Tab::Tools => ("admin-tab-tools", "admin-tools"),
        };
        let gesture = Gesture::Admin(AdminGesture::Open(tab));
        Button::new(id, glass.say(key), gesture).chosen(view.tab == tab)
    };
    let buttons: Vec<Button> = Tab::ALL.iter().map(|own| tab(glass, *own)).collect();
    let gap = glass.m.u(16.0);
    let wide: f32 = buttons.iter().map(|b| button::width(glass, b, room.height()) + gap).sum();
    button::row(glass, room, buttons, room.height());
    (wide - gap).min(room.width())
}

/// Draws what the part is called, and says where the room beneath begins.
fn title(glass: &mut Glass<'_>, view: &AdminView, page: Rect) -> f32 {
    let key = match view.tab {
        Tab::Now => "admin-now-title",
        Tab::Findings if view.findings.is_empty() => "findings-none",
        Tab::Findings => "findings-title",
        Tab::Machine => "admin-machine-title",
        Tab::Room => "admin-room-title",
        Tab::Tools => "admin-tools-title",
    };
    let text = glass.say(key);
    let room = vec2(page.width(), glass.m.u(110.0));
    let block = glass.fit(&text, Face::Statement, &steps::TITLE[2..], false, room);
    glass.put(&block, page.min, Align::Min, glass.p.ink);
    page.min.y + block.size.y + glass.m.u(space::FOOT)
}

/// Between the line above a fact and its text, in reference pixels.
const FACT_TOP: f32 = 14.0;

/// A thin line along the top of `rect`.
fn hairline(glass: &Glass<'_>, rect: Rect) {
    let line = rect.with_max_y(rect.min.y + glass.m.u(2.0).max(1.0));
    glass.area(line, 0.0, glass.p.line);
}

/// One thing that is known: what it is called, and what it is.
type Fact = (String, String);

/// Draws facts in a grid of so many columns, row by row, all in the same sizes.
fn facts(glass: &mut Glass<'_>, room: Rect, facts: &[Fact], columns: usize) {
    let rows = facts.len().div_ceil(columns).max(1);
    let gap = vec2(glass.m.u(space::MEDIUM), glass.m.u(space::SMALL));
    let high = each(room.height(), rows, gap.y).min(glass.m.u(230.0));
    let size = vec2(each(room.width(), columns, gap.x), high);
    let cell = |index: usize| {
        let step = vec2(as_f32(index % columns), as_f32(index / columns)) * (size + gap);
        Rect::from_min_size(room.min + step, size)
    };
    let (pen, soft) = (Pen::of(glass), glass.p.soft);
    let parts: Vec<_> = facts
        .iter()
        .map(|(name, value)| {
            [
                pen.near(name, Face::Text, steps::LABEL).coloured(soft),
                pen.near(value, Face::Strong, steps::SMALL).below(8.0),
            ]
        })
        .collect();
    let inside = size - vec2(0.0, glass.m.u(FACT_TOP));
    let rooms: Vec<_> = parts.iter().map(|parts| (parts.as_slice(), inside)).collect();
    let columns = column::set_alike(glass, &rooms);
    for (index, column) in columns.iter().enumerate() {
        let cell = cell(index);
        hairline(glass, cell);
        column.paint(glass, cell.with_min_y(cell.min.y + glass.m.u(FACT_TOP)), Stand::Top);
    }
}
