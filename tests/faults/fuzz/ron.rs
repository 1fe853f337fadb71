//! Content files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use breakroom::content::folder::example::example_files;
use breakroom::content::model::Content;
use breakroom::content::testing::any_photo;
use breakroom::content::{Files, Finding, merge_last_good, read};

use super::{damaged, fuzz};

/// What stands in such files and does harm elsewhere.
const WORDS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "#![enable(",
    "\u{FEFF}",
    "\0",
    "\r",
    "\u{202E}",
    "，",
    "“",
    "”",
    "None",
    "Some(",
    "NaN",
    "inf",
    "-1",
    "1e999",
    "18446744073709551616",
    "99999-01-01",
    "2026-02-30",
    "24:01",
    "id: \"two-jobs\",",
    "id: \"\",",
    "Commendation(",
    "Single(",
    "Principle(",
    "options: [",
    "right: true,",
    "<<<<<<< HEAD",
    "{\"a\": 1}",
    "status: Approved,",
    "consent: (words: \"2026-01-01\"),",
    "until: \"2026-01-01\",",
    "zh-TW: \"x\",",
    "silence: [(rule: \"x\", because: \"y\")],",
    "takeover: true,",
    "importance: 300,",
];

/// Where the damaged file stands.
const PLACES: [&str; 6] = [
    "philosophy/two-jobs.ron",
    "questions/the-line.ron",
    "commendations/2026-autumn.ron",
    "kiosk.ron",
    "values.ron",
    "withdrawn.ron",
];

/// What of the example stands in these places, so that a case takes milliseconds.
static SMALL: LazyLock<Files> = LazyLock::new(|| {
    let example = example_files();
    let mut files = Files::default();
    for place in PLACES {
        if let Some(bytes) = example.get(place) {
            files.insert(place, bytes);
        }
    }
    files
});

fn ids(content: &Content) -> BTreeSet<String> {
    let slides = content.slides.iter().map(|s| &s.meta.id);
    let questions = content.questions.iter().map(|q| &q.meta.id);
    let cards = content.commendations.iter().map(|c| &c.meta.id);
    slides.chain(questions).chain(cards).map(ToString::to_string).collect()
}

/// The first byte says in which file the rest stands.
fn body(bytes: &[u8]) {
    let (place, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let place = PLACES[usize::from(*place) % PLACES.len()];
    let good = &*SMALL;
    let mut files = good.clone();
    files.insert(place, bytes);
    let (content, findings) = read(&files, &any_photo);
    for finding in &findings {
        let line = finding.one_line();
        assert!(!line.is_empty() && !line.contains('\n'), "one finding, one line: {line:?}");
        assert!(finding.line >= 1 || finding.file.as_os_str().is_empty(), "{line}");
    }
    let merged = merge_last_good(&files, good);
    let (merged, _) = read(&merged, &any_photo);
    let kept = ids(&merged);
    let lost = ids(&content).into_iter().filter(|id| !kept.contains(id));
    // Of two with one id the one that shows less is taken, and the file may withdraw by its list.
    let lost: Vec<String> = if place == "withdrawn.ron" { Vec::new() } else { lost.collect() };
    assert_eq!(lost, Vec::<String>::new(), "what is good now is there beside what was good last");
    if !content.kiosk.languages.is_empty() && content.slides.is_empty() {
        assert!(findings.iter().any(Finding::is_error), "no slide is left, without a word");
    }
}

// Case: Long run: byte soup and damaged files of content
#[test]
fn no_damage_to_a_content_file_panics_or_takes_good_items_away() {
    let files = &*SMALL;
    let samples = (0..PLACES.len()).map(|place| {
        let bytes = files.get(PLACES[place]).unwrap_or(b"[\"mei-hinges\", \"tom-hinges\"]\n");
        [&[place as u8], bytes].concat()
    });
    fuzz(200, damaged(samples.collect(), WORDS), body);
}
