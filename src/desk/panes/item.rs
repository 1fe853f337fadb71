//! The item that was chosen: its head with what can be done with it, and its form.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::content::ron::edit::Sketch;
use crate::desk::form::Form;
use crate::desk::kit::{Kit, Rank};
use crate::desk::panes::list::{accent, kind_words, state_words};
use crate::desk::panes::rough::{self, is_rough};
use crate::desk::sitting::rows::{Row, State};
use crate::desk::{Act, Desk};
use crate::screens::fonts::Face;
use crate::screens::theme::desk;

/// Draws it, or says what is to be done where nothing was chosen.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    let Some(chosen) = of.chosen.clone() else {
        nothing(kit, ui);
        return;
    };
    let Some(text) = of.sitting.text(&chosen.file) else { return };
    let sketch = Sketch::new(text);
    let inside = Frame::NONE.inner_margin(Margin { left: 24, right: 18, top: 12, bottom: 10 });
    inside.show(ui, |ui| head(of, kit, ui, acts));
    kit.line(ui);
    let salt = ("form", &chosen.file, &chosen.id);
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        let inside = Frame::NONE.inner_margin(Margin { left: 24, right: 22, top: 8, bottom: 60 });
        inside.show(ui, |ui| {
            ui.set_width(ui.available_width());
            if is_rough(&sketch, chosen.index) {
                rough::show(of, kit, ui, acts);
                return;
            }
            let told = (of.preview.told.as_slice(), &of.preview.of);
            let form = Form::new(kit, (&sketch, chosen.index), told, &of.world);
            acts.extend(form.show(ui).into_iter().map(Act::Change));
        });
    });
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
    ui.add_space(desk::TIGHT);
    ui.horizontal(|ui| {
        if kit.button_if(ui, &kit.say("save"), Rank::Strong, row.changed).clicked() {
            acts.push(Act::Save);
        }
        let is_item = !row.is_file();
        if kit.button_if(ui, &kit.say("copy"), Rank::Quiet, is_item).clicked() {
            acts.push(Act::Copy);
        }
        if kit.button_if(ui, &kit.say("delete"), Rank::Quiet, is_item).clicked() {
            acts.push(Act::Delete);
        }
        let is_gone = row.state == State::Withdrawn;
        if kit
            .button_if(ui, &kit.say("withdraw"), Rank::Danger, !is_gone && !row.id.is_empty())
            .clicked()
        {
            acts.push(Act::Withdraw);
        }
    });
}
