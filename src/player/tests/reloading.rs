//! New content while something is on the glass; and the gallery.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::super::gallery;
use super::super::scene::{Event, FindingLine, Gesture, Mood, Tab, View};
use super::super::testing::*;
use super::{Bench, is_thinking};
use crate::content::model::*;

fn without(content: &Content, gone: &Id) -> Content {
    let mut content = content.clone();
    content.slides.retain(|s| s.meta.id != *gone);
    content.questions.retain(|q| q.meta.id != *gone);
    content.commendations.retain(|c| c.meta.id != *gone);
    content
}

fn reload(bench: &mut Bench, content: Content) {
    bench.player.set_content(Arc::new(content), &bench.now);
}

#[test]
fn a_removed_item_leaves_at_once_even_if_nothing_else_is_ready() {
    let mut bench = Bench::new(undared());
    let gone = bench.shown().expect("an item");
    bench.ready = false;
    bench.events.clear();
    reload(&mut bench, without(&undared(), &gone));
    let now_shown = bench.shown().expect("another item");
    assert_ne!(now_shown, gone);
    bench.step(None);
    assert_eq!(bench.events, vec![Event::Shown { id: now_shown }]);
}

#[test]
fn a_withdrawn_card_leaves_the_glass_while_somebody_reads_it() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::OpenCard(id("c2")));
    reload(&mut bench, without(&small(), &id("c2")));
    let View::Wall(wall) = bench.view() else { panic!("{:?}", bench.view()) };
    assert!(wall.cards.iter().all(|c| c.meta.id != id("c2")));
}

#[test]
fn a_removed_question_leaves_the_visit_and_those_that_wait_are_exchanged() {
    let mut bench = Bench::new(small());
    bench.until(is_thinking);
    let gone = bench.shown().expect("a question");
    bench.touch(Gesture::Touch);
    reload(&mut bench, without(&small(), &gone));
    assert_eq!(bench.view(), View::Home);
    bench.touch(Gesture::Quiz);
    let (on, mut edited) = (bench.shown(), small());
    for question in &mut edited.questions {
        Arc::make_mut(question).stem = text("Asked in another way");
    }
    let before = bench.question().question;
    reload(&mut bench, edited.clone());
    assert_eq!((bench.shown(), bench.question().question), (on, before));
    bench.answer(true);
    bench.touch(Gesture::Next);
    assert!(edited.questions.contains(&bench.question().question));
}

fn headline(bench: &Bench) -> Text {
    match bench.view() {
        View::Slide { slide, .. } => slide.headline.clone(),
        other => panic!("{other:?}"),
    }
}

// Case: Content: a slide edited while it is shown
#[test]
fn an_edited_item_has_its_new_words_at_once_and_its_turn_ends_when_it_was_to_end() {
    let content = Content { slides: vec![Arc::new(slide("a"))], ..empty() };
    let old = Arc::downgrade(&content.slides[0]);
    let mut bench = Bench::new(content);
    bench.wait(Duration::from_secs(2));
    let (turn, ends) = (bench.scene().turn, bench.player.next_change(&bench.now));
    let mut edited = slide("a");
    edited.headline = text("Another line");
    reload(&mut bench, Content { slides: vec![Arc::new(edited)], ..empty() });
    assert_eq!(headline(&bench), text("Another line"));
    assert_eq!((bench.scene().turn, bench.player.next_change(&bench.now)), (turn, ends));
    bench.tick();
    assert_eq!(headline(&bench), text("Another line"));
    assert!(old.upgrade().is_none());
}

#[test]
fn an_edited_item_of_another_form_stays_until_its_time_is_over() {
    let photo = Photo { path: "photos/new.jpg".into(), alt: text("A van"), focus: [0.5, 0.5] };
    let pictured = Slide { photo: Some(photo), headline: text("New"), ..slide("a") };
    for edited in [pictured, Slide { headline: text("New"), ..promise("a") }] {
        let mut bench = Bench::new(Content { slides: vec![Arc::new(slide("a"))], ..empty() });
        reload(&mut bench, Content { slides: vec![Arc::new(edited)], ..empty() });
        assert_eq!(headline(&bench), text("A line to read"));
        bench.tick();
        assert_eq!(headline(&bench), text("New"));
    }
}

#[test]
fn a_text_that_has_become_longer_gets_the_time_to_be_read() {
    let mut bench = Bench::new(Content { slides: vec![Arc::new(slide("a"))], ..empty() });
    let before = bench.player.next_change(&bench.now);
    let body = text(&"A sentence that goes on and on beneath the headline. ".repeat(6));
    let edited = Slide { kind: SlideKind::Principle { body }, ..slide("a") };
    reload(&mut bench, Content { slides: vec![Arc::new(edited)], ..empty() });
    assert!(bench.player.next_change(&bench.now) > before);
    reload(&mut bench, Content { slides: vec![Arc::new(slide("a"))], ..empty() });
    assert!(bench.player.next_change(&bench.now) > before, "and keeps it");
}

#[test]
fn a_question_in_the_loop_has_its_new_words_at_once_and_its_options_in_the_old_order() {
    let mut bench = Bench::new(small());
    bench.until(is_thinking);
    let before = bench.question();
    let mut edited = small();
    for question in &mut edited.questions {
        Arc::make_mut(question).stem = text("Asked in another way");
    }
    reload(&mut bench, edited.clone());
    let now = bench.question();
    assert_eq!(now.question.stem, text("Asked in another way"));
    assert_eq!((now.shown, now.phase), (before.shown, before.phase));
    // One with an option more has no place for it.
    for question in &mut edited.questions {
        let question = Arc::make_mut(question);
        question.stem = text("Asked once more");
        question.options.push(question.options[1].clone());
    }
    reload(&mut bench, edited);
    assert_eq!(bench.question().question.stem, text("Asked in another way"));
}

#[test]
fn whose_jobs_are_on_the_glass_stay_there_with_their_new_words() {
    let of = |name: &str, view: &View| matches!(view, View::Slide { role: Some(role), .. } if role.id == id(name));
    let mut bench = Bench::new(small());
    for name in ["warehouse", "finance"] {
        bench.until(|view| of(name, view));
        reload(&mut bench, small());
        assert!(of(name, &bench.view()), "{name}: {:?}", bench.view());
    }
}

#[test]
fn an_expired_version_leaves_at_once_and_a_takeover_arrives_at_once() {
    let mut bench = Bench::new(undared());
    let on = bench.shown().expect("an item");
    let mut content = undared();
    let mut alarm = slide("alarm");
    alarm.meta.takeover = true;
    alarm.meta.until = Some(jiff::civil::date(2026, 12, 31));
    for slide in &mut content.slides {
        if slide.meta.id == on {
            Arc::make_mut(slide).meta.until = Some(jiff::civil::date(2026, 1, 31));
        }
    }
    reload(&mut bench, content.clone());
    assert_ne!(bench.shown(), Some(on));
    content.slides.push(Arc::new(alarm));
    reload(&mut bench, content);
    assert_eq!(bench.shown(), Some(id("alarm")));
}

#[test]
fn reloading_all_the_time_starves_nothing() {
    let mut bench = Bench::new(small());
    let mut seen = HashSet::new();
    for _ in 0..400 {
        reload(&mut bench, small());
        seen.extend(bench.shown());
        bench.wait(Duration::from_secs(5));
    }
    assert_eq!(seen.len(), 13, "twelve items and the dare of the day: {seen:?}");
}

#[test]
fn a_language_that_is_gone_gives_way_to_the_primary_one() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Home);
    while bench.scene().lang != Lang::new("zh") {
        bench.touch(Gesture::Language);
    }
    let mut content = small();
    Arc::make_mut(&mut content.kiosk).languages = vec![Lang::new("en")];
    reload(&mut bench, content);
    assert_eq!((bench.scene().lang, bench.scene().other), (Lang::new("en"), None));
}

#[test]
fn a_role_that_is_gone_no_longer_filters_and_its_page_gives_way_to_the_tiles() {
    let mut content = small();
    let mut stock = single("stock");
    stock.meta.audience = vec![id("warehouse")];
    content.questions.push(Arc::new(stock));
    let mut bench = Bench::new(content.clone());
    bench.touch(Gesture::PickRole(id("finance")));
    content.roles.retain(|r| r.id != id("finance"));
    content.questions.retain(|q| q.meta.id == id("stock") || q.meta.id == id("q1"));
    reload(&mut bench, content);
    assert!(matches!(bench.view(), View::Roles { .. }));
    bench.touch(Gesture::Quiz);
    assert_eq!(bench.question().progress, Some((1, 2)), "the warehouse's is asked too");
}

#[test]
fn the_fault_flag_and_the_findings_come_through() {
    let mut bench = Bench::new(small());
    assert!(!bench.scene().fault);
    let line = FindingLine {
        place: "a.ron:1:1".into(),
        what: "a comma is missing".into(),
        todo: "put one".into(),
        error: true,
        source: "[(]".into(),
        caret: 1..2,
    };
    bench.player.set_findings(Arc::from([line.clone()]), true);
    assert!(bench.scene().fault);
    bench.touch(Gesture::Findings);
    let View::Admin(page) = bench.view() else { panic!("{:?}", bench.view()) };
    assert_eq!((page.tab, &*page.findings), (Tab::Findings, &[line][..]));
}

#[test]
fn the_findings_open_for_an_owner_and_for_nobody_else() {
    let mut bench = Bench::new(small());
    bench.touch(Gesture::Findings);
    assert!(matches!(bench.view(), View::Admin(_)));
    bench.touch(Gesture::Back);
    assert_eq!(bench.view(), View::Home);
    let mut kiosk = Bench::with(small(), super::super::Options::default(), noon());
    kiosk.touch(Gesture::Findings);
    assert!(!kiosk.scene().in_session);
}

#[test]
fn the_gallery_has_a_name_for_every_page_and_each_only_once() {
    let scenes = gallery(&small(), &Lang::new("zh"), Mood::Evening, Arc::from([]));
    let names: HashSet<&str> = scenes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), scenes.len());
    for name in [
        "slide-two-jobs",
        "question-q1-asked",
        "question-q2-answered",
        "order-q3-half",
        "commendation-c1",
        "card-c1",
        "wall-1",
        "wall-1-reach",
        "home",
        "roles",
        "role-warehouse",
        "visit-done",
        "still-here",
        "pad",
        "admin-now",
        "admin-findings",
        "touches",
        "chart-grid",
    ] {
        assert!(names.contains(name), "{name} is missing from {names:?}");
    }
    assert!(scenes.iter().all(|(_, s)| s.lang == Lang::new("zh") && s.mood == Mood::Evening));
    assert!(!gallery(&empty(), &Lang::new("en"), Mood::Day, Arc::from([])).is_empty());
}

/// The name and the photo of the card on the glass.
fn parts(bench: &mut Bench) -> (bool, bool) {
    let View::Commendation { commendation, .. } = bench.view() else {
        panic!("{:?}", bench.view())
    };
    (commendation.name.is_some(), commendation.photo.is_some())
}

#[test]
fn a_consent_that_is_taken_back_leaves_the_glass_at_once_in_the_loop_and_under_a_finger() {
    let without_name = || {
        let mut content = small();
        for card in &mut content.commendations {
            Arc::make_mut(card).name = None;
        }
        content
    };
    let mut bench = Bench::new(small());
    bench.until(|view| matches!(view, View::Commendation { .. }));
    assert!(parts(&mut bench).0);
    reload(&mut bench, without_name());
    assert!(!parts(&mut bench).0);
    let mut bench = Bench::new(small());
    bench.touch(Gesture::OpenCard(id("c2")));
    assert!(parts(&mut bench).0);
    reload(&mut bench, without_name());
    assert!(!parts(&mut bench).0);
}

#[test]
fn a_consent_that_ends_at_midnight_takes_its_part_off_the_glass_at_midnight() {
    for by_touch in [false, true] {
        let mut content = small();
        for card in &mut content.commendations {
            let until = Some(noon().wall.date());
            let name = card.consents.name.map(|term| Term { until, ..term });
            Arc::make_mut(card).consents.name = name;
        }
        let mut bench = Bench::new(content);
        if by_touch {
            bench.touch(Gesture::OpenCard(id("c2")));
        } else {
            bench.until(|view| matches!(view, View::Commendation { .. }));
        }
        assert!(parts(&mut bench).0);
        let midnight = bench.now.wall.tomorrow().and_then(|day| day.start_of_day());
        bench.now.wall = midnight.expect("a midnight");
        bench.step(None);
        assert!(!parts(&mut bench).0, "by touch: {by_touch}");
    }
}
