//! What the room thinks and whom it thanks, in the report on the shipped example.

use std::path::Path;
use std::time::Duration;

use breakroom::commands::args::Places;
use breakroom::commands::report::{Args, Format, run};
use breakroom::content::example;
use breakroom::content::model::{Id, SlideKind};
use breakroom::ledger::{Entry, Ledger, Vote};
use breakroom::player::scene::DEEDS;
use jiff::{ToSpan as _, Zoned};
use tempfile::TempDir;

fn now() -> Zoned {
    "2026-11-05T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

fn report(state: &Path, format: Format) -> String {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let places = Places { content: Some(content), state: Some(state.to_owned()) };
    let mut page = Vec::new();
    run(&Args { places, format, ..Args::default() }, &now(), &mut page).expect("a report");
    String::from_utf8(page).expect("text")
}

fn enter(state: &Path, entries: Vec<Entry>, wall: &Zoned) {
    let (mut ledger, findings) = Ledger::open(Some(state));
    assert_eq!(findings, []);
    for entry in entries {
        ledger.record(entry, wall, Duration::ZERO);
    }
}

fn thanks(team: &str, deed: usize, times: usize) -> Vec<Entry> {
    vec![Entry::Thanks { team: Id::new(team), deed: DEEDS[deed] }; times]
}

#[test]
fn what_a_team_is_thanked_for_again_and_again_is_told_and_once_or_twice_isnt() {
    let state = TempDir::new().expect("a folder");
    enter(state.path(), [thanks("warehouse", 5, 4), thanks("finance", 0, 2)].concat(), &now());
    enter(state.path(), thanks("it", 1, 3), &(&now() - 1.weeks()));
    let page = report(state.path(), Format::Text);
    let told = "  Warehouse: 4 times “Stayed until it was solved” this week; somebody has a story \
                to write\n  IT: 3 times “Took time for somebody” 2026-W44; somebody has a story \
                to write\n";
    assert!(page.contains(told), "{page}");
    assert!(!page.contains("Finance:"), "{page}");
    let page = report(state.path(), Format::Html);
    assert!(page.contains("Warehouse: 4 times “Stayed until it was solved” this week"), "{page}");
    let page = report(state.path(), Format::Csv);
    assert!(page.contains("thanked,2026-W45,Warehouse,,4,"), "{page}");
}

#[test]
fn a_poll_is_told_from_five_votes_on() {
    let poll = example()
        .content
        .slides
        .iter()
        .find_map(|slide| matches!(slide.kind, SlideKind::Poll { .. }).then(|| slide.clone()));
    let poll = poll.expect("a poll");
    let vote = |option| Entry::Vote(Vote::on(&poll, option).expect("an option"));
    let state = TempDir::new().expect("a folder");
    enter(state.path(), vec![vote(0), vote(1), vote(1), vote(2)], &now());
    assert!(!report(state.path(), Format::Text).contains("What the room thinks"));
    enter(state.path(), vec![vote(1)], &now());
    let page = report(state.path(), Format::Text);
    assert!(page.contains("What helps you most after a hard customer? (5 answers, "), "{page}");
    assert!(page.contains("     60 %  A colleague who asks\n"), "{page}");
    let page = report(state.path(), Format::Csv);
    assert!(page.contains("poll-option,2,what-helps-on-a-hard-day,"), "{page}");
    assert!(report(state.path(), Format::Html).contains("<li><b>60 %</b>"));
}
