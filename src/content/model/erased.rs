//! Whom and what nothing may be kept of: the ids of `withdrawn.ron` and the people of
//! `leavers.ron`.
//!
//! It must outlive the folder it was read from, for a withdrawal holds even while its file
//! can't be read; yet the name of somebody who left is to be kept nowhere. So what is kept is
//! a hash of each id and name, and what is asked is whether a text has that hash.

use std::collections::BTreeSet;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::content::pace::is_han;

/// Bytes of a hash: enough that two names never meet.
const MARK_BYTES: usize = 16;
/// Before a hash in a list that was kept.
const SIGN: char = '#';
/// Words in the longest name that is looked for amid a text.
const WORDS_MAX: usize = 5;
/// Han characters in the longest name that is looked for amid a text.
const HAN_MAX: usize = 6;

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

/// The hash of an entry, in whatever case, spacing or Unicode form it is written.
fn mark(entry: &str) -> [u8; MARK_BYTES] {
    let folded: String = entry.nfkc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut mark = [0; MARK_BYTES];
    mark.copy_from_slice(&blake3::hash(words.join(" ").as_bytes()).as_bytes()[..MARK_BYTES]);
    mark
}

/// An entry of a list: a hash if it was kept, else what somebody wrote.
fn entered(entry: &str) -> [u8; MARK_BYTES] {
    let kept = entry.strip_prefix(SIGN).and_then(|hex| {
        let byte = |i: usize| u8::from_str_radix(hex.get(2 * i..2 * i + 2)?, 16).ok();
        let mut mark = [0; MARK_BYTES];
        for (i, place) in mark.iter_mut().enumerate() {
            *place = byte(i)?;
        }
        (hex.len() == 2 * MARK_BYTES).then_some(mark)
    });
    kept.unwrap_or_else(|| mark(entry))
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
        self.ids.insert(entered(entry));
    }

    /// Adds a person, by any of their names or their `person` id, as in `leavers.ron`.
    pub fn add_person(&mut self, entry: &str) {
        self.people.insert(entered(entry));
    }

    /// Takes in what else is gone.
    pub fn extend(&mut self, other: &Self) {
        self.ids.extend(&other.ids);
        self.people.extend(&other.people);
    }

    /// Whether nothing of the item `id` may be kept.
    pub fn has_id(&self, id: &str) -> bool {
        !self.ids.is_empty() && self.ids.contains(&mark(id))
    }

    /// Whether nothing of somebody called `name`, or of this `person` id, may be kept.
    pub fn has_person(&self, name: &str) -> bool {
        !self.people.is_empty() && self.people.contains(&mark(name))
    }

    /// Whether `text` says the whole name of somebody who left.
    pub fn is_named_in(&self, text: &str) -> bool {
        if self.people.is_empty() {
            return false;
        }
        let words: Vec<&str> =
            text.split(|c: char| !is_of_name(c)).filter(|w| !w.is_empty()).collect();
        let of_words = (1..=WORDS_MAX)
            .flat_map(|n| words.windows(n).map(|few| few.join(" ")))
            .any(|few| self.has_person(few.strip_suffix("’s").unwrap_or(&few)));
        let signs: Vec<char> = text.chars().collect();
        let of_han = signs.chunk_by(|a, b| is_han(*a) == is_han(*b));
        let mut runs = of_han.filter(|run| run.first().is_some_and(|c| is_han(*c)));
        of_words
            || runs.any(|run| {
                let few = (2..=HAN_MAX).flat_map(|n| run.windows(n));
                few.map(String::from_iter).any(|few| self.has_person(&few))
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

/// What a name is made of: letters, and what joins them.
fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '·' | '.')
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
        let gone = left(&["Mei Lin", "林美", "普丽娅·奈尔"]);
        for text in [
            "Helped by Mei Lin, who knew.",
            "Mei Lin’s idea",
            "仓库的林美帮了忙",
            "普丽娅·奈尔 帮忙",
        ] {
            assert!(gone.is_named_in(text), "{text}");
        }
        for text in ["Mei helped", "Mei Linden", "林业美景", "奈尔"] {
            assert!(!gone.is_named_in(text), "{text}");
        }
    }
}
