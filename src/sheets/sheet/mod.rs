//! A sheet: its file opened, as rows of texts, and its columns known by their names.

mod book;
pub(crate) mod columns;
pub(crate) mod table;
mod text;

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use crate::content::finding::{Finding, error};

use table::{SheetChoice, Table};

/// Largest file that is read, in bytes.
pub const SHEET_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Why a file gives no sheet.
#[derive(Debug)]
pub(crate) enum OpenError {
    /// The disk doesn't give it, in words.
    Disk(String),
    /// It is there, and isn't what can be read.
    Told(Box<Finding>),
}

impl From<Finding> for OpenError {
    fn from(finding: Finding) -> Self {
        Self::Told(Box::new(finding))
    }
}

impl From<Box<Finding>> for OpenError {
    fn from(finding: Box<Finding>) -> Self {
        Self::Told(finding)
    }
}

/// Reads the file at `path`, by what is in it and not by what it is called.
pub(crate) fn open(path: &Path, file: &str, choice: SheetChoice<'_>) -> Result<Table, OpenError> {
    let told = |error: std::io::Error| OpenError::Disk(format!("{file} can't be read ({error})"));
    let meta = fs::metadata(path).map_err(told)?;
    if !meta.is_file() {
        return Err(OpenError::Disk(format!("{file} is no ordinary file")));
    }
    if meta.len() > SHEET_BYTES_MAX {
        let what = "the file is larger than 16 MB";
        let todo = "save the sheet with the commendations alone, without pictures in it";
        return Err(error("sheet-too-large").what(what).todo(todo).in_file(file).into());
    }
    let mut bytes = Vec::new();
    let opened = File::open(path).and_then(|f| f.take(SHEET_BYTES_MAX).read_to_end(&mut bytes));
    opened.map_err(told)?;
    read(file, &bytes, choice)
}

/// Reads a sheet from the bytes of a file.
fn read(file: &str, bytes: &[u8], choice: SheetChoice<'_>) -> Result<Table, OpenError> {
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(OLE) {
        let what = "this is an old Excel file (.xls), or one with a password";
        let todo = "in Excel choose Save As and the type “Excel Workbook (.xlsx)”, without a \
                    password";
        return Err(error("old-excel").what(what).todo(todo).in_file(file).into());
    }
    let sheet = if bytes.starts_with(b"PK") {
        book::read(file, bytes, choice)?
    } else {
        text::read(file, bytes)?
    };
    if sheet.rows.is_empty() {
        let todo = "put the table into the first sheet, with the names of the columns above it";
        return Err(error("empty-sheet")
            .what("there is nothing in it")
            .todo(todo)
            .in_file(file)
            .into());
    }
    Ok(sheet)
}
