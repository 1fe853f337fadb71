//! Sheets that are workbooks: `.xlsx`.

mod layout;
mod parts;
mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::columns;
use super::columns::Known;
use super::table::{
    COLUMNS_MAX, Note, ROWS_MAX, Row, SheetChoice, Span, Stray, Table, letters, too_many_rows,
};
use crate::content::finding::{Finding, error};
use layout::{At, Layout};
use parts::{Parts, Workbook, damaged};

/// Most cells beyond the last column that are remembered; one is enough to name.
const BEYOND_MAX: usize = 100;
/// So many sheets, columns or cells are named where there are more.
const NAMED_MAX: usize = 8;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
/// Rows by number and cells by column, from 0.
type Grid = BTreeMap<u32, BTreeMap<u32, String>>;

/// Reads the first sheet of a workbook that is to be seen and has the columns, or the one that
/// is chosen.
pub(crate) fn read(
    file: &str,
    bytes: &[u8],
    choice: SheetChoice<'_>,
) -> Result<Table, Box<Finding>> {
    // The reader of workbooks reckons with whatever a damaged one says, and may stumble over it.
    let tried = catch_unwind(|| table(file, bytes, choice));
    tried.unwrap_or_else(|_| Err(damaged(file).into()))
}

fn table(file: &str, bytes: &[u8], choice: SheetChoice<'_>) -> Result<Table, Box<Finding>> {
    let mut parts = Parts::open(file, bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unread(file, &error))?;
    let workbook = parts.workbook().ok_or_else(|| damaged(file))?;
    let all = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let all: Vec<(String, bool)> =
        all.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let mut best: Option<(Known, &str, Table)> = None;
    let mut refused = None;
    for (name, _) in meant(file, &all, choice)? {
        match sheet(file, &mut book, &mut parts, &workbook, name, choice) {
            Ok(table) => {
                let known = columns::known(&table);
                let is_whole = known.is_whole;
                if best.as_ref().is_none_or(|(best, ..)| known > *best) {
                    best = Some((known, name, table));
                }
                if is_whole {
                    break;
                }
            }
            Err(told) => refused = refused.or(Some(told)),
        }
    }
    let (_, name, mut table) = best.ok_or_else(|| refused.unwrap_or(damaged(file).into()))?;
    table.form = format!("Excel workbook, sheet “{name}”");
    let others = all.iter().filter(|(other, visible)| *visible && other != name);
    table.notes.extend(unread_sheets(name, others.map(|(other, _)| other.as_str()).collect()));
    Ok(table)
}

/// The sheets among which the table is looked for.
fn meant<'a>(
    file: &str,
    all: &'a [(String, bool)],
    choice: SheetChoice<'_>,
) -> Result<Vec<&'a (String, bool)>, Box<Finding>> {
    let fits = |(name, visible): &&(String, bool)| match choice.sheet {
        None => *visible,
        Some(wish) => name.trim().to_lowercase() == wish.trim().to_lowercase(),
    };
    let meant: Vec<&(String, bool)> = all.iter().filter(fits).collect();
    match (choice.sheet, meant.is_empty()) {
        (_, false) => Ok(meant),
        (None, true) => {
            let todo = "put the table into the first sheet";
            let what = "the workbook has no sheet to be seen";
            Err(error("empty-sheet").what(what).todo(todo).in_file(file).into())
        }
        (Some(wish), true) => {
            let names = all.iter().map(|(name, _)| name.as_str()).collect();
            let what = format!("the workbook has no sheet “{}”", wish.trim());
            let todo = format!("it has {}", named(names));
            Err(error("no-such-sheet").what(what).todo(todo).in_file(file).into())
        }
    }
}

/// `“Cover”, “2025”`
fn named(names: Vec<&str>) -> String {
    let first: Vec<String> = names.iter().take(NAMED_MAX).map(|n| format!("“{n}”")).collect();
    let more = names.len().saturating_sub(NAMED_MAX);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    first.join(", ") + &more
}

fn unread_sheets(name: &str, others: Vec<&str>) -> Option<Note> {
    (!others.is_empty()).then(|| Note {
        what: format!("of this workbook only the sheet “{name}” is read, not {}", named(others)),
        todo: "if another one is meant, add `--sheet` and its name to the command".to_owned(),
        ..Note::default()
    })
}

fn unread(file: &str, fault: &XlsxError) -> Finding {
    if matches!(fault, XlsxError::Password) {
        let todo = "save it without a password";
        return error("bad-workbook").what("the workbook has a password").todo(todo).in_file(file);
    }
    damaged(file)
}

fn sheet(
    file: &str,
    book: &mut Book<'_>,
    parts: &mut Parts<'_>,
    workbook: &Workbook,
    name: &str,
    choice: SheetChoice<'_>,
) -> Result<Table, Box<Finding>> {
    let path = workbook.sheets.iter().find(|(known, _)| known == name).map(|(_, path)| path);
    let path = path.ok_or_else(|| damaged(file))?;
    let xml = parts.text(path).ok_or_else(|| damaged(file))?;
    let layout = Layout::read(&xml, workbook.is_reckoned_later).ok_or_else(|| damaged(file))?;
    let drawing = parts.related(path, "drawing").and_then(|drawing| parts.text(&drawing));
    let pictures = layout::pictures(&drawing.unwrap_or_default());
    let mut table = Table::default();
    let mut grid = cells(file, book, name, &mut table)?;
    for (row, column) in layout.faults.keys().filter(|at| index(at.1) < COLUMNS_MAX) {
        grid.entry(*row).or_default().entry(*column).or_default();
    }
    fill_merged(&layout, &mut grid);
    table.spans = spans(&layout, &grid);
    if !choice.hidden {
        table.notes.extend(leave_out_hidden(&layout, &mut grid));
    }
    table.notes.extend(pictures_told(&pictures));
    table.rows = grid.into_iter().map(|(row, cells)| filled(row, cells, &layout)).collect();
    table.rows.retain(|row| !row.is_empty());
    if table.rows.len() > ROWS_MAX {
        return Err(too_many_rows(file).into());
    }
    Ok(table)
}

/// Cell by cell, for the position of a single cell may claim a sheet of millions.
fn cells(
    file: &str,
    book: &mut Book<'_>,
    name: &str,
    table: &mut Table,
) -> Result<Grid, Box<Finding>> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| unread(file, &error))?;
    let mut grid = Grid::new();
    while let Some((cell, style)) =
        reader.next_cell_with_style_id().map_err(|error| unread(file, &error))?
    {
        let (row, column) = cell.get_position();
        let style = reader.styles().get(style);
        let text = shown::shown(cell.get_value(), style.and_then(|s| s.number_format.as_ref()));
        if text.trim().is_empty() {
            continue;
        }
        if index(column) >= COLUMNS_MAX {
            if table.beyond.len() < BEYOND_MAX {
                table.beyond.push(Stray { row: index(row) + 1, column: index(column), text });
            }
            continue;
        }
        grid.entry(row).or_default().insert(column, text);
        // Those that are hidden are counted too, and left out later.
        if grid.len() > 2 * ROWS_MAX {
            return Err(too_many_rows(file).into());
        }
    }
    Ok(grid)
}

/// A row or column of a workbook as a place in a list, which is no larger on any machine.
fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What is merged over several rows stands in each of them, as it is seen. Sideways nothing is
/// filled: a merged row is a heading.
fn fill_merged(layout: &Layout, grid: &mut Grid) {
    for &((top, column), (bottom, _)) in &layout.merged {
        let Some(text) = grid.get(&top).and_then(|row| row.get(&column)).cloned() else {
            continue;
        };
        // Only rows that have something of their own: a merge may reach to the sheet's end.
        if top < bottom {
            for (_, row) in grid.range_mut(top + 1..=bottom) {
                row.entry(column).or_insert_with(|| text.clone());
            }
        }
    }
}

/// What is merged over several columns.
fn spans(layout: &Layout, grid: &Grid) -> Vec<Span> {
    let wide = layout.merged.iter().filter(|((_, left), (_, right))| left < right);
    wide.filter_map(|&((top, left), (_, right))| {
        let text = grid.get(&top)?.get(&left)?.clone();
        Some(Span { row: index(top) + 1, columns: index(left)..=index(right), text })
    })
    .collect()
}

/// Takes out rows and columns that aren't to be seen, and tells which.
fn leave_out_hidden(layout: &Layout, grid: &mut Grid) -> Vec<Note> {
    let todo = "show them in the sheet, or add `--hidden` to the command to take them as well";
    let rows: BTreeSet<usize> =
        grid.keys().filter(|row| layout.hidden_rows.contains(row)).map(|r| index(*r) + 1).collect();
    grid.retain(|row, _| !layout.hidden_rows.contains(row));
    let mut columns = BTreeSet::new();
    for cells in grid.values_mut() {
        cells.retain(|column, _| {
            let is_hidden = layout.hides_column(*column);
            if is_hidden {
                columns.insert(*column);
            }
            !is_hidden
        });
    }
    let mut notes = Vec::new();
    if !rows.is_empty() {
        let what = "hidden in the sheet, and so left out".to_owned();
        notes.push(Note { what, todo: todo.to_owned(), rows });
    }
    if !columns.is_empty() {
        let names: Vec<String> =
            columns.iter().take(NAMED_MAX).map(|column| letters(index(*column))).collect();
        let what = format!("hidden in the sheet, and so left out: column {}", names.join(", "));
        notes.push(Note { what, todo: todo.to_owned(), ..Note::default() });
    }
    notes
}

fn pictures_told(pictures: &BTreeSet<At>) -> Option<Note> {
    let names: Vec<String> = pictures
        .iter()
        .take(NAMED_MAX)
        .map(|(row, column)| format!("{}{}", letters(index(*column)), index(*row) + 1))
        .collect();
    let more = pictures.len().saturating_sub(NAMED_MAX);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!names.is_empty()).then(|| Note {
        what: format!("the pictures in the sheet aren't taken: on {}{more}", names.join(", ")),
        todo: "save each as a file in photos/, and write its name into a column `photo file`"
            .to_owned(),
        ..Note::default()
    })
}

fn filled(row: u32, cells: BTreeMap<u32, String>, layout: &Layout) -> Row {
    let width = cells.keys().last().map_or(0, |&last| index(last) + 1);
    let mut filled =
        Row { number: index(row) + 1, cells: vec![String::new(); width], ..Row::default() };
    for (column, text) in cells {
        if let Some(fault) = layout.faults.get(&(row, column)) {
            filled.faults.insert(index(column), *fault);
        }
        filled.cells[index(column)] = text;
    }
    filled
}
