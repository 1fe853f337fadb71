//! What must hold for the player whatever the content, the clock and the fingers do.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use breakroom::content::model::{Content, Id, Lang};
use breakroom::player::idle;
use breakroom::player::scene::{
    Ease, Event, Gesture, LineupPage, Phase, QuestionView, Scene, View,
};
use breakroom::player::testing::{at, later, noon};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::world::rig::{Dice, Rig};
use crate::world::{Doing, Seed, build, dated, doing, gesture, start, timeless};

/// Every item id that a scene shows.
fn ids(scene: &Scene) -> Vec<&Id> {
    match &scene.view {
        View::Slide { slide, .. } => vec![&slide.meta.id],
        View::Question(view) => vec![&view.question.meta.id],
        View::Lineup(view) => match &view.page {
            LineupPage::Story(slide) => vec![&slide.meta.id],
            LineupPage::Question { question, .. } => vec![&question.meta.id],
            LineupPage::Thanks(card) => vec![&card.meta.id],
            LineupPage::Value(_) | LineupPage::Today { .. } => Vec::new(),
        },
        View::Commendation { commendation, .. } => vec![&commendation.meta.id],
        View::Poll(view) => vec![&view.slide.meta.id],
        View::Wall(wall) => wall.cards.iter().map(|c| &c.meta.id).collect(),
        View::VisitDone { learnt, .. } => learnt.iter().map(|q| &q.meta.id).collect(),
        _ => Vec::new(),
    }
}

/// What must hold for every scene.
fn check_scene(rig: &Rig) -> Result<(), TestCaseError> {
    let scene = rig.scene();
    let upcoming = rig.player.upcoming(&rig.now);
    for id in ids(&scene).into_iter().chain(upcoming.iter().flat_map(ids)) {
        prop_assert!(!rig.gone.contains(id), "{id} was removed");
    }
    prop_assert_eq!(upcoming.is_none(), scene.in_session);
    prop_assert!(scene.kiosk.languages.contains(&scene.lang));
    prop_assert!(scene.shift.iter().all(|s| (-4..=4).contains(s)));
    if let View::Question(QuestionView { question, shown, picked, phase, .. }) = &scene.view {
        let mut all = shown.clone();
        all.sort_unstable();
        prop_assert_eq!(all, (0..question.options.len()).collect::<Vec<_>>());
        prop_assert!(picked.iter().all(|i| shown.contains(i)));
        if let Phase::Thinking { elapsed, total } = phase {
            prop_assert!(elapsed < total && (16..=24).contains(total));
        }
    }
    if let View::Wall(wall) = &scene.view {
        prop_assert!(wall.page < wall.pages);
        prop_assert_eq!(wall.cards.is_empty(), wall.total == 0);
        prop_assert_eq!(wall.cards.len(), wall.new.len());
        prop_assert_eq!(wall.by.is_some(), !wall.choices.is_empty());
        prop_assert!(wall.choices.is_empty() || wall.from < wall.choices.len());
        prop_assert!(wall.chosen.iter().all(|one| wall.choices.contains(one)));
    }
    Ok(())
}

/// The scene stands still from a step until the next change that was announced.
fn check_stillness(rig: &Rig) -> Result<(), TestCaseError> {
    let until = rig.player.next_change(&rig.now);
    prop_assert!(until > rig.now.mono, "a change that is due was not made");
    let left = until - rig.now.mono;
    let scene = rig.scene();
    for part in [left / 3, left * 2 / 3, left.saturating_sub(Duration::from_millis(1))] {
        prop_assert_eq!(&rig.player.scene(&later(&rig.now, part)), &scene);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_there_is_a_sound_scene_that_stands_still_until_announced(
        seeds in vec(dated(), 0..40),
        open in any::<bool>(),
        wall in start(),
        slow in option::of(0..9_u32),
        doings in vec(doing(), 1..120),
    ) {
        let mut rig = Rig::with_ledger(build(&seeds, open), at(Duration::ZERO, wall), slow);
        for doing in doings {
            let reloaded = matches!(doing, Doing::Toggle(_));
            rig.act(doing);
            check_scene(&rig)?;
            if !reloaded {
                check_stillness(&rig)?;
            }
        }
    }

    #[test]
    fn leave_always_leads_to_the_loop_and_back_always_leads_home(
        seeds in vec(dated(), 0..30),
        gestures in vec(gesture(), 1..60),
    ) {
        let mut rig = Rig::new(build(&seeds, true), noon());
        for gesture in gestures {
            rig.act(Doing::Gesture(gesture));
            for _ in 0..3 {
                rig.act(Doing::Gesture(Gesture::Back));
            }
            prop_assert_eq!(rig.scene().view, View::Home);
            prop_assert!(rig.scene().in_session);
            rig.act(Doing::Gesture(Gesture::Leave));
            prop_assert!(!rig.scene().in_session);
        }
    }

    #[test]
    fn whoever_walks_away_is_forgotten_in_time(
        seeds in vec(dated(), 0..30),
        gestures in vec(gesture(), 1..40),
    ) {
        let mut rig = Rig::new(build(&seeds, true), noon());
        rig.act(Doing::Gesture(Gesture::Touch));
        for gesture in gestures {
            rig.act(Doing::Gesture(gesture));
        }
        let (left, (after, warning)) = (rig.now.mono, idle(&rig.scene()));
        let at_most = after + warning;
        while rig.scene().in_session {
            rig.tick();
        }
        prop_assert!(rig.now.mono - left <= at_most);
        prop_assert_eq!(rig.scene().ease, Ease::default());
        prop_assert_eq!(rig.scene().still_here, None);
        let lang = rig.scene().lang;
        rig.act(Doing::Gesture(Gesture::Quiz));
        if let View::Question(view) = rig.scene().view {
            prop_assert!(view.picked.is_empty() && view.phase == Phase::Asking);
        }
        prop_assert_eq!(rig.scene().lang, lang);
    }

    #[test]
    fn every_item_stays_for_its_time(seeds in vec(timeless(), 1..40)) {
        let mut rig = Rig::new(build(&seeds, true), noon());
        let mut since = rig.now.mono;
        let mut thought = Duration::ZERO;
        let mut turn = rig.scene().turn;
        for _ in 0..400 {
            rig.tick();
            let scene = rig.scene();
            if let View::Question(QuestionView { phase: Phase::Answered { .. }, .. }) = scene.view
                && thought.is_zero()
            {
                thought = rig.now.mono - since;
                prop_assert!((8..=12).contains(&thought.as_secs()), "{:?}", thought);
            }
            if scene.turn != turn {
                let stayed = rig.now.mono - since - thought;
                prop_assert!((8..=25).contains(&stayed.as_secs()), "{:?}", stayed);
                (since, turn, thought) = (rig.now.mono, scene.turn, Duration::ZERO);
            }
        }
    }

    #[test]
    fn every_live_item_comes_round_and_none_comes_twice_in_a_row(seeds in vec(timeless(), 2..40)) {
        let playing = |kinds: fn(u8) -> bool| seeds.iter().filter(|s| kinds(s.kind)).count();
        let mut rig = Rig::new(build(&seeds, true), noon());
        // Weights go from 1 to 10, so nobody waits longer than eleven rounds of their kind;
        // a promise comes once in a round of the slides.
        let most = [
            (playing(|k| k < 4) + 1) * 11 * playing(|k| k == 4).max(1) * 2,
            playing(|k| (5..8).contains(&k)) * 12 * 4,
            playing(|k| k >= 8) * 8 * 4,
        ];
        let items = most.into_iter().max().unwrap_or(0) + 60;
        let mut shown: HashMap<Id, u32> = HashMap::new();
        let mut last = None;
        let mut played = 0;
        while played < items {
            for event in rig.wait(Duration::from_secs(40)) {
                if let Event::Shown { id } = event {
                    prop_assert_ne!(Some(&id), last.as_ref());
                    *shown.entry(id.clone()).or_default() += 1;
                    last = Some(id);
                    played += 1;
                }
            }
        }
        let of_folder = shown.keys().filter(|id| !is_dare(id)).count();
        prop_assert_eq!(of_folder, seeds.len());
    }
}

/// Whether it is a dare, which the player makes each day of a role's acts.
fn is_dare(id: &Id) -> bool {
    id.as_str().starts_with("dare:")
}

fn forty() -> Content {
    let seeds: Vec<Seed> = (0..40)
        .map(|i| Seed {
            kind: i % 10,
            importance: 1 + i % 5,
            words: usize::from(i),
            value: (i % 4 != 0).then_some(i % 3),
            from: None,
            until: (i % 8 == 0).then_some(10),
            daypart: (i % 5 == 0).then_some((0b0001_1111, 11, 14)),
            takeover: false,
        })
        .collect();
    build(&seeds, false)
}

#[test]
fn a_hundred_thousand_gestures_end_in_the_loop_with_each_question_answered_once_at_a_time() {
    for slow in [None, Some(2)] {
        hundred_thousand_gestures(slow);
    }
}

fn hundred_thousand_gestures(slow: Option<u32>) {
    let mut rig = Rig::with_ledger(forty(), noon(), slow);
    let mut dice = Dice(42);
    let mut open_question: Option<Id> = None;
    let (mut started, mut ended, mut answered) = (0_u32, 0_u32, 0_u64);
    for _ in 0..100_000 {
        rig.now = later(&rig.now, Duration::from_millis(dice.roll(900)));
        let before = rig.scene();
        if let View::Question(QuestionView {
            phase: Phase::Asking | Phase::Thinking { .. },
            question,
            ..
        }) = &before.view
        {
            open_question = Some(question.meta.id.clone());
        }
        for event in rig.step(Some(dice.gesture())) {
            match event {
                Event::SessionStarted => started += 1,
                Event::SessionEnded => ended += 1,
                Event::Answered { id, ticket, .. } => {
                    assert_eq!(open_question.take(), Some(id), "answered without being asked");
                    answered += 1;
                    assert_eq!(ticket, answered, "the tickets are numbered through");
                }
                _ => {}
            }
        }
    }
    assert!(answered > 500, "{answered}");
    rig.wait(Duration::from_secs(3600));
    assert!(!rig.scene().in_session);
    assert!(started - ended <= 1);
}

#[test]
fn a_month_goes_by_and_every_item_has_been_on_the_glass() {
    let start = at(Duration::ZERO, "2026-11-02T07:00:00[Europe/Berlin]");
    let mut rig = Rig::new(forty(), start);
    let mut shown: HashMap<Id, u32> = HashMap::new();
    let mut closed = 0_u32;
    while rig.now.mono < Duration::from_secs(30 * 24 * 3600) {
        for event in rig.tick() {
            if let Event::Shown { id } = event {
                *shown.entry(id).or_default() += 1;
            }
        }
        closed += u32::from(rig.scene().view == View::Closed);
    }
    let dares = shown.keys().filter(|id| is_dare(id)).count();
    assert_eq!(shown.len() - dares, 40, "{shown:?}");
    assert_eq!(dares, 2 * forty().roles.len(), "each act has its day: {shown:?}");
    assert!(closed >= 20, "each night is black: {closed}");
}

// Case: Time: an uptime of 400 days
#[test]
fn after_four_hundred_days_the_bar_still_moves_by_half_seconds() {
    let mut rig = Rig::new(forty(), at(Duration::ZERO, "2026-11-04T12:00:00[Europe/Berlin]"));
    rig.wait(Duration::from_secs(400 * 24 * 3600) + Duration::from_nanos(1));
    for _ in 0..2000 {
        if let View::Question(QuestionView { phase: Phase::Thinking { elapsed, total }, .. }) =
            rig.scene().view
            && elapsed + 1 < total
        {
            let began = rig.now.mono;
            rig.tick();
            assert_eq!(rig.now.mono - began, Duration::from_millis(500));
            return;
        }
        rig.tick();
    }
    panic!("no question came");
}

#[test]
fn the_same_seed_and_doings_give_the_same_scenes() {
    let run = || {
        let mut rig = Rig::new(forty(), noon());
        let mut dice = Dice(1);
        let mut scenes = Vec::new();
        for _ in 0..300 {
            rig.now = later(&rig.now, Duration::from_millis(dice.roll(9000)));
            rig.step((dice.roll(3) == 0).then(|| dice.gesture()));
            scenes.push(rig.scene());
        }
        scenes
    };
    assert_eq!(run(), run());
    let languages: HashSet<Lang> = run().into_iter().map(|s| s.lang).collect();
    assert_eq!(languages.len(), 2);
}
