//! Which wording of a question was answered.
//!
//! A question whose wording changes is another question to whoever reads it, so its counts
//! begin anew and the old ones stay apart. What makes a version is what the passer-by sees
//! before answering and what counts as right: kind, situation, stem, and the options in
//! their order (the counts go by their index) with the key, in every language. Not part of
//! it are rationale, takeaway, difficulty, importance and the like: fixing a typing error in
//! a reason must not throw away a year of answers.
//!
//! The hash is FNV-1a with 64 bits. It is only ever compared with other versions of the same
//! question id, a handful, none of them made by an enemy; it fits SQLite's integer; and it is
//! fifteen lines that give the same number for ever, which the standard library's hashers
//! don't promise. Its test holds a golden value.

use std::fmt;

use crate::content::model::{Question, QuestionKind, Slide, SlideKind, Text};

/// A hash of a question's wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Version(pub(super) i64);

impl Version {
    /// The version that `question` is.
    pub fn of(question: &Question) -> Self {
        let mut hash = Fnv::default();
        let is_judged = question.kind == QuestionKind::TrueFalse;
        hash.bytes(match question.kind {
            QuestionKind::Single => b"single",
            QuestionKind::Several => b"several",
            QuestionKind::TrueFalse => b"true-false",
            QuestionKind::Order => b"order",
        });
        hash.text(question.situation.as_ref());
        hash.text(Some(&question.stem));
        for option in &question.options {
            // "True" and "False" are the interface's words, not the question's.
            hash.text((!is_judged).then_some(&option.text));
            hash.bytes(if option.right { b"right" } else { b"wrong" });
        }
        Self(hash.0.cast_signed())
    }

    /// The version that a poll is: what it asks, and what there is to choose.
    pub fn of_poll(poll: &Slide) -> Self {
        let mut hash = Fnv::default();
        hash.bytes(b"poll");
        hash.text(Some(&poll.headline));
        if let SlideKind::Poll { options } = &poll.kind {
            options.iter().for_each(|option| hash.text(Some(option)));
        }
        Self(hash.0.cast_signed())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes in a field with its length, so that no two fields run together.
    fn bytes(&mut self, field: &[u8]) {
        let length = (field.len() as u64).to_le_bytes();
        for byte in length.iter().chain(field) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Takes in a text by its languages' tags, whatever order they were written in.
    fn text(&mut self, text: Option<&Text>) {
        let mut texts: Vec<_> = text.into_iter().flat_map(Text::iter).collect();
        texts.sort();
        self.bytes(&(texts.len() as u64).to_le_bytes());
        for (lang, words) in texts {
            self.bytes(lang.as_str().as_bytes());
            self.bytes(words.as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::{Choice, Id, Lang, Meta, Needs, Pole, Season};

    fn text(en: &str, zh: &str) -> Text {
        Text::new(vec![(Lang::new("en"), en.into()), (Lang::new("zh"), zh.into())]).expect("two")
    }

    fn choice(en: &str, right: bool) -> Choice {
        Choice { text: text(en, "选"), right, rationale: text("Because.", "因为。") }
    }

    fn question() -> Question {
        Question {
            meta: Meta {
                id: Id::new("q"),
                file: "questions/a.ron".into(),
                value: None,
                pole: Pole::Care,
                audience: Vec::new(),
                from: None,
                until: None,
                season: Season::default(),
                dayparts: Vec::new(),
                importance: 3,
                takeover: false,
                needs: Needs::Nothing,
                teaches: Vec::new(),
                source: None,
                owner: None,
                silenced: Vec::new(),
            },
            situation: None,
            stem: text("What now?", "怎么办？"),
            kind: QuestionKind::Single,
            options: vec![choice("Listen", true), choice("Wait", false), choice("Go", false)],
            takeaway: text("Listen.", "先听。"),
            skill: None,
            difficulty: 3,
        }
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Question), is_another: bool) {
        let mut changed = question();
        change(&mut changed);
        assert_eq!(Version::of(&changed) != Version::of(&question()), is_another);
    }

    #[test]
    fn the_hash_stays_the_same_for_ever() {
        assert_eq!(Version::of(&question()).to_string(), "5783ae0d5950b4a1");
    }

    #[test]
    fn what_is_read_before_answering_makes_another_version() {
        check(|q| q.stem = text("What next?", "怎么办？"), true);
        check(|q| q.stem = text("What now?", "怎么做？"), true);
        check(|q| q.situation = Some(text("It rings.", "电话响了。")), true);
        check(|q| q.options[2].text = text("Leave", "选"), true);
        check(|q| q.options.swap(1, 2), true);
        check(|q| drop(q.options.pop()), true);
        check(|q| q.kind = QuestionKind::Order, true);
        check(
            |q| {
                q.options[0].right = false;
                q.options[1].right = true;
            },
            true,
        );
    }

    #[test]
    fn what_is_read_after_answering_does_not() {
        check(|q| q.options[1].rationale = text("Since.", "由于。"), false);
        check(|q| q.takeaway = text("Hear.", "听。"), false);
        check(|q| q.difficulty = 5, false);
        check(|q| q.meta.importance = 5, false);
        check(|q| q.meta.file = "questions/b.ron".into(), false);
    }

    #[test]
    fn neither_does_the_order_in_which_languages_are_written() {
        let turned = Text::new(vec![
            (Lang::new("zh"), "怎么办？".into()),
            (Lang::new("en"), "What now?".into()),
        ]);
        check(|q| q.stem = turned.expect("two"), false);
    }

    #[test]
    fn the_interfaces_words_for_true_and_false_do_not() {
        let judged = |yes: &str| {
            let mut q = question();
            q.kind = QuestionKind::TrueFalse;
            q.options = vec![choice(yes, true), choice("No", false)];
            Version::of(&q)
        };
        assert_eq!(judged("True"), judged("Right"));
    }
}
