//! The quiz under a finger.

use std::time::Duration;

use super::super::scene::{Event, Gesture, Phase, View, Wording};
use super::super::testing::*;
use super::{Bench, of_kind};
use crate::content::model::*;

#[test]
fn joining_a_question_keeps_its_order_and_asks_it_first_of_three() {
    let mut bench = of_kind(QuestionKind::Single);
    let silent = bench.question();
    bench.touch(Gesture::Touch);
    let asked = bench.question();
    assert_eq!((asked.question, asked.shown), (silent.question, silent.shown));
    assert_eq!((asked.phase, asked.progress), (Phase::Asking, Some((1, 3))));
    assert_eq!(bench.events, vec![Event::SessionStarted]);
    assert_eq!(bench.player.upcoming(&bench.now), None);
}

#[test]
fn a_finger_on_an_option_of_the_silent_quiz_joins_and_answers_at_once() {
    let mut bench = of_kind(QuestionKind::Single);
    let silent = bench.question().question;
    bench.touch(Gesture::Pick(0));
    assert_eq!(bench.question().phase, Phase::Answered { right: Some(true), again: false });
    let answered = Event::Answered {
        ticket: 1,
        id: silent.meta.id.clone(),
        question: Wording(silent),
        picked: vec![0],
        right: true,
        first_try: true,
        counts: false,
        after: Duration::from_secs(1),
    };
    assert_eq!(bench.events, vec![Event::SessionStarted, answered]);
}

#[test]
fn once_the_silent_answer_is_shown_a_touch_asks_another_question() {
    let mut bench = of_kind(QuestionKind::Single);
    bench.until(|v| matches!(v, View::Question(q) if matches!(q.phase, Phase::Answered { .. })));
    let known = bench.shown();
    bench.touch(Gesture::Pick(0));
    assert_ne!(bench.shown(), known);
    assert_eq!(bench.question().phase, Phase::Asking);
    for _ in 0..3 {
        bench.answer(true);
        bench.touch(Gesture::Next);
        if matches!(bench.view(), View::VisitDone { .. }) {
            bench.touch(Gesture::Quiz);
        }
        assert_ne!(bench.shown(), known, "its answer is known");
    }
    let progress = bench.question().progress;
    assert_eq!(progress, Some((1, 1)), "one of five is left, and that which is known");
}

#[test]
fn a_visit_asks_three_brings_the_missed_one_back_once_and_closes() {
    let mut bench = of_kind(QuestionKind::Single);
    bench.touch(Gesture::Touch);
    let missed = bench.shown();
    let shown = bench.question().shown;
    bench.answer(false);
    assert_eq!(bench.question().phase, Phase::Answered { right: Some(false), again: true });
    assert_eq!(bench.question().progress, Some((1, 3)));
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().progress, Some((2, 4)));
    bench.answer(true);
    bench.touch(Gesture::Next);
    bench.answer(true);
    bench.touch(Gesture::Next);
    assert_eq!((bench.shown(), bench.question().shown), (missed.clone(), shown));
    bench.answer(false);
    assert_eq!(bench.question().phase, Phase::Answered { right: Some(false), again: false });
    bench.touch(Gesture::Next);
    let View::VisitDone { answered, right, more, learnt, room } = bench.view() else {
        panic!("{:?}", bench.view())
    };
    assert_eq!((answered, right, more), (3, 2, true));
    assert_eq!((learnt.len(), room), (3, None));
    assert_eq!(Some(learnt[0].meta.id.clone()), missed, "what was missed is named first");
    let tries = |e: &&Event| matches!(e, Event::Answered { first_try: false, .. });
    assert_eq!(bench.events.iter().filter(tries).count(), 1);
}

#[test]
fn no_question_comes_twice_and_the_next_visit_has_the_others_first() {
    let mut bench = of_kind(QuestionKind::TrueFalse);
    bench.touch(Gesture::Touch);
    let mut asked = vec![];
    for _ in 0..2 {
        while !matches!(bench.view(), View::VisitDone { .. }) {
            asked.extend(bench.shown());
            assert_eq!(bench.question().shown, vec![0, 1], "true stands before false");
            bench.answer(true);
            bench.touch(Gesture::Next);
        }
        bench.touch(Gesture::Quiz);
    }
    asked.sort();
    asked.dedup();
    assert_eq!(asked.len(), 5);
}

#[test]
fn an_order_is_built_step_by_step_given_back_and_confirmed() {
    let mut bench = of_kind(QuestionKind::Order);
    assert!(!bench.question().shown.is_sorted(), "never shown in the right order");
    bench.touch(Gesture::Pick(2));
    bench.touch(Gesture::Pick(0));
    assert_eq!(bench.question().picked, vec![2, 0]);
    bench.touch(Gesture::Pick(2));
    assert_eq!(bench.question().picked, vec![2, 0], "only the last can be given back");
    bench.touch(Gesture::Pick(0));
    bench.touch(Gesture::Pick(2));
    assert!(bench.question().picked.is_empty());
    for option in 0..3 {
        bench.touch(Gesture::Next);
        bench.touch(Gesture::Pick(option));
    }
    assert_eq!(bench.question().phase, Phase::Asking, "it waits to be confirmed");
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().phase, Phase::Answered { right: Some(true), again: false });
    let answers = bench.events.iter().filter(|e| matches!(e, Event::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

#[test]
fn steps_are_right_in_their_order_alone_and_several_options_in_any() {
    for (kind, picked, is_right) in [
        (QuestionKind::Order, &[0, 1, 2, 3][..], true),
        (QuestionKind::Order, &[1, 0, 2, 3], false),
        (QuestionKind::Order, &[0, 1, 2], false),
        (QuestionKind::Several, &[0, 1], true),
        (QuestionKind::Several, &[1, 0], true),
        (QuestionKind::Several, &[0, 2], false),
        (QuestionKind::Single, &[0], true),
        (QuestionKind::Single, &[1], false),
    ] {
        assert_eq!(question("q", kind, 4).is_right(picked), is_right, "{kind:?} {picked:?}");
    }
}

// Case: Touch: a double tap
#[test]
fn a_double_tap_answers_once_and_never_the_question_that_follows() {
    let mut bench = of_kind(QuestionKind::Single);
    let twice = |bench: &mut Bench, gesture: Gesture| {
        bench.touch(gesture.clone());
        bench.now = later(&bench.now, Duration::from_millis(120));
        bench.step(Some(gesture));
    };
    twice(&mut bench, Gesture::Pick(1));
    assert_eq!(bench.question().picked, vec![1]);
    bench.touch(Gesture::Next);
    bench.now = later(&bench.now, Duration::from_millis(120));
    bench.step(Some(Gesture::Pick(0)));
    assert_eq!(bench.question().phase, Phase::Asking);
    let answers = bench.events.iter().filter(|e| matches!(e, Event::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

#[test]
fn when_all_questions_were_asked_another_visit_begins_anew() {
    let mut bench = of_kind(QuestionKind::Single);
    for left in [2, 0, 2] {
        bench.touch(Gesture::Quiz);
        while !matches!(bench.view(), View::VisitDone { .. }) {
            bench.answer(true);
            bench.touch(Gesture::Next);
        }
        let has_more = matches!(bench.view(), View::VisitDone { more: true, .. });
        assert_eq!(has_more, left > 0);
    }
}
