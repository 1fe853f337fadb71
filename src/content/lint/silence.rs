//! Whether what items silence is worth silencing.

use crate::content::finding::Finding;
use crate::content::finding::phrase::{short, suggest};
use crate::content::model::{Content, Meta};

use super::locate::{Locator, Step};
use super::rules::{BANK_RULES, ITEM_RULES};

/// Comes last: it looks at what the other rules had to hold back.
pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let slides = content.slides.iter().map(|s| &s.meta);
    let questions = content.questions.iter().map(|q| &q.meta);
    let thanks = content.commendations.iter().map(|c| &c.meta);
    let metas = slides.chain(questions).chain(thanks);
    metas.flat_map(|meta| of_item(meta, locator)).collect()
}

fn of_item(meta: &Meta, locator: &mut Locator<'_>) -> Vec<Finding> {
    let each = meta.silenced.iter().enumerate();
    each.filter_map(|(i, (rule, because))| entry(meta, i, rule, because, locator)).collect()
}

fn entry(
    meta: &Meta,
    index: usize,
    rule: &str,
    because: &str,
    locator: &mut Locator<'_>,
) -> Option<Finding> {
    let named = |known: &[super::Rule]| known.iter().any(|r| r.code == rule);
    let (field, code, what, todo) = if named(BANK_RULES) {
        let what = format!("`{rule}` is about all items together, so one can't silence it");
        ("rule", "silence-unknown-rule", what, "take it out".to_owned())
    } else if !named(ITEM_RULES) {
        let what = format!("there is no rule `{}` to silence", short(rule));
        let known = ITEM_RULES.iter().map(|r| r.code);
        ("rule", "silence-unknown-rule", what, suggest(rule, known))
    } else if because.trim().is_empty() {
        let what = format!("`{rule}` is silenced without a reason, so it speaks all the same");
        let todo = "write why the rule doesn't fit here".to_owned();
        ("because", "silence-no-reason", what, todo)
    } else if !locator.held_back(&meta.id, rule) {
        let what = format!("`{rule}` is silenced, and has nothing to say here any more");
        ("rule", "silence-unused", what, "take it out".to_owned())
    } else {
        return None;
    };
    let path = [Step::Field("silence"), Step::Item(index), Step::Field(field)];
    Some(locator.warning_in(&meta.file.to_string_lossy(), &meta.id, &path, code, what, todo))
}
