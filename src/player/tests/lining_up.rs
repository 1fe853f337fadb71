//! A line-up: five pages on one thumb, and what interrupts it.

use std::sync::Arc;
use std::time::Duration;

use super::super::quiz::history::History;
use super::super::scene::{
    Event, Gesture, HELD_LEAST_S, Hands, Held, LineupPage, LineupView, Offer, Part, Toward, View,
};
use super::super::testing::*;
use super::super::{Input, LINEUP_IDLE, Options, Verdict, idle};
use super::Bench;
use crate::content::model::{Content, Daypart, LineupSetting, Slide, SlideKind};
use crate::player::playlist::dayparts::EVERY_DAY;
use crate::player::playlist::dwell;

pub(super) const MINUTE: Duration = Duration::from_secs(60);

/// The small content with three stories of each of its values.
pub(super) fn content() -> Content {
    let mut content = small();
    for of in content.values.clone() {
        for n in 0..3 {
            let kind = SlideKind::Story { body: text("It was so"), lesson: text("Do it so") };
            let mut story = Slide { kind, ..slide(&format!("{}-{n}", of.id)) };
            story.meta.value = Some(of.clone());
            content.slides.push(Arc::new(story));
        }
    }
    content
}

fn with_setting(setting: LineupSetting) -> Content {
    let mut content = content();
    Arc::make_mut(&mut content.kiosk).lineup = setting;
    content
}

pub(super) fn page(bench: &Bench) -> LineupView {
    match bench.view() {
        View::Lineup(view) => view,
        view => panic!("no line-up but {view:?}"),
    }
}

pub(super) fn part(bench: &Bench) -> Part {
    match page(bench).page {
        LineupPage::Value(_) => Part::Value,
        LineupPage::Story(_) => Part::Story,
        LineupPage::Question { .. } => Part::Question,
        LineupPage::Thanks(_) => Part::Thanks,
        LineupPage::Today { .. } => Part::Today,
    }
}

pub(super) fn item(bench: &Bench) -> String {
    let id = match page(bench).page {
        LineupPage::Story(story) => story.meta.id.clone(),
        LineupPage::Question { question, .. } => question.meta.id.clone(),
        LineupPage::Thanks(card) => card.meta.id.clone(),
        page => panic!("no item on {page:?}"),
    };
    id.as_str().to_owned()
}

pub(super) fn begun(content: Content) -> Bench {
    let mut bench = Bench::new(content);
    bench.touch(Gesture::Home);
    assert_eq!(bench.scene().ways.lineup, Offer::Begin);
    bench.touch(Gesture::Lineup);
    bench
}

/// Waits, and then goes on.
pub(super) fn next_after(bench: &mut Bench, time: Duration) {
    bench.wait(time);
    bench.touch(Gesture::Next);
}

fn reported(bench: &Bench) -> Vec<(bool, Held)> {
    let events = bench.events.iter();
    let held = events.filter_map(|event| match event {
        Event::Lineup { begins, held } => Some((*begins, Held::clone(held))),
        _ => None,
    });
    held.collect()
}

#[test]
fn five_pages_on_one_thumb_and_then_the_loop() {
    let mut bench = begun(content());
    let mut seen = Vec::new();
    for number in 1..=5 {
        assert_eq!(page(&bench).progress, (number, 5));
        seen.push(part(&bench));
        if number == 3 {
            let LineupPage::Question { told, .. } = page(&bench).page else { panic!() };
            assert!(!told);
            next_after(&mut bench, MINUTE);
            let LineupPage::Question { told, .. } = page(&bench).page else { panic!() };
            assert!(told, "the answer comes before the next page");
        }
        next_after(&mut bench, MINUTE);
    }
    assert_eq!(seen, Part::ALL);
    assert!(!bench.scene().in_session, "after the last page it is over");
    bench.touch(Gesture::Home);
    assert_eq!(bench.scene().ways.lineup, Offer::Begin, "and another one may begin");
    let reports = reported(&bench);
    assert_eq!(reports.iter().filter(|(begins, _)| *begins).count(), 1);
    let (_, held) = reports.last().expect("it is reported");
    assert_eq!((held.reached, held.hour), (Part::Today, 12));
    assert_eq!(held.seconds, 6 * 61, "as long as it took");
    assert!(held.counts() && Part::ALL.iter().all(|part| held.told(*part).is_some()));
    // Nor is it taken up again after a restart.
    let mut history = History::default();
    reports.into_iter().for_each(|(begins, held)| history.lineups.enter(held, begins));
    let mut again = Bench::at(content(), later(&noon(), 10 * MINUTE));
    again.player.set_history(history, &again.now);
    again.touch(Gesture::Home);
    assert_eq!(again.scene().ways.lineup, Offer::Begin);
}

#[test]
fn a_second_tap_in_a_hurry_changes_nothing_and_shows_no_hands() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    let story = item(&bench);
    bench.step(Some(Gesture::Other));
    assert_eq!(item(&bench), story);
    bench.touch(Gesture::Next);
    next_after(&mut bench, MINUTE);
    bench.step(Some(Gesture::Hands(Hands::Right)));
    let LineupPage::Question { told: true, hands: None, .. } = page(&bench).page else { panic!() };
}

#[test]
fn the_way_back_leads_through_the_pages_and_from_the_first_one_home() {
    let mut bench = begun(content());
    for _ in 0..3 {
        bench.touch(Gesture::Next);
    }
    let LineupPage::Question { told: true, .. } = page(&bench).page else { panic!() };
    for expected in [Part::Question, Part::Story, Part::Value] {
        bench.touch(Gesture::Back);
        assert_eq!(part(&bench), expected);
    }
    bench.touch(Gesture::Back);
    assert_eq!(bench.view(), View::Home);
    assert_eq!(bench.scene().ways.lineup, Offer::GoOn);
}

#[test]
fn another_story_is_another_one_each_time_and_then_the_first_again_and_only_the_last_was_told() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    assert!(page(&bench).has_other);
    let mut stories = vec![item(&bench)];
    for _ in 0..3 {
        bench.touch(Gesture::Other);
        stories.push(item(&bench));
    }
    assert_eq!(stories[0], stories[3]);
    let different: std::collections::HashSet<_> = stories.iter().collect();
    assert_eq!(different.len(), 3, "{stories:?}");
    bench.touch(Gesture::Other);
    let last = item(&bench);
    for _ in 0..4 {
        next_after(&mut bench, MINUTE);
    }
    let told = reported(&bench).last().and_then(|(_, held)| held.story.clone());
    assert_eq!(told.map(|id| id.as_str().to_owned()), Some(last));
    // Of a question that was answered there is no other, and of today neither.
    bench.touch(Gesture::Back);
    bench.touch(Gesture::Back);
    let view = page(&bench);
    assert!(matches!(view.page, LineupPage::Question { told: false, .. }) && view.has_other);
    bench.touch(Gesture::Next);
    let (view, before) = (page(&bench), item(&bench));
    bench.touch(Gesture::Other);
    assert!(!view.has_other && item(&bench) == before);
}

#[test]
fn a_show_of_hands_counts_once_and_turns_the_page_and_a_hasty_one_counts_for_nothing() {
    let asked = |bench: &mut Bench| {
        bench.touch(Gesture::Next);
        bench.touch(Gesture::Next);
    };
    let counted = |bench: &Bench| {
        bench.events.iter().filter(|event| matches!(event, Event::Hands { .. })).count()
    };
    for hands in Hands::ALL {
        let mut bench = begun(content());
        asked(&mut bench);
        let LineupPage::Question { question, .. } = page(&bench).page else { panic!() };
        let was_asked = Event::Asked { id: question.meta.id.clone() };
        assert!(bench.events.contains(&was_asked));
        // Nobody is asked before the answer is there.
        bench.touch(Gesture::Hands(hands));
        assert_eq!((part(&bench), counted(&bench)), (Part::Question, 0));
        let reading = dwell::asked(&question, &bench.scene().lang);
        next_after(&mut bench, reading);
        bench.touch(Gesture::Hands(hands));
        assert_eq!((part(&bench), counted(&bench)), (Part::Thanks, 1));
        bench.touch(Gesture::Back);
        bench.touch(Gesture::Next);
        bench.touch(Gesture::Hands(Hands::Wrong));
        assert_eq!((part(&bench), counted(&bench)), (Part::Question, 1), "it was told");
        let LineupPage::Question { hands: kept, .. } = page(&bench).page else { panic!() };
        assert_eq!(kept, Some(hands));
    }
    let mut bench = begun(content());
    asked(&mut bench);
    bench.touch(Gesture::Next);
    bench.touch(Gesture::Hands(Hands::Wrong));
    assert_eq!((part(&bench), counted(&bench)), (Part::Thanks, 0), "nobody can have read it");
}

#[test]
fn a_second_tap_in_a_hurry_turns_no_second_page() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    bench.now = later(&bench.now, Duration::from_millis(150));
    bench.step(Some(Gesture::Next));
    assert_eq!(part(&bench), Part::Story);
}

#[test]
fn ten_minutes_without_a_finger_end_it_and_not_sooner() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    let (after, warning) = idle(&bench.scene());
    assert_eq!(after + warning, LINEUP_IDLE);
    bench.wait(after - Duration::from_secs(1));
    assert_eq!((part(&bench), bench.scene().still_here), (Part::Story, None));
    bench.wait(Duration::from_secs(2));
    assert!(bench.scene().still_here.is_some());
    bench.wait(warning);
    assert!(!bench.scene().in_session);
    // On any other page the usual time counts.
    bench.touch(Gesture::Home);
    bench.wait(Duration::from_secs(60));
    assert!(!bench.scene().in_session);
}

#[test]
fn what_was_interrupted_is_taken_up_where_it_stopped_for_an_hour() {
    for way in [Gesture::Home, Gesture::Wall, Gesture::Leave] {
        let mut bench = begun(content());
        bench.touch(Gesture::Next);
        bench.touch(Gesture::Other);
        let story = item(&bench);
        bench.touch(way.clone());
        bench.wait(20 * MINUTE);
        bench.touch(Gesture::Home);
        assert_eq!(bench.scene().ways.lineup, Offer::GoOn);
        bench.touch(Gesture::Lineup);
        assert_eq!((part(&bench), item(&bench)), (Part::Story, story.clone()), "{way:?}");
        let before = reported(&bench).last().map(|(_, held)| held.seconds).expect("a report");
        next_after(&mut bench, MINUTE);
        let after = reported(&bench).last().map(|(_, held)| held.seconds).expect("a report");
        assert!(after - before < 70, "the time in between isn't counted: {}", after - before);
        bench.touch(Gesture::Leave);
        bench.wait(61 * MINUTE);
        bench.touch(Gesture::Home);
        assert_eq!(bench.scene().ways.lineup, Offer::Begin, "after an hour another one begins");
        bench.touch(Gesture::Lineup);
        assert_eq!(part(&bench), Part::Value);
    }
}

#[test]
fn a_takeover_interrupts_it_and_it_goes_on_afterwards() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    let mut alarm = slide("alarm");
    alarm.meta.takeover = true;
    alarm.meta.until = Some(bench.now.wall.date());
    let mut interrupted = content();
    interrupted.slides.push(Arc::new(alarm));
    bench.player.set_content(Arc::new(interrupted.clone()), &bench.now);
    assert_eq!(bench.shown(), Some(id("alarm")));
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(part(&bench), Part::Story, "who goes on all the same isn't thrown out again");
    bench.player.set_content(Arc::new(interrupted), &bench.now);
    assert_eq!(part(&bench), Part::Story);
}

#[test]
fn the_room_may_close_meanwhile() {
    let mut shut = content();
    let (days, from) = (EVERY_DAY.to_vec(), jiff::civil::time(8, 0, 0, 0));
    let to = jiff::civil::time(12, 5, 0, 0);
    Arc::make_mut(&mut shut.kiosk).open = vec![Daypart { days, from, to }];
    let mut bench = begun(shut);
    next_after(&mut bench, 6 * MINUTE);
    assert_eq!(part(&bench), Part::Story);
    bench.touch(Gesture::Leave);
    assert_eq!(bench.view(), View::Closed);
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(part(&bench), Part::Story);
}

#[test]
fn after_a_restart_within_the_hour_it_goes_on_at_its_page_and_later_it_doesnt() {
    let mut bench = begun(content());
    bench.touch(Gesture::Next);
    bench.touch(Gesture::Other);
    let story = item(&bench);
    let mut history = History::default();
    for (begins, held) in reported(&bench) {
        history.lineups.enter(held, begins);
    }
    for (minutes, offer) in [(1, Offer::GoOn), (59, Offer::GoOn), (120, Offer::Begin)] {
        let mut again = Bench::at(content(), later(&noon(), minutes * MINUTE));
        again.player.set_history(history.clone(), &again.now);
        again.touch(Gesture::Home);
        assert_eq!(again.scene().ways.lineup, offer, "{minutes} minutes later");
        again.touch(Gesture::Lineup);
        if offer == Offer::GoOn {
            assert_eq!((part(&again), item(&again)), (Part::Story, story.clone()));
        } else {
            assert_eq!(part(&again), Part::Value);
        }
    }
}

#[test]
fn the_setting_hides_it_or_asks_for_the_pin_once_there_is_one() {
    let mut bench = Bench::new(with_setting(LineupSetting::Hidden));
    bench.touch(Gesture::Home);
    assert_eq!(bench.scene().ways.lineup, Offer::None);
    bench.touch(Gesture::Lineup);
    assert_eq!(bench.view(), View::Home);
    let opened = |options| Bench::with(with_setting(LineupSetting::Pin), options, noon());
    let guarded = || opened(Options::default());
    let mut bench = guarded();
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(part(&bench), Part::Value, "no PIN was set, so none can be asked for");
    let mut bench = guarded();
    bench.player.set_has_pin(true);
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    let View::Pad(pad) = bench.view() else { panic!("{:?}", bench.view()) };
    assert_eq!(pad.toward, Toward::Lineup);
    let verdict = |bench: &mut Bench, verdict| {
        let input = Input { verdict: Some(verdict), ready: true, ..Input::default() };
        bench.events.extend(bench.player.step(&bench.now, input));
    };
    verdict(&mut bench, Verdict::Wrong);
    assert!(matches!(bench.view(), View::Pad(_)));
    verdict(&mut bench, Verdict::Right);
    assert_eq!(part(&bench), Part::Value);
    assert_eq!(idle(&bench.scene()).0 + idle(&bench.scene()).1, LINEUP_IDLE);
    bench.wait(5 * MINUTE);
    assert_eq!(part(&bench), Part::Value);
    let mut bench = Bench::new(content());
    bench.player.set_has_pin(true);
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(part(&bench), Part::Value, "only the setting has it asked for");
    let mut bench = opened(Options { owner: true, ..Options::default() });
    bench.player.set_has_pin(true);
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    assert_eq!(part(&bench), Part::Value, "in an owner's window nothing asks for it");
}

#[test]
fn a_line_up_that_a_finger_runs_through_was_never_held() {
    let mut bench = begun(content());
    for _ in 0..6 {
        bench.touch(Gesture::Next);
    }
    assert!(!bench.scene().in_session);
    let (_, held) = reported(&bench).pop().expect("a report");
    assert!(held.seconds < HELD_LEAST_S && !held.counts());
    bench.touch(Gesture::Home);
    bench.touch(Gesture::Lineup);
    bench.touch(Gesture::Next);
    let story = held.story.expect("a story");
    assert_eq!(item(&bench), story.as_str(), "so its story is still to be told");
}
