//! The photo of an item: dropped or chosen, with what it shows in words, and what of it must stay in
//! the frame.

use std::path::{Path, PathBuf};

use egui::{Color32, EventFilter, Key, Pos2, Rect, Sense, Stroke, TextureHandle, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::{Edit, Form, Words, finding, with};
use crate::content::fields::Field;
use crate::content::model::{FieldPath, PathStep};
use crate::desk::kit::Rank;
use crate::numbers::round_u32;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// The largest size of the picture in the form, in points.
const LARGEST: egui::Vec2 = vec2(420.0, 240.0);
/// An arrow moves what must stay in the frame by that share of the picture.
const STEP: f32 = 0.05;
/// What stays in the frame where nobody has said: see `validate::fields`.
const FOCUS: [f32; 2] = [0.5, 0.44];
/// The radius of the mark of what must stay in the frame, in points.
const MARK: f32 = 9.0;

/// What somebody does about a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Wishes to choose one.
    Choose,
    /// Looks into another folder.
    Folder(PathBuf),
    /// Takes this one.
    File(PathBuf),
    /// Takes none.
    Never,
}

impl Form<'_> {
    pub(super) fn photo(&mut self, ui: &mut Ui, here: &FieldPath, inner: &'static [Field]) {
        self.inset(ui, |form, ui| {
            let path = form.said(&with(here, PathStep::Field("path")));
            let is_there = form.is_there(here);
            ui.horizontal_wrapped(|ui| {
                let key = if is_there { "photo-other" } else { "photo-choose" };
                if form.kit.button(ui, &form.kit.say(key), Rank::Quiet).clicked() {
                    form.picked = Some(Picked::Choose);
                }
                form.kit.note(ui, &form.kit.say("photo-drop"));
            });
            if let Some(refused) = form.beside.refused {
                let finding_of =
                    Words { severity: refused.severity, what: &refused.what, todo: &refused.todo };
                finding(form.kit, ui, &finding_of, &[]);
            }
            if is_there {
                form.seen(ui, here, &path);
                let rest = inner.iter().filter(|field| field.name != "focus");
                form.all(ui, here, rest);
                form.say(ui, &with(here, PathStep::Field("focus")));
            }
        });
    }

    /// The picture, on which a click says what must stay in the frame.
    fn seen(&mut self, ui: &mut Ui, here: &FieldPath, path: &str) {
        if path.is_empty() {
            return;
        }
        let Some(texture) = (self.beside.picture)(Path::new(path)) else {
            self.wanted = Some(PathBuf::from(path));
            return;
        };
        let place = with(here, PathStep::Field("focus"));
        let focus = self.focus(&place);
        ui.add_space(desk::TIGHT);
        self.kit.note(ui, &self.kit.say("note-focus"));
        if let Some([x, y]) = self.point(ui, &texture, focus) {
            let hundredths = |share: f32| {
                let share = round_u32(f64::from(share.clamp(0.0, 1.0) * 100.0));
                format!("{}.{:02}", share / 100, share % 100)
            };
            let value = format!("({}, {})", hundredths(x), hundredths(y));
            self.typed(&place, Edit::Set(place.clone(), value));
        }
    }

    /// What must stay in the frame, as it is written.
    fn focus(&self, place: &FieldPath) -> [f32; 2] {
        let written = self.written(place).unwrap_or_default();
        let inner = written.trim_start_matches('(').trim_end_matches(')');
        let mut each = inner.split(',').map(|share| share.trim().parse::<f32>().ok());
        match (each.next().flatten(), each.next().flatten()) {
            (Some(x), Some(y)) => [x.clamp(0.0, 1.0), y.clamp(0.0, 1.0)],
            _ => FOCUS,
        }
    }

    /// Draws a picture with a mark at `focus`. Answers with where it is to be.
    fn point(&self, ui: &mut Ui, texture: &TextureHandle, focus: [f32; 2]) -> Option<[f32; 2]> {
        let own = texture.size_vec2();
        let room = vec2(ui.available_width(), LARGEST.y).min(LARGEST);
        let size = own * (room / own).min_elem();
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let percent = |share: f32| Arg::count(round_u32(f64::from(share * 100.0)) as usize);
        let args = [("x", percent(focus[0])), ("y", percent(focus[1]))];
        let name = self.kit.say_with("photo-focus", &args);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture.id(), rect, whole, Color32::WHITE);
        let at = pos2(rect.min.x + size.x * focus[0], rect.min.y + size.y * focus[1]);
        for (radius, width, colour) in [(MARK, 5.0, self.kit.p.ink), (MARK, 2.0, self.kit.p.card)] {
            ui.painter().circle_stroke(at, radius, Stroke::new(width, colour));
        }
        let mut moved = None;
        self.kit.follow(&response);
        if response.has_focus() {
            let stroke = Stroke::new(desk::FOCUS, self.kit.p.care.fill);
            ui.painter().rect_stroke(
                rect.expand(desk::FOCUS),
                2.0,
                stroke,
                egui::StrokeKind::Inside,
            );
            let arrows = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
            moved = by_keys(ui, focus);
        }
        let pressed = response.clicked().then(|| response.interact_pointer_pos()).flatten();
        let share = |at: Pos2| {
            let offset = (at - rect.min) / rect.size();
            [offset.x, offset.y]
        };
        pressed.map(share).or(moved)
    }
}

/// Where arrows move it.
fn by_keys(ui: &Ui, [x, y]: [f32; 2]) -> Option<[f32; 2]> {
    let steps = [
        (Key::ArrowLeft, [-STEP, 0.0]),
        (Key::ArrowRight, [STEP, 0.0]),
        (Key::ArrowUp, [0.0, -STEP]),
        (Key::ArrowDown, [0.0, STEP]),
    ];
    let pressed = |(key, _): &&(Key, [f32; 2])| ui.input(|input| input.key_pressed(*key));
    let (_, [dx, dy]) = steps.iter().find(pressed)?;
    Some([(x + dx).clamp(0.0, 1.0), (y + dy).clamp(0.0, 1.0)])
}
