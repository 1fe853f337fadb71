//! What the room has answered, in short: `breakroom report` has all of it.

use std::sync::Arc;

use egui::{Align, Rect, pos2, vec2};

use super::{FACT_TOP, Fact, hairline};
use crate::content::model::Value;
use crate::numbers::as_f32;
use crate::player::scene::{AdminView, Room};
use crate::screens::column::{self, Pen, Stand};
use crate::screens::fonts::Face;
use crate::screens::glass::Glass;
use crate::screens::metrics::each;
use crate::screens::theme::{space, steps};

/// Draws the counts, and what is known of each value, the least known first.
pub(super) fn draw(glass: &mut Glass<'_>, view: &AdminView, room: Rect) {
    let m = glass.m;
    let known = &view.facts;
    let few = glass.say("room-few");
    let count = |count: Option<u64>| count.map_or_else(|| few.clone(), |count| count.to_string());
    let right = view.room.map_or_else(|| few.clone(), |room| format!("{} %", room.percent()));
    let short = [
        (glass.say("room-visits"), count(known.visits)),
        (glass.say("room-answers"), count(known.answers)),
        (glass.say("room-share"), right),
    ];
    let high = m.u(if m.portrait { 240.0 } else { 180.0 });
    numbers(glass, room.with_max_y(room.min.y + high), &short);
    let mut values: Vec<&(Arc<Value>, Option<Room>)> = view.values.iter().collect();
    // What nothing can be said of comes last.
    values.sort_by_key(|(_, room)| (room.is_none(), room.map_or(0, |room| room.percent())));
    let room = room.with_min_y(room.min.y + high + m.u(space::SMALL));
    let columns = if m.portrait || values.len() <= 6 { 1 } else { 2 };
    let least = m.u(64.0);
    let fitting = (0..).take_while(|rows| as_f32(*rows) * least <= room.height()).last();
    values.truncate(fitting.unwrap_or(0_usize) * columns);
    let rows = values.len().div_ceil(columns).max(1);
    let high = each(room.height(), rows, 0.0).min(m.u(if m.portrait { 150.0 } else { 104.0 }));
    let gap = m.u(space::LARGE);
    let wide = each(room.width(), columns, gap);
    for (index, (value, known)) in values.into_iter().enumerate() {
        let at = vec2(as_f32(index / rows) * (wide + gap), as_f32(index % rows) * high);
        row(glass, Rect::from_min_size(room.min + at, vec2(wide, high)), value, *known, &few);
    }
}

/// A value, a bar as long as it is known, and how many percent that is.
fn row(glass: &mut Glass<'_>, rect: Rect, value: &Value, known: Option<Room>, few: &str) {
    let m = glass.m;
    let p = glass.p;
    let accent = p.pole(value.pole);
    let name = glass.text(&value.name).to_owned();
    let name_wide = rect.width() * 0.34;
    let sizes = steps::LABEL;
    let name = glass.fit(&name, Face::Strong, sizes, false, vec2(name_wide, rect.height()));
    let middle = rect.center().y;
    glass.put(&name, pos2(rect.min.x, middle - name.size.y / 2.0), Align::Min, p.ink);
    let number = known.map_or_else(|| few.to_owned(), |room| format!("{} %", room.percent()));
    let number_wide = rect.width() * 0.2;
    let number = glass.fit(&number, Face::Text, sizes, false, vec2(number_wide, rect.height()));
    let at = pos2(rect.max.x, middle - number.size.y / 2.0);
    glass.put(&number, at, Align::Max, if known.is_some() { p.ink } else { p.soft });
    let rail = Rect::from_min_max(
        pos2(rect.min.x + name_wide + m.u(space::SMALL), middle - m.u(16.0)),
        pos2(rect.max.x - number_wide - m.u(space::SMALL), middle + m.u(16.0)),
    );
    glass.area(rail, rail.height() / 2.0, p.raised);
    if let Some(known) = known {
        let full = (rail.width() * known.share).max(rail.height());
        glass.area(rail.with_max_x(rail.min.x + full), rail.height() / 2.0, accent.fill);
    }
}

/// Numbers that can be read in passing, each under what it counts.
fn numbers(glass: &mut Glass<'_>, room: Rect, numbers: &[Fact; 3]) {
    let gap = glass.m.u(space::MEDIUM);
    let size = vec2(each(room.width(), numbers.len(), gap), room.height());
    let (pen, soft) = (Pen::of(glass), glass.p.soft);
    let parts = numbers.each_ref().map(|(name, number)| {
        [
            pen.near(name, Face::Text, steps::LABEL).coloured(soft),
            pen.near(number, Face::Statement, &steps::TITLE[1..]).below(10.0),
        ]
    });
    let inside = size - vec2(0.0, glass.m.u(FACT_TOP));
    let columns = column::set_alike(glass, &parts.each_ref().map(|parts| (&parts[..], inside)));
    for (index, column) in columns.iter().enumerate() {
        let at = room.min + vec2((size.x + gap) * as_f32(index), 0.0);
        let cell = Rect::from_min_size(at, size);
        hairline(glass, cell);
        column.paint(glass, cell.with_min_y(cell.min.y + glass.m.u(FACT_TOP)), Stand::Top);
    }
}
