//! The glass without a window: pages are laid out, some are made into pixels, and a finger comes
//! down on what is there.

use std::thread;
use std::time::Duration;

use egui::{
    Context, Event, PointerButton, Pos2, RawInput, Rect, TouchDeviceId, TouchId, TouchPhase, Vec2,
};

use super::life::Life;
use crate::kiosk::lockdown::Lockdown;
use crate::kiosk::textures::Frame;
use crate::numbers::as_f32;
use crate::player::scene::{Gesture, Now, Scene};
use crate::raster::Canvas;
use crate::screens::{self, Drawn, fonts, ground};

/// How often it is looked whether the decoders have come to an end, a millisecond apart.
const DECODED_WITHIN: usize = 20_000;

/// A glass, and who keeps what comes through it.
pub(super) struct Glass {
    /// Where egui keeps its state.
    pub(super) ctx: Context,
    lockdown: Lockdown,
    canvas: Canvas,
    /// Its size in pixels.
    pub(super) size: [u16; 2],
    /// Pages that were laid out, and that were made into pixels.
    pub(super) drawn: [u64; 2],
    touches: u64,
}

impl Glass {
    /// A glass that nothing is on.
    pub(super) fn new() -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let mut canvas = Canvas::default();
        let first = ctx.run_ui(RawInput::default(), |_| {});
        canvas.paint(&ctx, first, [1, 1], egui::Color32::BLACK);
        Self {
            ctx,
            lockdown: Lockdown::default(),
            canvas,
            size: [1920, 1080],
            drawn: [0, 0],
            touches: 0,
        }
    }

    /// Draws what is on the glass, with the real photos, and what comes next unseen. With `look`
    /// it is made into pixels, and what is wrong with these is told.
    pub(super) fn show(
        &mut self,
        life: &mut Life,
        now: &Now,
        scene: &Scene,
        look: bool,
    ) -> Option<String> {
        self.develop(life, now, scene);
        self.drawn[0] += 1;
        let (drawn, output) = self.run(life, now, scene, Vec::new());
        drop(drawn);
        let size = self.size.map(usize::from);
        if !look {
            // Its textures must come to the canvas all the same.
            self.canvas.paint(&self.ctx, output, [1, 1], ground(scene));
            return None;
        }
        self.drawn[1] += 1;
        let picture = self.canvas.paint(&self.ctx, output, size, ground(scene));
        let first = picture.pixels().next()?;
        let is_plain = picture.pixels().all(|pixel| pixel == first);
        let is_dark = matches!(scene.view, crate::player::scene::View::Closed);
        (is_plain && !is_dark).then(|| "V1: the page is drawn as nothing but its ground".to_owned())
    }

    /// A finger comes down at a place, given in thousandths of the glass, and is lifted there.
    /// Gives what it said.
    pub(super) fn tap(
        &mut self,
        life: &Life,
        now: &Now,
        scene: &Scene,
        at: [u16; 2],
    ) -> Option<Gesture> {
        let side = |index: usize| f32::from(self.size[index]) * f32::from(at[index]) / 1000.0;
        let pos = Pos2::new(side(0), side(1));
        self.touches += 1;
        let touch = |phase| Event::Touch {
            device_id: TouchDeviceId(0),
            id: TouchId(self.touches),
            phase,
            pos,
            force: None,
        };
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::default(),
        };
        let down = vec![Event::PointerMoved(pos), touch(TouchPhase::Start), button(true)];
        let up = vec![touch(TouchPhase::End), button(false), Event::PointerGone];
        let mut said = None;
        for (events, after) in [(down, 0), (up, 80)] {
            let now = Now { mono: now.mono + Duration::from_millis(after), wall: now.wall.clone() };
            let (drawn, output) = self.run(life, &now, scene, events);
            self.canvas.paint(&self.ctx, output, [1, 1], ground(scene));
            said = said.or(drawn.gesture);
        }
        said
    }

    fn run(
        &mut self,
        life: &Life,
        now: &Now,
        scene: &Scene,
        events: Vec<Event>,
    ) -> (Drawn, egui::FullOutput) {
        let size = Vec2::new(as_f32(self.size[0]), as_f32(self.size[1]));
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            time: Some(now.mono.as_secs_f64()),
            events,
            ..RawInput::default()
        };
        self.lockdown.filter(&mut input);
        let mut drawn = Drawn { gesture: None, knock: None, misfits: Vec::new() };
        let output = self.ctx.run_ui(input, |ui| {
            drawn = screens::draw(ui, scene, &life.words, life.textures.shelf());
        });
        (drawn, output)
    }

    /// Waits for the decoders, so that each run has the same pictures at the same time.
    fn develop(&mut self, life: &mut Life, now: &Now, scene: &Scene) {
        let next = life.engine.player().upcoming(now);
        for _ in 0..DECODED_WITHIN {
            let cards = life.engine.player().wall();
            let frame =
                Frame { scene, cards, next: next.as_ref(), now: now.mono, may_upload: true };
            let ready = life.textures.develop(&self.ctx, &frame);
            let shelf = life.textures.shelf();
            let size = screens::photo_size(scene);
            let hangs = |path| shelf.get(path).print(size).is_some() || shelf.get(path).lacking;
            if ready && screens::photos(scene).into_iter().all(hangs) {
                break;
            }
            thread::sleep(Duration::from_millis(1));
            // The next frame may upload again.
            let output = self.ctx.run_ui(RawInput::default(), |_| {});
            self.canvas.paint(&self.ctx, output, [1, 1], egui::Color32::BLACK);
        }
    }

    /// Textures that are alive.
    pub(super) fn textures(&self) -> usize {
        self.ctx.tex_manager().read().num_allocated()
    }

    /// What egui remembers under ids.
    pub(super) fn ids(&self) -> usize {
        self.ctx.memory(|memory| memory.data.len())
    }
}
