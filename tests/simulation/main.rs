//! Does need³ teach a room better than a shuffled deck? Simulated workplaces say so, on paired
//! seeds. `README.md` beside this file has the results and the command.

mod dice;
mod memory;
mod rules;
mod run;
mod stats;
mod world;

use rules::{Rule, TRIED};
use run::{Outcome, Trouble, run};
use stats::Interval;
use world::Setting;

/// More seeds than the gates need, and the whole table: `SIMULATION_SEEDS=40`.
const SEEDS_VAR: &str = "SIMULATION_SEEDS";
const SEEDS: u64 = 10;

const SIXTY: Setting = Setting { people: 60, questions: 48, work_days: 90, silent: 40 };
const TWO_HUNDRED: Setting = Setting { people: 200, ..SIXTY };
const LARGE_BANK: Setting = Setting { questions: 120, ..SIXTY };
const TWENTY: Setting = Setting { people: 20, ..SIXTY };

fn seeds() -> Option<u64> {
    std::env::var(SEEDS_VAR).ok()?.parse().ok()
}

fn outcomes(setting: Setting, rule: Rule, trouble: Trouble, seeds: u64) -> Vec<Outcome> {
    // Fresh seeds: rules were compared and picked on others.
    (0..seeds).map(|seed| run(setting, rule, trouble, 20_000 + seed)).collect()
}

fn gain(of: &[Outcome], over: &[Outcome], what: fn(&Outcome) -> f64) -> Interval {
    let pairs: Vec<f64> = of.iter().zip(over).map(|(a, b)| what(a) - what(b)).collect();
    Interval::of(&pairs)
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
        assert!(outcome.unseen <= 10, "unseen for {} working days", outcome.unseen);
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
fn the_order_of_the_files_makes_no_difference_at_all() {
    let of = |trouble| outcomes(SIXTY, Rule::Need, trouble, 2);
    assert_eq!(of(Trouble::None), of(Trouble::Turned));
}

#[test]
fn wrong_clocks_and_a_lost_memory_take_little_of_it_away() {
    let seeds = seeds().unwrap_or(SEEDS);
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
    for (name, setting) in [
        ("60 people, 48 questions", SIXTY),
        ("200 people, 48 questions", TWO_HUNDRED),
        ("60 people, 120 questions", LARGE_BANK),
        ("20 people, 48 questions", TWENTY),
        ("60 people, 48 questions, no silent quiz", Setting { silent: 0, ..SIXTY }),
        ("200 people, 48 questions, no silent quiz", Setting { silent: 0, ..TWO_HUNDRED }),
    ] {
        table(name, setting, seeds);
    }
}

fn table(name: &str, setting: Setting, seeds: u64) {
    println!("\n### {name}\n");
    println!("| rule | mean | weakest fifth | mean − deck | weakest − deck | unseen | share · K |");
    println!("|---|---|---|---|---|---|---|");
    let deck = outcomes(setting, Rule::Deck, Trouble::None, seeds);
    for rule in [Rule::Random, Rule::Deck, Rule::Elo, Rule::Need, Rule::Oracle].iter().chain(&TRIED)
    {
        let of = outcomes(setting, *rule, Trouble::None, seeds);
        let average =
            |what: fn(&Outcome) -> f64| of.iter().map(what).sum::<f64>() / of.len() as f64;
        println!(
            "| {} | {:.3} | {:.3} | {} | {} | {} | {:.1} |",
            rule.name(),
            average(|o| o.mean),
            average(|o| o.weakest),
            gain(&of, &deck, |o| o.mean),
            gain(&of, &deck, |o| o.weakest),
            of.iter().map(|o| o.unseen).max().unwrap_or(0),
            of.iter().map(|o| o.share).fold(0.0, f64::max),
        );
    }
}
