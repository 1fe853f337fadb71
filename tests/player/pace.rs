//! Weeks of the loop, at the steady pace and by presence: as many questions a day, at other hours;
//! wall, takeovers and poles have what they had.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::{
    Beat, Content, Daypart, Id, Meta, Pole, Question, QuizSetting, Slide,
};
use breakroom::player::playlist::footfall::Presence;
use breakroom::player::quiz::history::History;
use breakroom::player::scene::{Event, Now};
use breakroom::player::testing::{card, empty, later, promise, single, slide};
use breakroom::player::{Input, Options, Player};
use jiff::Zoned;
use jiff::civil::{Weekday, date, time};

const WEEK: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
/// The hours in which somebody comes; the room is open from eight to five.
const BUSY: [i8; 3] = [9, 12, 15];

/// Something that was on the glass.
struct Shown {
    id: Id,
    wall: Zoned,
}

/// A room that knows its hours.
fn presence() -> Presence {
    let mut presence = Presence::default();
    for day in (0..5).map(|n| date(2026, 10, 26) + jiff::Span::new().days(n)) {
        BUSY.iter().for_each(|hour| presence.touches(day, *hour, 60));
        [8, 10, 13].iter().for_each(|hour| presence.touches(day, *hour, 6));
    }
    presence
}

fn open(content: &mut Content, quiz: QuizSetting) {
    let kiosk = Arc::make_mut(&mut content.kiosk);
    kiosk.quiz = quiz;
    let [from, to] = [8, 17].map(|hour| time(hour, 0, 0, 0));
    kiosk.open = vec![Daypart { days: WEEK.to_vec(), from, to }];
}

/// Slides and questions of both poles, and a wall.
fn house() -> Content {
    let pole = |n: usize| if n.is_multiple_of(3) { Pole::Dignity } else { Pole::Care };
    let of = |meta: Meta, n: usize| Meta { pole: pole(n), importance: 1 + (n % 5) as u8, ..meta };
    let slides = (0..14).map(|n| {
        let own = slide(&format!("s{n}"));
        Arc::new(Slide { meta: of(own.meta.clone(), n), ..own })
    });
    let questions = (0..16).map(|n| {
        let own = single(&format!("q{n}"));
        Arc::new(Question { meta: of(own.meta.clone(), n), ..own })
    });
    let cards = (0..18).map(|n| card(&format!("c{n}"), &format!("Person {n}"), "2026-08-01"));
    Content {
        slides: slides.chain([Arc::new(promise("promise"))]).collect(),
        questions: questions.collect(),
        commendations: cards.map(Arc::new).collect(),
        ..empty()
    }
}

/// Plays `days` from the morning of Monday, 2 November 2026, which is in the 45th week: an odd
/// one.
fn play(content: Content, days: i64) -> Vec<Shown> {
    let start: Zoned = "2026-11-02T08:00:00[Europe/Berlin]".parse().expect("a Monday");
    let end = &start + jiff::Span::new().days(days);
    let mut now = Now { mono: Duration::ZERO, wall: start };
    let mut player = Player::new(Arc::new(content), Options::default(), &now);
    let mut history = History::default();
    history.presence = presence();
    player.set_history(history, &now);
    let mut seen = Vec::new();
    while now.wall < end {
        let input = Input { ready: true, ..Input::default() };
        for event in player.step(&now, input) {
            if let Event::Shown { id } = event {
                seen.push(Shown { id, wall: now.wall.clone() });
            }
        }
        let wait = player.next_change(&now).saturating_sub(now.mono);
        now = later(&now, wait.max(Duration::from_millis(1)));
    }
    seen
}

fn of_kind(seen: &[Shown], kind: char) -> impl Iterator<Item = &Shown> {
    seen.iter().filter(move |shown| shown.id.as_str().starts_with(kind))
}

/// The share of what was seen in busy hours, or in the others, that is of this kind.
fn share(seen: &[Shown], kind: char, busy: bool) -> f64 {
    let at: Vec<&Shown> =
        seen.iter().filter(|shown| BUSY.contains(&shown.wall.hour()) == busy).collect();
    let those = at.iter().filter(|shown| shown.id.as_str().starts_with(kind)).count();
    those as f64 / at.len() as f64
}

fn with(quiz: QuizSetting, days: i64) -> Vec<Shown> {
    let mut content = house();
    open(&mut content, quiz);
    play(content, days)
}

#[test]
fn half_of_the_beats_ask_in_busy_hours_and_about_an_eighth_in_the_others_as_many_a_day() {
    let (steady, attended) = (with(QuizSetting::Steady, 5), with(QuizSetting::Attended, 5));
    for busy in [true, false] {
        let share = share(&steady, 'q', busy);
        assert!((share - 0.25).abs() < 0.01, "{share}");
    }
    let [busy, quiet] = [true, false].map(|busy| share(&attended, 'q', busy));
    assert!((busy - 0.5).abs() < 0.02 && (0.12..0.17).contains(&quiet), "{busy} and {quiet}");
    let [before, now] = [&steady, &attended].map(|seen| of_kind(seen, 'q').count() as f64);
    println!("{before} questions, and {now} by presence: {busy:.3} and {quiet:.3}");
    assert!((now / before - 1.0).abs() < 0.03, "{before} and {now}");
}

#[test]
fn the_example_is_asked_as_often_a_day_as_before() {
    let of = |quiz| {
        let mut content = example().content;
        open(&mut content, quiz);
        let questions = content.questions.clone();
        let seen = play(content, 3);
        seen.iter().filter(|shown| questions.iter().any(|q| q.meta.id == shown.id)).count() as f64
    };
    let (before, now) = (of(QuizSetting::Steady), of(QuizSetting::Attended));
    println!("{before} questions, and {now} by presence");
    assert!((now / before - 1.0).abs() < 0.05, "{before} and {now}");
}

#[test]
fn a_trial_is_by_presence_in_odd_weeks_and_steady_in_even_ones() {
    let seen = with(QuizSetting::Trial, 12);
    let week = |week: i8| -> Vec<Shown> {
        let of = seen.iter().filter(|shown| shown.wall.date().iso_week_date().week() == week);
        of.map(|shown| Shown { id: shown.id.clone(), wall: shown.wall.clone() }).collect()
    };
    let (odd, even) = (share(&week(45), 'q', true), share(&week(46), 'q', true));
    assert!((odd - 0.5).abs() < 0.02 && (even - 0.25).abs() < 0.01, "{odd} and {even}");
}

#[test]
fn the_wall_is_as_fair_and_the_poles_stand_as_they_stood() {
    let [steady, attended] = [QuizSetting::Steady, QuizSetting::Attended].map(|quiz| with(quiz, 5));
    let jain = |seen: &[Shown]| {
        let mut had: HashMap<&Id, f64> = HashMap::new();
        for shown in of_kind(seen, 'c') {
            let worth = if BUSY.contains(&shown.wall.hour()) { 1.0 } else { 0.1 };
            *had.entry(&shown.id).or_default() += worth;
        }
        let (sum, squares) = had.values().fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
        (had.len(), sum * sum / (had.len() as f64 * squares))
    };
    println!("Jain: {:?}, and {:?} by presence", jain(&steady), jain(&attended));
    for seen in [&steady, &attended] {
        let (cards, jain) = jain(seen);
        assert!(cards == 18 && jain > 0.998, "{cards} cards: {jain}");
    }
    let wait = |seen: &[Shown]| {
        let ids: Vec<&Id> = of_kind(seen, 'c').map(|shown| &shown.id).collect();
        let before = |at: usize| ids[..at].iter().rposition(|id| *id == ids[at]);
        (0..ids.len()).filter_map(|at| Some(at - before(at)?)).max()
    };
    assert!(wait(&attended) <= Some(2 * 18), "{:?}", wait(&attended));
    let dignity = |seen: &[Shown], kind: char| {
        let of = |shown: &&Shown| {
            shown.id.as_str()[1..].parse::<usize>().is_ok_and(|n| n.is_multiple_of(3))
        };
        let all = of_kind(seen, kind).count() as f64;
        of_kind(seen, kind).filter(of).count() as f64 / all
    };
    for kind in ['s', 'q'] {
        let [before, now] = [&steady, &attended].map(|seen| dignity(seen, kind));
        println!("{kind}: {before:.3} of dignity, and {now:.3} by presence");
        assert!((before - now).abs() < 0.02, "{kind}: {before} and {now}");
    }
    // Slides have two turns to a card's one, as before.
    for busy in [true, false] {
        let [slides, cards] = ['s', 'c'].map(|kind| share(&attended, kind, busy));
        let promises = share(&attended, 'p', busy);
        assert!(((slides + promises) / cards - 2.0).abs() < 0.1, "{slides} and {cards}");
    }
}

#[test]
fn a_takeover_has_the_glass_alone_at_either_pace() {
    for quiz in [QuizSetting::Steady, QuizSetting::Attended] {
        let mut content = house();
        open(&mut content, quiz);
        let mut drill = slide("drill");
        (drill.meta.takeover, drill.meta.until) = (true, Some(date(2026, 11, 2)));
        content.slides.push(Arc::new(drill));
        let seen = play(content, 2);
        let (first, then): (Vec<_>, Vec<_>) =
            seen.iter().partition(|shown| shown.wall.date() == date(2026, 11, 2));
        assert!(!first.is_empty() && first.iter().all(|shown| shown.id.as_str() == "drill"));
        assert!(then.iter().any(|shown| shown.id.as_str().starts_with('q')));
    }
}

#[test]
fn a_slide_that_was_never_on_the_glass_keeps_its_beat_in_a_busy_hour() {
    let mut content = house();
    open(&mut content, QuizSetting::Attended);
    Arc::make_mut(&mut content.kiosk).rhythm = vec![Beat::Slide, Beat::Slide, Beat::Question];
    // From nine on, which is a busy hour.
    let nine = Arc::make_mut(&mut content.kiosk).open[0].from;
    Arc::make_mut(&mut content.kiosk).open[0].from = nine.with().hour(9).build().expect("a time");
    let seen = play(content, 1);
    let kinds: String = seen.iter().filter_map(|shown| shown.id.as_str().chars().next()).collect();
    assert!(kinds.starts_with("ssqssqssqssq") && kinds.contains("sqsqsqsqsq"), "{kinds}");
    // What gave way to a question that came sooner than in the rhythm had its turn before.
    let sooner = (2..seen.len() - 1).filter(|at| kinds[at - 2..=*at] == *"qsq");
    for at in sooner {
        let gave_way = &seen[at + 1].id;
        let before = seen[..at].iter().any(|shown| shown.id == *gave_way);
        assert!(before, "{gave_way} after {at} pages");
    }
    let new: HashSet<&Id> = of_kind(&seen, 's').map(|shown| &shown.id).collect();
    assert_eq!(new.len(), 14);
}
