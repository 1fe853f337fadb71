//! From the file format to the model, with a finding for each rule that is broken.

mod commendation;
mod fields;
mod kiosk;
mod languages;
mod meta;
mod question;
mod season;
mod slide;
mod today;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::finding::source::Source;
use super::finding::{Finding, Unworded, error, warning};
use super::folder::photo::PhotoFact;
use super::model::{Commendation, Lang, Question, Slide, Value};
use super::ron::outline::{Kind, Node, Span};
use super::ron::raw::{self, RawItem};

pub(super) use kiosk::{default_kiosk, kiosk, languages, value};
pub(super) use languages::{TextCount, missing as missing_language, unlisted as unlisted_language};
pub(super) use today::today;

/// What the rules refer to beyond the item itself.
pub(super) struct World<'a> {
    /// The kiosk's languages; empty while they aren't known.
    pub languages: Vec<Lang>,
    /// The values; `None` while they aren't known, and then any is allowed.
    pub values: Option<Vec<Arc<Value>>>,
    /// Whether a value was dropped for a fault of its own; no item is to suffer for that.
    pub values_broken: bool,
    /// The ids of the roles; `None` while they aren't known, and then any is allowed.
    pub roles: Option<Vec<String>>,
    /// How many texts are written in which language, as far as they were checked.
    pub texts: TextCount,
    /// What is known about a photo.
    pub photo: &'a dyn Fn(&Path) -> PhotoFact,
}

/// Collects the findings about one item or one settings file.
pub(super) struct Cx<'a> {
    pub world: &'a World<'a>,
    pub source: &'a Source<'a>,
    pub findings: Vec<Finding>,
    /// Whether there was an error since [`Cx::new`].
    pub failed: bool,
}

impl<'a> Cx<'a> {
    pub(super) fn new(world: &'a World<'a>, source: &'a Source<'a>) -> Self {
        Self { world, source, findings: Vec::new(), failed: false }
    }

    /// Notes an error at `at`; the item isn't shown.
    pub(super) fn error(&mut self, at: At<'_>, code: &'static str) -> Unworded<'_> {
        self.failed = true;
        self.add(at, error(code))
    }

    /// Notes a warning at `at`.
    pub(super) fn warn(&mut self, at: At<'_>, code: &'static str) -> Unworded<'_> {
        self.add(at, warning(code))
    }

    /// Notes a finding at `at` that has its words already, and for which nobody loses the item.
    pub(super) fn note(&mut self, at: At<'_>, finding: Finding) {
        self.findings.push(finding.at(self.source, at.span()));
    }

    fn add(&mut self, at: At<'_>, finding: Finding) -> Unworded<'_> {
        let last = self.findings.len();
        self.findings.push(finding.at(self.source, at.span()));
        Unworded(&mut self.findings[last])
    }
}

/// Where a value stands. Walks along the outline beside the raw value.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    text: &'a str,
    node: &'a Node,
    /// The name of the field gone to last.
    name: &'a str,
    /// What to point at.
    span: Span,
}

impl<'a> At<'a> {
    pub(super) fn new(text: &'a str, node: &'a Node) -> Self {
        // A whole item is pointed at by its name or its opening bracket.
        let start = node.span.start;
        let span = if node.head.is_empty() { Span { start, end: start + 1 } } else { node.head };
        Self { text, node, name: "", span }
    }

    /// A field, or the place itself if the field was left out.
    pub(super) fn field(self, name: &str) -> Self {
        match self.node.entry(self.text, name) {
            Some(entry) => Self {
                node: &entry.value,
                name: entry.name(self.text),
                span: entry.value.span,
                ..self
            },
            None => self,
        }
    }

    /// What a text says in `lang`, or the text itself where that isn't there.
    pub(super) fn language(self, lang: &Lang) -> Self {
        match self.node.entry_in(self.text, lang) {
            Some(entry) => Self { node: &entry.value, span: entry.value.span, ..self },
            None => self,
        }
    }

    /// The text of a field, as it stands in the file, if the field is there.
    pub(super) fn has_text(self, name: &str) -> Option<&'a str> {
        let value = &self.node.entry(self.text, name)?.value;
        let written = value.span.of(self.text);
        let word = written.strip_prefix("r#").filter(|_| value.kind == Kind::Word);
        Some(word.unwrap_or(written))
    }

    /// What each text in a field says, as in a name that is written in two languages.
    pub(super) fn texts(self, name: &str) -> Vec<String> {
        self.node.field(self.text, name).map_or_else(Vec::new, |node| texts_in(node, self.text))
    }

    /// What each text in it says.
    pub(super) fn all_texts(self) -> Vec<String> {
        texts_in(self.node, self.text)
    }

    /// The whole of it, as it stands in the file.
    pub(super) fn item_text(self) -> &'a str {
        self.node.span.of(self.text)
    }

    /// An item of a list, from 0.
    pub(super) fn item(self, index: usize) -> Self {
        match self.node.entries.get(index) {
            Some(entry) => Self { node: &entry.value, span: entry.value.span, ..self },
            None => self,
        }
    }

    /// What to point at. Of something with brackets only the first line is meant.
    pub(super) fn span(self) -> Range<usize> {
        self.span.range()
    }
}

/// What each text in a value says; one that can't be read, what stands between its quotation marks.
fn texts_in(node: &Node, text: &str) -> Vec<String> {
    let (mut texts, mut pending) = (Vec::new(), vec![node]);
    while let Some(node) = pending.pop() {
        pending.extend(node.entries.iter().map(|entry| &entry.value));
        if node.kind == Kind::Text {
            let written = node.span.of(text);
            let said = raw::read(written);
            texts.push(said.unwrap_or_else(|_| written.trim_matches(['"', '“', '”']).to_owned()));
        }
    }
    texts
}

/// An item that keeps every rule.
#[derive(Debug)]
pub(super) enum Checked {
    Slide(Slide),
    Question(Question),
    Commendation(Commendation),
    /// Kept back: a draft, or there is no consent to its words.
    Unshown,
}

/// Checks an item. `None` if it has an error; the findings are in `cx`.
pub(super) fn item(cx: &mut Cx<'_>, at: At<'_>, mut raw: RawItem) -> Option<Checked> {
    let mut common = raw.take_meta();
    let approved = common.approved.take();
    let meta = meta::meta(cx, at, common);
    let item = match raw {
        RawItem::Single(q) => question::single(cx, at, meta, q).map(Checked::Question),
        RawItem::Several(q) => question::several(cx, at, meta, q).map(Checked::Question),
        RawItem::TrueFalse(q) => question::true_false(cx, at, meta, q).map(Checked::Question),
        RawItem::Order(q) => question::order(cx, at, meta, q).map(Checked::Question),
        RawItem::Commendation(c) => commendation::commendation(cx, at, meta, (c, approved)),
        slide => slide::slide(cx, at, meta, slide).map(Checked::Slide),
    };
    item.filter(|_| !cx.failed)
}
