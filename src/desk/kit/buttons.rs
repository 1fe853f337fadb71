//! What is pressed: buttons, choices side by side, switches, and lists that open.

use egui::{
    Color32, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
};
use egui::{pos2, vec2};

use super::Kit;
use crate::numbers::as_f32;
use crate::screens::fonts::Face;
use crate::screens::theme::desk;

/// How much a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// One of several.
    Quiet,
    /// Without a ground of its own.
    Bare,
    /// The next thing to do.
    Strong,
    /// It takes something away.
    Danger,
}

/// A sign in the place of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Away with it.
    Cross,
    /// To the left.
    Back,
    /// To the right.
    On,
}

impl Kit<'_> {
    /// A button with words.
    pub fn button(&self, ui: &mut Ui, label: &str, rank: Rank) -> Response {
        self.button_if(ui, label, rank, true)
    }

    /// A button that can be pressed where `enabled`.
    pub fn button_if(&self, ui: &mut Ui, label: &str, rank: Rank, enabled: bool) -> Response {
        let (fill, rim, ink) = self.colours(rank);
        let galley = ui.painter().layout_no_wrap(
            label.to_owned(),
            self.font(Face::Strong, desk::SMALL + 0.5),
            ink,
        );
        let padding = if rank == Rank::Bare { desk::TIGHT } else { desk::GAP };
        let size = vec2(galley.size().x + padding * 2.0, desk::ROW);
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
        let share = if enabled { 1.0 } else { 0.45 };
        let fill = if enabled && response.hovered() && rank != Rank::Strong {
            self.p.raised
        } else {
            fill
        };
        let round = f32::from(desk::ROUND);
        ui.painter().rect_filled(rect, round, fill.gamma_multiply(share));
        let stroke = Stroke::new(desk::LINE, rim.gamma_multiply(share));
        ui.painter().rect_stroke(rect, round, stroke, egui::StrokeKind::Inside);
        let at = rect.center() - galley.size() / 2.0;
        ui.painter().galley_with_override_text_color(at, galley, ink.gamma_multiply(share));
        self.focus(ui, &response, rect);
        response
    }

    /// Words in one line that lead somewhere, as wide as there is room.
    pub fn link(&self, ui: &mut Ui, words: &str) -> Response {
        let size = vec2(ui.available_width(), desk::ROW - 6.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
        if response.hovered() {
            ui.painter().rect_filled(rect, f32::from(desk::ROUND), self.p.raised);
        }
        self.put_line(ui, rect, words, Face::Text, self.p.care.text);
        self.focus(ui, &response, rect);
        response
    }

    fn colours(&self, rank: Rank) -> (Color32, Color32, Color32) {
        let p = self.p;
        match rank {
            Rank::Quiet => (p.card, p.line, p.ink),
            Rank::Bare => (Color32::TRANSPARENT, Color32::TRANSPARENT, p.care.text),
            Rank::Strong => (p.care.fill, p.care.fill, p.care.on_fill),
            Rank::Danger => (p.card, p.wrong.fill, p.wrong.text),
        }
    }

    /// A button with a sign, which is called `name`.
    pub fn sign(&self, ui: &mut Ui, sign: Sign, name: &str, enabled: bool) -> Response {
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(desk::ROW, desk::ROW), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
        if enabled && response.hovered() {
            ui.painter().rect_filled(rect, f32::from(desk::ROUND), self.p.raised);
        }
        let ink = if enabled { self.p.soft } else { self.p.line };
        let (m, r) = (rect.center(), 4.5);
        let stroke = Stroke::new(1.6, ink);
        let lines: &[[(f32, f32); 2]] = match sign {
            Sign::Up => &[[(-1.0, 0.5), (0.0, -0.5)], [(0.0, -0.5), (1.0, 0.5)]],
            Sign::Down => &[[(-1.0, -0.5), (0.0, 0.5)], [(0.0, 0.5), (1.0, -0.5)]],
            Sign::Cross => &[[(-0.8, -0.8), (0.8, 0.8)], [(-0.8, 0.8), (0.8, -0.8)]],
            Sign::Back => &[[(0.5, -1.0), (-0.5, 0.0)], [(-0.5, 0.0), (0.5, 1.0)]],
            Sign::On => &[[(-0.5, -1.0), (0.5, 0.0)], [(0.5, 0.0), (-0.5, 1.0)]],
        };
        for line in lines {
            ui.painter().line_segment(line.map(|(x, y)| pos2(m.x + x * r, m.y + y * r)), stroke);
        }
        self.focus(ui, &response, rect);
        response.on_hover_text(name)
    }

    /// Choices side by side of which one holds; `group` is what they are about. Answers with the
    /// one that was pressed.
    pub fn segments(
        &self,
        ui: &mut Ui,
        group: &str,
        choices: &[String],
        chosen: Option<usize>,
    ) -> Option<usize> {
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            for (index, choice) in choices.iter().enumerate() {
                let on = chosen == Some(index);
                if self.chip(ui, choice, &format!("{group}: {choice}"), on).clicked() {
                    pressed = Some(index);
                }
            }
        });
        pressed
    }

    /// Something that is on or off; `name` is what it is called where it can't be seen.
    pub fn chip(&self, ui: &mut Ui, label: &str, name: &str, on: bool) -> Response {
        let face = if on { Face::Strong } else { Face::Text };
        let ink = if on { self.p.care.on_fill } else { self.p.ink };
        let font = self.font(face, desk::SMALL);
        let galley = ui.painter().layout_no_wrap(label.to_owned(), font, ink);
        let size = vec2(galley.size().x + 18.0, desk::ROW - 3.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
        let fill = match (on, response.hovered()) {
            (true, _) => self.p.care.fill,
            (false, true) => self.p.raised,
            (false, false) => self.p.card,
        };
        let rim = if on { self.p.care.fill } else { self.p.line };
        let round = rect.height() / 2.0;
        ui.painter().rect_filled(rect, round, fill);
        let stroke = Stroke::new(desk::LINE, rim);
        ui.painter().rect_stroke(rect, round, stroke, egui::StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
        self.follow(&response);
        if response.has_focus() {
            let stroke = Stroke::new(desk::FOCUS, self.p.ink);
            let around = rect.expand(desk::FOCUS);
            ui.painter().rect_stroke(around, round + 2.0, stroke, egui::StrokeKind::Inside);
        }
        response
    }

    /// A list that opens, called `name`, of which `chosen` is seen. Answers with what was chosen.
    pub fn dropdown(
        &self,
        ui: &mut Ui,
        name: &str,
        choices: &[String],
        chosen: usize,
    ) -> Option<usize> {
        let width = ui.available_width().min(260.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, desk::ROW), Sense::click());
        let seen = choices.get(chosen).map_or("", String::as_str);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
            info.current_text_value = Some(seen.to_owned());
            info
        });
        self.follow(&response);
        self.box_around(ui, rect, response.has_focus(), response.hovered());
        self.put_line(ui, rect.shrink2(vec2(10.0, 0.0)), seen, Face::Text, self.p.ink);
        let m = pos2(rect.max.x - 14.0, rect.center().y);
        for dx in [-4.0, 4.0] {
            let line = [pos2(m.x + dx, m.y - 2.0), pos2(m.x, m.y + 2.0)];
            ui.painter().line_segment(line, Stroke::new(1.5, self.p.soft));
        }
        let mut picked = None;
        let behaviour = PopupCloseBehavior::CloseOnClick;
        Popup::menu(&response).close_behavior(behaviour).width(width).show(|ui| {
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for (index, choice) in choices.iter().enumerate() {
                    if self.choice(ui, choice, index == chosen).clicked() {
                        picked = Some(index);
                    }
                }
            });
        });
        picked
    }

    /// One of the choices of a list.
    pub fn choice(&self, ui: &mut Ui, label: &str, on: bool) -> Response {
        let size = vec2(ui.available_width(), desk::ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, true, on, label));
        self.follow(&response);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, f32::from(desk::ROUND), self.p.raised);
        }
        let face = if on { Face::Strong } else { Face::Text };
        self.put_line(ui, rect.shrink2(vec2(8.0, 0.0)), label, face, self.p.ink);
        response
    }

    /// One line of text within a place, with an ellipsis where it is too long.
    pub fn put_line(&self, ui: &Ui, rect: Rect, text: &str, face: Face, colour: Color32) {
        let font = self.font(face, desk::TEXT - 0.5);
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width());
        let galley = ui.painter().layout_job(job);
        let at = pos2(rect.min.x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }

    /// The box of a field.
    pub fn box_around(&self, ui: &Ui, rect: Rect, focused: bool, hovered: bool) {
        let rim = match (focused, hovered) {
            (true, _) => self.p.care.fill,
            (false, true) => self.p.soft,
            (false, false) => self.p.line,
        };
        let width = if focused { desk::FOCUS } else { desk::LINE };
        let round = f32::from(desk::ROUND);
        ui.painter().rect_filled(rect, round, self.p.card);
        ui.painter().rect_stroke(rect, round, Stroke::new(width, rim), egui::StrokeKind::Inside);
    }

    /// A bar of which a share is full, from 0 to 1.
    pub fn meter(&self, ui: &mut Ui, share: f32, colour: Color32) {
        let size = vec2(ui.available_width(), 3.0);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        ui.painter().rect_filled(rect, 1.5, self.p.raised);
        let full = Rect::from_min_size(rect.min, vec2(rect.width() * share.clamp(0.0, 1.0), 3.0));
        ui.painter().rect_filled(full, 1.5, colour);
    }

    /// The width of each of `count` columns side by side.
    pub fn column(&self, ui: &Ui, count: usize) -> f32 {
        let gaps = desk::GAP * as_f32(count.saturating_sub(1));
        ((ui.available_width() - gaps) / as_f32(count.max(1))).floor()
    }
}
