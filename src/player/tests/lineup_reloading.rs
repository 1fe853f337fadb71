//! What new content and a new day make of a line-up.

use std::sync::Arc;
use std::time::Duration;

use super::super::scene::{Gesture, LineupPage, Offer, Part, View};
use super::super::testing::*;
use super::Bench;
use super::lining_up::{MINUTE, begun, content, item, next_after, page, part};
use crate::content::model::{Daypart, Today};
use crate::player::playlist::dayparts::EVERY_DAY;
use crate::player::playlist::dwell;

#[test]
fn what_is_withdrawn_leaves_it_at_once_and_another_takes_its_place() {
    let mut bench = begun(content());
    for _ in 0..4 {
        bench.touch(Gesture::Next);
    }
    assert_eq!(part(&bench), Part::Thanks);
    let gone = item(&bench);
    let mut less = content();
    less.commendations.retain(|card| card.meta.id.as_str() != gone);
    bench.player.set_content(Arc::new(less.clone()), &bench.now);
    assert_eq!(part(&bench), Part::Thanks);
    assert_ne!(item(&bench), gone);
    less.commendations.clear();
    bench.player.set_content(Arc::new(less.clone()), &bench.now);
    assert_eq!(part(&bench), Part::Today, "where there is none, that page is left out");
    assert_eq!(page(&bench).progress, (4, 4));
    (less.slides, less.questions) = (vec![Arc::new(slide("a"))], Vec::new());
    bench.player.set_content(Arc::new(less), &bench.now);
    assert_eq!(bench.view(), View::Home);
    assert_eq!(bench.scene().ways.lineup, Offer::None, "there is nothing to make one of");
    bench.touch(Gesture::Lineup);
    assert_eq!(bench.view(), View::Home);
}

#[test]
fn what_stands_elsewhere_in_the_folder_than_before_stays_on_its_page() {
    let mut bench = begun(content());
    let mut other = content();
    let value = |bench: &Bench| match page(bench).page {
        LineupPage::Value(value) => value.id.clone(),
        page => panic!("no value on {page:?}"),
    };
    let was = value(&bench);
    other.values.reverse();
    bench.player.set_content(Arc::new(other.clone()), &bench.now);
    assert_eq!(value(&bench), was);
    let told = |bench: &Bench| matches!(page(bench).page, LineupPage::Question { told: true, .. });
    for turned in 0..3 {
        bench.touch(Gesture::Next);
        let was = item(&bench);
        other.slides.reverse();
        other.questions.reverse();
        other.commendations.reverse();
        bench.player.set_content(Arc::new(other.clone()), &bench.now);
        assert_eq!(item(&bench), was, "{turned}");
        let LineupPage::Question { question, .. } = page(&bench).page else { continue };
        let reading = dwell::asked(&question, &bench.scene().lang);
        next_after(&mut bench, reading);
        bench.player.set_content(Arc::new(other.clone()), &bench.now);
        assert_eq!((item(&bench), told(&bench)), (was, true));
        // One that asks something else is asked anew.
        let mut edited = other.clone();
        for question in &mut edited.questions {
            Arc::make_mut(question).stem = text("Asked in another way");
        }
        bench.player.set_content(Arc::new(edited), &bench.now);
        assert!(!told(&bench));
        next_after(&mut bench, reading);
    }
    bench.touch(Gesture::Next);
    let act = |bench: &Bench| match page(bench).page {
        LineupPage::Today { act: Some(act), .. } => act.meta.id.clone(),
        page => panic!("no act on {page:?}"),
    };
    let was = act(&bench);
    other.roles.reverse();
    bench.player.set_content(Arc::new(other), &bench.now);
    assert_eq!(act(&bench), was);
}

#[test]
fn what_was_written_for_today_is_gone_at_midnight_without_anybody_reading_the_folder_again() {
    let mut dated = content();
    let lines = vec![text("The lift is checked at ten")];
    dated.today = vec![Today { day: noon().wall.date(), lines: lines.clone() }];
    let on_last = |mut bench: Bench| {
        bench.touch(Gesture::Home);
        bench.touch(Gesture::Lineup);
        while part(&bench) != Part::Today {
            bench.touch(Gesture::Next);
        }
        bench
    };
    let shown = |bench: &Bench| match page(bench).page {
        LineupPage::Today { lines, .. } => lines,
        page => panic!("{page:?}"),
    };
    let evening = at(Duration::ZERO, "2026-11-04T23:58:00[Europe/Berlin]");
    let mut bench = on_last(Bench::at(dated.clone(), evening));
    assert_eq!(shown(&bench), lines);
    bench.wait(3 * MINUTE);
    assert_eq!(shown(&bench), [], "it is another day");
    let unlikely = at(Duration::ZERO, "1970-01-01T00:10:00[UTC]");
    let mut bench = Bench::at(dated, unlikely);
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(page(&bench).progress, (1, 4), "and nobody knows which day it is");
}

#[test]
fn what_is_past_its_last_day_leaves_it_at_midnight_and_what_has_its_hours_stays() {
    let mut dated = content();
    for slide in &mut dated.slides {
        let meta = &mut Arc::make_mut(slide).meta;
        if meta.id.as_str() == "own-it-0" {
            (meta.until, meta.importance) = (Some(jiff::civil::date(2026, 11, 5)), 5);
        }
        if meta.id.as_str() == "respect-0" {
            let (days, from) = (EVERY_DAY.to_vec(), jiff::civil::time(11, 0, 0, 0));
            meta.dayparts = vec![Daypart { days, from, to: jiff::civil::time(13, 0, 0, 0) }];
            meta.importance = 5;
        }
    }
    let told = |wall: &str| {
        let mut bench = Bench::at(dated.clone(), at(Duration::ZERO, wall));
        for gesture in [Gesture::Home, Gesture::Lineup, Gesture::Next] {
            bench.touch(gesture);
        }
        let before = item(&bench);
        bench.wait(4 * MINUTE);
        (before, item(&bench))
    };
    let (own_it, respect) = ("2026-11-05", "2026-11-04");
    let (before, after) = told(&format!("{own_it}T23:58:00[Europe/Berlin]"));
    assert_eq!(before, "own-it-0");
    assert_ne!(after, "own-it-0");
    let (before, after) = told(&format!("{respect}T12:58:00[Europe/Berlin]"));
    assert_eq!((before.as_str(), after.as_str()), ("respect-0", "respect-0"));
}
