//! The line-ups that were held: when, for how long and with what, and nothing of who was there.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::content::model::Id;
use crate::player::scene::{Held, Part};

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
