//! Whether a room learns more where the silent quiz asks while people are there, and where what it
//! knows decides which slides come oftener.

use breakroom::content::model::QuizSetting;

use crate::rules::Rule;
use crate::run::{Outcome, Trouble};
use crate::world::{Hours, Setting};
use crate::{SIXTY, gain, outcomes, seeds};

/// Seeds of the gates here.
const SEEDS: u64 = 20;

/// People come in two breaks and at noon, and the loop plays for all of the day.
const PEAKS: Setting = Setting { hours: Hours::Peaks, ..SIXTY };

fn at(setting: Setting, quiz: QuizSetting, rule: Rule, seeds: u64) -> Vec<Outcome> {
    outcomes(Setting { quiz, ..setting }, rule, Trouble::None, seeds)
}

fn average(of: &[Outcome], what: fn(&Outcome) -> f64) -> f64 {
    of.iter().map(what).sum::<f64>() / of.len() as f64
}

#[test]
fn by_presence_a_room_learns_more_from_as_many_questions() {
    let [steady, attended] =
        [QuizSetting::Steady, QuizSetting::Attended].map(|quiz| at(PEAKS, quiz, Rule::Need, SEEDS));
    let weakest = gain(&attended, &steady, |o| o.weakest);
    let mean = gain(&attended, &steady, |o| o.mean);
    println!("by presence: weakest fifth {weakest}, mean {mean}");
    assert!(weakest.low() > 0.0 && mean.low() > 0.0, "{weakest}, {mean}");
    let [before, now] = [&steady, &attended].map(|of| average(of, |o| o.silent));
    // While touches are few, today's hours have been counted once less than the week's others.
    assert!((now / before - 1.0).abs() < 0.04, "{before} showings a day, and {now}");
    assert!(attended.iter().all(|o| o.unseen <= 10 && o.share <= 3.0));
}

/// Slides as well: two of each on a day.
const SLIDES: Setting = Setting { slides: 96, ..PEAKS };

#[test]
fn slides_that_come_by_need_teach_the_weakest_fifth_more_in_the_same_time() {
    let [in_turn, by_need] = [false, true]
        .map(|by_need| at(Setting { by_need, ..SLIDES }, QuizSetting::Attended, Rule::Need, SEEDS));
    let weakest = gain(&by_need, &in_turn, |o| o.weakest);
    println!(
        "slides by need: weakest fifth {weakest}, mean {}",
        gain(&by_need, &in_turn, |o| o.mean)
    );
    assert!(weakest.low() > 0.0, "{weakest}");
}

/// Rows of the tables: name, pace, whether slides come by need, rule.
type Row = (&'static str, QuizSetting, bool, Rule);

const ROWS: [Row; 4] = [
    ("deck, steady", QuizSetting::Steady, false, Rule::Deck),
    ("need³, steady", QuizSetting::Steady, false, Rule::Need),
    ("deck, by presence", QuizSetting::Attended, false, Rule::Deck),
    ("need³, by presence", QuizSetting::Attended, false, Rule::Need),
];

/// The tables of `README.md`, where seeds are asked for.
#[test]
fn the_tables_of_the_rhythm() {
    let Some(seeds) = seeds() else { return };
    let world = |people, questions| Setting { people, questions, ..PEAKS };
    for (name, setting) in [
        ("60 people, 48 questions", world(60, 48)),
        ("200 people, 96 questions", world(200, 96)),
        ("60 people, 120 questions", world(60, 120)),
        (
            "60 people, 48 questions, nobody there in six hours of nine",
            Setting { hours: Hours::Empty, ..PEAKS },
        ),
        (
            "60 people, 48 questions, a loop of 240 questions a day, nobody there in six hours of nine",
            Setting { hours: Hours::Empty, silent: 240, ..PEAKS },
        ),
        ("60 people, 48 questions, as many at all hours", SIXTY),
    ] {
        table(name, setting, &ROWS, seeds);
    }
    let with = |people, questions| Setting { slides: 2 * questions, ..world(people, questions) };
    let rows: [Row; 3] = [
        ("deck, steady, slides in turn", QuizSetting::Steady, false, Rule::Deck),
        ("need³, by presence, slides in turn", QuizSetting::Attended, false, Rule::Need),
        ("need³, by presence, slides by need", QuizSetting::Attended, true, Rule::Need),
    ];
    for (name, setting) in [
        ("60 people, 48 questions, with slides", with(60, 48)),
        ("200 people, 96 questions, with slides", with(200, 96)),
        ("60 people, 120 questions, with slides", with(60, 120)),
    ] {
        table(name, setting, &rows, seeds);
    }
}

/// What a Trial would tell: odd weeks against even ones, where there is a difference and where there
/// is none.
#[test]
fn what_a_trial_can_tell() {
    let Some(seeds) = seeds() else { return };
    println!("\n| world | odd weeks − even weeks | of one room: deviation |\n|---|---|---|");
    for (people, work_days) in [(60, 90), (60, 250), (200, 90), (200, 250)] {
        for quiz in [QuizSetting::Trial, QuizSetting::Steady] {
            let setting = Setting { people, work_days, ..PEAKS };
            let of = at(setting, quiz, Rule::Need, seeds);
            let none: Vec<Outcome> = of.iter().map(|o| Outcome { odd_weeks: 0.0, ..*o }).collect();
            let all = gain(&of, &none, |o| o.odd_weeks);
            let spread = of.iter().map(|o| (o.odd_weeks - all.mean).powi(2)).sum::<f64>();
            let spread = (spread / (of.len() as f64 - 1.0)).sqrt();
            println!("| {people} people, {work_days} days, {quiz:?} | {all} | {spread:.3} |");
        }
    }
}

fn table(name: &str, setting: Setting, rows: &[Row], seeds: u64) {
    println!("\n### {name}\n");
    println!(
        "| | questions a day | mean | weakest fifth | mean, gain | weakest, gain | weakest, gain in % | unseen |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut first: Option<Vec<Outcome>> = None;
    for &(name, quiz, by_need, rule) in rows {
        let of = at(Setting { by_need, ..setting }, quiz, rule, seeds);
        let deck = first.get_or_insert_with(|| of.clone());
        let weakest = gain(&of, deck, |o| o.weakest);
        println!(
            "| {name} | {:.1} | {:.3} | {:.3} | {} | {weakest} | {:+.0} % | {} |",
            average(&of, |o| o.silent),
            average(&of, |o| o.mean),
            average(&of, |o| o.weakest),
            gain(&of, deck, |o| o.mean),
            weakest.mean / average(deck, |o| o.weakest) * 100.0,
            of.iter().map(|o| o.unseen).max().unwrap_or(0),
        );
    }
}
