use std::time::Duration;

use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

use super::*;

fn noon() -> Zoned {
    "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

fn job(entry: Entry, wall: &Zoned) -> Pending {
    Pending { entry, when: When::of(wall), ticket: 1, mono: Duration::ZERO }
}

fn shown(id: &str, wall: &Zoned) -> Pending {
    job(Entry::Shown { id: Id::new(id), seconds: 12 }, wall)
}

fn answer(id: &str) -> Pending {
    let answer = Answer {
        question: Id::new(id),
        version: Version(7),
        options: vec![0],
        right: true,
        counts: true,
    };
    job(Entry::Answer(answer), &noon())
}

fn store(pages_max: u32) -> (TempDir, Store) {
    let dir = TempDir::new().expect("a folder");
    let limits = Limits { pages_max, ..Limits::default() };
    let store = Store::new(dir.path().to_owned(), limits);
    (dir, store)
}

fn number(store: &mut Store, sql: &str) -> i64 {
    let read = |place: &mut Database| place.connection.query_row(sql, [], |row| row.get(0));
    let read = store.with(&mut Vec::new(), read);
    read.expect("a number")
}

// Case: Storage: the disk full later
#[test]
fn a_full_disk_loses_nothing_of_what_is_tried_again_and_mixes_nothing_in() {
    let (_dir, mut store) = store(Limits::default().pages_max);
    store.write(&[answer("first")], &mut Vec::new()).expect("there is room");
    let pages = number(&mut store, "PRAGMA page_count");
    store.place = None;
    store.limits.pages_max = u32::try_from(pages).expect("a few");
    let many: Vec<Pending> = (0..2_000).map(|n| answer(&format!("question-{n}"))).collect();
    let mut notes = Vec::new();
    let full = store.write(&many, &mut notes).expect_err("there is no room");
    assert!(matches!(full, Refusal::Storage("the disk is full")), "{full:?}");
    assert_eq!(number(&mut store, "SELECT count(*) FROM questions"), 1);
    store.place = None;
    store.limits.pages_max = Limits::default().pages_max;
    store.write(&many, &mut notes).expect("there is room again");
    assert_eq!(number(&mut store, "SELECT count(*) FROM questions"), 2_001);
    assert_eq!(number(&mut store, "SELECT sum(total) FROM answers"), 2_001);
    assert_eq!(notes, []);
}

#[test]
fn days_are_dropped_by_their_number_so_that_a_clock_that_jumps_ahead_drops_one() {
    let (_dir, mut store) = store(Limits::default().pages_max);
    let mut notes = Vec::new();
    for day in 0..PLAY_DAYS_KEPT + 10 {
        store.write(&[shown("slide", &(&noon() + day.days()))], &mut notes).expect("room");
    }
    store.write(&[shown("slide", &(&noon() + 40.years()))], &mut notes).expect("room");
    store.tidy(20_661_104);
    assert_eq!(number(&mut store, "SELECT count(*) FROM plays"), PLAY_DAYS_KEPT);
    assert_eq!(number(&mut store, "SELECT max(day) FROM plays"), 20_661_104);
    // In all, nothing is forgotten.
    assert_eq!(number(&mut store, "SELECT shown FROM items"), PLAY_DAYS_KEPT + 11);
}

#[test]
fn the_log_is_worked_off_now_and_then() {
    let (dir, mut store) = store(Limits::default().pages_max);
    let log = dir.path().join("ledger.sqlite-wal");
    let mut largest = 0;
    for n in 0..1_000 {
        store.write(&[answer(&format!("question-{}", n % 40))], &mut Vec::new()).expect("room");
        store.tidy(20_261_104);
        largest = largest.max(std::fs::metadata(&log).map_or(0, |log| log.len()));
    }
    assert!(largest < 4 << 20, "{largest} bytes");
}

#[test]
fn a_count_that_damage_has_made_too_large_costs_the_ledger_and_not_the_answer() {
    let (dir, mut store) = store(Limits::default().pages_max);
    let mut notes = Vec::new();
    store.write(&[answer("a")], &mut notes).expect("room");
    number(&mut store, "UPDATE answers SET total = 9223372036854775807 RETURNING 0");
    store.write(&[answer("a")], &mut notes).expect("in a new ledger");
    assert_eq!(number(&mut store, "SELECT sum(total) FROM answers"), 1);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(dir.path().join("ledger.sqlite.broken-1").is_file());
}

// Case: Storage: an index of the ledger that leads to another question
#[test]
fn no_answer_is_counted_for_another_question_by_a_damaged_index() {
    let (dir, mut store) = store(Limits::default().pages_max);
    let mut notes = Vec::new();
    store.write(&["aa", "bb", "cc"].map(answer), &mut notes).expect("room");
    store.place = None;
    let file = dir.path().join("ledger.sqlite");
    let mut bytes = std::fs::read(&file).expect("it is there");
    // Its entry in the index: id, version, and the number of its row.
    let entry = |row: u8| [b'c', b'c', 7, row];
    let places: Vec<usize> =
        (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == entry(3)).collect();
    assert_eq!(places.len(), 1);
    bytes[places[0]..places[0] + 4].copy_from_slice(&entry(2));
    std::fs::write(&file, bytes).expect("written");
    assert_eq!(
        number(&mut store, "SELECT count(*) FROM pragma_quick_check WHERE quick_check = 'ok'"),
        1
    );
    store.write(&[answer("cc")], &mut notes).expect("in a new ledger");
    let counted = "SELECT sum(total) FROM answers JOIN questions ON key = question WHERE id = 'cc'";
    assert_eq!(number(&mut store, counted), 1);
    assert_eq!(number(&mut store, "SELECT sum(total) FROM answers"), 1);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(dir.path().join("ledger.sqlite.broken-1").is_file());
}
