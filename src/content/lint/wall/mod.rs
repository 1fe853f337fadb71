//! What a wall of thanks had better not say, and how it is spread over people.

mod ends;
mod praise;
mod private;
mod shares;

use super::locate::{Locator, Step};
use super::view::{Flaw, Speech};
use crate::content::finding::Finding;
use crate::content::model::{Commendation, Content, Lang, Text};

pub(super) use ends::findings as ending;

/// A text of a commendation in one language.
struct Line<'a> {
    text: &'a str,
    lang: &'a Lang,
    speech: Speech,
    path: &'a [Step],
}

impl Line<'_> {
    fn flaw(&self, code: &'static str, fact: &str, remedy: &str) -> Flaw {
        let mut path = self.path.to_vec();
        path.push(Step::Lang(self.lang.as_str().to_owned()));
        Flaw::new(code, path, fact, remedy)
    }
}

/// What each text must not have in it; what the story must.
const OF_ANY: &[fn(&Line<'_>) -> Option<Flaw>] =
    &[private::sensitive, private::customer, private::contact];
const OF_STORY: &[fn(&Line<'_>) -> Option<Flaw>] = &[praise::vague, praise::too_short];

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for thanks in &content.commendations {
        for flaw in flaws(thanks) {
            found.extend(locator.warning(
                &thanks.meta,
                &flaw.path,
                flaw.code,
                flaw.what,
                flaw.todo,
            ));
        }
    }
    found.extend(shares::findings(content, locator));
    found
}

fn flaws(thanks: &Commendation) -> Vec<Flaw> {
    let field = |name| vec![Step::Field(name)];
    let quote = |name| vec![Step::Field("quote"), Step::Field(name)];
    let said = thanks.quote.as_ref();
    let story = [(field("act"), &thanks.act), (field("effect"), &thanks.effect)];
    let others = [
        (field("situation"), Some(&thanks.situation)),
        (quote("text"), said.map(|said| &said.text)),
        (quote("by"), said.and_then(|said| said.by.as_ref())),
        (field("helped_by"), thanks.helped_by.as_ref()),
    ];
    let mut flaws = Vec::new();
    for (path, text) in &story {
        each(text, path, OF_ANY, &mut flaws);
        each(text, path, OF_STORY, &mut flaws);
    }
    for (path, text) in &others {
        text.iter().for_each(|text| each(text, path, OF_ANY, &mut flaws));
    }
    flaws
}

fn each(text: &Text, path: &[Step], checks: &[fn(&Line<'_>) -> Option<Flaw>], out: &mut Vec<Flaw>) {
    for (lang, text) in text.iter() {
        let line = Line { text, lang, speech: Speech::of(lang), path };
        out.extend(checks.iter().filter_map(|check| check(&line)));
    }
}
