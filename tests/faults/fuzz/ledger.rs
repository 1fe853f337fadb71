//! The ledger's file.

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::example;
use breakroom::ledger::{Answer, FILE, Ledger, Limits, Outcome, tally};
use breakroom::player::testing::noon;
use tempfile::TempDir;

use super::{damaged, fuzz};

const WORDS: &[&str] = &[
    "SQLite format 3\u{0}",
    "CREATE TABLE",
    "answers",
    "questions",
    "meta",
    "\u{0}\u{0}\u{0}\u{0}",
    "\u{7f}\u{7f}\u{7f}\u{7f}",
    "WITHOUT ROWID",
    "ok",
    "\u{1}\u{1}",
];

/// Opens what is in `dir`, answers once, and says what became of it.
fn answer(dir: &Path) -> Option<Outcome> {
    let (mut ledger, mut writer) = Ledger::open_apart(dir, Limits::default());
    let question = &example().content.questions[0];
    let answer = Answer::to(question, &[0], true, true);
    ledger.record_answer(answer, 1, &noon().wall, Duration::ZERO);
    writer.work(Duration::from_secs(1));
    ledger.poll(Duration::from_secs(1)).first().map(|done| done.outcome)
}

/// The first byte says whether the bytes stand for the ledger or for its log.
fn body(bytes: &[u8]) {
    let (place, bytes) = bytes.split_first().unwrap_or((&0, &[]));
    let folder = TempDir::new().expect("a folder");
    if *place == 0 {
        fs::write(folder.path().join(FILE), bytes).expect("written");
    } else {
        assert_eq!(answer(folder.path()), Some(Outcome::Durable));
        fs::write(folder.path().join(format!("{FILE}-wal")), bytes).expect("written");
    }
    // It may take one failure to find out that the file is damaged, and then the answer waits.
    let first = answer(folder.path());
    assert!(first.is_some(), "an answer is acknowledged, as durable or as waiting");
    assert_eq!(answer(folder.path()), Some(Outcome::Durable), "the next start has a good ledger");
    let kept = tally(folder.path()).expect("it can be read").expect("it is there");
    assert!(!kept.questions.is_empty(), "what was acknowledged is in it");
}

// Case: Long run: byte soup and damaged ledgers
#[test]
fn no_damage_to_the_ledger_panics_or_keeps_the_next_answer_from_being_kept() {
    let folder = TempDir::new().expect("a folder");
    for _ in 0..3 {
        assert_eq!(answer(folder.path()), Some(Outcome::Durable));
    }
    let whole = fs::read(folder.path().join(FILE)).expect("a ledger");
    let (_ledger, mut writer) = Ledger::open_apart(folder.path(), Limits::default());
    writer.work(Duration::ZERO);
    let samples =
        vec![[&[0], &whole[..]].concat(), [&[1], &whole[..whole.len().min(9000)]].concat()];
    fuzz(60, damaged(samples, WORDS), body);
}
