//! `check`: advice about good content, and what it prints.

use std::fs;
use std::path::Path;
use std::process::Command;

use breakroom::commands::Exit;
use breakroom::commands::check::{Format, check};
use breakroom::content::lint::{coverage, freshness, lint};
use breakroom::content::model::Pole;
use breakroom::content::testing::{KIOSK, VALUES, any_photo, good, slide};
use breakroom::content::{Files, Finding, PhotoFact, read};
use jiff::ToSpan;
use jiff::civil::date;

fn advice(files: &Files) -> Vec<String> {
    let (content, findings) = read(files, &any_photo);
    assert_eq!(findings, []);
    lint(&content, files, &any_photo, None).iter().map(Finding::one_line).collect()
}

fn with_slide(fields: &str) -> Files {
    let mut files = good();
    files.insert("philosophy/a.ron", slide(fields).into_bytes());
    files
}

fn about<'a>(lines: &'a [String], file: &str) -> Vec<&'a str> {
    lines.iter().map(String::as_str).filter(|l| l.starts_with(file)).collect()
}

#[test]
fn a_headline_past_its_limit_is_told_in_each_language_at_its_place() {
    let at_limit = with_slide(
        "headline: (en: \"one two three four five six seven\", zh: \"一二三四五六七八九十一二\"),",
    );
    assert_eq!(about(&advice(&at_limit), "philosophy/a.ron"), Vec::<&str>::new());
    let past = with_slide(
        "headline: (en: \"one two three four five six seven eight\", zh: \"一二三四五六七八九十一二三\"),",
    );
    assert_eq!(
        about(&advice(&past), "philosophy/a.ron"),
        [
            "philosophy/a.ron:6:24: warning: the headline has 8 words; at most 7 are read in passing; shorten it",
            "philosophy/a.ron:6:71: warning: the headline has 13 characters; at most 12 are read in passing; shorten it",
        ]
    );
}

/// One slide and two teams thanked, on the days that are named.
fn aged(shop: &str, warehouse: &str) -> breakroom::content::model::Content {
    let thanks = |id: &str, team: &str, day: &str| {
        format!(
            "Commendation(id: \"{id}\", value: \"own-it\", who: Team, team: (en: \"{team}\", zh: \"组\"), \
             date: \"{day}\", situation: (en: \"S\", zh: \"情\"), act: (en: \"A\", zh: \"做\"), \
             effect: (en: \"E\", zh: \"果\"), status: Approved, consent: (words: \"{day}\"), \
             approved: (by: \"B\", second: \"C\")),"
        )
    };
    let mut files = with_slide("owner: \"Li Na\",");
    let all = thanks("a", "Shop", shop) + &thanks("b", "Warehouse", warehouse);
    files.insert("commendations/a.ron", format!("[{all}]").into_bytes());
    let (content, findings) = read(&files, &any_photo);
    assert_eq!(findings, []);
    content
}

#[test]
fn what_has_grown_old_is_told_with_whose_it_is_and_not_a_day_sooner() {
    let content = aged("2026-11-01", "2026-09-20");
    let lines = |ago: i64| {
        let changed = |file: &Path| {
            let own = file == Path::new("philosophy/a.ron");
            own.then(|| date(2026, 11, 19) - ago.days())
        };
        freshness(&content, date(2026, 11, 19), &changed).lines()
    };
    assert_eq!(lines(365), [""; 0]);
    let slides = "Slides that nobody has changed for a year: x (2025-11-18, Li Na).";
    assert_eq!(lines(366), [slides]);
    let later =
        |days: i64| freshness(&content, date(2026, 11, 19) + days.days(), &|_| None).lines();
    let team = "Not thanked for over 60 days: Warehouse (last 2026-09-20).";
    assert_eq!(later(0), [""; 0]);
    assert_eq!(later(1), [team]);
    assert_eq!(
        later(4),
        ["The newest thanks is of 2026-11-01, 22 days ago. Who did something good since?", team]
    );
}

#[test]
fn a_page_that_takes_longer_than_it_stays_is_told() {
    let body = "word ".repeat(70);
    let mut files = with_slide(&format!("body: (en: \"{body}\", zh: \"短\"),"));
    let lines = advice(&files);
    let slow: Vec<_> = lines.iter().filter(|l| l.contains("takes")).collect();
    assert_eq!(
        slow,
        [
            "philosophy/a.ron:2:5: warning: it takes 26.5 s to read in `en`, and stays for 25 s; shorten one of its texts"
        ]
    );
    let patient = KIOSK.replace("schema: 1", "schema: 1, dwell: (most_s: 27)");
    files.insert("kiosk.ron", patient.into_bytes());
    assert!(!advice(&files).iter().any(|line| line.contains("takes")));
}

#[test]
fn a_role_without_two_questions_is_told_at_the_role() {
    let lines = advice(&with_slide(""));
    assert_eq!(
        about(&lines, "philosophy/jobs.ron"),
        ["philosophy/jobs.ron:5:17: warning: the role `sales` has 1 slide and 0 questions; \
          write for it, or for everyone, until there are 1 slide and 2 questions"]
    );
}

#[test]
fn a_pole_below_thirty_percent_is_told() {
    let lines = advice(&with_slide(""));
    assert_eq!(
        about(&lines, "content folder"),
        [
            "content folder: warning: the dignity of staff (Dignity) makes up only 0 % of slides and questions; \
          write more on it, until it is at least 30 %"
        ]
    );
    let mut even = with_slide("");
    even.insert("philosophy/b.ron", slide("id: \"y\", pole: Dignity,").into_bytes());
    assert_eq!(about(&advice(&even), "content folder"), Vec::<&str>::new());
    let (content, _) = read(&even, &any_photo);
    assert_eq!(coverage(&content).percent(Pole::Dignity), 50);
}

#[test]
fn a_small_photo_is_told_at_its_path() {
    let files = with_slide("photo: (path: \"photos/x.jpg\", alt: (en: \"x\", zh: \"x\")),");
    let fact = |_: &Path| PhotoFact::Present { width: 2_000, height: 479 };
    let (content, _) = read(&files, &fact);
    let found = lint(&content, &files, &fact, None);
    let small: Vec<_> = found.iter().filter(|f| f.code == "small-photo").collect();
    assert_eq!((small.len(), small[0].line, small[0].column), (1, 7, 23));
}

fn printed(files: &Files, format: Format) -> (Exit, String) {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, bytes) in &files.map {
        let full = dir.path().join(path);
        fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }
    let mut out = Vec::new();
    let code = check(dir.path(), format, None, &mut out).expect("a vector takes any text");
    (code, String::from_utf8(out).expect("it is text"))
}

#[test]
fn warnings_alone_are_clean_and_the_table_stands_at_the_end() {
    let (code, text) = printed(&with_slide(""), Format::Human);
    assert_eq!(code, Exit::Done);
    let end = text.find("2 slides").map(|i| &text[i..]);
    insta::assert_snapshot!(end.unwrap_or(&text), @r"
    2 slides, 0 questions, 0 commendations: 0 errors, 2 warnings

    role   slides (own)  questions (own)
    sales         1 (0)            0 (0)

    care 100 %, dignity 0 % of slides and questions
    fingerprint 013ecaef
    ");
}

#[test]
fn nothing_is_said_of_the_poles_while_the_values_cant_be_read() {
    let mut files = with_slide("");
    files.insert("values.ron", b"[Value(id: \"own-it".to_vec());
    let (code, text) = printed(&files, Format::Human);
    assert_eq!(code, Exit::Faulty);
    assert!(text.contains("care and dignity aren't known while values.ron has an error"), "{text}");
    assert!(!text.contains("care 100 %"), "{text}");
}

#[test]
fn a_text_without_room_is_told_where_it_stands_however_it_is_written() {
    let long = "Nobody leaves before the customer has what was promised. ".repeat(16);
    let quoted = long.replacen("Nobody", "\\\"Nobody\\\" \\n", 1);
    for body in [long, quoted] {
        let files = with_slide(&format!("body: (en: \"{body}\", zh: \"短\"),"));
        let (_, text) = printed(&files, Format::Json);
        let json: Vec<serde_json::Value> = serde_json::from_str(&text).expect("it is JSON");
        let found: Vec<_> = json.iter().filter(|f| f["code"] == "no-room").collect();
        assert_eq!(found.len(), 1, "{body}");
        assert_eq!((&found[0]["line"], &found[0]["column"]), (&6.into(), &20.into()), "{body}");
    }
}

#[test]
fn of_a_list_of_who_must_go_that_breaks_off_it_is_told_what_follows_for_the_wall() {
    for (list, told) in [("[\"a\", \"b", true), ("[\"a\", \"b\"]", false)] {
        for name in ["withdrawn.ron", "leavers.ron"] {
            let mut files = with_slide("");
            files.insert(name, list.as_bytes());
            let (_, text) = printed(&files, Format::Human);
            let says = text.contains("unless it could be read before, nobody is shown on the wall");
            assert_eq!(says, told, "{text}");
        }
    }
}

#[test]
fn an_error_is_faulty_and_json_holds_every_finding() {
    let mut files = with_slide("importance: 9,");
    files.insert("slides.ron", b"[]".as_slice());
    let (code, text) = printed(&files, Format::Json);
    assert_eq!(code, Exit::Faulty);
    let json: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let codes = json.as_array().into_iter().flatten().map(|f| f["code"].clone());
    let codes: Vec<_> = codes.collect();
    assert!(codes.contains(&"out-of-range".into()) && codes.contains(&"stray-file".into()));
    // What may only follow from the error waits until it is fixed.
    assert!(!codes.contains(&"role-coverage".into()));
}

#[test]
fn a_voice_that_isnt_there_is_told_at_its_place_and_an_unknown_one_is_an_error() {
    let desk = tempfile::tempdir().expect("a folder");
    let content = desk.path().join("content");
    for (path, bytes) in &good().map {
        let full = content.join(path);
        fs::create_dir_all(full.parent().expect("within")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }
    let told = |engine: &str, path: &Path| {
        let kiosk = KIOSK.replacen('(', &format!("(\n    speech: (engine: \"{engine}\"),"), 1);
        fs::write(content.join("kiosk.ron"), kiosk).expect("written");
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_breakroom"));
        command.args(["check", "--format", "json"]).arg(&content).env("PATH", path);
        let output = command.output().expect("it runs");
        let all: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).expect("JSON");
        let speech =
            |one: &&serde_json::Value| one["code"].as_str().unwrap_or("").contains("speech");
        all.iter()
            .filter(speech)
            .map(|one| format!("{} {} {}", one["severity"], one["code"], one["line"]))
            .collect::<Vec<_>>()
    };
    let nowhere = desk.path().join("nowhere");
    assert_eq!(told("espeak-ng", &nowhere), ["\"warning\" \"no-speech-engine\" 2"]);
    assert_eq!(told("sh -c true", &nowhere), ["\"error\" \"unknown-speech-engine\" 2"]);
    assert_eq!(told("/usr/bin/espeak-ng", &nowhere), ["\"error\" \"unknown-speech-engine\" 2"]);
    let engine = desk.path().join("espeak-ng");
    fs::write(&engine, "#!/bin/sh\n").expect("written");
    assert_eq!(told("espeak-ng", desk.path()).len(), 1, "it can't be started");
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(&engine, fs::Permissions::from_mode(0o755)).expect("a program");
    assert_eq!(told("espeak-ng", desk.path()), Vec::<String>::new());
}

#[test]
fn a_text_of_a_line_up_that_nobody_reads_from_five_metres_is_told_where_it_stands() {
    let long = "Whoever it reaches takes care of it, ".repeat(12);
    let mut files = good();
    let values = VALUES.replace("en: \"Mine.\"", &format!("en: \"{long}\""));
    files.insert("values.ron", values.into_bytes());
    let day = format!("[(day: \"2026-11-04\", lines: [(en: \"{long}\", zh: \"短\")])]");
    files.insert("today.ron", day.into_bytes());
    let (_, text) = printed(&files, Format::Json);
    let json: Vec<serde_json::Value> = serde_json::from_str(&text).expect("it is JSON");
    let found: Vec<_> = json.iter().filter(|f| f["code"] == "lineup-too-long").collect();
    let places: Vec<_> =
        found.iter().map(|f| format!("{}:{}:{}", f["file"], f["line"], f["column"])).collect();
    assert_eq!(places, ["\"today.ron\":1:36", "\"values.ron\":2:61"], "{found:#?}");
    let (_, text) = printed(&good(), Format::Json);
    assert!(!text.contains("lineup-too-long"), "{text}");
}

#[test]
fn every_page_of_the_examples_line_ups_is_read_from_five_metres() {
    let mut out = Vec::new();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    check(&content, Format::Json, None, &mut out).expect("a vector takes any text");
    let text = String::from_utf8(out).expect("it is text");
    assert!(!text.contains("lineup-too-long"), "{text}");
}

#[test]
fn what_a_library_says_of_its_own_is_in_nobodys_way() {
    let check = Command::new(env!("CARGO_BIN_EXE_breakroom"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["check", "content"])
        .output()
        .expect("it runs");
    assert!(check.status.success());
    // All pages' letters don't fit the glyph atlas at once, of which its library warns.
    assert_eq!(String::from_utf8_lossy(&check.stderr), "");
}
