//! How hard a question's running text is to read.

use crate::content::finding::warning;
use crate::content::model::PathStep::{Field, In};
use crate::content::model::{Lang, Question, Text};
use crate::content::pace::{han, words};
use crate::numbers::as_f64;

use super::phrases::{lower_words, sentences};
use super::view::{Flaw, Speech};

/// Highest Flesch-Kincaid grade of a question, in school years.
const GRADE_MAX: f64 = 10.0;
/// Longest mean sentence of a text, in Han characters.
const SENTENCE_HAN_MAX: usize = 25;

/// See the rule `item-hard-to-read`. English is judged by the whole question, for a grade means
/// little on a single line; Chinese text by text.
pub(super) fn flaws(question: &Question) -> Vec<Flaw> {
    let mut found = Vec::new();
    let langs = question.stem.iter().map(|(lang, _)| lang);
    for lang in langs {
        match Speech::of(lang) {
            Speech::English => found.extend(english(question, lang)),
            Speech::Chinese => chinese(question, lang, &mut found),
            Speech::Other => {}
        }
    }
    found
}

fn english(question: &Question, lang: &Lang) -> Option<Flaw> {
    let own = |text: &Text| text.exact(lang).map(str::to_owned);
    let all: Vec<String> = question.texts().iter().filter_map(|one| own(one.text)).collect();
    let grade = grade(&all.join(". "))?;
    (grade > GRADE_MAX).then(|| {
        let finding = warning("item-hard-to-read")
            .what(format!("the question as a whole takes {grade:.0} years of school to read"))
            .todo("use shorter words and shorter sentences");
        (vec![Field("stem"), In(lang.clone())], finding)
    })
}

fn chinese(question: &Question, lang: &Lang, found: &mut Vec<Flaw>) {
    for one in question.texts() {
        let Some(text) = one.text.exact(lang) else {
            continue;
        };
        let count = sentences(text).len().max(1);
        let characters = han(text) + words(text);
        if characters > count * SENTENCE_HAN_MAX {
            let finding = warning("item-hard-to-read")
                .what(format!("a sentence here has {} characters", characters / count))
                .todo("make two of it");
            found.push((one.path_in(lang), finding));
        }
    }
}

/// The Flesch-Kincaid grade; `None` without words.
fn grade(text: &str) -> Option<f64> {
    let words = lower_words(text);
    let sentences = sentences(text).len();
    if words.is_empty() || sentences == 0 {
        return None;
    }
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    let of = |a: usize, b: usize| as_f64(a) / as_f64(b);
    Some(0.39 * of(words.len(), sentences) + 11.8 * of(syllables, words.len()) - 15.59)
}

/// About how many syllables an English word has: its runs of vowels, without a mute e.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut runs = 0;
    let mut inside = false;
    for c in word.chars() {
        runs += usize::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    let mute = word.ends_with('e') && !word.ends_with("le");
    (if mute { runs.saturating_sub(1) } else { runs }).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        let counted = ["care", "table", "customer", "rhythm", "17"].map(syllables);
        assert_eq!(counted, [1, 2, 3, 1, 1]);
    }

    #[test]
    fn long_words_in_long_sentences_take_more_school() {
        let plain = grade("The dog ran. It sat.").unwrap_or(99.0);
        let heavy =
            grade("Organisational responsibilities necessitate comprehensive communication");
        assert!(plain < 1.0 && heavy.unwrap_or(0.0) > 20.0, "{plain} {heavy:?}");
        assert_eq!(grade("…"), None);
    }
}
