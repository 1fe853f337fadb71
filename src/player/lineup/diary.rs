//! The line-ups that were held: when, for how long and with what, and nothing of who was there.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::content::model::Id;
use crate::player::scene::{Hands, Part};

/// One that was over sooner was a finger that wanted to see what comes.
pub const HELD_LEAST_S: u32 = 60;

/// A line-up that was held, or is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The day on which it began, on the kiosk's wall.
    pub date: Date,
    /// The hour of the day in which it began, 0 to 23.
    pub hour: u8,
    /// How long it took up to now, in seconds.
    pub seconds: u32,
    /// The last page that was reached.
    pub reached: Part,
    /// The value of the day.
    pub value: Option<Id>,
    /// What is told.
    pub story: Option<Id>,
    /// What everybody is asked.
    pub question: Option<Id>,
    /// How the hands were.
    pub hands: Option<Hands>,
    /// The commendation that is read.
    pub thanks: Option<Id>,
    /// The act of the day.
    pub act: Option<Id>,
}

impl Held {
    /// Whether it was one: it came as far as the question, and not in a hurry.
    pub fn counts(&self) -> bool {
        self.reached >= Part::Question && self.seconds >= HELD_LEAST_S
    }

    /// Whether its last page was reached.
    pub fn is_whole(&self) -> bool {
        self.reached == Part::Today
    }

    /// The item of a page.
    pub fn item(&self, part: Part) -> Option<&Id> {
        match part {
            Part::Value => self.value.as_ref(),
            Part::Story => self.story.as_ref(),
            Part::Question => self.question.as_ref(),
            Part::Thanks => self.thanks.as_ref(),
            Part::Today => self.act.as_ref(),
        }
    }

    /// The item of a page that was reached.
    pub fn told(&self, part: Part) -> Option<&Id> {
        self.item(part).filter(|_| self.reached >= part)
    }

    /// Takes out every item of which `gone` is true.
    pub fn forget(&mut self, gone: impl Fn(&Id) -> bool) {
        let items =
            [&mut self.value, &mut self.story, &mut self.question, &mut self.thanks, &mut self.act];
        for item in items {
            *item = item.take().filter(|id| !gone(id));
        }
    }
}

/// What was held, the oldest first; the last may be under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diary(Vec<Held>);

impl Diary {
    /// These line-ups, the oldest first.
    pub fn new(held: Vec<Held>) -> Self {
        Self(held)
    }

    /// Enters one that begins, or how the last one has gone on. When one begins, those before it
    /// that don't count are dropped.
    pub fn enter(&mut self, held: Held, begins: bool) {
        if begins {
            self.0.retain(Held::counts);
        } else {
            self.0.pop();
        }
        self.0.push(held);
    }

    /// Takes out every item of which `gone` is true.
    pub fn forget(&mut self, gone: impl Fn(&Id) -> bool) {
        self.0.iter_mut().for_each(|held| held.forget(&gone));
    }

    /// Those that count, the oldest first.
    pub fn held(&self) -> impl DoubleEndedIterator<Item = &Held> {
        self.0.iter().filter(|held| held.counts())
    }

    /// The last one, be it under way or given up.
    pub fn last(&self) -> Option<&Held> {
        self.0.last()
    }

    /// How many were held on `day`.
    pub fn count_on(&self, day: Date) -> usize {
        self.held().filter(|held| held.date == day).count()
    }

    /// What was told on `day`, each once, the first first.
    pub fn told_on(&self, part: Part, day: Date) -> Vec<&Id> {
        let on_day = self.held().filter(|held| held.date == day);
        let mut seen = HashSet::new();
        on_day.filter_map(|held| held.told(part)).filter(|id| seen.insert(*id)).collect()
    }

    /// The last day on which `id` was told.
    pub fn last_told(&self, part: Part, id: &Id) -> Option<Date> {
        self.held().rev().find(|held| held.told(part) == Some(id)).map(|held| held.date)
    }
}
