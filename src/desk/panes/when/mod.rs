//! When what plays: a day chosen on a calendar and drawn as a ribbon, the hour around the moment
//! that is looked at, and the page of that moment.

mod notes;
mod page;
mod ribbon;

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};
use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::tz::TimeZone;

use crate::content::model::Pole;
use crate::desk::almanac::weave::Thread;
use crate::desk::form::said;
use crate::desk::kit::{Kit, Rank, Sign};
use crate::desk::{Act, Desk};
use crate::screens::i18n::Arg;
use crate::screens::theme::{Accent, desk};

/// Draws it.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let side = Frame::NONE.fill(kit.p.paper).inner_margin(Margin { left: 20, ..Margin::ZERO });
    Panel::left("calendar").frame(side).exact_size(desk::SIDE).resizable(false).show(ui, |ui| {
        ScrollArea::vertical().id_salt("calendar").auto_shrink(false).show(ui, |ui| {
            let inside = Frame::NONE.inner_margin(Margin { right: 14, bottom: 20, ..Margin::ZERO });
            inside.show(ui, |ui| notes::show(of, kit, ui, acts));
        });
    });
    let inside = Frame::NONE.inner_margin(Margin { left: 28, right: 28, top: 8, bottom: 18 });
    inside.show(ui, |ui| {
        head(of, kit, ui, acts);
        let Some(told) = of.when.told.clone() else { return };
        let day = &told.day;
        let Some(((_, at), open)) = of.when.page().zip(day.open) else {
            ui.add_space(desk::PART);
            kit.body(ui, &kit.say("when-closed"));
            return;
        };
        ui.add_space(desk::GAP);
        let moment = of.when.moment.unwrap_or(open[0]);
        let chosen = ribbon::day(of, kit, ui, day, moment);
        ui.add_space(desk::GAP);
        let chosen = chosen.or(ribbon::hour(kit, ui, day, moment, at));
        ui.add_space(desk::PART);
        let chosen = page::show(of, kit, ui, (day, at), acts).or(chosen);
        acts.extend(chosen.map(Act::Moment));
    });
}

/// The day in words, and the ways to the days beside it.
fn head(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let date = of.day();
    ui.horizontal(|ui| {
        for (sign, key, days) in [(Sign::Back, "day-before", -1), (Sign::On, "day-after", 1)] {
            if kit.sign(ui, sign, &kit.say(key), true).clicked() {
                acts.extend(date.checked_add(days.days()).ok().map(Act::Day));
            }
        }
        kit.title(ui, &said(kit, date));
        let today = (of.options.clock)().date();
        if date != today && kit.button(ui, &kit.say("to-today"), Rank::Bare).clicked() {
            acts.push(Act::Day(today));
        }
    });
    let Some(told) = of.when.told.as_ref().filter(|told| told.day.date == date) else {
        kit.note(ui, &kit.say("when-playing"));
        return;
    };
    let day = &told.day;
    ui.horizontal(|ui| {
        if let Some(value) = &day.theme {
            let accent = kit.p.pole(value.pole);
            let (dot, _) = ui.allocate_exact_size(egui::vec2(10.0, 18.0), egui::Sense::hover());
            ui.painter().circle_filled(dot.center(), 4.0, accent.fill);
            let name = value.name.get(kit.lang);
            kit.label(ui, &kit.say_with("when-theme", &[("value", Arg::Text(name))]));
        }
        if let Some(open) = day.open {
            let (from, until) = (clock(open[0], &day.zone), end(open[1], &day.zone));
            let args = [
                ("from", Arg::Text(&from)),
                ("until", Arg::Text(&until)),
                ("pages", Arg::count(day.pages.len())),
                ("items", Arg::count(day.items())),
            ];
            kit.note(ui, &kit.say_with("when-open", &args));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| legend(kit, ui));
    });
    if !of.sitting.changed().is_empty() {
        kit.note(ui, &kit.say("when-unsaved"));
    }
}

/// What the colours of the ribbon mean.
fn legend(kit: Kit<'_>, ui: &mut Ui) {
    for (thread, key) in [
        (Thread::DignityAsked, "when-asked"),
        (Thread::Dignity, "when-dignity"),
        (Thread::Thanks, "when-thanks"),
        (Thread::CareAsked, "when-asked"),
        (Thread::Care, "when-care"),
    ] {
        kit.note(ui, &kit.say(key));
        let (dot, _) = ui.allocate_exact_size(egui::vec2(12.0, 18.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, colour(kit, thread));
    }
}

/// The time of day, to the minute.
fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// The same for what ends then: a day ends at 24:00.
fn end(at: Timestamp, zone: &TimeZone) -> String {
    let clock = clock(at, zone);
    if clock == "00:00" { "24:00".to_owned() } else { clock }
}

/// The time of day, to the second.
fn seconds(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M:%S").to_string()
}

/// The colour of a thread: what is asked is paler than what is told.
fn colour(kit: Kit<'_>, thread: Thread) -> egui::Color32 {
    let of = |pole: Pole| -> Accent { kit.p.pole(pole) };
    let paler = |accent: Accent| accent.fill.lerp_to_gamma(accent.tint, desk::ASKED);
    match thread {
        Thread::Care => of(Pole::Care).fill,
        Thread::CareAsked => paler(of(Pole::Care)),
        Thread::Thanks => kit.p.thanks.fill,
        Thread::DignityAsked => paler(of(Pole::Dignity)),
        Thread::Dignity => of(Pole::Dignity).fill,
    }
}
