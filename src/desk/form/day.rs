//! A day, typed or chosen on a calendar.

use egui::{Popup, PopupCloseBehavior, Ui, vec2};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::{Edit, Form, key};
use crate::content::fields::Field;
use crate::content::model::{FieldPath, Lang};
use crate::content::ron::edit::quoted;
use crate::desk::kit::{Kit, Rank, Sign};
use crate::numbers::as_f32;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// The width of a field for a day, in points.
const WIDE: f32 = 150.0;

impl Form<'_> {
    pub(super) fn day(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        let text = self.said(here);
        let name = self.kit.say(&key(field));
        let own = text.parse::<Date>().ok();
        let mut chosen = None;
        ui.horizontal(|ui| {
            ui.allocate_ui(vec2(WIDE, desk::ROW), |ui| {
                ui.set_width(WIDE);
                let lang = Lang::new("en");
                if let (_, Some(typed)) =
                    self.kit.entry(ui, self.id(here), &name, (&text, &lang), 1)
                {
                    chosen = Some(typed);
                }
            });
            let open = self.kit.button(ui, &self.kit.say("calendar"), Rank::Quiet);
            let shown = own.or(self.world.today).unwrap_or(date(2026, 1, 1));
            let behaviour = PopupCloseBehavior::CloseOnClickOutside;
            Popup::menu(&open).close_behavior(behaviour).width(232.0).show(|ui| {
                if let Some(day) = calendar(self.kit, ui, shown, own) {
                    chosen = Some(day.to_string());
                    ui.close();
                }
            });
            if let Some(day) = own {
                self.kit.note(ui, &said(self.kit, day));
            }
        });
        if let Some(text) = chosen {
            let gone = text.is_empty() && !field.needed;
            let edit = if gone {
                Edit::Unset(here.clone())
            } else {
                Edit::Set(here.clone(), quoted(&text))
            };
            self.typed(here, edit);
        }
    }
}

/// A day in words, with the day of the week.
pub fn said(kit: Kit<'_>, day: Date) -> String {
    let args = [
        ("day", Arg::Number(day.day().into())),
        ("month", Arg::Number(day.month().into())),
        ("year", Arg::Year(day.year())),
    ];
    let date = kit.say_with("date-year", &args);
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    format!("{} {date}", kit.say(&format!("day-{}", names[weekday])))
}

/// A month to choose a day of; it opens at `shown`.
fn calendar(kit: Kit<'_>, ui: &mut Ui, shown: Date, chosen: Option<Date>) -> Option<Date> {
    let id = ui.unique_id().with("month");
    let month = ui.data_mut(|data| *data.get_temp_mut_or(id, (shown.year(), shown.month())));
    let first = Date::new(month.0, month.1, 1).unwrap_or(shown);
    let mut turn = 0;
    ui.horizontal(|ui| {
        if kit.sign(ui, Sign::Back, &kit.say("month-before"), true).clicked() {
            turn = -1;
        }
        let args = [("month", Arg::Number(month.1.into())), ("year", Arg::Year(month.0))];
        kit.label(ui, &kit.say_with("month", &args));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if kit.sign(ui, Sign::On, &kit.say("month-after"), true).clicked() {
                turn = 1;
            }
        });
    });
    if let Ok(next) = first.checked_add(turn.months()) {
        ui.data_mut(|data| data.insert_temp(id, (next.year(), next.month())));
    }
    let before = first.weekday().to_monday_zero_offset();
    let start = first.checked_sub(i64::from(before).days()).unwrap_or(first);
    let side = desk::ROW;
    let origin = ui.cursor().min;
    let mut picked = None;
    for cell in 0_i64..42 {
        let Ok(day) = start.checked_add(cell.days()) else { continue };
        if day.month() != month.1 {
            continue;
        }
        let (column, row) = (cell % 7, cell / 7);
        let at = |n: i64| as_f32(usize::try_from(n).unwrap_or(0)) * (side + 3.0);
        let rect = egui::Rect::from_min_size(origin + vec2(at(column), at(row)), vec2(side, side));
        let mut cell_ui = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        if kit.day_cell(&mut cell_ui, rect, day, chosen == Some(day)).clicked() {
            picked = Some(day);
        }
    }
    ui.allocate_space(vec2(7.0 * (side + 3.0), 6.0 * (side + 3.0)));
    picked
}

impl Kit<'_> {
    fn day_cell(&self, ui: &mut Ui, rect: egui::Rect, day: Date, on: bool) -> egui::Response {
        let response = ui.interact(rect, egui::Id::unique(("day", day)), egui::Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, on, day.to_string())
        });
        let fill = match (on, response.hovered()) {
            (true, _) => self.p.care.fill,
            (false, true) => self.p.raised,
            (false, false) => self.p.card,
        };
        ui.painter().rect_filled(rect, f32::from(desk::ROUND), fill);
        let ink = if on { self.p.care.on_fill } else { self.p.ink };
        let font = self.font(crate::screens::fonts::Face::Text, desk::SMALL);
        let text = day.day().to_string();
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, text, font, ink);
        response
    }
}
