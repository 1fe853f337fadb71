//! Whether somebody who knows nothing can tell the right answers of the example by their looks.

use std::sync::Arc;

use breakroom::content::example;
use breakroom::content::model::{Lang, Question, QuestionKind};

/// The single choices of the example.
fn singles() -> Vec<Arc<Question>> {
    let questions = example().content.questions;
    let singles: Vec<_> =
        questions.into_iter().filter(|q| q.kind == QuestionKind::Single).collect();
    assert!(singles.len() >= 40, "{} single choices", singles.len());
    singles
}

/// How long each option looks in `lang`, the right one first.
fn lengths(question: &Question, lang: &Lang) -> Vec<usize> {
    let mut options: Vec<_> = question.options.iter().collect();
    options.sort_by_key(|option| !option.right);
    let seen = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    options.into_iter().map(|option| seen(option.text.get(lang))).collect()
}

/// Whether the first of `lengths` is more than all others, and whether any is more than all
/// others.
fn leads(lengths: &[i64]) -> (bool, bool) {
    let alone = |&at: &i64| lengths.iter().filter(|&&other| other >= at).count() == 1;
    (alone(&lengths[0]), lengths.iter().any(alone))
}

/// In how many questions the right option leads by `weight`, and in how many any option does.
fn tally(lang: &Lang, weight: fn(usize) -> i64) -> (usize, usize) {
    let rows: Vec<(bool, bool)> = singles()
        .iter()
        .map(|question| {
            let weighed: Vec<i64> = lengths(question, lang).into_iter().map(weight).collect();
            leads(&weighed)
        })
        .collect();
    let count = |of: fn(&(bool, bool)) -> bool| rows.iter().filter(|row| of(row)).count();
    (count(|row| row.0), count(|row| row.1))
}

fn long(length: usize) -> i64 {
    i64::try_from(length).expect("a short text")
}

#[test]
fn tapping_the_longest_or_the_shortest_option_does_no_better_than_chance_in_either_language() {
    for tag in ["en", "zh"] {
        let lang = Lang::new(tag);
        let short = |length| -long(length);
        for (way, weight) in [("longest", long as fn(usize) -> i64), ("shortest", short)] {
            let (right, of) = tally(&lang, weight);
            // All have three options.
            assert!(right <= of.div_ceil(3), "{tag}: the {way} one is right {right} times of {of}");
        }
    }
}

#[test]
fn a_key_that_stands_out_is_noticed() {
    assert_eq!(leads(&[9, 7, 8]), (true, true));
    assert_eq!(leads(&[-9, -7, -8]), (false, true));
    assert_eq!(leads(&[9, 9, 8]), (false, false));
}

#[test]
fn the_right_option_stands_in_each_place_about_equally_often() {
    let singles = singles();
    let mut at = [0_usize; 3];
    for question in &singles {
        assert_eq!(question.options.len(), 3, "{}", question.meta.id);
        at[question.options.iter().position(|option| option.right).expect("a right one")] += 1;
    }
    let least = singles.len() / 4;
    assert!(at.iter().all(|&count| count >= least), "{at:?} of {}", singles.len());
}
