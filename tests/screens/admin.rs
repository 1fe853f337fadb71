//! The pad and the admin page, used as an administrator uses them, in both languages.

use std::time::Duration;

use breakroom::player::scene::{AdminGesture, Event, Facts, Mood, PadState, Tab, View};
use egui::{Pos2, Vec2, pos2};

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say, say_with};
use breakroom::player::scene::Gesture;
use breakroom::screens::i18n::Arg;

const PIN: &str = "482615";

fn kiosk(size: Vec2, lang: &str) -> Kiosk {
    let mut kiosk = Kiosk::playing(size, lang);
    kiosk.set_pin(PIN);
    kiosk
}

/// Three taps in one upper corner, three in the other.
fn knock(kiosk: &mut Kiosk) {
    let width = kiosk.size.x;
    for x in [30.0, 30.0, 30.0, width - 30.0, width - 30.0, width - 30.0] {
        kiosk.tap_at(pos2(x, 30.0));
    }
}

fn type_in(kiosk: &mut Kiosk, digits: &str) {
    for digit in digits.chars() {
        kiosk.tap(&digit.to_string());
    }
}

fn pad_state(kiosk: &Kiosk) -> PadState {
    match &kiosk.scene().view {
        View::Pad(pad) => pad.state,
        view => panic!("{view:?}"),
    }
}

fn tab(kiosk: &Kiosk) -> Tab {
    match &kiosk.scene().view {
        View::Admin(page) => page.tab,
        view => panic!("{view:?}"),
    }
}

/// On the admin page, by knock and PIN.
fn inside(size: Vec2, lang: &str) -> Kiosk {
    let mut kiosk = kiosk(size, lang);
    knock(&mut kiosk);
    type_in(&mut kiosk, PIN);
    kiosk.tap_key("pad-enter");
    kiosk.harness.run();
    assert_eq!(tab(&kiosk), Tab::Now);
    kiosk
}

#[test]
fn the_knock_opens_a_pad_on_which_the_pin_opens_the_page() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = kiosk(size, lang);
        knock(&mut kiosk);
        assert_eq!(pad_state(&kiosk), PadState::Open);
        assert!(kiosk.reads(&say(lang, "pad-title")) && kiosk.reads(&say(lang, "pad-open")));
        type_in(&mut kiosk, "482614");
        kiosk.tap_key("pad-erase");
        type_in(&mut kiosk, "5");
        kiosk.tap_key("pad-enter");
        kiosk.harness.run();
        assert_eq!(tab(&kiosk), Tab::Now);
        assert!(kiosk.reads(&say(lang, "admin-now-title")));
    }
}

#[test]
fn a_wrong_pin_is_told_and_what_was_typed_is_nowhere_to_be_read() {
    for (size, lang) in [(LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let mut kiosk = kiosk(size, lang);
        knock(&mut kiosk);
        type_in(&mut kiosk, "739150");
        for text in kiosk.texts() {
            assert!(!text.contains("739"), "{text}");
        }
        kiosk.tap_key("pad-enter");
        kiosk.harness.run();
        assert_eq!(pad_state(&kiosk), PadState::Wrong);
        assert!(kiosk.reads(&say(lang, "pad-wrong")));
    }
}

#[test]
fn without_a_pin_a_knock_is_a_touch_like_any_other() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    knock(&mut kiosk);
    assert!(!matches!(kiosk.scene().view, View::Pad(_) | View::Admin(_)));
}

#[test]
fn taps_beside_the_corners_and_slides_into_them_are_no_knock() {
    let at = |kiosk: &Kiosk, far: f32, y: f32| -> Vec<Pos2> {
        let width = kiosk.size.x;
        [far, far, far, width - far, width - far, width - far].map(|x| pos2(x, y)).into()
    };
    let side = kiosk(LANDSCAPE, "en").metrics().mm(30.0);
    for (far, y) in [(side + 4.0, 20.0), (20.0, side + 4.0)] {
        let mut kiosk = kiosk(LANDSCAPE, "en");
        kiosk.open_home();
        for at in at(&kiosk, far, y) {
            kiosk.tap_at(at);
        }
        assert!(!matches!(kiosk.scene().view, View::Pad(_)), "{far} {y}");
    }
    let mut kiosk = kiosk(LANDSCAPE, "en");
    kiosk.open_home();
    for to in at(&kiosk, 20.0, 20.0) {
        kiosk.press(pos2(960.0, 300.0));
        kiosk.slide(to);
        kiosk.lift(to);
        kiosk.settle();
    }
    assert!(!matches!(kiosk.scene().view, View::Pad(_)));
}

#[test]
fn no_control_of_any_page_lies_in_a_corner_that_is_knocked_at() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut kiosk: Option<Kiosk> = None;
        for (name, scene) in crate::rig::gallery("en", Mood::Day) {
            if scene.still_here.is_some() || crate::rig::tries_the_glass(&scene) {
                continue;
            }
            let kiosk = kiosk.get_or_insert_with(|| Kiosk::showing(size, scene.clone()));
            kiosk.show(scene);
            let side = kiosk.metrics().mm(30.0);
            for control in kiosk.small_controls() {
                let high = control.rect.min.y < side;
                let aside = control.rect.min.x < side || control.rect.max.x > size.x - side;
                assert!(!(high && aside), "{name}: {control:?}");
            }
        }
    }
}

#[test]
fn a_pad_that_is_locked_says_for_how_long_and_has_no_key_to_touch() {
    for lang in ["en", "zh"] {
        let mut kiosk = kiosk(LANDSCAPE, lang);
        let until = Duration::from_secs(3600);
        kiosk.player().lock(until);
        knock(&mut kiosk);
        let PadState::Locked { left_s } = pad_state(&kiosk) else { panic!("it isn't locked") };
        let time = format!("{}:{:02}", left_s / 60, left_s % 60);
        assert!(kiosk.reads(&say_with(lang, "pad-locked", &[("time", Arg::Text(&time))])));
        assert!(!kiosk.has("1") && !kiosk.has(&say(lang, "pad-enter")));
    }
}

#[test]
fn each_part_of_the_page_is_a_touch_away_and_says_what_it_knows() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = inside(size, lang);
        let facts = Facts {
            fingerprint: "7d1f03ac".into(),
            renderer: "llvmpipe".into(),
            zone: "Europe/Berlin +01:00".into(),
            memory_bytes: Some(148 << 20),
            frames: 1_204,
            waiting: 3,
            answers: Some(128),
            visits: None,
            ..Facts::default()
        };
        kiosk.player().set_facts(facts);
        for (key, title, texts) in [
            ("admin-machine", "admin-machine-title", &["llvmpipe", "148 MiB", "1204", "3"][..]),
            ("admin-room", "admin-room-title", &["128"]),
            ("admin-tools", "admin-tools-title", &[]),
            ("admin-now", "admin-now-title", &["7d1f03ac"]),
        ] {
            kiosk.tap_key(key);
            kiosk.harness.run();
            assert!(kiosk.reads(&say(lang, title)), "{key}");
            for text in texts {
                assert!(kiosk.reads(text), "{key}: {text} isn't among {:?}", kiosk.texts());
            }
        }
        assert!(kiosk.reads(&say(lang, "playing-now")) && kiosk.reads(&say(lang, "playing-next")));
        kiosk.tap_key("admin-findings");
        assert!(kiosk.reads(&say(lang, "findings-none")));
    }
}

#[test]
fn all_findings_can_be_paged_through_and_each_is_told_as_the_checker_tells_it() {
    let scene = crate::rig::scene("admin-findings", "en", Mood::Day);
    let View::Admin(page) = &scene.view else { panic!("{:?}", scene.view) };
    let all: Vec<_> = page.findings.iter().cloned().collect();
    assert!(all.len() > 3, "there is more than one page: {}", all.len());
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = inside(size, lang);
        kiosk.player().set_findings(all.clone().into(), true);
        kiosk.tap_key("admin-findings");
        let mut read = Vec::new();
        for _ in 0..all.len() {
            read.extend(kiosk.texts());
            if kiosk.has(&say(lang, "next-page")) {
                kiosk.tap_key("next-page");
            }
        }
        for finding in &all {
            let kind = say(lang, if finding.error { "error" } else { "warning" });
            let args = [("kind", Arg::Text(&kind)), ("what", Arg::Text(&finding.what))];
            let what = say_with(lang, "finding-what", &args);
            for part in [&what, &finding.place, &finding.todo] {
                assert!(read.contains(part), "{part} isn't among {read:?}");
            }
            let quoted = finding.source.trim();
            let found = read.iter().any(|text| !text.is_empty() && quoted.contains(text.as_str()));
            assert!(quoted.is_empty() || found, "{quoted}");
        }
    }
}

#[test]
fn the_loop_is_paused_and_skipped_and_the_colours_and_the_language_are_changed() {
    let mut kiosk = inside(LANDSCAPE, "en");
    kiosk.tap_key("playing-pause");
    assert!(kiosk.player().is_paused() && kiosk.reads(&say("en", "playing-paused")));
    kiosk.tap_key("playing-go-on");
    assert!(!kiosk.player().is_paused());
    let next = kiosk.player().playing()[1].clone();
    kiosk.tap_key("playing-skip");
    assert_ne!(kiosk.player().playing()[1], next);
    kiosk.tap_key("admin-tools");
    kiosk.tap_key("tools-evening");
    assert_eq!(kiosk.scene().mood, Mood::Evening);
    kiosk.tap(&say("zh", "language-name"));
    assert!(kiosk.reads(&say("zh", "admin-tools-title")));
    kiosk.tap_key("tools-day");
    assert_eq!(kiosk.scene().mood, Mood::Day);
}

#[test]
fn the_touch_test_marks_where_each_finger_landed_and_counts_the_circles() {
    for size in [LANDSCAPE, PORTRAIT] {
        let mut kiosk = inside(size, "en");
        kiosk.tap_key("admin-tools");
        kiosk.tap_key("tools-touches");
        let count = |kiosk: &Kiosk, hit: usize| {
            let args = [("number", Arg::count(hit)), ("total", Arg::count(18))];
            let text = say_with("en", "touches-count", &args);
            kiosk.texts().iter().any(|own| own.starts_with(&text))
        };
        assert!(count(&kiosk, 0));
        let radius = kiosk.metrics().mm(14.0) * 1.2;
        kiosk.tap_at(pos2(radius, radius));
        kiosk.tap_at(pos2(size.x - radius, size.y - radius));
        assert!(count(&kiosk, 2), "{:?}", kiosk.texts());
        // A panel whose touch is mirrored marks the wrong one, and that is seen.
        kiosk.tap_at((size / 2.0).to_pos2());
        assert!(count(&kiosk, 2));
        let View::Touches(places) = &kiosk.scene().view else { panic!("another page") };
        assert_eq!(places.last(), Some(&[500, 500]));
        kiosk.tap_key("done");
        assert_eq!(tab(&kiosk), Tab::Tools);
    }
}

#[test]
fn the_screen_test_goes_through_its_charts_and_back() {
    let mut kiosk = inside(LANDSCAPE, "zh");
    kiosk.tap_key("admin-tools");
    kiosk.tap_key("tools-charts");
    for _ in 0..6 {
        assert!(matches!(kiosk.scene().view, View::Chart(_)));
        kiosk.tap_key("charts-next");
    }
    assert_eq!(tab(&kiosk), Tab::Tools);
}

#[test]
fn leaving_asks_for_the_pin_again_and_closing_doesnt() {
    for lang in ["en", "zh"] {
        let mut kiosk = inside(LANDSCAPE, lang);
        kiosk.tap_key("admin-tools");
        kiosk.tap_key("tools-desktop");
        assert!(kiosk.reads(&say(lang, "pad-desktop")));
        kiosk.events();
        type_in(&mut kiosk, PIN);
        kiosk.tap_key("pad-enter");
        kiosk.harness.run();
        assert!(kiosk.events().contains(&Event::ToDesktop));
        let mut kiosk = inside(LANDSCAPE, lang);
        kiosk.tap_key("leave");
        assert!(!kiosk.scene().in_session);
    }
}

#[test]
fn the_amber_dot_opens_nothing_where_a_pin_is_set() {
    let mut kiosk = kiosk(LANDSCAPE, "en");
    let finding = crate::rig::scene("admin-findings", "en", Mood::Day);
    let View::Admin(page) = &finding.view else { panic!("{:?}", finding.view) };
    let findings = page.findings.clone();
    kiosk.player().set_findings(findings, true);
    kiosk.settle();
    kiosk.tap_key("fault-dot");
    assert_eq!(kiosk.said(), [Gesture::Findings]);
    assert!(!matches!(kiosk.scene().view, View::Pad(_) | View::Admin(_)));
    kiosk.go(Gesture::Admin(AdminGesture::Open(Tab::Findings)));
    assert!(!matches!(kiosk.scene().view, View::Pad(_) | View::Admin(_)));
}
