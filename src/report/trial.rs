//! The alternate weeks of a Trial: whether the room knew more where the silent quiz came by presence.
//!
//! The same questions are held against each other, those that were answered often enough in both
//! kinds of weeks, so that it makes no difference which were asked when. No count is told: those
//! of one kind of weeks, beside those of all, would tell of single weeks that are hidden.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;

use super::counts::{RANKED_LEAST, SHOWN_LEAST};
use crate::content::finding::phrase::count;
use crate::content::model::{Content, Question, QuizSetting};
use crate::ledger::{Asked, Tally, Version, Week};
use crate::numbers::as_f64;
use crate::player::planner::tempo::is_attended;
use crate::player::quiz::belief::chance;

/// Standard deviations to either side within which 90 % lie.
const DEVIATIONS: f64 = 1.645;

/// What a Trial has come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Trial {
    /// How many weeks with answers were by presence, and how many were steady.
    pub weeks: [usize; 2],
    /// What was known in both; `None` where there are too few answers to say.
    pub known: Option<Known>,
}

/// What was known of the same questions in both kinds of weeks; shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Known {
    /// How many questions are compared.
    pub questions: usize,
    /// The share of people who knew them in weeks by presence.
    pub attended: f64,
    /// The same in steady weeks.
    pub steady: f64,
    /// How much less the first may be than the second, or how much more, with 90 % certainty.
    pub low: f64,
    /// The other end of that.
    pub high: f64,
}

impl Trial {
    /// What is said of it, in sentences.
    pub(crate) fn said(&self) -> Vec<String> {
        let [attended, steady] = self.weeks;
        let weeks = format!(
            "Odd weeks ask by presence, and even ones are steady: {attended} and {steady} with \
             answers so far."
        );
        let Some(known) = self.known else {
            let few = format!(
                "Too few first tries to compare: each question needs {SHOWN_LEAST} in both kinds \
                 of weeks, and all together {RANKED_LEAST}."
            );
            return vec![weeks, few];
        };
        let points = |share: f64| (share * 100.0).round() + 0.0;
        let (more, low, high) =
            (points(known.attended - known.steady), points(known.low), points(known.high));
        let compared = format!(
            "Of the same {}, {} % was known in weeks by presence and {} % in steady ones: {more:+} \
             points, between {low:+} and {high:+} with 90 % certainty.",
            count(known.questions, "question"),
            points(known.attended),
            points(known.steady),
        );
        let verdict = match (known.low > 0.0, known.high < 0.0) {
            (true, _) => "So it helps in this room.",
            (_, true) => "So the steady weeks do better in this room: write `quiz: Steady`.",
            _ => "That may be chance.",
        };
        let carried = "What is learnt in one week is known in the next, too, so the weeks lie \
                       nearer together than the two ways would.";
        vec![weeks, compared, format!("{verdict} {carried}")]
    }
}

/// Compares the weeks of `since` and later; `None` where there is no Trial.
pub(crate) fn trial(content: &Content, tally: &Tally, since: Option<Date>) -> Option<Trial> {
    if content.kiosk.quiz != QuizSetting::Trial {
        return None;
    }
    let since = since.map(Week::of);
    let mut weeks = [BTreeSet::new(), BTreeSet::new()];
    let mut tries = Vec::new();
    for question in &content.questions {
        let of = tries_of(question, tally, since, &mut weeks);
        tries.extend(of.map(|kinds| (kinds, chance(question))));
    }
    Some(Trial { weeks: weeks.map(|weeks| weeks.len()), known: known(&tries) })
}

/// First tries of one kind of weeks.
#[derive(Clone, Copy, Default)]
struct Tries {
    right: u64,
    all: u64,
}

/// The first tries of a question as it is worded now, by presence and steady.
fn tries_of(
    question: &Question,
    tally: &Tally,
    since: Option<Week>,
    weeks: &mut [BTreeSet<Week>; 2],
) -> Option<[Tries; 2]> {
    let version = Version::of(question);
    let is_it = |asked: &&Asked| asked.id == question.meta.id && asked.version == version;
    let asked = tally.questions.iter().find(is_it)?;
    let mut kinds = [Tries::default(); 2];
    for (week, sides) in asked.weeks.iter().filter(|(week, _)| since.is_none_or(|s| **week >= s)) {
        let number = i8::try_from(week.parts().1).unwrap_or(0);
        let kind = usize::from(!is_attended(number));
        let [right, wrong] = sides.map(|side| side.first);
        kinds[kind].right += right;
        kinds[kind].all += right + wrong;
        weeks[kind].insert(*week);
    }
    Some(kinds)
}

/// What was known of the questions that were answered often enough in both kinds of weeks, each
/// counted for as much as it can tell.
fn known(tries: &[([Tries; 2], f64)]) -> Option<Known> {
    let told = tries.iter().filter(|(kinds, _)| kinds.iter().all(|kind| kind.all >= SHOWN_LEAST));
    let told: Vec<_> = told.collect();
    let of = |kind: usize| told.iter().map(|(kinds, _)| kinds[kind].all).sum::<u64>();
    if [0, 1].iter().any(|kind| of(*kind) < RANKED_LEAST) {
        return None;
    }
    let (mut sums, mut weights, mut doubt) = ([0.0; 2], 0.0, 0.0);
    for (kinds, chance) in &told {
        let [attended, steady] = kinds.map(|kind| as_f64(kind.all));
        let weight = attended * steady / (attended + steady);
        for (sum, kind) in sums.iter_mut().zip(kinds) {
            *sum += weight * (as_f64(kind.right) / as_f64(kind.all) - chance) / (1.0 - chance);
        }
        // Half a right and half a wrong answer more, so that all right isn't taken for certain.
        let right = as_f64(kinds[0].right + kinds[1].right) + 0.5;
        let share = right / (attended + steady + 1.0);
        doubt += weight * share * (1.0 - share) / (1.0 - chance).powi(2);
        weights += weight;
    }
    let [attended, steady] = sums.map(|sum| sum / weights);
    let off = DEVIATIONS * doubt.sqrt() / weights;
    let more = attended - steady;
    let questions = told.len();
    let [attended, steady] = [attended, steady].map(|share| share.clamp(0.0, 1.0));
    Some(Known { questions, attended, steady, low: more - off, high: more + off })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tries(right: u64, all: u64) -> Tries {
        Tries { right, all }
    }

    #[test]
    fn the_same_questions_are_compared_whatever_was_asked_when() {
        // Where it came by presence the hard one was asked oftener, and each is known as well.
        let same =
            [([tries(90, 100), tries(360, 400)], 0.0), ([tries(120, 400), tries(30, 100)], 0.0)];
        let known = known(&same).expect("answers enough");
        assert!((known.attended - known.steady).abs() < 1e-9);
        assert!((known.steady - 0.6).abs() < 1e-9, "both can tell as much: {known:?}");
        assert!(known.low < 0.0 && known.high > 0.0);
    }

    #[test]
    fn a_clear_difference_is_told_and_guessing_is_taken_off() {
        let clear = [([tries(75, 100), tries(60, 100)], 0.5)];
        let known = known(&clear).expect("answers enough");
        assert!((known.attended - 0.5).abs() < 1e-9 && (known.steady - 0.2).abs() < 1e-9);
        assert!(known.low > 0.0);
        // By the usual formula: 0.675 (1 − 0.675) of 2 ÷ 100, over half of the answers.
        let off = 1.645 * (0.675_f64 * 0.325 * 0.02).sqrt() / 0.5;
        assert!((known.high - 0.3 - off).abs() < 0.01, "{known:?}");
        let said = Trial { weeks: [4, 5], known: Some(known) }.said().join(" ");
        assert!(said.contains("50 % was known") && said.contains("+30 points"), "{said}");
        assert!(said.contains("So it helps"), "{said}");
    }

    #[test]
    fn few_answers_tell_nothing_and_are_left_out() {
        assert_eq!(known(&[]), None);
        assert_eq!(known(&[([tries(19, 19), tries(10, 40)], 0.0)]), None);
        let few = [([tries(4, 4), tries(0, 40)], 0.0), ([tries(10, 30), tries(10, 30)], 0.0)];
        let known = known(&few).expect("answers enough");
        assert_eq!((known.questions, known.attended), (1, known.steady), "four aren't looked at");
        let said = Trial { weeks: [1, 0], known: None }.said().join(" ");
        assert!(said.contains("Too few"), "{said}");
    }
}
