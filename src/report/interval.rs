//! Shares with their uncertainty: Jeffreys' interval, which is honest for few answers, too.

use serde::Serialize;

use crate::numbers::as_f64;

/// What lies outside the interval on either side: 90 % lie within.
const TAIL: f64 = 0.05;
/// Halvings until a quantile is found, far beyond what is printed.
const HALVINGS: u32 = 60;
/// Steps of the continued fraction; it settles in a few dozen.
const STEPS_MAX: u32 = 300;

/// A share of answers, and between what and what it lies with 90 % certainty; all from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Share {
    /// The share as counted.
    pub share: f64,
    /// The lower end of what it lies within.
    pub low: f64,
    /// The upper end of what it lies within.
    pub high: f64,
}

impl Share {
    /// The share that knows, where `chance` of those who don't know guess right.
    pub(crate) fn without(self, chance: f64) -> Self {
        let lift = |share: f64| ((share - chance) / (1.0 - chance)).clamp(0.0, 1.0);
        Self { share: lift(self.share), low: lift(self.low), high: lift(self.high) }
    }

    /// The share and both ends of its interval in whole percents.
    pub(crate) fn percents(&self) -> [f64; 3] {
        [self.share, self.low, self.high].map(percent)
    }
}

/// The share that `right` of `all` answers are; `None` if there are no answers.
pub(crate) fn share(right: u64, all: u64) -> Option<Share> {
    if all == 0 {
        return None;
    }
    let (k, n) = (as_f64(right.min(all)), as_f64(all));
    let (a, b) = (k + 0.5, n - k + 0.5);
    Some(Share {
        share: k / n,
        // By convention the interval reaches the end where all answers lie there.
        low: if right == 0 { 0.0 } else { quantile(TAIL, a, b) },
        high: if right >= all { 1.0 } else { quantile(1.0 - TAIL, a, b) },
    })
}

/// A share from 0 to 1 in whole percents, 0 to 100.
pub(crate) fn percent(share: f64) -> f64 {
    (share.clamp(0.0, 1.0) * 100.0).round()
}

/// The value under which the share `p` of a Beta(`a`, `b`) distribution lies.
fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if below(middle, a, b) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / 2.0
}

/// The share of a Beta(`a`, `b`) distribution under `x`: the regularised incomplete beta
/// function.
fn below(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    // The fraction settles quickly on one side of the mean only.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let solid = |v: f64| if v.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / solid(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for step in 1..STEPS_MAX {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = product;
        for term in [even, odd] {
            d = 1.0 / solid(1.0 + term * d);
            c = solid(1.0 + term / c);
            product *= c * d;
        }
        if (product / before - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    product
}

/// The logarithm of the gamma function for `x` > 0, by Lanczos's approximation.
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.120_865_097_386_617_9e-2,
        -0.539_523_938_495_3e-5,
    ];
    let mut sum = 1.000_000_000_190_015;
    let mut at = x;
    for term in TERMS {
        at += 1.0;
        sum += term / at;
    }
    let t = x + 5.5;
    (x + 0.5) * t.ln() - t + (2.506_628_274_631_000_5 * sum / x).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(got: f64, wanted: f64) {
        assert!((got - wanted).abs() < 1e-6, "{got} is not {wanted}");
    }

    #[test]
    fn quantiles_agree_with_those_that_have_a_formula() {
        for p in [0.01, 0.05, 0.5, 0.95] {
            near(quantile(p, 1.0, 1.0), p);
            near(quantile(p, 2.0, 1.0), p.sqrt());
            near(quantile(p, 1.0, 3.0), 1.0 - (1.0 - p).cbrt());
            let arcsine = (std::f64::consts::FRAC_PI_2 * p).sin().powi(2);
            near(quantile(p, 0.5, 0.5), arcsine);
        }
    }

    #[test]
    fn for_many_answers_it_is_the_bell_curves() {
        let share = share(6_000, 10_000).expect("answers");
        let deviation = (0.6_f64 * 0.4 / 10_000.0).sqrt() * 1.644_853_6;
        assert!((share.low - (0.6 - deviation)).abs() < 1e-4);
        assert!((share.high - (0.6 + deviation)).abs() < 1e-4);
    }

    #[test]
    fn an_interval_holds_its_share_and_narrows_with_answers() {
        let mut width = 1.0;
        for n in [5, 20, 100, 1_000] {
            let share = share(n * 4 / 5, n).expect("answers");
            assert!(share.low < 0.8 && 0.8 < share.high);
            assert!(share.high - share.low < width);
            width = share.high - share.low;
        }
    }

    #[test]
    fn all_right_reaches_the_top_and_all_wrong_the_bottom() {
        let (all, none) = (share(9, 9).expect("answers"), share(0, 9).expect("answers"));
        assert_eq!((all.high, none.low), (1.0, 0.0));
        near(all.low, 1.0 - none.high);
        assert_eq!(share(0, 0), None);
    }
}
