//! One rule in one world, and what came of it.

use breakroom::player::quiz::belief::chance;
use breakroom::player::quiz::history::History;

use crate::dice::Dice;
use crate::memory::{Depth, Trace};
use crate::rules::{Player, Rule};
use crate::world::{Doing, Setting, World};

/// What goes wrong on the way.
#[derive(Clone, Copy, PartialEq)]
pub enum Trouble {
    None,
    /// The files are read in the opposite order.
    Turned,
    /// The wall clock is 200 days ahead at one start, and 400 behind at another.
    Jumps,
    /// All that was remembered is lost in the middle.
    Reset,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Share of people who know a question, over all questions and the second half of the time.
    pub mean: f64,
    /// The same of the fifth of the questions that is known worst.
    pub weakest: f64,
    /// Most working days for which a question was not seen.
    pub unseen: usize,
    /// Largest share of one question in the showings of thirty days, times the number of questions.
    pub share: f64,
}

/// Chance of a slip by somebody who knows.
const SLIP: f64 = 0.03;

struct Count {
    /// Showings of each question by working day.
    shown: Vec<Vec<u32>>,
    known: Vec<f64>,
    evenings: f64,
}

/// Plays a world through.
pub fn run(setting: Setting, rule: Rule, trouble: Trouble, seed: u64) -> Outcome {
    let mut world = World::new(setting, seed);
    let events = std::mem::take(&mut world.events);
    let mut player = Player::new(rule, &world.bank, seed);
    if trouble == Trouble::Turned {
        player.bank.reverse();
    }
    let questions = setting.questions;
    let mut count =
        Count { shown: vec![vec![0; questions]], known: vec![0.0; questions], evenings: 0.0 };
    for (number, event) in events.iter().enumerate() {
        let mut dice = Dice::new(seed, 1000 + number as u64);
        match &event.doing {
            Doing::Visit { person, questions } => {
                let chosen = player.choose(event.day, *questions, &world);
                for (nth, &question) in chosen.iter().enumerate() {
                    let day = event.day + nth as f64 * 20.0 / 86_400.0;
                    player.show(question, day);
                    let trace = &mut world.traces[*person][question];
                    let right = look(trace, world.hard[question], day, Depth::Answers, &mut dice)
                        || dice.unit() < chance(&world.bank[question]);
                    player.answer(question, right, day);
                    if let Some(today) = count.shown.last_mut() {
                        today[question] += 1;
                    }
                }
            }
            Doing::Silent { onlookers } => {
                let chosen = player.choose(event.day, 1, &world);
                for &question in &chosen {
                    player.show(question, event.day);
                    for &person in onlookers {
                        let trace = &mut world.traces[person][question];
                        look(trace, world.hard[question], event.day, Depth::LooksOn, &mut dice);
                    }
                    if let Some(today) = count.shown.last_mut() {
                        today[question] += 1;
                    }
                }
            }
            Doing::Leaves { person } => world.traces[*person] = world.newcomer(event.day),
            Doing::Evening => {
                evening(&mut count, &world, setting, event.day);
                trouble_comes(trouble, &mut player, count.shown.len() - 1, setting, event.day);
            }
        }
    }
    count.shown.pop();
    outcome(&count, questions)
}

/// Somebody meets a question; whether it was recalled.
fn look(trace: &mut Trace, hard: f64, day: f64, depth: Depth, dice: &mut Dice) -> bool {
    let recalled = dice.unit() < trace.recall(day);
    *trace = trace.after(recalled, hard, day, depth);
    recalled && dice.unit() >= SLIP
}

fn evening(count: &mut Count, world: &World, setting: Setting, day: f64) {
    if count.shown.len() * 2 > setting.work_days {
        for (question, known) in count.known.iter_mut().enumerate() {
            *known += world.traces.iter().map(|person| person[question].recall(day)).sum::<f64>()
                / setting.people as f64;
        }
        count.evenings += 1.0;
    }
    count.shown.push(vec![0; setting.questions]);
}

fn trouble_comes(trouble: Trouble, player: &mut Player, day: usize, setting: Setting, at: f64) {
    let part = |tenths: usize| day == setting.work_days * tenths / 10;
    match trouble {
        Trouble::Jumps if part(3) => player.restart(at, 200.0),
        Trouble::Jumps if part(4) => player.restart(at, 0.0),
        Trouble::Jumps if part(6) => player.restart(at, -400.0),
        Trouble::Reset if part(5) => player.history = History::default(),
        _ => {}
    }
}

fn outcome(count: &Count, questions: usize) -> Outcome {
    let mut known: Vec<f64> = count.known.iter().map(|sum| sum / count.evenings).collect();
    known.sort_by(f64::total_cmp);
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    let mut unseen = 0;
    for question in 0..questions {
        let mut gap = 0;
        for day in &count.shown {
            gap = if day[question] > 0 { 0 } else { gap + 1 };
            unseen = unseen.max(gap);
        }
    }
    // Thirty days have about 22 working days.
    let share = count.shown.windows(22).map(|days| {
        let total: u32 = days.iter().flatten().sum();
        let of = |question: usize| days.iter().map(|day| day[question]).sum::<u32>();
        f64::from((0..questions).map(of).max().unwrap_or(0)) / f64::from(total.max(1))
    });
    Outcome {
        mean: mean(&known),
        weakest: mean(&known[..questions / 5]),
        unseen,
        share: share.fold(0.0, f64::max) * questions as f64,
    }
}
