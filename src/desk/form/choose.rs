//! What is chosen and not written: a value, roles, words, days, numbers; and single lines.

use egui::Ui;

use super::{Edit, Form};
use crate::content::fields::{Field, Form as Shape};
use crate::content::model::{FieldPath, Lang, PathStep};
use crate::content::ron::edit::quoted;
use crate::numbers::round_u32;

/// So many numbers are shown to choose from.
const CHOICES_MAX: u32 = 12;
/// Of more than that these: stretches of days.
const ROUND: [u32; 6] = [14, 30, 90, 180, 365, 730];
/// The days of the week as they are written.
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Form<'_> {
    /// One of the values, or none.
    pub(super) fn value(&mut self, ui: &mut Ui, here: &FieldPath) {
        let own = self.said(here);
        let mut names = vec![self.kit.say("none")];
        names.extend(self.world.values.iter().map(|(_, name)| name.clone()));
        let at = self.world.values.iter().position(|(id, _)| *id == own).map_or(0, |at| at + 1);
        let label = self.kit.say("field-value");
        if let Some(chosen) = self.kit.dropdown(ui, &label, &names, at) {
            let chosen = chosen.checked_sub(1).and_then(|at| self.world.values.get(at));
            self.step(match chosen {
                Some((id, _)) => Edit::Set(here.clone(), quoted(id)),
                None => Edit::Unset(here.clone()),
            });
        }
    }

    /// Some of the roles; none is everyone.
    pub(super) fn roles(&mut self, ui: &mut Ui, here: &FieldPath) {
        let own = self.listed(here);
        let label = self.kit.say("field-audience");
        ui.horizontal_wrapped(|ui| {
            let everyone = self.kit.say("everyone");
            let name = format!("{label}: {everyone}");
            if self.kit.chip(ui, &everyone, &name, own.is_empty()).clicked() && !own.is_empty() {
                self.step(Edit::Unset(here.clone()));
            }
            let world = self.world;
            for (id, name) in &world.roles {
                let on = own.contains(id);
                if !self.kit.chip(ui, name, &format!("{label}: {name}"), on).clicked() {
                    continue;
                }
                let known = world.roles.iter().map(|(id, _)| id);
                let wanted = known.filter(|role| own.contains(role) != (*role == id));
                let each: Vec<String> = wanted.map(|role| quoted(role)).collect();
                self.step(match each.is_empty() {
                    true => Edit::Unset(here.clone()),
                    false => Edit::Set(here.clone(), format!("[{}]", each.join(", "))),
                });
            }
        });
    }

    /// What each text in a list says.
    fn listed(&self, here: &FieldPath) -> Vec<String> {
        let count = self.sketch.count(&self.at(here));
        let entry = |index| [self.at(here), vec![PathStep::Entry(index)]].concat();
        (0..count).filter_map(|index| self.sketch.said(&entry(index))).collect()
    }

    /// One of these words, or none where it may be left out.
    pub(super) fn choice(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field, words: &[&str]) {
        let own = self.written(here);
        let none = usize::from(!field.needed);
        let mut names: Vec<String> =
            (none == 1).then(|| self.kit.say("none")).into_iter().collect();
        names.extend(words.iter().map(|word| self.kit.say(&format!("word-{word}"))));
        let at = words.iter().position(|word| Some(*word) == own).map(|at| at + none);
        let at = at.or((none == 1 && own.is_none()).then_some(0));
        if let Some(chosen) = self.kit.segments(ui, &self.name_of(here, field), &names, at) {
            self.step(match chosen.checked_sub(none).and_then(|at| words.get(at)) {
                Some(word) => Edit::Set(here.clone(), (*word).to_owned()),
                None => Edit::Unset(here.clone()),
            });
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        let on = self.written(here) == Some("true");
        let names = [self.kit.say("yes"), self.kit.say("no")];
        let pressed =
            self.kit.segments(ui, &self.name_of(here, field), &names, Some(usize::from(!on)));
        if let Some(pressed) = pressed.filter(|pressed| (*pressed == 0) != on) {
            self.step(match (pressed == 0, field.needed) {
                (false, false) => Edit::Unset(here.clone()),
                (yes, _) => Edit::Set(here.clone(), yes.to_string()),
            });
        }
    }

    /// A whole number from the one to the other: chosen, or written where there are many.
    pub(super) fn number(
        &mut self,
        ui: &mut Ui,
        here: &FieldPath,
        field: &Field,
        (least, most): (f32, f32),
    ) {
        let (least, most) = (round_u32(least.into()), round_u32(most.into()));
        let own = self.written(here).and_then(|written| written.parse::<f32>().ok());
        let is_few = most - least < CHOICES_MAX;
        if !is_few {
            self.figure(ui, here, field, most);
        }
        let all: Vec<u32> = match is_few {
            true => (least..=most).collect(),
            false => ROUND.into_iter().filter(|one| (least..=most).contains(one)).collect(),
        };
        let names: Vec<String> = all.iter().map(u32::to_string).collect();
        let at = own.and_then(|own| all.iter().position(|one| *one == round_u32(own.into())));
        if let Some(chosen) = self.kit.segments(ui, &self.name_of(here, field), &names, at) {
            self.step(match at == Some(chosen) && !field.needed {
                true => Edit::Unset(here.clone()),
                false => Edit::Set(here.clone(), names[chosen].clone()),
            });
        }
    }

    /// A whole number that is written, of as many digits as `most` has.
    fn figure(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field, most: u32) {
        let text = self.written(here).unwrap_or_default().to_owned();
        let lang = Lang::new("en");
        let name = self.name_of(here, field);
        if let (_, Some(typed)) = self.kit.entry(ui, self.id(here), &name, (&text, &lang), 1) {
            let digits = typed.chars().filter(char::is_ascii_digit);
            let digits: String = digits.take(most.to_string().len()).collect();
            let edit = match digits.is_empty() {
                true => Edit::Unset(here.clone()),
                false => Edit::Set(here.clone(), digits),
            };
            self.typed(here, edit);
        }
    }

    /// Days of the week.
    pub(super) fn days(&mut self, ui: &mut Ui, here: &FieldPath) {
        let written = self.written(here).unwrap_or_default();
        let own: Vec<&str> = written.split(|c: char| !c.is_alphabetic()).collect();
        ui.horizontal_wrapped(|ui| {
            for day in DAYS {
                let on = own.contains(&day);
                let label = self.kit.say(&format!("day-{day}"));
                if self.kit.chip(ui, &label, &label, on).clicked() {
                    let wanted = DAYS.iter().filter(|one| own.contains(one) != (**one == day));
                    let each: Vec<&str> = wanted.copied().collect();
                    self.step(Edit::Set(here.clone(), format!("[{}]", each.join(", "))));
                }
            }
        });
    }

    /// A line of text.
    pub(super) fn line(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        let text = self.said(here);
        let lang = Lang::new("en");
        let name = self.name_of(here, field);
        if let (_, Some(typed)) = self.kit.entry(ui, self.id(here), &name, (&text, &lang), 1) {
            let gone = typed.is_empty() && !field.needed;
            let edit = if gone {
                Edit::Unset(here.clone())
            } else {
                Edit::Set(here.clone(), quoted(&typed))
            };
            self.typed(here, edit);
        }
    }

    /// Lines in a list, with commas between them.
    pub(super) fn lines(&mut self, ui: &mut Ui, here: &FieldPath, field: &Field) {
        debug_assert!(matches!(field.form, Shape::Lines), "a list of lines");
        let text = self.listed(here).join(", ");
        let lang = Lang::new("en");
        let name = self.name_of(here, field);
        if let (_, Some(typed)) = self.kit.entry(ui, self.id(here), &name, (&text, &lang), 1) {
            let each: Vec<String> =
                typed.split(',').map(|line| quoted(line.trim_start())).collect();
            let gone = typed.trim().is_empty();
            let list = format!("[{}]", each.join(", "));
            let edit = if gone { Edit::Unset(here.clone()) } else { Edit::Set(here.clone(), list) };
            self.typed(here, edit);
        }
    }
}
