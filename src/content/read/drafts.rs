//! Drafts: items that are on no screen, and new versions of others that wait beside them.
//!
//! What is a draft is asked of the item's text as it stands in the file, so that one that is only
//! half written is one as well.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

use crate::content::finding::{Finding, Severity, phrase};
use crate::content::ron::items::{Parsed, id_of};
use crate::content::validate::{At, Cx};

/// Whether the item at `at` says that it isn't to be shown yet, or is a new version of another.
pub(super) fn is_draft(at: At<'_>) -> bool {
    let says = |field| at.has_text(field).filter(|written| *written != "None");
    says("draft").is_some_and(|written| written != "false") || says("revises").is_some()
}

/// The ids of what may be revised.
pub(super) fn standing_ids(files: &[Parsed]) -> HashSet<String> {
    let mut ids = HashSet::new();
    for file in files {
        let nodes = file.root.iter().flat_map(|root| &root.entries).map(|entry| &entry.value);
        let standing = nodes.filter(|node| !is_draft(At::new(&file.text, node)));
        ids.extend(standing.filter_map(|node| id_of(node, &file.text)));
    }
    ids
}

/// Says of a draft that it is one, and whether there is what it revises.
pub(super) fn tell(cx: &mut Cx<'_>, at: At<'_>, ids: &HashSet<String>) {
    let Some(revised) = at.texts("revises").into_iter().next() else {
        // Thanks say so by their status.
        if !cx.findings.iter().any(|finding| finding.code == "draft") {
            cx.warn(at.field("draft"), "draft")
                .what("it is a draft, so it isn't shown")
                .todo("once it is finished, take `draft: true,` out");
        }
        return;
    };
    let here = at.field("revises");
    if ids.contains(&revised) {
        cx.warn(here, "draft")
            .what(format!(
                "it is a new version of `{}`, which is shown until this takes its place",
                phrase::short(&revised)
            ))
            .todo(
                "in the desk that is one button; by hand, take the other out, give this one its \
                 id, and take `revises` and `draft` out",
            );
    } else {
        let known = ids.iter().map(String::as_str);
        cx.warn(here, "revises-nothing")
            .what(format!(
                "there is no item `{}` of which it is a version",
                phrase::short(&revised)
            ))
            .todo(phrase::suggest(&revised, known));
    }
}

/// Where drafts stand, by file.
#[derive(Default)]
pub(super) struct Drafts(Vec<(String, Range<usize>)>);

impl Drafts {
    pub(super) fn add(&mut self, file: &str, span: Range<usize>) {
        self.0.push((file.to_owned(), span));
    }

    /// What is unfinished in a draft keeps nothing off the screen that would be there else.
    pub(super) fn soften(&self, findings: &mut [Finding]) {
        if self.0.is_empty() {
            return;
        }
        for finding in findings.iter_mut().filter(|finding| finding.is_error()) {
            let is_in = |(file, span): &(String, Range<usize>)| {
                finding.file == Path::new(file) && span.contains(&finding.span.start)
            };
            if self.0.iter().any(is_in) {
                finding.severity = Severity::Warning;
            }
        }
    }
}
