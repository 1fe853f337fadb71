//! Words in the stem and the options that mislead or give the answer away.

use crate::content::finding::warning;
use crate::content::model::QuestionKind;

use super::negation::{doubled, small_negative};
use super::phrases::{letters, lower_words, outside_quotes, position_of};
use super::view::{Flaw, QuestionText, Speech};

/// English words that promise no exception.
const ABSOLUTE_WORDS: &[&str] = &["always", "never", "all", "every", "only"];
/// English turns in which they promise nothing.
const HARMLESS_TURNS: &[&str] = &["at all", "after all", "above all", "all right", "all the same"];
/// Chinese words that promise no exception.
const ABSOLUTE_HAN: &[&str] = &["总是", "从不", "从来", "一定", "永远", "所有", "绝对"];
const HARMLESS_HAN: &[&str] = &["不一定", "一定的", "说不定"];

/// See the rule `item-no-question`.
pub(super) fn no_question(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let stem = view.stem.trim_end();
    let asks = |text: &str| text.contains(['?', '？']);
    let closed = stem.trim_end_matches(['”', '"', '」']);
    let asked = asks(&outside_quotes(stem)) || closed.ends_with(['?', '？']);
    let told = view.kind == QuestionKind::Order && instructs(stem, view.speech);
    if asked || told || view.kind == QuestionKind::TrueFalse {
        return;
    }
    flaws.push(
        view.at_stem(
            warning("item-no-question")
                .what("the stem asks nothing")
                .todo("end it with a question, such as “What do you do?”"),
        ),
    );
}

/// Whether a stem tells what to do with the steps.
fn instructs(stem: &str, speech: Speech) -> bool {
    let ends = stem.ends_with([':', '：', '.', '。', '…']);
    let words = lower_words(stem);
    let english = ["order", "put", "tap", "sort", "arrange", "line", "steps"];
    let chinese = ["顺序", "排", "依次", "先后", "点出", "点选"];
    ends && match speech {
        Speech::English => words.iter().any(|w| english.contains(&w.as_str())),
        Speech::Chinese => chinese.iter().any(|w| stem.contains(w)),
        Speech::Other => true,
    }
}

/// See the rules `item-plain-negative` and `item-double-negative`.
pub(super) fn negatives(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let stem = outside_quotes(view.stem);
    if let Some(word) = small_negative(&stem, view.speech) {
        let remedy = match view.speech {
            Speech::Chinese => "ask for what is so, or put the negative in quotation marks",
            _ => "ask for what is so, or write the negative in CAPITALS",
        };
        flaws.push(view.at_stem(
            warning("item-plain-negative").what(format!("the stem turns on “{word}”")).todo(remedy),
        ));
    }
    // Emphasis doesn't help here, so quoted negatives count.
    if let Some(words) = doubled(&stem, view.speech) {
        flaws.push(
            view.at_stem(
                warning("item-double-negative")
                    .what(format!("two negatives in a sentence undo each other (“{words}”)"))
                    .todo("say it without them"),
            ),
        );
    }
}

/// See the rule `item-absolute-distractor`.
pub(super) fn absolutes(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let Some((_, key, _)) = view.key() else {
        return;
    };
    if absolute(key, view.speech).is_some() {
        return;
    }
    for (i, (text, _)) in view.options.iter().enumerate() {
        if let Some(word) = absolute(text, view.speech) {
            flaws.push(
                view.at_option(
                    i,
                    warning("item-absolute-distractor")
                        .what(format!("“{word}” stands in wrong options only"))
                        .todo("take it out, or let the right option be as absolute"),
                ),
            );
        }
    }
}

fn absolute(text: &str, speech: Speech) -> Option<&'static str> {
    match speech {
        Speech::English => {
            let mut words = lower_words(text).join(" ");
            for turn in HARMLESS_TURNS {
                words = words.replace(turn, "");
            }
            let words: Vec<&str> = words.split(' ').collect();
            ABSOLUTE_WORDS.iter().copied().find(|w| words.contains(w))
        }
        Speech::Chinese => {
            let mut bare = text.to_owned();
            for turn in HARMLESS_HAN {
                bare = bare.replace(turn, "");
            }
            ABSOLUTE_HAN.iter().copied().find(|w| bare.contains(w))
        }
        Speech::Other => None,
    }
}

/// See the rule `item-endures-abuse`.
pub(super) fn endures_abuse(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let fault = |text: &str| match view.speech {
        Speech::English => endures_in_english(text),
        Speech::Chinese => endures_in_chinese(text),
        Speech::Other => None,
    };
    let fact = |word: &str| format!("“{word}” stands here as what is right");
    let remedy = "let the right answer help, hold the line, or fetch help";
    if view.holds
        && let Some(word) = fault(view.stem)
    {
        flaws.push(view.at_stem(warning("item-endures-abuse").what(fact(&word)).todo(remedy)));
    }
    for (i, (text, right)) in view.options.iter().enumerate() {
        if *right && let Some(word) = fault(text) {
            flaws.push(
                view.at_option(i, warning("item-endures-abuse").what(fact(&word)).todo(remedy)),
            );
        }
    }
}

fn endures_in_english(text: &str) -> Option<String> {
    const TURNS: &[&str] = &[
        "put up with",
        "puts up with",
        "putting up with",
        "grin and bear",
        "bite your tongue",
        "turn the other cheek",
        "on the chin",
        "take it and",
        "take it quietly",
        "take it calmly",
        "take it silently",
        "take it in",
        "take it with a smile",
    ];
    const BEGINNINGS: &[&str] = &["swallow", "endur", "tolerat"];
    const ABUSE: &[&str] = &["insult", "abus", "shout", "swear", "curs"];
    let words = lower_words(text);
    let starts = |w: &String, list: &[&str]| list.iter().any(|b| w.starts_with(b));
    let turn = TURNS.iter().filter_map(|t| Some((position_of(&words, t)?, (*t).to_owned())));
    let word = words.iter().enumerate().filter(|(_, w)| starts(w, BEGINNINGS));
    let word = word.map(|(i, w)| (i, w.clone()));
    let ignore = words.iter().enumerate().filter(|(i, w)| {
        w.starts_with("ignor") && words[i + 1..].iter().take(4).any(|w| starts(w, ABUSE))
    });
    let ignore = ignore.map(|(i, w)| (i, w.clone()));
    // "Take it." is about bearing, "take it to the workshop" is not.
    let last = words.len().saturating_sub(2);
    let bare = (words.len() >= 2 && words[last] == "take" && words[last + 1] == "it")
        .then(|| (last, "take it".to_owned()));
    let mut all = turn.chain(word).chain(ignore).chain(bare);
    all.find(|(at, _)| !refused(&words[at.saturating_sub(3)..*at])).map(|(_, word)| word)
}

/// Whether the words before say that one doesn't.
fn refused(before: &[String]) -> bool {
    const REFUSALS: &[&str] =
        &["not", "never", "no", "nobody", "without", "refuse", "stop", "instead", "rather", "than"];
    before.iter().any(|w| w.ends_with("n't") || REFUSALS.contains(&w.as_str()))
}

fn endures_in_chinese(text: &str) -> Option<String> {
    const WHOLE: &[&str] =
        &["别顶嘴", "不要顶嘴", "不要计较", "别计较", "逆来顺受", "骂不还口", "当没听见"];
    if let Some(word) = WHOLE.iter().find(|w| text.contains(**w)) {
        return Some((*word).to_owned());
    }
    // These contain 忍 or a refusal and are neither.
    let mut bare = letters(text);
    for turn in ["忍不住", "残忍", "不忍心", "于心不忍"] {
        bare = bare.replace(turn, "");
    }
    // These sound like a refusal and urge one on.
    for turn in ["不如", "不妨", "不得不"] {
        bare = bare.replace(turn, "");
    }
    let refusals = ['不', '别', '莫', '无', '勿', '拒', '没'];
    for word in ["忍", "吞下", "咽下"] {
        let mut parts = bare.match_indices(word);
        let urged = |at: usize| !bare[..at].chars().rev().take(3).any(|c| refusals.contains(&c));
        if parts.any(|(at, _)| urged(at)) {
            return Some(word.to_owned());
        }
    }
    None
}
