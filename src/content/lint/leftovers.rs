//! Signs of another program in a text, which the glass shows letter by letter.

use super::locate::Locator;
use crate::content::finding::{Finding, warning};
use crate::content::leftover;
use crate::content::model::{Content, Meta, PlacedText, SlideKind};

/// See the rule `left-over`.
pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for slide in &content.slides {
        let mut texts = slide.texts();
        if let SlideKind::YourJobs { roles } = &slide.kind {
            texts.extend(roles.iter().enumerate().flat_map(|(i, role)| role.texts(i)));
        }
        look(&texts, &slide.meta, locator, &mut found);
    }
    for question in &content.questions {
        look(&question.texts(), &question.meta, locator, &mut found);
    }
    for thanks in &content.commendations {
        look(&thanks.texts(), &thanks.meta, locator, &mut found);
    }
    found
}

fn look(
    texts: &[PlacedText<'_>],
    meta: &Meta,
    locator: &mut Locator<'_>,
    found: &mut Vec<Finding>,
) {
    for one in texts {
        for (lang, text) in one.text.iter() {
            if let Some((what, todo)) = leftover::told(text) {
                let finding = warning("left-over").what(what).todo(todo);
                found.extend(locator.say(meta, &one.path_in(lang), finding));
            }
        }
    }
}
