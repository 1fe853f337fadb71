//! Who hears what when, on content made by hand.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::diary::Diary;
use super::plan::*;
use crate::content::model::*;
use crate::player::playlist::Playlist;
use crate::player::scene::{Held, Part};
use crate::player::testing::*;

/// A line-up that was held to its end.
fn held(agenda: &Agenda, day: Date) -> Held {
    Held { seconds: 300, reached: Part::Today, ..agenda.begun(day, 8) }
}

fn story(name: &str, of: &Arc<Value>) -> Arc<Slide> {
    let kind = SlideKind::Story { body: text("It was so"), lesson: text("Do it so") };
    let mut told = Slide { kind, ..slide(name) };
    told.meta.value = Some(Arc::clone(of));
    Arc::new(told)
}

/// Two values with so many stories and questions each, two roles, and so many colleagues.
fn with(stories: usize, cards: usize) -> Content {
    let mut content = Content { slides: vec![Arc::new(slide("a"))], ..small() };
    (content.questions, content.commendations) = (Vec::new(), Vec::new());
    for of in content.values.clone() {
        for n in 0..stories {
            content.slides.push(story(&format!("{}-{n}", of.id), &of));
            let mut asked = single(&format!("q-{}-{n}", of.id));
            asked.meta.value = Some(Arc::clone(&of));
            content.questions.push(Arc::new(asked));
        }
    }
    let card = |n: usize| Arc::new(card(&format!("c{n}"), &format!("p{n}"), "2026-10-01"));
    content.commendations = (0..cards).map(card).collect();
    content
}

fn day(n: i64) -> Date {
    jiff::civil::date(2026, 11, 4) + n.days()
}

/// What so many line-ups on each of so many days are made of.
fn plan(content: &Content, number_of_days: i64, a_day: usize) -> Vec<(Date, Agenda)> {
    let mut diary = Diary::default();
    let mut plan = Vec::new();
    for date in (0..number_of_days).map(day) {
        let wall = date.at(12, 0, 0, 0).in_tz("Europe/Berlin").expect("a time");
        let playlist = Playlist::new(content, &wall);
        for _ in 0..a_day {
            let agenda = Planning { content, playlist: &playlist, diary: &diary }.agenda();
            diary.enter(held(&agenda, date), true);
            plan.push((date, agenda));
        }
    }
    plan
}

fn story_ids(plan: &[(Date, Agenda)]) -> Vec<&str> {
    let ids = plan.iter().filter_map(|(_, agenda)| agenda.story.as_ref());
    ids.map(|story| story.meta.id.as_str()).collect()
}

#[test]
fn each_value_has_its_day_with_a_story_and_a_question_of_its_own() {
    for (date, agenda) in plan(&with(14, 28), 60, 1) {
        let value = agenda.value.expect("a value leads").id.clone();
        let of = |meta: &Meta| meta.value.as_ref().map(|own| own.id.clone());
        assert_eq!(of(&agenda.story.expect("a story").meta), Some(value.clone()), "{date}");
        assert_eq!(of(&agenda.question.expect("a question").meta), Some(value), "{date}");
        assert!(agenda.thanks.is_some() && agenda.act.is_some());
    }
}

#[test]
fn a_colleague_who_is_thanked_for_the_value_of_the_day_comes_first() {
    let mut content = with(14, 8);
    let values = content.values.clone();
    for (card, of) in content.commendations.iter_mut().zip(values.iter().cycle()) {
        Arc::make_mut(card).meta.value = Some(Arc::clone(of));
    }
    for (date, agenda) in plan(&content, 8, 1) {
        let thanks = agenda.thanks.expect("a colleague");
        assert_eq!(thanks.meta.value.as_ref(), agenda.value.as_ref(), "{date}");
    }
}

#[test]
fn what_just_suffices_comes_again_after_four_weeks_and_what_lacks_one_a_value_s_turn_sooner() {
    let just = with(14, 28);
    let all = plan(&just, 84, 1);
    let ids = story_ids(&all);
    for (at, id) in ids.iter().enumerate() {
        assert!(!ids[at.saturating_sub(27)..at].contains(id), "{id} on day {at}");
    }
    assert_eq!(ids[..28], ids[28..56], "and then it goes round");
    let one_less = with(13, 28);
    let all = plan(&one_less, 84, 1);
    let ids = story_ids(&all);
    assert_eq!(ids[..26], ids[26..52]);
}

/// Written out, so that another number in the plan is noticed.
const FOUR_WEEKS: usize = 28;

#[test]
fn what_fits_less_is_told_before_what_fits_and_was_told_within_four_weeks() {
    for less in 1..=3 {
        let mut content = with(FOUR_WEEKS, FOUR_WEEKS);
        content.values.truncate(1);
        // All of the one value but the last, which are found last.
        let own = content.values[0].clone();
        for card in content.commendations.iter_mut().skip(less) {
            Arc::make_mut(card).meta.value = Some(Arc::clone(&own));
        }
        let questions =
            content.questions.iter_mut().filter(|q| q.meta.value.as_ref() == Some(&own));
        for question in questions.take(less) {
            Arc::make_mut(question).meta.audience = vec![id("finance")];
        }
        let all = plan(&content, 84, 1);
        let ids = |of: fn(&Agenda) -> Option<&Meta>| -> Vec<_> {
            all.iter().filter_map(|(_, agenda)| of(agenda)).map(|meta| meta.id.clone()).collect()
        };
        for told in [
            ids(|agenda| agenda.thanks.as_ref().map(|card| &card.meta)),
            ids(|agenda| agenda.question.as_ref().map(|question| &question.meta)),
        ] {
            assert_eq!(told.len(), all.len());
            for (at, id) in told.iter().enumerate() {
                let before = &told[at.saturating_sub(FOUR_WEEKS - 1)..at];
                assert!(!before.contains(id), "{id} again on day {at}, {less} fit less");
            }
        }
    }
}

#[test]
fn a_second_shift_has_its_own_where_there_is_enough_and_else_what_the_first_had() {
    for (stories, own) in [(13, 1), (27, 1), (28, 2), (42, 3), (70, 3)] {
        let content = with(stories, 28);
        let all = plan(&content, 40, 3);
        for of_a_day in all.chunks(3) {
            let told: std::collections::HashSet<_> = story_ids(of_a_day).into_iter().collect();
            assert_eq!(told.len(), own, "{stories} stories, {}", of_a_day[0].0);
        }
    }
}

#[test]
fn another_one_is_one_that_was_not_offered_yet_and_isnt_taken_from_the_days_to_come() {
    let content = with(14, 28);
    let playlist = Playlist::new(&content, &noon().wall);
    let mut diary = Diary::default();
    let first = Planning { content: &content, playlist: &playlist, diary: &diary };
    let mut passed = Vec::new();
    while let Some(other) = first.story(&passed) {
        assert!(!passed.contains(&other.meta.id));
        passed.push(other.meta.id.clone());
    }
    assert_eq!(passed.len(), 14, "all of the value, each once");
    let mut agenda = first.agenda();
    agenda.story = first.story(&passed[..1]);
    diary.enter(held(&agenda, day(0)), true);
    let tomorrow = Planning { content: &content, playlist: &playlist, diary: &diary };
    assert_eq!(tomorrow.story(&[]).map(|s| s.meta.id.clone()), Some(passed[1].clone()));
    let later =
        Playlist::new(&content, &later(&noon(), std::time::Duration::from_secs(2 * 86_400)).wall);
    let next = Planning { playlist: &later, ..tomorrow }.story(&[]).expect("a story");
    assert_eq!(next.meta.id, passed[0], "the one that was passed over comes next");
}

#[test]
fn what_was_given_up_or_hurried_through_wasnt_told() {
    let content = with(14, 28);
    let playlist = Playlist::new(&content, &noon().wall);
    let mut diary = Diary::default();
    let agenda = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
    let whole = held(&agenda, day(0));
    for poor in
        [Held { seconds: 59, ..whole.clone() }, Held { reached: Part::Story, ..whole.clone() }]
    {
        diary.enter(poor, true);
        let again = Planning { content: &content, playlist: &playlist, diary: &diary };
        assert_eq!(again.agenda(), agenda);
    }
    diary.enter(whole, true);
    assert_eq!(diary.count_on(day(0)), 1, "the others are forgotten");
    assert_eq!(diary.held().count(), 1);
    // Somebody interrupted it for good before the colleague was thanked.
    let mut short = Diary::default();
    let question = Held { reached: Part::Question, ..held(&agenda, day(-1)) };
    short.enter(question, true);
    let next = Planning { content: &content, playlist: &playlist, diary: &short }.agenda();
    assert_eq!(next.thanks, agenda.thanks);
    assert_ne!(next.story, agenda.story);
}

#[test]
fn what_lacks_is_told_by_value_and_what_suffices_isnt() {
    let lacking = |stories, cards| {
        let content = with(stories, cards);
        let playlist = Playlist::new(&content, &noon().wall);
        let diary = Diary::default();
        Planning { content: &content, playlist: &playlist, diary: &diary }.lacks()
    };
    // Two roles have four acts.
    let act = Lack { part: Part::Today, value: None, has: 4, needs: 28, again_after_days: 4 };
    assert_eq!(lacking(14, 28), [act]);
    let lacks = lacking(3, 20);
    let told: Vec<_> = lacks
        .iter()
        .map(|lack| {
            let name = lack.value.as_ref().map(|value| value.name.get(&Lang::new("en")));
            (lack.part, name, lack.has, lack.needs, lack.again_after_days)
        })
        .collect();
    assert_eq!(
        told,
        [
            (Part::Story, Some("own-it"), 3, 14, 6),
            (Part::Question, Some("own-it"), 3, 14, 6),
            (Part::Story, Some("respect"), 3, 14, 6),
            (Part::Question, Some("respect"), 3, 14, 6),
            (Part::Thanks, None, 20, 28, 20),
            (Part::Today, None, 4, 28, 4),
        ]
    );
}

#[test]
fn a_clock_that_once_ran_ahead_brings_nothing_back_sooner_and_hides_nothing_for_ever() {
    let content = with(2, 3);
    let playlist = Playlist::new(&content, &noon().wall);
    let mut diary = Diary::default();
    let first = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
    diary.enter(held(&first, jiff::civil::date(2090, 1, 1)), true);
    let next = Planning { content: &content, playlist: &playlist, diary: &diary }.agenda();
    assert!(next.story.is_some() && next.story != first.story);
}
