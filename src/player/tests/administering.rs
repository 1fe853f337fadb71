//! The knock, the pad and the admin page, and that nobody gets there without the PIN.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::time;

use super::super::scene::{
    AdminGesture, AdminView, Chart, Corner, Event, Facts, Gesture, Mood, Now, PadState, PadView,
    Tab, Toward, Typed, View,
};
use super::super::testing::{at, later, small};
use super::super::{Input, Options, PAUSE_MAX, Verdict};
use super::Bench;
use crate::content::model::Daypart;

const KNOCK: [Corner; 6] =
    [Corner::Left, Corner::Left, Corner::Left, Corner::Right, Corner::Right, Corner::Right];

/// A kiosk, where the admin page needs a PIN.
fn kiosk() -> Bench {
    Bench::with(small(), Options::default(), super::noon())
}

fn input(bench: &mut Bench, input: Input) {
    bench.events.extend(bench.player.step(&bench.now, input));
}

/// Taps in the corners, as fingers do: the first on the loop begins a session, too.
fn knock(bench: &mut Bench) {
    for corner in KNOCK {
        bench.now = later(&bench.now, Duration::from_millis(300));
        let gesture = (!bench.scene().in_session).then_some(Gesture::Touch);
        input(bench, Input { gesture, knock: Some(corner), ready: true, ..Input::default() });
    }
}

fn verdict(bench: &mut Bench, verdict: Verdict) {
    input(bench, Input { verdict: Some(verdict), ready: true, ..Input::default() });
}

fn say(bench: &mut Bench, gesture: AdminGesture) {
    bench.now = later(&bench.now, Duration::from_millis(200));
    bench.step(Some(Gesture::Admin(gesture)));
}

fn type_in(bench: &mut Bench, digits: &str) {
    for digit in digits.bytes() {
        say(bench, AdminGesture::Digit(digit - b'0'));
    }
}

fn typed(bench: &Bench) -> Vec<&Typed> {
    let events = bench.events.iter();
    let typed = events.filter_map(|event| match event {
        Event::Typed(typed) => Some(typed),
        _ => None,
    });
    typed.collect()
}

fn pad(bench: &Bench) -> PadView {
    match bench.view() {
        View::Pad(pad) => pad,
        view => panic!("{view:?}"),
    }
}

fn page(bench: &Bench) -> AdminView {
    match bench.view() {
        View::Admin(page) => *page,
        view => panic!("{view:?}"),
    }
}

/// Waits until it is asked whether anybody is there.
fn until_asked(bench: &mut Bench) {
    while bench.scene().still_here.is_none() {
        bench.tick();
    }
}

/// On the admin page.
fn inside() -> Bench {
    let mut bench = kiosk();
    knock(&mut bench);
    verdict(&mut bench, Verdict::Right);
    page(&bench);
    bench
}

#[test]
fn the_knock_opens_the_pad_from_the_loop_and_from_any_page() {
    let mut bench = kiosk();
    knock(&mut bench);
    assert_eq!(pad(&bench).toward, Toward::Page);
    for gesture in [Gesture::Wall, Gesture::Roles, Gesture::Quiz] {
        let mut bench = kiosk();
        bench.touch(gesture);
        knock(&mut bench);
        pad(&bench);
    }
    // Also in the dark, and where a tap has just ended the session.
    let mut content = small();
    let (days, from, to) = (Vec::new(), time(8, 0, 0, 0), time(18, 0, 0, 0));
    Arc::make_mut(&mut content.kiosk).open = vec![Daypart { days, from, to }];
    let night = at(Duration::ZERO, "2026-11-04T23:00:00[Europe/Berlin]");
    let mut bench = Bench::with(content, Options::default(), night);
    assert_eq!(bench.view(), View::Closed);
    knock(&mut bench);
    pad(&bench);
}

#[test]
fn only_the_right_pin_leads_from_the_pad_to_the_page() {
    let mut bench = kiosk();
    knock(&mut bench);
    type_in(&mut bench, "48261");
    say(&mut bench, AdminGesture::Enter);
    assert!(typed(&bench).is_empty(), "five digits are no PIN");
    type_in(&mut bench, "5");
    assert!(pad(&bench).enough);
    say(&mut bench, AdminGesture::Enter);
    assert_eq!(typed(&bench), [&Typed::new("482615")]);
    assert_eq!(pad(&bench).state, PadState::Checking);
    // Nothing is typed while it is checked.
    type_in(&mut bench, "1");
    say(&mut bench, AdminGesture::Enter);
    assert_eq!((typed(&bench).len(), pad(&bench).typed), (1, 6));
    let keys = pad(&bench).keys;
    verdict(&mut bench, Verdict::Wrong);
    assert_eq!((pad(&bench).state, pad(&bench).typed), (PadState::Wrong, 0));
    assert_ne!(pad(&bench).keys, keys, "the digits stand elsewhere");
    type_in(&mut bench, "482616");
    say(&mut bench, AdminGesture::Enter);
    verdict(&mut bench, Verdict::Unready);
    assert_eq!(pad(&bench).state, PadState::Unready);
    type_in(&mut bench, "482617");
    say(&mut bench, AdminGesture::Enter);
    verdict(&mut bench, Verdict::Right);
    assert_eq!(page(&bench).tab, Tab::Now);
}

#[test]
fn nothing_that_a_finger_says_opens_the_page_or_works_it_from_elsewhere() {
    let all = [
        AdminGesture::Digit(1),
        AdminGesture::Erase,
        AdminGesture::Enter,
        AdminGesture::Open(Tab::Tools),
        AdminGesture::From(1),
        AdminGesture::Skip,
        AdminGesture::Pause,
        AdminGesture::Mood(Some(Mood::Evening)),
        AdminGesture::Touches,
        AdminGesture::Landed([1, 1]),
        AdminGesture::Charts,
        AdminGesture::Desktop,
    ];
    for start in [Gesture::Touch, Gesture::Home, Gesture::Wall, Gesture::Findings] {
        let mut bench = kiosk();
        bench.touch(start.clone());
        for gesture in &all {
            say(&mut bench, gesture.clone());
            assert!(
                !matches!(bench.view(), View::Pad(_) | View::Admin(_)),
                "{start:?} {gesture:?}"
            );
        }
        verdict(&mut bench, Verdict::Right);
        assert!(!matches!(bench.view(), View::Admin(_)), "a verdict that nobody waits for");
        assert!(!bench.player.is_paused() && bench.scene().mood == Mood::Day);
        assert!(!bench.events.contains(&Event::ToDesktop));
    }
    // On the pad only its keys work.
    let mut bench = kiosk();
    knock(&mut bench);
    for gesture in &all[3..] {
        say(&mut bench, gesture.clone());
        pad(&bench);
    }
    assert!(!bench.player.is_paused());
}

#[test]
fn each_digit_is_on_one_key_and_no_two_openings_have_the_same_order() {
    let mut orders = Vec::new();
    let mut bench = kiosk();
    for _ in 0..20 {
        knock(&mut bench);
        let keys = pad(&bench).keys;
        let mut sorted = keys;
        sorted.sort_unstable();
        assert_eq!(sorted, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        orders.push(keys);
        verdict(&mut bench, Verdict::Wrong);
        orders.push(pad(&bench).keys);
    }
    let all = orders.len();
    orders.sort_unstable();
    orders.dedup();
    assert_eq!(orders.len(), all);
}

#[test]
fn a_pad_takes_twelve_digits_at_most_and_gives_them_back_one_by_one() {
    let mut bench = kiosk();
    knock(&mut bench);
    type_in(&mut bench, "48261507394826");
    assert_eq!(pad(&bench).typed, 12);
    for left in (0..12).rev() {
        say(&mut bench, AdminGesture::Erase);
        assert_eq!(pad(&bench).typed, left);
    }
    say(&mut bench, AdminGesture::Erase);
    assert_eq!(pad(&bench).typed, 0);
}

// Case: Touch: walking away from every page
#[test]
fn a_pad_that_nobody_touches_is_gone_after_twenty_seconds_without_a_question() {
    let mut bench = kiosk();
    knock(&mut bench);
    bench.wait(Duration::from_secs(19));
    assert_eq!((pad(&bench).state, bench.scene().still_here), (PadState::Open, None));
    type_in(&mut bench, "4");
    bench.wait(Duration::from_secs(19));
    pad(&bench);
    bench.wait(Duration::from_secs(1));
    assert!(!bench.scene().in_session, "the loop goes on");
    assert!(matches!(bench.events.last(), Some(Event::Shown { .. })));
}

#[test]
fn a_pad_that_is_locked_counts_its_seconds_and_takes_no_digit() {
    let mut bench = kiosk();
    bench.player.lock(bench.now.mono + Duration::from_secs(11));
    knock(&mut bench);
    // The knock took 1.8 s.
    assert_eq!(pad(&bench).state, PadState::Locked { left_s: 10 });
    type_in(&mut bench, "482615");
    say(&mut bench, AdminGesture::Enter);
    assert_eq!((pad(&bench).typed, typed(&bench).len()), (0, 0));
    assert_eq!(pad(&bench).state, PadState::Locked { left_s: 8 });
    bench.tick();
    assert_eq!(pad(&bench).state, PadState::Locked { left_s: 7 });
    bench.tick();
    assert_eq!(pad(&bench).state, PadState::Locked { left_s: 6 });
    bench.wait(Duration::from_secs(6));
    assert_eq!(pad(&bench).state, PadState::Open);
    type_in(&mut bench, "4");
    assert_eq!(pad(&bench).typed, 1);
}

#[test]
fn a_clock_that_is_set_changes_nothing_about_the_lock() {
    let mut bench = kiosk();
    bench.player.lock(Duration::from_secs(600));
    knock(&mut bench);
    let before = pad(&bench).state;
    for wall in ["1970-01-01T00:00:00[Europe/Berlin]", "2038-01-19T04:00:00[Europe/Berlin]"] {
        bench.now = Now { wall: at(Duration::ZERO, wall).wall, ..bench.now.clone() };
        bench.step(None);
        assert_eq!(pad(&bench).state, before, "{wall}");
    }
}

#[test]
fn the_page_says_what_plays_and_why_and_what_is_known() {
    let mut bench = inside();
    let [on_glass, next] = bench.player.playing();
    assert_eq!((&page(&bench).on_glass, &page(&bench).next), (&on_glass, &next));
    assert!(next.id.is_some() && next.file.is_some() && next.title.is_some());
    let facts = Facts { frames: 42, ..Facts::default() };
    bench.player.set_facts(facts.clone());
    assert_eq!(*page(&bench).facts, facts);
    assert_eq!(page(&bench).values.len(), 2);
    for tab in Tab::ALL {
        say(&mut bench, AdminGesture::Open(tab));
        assert_eq!(page(&bench).tab, tab);
    }
}

#[test]
fn an_idle_page_is_closed_like_any_other() {
    let mut bench = inside();
    until_asked(&mut bench);
    bench.wait(Duration::from_secs(20));
    assert!(!bench.scene().in_session);
    bench.touch(Gesture::Admin(AdminGesture::Pause));
    assert!(!bench.player.is_paused(), "what follows needs the PIN again");
}

#[test]
fn what_is_skipped_doesnt_come_next_and_isnt_taken_for_broken() {
    let mut bench = inside();
    let mut seen = Vec::new();
    for _ in 0..4 {
        let next = page(&bench).next;
        assert_ne!(seen.last(), Some(&next), "another one comes");
        seen.push(next);
        say(&mut bench, AdminGesture::Skip);
    }
    bench.touch(Gesture::Leave);
    let skipped: Vec<_> = seen.into_iter().filter_map(|playing| playing.id).collect();
    let shown = bench.loop_ids(60);
    for id in skipped {
        assert!(shown.iter().any(|shown| shown == id.as_str()), "{id} comes again");
    }
}

#[test]
fn a_loop_that_is_paused_stands_still_until_it_goes_on_or_half_an_hour_is_over() {
    let mut bench = inside();
    say(&mut bench, AdminGesture::Pause);
    assert!(page(&bench).paused);
    bench.touch(Gesture::Leave);
    let stands = bench.shown();
    let paused_at = bench.now.mono;
    while bench.now.mono + Duration::from_secs(61) < paused_at + PAUSE_MAX {
        bench.wait(Duration::from_secs(60));
        assert_eq!(bench.shown(), stands);
        let next = bench.player.next_change(&bench.now);
        assert!(next > bench.now.mono, "and nothing is repainted for nothing");
    }
    bench.wait(Duration::from_secs(120));
    assert_ne!(bench.shown(), stands, "it goes on by itself");
    assert!(!bench.player.is_paused());
    let mut bench = inside();
    say(&mut bench, AdminGesture::Pause);
    say(&mut bench, AdminGesture::Pause);
    assert!(!page(&bench).paused);
}

#[test]
fn colours_that_are_chosen_stay_when_the_page_is_closed_and_go_when_nobody_is_there() {
    let mut bench = inside();
    say(&mut bench, AdminGesture::Mood(Some(Mood::Evening)));
    assert_eq!((page(&bench).mood, bench.scene().mood), (Some(Mood::Evening), Mood::Evening));
    bench.touch(Gesture::Leave);
    bench.tick();
    assert_eq!(bench.scene().mood, Mood::Evening, "to be looked at from afar");
    bench.touch(Gesture::Touch);
    until_asked(&mut bench);
    bench.wait(Duration::from_secs(20));
    assert!(!bench.scene().in_session);
    assert_eq!(bench.scene().mood, Mood::Day);
}

#[test]
fn fingers_are_marked_where_they_land_and_the_charts_come_one_after_the_other() {
    let mut bench = inside();
    say(&mut bench, AdminGesture::Touches);
    assert_eq!(bench.view(), View::Touches(Vec::new()));
    for n in 0..500 {
        say(&mut bench, AdminGesture::Landed([n, 7]));
    }
    let View::Touches(places) = bench.view() else { panic!("{:?}", bench.view()) };
    assert_eq!((places.len(), places.last()), (200, Some(&[499, 7])));
    say(&mut bench, AdminGesture::Pause);
    assert!(!bench.player.is_paused(), "the page is beneath it");
    say(&mut bench, AdminGesture::Open(Tab::Tools));
    say(&mut bench, AdminGesture::Charts);
    for chart in Chart::ALL {
        assert_eq!(bench.view(), View::Chart(chart));
        say(&mut bench, AdminGesture::Charts);
    }
    assert_eq!(page(&bench).tab, Tab::Tools);
}

#[test]
fn leaving_the_program_asks_for_the_pin_again() {
    let mut bench = inside();
    say(&mut bench, AdminGesture::Desktop);
    assert_eq!(pad(&bench).toward, Toward::Desktop);
    verdict(&mut bench, Verdict::Wrong);
    assert_eq!(pad(&bench).toward, Toward::Desktop);
    assert!(!bench.events.contains(&Event::ToDesktop));
    verdict(&mut bench, Verdict::Right);
    assert_eq!(bench.events.last(), Some(&Event::ToDesktop));
}

#[test]
fn in_an_owners_window_there_is_no_pin_to_ask_for() {
    let options = Options { owner: true, ..Options::default() };
    let mut bench = Bench::with(small(), options, super::noon());
    knock(&mut bench);
    assert_eq!(page(&bench).tab, Tab::default());
    say(&mut bench, AdminGesture::Desktop);
    assert_eq!(bench.events.last(), Some(&Event::ToDesktop));
}

#[test]
fn a_pin_is_in_no_log() {
    let event = Event::Typed(Typed::new("482615"));
    assert_eq!(format!("{event:?}"), "Typed(…)");
}
