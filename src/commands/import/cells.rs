//! The cells of one row, read one by one, with a finding for each that can't be.

use jiff::civil::Date;

use crate::content::finding::phrase::short;
use crate::content::finding::{Finding, Severity};
use crate::content::pace::{han, words};

use super::answer::{is_nothing, yes_no};
use super::columns::{Column, Columns};
use super::day::{self, Day, Order};
use super::field::Field;
use super::item::Words;
use super::sheet::{CELL_CHARS_MAX, Place, Row};

/// What Excel writes where a formula has failed.
const FAILED: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"];

/// How cells are to be read.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    /// The kiosk's languages, the first one first.
    pub languages: Vec<String>,
    /// The language of texts whose column says none.
    pub lang: Option<String>,
    /// What `4/11/2026` is.
    pub dates: Option<Order>,
}

/// The cells of a row.
pub(super) struct Cells<'a> {
    pub file: &'a str,
    pub row: &'a Row,
    pub columns: &'a Columns,
    pub ways: &'a Ways,
    pub findings: Vec<Finding>,
    /// Whether there was an error.
    pub failed: bool,
}

impl<'a> Cells<'a> {
    pub fn new(file: &'a str, row: &'a Row, columns: &'a Columns, ways: &'a Ways) -> Self {
        Self { file, row, columns, ways, findings: Vec::new(), failed: false }
    }

    /// Notes a finding at the cell of a field; at the row's beginning if it has no column.
    pub fn say(
        &mut self,
        severity: Severity,
        field: Field,
        code: &'static str,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) {
        let columns = self.columns;
        self.say_at(severity, columns.of(field).next(), code, what.into(), todo.into());
    }

    /// Notes an error at the cell of a field.
    pub fn error(
        &mut self,
        field: Field,
        code: &'static str,
        what: impl Into<String>,
        todo: impl Into<String>,
    ) {
        self.say(Severity::Error, field, code, what, todo);
    }

    fn say_at(
        &mut self,
        severity: Severity,
        column: Option<&Column>,
        code: &'static str,
        what: String,
        todo: String,
    ) {
        self.failed |= severity == Severity::Error;
        let index = column.map_or(0, |column| column.index);
        let header = column.map_or("", |column| column.header.as_str());
        let cell = self.row.cell(index);
        let place = Place { file: self.file, row: self.row.number, column: index, header, cell };
        self.findings.push(place.finding(severity, code, what, todo));
    }

    /// What a cell says, if it says something that can be taken.
    fn take(&mut self, column: &Column) -> Option<String> {
        let cell = clean(self.row.cell(column.index));
        let fault = if FAILED.contains(&cell.as_str()) {
            Some((
                "failed-formula",
                format!("the formula in this cell has failed: {cell}"),
                "mend it",
            ))
        } else if cell.contains('\u{FFFD}') {
            let what = "letters were lost here when the file was saved".to_owned();
            Some(("lost-letters", what, "type the text again, and save as .xlsx or CSV UTF-8"))
        } else if cell.chars().count() > CELL_CHARS_MAX {
            let what = format!("the text is longer than {CELL_CHARS_MAX} characters");
            let todo = "shorten it; in a .csv file see whether a quotation mark isn't closed";
            Some(("text-too-long", what, todo))
        } else {
            None
        };
        if is_nothing(&cell) && fault.is_none() {
            return None;
        }
        if let Some((code, what, todo)) = fault {
            self.say_at(Severity::Error, Some(column), code, what, todo.to_owned());
            return None;
        }
        Some(cell)
    }

    /// What the cell of a field says; `None` if nothing.
    pub fn text(&mut self, field: Field) -> Option<String> {
        let columns = self.columns;
        columns.of(field).find_map(|column| self.take(column))
    }

    /// A text in its languages.
    pub fn words(&mut self, field: Field) -> Words {
        let columns = self.columns;
        let mut words = Words::new();
        for column in columns.of(field) {
            if let Some(text) = self.take(column) {
                let lang = column.lang.clone().unwrap_or_else(|| self.lang_of(field, &text));
                words.push((lang, text));
            }
        }
        // As kiosk.ron has them, so that the order of the columns doesn't matter.
        words.sort_by_key(|(lang, _)| self.ways.languages.iter().position(|l| l == lang));
        words
    }

    /// The language of a text whose column says none.
    fn lang_of(&self, field: Field, text: &str) -> String {
        let told = |lang: &String| self.columns.of(field).any(|c| c.lang.as_ref() == Some(lang));
        let open: Vec<&String> = self.ways.languages.iter().filter(|lang| !told(lang)).collect();
        let named = self.ways.lang.as_ref().filter(|lang| !told(lang));
        let is_han = han(text) > 0 && han(text) >= words(text);
        let by_script = open.iter().find(|lang| lang.starts_with("zh") == is_han).copied();
        let found = named.or(by_script).or(open.first().copied()).or(self.ways.languages.first());
        found.map_or_else(|| "en".to_owned(), String::clone)
    }

    /// A text that must be there.
    pub fn needed(&mut self, field: Field) -> Words {
        let before = self.findings.len();
        let words = self.words(field);
        if words.is_empty() && self.findings.len() == before {
            let what = format!("the {} is missing", field.word());
            let todo = match field {
                Field::Team => "write where they work, such as `Warehouse`",
                _ => "write it, in a sentence or two",
            };
            self.error(field, "missing-text", what, todo);
        }
        words
    }

    /// A day, if the cell of a field says one.
    pub fn day(&mut self, field: Field) -> Option<Date> {
        let cell = self.text(field)?;
        self.day_in(field, &cell)
    }

    /// The day that the text `cell` of a field says.
    pub fn day_in(&mut self, field: Field, cell: &str) -> Option<Date> {
        match day::read(cell, self.ways.dates) {
            Day::Is(date) => return Some(date),
            Day::Either { day_first, month_first } => {
                let (one, other) = (spoken(day_first), spoken(month_first));
                let what = format!("`{}` may be {one} or {other}", short(cell));
                let todo = "write it as 2026-11-04, or add `--dates day-first` or \
                            `--dates month-first` to the command";
                self.error(field, "ambiguous-date", what, todo);
            }
            Day::No => {
                let what = format!("`{}` isn't a date", short(cell));
                self.error(field, "bad-date", what, "write it as 2026-11-04");
            }
        }
        None
    }

    /// Yes or no; what isn't said is a no.
    pub fn yes(&mut self, field: Field) -> bool {
        let Some(cell) = self.text(field) else {
            return false;
        };
        yes_no(&cell).unwrap_or_else(|| {
            let what = format!("`{}` is neither yes nor no", short(&cell));
            self.error(field, "not-yes-or-no", what, "write `yes` or `no`");
            false
        })
    }
}

/// A day in words that can't be mistaken, such as `4 November 2026`.
pub(super) fn spoken(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Takes blanks from both ends and signs that can't be seen; a break of a line is one sign.
pub(super) fn clean(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n").replace("_x000D_", "");
    let seen = |c: &char| {
        !((c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'))
    };
    cell.chars().filter(seen).collect::<String>().trim().to_owned()
}
