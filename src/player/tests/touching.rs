//! Sessions: joining, answering, browsing, idling.

use std::sync::Arc;
use std::time::Duration;

use super::super::scene::{Event, Gesture, Phase, View, WALL_PAGE, WALL_PAGE_REACH};
use super::super::testing::*;
use super::{Bench, is_thinking};
use crate::content::model::*;

fn of_kind(kind: QuestionKind) -> Bench {
    let options = if kind == QuestionKind::TrueFalse {
        2
    } else {
        3
    };
    let questions = (0..5)
        .map(|i| Arc::new(question(&format!("q{i}"), kind, options)))
        .collect();
    let mut bench = Bench::new(Content {
        questions,
        ..small()
    });
    bench.until(is_thinking);
    bench.events.clear();
    bench
}

#[test]
fn a_touch_joins_in_with_what_is_on_the_glass() {
    let mut bench = Bench::new(small());
    bench.until(|v| matches!(v, View::Slide { role: None, .. }));
    bench.touch(Gesture::Touch);
    assert_eq!(bench.view(), View::Home);
    bench.touch(Gesture::Leave);
    bench.until(|v| matches!(v, View::Slide { role: Some(_), .. }));
    bench.touch(Gesture::Touch);
    assert!(matches!(bench.view(), View::Roles { .. }));
    bench.touch(Gesture::Leave);
    bench.until(|v| matches!(v, View::Commendation { .. }));
    let card = bench.shown();
    bench.touch(Gesture::Touch);
    assert!(matches!(
        bench.view(),
        View::Commendation { opened: true, .. }
    ));
    assert_eq!(bench.shown(), card);
    bench.touch(Gesture::Back);
    assert!(matches!(bench.view(), View::Wall(_)));
}

#[test]
fn joining_a_question_keeps_its_order_and_asks_it_first_of_three() {
    let mut bench = of_kind(QuestionKind::Single);
    let silent = bench.question();
    bench.touch(Gesture::Touch);
    let asked = bench.question();
    assert_eq!(
        (asked.question, asked.shown),
        (silent.question, silent.shown)
    );
    assert_eq!((asked.phase, asked.progress), (Phase::Asking, Some((1, 3))));
    assert_eq!(bench.events, vec![Event::SessionStarted]);
    assert_eq!(bench.player.upcoming(&bench.now), None);
}

#[test]
fn a_finger_on_an_option_of_the_silent_quiz_joins_and_answers_at_once() {
    let mut bench = of_kind(QuestionKind::Single);
    let silent = bench.question().question.meta.id.clone();
    bench.touch(Gesture::Pick(0));
    assert_eq!(
        bench.question().phase,
        Phase::Answered {
            right: Some(true),
            again: false
        }
    );
    let answered = Event::Answered {
        id: silent,
        picked: vec![0],
        right: true,
        first_try: true,
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
}

#[test]
fn a_visit_asks_three_brings_the_missed_one_back_once_and_closes() {
    let mut bench = of_kind(QuestionKind::Single);
    bench.touch(Gesture::Touch);
    let missed = bench.shown();
    let shown = bench.question().shown;
    bench.answer(false);
    assert_eq!(
        bench.question().phase,
        Phase::Answered {
            right: Some(false),
            again: true
        }
    );
    assert_eq!(bench.question().progress, Some((1, 3)));
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().progress, Some((2, 4)));
    bench.answer(true);
    bench.touch(Gesture::Next);
    bench.answer(true);
    bench.touch(Gesture::Next);
    assert_eq!(
        (bench.shown(), bench.question().shown),
        (missed.clone(), shown)
    );
    bench.answer(false);
    assert_eq!(
        bench.question().phase,
        Phase::Answered {
            right: Some(false),
            again: false
        }
    );
    bench.touch(Gesture::Next);
    let View::VisitDone {
        answered,
        right,
        more,
        takeaway,
    } = bench.view()
    else {
        panic!("{:?}", bench.view())
    };
    assert_eq!((answered, right, more), (3, 2, true));
    assert_eq!(Some(takeaway.meta.id.clone()), missed);
    let tries = |e: &&Event| {
        matches!(
            e,
            Event::Answered {
                first_try: false,
                ..
            }
        )
    };
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
            assert_eq!(
                bench.question().shown,
                vec![0, 1],
                "true stands before false"
            );
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
    assert!(
        !bench.question().shown.is_sorted(),
        "never shown in the right order"
    );
    bench.touch(Gesture::Pick(2));
    bench.touch(Gesture::Pick(0));
    assert_eq!(bench.question().picked, vec![2, 0]);
    bench.touch(Gesture::Pick(2));
    assert_eq!(
        bench.question().picked,
        vec![2, 0],
        "only the last can be given back"
    );
    bench.touch(Gesture::Pick(0));
    bench.touch(Gesture::Pick(2));
    assert!(bench.question().picked.is_empty());
    for option in 0..3 {
        bench.touch(Gesture::Next);
        bench.touch(Gesture::Pick(option));
    }
    assert_eq!(
        bench.question().phase,
        Phase::Asking,
        "it waits to be confirmed"
    );
    bench.touch(Gesture::Next);
    assert_eq!(
        bench.question().phase,
        Phase::Answered {
            right: Some(true),
            again: false
        }
    );
    let answers = bench
        .events
        .iter()
        .filter(|e| matches!(e, Event::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

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
    let answers = bench
        .events
        .iter()
        .filter(|e| matches!(e, Event::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

#[test]
fn gestures_that_point_nowhere_change_nothing() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Wall);
    let before = bench.view();
    for gesture in [
        Gesture::WallPage(1),
        Gesture::WallPage(usize::MAX),
        Gesture::WallValue(Some(id("nowhere"))),
        Gesture::WallMonth(Some((1999, 1))),
        Gesture::OpenCard(id("nobody")),
        Gesture::PickRole(id("nothing")),
        Gesture::Pick(0),
        Gesture::Next,
    ] {
        bench.touch(gesture);
        assert_eq!(bench.view(), before);
    }
    bench.touch(Gesture::Quiz);
    bench.touch(Gesture::Pick(99));
    assert_eq!(bench.question().phase, Phase::Asking);
}

#[test]
fn the_wall_pages_by_eight_or_in_reach_mode_by_four_the_newest_first() {
    let mut content = small();
    content.commendations = (0..19)
        .map(|i| {
            Arc::new(card(
                &format!("c{i}"),
                "Ada",
                &format!("2026-{:02}-01", 1 + i % 9),
            ))
        })
        .collect();
    let mut bench = Bench::new(content);
    let wall = |bench: &Bench| match bench.view() {
        View::Wall(wall) => wall,
        other => panic!("{other:?}"),
    };
    bench.touch(Gesture::Wall);
    assert_eq!(
        (wall(&bench).cards.len(), wall(&bench).pages),
        (WALL_PAGE, 3)
    );
    assert!(wall(&bench).cards.is_sorted_by(|a, b| a.date >= b.date));
    assert_eq!(wall(&bench).months.len(), 9);
    bench.touch(Gesture::WallPage(1));
    let first = wall(&bench).cards[0].clone();
    bench.touch(Gesture::Reach);
    assert_eq!(
        (wall(&bench).cards.len(), wall(&bench).pages),
        (WALL_PAGE_REACH, 5)
    );
    assert_eq!(wall(&bench).cards[0], first, "the same card leads");
    bench.touch(Gesture::WallMonth(Some((2026, 1))));
    assert_eq!((wall(&bench).cards.len(), wall(&bench).page), (3, 0));
    bench.touch(Gesture::OpenCard(id("c0")));
    bench.touch(Gesture::Back);
    assert_eq!(
        wall(&bench).month,
        Some((2026, 1)),
        "the way back keeps what was chosen"
    );
}

#[test]
fn a_role_filters_the_questions_and_back_leads_home() {
    let mut content = small();
    let mut stock = single("stock");
    stock.meta.audience = vec![id("warehouse")];
    let mut books = single("books");
    books.meta.audience = vec![id("finance")];
    content.questions = vec![Arc::new(books), Arc::new(stock)];
    let mut bench = Bench::new(content);
    bench.touch(Gesture::PickRole(id("warehouse")));
    bench.touch(Gesture::Quiz);
    assert_eq!(
        (bench.shown(), bench.question().progress),
        (Some(id("stock")), Some((1, 1)))
    );
    bench.touch(Gesture::PickRole(id("finance")));
    bench.touch(Gesture::Back);
    assert!(matches!(bench.view(), View::Roles { .. }));
    bench.touch(Gesture::Back);
    assert_eq!(bench.view(), View::Home);
}

#[test]
fn walking_away_asks_counts_down_and_forgets_everything() {
    let mut bench = of_kind(QuestionKind::Order);
    let lang = bench.scene().lang;
    let upcoming = bench
        .player
        .upcoming(&bench.now)
        .and_then(|s| super::id_of(&s.view));
    bench.touch(Gesture::Touch);
    bench.touch(Gesture::Pick(0));
    for gesture in [
        Gesture::Language,
        Gesture::Reach,
        Gesture::LargeText,
        Gesture::ReducedMotion,
    ] {
        bench.touch(gesture);
    }
    assert_ne!(bench.scene().lang, lang);
    assert!(bench.scene().ease.reach && bench.scene().ease.large_text);
    let left = bench.now.mono;
    bench.tick();
    let here = bench.scene().still_here.map(|s| (s.left_s, s.of_s));
    assert_eq!(
        (here, bench.now.mono - left),
        (Some((20, 20)), Duration::from_secs(30))
    );
    bench.tick();
    assert_eq!(bench.scene().still_here.map(|s| s.left_s), Some(19));
    bench.touch(Gesture::Touch);
    assert_eq!(bench.scene().still_here, None);
    assert_eq!(
        bench.question().picked,
        vec![0],
        "a touch only says: still here"
    );
    let left = bench.now.mono;
    while bench.scene().in_session {
        bench.tick();
    }
    assert_eq!(bench.now.mono - left, Duration::from_secs(50));
    assert_eq!(bench.scene().ease, super::super::scene::Ease::default());
    assert_eq!(
        bench.shown(),
        upcoming,
        "the loop goes on with the item after"
    );
    assert!(bench.events.contains(&Event::SessionEnded));
    bench.touch(Gesture::Quiz);
    assert!(bench.question().picked.is_empty());
}

#[test]
fn a_long_text_gives_twice_its_reading_time_before_it_asks() {
    let mut content = small();
    let mut long = card("c9", "Ada", "2026-11-09");
    long.situation = text(&"word ".repeat(290));
    content.commendations = vec![Arc::new(long)];
    let mut bench = Bench::new(content);
    bench.touch(Gesture::OpenCard(id("c9")));
    let waits = bench.player.next_change(&bench.now) - bench.now.mono;
    assert!(waits > Duration::from_secs(150), "{waits:?}");
}
