//! Which column of a sheet is about what, by the names that stand above them.

use std::collections::BTreeSet;

use super::table::{COLUMNS_MAX, CellFault, Note, Position, Row, Table, letters};
use crate::content::finding::phrase::{short, suggest};
use crate::content::finding::{Finding, error};
use crate::content::pace::is_han;
use crate::sheets::vocabulary::field::{Field, GENERAL_IDS, GENERAL_NAMES, NEEDED};
use crate::sheets::vocabulary::header::{Meaning, key, known_headers, meaning, names, near};

/// Rows among which the names of the columns are looked for; above them a sheet may have titles.
const HEADER_ROWS: usize = 12;
/// Fewest columns that must be known in a row of names.
const KNOWN_LEAST: usize = 2;
/// Rows above the names in which a name may be merged over several of them.
const SPAN_ROWS: usize = 2;
/// So many cells that stand apart are named.
const STRAYS_MAX: usize = 8;

/// A column that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownColumn {
    /// From 0.
    pub index: usize,
    /// As it stands there.
    pub header: String,
    /// What it is about.
    pub field: Field,
    /// The language of its texts; `None` if nothing says it.
    pub lang: Option<String>,
    /// Which of the field's names it has: the lower, the more it is meant.
    rank: usize,
}

/// The columns of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Where in the sheet's rows the names stand.
    pub at: usize,
    /// Columns that are taken.
    pub taken: Vec<KnownColumn>,
    /// Columns that aren't: from 0, with their name and why.
    pub left_out: Vec<(usize, String, String)>,
    /// What stands in no column.
    pub notes: Vec<Note>,
}

impl Columns {
    /// The columns about a field, in their order.
    pub(crate) fn of(&self, field: Field) -> impl Iterator<Item = &KnownColumn> {
        self.taken.iter().filter(move |column| column.field == field)
    }

    /// Whether there is a column about a field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.of(field).next().is_some()
    }

    fn leave_out(&mut self, column: &KnownColumn, why: impl Into<String>) {
        self.taken.retain(|kept| kept.index != column.index);
        self.left_out.push((column.index, column.header.clone(), why.into()));
    }
}

/// How much of a commendation a sheet's columns are known to tell; the more, the greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Known {
    /// Whether it has all without which there is no commendation.
    pub is_whole: bool,
    /// How many of its columns are known.
    pub columns: usize,
}

/// What the names of a sheet's columns are known to tell.
pub(crate) fn known(table: &Table) -> Known {
    let rows = table.rows.iter().take(HEADER_ROWS);
    let each = rows.map(|row| {
        let names = Headers::of(table, row);
        let fields: BTreeSet<Field> = names.known(&[]).map(|(_, meaning)| meaning.field).collect();
        let is_whole = NEEDED.iter().all(|field| fields.contains(field));
        Known { is_whole, columns: names.known(&[]).count() }
    });
    each.max().unwrap_or_default()
}

/// The names in a row, each with the one that is merged over it in a row above, if any.
struct Headers<'a> {
    cells: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Headers<'a> {
    fn of(table: &'a Table, row: &'a Row) -> Self {
        let over = |column: usize| {
            let mut spans = table.spans.iter().filter(|span| span.columns.contains(&column));
            let near = spans.find(|span| (1..=SPAN_ROWS).any(|up| span.row + up == row.number));
            near.map(|span| span.text.as_str())
        };
        let cells = row.cells.iter().enumerate().map(|(at, cell)| (cell.as_str(), over(at)));
        Self { cells: cells.collect() }
    }

    /// The name of a column as a person reads it, and what it says: together with the name over
    /// it, or else by itself.
    fn name(&self, at: usize, languages: &[String]) -> (String, Option<Meaning>) {
        let (own, over) = self.cells.get(at).copied().unwrap_or_default();
        let own = one_line(own);
        if let Some(over) = over.filter(|_| !own.is_empty()) {
            let both = format!("{} {own}", one_line(over));
            if let Some(meaning) = meaning(&both, languages) {
                return (both, Some(meaning));
            }
        }
        let meaning = meaning(&own, languages);
        (own, meaning)
    }

    fn known(&self, languages: &[String]) -> impl Iterator<Item = (usize, Meaning)> {
        let each = (0..self.cells.len()).map(|at| (at, self.name(at, languages).1));
        each.filter_map(|(at, meaning)| Some((at, meaning?)))
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The row that names the columns, by its place among the rows.
fn header_row(table: &Table) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in table.rows.iter().take(HEADER_ROWS).enumerate() {
        let known = Headers::of(table, row).known(&[]).count();
        // A row that says the same as the one above is the lower half of merged names.
        let continues = best.is_some_and(|(_, above)| {
            above + 1 == at && known_headers(&common(&table.rows[above], row).cells) >= KNOWN_LEAST
        });
        let is_better = best.is_none_or(|(most, _)| known > most || (known == most && continues));
        if known >= KNOWN_LEAST && is_better {
            best = Some((known, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The cells that two rows have alike.
fn common(one: &Row, other: &Row) -> Row {
    let cells = one.cells.iter().zip(&other.cells).filter(|(a, b)| a == b);
    Row { cells: cells.map(|(cell, _)| cell.clone()).collect(), ..Row::default() }
}

/// Finds the names of the columns and what they are about. `languages` are the kiosk's;
/// `answers` say what a column is, such as `name=F`.
pub(crate) fn read(
    table: &Table,
    file: &str,
    languages: &[String],
    answers: &[String],
) -> (Columns, Vec<Finding>) {
    let Some(at) = header_row(table) else {
        let todo = "the first row must name the columns: name, team, date, value, situation, \
                    what they did, outcome (姓名、部门、日期、价值观、情况、做了什么、结果)";
        let what = "no row names its columns in words that are known";
        return (Columns::default(), vec![error("no-header").what(what).todo(todo).in_file(file)]);
    };
    let row = &table.rows[at];
    let mut findings = unreadable(table, file, row);
    let mut columns = named(table, at, languages);
    let told = answered(&mut columns, row, answers);
    let asked = told.map(|told| {
        leave_out_row_numbers(&mut columns, table);
        the_person(&mut columns, file, row, &told)
    });
    match asked {
        Ok(asked) => findings.extend(asked),
        Err((what, todo)) => {
            findings.push(error("unknown-column").what(what).todo(todo).in_file(file))
        }
    }
    tell_languages(&mut columns);
    keep_one_each(&mut columns);
    columns.left_out.sort();
    findings.extend(missing(&columns, file, row));
    columns.notes.extend(strays(table, &columns));
    (columns, findings)
}

/// All columns whose names are known, and those that aren't.
fn named(table: &Table, at: usize, languages: &[String]) -> Columns {
    let mut columns = Columns { at, ..Columns::default() };
    let headers = Headers::of(table, &table.rows[at]);
    for index in 0..headers.cells.len() {
        match headers.name(index, languages) {
            (header, Some(Meaning { field, lang, rank })) => {
                columns.taken.push(KnownColumn { index, header, field, lang, rank });
            }
            (header, None) if header.is_empty() => {}
            (header, None) => columns.left_out.push((index, header.clone(), unknown(&header))),
        }
    }
    columns
}

/// Names of columns that can't be read, and columns beyond the last one that is.
fn unreadable(table: &Table, file: &str, row: &Row) -> Vec<Finding> {
    let unread = row.faults.iter().filter(|(_, fault)| **fault == CellFault::UnreadFormula);
    let mut findings: Vec<Finding> = unread
        .map(|(column, _)| {
            let at = Position { file, row: row.number, column: *column, header: "", cell: "" };
            let what =
                format!("the name of column {} is a formula without its value", letters(*column));
            let todo = "open the sheet in its program and save it, or write the name itself";
            at.point(error("unread-formula").what(what).todo(todo))
        })
        .collect();
    if let Some(last) = table.beyond.iter().rfind(|stray| stray.row == row.number) {
        let what = format!("there are more than {COLUMNS_MAX} columns: up to {}", last.named());
        let todo = "delete what stands beside the table, and columns that aren't needed";
        findings.push(error("sheet-too-large").what(what).todo(todo).in_file(file));
    }
    findings
}

/// Why a column isn't taken.
fn unknown(header: &str) -> String {
    let key = key(header);
    if matches!(key.as_str(), "consent" | "consented" | "同意" | "是否同意" | "授权") {
        return "a consent is to the words, to the name or to the photo: make three columns, \
                `consent words`, `consent name`, `consent photo`"
            .to_owned();
    }
    match near(&key) {
        Some(word) => format!("not known; did you mean `{word}`?"),
        None => "not known".to_owned(),
    }
}

/// Makes columns what the command says that they are. Gives the fields that it speaks of.
fn answered(
    columns: &mut Columns,
    row: &Row,
    answers: &[String],
) -> Result<BTreeSet<Field>, (String, String)> {
    let mut told = BTreeSet::new();
    for answer in answers {
        let (word, which) = answer.split_once('=').unwrap_or((answer.as_str(), ""));
        let Some(Meaning { field, lang, .. }) = meaning(word, &[]) else {
            let known = crate::sheets::vocabulary::field::KNOWN.iter().map(|(_, word, _)| *word);
            let what = format!("a column can't be `{}`", short(word));
            return Err((what, suggest(word, known)));
        };
        told.insert(field);
        let all = columns.taken.clone();
        for column in all.iter().filter(|c| c.field == field && (lang.is_none() || c.lang == lang))
        {
            columns.leave_out(column, "`--column` names another one");
        }
        if which.trim() == "none" {
            continue;
        }
        let index = find(row, which).ok_or_else(|| {
            let headers: Vec<String> = row.cells.iter().map(|cell| one_line(cell)).collect();
            let what = format!("there is no column `{}`", short(which));
            (what, suggest(which, headers.iter().map(String::as_str).filter(|h| !h.is_empty())))
        })?;
        columns.taken.retain(|column| column.index != index);
        columns.left_out.retain(|(left, ..)| *left != index);
        let header = one_line(row.cell(index));
        columns.taken.push(KnownColumn { index, header, field, lang, rank: 0 });
    }
    columns.taken.sort_by_key(|column| column.index);
    Ok(told)
}

/// The column that a name or a letter means.
fn find(row: &Row, which: &str) -> Option<usize> {
    let named = row.cells.iter().position(|cell| key(cell) == key(which) && !key(cell).is_empty());
    let letter = || (0..row.cells.len()).find(|at| letters(*at).eq_ignore_ascii_case(which.trim()));
    named.or_else(letter)
}

/// An `ID` that only counts rows, or answers to a form, is no id of a commendation.
fn leave_out_row_numbers(columns: &mut Columns, table: &Table) {
    let general = |column: &&KnownColumn| {
        column.field == Field::Id && GENERAL_IDS.contains(&key(&column.header).as_str())
    };
    let ids: Vec<KnownColumn> = columns.taken.iter().filter(general).cloned().collect();
    for column in ids {
        let cells = table.rows.iter().skip(columns.at + 1).map(|row| row.cell(column.index).trim());
        if cells.into_iter().all(|cell| cell.bytes().all(|b| b.is_ascii_digit())) {
            let why = "the number of a row or of an answer is no id; if it is one, call it \
                       `commendation id`";
            columns.leave_out(&column, why);
        }
    }
}

/// Sees to it that the person who is thanked isn't the one who nominated them: the particular
/// word wins, and what is left of doubt is asked. `told` are fields that the command speaks of.
fn the_person(
    columns: &mut Columns,
    file: &str,
    row: &Row,
    told: &BTreeSet<Field>,
) -> Vec<Finding> {
    const PERSON: [Field; 3] = [Field::Name, Field::FirstName, Field::LastName];
    let tier = |column: &KnownColumn| match column.rank {
        0 => 0,
        _ if GENERAL_NAMES.contains(&key(&column.header).as_str()) => 2,
        _ if column.field != Field::Name => 2,
        _ => 1,
    };
    let of_person = |column: &&KnownColumn| PERSON.contains(&column.field);
    let persons: Vec<KnownColumn> = columns.taken.iter().filter(of_person).cloned().collect();
    let best = persons.iter().map(tier).min().unwrap_or_default();
    let (meant, others): (Vec<_>, Vec<_>) =
        persons.into_iter().partition(|column| tier(column) == best);
    for column in others {
        if column.field == Field::Name && tier(&column) == 2 {
            let giver = columns.taken.iter_mut().find(|c| c.index == column.index);
            giver.into_iter().for_each(|c| (c.field, c.rank) = (Field::NominatedBy, usize::MAX));
        } else {
            columns.leave_out(&column, "another column names who is thanked");
        }
    }
    let is_form = columns.has(Field::Form);
    emails(columns, best);
    for column in columns.of(Field::Form).cloned().collect::<Vec<_>>() {
        columns.leave_out(&column, "it is about the form, or whoever filled it in");
    }
    if PERSON.iter().any(|field| told.contains(field)) {
        return Vec::new();
    }
    asked(&meant, is_form && best == 2, file, row)
}

/// An address names the nominator at best, and only where nothing else does.
fn emails(columns: &mut Columns, best: usize) {
    let is_giver = best < 2 && !columns.has(Field::NominatedBy);
    for column in columns.of(Field::Email).cloned().collect::<Vec<_>>() {
        if is_giver && !columns.has(Field::NominatedBy) {
            let giver = columns.taken.iter_mut().find(|c| c.index == column.index);
            giver.into_iter().for_each(|c| c.field = Field::NominatedBy);
        } else {
            columns.leave_out(&column, "an address isn't needed");
        }
    }
}

/// Asks which column names the person, if there is a doubt.
fn asked(meant: &[KnownColumn], is_form: bool, file: &str, row: &Row) -> Vec<Finding> {
    let twin = |column: &&KnownColumn| {
        let same = |c: &&KnownColumn| c.field == column.field && c.lang == column.lang;
        meant.iter().filter(same).count() > 1
    };
    let doubled: Vec<&KnownColumn> = meant.iter().filter(twin).collect();
    let doubtful = if is_form { meant.iter().collect() } else { doubled };
    let Some(first) = doubtful.first() else {
        return Vec::new();
    };
    let named = |c: &&KnownColumn| format!("{} (“{}”)", letters(c.index), short(&c.header));
    let names: Vec<String> = doubtful.iter().map(named).collect();
    let word = first.field.word();
    let (what, todo) = if doubtful.len() == 1 {
        let what = format!(
            "column {} may name whoever filled in the form, and not who is thanked",
            names[0]
        );
        (
            what,
            format!(
                "if that is who is thanked, add `--column \"{word}={}\"` to the command",
                letters(first.index)
            ),
        )
    } else {
        let what = format!("columns {} could each name who is thanked", names.join(" and "));
        (what, format!("say which it is, such as `--column \"{word}={}\"`", letters(first.index)))
    };
    let todo = format!("{todo}; if another column is, put its letter there, or `none` if none is");
    let at =
        Position { file, row: row.number, column: first.index, header: "", cell: &first.header };
    vec![at.point(error("which-person").what(what).todo(todo))]
}

/// Of two columns about one text, one with an English and one with a Chinese name, each is in the
/// language of its name unless it says another.
fn tell_languages(columns: &mut Columns) {
    let lang = |column: &KnownColumn| if column.header.chars().any(is_han) { "zh" } else { "en" };
    let all = columns.taken.clone();
    for column in columns.taken.iter_mut().filter(|c| c.field.has_language() && c.lang.is_none()) {
        let own = lang(column);
        let others = all.iter().filter(|c| c.field == column.field && c.index != column.index);
        let mut langs = others.map(|c| c.lang.as_deref().unwrap_or(lang(c))).peekable();
        if langs.peek().is_some() && langs.all(|other| other != own) {
            column.lang = Some(own.to_owned());
        }
    }
}

/// Of several columns about one thing the one whose name says so most plainly is taken.
fn keep_one_each(columns: &mut Columns) {
    let mut kept: Vec<KnownColumn> = Vec::new();
    let mut taken = std::mem::take(&mut columns.taken);
    taken.sort_by_key(|column| (column.rank, column.index));
    for column in taken {
        let same = |c: &&KnownColumn| c.field == column.field && c.lang == column.lang;
        match kept.iter().find(same) {
            Some(other) => {
                let why = format!("`{}` is taken for that", short(&other.header));
                columns.left_out.push((column.index, column.header, why));
            }
            None => kept.push(column),
        }
    }
    kept.sort_by_key(|column| column.index);
    columns.taken = kept;
}

/// A finding for each column without which there is no commendation.
fn missing(columns: &Columns, file: &str, row: &Row) -> Vec<Finding> {
    let lacking = NEEDED.into_iter().filter(|field| !columns.has(*field));
    lacking
        .map(|field| {
            let near = columns.left_out.iter().find(|(_, header, _)| {
                let word = near(&key(header));
                word.is_some_and(|word| names().any(|(f, _, name)| f == field && name == word))
            });
            let what = format!("there is no column for the {}", field.word());
            let (column, header, todo) = match near {
                Some((index, header, _)) => {
                    let column = letters(*index);
                    let todo = format!("if it is column {column}, call that `{}`", field.word());
                    (*index, header.as_str(), todo)
                }
                None => (0, "", format!("add a column `{}`", field.word())),
            };
            let at = Position { file, row: row.number, column, header: "", cell: header };
            at.point(error("no-column").what(what).todo(todo))
        })
        .collect()
}

/// Cells that have no name above them, or stand far from the table. In a text such a row is an
/// error of its own.
fn strays(table: &Table, columns: &Columns) -> Option<Note> {
    let header = &table.rows[columns.at];
    let mut found = Vec::new();
    for row in &table.rows[columns.at + 1..] {
        let width = if table.is_text { header.cells.len() } else { row.cells.len() };
        let unnamed = (0..width).filter(|at| header.cell(*at).trim().is_empty());
        let strays = unnamed.filter(|at| !row.cell(*at).trim().is_empty());
        found.extend(strays.map(|column| {
            let text = row.cell(column).to_owned();
            super::table::Stray { row: row.number, column, text }
        }));
    }
    if !table.is_text {
        found.extend(table.beyond.iter().filter(|stray| stray.row != header.number).cloned());
    }
    let more = found.len().saturating_sub(STRAYS_MAX);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let names: Vec<String> = found.iter().take(STRAYS_MAX).map(|stray| stray.named()).collect();
    (!names.is_empty()).then(|| Note {
        what: format!("not read, for no column has a name there: {}{more}", names.join(", ")),
        todo: "give the column a name if it belongs to the table, or delete what stands there"
            .to_owned(),
        ..Note::default()
    })
}

#[cfg(test)]
mod tests;
