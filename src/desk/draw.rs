//! The parts of the window, in the order in which they are read: one who goes by keys comes to them
//! so.

use egui::{CentralPanel, Color32, Frame, Margin, Panel, Rect, Ui, UiBuilder};

use super::kit::Kit;
use super::words::Words;
use super::{Act, Desk, Place, panes};
use crate::screens::theme::desk;

impl Desk {
    pub(super) fn draw(&mut self, ui: &mut Ui, acts: &mut Vec<Act>) {
        let lang = self.options.lang.clone();
        let words = std::mem::replace(&mut self.words, Words::new([]));
        let kit = Kit { p: self.palette(), lang: &lang, words: &words };
        if self.start.is_open {
            let frame = Frame::NONE.fill(kit.p.paper);
            CentralPanel::default().frame(frame).show(ui, |ui| self.start.show(kit, ui, acts));
        } else {
            self.parts(kit, ui, acts);
            panes::pick::show(self, kit, ui, acts);
            if self.takes_pictures() && ui.input(|input| !input.raw.hovered_files.is_empty()) {
                panes::pick::held_over(kit, ui);
            }
            panes::ask::show(self, kit, ui, acts);
            panes::approve::show(self, kit, ui, acts);
        }
        self.words = words;
    }

    fn parts(&mut self, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
        let frame = Frame::NONE.fill(kit.p.paper);
        Panel::top("bar")
            .frame(frame.inner_margin(Margin::symmetric(20, 0)))
            .exact_size(desk::BAR)
            .show(ui, |ui| panes::bar::show(self, kit, ui, acts));
        if self.place.has_list() {
            Panel::left("list")
                .frame(frame)
                .exact_size(desk::LIST)
                .resizable(false)
                .show(ui, |ui| panes::list::show(self, kit, ui, acts));
        }
        CentralPanel::default().frame(frame).show(ui, |ui| match self.place {
            Place::Item if self.chosen.is_some() => self.item(kit, ui, acts),
            Place::Item => panes::item::show(self, kit, ui, acts),
            Place::Findings => panes::findings::show(self, kit, ui, acts),
            Place::New => panes::new::show(kit, ui, acts),
            Place::When => panes::when::show(self, kit, ui, acts),
            Place::Inbox => panes::inbox::show(self, kit, ui, acts),
            Place::Versions => panes::versions::show(self, kit, ui, acts),
            Place::Room => panes::room::show(self, kit, ui, acts),
        });
    }

    /// The form, and its page beside it.
    fn item(&mut self, kit: Kit<'_>, ui: &mut Ui, acts: &mut Vec<Act>) {
        let whole = ui.max_rect();
        let width = ((whole.width() - desk::FORM).max(300.0) * 0.62 + 110.0).min(860.0);
        let (form, page) = whole.split_left_right_at_x(whole.max.x - width);
        within(ui, form, kit.p.paper, |ui| panes::item::show(self, kit, ui, acts));
        within(ui, page, kit.p.raised, |ui| {
            let inside = Frame::NONE.inner_margin(Margin::same(16));
            inside.show(ui, |ui| panes::page::show(self, kit, ui));
        });
    }
}

/// Draws a part of the window on a ground of its own.
fn within(ui: &mut Ui, rect: Rect, ground: Color32, add: impl FnOnce(&mut Ui)) {
    ui.painter().rect_filled(rect, 0.0, ground);
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.shrink_clip_rect(rect);
    add(&mut part);
}
