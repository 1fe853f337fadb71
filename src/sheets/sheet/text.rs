//! Sheets that are texts: `.csv` and `.tsv`, from Excel in any country.

use crate::content::finding::{Finding, error};

use super::table::{COLUMNS_MAX, ROWS_MAX, Row, Stray, Table, too_many_rows};
use crate::sheets::vocabulary::header::known_headers;

/// What may part the cells of a row, with its name in words.
const MARKS: [(u8, &str); 4] =
    [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "upright strokes")];
/// Rows that are looked at to tell what parts the cells.
const ROWS_LOOKED_AT: usize = 12;
const SAVE_AS: &str = "give the .xlsx file itself, or in Excel choose Save As and the type \
                       “CSV UTF-8 (Comma delimited)” (另存为：“CSV UTF-8（逗号分隔）”)";

/// Reads a text whose rows are lines and whose cells are parted by a mark.
pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Table, Box<Finding>> {
    let (text, coding) = decode(file, bytes)?;
    // The parser counts lines right only where they all end alike.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, told) = without_told_mark(&text);
    let (mark, name) = told.unwrap_or_else(|| guessed_mark(text));
    let mut rows = rows(file, text, mark, usize::MAX)?;
    let mut beyond = Vec::new();
    for row in &mut rows {
        if let Some(text) = row.cells.get(COLUMNS_MAX..).and_then(<[String]>::last) {
            let (column, text) = (row.cells.len() - 1, text.clone());
            beyond.push(Stray { row: row.number, column, text });
            row.cells.truncate(COLUMNS_MAX);
        }
    }
    let form = format!("{coding}, cells parted by {name}");
    Ok(Table { form, rows, beyond, is_text: true, ..Table::default() })
}

/// The file's text and the name of its coding.
fn decode(file: &str, bytes: &[u8]) -> Result<(String, &'static str), Box<Finding>> {
    let units = |rest: &[u8], unit: fn([u8; 2]) -> u16| -> Vec<u16> {
        rest.chunks(2).map(|pair| unit([pair[0], *pair.get(1).unwrap_or(&0)])).collect()
    };
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some(units(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Some(units(rest, u16::from_be_bytes)),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(units(bytes, u16::from_le_bytes)),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(units(bytes, u16::from_be_bytes)),
        _ => None,
    };
    let damaged = || {
        let what = "the file was damaged while it was saved or copied";
        error("damaged-sheet")
            .what(what)
            .todo("copy it again, or give the .xlsx file itself")
            .in_file(file)
    };
    let (text, coding) = match utf16 {
        Some(units) => (String::from_utf16(&units).map_err(|_| damaged())?, "UTF-16"),
        None => {
            let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            let text = std::str::from_utf8(body).map_err(|_| other_coding(file, body))?;
            (text.to_owned(), "UTF-8")
        }
    };
    if text.contains('\0') {
        return Err(damaged().into());
    }
    if text.trim_start().starts_with('<') {
        let todo = "some programs export web pages under the name .csv or .xls; open it in Excel \
                    and save it as .xlsx";
        return Err(error("html")
            .what("this is a web page, not a sheet")
            .todo(todo)
            .in_file(file)
            .into());
    }
    Ok((text, coding))
}

/// A text in one of the codings from before UTF-8. They can't be told apart for certain, and a
/// guess that is wrong would spoil names; so none is read.
fn other_coding(file: &str, body: &[u8]) -> Finding {
    let (mut both_high, mut one_high, mut i) = (0, 0, 0);
    while i < body.len() {
        let high = body[i] >= 0x81;
        match body.get(i + 1) {
            Some(0xA1..=0xFE) if high => (both_high, i) = (both_high + 1, i + 2),
            _ => (one_high, i) = (one_high + usize::from(high), i + 1),
        }
    }
    let coding = if both_high > one_high {
        "the old Chinese coding (GBK, GB 18030)"
    } else {
        "an old Western coding (Windows-1252, “ANSI”)"
    };
    let what = format!("the file isn't saved as UTF-8, but probably in {coding}");
    error("not-utf-8").what(what).todo(SAVE_AS).in_file(file)
}

/// Takes off the line `sep=;` by which a file tells Excel what parts its cells.
fn without_told_mark(text: &str) -> (&str, Option<(u8, &'static str)>) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = line.trim_end().strip_prefix("sep=").unwrap_or_default();
    let mark = MARKS.into_iter().find(|(mark, _)| told.as_bytes() == [*mark]);
    (if mark.is_some() { rest } else { text }, mark)
}

/// The mark under which most columns are known; with none known, under which there are most.
fn guessed_mark(text: &str) -> (u8, &'static str) {
    let score = |&(mark, _): &(u8, &str)| {
        let rows = rows("", text, mark, ROWS_LOOKED_AT).unwrap_or_default();
        let known = rows.iter().map(|row| known_headers(&row.cells)).max().unwrap_or_default();
        let cells = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        (known, cells)
    };
    // Of equals the last wins, and a comma is the rule.
    MARKS.into_iter().rev().max_by_key(score).unwrap_or(MARKS[0])
}

fn rows(file: &str, text: &str, mark: u8, most: usize) -> Result<Vec<Row>, Box<Finding>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // Lines that were broken within quotation marks: a spreadsheet counts rows, not lines.
    let mut broken = 0;
    for record in reader.records() {
        let Ok(record) = record else {
            let what = "the cells can't be told apart";
            return Err(error("damaged-sheet").what(what).todo(SAVE_AS).in_file(file).into());
        };
        let line = record.position().map_or(0, csv::Position::line);
        let number = usize::try_from(line).unwrap_or_default().saturating_sub(broken).max(1);
        broken += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
        cells.truncate(filled.map_or(0, |last| last + 1));
        let row = Row { number, cells, ..Row::default() };
        if !row.is_empty() {
            rows.push(row);
        }
        if rows.len() > ROWS_MAX {
            return Err(too_many_rows(file).into());
        }
        if rows.len() == most {
            break;
        }
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let sheet = read("a.csv", bytes).expect("a sheet");
        sheet.rows.into_iter().map(|row| (row.number, row.cells)).collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn every_coding_and_mark_of_excel_gives_the_same_cells() {
        let expected = [row(1, &["Name", "Team"]), row(2, &["林美, Mei", "仓库;1"])];
        let comma = "Name,Team\r\n\"林美, Mei\",仓库;1\r\n";
        let semicolon = "Name;Team\r\n林美, Mei;\"仓库;1\"\r\n";
        let tab = "Name\tTeam\n林美, Mei\t仓库;1";
        let told = format!("sep=;\r\n{semicolon}");
        for text in [comma, semicolon, tab, &told] {
            assert_eq!(cells(text.as_bytes()), expected, "{text}");
            assert_eq!(cells(format!("\u{feff}{text}").as_bytes()), expected, "{text}");
            let marked = format!("\u{feff}{text}");
            let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!((cells(&little), cells(&big)), (expected.to_vec(), expected.to_vec()));
        }
    }

    #[test]
    fn a_row_has_the_number_that_a_spreadsheet_gives_it() {
        let text = "Name,Team\n\"a\nb\",\"c\r\nd\"\n\n,\ne,f\n";
        let numbers: Vec<usize> = cells(text.as_bytes()).into_iter().map(|(n, _)| n).collect();
        assert_eq!(numbers, [1, 2, 5]);
    }

    #[test]
    fn other_codings_are_told_apart_and_refused_with_what_to_do() {
        let gbk = b"\xD0\xD5\xC3\xFB,\xB2\xBF\xC3\xC5\r\n\xC1\xD6\xC3\xC0,\xB2\xD6\xBF\xE2\r\n";
        let western = b"Name,Team\r\nJos\xE9 M\xFCller,B\xFCro\r\n";
        for (bytes, coding) in [(&gbk[..], "GBK"), (&western[..], "Windows-1252")] {
            let told = read("a.csv", bytes).expect_err("refused").one_line();
            assert!(told.contains(coding) && told.contains("CSV UTF-8"), "{told}");
        }
    }
}
