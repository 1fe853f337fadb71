//! Words of the question that only the right option takes up.

use std::collections::HashSet;

use crate::content::finding::warning;
use crate::content::pace::is_han;

use super::phrases::words_of;
use super::view::{Flaw, QuestionText, Speech};

/// Shorter English words carry too little to give anything away.
const WORD_CHARS_MIN: usize = 4;
/// Lengths of the stretches of Han characters that are compared.
const STRETCH: std::ops::RangeInclusive<usize> = 2..=4;

/// English words that any question may share with any option.
const COMMON_WORDS: &str = "about above after again also another anybody anyone anything because \
    been before being below best better both come comes could customer customers colleague \
    colleagues does doing done down each else even every everybody everyone first from gets give \
    gives goes going good have having here hers into just know known last least less like made \
    make makes many might more most much must next nobody nothing once only onto other others our \
    over people person same shall should since some somebody someone something still such take \
    takes than that their them then there these they thing things this those through time times \
    under until upon very want wants well were what when where which while whom whose will with \
    without would your yours yourself";

/// Han characters that build grammar; a stretch with one of them is no word of substance.
const COMMON_HAN: &str = "的了是在和与就都也不一个有人我你他她它们这那哪什么怎样吗呢吧把被让给\
    对从到向要会能可以说做先后上下里中来去为所之其谁几多少着过还又再才只种位时并或如果因该应最更";

/// Two-character words that any question may share with any option.
const COMMON_STRETCHES: &[&str] = &["客户", "顾客", "同事", "员工", "工作", "事情", "公司"];

/// See the rule `item-clang`.
pub(super) fn clang(view: &QuestionText<'_>, flaws: &mut Vec<Flaw>) {
    let Some((index, key, wrong)) = view.key() else {
        return;
    };
    let terms = match view.speech {
        Speech::English => stems,
        Speech::Chinese => stretches,
        Speech::Other => return,
    };
    let elsewhere: HashSet<String> = wrong.iter().flat_map(|text| terms(text)).collect();
    let asked: HashSet<String> = terms(view.stem).into_iter().collect();
    let shared = terms(key).into_iter().filter(|t| asked.contains(t) && !elsewhere.contains(t));
    // The longest says best what the two have in common.
    if let Some(term) = shared.max_by_key(|t| t.chars().count()) {
        flaws.push(
            view.at_option(
                index,
                warning("item-clang")
                    .what(format!(
                        "of all options only the right one takes up “{term}” from the question"
                    ))
                    .todo("say it in another word, or let a wrong option take it up too"),
            ),
        );
    }
}

/// Words of substance without their endings.
fn stems(text: &str) -> Vec<String> {
    let words = words_of(&text.to_lowercase()).into_iter();
    let words = words.map(|w| w.trim_end_matches("'s").to_owned());
    let common = |w: &str| COMMON_WORDS.split_whitespace().any(|c| c == w);
    let words = words.filter(|w| w.chars().count() >= WORD_CHARS_MIN && !common(w));
    words.map(|w| without_ending(&w).to_owned()).collect()
}

fn without_ending(word: &str) -> &str {
    let long = |stem: &&str| stem.chars().count() >= WORD_CHARS_MIN - 1;
    let endings = ["ing", "ed", "es", "s", "ly"].iter();
    let stem = endings.filter_map(|e| word.strip_suffix(e)).find(long).unwrap_or(word);
    stem.strip_suffix('e').filter(long).unwrap_or(stem)
}

/// Stretches of two to four Han characters that are no mere grammar.
fn stretches(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let solid = |s: &&[char]| s.iter().all(|&c| is_han(c) && !COMMON_HAN.contains(c));
    let all = STRETCH.flat_map(|n| chars.windows(n).filter(solid).collect::<Vec<_>>());
    let all = all.map(|s| s.iter().collect::<String>());
    all.filter(|s| !COMMON_STRETCHES.contains(&s.as_str())).collect()
}
