//! Drafts and approval: what shows of an item that was changed, and what is told of it.

mod kept;
mod property;
mod withdrawn;

use breakroom::content::approval::{Approvers, approved, place};
use breakroom::content::model::Content;
use breakroom::content::testing::{KIOSK, any_photo, good};
use breakroom::content::{Files, Finding, read};
use jiff::civil::{DateTime, date};

pub const FILE: &str = "philosophy/a.ron";
pub const CARDS: &str = "commendations/a.ron";

/// A folder in which only what was approved is shown.
pub fn required() -> Files {
    let mut files = good();
    files.map.remove("philosophy/jobs.ron");
    let kiosk = KIOSK.replace("schema: 1,", "schema: 1, approval: Required,");
    files.insert("kiosk.ron", kiosk.into_bytes());
    files
}

pub fn slide(id: &str, headline: &str, more: &str) -> String {
    format!(
        "Principle(id: \"{id}\", value: \"own-it\", headline: (en: \"{headline}\", zh: \"题\"), \
         body: (en: \"b\", zh: \"文\"), {more})"
    )
}

pub fn card(id: &str, act: &str, consent: &str) -> String {
    format!(
        "Commendation(id: \"{id}\", value: \"own-it\", name: (en: \"Mei Lin\", zh: \"林美\"), \
         team: (en: \"Stores\", zh: \"仓库\"), date: \"2026-01-05\", situation: (en: \"s\", zh: \"s\"), \
         act: (en: \"{act}\", zh: \"做\"), effect: (en: \"e\", zh: \"e\"), \
         photo: (path: \"photos/mei.png\", alt: (en: \"a\", zh: \"a\")), consent: ({consent}), \
         status: Approved, approved: (by: \"Ann\", second: \"Bo\"))"
    )
}

pub const ALL: &str = "words: \"2026-01-06\", name: \"2026-01-06\", photo: \"2026-01-06\"";

pub fn write(files: &mut Files, path: &str, items: &[String]) {
    files.insert(path, format!("[\n{}\n]\n", items.join(",\n")).into_bytes());
}

/// The minute of that number.
pub fn minute(at: i32) -> DateTime {
    let start = date(2026, 11, 4).at(9, 0, 0, 0);
    start.checked_add(jiff::Span::new().minutes(at)).expect("a minute")
}

/// Two people approve the item of that number.
pub fn approve(files: &mut Files, (file, index): (&str, usize), at: i32) {
    let by = Approvers { by: ["Ann", "Bo"], time: minute(at) };
    let placed = place(files, (file, index), Some(by)).expect("placed");
    let version = approved(&placed, by).expect("a version");
    files.insert(version.name.path(), version.written().expect("written").into_bytes());
    for (path, text) in placed.files {
        files.insert(path, text.into_bytes());
    }
}

pub fn headlines(content: &Content) -> Vec<&str> {
    content.slides.iter().map(|s| s.headline.get(content.kiosk.primary())).collect()
}

pub fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.code).filter(|code| *code != "no-roles").collect()
}

/// What shows, and what is told.
pub fn shown(files: &Files) -> (Vec<String>, Vec<&'static str>) {
    let (content, findings) = read(files, &any_photo);
    let slides = headlines(&content).into_iter().map(str::to_owned);
    let acts = content.commendations.iter().map(|c| c.act.get(content.kiosk.primary()).to_owned());
    (slides.chain(acts).collect(), codes(&findings))
}

fn texts(found: &[&str]) -> Vec<String> {
    found.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_draft_is_on_no_screen_and_what_is_unfinished_in_it_is_no_error() {
    for files in [good(), required()] {
        let mut files = files;
        let half = "Principle(id: \"y\", draft: true, headline: (en: \"\"))".to_owned();
        write(&mut files, FILE, &[slide("x", "H", "draft: true"), half]);
        let (content, findings) = read(&files, &any_photo);
        assert!(!headlines(&content).contains(&"H"));
        let errors: Vec<_> =
            findings.iter().filter(|f| f.is_error() && f.file.starts_with("philosophy")).collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert!(codes(&findings).contains(&"draft"));
    }
    let mut files = good();
    write(&mut files, FILE, &[slide("x", "H", "draft: false")]);
    assert_eq!(shown(&files), (texts(&["H", "Jobs"]), vec![]));
}

#[test]
fn a_new_version_of_an_item_waits_beside_it_and_takes_its_place() {
    let mut files = good();
    let new = slide("x-2", "New", "draft: true, revises: \"x\"");
    write(&mut files, FILE, &[slide("x", "Old", ""), new.clone(), slide("z", "Z", "")]);
    assert_eq!(shown(&files), (texts(&["Old", "Z", "Jobs"]), vec!["draft"]));
    let placed = place(&files, (FILE, 1), None).expect("placed");
    assert_eq!((placed.id.as_str(), placed.was.as_deref()), ("x", Some("x-2")));
    files.insert(FILE, placed.files[0].1.clone().into_bytes());
    assert_eq!(shown(&files), (texts(&["New", "Z", "Jobs"]), vec![]));
    // Without what it revises it is still on no screen, and that is told.
    write(
        &mut files,
        FILE,
        &[new.replace("revises: \"x\"", "revises: \"w\"").replace("draft: true,", "")],
    );
    assert_eq!(shown(&files), (texts(&["Jobs"]), vec!["revises-nothing"]));
    assert!(place(&files, (FILE, 0), None).is_err());
}

#[test]
fn words_that_were_changed_wait_and_those_that_were_approved_stay_until_then() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "One", "")]);
    assert_eq!(shown(&files), (texts(&[]), vec!["nothing-approved"]));
    approve(&mut files, (FILE, 0), 0);
    assert_eq!(shown(&files), (texts(&["One"]), vec![]));
    // By hand, in the text editor.
    write(&mut files, FILE, &[slide("x", "Two", ""), slide("y", "Y", "")]);
    assert_eq!(shown(&files), (texts(&["One"]), vec!["not-approved", "not-approved"]));
    let (_, findings) = read(&files, &any_photo);
    let told: Vec<&str> =
        findings.iter().map(|f| f.what.as_str()).filter(|w| w.contains("approved")).collect();
    assert_eq!(
        told,
        [
            "this isn't what was approved, so what was approved on 2026-11-04 stays on the screen",
            "nobody has approved this yet, so it isn't shown",
        ]
    );
    approve(&mut files, (FILE, 0), 1);
    assert_eq!(shown(&files), (texts(&["Two"]), vec!["not-approved"]));
    // What was approved once is approved, however it is written.
    write(
        &mut files,
        FILE,
        &[slide("x", "One", "owner: \"Ann\"").replace("value:", "/* a note */ value :")],
    );
    assert_eq!(shown(&files), (texts(&["One"]), vec![]));
    // And of what can't be read at all the newest stays.
    write(&mut files, FILE, &[slide("x", "Three", "").replace("zh: \"题\"", "zh: ")]);
    assert_eq!(shown(&files).0, ["Two"]);
    // What is deleted is gone, and what is made a draft again is off.
    write(&mut files, FILE, &[slide("x", "One", "draft: true")]);
    assert_eq!(shown(&files), (texts(&[]), vec!["draft"]));
    write(&mut files, FILE, &[slide("z", "Z", "")]);
    assert_eq!(shown(&files), (texts(&[]), vec!["not-approved"]));
}

#[test]
fn a_new_version_that_is_approved_takes_the_place_under_the_old_id() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "Old", "")]);
    approve(&mut files, (FILE, 0), 0);
    write(
        &mut files,
        FILE,
        &[slide("x", "Old", ""), slide("x-2", "New", "draft: true, revises: \"x\"")],
    );
    assert_eq!(shown(&files), (texts(&["Old"]), vec!["draft"]));
    approve(&mut files, (FILE, 1), 1);
    assert_eq!(shown(&files), (texts(&["New"]), vec![]));
}

#[test]
fn a_version_that_was_changed_or_lacks_a_name_is_none_and_that_is_told() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "One", "")]);
    approve(&mut files, (FILE, 0), 0);
    let path =
        files.map.keys().find(|path| path.starts_with("history/")).expect("a version").clone();
    let text = String::from_utf8(files.get(&path).expect("it").to_vec()).expect("text");
    for (from, to) in [("\"Bo\"", "\"ANN\""), ("One", "Won"), (")", "")] {
        files.insert(path.clone(), text.replace(from, to).into_bytes());
        assert_eq!(shown(&files), (texts(&[]), vec!["bad-version", "not-approved"]), "{from}");
    }
    files.insert("history/x.ron", text.into_bytes());
    assert!(shown(&files).1.contains(&"bad-version"));
}

#[test]
fn without_the_setting_nothing_is_asked_for_and_settings_that_cant_be_read_let_nothing_through() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "One", "")]);
    approve(&mut files, (FILE, 0), 0);
    write(&mut files, FILE, &[slide("x", "Two", "")]);
    files.insert("kiosk.ron", KIOSK.as_bytes());
    assert_eq!(shown(&files), (texts(&["Two"]), vec!["unread-folder"]));
    files.insert("kiosk.ron", b"(approval: Requird".to_vec());
    assert_eq!(shown(&files).0, ["One"]);
    files.map.remove("kiosk.ron");
    assert_eq!(shown(&files).0, ["One"]);
}

#[test]
fn settings_and_values_are_nobodys_to_approve() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "One", "")]);
    approve(&mut files, (FILE, 0), 0);
    let kiosk = String::from_utf8(files.get("kiosk.ron").expect("it").to_vec()).expect("text");
    files.insert("kiosk.ron", kiosk.replace("Acme", "Other").into_bytes());
    assert_eq!(shown(&files), (texts(&["One"]), vec![]));
}
