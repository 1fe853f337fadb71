//! Numbers as bars and lines, large and plain.

use egui::{Align2, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::desk::kit::Kit;
use crate::numbers::{as_f32, as_f64, nearest_f32};
use crate::report::counts::{Count, WeekLine};
use crate::report::interval::{Share, percent};
use crate::screens::fonts::Face;
use crate::screens::theme::{Accent, desk};

/// The width of the name before a bar, and of the number behind it, in points.
const NAME: f32 = 250.0;
const NUMBER: f32 = 64.0;
/// The height of a bar, of columns, and of a line week by week.
const THICK: f32 = 14.0;
const HIGH: f32 = 92.0;
const LINE: f32 = 64.0;
/// The names beneath columns.
const NAMES: f32 = 18.0;
/// Most columns that are drawn, the last ones.
const COLUMNS_MAX: usize = 31;

/// A bar with a name before it and the percents behind it; between what and what it lies is marked
/// by a thin line.
pub(super) fn row(
    kit: Kit<'_>,
    ui: &mut Ui,
    name: &str,
    (share, within): (f64, Option<Share>),
    accent: Accent,
) {
    let size = vec2(ui.available_width(), desk::ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let said = format!("{} %", percent(share));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {said}")));
    let middle = rect.center().y;
    let label = Rect::from_min_max(rect.min, pos2(rect.min.x + NAME - desk::GAP, rect.max.y));
    kit.put_line(ui, label, name, Face::Text, kit.p.ink);
    let track = Rect::from_min_max(
        pos2(rect.min.x + NAME, middle - THICK / 2.0),
        pos2(rect.max.x - NUMBER, middle + THICK / 2.0),
    );
    let x = |share: f64| track.min.x + track.width() * nearest_f32(share.clamp(0.0, 1.0));
    ui.painter().rect_filled(track, 3.0, kit.p.raised);
    let full = Rect::from_min_max(track.min, pos2(x(share), track.max.y));
    ui.painter().rect_filled(full, 3.0, accent.fill);
    if let Some(Share { low, high, .. }) = within {
        let line = [pos2(x(low), middle), pos2(x(high), middle)];
        ui.painter().line_segment(line, Stroke::new(desk::FOCUS, kit.p.ink));
        for end in line {
            let tick = [end - vec2(0.0, 4.0), end + vec2(0.0, 4.0)];
            ui.painter().line_segment(tick, Stroke::new(desk::FOCUS, kit.p.ink));
        }
    }
    let at = pos2(rect.max.x, middle);
    let font = kit.font(Face::Strong, desk::HEADING);
    ui.painter().text(at, Align2::RIGHT_CENTER, said, font, kit.p.ink);
}

/// Columns side by side, each with its name where there is room. What is too small to be shown is
/// a mark on the ground.
pub(super) fn columns(kit: Kit<'_>, ui: &mut Ui, name: &str, all: &[(String, Count)]) {
    let shown = &all[all.len().saturating_sub(COLUMNS_MAX)..];
    let size = vec2(ui.available_width(), HIGH + NAMES);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| {
        let said = |(name, count): &(String, Count)| match count {
            Some(count) => format!("{name}: {count}"),
            None => format!("{name}: …"),
        };
        let all = shown.iter().map(said).collect::<Vec<_>>().join(", ");
        WidgetInfo::labeled(Role::Image, true, format!("{name}: {all}"))
    });
    let most = shown.iter().filter_map(|(_, count)| *count).max().unwrap_or(0).max(1);
    let step = rect.width() / as_f32(shown.len().max(1));
    let ground = rect.max.y - NAMES;
    let font = kit.font(Face::Text, desk::SMALL - 2.0);
    let every = (1..).find(|n| step * as_f32(*n) >= 34.0).unwrap_or(1_usize);
    for (number, (name, count)) in shown.iter().enumerate() {
        let left = rect.min.x + step * as_f32(number);
        let share = as_f64(count.unwrap_or(0)) / as_f64(most);
        let high = (nearest_f32(share) * (HIGH - 4.0)).max(2.0);
        let bar =
            Rect::from_min_max(pos2(left + 2.0, ground - high), pos2(left + step - 2.0, ground));
        let fill = match count {
            Some(0) => kit.p.line,
            Some(_) => kit.p.care.fill,
            None => kit.p.soft,
        };
        ui.painter().rect_filled(bar, 2.0, fill);
        if number.is_multiple_of(every) {
            let at = pos2(left + step / 2.0, ground + 4.0);
            ui.painter().text(at, Align2::CENTER_TOP, name, font.clone(), kit.p.soft);
        }
    }
}

/// What was known week by week, as a line from none to all; with its name above it.
pub(super) fn weeks(kit: Kit<'_>, ui: &mut Ui, name: &str, weeks: &[WeekLine], accent: Accent) {
    let known: Vec<Option<f64>> =
        weeks.iter().map(|week| week.know.map(|know| know.share)).collect();
    let last = known.iter().rev().flatten().next().copied();
    let said = last.map_or_else(|| "–".to_owned(), |share| format!("{} %", percent(share)));
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), LINE + desk::ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{name}: {said}")));
    let title = Rect::from_min_size(rect.min, vec2(rect.width() - NUMBER, desk::ROW));
    kit.put_line(ui, title, name, Face::Text, kit.p.ink);
    let font = kit.font(Face::Strong, desk::TEXT);
    let corner = pos2(rect.max.x, title.center().y);
    ui.painter().text(corner, Align2::RIGHT_CENTER, said, font, kit.p.ink);
    let field = Rect::from_min_max(pos2(rect.min.x, title.max.y), rect.max);
    ui.painter().rect_filled(field, f32::from(desk::ROUND), kit.p.raised);
    let half = [pos2(field.min.x, field.center().y), pos2(field.max.x, field.center().y)];
    ui.painter().line_segment(half, Stroke::new(desk::LINE, kit.p.line));
    let inner = field.shrink(6.0);
    let step = inner.width() / as_f32(known.len().saturating_sub(1).max(1));
    let place = |number: usize, share: f64| {
        pos2(
            inner.min.x + step * as_f32(number),
            inner.max.y - inner.height() * nearest_f32(share.clamp(0.0, 1.0)),
        )
    };
    let mut run: Vec<Pos2> = Vec::new();
    // A week with too few answers parts the line.
    for (number, share) in known.iter().enumerate() {
        match share {
            Some(share) => run.push(place(number, *share)),
            None => draw(ui, &mut run, accent),
        }
    }
    draw(ui, &mut run, accent);
}

fn draw(ui: &Ui, run: &mut Vec<Pos2>, accent: Accent) {
    let points = std::mem::take(run);
    if let Some(last) = points.last() {
        ui.painter().circle_filled(*last, 3.0, accent.fill);
    }
    if points.len() > 1 {
        ui.painter().line(points, Stroke::new(desk::FOCUS, accent.fill));
    }
}
