//! What the desk is drawn with: the faces and colours of the screens at a tool's sizes.

mod buttons;
mod entry;
mod month;
mod style;

use egui::{Color32, FontId, Id, Rect, Response, Stroke, Ui};

use crate::content::model::Lang;
use crate::desk::words::Words;
use crate::screens::fonts::{Face, font};
use crate::screens::i18n::Arg;
use crate::screens::theme::{Palette, desk};

pub use buttons::{Rank, Sign};
pub use style::install;

/// What every part of the desk is drawn with.
#[derive(Clone, Copy)]
pub struct Kit<'a> {
    /// The colours.
    pub p: &'static Palette,
    /// The language of the desk's own words.
    pub lang: &'a Lang,
    /// The desk's own words.
    pub words: &'a Words,
}

impl Kit<'_> {
    /// A text of the desk.
    pub fn say(&self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }

    /// A text of the desk with something filled in.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say(self.lang, key, args)
    }

    /// The font of a face and a size in the desk's language.
    pub fn font(&self, face: Face, size: f32) -> FontId {
        font(face, self.lang, size)
    }

    /// A line or lines of text, as wide as there is room.
    pub fn text(
        &self,
        ui: &mut Ui,
        text: &str,
        face: Face,
        size: f32,
        colour: Color32,
    ) -> Response {
        let words = egui::RichText::new(text).font(self.font(face, size)).color(colour);
        ui.add(egui::Label::new(words).wrap().selectable(false))
    }

    /// Running text.
    pub fn body(&self, ui: &mut Ui, text: &str) -> Response {
        self.text(ui, text, Face::Text, desk::TEXT, self.p.ink)
    }

    /// What stands beneath or beside, in smaller and softer letters.
    pub fn note(&self, ui: &mut Ui, text: &str) -> Response {
        self.text(ui, text, Face::Text, desk::SMALL, self.p.soft)
    }

    /// The name of a field.
    pub fn label(&self, ui: &mut Ui, text: &str) -> Response {
        self.text(ui, text, Face::Strong, desk::SMALL, self.p.ink)
    }

    /// The heading of a part.
    pub fn heading(&self, ui: &mut Ui, text: &str) -> Response {
        self.text(ui, text, Face::Strong, desk::HEADING, self.p.ink)
    }

    /// The title of a page.
    pub fn title(&self, ui: &mut Ui, text: &str) -> Response {
        self.text(ui, text, Face::Statement, desk::TITLE, self.p.ink)
    }

    /// Controls at the right edge of a row, known by `id`, in the order in which they are read.
    pub fn at_end(&self, ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui)) {
        // As wide as they were the last time; where that is unknown or another, the frame is drawn
        // once more.
        let known: Option<f32> = ui.data(|data| data.get_temp(id));
        ui.add_space((ui.available_width() - known.unwrap_or(0.0)).max(0.0));
        let own = ui.scope(add).response.rect.width();
        if known != Some(own) {
            ui.data_mut(|data| data.insert_temp(id, own));
            ui.ctx().request_discard("what stands at the end of a row has another width");
        }
    }

    /// A thin line from edge to edge.
    pub fn line(&self, ui: &mut Ui) {
        let width = ui.available_width();
        let (rect, _) = ui.allocate_exact_size(egui::vec2(width, desk::LINE), egui::Sense::hover());
        ui.painter().rect_filled(rect, 0.0, self.p.line);
    }

    /// Shows what has the keyboard, and brings it into sight when it has come.
    pub fn focus(&self, ui: &Ui, response: &Response, rect: Rect) {
        self.follow(response);
        if response.has_focus() {
            self.focus_mark(ui, rect);
        }
    }

    /// Brings into sight what the keyboard has come to.
    pub fn follow(&self, response: &Response) {
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
    }

    /// The mark of what has the keyboard.
    pub fn focus_mark(&self, ui: &Ui, rect: Rect) {
        let stroke = Stroke::new(desk::FOCUS, self.p.care.fill);
        let round = f32::from(desk::ROUND) + desk::FOCUS;
        ui.painter().rect_stroke(rect.expand(desk::FOCUS), round, stroke, egui::StrokeKind::Inside);
    }
}
