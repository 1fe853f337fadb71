//! What a page draws with: the painter, the measures, the colours, the words, the photos,
//! and the one thing a finger said.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use egui::Role;
use egui::{Align, Color32, Id, Painter, Pos2, Rect, Sense, TextureId, Ui, Vec2, WidgetInfo, pos2};

use jiff::civil::Date;

use super::fonts::Face;
use super::i18n::{Arg, Words};
use super::metrics::Metrics;
use super::theme::{Palette, touch};
use super::typeset::{self, Block, Breaks, Style};
use crate::content::model::{Lang, Text};
use crate::player::scene::{Corner, Gesture, Scene};

/// How large a photo is on the glass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    /// On a card of the wall.
    Card,
    /// On a part of a page that bleeds to the edges of the glass.
    Page,
}

impl Size {
    /// Both sizes of a photo, the smaller first.
    pub const ALL: [Self; 2] = [Self::Card, Self::Page];
}

/// A photo on the GPU.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Print {
    /// The texture that holds the photo.
    pub texture: TextureId,
    /// The size of the texture in pixels.
    pub size: Vec2,
    /// How much of it is to be seen, from 0 to 1: while it fades in, less than all.
    pub share: f32,
}

/// What is known of a photo.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PhotoState {
    /// The photo's own dominant colour, which holds its place until the photo is there.
    pub colour: Option<Color32>,
    /// Whether the photo can't be shown.
    pub lacking: bool,
    prints: [Option<Print>; Size::ALL.len()],
}

impl PhotoState {
    /// The print of that size.
    pub fn print(&self, size: Size) -> Option<Print> {
        self.prints[size as usize]
    }
}

/// What is known of the photos, by their path in the content folder. Of one that nothing is
/// known of, the place is held.
#[derive(Default)]
pub struct Shelf {
    places: HashMap<PathBuf, PhotoState>,
}

impl Shelf {
    /// Puts a photo there, or another in its place.
    pub fn put(&mut self, path: &Path, size: Size, print: Print) {
        let place = self.place_mut(path);
        place.prints[size as usize] = Some(print);
        place.lacking = false;
    }

    /// Takes a photo away; its place is held.
    pub fn take(&mut self, path: &Path, size: Size) {
        if let Some(place) = self.places.get_mut(path) {
            place.prints[size as usize] = None;
        }
    }

    /// Holds a photo's place in its colour.
    pub fn hold(&mut self, path: &Path, [r, g, b]: [u8; 3]) {
        self.place_mut(path).colour = Some(Color32::from_rgb(r, g, b));
    }

    /// There is no such photo, or none that can be shown.
    pub fn lack(&mut self, path: &Path) {
        self.place_mut(path).lacking = true;
    }

    /// Forgets all photos for which `is_live` doesn't hold.
    pub fn retain(&mut self, is_live: impl Fn(&Path) -> bool) {
        self.places.retain(|path, _| is_live(path));
    }

    /// What is known of a photo.
    pub fn get(&self, path: &Path) -> PhotoState {
        self.places.get(path).copied().unwrap_or_default()
    }

    fn place_mut(&mut self, path: &Path) -> &mut PhotoState {
        self.places.entry(path.to_owned()).or_default()
    }
}

/// What a page draws with.
pub struct Glass<'a> {
    /// egui's side of the glass.
    pub ui: &'a mut Ui,
    /// What is to be drawn.
    pub scene: &'a Scene,
    /// The measures of the glass, in pixels.
    pub m: Metrics,
    /// The colours of the mood.
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

    /// The painter that draws on this glass.
    pub fn painter(&self) -> &Painter {
        self.ui.painter()
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

    /// A day as `key` says it: `date`, or `date-year`.
    pub fn say_date(&self, key: &str, date: Date) -> String {
        let (day, month) = (Arg::Number(date.day().into()), Arg::Number(date.month().into()));
        self.say_with(key, &[("day", day), ("month", month), ("year", Arg::Year(date.year()))])
    }

    /// A text of the interface in any language.
    pub fn say_in(&self, lang: &Lang, key: &str) -> String {
        self.words.say(lang, key, &[])
    }

    /// What is known of a photo.
    pub fn photo(&self, path: &Path) -> PhotoState {
        self.photos.get(path)
    }

    /// Sets a text in one size.
    pub fn set(&self, text: &str, face: Face, px: f32, width: f32) -> Block {
        let lang = &self.scene.lang;
        typeset::set(self.ui, text, Style { face, lang, px }, width, self.breaks(false))
    }

    /// How rows may end; whether they are read out to others.
    pub fn breaks(&self, aloud: bool) -> Breaks<'_> {
        Breaks { names: &self.scene.names, aloud }
    }

    /// Sets a text in the largest of `sizes` that fits `room`, and notes it if none does.
    pub fn fit(&mut self, text: &str, face: Face, sizes: &[f32], far: bool, room: Vec2) -> Block {
        let m = self.m;
        let scale = |size| if far { m.far(size) } else { m.near(size) };
        let (lang, names) = (&self.scene.lang, &self.scene.names);
        let set = typeset::fit(self.ui, text, (face, lang, names), sizes, room, scale);
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

    /// Paints a sign that only adorns; it is not read out.
    pub fn put_sign(&self, block: &Block, at: Pos2, align: Align, colour: Color32) {
        block.paint(self.painter(), at, align, colour);
    }

    /// Paints a sign, or the words of a control, so that its middle stands at `middle`. It is
    /// not read out.
    pub fn put_middle(&self, block: &Block, middle: Pos2, colour: Color32) {
        let at = pos2(middle.x, middle.y - block.size.y / 2.0);
        block.paint(self.painter(), at, Align::Center, colour);
    }

    /// Fills `rect` with a colour, its corners rounded by `round` pixels.
    pub fn area(&self, rect: Rect, round: f32, fill: Color32) {
        self.painter().rect_filled(rect, round, fill);
    }

    /// The rim of a rounded area, inside it.
    pub fn rim(&self, rect: Rect, round: f32, width: f32, colour: Color32) {
        let stroke = egui::Stroke::new(width, colour);
        self.painter().rect_stroke(rect, round, stroke, egui::StrokeKind::Inside);
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

    /// A control that says where on it a finger was lifted; a key says its middle.
    pub fn surface(&mut self, rect: Rect, id: Id, name: &str, gesture: impl Fn(Pos2) -> Gesture) {
        if !self.live {
            return;
        }
        self.names.insert(name.to_owned());
        let response = self.ui.interact(rect, id, Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            let at = response.interact_pointer_pos().unwrap_or(rect.center());
            self.gesture = Some(gesture(at));
        }
    }

    /// The corner of the glass in which a tap has just ended, if it is one that is knocked at.
    pub fn knock(&self) -> Option<Corner> {
        let clicked = |input: &egui::InputState| {
            input.pointer.primary_clicked().then(|| input.pointer.interact_pos()).flatten()
        };
        let at = self.ui.ctx().input(clicked).filter(|_| self.live)?;
        let (glass, side) = (self.m.glass, self.m.mm(touch::CORNER_MM));
        let is_high = (glass.min.y..glass.min.y + side).contains(&at.y);
        match at.x {
            x if is_high && (glass.min.x..glass.min.x + side).contains(&x) => Some(Corner::Left),
            x if is_high && (glass.max.x - side..glass.max.x).contains(&x) => Some(Corner::Right),
            _ => None,
        }
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
