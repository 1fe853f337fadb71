//! What one person remembers of one question: the power law and the default parameters of
//! FSRS 4.5 (github.com/open-spaced-repetition). It is an assumption about people, not about
//! the kiosk.

/// What somebody remembers.
#[derive(Clone, Copy, Default)]
pub struct Trace {
    /// Days after which nine of ten still know it; 0: never learnt.
    stability: f64,
    /// When it was last refreshed, in days.
    at: f64,
}

/// How deep somebody goes into a question.
#[derive(Clone, Copy, PartialEq)]
pub enum Depth {
    /// With a finger: tries to recall, and reads the reason.
    Answers,
    /// Looks on at the silent quiz: half of the effect.
    LooksOn,
    /// Reads the slide that teaches it, and recalls nothing: a quarter.
    Reads,
}

/// How people learn and forget, next to what FSRS says.
#[derive(Clone, Copy, PartialEq)]
pub struct Minds {
    /// How much more stable a memory gets.
    pub learning: f64,
    /// How much faster days go by.
    pub forgetting: f64,
}

impl Minds {
    pub const USUAL: Self = Self { learning: 1.0, forgetting: 1.0 };
}

/// What a second look on the same day does to a memory, by FSRS 5: e^(0.51655 · 0.6621).
const SAME_DAY: f64 = 1.41;

impl Trace {
    /// Knows it, last refreshed at `at`, and forgets it as `stability` says.
    pub fn known(stability: f64, at: f64) -> Self {
        Self { stability, at }
    }

    /// The chance that it is recalled at `now`.
    pub fn recall(&self, now: f64, minds: Minds) -> f64 {
        if self.stability <= 0.0 {
            return 0.0;
        }
        let days = (now - self.at).max(0.0) * minds.forgetting;
        1.0 / (1.0 + 19.0 / 81.0 * days / self.stability).sqrt()
    }

    /// After a question and its answer; `hard` from 1 to 10.
    pub fn after(&self, recalled: bool, hard: f64, now: f64, depth: Depth, minds: Minds) -> Self {
        let missed = 1.0 - self.recall(now, minds);
        let old = self.stability;
        let new = if old <= 0.0 {
            1.4003
        } else if recalled {
            let gain = 1.6474_f64.exp() * (11.0 - hard) * old.powf(-0.1367);
            old * (1.0 + gain * ((1.0461 * missed).exp() - 1.0))
        } else {
            let relearnt = 2.1072
                * hard.powf(-0.0793)
                * ((old + 1.0).powf(0.3246) - 1.0)
                * (1.587 * missed).exp();
            relearnt.min(old).max(0.4872)
        };
        let part = match depth {
            Depth::Answers => 1.0,
            Depth::LooksOn => 0.5,
            Depth::Reads => 0.25,
        };
        // Who forgets and learns anew has gained nothing that could be more or less.
        let learning = if new > old { minds.learning } else { 1.0 };
        Self { stability: (old + (new - old) * part * learning).min(3650.0), at: now }
    }

    /// After the same question came again at the end of a visit, in which it was missed.
    pub fn after_again(&self) -> Self {
        Self { stability: (self.stability * SAME_DAY).min(3650.0), ..*self }
    }
}
