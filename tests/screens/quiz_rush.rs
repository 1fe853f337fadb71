//! Fifty taps a second for ten minutes on the pages of the quiz: nothing is answered twice, and
//! what is counted stays what people could have known.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Id, QuestionKind};
use breakroom::player::scene::{Event, Gesture, Mood, Now, Phase, Scene, View};
use breakroom::player::{Input, Options, Player};
use breakroom::screens::glass::Shelf;
use breakroom::screens::i18n::Words;
use breakroom::screens::{self, fonts};
use egui::{Context, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2};

use crate::asked::{Sort, answer, asking, right};
use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, example, noon};

/// Ten minutes.
const TAPS: u32 = 50 * 60 * 10;
/// Through the glass, where a tap takes a frame to draw, 100 seconds are the usual; set
/// `BREAKROOM_TAPS` to 30000 for all of it.
const TAPS_ON_GLASS: u32 = 50 * 100;
const BETWEEN_TAPS: Duration = Duration::from_millis(20);
/// Answers of one session that may say something about the room.
const COUNTED: u32 = 12;
/// Three questions, and each of them once more.
const ROUNDS: u32 = 6;

/// Chance that comes out the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// The middles of the controls of every page that a quiz has.
fn hot_places(size: Vec2) -> Vec<Pos2> {
    let mut places = Vec::new();
    let mut add = |kiosk: &Kiosk| {
        places.extend(kiosk.small_controls().iter().map(|control| control.rect.center()));
    };
    for sort in [Sort::Single, Sort::Several, Sort::Order] {
        let (mut kiosk, question) = asking(sort, size, "en");
        add(&kiosk);
        answer(&mut kiosk, &question, &right(&question));
        add(&kiosk);
        kiosk.tap_key("next");
        add(&kiosk);
    }
    places
}

/// What must hold of the events, as they come.
#[derive(Default)]
struct Watch {
    /// The question that may be answered now, once.
    open: Option<Id>,
    counted: u32,
    sessions: u32,
    answers: u32,
    most_counted: u32,
}

impl Watch {
    fn take(&mut self, events: Vec<Event>, before: &Scene) {
        for event in events {
            match event {
                Event::SessionStarted => {
                    self.sessions += 1;
                    self.counted = 0;
                    // A question of the loop that is still thought about may be answered.
                    self.open = match &before.view {
                        View::Question(view) if matches!(view.phase, Phase::Thinking { .. }) => {
                            Some(view.question.meta.id.clone())
                        }
                        _ => None,
                    };
                }
                Event::SessionEnded => self.open = None,
                Event::Asked { id } => self.open = Some(id),
                Event::Answered { id, question, picked, first_try, counts, .. } => {
                    assert_eq!(self.open.take(), Some(id), "answered twice, or never asked");
                    self.answers += 1;
                    assert_eq!(picked.len(), question.0.to_choose(), "a whole answer");
                    if question.0.kind != QuestionKind::Order {
                        let mut parts = picked;
                        parts.sort_unstable();
                        parts.dedup();
                        assert_eq!(parts.len(), question.0.to_choose(), "no part twice");
                    }
                    assert!(first_try || !counts, "only a first try counts");
                    self.counted += u32::from(counts);
                    self.most_counted = self.most_counted.max(self.counted);
                    assert!(self.counted <= COUNTED, "{} counted in a session", self.counted);
                }
                _ => {}
            }
        }
    }

    fn look(&self, scene: &Scene) {
        if let View::Question(view) = &scene.view
            && let Some((number, total)) = view.progress
        {
            assert!(number >= 1 && number <= total && total <= ROUNDS, "{number} of {total}");
        }
    }
}

/// A kiosk without a harness, for speed; one frame a tap.
struct Glass {
    ctx: Context,
    player: Player,
    now: Now,
    size: Vec2,
    words: Words,
    shelf: Shelf,
    /// Answers on their way to the disk, and the frames until they are there.
    pending: Vec<(u64, u32)>,
    watch: Watch,
}

impl Glass {
    fn new(size: Vec2) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx);
        let options =
            Options { mood: Some(Mood::Day), seed: 7, ledger: true, ..Options::default() };
        let player = Player::new(Arc::clone(&example()), options, &noon());
        Self {
            ctx,
            player,
            now: noon(),
            size,
            words: Words::new([]),
            shelf: Shelf::default(),
            pending: Vec::new(),
            watch: Watch::default(),
        }
    }

    fn step(&mut self, gesture: Option<Gesture>, slow: u32) {
        let before = self.player.scene(&self.now);
        self.pending.iter_mut().for_each(|(_, left)| *left = left.saturating_sub(1));
        let there = self.pending.iter().filter(|(_, left)| *left == 0);
        let recorded = there.map(|(ticket, _)| *ticket).collect();
        self.pending.retain(|(_, left)| *left > 0);
        let input = Input { gesture, ready: true, recorded, ..Input::default() };
        let events = self.player.step(&self.now, input);
        self.pending.extend(events.iter().filter_map(|event| match event {
            Event::Answered { ticket, .. } => Some((*ticket, slow)),
            _ => None,
        }));
        self.watch.take(events, &before);
    }

    /// A finger comes down and is lifted; `slow` frames later an answer would be on the disk.
    fn tap(&mut self, at: Pos2, slow: u32) {
        self.now.mono += BETWEEN_TAPS;
        self.now.wall = self.now.wall.checked_add(BETWEEN_TAPS).expect("a later time");
        self.step(None, slow);
        let scene = self.player.scene(&self.now);
        self.watch.look(&scene);
        let button = |pressed| egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::default(),
        };
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.now.mono.as_secs_f64()),
            events: vec![egui::Event::PointerMoved(at), button(true), button(false)],
            ..Default::default()
        };
        let mut gesture = None;
        let (words, shelf) = (&self.words, &self.shelf);
        let output = self.ctx.run_ui(input, |ui| {
            gesture = screens::draw(ui, &scene, words, shelf).gesture.or(gesture.take());
        });
        output.drop_without_applying_deltas();
        if gesture.is_some() {
            self.step(gesture, slow);
        }
    }
}

fn rush(size: Vec2, seed: u64) {
    let mut glass = Glass::new(size);
    let hot = hot_places(size);
    let mut dice = Dice(seed);
    let taps = std::env::var("BREAKROOM_TAPS").ok().and_then(|taps| taps.parse().ok());
    let taps: u32 = taps.unwrap_or(TAPS_ON_GLASS);
    for _ in 0..taps {
        let at = if dice.below(3) > 0 {
            hot[dice.below(hot.len())]
        } else {
            pos2(dice.below(size.x as usize) as f32, dice.below(size.y as usize) as f32)
        };
        let slow = dice.below(40) as u32;
        glass.tap(at, slow);
    }
    glass.assert_sane(taps, 5);
}

impl Glass {
    /// After so many taps: enough was answered for the test to mean something, no more than one
    /// answer and one "next" in each settling time, and it goes back to the loop.
    fn assert_sane(&mut self, taps: u32, least: u32) {
        let watch = &self.watch;
        assert!(watch.answers >= least && watch.sessions >= 2, "{} answers", watch.answers);
        assert!(watch.answers <= taps / 30, "{} answers", watch.answers);
        let mut waited = Duration::ZERO;
        while self.player.scene(&self.now).in_session {
            self.now.mono += Duration::from_secs(1);
            waited += Duration::from_secs(1);
            self.step(None, 0);
            assert!(waited < Duration::from_secs(300), "it doesn't go back to the loop");
        }
    }

    /// What a finger may say on the page of the quiz that is on the glass.
    fn says(scene: &Scene, dice: &mut Dice) -> Gesture {
        let away = [Gesture::Leave, Gesture::Home, Gesture::Language, Gesture::Reach];
        if dice.below(40) == 0 {
            return away[dice.below(away.len())].clone();
        }
        match &scene.view {
            View::Question(view) if scene.in_session => match dice.below(6) {
                0 | 1 => Gesture::Next,
                2 => Gesture::WhoDid,
                _ => Gesture::Pick(dice.below(view.question.options.len())),
            },
            View::Commendation { .. } if scene.in_session => Gesture::Back,
            View::Question(view) => Gesture::Pick(dice.below(view.question.options.len())),
            _ if scene.in_session => Gesture::Quiz,
            _ => Gesture::Touch,
        }
    }
}

// Case: Touch: 50 taps a second for 10 minutes
#[test]
fn for_ten_minutes() {
    let mut glass = Glass::new(LANDSCAPE);
    let mut dice = Dice(3);
    for _ in 0..TAPS {
        glass.now.mono += BETWEEN_TAPS;
        glass.now.wall = glass.now.wall.checked_add(BETWEEN_TAPS).expect("a later time");
        let scene = glass.player.scene(&glass.now);
        glass.watch.look(&scene);
        let slow = dice.below(40) as u32;
        let gesture = Glass::says(&scene, &mut dice);
        glass.step(Some(gesture), slow);
    }
    glass.assert_sane(TAPS, 300);
}

// Case: Touch: 50 taps a second for 10 minutes
#[test]
fn in_landscape() {
    rush(LANDSCAPE, 1);
}

// Case: Touch: 50 taps a second for 10 minutes
#[test]
fn in_portrait() {
    rush(PORTRAIT, 2);
}

/// Somebody who reads nothing and taps on and on in one session.
#[test]
fn one_session_of_a_thousand_answers_counts_twelve_at_most() {
    let mut glass = Glass::new(LANDSCAPE);
    glass.step(Some(Gesture::Quiz), 0);
    for _ in 0..1000 {
        // Time enough to have read.
        glass.now.mono += Duration::from_secs(12);
        let scene = glass.player.scene(&glass.now);
        glass.watch.look(&scene);
        match &scene.view {
            View::Question(view) if view.phase == Phase::Asking => {
                let next = (0..view.question.options.len()).find(|i| !view.picked.contains(i));
                let whole = view.picked.len() == view.question.to_choose();
                let gesture = next.filter(|_| !whole).map_or(Gesture::Next, Gesture::Pick);
                glass.step(Some(gesture), 0);
            }
            View::VisitDone { .. } => glass.step(Some(Gesture::Quiz), 0),
            _ => glass.step(Some(Gesture::Next), 0),
        }
    }
    assert_eq!(glass.watch.sessions, 1);
    assert_eq!(glass.watch.most_counted, COUNTED);
    assert!(glass.watch.answers > 200, "{} answers", glass.watch.answers);
}
