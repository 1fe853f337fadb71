//! A workplace: its questions, its people, and who stands before the glass when.

use std::sync::Arc;

use breakroom::content::model::{Daypart, Kiosk, Meta, Question, QuestionKind, QuizSetting};
use breakroom::player::planner::tempo::{Pace, QUESTION_TIMES};
use breakroom::player::playlist::footfall::Presence;
use breakroom::player::testing;
use jiff::civil::{Date, Weekday, date, time};

use crate::dice::Dice;
use crate::memory::{Depth, Minds, Trace};

/// What a world is like.
#[derive(Clone, Copy)]
pub struct Setting {
    pub people: usize,
    pub questions: usize,
    pub work_days: usize,
    /// Showings of the silent quiz a day.
    pub silent: usize,
    /// When they come.
    pub quiz: QuizSetting,
    /// Whether they are as many a day by presence.
    pub beats: Beats,
    /// At which hours people are there.
    pub hours: Hours,
    /// Showings of a slide a day; each teaches one question.
    pub slides: usize,
    /// Whether what the room knows of its question decides how often a slide comes.
    pub by_need: bool,
    pub authors: Authors,
    pub minds: Minds,
    pub visits: Visits,
    pub again: Again,
}

/// At which of the nine hours people are there.
#[derive(Clone, Copy, PartialEq)]
pub enum Hours {
    /// At all alike.
    Even,
    /// Mostly in two breaks and at noon.
    Peaks,
    /// In three of the nine hours, and in the others nobody at all: the loop plays for itself.
    Empty,
}

impl Hours {
    /// How many are there in an hour, next to the average.
    fn at(self, hour: usize) -> f64 {
        let peaks = [0.4, 1.6, 0.4, 0.4, 3.2, 0.8, 0.4, 1.4, 0.4];
        match self {
            Self::Even => 1.0,
            Self::Peaks => peaks[hour],
            Self::Empty if hour % 3 == 1 => 3.0,
            Self::Empty => 0.0,
        }
    }
}

/// How many questions there are by presence.
#[derive(Clone, Copy, PartialEq)]
pub enum Beats {
    /// As many a day as at the steady pace: the kiosk's own rule.
    Kept,
    /// Hours that aren't busy keep the steady pace, so that there are more a day.
    Added,
    /// Twice as many in busy hours as by the kiosk's rule.
    Doubled,
}

impl Beats {
    /// Questions in an hour that has `by_rule` of them, next to the steady pace.
    fn at(self, by_rule: f64) -> f64 {
        match self {
            Self::Kept => by_rule,
            Self::Added => by_rule.max(1.0),
            Self::Doubled if by_rule > 1.0 => 2.0 * by_rule,
            Self::Doubled => by_rule,
        }
    }
}

/// How well authors know how hard their questions are.
#[derive(Clone, Copy, PartialEq)]
pub enum Authors {
    /// Wrong by one in two cases of five.
    Near,
    /// They might as well throw dice.
    Noise,
}

/// How long somebody stays whom the rule has given three questions.
#[derive(Clone, Copy, PartialEq)]
pub enum Visits {
    /// The rule knows how many they will answer.
    Foreseen,
    /// They answer one to three of the three, and leave.
    LeaveEarly,
}

/// What becomes of a question that was missed in a visit.
#[derive(Clone, Copy, PartialEq)]
pub enum Again {
    Never,
    /// It comes again, and takes this part of the patience for another question.
    Costs(f64),
}

/// Visits of a person on a working day, on average.
const VISITS: f64 = 0.15;
/// Touches of a visit, by which the kiosk learns when people are there.
const TOUCHES: u64 = 5;
/// The hours of a working day: from eight to five.
const HOURS: usize = 9;
/// Onlookers of a silent showing, as a share of the people.
const ONLOOKERS: f64 = 0.01;
/// Leaves, and is followed by somebody new, on a working day: a fifth of them in a year.
const LEAVES: f64 = 0.0008;
/// Chance of a slip by somebody who knows.
const SLIP: f64 = 0.03;
/// Share that knows a question of true difficulty 1 to 5 before it was ever shown.
const KNOWN: [f64; 5] = [0.75, 0.60, 0.45, 0.28, 0.14];

/// Something that happens at the glass.
pub enum Doing {
    /// Somebody answers so many questions.
    Visit { person: usize, questions: usize },
    /// A question of the silent quiz, and who looks on.
    Silent { onlookers: Vec<usize> },
    /// A slide, and who reads it.
    Slide { onlookers: Vec<usize> },
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
    pub minds: Minds,
    newcomers: Dice,
}

impl World {
    pub fn new(setting: Setting, seed: u64) -> Self {
        let mut dice = Dice::new(seed, 1);
        let difficulty: Vec<usize> = (0..setting.questions).map(|_| 1 + dice.below(5)).collect();
        // The author guesses; in two cases of five wrongly by one.
        let bank = difficulty.iter().enumerate().map(|(i, &true_one)| {
            let guess = match (setting.authors, dice.below(5)) {
                (Authors::Noise, guess) => guess + 1,
                (Authors::Near, 0) => true_one.saturating_sub(1).max(1),
                (Authors::Near, 1) => (true_one + 1).min(5),
                (Authors::Near, _) => true_one,
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
        let events = schedule(setting, &eager, comers, Dice::new(seed, 5));
        let mut world = Self {
            bank,
            hard,
            difficulty,
            traces: Vec::new(),
            eager,
            events,
            minds: setting.minds,
            newcomers,
        };
        for _ in 0..setting.people {
            let person = world.newcomer(0.0);
            world.traces.push(person);
        }
        world
    }

    /// Somebody meets a question; whether they recalled it and didn't slip.
    pub fn look(
        &mut self,
        person: usize,
        question: usize,
        day: f64,
        depth: Depth,
        dice: &mut Dice,
    ) -> bool {
        let trace = &mut self.traces[person][question];
        let recalled = dice.unit() < trace.recall(day, self.minds);
        *trace = trace.after(recalled, self.hard[question], day, depth, self.minds);
        recalled && dice.unit() >= SLIP
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

/// Who comes when: the same for every rule. Onlookers have dice of their own, so that those who
/// answer are the same at every pace.
fn schedule(setting: Setting, eager: &[f64], mut dice: Dice, mut crowd: Dice) -> Vec<Event> {
    let whole: f64 = eager.iter().sum();
    let someone = |dice: &mut Dice| {
        let mut left = dice.unit() * whole;
        eager.iter().position(|e| {
            left -= e;
            left < 0.0
        })
    };
    let (kiosk, mut presence) = (kiosk(setting), Presence::default());
    let mut events = Vec::new();
    for work_day in 0..setting.work_days {
        let morning = (work_day / 5 * 7 + work_day % 5) as f64 + 8.0 / 24.0;
        let (mut day, mut touched) = (Vec::new(), Vec::new());
        let at = |hour: usize, dice: &mut Dice| morning + (hour as f64 + dice.unit()) / 24.0;
        for _ in 0..dice.poisson(VISITS * setting.people as f64) {
            if let Some(person) = someone(&mut dice) {
                let (hour, questions) = (hour_of(setting.hours, &mut dice), 1 + dice.below(3));
                touched.push(hour);
                let day_at = at(hour, &mut dice);
                day.push(Event { day: day_at, doing: Doing::Visit { person, questions } });
            }
        }
        for _ in 0..dice.poisson(LEAVES * setting.people as f64) {
            let doing = Doing::Leaves { person: dice.below(setting.people) };
            day.push(Event { day: morning + dice.unit() * 9.0 / 24.0, doing });
        }
        for hour in 0..HOURS {
            let pace = setting.beats.at(pace(&kiosk, &presence, work_day, hour));
            let there = ONLOOKERS * setting.people as f64 * setting.hours.at(hour);
            let often = [(setting.silent, pace, true), (setting.slides, 1.0, false)];
            for (a_day, pace, asks) in often {
                for _ in 0..crowd.round(a_day as f64 / HOURS as f64 * pace) {
                    let count = crowd.poisson(there);
                    let onlookers = (0..count).filter_map(|_| someone(&mut crowd)).collect();
                    let doing =
                        if asks { Doing::Silent { onlookers } } else { Doing::Slide { onlookers } };
                    day.push(Event { day: at(hour, &mut crowd), doing });
                }
            }
        }
        for hour in touched {
            presence.touches(calendar(work_day), 8 + hour as i8, TOUCHES);
        }
        day.sort_by(|a, b| a.day.total_cmp(&b.day));
        day.push(Event { day: morning + 9.0 / 24.0, doing: Doing::Evening });
        events.extend(day);
    }
    events
}

/// The hour in which somebody comes.
fn hour_of(hours: Hours, dice: &mut Dice) -> usize {
    let mut left = dice.unit() * HOURS as f64;
    let found = (0..HOURS).find(|hour| {
        left -= hours.at(*hour);
        left < 0.0
    });
    found.unwrap_or(HOURS - 1)
}

fn calendar(work_day: usize) -> Date {
    date(2026, 1, 5) + jiff::Span::new().days((work_day / 5 * 7 + work_day % 5) as i64)
}

/// The kiosk's own settings: open from eight to five.
fn kiosk(setting: Setting) -> Kiosk {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let [from, to] = [8, 17].map(|hour| time(hour, 0, 0, 0));
    let days = vec![Monday, Tuesday, Wednesday, Thursday, Friday];
    Kiosk { quiz: setting.quiz, open: vec![Daypart { days, from, to }], ..testing::kiosk() }
}

/// Questions in an hour, as the kiosk has it by what it knows of its hours, next to the steady pace.
fn pace(kiosk: &Kiosk, presence: &Presence, work_day: usize, hour: usize) -> f64 {
    let wall = calendar(work_day).at(8 + hour as i8, 30, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let per_time = |share: f64| share / (1.0 + share * (QUESTION_TIMES - 1.0));
    match Pace::at(kiosk, presence, &wall.expect("a time")) {
        Pace::Steady => 1.0,
        Pace::Attended { share, steady } => per_time(share) / per_time(steady),
    }
}

fn question(index: usize, kind: QuestionKind, difficulty: usize) -> Question {
    let options = match kind {
        QuestionKind::TrueFalse => 2,
        QuestionKind::Single => 3,
        QuestionKind::Several | QuestionKind::Order => 4,
    };
    let difficulty = u8::try_from(difficulty).unwrap_or(3);
    let plain = testing::question(&format!("q{index}"), kind, options);
    let teaches = vec![format!("r{index}")];
    Question { difficulty, meta: Meta { teaches, ..plain.meta.clone() }, ..plain }
}
