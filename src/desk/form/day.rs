//! A day, typed or chosen on a calendar.

use egui::{Popup, PopupCloseBehavior, Ui, vec2};
use jiff::civil::{Date, date};

use super::{Edit, Form, span};
use crate::content::fields::Field;
use crate::content::model::{FieldPath, Lang, PathStep};
use crate::content::ron::edit::quoted;
use crate::desk::kit::{Kit, Rank};
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// The width of a field for a day, in points.
const WIDE: f32 = 150.0;

impl Form<'_> {
    /// From when until when it shows, in a sentence.
    pub(super) fn span(&self, ui: &mut Ui) {
        let day = |field| self.said(&vec![PathStep::Field(field)]).parse::<Date>().ok();
        let has = |field| self.is_there(&vec![PathStep::Field(field)]);
        let in_season = has("each_year") || has("dates");
        if let Some(today) = self.world.today {
            let said = span::sentence(self.kit, (day("from"), day("until")), in_season, today);
            self.kit.body(ui, &said);
        }
    }

    pub(super) fn day(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        let text = self.said(here);
        let name = self.name_of(here, field);
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
            // Whoever ends something has its beginning in mind.
            let begins = vec![PathStep::Field("from")];
            let begins = self.said(&begins).parse::<Date>().ok().filter(|_| field.name == "until");
            let shown = own.or(begins).or(self.world.today).unwrap_or(date(2026, 1, 1));
            let behaviour = PopupCloseBehavior::CloseOnClickOutside;
            Popup::menu(&open).close_behavior(behaviour).width(232.0).show(|ui| {
                if let Some(day) = self.kit.month(ui, shown, own, &|_| None) {
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
