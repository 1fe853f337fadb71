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
}

impl Trace {
    /// Knows it, last refreshed at `at`, and forgets it as `stability` says.
    pub fn known(stability: f64, at: f64) -> Self {
        Self { stability, at }
    }

    /// The chance that it is recalled at `now`.
    pub fn recall(&self, now: f64) -> f64 {
        if self.stability <= 0.0 {
            return 0.0;
        }
        let days = (now - self.at).max(0.0);
        1.0 / (1.0 + 19.0 / 81.0 * days / self.stability).sqrt()
    }

    /// After a question and its answer; `hard` from 1 to 10.
    pub fn after(&self, recalled: bool, hard: f64, now: f64, depth: Depth) -> Self {
        let missed = 1.0 - self.recall(now);
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
        let new = match depth {
            Depth::Answers => new,
            Depth::LooksOn => old + (new - old) * 0.5,
        };
        Self { stability: new.min(3650.0), at: now }
    }
}
