//! The loop: rhythm, languages, times, whose turn it is.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::super::Options;
use super::super::scene::{Event, Gesture, Mood, Phase, View};
use super::super::testing::*;
use super::{Bench, is_thinking};
use crate::content::model::*;

const MINUTE: Duration = Duration::from_secs(60);

fn edit_kiosk(content: &mut Content, edit: impl FnOnce(&mut Kiosk)) {
    edit(Arc::make_mut(&mut content.kiosk));
}

#[test]
fn the_rhythm_goes_slide_slide_question_commendation() {
    let ids = Bench::new(small()).loop_ids(8);
    let kind = |id: &String| match id.as_str() {
        q if q.starts_with('q') => 'q',
        c if c.len() == 2 && c.starts_with('c') => 'c',
        _ => 's',
    };
    assert_eq!(ids.iter().map(kind).collect::<String>(), "ssqcssqc", "{ids:?}");
}

#[test]
fn the_promise_comes_when_all_other_slides_have_come_round() {
    let content = Content { questions: vec![], commendations: vec![], ..undared() };
    let ids = Bench::new(content).loop_ids(10);
    assert_eq!(ids, ["two-jobs", "a", "b", "c", "promise", "two-jobs", "a", "b", "c", "promise"]);
}

#[test]
fn the_your_jobs_slide_shows_each_role_in_turn_and_each_in_both_languages() {
    let mut bench = Bench::new(small());
    let mut seen = HashSet::new();
    let mut last = None;
    for _ in 0..4000 {
        let scene = bench.scene();
        if let View::Slide { role: Some(role), .. } = &scene.view
            && last != Some(scene.turn)
        {
            last = Some(scene.turn);
            seen.insert((role.id.clone(), scene.lang.clone()));
            assert_ne!(scene.second.as_ref(), Some(&scene.lang));
            assert!(scene.second.is_some());
        }
        bench.tick();
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[test]
fn languages_take_turns_from_cycle_to_cycle() {
    let mut content = small();
    content.slides = (0..7).map(|i| Arc::new(slide(&format!("s{i}")))).collect();
    let mut bench = Bench::new(content);
    let first = bench.scene().lang;
    bench.loop_ids(4);
    assert_ne!(bench.scene().lang, first, "a new cycle has begun");
}

#[test]
fn an_item_meets_both_languages_even_if_it_always_falls_into_every_other_cycle() {
    let slides = ["a", "b", "c", "d"].map(|name| Arc::new(slide(name)));
    let mut content = Content { slides: slides.into(), ..empty() };
    edit_kiosk(&mut content, |k| k.rhythm = vec![Beat::Slide, Beat::Slide]);
    let mut bench = Bench::new(content);
    let mut seen = HashSet::new();
    for _ in 0..16 {
        let scene = bench.scene();
        seen.insert((super::id_of(&scene.view), scene.lang));
        bench.tick();
    }
    assert_eq!(seen.len(), 8, "{seen:?}");
}

#[test]
fn primary_only_and_a_fixed_language_keep_to_one() {
    let mut content = small();
    edit_kiosk(&mut content, |k| k.bilingual = Bilingual::PrimaryOnly);
    let mut bench = Bench::new(content);
    let options =
        Options { lang: Some(Lang::new("zh")), mood: Some(Mood::Evening), ..Options::default() };
    let mut fixed = Bench::with(small(), options, noon());
    for _ in 0..200 {
        let scene = bench.scene();
        assert_eq!((scene.lang.as_str(), scene.second), ("en", None));
        assert_eq!(scene.other.as_ref().map(Lang::as_str), Some("zh"));
        let scene = fixed.scene();
        assert_eq!((scene.lang.as_str(), scene.mood), ("zh", Mood::Evening));
        bench.tick();
        fixed.tick();
    }
}

#[test]
fn the_silent_quiz_fills_its_bar_step_by_step_and_then_answers() {
    let mut bench = Bench::new(small());
    bench.until(is_thinking);
    let began = bench.now.mono;
    let Phase::Thinking { elapsed: 0, total } = bench.question().phase else {
        panic!("it begins empty: {:?}", bench.question().phase)
    };
    assert!((16..=24).contains(&total));
    let turn = bench.scene().turn;
    for step in 1..total {
        bench.tick();
        assert_eq!(bench.question().phase, Phase::Thinking { elapsed: step, total });
    }
    bench.tick();
    assert_eq!(bench.question().phase, Phase::Answered { right: None, again: false });
    assert_eq!(bench.now.mono - began, Duration::from_millis(500) * total);
    assert_eq!(bench.scene().turn, turn, "it is still the same page");
}

#[test]
fn what_is_upcoming_really_comes_next() {
    let mut bench = Bench::new(small());
    for _ in 0..600 {
        let (turn, upcoming) = (bench.scene().turn, bench.player.upcoming(&bench.now));
        bench.tick();
        let scene = bench.scene();
        if scene.turn != turn {
            assert_eq!(upcoming, Some(scene));
        }
    }
}

// Case: Time: 24 h of suspend are one step
#[test]
fn a_day_asleep_is_one_step() {
    let mut bench = Bench::new(small());
    let turn = bench.scene().turn;
    bench.events.clear();
    bench.wait(24 * 60 * MINUTE);
    assert_eq!(bench.scene().turn, turn + 1);
    assert_eq!(bench.events.len(), 1);
}

// Case: Process: stopped for 60 s
#[test]
fn a_minute_stopped_is_one_step() {
    let mut bench = Bench::new(small());
    let turn = bench.scene().turn;
    bench.events.clear();
    bench.wait(MINUTE);
    assert_eq!(bench.scene().turn, turn + 1);
    assert_eq!(bench.events.len(), 1);
}

#[test]
fn nobody_is_thanked_twice_while_others_wait() {
    let mut content = Content { slides: vec![], questions: vec![], ..small() };
    content.commendations = (0..12)
        .map(|i| {
            // Ada has half of the cards.
            let who = if i % 2 == 0 { "Ada".to_owned() } else { format!("p{i}") };
            Arc::new(card(&format!("c{i}"), &who, "2026-11-01"))
        })
        .collect();
    let mut bench = Bench::new(content.clone());
    let ids = bench.loop_ids(200);
    let of_ada = |i: &String| i[1..].parse::<u32>().is_ok_and(|n| n % 2 == 0);
    let turns: Vec<usize> = (0..ids.len()).filter(|&i| of_ada(&ids[i])).collect();
    assert!(turns.windows(2).all(|w| w[1] - w[0] >= 7), "{turns:?}");
    let all: HashSet<&String> = ids.iter().collect();
    assert_eq!(all.len(), 12);
}

#[test]
fn a_lone_item_does_not_repeat_while_there_is_another_of_any_kind() {
    let content = Content {
        slides: vec![Arc::new(slide("only"))],
        questions: vec![Arc::new(single("q"))],
        ..empty()
    };
    assert_eq!(Bench::new(content).loop_ids(6), ["only", "q", "only", "q", "only", "q"]);
}

#[test]
fn an_item_of_todays_theme_comes_first_and_more_often() {
    let mut content = small();
    let theme =
        crate::player::playlist::theme::of_the_day(&content.values, noon().wall.date()).cloned();
    let mut themed = slide("themed");
    themed.meta.value = theme.clone();
    content.slides.push(Arc::new(themed));
    let mut bench = Bench::new(content);
    assert_eq!(bench.scene().theme, theme);
    let ids = bench.loop_ids(400);
    assert_eq!(ids[0], "themed");
    let count = |id: &str| ids.iter().filter(|i| *i == id).count();
    assert!(count("themed") > count("a") && count("themed") <= 3 * count("a"));
}

#[test]
fn every_card_stays_as_long_however_much_it_tells() {
    let mut content = small();
    Arc::make_mut(&mut content.commendations[1]).situation = text(&"word ".repeat(30));
    let mut bench = Bench::new(content);
    bench.loop_ids(60);
    let mut seen: Vec<(Id, Duration)> = Vec::new();
    for event in &bench.events {
        if let Event::Spotlight(spotlight) = event {
            seen.push((spotlight.id.clone(), spotlight.lasted));
        }
    }
    let ids: HashSet<&Id> = seen.iter().map(|(id, _)| id).collect();
    assert_eq!(ids.len(), 3, "{seen:?}");
    assert!(seen.iter().all(|(_, lasted)| *lasted == seen[0].1), "{seen:?}");
}

#[test]
fn a_card_has_had_what_it_was_seen_for_and_nothing_of_what_a_finger_kept_it_open() {
    let mut bench = Bench::new(small());
    bench.until(|view| matches!(view, View::Commendation { .. }));
    let on_glass = bench.shown().expect("a card");
    bench.events.clear();
    bench.wait(Duration::from_secs(2));
    bench.touch(Gesture::Touch);
    bench.wait(Duration::from_secs(20));
    bench.touch(Gesture::Leave);
    let spotlights = bench.events.iter().filter_map(|event| match event {
        Event::Spotlight(spotlight) => Some((&spotlight.id, spotlight.lasted)),
        _ => None,
    });
    let spotlights: Vec<_> = spotlights.collect();
    assert_eq!(spotlights, [(&on_glass, Duration::from_secs(3))]);
    assert!(matches!(bench.events[0], Event::Spotlight(_)), "before the session begins");
}
