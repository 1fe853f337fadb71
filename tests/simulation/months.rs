//! The kiosk on a simulated clock, with everything that goes wrong on a wall: a bounded part of
//! `breakroom simulate --seeds 1..200`. `tests/faults/LONG.md` has the figures of the rest.

use breakroom::commands::simulate::{Args, Outcome, Sizes, play};
use clap::Parser;

#[derive(Parser)]
struct Cli {
    #[command(flatten)]
    args: Args,
}

fn args(words: &str) -> Args {
    let words = std::iter::once("simulate").chain(words.split_whitespace());
    Cli::try_parse_from(words).expect("good arguments").args
}

/// Plays one seed, and says what came of it and how large things were by the hour.
pub fn played(words: &str, watch: &mut dyn FnMut(Sizes)) -> Outcome {
    let args = args(words);
    let mut out = Vec::new();
    let outcome = play(&args, args.seed, &mut out, watch).expect("a disk to simulate");
    Outcome { words: outcome.words + "\n" + &String::from_utf8_lossy(&out), ..outcome }
}

#[track_caller]
fn keeps_its_promises(words: &str) {
    let outcome = played(words, &mut |_| {});
    assert_eq!(outcome.broken, None, "{words}: {}", outcome.words);
}

// Case: Long run: 30 simulated days with faults, 200 seeds
#[test]
fn days_with_every_fault_keep_every_promise() {
    for seed in 1..=4 {
        keeps_its_promises(&format!("--days 2 --seed {seed}"));
    }
}

#[test]
fn what_was_good_last_is_written_once_the_disk_is_good_again_and_says_nothing_of_who_withdrew() {
    // Where the disk refused it, it was never tried again: of before somebody withdrew, or of
    // before an edit that a kill then lost.
    for (days, seed) in [(2, 4), (4, 10)] {
        keeps_its_promises(&format!("--days {days} --seed {seed}"));
    }
}

#[test]
fn what_comes_next_isnt_past_its_last_day_when_the_clock_is_set() {
    // What was planned before the clock was set by two weeks was made ready all the same.
    keeps_its_promises("--days 5 --seed 27");
}

#[test]
fn the_same_seed_is_the_same_run_to_the_last_byte() {
    let run = || played("--days 1 --seed 11 --log", &mut |_| {});
    let (one, other) = (run(), run());
    assert_eq!(one.words, other.words);
    assert_eq!(one.log, other.log);
    assert_ne!(one.log, played("--days 1 --seed 12", &mut |_| {}).log);
}
