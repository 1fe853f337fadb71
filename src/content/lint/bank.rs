//! Patterns over all questions by which somebody could answer without knowing.

use crate::content::finding::phrase::count;
use crate::content::finding::{Finding, warning};
use crate::content::folder::layout::VALUES;
use crate::content::model::PathStep::{Entry, Field};
use crate::content::model::{Content, Id, Lang, Question, QuestionKind};

use super::locate::Locator;
use super::phrases::length;
use super::rules::reasoned;
use super::view::QuestionText;

/// Below so many questions a share says nothing.
const QUESTIONS_MIN: usize = 10;
/// Largest share of single choices whose right option is the longest, in percent.
const KEY_LONGEST_PERCENT_MAX: usize = 45;
/// Largest share of single choices with the right option in the same place, in percent.
const POSITION_PERCENT_MAX: usize = 50;
/// So many right options in the same place, one after another in a file, make a pattern.
const RUN: usize = 5;
/// Largest share of statements to judge, in percent.
const TRUE_FALSE_PERCENT_MAX: usize = 25;
/// Smallest share of scenarios and of steps to order together, in percent.
const APPLIED_PERCENT_MIN: usize = 40;
/// Fewest questions of a value.
const VALUE_QUESTIONS_MIN: usize = 3;

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let questions: Vec<&Question> = content.questions.iter().map(|q| &**q).collect();
    let single = |q: &&Question| q.kind == QuestionKind::Single;
    let singles: Vec<&Question> = questions.iter().copied().filter(single).collect();
    let mut found = runs(&singles, locator);
    if singles.len() >= QUESTIONS_MIN {
        let langs = &content.kiosk.languages;
        found.extend(langs.iter().filter_map(|lang| longest(&singles, lang)));
        found.extend(position(&singles));
    }
    if questions.len() >= QUESTIONS_MIN {
        found.extend(shares(&questions));
    }
    if !questions.is_empty() {
        found.extend(values(content, locator));
    }
    found
}

fn percent(part: usize, all: usize) -> usize {
    (part * 100 + all / 2).checked_div(all).unwrap_or(0)
}

fn key_position(question: &Question) -> Option<usize> {
    question.options.iter().position(|o| o.right)
}

/// Warns where the right option stands in the same place several times in a row.
fn runs(singles: &[&Question], locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut before = None;
    let mut run = 0;
    for question in singles {
        let now = (question.meta.file.as_path(), key_position(question));
        run = if before == Some(now) { run + 1 } else { 1 };
        before = Some(now);
        if let (RUN, Some(place)) = (run, now.1) {
            let finding = warning("item-key-run")
                .what(format!(
                    "this is the {RUN}th in a row with its right option as number {}",
                    place + 1
                ))
                .todo("move it to another place");
            let path = [Field("options"), Entry(place), Field("right")];
            found.extend(locator.say(&question.meta, &path, finding));
        }
    }
    found
}

fn longest(singles: &[&Question], lang: &Lang) -> Option<Finding> {
    let ahead = |question: &&&Question| {
        let view = QuestionText::all(question).into_iter().find(|v| v.lang == lang);
        view.as_ref()
            .and_then(QuestionText::key)
            .is_some_and(|(_, key, wrong)| wrong.iter().all(|text| length(text) < length(key)))
    };
    let part = singles.iter().filter(ahead).count();
    (part * 100 > singles.len() * KEY_LONGEST_PERCENT_MAX).then(|| {
        let share = percent(part, singles.len());
        reasoned(
            warning("bank-key-longest")
                .what(format!(
                    "in `{lang}` the right option is the longest in {share} % of the questions"
                ))
                .todo(format!("shorten some, until it is at most {KEY_LONGEST_PERCENT_MAX} %")),
        )
    })
}

fn position(singles: &[&Question]) -> Option<Finding> {
    let at = |place| singles.iter().filter(|q| key_position(q) == Some(place)).count();
    let most = singles.iter().map(|q| q.options.len()).max().unwrap_or(0);
    let (part, place) = (0..most).map(|place| (at(place), place)).max()?;
    (part * 100 > singles.len() * POSITION_PERCENT_MAX).then(|| {
        let share = percent(part, singles.len());
        reasoned(
            warning("bank-key-position")
                .what(format!(
                    "the right option is number {} in {share} % of the questions",
                    place + 1
                ))
                .todo(format!("move some, until it is at most {POSITION_PERCENT_MAX} %")),
        )
    })
}

fn shares(questions: &[&Question]) -> Vec<Finding> {
    let all = questions.len();
    let mut found = Vec::new();
    let judged = questions.iter().filter(|q| q.kind == QuestionKind::TrueFalse).count();
    if judged * 100 > all * TRUE_FALSE_PERCENT_MAX {
        let share = percent(judged, all);
        found.push(reasoned(
            warning("bank-true-false")
                .what(format!("{share} % of the questions are true or false"))
                .todo(format!(
                    "ask some as a choice, until it is at most {TRUE_FALSE_PERCENT_MAX} %"
                )),
        ));
    }
    // Whatever is told as a case and isn't a statement to judge.
    let applied = questions.iter().filter(|q| match q.kind {
        QuestionKind::TrueFalse => false,
        QuestionKind::Order => true,
        _ => q.situation.is_some(),
    });
    let applied = applied.count();
    if applied * 100 < all * APPLIED_PERCENT_MIN {
        let share = percent(applied, all);
        found.push(reasoned(
            warning("bank-applied")
                .what(format!("only {share} % of the questions tell a situation or order steps"))
                .todo(format!("write more of them, until it is at least {APPLIED_PERCENT_MIN} %")),
        ));
    }
    found
}

fn values(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let of = |id: &Id| {
        let theirs = content.questions.iter().filter_map(|q| q.meta.value.as_ref());
        theirs.filter(|value| value.id == *id).count()
    };
    let few = content.values.iter().map(|v| (&v.id, of(&v.id)));
    let few = few.filter(|(_, n)| *n < VALUE_QUESTIONS_MIN);
    few.map(|(id, n)| {
        let finding = warning("bank-value")
            .what(format!("the value `{id}` has {}", count(n, "question")))
            .todo(format!("write more, until there are {VALUE_QUESTIONS_MIN}"));
        locator.say_in(VALUES, id, &[Field("id")], finding)
    })
    .collect()
}
