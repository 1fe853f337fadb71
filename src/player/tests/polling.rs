//! Polls: whose vote counts, and when what the room thinks is told.

use std::sync::Arc;
use std::time::Duration;

use super::Bench;
use crate::content::model::{Content, Slide, SlideKind};
use crate::player::scene::{Event, Gesture, PollView, View};
use crate::player::testing::*;

fn polled(words: &str, options: &[&str]) -> Slide {
    let options = options.iter().map(|option| text(option)).collect();
    Slide { headline: text(words), kind: SlideKind::Poll { options }, ..slide("poll") }
}

/// A loop in which there is a poll and nothing else.
fn bench() -> Bench {
    Bench::new(content(&["Tea", "Coffee", "Water"]))
}

fn content(options: &[&str]) -> Content {
    let poll = polled("What do you drink here", options);
    Content { slides: vec![Arc::new(poll)], ..empty() }
}

fn poll(bench: &Bench) -> PollView {
    match bench.view() {
        View::Poll(view) => view,
        other => panic!("no poll: {other:?}"),
    }
}

fn votes(bench: &Bench) -> Vec<usize> {
    let voted = |event: &Event| match event {
        Event::Voted { option, .. } => Some(*option),
        _ => None,
    };
    bench.events.iter().filter_map(voted).collect()
}

/// Somebody reads it, touches an option and leaves.
fn visit(bench: &mut Bench, option: usize) -> PollView {
    bench.wait(Duration::from_secs(4));
    bench.touch(Gesture::Pick(option));
    let seen = poll(bench);
    bench.touch(Gesture::Leave);
    seen
}

#[test]
fn a_finger_on_an_option_in_the_loop_votes_at_once_and_once() {
    let mut bench = bench();
    bench.wait(Duration::from_secs(4));
    bench.touch(Gesture::Pick(1));
    assert_eq!(poll(&bench).picked, Some(1));
    bench.touch(Gesture::Pick(2));
    bench.touch(Gesture::Pick(1));
    assert_eq!((poll(&bench).picked, votes(&bench)), (Some(1), vec![1]));
}

#[test]
fn a_touch_beside_the_options_opens_it_and_nothing_is_counted_before_one_is_chosen() {
    let mut bench = bench();
    bench.wait(Duration::from_secs(4));
    bench.touch(Gesture::Touch);
    assert_eq!((poll(&bench).picked, poll(&bench).votes), (None, None));
    bench.touch(Gesture::Pick(3));
    assert_eq!((poll(&bench).picked, votes(&bench)), (None, vec![]), "there is no such option");
    bench.touch(Gesture::Pick(0));
    assert_eq!((poll(&bench).picked, votes(&bench)), (Some(0), vec![0]));
}

#[test]
fn what_the_room_thinks_is_told_from_five_votes_on_and_only_to_those_who_chose() {
    let mut bench = bench();
    for n in 0..4 {
        assert_eq!(visit(&mut bench, n % 3).votes, None, "vote {n}");
    }
    assert_eq!(visit(&mut bench, 2).votes, Some(vec![2, 1, 2]));
    bench.wait(Duration::from_secs(4));
    bench.touch(Gesture::Touch);
    assert_eq!(poll(&bench).votes, None, "who hasn't chosen isn't led");
    assert_eq!(votes(&bench), [0, 1, 2, 0, 2]);
}

#[test]
fn a_finger_that_had_no_time_to_read_isnt_counted() {
    let mut bench = bench();
    bench.step(Some(Gesture::Pick(0)));
    assert_eq!((poll(&bench).picked, votes(&bench)), (Some(0), vec![]));
}

#[test]
fn other_words_begin_anew_and_fewer_options_lead_away() {
    let mut bench = bench();
    for n in 0..5 {
        visit(&mut bench, n % 3);
    }
    let now = bench.now.clone();
    bench.player.set_content(Arc::new(content(&["Tea", "Coffee", "Milk"])), &now);
    bench.step(None);
    assert_eq!(visit(&mut bench, 0).votes, None, "five votes were for other words");
    bench.wait(Duration::from_secs(4));
    bench.touch(Gesture::Touch);
    let (now, open) = (bench.now.clone(), bench.view());
    assert!(matches!(open, View::Poll(_)));
    bench.player.set_content(Arc::new(content(&["Tea", "Coffee", "Milk"])), &now);
    bench.step(None);
    assert_eq!(bench.view(), open, "the same again changes nothing");
    bench.player.set_content(Arc::new(content(&["Tea", "Coffee"])), &now);
    bench.step(None);
    assert_eq!(bench.view(), View::Home);
}

#[test]
fn thirty_thousand_taps_count_at_most_one_vote_a_session() {
    let mut bench = bench();
    let mut dice = 7_u64;
    for _ in 0..30_000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = dice >> 33;
        bench.now = later(&bench.now, Duration::from_millis(roll % 2_000));
        let gesture = match roll % 11 {
            0 => Gesture::Leave,
            1 => Gesture::Touch,
            2 => Gesture::Home,
            option => Gesture::Pick(usize::try_from(option % 4).expect("a small number")),
        };
        bench.step(Some(gesture));
    }
    let sessions = bench.events.iter().filter(|e| matches!(e, Event::SessionStarted)).count();
    let votes = votes(&bench);
    assert!(votes.len() <= sessions, "{} votes in {sessions} sessions", votes.len());
    assert!(votes.len() > 100, "{} votes", votes.len());
    assert!(votes.iter().all(|option| *option < 3));
}
