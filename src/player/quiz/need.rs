//! Which question next, for a crowd in which nobody is told apart: the need³ rule.
//!
//! What the room is believed to know of a question, [`super::belief`], gives how much it needs
//! it, u. The score is importance · u³ · d · (1 + (d ÷ 9)¹⁶), d the days since it was shown,
//! doubled where the question is of today's value. The last factor is next to nothing in a
//! week, and outweighs any need after twelve days, so that nothing waits for more than ten
//! working days: plain u³ · d leaves a question that nearly all know unseen for three weeks and
//! more where few pass by. Eligible is what is not among the last ⌊K/4⌋ shown of K and has had no more
//! than 3/K of the showings in thirty days. The same rule serves the visits and the silent
//! quiz. It holds no state and rolls no dice: the same history and the same time give the same
//! question, and [`why`] says why. `tests/simulation` holds it against other rules.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;

use super::belief::chance;
use super::history::{History, Record, share_from};
use super::shuffle;
use crate::content::model::{Id, Question};
use crate::numbers::round_u32;

/// A question that was never shown waits as if it had been shown so many days ago.
pub const UNSEEN_DAYS: f64 = 30.0;
/// Of K questions the last K ÷ 4 shown do not come again.
pub const REST_PART: usize = 4;
/// Of K questions none has more than 3 ÷ K of the showings.
pub const SHARE_TIMES: u64 = 3;
/// How much more a question of today's value is worth.
pub const THEME_TIMES: f64 = 2.0;
/// After so many days a question is overdue, and its score has doubled.
pub const OVERDUE_DAYS: f64 = 9.0;
/// How steeply it goes on rising. Picked in simulation, as the only one of 4 to 24 and of 7 to 10
/// days that kept the limit of ten working days in every world at so little cost elsewhere.
pub const OVERDUE_POWER: i32 = 16;
const SECONDS_A_DAY: f64 = 86_400.0;

/// What the rule looks at beside the questions.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// What was shown and answered.
    pub history: &'a History,
    /// The time of the player's clock.
    pub now: Timestamp,
    /// The value whose day it is.
    pub theme: Option<&'a Id>,
    /// The number that decides between equals.
    pub seed: u64,
}

impl Moment<'_> {
    /// The share of the room that is believed to know `question`, 0 to 1; those who would only
    /// guess right are taken off.
    pub fn known(&self, question: &Question) -> f64 {
        self.belief(question).known(chance(question))
    }

    /// How much the room needs `question`, 0.3 to 1.
    pub fn need(&self, question: &Question) -> f64 {
        self.belief(question).need(chance(question))
    }

    /// Days since `question` was last shown, from 0; `None` if never.
    pub fn days(&self, question: &Question) -> Option<f64> {
        let shown_at = self.record(question)?.shown_at?;
        Some((self.now.duration_since(shown_at).as_secs_f64() / SECONDS_A_DAY).max(0.0))
    }

    /// Whether `question` is of today's value.
    pub fn is_of_theme(&self, question: &Question) -> bool {
        let value = question.meta.value.as_ref().map(|value| &value.id);
        value.is_some() && value == self.theme
    }

    /// The score: importance · u³ · d · (1 + (d ÷ 9)¹⁶) · 2 if it is of today's value, d the days
    /// since it was shown.
    pub fn score(&self, question: &Question) -> f64 {
        let importance = f64::from(question.meta.importance.clamp(1, 5));
        let theme = if self.is_of_theme(question) { THEME_TIMES } else { 1.0 };
        let days = self.days(question).unwrap_or(UNSEEN_DAYS);
        let overdue = 1.0 + (days / OVERDUE_DAYS).powi(OVERDUE_POWER);
        importance * self.need(question).powi(3) * days * overdue * theme
    }

    /// What the room is believed to know of `question`.
    pub fn belief(&self, question: &Question) -> super::belief::Belief {
        match self.record(question) {
            Some(record) => record.belief(question, self.now),
            None => super::belief::Belief::prior(question.difficulty),
        }
    }

    fn record(&self, question: &Question) -> Option<&Record> {
        self.history.get(&question.meta.id)
    }
}

/// The question among `questions`, all that are live, that the room needs most, of those that
/// `may` be asked. Where the rests leave none of these, the shares are let go, and then the
/// rests: a question that was just shown is better than none.
pub fn choose<'a>(
    questions: &'a [Arc<Question>],
    moment: Moment<'_>,
    may: impl Fn(&Question) -> bool,
) -> Option<&'a Arc<Question>> {
    choose_by(questions, moment, may, |question| moment.score(question))
}

/// Up to `n` questions for a visit, chosen like a single one, the best known of them first:
/// who begins well goes on.
pub fn visit(
    questions: &[Arc<Question>],
    moment: Moment<'_>,
    may: impl Fn(&Question) -> bool,
    n: usize,
) -> Vec<Arc<Question>> {
    let mut chosen: Vec<Arc<Question>> = Vec::with_capacity(n);
    while chosen.len() < n {
        let free = |q: &Question| may(q) && !chosen.iter().any(|c| c.meta.id == q.meta.id);
        let Some(pick) = choose(questions, moment, free).cloned() else {
            break;
        };
        chosen.push(pick);
    }
    let known = |at: usize| moment.known(&chosen[at]);
    let best = (0..chosen.len()).max_by(|&a, &b| known(a).total_cmp(&known(b)));
    if let Some(best) = best {
        chosen[..=best].rotate_right(1);
    }
    chosen
}

/// The question that `score` puts first among those that `may` be asked, so that other rules can be
/// held against [`choose`] under the same limits.
pub fn choose_by<'a>(
    questions: &'a [Arc<Question>],
    moment: Moment<'_>,
    may: impl Fn(&Question) -> bool,
    score: impl Fn(&Question) -> f64,
) -> Option<&'a Arc<Question>> {
    let limits = Limits::of(questions, moment);
    let mut best: Option<(Rank, &Arc<Question>)> = None;
    for question in questions.iter().filter(|q| may(q)) {
        let rank = Rank {
            rest: limits.allow(question, moment),
            score: score(question),
            lot: shuffle::lot(&question.meta.id, moment.seed),
        };
        if best.as_ref().is_none_or(|(b, _)| rank.is_before(b)) {
            best = Some((rank, question));
        }
    }
    best.map(|(_, question)| question)
}

/// How a question stands among the others: by what the limits say, then by its score, then by
/// lot, so that the order in the files decides nothing.
struct Rank {
    rest: u8,
    score: f64,
    lot: u64,
}

impl Rank {
    fn is_before(&self, other: &Self) -> bool {
        let by_rest = other.rest.cmp(&self.rest);
        let by_score = self.score.total_cmp(&other.score);
        by_rest.then(by_score).then(self.lot.cmp(&other.lot)).is_gt()
    }
}

/// Who has been shown too lately or too often.
struct Limits {
    /// Shown at this time or later is too lately.
    rested_before: Option<(Timestamp, u64)>,
    from: Date,
    /// Most showings in the window.
    most: u64,
}

impl Limits {
    fn of(questions: &[Arc<Question>], moment: Moment<'_>) -> Self {
        let count = questions.len();
        let from = share_from(moment.now);
        let mut shown = Vec::with_capacity(count);
        let mut total = 0;
        for question in questions {
            let Some(record) = moment.record(question) else { continue };
            total += u64::from(record.shown_since(from));
            shown.extend(
                record.shown_at.map(|at| (at, shuffle::lot(&question.meta.id, moment.seed))),
            );
        }
        let rests = (count / REST_PART).min(shown.len());
        let rested_before = rests.checked_sub(1).map(|nth| {
            let (_, last, _) = shown.select_nth_unstable_by(nth, |a, b| b.cmp(a));
            *last
        });
        // With the next showing counted in; each may be shown once in any case.
        let most = (SHARE_TIMES * (total + 1) / (count as u64).max(1)).max(1);
        Self { rested_before, from, most }
    }

    /// 0: may be asked; 1: has had its share; 2: was shown just now.
    fn allow(&self, question: &Question, moment: Moment<'_>) -> u8 {
        let Some(record) = moment.record(question) else { return 0 };
        let at = record.shown_at.map(|at| (at, shuffle::lot(&question.meta.id, moment.seed)));
        if at.is_some_and(|at| self.rested_before.is_some_and(|limit| at >= limit)) {
            return 2;
        }
        u8::from(u64::from(record.shown_since(self.from)) + 1 > self.most)
    }
}

/// Why a question is asked, for the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// How many know it, in percent.
    pub known_percent: u32,
    /// Days since it was last shown.
    pub days: Option<f64>,
    /// Whether the question is of the value whose day it is.
    pub theme: bool,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "asked because {} % know it and ", self.known_percent)?;
        match self.days {
            Some(days) => write!(f, "it was last shown {days:.1} days ago")?,
            None => write!(f, "it was never shown")?,
        }
        if self.theme { write!(f, ", and it is of today’s value") } else { Ok(()) }
    }
}

/// Why `question` is asked: "asked because 43 % know it and it was last shown 2.1 days ago".
pub fn why(question: &Question, moment: Moment<'_>) -> Why {
    Why {
        known_percent: round_u32(moment.known(question) * 100.0),
        days: moment.days(question),
        theme: moment.is_of_theme(question),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::player::testing::{id, single, value};

    fn hour(n: i64) -> Timestamp {
        let start: Timestamp = "2026-11-04T12:00:00Z".parse().expect("a time");
        start + n.hours()
    }

    fn bank(n: usize) -> Vec<Arc<Question>> {
        (0..n).map(|i| Arc::new(single(&format!("q{i}")))).collect()
    }

    fn at(history: &History, now: Timestamp) -> Moment<'_> {
        Moment { history, now, theme: None, seed: 1 }
    }

    fn next(bank: &[Arc<Question>], history: &History, now: Timestamp) -> Id {
        choose(bank, at(history, now), |_| true).expect("a question").meta.id.clone()
    }

    /// A bank in which all were shown long ago, one after the other.
    fn rested(n: usize) -> (Vec<Arc<Question>>, History) {
        let mut history = History::default();
        let bank = bank(n);
        bank.iter().zip(-300..).for_each(|(q, at)| history.show(&q.meta.id, hour(at)));
        (bank, history)
    }

    #[test]
    fn the_score_is_importance_times_the_cube_of_the_need_times_the_days_and_their_urgency() {
        let mut asked = single("q");
        asked.meta.importance = 4;
        asked.meta.value = Some(value("own-it"));
        let mut history = History::default();
        history.show(&id("q"), hour(-60));
        let moment = at(&history, hour(0));
        // Difficulty 3: p = 0.65, chance one in three.
        let need: f64 = 1.0 - (0.65 - 1.0 / 3.0) / (2.0 / 3.0);
        let expected = 4.0 * need.powi(3) * 2.5 * (1.0 + (2.5 / 9.0_f64).powi(16));
        assert!((moment.score(&asked) - expected).abs() < 1e-9);
        let own_it = id("own-it");
        let of_theme = Moment { theme: Some(&own_it), ..moment };
        assert!((of_theme.score(&asked) - 2.0 * expected).abs() < 1e-9);
    }

    #[test]
    fn what_few_know_comes_before_what_many_know_and_the_long_unseen_before_the_just_seen() {
        let (bank, mut history) = rested(8);
        for _ in 0..6 {
            history.answer(&id("q5"), false, hour(-1));
        }
        assert_eq!(next(&bank, &history, hour(0)), id("q5"));
        let mut history = rested(8).1;
        for q in bank.iter().filter(|q| q.meta.id != id("q2")) {
            history.show(&q.meta.id, hour(-24));
        }
        assert_eq!(next(&bank, &history, hour(0)), id("q2"));
    }

    #[test]
    fn what_all_know_still_comes_before_what_nobody_knows_once_it_is_long_overdue() {
        let bank = bank(8);
        let at_days = |days: i64| {
            let mut history = History::default();
            let last = |name: &Id| match name.as_str() {
                "q5" => -97,
                "q6" => -24 * days,
                _ => -96,
            };
            bank.iter().for_each(|q| history.show(&q.meta.id, hour(last(&q.meta.id))));
            for _ in 0..60 {
                history.answer(&id("q6"), true, hour(-96));
                history.answer(&id("q5"), false, hour(-96));
            }
            next(&bank, &history, hour(0))
        };
        assert_eq!(at_days(8), id("q5"));
        assert_eq!(at_days(12), id("q6"));
    }

    #[test]
    fn the_last_quarter_shown_rests_however_much_it_is_needed() {
        let (bank, mut history) = rested(8);
        for (name, at) in [("q3", -2), ("q4", -1)] {
            for _ in 0..50 {
                history.answer(&id(name), false, hour(-1));
            }
            history.show(&id(name), hour(at));
        }
        for now in [hour(0), hour(9000)] {
            let next = next(&bank, &history, now);
            assert!(next != id("q3") && next != id("q4"), "{next}");
        }
        history.show(&id("q0"), hour(9000));
        assert_eq!(next(&bank, &history, hour(9001)), id("q3"));
    }

    #[test]
    fn nothing_has_more_than_three_times_its_share_in_thirty_days() {
        let bank = bank(20);
        let mut history = History::default();
        let mut shown = vec![0_u32; 20];
        for n in 0..600 {
            let now = hour(n);
            // Nobody ever knows the first, and everybody all others.
            let pick = next(&bank, &history, now);
            let index = bank.iter().position(|q| q.meta.id == pick).expect("of the bank");
            history.show(&pick, now);
            history.answer(&pick, index != 0, now);
            shown[index] += 1;
        }
        assert!(shown[0] > 60, "it is needed most: {shown:?}");
        assert!(shown[0] <= 91, "3 of 20 of 600, and one: {shown:?}");
    }

    #[test]
    fn where_all_that_may_be_asked_are_resting_one_of_them_is_asked() {
        let (bank, mut history) = rested(8);
        history.show(&id("q6"), hour(-2));
        history.show(&id("q7"), hour(-1));
        let only = |q: &Question| ["q6", "q7"].contains(&q.meta.id.as_str());
        let chosen = choose(&bank, at(&history, hour(0)), only).map(|q| q.meta.id.clone());
        assert_eq!(chosen, Some(id("q6")));
        assert_eq!(choose(&bank, at(&history, hour(0)), |_| false), None);
    }

    #[test]
    fn the_order_in_the_files_decides_nothing_and_the_seed_decides_between_equals() {
        let bank = bank(12);
        let mut turned = bank.clone();
        turned.reverse();
        let history = History::default();
        assert_eq!(next(&bank, &history, hour(0)), next(&turned, &history, hour(0)));
        let firsts: std::collections::HashSet<Id> = (0..40)
            .filter_map(|seed| {
                let moment = Moment { seed, ..at(&history, hour(0)) };
                choose(&bank, moment, |_| true).map(|q| q.meta.id.clone())
            })
            .collect();
        assert!(firsts.len() > 6);
    }

    #[test]
    fn the_reason_is_said_in_numbers() {
        let mut history = History::default();
        history.show(&id("q"), hour(-50));
        let question = single("q");
        let told = why(&question, at(&history, hour(0))).to_string();
        assert_eq!(told, "asked because 48 % know it and it was last shown 2.1 days ago");
        let told = why(&question, at(&History::default(), hour(0))).to_string();
        assert_eq!(told, "asked because 48 % know it and it was never shown");
    }
}
