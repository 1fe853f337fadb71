//! What a file to be filled in says, kind by kind.

use jiff::civil::Date;

use super::What;
use crate::content::model::{Content, Lang};

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
    /// What we promise.
    Promise,
}

impl Kind {
    /// All of them; of questions and of slides the usual one first.
    pub const ALL: [Self; 17] = [
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
            Self::Promise => "promise",
        }
    }

    fn parts(self) -> &'static [Part] {
        match self {
            Self::Commendation => COMMENDATION,
            Self::Single => SINGLE,
            Self::Several => SEVERAL,
            Self::TrueFalse => TRUE_FALSE,
            Self::Order => ORDER,
            Self::Principle => PRINCIPLE,
            Self::MomentOfTruth => MOMENT,
            Self::Story => STORY,
            Self::MythAndFact => MYTH,
            Self::Chain => CHAIN,
            Self::BoundaryLadder => LADDER,
            Self::HelpCard => HELP,
            Self::Voice => VOICE,
            Self::Figure => FIGURE,
            Self::Answered => ANSWERED,
            Self::Craft => CRAFT,
            Self::Promise => PROMISE,
        }
    }
}

/// A part of an item that is to be filled in.
enum Part {
    /// Lines for people.
    Note(&'static str),
    /// A text in each language.
    Text(&'static str),
    /// So many texts in a list.
    Texts(&'static str, usize),
    /// Entries of a list, each with a word before its texts, and these texts.
    Each(&'static str, &'static [&'static str], &'static [&'static str]),
    /// A line as it stands; `TODAY` in it is the day, `EMPTY` an empty text in each language.
    Line(&'static str),
}
use Part::{Each, Line, Note, Text, Texts};

const HEADLINE: Part =
    Note("The line that is read from three metres: at most 7 words, 12 Chinese characters.");
const BODY: Part = Note("One or two sentences: at most 25 words, 45 Chinese characters.");

const COMMENDATION: &[Part] = &[
    Note(
        "Who it is. Without their consent to the name the screen says \"someone in …\".\nFor a whole team take the name out and write: who: Team,",
    ),
    Text("name"),
    Note("Where they work, such as \"Warehouse\"."),
    Text("team"),
    Note("The day on which it happened: year-month-day."),
    Line("date: \"TODAY\","),
    Note("Whether customers hardly ever see them: true or false."),
    Line("behind_the_scenes: false,"),
    Note("What was the case. One or two short sentences."),
    Text("situation"),
    Note("What they did: an act that one could have filmed. The screen shows this largest."),
    Text("act"),
    Note("What came of it, for whom."),
    Text("effect"),
    Note("The skill it shows: Warmth, Product, Technique, Communication or Psychology."),
    Line("// skill: Warmth,"),
    Note("Who helped behind the scenes; take the strokes away, here and below, where it is so."),
    Line("// helped_by: (en: \"…\", zh: \"…\"),"),
    Note("What somebody said of it; they are a Customer, Peer, Manager or Leader."),
    Line("// quote: (text: (en: \"…\", zh: \"…\"), from: Customer),"),
    Note("A photo in the folder photos, and what it shows for those who can't see it."),
    Line("// photo: (path: \"photos/name.jpg\", alt: (en: \"…\", zh: \"…\")),"),
    Note("Who told you of it. It isn't shown, and `breakroom check` counts whom you hear from."),
    Line("// nominated_by: \"Name\","),
    Note(
        "When they agreed to each part. Ask first: without `words` nothing is shown, without `name`\nno name, without `photo` a monogram. An end may follow: name_until: \"2030-12-31\"",
    ),
    Line("// consent: (words: \"TODAY\", name: \"TODAY\"),"),
    Note("Once two people have approved it, write Approved, and who they are."),
    Line("status: Draft,"),
    Line("// approved: (by: \"Name\", second: \"Other name\"),"),
];

const STEM: Part = Note("The question, in one sentence.");
const TAKEAWAY: Part = Note("What is to stay in the mind, in one sentence.");
const SITUATION: Part =
    Note("What is the case, where the question needs it told: take away the strokes.");
const SITUATION_LINE: Part = Line("// situation: (en: \"…\", zh: \"…\"),");
const DIFFICULTY: Part = Note("From 1 (nearly all know it) to 5 (few do).");
const SINGLE: &[Part] = &[
    DIFFICULTY,
    Line("difficulty: 3,"),
    SITUATION,
    SITUATION_LINE,
    STEM,
    Text("stem"),
    Note(
        "2 to 6 options; three is the rule. The right one is marked, wherever it stands.\nrationale: why it is right, or what is good and what is missing in it.",
    ),
    Each("options", &["right: true,", "", ""], &["text", "rationale"]),
    TAKEAWAY,
    Text("takeaway"),
];
const SEVERAL: &[Part] = &[
    DIFFICULTY,
    Line("difficulty: 3,"),
    SITUATION,
    SITUATION_LINE,
    STEM,
    Text("stem"),
    Note(
        "3 to 6 options. Two or more are right and marked, and one at least isn't.\nrationale: why it is right, or what is good and what is missing in it.",
    ),
    Each("options", &["right: true,", "right: true,", ""], &["text", "rationale"]),
    TAKEAWAY,
    Text("takeaway"),
];
const TRUE_FALSE: &[Part] = &[
    DIFFICULTY,
    Line("difficulty: 3,"),
    SITUATION,
    SITUATION_LINE,
    Note("A statement that is true or false."),
    Text("stem"),
    Note("Which of the two it is: true or false."),
    Line("answer: true,"),
    Note("What somebody reads who has said \"true\"."),
    Text("if_true"),
    Note("What somebody reads who has said \"false\"."),
    Text("if_false"),
    TAKEAWAY,
    Text("takeaway"),
];
const ORDER: &[Part] = &[
    DIFFICULTY,
    Line("difficulty: 3,"),
    SITUATION,
    SITUATION_LINE,
    Note("What is to be put in order, such as \"In what order do you see it through?\""),
    Text("stem"),
    Note(
        "3 to 6 steps, in the right order; the screen mixes them.\nrationale: why it comes at that place.",
    ),
    Each("steps", &["", "", ""], &["text", "rationale"]),
    TAKEAWAY,
    Text("takeaway"),
];

const PRINCIPLE: &[Part] = &[HEADLINE, Text("headline"), BODY, Text("body")];
const PROMISE: &[Part] = &[HEADLINE, Text("headline"), BODY, Text("body")];
const MOMENT: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("Where and when a customer meets us, such as \"The phone rings at closing time\"."),
    Text("touchpoint"),
    Note("What one of us does then."),
    Text("act"),
];
const STORY: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("What happened: at most 25 words, 45 Chinese characters."),
    Text("body"),
    Note("What it teaches, in one sentence."),
    Text("lesson"),
];
const MYTH: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("What many believe."),
    Text("myth"),
    Note("What is so."),
    Text("fact"),
    Note("Why."),
    Text("because"),
];
const VOICE: &[Part] = &[
    Note(
        "What the customer said, without quotation marks: at most 14 words, 24 Chinese characters.",
    ),
    Text("headline"),
    Note("Who said it, without a name, such as \"A customer on the telephone\"."),
    Text("by"),
    Note(
        "Whose work is behind it: a team, and what they did. Colleagues by name stand on the wall.",
    ),
    Text("thanks_to"),
];
const FIGURE: &[Part] = &[
    Note("What the number proves, in at most 7 words, 12 Chinese characters."),
    Text("headline"),
    Note("The number as it is to be seen, at most 8 characters, such as \"3\" or \"98%\"."),
    Line("number: \"\","),
    Note("What it is the number of."),
    Text("of"),
    Note("Where it comes from, and the day on which it was counted."),
    Text("source"),
    Line("counted: \"TODAY\","),
    Note("For so many days it is shown; then it must be counted again."),
    Line("good_for_days: 99,"),
];
const ANSWERED: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("What somebody asked for, in their words."),
    Text("asked"),
    Note("What has been done about it, and since when."),
    Text("done"),
];
const CRAFT: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note(
        "The picture that shows it, a photo or a drawing, in photos/. alt: what is to be seen on it.",
    ),
    Line("photo: (path: \"photos/name.jpg\", alt: EMPTY),"),
    BODY,
    Text("body"),
];
const CHAIN: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("3 to 5 links from hand to hand, each two or three words."),
    Texts("links", 3),
    BODY,
    Text("body"),
];
const LADDER: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("3 to 5 steps, from the mildest to the last. title: two or three words."),
    Each("steps", &["", "", ""], &["title", "text"]),
    Note("Who decides, and that they will be backed."),
    Text("decides"),
];
const HELP: &[Part] = &[
    HEADLINE,
    Text("headline"),
    Note("3 to 6 things to do, in their order, each a short sentence."),
    Texts("steps", 3),
    Note("Whom to tell, and how they are reached."),
    Text("tell"),
];

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
    for part in kind.parts() {
        out += &written(part, today, langs);
    }
    out + "    ),\n]\n"
}

fn written(part: &Part, today: Date, langs: &[Lang]) -> String {
    match part {
        Note(words) => words.lines().map(|line| format!("        // {line}\n")).collect(),
        Line(line) => {
            let line = line.replace("TODAY", &today.to_string());
            format!("        {}\n", line.replace("EMPTY", &empty(langs, 8)))
        }
        Text(name) => format!("        {name}: {},\n", empty(langs, 8)),
        Texts(name, count) => {
            let each = format!("            {},\n", empty(langs, 12)).repeat(*count);
            format!("        {name}: [\n{each}        ],\n")
        }
        Each(name, marks, texts) => {
            let entry = |mark: &&str| {
                let mark = if mark.is_empty() {
                    String::new()
                } else {
                    format!("                {mark}\n")
                };
                let texts = texts
                    .iter()
                    .map(|text| format!("                {text}: {},\n", empty(langs, 16)))
                    .collect::<String>();
                format!("            (\n{mark}{texts}            ),\n")
            };
            let entries: String = marks.iter().map(entry).collect();
            format!("        {name}: [\n{entries}        ],\n")
        }
    }
}

/// An empty text in each language.
fn empty(langs: &[Lang], indent: usize) -> String {
    let each = langs.iter().map(|lang| format!("{:indent$}    {lang}: \"\",\n", ""));
    format!("(\n{}{:indent$})", each.collect::<String>(), "")
}
