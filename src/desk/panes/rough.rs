//! An item that can't be made out, or a whole file, as it is written: its text, what is wrong
//! beside it, and the form again once it is whole.

use std::ops::Range;

use egui::{Id, Ui};

use crate::content::model::PathStep;
use crate::content::ron::edit::{Sketch, body};
use crate::desk::form::{Change, Edit, Words, finding};
use crate::desk::kit::Kit;
use crate::desk::panes::findings::note;
use crate::desk::{Act, Chosen, Desk};
use crate::screens::theme::desk;

/// Fewest rows of the field in which the text stands, and most.
const ROWS: [usize; 2] = [6, 26];

/// A stretch of a file that is written as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The item, or the file.
    pub of: Chosen,
    /// In bytes of the file's text, after a byte-order mark if there is one.
    pub range: Range<usize>,
    /// The version of the sitting in which it stands there.
    pub version: u64,
}

/// Whether there is no form for the item of that number.
pub fn is_rough(sketch: &Sketch, index: usize) -> bool {
    sketch.is_faulty(index) || sketch.kind(index).is_none()
}

/// Where the text of the chosen item stands: where it was written last, or all of the file if
/// nobody can tell.
fn stretch(of: &Desk, chosen: &Chosen, sketch: &Sketch, body: &str) -> Range<usize> {
    let version = of.sitting.version();
    let own = |one: &&Stretch| one.of == *chosen && one.version == version;
    if let Some(known) = of.stretch.as_ref().filter(own) {
        return known.range.clone();
    }
    sketch.span(&[PathStep::Entry(chosen.index)]).unwrap_or(0..body.len())
}

/// Draws it.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let Some(chosen) = &of.chosen else { return };
    let Some(text) = of.sitting.text(&chosen.file) else { return };
    let sketch = Sketch::new(text);
    let body = body(text);
    let range = stretch(of, chosen, &sketch, body);
    let Some(own) = body.get(range.clone()) else { return };
    kit.body(ui, &kit.say("faulty"));
    ui.add_space(desk::TIGHT);
    told(of, kit, ui, acts);
    ui.add_space(desk::TIGHT);
    let name = kit.say("faulty-text");
    kit.label(ui, &name);
    let id = Id::unique(("rough", &chosen.file, &chosen.id));
    let rows = own.lines().count().clamp(ROWS[0], ROWS[1]);
    if let Some(typed) = kit.written(ui, id, &name, own, rows) {
        acts.push(Act::Rewrite(range, typed));
    }
}

/// What is wrong: of the item, or of the file where it can't be read at all.
fn told(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    for one in &of.preview.told {
        let words = Words { severity: one.severity, what: &one.what, todo: &one.todo };
        if let Some(way) = finding(kit, ui, &words, &one.ways) {
            let edit = Edit::Patch(of.preview.of.clone(), one.ways[way].patches.clone());
            acts.push(Act::Change(Change { field: None, edits: vec![edit] }));
        }
    }
    let Some(chosen) = &of.chosen else { return };
    if !of.preview.told.is_empty() {
        return;
    }
    for (finding, ways) in of.all_told().filter(|(one, _)| *one.file == *chosen.file) {
        note(of, kit, ui, (finding, ways), acts);
    }
}
