//! The rules for questions.

use crate::content::model::{Choice, Meta, Question, QuestionKind, Skill, Text};
use crate::content::ron::raw::{
    Order, RawNumber, RawOption, RawOrderStep, RawSkill, RawText, Several, Single, TrueFalse,
};

use super::fields::{counted, optional, text, whole};
use super::meta::must_have_value;
use super::{At, Cx};

/// Difficulty of a question that names none.
const DIFFICULTY_DEFAULT: u32 = 3;

/// What every question says beside its stem and options.
struct Rest {
    situation: Option<RawText>,
    takeaway: RawText,
    skill: Option<RawSkill>,
    difficulty: Option<RawNumber>,
}

/// Takes it out of a question of any kind.
macro_rules! rest {
    ($raw:ident) => {
        Rest {
            situation: $raw.situation,
            takeaway: $raw.takeaway,
            skill: $raw.skill,
            difficulty: $raw.difficulty,
        }
    };
}

/// Checks a question with one right option.
pub(super) fn single(cx: &mut Cx<'_>, at: At<'_>, meta: Meta, raw: Single) -> Option<Question> {
    let here = at.field("options");
    counted(cx, here, raw.options.len(), 2..=6);
    one_right(cx, here, &raw.options);
    let rest = rest!(raw);
    chosen(cx, at, meta, (QuestionKind::Single, raw.stem, raw.options), rest)
}

/// Checks a question with several right options.
pub(super) fn several(cx: &mut Cx<'_>, at: At<'_>, meta: Meta, raw: Several) -> Option<Question> {
    let here = at.field("options");
    counted(cx, here, raw.options.len(), 3..=6);
    several_right(cx, here, &raw.options);
    let rest = rest!(raw);
    chosen(cx, at, meta, (QuestionKind::Several, raw.stem, raw.options), rest)
}

/// What questions with options to choose from have in common.
fn chosen(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    (kind, stem, options): (QuestionKind, RawText, Vec<RawOption>),
    rest: Rest,
) -> Option<Question> {
    let here = at.field("options");
    let each = options.into_iter().enumerate();
    let options = each.filter_map(|(i, raw)| option(cx, here.item(i), raw)).collect();
    let stem = text(cx, at.field("stem"), stem);
    finish(cx, at, meta, (kind, stem?, options), rest)
}

/// Checks a statement to judge.
pub(super) fn true_false(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    raw: TrueFalse,
) -> Option<Question> {
    let stem = text(cx, at.field("stem"), raw.stem);
    let if_true = text(cx, at.field("if_true"), raw.if_true);
    let if_false = text(cx, at.field("if_false"), raw.if_false);
    let choice = |right: bool, rationale: Text, stem: &Text| Choice {
        // The screens draw "true" and "false" in their own words.
        text: stem.clone(),
        right,
        rationale,
    };
    let stem = stem?;
    let options = vec![choice(raw.answer, if_true?, &stem), choice(!raw.answer, if_false?, &stem)];
    let rest = rest!(raw);
    finish(cx, at, meta, (QuestionKind::TrueFalse, stem, options), rest)
}

/// Checks steps to be put in order.
pub(super) fn order(cx: &mut Cx<'_>, at: At<'_>, meta: Meta, raw: Order) -> Option<Question> {
    let here = at.field("steps");
    counted(cx, here, raw.steps.len(), 3..=6);
    let each = raw.steps.into_iter().enumerate();
    let options = each.filter_map(|(i, raw)| step(cx, here.item(i), raw)).collect();
    let stem = text(cx, at.field("stem"), raw.stem);
    let rest = rest!(raw);
    finish(cx, at, meta, (QuestionKind::Order, stem?, options), rest)
}

fn one_right(cx: &mut Cx<'_>, at: At<'_>, options: &[RawOption]) {
    let marked = options.iter().enumerate().filter(|(_, o)| o.right == Some(true));
    let right: Vec<usize> = marked.map(|(i, _)| i).collect();
    match right[..] {
        [] if options.is_empty() => {}
        [] => {
            cx.error(at, "no-right-option")
                .what("no option is marked as right")
                .todo("add `right: true,` to the one that is");
        }
        [_] => {}
        [_, second, ..] => {
            let place = at.item(second).field("right");
            cx.error(place, "two-right-options")
                .what(format!("{} options are marked as right", right.len()))
                .todo("keep `right: true` at one of them");
        }
    }
}

fn several_right(cx: &mut Cx<'_>, at: At<'_>, options: &[RawOption]) {
    match options.iter().filter(|o| o.right == Some(true)).count() {
        0 if options.is_empty() => {}
        0 => {
            cx.error(at, "no-right-option")
                .what("no option is marked as right")
                .todo("add `right: true,` to those that are, two at least");
        }
        1 => {
            cx.error(at, "one-right-option").what("one option alone is marked as right").todo(
                "mark another one with `right: true,`, or write `Single` instead of `Several`",
            );
        }
        all if all == options.len() => {
            cx.error(at, "all-right-options")
                .what("every option is marked as right, so there is nothing to choose")
                .todo("add one that is not");
        }
        _ => {}
    }
}

fn option(cx: &mut Cx<'_>, at: At<'_>, raw: RawOption) -> Option<Choice> {
    let words = text(cx, at.field("text"), raw.text);
    let rationale = text(cx, at.field("rationale"), raw.rationale);
    Some(Choice { text: words?, right: raw.right == Some(true), rationale: rationale? })
}

fn step(cx: &mut Cx<'_>, at: At<'_>, raw: RawOrderStep) -> Option<Choice> {
    let words = text(cx, at.field("text"), raw.text);
    let rationale = text(cx, at.field("rationale"), raw.rationale);
    Some(Choice { text: words?, right: true, rationale: rationale? })
}

fn finish(
    cx: &mut Cx<'_>,
    at: At<'_>,
    meta: Meta,
    (kind, stem, options): (QuestionKind, Text, Vec<Choice>),
    rest: Rest,
) -> Option<Question> {
    must_have_value(cx, at);
    let situation = optional(cx, at.field("situation"), rest.situation);
    let takeaway = text(cx, at.field("takeaway"), rest.takeaway);
    let here = at.field("difficulty");
    let difficulty = whole(cx, here, rest.difficulty, 1..=5, DIFFICULTY_DEFAULT);
    Some(Question {
        meta,
        situation,
        stem,
        kind,
        options,
        takeaway: takeaway?,
        skill: rest.skill.map(Skill::from),
        difficulty: u8::try_from(difficulty).unwrap_or(u8::MAX),
    })
}
