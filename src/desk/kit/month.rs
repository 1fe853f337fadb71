//! A month to choose a day of.

use egui::{Align, Align2, Color32, Id, Layout, Rect, Response, Sense, Stroke, StrokeKind, Ui};
use egui::{UiBuilder, WidgetInfo, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Kit, Sign};
use crate::numbers::as_f32;
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Between two days, in points.
const BETWEEN: f32 = 3.0;
/// As the desk's texts call them.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/// How many weeks a month reaches into at most.
const WEEKS: i64 = 6;

impl Kit<'_> {
    /// The month of `shown`, which can be turned to others; `mark` gives days a dot. Answers with
    /// the day that was pressed.
    pub fn month(
        &self,
        ui: &mut Ui,
        shown: Date,
        chosen: Option<Date>,
        mark: &dyn Fn(Date) -> Option<Color32>,
    ) -> Option<Date> {
        let id = ui.unique_id().with("month");
        let own = (shown, (shown.year(), shown.month()));
        // Another day to be shown turns the leaf back to its own month.
        let kept = ui.data(|data| data.get_temp(id)).filter(|(day, _)| *day == shown);
        let (_, month): (Date, (i16, i8)) = kept.unwrap_or(own);
        let first = Date::new(month.0, month.1, 1).unwrap_or(shown);
        let turn = self.leaf(ui, month);
        if let Ok(next) = first.checked_add(turn.months()) {
            ui.data_mut(|data| data.insert_temp(id, (shown, (next.year(), next.month()))));
        }
        let before = first.weekday().to_monday_zero_offset();
        let start = first.checked_sub(i64::from(before).days()).unwrap_or(first);
        let side = desk::ROW + BETWEEN;
        self.weekdays(ui, side);
        let origin = ui.cursor().min;
        let mut picked = None;
        for cell in 0..7 * WEEKS {
            let day = start.checked_add(cell.days()).ok();
            let Some(day) = day.filter(|day| day.month() == month.1) else { continue };
            let at = |n: i64| as_f32(usize::try_from(n).unwrap_or(0)) * side;
            let corner = origin + vec2(at(cell % 7), at(cell / 7));
            let rect = Rect::from_min_size(corner, vec2(desk::ROW, desk::ROW));
            let mut own = ui.new_child(UiBuilder::new().max_rect(rect));
            if self.day_cell(&mut own, rect, (day, chosen == Some(day)), mark(day)).clicked() {
                picked = Some(day);
            }
        }
        ui.allocate_space(
            vec2(side, side) * vec2(7.0, as_f32(usize::try_from(WEEKS).unwrap_or(0))),
        );
        picked
    }

    /// The name of the month between two signs; by how many months to turn.
    fn leaf(&self, ui: &mut Ui, (year, month): (i16, i8)) -> i32 {
        let mut turn = 0;
        ui.horizontal(|ui| {
            if self.sign(ui, Sign::Back, &self.say("month-before"), true).clicked() {
                turn = -1;
            }
            let args = [("month", Arg::Number(month.into())), ("year", Arg::Year(year))];
            self.label(ui, &self.say_with("month", &args));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if self.sign(ui, Sign::On, &self.say("month-after"), true).clicked() {
                    turn = 1;
                }
            });
        });
        turn
    }

    /// The days of the week above their columns.
    fn weekdays(&self, ui: &mut Ui, side: f32) {
        let (row, _) = ui.allocate_exact_size(vec2(7.0 * side, desk::ROW - 8.0), Sense::hover());
        let font = self.font(Face::Text, desk::SMALL - 2.0);
        for (column, day) in WEEKDAYS.iter().enumerate() {
            let at = row.left_center() + vec2(as_f32(column) * side + desk::ROW / 2.0, 0.0);
            let name = self.say(&format!("day-{day}"));
            ui.painter().text(at, Align2::CENTER_CENTER, name, font.clone(), self.p.soft);
        }
    }

    fn day_cell(
        &self,
        ui: &mut Ui,
        rect: Rect,
        (day, on): (Date, bool),
        mark: Option<Color32>,
    ) -> Response {
        let response = ui.interact(rect, Id::unique(("day", day)), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, day.to_string()));
        let fill = match (on, response.hovered()) {
            (true, _) => self.p.care.fill,
            (false, true) => self.p.raised,
            (false, false) => self.p.card,
        };
        ui.painter().rect_filled(rect, f32::from(desk::ROUND), fill);
        let ink = if on { self.p.care.on_fill } else { self.p.ink };
        let font = self.font(Face::Text, desk::SMALL);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, day.day().to_string(), font, ink);
        if let Some(colour) = mark {
            let at = rect.center_bottom() - vec2(0.0, 4.0);
            ui.painter().circle_filled(at, 2.0, if on { ink } else { colour });
        }
        self.follow(&response);
        if response.has_focus() {
            let stroke = Stroke::new(desk::FOCUS, self.p.ink);
            ui.painter().rect_stroke(rect, f32::from(desk::ROUND), stroke, StrokeKind::Inside);
        }
        response
    }
}
