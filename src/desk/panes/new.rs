//! What kind of item is begun.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use crate::content::fields::{KINDS, TODAY};
use crate::desk::Act;
use crate::desk::kit::{Kit, Rank};
use crate::screens::theme::desk;

const GROUPS: [(&str, &str); 4] = [
    ("new-today", TODAY.folder),
    ("new-thanks", "commendations/"),
    ("new-question", "questions/"),
    ("new-page", "philosophy/"),
];

/// Draws the kinds, each with what it is for.
pub fn show(kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
    ScrollArea::vertical().id_salt("new").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(28, 16)).show(ui, |ui| {
            kit.title(ui, &kit.say("new-title"));
            kit.note(ui, &kit.say("new-about"));
            for (title, folder) in GROUPS {
                ui.add_space(desk::PART);
                kit.heading(ui, &kit.say(title));
                for kind in KINDS.iter().chain([&TODAY]).filter(|kind| kind.folder == folder) {
                    ui.horizontal(|ui| {
                        let name = kit.say(&format!("kind-{}", kind.head));
                        ui.allocate_ui(vec2(190.0, desk::ROW), |ui| {
                            ui.set_min_width(190.0);
                            if kit.button(ui, &name, Rank::Quiet).clicked() {
                                acts.push(Act::Begin(kind.head));
                            }
                        });
                        kit.note(ui, &kit.say(&format!("about-{}", kind.head)));
                    });
                }
            }
        });
    });
}
