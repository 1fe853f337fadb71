//! A visit from its first question to its closing card, by what is read out.

use std::sync::Arc;
use std::time::Duration;

use breakroom::content::model::{Content, Question};
use breakroom::player::quiz::history::{History, Record};
use breakroom::player::scene::{Gesture, Phase, View};
use breakroom::screens::i18n::Arg;

use crate::asked::{Sort, answer, only, progress, right, view, wrong};
use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say, say_with};

fn stem(kiosk: &Kiosk) -> String {
    view(kiosk).question.stem.get(&kiosk.scene().lang).to_owned()
}

fn asked(kiosk: &Kiosk) -> Arc<Question> {
    Arc::clone(&view(kiosk).question)
}

#[test]
fn one_tap_joins_the_silent_quiz_with_the_same_question_in_the_same_order() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let mut kiosk = Kiosk::playing(size, lang);
        while !matches!(kiosk.scene().view, View::Question(_)) {
            kiosk.wait(Duration::from_secs(1));
        }
        let (silent, lang) = (view(&kiosk).clone(), kiosk.scene().lang.to_string());
        let stem = stem(&kiosk);
        assert!(kiosk.reads(&stem) && kiosk.reads(&say(&lang, "question-silent")));
        assert!(kiosk.reads(&say(&lang, "think")), "{:?}", kiosk.texts());
        kiosk.tap_at(egui::pos2(8.0, 8.0));
        assert!(kiosk.reads(&stem) && kiosk.reads(&progress(&lang, 1, 3)), "{:?}", kiosk.texts());
        assert!(!kiosk.reads(&say(&lang, "think")), "nobody is hurried");
        assert_eq!(view(&kiosk).phase, Phase::Asking);
        assert_eq!(view(&kiosk).shown, silent.shown);
        let question = asked(&kiosk);
        answer(&mut kiosk, &question, &right(&question));
        assert!(kiosk.reads(&say(&lang, "verdict-right")));
    }
}

#[test]
fn the_silent_quiz_tells_answer_and_reasons_without_a_touch() {
    let mut kiosk = Kiosk::playing(LANDSCAPE, "en");
    while !matches!(kiosk.scene().view, View::Question(_)) {
        kiosk.wait(Duration::from_secs(1));
    }
    let (question, lang) = (asked(&kiosk), kiosk.scene().lang.clone());
    let reason = question.options[0].rationale.get(&lang).to_owned();
    let mut thought_s = 0;
    while !kiosk.reads(&say(lang.as_str(), "answer")) {
        assert!(!kiosk.reads(&reason));
        assert!(thought_s < 12, "time to think has an end");
        kiosk.wait(Duration::from_secs(1));
        thought_s += 1;
    }
    assert!(thought_s >= 6, "there is time to think: {thought_s} s");
    for option in &question.options {
        assert!(kiosk.reads(option.rationale.get(&lang)));
    }
    assert!(kiosk.reads(question.takeaway.get(&lang)));
    assert!(!kiosk.reads(&say(lang.as_str(), "your-choice")) && !kiosk.scene().in_session);
}

#[test]
fn missed_questions_come_back_last_and_once() {
    for (size, lang) in [(LANDSCAPE, "zh"), (PORTRAIT, "en")] {
        let content = Arc::new(only(Sort::Single, 3));
        let mut kiosk = Kiosk::playing_content(size, lang, content);
        kiosk.go(Gesture::Quiz);
        let mut stems = Vec::new();
        // The first and the third are missed; each is missed again when it comes back.
        for (nth, total) in [(1, 3), (2, 4), (3, 4), (4, 5), (5, 5)] {
            assert!(kiosk.reads(&progress(lang, nth, total)), "{nth}: {:?}", kiosk.texts());
            stems.push(stem(&kiosk));
            let question = asked(&kiosk);
            let picks = if nth == 2 { right(&question) } else { wrong(&question) };
            answer(&mut kiosk, &question, &picks);
            let again = say(lang, "comes-again");
            assert_eq!(kiosk.reads(&again), nth == 1 || nth == 3, "{nth}");
            kiosk.tap_key("next");
        }
        assert_eq!(stems[3..], [stems[0].clone(), stems[2].clone()]);
        let args = [("answered", Arg::Number(3)), ("right", Arg::Number(1))];
        assert!(kiosk.reads(&say_with(lang, "visit-count", &args)), "{:?}", kiosk.texts());
    }
}

/// A room that answered the one question so often.
fn room(content: &Content, right: u32, answers: u32) -> History {
    let mut history = History::default();
    for question in &content.questions {
        let record = Record { answers, right, ..Record::default() };
        history.insert(question.meta.id.clone(), record);
    }
    history
}

/// The closing card after one right answer in a room that has given others before.
fn closing_card(lang: &str, size: egui::Vec2, right_before: u32, before: u32) -> Kiosk {
    let content = only(Sort::Single, 1);
    let history = room(&content, right_before, before);
    let mut kiosk = Kiosk::playing_with(size, lang, Arc::new(content), history, false);
    kiosk.go(Gesture::Quiz);
    // Time to read, or the answer says nothing about the room.
    kiosk.wait(Duration::from_secs(20));
    let question = asked(&kiosk);
    answer(&mut kiosk, &question, &right(&question));
    kiosk.tap_key("next");
    assert!(matches!(kiosk.scene().view, View::VisitDone { .. }));
    assert!(kiosk.reads(&say(lang, "visit-title")));
    assert!(kiosk.reads(question.takeaway.get(&kiosk.scene().lang)));
    assert!(kiosk.reads(&say(lang, "visit-forget")));
    kiosk
}

#[test]
fn the_closing_card_says_what_the_room_knows_from_five_answers_up() {
    for (size, lang) in [(LANDSCAPE, "en"), (PORTRAIT, "zh")] {
        let about = say(lang, "visit-room");
        // With the answer of this visit: 4 of 4, 5 of 5, 18 of 25.
        let few = closing_card(lang, size, 3, 3);
        assert!(!few.reads(&about), "{:?}", few.texts());
        assert!(few.texts().iter().all(|text| !text.contains('%')), "{:?}", few.texts());
        for (right_before, before, percent) in [(4, 4, 100), (17, 24, 72)] {
            let kiosk = closing_card(lang, size, right_before, before);
            let args = [("number", Arg::Number(percent))];
            let number = say_with(lang, "visit-room-number", &args);
            assert!(kiosk.reads(&number) && kiosk.reads(&about), "{:?}", kiosk.texts());
        }
    }
}

#[test]
fn an_answered_question_says_what_the_room_chose_from_five_answers_up() {
    for (before, says) in [(3, false), (4, true)] {
        let content = only(Sort::TrueFalse, 1);
        let history = room(&content, before, before);
        let mut kiosk = Kiosk::playing_with(LANDSCAPE, "en", Arc::new(content), history, false);
        kiosk.go(Gesture::Quiz);
        kiosk.wait(Duration::from_secs(20));
        let question = asked(&kiosk);
        answer(&mut kiosk, &question, &right(&question));
        let told = say_with("en", "room-right", &[("number", Arg::Number(100))]);
        assert_eq!(kiosk.reads(&told), says, "{:?}", kiosk.texts());
    }
}
