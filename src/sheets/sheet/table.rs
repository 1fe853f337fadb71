//! A sheet as rows of texts, and a position in it, whatever kind of file it came from.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::finding::{Finding, error};

/// Most rows with something in them that a sheet may have.
pub const ROWS_MAX: usize = 10_000;
/// Most columns that a sheet may have.
pub const COLUMNS_MAX: usize = 200;
/// Most characters of a cell that is taken; the limit of a text on the glass.
pub const CELL_CHARS_MAX: usize = 1_000;
/// Most characters of a cell that a finding quotes.
const QUOTE_CHARS_MAX: usize = 100;

/// Which part of a workbook is meant.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SheetChoice<'a> {
    /// The name of the sheet; `None` takes the first one with the columns.
    pub sheet: Option<&'a str>,
    /// Whether hidden rows and columns are taken too.
    pub hidden: bool,
}

/// What stands in the file of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// What kind of file it is, in words.
    pub form: String,
    /// Rows with something in them, from the top.
    pub rows: Vec<Row>,
    /// Cells that are merged over several columns.
    pub spans: Vec<Span>,
    /// Cells beyond the last column that is read.
    pub beyond: Vec<Stray>,
    /// What the file has beside the table and isn't taken.
    pub notes: Vec<Note>,
    /// Whether a mark too many moves what follows it into the next column, as in a text.
    pub is_text: bool,
}

/// A row, cell by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// From 1, as a spreadsheet counts.
    pub number: usize,
    /// As they are seen; dates of a workbook as `2026-11-04`.
    pub cells: Vec<String>,
    /// What some cells have instead of a text, by column from 0.
    pub faults: BTreeMap<usize, CellFault>,
}

/// Why a cell that isn't empty has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellFault {
    /// A formula whose value isn't in the file.
    UnreadFormula,
    /// A picture stands in the cell.
    Picture,
}

/// A text that is merged over several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The row of the sheet, from 1.
    pub row: usize,
    /// The columns, from 0.
    pub columns: std::ops::RangeInclusive<usize>,
    /// What stands in it.
    pub text: String,
}

/// A cell that stands apart from the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stray {
    /// From 1.
    pub row: usize,
    /// From 0.
    pub column: usize,
    /// What stands in it.
    pub text: String,
}

impl Stray {
    /// `ZZ900 (“x”)`
    pub(crate) fn named(&self) -> String {
        format!("{}{} (“{}”)", letters(self.column), self.row, cut(&self.text))
    }
}

/// Something that is no fault, and should be known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Note {
    /// What is so.
    pub what: String,
    /// What can be done about it.
    pub todo: String,
    /// The rows that it is about; none where it is about the sheet.
    pub rows: BTreeSet<usize>,
}

impl Row {
    /// The text of a column, from 0; empty where the row ends before it.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether nothing is in the row.
    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty() && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// There are more rows than are taken.
pub(crate) fn too_many_rows(file: &str) -> Finding {
    error("sheet-too-large")
        .what(format!("there are more than {ROWS_MAX} rows"))
        .todo(format!("take it in parts of at most {ROWS_MAX} rows"))
        .in_file(file)
}

/// A position in a sheet, with what stands there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Position<'a> {
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

impl Position<'_> {
    /// Points a finding at the cell. Its line and column are the sheet's row and column; what it
    /// quotes is the name of the column and the cell.
    pub(crate) fn point(self, finding: Finding) -> Finding {
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
            ..finding.in_file(self.file)
        }
    }
}

/// A finding about a cell in several lines. Its column isn't one of the line that is quoted, which
/// the renderer takes for a gap and marks with a line of its own.
pub(crate) fn shown(finding: &Finding) -> String {
    let lines = finding.render();
    lines.lines().filter(|line| line.trim() != ":::").collect::<Vec<_>>().join("\n")
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
pub(crate) fn letters(column: usize) -> String {
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
        let at = Position { file: "a.csv", row: 7, column: 2, header: "Date", cell: "1/2\n3" };
        let finding = at.point(error("x").what("it is wrong").todo("fix it"));
        assert_eq!(finding.one_line(), "a.csv:7:3: error: it is wrong; fix it");
        assert_eq!(&finding.source_line[finding.caret.clone()], "1/2 3");
        insta::assert_snapshot!(shown(&finding), @r"
        error: it is wrong
         --> a.csv:7:3
          |
        7 | Date: 1/2 3
          |       ^^^^^
          |
          = help: fix it
        ");
    }
}
