//! Whether a room learns more where the silent quiz asks while people are there, and where what it
//! knows decides which slides come oftener.

use breakroom::content::model::QuizSetting;

use crate::rules::Rule;
use crate::run::{Outcome, Trouble};
use crate::world::{Beats, Hours, Setting};
use crate::{SIXTY, gain, is_asked, outcomes, seeds};

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

/// A row of a table: its name, the rule, and how its world differs from the table's.
type Row = (&'static str, Rule, fn(Setting) -> Setting);

fn steady(setting: Setting) -> Setting {
    Setting { quiz: QuizSetting::Steady, ..setting }
}

fn by_presence(setting: Setting) -> Setting {
    Setting { quiz: QuizSetting::Attended, ..setting }
}

const ROWS: [Row; 4] = [
    ("deck, steady", Rule::Deck, steady),
    ("need³, steady", Rule::Need, steady),
    ("deck, by presence", Rule::Deck, by_presence),
    ("need³, by presence", Rule::Need, by_presence),
];

fn peaks(people: usize, questions: usize) -> Setting {
    Setting { people, questions, ..PEAKS }
}

/// The three worlds that are told of most.
fn three() -> [(&'static str, Setting); 3] {
    [
        ("60 people, 48 questions", peaks(60, 48)),
        ("200 people, 96 questions", peaks(200, 96)),
        ("60 people, 120 questions", peaks(60, 120)),
    ]
}

/// The tables of `README.md`, where seeds are asked for.
#[test]
fn the_tables_of_the_rhythm() {
    let Some(seeds) = seeds() else { return };
    let empty = Setting { hours: Hours::Empty, ..PEAKS };
    let others = [
        ("60 people, 48 questions, nobody there in six hours of nine", empty),
        (
            "60 people, 48 questions, a loop of 240 questions a day, nobody there in six hours of nine",
            Setting { silent: 240, ..empty },
        ),
        ("60 people, 48 questions, as many at all hours", SIXTY),
    ];
    for (name, setting) in three().into_iter().chain(others) {
        table(name, setting, &ROWS, seeds);
    }
    let rows: [Row; 3] = [
        ("deck, steady, slides in turn", Rule::Deck, steady),
        ("need³, by presence, slides in turn", Rule::Need, by_presence),
        ("need³, by presence, slides by need", Rule::Need, |s| Setting {
            by_need: true,
            ..by_presence(s)
        }),
    ];
    for (name, setting) in three() {
        let setting = Setting { slides: 2 * setting.questions, ..setting };
        table(&format!("{name}, with slides"), setting, &rows, seeds);
    }
}

/// What more questions would do than the steady pace has: by presence in two ways, and spread over
/// the day as far as both of them go.
#[test]
fn the_tables_of_more_questions() {
    let Some(seeds) = seeds() else { return };
    let rows: [Row; 6] = [
        ("deck, steady", Rule::Deck, steady),
        ("by presence, as many a day", Rule::Need, by_presence),
        ("by presence, and other hours steady", Rule::Need, |s| Setting {
            beats: Beats::Added,
            ..by_presence(s)
        }),
        ("steady, a quarter more", Rule::Need, |s| Setting { silent: s.silent * 5 / 4, ..s }),
        ("by presence, twice as many in busy hours", Rule::Need, |s| Setting {
            beats: Beats::Doubled,
            ..by_presence(s)
        }),
        ("steady, half as many again", Rule::Need, |s| Setting { silent: s.silent * 3 / 2, ..s }),
    ];
    for (name, setting) in three() {
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
    if !is_asked(name) {
        return;
    }
    println!("\n### {name}\n");
    println!(
        "| | questions a day | mean | weakest fifth | mean, gain | in % | weakest, gain | in % | unseen |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut first: Option<Vec<Outcome>> = None;
    for &(name, rule, change) in rows {
        let of = outcomes(change(setting), rule, Trouble::None, seeds);
        let deck = first.get_or_insert_with(|| of.clone());
        let [mean, weakest] = [mean, weakest].map(|what| {
            let gain = gain(&of, deck, what);
            format!("{gain} | {:+.1} %", gain.mean / average(deck, what) * 100.0)
        });
        println!(
            "| {name} | {:.1} | {:.3} | {:.3} | {mean} | {weakest} | {} |",
            average(&of, |o| o.silent),
            average(&of, self::mean),
            average(&of, self::weakest),
            of.iter().map(|o| o.unseen).max().unwrap_or(0),
        );
    }
}

fn mean(outcome: &Outcome) -> f64 {
    outcome.mean
}

fn weakest(outcome: &Outcome) -> f64 {
    outcome.weakest
}
