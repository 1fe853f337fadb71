//! The form of an item, made from the description of its fields.

mod choose;
mod day;
mod finding;
mod list;
mod photo;
mod span;
mod texts;
mod world;

pub use day::said;
pub use finding::{Words, finding};
pub use photo::Picked;
pub use world::World;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Id, TextureHandle, Ui};

use crate::content::Finding;
use crate::content::fields::{COMMON, Field, Form as Shape, TODAY, blank};
use crate::content::model::{FieldPath, PathStep};
use crate::content::ron::edit::{self, Patch, Refusal, Sketch};
use crate::desk::kit::{Kit, Rank, Sign};
use crate::desk::proof::Told;
use crate::screens::theme::desk;

/// One thing that is changed in an item; ways begin at the item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A value is set.
    Set(FieldPath, String),
    /// A value is taken out.
    Unset(FieldPath),
    /// An entry comes into a list before the one of that number.
    Insert(FieldPath, usize, String),
    /// An entry of a list goes to another place.
    Shift(FieldPath, usize, usize),
    /// Stretches of the item's text are written otherwise, if it still says the first of these;
    /// their places are counted from its beginning.
    Patch(Arc<str>, Vec<Patch>),
}

impl Edit {
    /// The text of a file with the edit made in its item of that number.
    ///
    /// # Errors
    /// The item can't be changed there.
    pub fn made(&self, text: &str, item: usize) -> Result<String, Refusal> {
        let at = |path: &FieldPath| [&[PathStep::Entry(item)], path.as_slice()].concat();
        match self {
            Self::Set(path, value) => edit::set(text, &at(path), value),
            Self::Unset(path) => edit::unset(text, &at(path)),
            Self::Insert(path, index, value) => edit::insert(text, &at(path), *index, value),
            Self::Shift(path, from, to) => edit::shift(text, &at(path), *from, *to),
            Self::Patch(of, patches) => patched(text, item, of, patches),
        }
    }
}

fn patched(text: &str, item: usize, of: &str, patches: &[Patch]) -> Result<String, Refusal> {
    let sketch = Sketch::new(text);
    let here = [PathStep::Entry(item)];
    let start = sketch.span(&here).ok_or(Refusal::NoSuchPlace)?.start;
    if sketch.written(&here) != Some(of) {
        return Err(Refusal::NoSuchPlace);
    }
    let moved = |patch: &Patch| patch.clone().moved(start);
    Ok(edit::with_patches(text, &patches.iter().map(moved).collect::<Vec<_>>()))
}

/// What somebody has done in a form: edits that belong together, and the field that was typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it was typed; `None` for what is a step of its own.
    pub field: Option<String>,
    /// What is changed.
    pub edits: Vec<Edit>,
}

/// A form on its way down the window.
pub struct Form<'a> {
    kit: Kit<'a>,
    sketch: &'a Sketch,
    item: usize,
    told: &'a [Told],
    /// The text of the item that this was told of.
    of: &'a Arc<str>,
    world: &'a World,
    beside: Beside<'a>,
    changes: Vec<Change>,
    picked: Option<Picked>,
    /// A picture that isn't at hand.
    wanted: Option<PathBuf>,
}

/// What is known of pictures.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// A picture of the folder, if it is at hand.
    pub picture: &'a dyn Fn(&Path) -> Option<TextureHandle>,
    /// What is wrong with the last that was to come to this item.
    pub refused: Option<&'a Finding>,
}

/// What somebody has done in a form, and what it lacks.
pub struct Shown {
    /// What was changed.
    pub changes: Vec<Change>,
    /// What was done about a picture.
    pub picked: Option<Picked>,
    /// A picture that isn't at hand.
    pub wanted: Option<PathBuf>,
}

/// Fields that say where an item belongs, and when it shows; the rest of those that every item has
/// stand beneath.
const PARTS: [(&str, &[&str]); 2] = [
    ("part-belongs", &["value", "pole", "audience", "owner"]),
    ("part-when", &["from", "until", "each_year", "dates", "dayparts", "takeover"]),
];
const REST: &str = "part-more";
/// Fields that the desk writes by itself.
const OWN: [&str; 4] = ["id", "draft", "revises", "approved"];

impl<'a> Form<'a> {
    /// The form of the item of that number in a file.
    pub fn new(
        kit: Kit<'a>,
        (sketch, item): (&'a Sketch, usize),
        (told, of): (&'a [Told], &'a Arc<str>),
        world: &'a World,
        beside: Beside<'a>,
    ) -> Self {
        let (changes, picked, wanted) = (Vec::new(), None, None);
        Self { kit, sketch, item, told, of, world, beside, changes, picked, wanted }
    }

    /// Draws it, and answers with what was done.
    pub fn show(mut self, ui: &mut Ui) -> Shown {
        self.draw(ui);
        Shown { changes: self.changes, picked: self.picked, wanted: self.wanted }
    }

    fn draw(&mut self, ui: &mut Ui) {
        let Some(kind) = self.sketch.kind(self.item) else { return };
        self.say(ui, &Vec::new());
        self.all(ui, &Vec::new(), kind.fields);
        // What is so on one day has nothing else to be said of it.
        if kind.head == TODAY.head {
            return;
        }
        let listed = |name| PARTS.iter().any(|(_, names)| names.contains(&name));
        let rest: Vec<&str> = COMMON.iter().map(|field| field.name).collect();
        let rest: Vec<&str> =
            rest.into_iter().filter(|name| !listed(name) && !OWN.contains(name)).collect();
        for (title, names) in PARTS.into_iter().chain([(REST, rest.as_slice())]) {
            ui.add_space(desk::GAP);
            self.kit.line(ui);
            ui.add_space(desk::TIGHT);
            self.kit.heading(ui, &self.kit.say(title));
            if title == "part-when" {
                self.span(ui);
            }
            let own = COMMON.iter().filter(|field| names.contains(&field.name));
            self.all(ui, &Vec::new(), own);
        }
    }

    /// Fields one under the other, and buttons for those that aren't there.
    fn all(
        &mut self,
        ui: &mut Ui,
        path: &FieldPath,
        fields: impl IntoIterator<Item = &'static Field>,
    ) {
        let mut missing = Vec::new();
        for field in fields {
            let here = with(path, PathStep::Field(field.name));
            let is_large =
                matches!(field.form, Shape::Text(_) | Shape::Record(_) | Shape::Records(_));
            if is_large && !field.needed && !self.is_there(&here) {
                missing.push(field);
                continue;
            }
            self.field(ui, &here, field);
        }
        if !missing.is_empty() {
            ui.add_space(desk::TIGHT);
            ui.horizontal_wrapped(|ui| {
                for field in missing {
                    let label = format!("+ {}", self.kit.say(&format!("field-{}", field.name)));
                    if self.kit.button(ui, &label, Rank::Bare).clicked() {
                        let here = with(path, PathStep::Field(field.name));
                        self.add(here, field);
                    }
                }
            });
        }
    }

    fn add(&mut self, here: FieldPath, field: &Field) {
        let languages = &self.world.languages;
        let value = match &field.form {
            Shape::Records(entries) => format!("[{}]", blank::entry(entries, "", languages)),
            _ => blank::value(field, languages),
        };
        self.step(Edit::Set(here, value));
    }

    fn field(&mut self, ui: &mut Ui, here: &FieldPath, field: &'static Field) {
        ui.add_space(desk::TIGHT);
        if let Shape::Records(entries) = &field.form {
            self.records(ui, here, field, entries);
            return;
        }
        self.name(ui, here, field);
        match &field.form {
            Shape::Text(kind) => self.text(ui, here, *kind, &self.kit.say(&key(field))),
            Shape::Texts(kind, least, most) => self.texts(ui, here, field, (*kind, *least, *most)),
            Shape::Record(inner) => self.inset(ui, |form, ui| form.all(ui, here, *inner)),
            Shape::Photo(inner) => self.photo(ui, here, inner),
            Shape::Value => self.value(ui, here),
            Shape::Roles => self.roles(ui, here),
            Shape::Choice(words) => self.choice(ui, here, field, words),
            Shape::Flag => self.flag(ui, here, field),
            Shape::Number(least, most) => self.number(ui, here, field, (*least, *most)),
            Shape::Day => self.day(ui, here, field),
            Shape::Days => self.days(ui, here),
            Shape::Lines => self.lines(ui, here, field),
            Shape::Id | Shape::Line => self.line(ui, here, field),
            Shape::Records(_) => {}
            Shape::Point | Shape::Written => {
                let written = self.written(here).unwrap_or("–").to_owned();
                self.kit.note(ui, &written);
            }
        }
        self.say(ui, here);
    }

    /// The name of a field with what is to be known of it, and a way to take it out.
    fn name(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        let removable = !field.needed
            && self.is_there(here)
            && matches!(field.form, Shape::Text(_) | Shape::Record(_) | Shape::Photo(_));
        let name = self.kit.say(&key(field));
        ui.horizontal(|ui| {
            self.kit.label(ui, &name);
            if removable {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let label = self
                        .kit
                        .say_with("take-out", &[("name", crate::screens::i18n::Arg::Text(&name))]);
                    if self.kit.sign(ui, Sign::Cross, &label, true).clicked() {
                        self.step(Edit::Unset(here.clone()));
                    }
                });
            }
        });
        if let Some(note) = self.note_of(field) {
            self.kit.note(ui, &note);
        }
    }

    /// What is to be known of a field, in this kind of item or in any.
    fn note_of(&self, field: &Field) -> Option<String> {
        let head = self.sketch.kind(self.item).map_or("", |kind| kind.head);
        let own = format!("note-{head}-{}", field.name);
        let any = format!("note-{}", field.name);
        [own, any].into_iter().find_map(|key| Some(self.kit.say(&key)).filter(|text| *text != key))
    }

    /// Something set in, with a line at its left.
    fn inset(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Self, &mut Ui)) {
        let frame = egui::Frame::NONE
            .fill(self.kit.p.card)
            .stroke(egui::Stroke::new(desk::LINE, self.kit.p.line))
            .corner_radius(desk::ROUND)
            .inner_margin(egui::Margin::symmetric(12, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(self, ui);
        });
    }

    /// What a field is called where it isn't seen what it stands in: with the entry of its list.
    fn called(&self, here: &[PathStep], name: &str) -> String {
        let entry = |two: &[PathStep]| match two {
            [PathStep::Field(list), PathStep::Entry(index), PathStep::Field(_)] => {
                Some(format!("{} {}: ", self.kit.say(&format!("entry-{list}")), index + 1))
            }
            _ => None,
        };
        let entries: String = here.windows(3).filter_map(entry).collect();
        format!("{entries}{name}")
    }

    /// What a field is called, at its place.
    fn name_of(&self, here: &[PathStep], field: &Field) -> String {
        self.called(here, &self.kit.say(&key(field)))
    }

    /// What is told of the value at `here`.
    fn say(&mut self, ui: &mut Ui, here: &FieldPath) {
        for told in self.told.iter().filter(|told| told.path == *here) {
            let words = Words { severity: told.severity, what: &told.what, todo: &told.todo };
            if let Some(way) = finding(self.kit, ui, &words, &told.ways) {
                self.step(Edit::Patch(Arc::clone(self.of), told.ways[way].patches.clone()));
            }
        }
    }

    fn at(&self, path: &FieldPath) -> FieldPath {
        [&[PathStep::Entry(self.item)], path.as_slice()].concat()
    }

    fn written(&self, path: &FieldPath) -> Option<&'a str> {
        self.sketch.written(&self.at(path)).filter(|written| *written != "None")
    }

    fn is_there(&self, path: &FieldPath) -> bool {
        self.written(path).is_some()
    }

    fn said(&self, path: &FieldPath) -> String {
        self.sketch.said(&self.at(path)).unwrap_or_default()
    }

    /// Something that was done at once.
    fn step(&mut self, edit: Edit) {
        self.changes.push(Change { field: None, edits: vec![edit] });
    }

    /// Something that was typed.
    fn typed(&mut self, path: &FieldPath, edit: Edit) {
        self.changes.push(Change { field: Some(format!("{path:?}")), edits: vec![edit] });
    }

    /// What a field of the form is known by from frame to frame.
    fn id(&self, path: &FieldPath) -> Id {
        Id::unique(("form", format!("{path:?}")))
    }
}

fn key(field: &Field) -> String {
    format!("field-{}", field.name)
}

fn with(path: &FieldPath, step: PathStep) -> FieldPath {
    [path.as_slice(), &[step]].concat()
}
