//! Chance that comes out the same for the same seed.

use crate::content::model::Id;

/// SplitMix64 (Steele, Lea & Flood 2014) with its state: small, even, and good enough to order
/// options and to compose drawings.
pub(crate) struct SplitMix(pub u64);

impl SplitMix {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`, which must not be 0 and is small: the bias of the remainder is nothing.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let pick = self.next() % u64::try_from(n).unwrap_or(u64::MAX);
        usize::try_from(pick).unwrap_or(0)
    }
}

/// FNV-1a of an id, so that each question has a shuffle of its own.
fn hash(id: &Id) -> u64 {
    id.as_str()
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

/// A number drawn for an id, to decide between equals.
pub(crate) fn lot(id: &Id, seed: u64) -> u64 {
    SplitMix(seed ^ hash(id)).next()
}

/// The numbers from 0 to `n` − 1 in an order that hangs on the seed, the id and the turn alone.
pub(crate) fn shuffled(n: usize, seed: u64, id: &Id, turn: u64) -> Vec<usize> {
    let mut random = SplitMix(seed ^ hash(id) ^ turn.rotate_left(32));
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, random.below(last + 1));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shuffle_is_a_permutation_that_the_seed_and_the_turn_decide() {
        let id = Id::new("q");
        let once = shuffled(6, 1, &id, 0);
        let mut sorted = once.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, vec![0, 1, 2, 3, 4, 5]);
        assert_eq!(once, shuffled(6, 1, &id, 0));
        assert!((1..20).any(|turn| shuffled(6, 1, &id, turn) != once));
        assert!((2..20).any(|seed| shuffled(6, seed, &id, 0) != once));
    }

    #[test]
    fn every_order_of_three_comes_up_about_as_often() {
        let id = Id::new("q");
        let mut first = [0_u32; 3];
        for turn in 0..3000 {
            first[shuffled(3, 7, &id, turn)[0]] += 1;
        }
        assert!(first.iter().all(|&n| (850..1150).contains(&n)), "{first:?}");
    }
}
