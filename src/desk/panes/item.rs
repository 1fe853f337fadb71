//! The item that was chosen: its head with what can be done with it, and its form.

use std::path::Path;

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::content::fields::TODAY;
use crate::desk::approval::{Scope, Step};
use crate::desk::form::{Beside, Form};
use crate::desk::kit::{Kit, Rank};
use crate::desk::panes::list::{accent, kind_words, state_words};
use crate::desk::panes::rough::{self, is_rough};
use crate::desk::sitting::rows::{Row, State};
use crate::desk::work::painter::mark_of;
use crate::desk::{Act, Desk, Place};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Draws it, or says what is to be done where nothing was chosen.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let Some(chosen) = of.chosen.clone() else {
        nothing(kit, ui);
        return;
    };
    let Some(sketch) = of.sitting.sketch(&chosen.file) else { return };
    let inside = Frame::NONE.inner_margin(Margin { left: 24, right: 18, top: 12, bottom: 10 });
    inside.show(ui, |ui| head(of, kit, ui, acts));
    kit.line(ui);
    let salt = ("form", &chosen.file, &chosen.id);
    let mut wanted = None;
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        let inside = Frame::NONE.inner_margin(Margin { left: 24, right: 22, top: 8, bottom: 60 });
        inside.show(ui, |ui| {
            ui.set_width(ui.available_width());
            if is_rough(&sketch, chosen.index) {
                rough::show(of, kit, ui, acts);
                return;
            }
            let told = (of.preview.told.as_slice(), &of.preview.of);
            let picture = |path: &Path| of.small.get(mark_of(path)).flatten().cloned();
            let refused = of.pictures.refused(&chosen);
            let beside = Beside { picture: &picture, refused };
            let form = Form::new(kit, (&sketch, chosen.index), told, &of.world, beside);
            let shown = form.show(ui);
            acts.extend(shown.changes.into_iter().map(Act::Change));
            acts.extend(shown.picked.map(Act::Picture));
            wanted = shown.wanted;
        });
    });
    if let Some(path) = wanted {
        of.small_picture(&path);
    }
}

fn nothing(kit: Kit<'_>, ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.36);
        kit.title(ui, &kit.say("nothing-chosen"));
        kit.note(ui, &kit.say("nothing-chosen-about"));
    });
}

fn head(of: &Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let Some(chosen) = &of.chosen else { return };
    let own =
        |row: &&Row| *row.file == *chosen.file && (row.index == chosen.index || row.is_file());
    let Some(row) = of.rows.all.iter().find(own) else { return };
    let title = if row.is_file() { &row.file } else { row.title(kit.lang) };
    kit.title(ui, if title.is_empty() { kit.say("no-title") } else { title.to_owned() }.as_str());
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(egui::vec2(10.0, 18.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, accent(kit, row.state).fill);
        let kind = kind_words(kit, row);
        let words = format!("{} · {kind} · {}", state_words(kit, row), row.id);
        kit.text(ui, &words, Face::Text, desk::SMALL, kit.p.soft);
    });
    if let Some(revised) = &row.revises {
        let old = of.rows.all.iter().find(|row| row.id == *revised && row.revises.is_none());
        let title = old.map_or(revised.as_str(), |row| row.title(kit.lang));
        kit.note(ui, &kit.say_with("revises", &[("title", Arg::Text(title))]));
    }
    ui.add_space(desk::TIGHT);
    ui.horizontal_wrapped(|ui| {
        let waits = matches!(row.state, State::Draft | State::Waits);
        let save = if waits && !row.changed { Rank::Quiet } else { Rank::Strong };
        if kit.button_if(ui, &kit.say("save"), save, row.changed).clicked() {
            acts.push(Act::Save);
        }
        let is_item = !row.is_file();
        if row.head == TODAY.head {
            if kit.button(ui, &kit.say("delete"), Rank::Quiet).clicked() {
                acts.push(Act::Delete);
            }
            return;
        }
        let (key, step) = match (waits, of.takes_two(row)) {
            (true, true) => ("approve", Step::Ask(Scope::Item)),
            (true, false) => ("publish", Step::Publish),
            (false, _) => ("new-version", Step::Revise),
        };
        let rank = if waits && !row.changed { Rank::Strong } else { Rank::Quiet };
        let is_gone = row.state == State::Withdrawn;
        if kit.button_if(ui, &kit.say(key), rank, !is_gone && !row.id.is_empty()).clicked() {
            acts.push(Act::Step(step));
        }
        if of.is_approval_required()
            && kit.button_if(ui, &kit.say("versions"), Rank::Quiet, is_item && !is_gone).clicked()
        {
            acts.push(Act::Go(Place::Versions));
        }
        if kit.button_if(ui, &kit.say("copy"), Rank::Quiet, is_item).clicked() {
            acts.push(Act::Copy);
        }
        if kit.button_if(ui, &kit.say("delete"), Rank::Quiet, is_item).clicked() {
            acts.push(Act::Delete);
        }
        if kit
            .button_if(ui, &kit.say("withdraw"), Rank::Danger, !is_gone && !row.id.is_empty())
            .clicked()
        {
            acts.push(Act::Withdraw);
        }
    });
}
