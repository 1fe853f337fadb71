//! A question as it reads in one language, and what can be wrong with it.

use crate::content::finding::Finding;
use crate::content::model::PathStep::{Entry, Field, In};
use crate::content::model::{FieldPath, Lang, Question, QuestionKind, Text};

/// What is wrong with a text of an item, and the way there.
pub(super) type Flaw = (FieldPath, Finding);

/// Languages with word lists of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    English,
    Chinese,
    /// Only what can be counted is checked.
    Other,
}

impl Speech {
    pub(super) fn of(lang: &Lang) -> Self {
        match lang.as_str().split('-').next() {
            Some("en") => Self::English,
            Some("zh") => Self::Chinese,
            _ => Self::Other,
        }
    }
}

/// A question in one language.
pub(super) struct QuestionText<'a> {
    pub lang: &'a Lang,
    pub speech: Speech,
    pub kind: QuestionKind,
    pub stem: &'a str,
    /// Options or steps with whether they are right; none for a statement to judge.
    pub options: Vec<(&'a str, bool)>,
    /// Whether a statement to judge is true.
    pub holds: bool,
}

impl<'a> QuestionText<'a> {
    /// The question in each language that it is wholly written in.
    pub(super) fn all(question: &'a Question) -> Vec<Self> {
        let langs = question.stem.iter().map(|(lang, _)| lang);
        langs.filter_map(|lang| Self::new(question, lang)).collect()
    }

    fn new(question: &'a Question, lang: &'a Lang) -> Option<Self> {
        let judged = question.kind == QuestionKind::TrueFalse;
        let exact = |text: &'a Text| text.exact(lang);
        let options: Option<Vec<_>> =
            question.options.iter().map(|o| Some((exact(&o.text)?, o.right))).collect();
        Some(Self {
            lang,
            speech: Speech::of(lang),
            kind: question.kind,
            stem: exact(&question.stem)?,
            options: if judged { Vec::new() } else { options? },
            holds: judged && question.options.first().is_some_and(|o| o.right),
        })
    }

    /// The right option of a single choice, with its index, and the wrong ones.
    pub(super) fn key(&self) -> Option<(usize, &'a str, Vec<&'a str>)> {
        if self.kind != QuestionKind::Single {
            return None;
        }
        let index = self.options.iter().position(|o| o.1)?;
        let wrong = self.options.iter().filter(|o| !o.1).map(|o| o.0).collect();
        Some((index, self.options[index].0, wrong))
    }

    fn list(&self) -> &'static str {
        if self.kind == QuestionKind::Order { "steps" } else { "options" }
    }

    /// A flaw of the stem.
    pub(super) fn at_stem(&self, finding: Finding) -> Flaw {
        (vec![Field("stem"), In(self.lang.clone())], finding)
    }

    /// A flaw of an option's text, `index` from 0.
    pub(super) fn at_option(&self, index: usize, finding: Finding) -> Flaw {
        (vec![Field(self.list()), Entry(index), Field("text"), In(self.lang.clone())], finding)
    }
}
