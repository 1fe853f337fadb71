//! How many texts are written in which language, so that what is one mistake can be told once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::content::finding::phrase::short;
use crate::content::finding::{Finding, warning};
use crate::content::model::Lang;

/// Counts of texts, taken while the texts are checked.
#[derive(Debug, Default)]
pub(in crate::content) struct TextCount {
    all: Cell<usize>,
    lacking: RefCell<BTreeMap<Lang, usize>>,
    unlisted: RefCell<BTreeMap<Lang, usize>>,
}

impl TextCount {
    /// Counts a text.
    pub(crate) fn add(&self) {
        self.all.set(self.all.get() + 1);
    }

    /// Counts a text that isn't written in `lang`, which is one of the kiosk's.
    pub(crate) fn add_lacking(&self, lang: &Lang) {
        *self.lacking.borrow_mut().entry(lang.clone()).or_default() += 1;
    }

    /// Counts a text that is written in `lang`, which isn't one of the kiosk's.
    pub(crate) fn add_unlisted(&self, lang: &Lang) {
        *self.unlisted.borrow_mut().entry(lang.clone()).or_default() += 1;
    }

    /// The languages of the kiosk that no text is written in; none while there is one text only.
    pub(crate) fn unwritten(&self) -> Vec<Lang> {
        let all = self.all.get();
        let lacking = self.lacking.borrow();
        let none = lacking.iter().filter(|&(_, &count)| all > 1 && count == all);
        none.map(|(lang, _)| lang.clone()).collect()
    }

    /// The languages that several texts are written in though they aren't the kiosk's.
    pub(crate) fn often_unlisted(&self) -> Vec<Lang> {
        let unlisted = self.unlisted.borrow();
        unlisted.iter().filter(|&(_, &count)| count > 1).map(|(lang, _)| lang.clone()).collect()
    }
}

/// A text isn't written in `lang`, which is one of the kiosk's.
pub(in crate::content) fn missing(lang: &Lang) -> Finding {
    warning("missing-language")
        .what(format!("the text in `{lang}` is missing"))
        .todo(format!("add `{lang}: \"…\"`; until then the other language is shown"))
}

/// A text is written in `lang`, which isn't one of the kiosk's, which are `known`.
pub(in crate::content) fn unlisted(lang: &Lang, known: &[Lang]) -> Finding {
    let known: Vec<_> = known.iter().map(Lang::as_str).collect();
    warning("unlisted-language")
        .what(format!("the language `{}` isn't among those of kiosk.ron", short(lang.as_str())))
        .todo(format!("use {}, or add it there", known.join(" or ")))
}
