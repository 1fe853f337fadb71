//! Why a question is asked, in the terms of the rule that chooses.

use std::fmt::Write as _;

use jiff::{Span, Zoned};

use super::figures::SHOWN_LEAST;
use super::items::percent;
use crate::content::model::{Content, Id};
use crate::ledger::{Known, Records, Version};
use crate::player::belief::{Belief, chance};
use crate::player::need::Why;

/// Days over which the share of showings is looked at.
const SHARE_DAYS: i64 = 30;
/// No question has more than this many times its even share of the showings.
const SHARE_MOST: f64 = 3.0;
/// Letters by which a name may be wrong and still be meant.
const TYPING_ERRORS_MAX: usize = 4;
const SECONDS_A_DAY: f64 = 86_400.0;

/// Explains the question `id` as of `now`.
///
/// # Errors
/// There is no such question; names the nearest.
pub fn why(content: &Content, records: &Records, id: &str, now: &Zoned) -> Result<String, String> {
    let Some(question) = content.questions.iter().find(|q| q.meta.id.as_str() == id) else {
        let ids = content.questions.iter().map(|question| question.meta.id.as_str());
        let near = ids.map(|known| (strsim::damerau_levenshtein(id, known), known)).min();
        let near = near.filter(|(distance, _)| *distance <= TYPING_ERRORS_MAX);
        let hint = near.map(|(_, known)| format!("; did you mean {known}?"));
        return Err(format!("there is no question {id}{}", hint.unwrap_or_default()));
    };
    let known = records.of(&question.meta.id, Version::of(question));
    // What a few have answered would show through the numbers; then it is the author's guess.
    let is_shown = known.first_tries >= SHOWN_LEAST;
    let Known { evidence, .. } = if is_shown { known } else { Known::default() };
    let belief = Belief { difficulty: question.difficulty, evidence }.faded(now.timestamp());
    let chance = chance(question);
    let (know, need) = (percent(belief.known(chance)), belief.need(chance));
    let shown = records.items.get(&question.meta.id);
    let ago = shown.map(|shown| {
        now.timestamp().duration_since(shown.last).as_secs_f64().max(0.0) / SECONDS_A_DAY
    });
    let why = Why { known_percent: know, days: ago, theme: false };
    let mut page = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a string can't fail.
        let _ = writeln!(page, "  {name:<11} {value}");
    };
    let tries = if is_shown {
        format!("{} first tries", known.first_tries)
    } else {
        format!("fewer than {SHOWN_LEAST}, so this is the author's guess alone")
    };
    line("answers", tries);
    let (share, guessed) = (percent(belief.share()), percent(chance));
    line("known", format!("{know} %: {share} % get it right, {guessed} % by guessing alone"));
    line("need", format!("{need:.2}, cubed {:.3}", need.powi(3)));
    line("importance", question.meta.importance.to_string());
    if let Some(days) = ago {
        let score = f64::from(question.meta.importance) * need.powi(3) * days;
        let theme = question.meta.value.as_ref();
        let twice = theme.map(|value| format!(", twice that on a day of {}", value.id));
        line("score", format!("{score:.2}{}", twice.unwrap_or_default()));
    }
    line("showings", showings(content, records, &question.meta.id, now));
    Ok(format!("{id}: {why}\n{page}"))
}

/// How often a question was shown lately, and how often it may be.
fn showings(content: &Content, records: &Records, id: &Id, now: &Zoned) -> String {
    let from = now.date().saturating_sub(Span::new().days(SHARE_DAYS));
    let of = |id: &Id| records.items.get(id).map_or(0, |item| item.shown_since(from));
    let all: u64 = content.questions.iter().map(|question| of(&question.meta.id)).sum();
    let most = SHARE_MOST / content.questions.len().max(1) as f64;
    let share = if all > 0 { of(id) as f64 / all as f64 } else { 0.0 };
    format!(
        "{} of {all} in the last {SHARE_DAYS} days, {:.1} %; at most {:.1} %",
        of(id),
        share * 100.0,
        most.min(1.0) * 100.0
    )
}
