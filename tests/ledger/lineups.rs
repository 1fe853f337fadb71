//! The ledger's part of line-ups: a row each, kept over a restart, and nothing of what is withdrawn.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::{Id, Question};
use breakroom::ledger::{Answer, Entry, FILE, Gone, Ledger, ShownHands, Version, tally};
use breakroom::player::quiz::belief::HANDS_WEIGHT;
use breakroom::player::scene::{Hands, Held, Part};
use jiff::Zoned;
use tempfile::TempDir;

fn at(wall: &str) -> Zoned {
    wall.parse().expect("a time")
}

fn noon() -> Zoned {
    at("2026-11-04T12:34:56+01:00[Europe/Berlin]")
}

fn held(reached: Part, seconds: u32) -> Held {
    let id = |name: &str| Some(Id::new(name));
    Held {
        date: noon().date(),
        hour: 12,
        seconds,
        reached,
        value: id("own-it"),
        story: id("a-story"),
        question: id("a-question"),
        hands: Some(Hands::Split),
        thanks: id("mei-hinges"),
        act: id("dare:sales:0"),
    }
}

fn lineup(begins: bool, held: Held) -> Entry {
    Entry::Lineup { begins, held: Box::new(held) }
}

fn enter(dir: &Path, entries: Vec<Entry>) -> Ledger {
    let (mut ledger, findings) = Ledger::open(Some(dir));
    assert_eq!(findings, []);
    for entry in entries {
        ledger.record(entry, &noon(), Duration::ZERO);
    }
    ledger
}

#[test]
fn one_is_a_row_that_grows_with_each_page_and_is_there_after_a_restart_be_it_whole_or_not() {
    let dir = TempDir::new().expect("a folder");
    let pages = vec![
        lineup(true, held(Part::Value, 0)),
        lineup(false, held(Part::Story, 70)),
        lineup(false, held(Part::Today, 300)),
        lineup(true, held(Part::Value, 0)),
        lineup(false, held(Part::Story, 20)),
    ];
    let ledger = enter(dir.path(), pages);
    let before = ledger.records().lineups.clone();
    drop(ledger);
    let diary = Ledger::open(Some(dir.path())).0.records().lineups.clone();
    assert_eq!(diary, before);
    assert_eq!(diary.held().collect::<Vec<_>>(), [&held(Part::Today, 300)]);
    assert_eq!(diary.last(), Some(&held(Part::Story, 20)), "the one under way");
    let tally = tally(dir.path()).expect("readable").expect("a ledger");
    assert_eq!(tally.records.lineups, diary);
}

#[test]
fn what_was_given_up_or_run_through_is_gone_when_the_next_one_begins() {
    let dir = TempDir::new().expect("a folder");
    let entries = vec![
        lineup(true, held(Part::Story, 400)),
        lineup(true, held(Part::Today, 20)),
        lineup(true, held(Part::Question, 60)),
        lineup(true, held(Part::Value, 0)),
    ];
    drop(enter(dir.path(), entries));
    let diary = Ledger::open(Some(dir.path())).0.records().lineups.clone();
    assert_eq!(diary.held().count(), 1);
    let db = rusqlite::Connection::open(dir.path().join(FILE)).expect("it opens");
    let rows: i64 =
        db.query_row("SELECT count(*) FROM lineups", [], |row| row.get(0)).expect("a count");
    assert_eq!(rows, 2, "that and the one under way");
}

#[test]
fn of_what_is_withdrawn_no_line_up_keeps_the_name_and_no_byte_of_it_is_left() {
    for name in ["a-story", "a-question", "mei-hinges"] {
        let dir = TempDir::new().expect("a folder");
        let gone = Gone::new(move |id| id == name);
        let entries = vec![lineup(true, held(Part::Today, 300)), Entry::Forget(gone)];
        let ledger = enter(dir.path(), entries);
        let mut left = held(Part::Today, 300);
        left.forget(|id| id.as_str() == name);
        assert_ne!(left, held(Part::Today, 300));
        assert_eq!(ledger.records().lineups.last(), Some(&left));
        drop(ledger);
        // Opened once more, so that what is to be wiped is.
        drop(enter(dir.path(), vec![Entry::Touch]));
        assert_eq!(Ledger::open(Some(dir.path())).0.records().lineups.last(), Some(&left));
        for file in fs::read_dir(dir.path()).expect("a folder").flatten() {
            let bytes = fs::read(file.path()).expect("a file");
            let is_there = bytes.windows(name.len()).any(|part| part == name.as_bytes());
            assert!(!is_there, "{name} in {:?}", file.path());
        }
    }
}

fn question() -> Arc<Question> {
    Arc::clone(&example().content.questions[0])
}

#[test]
fn hands_move_the_belief_by_their_weight_and_are_no_answers() {
    let dir = TempDir::new().expect("a folder");
    let question = question();
    let (id, version) = (question.meta.id.clone(), Version::of(&question));
    let hands = |hands| Entry::Hands(ShownHands { question: id.clone(), version, hands });
    let answer = Entry::Answer(Answer::to(&question, &[0], true, true));
    let ledger = enter(dir.path(), vec![hands(Hands::Wrong), answer, hands(Hands::Right)]);
    let now = ledger.records().of(&id, version);
    drop(ledger);
    let known = Ledger::open(Some(dir.path())).0.records().of(&id, version);
    assert_eq!(known, now, "what is remembered is what is on the disk");
    assert_eq!((known.first_tries, known.right), (1, 1));
    assert!((known.evidence.right - (HANDS_WEIGHT + 1.0)).abs() < 1e-9, "{known:?}");
    assert!((known.evidence.wrong - HANDS_WEIGHT).abs() < 1e-9, "{known:?}");
}

#[test]
fn damage_makes_no_line_up_of_nonsense_and_keeps_the_others() {
    let dir = TempDir::new().expect("a folder");
    drop(enter(dir.path(), vec![lineup(true, held(Part::Today, 300))]));
    let db = rusqlite::Connection::open(dir.path().join(FILE)).expect("it opens");
    for (day, hour, reached) in [(20_261_399, 12, 5), (20_261_104, 99, 5), (20_261_104, 9, 77)] {
        let sql = "INSERT INTO lineups (day, hour, seconds, reached) VALUES (?, ?, -9, ?)";
        db.execute(sql, [day, hour, reached]).expect("a row");
    }
    drop(db);
    let (ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(findings, []);
    assert_eq!(ledger.records().lineups.held().count(), 1);
}
