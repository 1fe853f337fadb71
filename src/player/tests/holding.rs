//! The loop against odds: closed rooms, takeovers, pictures not ready, nothing to show.

use std::sync::Arc;
use std::time::Duration;

use super::super::READY_WAIT;
use super::super::scene::{Event, Gesture, Now, View};
use super::super::testing::*;
use super::Bench;
use crate::content::model::*;

const MINUTE: Duration = Duration::from_secs(60);

fn edit_kiosk(content: &mut Content, edit: impl FnOnce(&mut Kiosk)) {
    edit(Arc::make_mut(&mut content.kiosk));
}

#[test]
fn outside_opening_hours_the_glass_is_black_until_they_begin() {
    let mut content = small();
    let days = jiff::civil::Weekday::Monday.cycle_forward().take(5).collect();
    let open =
        Daypart { days, from: jiff::civil::time(8, 0, 0, 0), to: jiff::civil::time(18, 0, 0, 0) };
    edit_kiosk(&mut content, |k| k.open = vec![open]);
    // A Friday.
    let mut bench = Bench::at(content, at(Duration::ZERO, "2026-11-06T17:59:55[Europe/Berlin]"));
    assert_ne!(bench.view(), View::Closed);
    bench.tick();
    assert_eq!(bench.view(), View::Closed);
    assert_eq!(bench.now.wall.to_string(), "2026-11-06T18:00:00+01:00[Europe/Berlin]");
    bench.touch(Gesture::Touch);
    assert_eq!(bench.view(), View::Home);
    bench.touch(Gesture::Leave);
    assert_eq!(bench.view(), View::Closed);
    for _ in 0..10 {
        bench.tick();
        if bench.view() != View::Closed {
            break;
        }
    }
    assert_eq!(bench.now.wall.to_string(), "2026-11-09T08:00:00+01:00[Europe/Berlin]");
}

#[test]
fn a_takeover_interrupts_at_once_and_stays_alone_until_its_end() {
    let mut content = small();
    let mut alarm = slide("alarm");
    alarm.meta.takeover = true;
    alarm.meta.until = Some(jiff::civil::date(2026, 11, 5));
    alarm.meta.from = Some(jiff::civil::date(2026, 11, 5));
    content.slides.push(Arc::new(alarm));
    let mut bench = Bench::at(content, at(Duration::ZERO, "2026-11-04T23:59:57[Europe/Berlin]"));
    assert_ne!(bench.shown(), Some(id("alarm")));
    bench.tick();
    assert_eq!(bench.now.mono, Duration::from_secs(3));
    assert_eq!(bench.shown(), Some(id("alarm")));
    assert_eq!(bench.loop_ids(20), vec!["alarm"; 20]);
    bench.touch(Gesture::Touch);
    assert_eq!(bench.view(), View::Home);
    bench.touch(Gesture::Leave);
    bench.wait(24 * 60 * MINUTE);
    assert_ne!(bench.shown(), Some(id("alarm")));
}

#[test]
fn one_that_is_not_ready_is_waited_for_then_passed_over_and_after_three_strikes_left_out() {
    let mut bench = Bench::new(Content { questions: vec![], commendations: vec![], ..small() });
    let unready = |bench: &mut Bench| {
        for _ in 0..3000 {
            let next = bench.player.upcoming(&bench.now).and_then(|s| super::id_of(&s.view));
            bench.ready = next != Some(id("b"));
            bench.tick();
            assert_ne!(bench.shown(), Some(id("b")), "it was never ready");
        }
        bench.events.iter().filter(|e| **e == Event::Skipped { id: id("b") }).count()
    };
    assert_eq!(unready(&mut bench), 3);
    bench.player.set_content(Arc::new(small()), &bench.now);
    bench.ready = true;
    bench.until(|view| super::id_of(view) == Some(id("b")));
}

#[test]
fn what_is_past_its_last_day_isnt_what_comes_next_either() {
    let mut dated = slide("dated");
    dated.meta.until = Some(jiff::civil::date(2026, 11, 4));
    let content = Content { slides: vec![Arc::new(slide("a")), Arc::new(dated)], ..empty() };
    let mut bench = Bench::new(content);
    let next = |bench: &Bench| super::id_of(&bench.player.upcoming(&bench.now)?.view);
    while next(&bench) != Some(id("dated")) {
        bench.tick();
    }
    // A clock that is set, as at midnight: what is on the glass may stay.
    bench.now.wall = at(Duration::ZERO, "2026-11-05T12:00:00[Europe/Berlin]").wall;
    bench.step(None);
    assert_eq!(bench.shown(), Some(id("a")));
    assert_eq!(next(&bench), Some(id("a")), "nothing is made ready that won't be shown");
}

#[test]
fn the_old_item_stays_while_the_next_is_not_ready_but_no_longer_than_the_limit() {
    let mut bench = Bench::new(small());
    bench.tick();
    let (before, began) = (bench.shown(), bench.now.mono);
    let ends = bench.player.next_change(&bench.now);
    bench.ready = false;
    bench.tick();
    assert_eq!((bench.shown(), bench.now.mono), (before.clone(), ends));
    bench.tick();
    assert_eq!(bench.now.mono, ends + READY_WAIT);
    assert!(bench.events.iter().any(|e| matches!(e, Event::Skipped { .. })));
    assert_eq!(bench.shown(), before);
    bench.ready = true;
    bench.step(None);
    assert_ne!(bench.shown(), before);
    assert!(bench.now.mono > began);
}

// Case: Content: an empty playlist
#[test]
fn with_nothing_to_show_there_is_an_invitation_and_never_black() {
    let mut bench = Bench::new(empty());
    bench.ready = false;
    for _ in 0..50 {
        assert_eq!(bench.view(), View::Home);
        assert!(!bench.scene().in_session);
        bench.tick();
    }
    bench.touch(Gesture::Quiz);
    assert_eq!(bench.view(), View::Home);
    assert!(bench.scene().in_session);
}

// Case: Content: all expired
#[test]
fn when_all_is_expired_an_undated_slide_outside_its_daypart_steps_in() {
    let mut lunch = slide("lunch");
    let (from, to) = (jiff::civil::time(3, 0, 0, 0), jiff::civil::time(4, 0, 0, 0));
    lunch.meta.dayparts = vec![Daypart { days: vec![jiff::civil::Weekday::Sunday], from, to }];
    let mut old = slide("old");
    old.meta.until = Some(jiff::civil::date(2026, 5, 1));
    let content = Content { slides: vec![Arc::new(old), Arc::new(lunch)], ..empty() };
    assert_eq!(Bench::new(content).loop_ids(3), ["lunch"; 3]);
}

// Case: Time: 1970
#[test]
fn a_clock_that_cannot_be_believed_shows_undated_items_only_and_is_never_closed() {
    let mut content = small();
    let mut dated = slide("dated");
    dated.meta.until = Some(jiff::civil::date(2030, 1, 1));
    content.slides.push(Arc::new(dated));
    let (from, to) = (jiff::civil::time(8, 0, 0, 0), jiff::civil::time(9, 0, 0, 0));
    let days = vec![jiff::civil::Weekday::Sunday];
    edit_kiosk(&mut content, |k| k.open = vec![Daypart { days, from, to }]);
    let start = Now { mono: Duration::ZERO, ..at(Duration::ZERO, "1970-01-01T00:00:00[UTC]") };
    let ids = Bench::at(content, start).loop_ids(60);
    assert!(ids.iter().all(|id| id != "dated" && !id.is_empty()), "{ids:?}");
}

// Case: Content: one slide only
#[test]
fn an_item_that_follows_itself_is_ready_as_it_is() {
    let mut bench = Bench::new(Content { slides: vec![Arc::new(slide("only"))], ..empty() });
    bench.ready = false;
    assert_eq!(bench.loop_ids(5), ["only"; 5]);
    assert!(bench.events.iter().all(|e| matches!(e, Event::Shown { .. })));
}

#[test]
fn an_item_that_came_on_in_time_has_its_strikes_struck_out() {
    let mut bench = Bench::new(Content { questions: vec![], commendations: vec![], ..small() });
    let mut strikes = 0;
    for _ in 0..2000 {
        let next = bench.player.upcoming(&bench.now).and_then(|s| super::id_of(&s.view));
        // Twice late, once in time, and so on.
        bench.ready = next != Some(id("b")) || strikes % 3 == 2;
        bench.tick();
        let skipped = bench.events.drain(..).filter(|e| match e {
            Event::Skipped { id: late } | Event::Shown { id: late } => *late == id("b"),
            _ => false,
        });
        strikes += skipped.count();
    }
    assert!(strikes > 30, "{strikes}");
}
