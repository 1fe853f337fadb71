//! The rules that are held against each other. need³ is the project's own code; the others
//! stand here.

use std::sync::Arc;

use breakroom::content::model::Question;
use breakroom::player::belief::chance;
use breakroom::player::need::{self, Moment};
use breakroom::player::records::Records;
use jiff::{SignedDuration, Timestamp};

use crate::dice::Dice;
use crate::memory::{Depth, Trace};

/// A score in place of need³'s, under the same limits.
pub type Score = fn(&Moment<'_>, &Question) -> f64;

/// The rules.
#[derive(Clone, Copy)]
pub enum Rule {
    /// Any question, but not the same twice in a row.
    Random,
    /// A shuffled deck, dealt to its end and shuffled again.
    Deck,
    /// The question that the crowd is expected to get right three times in four.
    Elo,
    /// need³.
    Need,
    /// Knows what everybody knows, but not who stands there.
    Oracle,
    /// need³'s limits with another score.
    Scored(&'static str, Score),
}

impl Rule {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Deck => "shuffled deck",
            Self::Elo => "Elo at 75 %",
            Self::Need => "need³",
            Self::Oracle => "oracle",
            Self::Scored(name, _) => name,
        }
    }
}

/// Other scores that were tried.
pub const TRIED: [Rule; 8] = [
    Rule::Scored("need²", |m, q| m.need(q).powi(2) * days(m, q)),
    Rule::Scored("need⁴", |m, q| m.need(q).powi(4) * days(m, q)),
    Rule::Scored("need³ · √days", |m, q| m.need(q).powi(3) * days(m, q).sqrt()),
    Rule::Scored("need³ · days²", |m, q| m.need(q).powi(3) * days(m, q).powi(2)),
    Rule::Scored("need³, doubt counts as need", |m, q| cautious(m, q).powi(3) * days(m, q)),
    Rule::Scored("need³ · days, overdue", |m, q| m.need(q).powi(3) * days(m, q) * overdue(m, q)),
    Rule::Scored("need⁴ · days, overdue", |m, q| m.need(q).powi(4) * days(m, q) * overdue(m, q)),
    Rule::Scored("need³ · √days, overdue", |m, q| {
        m.need(q).powi(3) * days(m, q).sqrt() * overdue(m, q)
    }),
];

fn days(moment: &Moment<'_>, question: &Question) -> f64 {
    moment.days(question).unwrap_or(need::UNSEEN_DAYS)
}

/// Rises steeply once a question was not seen for some ten days.
fn overdue(moment: &Moment<'_>, question: &Question) -> f64 {
    1.0 + (days(moment, question) / 10.0).powi(4)
}

/// The need if the room knew one standard deviation less than it is believed to.
fn cautious(moment: &Moment<'_>, question: &Question) -> f64 {
    let belief = moment.belief(question);
    let (a, b) = (belief.alpha(), belief.beta());
    let (share, doubt) = (a / (a + b), (a * b / (a + b + 1.0)).sqrt() / (a + b));
    let chance = chance(question);
    (1.0 - ((share - doubt - chance) / (1.0 - chance)).clamp(0.0, 1.0)).max(0.3)
}

/// A rule at work.
pub struct Player {
    rule: Rule,
    pub bank: Vec<Arc<Question>>,
    pub records: Records,
    /// The player's clock: it stood at the first on the day that is the second.
    set: (Timestamp, f64),
    dice: Dice,
    deck: Vec<usize>,
    last: usize,
    ratings: Vec<f64>,
    gains: Vec<f64>,
    until_gains: u32,
}

fn wall(day: f64) -> Timestamp {
    let start: Timestamp = "2026-01-05T00:00:00Z".parse().expect("a Monday");
    start + SignedDuration::from_secs_f64(day * 86_400.0)
}

fn index(question: &Question) -> usize {
    question.meta.id.as_str()[1..].parse().expect("q and a number")
}

impl Player {
    pub fn new(rule: Rule, bank: &[Arc<Question>], seed: u64) -> Self {
        let ratings = bank.iter().map(|q| f64::from(q.difficulty) - 3.0).collect();
        Self {
            rule,
            bank: bank.to_vec(),
            records: Records::default(),
            set: (wall(0.0), 0.0),
            dice: Dice::new(seed, 4),
            deck: Vec::new(),
            last: usize::MAX,
            ratings,
            gains: Vec::new(),
            until_gains: 0,
        }
    }

    fn clock(&self, day: f64) -> Timestamp {
        self.set.0 + SignedDuration::from_secs_f64((day - self.set.1) * 86_400.0)
    }

    /// Starts again on `day`, while the wall is wrong by so many days.
    pub fn restart(&mut self, day: f64, wrong_by: f64) {
        self.set = (self.records.start(wall(day + wrong_by)), day);
    }

    /// The questions of a visit, or of one silent showing.
    pub fn choose(
        &mut self,
        day: f64,
        n: usize,
        traces: &[Vec<Trace>],
        hard: &[f64],
    ) -> Vec<usize> {
        if let Rule::Need = self.rule {
            let moment =
                Moment { records: &self.records, now: self.clock(day), theme: None, seed: 1 };
            return need::visit(&self.bank, moment, |_| true, n).iter().map(|q| index(q)).collect();
        }
        let mut chosen = Vec::with_capacity(n);
        while chosen.len() < n {
            let pick = self.one(day, &chosen, traces, hard);
            self.last = pick;
            chosen.push(pick);
        }
        chosen
    }

    fn one(&mut self, day: f64, chosen: &[usize], traces: &[Vec<Trace>], hard: &[f64]) -> usize {
        let now = self.clock(day);
        match self.rule {
            Rule::Random => loop {
                let pick = self.dice.below(self.bank.len());
                if pick != self.last && !chosen.contains(&pick) {
                    return pick;
                }
            },
            Rule::Deck => self.deal(chosen),
            Rule::Oracle => {
                if self.until_gains == 0 {
                    self.gains = gains(traces, hard, day);
                    self.until_gains = 10;
                }
                self.until_gains -= 1;
                let gains = self.gains.clone();
                let pick = self.limited(now, chosen, |q| gains[index(q)]);
                self.gains[pick] *= 0.3;
                pick
            }
            Rule::Elo => {
                let ratings = self.ratings.clone();
                self.limited(now, chosen, |q| {
                    10.0 - (1.0 / (1.0 + ratings[index(q)].exp()) - 0.75).abs()
                })
            }
            Rule::Scored(_, score) => {
                let records = self.records.clone();
                let moment = Moment { records: &records, now, theme: None, seed: 1 };
                self.limited(now, chosen, |q| score(&moment, q))
            }
            Rule::Need => unreachable!("it chooses a whole visit"),
        }
    }

    /// The best under need³'s limits.
    fn limited(&self, now: Timestamp, chosen: &[usize], score: impl Fn(&Question) -> f64) -> usize {
        let moment = Moment { records: &self.records, now, theme: None, seed: 1 };
        let free = |q: &Question| !chosen.contains(&index(q));
        need::choose_by(&self.bank, moment, free, score).map_or(0, |q| index(q))
    }

    fn deal(&mut self, chosen: &[usize]) -> usize {
        loop {
            if self.deck.is_empty() {
                self.deck = (0..self.bank.len()).collect();
                self.dice.shuffle(&mut self.deck);
            }
            match self.deck.pop() {
                Some(pick) if !chosen.contains(&pick) => return pick,
                _ => {}
            }
        }
    }

    pub fn show(&mut self, question: usize, day: f64) {
        let now = self.clock(day);
        self.records.show(&id(question), now);
    }

    pub fn answer(&mut self, question: usize, right: bool, day: f64) {
        let now = self.clock(day);
        self.records.answer(&id(question), right, now);
        let expected = 1.0 / (1.0 + self.ratings[question].exp());
        self.ratings[question] += 0.4 * (expected - if right { 1.0 } else { 0.0 });
    }
}

fn id(question: usize) -> breakroom::content::model::Id {
    breakroom::content::model::Id::new(&format!("q{question}"))
}

/// How much the room would know more of each question in thirty days if it were asked now.
fn gains(traces: &[Vec<Trace>], hard: &[f64], day: f64) -> Vec<f64> {
    let gain = |question: usize| {
        let one = |person: &Vec<Trace>| {
            let before = person[question];
            let recall = before.recall(day);
            let after = |recalled| {
                before.after(recalled, hard[question], day, Depth::Answers).recall(day + 30.0)
            };
            recall * after(true) + (1.0 - recall) * after(false) - before.recall(day + 30.0)
        };
        traces.iter().map(one).sum()
    };
    (0..hard.len()).map(gain).collect()
}
