//! What became of the rows of the inbox, in a file beside the content: known by marks of them, from
//! which nothing can be read back, so that a row that was declined leaves nothing but the reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;

use crate::content::finding::source::Source;
use crate::content::finding::{Finding, error};
use crate::content::folder::disk::read_some;
use crate::content::folder::layout::INBOX;
use crate::content::ron::decode::Shape;
use crate::content::ron::edit::quoted;
use crate::content::ron::items::{one, open};
use crate::content::ron::raw::RawAnswer;

/// Most rows that are remembered; of more the oldest are forgotten, those first that wait.
pub const ENTRIES_MAX: usize = 20_000;
/// Most characters of a reason.
pub const REASON_CHARS_MAX: usize = 200;

const HEAD: &str = "\
// What became of the rows of the inbox's sheet. The desk writes this file, and more than one may.
// A mark is made of a row and says nothing of it. To see a declined row again, close the desks and
// delete its line here.
";

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It waits.
    Waits,
    /// It was declined on that day, for that reason.
    Declined(Date, String),
    /// It was taken over on that day.
    Taken(Date),
}

/// A row that is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The day on which it was seen first.
    pub seen: Date,
    /// What became of it.
    pub fate: Fate,
}

/// All rows that are remembered, by their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// Those in the folder at `dir`; where the file can't be made out, why.
    ///
    /// # Errors
    /// The file is there and can't be made out, or an entry of it.
    pub fn read(dir: &Path) -> Result<Self, Vec<Finding>> {
        let files = read_some(dir, [INBOX]);
        match files.get(INBOX) {
            Some(bytes) => Self::parse(bytes),
            None if dir.join(INBOX).exists() => {
                let unread = error("unreadable-file")
                    .what("what became of the inbox's rows can't be read")
                    .todo("let the desk's user read it");
                Err(vec![unread.in_file(INBOX)])
            }
            None => Ok(Self::default()),
        }
    }

    /// Those that the bytes of a file say.
    ///
    /// # Errors
    /// What of it can't be made out.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<Finding>> {
        let mut findings = Vec::new();
        let opened = open(INBOX, bytes, Shape::List, &mut findings);
        findings.retain(Finding::is_error);
        let Some(opened) = opened else { return Err(findings) };
        let source = Source::new(INBOX, &opened.text);
        let plain = opened.outline.plain(&opened.text);
        let mut answers = Self::default();
        for entry in opened.outline.root.iter().flat_map(|root| &root.entries) {
            match one::<RawAnswer>(&source, &plain, &entry.value, &opened.outline).map(answer) {
                Ok(Some((mark, answer))) => answers.note(mark, answer),
                Ok(None) => findings.push(
                    error("inbox-answer")
                        .what("this says neither a mark nor a day that it can be known by")
                        .todo("delete the line; the row stands in the inbox again then")
                        .at(&source, entry.value.span.range()),
                ),
                Err(finding) => findings.push(*finding),
            }
        }
        if findings.is_empty() { Ok(answers) } else { Err(findings) }
    }

    /// What became of a row.
    pub fn get(&self, mark: &str) -> Option<&Answer> {
        self.0.get(mark)
    }

    /// Remembers a row. Where it is known already, the sooner day on which it was seen holds, and
    /// what ends its waiting.
    pub fn note(&mut self, mark: String, answer: Answer) {
        match self.0.get_mut(&mark) {
            Some(known) => {
                known.seen = known.seen.min(answer.seen);
                known.fate = together(&known.fate, answer.fate);
            }
            None => {
                self.0.insert(mark, answer);
            }
        }
    }

    /// Takes in all that `other` remembers: whoever takes in the other, both remember the same.
    pub fn take_in(&mut self, other: &Self) {
        for (mark, answer) in &other.0 {
            self.note(mark.clone(), answer.clone());
        }
    }

    /// The file that says so.
    pub fn text(&self) -> String {
        let mut kept: Vec<(&String, &Answer)> = self.0.iter().collect();
        kept.sort_by_key(|(_, answer)| {
            (answer.fate == Fate::Waits, std::cmp::Reverse(answer.seen))
        });
        kept.truncate(ENTRIES_MAX);
        kept.sort_by_key(|(mark, answer)| (answer.seen, *mark));
        let mut text = format!("{HEAD}[\n");
        for (mark, Answer { seen, fate }) in kept {
            let fate = match fate {
                Fate::Waits => String::new(),
                Fate::Taken(on) => format!(", taken: \"{on}\""),
                Fate::Declined(on, why) => {
                    format!(", declined: \"{on}\", because: {}", quoted(why))
                }
            };
            // Writing to a string can't fail.
            let _ = writeln!(text, "    (mark: {}, seen: \"{seen}\"{fate}),", quoted(mark));
        }
        text + "]\n"
    }
}

/// Of two desks that have done something else with a row: it was taken over if one has done that;
/// otherwise what was said sooner holds.
fn together(one: &Fate, other: Fate) -> Fate {
    match (one, &other) {
        (Fate::Taken(a), Fate::Taken(b)) => Fate::Taken(*a.min(b)),
        (Fate::Taken(_), _) | (_, Fate::Waits) => one.clone(),
        (Fate::Declined(..), Fate::Declined(..)) => one.min(&other).clone(),
        (Fate::Waits, _) | (_, Fate::Taken(_)) => other,
    }
}

fn answer(raw: RawAnswer) -> Option<(String, Answer)> {
    let day = |text: Option<String>| match text {
        Some(text) => text.parse::<Date>().ok().map(Some),
        None => Some(None),
    };
    let seen = raw.seen.parse::<Date>().ok()?;
    let fate = match (day(raw.taken)?, day(raw.declined)?) {
        (Some(on), _) => Fate::Taken(on),
        (None, Some(on)) => Fate::Declined(on, raw.because.unwrap_or_default()),
        (None, None) => Fate::Waits,
    };
    (!raw.mark.is_empty()).then_some((raw.mark, Answer { seen, fate }))
}
