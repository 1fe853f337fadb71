//! A cause is told, and not what only follows from it; what is to be fixed first stands last.

use breakroom::commands::check::{Format, check};
use breakroom::content::folder::example::{example_files, example_photo_fact};
use breakroom::content::lint::{lint, without_consequences};
use breakroom::content::testing::{KIOSK, VALUES, slide};
use breakroom::content::{Files, Finding, read};

/// The findings and the advice about a folder.
fn about(files: &Files) -> Vec<Finding> {
    let (content, mut findings) = read(files, &example_photo_fact);
    let advice = lint(&content, files, &example_photo_fact, None);
    findings.extend(without_consequences(advice, &findings));
    findings
}

#[test]
fn a_file_that_cant_be_read_is_one_finding_and_nothing_that_follows_from_it() {
    let whole = example_files();
    assert_eq!(about(&whole).len(), 0);
    for path in whole.map.keys().filter(|path| path.contains('/') && path.ends_with(".ron")) {
        let mut files = whole.clone();
        let bytes = files.get(path).unwrap_or_default();
        let cut = bytes[..bytes.len() / 2].to_vec();
        files.insert(path.clone(), cut);
        let findings = about(&files);
        let lines: Vec<String> = findings.iter().map(Finding::one_line).collect();
        assert_eq!(lines.len(), 1, "{path}: {lines:#?}");
        assert!(findings[0].is_error());
    }
}

#[test]
fn an_item_with_an_error_keeps_back_what_is_said_of_all_together() {
    let mut files = example_files();
    files.insert("philosophy/zz.ron", slide("pole: Care, importance: 9,").into_bytes());
    files.insert("values.ron", VALUES.as_bytes());
    let codes: Vec<&str> = about(&files).iter().map(|f| f.code).collect();
    assert!(codes.contains(&"out-of-range"));
    let of_all = ["balance", "role-coverage", "bank-value", "bank-applied"];
    assert!(!codes.iter().any(|code| of_all.contains(code)), "{codes:?}");
}

/// What `check` prints about a folder of these files.
fn printed(files: &[(&str, &str)]) -> String {
    let dir = tempfile::tempdir().expect("a folder can be made");
    for (path, text) in files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("it can be made");
        std::fs::write(path, text).expect("it can be written");
    }
    let mut out = Vec::new();
    check(dir.path(), Format::Human, None, &mut out).expect("a Vec can be written to");
    String::from_utf8(out).expect("it is text")
}

#[test]
fn a_note_needs_no_font_and_a_text_does() {
    let files = |note: &str, body: &str| {
        let text = slide(&format!("body: (en: \"{body}\", zh: \"文\"), // {note}"));
        printed(&[("kiosk.ron", KIOSK), ("values.ron", VALUES), ("philosophy/a.ron", &text)])
    };
    for note in ["\0", "\u{1F9FF}", "\u{12000}"] {
        let text = files(note, "B");
        assert!(!text.contains("no font"), "{text}");
    }
    let text = files("note", "B\u{12000}");
    assert!(text.contains("no font on this kiosk has the character \u{12000} (U+12000)"), "{text}");
    let text = files("note", "B\\u{12000}");
    assert!(text.contains("(U+12000)"), "{text}");
}

#[test]
fn what_is_to_be_fixed_first_stands_nearest_to_the_prompt() {
    let text = printed(&[
        ("kiosk.ron", &KIOSK.replace("schema: 1", "schema: 7")),
        ("values.ron", VALUES),
        ("philosophy/a.ron", &slide("importance: 9, from: \"x\",")),
        ("stray.ron", "[]"),
    ]);
    let places: Vec<&str> =
        text.lines().filter_map(|line| line.trim().strip_prefix("--> ")).collect();
    let order: Vec<&str> =
        places.iter().map(|place| place.split(':').next().unwrap_or("")).collect();
    let errors = ["philosophy/a.ron", "philosophy/a.ron", "kiosk.ron"];
    assert!(order.ends_with(&errors), "{text}");
    let of_file: Vec<&str> =
        places.iter().copied().filter(|p| p.starts_with("philosophy/a")).collect();
    assert_eq!(of_file, ["philosophy/a.ron:7:30", "philosophy/a.ron:7:21"]);
}
