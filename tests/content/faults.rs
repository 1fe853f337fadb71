//! Damaged text: no panic, and never fewer items without a word.

use std::collections::BTreeSet;

use breakroom::content::model::Content;
use breakroom::content::testing::{KIOSK, VALUES, any_photo, good, read_with, slide};
use breakroom::content::{Files, Finding, read};
use proptest::prelude::*;

/// A file with every kind of sign in it, and no note that could swallow an item.
fn sample() -> String {
    let raw = "headline: (en: r#\"Raw \"text\"\"#, zh: \"题\\n目\"), importance: 4, \
               dayparts: [(days: [Mon, Tue], from: \"08:00\", to: \"24:00\")],";
    let first = slide(raw).replace("\n]\n", "\n");
    let second = slide(
        "id: \"y\", photo: (path: \"photos/y.png\", alt: (en: \"y\", zh: \"y\"), focus: (0.5, 0.25)),",
    );
    first + &second.replacen("[\n", "/* a note */\n", 1)
}

fn read_sample(bytes: Vec<u8>) -> (Content, Vec<Finding>) {
    let mut files: Files = good();
    files.insert("philosophy/a.ron", bytes);
    read(&files, &any_photo)
}

fn ids(content: &Content) -> BTreeSet<String> {
    content.slides.iter().map(|s| s.meta.id.to_string()).collect()
}

fn is_told(damaged: &[u8], what: &str) {
    let (content, findings) = read_sample(damaged.to_vec());
    if content.slides.len() < 3 {
        assert!(findings.iter().any(Finding::is_error), "{what}: an item is gone without a word");
    }
}

#[test]
fn the_sample_is_good() {
    let (content, findings) = read_sample(sample().into_bytes());
    assert_eq!(findings, []);
    assert_eq!(ids(&content), BTreeSet::from(["jobs", "x", "y"].map(str::to_owned)));
}

// Case: Content: a comma missing anywhere
// Case: Content: a bracket missing anywhere
// Case: Content: a quotation mark missing anywhere
#[test]
fn a_byte_deleted_anywhere_takes_no_item_away_without_a_word() {
    let good = sample().into_bytes();
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes.remove(at);
        is_told(&bytes, &format!("without byte {at}"));
    }
}

// Case: Content: a quotation mark missing anywhere
#[test]
fn a_quotation_mark_that_is_missing_in_a_long_file_is_looked_for_where_it_was() {
    let mut files = breakroom::content::folder::example::example_files();
    let file = "philosophy/two-jobs.ron";
    let text = String::from_utf8(files.get(file).expect("there").to_vec()).expect("a text");
    let line = text[..text.find("\"two-jobs\",").expect("an id")].lines().count();
    files.insert(file, text.replacen("\"two-jobs\",", "\"two-jobs,", 1).into_bytes());
    let (_, findings) = read(&files, &any_photo);
    let first = findings.iter().find(|f| f.is_error() && f.file.ends_with("two-jobs.ron"));
    let first = first.expect("an error");
    assert_eq!(first.line, line, "{first:?}");
}

// Case: Content: cut off at every byte
#[test]
fn a_text_cut_off_anywhere_is_told() {
    let good = sample().into_bytes();
    let end = sample().trim_end().len();
    for len in 0..end {
        let (_, findings) = read_sample(good[..len].to_vec());
        assert!(findings.iter().any(Finding::is_error), "cut off after {len} bytes");
    }
}

// Case: Content: cut off at every byte
// Case: Content: a comma missing anywhere
// Case: Content: a bracket missing anywhere
// Case: Content: a quotation mark missing anywhere
#[test]
fn settings_and_values_cut_off_or_damaged_anywhere_are_told() {
    for (path, text) in [("kiosk.ron", KIOSK), ("values.ron", VALUES)] {
        for at in 0..text.len() {
            let (_, findings) = read_with(path, &text.as_bytes()[..at]);
            assert!(findings.iter().any(Finding::is_error), "{path} cut off after {at} bytes");
            let mut bytes = text.as_bytes().to_vec();
            bytes.remove(at);
            let (content, findings) = read_with(path, bytes);
            let whole = content.values.len() == 1 && content.kiosk.languages.len() == 2;
            assert!(whole || !findings.is_empty(), "{path} without byte {at}");
        }
    }
}

#[test]
fn a_sign_put_in_anywhere_takes_no_item_away_without_a_word() {
    let good = sample();
    let signs =
        ["(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "“", "，", "\\", "\0", "#", "/"];
    for (at, _) in good.char_indices() {
        for sign in signs {
            let mut text = good.clone();
            text.insert_str(at, sign);
            is_told(text.as_bytes(), &format!("{sign:?} at {at}"));
        }
    }
}

// Case: Content: 129 brackets nested
// Case: Content: 1,000,000 brackets nested
#[test]
fn a_million_nested_brackets_are_one_finding() {
    for sign in ["(", "[", "{", "[A(x:", "/*"] {
        let (_, findings) = read_sample(sign.repeat(1_000_000).into_bytes());
        assert_eq!(findings.iter().filter(|f| f.is_error()).count(), 1, "{sign}");
    }
    let nested = format!("[{}{}]", "(".repeat(129), ")".repeat(129));
    let (_, findings) = read_sample(nested.into_bytes());
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["too-deep"]);
}

// Case: Content: a text of 10 MB
// Case: Content: a line of 1 MB
#[test]
fn texts_and_lines_of_megabytes_are_told_in_short_words() {
    for text in [
        slide(&format!("body: (en: \"{}\", zh: \"b\"),", "x".repeat(10_000_000))),
        slide(&format!("value: \"{}\",", "y".repeat(1_000_000))),
        slide(&format!("{}: 3,", "z".repeat(1_000_000))),
        slide(&"importance: 3,".repeat(100_000)),
    ] {
        let (content, findings) = read_sample(text.into_bytes());
        assert_eq!(ids(&content).len(), 1);
        assert!(findings.iter().all(|f| f.render().len() < 3_000));
        assert!(!findings.is_empty());
    }
}

#[test]
fn more_findings_than_anybody_reads_are_counted() {
    let bad =
        slide("").replace("Principle", "Principal").replace("\n]\n", "\n").replacen("[\n", "", 1);
    let text = format!("[{}]", bad.repeat(5_000));
    let (_, findings) = read_sample(text.into_bytes());
    assert_eq!(findings.len(), 1_001);
    assert_eq!(findings[1_000].what, "there are 4000 more findings");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for finding in read_sample(bytes).1 {
            prop_assert!(!finding.render().is_empty());
        }
    }

    #[test]
    fn any_stretch_replaced_by_any_text_is_read_without_a_panic(
        from in 0_usize..600, len in 0_usize..40, text in "[(){}\\[\\],:\"'a-zA-Z0-9 \\\\/*“”，：\n\u{4e00}-\u{4e20}-]{0,20}",
    ) {
        let mut chars: Vec<char> = sample().chars().collect();
        let from = from.min(chars.len());
        let to = (from + len).min(chars.len());
        chars.splice(from..to, text.chars());
        let damaged: String = chars.into_iter().collect();
        let (_, findings) = read_sample(damaged.into_bytes());
        for finding in findings {
            prop_assert!(!finding.render().is_empty());
            prop_assert!(!finding.what.contains("Raw"), "{}", finding.what);
        }
    }
}
