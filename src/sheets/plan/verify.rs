//! Reads what is to be written as the kiosk would, before it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::content::finding::{Finding, error};
use crate::content::folder::disk::{FILE_BYTES_MAX, Files};
use crate::content::model::Commendation;
use crate::content::ron::outline::{Node, outline};
use crate::content::{JudgePhoto, photo_fact, read};

use crate::sheets::sheet::columns::Columns;
use crate::sheets::sheet::table::{Note, Position, Row};
use crate::sheets::vocabulary::field::Field;

/// So few items have fewer findings than are reported of one reading.
const ITEMS_AT_ONCE: usize = 50;

/// What the kiosk would make of the file.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    pub errors: Vec<Finding>,
    pub notes: Vec<Note>,
    /// Those that it would show, on the days they have consent for.
    pub shown: Vec<Arc<Commendation>>,
}

/// A file that isn't written yet.
pub(crate) struct NewFile<'a> {
    /// Its path within the content folder.
    pub target: &'a str,
    pub text: &'a str,
    /// Where each item begins, and the row it comes from; 0 for one that was kept.
    pub items: Vec<(usize, usize)>,
}

/// Where rows come from.
pub(crate) struct Provenance<'a> {
    pub file: &'a str,
    pub rows: &'a [Row],
    pub columns: &'a Columns,
}

/// Reads the folder at `dir` with the draft in its place; `judge` says which pictures can be shown.
pub(crate) fn verify(
    (dir, files): (&Path, &Files),
    draft: &NewFile<'_>,
    origin: &Provenance<'_>,
    judge: JudgePhoto,
) -> Verdict {
    if draft.text.len() as u64 > FILE_BYTES_MAX {
        let what = "the commendations together are larger than 16 MB";
        let todo = "take the sheet in parts, such as one for each year";
        let large = error("sheet-too-large").what(what).todo(todo).in_file(origin.file);
        return Verdict { errors: vec![large], ..Verdict::default() };
    }
    let mut files = files.clone();
    // What is wrong elsewhere is the checker's to say, and must not crowd out what is wrong here.
    files.findings.clear();
    files.insert(draft.target, draft.text.as_bytes());
    let (content, findings) = read(&files, &|path| photo_fact(dir, path, &judge));
    let mut verdict = Verdict::default();
    let cards = content.commendations.iter();
    let own = cards.filter(|card| card.meta.file == Path::new(draft.target));
    verdict.shown.extend(own.cloned());
    let root = outline(draft.text).root;
    let own = findings.iter().filter(|finding| finding.file == Path::new(draft.target));
    for finding in own.filter(|finding| stops(finding)) {
        let row = draft.row(finding.span.start);
        verdict.errors.push(by_row(finding, row, root.as_ref(), draft.text, origin));
    }
    verdict.notes = notes((dir, &files), draft, judge);
    verdict
}

/// Whether a row can't be taken for the sake of a finding. Without its photo it has a monogram.
fn stops(finding: &Finding) -> bool {
    finding.is_error() && finding.code != "unreadable-photo"
}

impl NewFile<'_> {
    /// The row from which the item at `byte` comes.
    fn row(&self, byte: usize) -> usize {
        let after = self.items.partition_point(|(start, _)| *start <= byte);
        after.checked_sub(1).map_or(0, |at| self.items[at].1)
    }
}

/// What else is to be known. There may be more of it than the findings of one reading, so a few
/// items are read at a time, beside the settings alone.
fn notes((dir, files): (&Path, &Files), draft: &NewFile<'_>, judge: JudgePhoto) -> Vec<Note> {
    let mut few = Files::default();
    let settings = files.map.iter().filter(|(path, _)| !path.contains('/'));
    few.map.extend(settings.map(|(path, bytes)| (path.clone(), bytes.clone())));
    let mut notes: BTreeMap<(&str, String), Note> = BTreeMap::new();
    // The last sign of the text is the bracket that closes the list.
    let close = draft.text.rfind(']').unwrap_or(draft.text.len());
    let starts: Vec<usize> = draft.items.iter().map(|(start, _)| *start).collect();
    for (i, start) in starts.iter().copied().enumerate().step_by(ITEMS_AT_ONCE) {
        let end = starts.get(i + ITEMS_AT_ONCE).copied().unwrap_or(close);
        let part = format!("[{}]", draft.text.get(start..end).unwrap_or_default());
        few.insert(draft.target, part.into_bytes());
        let (_, findings) = read(&few, &|path| photo_fact(dir, path, &judge));
        let own = findings.iter().filter(|finding| finding.file == Path::new(draft.target));
        for finding in own.filter(|finding| !stops(finding)) {
            let (what, todo) = in_sheet_words(finding);
            let note = notes.entry((finding.code, what.clone()));
            let note = note.or_insert(Note { what, todo, rows: BTreeSet::new() });
            // Its bracket stands one byte before the first item.
            note.rows.insert(draft.row(start + finding.span.start.saturating_sub(1)));
        }
    }
    notes.into_values().collect()
}

/// A finding about the file that would be written, as one about the sheet.
fn by_row(
    finding: &Finding,
    row: usize,
    root: Option<&Node>,
    text: &str,
    origin: &Provenance<'_>,
) -> Finding {
    let Some(cells) = origin.rows.iter().find(|r| r.number == row) else {
        return finding.clone();
    };
    let path = root.map(|root| root.path_to(finding.span.start)).unwrap_or_default();
    let names: Vec<&str> =
        path.iter().map(|entry| entry.key.of(text)).filter(|name| !name.is_empty()).collect();
    let field = field(&names);
    let column = field.and_then(|field| origin.columns.of(field).next());
    let (index, header) = column.map_or((0, ""), |column| (column.index, column.header.as_str()));
    let cell = if column.is_some() { cells.cell(index) } else { "" };
    let place = Position { file: origin.file, row, column: index, header, cell };
    place.point(error(finding.code).what(finding.what.clone()).todo(finding.todo.clone()))
}

/// The column from which a field of the file comes.
fn field(names: &[&str]) -> Option<Field> {
    Some(match names {
        ["id", ..] => Field::Id,
        ["value", ..] => Field::Value,
        ["who", ..] => Field::Who,
        ["person", ..] => Field::Person,
        ["name", ..] => Field::Name,
        ["team", ..] => Field::Team,
        ["date", ..] => Field::Date,
        ["situation", ..] => Field::Situation,
        ["act", ..] => Field::Act,
        ["effect", ..] => Field::Effect,
        ["quote", "by", ..] => Field::QuoteBy,
        ["quote", ..] => Field::Quote,
        ["skill", ..] => Field::Skill,
        ["helped_by", ..] => Field::HelpedBy,
        ["photo", "alt", ..] => Field::PhotoAlt,
        ["photo", ..] => Field::Photo,
        ["consent", "words_until", ..] => Field::WordsUntil,
        ["consent", "name", ..] => Field::NameShown,
        ["consent", "name_until", ..] => Field::NameUntil,
        ["consent", "photo", ..] => Field::PhotoShown,
        ["consent", "photo_until", ..] => Field::PhotoUntil,
        ["consent", ..] => Field::Words,
        ["status", ..] => Field::Status,
        ["approved", ..] => Field::ApprovedBy,
        ["from", ..] => Field::From,
        ["until", ..] => Field::Until,
        _ => return None,
    })
}

/// The reader speaks of fields of a file; whoever has a sheet must hear of columns.
fn in_sheet_words(finding: &Finding) -> (String, String) {
    if finding.code == "missing-language" {
        let lang = finding.what.split('`').nth(1).unwrap_or("zh");
        let todo = format!(
            "until there is a column for it, such as `situation ({lang})`, the other language is shown"
        );
        return (finding.what.replace("the text", "a text"), todo);
    }
    let todo = match finding.code {
        "draft" => {
            "once two people have approved it, write `approved` into its column `status`, \
                    and their names into `approver` and `second approver`"
        }
        "no-approval" => "write into the column `approver` who approved it",
        "one-pair-of-eyes" => "write into the column `second approver` who else has looked at it",
        "no-consent" => "ask; then write the day of the consent into the column `consent words`",
        "named-without-consent" => {
            "tell it without the name, or ask, and write the day of the consent into the column \
             `consent name`"
        }
        "missing-photo" => "put it into photos/ under that name; until then there is a monogram",
        _ => finding.todo.as_str(),
    };
    (finding.what.clone(), todo.to_owned())
}
