//! What a file to be filled in says, kind by kind.

use jiff::civil::Date;

use super::What;
use crate::content::fields::{self, Field, blank};
use crate::content::model::{Content, Lang};
use crate::desk::words::{Words, words};

/// A kind of item that can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Thanks to a colleague.
    Commendation,
    /// One option is right.
    Single,
    /// Several are.
    Several,
    /// A statement to judge.
    TrueFalse,
    /// Steps to put in order.
    Order,
    /// A thought in a line.
    Principle,
    /// Where customers meet us.
    MomentOfTruth,
    /// Something that happened.
    Story,
    /// What is believed and what is so.
    MythAndFact,
    /// From hand to hand.
    Chain,
    /// What we put up with, and what not.
    BoundaryLadder,
    /// What to do when it gets hard.
    HelpCard,
    /// What a customer said.
    Voice,
    /// A number that proves the promise.
    Figure,
    /// What was asked for, and done.
    Answered,
    /// Something to know about the trade.
    Craft,
    /// A question without a right answer.
    Poll,
    /// What we promise.
    Promise,
}

impl Kind {
    /// All of them; of questions and of slides the usual one first.
    pub const ALL: [Self; 18] = [
        Self::Commendation,
        Self::Single,
        Self::Several,
        Self::TrueFalse,
        Self::Order,
        Self::Principle,
        Self::MomentOfTruth,
        Self::Story,
        Self::MythAndFact,
        Self::Chain,
        Self::BoundaryLadder,
        Self::HelpCard,
        Self::Voice,
        Self::Figure,
        Self::Answered,
        Self::Craft,
        Self::Poll,
        Self::Promise,
    ];

    /// What it is a kind of.
    pub fn what(self) -> What {
        match self {
            Self::Commendation => What::Commendation,
            Self::Single | Self::Several | Self::TrueFalse | Self::Order => What::Question,
            _ => What::Slide,
        }
    }

    /// The folder in which it belongs.
    pub fn folder(self) -> &'static str {
        match self.what() {
            What::Commendation => "commendations",
            What::Question => "questions",
            What::Slide => "philosophy",
            What::Today => "",
        }
    }

    /// What it is called on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Commendation => "commendation",
            Self::Single => "single",
            Self::Several => "several",
            Self::TrueFalse => "true-false",
            Self::Order => "order",
            Self::Principle => "principle",
            Self::MomentOfTruth => "moment-of-truth",
            Self::Story => "story",
            Self::MythAndFact => "myth-and-fact",
            Self::Chain => "chain",
            Self::BoundaryLadder => "boundary-ladder",
            Self::HelpCard => "help-card",
            Self::Voice => "voice",
            Self::Figure => "figure",
            Self::Answered => "answered",
            Self::Craft => "craft",
            Self::Poll => "poll",
            Self::Promise => "promise",
        }
    }
}

/// The whole file, with a text in each of the kiosk's languages.
pub(super) fn text(kind: Kind, id: &str, today: Date, content: &Content) -> String {
    let langs = &content.kiosk.languages;
    let what = kind.what().word();
    let head = format!("{kind:?}");
    let mut out = format!(
        "// A {what}, begun on {today}. Write between the quotation marks (\"\"), in each language.\n\
         // Until the last empty text is written it isn't shown; `breakroom check` says what is\n\
         // missing. Lines with two strokes (//) before them are notes that the kiosk doesn't read.\n\
         // Within a text write curly quotation marks, “ and ”: a straight one ends the text.\n\
         [\n    {head}(\n        // A name of its own, for ever.\n        id: \"{id}\",\n"
    );
    out += "        // The value it belongs to; one of these, by its id:\n";
    for value in &content.values {
        let name = value.name.iter().next().map_or("", |(_, name)| name);
        let name: String = name.chars().filter(|c| !c.is_control()).collect();
        out += &format!("        //   {} ({name})\n", value.id);
    }
    out += "        value: \"\",\n";
    let words = words();
    let own = fields::kind(&head).map(|kind| kind.begun(langs, today)).unwrap_or_default();
    out.extend(own.iter().map(|(field, line)| written(&words, &head, field, line)));
    out + "    ),\n]\n"
}

/// The line of a field with what is to be known of it.
fn written(words: &Words, head: &str, field: &Field, line: &str) -> String {
    let english = Lang::new("en");
    let keys = [format!("note-{head}-{}", field.name), format!("note-{}", field.name)];
    let say = |key: &String| Some(words.say(&english, key, &[])).filter(|said| said != key);
    let note = keys.iter().find_map(say).unwrap_or_default();
    let notes: String = note.lines().map(|line| format!("// {line}\n")).collect();
    let both = blank::set_in(&format!("{notes}{line}"));
    blank::set_in(&both)
}
