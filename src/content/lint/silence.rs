//! Whether what items silence is worth silencing.

use crate::content::finding::phrase::{short, suggest};
use crate::content::finding::{Finding, warning};
use crate::content::model::PathStep::{Entry, Field};
use crate::content::model::{Content, Meta};

use super::locate::Locator;
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
    let (field, finding) = if named(BANK_RULES) {
        let finding = warning("silence-unknown-rule")
            .what(format!("`{rule}` is about all items together, so one can't silence it"))
            .todo("take it out");
        ("rule", finding)
    } else if !named(ITEM_RULES) {
        let finding = warning("silence-unknown-rule")
            .what(format!("there is no rule `{}` to silence", short(rule)))
            .todo(suggest(rule, ITEM_RULES.iter().map(|r| r.code)));
        ("rule", finding)
    } else if because.trim().is_empty() {
        let finding = warning("silence-no-reason")
            .what(format!("`{rule}` is silenced without a reason, so it speaks all the same"))
            .todo("write why the rule doesn't fit here");
        ("because", finding)
    } else if !locator.held_back(&meta.id, rule) {
        let finding = warning("silence-unused")
            .what(format!("`{rule}` is silenced, and has nothing to say here any more"))
            .todo("take it out");
        ("rule", finding)
    } else {
        return None;
    };
    let path = [Field("silence"), Entry(index), Field(field)];
    Some(locator.say_in(&meta.file.to_string_lossy(), &meta.id, &path, finding))
}
