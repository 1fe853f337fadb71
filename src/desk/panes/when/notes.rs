//! The calendar, and what is to be known of the days.

use std::collections::BTreeMap;

use egui::Ui;
use jiff::civil::Date;

use crate::content::lint::Untouched;
use crate::content::model::Id;
use crate::desk::almanac::notes::{Ending, Notes};
use crate::desk::form::said;
use crate::desk::kit::Kit;
use crate::desk::{Act, Desk};
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// So many of a list are named.
const LISTED_MAX: usize = 12;

/// Draws them.
pub(super) fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let date = of.day();
    let told = of.when.told.clone();
    let notes = told.as_ref().map(|told| &told.notes);
    ui.add_space(desk::GAP);
    let mark = |day: Date| {
        let happens = notes?.days.get(&day)?;
        Some(if happens.takeovers.is_empty() { kit.p.soft } else { kit.p.thanks.fill })
    };
    if let Some(day) = kit.month(ui, date, Some(date), &mark) {
        acts.push(Act::Day(day));
    }
    let Some(notes) = notes else { return };
    changes(of, kit, ui, (date, notes), acts);
    consents(of, kit, ui, &notes.consents, acts);
    untouched(of, kit, ui, &notes.untouched, acts);
}

/// What begins and ends on the day.
fn changes(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    (date, notes): (Date, &Notes),
    acts: &mut Vec<Act>,
) {
    part(kit, ui, "when-changes");
    let Some(happens) = notes.days.get(&date) else {
        kit.note(ui, &kit.say("when-no-changes"));
        return;
    };
    for (key, ids) in [
        ("when-begins", &happens.begins),
        ("when-ends", &happens.ends),
        ("when-takes-over", &happens.takeovers),
    ] {
        for id in ids.iter().take(LISTED_MAX) {
            kit.note(ui, &kit.say(key));
            item(of, kit, ui, id, acts);
        }
        more(kit, ui, ids.len());
    }
}

fn consents(of: &Desk, kit: Kit<'_>, ui: &mut Ui, endings: &[Ending], acts: &mut Vec<Act>) {
    part(kit, ui, "when-consents");
    if endings.is_empty() {
        kit.note(ui, &kit.say("when-no-consents"));
    }
    for ending in endings.iter().take(LISTED_MAX) {
        let whose = ending.name.as_ref().unwrap_or(&ending.team).get(kit.lang);
        let day = said(kit, ending.until);
        let args = [("whose", Arg::Text(whose)), ("day", Arg::Text(&day))];
        kit.note(ui, &kit.say_with(&format!("when-{}-until", ending.part), &args));
        item(of, kit, ui, &ending.id, acts);
    }
    more(kit, ui, endings.len());
}

/// What nobody has touched for half a year, by whose it is.
fn untouched(of: &Desk, kit: Kit<'_>, ui: &mut Ui, items: &[Untouched], acts: &mut Vec<Act>) {
    part(kit, ui, "when-untouched");
    if items.is_empty() {
        kit.note(ui, &kit.say("when-no-untouched"));
    }
    let mut by_owner: BTreeMap<Option<&str>, Vec<&Untouched>> = BTreeMap::new();
    for item in items {
        by_owner.entry(item.owner.as_deref()).or_default().push(item);
    }
    for (owner, own) in by_owner {
        let name = owner.map_or_else(|| kit.say("when-nobodys"), str::to_owned);
        let args = [("owner", Arg::Text(&name)), ("count", Arg::count(own.len()))];
        kit.label(ui, &kit.say_with("when-owner", &args));
        for one in own.iter().take(LISTED_MAX) {
            item(of, kit, ui, &one.id, acts);
        }
        more(kit, ui, own.len());
    }
}

fn part(kit: Kit<'_>, ui: &mut Ui, key: &str) {
    ui.add_space(desk::PART);
    kit.heading(ui, &kit.say(key));
}

/// An item by its title, which leads to it.
fn item(of: &Desk, kit: Kit<'_>, ui: &mut Ui, id: &Id, acts: &mut Vec<Act>) {
    let Some(row) = of.row_of(id) else {
        kit.note(ui, id.as_str());
        return;
    };
    let title = row.title(kit.lang);
    let title = if title.is_empty() { id.as_str() } else { title };
    if kit.link(ui, title).clicked() {
        acts.push(Act::Choose(row.file.to_string(), row.index));
    }
}

fn more(kit: Kit<'_>, ui: &mut Ui, count: usize) {
    if let Some(rest) = count.checked_sub(LISTED_MAX).filter(|rest| *rest > 0) {
        kit.note(ui, &kit.say_with("and-more", &[("count", Arg::count(rest))]));
    }
}
