//! Lists of entries that have fields of their own: options with their reasons, steps, roles.

use egui::Ui;

use super::{Change, Edit, Form, key, with};
use crate::content::fields::{Entries, Field, blank};
use crate::content::model::{FieldPath, PathStep};
use crate::desk::kit::Rank;
use crate::screens::theme::desk;

impl Form<'_> {
    pub(super) fn records(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        field: &'static Field,
        entries: &'static Entries,
    ) {
        self.name(ui, here, field);
        let count = self.sketch.count(&self.at(here));
        let name = self.kit.say(&format!("entry-{}", field.name));
        for index in 0..count {
            let path = with(here, PathStep::Entry(index));
            let called = format!("{name} {}", index + 1);
            self.inset(ui, |form, ui| {
                ui.horizontal(|ui| {
                    form.kit.label(ui, &called);
                    form.right(ui, here, entries, index);
                    form.order(ui, here, &called, (index, count, entries.least));
                });
                form.say(ui, &path);
                let rest = entries.fields.iter().filter(|field| field.name != "right");
                form.all(ui, &path, rest);
            });
            ui.add_space(desk::TIGHT);
        }
        self.say(ui, here);
        let add = format!("+ {name}");
        if count < entries.most && self.kit.button(ui, &add, Rank::Bare).clicked() {
            let blank = blank::entry(entries, "", &self.world.languages);
            self.step(Edit::Insert(here.clone(), count, blank));
        }
    }

    /// Whether an option is right. Of a question with one right option that is one at a time.
    fn right(&mut self, ui: &mut Ui, here: &FieldPath, entries: &Entries, index: usize) {
        if !entries.fields.iter().any(|field| field.name == "right") {
            return;
        }
        let path = |index| vec![here[0].clone(), PathStep::Entry(index), PathStep::Field("right")];
        let is_right = |form: &Self, index| form.written(&path(index)) == Some("true");
        let on = is_right(self, index);
        let label = self.kit.say("right-one");
        let name = format!("{label}: {} {}", self.kit.say(&key_of(here)), index + 1);
        if !self.kit.chip(ui, &label, &name, on).clicked() {
            return;
        }
        let only_one = self.sketch.head(&[PathStep::Entry(self.item)]) == Some("Single");
        let mut edits = Vec::new();
        if only_one {
            let others = (0..self.sketch.count(&self.at(here))).filter(|other| *other != index);
            edits.extend(
                others.filter(|&other| is_right(self, other)).map(|other| Edit::Unset(path(other))),
            );
        }
        match (on, only_one) {
            (true, false) => edits.push(Edit::Unset(path(index))),
            (false, _) => edits.push(Edit::Set(path(index), "true".to_owned())),
            (true, true) => return,
        }
        self.changes.push(Change { field: None, edits });
    }
}

fn key_of(here: &FieldPath) -> String {
    match here.first() {
        Some(PathStep::Field(name)) => format!("entry-{name}"),
        _ => key(&crate::content::fields::COMMON[0]),
    }
}
