//! Names as they look: what the eye can't tell apart is one name here.
//!
//! A name comes from many hands: with this apostrophe or that, as "Last, First", with a blank
//! between Han characters, in capitals, in another form of Unicode, with a Cyrillic letter that
//! looks like a Latin one. Which letters look alike is from Unicode's UTS #39; what joins the
//! parts of a name, be it a blank, a hyphen or a dot, makes no other name of it.

mod simplified;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::content::pace::is_han;

use simplified::simplified;

/// A part of a name or a word of a text, as it looks, in small letters.
pub(in crate::content) struct Word {
    pub letters: String,
    /// Whether it is of a script that is written without blanks.
    pub is_cjk: bool,
    /// What parts it from the word before.
    pub before: Gap,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::content) enum Gap {
    /// Blanks, or a dot between the parts of a name.
    Blank,
    /// A comma, which turns a name round.
    Comma,
    /// A hyphen or a full stop without a blank, so that both are one word, as in "Smith-Jones".
    Joint,
    /// Anything else.
    Sign,
}

impl Gap {
    fn of(gap: &str) -> Self {
        let mut signs = gap.trim().chars();
        match (signs.next(), signs.next()) {
            (None, _) => Self::Blank,
            (Some(','), None) => Self::Comma,
            (Some('-' | '‐' | '.' | ':'), None) if gap.chars().count() == 1 => Self::Joint,
            (Some(c), None) if is_hyphen(c) || is_interpunct(c) => Self::Blank,
            _ => Self::Sign,
        }
    }
}

/// The stretches of a text without blanks between words, in which a name in Han characters may
/// stand, across a blank or a dot.
pub(in crate::content) fn cjk_runs(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    let joins = |gap| matches!(gap, Gap::Blank | Gap::Joint);
    let runs = words.chunk_by(move |a, b| a.is_cjk && b.is_cjk && joins(b.before));
    runs.filter(|run| run.first().is_some_and(|word| word.is_cjk))
}

/// Whether `text` says `name` as a whole, as far as the eye can tell.
pub(in crate::content) fn is_said(name: &str, text: &str) -> bool {
    let (name, text) = (words(name), words(text));
    if name.iter().all(|word| word.is_cjk) {
        let name = form(&name);
        return !name.is_empty() && cjk_runs(&text).any(|run| form(run).contains(&name));
    }
    let same = |few: &[Word]| few.iter().zip(&name).all(|(a, b)| a.letters == b.letters);
    text.windows(name.len()).any(same)
}

/// The words of a name or a text, as they look.
pub(in crate::content) fn words(text: &str) -> Vec<Word> {
    split(text, simplified)
}

/// One form for all ways in which a name can be written that look the same; empty where there
/// is no letter. "Last, First" is "first last", and Han characters are the simplified ones.
pub(in crate::content) fn form(words: &[Word]) -> String {
    let is_turned = |word: &Word| word.before == Gap::Comma;
    let mut commas = (1..words.len()).filter(|&i| is_turned(&words[i]));
    let first = match (commas.next(), commas.next()) {
        (Some(comma), None) => comma,
        _ => 0,
    };
    // One for each word and the blank before it, so that it is made at once.
    let mut form = String::with_capacity(words.iter().map(|word| word.letters.len() + 1).sum());
    let mut after_cjk = false;
    for word in words[first..].iter().chain(&words[..first]) {
        let is_run_on = after_cjk && word.is_cjk;
        if !form.is_empty() && !is_run_on {
            form.push(' ');
        }
        form += &word.letters;
        after_cjk = word.is_cjk;
    }
    form
}

/// Whether two names are the same, but one is in traditional and the other in simplified
/// characters.
pub(in crate::content) fn differ_in_script(one: &str, other: &str) -> bool {
    let as_written = |name| form(&split(name, |c| c));
    form(&words(one)) == form(&words(other)) && as_written(one) != as_written(other)
}

/// Whether all words of one name, two at least, are among those of the other, in any order.
pub(in crate::content) fn share_words(one: &str, other: &str) -> bool {
    let letters = |name| words(name).into_iter().map(|word| word.letters).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let (few, many) = if one.len() < other.len() { (one, other) } else { (other, one) };
    few.len() > 1 && few.iter().all(|word| many.contains(word))
}

/// An id as it looks, whatever hyphen or case it is written in.
pub(in crate::content) fn id_form(id: &str) -> String {
    let looks: String = looks(id, |c| c).replace(is_hyphen, "-");
    looks.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn split(text: &str, script: fn(char) -> char) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = String::new();
    for c in looks(text, script).chars() {
        let is_mark = is_combining_mark(c);
        if !c.is_alphanumeric() && !is_mark {
            gap.push(c);
            continue;
        }
        let is_cjk = is_cjk(c);
        match words.last_mut() {
            Some(word) if gap.is_empty() && (is_mark || word.is_cjk == is_cjk) => {
                word.letters.push(c);
            }
            // A mark on no letter is how NFKD writes some of the apostrophes.
            _ if is_mark => {}
            _ => {
                words.push(Word { letters: c.to_string(), is_cjk, before: Gap::of(&gap) });
                gap.clear();
            }
        }
    }
    words
}

/// What `text` looks like, in one form of Unicode and in small letters, without what can't be
/// seen. Han characters become those of `script`.
fn looks(text: &str, script: fn(char) -> char) -> String {
    let mut looks = String::with_capacity(text.len());
    // Word by word, for Unicode joins nothing across a blank, and most words are ASCII.
    for word in text.split_inclusive([' ', '\n']) {
        if word.is_ascii() {
            looks.extend(word.chars().filter_map(look));
        } else {
            looks.extend(looks_beyond_ascii(word, script).nfc());
        }
    }
    looks
}

/// What an ASCII character looks like; nothing if it is in the file and not on the glass.
fn look(c: char) -> Option<char> {
    let seen = if is_blank(c) { ' ' } else { c.to_ascii_lowercase() };
    (!seen.is_control()).then_some(seen)
}

fn looks_beyond_ascii(word: &str, script: fn(char) -> char) -> String {
    let mut looks = String::with_capacity(word.len());
    for c in word.nfkd() {
        if is_blank(c) {
            looks.push(' ');
        } else if c.is_ascii() || c.is_control() {
            looks.extend(look(c));
        } else if is_cjk(c) {
            looks.push(script(c));
        } else if c.is_alphanumeric() {
            looks.extend(c.to_uppercase().flat_map(char::to_lowercase).map(lookalike));
        } else if c == '\u{307}' && looks.ends_with(['i', 'j']) {
            // A dot on a letter that has one, as in the small form of "İ".
        } else if seen(c).next().is_some() {
            looks.push(c);
        }
    }
    looks
}

/// The letter of ours that a small letter looks like, itself or its capital; else the one that
/// stands for all that look like it.
fn lookalike(c: char) -> String {
    if c.is_ascii() {
        return c.to_string();
    }
    let small = seen(c).collect::<String>();
    if small.is_ascii() {
        return small.to_ascii_lowercase();
    }
    c.to_uppercase().flat_map(seen).flat_map(char::to_lowercase).collect()
}

/// What UTS #39 has stand for all that look like `c`; nothing for what can't be seen.
fn seen(c: char) -> impl Iterator<Item = char> {
    let skeleton: Vec<char> = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).collect();
    skeleton.into_iter()
}

/// Whether `c` is a blank, or looks like one.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{115F}' | '\u{1160}' | '\u{2800}')
}

/// Whether `c` is of a script that is written without blanks, or with blanks that may be missing.
fn is_cjk(c: char) -> bool {
    // Kana, the parts of Hangul and Hangul.
    let beside_han = matches!(c,
        '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{1100}'..='\u{11FF}'
        | '\u{AC00}'..='\u{D7A3}');
    is_han(c) || beside_han
}

/// Whether `c` is a hyphen, a dash or a minus, after NFKD.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2043}' | '\u{2E3A}' | '\u{2E3B}')
}

/// Whether `c` is a dot between the parts of a name in Han characters, after NFKD.
pub(in crate::content) fn is_interpunct(c: char) -> bool {
    matches!(
        c,
        '.' | '·'
            | '•'
            | '・'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22C5}'
            | '\u{25CF}'
            | '\u{25E6}'
            | '\u{2E31}'
            | '\u{2E33}'
            | '\u{16EB}'
            | '\u{10101}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn word_by_word_a_text_looks_as_it_does_at_once(
            text in "([a-zA-Z ,.\n\t\u{0}]|[éİſﬁ’‐\u{A0}\u{3000}\u{301}\u{307}\u{327}\u{85}]|\
                [林門가\u{1100}\u{1161}Ж])*"
        ) {
            let at_once: String = looks_beyond_ascii(&text, simplified).nfc().collect();
            prop_assert_eq!(looks(&text, simplified), at_once);
        }
    }

    fn form_of(name: &str) -> String {
        form(&words(name))
    }

    #[test]
    fn a_name_has_one_form_however_it_is_written() {
        for (name, others) in [
            (
                "Mary O’Brien",
                &[
                    "mary o'brien",
                    "MARY O´BRIEN",
                    "Mary OʼBrien",
                    "Mary O`Brien",
                    "O＇Brien, Mary",
                    "Mary  O‘Brien",
                    "Mary Oʹbrien",
                    "Mary O\u{2060}’Brien",
                ][..],
            ),
            (
                "Anna-Lena Öst",
                &[
                    "Anna‐Lena O\u{308}st",
                    "Anna‑Lena Öst",
                    "Anna – Lena Öst",
                    "ANNA−LENA ÖST",
                    "Öst, Anna-Lena",
                    "Anna Lena\u{A0}Öst",
                    "Anna\u{AD}-Lena Öst",
                    "Ａｎｎａ－Ｌｅｎａ Ｏ\u{308}ｓｔ",
                ],
            ),
            (
                "普丽娅·奈尔",
                &[
                    "普丽娅•奈尔",
                    "普丽娅・奈尔",
                    "普丽娅．奈尔",
                    "普丽娅‧奈尔",
                    "普丽娅･奈尔",
                    "普丽娅 奈尔",
                    "普丽娅-奈尔",
                    "普丽娅\u{3000}·\u{3000}奈尔",
                    "普麗婭·奈爾",
                    "普丽娅\u{3164}奈尔",
                ],
            ),
            ("林美", &["林\u{3000}美", "林 美", "林\u{200B}美", "林\u{2800}美"]),
            ("Straße", &["STRASSE", "straẞe", "Stra\u{DF}e"]),
            ("İlkay Işık", &["ilkay işik", "İLKAY IŞIK", "I\u{307}lkay ışık"]),
            ("Henry Тест", &["Неnry Тест", "henry ТЕСТ", "Неnrу Тест"]),
            ("Вова", &["ВОВА", "вова"]),
            ("김민수", &["김 민수", "\u{1100}\u{1175}\u{11B7}민수"]),
            ("Fiona", &["ﬁona", "Ｆｉｏｎａ"]),
        ] {
            for other in others {
                assert_eq!(form_of(name), form_of(other), "{name} and {other}");
            }
        }
    }

    #[test]
    fn a_text_says_a_name_where_all_of_it_stands_there_as_it_looks() {
        for (name, text, said) in [
            ("Mei Lin", "and MEI LIN went", true),
            ("Mei Lin", "Mei, Lin", true),
            ("Mei Lin", "Mei Linn", false),
            ("Mei", "", false),
            ("林美", "昨天林美来了", true),
            ("林美", "昨天林 美来了", true),
            ("林美", "昨天林·美来了", true),
            ("林美", "昨天林，美来了", false),
            ("林美", "昨天林x美来了", false),
            ("林美", "a林美b", true),
            ("", "林美", false),
            ("", "", false),
        ] {
            assert_eq!(is_said(name, text), said, "{name:?} in {text:?}");
        }
    }

    #[test]
    fn names_that_look_unlike_have_forms_of_their_own() {
        let names = [
            "Mei Lin", "Lin Mei", "Mei Linn", "Mai Lin", "Jose", "José", "林美", "林梅", "Ella",
            "Elia", "Iain", "Lain", "Bernard", "Bemard",
        ];
        for (i, one) in names.iter().enumerate() {
            for other in &names[i + 1..] {
                assert_ne!(form_of(one), form_of(other), "{one} and {other}");
            }
        }
        assert_eq!(form_of(" — … ’ "), "");
    }

    #[test]
    fn traditional_characters_are_known_for_what_they_are() {
        assert!(differ_in_script("張美華", "张美华"));
        assert!(!differ_in_script("张美华", "张 美华"));
        assert!(!differ_in_script("張美華", "张美花"));
    }

    #[test]
    fn an_id_is_known_by_any_hyphen_and_in_capitals() {
        for id in ["mei-hinges", "Mei‑Hinges", "mei–hinges ", "mei\u{AD}-hinges", "ｍｅｉ－hinges"]
        {
            assert_eq!(id_form(id), "mei-hinges", "{id}");
        }
        assert_ne!(id_form("q-1"), id_form("q-l"));
        assert_ne!(id_form("turn"), id_form("tum"));
    }
}
