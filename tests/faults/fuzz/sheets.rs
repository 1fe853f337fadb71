//! Sheets that are imported.

use std::fs;
use std::path::Path;

use breakroom::commands::import::{Args, run};
use breakroom::content::testing::{KIOSK, VALUES, any_picture};
use breakroom::content::{Finding, load_dir};
use tempfile::TempDir;

use super::{damaged, fuzz};

const WORDS: &[&str] = &[
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    "=",
    "@",
    "\u{FEFF}",
    "\0",
    "PK\u{3}\u{4}",
    "<row r=\"4294967295\">",
    "<c r=\"XFD1048576\">",
    "Name",
    "姓名",
    "Date",
    "2026-11-04",
    "31.02.2026",
    "44444.5",
    "-1",
    "1e308",
    "approved",
    "Consent words",
    "Status",
    "sep=;",
    "</v><v>",
    "&#0;",
    "<t>",
    "t=\"s\"",
    "s=\"4000000000\"",
];

/// The first byte says whether the sheet is called a workbook.
fn body(bytes: &[u8]) {
    let (kind, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let folder = TempDir::new().expect("a folder");
    let content = folder.path().join("content");
    fs::create_dir(&content).expect("a folder");
    fs::write(content.join("kiosk.ron"), KIOSK).expect("written");
    fs::write(content.join("values.ron"), VALUES).expect("written");
    let file = folder.path().join(if *kind == 0 { "praise.csv" } else { "praise.xlsx" });
    fs::write(&file, bytes).expect("written");
    let args = Args { file, content: Some(content.clone()), yes: true, ..Args::default() };
    let mut out = Vec::new();
    let Ok(exit) = run(&args, &mut out) else { return };
    let text = String::from_utf8(out).expect("it is text");
    assert!(exit.code() <= 1, "{text}");
    // What it wrote is good content.
    let loaded = load_dir(&content, any_picture);
    let bad = |finding: &&Finding| finding.is_error() && finding.file.starts_with("commendations");
    let bad: Vec<String> = loaded.findings.iter().filter(bad).map(Finding::one_line).collect();
    assert_eq!(bad, Vec::<String>::new(), "of its own import:\n{text}");
}

// Case: Long run: byte soup and damaged sheets
#[test]
fn no_damage_to_a_sheet_panics_or_writes_content_that_is_bad() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let entries = fs::read_dir(folder).expect("the fixtures");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let mut samples = Vec::new();
    for path in paths {
        let end = path.extension().unwrap_or_default();
        let is_book = end == "xlsx";
        if is_book || end == "csv" || end == "tsv" {
            samples.push([&[u8::from(is_book)], &fs::read(path).expect("a fixture")[..]].concat());
        }
    }
    assert!(samples.len() > 20, "{}", samples.len());
    fuzz(100, damaged(samples, WORDS), body);
}
