//! `today.ron`: what is told of it, and what becomes of it.

use std::fs;
use std::time::Duration;

use breakroom::content::model::Lang;
use breakroom::content::testing::{KIOSK, VALUES, any_photo, any_picture, good, read_with, told};
use breakroom::content::{Follower, merge_last_good, read};
use jiff::civil::date;

const GOOD: &str = r#"[
    (day: "2026-11-04", lines: [(en: "Oak at ten.", zh: "十点到橡木。"), (en: "Say hello to Wen.", zh: "小温今天来。")]),
    (day: "2026-11-05", lines: [(en: "The lift is checked.", zh: "电梯检修。")]),
]"#;

/// Holds what is told about a day with these fields against what should be.
#[track_caller]
fn check(entry: &str, expected: &str) {
    assert_eq!(told("today.ron", format!("[\n    {entry},\n]")), expected, "{entry}");
}

#[test]
fn days_and_their_lines_are_read_in_both_languages_without_a_finding() {
    let (content, findings) = read_with("today.ron", GOOD);
    assert_eq!(findings, []);
    assert_eq!(content.today.len(), 2);
    assert_eq!(content.today[0].day, date(2026, 11, 4));
    assert_eq!(content.today[0].lines[1].get(&Lang::new("zh")), "小温今天来。");
}

#[test]
fn what_is_wrong_is_told_at_its_place_with_what_to_do() {
    check(
        r#"(day: "4 November", lines: [(en: "a", zh: "字")])"#,
        "today.ron:2:11: error: `4 November` isn't a date; write year-month-day, such as \"2026-11-03\"",
    );
    check(
        r#"(day: "2026-11-04", lines: [])"#,
        "today.ron:2:32: error: `lines` must have 1 to 2 entries, and has 0; add what is missing",
    );
    check(
        r#"(day: "2026-11-04", lines: [(en: "a", zh: "字"), (en: "b", zh: "字"), (en: "c", zh: "字")])"#,
        "today.ron:2:32: error: `lines` must have 1 to 2 entries, and has 3; take some out",
    );
    check(
        r#"(day: "2026-11-04", line: [(en: "a", zh: "字")])"#,
        "today.ron:2:25: error: `line` isn't a field of this entry; did you mean `lines`?",
    );
}

#[test]
fn a_day_twice_and_a_line_that_nobody_reads_from_the_back_are_told() {
    let twice = "[(day: \"2026-11-04\", lines: [(en: \"a\", zh: \"字\")]),\n(day: \"2026-11-04\", lines: [(en: \"b\", zh: \"字\")])]";
    let (content, findings) = read_with("today.ron", twice);
    assert_eq!((content.today.len(), findings.len()), (1, 1));
    assert_eq!((findings[0].code, findings[0].line), ("duplicate-day", 2));
    let words = "one two three four five six seven eight nine ten eleven twelve thirteen";
    let long = format!("[(day: \"2026-11-04\", lines: [(en: \"{words}\", zh: \"字\")])]");
    let (content, findings) = read_with("today.ron", long);
    assert_eq!((content.today.len(), findings.len()), (1, 1), "it is shown all the same");
    assert!(findings[0].what.contains("13 words") && !findings[0].is_error());
}

#[test]
fn a_day_that_names_somebody_who_left_isnt_shown_and_the_others_are() {
    let mut files = good();
    files.insert("today.ron", GOOD.as_bytes());
    files.insert("leavers.ron", "[\"Wen\"]".as_bytes());
    let (content, findings) = read(&files, &any_photo);
    assert_eq!(content.today.iter().map(|t| t.day).collect::<Vec<_>>(), [date(2026, 11, 5)]);
    assert!(findings.iter().any(|finding| finding.code == "names-a-leaver"), "{findings:?}");
}

#[test]
fn of_a_day_that_names_somebody_who_left_nothing_is_kept() {
    let (dir, state) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    let leavers = "[\"Wen\"]";
    let files = [("kiosk", KIOSK), ("values", VALUES), ("today", GOOD), ("leavers", leavers)];
    for (name, text) in files {
        fs::write(dir.path().join(format!("{name}.ron")), text).expect("written");
    }
    drop(Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture));
    let kept = fs::read_to_string(state.path().join("last-good.json")).expect("kept");
    assert!(kept.contains("The lift") && !kept.contains("Wen"), "{kept}");
}

#[test]
fn a_day_with_a_fault_keeps_what_was_good_last_and_a_file_that_goes_is_gone() {
    let (mut then, mut now) = (good(), good());
    then.insert("today.ron", GOOD.as_bytes());
    now.insert("today.ron", GOOD.replace("en: \"Oak at ten.\"", "en: \"\"").as_bytes());
    let (content, _) = read(&merge_last_good(&now, &then), &any_photo);
    assert_eq!(content.today, read(&then, &any_photo).0.today);
    let (content, _) = read(&merge_last_good(&good(), &then), &any_photo);
    assert_eq!(content.today, [], "taken away is taken away");
}
