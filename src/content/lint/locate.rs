//! Where in its file a field of the model stands.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::content::finding::source::Source;
use crate::content::finding::{Finding, Severity};
use crate::content::folder::disk::Files;
use crate::content::model::{Id, Meta};
use crate::content::ron::decode::decode;
use crate::content::ron::items::id_of;
use crate::content::ron::outline::{Node, Outline, outline};

/// A step from an item to one of its fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A field by name.
    Field(&'static str),
    /// An item of a list, from 0.
    Item(usize),
    /// A text's language.
    Lang(String),
}

/// Finds places in files; reads the shape of a file at most once.
pub(super) struct Locator<'a> {
    files: &'a Files,
    opened: HashMap<String, Option<(String, Outline)>>,
    /// Findings held back because their item silences the rule.
    held_back: HashSet<(Id, &'static str)>,
}

impl<'a> Locator<'a> {
    pub fn new(files: &'a Files) -> Self {
        Self { files, opened: HashMap::new(), held_back: HashSet::new() }
    }

    /// A warning at a field of the item that `meta` belongs to; `None` if the item silences
    /// the rule `code` with a reason.
    pub fn warning(
        &mut self,
        meta: &Meta,
        path: &[Step],
        code: &'static str,
        what: String,
        todo: String,
    ) -> Option<Finding> {
        let silences =
            |(rule, because): &(String, String)| rule == code && !because.trim().is_empty();
        if meta.silenced.iter().any(silences) {
            self.held_back.insert((meta.id.clone(), code));
            return None;
        }
        let file = meta.file.to_string_lossy();
        Some(self.warning_in(&file, &meta.id, path, code, what, todo))
    }

    /// A warning at a field of the entry `id` of `file`, which nothing silences. If it isn't in
    /// the file, as when a last good version stands in for it, the warning is about the file.
    pub fn warning_in(
        &mut self,
        file: &str,
        id: &Id,
        path: &[Step],
        code: &'static str,
        what: String,
        todo: String,
    ) -> Finding {
        if let Some((text, outline)) = self.open(file)
            && let Some(span) = find(text, outline, id.as_str(), path)
        {
            return Finding::warning(code, &Source::new(file, text), span, what, todo);
        }
        Finding::whole(Severity::Warning, code, file, what, todo)
    }

    /// Whether a finding of this rule about this item was held back.
    pub fn held_back(&self, id: &Id, rule: &str) -> bool {
        self.held_back.iter().any(|(item, code)| item == id && *code == rule)
    }

    fn open(&mut self, file: &str) -> Option<&(String, Outline)> {
        let files = self.files;
        let opened = self.opened.entry(file.to_owned()).or_insert_with(|| {
            let text = decode(file, files.get(file)?).text?;
            let outline = outline(&text);
            Some((text, outline))
        });
        opened.as_ref()
    }
}

fn find(text: &str, outline: &Outline, id: &str, path: &[Step]) -> Option<Range<usize>> {
    let items = outline.root.iter().flat_map(|root| &root.entries);
    let mut items = items.map(|e| &e.value);
    let item = items.find(|node| id_of(node, text).as_deref() == Some(id))?;
    if path.is_empty() {
        return Some(item.head.range());
    }
    let mut node = item;
    for step in path {
        node = follow(node, text, step)?;
    }
    Some(node.span.range())
}

fn follow<'n>(node: &'n Node, text: &str, step: &Step) -> Option<&'n Node> {
    match step {
        Step::Field(name) => node.field(text, name),
        Step::Lang(tag) => node.field(text, tag),
        Step::Item(index) => node.entries.get(*index).map(|e| &e.value),
    }
}
