//! Fair turns: who has waited longest, by weight.
//!
//! The next is the one with the greatest age times weight, where age counts the
//! turns since it last had one. Nothing accumulates, so items may come and go:
//! whoever has just arrived, or was away for long, is simply the oldest. With
//! `n` items and weights from 1 to w, nobody waits more than about n · (w + 1)
//! turns: once somebody's age exceeds n · w, each other one that takes a turn
//! falls behind them for at least n turns.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::model::Id;

/// The turns taken so far.
#[derive(Debug, Default)]
pub(super) struct Rotation {
    turn: u64,
    last: HashMap<Id, u64>,
}

impl Rotation {
    /// Turns since `id` had one; all turns ever where it had none.
    fn age(&self, id: &Id) -> u64 {
        self.turn + 1 - self.last.get(id).copied().unwrap_or(0)
    }

    /// Whether `id` has had a turn before.
    pub(super) fn knows(&self, id: &Id) -> bool {
        self.last.contains_key(id)
    }

    /// Notes that `id` has its turn now.
    pub(super) fn mark(&mut self, id: &Id) {
        self.turn += 1;
        self.last.insert(id.clone(), self.turn);
    }

    /// Whose turn it is among `items`. Weight 0 sits out; of equals the first in the list.
    pub(super) fn pick<'a, T>(
        &self,
        items: &'a [Arc<T>],
        id: impl Fn(&T) -> &Id,
        weight: impl Fn(&T) -> u64,
    ) -> Option<&'a Arc<T>> {
        let mut best: Option<(u64, &Arc<T>)> = None;
        for item in items {
            let score = weight(item).saturating_mul(self.age(id(item)));
            if score > best.map_or(0, |(b, _)| b) {
                best = Some((score, item));
            }
        }
        best.map(|(_, item)| item)
    }

    /// Forgets everybody who is not among those to `keep`.
    pub(super) fn retain(&mut self, keep: impl Fn(&Id) -> bool) {
        self.last.retain(|id, _| keep(id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(n: usize) -> Vec<Arc<Id>> {
        (0..n).map(|i| Arc::new(Id::new(&format!("i{i}")))).collect()
    }

    fn run(items: &[Arc<Id>], weights: &[u64], turns: usize) -> Vec<usize> {
        let mut rotation = Rotation::default();
        let index = |id: &Id| items.iter().position(|i| **i == *id).unwrap_or(0);
        (0..turns)
            .map(|_| {
                let pick = rotation.pick(items, |i| i, |i| weights[index(i)]).expect("a pick");
                rotation.mark(pick);
                index(pick)
            })
            .collect()
    }

    #[test]
    fn equals_take_turns_in_their_order() {
        assert_eq!(run(&ids(3), &[2, 2, 2], 6), vec![0, 1, 2, 0, 1, 2]);
    }

    #[test]
    fn the_weightier_comes_up_more_often_but_never_starves_the_rest() {
        let picks = run(&ids(3), &[5, 1, 1], 700);
        let count = |i| picks.iter().filter(|&&p| p == i).count();
        assert!(count(0) > 2 * count(1), "{} {}", count(0), count(1));
        assert!(count(1) > 70 && count(2) > 70);
    }

    #[test]
    fn nobody_waits_longer_than_the_bound_says() {
        let weights = [10, 10, 10, 10, 1, 10, 10, 10];
        let picks = run(&ids(8), &weights, 2000);
        let gap = picks
            .iter()
            .enumerate()
            .filter(|(_, p)| **p == 4)
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
            .windows(2)
            .map(|w| w[1] - w[0])
            .max();
        assert!(gap.is_some_and(|gap| gap <= 8 * 11), "{gap:?}");
    }

    #[test]
    fn a_newcomer_comes_next_and_a_weight_of_nothing_sits_out() {
        let items = ids(3);
        let mut rotation = Rotation::default();
        for _ in 0..50 {
            rotation.mark(&items[0]);
            rotation.mark(&items[1]);
        }
        assert_eq!(rotation.pick(&items, |i| i, |_| 1), Some(&items[2]));
        let without = rotation.pick(&items, |i| i, |i| u64::from(*i != *items[2]));
        assert_eq!(without, Some(&items[0]));
        assert_eq!(rotation.pick(&items, |i| i, |_| 0), None);
    }
}
