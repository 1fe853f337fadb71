//! A keyboard, or the switch that is one, can do all that a finger can.

use std::collections::BTreeSet;
use std::time::Duration;

use breakroom::content::model::{QuestionKind, Skill};
use breakroom::player::scene::{By, Choice, Gesture, Mood, View};
use egui::Key;

use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say, scene};

/// Tab by tab until the keyboard is on `name`.
fn tab_to(kiosk: &mut Kiosk, name: &str) {
    for _ in 0..60 {
        if kiosk.focused().as_deref() == Some(name) {
            return;
        }
        kiosk.key(Key::Tab);
    }
    panic!("no way to {name}");
}

#[test]
fn tab_reaches_every_control_of_every_kind_of_page() {
    let pages = [
        "home",
        "roles",
        "role-warehouse",
        "wall-1",
        "wall-by-team",
        "wall-of-2",
        "card-mei-hinges",
        "visit-done",
        "slide-our-line",
    ];
    for name in pages {
        for (lang, size) in [("en", LANDSCAPE), ("zh", PORTRAIT)] {
            let mut kiosk = Kiosk::showing(size, scene(name, lang, Mood::Day));
            let all: BTreeSet<String> = kiosk.controls().into_iter().map(|c| c.name).collect();
            let mut reached = BTreeSet::new();
            for _ in 0..all.len() + 2 {
                kiosk.key(Key::Tab);
                reached.extend(kiosk.focused());
            }
            assert_eq!(reached, all, "{name} {lang}");
        }
    }
}

#[test]
fn enter_and_space_act_on_the_control_the_keyboard_is_on() {
    for key in [Key::Enter, Key::Space] {
        let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
        kiosk.open_home();
        tab_to(&mut kiosk, &say("en", "home-wall"));
        assert!(kiosk.said().is_empty(), "going there is not acting");
        kiosk.key(key);
        assert_eq!(kiosk.said(), [Gesture::Wall]);
        assert!(matches!(kiosk.scene().view, View::Wall(_)));
    }
}

#[test]
fn the_arrows_lead_from_control_to_control() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    kiosk.open_home();
    tab_to(&mut kiosk, &say("en", "home-quiz"));
    kiosk.key(Key::ArrowRight);
    assert_eq!(kiosk.focused(), Some(say("en", "home-wall")));
    kiosk.key(Key::ArrowLeft);
    assert_eq!(kiosk.focused(), Some(say("en", "home-quiz")));
}

#[test]
fn a_question_can_be_answered_from_the_loop_by_keyboard_alone() {
    let mut kiosk = Kiosk::playing(PORTRAIT, "zh");
    tab_to(&mut kiosk, &say("zh", "home-quiz-short"));
    kiosk.key(Key::Enter);
    let View::Question(view) = kiosk.scene().view.clone() else {
        panic!("not a question: {:?}", kiosk.scene().view);
    };
    let first = match (view.question.kind, view.shown[0]) {
        (QuestionKind::TrueFalse, 0) => say("zh", "true"),
        (QuestionKind::TrueFalse, _) => say("zh", "false"),
        (_, option) => view.question.options[option].text.get(&kiosk.scene().lang).to_owned(),
    };
    tab_to(&mut kiosk, &first);
    kiosk.key(Key::Enter);
    assert_eq!(kiosk.said().last(), Some(&Gesture::Pick(view.shown[0])));
}

#[test]
fn a_key_on_the_warning_goes_on_and_does_nothing_to_what_lies_beneath() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    kiosk.open_home();
    tab_to(&mut kiosk, &say("en", "home-wall"));
    for _ in 0..120 {
        kiosk.wait(Duration::from_secs(1));
        if kiosk.scene().still_here.is_some() {
            break;
        }
    }
    kiosk.said();
    kiosk.key(Key::Enter);
    assert_eq!(kiosk.said(), [Gesture::Touch]);
    assert_eq!(kiosk.scene().still_here, None);
    assert_eq!(kiosk.scene().view, View::Home);
}

#[test]
fn the_wall_is_browsed_and_a_card_clapped_for_by_keyboard_alone() {
    for lang in ["en", "zh"] {
        let mut kiosk = Kiosk::playing(LANDSCAPE, lang);
        kiosk.go(Gesture::Wall);
        tab_to(&mut kiosk, &say(lang, "by-skill"));
        kiosk.key(Key::Enter);
        assert_eq!(kiosk.said(), [Gesture::WallBy(By::Skill)]);
        tab_to(&mut kiosk, &say(lang, "skill-warmth"));
        kiosk.key(Key::Enter);
        assert_eq!(kiosk.said(), [Gesture::WallChoice(Choice::Skill(Skill::Warmth))]);
        let View::Wall(wall) = kiosk.scene().view.clone() else { panic!("not the wall") };
        kiosk.go(Gesture::OpenCard(wall.cards[0].meta.id.clone()));
        let applaud = kiosk.control_named_from(&say(lang, "applaud")).name;
        tab_to(&mut kiosk, &applaud);
        kiosk.key(Key::Enter);
        kiosk.key(Key::Enter);
        assert_eq!(kiosk.said(), [Gesture::Applaud], "{lang}: once");
    }
}
