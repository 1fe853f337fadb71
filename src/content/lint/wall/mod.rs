//! What a wall of thanks had better not say, and how it is spread over people.

mod ends;
mod praise;
mod private;
mod shares;

use super::locate::Locator;
use super::view::{Flaw, Speech};
use crate::content::finding::Finding;
use crate::content::model::{Commendation, Content, Lang, PlacedText, TextKind};

pub use ends::ENDS_WITHIN_DAYS;
pub(super) use ends::findings as ending;

/// A text of a commendation in one language.
struct WallText<'a> {
    text: &'a str,
    lang: &'a Lang,
    speech: Speech,
    placed: &'a PlacedText<'a>,
}

impl WallText<'_> {
    fn flaw(&self, finding: Finding) -> Flaw {
        (self.placed.path_in(self.lang), finding)
    }
}

/// What each text must not have in it; what the story must.
const OF_ANY: &[fn(&WallText<'_>) -> Option<Flaw>] =
    &[private::sensitive, private::customer, private::contact];
const OF_STORY: &[fn(&WallText<'_>) -> Option<Flaw>] = &[praise::vague, praise::too_short];

pub(super) fn findings(content: &Content, locator: &mut Locator<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for thanks in &content.commendations {
        let flaws = flaws(thanks).into_iter();
        found.extend(flaws.filter_map(|(path, finding)| locator.say(&thanks.meta, &path, finding)));
    }
    found.extend(shares::findings(content, locator));
    found
}

fn flaws(thanks: &Commendation) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for placed in thanks.texts() {
        // Names and teams are what they are.
        if matches!(placed.kind, TextKind::Name | TextKind::Team) {
            continue;
        }
        let story = matches!(placed.kind, TextKind::ThanksAct | TextKind::Effect);
        for (lang, text) in placed.text.iter() {
            let line = WallText { text, lang, speech: Speech::of(lang), placed: &placed };
            flaws.extend(OF_ANY.iter().filter_map(|check| check(&line)));
            if story {
                flaws.extend(OF_STORY.iter().filter_map(|check| check(&line)));
            }
        }
    }
    flaws
}
