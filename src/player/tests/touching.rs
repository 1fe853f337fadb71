//! Sessions: joining, browsing, idling.

use std::sync::Arc;
use std::time::Duration;

use super::super::scene::{
    Applause, By, Choice, Event, Gesture, Phase, View, WALL_PAGE, WALL_PAGE_REACH,
};
use super::super::testing::*;
use super::{Bench, of_kind};
use crate::content::model::*;

#[test]
fn the_cards_that_are_made_ready_ahead_stand_as_on_the_wall() {
    for content in [small(), Content { commendations: Vec::new(), ..small() }] {
        let mut bench = Bench::new(content);
        let ahead = bench.player.wall().to_vec();
        bench.touch(Gesture::Wall);
        let View::Wall(wall) = bench.view() else { panic!("the wall was asked for") };
        assert_eq!(ahead.len(), wall.total);
        assert!(ahead.starts_with(&wall.cards));
    }
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
    assert!(matches!(bench.view(), View::Commendation { opened: true, .. }));
    assert_eq!(bench.shown(), card);
    bench.touch(Gesture::Back);
    assert!(matches!(bench.view(), View::Wall(_)));
}

#[test]
fn gestures_that_point_nowhere_change_nothing() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Wall);
    let before = bench.view();
    for gesture in [
        Gesture::WallPage(1),
        Gesture::WallPage(usize::MAX),
        Gesture::WallChoice(Choice::Value(value("nowhere"))),
        Gesture::WallChoice(Choice::Month((1999, 1))),
        Gesture::WallBy(By::Skill),
        Gesture::WallFrom(7),
        Gesture::Applaud,
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
fn leaving_the_loop_is_no_touch_at_all() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Leave);
    assert!(!bench.scene().in_session);
    assert!(!bench.events.contains(&Event::SessionStarted));
}

#[test]
fn the_wall_has_smaller_pages_in_reach_mode_and_the_newest_first() {
    let mut content = small();
    content.commendations = (0..19)
        .map(|i| Arc::new(card(&format!("c{i}"), "Ada", &format!("2026-{:02}-01", 1 + i % 9))))
        .collect();
    let mut bench = Bench::new(content);
    let wall = |bench: &Bench| match bench.view() {
        View::Wall(wall) => wall,
        other => panic!("{other:?}"),
    };
    bench.touch(Gesture::Wall);
    assert_eq!(
        (wall(&bench).cards.len(), wall(&bench).pages),
        (WALL_PAGE, 19_usize.div_ceil(WALL_PAGE))
    );
    assert!(wall(&bench).cards.is_sorted_by(|a, b| a.date >= b.date));
    bench.touch(Gesture::WallBy(By::Month));
    assert_eq!(wall(&bench).choices.len(), 9);
    bench.touch(Gesture::WallAll);
    let past_the_end = wall(&bench).pages;
    bench.touch(Gesture::WallPage(past_the_end));
    assert_eq!(wall(&bench).page, 0, "there is no such page");
    bench.touch(Gesture::WallPage(1));
    let first = wall(&bench).cards[0].clone();
    bench.touch(Gesture::Reach);
    assert_eq!(
        (wall(&bench).cards.len(), wall(&bench).pages),
        (WALL_PAGE_REACH, 19_usize.div_ceil(WALL_PAGE_REACH))
    );
    assert_eq!(wall(&bench).cards[0], first, "the same card leads");
    let january = Choice::Month((2026, 1));
    bench.touch(Gesture::WallChoice(january.clone()));
    assert_eq!((wall(&bench).cards.len(), wall(&bench).page), (3, 0));
    bench.touch(Gesture::OpenCard(id("c0")));
    bench.touch(Gesture::Back);
    assert_eq!(wall(&bench).chosen, Some(january), "the way back keeps what was chosen");
}

/// The hands on the opened card, and whether this session has clapped for it.
fn hands(bench: &Bench) -> (u32, bool) {
    match bench.view() {
        View::Commendation { opened: true, applause, .. } => (applause.hands, applause.given),
        other => panic!("no opened card: {other:?}"),
    }
}

#[test]
fn a_card_is_clapped_for_once_in_a_session_however_often_it_is_touched_and_opened() {
    let mut bench = Bench::new(small());
    let applauded = |bench: &Bench| {
        let claps = bench.events.iter().filter(|e| matches!(e, Event::Applauded { .. }));
        claps.cloned().collect::<Vec<_>>()
    };
    bench.touch(Gesture::OpenCard(id("c2")));
    assert_eq!(hands(&bench), (0, false));
    for _ in 0..3 {
        bench.touch(Gesture::Applaud);
        assert_eq!(hands(&bench), (1, true));
    }
    bench.touch(Gesture::Back);
    bench.touch(Gesture::Applaud);
    bench.touch(Gesture::OpenCard(id("c2")));
    bench.touch(Gesture::Applaud);
    assert_eq!(hands(&bench), (1, true));
    assert_eq!(applauded(&bench), [Event::Applauded { id: id("c2") }]);
    bench.touch(Gesture::OpenCard(id("c1")));
    assert_eq!(hands(&bench), (0, false), "another card has hands of its own");
    bench.touch(Gesture::Leave);
    bench.touch(Gesture::OpenCard(id("c2")));
    assert_eq!(hands(&bench), (1, false), "the next passer-by may clap again");
    bench.touch(Gesture::Applaud);
    assert_eq!((hands(&bench), applauded(&bench).len()), ((2, true), 2));
}

#[test]
fn a_tap_that_was_meant_for_the_page_before_does_not_clap() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Wall);
    bench.touch(Gesture::OpenCard(id("c2")));
    bench.step(Some(Gesture::OpenCard(id("c1"))));
    bench.step(Some(Gesture::Applaud));
    assert_eq!(hands(&bench), (0, false));
}

#[test]
fn applause_changes_neither_the_order_of_the_wall_nor_what_the_loop_shows() {
    let cards = |bench: &Bench| match bench.view() {
        View::Wall(wall) => wall.cards,
        other => panic!("{other:?}"),
    };
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Wall);
    let before = cards(&bench);
    let last = before.last().expect("cards").meta.id.clone();
    bench.touch(Gesture::OpenCard(last));
    bench.touch(Gesture::Applaud);
    bench.touch(Gesture::Wall);
    assert_eq!(cards(&bench), before);
    bench.touch(Gesture::Leave);
    bench.until(|view| matches!(view, View::Commendation { .. }));
    let View::Commendation { applause, .. } = bench.view() else { unreachable!() };
    assert_eq!(applause, Applause::default(), "the loop tells no hands");
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
    assert_eq!((bench.shown(), bench.question().progress), (Some(id("stock")), Some((1, 1))));
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
    let upcoming = bench.player.upcoming(&bench.now).and_then(|s| super::id_of(&s.view));
    bench.touch(Gesture::Touch);
    bench.touch(Gesture::Pick(0));
    for gesture in [Gesture::Language, Gesture::Reach, Gesture::LargeText, Gesture::ReducedMotion] {
        bench.touch(gesture);
    }
    assert_ne!(bench.scene().lang, lang);
    assert!(bench.scene().ease.reach && bench.scene().ease.large_text);
    let left = bench.now.mono;
    bench.tick();
    let here = bench.scene().still_here.map(|s| (s.left_s, s.of_s));
    assert_eq!((here, bench.now.mono - left), (Some((20, 20)), Duration::from_secs(30)));
    bench.tick();
    assert_eq!(bench.scene().still_here.map(|s| s.left_s), Some(19));
    bench.touch(Gesture::Touch);
    assert_eq!(bench.scene().still_here, None);
    assert_eq!(bench.question().picked, vec![0], "a touch only says: still here");
    let left = bench.now.mono;
    while bench.scene().in_session {
        bench.tick();
    }
    assert_eq!(bench.now.mono - left, Duration::from_secs(50));
    assert_eq!(bench.scene().ease, super::super::scene::Ease::default());
    assert_eq!(bench.shown(), upcoming, "the loop goes on with the item after");
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

#[test]
fn a_second_tap_on_the_way_out_does_not_come_back_in() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Touch);
    bench.touch(Gesture::Leave);
    bench.now = later(&bench.now, Duration::from_millis(150));
    bench.step(Some(Gesture::Touch));
    assert!(!bench.scene().in_session);
    bench.touch(Gesture::Touch);
    assert!(bench.scene().in_session);
}
