//! Texts in their languages side by side, with what is left of their length.

use egui::{Ui, vec2};

use super::{Edit, Form, key, with};
use crate::content::fields::{Field, blank};
use crate::content::lint::LIMITS;
use crate::content::model::{FieldPath, Lang, PathStep, TextKind};
use crate::content::pace::{han, seconds, words};
use crate::content::ron::edit::quoted;
use crate::desk::kit::{Rank, Sign};
use crate::numbers::{as_f32, round_u32};
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Rows of a field for a text of that kind.
fn rows(kind: Option<TextKind>) -> usize {
    let most = kind.and_then(|kind| LIMITS.iter().find(|limit| limit.kind == kind));
    match most.map_or(0, |limit| limit.words) {
        0..=9 => 1,
        10..=15 => 2,
        _ => 3,
    }
}

impl Form<'_> {
    /// A text, called `name`, in each language.
    pub(super) fn text(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        kind: Option<TextKind>,
        name: &str,
    ) {
        let languages = &self.world.languages;
        let side_by_side = languages.len().min(2);
        let width = self.kit.column(ui, side_by_side);
        for pair in languages.chunks(side_by_side.max(1)) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = desk::GAP;
                for lang in pair {
                    ui.allocate_ui(vec2(width, 0.0), |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(width);
                            self.text_in(ui, here, (kind, lang), name);
                        });
                    });
                }
            });
        }
    }

    fn text_in(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        (kind, lang): (Option<TextKind>, &Lang),
        name: &str,
    ) {
        let path = with(here, PathStep::In(lang.clone()));
        let text = self.said(&path);
        let name = self.called(here, name);
        let called = format!("{name} ({})", self.kit.words.say(lang, "language-name", &[]));
        let (_, typed) =
            self.kit.entry(ui, self.id(&path), &called, (&text, lang), rows(kind).max(2));
        if let Some(typed) = typed {
            self.typed(&path, Edit::Set(path.clone(), quoted(&typed)));
        }
        self.length(ui, (&text, lang), kind);
        self.say(ui, &path);
    }

    /// How long a text is, of how long it may be, and how long it takes to read.
    fn length(&self, ui: &mut Ui, (text, lang): (&str, &Lang), kind: Option<TextKind>) {
        let limit = kind.and_then(|kind| LIMITS.iter().find(|limit| limit.kind == kind));
        let Some(limit) = limit else { return };
        let (has, most, unit) = if lang.is_han() {
            (han(text) + words(text), limit.han, "length-characters")
        } else {
            (words(text), limit.words, "length-words")
        };
        let tenths = round_u32(f64::from(seconds(text) * 10.0));
        let time = format!("{}.{}", tenths / 10, tenths % 10);
        let args =
            [("has", Arg::count(has)), ("most", Arg::count(most)), ("time", Arg::Text(&time))];
        let is_over = has > most;
        let colour = if is_over { self.kit.p.wrong.fill } else { self.kit.p.care.fill };
        self.kit.meter(ui, as_f32(has) / as_f32(most.max(1)), colour);
        let ink = if is_over { self.kit.p.wrong.text } else { self.kit.p.soft };
        let said = self.kit.say_with(unit, &args);
        self.kit.text(ui, &said, crate::screens::fonts::Face::Text, desk::SMALL - 1.0, ink);
    }

    /// Texts in a list.
    pub(super) fn texts(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        field: &Field,
        (kind, least, most): (TextKind, usize, usize),
    ) {
        let count = self.sketch.count(&self.at(here));
        let name = self.kit.say(&key(field));
        for index in 0..count {
            let path = with(here, PathStep::Entry(index));
            let called = format!("{name} {}", index + 1);
            ui.horizontal(|ui| {
                self.kit.note(ui, &called);
                self.order(ui, here, &called, (index, count, least));
            });
            self.text(ui, &path, Some(kind), &called);
            self.say(ui, &path);
        }
        if count < most && self.kit.button(ui, &format!("+ {name}"), Rank::Bare).clicked() {
            let blank = blank::text(&self.world.languages);
            self.step(Edit::Insert(here.clone(), count, blank));
        }
    }

    /// Up, down, and away with an entry of a list that must have `least` of them.
    pub(super) fn order(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        name: &str,
        (index, count, least): (usize, usize, usize),
    ) {
        let say = |key: &str| self.kit.say_with(key, &[("name", Arg::Text(name))]);
        let (out, down, up) = (say("take-out"), say("move-down"), say("move-up"));
        ui.add_space((ui.available_width() - 3.0 * desk::ROW).max(0.0));
        ui.spacing_mut().item_spacing.x = 0.0;
        if self.kit.sign(ui, Sign::Up, &up, index > 0).clicked() {
            self.step(Edit::Shift(here.clone(), index, index - 1));
        }
        if self.kit.sign(ui, Sign::Down, &down, index + 1 < count).clicked() {
            self.step(Edit::Shift(here.clone(), index, index + 1));
        }
        if self.kit.sign(ui, Sign::Cross, &out, count > least).clicked() {
            self.step(Edit::Unset(with(here, PathStep::Entry(index))));
        }
    }
}
