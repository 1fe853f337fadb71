//! A workplace: its questions, its people, and who stands before the glass when.

use std::sync::Arc;

use breakroom::content::model::{Question, QuestionKind};
use breakroom::player::testing;

use crate::dice::Dice;
use crate::memory::Trace;

/// What a world is like.
#[derive(Clone, Copy)]
pub struct Setting {
    pub people: usize,
    pub questions: usize,
    pub work_days: usize,
    /// Showings of the silent quiz a day while somebody may be in the room.
    pub silent: usize,
}

/// Visits of a person on a working day, on average.
const VISITS: f64 = 0.15;
/// Onlookers of a silent showing, as a share of the people.
const ONLOOKERS: f64 = 0.01;
/// Leaves, and is followed by somebody new, on a working day: a fifth of them in a year.
const LEAVES: f64 = 0.0008;
/// Share that knows a question of true difficulty 1 to 5 before it was ever shown.
const KNOWN: [f64; 5] = [0.75, 0.60, 0.45, 0.28, 0.14];

/// Something that happens at the glass.
pub enum Doing {
    /// Somebody answers so many questions.
    Visit { person: usize, questions: usize },
    /// A question of the silent quiz, and who looks on.
    Silent { onlookers: Vec<usize> },
    /// A person leaves and somebody new comes.
    Leaves { person: usize },
    /// The end of a working day.
    Evening,
}

/// One thing that happens, at a time in days from a Monday midnight.
pub struct Event {
    pub day: f64,
    pub doing: Doing,
}

/// A workplace before anything was shown.
pub struct World {
    pub bank: Vec<Arc<Question>>,
    /// How hard each question is to remember, 1 to 10.
    pub hard: Vec<f64>,
    /// True difficulty of each question, 1 to 5.
    difficulty: Vec<usize>,
    pub traces: Vec<Vec<Trace>>,
    /// How often each person comes, next to the others.
    pub eager: Vec<f64>,
    pub events: Vec<Event>,
    newcomers: Dice,
}

impl World {
    pub fn new(setting: Setting, seed: u64) -> Self {
        let mut dice = Dice::new(seed, 1);
        let difficulty: Vec<usize> = (0..setting.questions).map(|_| 1 + dice.below(5)).collect();
        // The author guesses; in two cases of five wrongly by one.
        let bank = difficulty.iter().enumerate().map(|(i, &true_one)| {
            let guess = match dice.below(5) {
                0 => true_one.saturating_sub(1).max(1),
                1 => (true_one + 1).min(5),
                _ => true_one,
            };
            let kind = match dice.below(10) {
                0 | 1 => QuestionKind::TrueFalse,
                2 | 3 => QuestionKind::Order,
                4 => QuestionKind::Several,
                _ => QuestionKind::Single,
            };
            Arc::new(question(i, kind, guess))
        });
        let bank: Vec<_> = bank.collect();
        let hard: Vec<f64> = difficulty
            .iter()
            .map(|&d| (1.5 * d as f64 + 1.0 + dice.normal()).clamp(1.0, 10.0))
            .collect();
        let newcomers = Dice::new(seed, 2);
        // Some come often, some hardly ever.
        let mut comers = Dice::new(seed, 3);
        let eager: Vec<f64> = (0..setting.people).map(|_| (0.8 * comers.normal()).exp()).collect();
        let events = schedule(setting, &eager, comers);
        let mut world =
            Self { bank, hard, difficulty, traces: Vec::new(), eager, events, newcomers };
        for _ in 0..setting.people {
            let person = world.newcomer(0.0);
            world.traces.push(person);
        }
        world
    }

    /// What somebody new knows.
    pub fn newcomer(&mut self, day: f64) -> Vec<Trace> {
        let dice = &mut self.newcomers;
        let trace = |&difficulty: &usize| {
            let (knows, stability, ago) =
                (dice.unit() < KNOWN[difficulty - 1], 10.0 + 30.0 * dice.unit(), dice.unit());
            if knows { Trace::known(stability, day - 20.0 * ago) } else { Trace::default() }
        };
        self.difficulty.iter().map(trace).collect()
    }
}

/// Who comes when: the same for every rule.
fn schedule(setting: Setting, eager: &[f64], mut dice: Dice) -> Vec<Event> {
    let whole: f64 = eager.iter().sum();
    let someone = |dice: &mut Dice| {
        let mut left = dice.unit() * whole;
        eager.iter().position(|e| {
            left -= e;
            left < 0.0
        })
    };
    let mut events = Vec::new();
    for work_day in 0..setting.work_days {
        let morning = (work_day / 5 * 7 + work_day % 5) as f64 + 8.0 / 24.0;
        let mut day = Vec::new();
        let mut add = |dice: &mut Dice, doing| {
            day.push(Event { day: morning + dice.unit() * 9.0 / 24.0, doing });
        };
        for _ in 0..dice.poisson(VISITS * setting.people as f64) {
            if let Some(person) = someone(&mut dice) {
                let questions = 1 + dice.below(3);
                add(&mut dice, Doing::Visit { person, questions });
            }
        }
        for _ in 0..setting.silent {
            let count = dice.poisson(ONLOOKERS * setting.people as f64);
            let onlookers = (0..count).filter_map(|_| someone(&mut dice)).collect();
            add(&mut dice, Doing::Silent { onlookers });
        }
        for _ in 0..dice.poisson(LEAVES * setting.people as f64) {
            let person = dice.below(setting.people);
            add(&mut dice, Doing::Leaves { person });
        }
        day.sort_by(|a, b| a.day.total_cmp(&b.day));
        day.push(Event { day: morning + 9.0 / 24.0, doing: Doing::Evening });
        events.extend(day);
    }
    events
}

fn question(index: usize, kind: QuestionKind, difficulty: usize) -> Question {
    let options = match kind {
        QuestionKind::TrueFalse => 2,
        QuestionKind::Single => 3,
        QuestionKind::Several | QuestionKind::Order => 4,
    };
    let difficulty = u8::try_from(difficulty).unwrap_or(3);
    Question { difficulty, ..testing::question(&format!("q{index}"), kind, options) }
}
