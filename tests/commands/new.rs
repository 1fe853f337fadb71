//! A file to fill in: unshown until it is, and without a fault once it is.

use std::fs;
use std::path::{Path, PathBuf};

use breakroom::commands::new::{Kind, What, begin, begin_today, kind};
use breakroom::commands::{Exit, Failure};
use breakroom::content::testing::any_picture;
use breakroom::content::testing::{VALUES, good};
use breakroom::content::{Finding, load_dir};
use jiff::civil::date;
use tempfile::TempDir;

/// Any photo.
const PHOTO: &[u8] = include_bytes!("../fixtures/images/progressive.jpg");

fn folder() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, bytes) in &good().map {
        let full = dir.path().join(path);
        fs::create_dir_all(full.parent().expect("within")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }
    dir
}

fn begun(dir: &Path, kind: Kind, id: Option<&str>) -> Result<PathBuf, Failure> {
    begin(dir, kind, id, date(2026, 11, 4))
}

/// How many items a folder shows, and what is said about it.
fn told(dir: &Path) -> (usize, Vec<Finding>) {
    let loaded = load_dir(dir, any_picture);
    let content = loaded.content;
    let items = content.slides.len() + content.questions.len() + content.commendations.len();
    // The folder has the slide of the roles besides.
    (items - 1, loaded.findings)
}

#[test]
fn every_kind_shows_nothing_until_it_is_filled_in_and_is_without_a_fault_then() {
    for kind in Kind::ALL {
        let dir = folder();
        let path = begun(dir.path(), kind, None).expect("begun");
        let (items, findings) = told(dir.path());
        assert_eq!(items, 0, "{kind:?} shows before it is filled in");
        assert!(findings.iter().any(Finding::is_error), "{kind:?}");
        for finding in &findings {
            let known = ["empty-text", "unknown-value", "draft"].contains(&finding.code)
                || (kind == Kind::Craft && finding.code == "missing-photo");
            assert!(known, "{kind:?}: {}", finding.one_line());
        }
        let text = fs::read_to_string(&path).expect("read");
        assert!(VALUES.contains("own-it") && text.contains("own-it (Own it)"), "{text}");
        let filled = text
            .replace("value: \"\"", "value: \"own-it\"")
            .replace("number: \"\"", "number: \"3\"")
            .replace("en: \"\"", "en: \"words\"")
            .replace("zh: \"\"", "zh: \"话\"")
            .replace("en: \"…\", zh: \"…\"", "en: \"s\", zh: \"情\"")
            .replace("// situation: (", "situation: (")
            .replace("// skill", "skill")
            .replace("// helped_by", "helped_by")
            .replace("// quote", "quote")
            .replace("// photo", "photo")
            .replace("// nominated_by", "nominated_by")
            .replace("// consent: (", "consent: (photo: \"2026-11-04\", ")
            .replace("// approved", "approved")
            .replace("status: Draft", "status: Approved");
        fs::create_dir_all(dir.path().join("photos")).expect("a folder");
        fs::write(dir.path().join("photos/name.jpg"), PHOTO).expect("written");
        fs::write(&path, filled).expect("written");
        let (items, findings) = told(dir.path());
        let lines: Vec<String> = findings.iter().map(Finding::one_line).collect();
        assert_eq!((items, lines), (1, vec![]), "{kind:?}");
    }
}

#[test]
fn a_commendation_filled_in_and_not_approved_stays_a_draft() {
    let dir = folder();
    let path = begun(dir.path(), Kind::Commendation, None).expect("begun");
    let text = fs::read_to_string(&path).expect("read");
    assert!(text.contains("date: \"2026-11-04\""), "{text}");
    let text = text.replace("value: \"\"", "value: \"own-it\"");
    let text = text.replace("en: \"\"", "en: \"w\"").replace("zh: \"\"", "zh: \"话\"");
    fs::write(&path, text).expect("written");
    let (items, findings) = told(dir.path());
    let mut codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    assert_eq!((items, codes), (0, vec!["draft", "no-consent"]));
}

#[test]
fn nothing_is_overwritten_and_no_id_is_taken_twice() {
    let dir = folder();
    fs::write(dir.path().join("withdrawn.ron"), "[\"gone\"]").expect("written");
    let begin = |id| begun(dir.path(), Kind::Story, id);
    let first = begin(None).expect("begun");
    assert!(first.ends_with("philosophy/story-2026-11-04.ron"), "{}", first.display());
    let second = begin(None).expect("begun");
    assert!(second.ends_with("philosophy/story-2026-11-04-2.ron"), "{}", second.display());
    fs::write(dir.path().join("philosophy/mine.ron"), "anything").expect("written");
    for id in ["jobs", "mine", "gone", "story-2026-11-04", "Mine", "", "a/b", "../x"] {
        assert_eq!(begin(Some(id)).expect_err("refused").exit, Exit::Usage, "{id}");
    }
    let kept = fs::read_to_string(dir.path().join("philosophy/mine.ron")).expect("read");
    assert_eq!(kept, "anything");
    assert!(begin(Some("door")).expect("begun").ends_with("philosophy/door.ron"));
}

#[test]
fn a_kind_is_known_by_its_word_and_a_slip_is_asked_about() {
    assert_eq!(kind(What::Question, None), Ok(Kind::Single));
    assert_eq!(kind(What::Question, Some("true-false")), Ok(Kind::TrueFalse));
    assert_eq!(kind(What::Slide, Some("help-card")), Ok(Kind::HelpCard));
    let slip = kind(What::Slide, Some("stroy")).expect_err("there is none").words;
    assert!(slip.contains("did you mean `story`?"), "{slip}");
    assert!(kind(What::Slide, Some("order")).is_err());
    assert!(kind(What::Commendation, Some("single")).is_err());
}

#[test]
fn a_day_is_begun_once_and_shows_nothing_until_its_line_is_written() {
    let dir = folder();
    let path = begin_today(dir.path(), date(2026, 11, 4)).expect("begun");
    let loaded = load_dir(dir.path(), any_picture);
    assert_eq!(loaded.content.today, []);
    assert!(!loaded.findings.is_empty());
    assert!(loaded.findings.iter().all(|f| f.code == "empty-text"), "{:?}", loaded.findings);
    let text = fs::read_to_string(&path).expect("read");
    let filled =
        text.replace("en: \"\"", "en: \"Oak at ten.\"").replace("zh: \"\"", "zh: \"十点\"");
    fs::write(&path, filled).expect("written");
    let loaded = load_dir(dir.path(), any_picture);
    assert_eq!(loaded.findings, []);
    assert_eq!(loaded.content.today.len(), 1);
    let again = begin_today(dir.path(), date(2026, 11, 5)).expect_err("it is there");
    assert!(again.words.contains("write another day into it"), "{}", again.words);
}
