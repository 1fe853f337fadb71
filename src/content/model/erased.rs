//! Whom and what nothing may be kept of: the ids of `withdrawn.ron` and the people of
//! `leavers.ron`.
//!
//! It must outlive the folder it was read from, for a withdrawal holds even while its file
//! can't be read; yet the name of somebody who left is to be kept nowhere. So what is kept is
//! a hash of each id and name, and what is asked is whether a text has that hash.

use std::collections::BTreeSet;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::names::{Gap, Word, cjk_runs, form, id_form, words};

/// Bytes of a hash: enough that two names never meet.
const MARK_BYTES: usize = 16;
/// Before a hash in a list that was kept.
const SIGN: char = '#';
/// Words in the longest name that is looked for amid a text.
const WORDS_MAX: usize = 6;
/// Han characters in the longest name that is looked for amid a text, if it stands in no parts.
const HAN_MAX: usize = 6;
/// Parts of the longest name in Han characters, with a dot between each, that is looked for.
const PARTS_MAX: usize = 4;

/// Hashes of what is gone.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Erased {
    ids: BTreeSet<[u8; MARK_BYTES]>,
    people: BTreeSet<[u8; MARK_BYTES]>,
}

impl fmt::Debug for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Erased({} ids, {} people)", self.ids.len(), self.people.len())
    }
}

fn mark(form: &str) -> [u8; MARK_BYTES] {
    let mut mark = [0; MARK_BYTES];
    mark.copy_from_slice(&blake3::hash(form.as_bytes()).as_bytes()[..MARK_BYTES]);
    mark
}

/// The form whose marks the first versions of this program kept, and which their lists still
/// have: in any case, spacing and Unicode form, but sign by sign.
fn first_form(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The mark that an entry of a list is, if it was kept.
fn kept_mark(entry: &str) -> Option<[u8; MARK_BYTES]> {
    entry.strip_prefix(SIGN).and_then(|hex| {
        let byte = |i: usize| u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok();
        let mut mark = [0; MARK_BYTES];
        for (i, place) in mark.iter_mut().enumerate() {
            *place = byte(i)?;
        }
        (hex.len() == 2 * MARK_BYTES).then_some(mark)
    })
}

fn written<'a>(marks: impl Iterator<Item = &'a [u8; MARK_BYTES]>) -> String {
    let hex = |mark: &[u8; MARK_BYTES]| -> String {
        let digits: String = mark.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("\"{SIGN}{digits}\"")
    };
    format!("[{}]", marks.map(hex).collect::<Vec<_>>().join(", "))
}

impl Erased {
    /// Adds an id, as it is written in `withdrawn.ron`.
    pub fn add_id(&mut self, entry: &str) {
        self.ids.insert(kept_mark(entry).unwrap_or_else(|| mark(&id_form(entry))));
    }

    /// Adds a person, by any of their names or their `person` id, as in `leavers.ron`. What has
    /// no letter is nobody.
    pub fn add_person(&mut self, entry: &str) {
        let form = form(&words(entry));
        let mark = kept_mark(entry).or_else(|| (!form.is_empty()).then(|| mark(&form)));
        self.people.extend(mark);
    }

    /// Takes in what else is gone.
    pub fn extend(&mut self, other: &Self) {
        self.ids.extend(&other.ids);
        self.people.extend(&other.people);
    }

    /// Whether nothing of the item `id` may be kept.
    pub fn has_id(&self, id: &str) -> bool {
        !self.ids.is_empty() && self.ids.contains(&mark(&id_form(id)))
    }

    /// Whether nothing of somebody called `name`, or of this `person` id, may be kept, however
    /// it is written as long as it looks the same.
    pub fn has_person(&self, name: &str) -> bool {
        !self.people.is_empty()
            && (self.has_form(&form(&words(name)))
                || self.people.contains(&mark(&first_form(name))))
    }

    fn has_form(&self, form: &str) -> bool {
        self.people.contains(&mark(form))
    }

    /// Whether `text` says the whole name of somebody who left.
    pub fn is_named_in(&self, text: &str) -> bool {
        if self.people.is_empty() {
            return false;
        }
        let words = words(text);
        let starts = 0..words.len();
        let of_words = starts.flat_map(|start| whole(&words[start..])).any(|few| {
            // A number is nobody's name.
            let is_name = |w: &Word| !w.is_cjk && w.letters.contains(char::is_alphabetic);
            few.iter().any(is_name) && self.has_form(&form(few))
        });
        of_words
            || cjk_runs(&words).any(|run| {
                let parts = (2..=PARTS_MAX).flat_map(|n| run.windows(n)).map(form);
                let signs: Vec<char> = run.iter().flat_map(|word| word.letters.chars()).collect();
                let few = (2..=HAN_MAX).flat_map(|n| signs.windows(n)).map(String::from_iter);
                parts.chain(few).any(|few| self.has_form(&few))
            })
    }

    /// The ids as a list that can be kept and read again, without the ids themselves.
    pub(crate) fn ids_written(&self) -> String {
        written(self.ids.iter())
    }

    /// The people as a list that can be kept and read again, without their names.
    pub(crate) fn people_written(&self) -> String {
        written(self.people.iter())
    }
}

/// The first one, two, three … words, as far as they part from what is beside them: "Mei Lin" of
/// "Mei Lin-Baker" is somebody else.
fn whole(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    let is_joint = |word: Option<&Word>| word.is_some_and(|word| word.before == Gap::Joint);
    let longest = if is_joint(words.first()) { 0 } else { words.len().min(WORDS_MAX) };
    (1..=longest).filter(move |&n| !is_joint(words.get(n))).map(|n| &words[..n])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(names: &[&str]) -> Erased {
        let mut gone = Erased::default();
        names.iter().for_each(|name| gone.add_person(name));
        gone
    }

    #[test]
    fn a_name_is_known_in_any_case_spacing_and_unicode_form() {
        let gone = left(&["José  Álvarez"]);
        assert!(gone.has_person("jose\u{301} a\u{301}lvarez"));
        assert!(!gone.has_person("José"));
    }

    #[test]
    fn a_kept_list_says_no_name_and_still_knows_it() {
        let kept = left(&["Mei Lin"]).people_written();
        assert!(!kept.to_lowercase().contains("mei"), "{kept}");
        let entry = kept.trim_matches(['[', ']', '"']);
        assert!(left(&[entry]).has_person("mei lin"));
    }

    #[test]
    fn a_whole_name_is_found_amid_a_text_and_part_of_one_is_not() {
        let gone = left(&["Mei Lin", "林美", "普丽娅·奈尔", "亚历山德拉·康斯坦丁诺娃"]);
        for text in [
            "Helped by Mei Lin, who knew.",
            "Mei Lin’s idea",
            "仓库的林美帮了忙",
            "普丽娅·奈尔 帮忙",
            "谢谢，亚历山德拉·康斯坦丁诺娃！",
            "Helped by Mei Lin.",
            "Lin, Mei helped",
            "\"Mei\u{A0}Lin\"—who knew",
            "Mеi Lin", // with a Cyrillic e
            "和普丽娅．奈尔一起",
            "林\u{3000}美",
            "mei.lin@example.com",
        ] {
            assert!(gone.is_named_in(text), "{text}");
        }
        for text in [
            "Mei helped",
            "Mei Linden",
            "Mei Lin-Baker",
            "Ann-Mei Lin",
            "林业美景",
            "林、美",
            "奈尔",
        ] {
            assert!(!gone.is_named_in(text), "{text}");
        }
    }

    #[test]
    fn a_list_that_an_older_version_kept_still_holds() {
        // The hashes of "mary o’brien" and "mei lin" as version 0.1.0 wrote them.
        let gone =
            left(&["#577f82b2bfca44768a4ec78186222654", "#666dc8ba38c874bee3955e1539b4074d"]);
        assert!(gone.has_person("Mary O’Brien") && gone.has_person("MEI  Lin"));
        assert!(gone.is_named_in("Helped by Mei Lin.") && !gone.has_person("Mary Brien"));
    }

    #[test]
    fn a_number_is_found_where_a_person_is_asked_for_and_in_no_text() {
        let gone = left(&["42", "—", ""]);
        assert!(gone.has_person("42"));
        assert!(!gone.is_named_in("42 letters on 2026-01-42") && !gone.has_person(" … "));
    }
}
