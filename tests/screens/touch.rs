//! A finger: it acts when it is lifted, and sliding off takes it back.

use std::time::Duration;

use breakroom::player::scene::{Gesture, View};
use egui::pos2;

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say};

fn at_home() -> Kiosk {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    kiosk.open_home();
    kiosk
}

#[test]
fn a_control_acts_when_the_finger_is_lifted_and_not_before() {
    let mut kiosk = at_home();
    let at = kiosk.control(&say("en", "home-wall")).rect.center();
    kiosk.press(at);
    assert!(kiosk.said().is_empty());
    kiosk.lift(at);
    assert_eq!(kiosk.said(), [Gesture::Wall]);
}

// Case: Touch: a finger that slides off
#[test]
fn sliding_off_a_control_takes_the_touch_back() {
    let mut kiosk = at_home();
    let wall = kiosk.control(&say("en", "home-wall")).rect;
    let quiz = kiosk.control(&say("en", "home-quiz")).rect.center();
    for to in [wall.center_top() - egui::vec2(0.0, 60.0), quiz, pos2(4.0, 4.0)] {
        kiosk.press(wall.center());
        kiosk.slide(to);
        kiosk.lift(to);
        kiosk.settle();
        assert!(kiosk.said().is_empty(), "lifted at {to:?}");
        assert_eq!(kiosk.scene().view, View::Home);
    }
}

// Case: Touch: a finger that slides off
#[test]
fn a_finger_that_comes_down_beside_a_control_does_not_work_it_by_sliding_on() {
    let mut kiosk = at_home();
    let at = kiosk.control(&say("en", "home-wall")).rect.center();
    kiosk.press(pos2(4.0, 4.0));
    kiosk.slide(at);
    kiosk.lift(at);
    assert!(kiosk.said().is_empty());
}

// Case: Touch: a finger held for 60 s
#[test]
fn a_finger_that_stays_down_for_a_minute_still_acts_and_is_not_asked_whether_it_is_there() {
    let mut kiosk = at_home();
    let at = kiosk.control(&say("en", "home-wall")).rect.center();
    kiosk.press(at);
    for _ in 0..60 {
        kiosk.wait(Duration::from_secs(1));
        assert_eq!(kiosk.scene().still_here, None);
    }
    kiosk.lift(at);
    assert_eq!(kiosk.said(), [Gesture::Wall]);
}

#[test]
fn a_touch_anywhere_on_the_loop_joins_in() {
    for size in [LANDSCAPE, PORTRAIT] {
        for at in [pos2(4.0, 4.0), (size / 2.0).to_pos2(), pos2(size.x - 4.0, size.y * 0.3)] {
            let mut kiosk = Kiosk::playing(size, "en");
            assert!(!kiosk.scene().in_session);
            kiosk.tap_at(at);
            assert_eq!(kiosk.said(), [Gesture::Touch]);
            assert!(kiosk.scene().in_session);
        }
    }
}

#[test]
fn a_button_on_the_loop_does_what_it_says_and_not_what_the_glass_does() {
    for (size, suffix) in [(LANDSCAPE, ""), (PORTRAIT, "-short")] {
        let mut kiosk = Kiosk::playing(size, "en");
        kiosk.tap_key(&format!("home-wall{suffix}"));
        assert_eq!(kiosk.said(), [Gesture::Wall]);
        assert!(matches!(kiosk.scene().view, View::Wall(_)));
    }
}
