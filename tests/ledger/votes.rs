//! The ledger's part of polls and thanks: counts, kept over a restart, and forgotten.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::{Content, Id, Slide, SlideKind, Text};
use breakroom::ledger::{Entry, FILE, Gone, Ledger, Version, Vote, tally};
use breakroom::player::scene::DEEDS;
use tempfile::TempDir;

fn poll() -> Slide {
    let content = example().content;
    let poll = content.slides.iter().find(|s| matches!(s.kind, SlideKind::Poll { .. }));
    Slide::clone(poll.expect("a poll in the example"))
}

fn enter(dir: &Path, entries: Vec<Entry>) -> Ledger {
    let (mut ledger, findings) = Ledger::open(Some(dir));
    assert_eq!(findings, []);
    let wall = "2026-11-04T12:34:56+01:00[Europe/Berlin]".parse().expect("a time");
    for entry in entries {
        ledger.record(entry, &wall, Duration::ZERO);
    }
    ledger
}

fn vote(poll: &Slide, option: usize) -> Entry {
    Entry::Vote(Vote::on(poll, option).expect("an option"))
}

#[test]
fn votes_are_counted_by_wording_and_survive_a_restart() {
    let dir = TempDir::new().expect("a folder");
    let poll = poll();
    let mut other = poll.clone();
    other.headline = Text::clone(&example().content.kiosk.promise);
    let entries = [(&poll, 0), (&poll, 2), (&poll, 2), (&other, 1)];
    drop(enter(dir.path(), entries.map(|(poll, option)| vote(poll, option)).to_vec()));
    let ledger = Ledger::open(Some(dir.path())).0;
    let records = ledger.records();
    assert_eq!(records.votes(&poll.meta.id, Version::of_poll(&poll)), [1, 0, 2]);
    assert_eq!(records.votes(&poll.meta.id, Version::of_poll(&other)), [0, 1]);
    let of = |slide: Slide| Content { slides: vec![Arc::new(slide)], ..example().content };
    let history = |slide: Slide| records.of_content(&of(slide));
    assert_eq!(history(poll.clone()).votes(&poll.meta.id), [1, 0, 2]);
    assert_eq!(history(other).votes(&poll.meta.id), [0, 1]);
}

#[test]
fn a_poll_that_is_withdrawn_leaves_no_vote_and_no_name() {
    let dir = TempDir::new().expect("a folder");
    let poll = poll();
    let id = poll.meta.id.clone();
    let gone = id.clone();
    let forget = Entry::Forget(Gone::new(move |id| id == gone.as_str()));
    let ledger = enter(dir.path(), vec![vote(&poll, 0), vote(&poll, 1), forget]);
    assert_eq!(ledger.records().votes(&id, Version::of_poll(&poll)), [0; 0]);
    drop(ledger);
    let again = Ledger::open(Some(dir.path())).0;
    assert_eq!(again.records().votes(&id, Version::of_poll(&poll)), [0; 0]);
    drop(again);
    let bytes = std::fs::read(dir.path().join(FILE)).expect("the ledger");
    let found = bytes.windows(id.as_str().len()).any(|bytes| bytes == id.as_str().as_bytes());
    assert!(!found, "the name of the poll is still there");
}

#[test]
fn an_option_that_no_poll_has_is_no_vote() {
    assert_eq!(Vote::on(&poll(), 16), None);
}

#[test]
fn thanks_are_counted_by_week_team_and_sentence_and_survive_a_restart() {
    let dir = TempDir::new().expect("a folder");
    let thanks = |team: &str, deed: usize| Entry::Thanks { team: Id::new(team), deed: DEEDS[deed] };
    let entries = vec![thanks("warehouse", 5), thanks("finance", 0), thanks("warehouse", 5)];
    drop(enter(dir.path(), entries));
    let tally = tally(dir.path()).expect("a ledger").expect("counts");
    let rows: Vec<_> = tally
        .thanks
        .iter()
        .map(|row| (row.week.to_string(), row.team.as_str(), row.deed.as_str(), row.times))
        .collect();
    let week = "2026-W45".to_owned();
    let expected =
        [(week.clone(), "finance", "warmth-1", 1), (week, "warehouse", "technique-2", 2)];
    assert_eq!(rows, expected);
}
