//! What the room knows, read from a ledger that the desk never touches.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use breakroom::content::load_dir;
use breakroom::content::testing::any_picture;
use breakroom::ledger::{Answer, Entry, Ledger};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

use super::rig::{Office, example, write};

/// A kiosk's ledger with three weeks of answers to the example's questions, and its owner, which
/// keeps it open.
pub fn ledger(state: &Path, content: &Path) -> Ledger {
    let content = load_dir(content, any_picture).content;
    let now: Zoned = "2026-11-04T11:00:00[Europe/Berlin]".parse().expect("a time");
    let (mut ledger, findings) = Ledger::open(Some(state));
    assert_eq!(findings, []);
    for (number, question) in content.questions.iter().take(8).enumerate() {
        for week in 0..3 {
            let wall = &now - i64::try_from(week).expect("small").weeks();
            for time in 0..12_usize {
                let wrong = (time + week) % 5 < number % 4;
                let right = question.options.iter().position(|option| option.right != wrong);
                let option = right.unwrap_or(0);
                let answer = Answer::to(question, &[option], !wrong, true);
                ledger.record(Entry::Answer(answer), &wall, Duration::ZERO);
                ledger.record(Entry::Touch, &wall, Duration::ZERO);
            }
        }
    }
    ledger
}

/// Every file of a folder, with what is in it and when it was written.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let of = |path: PathBuf| {
        let written = fs::metadata(&path).and_then(|meta| meta.modified()).expect("a time");
        (path.clone(), (fs::read(&path).expect("a file"), written))
    };
    entries.map(|entry| of(entry.path())).collect()
}

/// A desk whose `desk.ron` names a ledger.
fn office(lang: &str, ledger: &Path) -> Office {
    let folder = example();
    let text = format!("(room: (ledger: {:?}))", ledger.to_string_lossy());
    write(folder.path(), "desk.ron", text.as_bytes());
    let mut office = Office::over(folder, None, lang);
    office.press_place("place-room");
    office
}

#[test]
fn the_report_is_read_from_a_ledger_that_a_kiosk_is_writing_and_not_a_byte_of_it_is_changed() {
    for lang in ["en", "zh"] {
        let state = TempDir::new().expect("a folder");
        let kiosk = ledger(state.path(), example().path());
        // The kiosk writes what was entered, works it off, and comes to rest.
        let mut last = files(state.path());
        for _ in 0..100 {
            std::thread::sleep(Duration::from_millis(200));
            let now = files(state.path());
            if now == last && now.keys().any(|path| path.ends_with("ledger.sqlite-wal")) {
                break;
            }
            last = now;
        }
        let before = files(state.path());
        assert!(before.keys().any(|path| path.ends_with("ledger.sqlite-wal")), "{before:?}");
        let office = office(lang, state.path());
        assert_eq!(files(state.path()), before, "{lang}: nothing was written, and nothing made");
        for key in ["room-title", "room-values", "room-weeks", "room-questions", "room-hours"] {
            assert!(office.has(&office.say(key)), "{lang}: {key}");
        }
        assert!(office.has("36 ") && office.has(" %"), "{lang}: 36 answers to a question");
        drop(kiosk);
    }
}

#[test]
fn a_question_to_look_at_leads_to_its_form() {
    let state = TempDir::new().expect("a folder");
    drop(ledger(state.path(), example().path()));
    let mut office = office("en", &state.path().join("ledger.sqlite"));
    let links = office.harness.query_all_by_role(egui::accesskit::Role::Link);
    let first = links.filter_map(|node| node.accesskit_node().label()).next().expect("a question");
    office.press_first(&first);
    assert!(office.has(&office.say("withdraw")), "its form is open: {first}");
}

#[test]
fn a_ledger_that_is_missing_foreign_or_half_there_is_told_in_words_and_can_be_read_again() {
    let state = TempDir::new().expect("a folder");
    let path = state.path().join("ledger.sqlite");
    let mut office = office("en", state.path());
    assert!(office.has(&office.say("room-nothing")));
    let mut told = |bytes: Option<&[u8]>, words: &str| {
        match bytes {
            Some(bytes) => fs::write(&path, bytes).expect("written"),
            None => fs::create_dir(&path).expect("a folder"),
        }
        office.press("room-again");
        assert!(office.has(words) && office.has(&office.say("room-unread")), "{words}");
        let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
    };
    told(Some(b"Name,Team\n"), "it isn't a ledger");
    told(Some(b""), "it is empty");
    told(None, "it isn't an ordinary file");
    let other = rusqlite_file();
    told(Some(&other), "another program made it");
    let whole = {
        let kiosk = TempDir::new().expect("a folder");
        drop(ledger(kiosk.path(), example().path()));
        fs::read(kiosk.path().join("ledger.sqlite")).expect("a ledger")
    };
    told(Some(&whole[..whole.len() / 3]), "damaged");
    fs::write(&path, &whole).expect("written");
    office.press("room-again");
    assert!(office.has(&office.say("room-values")));
}

/// A database of another program's: an empty one with a header of SQLite's own.
fn rusqlite_file() -> Vec<u8> {
    let mut bytes = vec![0; 4096];
    bytes[..16].copy_from_slice(b"SQLite format 3\0");
    bytes[16..18].copy_from_slice(&[0x10, 0x00]);
    bytes[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
    bytes[28..32].copy_from_slice(&[0, 0, 0, 1]);
    bytes[44..48].copy_from_slice(&[0, 0, 0, 4]);
    bytes[56..60].copy_from_slice(&[0, 0, 0, 1]);
    bytes[100] = 13;
    bytes[105..107].copy_from_slice(&[0x10, 0x00]);
    bytes
}

#[test]
fn a_ledger_is_named_at_the_desk_and_what_stands_in_its_settings_stays() {
    let state = TempDir::new().expect("a folder");
    drop(ledger(state.path(), example().path()));
    let folder = example();
    let settings = "// Ours.\n(\n    inbox: (sheet: \"../praise.csv\"), // from the form\n)\n";
    write(folder.path(), "desk.ron", settings.as_bytes());
    let mut office = Office::over(folder, None, "en");
    office.press_place("place-room");
    assert!(office.has(&office.say("room-unnamed")));
    let label = office.say("room-where");
    office.write(&label, &state.path().to_string_lossy());
    office.press("room-read");
    office.settle();
    assert!(office.has(&office.say("room-values")));
    let text = office.file("desk.ron");
    for part in
        ["// Ours.", "inbox: (sheet: \"../praise.csv\"), // from the form", "room: (ledger:"]
    {
        assert!(text.contains(part), "{text}");
    }
}
