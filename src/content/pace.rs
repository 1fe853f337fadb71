//! How long a text takes to read.
//!
//! The player dwells by it and the checker warns by it, so it stands in one place.

use crate::numbers::as_f32;

/// Latin words read in a second.
pub const WORDS_PER_S: f32 = 2.9;
/// Han characters read in a second.
pub const HAN_PER_S: f32 = 3.5;
/// Seconds to notice that there is something new, before reading begins.
pub const NOTICE_S: f32 = 2.0;
/// Shortest dwell in seconds where kiosk.ron names none.
pub const DWELL_LEAST_S: u32 = 8;
/// Longest dwell in seconds where kiosk.ron names none.
pub const DWELL_MOST_S: u32 = 25;

/// Whether `c` is a Han character.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '\u{3007}')
}

/// How many Han characters `text` has; punctuation doesn't count.
pub fn han(text: &str) -> usize {
    text.chars().filter(|&c| is_han(c)).count()
}

/// How many words `text` has in a script that parts them with spaces. A run of
/// letters or digits is a word; Han characters part words and are none.
pub fn words(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let word = (c.is_alphanumeric() && !is_han(c))
            || (inside && matches!(c, '\'' | '’' | '-' | '.' | ',' | ':' | '/'));
        count += usize::from(word && !inside);
        inside = word;
    }
    count
}

/// Seconds it takes to read `text`, from 0: its Han characters and its words, each at their pace.
pub fn seconds(text: &str) -> f32 {
    as_f32(words(text)) / WORDS_PER_S + as_f32(han(text)) / HAN_PER_S
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_apostrophe_and_hyphen() {
        assert_eq!(words("Don’t hand it off: follow-up by 17:58."), 7);
    }

    #[test]
    fn a_sign_that_stands_alone_is_no_word() {
        assert_eq!(words("one - two / three , “four”"), 4);
    }

    #[test]
    fn han_characters_count_one_by_one_and_their_punctuation_not_at_all() {
        assert_eq!((han("一次做好，负责到底。"), words("一次做好，负责到底。")), (8, 0));
    }

    #[test]
    fn mixed_text_adds_both_paces() {
        let mixed = seconds("VIP 客户");
        assert!((mixed - (1.0 / WORDS_PER_S + 2.0 / HAN_PER_S)).abs() < 1e-6);
    }
}
