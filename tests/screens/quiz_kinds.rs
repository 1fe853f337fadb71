//! Each kind of question answered right, wrong and half, in both languages, by what is read
//! out: nothing here looks at the scene for what the glass should say.

use std::sync::Arc;

use breakroom::content::model::{Question, QuestionKind};
use breakroom::player::scene::{Gesture, Phase};
use breakroom::screens::i18n::Arg;
use egui::Vec2;

use crate::asked::{
    SORTS, Sort, answer, asking, confirm_key, option, progress, right, verdict, view, was_right,
    wrong,
};
use crate::rig::{Kiosk, LANDSCAPE, PORTRAIT, say, say_with};

/// Every sort in every language, either way up in turn.
fn everywhere(test: impl Fn(Kiosk, Arc<Question>, &str, Sort)) {
    for (index, sort) in SORTS.into_iter().enumerate() {
        for (turn, lang) in ["en", "zh"].into_iter().enumerate() {
            let size: Vec2 = [LANDSCAPE, PORTRAIT][(index + turn) % 2];
            let (kiosk, question) = asking(sort, size, lang);
            test(kiosk, question, lang, sort);
        }
    }
}

#[track_caller]
fn assert_reads(kiosk: &Kiosk, text: &str) {
    assert!(kiosk.reads(text), "{text:?} isn't among {:#?}", kiosk.texts());
}

#[track_caller]
fn assert_silent_about(kiosk: &Kiosk, text: &str) {
    assert!(!kiosk.reads(text), "{text:?} is among {:#?}", kiosk.texts());
}

fn text(kiosk: &Kiosk, of: &breakroom::content::model::Text) -> String {
    of.get(&kiosk.scene().lang).to_owned()
}

#[test]
fn a_question_reads_out_its_progress_its_words_and_how_many_to_choose() {
    everywhere(|kiosk, question, lang, sort| {
        assert_reads(&kiosk, &progress(lang, 1, 1));
        assert_reads(&kiosk, &text(&kiosk, &question.stem));
        if sort == Sort::Scenario {
            let situation = question.situation.as_ref().expect("a scenario tells its case");
            assert_reads(&kiosk, &text(&kiosk, situation));
        }
        let number = i64::try_from(question.to_choose()).expect("a few");
        let several = say_with(lang, "several-hint", &[("number", Arg::Number(number))]);
        assert!(several.contains(&number.to_string()));
        assert_eq!(kiosk.reads(&several), sort == Sort::Several);
        assert_eq!(kiosk.reads(&say(lang, "order-hint")), sort == Sort::Order);
        for (index, choice) in question.options.iter().enumerate() {
            assert!(kiosk.has(&option(&kiosk, &question, index)), "{sort:?} {lang}");
            assert_silent_about(&kiosk, &text(&kiosk, &choice.rationale));
        }
        assert_silent_about(&kiosk, &text(&kiosk, &question.takeaway));
    });
}

/// A step that was put elsewhere says where.
fn elsewhere(lang: &str, step: &str, number: usize) -> String {
    let number = i64::try_from(number).expect("a few");
    let args = [("step", Arg::Text(step)), ("number", Arg::Number(number))];
    let told = say_with(lang, "step-elsewhere", &args);
    assert!(told.contains(step) && told.len() > step.len());
    told
}

/// What every answered question reads out, however it was answered.
fn assert_told(kiosk: &Kiosk, question: &Question, picks: &[usize], lang: &str) {
    for (index, choice) in question.options.iter().enumerate() {
        assert_reads(kiosk, &text(kiosk, &choice.rationale));
        let name = option(kiosk, question, index);
        assert!(!kiosk.has(&name), "an answered row is no control: {name}");
        if question.kind != QuestionKind::Order {
            assert_reads(kiosk, &name);
            continue;
        }
        let step = format!("{}. {name}", index + 1);
        match picks.iter().position(|&pick| pick == index).expect("a whole answer") {
            at if at == index => assert_reads(kiosk, &step),
            at => assert_reads(kiosk, &elsewhere(lang, &step, at + 1)),
        }
    }
    assert_reads(kiosk, &say(lang, "takeaway"));
    assert_reads(kiosk, &text(kiosk, &question.takeaway));
    let value = question.meta.value.as_ref().expect("it belongs to a value");
    let promise = text(kiosk, &kiosk.scene().kiosk.promise);
    let args = [
        ("value", Arg::Text(value.name.get(&kiosk.scene().lang))),
        ("promise", Arg::Text(&promise)),
    ];
    let kept = say_with(lang, "promise-kept-value", &args);
    assert!(kept.contains(&promise) && kept.contains(value.name.get(&kiosk.scene().lang)));
    assert_reads(kiosk, &kept);
    assert_reads(kiosk, &progress(lang, 1, 1));
    assert!(kiosk.has(&say(lang, "next")));
}

/// What the rows say beside ticks, crosses and colours.
fn marks(kiosk: &Kiosk, lang: &str) -> [usize; 4] {
    let texts = kiosk.texts();
    let (yours, right, wrong) =
        (say(lang, "your-choice"), say(lang, "right-answer"), say(lang, "wrong-answer"));
    let count = |is: &dyn Fn(&str) -> bool| texts.iter().filter(|text| is(text)).count();
    [
        count(&|t| t == format!("{yours} · {right}")),
        count(&|t| t == format!("{yours} · {wrong}")),
        count(&|t| t == right),
        count(&|t| t == say(lang, "missed-answer")),
    ]
}

#[test]
fn a_right_answer_is_told_in_words_with_a_reason_for_every_option() {
    everywhere(|mut kiosk, question, lang, sort| {
        let picks = right(&question);
        answer(&mut kiosk, &question, &picks);
        assert_reads(&kiosk, &say(lang, "verdict-right"));
        assert_told(&kiosk, &question, &picks, lang);
        assert_silent_about(&kiosk, &say(lang, "comes-again"));
        let chosen = if sort == Sort::Order { 0 } else { question.to_choose() };
        assert_eq!(marks(&kiosk, lang), [chosen, 0, 0, 0], "{sort:?} {lang}");
        assert_eq!(was_right(&mut kiosk), [true]);
    });
}

#[test]
fn a_wrong_answer_is_told_in_words_with_a_reason_for_every_option() {
    everywhere(|mut kiosk, question, lang, sort| {
        let picks = wrong(&question);
        answer(&mut kiosk, &question, &picks);
        let (verdict, words) = match sort {
            Sort::Several => ("verdict-several-wrong", [question.to_choose() - 1, 1, 0, 1]),
            Sort::Order => ("verdict-order-wrong", [0, 0, 0, 0]),
            _ => ("verdict-wrong", [0, 1, 1, 0]),
        };
        assert_reads(&kiosk, &say(lang, verdict));
        assert_silent_about(&kiosk, &say(lang, "verdict-right"));
        assert_told(&kiosk, &question, &picks, lang);
        assert_reads(&kiosk, &say(lang, "comes-again"));
        assert_eq!(marks(&kiosk, lang), words, "{sort:?} {lang}");
        assert_eq!(was_right(&mut kiosk), [false]);
    });
}

#[test]
fn half_an_answer_is_not_taken_and_can_be_taken_back_until_it_is_confirmed() {
    everywhere(|mut kiosk, question, lang, sort| {
        if !question.is_confirmed() {
            return;
        }
        let confirm = say(lang, confirm_key(&question));
        let picks = right(&question);
        let (last, half) = picks.split_last().expect("parts");
        for &index in half {
            let name = option(&kiosk, &question, index);
            kiosk.tap(&name);
            assert!(!kiosk.has(&confirm), "{sort:?} {lang}: offered too early");
            // Nor does a finger that finds it nevertheless.
            kiosk.go(Gesture::Next);
            assert_eq!(view(&kiosk).phase, Phase::Asking);
        }
        let (back, last) =
            (option(&kiosk, &question, half[half.len() - 1]), option(&kiosk, &question, *last));
        kiosk.tap(&back);
        assert_eq!(view(&kiosk).picked, half[..half.len() - 1], "taken back");
        kiosk.tap(&back);
        kiosk.tap(&last);
        assert!(kiosk.has(&confirm));
        kiosk.tap(&last);
        assert!(!kiosk.has(&confirm), "{sort:?} {lang}: half of it again");
        kiosk.tap(&last);
        assert_eq!(verdict(&kiosk), None, "nothing is judged before it is confirmed");
        assert_eq!(was_right(&mut kiosk), [false; 0]);
        kiosk.tap(&confirm);
        assert_reads(&kiosk, &say(lang, "verdict-right"));
        assert_eq!(was_right(&mut kiosk), [true]);
    });
}

// Case: Touch: a double tap
#[test]
fn a_double_tap_on_what_answers_answers_once_and_stays_on_the_question() {
    everywhere(|mut kiosk, question, lang, sort| {
        let picks = right(&question);
        let name = if question.is_confirmed() {
            for &index in &picks {
                let name = option(&kiosk, &question, index);
                kiosk.tap(&name);
            }
            say(lang, confirm_key(&question))
        } else {
            option(&kiosk, &question, picks[0])
        };
        let at = kiosk.control(&name).rect.center();
        for _ in 0..2 {
            kiosk.press(at);
            kiosk.lift(at);
        }
        kiosk.settle();
        assert_eq!(was_right(&mut kiosk), [true], "{sort:?} {lang}");
        assert_reads(&kiosk, &say(lang, "verdict-right"));
    });
}

// Case: Touch: a double tap
#[test]
fn a_double_tap_on_next_goes_on_by_one_page() {
    everywhere(|mut kiosk, question, lang, sort| {
        answer(&mut kiosk, &question, &right(&question));
        let at = kiosk.control(&say(lang, "next")).rect.center();
        for _ in 0..2 {
            kiosk.press(at);
            kiosk.lift(at);
        }
        kiosk.settle();
        assert!(kiosk.reads(&say(lang, "visit-title")), "{sort:?} {lang}: {:?}", kiosk.texts());
    });
}

// Case: Touch: a finger held for 60 s
#[test]
fn a_finger_that_stays_answers_once_when_it_is_lifted() {
    everywhere(|mut kiosk, question, lang, sort| {
        let picks = right(&question);
        let name = option(&kiosk, &question, picks[0]);
        let at = kiosk.control(&name).rect.center();
        kiosk.press(at);
        for _ in 0..60 {
            kiosk.wait(std::time::Duration::from_secs(1));
            assert_eq!(view(&kiosk).phase, Phase::Asking);
            assert_eq!(view(&kiosk).picked, [0_usize; 0]);
        }
        kiosk.lift(at);
        kiosk.settle();
        let answered = if question.is_confirmed() { vec![] } else { vec![true] };
        assert_eq!(was_right(&mut kiosk), answered, "{sort:?} {lang}");
        assert_eq!(view(&kiosk).picked, picks[..1]);
    });
}
