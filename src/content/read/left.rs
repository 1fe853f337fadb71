//! Which items must leave: what is withdrawn, and what tells of somebody who left.
//!
//! It is asked of the item's text as it stands in the file, so that an item with a fault in it
//! leaves as well.

use crate::content::finding::{Finding, Severity};
use crate::content::gone::Gone;
use crate::content::parse::Parsed;
use crate::content::source::Source;
use crate::content::validate::At;

/// Why an item must leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is in `withdrawn.ron`, its status says so, or it thanks somebody who left.
    Meant,
    /// It names somebody who left and isn't theirs: most likely nobody thought of it.
    Named,
}

/// Of whoever left by one of their names, takes in the others that their thanks are written in.
pub(super) fn learn(files: &[Parsed], gone: &mut Gone) {
    for file in files {
        let entries = file.root.iter().flat_map(|root| &root.entries);
        for at in entries.map(|entry| At::new(&file.text, &entry.value)) {
            if is_theirs(at, gone) {
                let names = at.has_text("name").unwrap_or_default();
                quoted(names).for_each(|name| gone.add_person(name));
            }
        }
    }
}

/// Whether the item at `at` thanks somebody who left.
fn is_theirs(at: At<'_>, gone: &Gone) -> bool {
    let left = |field: &str| {
        at.has_text(field).is_some_and(|text| quoted(text).any(|name| gone.has_person(name)))
    };
    left("person") || left("name")
}

/// What stands between quotation marks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

/// Whether the item at `at` must leave.
pub(super) fn leaves(at: At<'_>, id: Option<&str>, gone: &Gone) -> Option<Why> {
    let withdrawn = at.has_text("status") == Some("Withdrawn");
    if withdrawn || is_theirs(at, gone) || id.is_some_and(|id| gone.has_id(id)) {
        return Some(Why::Meant);
    }
    gone.is_named_in(at.item_text()).then_some(Why::Named)
}

/// What the owner is to be told.
pub(super) fn finding(why: Why, source: &Source<'_>, at: At<'_>) -> Option<Finding> {
    let what = "it names somebody who is on the list of leavers.ron, so it isn't shown";
    let todo = "write it without their name, or take it out";
    let (code, span) = ("names-a-leaver", at.span());
    (why == Why::Named).then(|| Finding::at(Severity::Warning, code, source, span, what, todo))
}
