//! Counts that may be shown, and what is built of them: a count from 1 to 4 doesn't get in.

use std::collections::BTreeMap;

use serde::Serialize;

use super::interval::{Share, share};
use crate::content::model::Pole;
use crate::ledger::{Counts, Week};
use crate::numbers::as_f64;

/// Counts under this are not shown, except for none at all: they may be somebody.
pub(crate) const SHOWN_LEAST: u64 = 5;
/// What has fewer first tries than this is neither ranked nor judged, for that may be chance.
pub(crate) const RANKED_LEAST: u64 = 20;

/// A count that may be shown; `None` where it is under [`SHOWN_LEAST`] and not 0.
pub(crate) type Count = Option<u64>;

/// What is known of a value or a question.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    /// The id of the value or the question.
    pub id: String,
    /// The value's name, or what the question asks.
    pub text: String,
    /// The pole it belongs to; `None` where the folder has it no longer.
    #[serde(skip)]
    pub pole: Option<Pole>,
    /// The place in the ranking, 1 for the least known; `None` under [`RANKED_LEAST`] answers.
    pub rank: Option<usize>,
    /// How many first tries there were.
    pub answers: Count,
    /// The share of first tries that was right.
    pub right: Option<Share>,
    /// The share of people who know it: those who guess right are taken off.
    pub know: Option<Share>,
    /// Week by week; for values only, since what one question has in a week is soon too little.
    pub weeks: Vec<WeekLine>,
}

/// What was known in one week.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WeekLine {
    /// The ISO week, such as 2026-W45.
    pub week: String,
    /// How many first tries there were.
    pub answers: Count,
    /// The share of first tries that was right.
    pub right: Option<Share>,
    /// The share of people who knew it.
    pub know: Option<Share>,
}

/// First tries that are counted together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    /// How many were right.
    pub right: u64,
    /// How many there were.
    pub all: u64,
    /// How many right ones guessing alone would give.
    guessed: f64,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.right = self.right.saturating_add(other.right);
        self.all = self.all.saturating_add(other.all);
        self.guessed += other.guessed;
    }

    /// The share that was right, and the share that knows, if the count may be shown.
    fn shares(&self, answers: Count) -> (Option<Share>, Option<Share>) {
        let right = answers.and_then(|_| share(self.right, self.all));
        (right, right.map(|right| right.without(self.guessed / as_f64(self.all))))
    }
}

/// The sums that a [`Line`] is made of, by week.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums(BTreeMap<Week, Sum>);

impl Sums {
    /// Adds what was counted of a wording with this chance level.
    pub(crate) fn add(&mut self, week: Week, sides: &[Counts; 2], chance: f64) {
        let [right, wrong] = sides.map(|side| side.first);
        let all = right.saturating_add(wrong);
        self.0.entry(week).or_default().add(&Sum { right, all, guessed: chance * as_f64(all) });
    }

    /// The sum over all weeks.
    pub(crate) fn total(&self) -> Sum {
        self.0.values().fold(Sum::default(), |mut total, week| {
            total.add(week);
            total
        })
    }

    /// The line of a value or question: all of the sums that may be shown.
    pub(crate) fn line(&self, id: &str, text: &str, pole: Option<Pole>) -> Line {
        let total = self.total();
        let answers = shown(total.all);
        let (right, know) = total.shares(answers);
        Line {
            id: id.to_owned(),
            text: text.to_owned(),
            pole,
            rank: None,
            answers,
            right,
            know,
            weeks: Vec::new(),
        }
    }

    /// The weeks that anything was added to, the earliest first.
    pub(crate) fn weeks(&self) -> Vec<Week> {
        self.0.keys().copied().collect()
    }

    /// What may be shown of each of the `weeks`.
    pub(crate) fn week_lines(&self, weeks: &[Week]) -> Vec<WeekLine> {
        let of = |week| self.0.get(week).copied().unwrap_or_default();
        let all: Vec<u64> = weeks.iter().map(|week| of(week).all).collect();
        let lines = weeks.iter().zip(hidden(&all)).map(|(week, answers)| {
            let (right, know) = of(week).shares(answers);
            WeekLine { week: week.to_string(), answers, right, know }
        });
        lines.collect()
    }
}

/// The `count`, unless it is one of the small ones.
pub(crate) fn shown(count: u64) -> Count {
    (count == 0 || count >= SHOWN_LEAST).then_some(count)
}

/// The counts of which a sum is shown. If only one of them were hidden it could be reckoned
/// from the sum, so the next larger one is hidden with it.
pub(crate) fn hidden(counts: &[u64]) -> Vec<Count> {
    let mut seen: Vec<Count> = counts.iter().copied().map(shown).collect();
    if seen.iter().filter(|count| count.is_none()).count() == 1 {
        let positive = seen.iter_mut().filter(|count| count.is_some_and(|count| count > 0));
        if let Some(smallest) = positive.min_by_key(|count| **count) {
            *smallest = None;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one_to_four_are_hidden_and_none_is_not() {
        let seen: Vec<Count> = (0..7).map(shown).collect();
        assert_eq!(seen, [Some(0), None, None, None, None, Some(5), Some(6)]);
    }

    #[test]
    fn a_single_hidden_count_cannot_be_reckoned_from_the_sum() {
        assert_eq!(hidden(&[30, 3, 12]), [Some(30), None, None]);
        assert_eq!(hidden(&[30, 3, 0]), [None, None, Some(0)]);
        assert_eq!(hidden(&[3, 2, 40]), [None, None, Some(40)]);
        assert_eq!(hidden(&[30, 9, 0]), [Some(30), Some(9), Some(0)]);
        assert_eq!(hidden(&[3]), [None]);
    }

    #[test]
    fn guessing_is_taken_off_what_is_known() {
        let mut sums = Sums::default();
        let side = |first| Counts { first, total: first };
        let week = Week::of(jiff::civil::date(2026, 11, 4));
        let know = |sums: &Sums| sums.line("q", "", None).know.expect("answers").share;
        sums.add(week, &[side(60), side(40)], 0.5);
        assert!((know(&sums) - 0.2).abs() < 1e-9);
        sums.add(week, &[side(100), side(0)], 0.0);
        // 160 right of 200, 50 of them guessed.
        assert!((know(&sums) - 110.0 / 150.0).abs() < 1e-9);
    }
}
