//! Negatives that are overlooked, and negatives that undo each other.

use super::phrases::{sentences, words_of};
use super::view::Speech;

/// English negatives on which a question turns.
const NEGATIVES: &[&str] =
    &["not", "never", "no", "none", "neither", "nor", "cannot", "except", "nobody", "nothing"];
/// English negatives that undo another one besides those.
const HIDDEN: &[&str] = &[
    "without",
    "unless",
    "hardly",
    "unfair",
    "unkind",
    "unlikely",
    "unusual",
    "uncommon",
    "impossible",
    "impolite",
    "incorrect",
    "inappropriate",
    "dishonest",
    "disagree",
];
/// English turns that negate nothing.
const TURNS: &[&[&str]] = &[&["whether", "or", "not"], &["not", "only"], &["why", "not"]];

/// The first negative of a stem that doesn't stand in capitals, if there is one.
pub(super) fn small_negative(stem: &str, speech: Speech) -> Option<String> {
    match speech {
        Speech::English => {
            let small = |w: &String| w.chars().any(char::is_lowercase);
            english(stem).into_iter().find(small)
        }
        Speech::Chinese => sentences(stem).into_iter().find_map(chinese),
        Speech::Other => None,
    }
}

/// Two negatives of one sentence, if there are.
pub(super) fn doubled(stem: &str, speech: Speech) -> Option<String> {
    match speech {
        Speech::English => sentences(stem).into_iter().find_map(doubled_in_english),
        Speech::Chinese => doubled_in_chinese(stem),
        Speech::Other => None,
    }
}

fn is_negative(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.ends_with("n't") || NEGATIVES.contains(&lower.as_str())
}

/// The negatives in their order, as written.
fn english(text: &str) -> Vec<String> {
    negatives_of(&words_of(text), is_negative)
}

fn negatives_of(words: &[String], wanted: fn(&str) -> bool) -> Vec<String> {
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let turn = TURNS.iter().find(|t| {
            lower.len() >= at + t.len() && lower[at..].iter().zip(t.iter()).all(|(a, b)| a == b)
        });
        if let Some(turn) = turn {
            at += turn.len();
            continue;
        }
        if wanted(&words[at]) {
            found.push(words[at].clone());
        }
        at += 1;
    }
    found
}

fn doubled_in_english(sentence: &str) -> Option<String> {
    let wanted = |w: &str| is_negative(w) || HIDDEN.contains(&w.to_lowercase().as_str());
    let mut found = negatives_of(&words_of(sentence), wanted);
    // "Neither … nor" is one negative in two places.
    if found.iter().any(|w| w.eq_ignore_ascii_case("neither")) {
        found.retain(|w| !w.eq_ignore_ascii_case("nor"));
    }
    (found.len() >= 2).then(|| found[..2].join(" … "))
}

/// Only turns that make a question about what is not so; 不 in a word harms nobody.
fn chinese(sentence: &str) -> Option<String> {
    let turns = ["不正确", "不属于", "不恰当", "不应"];
    if let Some(turn) = turns.iter().find(|t| sentence.contains(**t)) {
        return Some((*turn).to_owned());
    }
    let later = |a: &str, b: &str| sentence.find(a).is_some_and(|i| sentence[i..].contains(b));
    // 是不是 asks and doesn't deny.
    if later("不是", "的是") && !sentence.contains("是不是") {
        return Some("不是…的是".to_owned());
    }
    which_not(sentence)
}

/// "Which of these doesn't …": 哪项不…, 哪一种做法不…, 哪些没有….
fn which_not(sentence: &str) -> Option<String> {
    let (_, rest) = sentence.split_once('哪')?;
    let rest = rest.strip_prefix('一').unwrap_or(rest);
    let rest = ["项", "种", "个", "些", "条", "句"].iter().find_map(|m| rest.strip_prefix(m))?;
    let nouns = ["做法", "说法", "行为", "情况", "选项", "回答", "话"];
    let rest = nouns.iter().find_map(|n| rest.strip_prefix(n)).unwrap_or(rest);
    let denies = ["不", "没有", "并非"].iter().find_map(|n| rest.strip_prefix(n))?;
    let words = ["同", "错", "断", "仅", "但", "过", "久", "少", "管"];
    (!words.iter().any(|w| denies.starts_with(w))).then(|| "哪…不".to_owned())
}

fn doubled_in_chinese(stem: &str) -> Option<String> {
    // One would be 是不是, 能不能 and the like, which ask.
    let chars: Vec<char> = stem.chars().collect();
    let verbs = ['能', '会', '可', '得', '应', '该', '是', '要'];
    for (i, w) in chars.windows(3).enumerate() {
        let asks = i > 0 && chars[i - 1] == w[1];
        if w[0] == '不' && w[2] == '不' && verbs.contains(&w[1]) && !asks {
            return Some(w.iter().collect());
        }
    }
    let turns = ["没有人不", "没人不", "没有谁不", "没有一个不", "无不", "莫不", "并非不"];
    turns.iter().find(|t| stem.contains(**t)).map(|t| (*t).to_owned())
}
