//! Chance that comes out the same for the same seed.

/// SplitMix64.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    /// A generator of its own for a seed and a purpose.
    pub fn new(seed: u64, purpose: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ purpose.rotate_left(40));
        dice.next();
        dice
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Evenly from 0 up to but not including 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// About normal, mean 0, deviation 1.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// How many of something of which `mean` are expected, at most 50.
    pub fn poisson(&mut self, mean: f64) -> usize {
        let (limit, mut product) = ((-mean).exp(), self.unit());
        let mut count = 0;
        while product > limit && count < 50 {
            product *= self.unit();
            count += 1;
        }
        count
    }

    /// One of the two whole numbers around `mean`, which is so on average.
    pub fn round(&mut self, mean: f64) -> usize {
        (mean + self.unit()).floor() as usize
    }

    pub fn shuffle(&mut self, items: &mut [usize]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
