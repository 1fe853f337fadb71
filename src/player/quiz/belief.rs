//! What the room is believed to know of one question, from the answers of a crowd in which
//! nobody is told apart.
//!
//! A question begins with what its author guessed, as if four people had answered it: the
//! prior. Each first try adds one answer to it, right or wrong. That evidence fades, since
//! people forget and come and go: after [`HALF_LIFE_DAYS`] half of it is left, and without
//! answers the belief goes back to the author's guess.
//!
//! Only the evidence is kept between two starts; the prior is the question's own and comes
//! from its author, who may change it at any time.

use jiff::Timestamp;

use crate::content::model::{Question, QuestionKind};
use crate::player::scene::Hands;

/// After so many days half of the evidence is left.
pub const HALF_LIFE_DAYS: f64 = 60.0;
/// How many answers the author's guess counts for. In simulation more is better where authors know
/// their room and less where they don't; of ½ to 8 it is with four that least can be lost.
pub const PRIOR_WEIGHT: f64 = 4.0;
/// A show of hands in a line-up counts for so many answers, all right, all wrong, or half of each.
/// Some ten people stand there, but hands follow their neighbours', and the leader says no more
/// than how most of them were: it is worth more than one answer, and less than the author's guess.
pub const HANDS_WEIGHT: f64 = 3.0;
/// No question is needed less than this, however well it is known.
pub const NEED_LEAST: f64 = 0.30;
/// The share that knows a question, by its difficulty from 1 to 5.
const GUESSES: [f64; 5] = [0.85, 0.75, 0.65, 0.50, 0.35];
const SECONDS_A_DAY: f64 = 86_400.0;

/// Answers at first tries, faded to the moment of the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Right answers, 0 or more.
    pub right: f64,
    /// Wrong answers, 0 or more.
    pub wrong: f64,
    /// When the last one came in; `None` before the first.
    pub observed_at: Option<Timestamp>,
}

impl Evidence {
    /// What is left of it at `now`. A clock that went back fades nothing.
    pub fn faded(self, now: Timestamp) -> Self {
        let Some(then) = self.observed_at else { return self };
        let days = (now.duration_since(then).as_secs_f64() / SECONDS_A_DAY).max(0.0);
        let left = 0.5_f64.powf(days / HALF_LIFE_DAYS);
        Self { right: self.right * left, wrong: self.wrong * left, observed_at: Some(now) }
    }

    /// With one more first try at `now`.
    pub fn after(self, right: bool, now: Timestamp) -> Self {
        let faded = self.faded(now);
        let one = |is_so: bool| if is_so { 1.0 } else { 0.0 };
        Self {
            right: faded.right + one(right),
            wrong: faded.wrong + one(!right),
            observed_at: Some(now),
        }
    }

    /// With a show of hands at `now`.
    pub fn after_hands(self, hands: Hands, now: Timestamp) -> Self {
        let faded = self.faded(now);
        let right = match hands {
            Hands::Right => 1.0,
            Hands::Split => 0.5,
            Hands::Wrong => 0.0,
        };
        Self {
            right: faded.right + HANDS_WEIGHT * right,
            wrong: faded.wrong + HANDS_WEIGHT * (1.0 - right),
            observed_at: Some(now),
        }
    }
}

/// What the room is believed to know of one question: a Beta distribution over the share of
/// people who would get it right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belief {
    /// The author's guess, 1 (nearly all know it) to 5 (few do).
    pub difficulty: u8,
    /// What answers have added to it.
    pub evidence: Evidence,
}

impl Belief {
    /// What the author guessed. A difficulty out of range counts as the nearest in it.
    pub fn prior(difficulty: u8) -> Self {
        Self { difficulty, evidence: Evidence::default() }
    }

    /// The evidence as it stands at `now`: α ← α₀ + ρ(α − α₀) with ρ = 0.5^(days ÷ 60), and β
    /// likewise.
    pub fn faded(self, now: Timestamp) -> Self {
        Self { evidence: self.evidence.faded(now), ..self }
    }

    /// With one more first try at `now`.
    pub fn after(self, right: bool, now: Timestamp) -> Self {
        Self { evidence: self.evidence.after(right, now), ..self }
    }

    /// α: right answers, with the author's guess. As of the last answer, unless [faded].
    ///
    /// [faded]: Self::faded
    pub fn alpha(&self) -> f64 {
        PRIOR_WEIGHT * self.guess() + self.evidence.right
    }

    /// β: wrong answers, with the author's guess. As of the last answer, unless [faded].
    ///
    /// [faded]: Self::faded
    pub fn beta(&self) -> f64 {
        PRIOR_WEIGHT * (1.0 - self.guess()) + self.evidence.wrong
    }

    /// The share that would get it right, 0 to 1.
    pub fn share(&self) -> f64 {
        self.alpha() / (self.alpha() + self.beta())
    }

    /// The share that knows it, 0 to 1: those who only guessed right are taken off. `chance`
    /// is what guessing alone gets right, 0 up to but not including 1.
    pub fn known(&self, chance: f64) -> f64 {
        ((self.share() - chance) / (1.0 - chance)).clamp(0.0, 1.0)
    }

    /// How much the room needs this question, [`NEED_LEAST`] to 1. `chance` as in
    /// [`known`](Self::known).
    pub fn need(&self, chance: f64) -> f64 {
        (1.0 - self.known(chance)).max(NEED_LEAST)
    }

    fn guess(&self) -> f64 {
        GUESSES[usize::from(self.difficulty.clamp(1, 5)) - 1]
    }
}

/// The share of people who would get `question` right by guessing alone, 0 to 0.5.
pub fn chance(question: &Question) -> f64 {
    // At most six options; a count that fits no `u32` would be as good as no chance.
    let options = u32::try_from(question.options.len()).unwrap_or(u32::MAX).max(2);
    match question.kind {
        QuestionKind::Single => 1.0 / f64::from(options),
        QuestionKind::TrueFalse => 0.5,
        // How many are to be chosen is said, so a guess is one of their combinations.
        QuestionKind::Several => {
            let to_choose = u32::try_from(question.to_choose()).unwrap_or(1);
            (0..to_choose.min(options))
                .fold(1.0, |chance, n| chance * f64::from(n + 1) / f64::from(options - n))
        }
        QuestionKind::Order => (2..=options).fold(1.0, |chance, n| chance / f64::from(n)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::player::testing::question;

    fn start() -> Timestamp {
        "2026-03-02T08:00:00Z".parse().expect("a time")
    }

    fn later(days: i64) -> Timestamp {
        start() + (days * 24).hours()
    }

    #[track_caller]
    fn near(got: f64, wanted: f64) {
        assert!((got - wanted).abs() < 1e-9, "{got} is not {wanted}");
    }

    #[test]
    fn the_authors_guess_counts_as_four_answers() {
        for (difficulty, share) in [(1, 0.85), (2, 0.75), (3, 0.65), (4, 0.50), (5, 0.35)] {
            let belief = Belief::prior(difficulty);
            near(belief.share(), share);
            near(belief.alpha() + belief.beta(), 4.0);
        }
    }

    #[test]
    fn a_difficulty_out_of_range_counts_as_the_nearest() {
        assert_eq!(Belief::prior(0).share(), Belief::prior(1).share());
        assert_eq!(Belief::prior(200).share(), Belief::prior(5).share());
    }

    #[test]
    fn an_answer_moves_the_belief_its_way_by_one() {
        let right = Belief::prior(4).after(true, start());
        near(right.alpha(), 3.0);
        near(right.beta(), 2.0);
        let both = right.after(false, start());
        near(both.alpha(), 3.0);
        near(both.beta(), 3.0);
    }

    #[test]
    fn after_sixty_days_half_of_what_answers_added_is_left() {
        let mut belief = Belief::prior(3);
        for _ in 0..8 {
            belief = belief.after(true, start());
        }
        let faded = belief.faded(later(60));
        near(faded.alpha(), 4.0 * 0.65 + 4.0);
        near(faded.beta(), 4.0 * 0.35);
        near(belief.faded(later(120)).alpha(), 4.0 * 0.65 + 2.0);
    }

    #[test]
    fn evidence_fades_before_a_new_answer_is_added() {
        let belief = Belief::prior(3).after(false, start()).after(false, later(60));
        near(belief.beta(), 4.0 * 0.35 + 1.5);
    }

    #[test]
    fn a_show_of_hands_counts_for_three_answers_that_fade_like_any() {
        let after = |hands| Evidence::default().after_hands(hands, start());
        for (hands, right, wrong) in
            [(Hands::Right, 3.0, 0.0), (Hands::Split, 1.5, 1.5), (Hands::Wrong, 0.0, 3.0)]
        {
            near(after(hands).right, right);
            near(after(hands).wrong, wrong);
        }
        let faded = after(Hands::Right).after_hands(Hands::Wrong, later(60));
        near(faded.right, 1.5);
        near(faded.wrong, 3.0);
        const { assert!(HANDS_WEIGHT < PRIOR_WEIGHT) };
    }

    #[test]
    fn fading_in_steps_is_fading_at_once() {
        let belief = Belief::prior(2).after(true, start()).after(false, start());
        let steps = (1..=90).fold(belief, |b, day| b.faded(later(day)));
        near(steps.alpha(), belief.faded(later(90)).alpha());
        near(steps.beta(), belief.faded(later(90)).beta());
    }

    #[test]
    fn a_clock_that_went_back_fades_nothing() {
        let belief = Belief::prior(3).after(true, later(400));
        near(belief.faded(start()).alpha(), belief.alpha());
        near(belief.after(true, start()).alpha(), belief.alpha() + 1.0);
    }

    #[test]
    fn without_answers_nothing_fades_and_no_time_is_made_up() {
        assert_eq!(Belief::prior(5).faded(later(1000)), Belief::prior(5));
    }

    #[test]
    fn those_who_guess_right_do_not_count_as_knowing() {
        // Half get a true/false question right by guessing.
        near(Belief::prior(2).known(0.5), 0.5);
        near(Belief::prior(5).known(0.5), 0.0);
        near(Belief::prior(3).known(0.0), 0.65);
    }

    #[test]
    fn need_is_what_is_not_known_and_never_under_its_least() {
        near(Belief::prior(2).need(0.5), 0.5);
        near(Belief::prior(5).need(0.5), 1.0);
        let mut known = Belief::prior(1);
        for _ in 0..100 {
            known = known.after(true, start());
        }
        near(known.need(1.0 / 3.0), NEED_LEAST);
    }

    #[test]
    fn chance_is_what_guessing_gets_right_for_each_kind() {
        near(chance(&question("q", QuestionKind::Single, 4)), 0.25);
        near(chance(&question("q", QuestionKind::TrueFalse, 2)), 0.5);
        near(chance(&question("q", QuestionKind::Order, 4)), 1.0 / 24.0);
    }

    #[test]
    fn who_is_told_to_choose_two_of_four_guesses_right_once_in_six() {
        near(chance(&question("q", QuestionKind::Several, 4)), 1.0 / 6.0);
        near(chance(&question("q", QuestionKind::Several, 3)), 1.0 / 3.0);
    }
}
