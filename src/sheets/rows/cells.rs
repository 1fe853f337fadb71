//! The cells of one row, read one by one, with a finding for each that can't be.

use jiff::civil::Date;

use crate::content::finding::phrase::short;
use crate::content::finding::{Finding, Unworded, error, warning};
use crate::content::leftover;
use crate::content::model::DateOrder;
use crate::content::pace::{han, words};

use crate::sheets::item::Texts;
use crate::sheets::sheet::columns::{Columns, KnownColumn};
use crate::sheets::sheet::table::{CELL_CHARS_MAX, CellFault, Position, Row};
use crate::sheets::vocabulary::answer::{is_nothing, yes_no};
use crate::sheets::vocabulary::day;
use crate::sheets::vocabulary::day::DateReading;
use crate::sheets::vocabulary::field::Field;

/// What Excel writes where a formula has failed.
const FAILED: [&str; 8] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"];

/// How cells are to be read.
#[derive(Clone, Debug)]
pub(crate) struct Conventions {
    /// The kiosk's languages, the first one first.
    pub languages: Vec<String>,
    /// The language of texts whose column says none.
    pub lang: Option<String>,
    /// What `4/11/2026` is.
    pub dates: Option<DateOrder>,
}

/// The cells of a row.
pub(crate) struct Cells<'a> {
    pub file: &'a str,
    pub row: &'a Row,
    pub columns: &'a Columns,
    pub conventions: &'a Conventions,
    pub findings: Vec<Finding>,
    /// Whether there was an error.
    pub failed: bool,
    /// Whether signs of another program were turned into letters.
    pub is_converted: bool,
}

impl<'a> Cells<'a> {
    pub(crate) fn new(
        file: &'a str,
        row: &'a Row,
        columns: &'a Columns,
        conventions: &'a Conventions,
    ) -> Self {
        Self {
            file,
            row,
            columns,
            conventions,
            findings: Vec::new(),
            failed: false,
            is_converted: false,
        }
    }

    /// Notes an error at the cell of a field, still to be worded; at the row's beginning if the
    /// field has no column.
    pub(crate) fn error(&mut self, field: Field, code: &'static str) -> Unworded<'_> {
        let columns = self.columns;
        self.note(columns.of(field).next(), error(code))
    }

    /// Notes a warning at the cell of a field, still to be worded.
    pub(crate) fn warn(&mut self, field: Field, code: &'static str) -> Unworded<'_> {
        let columns = self.columns;
        self.note(columns.of(field).next(), warning(code))
    }

    fn note(&mut self, column: Option<&KnownColumn>, finding: Finding) -> Unworded<'_> {
        self.failed |= finding.is_error();
        let index = column.map_or(0, |column| column.index);
        let header = column.map_or("", |column| column.header.as_str());
        let cell = self.row.cell(index);
        let at = Position { file: self.file, row: self.row.number, column: index, header, cell };
        // A cell that several fields ask for is told once.
        let same = |known: &Finding| known.column == index + 1 && known.code == finding.code;
        let known = self.findings.iter().position(same);
        let known = known.unwrap_or_else(|| {
            self.findings.push(at.point(finding));
            self.findings.len() - 1
        });
        Unworded(&mut self.findings[known])
    }

    /// What a cell says, if it says something that can be taken.
    fn take(&mut self, column: &KnownColumn) -> Option<String> {
        let seen = clean(self.row.cell(column.index));
        let cell = leftover::plain(&seen);
        if let Some(fault) = self.row.faults.get(&column.index) {
            self.without_text(column, *fault);
            return None;
        }
        if FAILED.contains(&cell.as_str()) {
            self.note(Some(column), error("failed-formula"))
                .what(format!("the formula in this cell has failed: {cell}"))
                .todo("fix it");
        } else if cell.contains('\u{FFFD}') {
            self.note(Some(column), error("lost-letters"))
                .what("letters were lost here when the file was saved")
                .todo("type the text again, and save as .xlsx or CSV UTF-8");
        } else if cell.chars().count() > CELL_CHARS_MAX {
            self.note(Some(column), error("text-too-long"))
                .what(format!("the text is longer than {CELL_CHARS_MAX} characters"))
                .todo("shorten it; in a .csv file see whether a quotation mark isn't closed");
        } else {
            self.is_converted |= cell != seen;
            if let Some((what, todo)) = leftover::told(&cell) {
                self.note(Some(column), warning("left-over")).what(what).todo(todo);
            }
            return (!is_nothing(&cell)).then_some(cell);
        }
        None
    }

    /// Tells why a cell that isn't empty has no text.
    fn without_text(&mut self, column: &KnownColumn, fault: CellFault) {
        match fault {
            CellFault::UnreadFormula => self
                .note(Some(column), error("unread-formula"))
                .what("this is a formula, and the file doesn't have its value")
                .todo("open the sheet in its program and save it, then import it again"),
            CellFault::Picture => self
                .note(Some(column), warning("picture-in-cell"))
                .what("the picture in this cell isn't taken")
                .todo(
                    "save it as a file in photos/, and write its name into a column `photo file`",
                ),
        }
    }

    /// What the cell of a field says; `None` if nothing.
    pub(crate) fn text(&mut self, field: Field) -> Option<String> {
        let columns = self.columns;
        columns.of(field).find_map(|column| self.take(column))
    }

    /// A text in its languages.
    pub(crate) fn words(&mut self, field: Field) -> Texts {
        let columns = self.columns;
        let mut words = Texts::new();
        for column in columns.of(field) {
            if let Some(text) = self.take(column) {
                let lang = column.lang.clone().unwrap_or_else(|| self.lang_of(field, &text));
                words.push((lang, text));
            }
        }
        // As kiosk.ron has them, so that the order of the columns doesn't matter.
        words.sort_by_key(|(lang, _)| self.conventions.languages.iter().position(|l| l == lang));
        words
    }

    /// The language of a text whose column says none.
    fn lang_of(&self, field: Field, text: &str) -> String {
        let told = |lang: &String| self.columns.of(field).any(|c| c.lang.as_ref() == Some(lang));
        let open: Vec<&String> =
            self.conventions.languages.iter().filter(|lang| !told(lang)).collect();
        let named = self.conventions.lang.as_ref().filter(|lang| !told(lang));
        let is_han = han(text) > 0 && han(text) >= words(text);
        let by_script = open.iter().find(|lang| lang.starts_with("zh") == is_han).copied();
        let found =
            named.or(by_script).or(open.first().copied()).or(self.conventions.languages.first());
        found.map_or_else(|| "en".to_owned(), String::clone)
    }

    /// A text that must be there.
    pub(crate) fn needed(&mut self, field: Field) -> Texts {
        let before = self.findings.len();
        let words = self.words(field);
        if words.is_empty() && self.findings.len() == before {
            let what = format!("the {} is missing", field.word());
            let todo = match field {
                Field::Team => "write where they work, such as `Warehouse`",
                _ => "write it, in a sentence or two",
            };
            self.error(field, "missing-text").what(what).todo(todo);
        }
        words
    }

    /// A day, if the cell of a field says one.
    pub(crate) fn day(&mut self, field: Field) -> Option<Date> {
        let cell = self.text(field)?;
        self.day_in(field, &cell)
    }

    /// Whether a text says a day, or something that might be meant as one.
    pub(crate) fn may_be_day(&self, cell: &str) -> bool {
        let is_day = day::read(cell, self.conventions.dates) != DateReading::No;
        is_day || cell.chars().any(|c| c.is_ascii_digit())
    }

    /// The day that the text `cell` of a field says.
    pub(crate) fn day_in(&mut self, field: Field, cell: &str) -> Option<Date> {
        let (code, what, todo) = match day::read(cell, self.conventions.dates) {
            DateReading::Is(date) => return Some(date),
            DateReading::OneOf(days) => {
                let days: Vec<String> = days.into_iter().map(spoken).collect();
                let what = format!("`{}` may be {}", short(cell), days.join(" or "));
                let todo = "write it as 2026-11-04, or add `--dates day-first`, `--dates \
                            month-first` or `--dates year-first` to the command";
                ("ambiguous-date", what, todo)
            }
            // Its numbers are one clear day; the weekday beside them was typed by hand.
            DateReading::OtherWeekday(date) => {
                let is = format!("{}, a {}", spoken(date), date.strftime("%A"));
                self.warn(field, "other-weekday")
                    .what(format!("`{}` names another weekday: it was {is}", short(cell)))
                    .todo("see which of the two is right; the date is taken as it is written");
                return Some(date);
            }
            DateReading::No => {
                let what = format!("`{}` isn't a date", short(cell));
                ("bad-date", what, "write day, month and year, as 2026-11-04")
            }
        };
        self.error(field, code).what(what).todo(todo);
        None
    }

    /// Yes or no; what isn't said is a no.
    pub(crate) fn yes(&mut self, field: Field) -> bool {
        let Some(cell) = self.text(field) else {
            return false;
        };
        yes_no(&cell).unwrap_or_else(|| {
            let what = format!("`{}` is neither yes nor no", short(&cell));
            self.error(field, "not-yes-or-no").what(what).todo("write `yes` or `no`");
            false
        })
    }
}

/// A day in words that can't be mistaken, such as `4 November 2026`.
pub(crate) fn spoken(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Takes blanks from both ends and signs that can't be seen; a break of a line is one sign.
pub(crate) fn clean(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n").replace('\r', "\n").replace("_x000D_", "");
    let seen = |c: &char| {
        !((c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'))
    };
    cell.chars().filter(seen).collect::<String>().trim().to_owned()
}
