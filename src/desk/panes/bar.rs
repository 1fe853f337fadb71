//! The bar at the top: where one is, steps back, and what is saved.

use egui::{Id, Ui};

use crate::desk::kit::{Kit, Rank};
use crate::desk::{Act, Desk, Place};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Draws it.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    ui.horizontal_centered(|ui| {
        kit.text(ui, "Breakroom", Face::Statement, desk::TITLE - 3.0, kit.p.ink);
        ui.add_space(desk::PART);
        places(of, kit, ui, acts);
        kit.at_end(ui, Id::unique("the end of the bar"), |ui| right(of, kit, ui, acts));
    });
}

fn places(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let wrong = of.findings.len();
    let findings = kit.say_with("place-findings", &[("count", Arg::count(wrong))]);
    let waiting = of.inbox.report.pending.len() + of.inbox.report.more;
    let inbox = kit.say_with("place-inbox", &[("count", Arg::count(waiting))]);
    let parts = [
        (Place::Item, kit.say("place-items")),
        (Place::Findings, findings),
        (Place::When, kit.say("place-when")),
        (Place::Inbox, inbox),
        (Place::Room, kit.say("place-room")),
    ];
    let names: Vec<String> = parts.iter().map(|(_, name)| name.clone()).collect();
    // A new item, and what an item was, belong to the items.
    let at = parts.iter().position(|(place, _)| *place == of.place).unwrap_or(0);
    if let Some(place) = kit.segments(ui, &kit.say("places"), &names, Some(at)) {
        acts.push(Act::Go(parts[place].0));
    }
}

fn right(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    // Of a file whose items can't be told apart nobody knows how many are changed.
    let changed = |file: &str| {
        let own = of.rows.all.iter().filter(|row| *row.file == *file);
        own.filter(|row| row.changed).count().max(1)
    };
    let count: usize = of.sitting.changed().into_iter().map(changed).sum();
    let all = if count == 0 {
        kit.say("all-saved")
    } else {
        kit.say_with("save-all", &[("count", Arg::count(count))])
    };
    let (back, again) = of.sitting.can_undo();
    let colours = if of.options.is_dark { "to-light" } else { "to-dark" };
    if let Some((key, good)) = &of.said {
        let ink = if *good { kit.p.right.text } else { kit.p.wrong.text };
        kit.text(ui, &kit.say(key), Face::Text, desk::SMALL, ink);
    }
    let buttons = [
        (kit.say("other-language"), Rank::Bare, true, Act::Lang),
        (kit.say(colours), Rank::Bare, true, Act::Colours),
        (kit.say("undo"), Rank::Bare, back, Act::Undo),
        (kit.say("redo"), Rank::Bare, again, Act::Redo),
        (all, Rank::Quiet, count > 0, Act::SaveAll),
    ];
    for (label, rank, enabled, act) in buttons {
        if kit.button_if(ui, &label, rank, enabled).clicked() {
            acts.push(act);
        }
    }
}
