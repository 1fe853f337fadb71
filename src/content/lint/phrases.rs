//! Taking texts of either script to pieces.

use crate::content::pace::is_han;

/// Marks that end a sentence.
pub(super) const END_MARKS: &[char] = &['.', '!', '?', '…', '。', '！', '？'];
/// Marks that close a quotation.
const CLOSING: &[char] = &['”', '」', '』', '"'];

/// Words of scripts that have them, apostrophes made straight, letters as written.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let inside = |c: char| (c.is_alphanumeric() && !is_han(c)) || matches!(c, '\'' | '’');
    let words = text.split(|c: char| !inside(c)).map(|w| w.replace('’', "'"));
    let words = words.map(|w| w.trim_matches('\'').to_owned());
    words.filter(|w| !w.is_empty()).collect()
}

/// [`words_of`] in small letters.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    words_of(&text.to_lowercase())
}

/// Where the words of `phrase` stand in a row among `words`, from 0.
pub(super) fn position_of(words: &[String], phrase: &str) -> Option<usize> {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    words.windows(wanted.len()).position(|w| w.iter().zip(&wanted).all(|(a, b)| a == b))
}

/// Letters, digits and Han characters in small letters, everything else taken out.
pub(super) fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How long a text looks: its letters, digits and Han characters.
pub(super) fn length(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// The text without what stands in quotation marks.
pub(super) fn outside_quotes(text: &str) -> String {
    let mut out = String::new();
    let mut closing = None;
    for c in text.chars() {
        match (closing, c) {
            (Some(mark), c) => {
                if c == mark {
                    closing = None;
                }
            }
            (None, '“') => closing = Some('”'),
            (None, '「') => closing = Some('」'),
            (None, '『') => closing = Some('』'),
            (None, '"') => closing = Some('"'),
            (None, c) => out.push(c),
        }
    }
    out
}

/// Whether the whole text is somebody's words.
pub(super) fn is_quoted(text: &str) -> bool {
    text.starts_with(['“', '「', '『', '"']) && text.ends_with(CLOSING)
}

/// The mark that ends the text, within its quotation marks if it has any. Those of the two
/// scripts count as the same.
pub(super) fn end_mark(text: &str) -> Option<char> {
    match text.trim_end_matches(CLOSING).chars().last()? {
        '.' | '。' => Some('.'),
        '!' | '！' => Some('!'),
        '?' | '？' => Some('?'),
        _ => None,
    }
}

/// The sentences of a text; one without an end mark counts as well.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        // A point between digits or letters, as in 17.58, ends nothing.
        let within = c == '.' && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if END_MARKS.contains(&c) && !within {
            found.push(&text[start..i]);
            start = i + c.len_utf8();
        }
    }
    found.push(&text[start..]);
    found.retain(|s| s.chars().any(char::is_alphanumeric));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_inside_a_number_ends_no_sentence() {
        assert_eq!(sentences("Ring at 17.58. Why? “Now!”").len(), 3);
        assert_eq!(sentences("先听。再问：“好吗？”"), ["先听", "再问：“好吗"]);
    }

    #[test]
    fn what_is_quoted_is_taken_out_in_either_script() {
        assert_eq!(outside_quotes("“No.” Why “not”?"), " Why ?");
        assert_eq!(outside_quotes("说“不”之后呢？"), "说之后呢？");
    }

    #[test]
    fn a_phrase_is_found_by_whole_words() {
        let words = lower_words("Don’t PUT up with it");
        assert_eq!(words[0], "don't");
        assert_eq!(position_of(&words, "put up with"), Some(1));
        assert_eq!(position_of(&words, "ut up"), None);
    }
}
