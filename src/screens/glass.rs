//! What a page draws with: the painter, the measures, the colours, the words, the photos,
//! and the one thing a finger said.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use egui::{
    Align, Color32, Id, Painter, Pos2, Rect, Sense, Shape, TextureId, Ui, Vec2, WidgetInfo,
};
use egui::{Role, pos2, vec2};

use super::column::Pen;
use super::fonts::Face;
use super::metrics::Metrics;
use super::theme::Palette;
use super::typeset::{self, Block, Style};
use super::words::{Arg, Words};
use crate::content::model::{Lang, Text};
use crate::player::scene::{Gesture, Scene};

/// A photo on the GPU.
#[derive(Clone, Copy, Debug)]
pub struct Print {
    /// The texture.
    pub texture: TextureId,
    /// Its size in pixels.
    pub size: Vec2,
}

/// The photos that are ready to be drawn, by their path in the content folder.
#[derive(Default)]
pub struct Shelf {
    prints: HashMap<PathBuf, Print>,
}

impl Shelf {
    /// Puts a photo there, or another in its place.
    pub fn put(&mut self, path: &Path, print: Print) {
        self.prints.insert(path.to_owned(), print);
    }

    /// Takes a photo away.
    pub fn take(&mut self, path: &Path) {
        self.prints.remove(path);
    }

    /// The photo, if it is ready.
    pub fn get(&self, path: &Path) -> Option<Print> {
        self.prints.get(path).copied()
    }
}

/// What a page draws with.
pub struct Glass<'a> {
    /// egui's side of it.
    pub ui: &'a mut Ui,
    /// What is to be drawn.
    pub scene: &'a Scene,
    /// Sizes.
    pub m: Metrics,
    /// Colours.
    pub p: &'static Palette,
    words: &'a Words,
    photos: &'a Shelf,
    /// Whether controls listen. A page that is leaving, or is only being warmed, is deaf.
    live: bool,
    gesture: Option<Gesture>,
    misfits: Vec<String>,
    /// What the controls are called.
    names: HashSet<String>,
    /// How many texts were read out.
    texts: Cell<u32>,
}

/// How a control is being used just now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hold {
    /// A finger is on it.
    pub pressed: bool,
    /// The keyboard is on it.
    pub focused: bool,
}

impl<'a> Glass<'a> {
    /// A glass as large as `ui`.
    pub fn new(
        ui: &'a mut Ui,
        scene: &'a Scene,
        words: &'a Words,
        photos: &'a Shelf,
        live: bool,
    ) -> Self {
        let size = ui.max_rect().size();
        let m = Metrics::new(size, scene);
        Self {
            ui,
            scene,
            m,
            p: Palette::of(scene.mood),
            words,
            photos,
            live,
            gesture: None,
            misfits: Vec::new(),
            names: HashSet::new(),
            texts: Cell::new(0),
        }
    }

    /// A sheet of paper as large as `ui`; nothing on it listens.
    pub fn of_paper(ui: &'a mut Ui, scene: &'a Scene, words: &'a Words, photos: &'a Shelf) -> Self {
        let m = Metrics::of_paper(ui.max_rect().size());
        Self { m, ..Self::new(ui, scene, words, photos, false) }
    }

    /// From now on, controls listen.
    pub fn listen(&mut self) {
        self.live = true;
    }

    /// What the finger said, and which texts had to be set below the floor of their kind.
    pub fn finish(self) -> (Option<Gesture>, Vec<String>) {
        (self.gesture, self.misfits)
    }

    /// The painter.
    pub fn painter(&self) -> &Painter {
        self.ui.painter()
    }

    /// Writes in the scene's language.
    pub fn pen(&self) -> Pen<'a> {
        Pen { lang: &self.scene.lang, ink: self.p.ink }
    }

    /// A text of the content in the scene's language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(&self.scene.lang)
    }

    /// A text of the interface in the scene's language.
    pub fn say(&self, key: &str) -> String {
        self.words.say(&self.scene.lang, key, &[])
    }

    /// A text of the interface with something filled in.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say(&self.scene.lang, key, args)
    }

    /// A text of the interface in any language.
    pub fn say_in(&self, lang: &Lang, key: &str) -> String {
        self.words.say(lang, key, &[])
    }

    /// The photo, if it is ready.
    pub fn photo(&self, path: &Path) -> Option<Print> {
        self.photos.get(path)
    }

    /// Sets a text in one size.
    pub fn set(&self, text: &str, face: Face, px: f32, width: f32) -> Block {
        let lang = &self.scene.lang;
        typeset::set(self.ui, text, Style { face, lang, px }, width)
    }

    /// Sets a text in the largest of `sizes` that fits `room`, and notes it if none does.
    pub fn fit(&mut self, text: &str, face: Face, sizes: &[f32], far: bool, room: Vec2) -> Block {
        let m = self.m;
        let scale = |size| if far { m.far(size) } else { m.near(size) };
        let set = typeset::fit(self.ui, text, (face, &self.scene.lang), sizes, room, scale);
        if !set.good {
            self.misfit(text);
        }
        set.block
    }

    /// Notes a text that had to be set too small.
    pub fn misfit(&mut self, text: &str) {
        self.misfits.push(text.to_owned());
    }

    /// Paints a text, and has it read out to those who can't see it.
    pub fn put(&self, block: &Block, at: Pos2, align: Align, colour: Color32) {
        block.paint(self.painter(), at, align, colour);
        let wide = align.align_size_within_range(block.size.x, at.x..=at.x);
        self.read_out(block, Rect::from_x_y_ranges(wide, at.y..=at.y + block.size.y));
    }

    /// Gives a text its place in the tree that screen readers read. What a control shows is
    /// read with the control, and what isn't live isn't there.
    fn read_out(&self, block: &Block, place: Rect) {
        if !self.live || block.text.is_empty() || self.names.contains(&block.text) {
            return;
        }
        self.texts.set(self.texts.get() + 1);
        let id = Id::unique(("text", self.texts.get(), &block.text));
        let response = self.ui.interact(place, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &block.text));
    }

    /// Paints a sign, or the words of a control, so that its middle stands at `middle`. It is
    /// not read out.
    pub fn put_middle(&self, block: &Block, middle: Pos2, colour: Color32) {
        let at = pos2(middle.x, middle.y - block.size.y / 2.0);
        block.paint(self.painter(), at, Align::Center, colour);
    }

    /// A rounded area.
    pub fn area(&self, rect: Rect, round: f32, fill: Color32) {
        self.painter().rect_filled(rect, round, fill);
    }

    /// The rim of a rounded area, inside it.
    pub fn rim(&self, rect: Rect, round: f32, width: f32, colour: Color32) {
        let stroke = egui::Stroke::new(width, colour);
        self.painter().rect_stroke(rect, round, stroke, egui::StrokeKind::Inside);
    }

    /// A photo that fills `rect`, cropped around `focus`.
    pub fn photo_in(&self, print: Print, rect: Rect, focus: [f32; 2], round: f32) {
        let uv = crop(print.size, rect.size(), focus);
        let shape = egui::epaint::RectShape::filled(rect, round, Color32::WHITE);
        self.painter().add(Shape::Rect(shape.with_texture(print.texture, uv)));
    }

    /// A control: an area with a name that says `gesture` when a finger is lifted on it or a
    /// key confirms it. `id` comes from the content, so that egui's memory stays bounded.
    pub fn control(&mut self, rect: Rect, id: Id, name: &str, gesture: Gesture) -> Hold {
        if !self.live {
            return Hold::default();
        }
        self.names.insert(name.to_owned());
        let response = self.ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            self.gesture = Some(gesture);
        }
        Hold { pressed: response.is_pointer_button_down_on(), focused: response.has_focus() }
    }

    /// What was a control and has done its work: it is still there to be found, but says
    /// nothing more.
    pub fn spent(&mut self, rect: Rect, id: Id, name: &str) {
        if self.live {
            let response = self.ui.interact(rect, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, false, name));
        }
    }

    /// The mark of the keyboard's place.
    pub fn focus_mark(&self, rect: Rect, round: f32, hold: Hold) {
        if hold.focused {
            let out = self.m.u(5.0);
            self.rim(rect.expand(out), round + out, self.m.u(5.0), self.p.ink);
        }
    }
}

/// Where in its frame a photo's focus stands, as fractions: beneath the middle, for above a
/// face there is hair, and a head must not be cropped.
const FOCUS_STANDS_AT: [f32; 2] = [0.5, 0.64];

/// The part of a picture of size `picture` that fills a frame of size `frame` with `focus`
/// (fractions) as near to [`FOCUS_STANDS_AT`] as the edges allow.
fn crop(picture: Vec2, frame: Vec2, focus: [f32; 2]) -> Rect {
    let scale = (frame.x / picture.x).max(frame.y / picture.y);
    let part = vec2(frame.x / (picture.x * scale), frame.y / (picture.y * scale));
    let from = |axis: usize| {
        let wanted = focus[axis] - part[axis] * FOCUS_STANDS_AT[axis];
        // A part may be more than the whole by the last bit of a float.
        wanted.clamp(0.0, (1.0 - part[axis]).max(0.0))
    };
    Rect::from_min_size(pos2(from(0), from(1)), part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crop_of_any_picture_into_any_frame_lies_within_the_picture() {
        for width in 1..60 {
            for height in 1..60 {
                let frame = vec2(width as f32 * 17.3, height as f32 * 11.7);
                for picture in [vec2(1440.0, 1080.0), vec2(333.0, 1000.0), vec2(7.0, 3.0), frame] {
                    let uv = crop(picture, frame, [0.5, 0.42]);
                    assert!(uv.min.x >= 0.0 && uv.min.y >= 0.0, "{picture} in {frame}: {uv}");
                    assert!(uv.max.x < 1.001 && uv.max.y < 1.001, "{picture} in {frame}: {uv}");
                }
            }
        }
    }

    #[test]
    fn a_crop_keeps_the_focus_inside_and_the_shape_of_the_frame() {
        for focus in [[0.5, 0.42], [0.0, 0.0], [1.0, 1.0]] {
            let uv = crop(vec2(800.0, 800.0), vec2(400.0, 200.0), focus);
            assert!((uv.width() / uv.height() - 2.0).abs() < 1e-4);
            assert!(uv.min.x >= 0.0 && uv.min.y >= 0.0 && uv.max.x <= 1.0 && uv.max.y <= 1.0);
            assert!(uv.expand(1e-4).contains(pos2(focus[0], focus[1])));
        }
    }

    #[test]
    fn a_wide_crop_of_a_portrait_leaves_more_room_above_the_face_than_beneath_it() {
        let uv = crop(vec2(800.0, 800.0), vec2(500.0, 300.0), [0.5, 0.42]);
        assert!(0.42 - uv.min.y > uv.max.y - 0.42, "{uv:?}");
    }
}
