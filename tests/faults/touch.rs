//! Fingers that mean no good, and those that mean nothing: whatever they do, a passer-by gets no
//! further than the controls, and the glass is back in its loop when they have gone.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use breakroom::kiosk::lockdown::Lockdown;
use breakroom::player::scene::{By, Ease, Event as Happened, Gesture, Mood, Phase, View};
use breakroom::player::testing::{later, noon};
use breakroom::player::{Input, Options, Player, idle};
use breakroom::screens::theme::time;
use egui::{
    DroppedFile, Event, HoveredFile, ImeEvent, Key, Modifiers, MouseWheelSource, MouseWheelUnit,
    Pos2, RawInput, TouchPhase, Vec2, pos2, vec2,
};
use rayon::prelude::*;

use crate::glass::{Dice, FRAME, Glass, example};

/// A small glass is drawn quickly.
const SMALL: Vec2 = vec2(800.0, 480.0);
const SEEDS: u64 = 50;
/// Events of each seed, several to a frame. `BREAKROOM_EVENTS=100000` for all that the case names.
const EVENTS: usize = 1_500;
/// Fingers of two hands, and an elbow.
const FINGERS: usize = 12;

/// Anything that comes in through a panel, a keyboard or a window.
fn anything(glass: &mut Glass, dice: &mut Dice) -> Vec<Event> {
    let id = dice.below(FINGERS) as u64;
    let at = dice.place(SMALL);
    let is_down = glass.panel.fingers().contains(&id);
    match dice.below(20) {
        // Mostly one finger that taps, so that something comes of it.
        0..=7 if glass.panel.fingers().is_empty() => {
            let mut events = glass.panel.down(0, at);
            events.extend(glass.panel.lift(0));
            events
        }
        0..=7 => glass.panel.fingers().first().map_or_else(Vec::new, |id| glass.panel.lift(*id)),
        8..=9 if is_down => glass.panel.slide(id, at),
        8..=9 => glass.panel.down(id, at),
        10 => glass.panel.lift(id),
        11 => glass.panel.cancel(id),
        12 | 13 => {
            let key = Key::ALL[dice.below(Key::ALL.len())];
            let modifiers = Modifiers { ctrl: dice.below(2) == 0, ..Modifiers::default() };
            let (physical_key, repeat) = (None, dice.below(4) == 0);
            let press = |pressed| Event::Key { key, physical_key, pressed, repeat, modifiers };
            vec![press(true), press(false)]
        }
        14 => vec![Event::Text("a".into())],
        15 => vec![Event::Zoom(3.0)],
        16 => vec![Event::PointerGone],
        17 => vec![Event::WindowFocused(dice.below(2) == 0)],
        18 => vec![Event::PointerMoved(at)],
        _ => vec![Event::Paste("b".repeat(100))],
    }
}

/// Sends so many of them, in the order of `seed`, and waits until the glass is back in its loop: how
/// many sessions came of it.
fn send(events: usize, seed: u64) -> usize {
    let mut dice = Dice(seed);
    let mut glass = Glass::new(SMALL);
    let mut sent = 0;
    while sent < events {
        let mut batch = Vec::new();
        for _ in 0..1 + dice.below(30) {
            batch.extend(anything(&mut glass, &mut dice));
        }
        sent += batch.len();
        glass.frame(batch);
        assert_ne!(glass.scene().view, View::Closed, "seed {seed}");
        if dice.below(20) == 0 {
            glass.wait(Duration::from_secs(dice.below(20) as u64));
        }
    }
    let started = |event: &&Happened| **event == Happened::SessionStarted;
    let sessions = glass.happened.iter().filter(started).count();
    glass.lift_all();
    glass.goes_home(&format!("seed {seed}"));
    sessions
}

// Case: Touch: 100,000 random events, 50 seeds
#[test]
fn after_any_events_at_all_the_glass_is_back_in_its_loop_and_hears_the_next_one() {
    let events = env::var("BREAKROOM_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(EVENTS);
    let sessions: usize = (0..SEEDS).into_par_iter().map(|seed| send(events, seed)).sum();
    println!("{SEEDS} x {events} events, {sessions} sessions");
    assert!(sessions > SEEDS as usize, "only {sessions} sessions came of it");
}

/// A glass on the first page of a session.
fn at_home() -> Glass {
    let mut glass = Glass::new(vec2(1920.0, 1080.0));
    glass.player.step(&glass.now, Input { gesture: Some(Gesture::Home), ..Input::default() });
    // As long as the glass needs before it listens.
    glass.wait(Duration::from_secs(1));
    glass.frame(Vec::new());
    glass.frame(Vec::new());
    assert_eq!(glass.scene().view, View::Home);
    glass
}

/// Two places on the first page, each on a control of its own.
const ONE: Pos2 = pos2(560.0, 600.0);
const OTHER: Pos2 = pos2(1360.0, 600.0);

/// What a tap there says.
fn says(at: Pos2) -> Gesture {
    let mut glass = at_home();
    glass.tap(at);
    let said = glass.said();
    assert_eq!(said.len(), 1, "there is a control at {at:?}");
    said[0].clone()
}

// Case: Touch: two fingers
#[test]
fn of_two_fingers_the_first_one_acts_and_the_second_one_says_nothing() {
    assert_ne!(says(ONE), says(OTHER));
    let mut glass = at_home();
    let events = glass.panel.down(1, ONE);
    glass.frame(events);
    for _ in 0..3 {
        let events = glass.panel.down(2, OTHER);
        glass.frame(events);
        let events = glass.panel.lift(2);
        glass.frame(events);
    }
    assert_eq!(glass.said(), []);
    let events = glass.panel.lift(1);
    glass.frame(events);
    assert_eq!(glass.said(), [says(ONE)]);
    // Spread and pinched: nothing is zoomed or turned.
    let mut glass = at_home();
    let events = [glass.panel.down(1, ONE), glass.panel.down(2, OTHER)].concat();
    glass.frame(events);
    for step in 0..20 {
        let by = vec2(20.0 * step as f32, 0.0);
        let events = [glass.panel.slide(1, ONE + by), glass.panel.slide(2, OTHER - by)].concat();
        glass.frame(events);
    }
    assert!((glass.ctx.zoom_factor() - 1.0).abs() < f32::EPSILON);
    glass.lift_all();
    assert_eq!(glass.said(), [], "the first slid off what it was on");
    glass.goes_home("two fingers");
}

// Case: Touch: ten fingers
#[test]
fn ten_fingers_do_nothing_together_and_the_next_one_alone_does() {
    let mut glass = at_home();
    for id in 0..10 {
        let at = ONE + vec2(40.0 * id as f32, 0.0);
        let events = glass.panel.down(id, at);
        glass.frame(events);
    }
    // The first of them is lifted first, the last, or one amid them.
    for id in [0, 9, 4, 1, 2, 3, 5, 6, 7, 8] {
        let events = glass.panel.lift(id);
        glass.frame(events);
        assert_eq!(glass.said(), [], "finger {id}");
    }
    glass.tap(ONE);
    assert_eq!(glass.said(), [says(ONE)]);
    glass.goes_home("ten fingers");
}

// Case: Touch: a palm
#[test]
fn a_palm_that_comes_down_after_a_finger_undoes_its_press() {
    let mut glass = at_home();
    let events = glass.panel.down(1, ONE);
    glass.frame(events);
    for id in 2..6 {
        let events = glass.panel.down(id, OTHER + vec2(9.0 * id as f32, 0.0));
        glass.frame(events);
    }
    glass.lift_all();
    assert_eq!(glass.said(), []);
    glass.goes_home("a palm");
}

// Case: Touch: a cancelled touch
#[test]
fn a_touch_that_the_panel_takes_back_says_nothing_and_holds_nobody() {
    let mut glass = at_home();
    let events = glass.panel.down(1, ONE);
    glass.frame(events);
    let events = glass.panel.cancel(1);
    glass.frame(events);
    assert_eq!(glass.said(), []);
    glass.goes_home("a cancelled touch");
}

// Case: Touch: a panel unplugged under a finger
#[test]
fn a_finger_of_which_nothing_is_heard_any_more_holds_the_glass_for_five_minutes_at_most() {
    for fingers in [1, 2, 7] {
        let mut glass = at_home();
        for id in 0..fingers {
            let events = glass.panel.down(id, ONE + vec2(9.0 * id as f32, 0.0));
            glass.frame(events);
        }
        glass.panel.unplug();
        for _ in 0..60 {
            glass.wait(Duration::from_secs(5));
            glass.frame(Vec::new());
        }
        glass.wait(Duration::from_secs(5));
        glass.frame(Vec::new());
        assert_eq!(glass.said(), [], "{fingers} fingers");
        glass.goes_home(&format!("{fingers} fingers"));
    }
}

// Case: Touch: a finger held for 60 s
#[test]
fn a_finger_that_is_held_for_a_minute_without_a_word_of_it_still_acts() {
    let mut glass = at_home();
    glass.goes_home("the clock has gone on a while");
    glass.wait(Duration::from_secs(600));
    glass.player.step(&glass.now, Input { gesture: Some(Gesture::Home), ..Input::default() });
    glass.wait(Duration::from_secs(1));
    glass.frame(Vec::new());
    glass.said();
    let events = glass.panel.down(1, ONE);
    glass.frame(events);
    for _ in 0..60 {
        glass.wait(Duration::from_secs(1));
        glass.frame(Vec::new());
    }
    assert_eq!(glass.said(), []);
    let events = glass.panel.lift(1);
    glass.frame(events);
    assert_eq!(glass.said(), [says(ONE)]);
}

// Case: Touch: a tap in every frame of a transition
#[test]
fn a_tap_in_any_frame_of_a_change_of_pages_says_one_thing_and_leads_to_one_page() {
    let fade = Duration::from_millis(time::FADE_MS);
    // From just before the page changes to after its fade.
    let before = Duration::from_millis(64);
    let mut offset = Duration::ZERO;
    while offset < before + fade + before {
        let mut glass = Glass::new(SMALL);
        let change = glass.player.next_change(&glass.now) - glass.now.mono;
        glass.wait(change.saturating_sub(before));
        let turn = glass.scene().turn;
        while glass.now.mono < change.saturating_sub(before) + offset {
            glass.frame(Vec::new());
        }
        glass.tap((SMALL / 2.0).to_pos2());
        assert_eq!(glass.said().len(), 1, "{offset:?}");
        let scene = glass.scene();
        assert!(scene.in_session && scene.view != View::Closed, "{offset:?}");
        assert!(scene.turn - turn <= 1, "{offset:?}");
        glass.goes_home(&format!("{offset:?}"));
        offset += FRAME;
    }
}

// Case: Touch: every key with every modifier
#[test]
fn no_key_with_any_modifier_says_more_than_a_finger_could() {
    let allowed = [
        Key::Tab,
        Key::Enter,
        Key::Space,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
        Key::ArrowDown,
    ];
    for bits in 0..32_u8 {
        let is = |bit: u8| bits >> bit & 1 == 1;
        let modifiers =
            Modifiers { alt: is(0), ctrl: is(1), shift: is(2), mac_cmd: is(3), command: is(4) };
        let mut lockdown = Lockdown::default();
        for key in Key::ALL {
            let (physical_key, repeat) = (Some(*key), false);
            let press =
                |pressed| Event::Key { key: *key, physical_key, pressed, repeat, modifiers };
            let mut input = RawInput {
                events: vec![Event::ModifiersChanged(modifiers), press(true), press(false)],
                ..Default::default()
            };
            lockdown.filter(&mut input);
            let expected = if allowed.contains(key) { 2 } else { 0 };
            assert_eq!(input.events.len(), expected, "{key:?} with {modifiers:?}");
            for event in input.events {
                let Event::Key { modifiers, physical_key, .. } = event else {
                    panic!("{key:?} became {event:?}");
                };
                assert!(modifiers.is_none() && physical_key.is_none(), "{key:?}");
            }
        }
    }
}

/// What isn't let in: nothing of these events is left, and nothing is said.
#[track_caller]
fn stays_outside(input: RawInput) {
    let mut filtered = input.clone();
    Lockdown::default().filter(&mut filtered);
    assert!(filtered.events.is_empty(), "{:?}", filtered.events);
    assert!(filtered.hovered_files.is_empty() && filtered.dropped_files.is_empty());
    let mut glass = at_home();
    glass.frame_with(input);
    glass.frame(Vec::new());
    assert_eq!(glass.said(), []);
    assert_eq!(glass.scene().view, View::Home);
    glass.goes_home("what stays outside");
}

/// A file that somebody drops, with a word in it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        panic!("nobody reads what is dropped");
    }
}

// Case: Touch: drag and drop
#[test]
fn files_that_are_dropped_stay_outside() {
    let path = PathBuf::from("virus.ron");
    stays_outside(RawInput {
        hovered_files: vec![HoveredFile { path: Some(path.clone()), mime: "text/plain".into() }],
        dropped_files: vec![Arc::new(Dropped(path))],
        ..Default::default()
    });
}

// Case: Touch: a paste of 10 MB
#[test]
fn ten_megabytes_that_are_pasted_stay_outside() {
    let text = "paste".repeat(2_000_000);
    let pos = pos2(400.0, 400.0);
    let middle = Event::MiddleClickPaste { pos, text: text.clone() };
    let events = vec![Event::Paste(text), middle, Event::Copy, Event::Cut];
    stays_outside(RawInput { events, ..Default::default() });
}

// Case: Touch: an input method
#[test]
fn what_an_input_method_writes_stays_outside() {
    let typed = ImeEvent::Preedit { text: "zhong".into(), active_range_chars: Some(0..5) };
    let events = vec![
        Event::Ime(typed),
        Event::Ime(ImeEvent::Commit("中".repeat(1_000))),
        Event::Ime(ImeEvent::DeleteSurrounding { before_chars: 9, after_chars: usize::MAX }),
        Event::Text("中文".into()),
    ];
    stays_outside(RawInput { events, ..Default::default() });
}

// Case: Touch: zoom
#[test]
fn zooming_turning_and_the_wheel_stay_outside() {
    let wheel = |modifiers| Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, 5.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers,
    };
    let events = vec![
        Event::Zoom(4.0),
        Event::Zoom(f32::NAN),
        Event::Rotate(1.0),
        wheel(Modifiers::NONE),
        wheel(Modifiers::CTRL),
    ];
    stays_outside(RawInput { events, ..Default::default() });
}

/// A way into a session, step by step.
type Way = (&'static str, Vec<Gesture>);

/// Ways to every kind of page that a session has.
fn ways() -> Vec<Way> {
    let content = example();
    let (role, card) = (content.roles[0].id.clone(), content.commendations[0].meta.id.clone());
    let mut ways = vec![
        ("the first page", vec![Gesture::Home]),
        ("the roles", vec![Gesture::Roles]),
        ("a role", vec![Gesture::Roles, Gesture::PickRole(role.clone())]),
        ("questions for a role", vec![Gesture::PickRole(role), Gesture::Quiz]),
        ("a question", vec![Gesture::Quiz]),
        ("an answer, or half of one", vec![Gesture::Quiz, Gesture::Pick(0)]),
        ("an answer and what came of it", vec![Gesture::Quiz, Gesture::Pick(0), Gesture::Next]),
        ("the wall", vec![Gesture::Wall]),
        ("a page of the wall", vec![Gesture::Wall, Gesture::WallPage(1)]),
        ("an opened card", vec![Gesture::Wall, Gesture::OpenCard(card.clone())]),
        ("a card clapped for", vec![Gesture::Wall, Gesture::OpenCard(card), Gesture::Applaud]),
        ("a line-up", vec![Gesture::Home, Gesture::Lineup]),
        ("a story in it", vec![Gesture::Lineup, Gesture::Next, Gesture::Other]),
        ("an answer in it", vec![Gesture::Lineup, Gesture::Next, Gesture::Next, Gesture::Next]),
        ("home from it", vec![Gesture::Lineup, Gesture::Next, Gesture::Home]),
        ("the findings", vec![Gesture::Home, Gesture::Findings]),
        ("another language", vec![Gesture::Home, Gesture::Language]),
        (
            "in reach, larger and still",
            vec![Gesture::Home, Gesture::Reach, Gesture::LargeText, Gesture::ReducedMotion],
        ),
    ];
    ways.extend(
        By::ALL.map(|by| ("the wall by something", vec![Gesture::Wall, Gesture::WallBy(by)])),
    );
    ways
}

// Case: Touch: walking away from every page
#[test]
fn who_walks_away_from_any_page_is_asked_in_time_and_forgotten_in_time() {
    for (page, way) in ways() {
        let options = Options { mood: Some(Mood::Day), seed: 7, owner: true, ..Options::default() };
        let mut now = noon();
        let mut player = Player::new(example(), options, &now);
        for gesture in way {
            now = later(&now, Duration::from_secs(1));
            let gesture = Some(gesture);
            player.step(&now, Input { gesture, ready: true, ..Input::default() });
        }
        let scene = player.scene(&now);
        assert!(scene.in_session, "{page}");
        let (after, warning) = idle(&scene);
        let most = after + warning;
        let left = now.mono;
        let mut was_asked = false;
        while player.scene(&now).in_session {
            // Exactly when the player says, so that nothing else has to wake it.
            let next = player.next_change(&now);
            assert!(next > now.mono, "{page}");
            now = later(&now, next - now.mono);
            player.step(&now, Input { ready: true, ..Input::default() });
            let scene = player.scene(&now);
            was_asked |= scene.still_here.is_some();
            assert!(now.mono - left <= most, "{page}: {:?}", now.mono - left);
        }
        assert!(was_asked, "{page}");
        let scene = player.scene(&now);
        assert_eq!(scene.ease, Ease::default(), "{page}");
        // Nothing of theirs is left for the next one.
        now = later(&now, Duration::from_secs(1));
        player.step(&now, Input { gesture: Some(Gesture::Quiz), ready: true, ..Input::default() });
        let View::Question(view) = player.scene(&now).view else { panic!("{page}: no question") };
        assert!(view.picked.is_empty() && view.phase == Phase::Asking, "{page}");
    }
}
