//! One rule in one world, and what came of it.

use breakroom::player::quiz::belief::chance;
use breakroom::player::quiz::history::History;

use crate::dice::Dice;
use crate::memory::{Depth, Trace};
use crate::rules::{Player, Rule};
use crate::world::{Again, Doing, Setting, Visits, World};

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
    /// How much larger the share of right answers was in the odd weeks than in the even ones, over
    /// the same questions: what a Trial could tell.
    pub odd_weeks: f64,
    /// Showings of the silent quiz a day.
    pub silent: f64,
}

struct Count {
    /// Answers to each question in even and in odd weeks: right ones, and all.
    tries: Vec<[[f64; 2]; 2]>,
    silent: usize,
    /// Showings of each question by working day.
    shown: Vec<Vec<u32>>,
    known: Vec<f64>,
    evenings: f64,
}

impl Count {
    fn show(&mut self, question: usize) {
        if let Some(today) = self.shown.last_mut() {
            today[question] += 1;
        }
    }
}

/// The first week that says something of a Trial: before it the kiosk knows too few touches.
const TRIAL_FROM: usize = 3;

impl Count {
    /// Notes an answer. The first day is that of the second ISO week of 2026, an even one.
    fn answer(&mut self, question: usize, right: bool, day: f64) {
        let week = (day / 7.0) as usize;
        if week >= TRIAL_FROM {
            let tries = &mut self.tries[question][week % 2];
            *tries = [tries[0] + f64::from(u8::from(right)), tries[1] + 1.0];
        }
    }

    fn odd_weeks(&self) -> f64 {
        let told = self.tries.iter().filter(|tries| tries.iter().all(|[_, all]| *all >= 5.0));
        let of = |[[even, of_even], [odd, of_odd]]: &[[f64; 2]; 2]| {
            (odd / of_odd - even / of_even, of_even.min(*of_odd))
        };
        let (sum, weight) = told.map(of).fold((0.0, 0.0), |(s, w), (x, n)| (s + x * n, w + n));
        sum / f64::max(weight, 1.0)
    }
}

/// Plays a world through.
pub fn run(setting: Setting, rule: Rule, trouble: Trouble, seed: u64) -> Outcome {
    let mut world = World::new(setting, seed);
    let events = std::mem::take(&mut world.events);
    let mut player = Player::new(rule, &world.bank, setting, seed);
    if trouble == Trouble::Turned {
        player.bank.reverse();
    }
    let questions = setting.questions;
    let mut count = Count {
        tries: vec![[[0.0; 2]; 2]; questions],
        silent: 0,
        shown: vec![vec![0; questions]],
        known: vec![0.0; questions],
        evenings: 0.0,
    };
    for (number, event) in events.iter().enumerate() {
        let mut dice = Dice::new(seed, 1000 + number as u64);
        match &event.doing {
            Doing::Visit { person, questions } => {
                let patience = *questions;
                let visit = (setting, *person, patience, event.day);
                for (question, right) in visited(&mut world, &mut player, visit, &mut dice) {
                    count.show(question);
                    count.answer(question, right, event.day);
                }
            }
            Doing::Silent { onlookers } => {
                let chosen = player.choose(event.day, 1, &world);
                count.silent += 1;
                for &question in &chosen {
                    player.show(question, event.day);
                    for &person in onlookers {
                        world.look(person, question, event.day, Depth::LooksOn, &mut dice);
                    }
                    count.show(question);
                }
            }
            Doing::Slide { onlookers } => {
                let question = player.slide(event.day);
                for &person in onlookers {
                    world.look(person, question, event.day, Depth::Reads, &mut dice);
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

/// Seconds from one question of a visit to the next, in days.
const NEXT: f64 = 20.0 / 86_400.0;

/// What somebody was asked in a visit, by the rule.
fn visited(
    world: &mut World,
    player: &mut Player,
    (setting, person, patience, day): (Setting, usize, usize, f64),
    dice: &mut Dice,
) -> Vec<(usize, bool)> {
    let leaves_early = setting.visits == Visits::LeaveEarly && player.plans_ahead();
    let asked = if leaves_early { 3 } else { patience };
    let (mut left, mut shown) = (patience as f64, Vec::new());
    for question in player.choose(day, asked, world) {
        // What costs half of a question leaves time for the next in one case of two.
        if left < 1.0 && dice.unit() >= left {
            break;
        }
        let day = day + shown.len() as f64 * NEXT;
        player.show(question, day);
        let right = world.look(person, question, day, Depth::Answers, dice)
            || dice.unit() < chance(&world.bank[question]);
        player.answer(question, right, day);
        shown.push((question, right));
        left -= 1.0;
        if let Again::Costs(patience) = setting.again
            && !right
            && (left > 0.0 || patience == 0.0)
        {
            let trace = &mut world.traces[person][question];
            *trace = trace.after_again();
            left -= patience;
        }
    }
    shown
}

fn evening(count: &mut Count, world: &World, setting: Setting, day: f64) {
    if count.shown.len() * 2 > setting.work_days {
        for (question, known) in count.known.iter_mut().enumerate() {
            let recall = |person: &Vec<Trace>| person[question].recall(day, world.minds);
            *known += world.traces.iter().map(recall).sum::<f64>() / setting.people as f64;
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
        odd_weeks: count.odd_weeks(),
        silent: count.silent as f64 / count.shown.len() as f64,
    }
}
