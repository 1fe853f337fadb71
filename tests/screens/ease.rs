//! Language, reach mode, larger text, leaving, and walking away.

use std::time::Duration;

use breakroom::player::scene::{Gesture, Mood, View};
use egui::{Rect, Vec2, pos2};

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, gallery, say, tries_the_glass};

/// In reach mode no control begins above this part of the glass.
const REACH_FROM: f32 = 0.55;

fn at_home(size: Vec2, lang: &str) -> Kiosk {
    let mut kiosk = Kiosk::playing(size, lang);
    kiosk.open_home();
    assert_eq!(kiosk.scene().view, View::Home);
    kiosk
}

#[test]
fn each_tile_of_the_first_page_leads_where_its_name_says() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = at_home(size, lang);
        kiosk.tap_key("home-quiz");
        assert!(matches!(kiosk.scene().view, View::Question(_)));
        kiosk.go(Gesture::Home);
        kiosk.tap_key("home-wall");
        assert!(matches!(kiosk.scene().view, View::Wall(_)));
        kiosk.tap_key("home");
        kiosk.tap_key("home-roles-three");
        assert!(matches!(kiosk.scene().view, View::Roles { .. }));
        kiosk.tap_key("home");
        assert_eq!(kiosk.scene().view, View::Home);
    }
}

#[test]
fn the_language_button_is_in_its_corner_on_every_page_and_says_the_other_language() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut kiosk: Option<Kiosk> = None;
        // A third of the pages holds every kind of bar.
        for (name, scene) in gallery("en", Mood::Day).into_iter().step_by(3) {
            if scene.still_here.is_some() || tries_the_glass(&scene) {
                continue;
            }
            let kiosk = kiosk.get_or_insert_with(|| Kiosk::showing(size, scene.clone()));
            kiosk.show(scene);
            let button = kiosk.control(&say("zh", "language-name")).rect;
            assert_eq!(button.max.x, kiosk.metrics().page().max.x, "{name}");
            assert!(kiosk.metrics().bar().contains_rect(button), "{name}");
        }
    }
}

#[test]
fn the_language_button_changes_every_text_and_changes_it_back() {
    let mut kiosk = at_home(LANDSCAPE, "en");
    let names = |kiosk: &Kiosk| -> Vec<String> {
        kiosk.controls().into_iter().map(|control| control.name).collect()
    };
    let english = names(&kiosk);
    kiosk.tap(&say("zh", "language-name"));
    let chinese = names(&kiosk);
    assert_eq!(english.len(), chinese.len());
    for (one, other) in english.iter().zip(&chinese) {
        assert_ne!(one, other);
    }
    kiosk.tap(&say("en", "language-name"));
    assert_eq!(names(&kiosk), english);
}

#[test]
fn reach_mode_brings_every_control_of_every_page_into_the_lower_part() {
    for (lang, size) in [("en", LANDSCAPE), ("zh", LANDSCAPE), ("en", PORTRAIT), ("zh", PORTRAIT)] {
        let mut kiosk: Option<Kiosk> = None;
        for (name, mut scene) in gallery(lang, Mood::Day) {
            if !scene.in_session || scene.still_here.is_some() || tries_the_glass(&scene) {
                continue;
            }
            scene.ease.reach = true;
            let kiosk = kiosk.get_or_insert_with(|| Kiosk::showing(size, scene.clone()));
            kiosk.show(scene);
            for control in kiosk.controls() {
                let share = control.rect.min.y / size.y;
                assert!(share >= REACH_FROM - 0.001, "{name}: {control:?}: {share}");
            }
        }
    }
}

#[test]
fn the_reach_button_works_on_each_page_and_the_choice_goes_along() {
    let mut kiosk = at_home(LANDSCAPE, "en");
    let highest = |kiosk: &Kiosk| {
        kiosk.small_controls().iter().map(|c| c.rect.min.y).fold(f32::MAX, f32::min)
    };
    let line = LANDSCAPE.y * REACH_FROM;
    assert!(highest(&kiosk) < line, "or there would be nothing to bring down");
    // The sign in the bar and the words on this page do the same; take the one in the bar.
    let reach = say("en", "reach");
    let bar = kiosk.metrics().bar();
    let sign = kiosk.controls().into_iter().find(|c| c.name == reach && bar.contains_rect(c.rect));
    kiosk.tap_at(sign.expect("the sign in the bar").rect.center());
    assert!(highest(&kiosk) >= line - 1.0);
    kiosk.tap_key("home-wall");
    assert!(highest(&kiosk) >= line - 1.0);
    let off = kiosk.control(&say("en", "reach-off"));
    kiosk.tap_at(off.rect.center());
    assert!(highest(&kiosk) < line);
}

#[test]
fn larger_text_and_less_motion_are_chosen_and_taken_back() {
    let mut kiosk = at_home(PORTRAIT, "en");
    let before = kiosk.metrics().near(40.0);
    kiosk.tap_key("large-text");
    assert!(kiosk.scene().ease.large_text);
    assert!(kiosk.metrics().near(40.0) > before);
    kiosk.tap_key("large-text-off");
    assert!(!kiosk.scene().ease.large_text);
    kiosk.tap_key("reduced-motion");
    assert!(kiosk.scene().ease.reduced_motion);
    kiosk.tap_key("reduced-motion-off");
    assert!(!kiosk.scene().ease.reduced_motion);
}

#[test]
fn leaving_forgets_what_was_chosen() {
    let mut kiosk = at_home(LANDSCAPE, "en");
    kiosk.tap_key("large-text");
    kiosk.tap(&say("zh", "language-name"));
    kiosk.tap_key("leave");
    assert!(!kiosk.scene().in_session);
    kiosk.open_home();
    assert_eq!(kiosk.scene().lang.to_string(), "en");
    assert!(!kiosk.scene().ease.large_text);
}

#[test]
fn there_is_a_way_back_to_the_loop_on_every_page_of_a_session() {
    for (lang, size) in [("en", LANDSCAPE), ("zh", PORTRAIT)] {
        let key = if size == PORTRAIT { "leave-short" } else { "leave" };
        let mut kiosk: Option<Kiosk> = None;
        for (name, scene) in gallery(lang, Mood::Day) {
            if scene.in_session && scene.still_here.is_none() && !tries_the_glass(&scene) {
                let kiosk = kiosk.get_or_insert_with(|| Kiosk::showing(size, scene.clone()));
                kiosk.show(scene);
                assert!(kiosk.has(&say(lang, key)), "{name}");
            }
        }
    }
}

/// Until it asks "Still here?", in whole seconds; fails if it never does.
fn until_asked(kiosk: &mut Kiosk) {
    for _ in 0..120 {
        kiosk.wait(Duration::from_secs(1));
        if kiosk.scene().still_here.is_some() {
            return;
        }
    }
    panic!("it never asked");
}

#[test]
fn a_touch_on_the_warning_goes_on_and_does_nothing_to_what_lies_beneath() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut kiosk = at_home(size, "en");
        let tile = kiosk.control(&say("en", "home-wall")).rect.center();
        let leave = if size == PORTRAIT { "leave-short" } else { "leave" };
        let leave = kiosk.control(&say("en", leave)).rect.center();
        for at in [tile, leave, pos2(4.0, 4.0)] {
            until_asked(&mut kiosk);
            kiosk.said();
            kiosk.tap_at(at);
            assert_eq!(kiosk.said(), [Gesture::Touch]);
            assert_eq!(kiosk.scene().still_here, None);
            assert_eq!(kiosk.scene().view, View::Home);
        }
        kiosk.tap_at(tile);
        assert!(matches!(kiosk.scene().view, View::Wall(_)), "and then it listens again");
    }
}

#[test]
fn the_warning_is_the_only_thing_that_can_be_touched_and_it_has_a_name() {
    let mut kiosk = at_home(LANDSCAPE, "en");
    until_asked(&mut kiosk);
    kiosk.settle();
    let controls = kiosk.controls();
    let names: Vec<&str> = controls.iter().map(|control| control.name.as_str()).collect();
    assert_eq!(names, [say("en", "still-here-about")]);
    assert_eq!(controls[0].rect, Rect::from_min_size(pos2(0.0, 0.0), LANDSCAPE));
}

#[test]
fn who_walks_away_leaves_the_loop_behind() {
    for gesture in [Gesture::Home, Gesture::Quiz, Gesture::Wall, Gesture::Roles] {
        let mut kiosk = Kiosk::playing(PORTRAIT, "zh");
        kiosk.go(gesture);
        until_asked(&mut kiosk);
        kiosk.wait(Duration::from_secs(21));
        assert!(!kiosk.scene().in_session);
        assert_eq!(kiosk.scene().still_here, None);
    }
}
