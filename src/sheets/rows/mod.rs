//! The rows of a sheet, each as a nomination, or left out and why.

pub(crate) mod cells;
mod row;

use std::collections::BTreeSet;

use super::item::Nomination;
use super::plan;
use super::sheet::columns::Columns;
use super::sheet::table::{Note, Position, Row, Table};
use crate::content::finding::{Finding, error};
use crate::content::model::Content;
use cells::{Cells, Conventions};

/// Fewest cells of a row that is a commendation: a single one is a heading or a sum.
const CELLS_LEAST: usize = 2;

/// What the rows of a sheet say.
#[derive(Debug, Default)]
pub(crate) struct RowsRead {
    /// Rows that say a commendation, and those that take one back.
    pub items: Vec<Nomination>,
    /// Rows that say none, and why.
    pub left_out: Vec<(usize, String)>,
    /// What is wrong with the others.
    pub findings: Vec<Finding>,
    /// What has been changed in some of them.
    pub notes: Vec<Note>,
}

/// A row as it was read.
#[derive(Debug)]
pub(crate) struct RowRead {
    pub row: usize,
    pub said: Said,
    pub findings: Vec<Finding>,
    /// Whether signs of another program were turned into letters.
    is_converted: bool,
}

/// What a row says.
#[derive(Debug)]
pub(crate) enum Said {
    /// A commendation, or that one is to leave.
    Item(Box<Nomination>),
    /// A commendation of which something is missing or wrong.
    Faulty(Box<Nomination>),
    /// Neither, and why.
    Nothing(&'static str),
}

/// Reads the rows beneath the names of the columns, one by one.
pub(crate) fn each<'a>(
    file: &'a str,
    table: &'a Table,
    columns: &'a Columns,
    conventions: &'a Conventions,
    content: &'a Content,
) -> impl Iterator<Item = RowRead> + 'a {
    let header = &table.rows[columns.at];
    table.rows[columns.at + 1..].iter().map(move |row| {
        let read = |said, findings, is_converted| RowRead {
            row: row.number,
            said,
            findings,
            is_converted,
        };
        if let Some(why) = no_commendation(row, header) {
            return read(Said::Nothing(why), Vec::new(), false);
        }
        let mut cells = Cells::new(file, row, columns, conventions);
        let item = row::read(&mut cells, &content.values);
        too_wide(&mut cells, table);
        let (mut findings, is_converted) = (cells.findings, cells.is_converted);
        let item = Box::new(item);
        if !item.is_taken_out() {
            let said = if cells.failed { Said::Faulty(item) } else { Said::Item(item) };
            return read(said, findings, is_converted);
        }
        if item.is_known() {
            // What is to leave need not be complete.
            return read(Said::Item(item), Vec::new(), is_converted);
        }
        let is_withdrawn = item.status == super::vocabulary::answer::Status::Withdrawn;
        let why = if is_withdrawn { plan::WITHDRAWN } else { plan::REJECTED };
        // Unless it would have said which one is to leave.
        findings.retain(|finding| !finding.code.starts_with("missing"));
        read(Said::Nothing(why), findings, is_converted)
    })
}

/// Reads all rows beneath the names of the columns.
pub(crate) fn read(
    file: &str,
    table: &Table,
    columns: &Columns,
    conventions: &Conventions,
    content: &Content,
) -> RowsRead {
    let mut read = RowsRead::default();
    let mut converted = BTreeSet::new();
    for mut row in each(file, table, columns, conventions, content) {
        converted.extend(row.is_converted.then_some(row.row));
        read.findings.append(&mut row.findings);
        match row.said {
            Said::Item(item) => read.items.push(*item),
            Said::Faulty(_) => {}
            Said::Nothing(why) => read.left_out.push((row.row, why.to_owned())),
        }
    }
    if !converted.is_empty() {
        read.notes.push(Note {
            what: "signs of a web page or a chat program, such as `&#39;` or `<br>`, have become \
                   letters and line breaks"
                .to_owned(),
            todo: "see below how they read".to_owned(),
            rows: converted,
        });
    }
    read
}

/// Why a row can't be a commendation, at a glance.
fn no_commendation(row: &Row, header: &Row) -> Option<&'static str> {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled + row.faults.len() < CELLS_LEAST {
        return Some("only one of its cells is filled, as in a heading");
    }
    (row.cells == header.cells).then_some("it names the columns again")
}

/// A row of a text with more cells than there are columns has a mark too many in one of them, and
/// all that follows is in the wrong column.
fn too_wide(cells: &mut Cells<'_>, table: &Table) {
    let width = table.rows[cells.columns.at].cells.len();
    let row = cells.row;
    let beyond = table.beyond.iter().rfind(|stray| stray.row == row.number);
    let last = row.cells.len().checked_sub(1).filter(|last| *last >= width);
    let last = last.map(|column| (column, row.cell(column)));
    let found = beyond.map(|stray| (stray.column, stray.text.as_str())).or(last);
    if let Some((column, cell)) = found.filter(|_| table.is_text) {
        let at = Position { file: cells.file, row: row.number, column, header: "", cell };
        let what = format!("the row has {} cells, and there are {width} columns", column + 1);
        let todo = "give the .xlsx file itself, or put texts with commas in quotation marks";
        cells.findings.push(at.point(error("too-many-cells").what(what).todo(todo)));
        cells.failed = true;
    }
}
