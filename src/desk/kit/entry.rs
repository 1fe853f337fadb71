//! Fields to type in.

use egui::{Frame, Id, Margin, Response, TextEdit, Ui, vec2};

use super::Kit;
use crate::content::model::Lang;
use crate::numbers::as_f32;
use crate::screens::fonts::{Face, font};
use crate::screens::theme::desk;

/// Between the rim of a field and its text, across and down, in points.
const MARGIN: [i8; 2] = [9, 6];

impl Kit<'_> {
    /// A field for text that stands in a file, called `name`, of so many rows. Answers with what was
    /// typed.
    pub fn written(
        &self,
        ui: &mut Ui,
        id: Id,
        name: &str,
        text: &str,
        rows: usize,
    ) -> Option<String> {
        let lang = Lang::new("en");
        let (_, typed) = self.entry(ui, id, name, (text, &lang), rows.max(2));
        typed
    }

    /// A field for a text in `lang`, called `name`, of so many rows or of one line. Answers with
    /// what was typed.
    pub fn entry(
        &self,
        ui: &mut Ui,
        id: Id,
        name: &str,
        (text, lang): (&str, &Lang),
        rows: usize,
    ) -> (Response, Option<String>) {
        let mut typed = text.to_owned();
        let edit = match rows {
            1 => TextEdit::singleline(&mut typed),
            _ => TextEdit::multiline(&mut typed).desired_rows(rows).return_key(None),
        };
        // In any language: fields stand side by side.
        let row = ["en", "zh"].map(|lang| font(Face::Text, &Lang::new(lang), desk::TEXT));
        let row = ui.fonts_mut(|fonts| row.map(|font| fonts.row_height(&font)));
        let height = row[0].max(row[1]) * as_f32(rows) + 2.0 * f32::from(MARGIN[1]);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let width = ui.available_width();
        let before = ui.painter().add(egui::Shape::Noop);
        let output = edit
            .id(id)
            .font(font(Face::Text, lang, desk::TEXT))
            .text_color(self.p.ink)
            .frame(Frame::NONE.inner_margin(Margin::symmetric(MARGIN[0], MARGIN[1])))
            .desired_width(width)
            .min_size(vec2(0.0, height))
            .show(ui);
        let rect = output.response.response.rect;
        let response = output.response.response;
        self.follow(&response);
        let rim = if focused { (desk::FOCUS, self.p.care.fill) } else { (desk::LINE, self.p.line) };
        let shape = egui::epaint::RectShape::new(
            rect,
            f32::from(desk::ROUND),
            self.p.card,
            egui::Stroke::new(rim.0, rim.1),
            egui::StrokeKind::Inside,
        );
        ui.painter().set(before, shape);
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
        let changed = response.changed();
        (response, changed.then_some(typed))
    }
}
