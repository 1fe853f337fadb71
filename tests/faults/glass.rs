//! A kiosk without a window: what a panel and a keyboard send goes through the lockdown to the
//! real screens and the real player, by a clock that is moved by hand.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use breakroom::content;
use breakroom::content::model::Content;
use breakroom::kiosk::lockdown::Lockdown;
use breakroom::player::scene::{Event as Happened, Gesture, Mood, Now, Scene};
use breakroom::player::testing::{later, noon};
use breakroom::player::{Input, Options, Player};
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::Words;
use breakroom::screens::{self, fonts};
use egui::{
    Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, TouchDeviceId, TouchId,
    TouchPhase, Vec2,
};

/// From one frame to the next, where nothing else is said.
pub const FRAME: Duration = Duration::from_millis(16);

static EXAMPLE: LazyLock<Arc<Content>> = LazyLock::new(|| Arc::new(content::example().content));

/// The shipped example, read once.
pub fn example() -> Arc<Content> {
    Arc::clone(&EXAMPLE)
}

/// Chance that comes out the same every time.
pub struct Dice(pub u64);

impl Dice {
    /// Less than `sides`.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    /// A place on a glass of this size.
    pub fn place(&mut self, size: Vec2) -> Pos2 {
        Pos2::new(self.below(size.x as usize) as f32, self.below(size.y as usize) as f32)
    }
}

/// A panel as the window's toolkit tells of it: the first finger is a pointer as well.
#[derive(Default)]
pub struct Panel {
    fingers: BTreeMap<u64, Pos2>,
    pointer: Option<u64>,
}

impl Panel {
    fn touch(id: u64, phase: TouchPhase, pos: Pos2) -> Event {
        Event::Touch { device_id: TouchDeviceId(0), id: TouchId(id), phase, pos, force: None }
    }

    fn button(pos: Pos2, pressed: bool) -> Event {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::default());
        Event::PointerButton { pos, button, pressed, modifiers }
    }

    /// A finger comes down.
    pub fn down(&mut self, id: u64, at: Pos2) -> Vec<Event> {
        self.fingers.insert(id, at);
        let mut events = vec![Self::touch(id, TouchPhase::Start, at)];
        if self.pointer.is_none() {
            self.pointer = Some(id);
            events.extend([Event::PointerMoved(at), Self::button(at, true)]);
        }
        events
    }

    /// A finger that is down moves.
    pub fn slide(&mut self, id: u64, to: Pos2) -> Vec<Event> {
        self.fingers.insert(id, to);
        let mut events = vec![Self::touch(id, TouchPhase::Move, to)];
        events.extend((self.pointer == Some(id)).then_some(Event::PointerMoved(to)));
        events
    }

    /// A finger is lifted where it is.
    pub fn lift(&mut self, id: u64) -> Vec<Event> {
        let Some(at) = self.fingers.remove(&id) else { return Vec::new() };
        let mut events = vec![Self::touch(id, TouchPhase::End, at)];
        if self.pointer.take_if(|own| *own == id).is_some() {
            events.extend([Self::button(at, false), Event::PointerGone]);
        }
        events
    }

    /// The panel says that what it took for a finger was none.
    pub fn cancel(&mut self, id: u64) -> Vec<Event> {
        let Some(at) = self.fingers.remove(&id) else { return Vec::new() };
        let mut events = vec![Self::touch(id, TouchPhase::Cancel, at)];
        if self.pointer.take_if(|own| *own == id).is_some() {
            events.push(Event::PointerGone);
        }
        events
    }

    /// Its cable is pulled: no finger is ever lifted, and for the toolkit the first of them is the
    /// pointer for ever.
    pub fn unplug(&mut self) {
        self.fingers.clear();
    }

    /// The fingers on it.
    pub fn fingers(&self) -> Vec<u64> {
        self.fingers.keys().copied().collect()
    }
}

/// A kiosk under test.
pub struct Glass {
    pub ctx: Context,
    pub player: Player,
    pub now: Now,
    pub size: Vec2,
    pub panel: Panel,
    /// The panel numbers its fingers on and on.
    next: u64,
    lockdown: Lockdown,
    words: Words,
    shelf: Shelf,
    /// What the fingers said so far.
    pub said: Vec<Gesture>,
    /// What came of it.
    pub happened: Vec<Happened>,
}

impl Glass {
    /// Playing the example.
    pub fn new(size: Vec2) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        ctx.options_mut(|options| options.input_options.max_click_duration = f64::MAX);
        let options = Options { mood: Some(Mood::Day), seed: 7, ..Options::default() };
        let mut glass = Self {
            ctx,
            player: Player::new(example(), options, &noon()),
            now: noon(),
            size,
            panel: Panel::default(),
            next: 100,
            lockdown: Lockdown::default(),
            words: Words::new([]),
            shelf: Shelf::default(),
            said: Vec::new(),
            happened: Vec::new(),
        };
        // There are no fonts before the first frame, and no controls.
        glass.frame(Vec::new());
        glass.frame(Vec::new());
        glass
    }

    pub fn scene(&self) -> Scene {
        self.player.scene(&self.now)
    }

    fn step(&mut self, gesture: Option<Gesture>) {
        let finger_down = self.ctx.input(|input| input.pointer.any_down());
        let input = Input { gesture, finger_down, ready: true, ..Input::default() };
        self.happened.extend(self.player.step(&self.now, input));
    }

    /// Time passes without a frame.
    pub fn wait(&mut self, time: Duration) {
        self.now = later(&self.now, time);
        self.step(None);
    }

    /// A frame with what came since the last.
    pub fn frame(&mut self, events: Vec<Event>) {
        self.frame_with(RawInput { events, ..Default::default() });
    }

    /// A frame with anything at all.
    pub fn frame_with(&mut self, mut input: RawInput) {
        self.now = later(&self.now, FRAME);
        input.screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
        input.time = Some(self.now.mono.as_secs_f64());
        self.lockdown.filter(&mut input);
        self.step(None);
        let scene = self.scene();
        let mut gesture = None;
        let (words, shelf) = (&self.words, &self.shelf);
        let output = self.ctx.run_ui(input, |ui| {
            gesture = screens::draw(ui, &scene, words, shelf).gesture.or(gesture.take());
        });
        output.drop_without_applying_deltas();
        if let Some(gesture) = gesture {
            self.said.push(gesture.clone());
            self.step(Some(gesture));
        }
    }

    /// One finger taps, and is gone again with the next frame.
    pub fn tap(&mut self, at: Pos2) {
        self.next += 1;
        let id = self.next;
        let events = self.panel.down(id, at);
        self.frame(events);
        let events = self.panel.lift(id);
        self.frame(events);
    }

    /// Every finger is lifted.
    pub fn lift_all(&mut self) {
        for id in self.panel.fingers() {
            let events = self.panel.lift(id);
            self.frame(events);
        }
    }

    /// What was said since the last call.
    pub fn said(&mut self) -> Vec<Gesture> {
        std::mem::take(&mut self.said)
    }

    /// Nobody is there any more: it goes back to the loop in time, and the next who comes is heard.
    #[track_caller]
    pub fn goes_home(&mut self, what: &str) {
        // A line-up waits for ten minutes; the longest page is read for five minutes, twice over.
        for _ in 0..(2 * 300 + 120) {
            if !self.scene().in_session {
                break;
            }
            self.frame(Vec::new());
            self.wait(Duration::from_secs(1));
        }
        assert!(!self.scene().in_session, "{what}: it doesn't go back to the loop");
        for _ in 0..3 {
            self.wait(Duration::from_secs(1));
            self.frame(Vec::new());
        }
        assert!(!self.scene().in_session, "{what}: and stays there");
        self.tap((self.size / 2.0).to_pos2());
        assert!(self.scene().in_session, "{what}: the next one is heard");
    }
}
