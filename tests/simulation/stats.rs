//! A mean and how sure it is.

/// A mean with its 95 % interval.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    pub mean: f64,
    pub half: f64,
}

impl Interval {
    /// Of values that are independent of each other; two at least.
    pub fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
        // Student's t for 97.5 %, near enough from 9 degrees of freedom up.
        let t = 1.96 + 2.72 / (n - 1.0).max(1.0);
        Self { mean, half: t * (variance / n).sqrt() }
    }

    /// What share the sum of `parts` is of the sum of `wholes`, both paired: the mean of the
    /// ratio, and its interval by the usual linear approximation.
    pub fn of_share(parts: &[f64], wholes: &[f64]) -> Self {
        let whole = wholes.iter().sum::<f64>() / wholes.len() as f64;
        let ratio = parts.iter().sum::<f64>() / wholes.iter().sum::<f64>();
        let off: Vec<f64> =
            parts.iter().zip(wholes).map(|(p, w)| (p - ratio * w) / whole).collect();
        Self { mean: ratio, half: Self::of(&off).half }
    }

    pub fn low(&self) -> f64 {
        self.mean - self.half
    }
}

impl std::fmt::Display for Interval {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:+.3} ± {:.3}", self.mean, self.half)
    }
}
