//! The item that was chosen: its head with what can be done with it, and its form.

use egui::{Frame, Margin, ScrollArea, Ui};

use crate::content::model::PathStep;
use crate::content::ron::edit::Sketch;
use crate::desk::form::Form;
use crate::desk::kit::{Kit, Rank};
use crate::desk::panes::list::{accent, state_words};
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
            if sketch.is_faulty(chosen.index) {
                kit.body(ui, &kit.say("faulty"));
                let written = sketch.written(&[PathStep::Entry(chosen.index)]).unwrap_or_default();
                kit.note(ui, written);
                return;
            }
            let form = Form::new(kit, (&sketch, chosen.index), &of.preview.told, &of.world);
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
    let own = |row: &&crate::desk::sitting::rows::Row| {
        *row.file == *chosen.file && row.index == chosen.index
    };
    let Some(row) = of.rows.all.iter().find(own) else { return };
    let title = row.title(kit.lang);
    kit.title(ui, if title.is_empty() { kit.say("no-title") } else { title.to_owned() }.as_str());
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(egui::vec2(10.0, 18.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.0, accent(kit, row.state).fill);
        let kind = kit.say(&format!("kind-{}", row.head));
        let words = format!("{} · {kind} · {}", state_words(kit, row), row.id);
        kit.text(ui, &words, Face::Text, desk::SMALL, kit.p.soft);
    });
    ui.add_space(desk::TIGHT);
    ui.horizontal(|ui| {
        if kit.button_if(ui, &kit.say("save"), Rank::Strong, row.changed).clicked() {
            acts.push(Act::Save);
        }
        if kit.button(ui, &kit.say("copy"), Rank::Quiet).clicked() {
            acts.push(Act::Copy);
        }
        if kit.button(ui, &kit.say("delete"), Rank::Quiet).clicked() {
            acts.push(Act::Delete);
        }
        let is_gone = row.state == crate::desk::sitting::rows::State::Withdrawn;
        if kit
            .button_if(ui, &kit.say("withdraw"), Rank::Danger, !is_gone && !row.id.is_empty())
            .clicked()
        {
            acts.push(Act::Withdraw);
        }
    });
}
