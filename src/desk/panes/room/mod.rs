//! What the room knows: the pages of the report, from a ledger that is only read.

mod answers;
mod bars;
mod lineups;
mod table;
mod wall;

use egui::{Align, Frame, Id, Layout, Margin, ScrollArea, Ui};

use crate::desk::form::said;
use crate::desk::kit::{Kit, Rank};
use crate::desk::room::Deed;
use crate::desk::{Act, Desk};
use crate::report::counts::SHOWN_LEAST;
use crate::report::figures::Figures;
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// The widest that it is drawn, in points.
const WIDE: f32 = 900.0;

/// Draws it.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    ScrollArea::vertical().id_salt("room").auto_shrink(false).show(ui, |ui| {
        let side = ((ui.available_width() - WIDE) / 2.0).clamp(28.0, 400.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            let inside = Frame::NONE.inner_margin(Margin { top: 16, bottom: 60, ..Margin::ZERO });
            inside.show(ui, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(WIDE.min(ui.available_width() - side));
                    page(of, kit, ui, acts);
                });
            });
        });
    });
}

fn page(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let Some(ledger) = of.ledger() else {
        unnamed(of, kit, ui, acts);
        return;
    };
    ui.horizontal(|ui| {
        kit.title(ui, &kit.say("room-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if kit.button(ui, &kit.say("room-again"), Rank::Quiet).clicked() {
                acts.push(Act::Room(Deed::Again));
            }
        });
    });
    kit.note(ui, &kit.say_with("room-from", &[("path", Arg::Text(&ledger.to_string_lossy()))]));
    match of.room.outcome.as_deref() {
        None => {
            kit.body(ui, &kit.say("room-reading"));
        }
        Some(Err(words)) => {
            ui.add_space(desk::PART);
            kit.text(ui, words, Face::Strong, desk::TEXT, kit.p.wrong.text);
            kit.body(ui, &kit.say("room-unread"));
        }
        Some(Ok(None)) => {
            ui.add_space(desk::PART);
            kit.body(ui, &kit.say("room-nothing"));
        }
        Some(Ok(Some(figures))) => figured(of, kit, ui, figures, acts),
    }
}

fn figured(of: &Desk, kit: Kit<'_>, ui: &mut Ui, figures: &Figures, acts: &mut Vec<Act>) {
    let day = said(kit, figures.until);
    let args = [("day", Arg::Text(&day)), ("least", Arg::Number(int(SHOWN_LEAST)))];
    kit.note(ui, &kit.say_with("room-about", &args));
    if figures.has_answers() {
        answers::show(of, kit, ui, figures, acts);
    } else {
        ui.add_space(desk::PART);
        kit.body(ui, &kit.say("room-no-answers"));
    }
    if !figures.days.is_empty() {
        part(kit, ui, "room-days");
        let days =
            figures.days.iter().map(|day| (day.date.strftime("%m-%d").to_string(), day.touches));
        bars::columns(kit, ui, &kit.say("room-days"), &days.collect::<Vec<_>>());
    }
    for poll in &figures.polls {
        part(kit, ui, "room-poll");
        let args = [("count", Arg::count(usize::try_from(poll.votes).unwrap_or(usize::MAX)))];
        kit.body(ui, &poll.text);
        kit.note(ui, &kit.say_with("room-votes", &args));
        for option in &poll.options {
            let share = crate::numbers::as_f64(option.percent) / 100.0;
            bars::row(kit, ui, &option.text, (share, None), kit.p.care);
        }
    }
    if !figures.thanks.is_empty() {
        part(kit, ui, "room-thanked");
        for line in &figures.thanks {
            let args = [
                ("team", Arg::Text(&line.team)),
                ("deed", Arg::Text(&line.deed)),
                ("count", Arg::count(usize::try_from(line.times).unwrap_or(usize::MAX))),
                ("week", Arg::Text(&line.week)),
            ];
            kit.body(ui, &kit.say_with("room-thanks", &args));
        }
    }
    if let Some(own) = &figures.wall {
        wall::show(of, kit, ui, own);
    }
    if let Some(own) = &figures.lineups {
        lineups::show(kit, ui, own);
    }
    if !figures.grown_old.is_empty() {
        part(kit, ui, "room-grown-old");
    }
    for line in &figures.grown_old {
        kit.body(ui, line);
    }
}

/// Where no ledger is known: which one is to be read.
fn unnamed(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    kit.title(ui, &kit.say("room-unnamed"));
    kit.body(ui, &kit.say("room-unnamed-about"));
    ui.add_space(desk::PART);
    kit.label(ui, &kit.say("room-ledger"));
    let (path, name) = (&of.room.path, kit.say("room-where"));
    let id = Id::unique("the room's ledger");
    if let (_, Some(typed)) = kit.entry(ui, id, &name, (path, kit.lang), 1) {
        acts.push(Act::Room(Deed::Path(typed)));
    }
    kit.note(ui, &kit.say("room-ledger-about"));
    ui.add_space(desk::GAP);
    if kit.button_if(ui, &kit.say("room-read"), Rank::Strong, !path.trim().is_empty()).clicked() {
        acts.push(Act::Room(Deed::Name));
    }
}

fn part(kit: Kit<'_>, ui: &mut Ui, key: &str) {
    ui.add_space(desk::PART + desk::GAP);
    kit.heading(ui, &kit.say(key));
}

fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
