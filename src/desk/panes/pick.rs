//! A picture is chosen from the folders of this machine.

use std::path::Path;

use egui::{Frame, Id, Margin, Modal, ScrollArea, Ui};

use crate::desk::form::Picked;
use crate::desk::kit::{Kit, Rank};
use crate::desk::work::lister::Pick;
use crate::desk::{Act, Desk};
use crate::screens::fonts::Face;
use crate::screens::theme::desk;

/// The width of the window and the height of the list in it, in points.
const WIDE: f32 = 560.0;
const HIGH: f32 = 360.0;

/// Draws it, if there is something to choose.
pub fn show(of: &Desk, kit: Kit<'_>, ui: &Ui, acts: &mut Vec<Act>) {
    let Some(pick) = of.pictures.pick.as_ref().filter(|pick| pick.is_open) else { return };
    let mut picked = None;
    let frame = Frame::NONE
        .fill(kit.p.card)
        .stroke(egui::Stroke::new(desk::LINE, kit.p.line))
        .corner_radius(desk::ROUND)
        .inner_margin(Margin::same(24));
    let modal = Modal::new(Id::unique("pick")).frame(frame);
    let shown = modal.backdrop_color(kit.p.veil.gamma_multiply(0.5)).show(ui.ctx(), |ui| {
        ui.set_width(WIDE);
        kit.title(ui, &kit.say("pick-title"));
        kit.note(ui, &pick.folder.to_string_lossy());
        ui.horizontal(|ui| {
            let up = pick.folder.parent().map(Path::to_owned);
            if kit.button_if(ui, &kit.say("pick-up"), Rank::Quiet, up.is_some()).clicked() {
                picked = up.map(Picked::Folder);
            }
            if kit.button(ui, &kit.say("pick-home"), Rank::Quiet).clicked() {
                picked = Some(Picked::Folder(of.options.pictures.clone()));
            }
            if kit.button(ui, &kit.say("pick-own"), Rank::Quiet).clicked() {
                picked = Some(Picked::Folder(of.options.dir.join("photos")));
            }
        });
        ui.add_space(desk::TIGHT);
        let entries = entries(kit, ui, pick);
        picked = entries.or(picked.take());
        ui.add_space(desk::GAP);
        if kit.button(ui, &kit.say("pick-never"), Rank::Quiet).clicked() {
            picked = Some(Picked::Never);
        }
    });
    if shown.should_close() {
        picked = Some(Picked::Never);
    }
    acts.extend(picked.map(Act::Picture));
}

/// Says what becomes of a picture that is held over the window.
pub fn held_over(kit: Kit<'_>, ui: &Ui) {
    let whole = ui.ctx().content_rect();
    let painter = ui
        .ctx()
        .layer_painter(egui::LayerId::new(egui::Order::Foreground, Id::unique("held over")));
    painter.rect_filled(whole, 0.0, kit.p.veil);
    let font = kit.font(Face::Statement, desk::TITLE);
    let words = kit.say("photo-let-go");
    painter.text(whole.center(), egui::Align2::CENTER_CENTER, words, font, kit.p.paper);
}

fn entries(kit: Kit<'_>, ui: &mut Ui, pick: &Pick) -> Option<Picked> {
    let listing = &pick.listing;
    if let Some(words) = &listing.failed {
        kit.text(ui, words, Face::Text, desk::TEXT, kit.p.wrong.text);
    }
    let folders = listing.folders.len();
    let all = folders + listing.pictures.len();
    if all == 0 && listing.failed.is_none() {
        kit.note(ui, &kit.say("pick-none"));
    }
    let mut picked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("pick").max_height(HIGH).auto_shrink([false, true]);
    area.show_rows(ui, desk::ROW, all, |ui, rows| {
        for row in rows {
            let path = listing.folders.get(row).or_else(|| listing.pictures.get(row - folders));
            let Some(path) = path else { continue };
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_folder = row < folders;
            let label = if is_folder { format!("{name}/") } else { name.into_owned() };
            if kit.choice(ui, &label, is_folder).clicked() {
                picked = Some(match is_folder {
                    true => Picked::Folder(path.clone()),
                    false => Picked::File(path.clone()),
                });
            }
        }
    });
    picked
}
