//! Visits: where they begin, answers of several parts, and answers on their way to the ledger.

use std::sync::Arc;
use std::time::Duration;

use super::super::scene::{Beside, Event, Gesture, Phase, Room, View};
use super::super::testing::*;
use super::{Bench, of_kind};
use crate::content::model::*;
use crate::player::quiz::history::History;
use crate::player::quiz::need;
use crate::player::{Options, Player, RECORD_WAIT};

const TOLD: Phase = Phase::Answered { right: Some(true), again: false };

/// Two questions and a colleague of each of two values, and a question without one.
fn valued() -> Content {
    let (own_it, respect) = (value("own-it"), value("respect"));
    let asked = |name: &str, value: &Arc<Value>| {
        let mut asked = single(name);
        asked.meta.value = Some(value.clone());
        Arc::new(asked)
    };
    let thanks = |name: &str, value: &Arc<Value>| {
        let mut thanks = card(name, name, "2026-11-01");
        thanks.meta.value = Some(value.clone());
        Arc::new(thanks)
    };
    Content {
        questions: vec![
            asked("o1", &own_it),
            asked("o2", &own_it),
            asked("r1", &respect),
            asked("r2", &respect),
            Arc::new(single("none")),
        ],
        commendations: vec![thanks("mei", &own_it), thanks("tom", &respect)],
        values: vec![own_it, respect, value("empty")],
        ..small()
    }
}

fn with_ledger(content: Content) -> Bench {
    Bench::with(content, Options { ledger: true, ..Options::default() }, noon())
}

#[test]
fn several_are_chosen_given_back_in_any_order_and_confirmed_when_they_are_as_many_as_said() {
    let mut bench = of_kind(QuestionKind::Several);
    bench.touch(Gesture::Touch);
    let touches = [(2, vec![2]), (0, vec![2, 0]), (1, vec![2, 0]), (2, vec![0]), (1, vec![0, 1])];
    for (option, picked) in touches {
        bench.touch(Gesture::Pick(option));
        assert_eq!(bench.question().picked, picked);
        assert_eq!(bench.question().phase, Phase::Asking);
    }
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().phase, TOLD, "in whatever order they were chosen");
    let answers = bench.events.iter().filter(|e| matches!(e, Event::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

#[test]
fn a_part_of_the_right_ones_is_not_confirmed_and_a_mixture_is_wrong() {
    let mut bench = of_kind(QuestionKind::Several);
    bench.touch(Gesture::Touch);
    bench.touch(Gesture::Pick(0));
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().phase, Phase::Asking);
    bench.touch(Gesture::Pick(2));
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().phase, Phase::Answered { right: Some(false), again: true });
}

#[test]
fn with_a_ledger_what_was_picked_shows_as_taken_until_its_ticket_comes_back() {
    let mut bench = with_ledger(small());
    bench.touch(Gesture::QuizOn(id("none")));
    bench.touch(Gesture::Pick(0));
    let answered = |e: &&Event| matches!(e, Event::Answered { ticket: 1, .. });
    assert_eq!(bench.events.iter().filter(answered).count(), 1);
    let taken = bench.question();
    assert_eq!((taken.phase, taken.picked), (Phase::Recording, vec![0]));
    assert_eq!((taken.colleague, taken.room), (None, None));
    bench.recorded = vec![7];
    bench.wait(Duration::from_millis(10));
    bench.step(Some(Gesture::Next));
    bench.step(Some(Gesture::Pick(1)));
    assert_eq!(bench.question().phase, Phase::Recording, "another ticket, and other fingers");
    bench.recorded = vec![6, 1];
    bench.wait(Duration::from_millis(10));
    assert!(matches!(bench.question().phase, Phase::Answered { right: Some(_), .. }));
    bench.wait(Duration::from_millis(100));
    bench.step(Some(Gesture::Next));
    assert!(matches!(bench.question().phase, Phase::Answered { .. }), "a tap meant for before");
    bench.touch(Gesture::Next);
    assert_eq!(bench.question().phase, Phase::Asking);
}

#[test]
fn a_ledger_that_does_not_answer_is_waited_for_as_long_as_its_disk_and_no_longer() {
    let mut bench = with_ledger(small());
    bench.touch(Gesture::Quiz);
    bench.answer_parts(true);
    assert_eq!(bench.question().phase, Phase::Recording);
    let since = bench.now.mono;
    bench.tick();
    assert_eq!(bench.now.mono - since, RECORD_WAIT);
    const { assert!(RECORD_WAIT.as_millis() >= crate::ledger::ACK_WAIT.as_millis()) };
    assert_eq!(bench.question().phase, TOLD);
}

#[test]
fn whoever_leaves_while_an_answer_is_on_its_way_leaves() {
    let mut bench = with_ledger(small());
    bench.touch(Gesture::Quiz);
    bench.answer_parts(true);
    bench.touch(Gesture::Leave);
    assert!(!bench.scene().in_session);
    bench.recorded = vec![1];
    bench.touch(Gesture::Quiz);
    assert_eq!(bench.question().phase, Phase::Asking);
}

#[test]
fn the_colleague_who_did_just_that_is_of_the_same_value_and_leads_back_to_the_question() {
    let mut bench = Bench::new(valued());
    bench.touch(Gesture::QuizOn(id("respect")));
    bench.touch(Gesture::WhoDid);
    assert_eq!(bench.question().phase, Phase::Asking, "not before it is answered");
    assert_eq!(bench.question().colleague, None);
    bench.answer(true);
    let answered = bench.question();
    assert_eq!(answered.colleague, Some(id("tom")));
    bench.touch(Gesture::WhoDid);
    assert_eq!(bench.shown(), Some(id("tom")));
    assert!(matches!(bench.view(), View::Commendation { opened: true, beside: Beside::Asked, .. }));
    assert!(bench.events.contains(&Event::Opened { id: id("tom") }));
    bench.touch(Gesture::Back);
    assert_eq!(bench.question(), answered);
}

#[test]
fn a_colleague_withdrawn_while_open_gives_way_to_the_question() {
    let mut bench = Bench::new(valued());
    bench.touch(Gesture::QuizOn(id("respect")));
    bench.answer(true);
    bench.touch(Gesture::WhoDid);
    let gone = Content { commendations: Vec::new(), ..valued() };
    bench.player.set_content(Arc::new(gone), &bench.now);
    assert_eq!(bench.question().phase, TOLD);
    assert_eq!(bench.question().colleague, None);
}

#[test]
fn a_visit_on_a_value_asks_about_that_value_alone_again_and_again() {
    let mut bench = Bench::new(valued());
    for _ in 0..2 {
        bench.touch(Gesture::OpenCard(id("mei")));
        let leads_on = matches!(bench.view(), View::Commendation { beside: Beside::Questions, .. });
        assert!(leads_on);
        bench.touch(Gesture::QuizOn(id("own-it")));
        let mut asked = Vec::new();
        while !matches!(bench.view(), View::VisitDone { .. }) {
            asked.extend(bench.shown());
            bench.answer(true);
            bench.touch(Gesture::Next);
        }
        asked.sort();
        assert_eq!(asked, [id("o1"), id("o2")]);
    }
    bench.touch(Gesture::QuizOn(id("empty")));
    assert_eq!(bench.question().progress, Some((1, 3)), "nothing on it, so anything");
}

#[test]
fn a_question_for_you_is_one_that_names_your_role() {
    let mut content = small();
    let mut stock = single("stock");
    stock.meta.audience = vec![id("warehouse")];
    content.questions.push(Arc::new(stock));
    let mut bench = Bench::new(content);
    bench.touch(Gesture::PickRole(id("warehouse")));
    bench.touch(Gesture::Quiz);
    assert_eq!((bench.shown(), bench.question().progress), (Some(id("stock")), Some((1, 1))));
    bench.touch(Gesture::PickRole(id("finance")));
    bench.touch(Gesture::Quiz);
    assert_eq!(bench.question().progress, Some((1, 3)), "none names finance, so any that fits");
}

#[test]
fn a_room_is_spoken_of_from_five_answers_up() {
    assert_eq!(Room::new(4, 4), None);
    assert_eq!(Room::new(4, 5).map(|room| (room.percent(), room.answers)), Some((80, 5)));
    assert_eq!(Room::new(9, 5).map(|room| room.percent()), Some(100));
}

#[test]
fn tickets_go_on_from_visit_to_visit() {
    let mut bench = Bench::new(small());
    let mut last = 0;
    for _ in 0..3 {
        bench.touch(Gesture::Quiz);
        bench.answer(true);
        bench.touch(Gesture::Leave);
        let tickets = bench.events.iter().filter_map(|e| match e {
            Event::Answered { ticket, .. } => Some(*ticket),
            _ => None,
        });
        let newest = tickets.max().unwrap_or(0);
        assert_eq!(newest, last + 1);
        last = newest;
    }
    assert_eq!(Player::new(Arc::new(small()), Options::default(), &noon()).tickets, 0);
}

#[test]
fn too_quick_to_have_read_or_the_thirteenth_in_a_row_says_nothing_about_the_room() {
    let mut bench = of_kind(QuestionKind::TrueFalse);
    bench.touch(Gesture::Quiz);
    let mut counted = Vec::new();
    for round in 0..20 {
        while matches!(bench.view(), View::VisitDone { .. }) {
            bench.touch(Gesture::Quiz);
        }
        if round == 0 {
            // Four words of a statement, and a finger after four tenths of a second.
            bench.now = later(&bench.now, Duration::from_millis(400));
            bench.step(Some(Gesture::Pick(0)));
        } else {
            bench.answer(true);
        }
        if let Some(Event::Answered { counts, .. }) = bench.events.last() {
            counted.push(*counts);
        }
        bench.touch(Gesture::Next);
    }
    let expected: Vec<bool> = (0..20).map(|i| i > 0 && i < 12).collect();
    assert_eq!(counted, expected);
}

/// History in which so many have answered the question of that name, all right or all wrong.
fn history(of: &[(&str, u32, bool)]) -> History {
    let now = noon().wall.timestamp();
    let mut history = History::default();
    for &(name, answers, right) in of {
        (0..answers).for_each(|_| history.answer(&id(name), right, now));
    }
    history
}

#[test]
fn what_the_ledger_remembers_decides_what_is_asked_and_what_is_said_of_the_room() {
    let questions = (0..8).map(|i| Arc::new(single(&format!("q{i}")))).collect();
    let mut bench = Bench::new(Content { questions, ..small() });
    let known = history(&[("q3", 9, false), ("q5", 12, false), ("q6", 7, false)]);
    bench.player.set_history(known, &bench.now);
    bench.touch(Gesture::Quiz);
    let mut asked = Vec::new();
    for right in [true, true, false] {
        asked.extend(bench.shown());
        assert_eq!(bench.question().room, None, "not before it is answered");
        bench.answer(right);
        bench.touch(Gesture::Next);
    }
    assert_eq!(asked[0], id("q6"), "the best known of the three");
    asked.sort();
    assert_eq!(asked, [id("q3"), id("q5"), id("q6")]);
    bench.answer(true);
    assert!(bench.question().room.is_some_and(|room| room.answers >= 7));
    bench.touch(Gesture::Next);
    let View::VisitDone { room: Some(room), .. } = bench.view() else { panic!() };
    // One-second taps are too quick to count, so the room is what the ledger says.
    assert_eq!((room.answers, room.percent()), (28, 0));
}

#[test]
fn after_two_errors_an_easier_one_comes_and_then_what_was_missed() {
    let questions = (0..8).map(|i| Arc::new(single(&format!("q{i}")))).collect();
    let mut bench = Bench::new(Content { questions, ..small() });
    let known = history(&[("q3", 9, false), ("q5", 9, false), ("q6", 9, false), ("q1", 9, true)]);
    bench.player.set_history(known, &bench.now);
    bench.touch(Gesture::Quiz);
    for number in 1..=2 {
        assert_eq!(bench.question().progress.map(|(at, _)| at), Some(number));
        assert_ne!(bench.shown(), Some(id("q1")));
        bench.answer(false);
        bench.touch(Gesture::Next);
    }
    assert_eq!(bench.shown(), Some(id("q1")));
    assert_eq!(bench.question().progress, Some((3, 5)));
}

#[test]
fn a_wall_clock_that_jumps_about_changes_nothing_about_what_is_asked() {
    let asked = |jump: i64| {
        let questions = (0..12).map(|i| Arc::new(single(&format!("q{i}")))).collect();
        let mut bench = Bench::new(Content { questions, roles: Vec::new(), ..small() });
        bench.player.set_history(history(&[("q3", 9, false), ("q5", 2, true)]), &bench.now);
        let mut asked = Vec::new();
        for round in 0..12 {
            if round == 5 {
                let wall = bench.now.wall.checked_add(jiff::SignedDuration::from_hours(jump));
                bench.now.wall = wall.expect("a time");
            }
            bench.touch(Gesture::Quiz);
            asked.extend(bench.shown());
            bench.touch(Gesture::Leave);
            bench.wait(Duration::from_secs(1));
        }
        asked
    };
    assert_eq!(asked(0), asked(24 * 200));
    assert_eq!(asked(0), asked(-24 * 200));
}

/// Why a question would be asked now.
fn why(bench: &Bench, name: &str) -> need::Why {
    let player = &bench.player;
    let moment = player.planner.moment(player.plan_context(&bench.now));
    let question = player.playlist.questions.iter().find(|q| q.meta.id == id(name));
    need::why(question.expect("a live question"), moment)
}

#[test]
fn a_wall_that_lies_before_the_newest_record_is_not_believed() {
    let mut bench = Bench::new(Content {
        questions: (0..8).map(|i| Arc::new(single(&format!("q{i}")))).collect(),
        ..small()
    });
    let mut seen = History::default();
    let ahead = noon().wall.timestamp() + jiff::SignedDuration::from_hours(48);
    seen.show(&id("q0"), ahead - jiff::SignedDuration::from_hours(24));
    seen.show(&id("q1"), ahead);
    bench.player.set_history(seen, &bench.now);
    let days = |name: &str| why(&bench, name).days;
    assert_eq!((days("q0"), days("q1"), days("q2")), (Some(1.0), Some(0.0), None));
}

#[test]
fn a_question_that_is_worded_anew_begins_without_answers() {
    let mut bench = Bench::new(small());
    bench.player.set_history(history(&[("q1", 9, true)]), &bench.now);
    let known = |bench: &Bench| why(bench, "q1").known_percent;
    let before = known(&bench);
    let mut other = small();
    Arc::make_mut(&mut other.questions[0]).takeaway = text("Another thing to take away");
    bench.player.set_content(Arc::new(other.clone()), &bench.now);
    assert_eq!(known(&bench), before, "the takeaway is not what was asked");
    Arc::make_mut(&mut other.questions[0]).stem = text("Something else");
    bench.player.set_content(Arc::new(other), &bench.now);
    assert_eq!((before, known(&bench)), (84, 48));
    let earlier = Arc::new(small());
    bench.player.set_content(earlier, &bench.now);
    assert_eq!(known(&bench), 48, "the player alone has forgotten what was answered");
    bench.player.recall(&history(&[("q1", 9, true)]), &bench.now);
    assert_eq!(known(&bench), 84);
}

#[test]
fn every_question_of_a_visit_is_reported_as_asked_and_a_joined_one_was_shown_already() {
    let mut bench = of_kind(QuestionKind::Single);
    bench.touch(Gesture::Touch);
    let joined = bench.shown();
    let asked = |bench: &Bench| -> Vec<Id> {
        let asked = bench.events.iter().filter_map(|e| match e {
            Event::Asked { id } => Some(id.clone()),
            _ => None,
        });
        asked.collect()
    };
    assert!(asked(&bench).is_empty());
    bench.answer(true);
    bench.touch(Gesture::Next);
    assert_eq!(asked(&bench), Vec::from_iter(bench.shown()));
    assert_ne!(bench.shown(), joined);
}
