//! Options that give the answer away to somebody who doesn't know it, or confuse one who does.

use crate::content::finding::{Finding, warning};
use crate::content::model::{Content, PathStep, QuestionKind};
use crate::numbers::as_f64;

use super::locate::Locator;
use super::phrases::{
    end_mark, is_quoted, length, letters, lower_words, outside_quotes, position_of, sentences,
};
use super::view::{Flaw, QuestionText, Speech};
use super::{clang, readable, wording};

/// The right option may be so many times as long as the longest wrong one.
const KEY_RATIO_MAX: f64 = 1.4;
/// The longest option may be so many times as long as the shortest.
const LENGTH_RATIO_MAX: usize = 3;
/// Options nearer to each other than this, from 0 to 1, are nearly the same.
const SIMILARITY_MAX: f64 = 0.8;
/// Options with the same letters in another order are nearly the same only if they are nearer to
/// each other than this, from 0 to 1.
const SAME_LETTERS_MAX: f64 = 0.95;

/// What looks at one question in one language.
const CHECKS: &[fn(&QuestionText<'_>, &mut Vec<Flaw>)] = &[
    above,
    near_equal,
    key_longest,
    not_parallel,
    clang::clang,
    wording::no_question,
    wording::negatives,
    wording::absolutes,
    wording::endures_abuse,
];

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for question in &content.questions {
        let mut flaws = Vec::new();
        if question.kind == QuestionKind::Single && !matches!(question.options.len(), 3 | 4) {
            let finding = warning("item-option-count")
                .what(format!("it has {} options", question.options.len()))
                .todo("give it three, or four where you must");
            flaws.push((vec![PathStep::Field("options")], finding));
        }
        for view in QuestionText::all(question) {
            CHECKS.iter().for_each(|check| check(&view, &mut flaws));
        }
        flaws.extend(readable::flaws(question));
        let told = flaws.into_iter();
        found
            .extend(told.filter_map(|(path, finding)| locator.say(&question.meta, &path, finding)));
    }
    found
}

/// "All of the above" in its many forms.
fn above(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    for (i, (text, _)) in view.options.iter().enumerate() {
        let found = match view.speech {
            Speech::English => {
                let words = lower_words(text);
                let phrases = ["of the above", "all the above", "all of these", "none of these"];
                let more = ["neither of these", "both of these", "all answers", "no answer is"];
                phrases.iter().chain(&more).any(|p| position_of(&words, p).is_some())
            }
            Speech::Chinese => above_in_chinese(text),
            Speech::Other => false,
        };
        if found {
            flaws.push(
                view.at_option(
                    i,
                    warning("item-all-of-above")
                        .what("this option speaks about the others")
                        .todo("write an option that stands by itself, or leave it out"),
                ),
            );
        }
    }
}

fn above_in_chinese(text: &str) -> bool {
    let bare = letters(text);
    let whole = ["都对", "都不对", "都是", "都不是", "全对", "全都对", "全不对", "皆是", "皆非"];
    let after = ["都", "皆", "均", "全", "各项", "选项", "说法", "三项", "三种", "两项"];
    let mut tails = bare.split("以上").skip(1);
    whole.contains(&bare.as_str()) || tails.any(|tail| after.iter().any(|a| tail.starts_with(a)))
}

fn near_equal(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let bare: Vec<String> = view.options.iter().map(|(text, _)| letters(text)).collect();
    for (i, later) in bare.iter().enumerate() {
        let same = bare[..i].iter().any(|earlier| nearly_same(earlier, later));
        if same {
            flaws.push(
                view.at_option(
                    i,
                    warning("item-near-equal-options")
                        .what("this option is nearly the same as one before it")
                        .todo("write one that somebody might think for a reason of its own"),
                ),
            );
        }
    }
}

fn nearly_same(a: &str, b: &str) -> bool {
    // Two numbers look alike and may be far apart.
    let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(a) != digits(b) {
        return false;
    }
    let sorted = |s: &str| {
        let mut chars: Vec<char> = s.chars().collect();
        chars.sort_unstable();
        chars.into_iter().collect::<String>()
    };
    strsim::normalized_levenshtein(a, b) > SIMILARITY_MAX
        || strsim::normalized_levenshtein(&sorted(a), &sorted(b)) > SAME_LETTERS_MAX
}

fn key_longest(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let Some((index, key, wrong)) = view.key() else {
        return;
    };
    let longest = wrong.iter().map(|text| length(text)).max().unwrap_or(0);
    let ratio = as_f64(length(key)) / as_f64(longest.max(1));
    if longest > 0 && ratio > KEY_RATIO_MAX {
        flaws.push(
            view.at_option(
                index,
                warning("item-key-longest")
                    .what(format!(
                        "the right option is {ratio:.1} times as long as the longest wrong one"
                    ))
                    .todo("shorten it, or say more in a wrong one"),
            ),
        );
    }
}

fn not_parallel(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    if view.options.is_empty() {
        return;
    }
    let texts: Vec<&str> = view.options.iter().map(|o| o.0).collect();
    let Some((odd, fact)) = odd_one(&texts, view.speech) else {
        return;
    };
    flaws.push(view.at_option(
        odd,
        warning("item-not-parallel").what(fact).todo("write all of them in one form"),
    ));
}

/// The first option that differs in form from the first one, and how.
fn odd_one(texts: &[&str], speech: Speech) -> Option<(usize, String)> {
    // Within quotation marks, questions and statements may stand side by side.
    let mark = |t: &str| end_mark(t).map(|m| if is_quoted(t) { '.' } else { m });
    let several = |t: &str| end_mark(t).is_none() && sentences(&outside_quotes(t)).len() > 1;
    let differs = |f: &dyn Fn(&str, &str) -> bool| texts.iter().position(|t| f(t, texts[0]));
    if let Some(i) = differs(&|a, b| is_quoted(a) != is_quoted(b)) {
        return Some((i, "some options are quotations and some are not".to_owned()));
    }
    if let Some(i) = differs(&|a, b| mark(a) != mark(b)) {
        return Some((i, "the options end in different marks".to_owned()));
    }
    let form = |t: &str| english_form(t, speech);
    let mixed = texts.iter().any(|t| form(t) == Some(false));
    let clause = texts.iter().position(|t| form(t) == Some(true)).filter(|_| mixed);
    if let Some(i) = clause.or_else(|| differs(&|a, b| several(a) != several(b))) {
        return Some((i, "some options are sentences and some are not".to_owned()));
    }
    let (short, long) = texts
        .iter()
        .map(|t| length(t))
        .fold((usize::MAX, 0), |(low, high), n| (low.min(n), high.max(n)));
    let at = texts.iter().position(|t| length(t) == long)?;
    (long > short.saturating_mul(LENGTH_RATIO_MAX)).then(|| {
        (at, format!("the longest option is more than {LENGTH_RATIO_MAX} times the shortest"))
    })
}

/// Whether an English text is clearly a sentence (`true`), with somebody who does something, or
/// clearly none (`false`); `None` where its beginning leaves that open.
fn english_form(text: &str, speech: Speech) -> Option<bool> {
    const SUBJECTS: &[&str] = &["I", "You", "He", "She", "It", "We", "They", "There"];
    const OPENINGS: &[&str] = &["To", "By", "With", "For", "In", "On", "At", "From"];
    if speech != Speech::English || is_quoted(text) {
        return None;
    }
    let (first, _) = text.split_once(' ')?;
    if SUBJECTS.contains(&first) {
        return Some(true);
    }
    (OPENINGS.contains(&first) || first.ends_with("ing")).then_some(false)
}
