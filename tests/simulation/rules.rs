//! The rules that are held against each other. need³ is the project's own code; the others
//! stand here.

use std::sync::Arc;

use breakroom::content::model::{Content, Meta, Question, Slide};
use breakroom::player::planner::lessons::Lessons;
use breakroom::player::playlist::Playlist;
use breakroom::player::quiz::belief::{PRIOR_WEIGHT, chance};
use breakroom::player::quiz::history::History;
use breakroom::player::quiz::need;
use breakroom::player::quiz::need::Moment;
use breakroom::player::testing;
use jiff::{SignedDuration, Timestamp};

use crate::dice::Dice;
use crate::memory::{Depth, Trace};
use crate::world::{Setting, World};

/// A score in place of need³'s, under the same limits.
pub type Score = fn(&Moment<'_>, &Question) -> f64;

/// Whether need³'s limits hold for the oracle: rests, and shares.
#[derive(Clone, Copy, PartialEq)]
pub enum Limits {
    Kept,
    Lifted,
}

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
    /// Knows what everybody knows and how often each of them comes, but not who stands there;
    /// takes what gains most under need³'s limits, or without them.
    Oracle(Limits),
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
            Self::Oracle(Limits::Kept) => "oracle",
            Self::Oracle(Limits::Lifted) => "oracle without limits",
            Self::Scored(name, _) => name,
        }
    }
}

/// Other scores that were tried. Those not called plain are multiplied by need³'s own factor
/// for what is overdue.
pub const TRIED: [Rule; 10] = [
    Rule::Scored("need³ · days · (1 + (days ÷ 10)⁴)", |m, q| {
        let days = days(m, q);
        m.need(q).powi(3) * days * (1.0 + (days / 10.0).powi(4))
    }),
    Rule::Scored("need³ · days, plain", |m, q| m.need(q).powi(3) * days(m, q)),
    Rule::Scored("need⁴ · days, plain", |m, q| m.need(q).powi(4) * days(m, q)),
    Rule::Scored("need³ · √days, plain", |m, q| m.need(q).powi(3) * days(m, q).sqrt()),
    Rule::Scored("need² · days", |m, q| m.need(q).powi(2) * late(m, q)),
    Rule::Scored("need⁴ · days", |m, q| m.need(q).powi(4) * late(m, q)),
    Rule::Scored("need³ · √days", |m, q| m.need(q).powi(3) * late(m, q) / days(m, q).sqrt()),
    Rule::Scored("need³ · days²", |m, q| m.need(q).powi(3) * late(m, q) * days(m, q)),
    Rule::Scored("need³, doubt counts as need", |m, q| need_at(m, q, -1.0).powi(3) * late(m, q)),
    Rule::Scored("need³, drawn (Thompson)", |m, q| drawn(m, q).powi(3) * late(m, q)),
];

fn days(moment: &Moment<'_>, question: &Question) -> f64 {
    moment.days(question).unwrap_or(need::UNSEEN_DAYS)
}

/// The days, and the steep rise once they are too many.
fn late(moment: &Moment<'_>, question: &Question) -> f64 {
    let days = days(moment, question);
    days * (1.0 + (days / need::OVERDUE_DAYS).powi(need::OVERDUE_POWER))
}

/// The need if the room knew so many standard deviations more than it is believed to.
fn need_at(moment: &Moment<'_>, question: &Question, deviations: f64) -> f64 {
    let belief = moment.belief(question);
    let (a, b) = (belief.alpha(), belief.beta());
    let (share, doubt) = (a / (a + b), (a * b / (a + b + 1.0)).sqrt() / (a + b));
    let chance = chance(question);
    (1.0 - ((share + deviations * doubt - chance) / (1.0 - chance)).clamp(0.0, 1.0)).max(0.3)
}

/// The need as drawn from what is believed: the less is known of a question, the likelier it is
/// tried.
fn drawn(moment: &Moment<'_>, question: &Question) -> f64 {
    let time = moment.now.as_millisecond().unsigned_abs();
    need_at(moment, question, Dice::new(time, index(question) as u64).normal())
}

/// need³ as if the author's guess counted for another number of answers than it does.
pub const PRIORS: [Rule; 5] = [
    Rule::Scored("need³, the author counts for 8 answers", |m, q| prior(m, q, 8.0)),
    Rule::Scored("need³, for 4", |m, q| prior(m, q, 4.0)),
    Rule::Scored("need³, for 2", |m, q| prior(m, q, 2.0)),
    Rule::Scored("need³, for 1", |m, q| prior(m, q, 1.0)),
    Rule::Scored("need³, for ½", |m, q| prior(m, q, 0.5)),
];

fn prior(moment: &Moment<'_>, question: &Question, weight: f64) -> f64 {
    let belief = moment.belief(question);
    let (right, wrong) = (belief.evidence.right, belief.evidence.wrong);
    let guess = (belief.alpha() - right) / PRIOR_WEIGHT;
    let share = (weight * guess + right) / (weight + right + wrong);
    let chance = chance(question);
    let need = (1.0 - ((share - chance) / (1.0 - chance)).clamp(0.0, 1.0)).max(0.3);
    need.powi(3) * late(moment, question)
}

/// A rule at work.
pub struct Player {
    rule: Rule,
    pub bank: Vec<Arc<Question>>,
    pub history: History,
    /// The player's clock: it stood at the first on the day that is the second.
    set: (Timestamp, f64),
    dice: Dice,
    deck: Vec<usize>,
    last: usize,
    ratings: Vec<f64>,
    gains: Vec<f64>,
    until_gains: u32,
    /// A slide for each question, and which turn each had last.
    playlist: Playlist,
    turns: Vec<u64>,
    by_need: bool,
}

fn wall(day: f64) -> Timestamp {
    let start: Timestamp = "2026-01-05T00:00:00Z".parse().expect("a Monday");
    start + SignedDuration::from_secs_f64(day * 86_400.0)
}

fn index(question: &Question) -> usize {
    question.meta.id.as_str()[1..].parse().expect("q and a number")
}

impl Player {
    pub fn new(rule: Rule, bank: &[Arc<Question>], setting: Setting, seed: u64) -> Self {
        let ratings = bank.iter().map(|q| f64::from(q.difficulty) - 3.0).collect();
        Self {
            rule,
            bank: bank.to_vec(),
            history: History::default(),
            set: (wall(0.0), 0.0),
            dice: Dice::new(seed, 4),
            deck: Vec::new(),
            last: usize::MAX,
            ratings,
            gains: Vec::new(),
            until_gains: 0,
            playlist: lessons(bank),
            turns: vec![0; bank.len()],
            by_need: setting.by_need,
        }
    }

    fn clock(&self, day: f64) -> Timestamp {
        self.set.0 + SignedDuration::from_secs_f64((day - self.set.1) * 86_400.0)
    }

    /// Whether it chooses three questions at once, as the kiosk does; the deck and chance deal one
    /// after the other.
    pub fn plans_ahead(&self) -> bool {
        !matches!(self.rule, Rule::Deck | Rule::Random)
    }

    /// Starts again on `day`, while the wall is wrong by so many days.
    pub fn restart(&mut self, day: f64, wrong_by: f64) {
        self.set = (self.history.start(wall(day + wrong_by)), day);
    }

    /// The questions of a visit, or of one silent showing. Only the oracle looks into `room`.
    pub fn choose(&mut self, day: f64, n: usize, room: &World) -> Vec<usize> {
        if let Rule::Need = self.rule {
            let moment =
                Moment { history: &self.history, now: self.clock(day), theme: None, seed: 1 };
            return need::visit(&self.bank, moment, |_| true, n).iter().map(|q| index(q)).collect();
        }
        let mut chosen = Vec::with_capacity(n);
        while chosen.len() < n {
            let pick = self.one(day, &chosen, room);
            self.last = pick;
            chosen.push(pick);
        }
        chosen
    }

    fn one(&mut self, day: f64, chosen: &[usize], room: &World) -> usize {
        let now = self.clock(day);
        match self.rule {
            Rule::Random => loop {
                let pick = self.dice.below(self.bank.len());
                if pick != self.last && !chosen.contains(&pick) {
                    return pick;
                }
            },
            Rule::Deck => self.deal(chosen),
            Rule::Oracle(limits) => self.divine(now, day, chosen, room, limits),
            Rule::Elo => {
                let ratings = self.ratings.clone();
                self.limited(now, chosen, |q| {
                    10.0 - (1.0 / (1.0 + ratings[index(q)].exp()) - 0.75).abs()
                })
            }
            Rule::Scored(_, score) => {
                let history = self.history.clone();
                let moment = Moment { history: &history, now, theme: None, seed: 1 };
                self.limited(now, chosen, |q| score(&moment, q))
            }
            Rule::Need => unreachable!("it chooses a whole visit"),
        }
    }

    /// What gains most. It is reckoned anew every few showings; in between, what was just
    /// shown has less left to gain.
    fn divine(
        &mut self,
        now: Timestamp,
        day: f64,
        chosen: &[usize],
        room: &World,
        limits: Limits,
    ) -> usize {
        if self.until_gains == 0 {
            self.gains = gains(room, day);
            self.until_gains = 10;
        }
        self.until_gains -= 1;
        let gains = self.gains.clone();
        let pick = match limits {
            Limits::Kept => self.limited(now, chosen, |q| gains[index(q)]),
            Limits::Lifted => (0..gains.len())
                .filter(|pick| !chosen.contains(pick))
                .max_by(|&a, &b| gains[a].total_cmp(&gains[b]))
                .unwrap_or(0),
        };
        self.gains[pick] *= LEFT_TO_GAIN;
        pick
    }

    /// The best under need³'s limits.
    fn limited(&self, now: Timestamp, chosen: &[usize], score: impl Fn(&Question) -> f64) -> usize {
        let moment = Moment { history: &self.history, now, theme: None, seed: 1 };
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

    /// The slide that comes next, by the question that it teaches: in turn, as the kiosk has it.
    pub fn slide(&mut self, day: f64) -> usize {
        let moment = Moment { history: &self.history, now: self.clock(day), theme: None, seed: 1 };
        let lessons = self.by_need.then(|| Lessons::of(&self.playlist, moment));
        let weight = |at: usize| match &lessons {
            Some(own) => own.get(&self.playlist.slides[at].meta.id).map_or(1, |l| l.weight),
            None => 1,
        };
        let turn = self.turns.iter().max().unwrap_or(&0) + 1;
        let score = |at: &usize| weight(*at) * (turn - self.turns[*at]);
        let pick = (0..self.turns.len()).rev().max_by_key(score).unwrap_or(0);
        self.turns[pick] = turn;
        pick
    }

    pub fn show(&mut self, question: usize, day: f64) {
        let now = self.clock(day);
        self.history.show(&id(question), now);
    }

    pub fn answer(&mut self, question: usize, right: bool, day: f64) {
        let now = self.clock(day);
        self.history.answer(&id(question), right, now);
        let expected = 1.0 / (1.0 + self.ratings[question].exp());
        self.ratings[question] += 0.4 * (expected - if right { 1.0 } else { 0.0 });
    }
}

/// A slide for each question.
fn lessons(bank: &[Arc<Question>]) -> Playlist {
    let slide = |question: &Arc<Question>| {
        let own = testing::slide(&format!("s{}", index(question)));
        let teaches = question.meta.teaches.clone();
        Arc::new(Slide { meta: Meta { teaches, ..own.meta.clone() }, ..own })
    };
    let slides = bank.iter().map(slide).collect();
    Playlist::everything(&Content { slides, questions: bank.to_vec(), ..testing::empty() })
}

fn id(question: usize) -> breakroom::content::model::Id {
    breakroom::content::model::Id::new(&format!("q{question}"))
}

/// Days ahead at which the oracle looks at what a showing would gain.
const AHEAD: [f64; 3] = [5.0, 20.0, 60.0];
/// What is left to gain of a question right after it was shown to somebody.
const LEFT_TO_GAIN: f64 = 0.7;

/// How much more of each question the room would know if it were asked now, on average over
/// the days ahead and over who may stand there.
fn gains(room: &World, day: f64) -> Vec<f64> {
    let gain = |question: usize| {
        let one = |(person, eager): (&Vec<Trace>, &f64)| {
            let before = person[question];
            let recall = before.recall(day, room.minds);
            let [known, missed] = [true, false].map(|recalled| {
                let hard = room.hard[question];
                before.after(recalled, hard, day, Depth::Answers, room.minds)
            });
            let at = |ahead: f64| {
                let then = day + ahead;
                recall * known.recall(then, room.minds)
                    + (1.0 - recall) * missed.recall(then, room.minds)
                    - before.recall(then, room.minds)
            };
            eager * AHEAD.into_iter().map(at).sum::<f64>()
        };
        room.traces.iter().zip(&room.eager).map(one).sum()
    };
    (0..room.hard.len()).map(gain).collect()
}
