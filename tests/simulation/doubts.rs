//! What if people, visits and authors are other than was assumed?

use crate::memory::Minds;
use crate::rules::{PRIORS, Rule};
use crate::run::{Outcome, Trouble};
use crate::world::{Again, Authors, Setting, Visits};
use crate::{SIXTY, gain, outcomes, seeds};

/// Seeds of the gate here.
const SEEDS: u64 = 10;

/// The worlds that differ from what is assumed, and in what.
fn doubts() -> Vec<(String, Setting)> {
    let mut doubts = vec![
        ("as assumed".to_owned(), SIXTY),
        ("visitors leave early".to_owned(), Setting { visits: Visits::LeaveEarly, ..SIXTY }),
        ("difficulty is noise".to_owned(), Setting { authors: Authors::Noise, ..SIXTY }),
    ];
    for (name, learning, forgetting) in [
        ("learning halved", 0.5, 1.0),
        ("learning doubled", 2.0, 1.0),
        ("forgetting halved", 1.0, 0.5),
        ("forgetting doubled", 1.0, 2.0),
    ] {
        let minds = Minds { learning, forgetting };
        doubts.push((name.to_owned(), Setting { minds, ..SIXTY }));
    }
    doubts
}

#[test]
fn need_teaches_more_than_a_deck_whatever_is_assumed() {
    for (name, setting) in doubts() {
        let [deck, need] =
            [Rule::Deck, Rule::Need].map(|rule| outcomes(setting, rule, Trouble::None, SEEDS));
        let weakest = gain(&need, &deck, |o| o.weakest);
        println!("{name}: weakest fifth {weakest}");
        assert!(weakest.low() > 0.0, "{name}: {weakest}");
    }
}

/// The tables of `README.md`, where seeds are asked for.
#[test]
fn the_tables_of_doubts() {
    let Some(seeds) = seeds() else { return };
    for people in [60, 200] {
        println!("\n### {people} people, 48 questions: need³ over the deck\n");
        println!("| world | deck, weakest | mean, gain | weakest, gain | in % | unseen |");
        println!("|---|---|---|---|---|---|");
        for (name, setting) in doubts() {
            let setting = Setting { people, ..setting };
            let [deck, need] =
                [Rule::Deck, Rule::Need].map(|rule| outcomes(setting, rule, Trouble::None, seeds));
            row(&name, &need, &deck);
        }
        println!("\n### {people} people, 48 questions: a missed question comes again\n");
        println!("| it costs | without, weakest | mean, gain | weakest, gain | in % | unseen |");
        println!("|---|---|---|---|---|---|");
        let of = |again| {
            let setting = Setting { people, again, ..SIXTY };
            outcomes(setting, Rule::Need, Trouble::None, seeds)
        };
        let never = of(Again::Never);
        for cost in [0.0, 0.25, 0.5, 1.0] {
            row(&format!("{cost} of a question"), &of(Again::Costs(cost)), &never);
        }
    }
}

#[test]
fn the_tables_of_priors() {
    let Some(seeds) = seeds() else { return };
    for (people, questions, silent) in [(60, 48, 40), (200, 48, 40), (60, 120, 40), (60, 48, 0)] {
        for (name, authors) in [("near", Authors::Near), ("noise", Authors::Noise)] {
            let setting = Setting { people, questions, silent, authors, ..SIXTY };
            println!(
                "\n### {people} people, {questions} questions, {silent} shown silently a day, authors {name}\n"
            );
            println!("| rule | deck, weakest | mean, gain | weakest, gain | in % | unseen |");
            println!("|---|---|---|---|---|---|");
            let deck = outcomes(setting, Rule::Deck, Trouble::None, seeds);
            for rule in PRIORS {
                row(rule.name(), &outcomes(setting, rule, Trouble::None, seeds), &deck);
            }
        }
    }
}

fn row(name: &str, of: &[Outcome], over: &[Outcome]) {
    let before = over.iter().map(|o| o.weakest).sum::<f64>() / over.len() as f64;
    let weakest = gain(of, over, |o| o.weakest);
    println!(
        "| {name} | {before:.3} | {} | {weakest} | {:+.0} % | {} |",
        gain(of, over, |o| o.mean),
        weakest.mean / before * 100.0,
        of.iter().map(|o| o.unseen).max().unwrap_or(0),
    );
}
