//! Everything that is wrong in the folder, with a way to the item.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::content::Finding;
use crate::content::model::PathStep;
use crate::content::ron::edit::Sketch;
use crate::desk::form::finding;
use crate::desk::kit::{Kit, Rank};
use crate::desk::proof::Told;
use crate::desk::{Act, Desk};
use crate::screens::theme::desk;

/// Draws them, errors first.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let mut all: Vec<&Finding> = of.findings.iter().collect();
    all.sort_by_key(|finding| finding.severity);
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 16)).show(ui, |ui| {
            ui.set_max_width(760.0);
            kit.title(ui, &kit.say("findings-title"));
            if all.is_empty() {
                kit.body(ui, &kit.say("findings-none"));
            }
            for one in all {
                ui.add_space(desk::GAP);
                place(of, kit, ui, one, acts);
            }
        });
    });
}

fn place(of: &Desk, kit: Kit<'_>, ui: &mut Ui, one: &Finding, acts: &mut Vec<Act>) {
    let item = item_at(of, one);
    let row = item.and_then(|(file, index)| {
        of.rows.all.iter().find(|row| *row.file == *file && row.index == index)
    });
    match row {
        Some(row) => {
            let title = row.title(kit.lang);
            let name = if title.is_empty() { row.id.as_str() } else { title };
            if kit.button(ui, name, Rank::Bare).clicked() {
                acts.push(Act::Choose(row.file.to_string(), row.index));
            }
        }
        None => {
            kit.note(ui, &one.place());
        }
    }
    let told = Told {
        path: Vec::new(),
        severity: one.severity,
        code: one.code,
        what: one.what.clone(),
        todo: one.todo.clone(),
    };
    finding(kit, ui, &told);
}

/// The item around the place of a finding.
fn item_at(of: &Desk, one: &Finding) -> Option<(String, usize)> {
    let file = one.file.to_string_lossy().into_owned();
    let sketch = Sketch::new(of.sitting.text(&file)?);
    let around = |index: &usize| {
        sketch.span(&[PathStep::Entry(*index)]).is_some_and(|span| span.contains(&one.span.start))
    };
    let index = (0..sketch.len()).find(around)?;
    Some((file, index))
}
