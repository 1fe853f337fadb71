//! The rows of a sheet as proposals: what each would be as a draft, and what is to be known of it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::item::Nomination;
use super::plan::standing::Standing;
use super::plan::{Ids, compose, doubled};
use super::rows::cells::Conventions;
use super::rows::{self, Said};
use super::sheet::columns::{self, Columns};
use super::sheet::table::{Position, Row, Table};
use super::vocabulary::answer::{Status, folded};
use super::vocabulary::day::{DateReading, read as read_day};
use super::vocabulary::field::SENT;
use super::vocabulary::header::key;
use crate::content::finding::{Finding, warning};
use crate::content::model::Content;
use crate::content::ron::edit::quoted;

/// Letters of a mark.
const MARK_LETTERS: usize = 20;

/// A row that proposes a commendation.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    /// What the row is known by, wherever it stands: from it nothing can be read back.
    pub mark: String,
    /// What it says.
    pub item: Nomination,
    /// The id that it has as an item.
    pub id: String,
    /// What is written of it as a draft.
    pub text: String,
    /// What is wrong with the row, or to be known of it.
    pub findings: Vec<Finding>,
    /// Whether nothing is missing.
    pub is_whole: bool,
    /// The day on which it was sent, if the sheet has that.
    pub sent: Option<Date>,
}

/// What a sheet proposes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Batch {
    /// The rows that aren't in the folder yet, from the top.
    pub proposals: Vec<Proposal>,
    /// The marks of those that are, or were taken back.
    pub known: Vec<String>,
}

/// What the rows of a sheet called `file` propose to a folder with that content and in whose files
/// that stands.
///
/// # Errors
/// The names of the columns say too little.
pub(crate) fn proposals(
    file: &str,
    table: &Table,
    (conventions, answers): (&Conventions, &[String]),
    (content, standing): (&Content, &Standing),
) -> Result<Batch, Vec<Finding>> {
    let (columns, findings) = columns::read(table, file, &conventions.languages, answers);
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut batch = Batch::default();
    let sent = sent(table, &columns);
    let mut first: HashMap<String, usize> = HashMap::new();
    for read in rows::each(file, table, &columns, conventions, content) {
        let (item, is_whole) = match read.said {
            Said::Item(item) => (item, true),
            Said::Faulty(item) => (item, false),
            Said::Nothing(_) => continue,
        };
        let Some(row) = table.rows.iter().find(|row| row.number == read.row) else { continue };
        if item.is_taken_out() {
            continue;
        }
        let mark = mark(&item, row);
        if let Some(&at) = first.get(&mark) {
            let earlier: &mut Proposal = &mut batch.proposals[at];
            let item = as_draft(*item, &earlier.id);
            let finding = doubled(file, &item, &earlier.item);
            earlier.findings.push(finding);
            continue;
        }
        let ids = Ids::of(&item);
        if is_known(&item, &ids, (content, standing)) {
            batch.known.push(mark);
            continue;
        }
        let mut findings = read.findings;
        findings.extend(also_thanked(file, &item, &ids, standing));
        let id = ids.longest();
        let day = sent.and_then(|column| day(row.cell(column), conventions));
        let item = as_draft(*item, &id);
        let text = compose::item(&item);
        first.insert(mark.clone(), batch.proposals.len());
        batch.proposals.push(Proposal { mark, item, id, text, findings, is_whole, sent: day });
    }
    Ok(batch)
}

/// What is taken over is a draft, whatever the sheet says of who approved it.
fn as_draft(item: Nomination, id: &str) -> Nomination {
    Nomination {
        id: id.to_owned(),
        status: Status::Draft,
        approved_by: None,
        second: None,
        approved_on: None,
        ..item
    }
}

/// What a row is known by: whom it thanks, when and for what, or the id that it has; or, where it
/// says less, all that it says. Where it stands and what else is changed in it is no part of it.
fn mark(item: &Nomination, row: &Row) -> String {
    let ids = Ids::of(item);
    let says_it = item.has_own_id || (item.date.is_some() && !item.act.is_empty());
    let known = ids.longest();
    let said = if says_it && !known.is_empty() {
        known
    } else {
        let cells = row.cells.iter().map(|cell| folded(cell));
        cells.collect::<Vec<_>>().join("\n")
    };
    blake3::hash(format!("row {said}").as_bytes()).to_hex()[..MARK_LETTERS].to_owned()
}

/// Whether the folder has it already, or it was taken back, or they have left.
fn is_known(item: &Nomination, ids: &Ids, (content, standing): (&Content, &Standing)) -> bool {
    let gone = &content.gone;
    let is_gone = |name: &str| gone.has_person(name) || gone.is_named_in(name);
    let has_left = item.person.as_deref().is_some_and(|person| gone.has_person(person))
        || item.name.iter().any(|(_, name)| is_gone(name));
    let known = ids.known();
    let longest = ids.longest();
    // Under the short id another deed of that day may stand.
    let is_same = |id: &String| {
        standing.find(id).is_some_and(|(_, text)| {
            *id == longest || item.act.iter().any(|(_, act)| text.contains(&quoted(act)))
        })
    };
    has_left || known.iter().any(|id| gone.has_id(id) || is_same(id))
}

/// That the same person is thanked on the same day already, maybe for the same.
fn also_thanked(file: &str, item: &Nomination, ids: &Ids, standing: &Standing) -> Option<Finding> {
    let short = ids.short()?;
    let (path, _) = standing.find_beginning(&short)?;
    let at = Position { file, row: item.row, column: 0, header: "", cell: "" };
    let what = format!("{path} thanks the same person for something on the same day");
    let todo = "see whether it is the same, said twice";
    Some(at.point(warning("same-day").what(what).todo(todo)))
}

/// The column in which a form writes when it was sent.
fn sent(table: &Table, columns: &Columns) -> Option<usize> {
    let header = &table.rows[columns.at];
    let is = |name: &str| header.cells.iter().position(|cell| key(cell) == name);
    SENT.iter().find_map(|name| is(name))
}

fn day(cell: &str, conventions: &Conventions) -> Option<Date> {
    match read_day(cell, conventions.dates) {
        DateReading::Is(day) | DateReading::OtherWeekday(day) => Some(day),
        DateReading::OneOf(_) | DateReading::No => None,
    }
}
