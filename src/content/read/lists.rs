//! The lists of what must go, under whatever name they come.

use std::ops::Range;

use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error, warning};
use crate::content::folder::disk::Files;
use crate::content::folder::layout::{LEAVERS, WITHDRAWN, list_of};
use crate::content::model::erased::Erased;
use crate::content::ron::decode::Shape;
use crate::content::ron::items::open;
use crate::content::ron::outline::Kind;
use crate::content::ron::raw;

use super::Reading;

/// A list of what must go, as it was read.
pub(super) struct List {
    pub path: String,
    /// What it is called, or should be.
    pub name: &'static str,
    pub text: String,
    /// What each entry says, and where it stands.
    pub entries: Vec<(String, Range<usize>)>,
    /// The name at which the text breaks off. It may be part of one, and the beginning of a name is
    /// a word that many pages have.
    pub cut: Option<String>,
    /// What is wrong with how it is written.
    pub findings: Vec<Finding>,
    /// Whether its entries are guessed.
    pub is_broken: bool,
    /// Whether it is a list of texts and of nothing else.
    is_of_texts: bool,
}

impl List {
    /// Marks what its entries say must go.
    pub(super) fn mark(&self, gone: &mut Erased) {
        for (entry, _) in &self.entries {
            match self.name {
                WITHDRAWN => gone.add_id(entry),
                _ => gone.add_person(entry),
            }
        }
    }
}

/// The lists of a folder: the two by their own names, and what is unmistakably meant to be one.
pub(super) fn lists_in(files: &Files) -> Vec<List> {
    let others = files.map.keys().chain(files.copies.keys()).map(String::as_str);
    let others = others.filter(|path| ![WITHDRAWN, LEAVERS].contains(path));
    let all = [WITHDRAWN, LEAVERS].into_iter().chain(others);
    let lists = all.filter_map(|path| {
        let name = list_of(path)?;
        let bytes = files.get(path).or(files.copies.get(path).map(|bytes| &**bytes));
        let list = list(path, name, bytes);
        (!path.contains('/') || list.is_of_texts).then_some(list)
    });
    lists.collect()
}

/// Which of the lists of these files can't be read to their end.
pub(in crate::content) fn broken_lists(files: &Files) -> Vec<&'static str> {
    let lists = lists_in(files);
    let broken = lists.iter().filter(|list| list.is_broken && list.path == list.name);
    broken.map(|list| list.name).collect()
}

/// What the lists among these files say must go, as far as each can be read to its end.
pub(in crate::content) fn listed(files: &Files) -> Erased {
    let mut gone = Erased::default();
    lists_in(files).iter().filter(|list| !list.is_broken).for_each(|l| l.mark(&mut gone));
    gone
}

/// Shows nobody while a list of who must go can't be read and what it said isn't known from before,
/// either: each of them may be on it. Tells so.
pub(in crate::content) fn hide_all_in_doubt(reading: &mut Reading) -> Option<Finding> {
    let list = reading.broken_list()?;
    reading.content.commendations.clear();
    Some(nobody_is_shown(list))
}

/// What is told of a list that can't be read, apart from what is wrong in it: who it keeps off the
/// wall where nothing is known from before.
pub fn list_in_doubt(files: &Files) -> Option<Finding> {
    broken_lists(files).first().map(|list| nobody_is_shown(list))
}

fn nobody_is_shown(list: &str) -> Finding {
    error("nobody-is-shown")
        .what(
            "nobody can tell from this list who must go; unless it could be read before, nobody is \
             shown on the wall",
        )
        .todo("fix the list: a \"…\" around each entry, and all of them between [ and ]")
        .in_file(list)
}

/// Reads a list. Of one that can't be read the entries are guessed: better one too many kept back
/// than one that should have been.
fn list(path: &str, name: &'static str, bytes: Option<&[u8]>) -> List {
    let (path, mut findings, mut entries) = (path.to_owned(), Vec::new(), Vec::new());
    let opened = bytes.and_then(|bytes| open(&path, bytes, Shape::List, &mut findings));
    let Some(opened) = opened else {
        let is_id = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '#';
        let parts = |c| if name == WITHDRAWN { !is_id(c) } else { "\"\n[]".contains(c) };
        let text = String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
        let (whole, cut) = match text.rsplit_once('"') {
            Some((whole, cut)) if name == LEAVERS && breaks_off(whole, cut) => {
                (whole, Some(cut.trim().to_owned()))
            }
            _ => (&*text, None),
        };
        let is_between = |c: char| c == ',' || c.is_whitespace();
        let pieces = whole.split(parts).map(|piece| piece.trim_matches(is_between));
        let pieces = pieces.filter(|piece| !piece.is_empty());
        entries.extend(pieces.map(|piece| (piece.to_owned(), 0..0)));
        let is_broken = bytes.is_some();
        return List { path, name, text, entries, cut, findings, is_broken, is_of_texts: false };
    };
    let todo = match name {
        WITHDRAWN => "write \"its-id\"",
        _ => "write \"Their Name\", as on their commendations",
    };
    let source = Source::new(&path, &opened.text);
    let nodes = opened.outline.root.iter().flat_map(|root| &root.entries);
    let is_of_texts = nodes.clone().all(|entry| entry.value.kind == Kind::Text);
    for span in nodes.map(|entry| entry.value.span) {
        let entry = raw::read::<String>(span.of(&opened.text)).unwrap_or_else(|_| {
            // Whoever forgets the quotation marks means it all the same.
            let fault = error("not-a-text")
                .what("an entry is missing its quotation marks")
                .todo(todo)
                .at(&source, span.range());
            findings.push(fault);
            span.of(&opened.text).to_owned()
        });
        entries.push((entry, span.range()));
    }
    let text = opened.text;
    List { path, name, text, entries, cut: None, findings, is_broken: false, is_of_texts }
}

/// Whether a text ends within quotation marks, in the line that they open in. A list without any
/// may lack its last line end, and its last name is a whole one all the same.
fn breaks_off(before_last_mark: &str, behind: &str) -> bool {
    before_last_mark.matches('"').count().is_multiple_of(2) && !behind.contains('\n')
}

/// What is told of a list under another name, or in another place, than its own.
pub(super) fn misnamed(list: &List, files: &Files) -> Finding {
    let todo = if files.map.contains_key(list.name) {
        format!("write what stands in it into `{}`, and delete it", list.name)
    } else if list.path.contains('/') {
        format!("move it into the content folder itself, as `{}`", list.name)
    } else {
        format!("call it `{}`", list.name)
    };
    warning("misnamed-list")
        .what(format!("this list is obeyed, but it should be called `{}`", list.name))
        .todo(todo)
        .in_file(&list.path)
}
