//! Does need³ teach a room better than a shuffled deck? Simulated workplaces say so, on paired
//! seeds. `README.md` beside this file has the results and the command. And does the kiosk keep
//! its promises for days (`months.rs`) without growing (`growth.rs`)?
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]

mod dice;
mod doubts;
mod growth;
mod memory;
mod months;
mod rhythm;
mod rules;
mod run;
mod stats;
mod world;

use breakroom::content::model::QuizSetting;

use memory::Minds;
use rules::{Limits, Rule, TRIED};
use run::{Outcome, Trouble, run};
use stats::Interval;
use world::{Again, Authors, Beats, Hours, Setting, Visits};

/// The tables, which take long, on so many seeds: `SIMULATION_SEEDS=40`.
const SEEDS_VAR: &str = "SIMULATION_SEEDS";
/// Only the tables of worlds whose name has this in it.
const WORLDS_VAR: &str = "SIMULATION_WORLDS";
/// Set, it has the tables tell of the rules that were tried, too.
const RULES_VAR: &str = "SIMULATION_RULES";
const SEEDS: u64 = 40;
/// Where only showings are counted.
const SEEDS_A_WORLD: u64 = 4;

const SIXTY: Setting = Setting {
    people: 60,
    questions: 48,
    work_days: 90,
    silent: 40,
    quiz: QuizSetting::Steady,
    beats: Beats::Kept,
    hours: Hours::Even,
    slides: 0,
    by_need: false,
    authors: Authors::Near,
    minds: Minds::USUAL,
    visits: Visits::Foreseen,
    again: Again::Never,
};
const TWO_HUNDRED: Setting = Setting { people: 200, ..SIXTY };
const TWENTY: Setting = Setting { people: 20, ..SIXTY };

/// The worlds in which nothing may stay unseen: few and many people, a small and a large bank,
/// with and without the silent quiz.
fn worlds() -> Vec<(String, Setting)> {
    let mut worlds = Vec::new();
    for silent in [40, 0] {
        for questions in [48, 120] {
            for people in [60, 200] {
                let quiz = if silent == 0 { ", no silent quiz" } else { "" };
                let name = format!("{people} people, {questions} questions{quiz}");
                worlds.push((name, Setting { people, questions, silent, ..SIXTY }));
            }
        }
    }
    worlds
}

fn seeds() -> Option<u64> {
    std::env::var(SEEDS_VAR).ok()?.parse().ok()
}

/// Whether the tables of a world of this name are asked for.
fn is_asked(name: &str) -> bool {
    name.contains(&std::env::var(WORLDS_VAR).unwrap_or_default())
}

fn outcomes(setting: Setting, rule: Rule, trouble: Trouble, seeds: u64) -> Vec<Outcome> {
    // Fresh seeds: rules were compared and picked on others.
    (0..seeds).map(|seed| run(setting, rule, trouble, 60_000 + seed)).collect()
}

fn gains_of(of: &[Outcome], over: &[Outcome], what: fn(&Outcome) -> f64) -> Vec<f64> {
    of.iter().zip(over).map(|(a, b)| what(a) - what(b)).collect()
}

fn gain(of: &[Outcome], over: &[Outcome], what: fn(&Outcome) -> f64) -> Interval {
    Interval::of(&gains_of(of, over, what))
}

fn gates(setting: Setting) {
    let seeds = seeds().unwrap_or(SEEDS);
    let deck = outcomes(setting, Rule::Deck, Trouble::None, seeds);
    let need = outcomes(setting, Rule::Need, Trouble::None, seeds);
    let weakest = gain(&need, &deck, |o| o.weakest);
    let mean = gain(&need, &deck, |o| o.mean);
    println!("{} people: weakest fifth {weakest}, mean {mean}", setting.people);
    assert!(weakest.mean >= 0.03 && weakest.low() > 0.0, "the weakest fifth: {weakest}");
    assert!(mean.mean >= 0.0, "the mean: {mean}");
    for outcome in &need {
        assert!(outcome.share <= 3.0, "{:.2} times its share", outcome.share);
    }
}

#[test]
fn need_teaches_sixty_people_better_than_a_deck() {
    gates(SIXTY);
}

#[test]
fn need_teaches_two_hundred_people_better_than_a_deck() {
    gates(TWO_HUNDRED);
}

#[test]
fn nothing_is_unseen_for_more_than_ten_working_days_in_any_world() {
    let seeds = seeds().unwrap_or(SEEDS_A_WORLD);
    for (name, setting) in worlds() {
        let need = outcomes(setting, Rule::Need, Trouble::None, seeds);
        let unseen = need.iter().map(|outcome| outcome.unseen).max().unwrap_or(0);
        println!("{name}: unseen for {unseen} working days at most");
        assert!(unseen <= 10, "{name}: unseen for {unseen} working days");
    }
}

#[test]
fn the_order_of_the_files_makes_no_difference_at_all() {
    let of = |trouble| outcomes(SIXTY, Rule::Need, trouble, 2);
    assert_eq!(of(Trouble::None), of(Trouble::Turned));
}

#[test]
fn wrong_clocks_and_a_lost_memory_take_little_of_it_away() {
    let seeds = seeds().unwrap_or(SEEDS / 2);
    let deck = outcomes(SIXTY, Rule::Deck, Trouble::None, seeds);
    for trouble in [Trouble::Jumps, Trouble::Reset] {
        let need = outcomes(SIXTY, Rule::Need, trouble, seeds);
        let weakest = gain(&need, &deck, |o| o.weakest);
        println!("with trouble: {weakest}");
        assert!(weakest.mean >= 0.02 && weakest.low() > 0.0, "{weakest}");
        assert!(need.iter().all(|o| o.unseen <= 10));
    }
}

/// The table of `README.md`; only when seeds are asked for, since it takes minutes.
#[test]
fn the_table() {
    let Some(seeds) = seeds() else { return };
    let others = [
        ("200 people, 96 questions".to_owned(), Setting { questions: 96, ..TWO_HUNDRED }),
        ("20 people, 48 questions".to_owned(), TWENTY),
    ];
    for (name, setting) in worlds().into_iter().chain(others) {
        if is_asked(&name) {
            table(&name, setting, seeds);
        }
    }
}

fn table(name: &str, setting: Setting, seeds: u64) {
    println!("\n### {name}\n");
    println!("| rule | mean | weakest fifth | mean − deck | weakest − deck | unseen | share · K |");
    println!("|---|---|---|---|---|---|---|");
    let of = |rule| outcomes(setting, rule, Trouble::None, seeds);
    let deck = of(Rule::Deck);
    row("shuffled deck", &deck, &deck);
    let is_all = std::env::var_os(RULES_VAR).is_some();
    for rule in [Rule::Random, Rule::Elo].iter().chain(&TRIED).filter(|_| is_all) {
        row(rule.name(), &of(*rule), &deck);
    }
    let need = of(Rule::Need);
    row(Rule::Need.name(), &need, &deck);
    let oracles = [Limits::Kept, Limits::Lifted].map(Rule::Oracle).map(|rule| (rule, of(rule)));
    oracles.iter().for_each(|(rule, oracle)| row(rule.name(), oracle, &deck));
    println!(
        "\n| of what it gains on the deck, need³ gets | mean | weakest fifth |\n|---|---|---|"
    );
    for (rule, oracle) in &oracles {
        let share = |what| {
            Interval::of_share(&gains_of(&need, &deck, what), &gains_of(oracle, &deck, what))
        };
        println!("| {} | {} | {} |", rule.name(), share(|o| o.mean), share(|o| o.weakest));
    }
}

fn row(name: &str, of: &[Outcome], deck: &[Outcome]) {
    let average = |what: fn(&Outcome) -> f64| of.iter().map(what).sum::<f64>() / of.len() as f64;
    println!(
        "| {name} | {:.3} | {:.3} | {} | {} | {} | {:.1} |",
        average(|o| o.mean),
        average(|o| o.weakest),
        gain(of, deck, |o| o.mean),
        gain(of, deck, |o| o.weakest),
        of.iter().map(|o| o.unseen).max().unwrap_or(0),
        of.iter().map(|o| o.share).fold(0.0, f64::max),
    );
}
