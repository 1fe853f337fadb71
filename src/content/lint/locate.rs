//! Where in its file a field of the model stands.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::content::finding::Finding;
use crate::content::finding::source::Source;
use crate::content::folder::disk::Files;
use crate::content::folder::layout::KIOSK;
use crate::content::model::{Id, Lang, Meta, PathStep};
use crate::content::ron::decode::decode;
use crate::content::ron::items::id_of;
use crate::content::ron::outline::{Kind, Node, Outline, outline};
use crate::content::ron::raw::read;

use super::rules::reasoned;

/// Finds places in files; reads the shape of a file at most once.
pub struct Locator<'a> {
    files: &'a Files,
    opened: HashMap<String, Option<(String, Outline)>>,
    /// Findings held back because their item silences the rule.
    held_back: HashSet<(Id, &'static str)>,
}

impl<'a> Locator<'a> {
    /// A locator in `files`, none of which is read yet.
    pub fn new(files: &'a Files) -> Self {
        Self { files, opened: HashMap::new(), held_back: HashSet::new() }
    }

    /// `finding` at a value of the item that `meta` belongs to, with the reason of its rule;
    /// `None` if the item silences the rule with a reason of its own.
    pub fn say(&mut self, meta: &Meta, path: &[PathStep], finding: Finding) -> Option<Finding> {
        let silences =
            |(rule, because): &(String, String)| rule == finding.code && !because.trim().is_empty();
        if meta.silenced.iter().any(silences) {
            self.held_back.insert((meta.id.clone(), finding.code));
            return None;
        }
        Some(self.say_in(&meta.file.to_string_lossy(), &meta.id, path, finding))
    }

    /// `finding` at a value of the entry `id` of `file`, which nothing silences. If it isn't in
    /// the file, as when a last good version stands in for it, the finding is about the file.
    pub fn say_in(&mut self, file: &str, id: &Id, path: &[PathStep], finding: Finding) -> Finding {
        let finding = reasoned(finding);
        if let Some((text, outline)) = self.open(file)
            && let Some(span) = find(text, outline, id.as_str(), path)
        {
            return finding.at(&Source::new(file, text), span);
        }
        finding.in_file(file)
    }

    /// `finding` at a field of the settings.
    pub fn say_of_settings(&mut self, field: &str, finding: Finding) -> Finding {
        let open = self.open(KIOSK);
        let found = open.and_then(|(text, outline)| {
            Some((text, outline.root.as_ref()?.field(text, field)?.span.range()))
        });
        match found {
            Some((text, span)) => finding.at(&Source::new(KIOSK, text), span),
            None => finding.in_file(KIOSK),
        }
    }

    /// Whether a finding of this rule about this item was held back.
    pub fn held_back(&self, id: &Id, rule: &str) -> bool {
        self.held_back.iter().any(|(item, code)| item == id && *code == rule)
    }

    /// `finding` at a stretch of `file`, in bytes of its text.
    pub fn at(&mut self, file: &str, span: Range<usize>, finding: Finding) -> Finding {
        match self.open(file) {
            Some((text, _)) => finding.at(&Source::new(file, text), span),
            None => finding.in_file(file),
        }
    }

    /// Every text in one of `languages`, file by file, but for files that can't be read: of those
    /// that is told already. Notes aren't texts, nor are ids and dates.
    pub fn written(&mut self, languages: &[Lang]) -> Vec<Written> {
        let files = self.files;
        let mut found = Vec::new();
        for file in files.map.keys().filter(|path| path.ends_with(".ron")) {
            let Some((text, outline)) = self.open(file) else { continue };
            let root = outline.root.as_ref().filter(|_| outline.fatal().is_none());
            let mut nodes: Vec<&Node> = root.into_iter().collect();
            while let Some(node) = nodes.pop() {
                let own = languages.iter().filter_map(|lang| node.entry_in(text, lang));
                let own = own.map(|entry| &entry.value).filter(|node| node.kind == Kind::Text);
                found.extend(own.filter_map(|node| Written::new(file, text, node)));
                nodes.extend(node.entries.iter().rev().map(|entry| &entry.value));
            }
        }
        found
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

/// A text as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Relative to the content folder, with `/`.
    pub file: String,
    /// What it says.
    pub says: String,
    /// As it is written, with its quotation marks.
    raw: String,
    start: usize,
}

impl Written {
    fn new(file: &str, text: &str, node: &Node) -> Option<Self> {
        let raw = node.span.of(text).to_owned();
        let says = read::<String>(&raw).ok()?;
        Some(Self { file: file.to_owned(), says, raw, start: node.span.range().start })
    }

    /// Where in the file `sign` stands; the whole text where it is written as an escape.
    pub fn place_of(&self, sign: char) -> Range<usize> {
        match self.raw.find(sign) {
            Some(at) => self.start + at..self.start + at + sign.len_utf8(),
            None => self.start..self.start + self.raw.len(),
        }
    }
}

fn find(text: &str, outline: &Outline, id: &str, path: &[PathStep]) -> Option<Range<usize>> {
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

fn follow<'n>(node: &'n Node, text: &str, step: &PathStep) -> Option<&'n Node> {
    match step {
        PathStep::Field(name) => node.field(text, name),
        PathStep::In(lang) => node.entry_in(text, lang).map(|entry| &entry.value),
        PathStep::Entry(index) => node.entries.get(*index).map(|e| &e.value),
    }
}
