//! A sheet as rows of texts, whatever kind of file it came from.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use super::{book, text};
use crate::content::finding::{Finding, Severity};

/// Largest file that is read, in bytes.
pub const SHEET_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Most rows with something in them.
pub const ROWS_MAX: usize = 10_000;
/// Most columns.
pub const COLUMNS_MAX: usize = 200;
/// Most characters of a cell that is taken; the limit of a text on the glass.
pub const CELL_CHARS_MAX: usize = 1_000;
/// Most characters of a cell that a finding quotes.
const QUOTE_CHARS_MAX: usize = 100;

/// What stands in a file.
#[derive(Debug)]
pub(super) struct Sheet {
    /// What kind of file it is, in words.
    pub form: String,
    /// Those with something in them, from the top.
    pub rows: Vec<Row>,
}

/// A row, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// From 1, as a spreadsheet counts.
    pub number: usize,
    /// As they stand there; dates of a workbook as `2026-11-04`.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell of a column, from 0; empty where the row ends before it.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Why a file gives no sheet.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The disk doesn't give it, in words.
    Disk(String),
    /// It is there, and isn't what can be read.
    Told(Box<Finding>),
}

impl From<Finding> for Refusal {
    fn from(finding: Finding) -> Self {
        Self::Told(Box::new(finding))
    }
}

impl From<Box<Finding>> for Refusal {
    fn from(finding: Box<Finding>) -> Self {
        Self::Told(finding)
    }
}

/// Reads the file at `path`, by what is in it and not by what it is called.
pub(super) fn open(path: &Path, file: &str) -> Result<Sheet, Refusal> {
    let told = |error: std::io::Error| Refusal::Disk(format!("{file} can't be read ({error})"));
    let meta = fs::metadata(path).map_err(told)?;
    if !meta.is_file() {
        return Err(Refusal::Disk(format!("{file} is no ordinary file")));
    }
    if meta.len() > SHEET_BYTES_MAX {
        let what = "the file is larger than 16 MB";
        let todo = "save the sheet with the commendations alone, without pictures in it";
        return Err(refused("sheet-too-large", file, what, todo).into());
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|f| f.take(SHEET_BYTES_MAX).read_to_end(&mut bytes));
    opened.map_err(told)?;
    read(file, bytes)
}

/// Reads a sheet from the bytes of a file.
pub(super) fn read(file: &str, bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(OLE) {
        let what = "this is an old Excel file (.xls), or one with a password";
        let todo = "in Excel choose Save As and the type “Excel Workbook (.xlsx)”, without a \
                    password";
        return Err(refused("old-excel", file, what, todo).into());
    }
    let sheet =
        if bytes.starts_with(b"PK") { book::read(file, bytes) } else { text::read(file, &bytes) };
    let sheet = sheet.map_err(Refusal::from)?;
    if sheet.rows.is_empty() {
        let todo = "put the table into the first sheet, with the names of the columns above it";
        return Err(refused("empty-sheet", file, "there is nothing in it", todo).into());
    }
    Ok(sheet)
}

/// An error about the file as a whole.
pub(super) fn refused(
    code: &'static str,
    file: &str,
    what: impl Into<String>,
    todo: impl Into<String>,
) -> Finding {
    Finding::new(Severity::Error, code).what(what).todo(todo).in_file(file)
}

/// There are more rows or columns than are taken.
pub(super) fn too_many(file: &str, what: &str, limit: usize) -> Finding {
    let said = format!("there are more than {limit} {what}");
    refused("sheet-too-large", file, said, format!("take it in parts of at most {limit} {what}"))
}

/// A place in a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// From 1.
    pub row: usize,
    /// From 0.
    pub column: usize,
    /// The name of the column; may be empty.
    pub header: &'a str,
    /// What stands in the cell.
    pub cell: &'a str,
}

impl Place<'_> {
    /// A finding about the cell. Line and column of it are the sheet's row and column; what it
    /// quotes is the name of the column and the cell.
    pub fn finding(
        self,
        severity: Severity,
        code: &'static str,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) -> Finding {
        let mut quote = cut(self.header);
        if !quote.is_empty() {
            quote.push_str(": ");
        }
        let start = quote.len();
        quote.push_str(&cut(self.cell));
        // An empty cell is pointed at by a blank, for there is nothing else.
        if quote.len() == start {
            quote.push(' ');
        }
        // Findings are put in order by their span.
        let at = self.row * COLUMNS_MAX + self.column.min(COLUMNS_MAX - 1);
        Finding {
            line: self.row,
            column: self.column + 1,
            span: at..at + 1,
            caret: start..quote.len(),
            source_line: quote,
            ..Finding::new(severity, code).what(what).todo(todo).in_file(self.file)
        }
    }
}

fn cut(cell: &str) -> String {
    let shown: String = cell.chars().take(QUOTE_CHARS_MAX).map(unbroken).collect();
    let more = if cell.chars().nth(QUOTE_CHARS_MAX).is_some() { "…" } else { "" };
    shown.trim().to_owned() + more
}

fn unbroken(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// The name that a spreadsheet gives a column, from 0: `A`, `B`, …, `AA`.
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    name.iter().rev().map(|&b| char::from(b)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_a_spreadsheet_calls_them() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_finding_names_row_column_and_header_and_quotes_the_cell() {
        let place = Place { file: "a.csv", row: 7, column: 2, header: "Date", cell: "1/2\n3" };
        let finding = place.finding(Severity::Error, "x", "it is wrong", "mend it");
        assert_eq!(finding.one_line(), "a.csv:7:3: error: it is wrong; mend it");
        assert_eq!(&finding.source_line[finding.caret.clone()], "1/2 3");
        insta::assert_snapshot!(super::super::preview::shown(&finding), @r"
        error: it is wrong
         --> a.csv:7:3
          |
        7 | Date: 1/2 3
          |       ^^^^^
          |
          = help: mend it
        ");
    }
}
