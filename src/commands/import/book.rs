//! Sheets that are workbooks: `.xlsx`.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::content::finding::Finding;

use super::sheet::{COLUMNS_MAX, ROWS_MAX, Row, Sheet, refused, too_many};

/// Most bytes of all that is packed in a workbook.
const UNPACKED_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// Rows by number and cells by column, from 0.
type Grid = BTreeMap<u32, BTreeMap<u32, String>>;

/// Reads the first sheet of a workbook that isn't hidden.
pub(super) fn read(file: &str, bytes: Vec<u8>) -> Result<Sheet, Box<Finding>> {
    // The reader of workbooks reckons with whatever a damaged one says, and may stumble over it.
    let tried = catch_unwind(|| sheet(file, bytes));
    tried.unwrap_or_else(|_| Err(damaged(file).into()))
}

fn sheet(file: &str, bytes: Vec<u8>) -> Result<Sheet, Box<Finding>> {
    if unpacked(&bytes).is_none_or(|size| size > UNPACKED_BYTES_MAX) {
        let what = "the workbook is damaged, or far larger inside than a list of commendations";
        let todo = "save the sheet with the commendations alone as a new .xlsx file";
        return Err(refused("bad-workbook", file, what, todo).into());
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unread(file, &error))?;
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let first = book.sheets_metadata().iter().find(shown).map(|sheet| sheet.name.clone());
    let Some(name) = first else {
        let todo = "put the table into the first sheet";
        return Err(
            refused("empty-sheet", file, "the workbook has no sheet to be seen", todo).into()
        );
    };
    let mut grid = cells(file, &mut book, &name)?;
    fill_merged(&mut book, &name, &mut grid);
    let rows = grid.into_iter().map(|(row, cells)| {
        let width = cells.keys().last().map_or(0, |&last| last as usize + 1);
        let mut row = Row { number: row as usize + 1, cells: vec![String::new(); width] };
        cells.into_iter().for_each(|(column, cell)| row.cells[column as usize] = cell);
        row
    });
    let rows: Vec<Row> = rows.filter(|row| !row.is_empty()).collect();
    Ok(Sheet { form: format!("Excel workbook, sheet “{name}”"), rows })
}

fn unread(file: &str, error: &XlsxError) -> Finding {
    if matches!(error, XlsxError::Password) {
        let todo = "save it without a password";
        return refused("bad-workbook", file, "the workbook has a password", todo);
    }
    damaged(file)
}

fn damaged(file: &str) -> Finding {
    let what = "the workbook can't be read: it is damaged, or of another kind";
    let todo = "in Excel choose Save As and the type “Excel Workbook (.xlsx)”";
    refused("bad-workbook", file, what, todo)
}

/// Cell by cell, for the place of a single cell may claim a sheet of millions.
fn cells(file: &str, book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Grid, Box<Finding>> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| unread(file, &error))?;
    let mut grid = Grid::new();
    while let Some(cell) = reader.next_cell().map_err(|error| unread(file, &error))? {
        let (row, column) = cell.get_position();
        let text = shown(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if column as usize >= COLUMNS_MAX {
            return Err(too_many(file, "columns", COLUMNS_MAX).into());
        }
        grid.entry(row).or_default().insert(column, text);
        if grid.len() > ROWS_MAX {
            return Err(too_many(file, "rows", ROWS_MAX).into());
        }
    }
    Ok(grid)
}

/// A cell as a text: dates without the time of day, whole numbers without a point.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(time) => day(time),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn day(time: &ExcelDateTime) -> String {
    if !time.is_datetime() {
        return time.as_f64().to_string();
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// What is merged over several rows stands in each of them, as it is seen. Sideways nothing is
/// filled: a merged row is a heading.
fn fill_merged(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, grid: &mut Grid) {
    let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    for region in regions.into_iter().take(ROWS_MAX) {
        let ((top, column), bottom) = (region.start, region.end.0);
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

/// The sum of the sizes that a packed file's directory claims; `None` if it has none.
fn unpacked(bytes: &[u8]) -> Option<u64> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: &[u8] = b"PK\x01\x02";
    const END_BYTES_MAX: usize = 22 + u16::MAX as usize;
    let two = |at: usize| Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let four = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let tail = bytes.len().saturating_sub(END_BYTES_MAX);
    let end = tail + bytes[tail..].windows(END.len()).rposition(|window| window == END)?;
    let mut at = four(end + 16)? as usize;
    let mut sum = 0;
    while bytes.get(at..at + 4) == Some(ENTRY) {
        sum += u64::from(four(at + 24)?);
        let lengths = [two(at + 28)?, two(at + 30)?, two(at + 32)?];
        at += 46 + lengths.iter().map(|&length| usize::from(length)).sum::<usize>();
    }
    Some(sum)
}
