//! Numbers in rows.

use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::desk::kit::Kit;
use crate::screens::fonts::Face;
use crate::screens::theme::desk;

/// The height of a row, in points, and what is free between columns.
const HIGH: f32 = 25.0;
const BETWEEN: f32 = 10.0;

/// A column: the key of its name, its share of the width, and whether numbers stand in it.
pub(super) type Column = (&'static str, f32, bool);

/// Draws rows under the names of their columns.
pub(super) fn show(
    kit: Kit<'_>,
    ui: &mut Ui,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<String>>,
) {
    let names: Vec<String> = columns.iter().map(|(key, ..)| kit.say(key)).collect();
    ui.add_space(desk::TIGHT);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row(kit, ui, columns, (&names, None));
        for cells in rows {
            row(kit, ui, columns, (&cells, Some(&names)));
        }
    });
}

/// A row; of the head, `names` is `None`.
fn row(
    kit: Kit<'_>,
    ui: &mut Ui,
    columns: &[Column],
    (cells, names): (&[String], Option<&[String]>),
) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::hover());
    response.widget_info(|| {
        let said = |(at, cell): (usize, &String)| match names.and_then(|names| names.get(at)) {
            Some(name) if at > 0 => format!("{name}: {cell}"),
            _ => cell.clone(),
        };
        let all: Vec<String> = cells.iter().enumerate().map(said).collect();
        WidgetInfo::labeled(Role::Label, true, all.join(", "))
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let (face, ink) = match names {
        Some(_) => (Face::Text, kit.p.ink),
        None => (Face::Strong, kit.p.soft),
    };
    let whole: f32 = columns.iter().map(|(_, share, _)| share).sum();
    let mut left = rect.min.x;
    for ((_, share, is_number), cell) in columns.iter().zip(cells) {
        let right = left + rect.width() * share / whole;
        let place = Rect::from_min_max(pos2(left, rect.min.y), pos2(right - BETWEEN, rect.max.y));
        if *is_number {
            let font = kit.font(face, desk::SMALL);
            let at = pos2(place.max.x, place.center().y);
            ui.painter().text(at, Align2::RIGHT_CENTER, cell, font, ink);
        } else {
            kit.put_line(ui, place, cell, face, ink);
        }
        left = right;
    }
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(desk::LINE, kit.p.line));
}
