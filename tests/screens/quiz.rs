//! Questions, answered with a finger.

use std::sync::Arc;

use breakroom::content::model::QuestionKind;
use breakroom::player::scene::{Gesture, Phase, View};

use crate::asked::{Sort, asking, option, verdict, view, was_right};
use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say};

#[test]
fn a_right_choice_is_told_so_and_cannot_be_made_again() {
    let (mut kiosk, question) = asking(Sort::Single, LANDSCAPE, "en");
    let right = question.options.iter().position(|o| o.right).expect("a right option");
    let name = option(&kiosk, &question, right);
    assert!(!kiosk.has(&say("en", "next")));
    kiosk.tap(&name);
    assert_eq!(verdict(&kiosk), Some(true));
    assert_eq!(was_right(&mut kiosk), [true]);
    assert!(kiosk.has(&say("en", "next")));
    assert!(!kiosk.has(&name), "an answered row is no control");
}

#[test]
fn a_wrong_choice_is_told_so_and_the_question_comes_back_once() {
    let (mut kiosk, question) = asking(Sort::Single, PORTRAIT, "zh");
    let wrong = question.options.iter().position(|o| !o.right).expect("a wrong option");
    let name = option(&kiosk, &question, wrong);
    kiosk.tap(&name);
    assert_eq!(view(&kiosk).phase, Phase::Answered { right: Some(false), again: true });
    kiosk.tap_key("next");
    assert_eq!(view(&kiosk).phase, Phase::Asking);
    let name = option(&kiosk, &question, wrong);
    kiosk.tap(&name);
    assert_eq!(view(&kiosk).phase, Phase::Answered { right: Some(false), again: false });
    kiosk.tap_key("next");
    assert!(matches!(kiosk.scene().view, View::VisitDone { answered: 1, right: 0, .. }));
    assert_eq!(was_right(&mut kiosk), [false, false]);
}

#[test]
fn true_and_false_are_two_buttons_that_say_so_in_each_language() {
    for (lang, size) in [("en", PORTRAIT), ("zh", LANDSCAPE)] {
        let (mut kiosk, question) = asking(Sort::TrueFalse, size, lang);
        assert!(kiosk.has(&say(lang, "true")) && kiosk.has(&say(lang, "false")));
        kiosk.tap_key("true");
        assert_eq!(verdict(&kiosk), Some(question.options[0].right), "{lang}");
    }
}

#[test]
fn steps_touched_in_their_order_are_right_once_they_are_confirmed() {
    for (lang, size) in [("en", LANDSCAPE), ("zh", PORTRAIT)] {
        let (mut kiosk, question) = asking(Sort::Order, size, lang);
        for index in 0..question.options.len() {
            assert!(!kiosk.has(&say(lang, "confirm")), "offered before the last step");
            let name = option(&kiosk, &question, index);
            kiosk.tap(&name);
        }
        assert_eq!(verdict(&kiosk), None, "nothing is judged before it is confirmed");
        kiosk.tap_key("confirm");
        assert_eq!(verdict(&kiosk), Some(true), "{lang}");
    }
}

#[test]
fn steps_in_another_order_are_not_right() {
    let (mut kiosk, question) = asking(Sort::Order, LANDSCAPE, "en");
    for index in (0..question.options.len()).rev() {
        let name = option(&kiosk, &question, index);
        kiosk.tap(&name);
    }
    kiosk.tap_key("confirm");
    assert_eq!(verdict(&kiosk), Some(false));
}

#[test]
fn the_last_step_taken_can_be_given_back() {
    let (mut kiosk, question) = asking(Sort::Order, PORTRAIT, "en");
    let (first, second) = (option(&kiosk, &question, 1), option(&kiosk, &question, 0));
    kiosk.tap(&first);
    kiosk.tap(&second);
    assert_eq!(view(&kiosk).picked, [1, 0]);
    kiosk.tap(&second);
    assert_eq!(view(&kiosk).picked, [1]);
    kiosk.tap(&first);
    assert!(view(&kiosk).picked.is_empty());
    kiosk.tap(&second);
    assert_eq!(view(&kiosk).picked, [0], "and taken again");
}

#[test]
fn a_visit_ends_with_a_card_from_which_one_may_go_on_or_home() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    kiosk.go(Gesture::Quiz);
    let mut answers = 0;
    while !matches!(kiosk.scene().view, View::VisitDone { .. }) {
        let question = Arc::clone(&view(&kiosk).question);
        if question.kind == QuestionKind::Order {
            for index in 0..question.options.len() {
                let name = option(&kiosk, &question, index);
                kiosk.tap(&name);
            }
            kiosk.tap_key("confirm");
        } else {
            let right = question.options.iter().position(|o| o.right).expect("a right option");
            let name = match (question.kind, right) {
                (QuestionKind::TrueFalse, 0) => say("en", "true"),
                (QuestionKind::TrueFalse, _) => say("en", "false"),
                _ => option(&kiosk, &question, right),
            };
            kiosk.tap(&name);
        }
        assert_eq!(verdict(&kiosk), Some(true));
        answers += 1;
        assert!(answers <= 3, "a visit has an end");
        kiosk.tap_key("next");
    }
    kiosk.tap_key("again");
    assert_eq!(view(&kiosk).phase, Phase::Asking);
    kiosk.tap_key("leave");
    assert!(!kiosk.scene().in_session);
}

#[test]
fn a_second_tap_after_an_answer_does_not_go_on_by_mistake() {
    let (mut kiosk, question) = asking(Sort::Single, LANDSCAPE, "en");
    let name = option(&kiosk, &question, 0);
    let at = kiosk.control(&name).rect.center();
    kiosk.press(at);
    kiosk.lift(at);
    let next = kiosk.control(&say("en", "next")).rect.center();
    kiosk.press(next);
    kiosk.lift(next);
    assert!(matches!(view(&kiosk).phase, Phase::Answered { .. }));
}
