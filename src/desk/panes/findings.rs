//! Everything that is wrong in the folder, with a way to the item.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::content::Finding;
use crate::content::model::PathStep;
use crate::content::repair::Repair;
use crate::desk::approval::{Scope, Step};
use crate::desk::form::{Words, finding};
use crate::desk::kit::{Kit, Rank};
use crate::desk::{Act, Desk};
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Draws them, errors first.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let mut all: Vec<(&Finding, &[Repair])> = of.all_told().collect();
    all.sort_by_key(|(finding, _)| finding.severity);
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 16)).show(ui, |ui| {
            ui.set_max_width(760.0);
            approval(of, kit, ui, acts);
            kit.title(ui, &kit.say("findings-title"));
            if of.is_fitting() {
                kit.note(ui, &kit.say("findings-fitting"));
            } else if all.is_empty() {
                kit.body(ui, &kit.say("findings-none"));
            }
            for one in all {
                ui.add_space(desk::GAP);
                place(of, kit, ui, one, acts);
            }
        });
    });
}

/// Whether two people must approve what shows, and a way to have them approve all of it.
fn approval(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let is_required = of.is_approval_required();
    let count = of.to_approve().count();
    kit.heading(ui, &kit.say("approval"));
    kit.note(ui, &kit.say(if is_required { "approval-on" } else { "approval-off" }));
    let key = if is_required { "approval-all" } else { "approval-begin" };
    let label = kit.say_with(key, &[("count", Arg::count(count))]);
    if kit.button_if(ui, &label, Rank::Quiet, count > 0).clicked() {
        acts.push(Act::Step(Step::Ask(Scope::All)));
    }
    ui.add_space(desk::PART);
}

/// A finding of the folder with the buttons for its ways out.
pub fn note(
    of: &Desk,
    kit: Kit<'_>,
    ui: &mut Ui,
    (one, ways): (&Finding, &[Repair]),
    acts: &mut Vec<Act>,
) {
    let words = Words { severity: one.severity, what: &one.what, todo: &one.todo };
    if let Some(way) = finding(kit, ui, &words, ways) {
        let file = one.file.to_string_lossy().into_owned();
        if let Some(of) = of.looked_at.map.get(&file).cloned() {
            acts.push(Act::Mend { file, of, patches: ways[way].patches.clone() });
        }
    }
}

fn place(of: &Desk, kit: Kit<'_>, ui: &mut Ui, told: (&Finding, &[Repair]), acts: &mut Vec<Act>) {
    let one = told.0;
    let item = item_at(of, one);
    let row = item.and_then(|(file, index)| {
        of.rows.all.iter().find(|row| *row.file == *file && row.index == index)
    });
    match row {
        Some(row) => {
            if kit.button(ui, row.name(kit.lang), Rank::Bare).clicked() {
                acts.push(Act::Choose(row.file.to_string(), row.index));
            }
        }
        None => {
            kit.note(ui, &one.place());
        }
    }
    note(of, kit, ui, told, acts);
}

/// The item around the place of a finding.
fn item_at(of: &Desk, one: &Finding) -> Option<(String, usize)> {
    let file = one.file.to_string_lossy().into_owned();
    let sketch = of.sitting.sketch(&file)?;
    let around = |index: &usize| {
        sketch.span(&[PathStep::Entry(*index)]).is_some_and(|span| span.contains(&one.span.start))
    };
    let index = (0..sketch.len()).find(around)?;
    Some((file, index))
}
