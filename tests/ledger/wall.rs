//! The ledger's part of the wall: exposure, applause, forgetting, and how the first schema
//! became the second.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::Id;
use breakroom::ledger::{Answer, Entry, FILE, Gone, Ledger, Records, Version, tally};
use breakroom::player::scene::{Spotlight, Standing};
use breakroom::player::testing::small;
use jiff::{ToSpan, Zoned};
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

/// A ledger as the first schema had it.
const FIRST: &str = include_str!("../fixtures/ledger/first.sql");

fn wall() -> Zoned {
    "2026-11-04T12:34:56+01:00[Europe/Berlin]".parse().expect("a time")
}

fn seen(name: &str, seconds: u64, weight: f64, waited: u32, turn: u64) -> Entry {
    let lasted = Duration::from_secs(seconds);
    Entry::Spotlight(Spotlight {
        id: Id::new(name),
        lasted,
        weighted: lasted.mul_f64(weight),
        waited,
        standing: Standing { owed: -0.5 * turn as f64, clock: 10.0 * turn as f64, turn },
    })
}

fn clap(name: &str) -> Entry {
    Entry::Applause { id: Id::new(name) }
}

fn answer(name: &str) -> Answer {
    static VERSION: OnceLock<Version> = OnceLock::new();
    let version = VERSION.get_or_init(|| Version::of(&example().content.questions[0]));
    Answer {
        question: Id::new(name),
        version: *version,
        options: vec![0, 1],
        right: true,
        counts: true,
    }
}

fn enter(dir: &Path, entries: Vec<Entry>) -> Records {
    let (mut ledger, findings) = Ledger::open(Some(dir));
    assert_eq!(findings, []);
    for entry in entries {
        ledger.record(entry, &wall(), Duration::ZERO);
    }
    ledger.records().clone()
}

fn reopened(dir: &Path) -> Records {
    Ledger::open(Some(dir)).0.records().clone()
}

#[test]
fn a_ledger_of_the_first_schema_keeps_all_it_holds_and_takes_what_is_new() {
    let dir = TempDir::new().expect("a folder");
    let first = Connection::open(dir.path().join(FILE)).expect("a database");
    first.execute_batch(FIRST).expect("the first schema");
    let rows = |db: &Connection| -> Vec<String> {
        let of = |(table, columns): (&str, &str)| {
            let query =
                format!("SELECT group_concat(concat_ws(' ', {columns}), '; ') FROM {table}");
            db.query_row(&query, [], |row| row.get(0)).expect("rows")
        };
        [
            ("questions", "key, id, version, right, wrong, observed_at"),
            ("answers", "question, week, is_right, first, total"),
            ("options", "question, week, option, first, total"),
            ("items", "key, id, shown_at, shown, seconds"),
            ("plays", "day, item, shown, seconds"),
            ("hours", "day, hour, touches, answers, visits"),
        ]
        .map(of)
        .into()
    };
    let before = rows(&first);
    drop(first);
    let records = reopened(dir.path());
    let mei = &records.items[&Id::new("mei")];
    assert_eq!((mei.shown, mei.seconds, mei.days.len(), mei.standing), (9, 180, 2, None));
    assert_eq!((mei.days[0].weighted_ms, mei.days[0].waited), (0, 0), "nothing is made up");
    let after = Connection::open(dir.path().join(FILE)).expect("a database");
    assert_eq!(rows(&after), before);
    let version: i64 = after.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("one");
    assert_eq!(version, 5);
    drop(after);
    enter(dir.path(), vec![seen("mei", 20, 0.5, 3, 1), clap("mei")]);
    let records = reopened(dir.path());
    let day = records.items[&Id::new("mei")].days[1];
    assert_eq!((day.shown, day.seconds, day.weighted_ms, day.waited), (5, 100, 10_000, 3));
    assert_eq!(records.hands(&Id::new("mei")), 1);
}

#[test]
fn what_cards_had_of_the_glass_is_there_after_a_restart() {
    let dir = TempDir::new().expect("a folder");
    enter(
        dir.path(),
        vec![
            seen("mei", 20, 1.0, 9, 4),
            seen("mei", 20, 0.25, 5, 9),
            seen("tom", 10, 0.5, 7, 10),
            clap("mei"),
            clap("mei"),
        ],
    );
    let records = reopened(dir.path());
    let mei = &records.items[&Id::new("mei")];
    let day = mei.days[0];
    assert_eq!((day.shown, day.seconds, day.weighted_ms, day.waited), (2, 40, 25_000, 9));
    assert_eq!(mei.standing, Some(Standing { owed: -4.5, clock: 90.0, turn: 9 }));
    assert_eq!((records.hands(&Id::new("mei")), records.hands(&Id::new("tom"))), (2, 0));
    let mut content = small();
    Arc::make_mut(&mut content.commendations[0]).meta.id = Id::new("mei");
    assert_eq!(records.of_content(&content).hands(&Id::new("mei")), 2, "the wall tells it");
    let shifts = tally(dir.path()).expect("a ledger").expect("a ledger").shifts;
    let told = shifts.iter().map(|s| (s.week.to_string(), s.id.as_str(), s.hour, s.seconds));
    let told: Vec<_> = told.collect();
    assert_eq!(told, [("2026-W45".into(), "mei", 12, 40), ("2026-W45".into(), "tom", 12, 10)]);
}

/// In which files of the folder `name` stands. Another program looks, since a file that this one
/// closes takes along the locks that SQLite holds on it.
fn stands_in(dir: &Path, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        let bytes = Command::new("cat").arg(&path).output().expect("bytes").stdout;
        if bytes.windows(name.len()).any(|window| window == name.as_bytes()) {
            found.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    found
}

/// Waits until everything up to now is on the disk and nothing is left to do.
fn settle(ledger: &mut Ledger) {
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    // What is to be done after one answer is done before the next.
    static TICKETS: AtomicU64 = AtomicU64::new(1);
    for _ in 0..2 {
        let ticket = TICKETS.fetch_add(1, Ordering::Relaxed);
        ledger.record_answer(answer("other"), ticket, &wall(), Duration::ZERO);
        while ledger.poll(Duration::ZERO).iter().all(|done| done.ticket != ticket) {
            woken.recv_timeout(Duration::from_secs(20)).expect("the writer says something");
        }
    }
}

const MARKER: &str = "zhang-wei-2026-the-marker";

fn gone() -> Gone {
    Gone::new(|id| id == MARKER)
}

/// A ledger in which the marker has been written, moved about and pushed over pages.
fn marked(dir: &Path) -> Ledger {
    let (mut ledger, _) = Ledger::open(Some(dir));
    let mut record = |entry| {
        ledger.record(entry, &wall(), Duration::ZERO);
    };
    for n in 0..600_u64 {
        let name = if n % 40 == 7 { MARKER.to_owned() } else { format!("card-number-{n}") };
        record(seen(&name, 20, 0.5, 3, n));
        record(clap(&name));
        record(Entry::Answer(answer(&name)));
    }
    settle(&mut ledger);
    ledger
}

// Case: Storage: the id of who is withdrawn, in rows, pages and log
#[test]
fn no_byte_of_what_was_withdrawn_is_left_while_it_runs_nor_after_a_restart() {
    let dir = TempDir::new().expect("a folder");
    let mut ledger = marked(dir.path());
    assert!(!stands_in(dir.path(), MARKER).is_empty(), "it was there");
    ledger.record(Entry::Forget(gone()), &wall(), Duration::ZERO);
    assert!(!ledger.records().items.contains_key(&Id::new(MARKER)), "forgotten at once");
    settle(&mut ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
    drop(ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
    let records = reopened(dir.path());
    assert!(!records.items.contains_key(&Id::new(MARKER)));
    assert_eq!(records.hands(&Id::new(MARKER)), 0);
    assert!(records.questions.keys().all(|(id, _)| id.as_str() != MARKER));
    assert_eq!(records.items.len(), 585, "everything else is there");
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
}

#[test]
fn what_a_report_that_is_read_meanwhile_holds_up_is_wiped_afterwards() {
    let dir = TempDir::new().expect("a folder");
    let mut ledger = marked(dir.path());
    let reader = Connection::open(dir.path().join(FILE)).expect("a reader");
    reader.execute_batch("BEGIN; SELECT count(*) FROM items").expect("a look");
    ledger.record(Entry::Forget(gone()), &wall(), Duration::ZERO);
    settle(&mut ledger);
    drop(reader);
    settle(&mut ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
}

#[test]
fn a_power_cut_between_erasing_and_wiping_is_made_good_after_the_next_start() {
    let dir = TempDir::new().expect("a folder");
    drop(marked(dir.path()));
    // As the ledger erases it, and no further: without wiping.
    let cut = Connection::open(dir.path().join(FILE)).expect("a database");
    let erase = format!(
        "DELETE FROM questions WHERE id = '{MARKER}'; DELETE FROM items WHERE id = '{MARKER}';
         DELETE FROM applause WHERE id = '{MARKER}'; INSERT INTO chores VALUES ('scrub')"
    );
    cut.execute_batch(&erase).expect("erased");
    drop(cut);
    assert!(!stands_in(dir.path(), MARKER).is_empty(), "its bytes are still there");
    let (mut ledger, _) = Ledger::open(Some(dir.path()));
    ledger.record(Entry::Forget(gone()), &wall(), Duration::ZERO);
    settle(&mut ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
}

// Case: Storage: the id of who is withdrawn, in no row any more
#[test]
fn what_stands_in_no_row_any_more_is_wiped_as_well() {
    let dir = TempDir::new().expect("a folder");
    let mut ledger = marked(dir.path());
    // As the next line-up deletes the row of the last, or a new day those of a year ago.
    let other = Connection::open(dir.path().join(FILE)).expect("a database");
    let delete = format!(
        "PRAGMA secure_delete = ON; DELETE FROM questions WHERE id = '{MARKER}';
         DELETE FROM items WHERE id = '{MARKER}'; DELETE FROM applause WHERE id = '{MARKER}'"
    );
    other.execute_batch(&delete).expect("deleted");
    assert!(!stands_in(dir.path(), MARKER).is_empty(), "its bytes are still there");
    ledger.record(Entry::Forget(gone()), &wall(), Duration::ZERO);
    settle(&mut ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
}

#[test]
fn a_ledger_kept_aside_that_holds_what_was_withdrawn_goes_and_another_stays() {
    let dir = TempDir::new().expect("a folder");
    drop(marked(dir.path()));
    let bytes = fs::read(dir.path().join(FILE)).expect("bytes");
    fs::write(dir.path().join("ledger.sqlite.broken-1"), &bytes[..bytes.len() / 2]).expect("put");
    fs::write(dir.path().join("ledger.sqlite.broken-2"), b"dear diary").expect("put");
    for also in ["ledger.sqlite.broken-3-wal", "ledger.new"] {
        fs::write(dir.path().join(also), &bytes).expect("put");
    }
    let (mut ledger, _) = Ledger::open(Some(dir.path()));
    ledger.record(Entry::Forget(gone()), &wall(), Duration::ZERO);
    settle(&mut ledger);
    assert_eq!(stands_in(dir.path(), MARKER), Vec::<String>::new());
    assert!(dir.path().join("ledger.sqlite.broken-2").is_file());
}

#[test]
fn where_nothing_is_withdrawn_forgetting_leaves_the_file_as_it_is() {
    let dir = TempDir::new().expect("a folder");
    drop(marked(dir.path()));
    let before = fs::read(dir.path().join(FILE)).expect("bytes");
    enter(dir.path(), vec![Entry::Forget(Gone::default())]);
    assert_eq!(fs::read(dir.path().join(FILE)).expect("bytes"), before);
}

/// Anything that can be entered, of a few items and questions.
fn any_entry() -> impl Strategy<Value = Entry> {
    let name = || (0..5_u8).prop_map(|n| format!("item-{n}"));
    prop_oneof![
        (name(), 0..90_u32).prop_map(|(n, seconds)| Entry::Shown { id: Id::new(&n), seconds }),
        (name(), 0..90_u64, 0.05..1.0_f64, 0..50_u32, 0..9_999_u64)
            .prop_map(|(n, seconds, weight, waited, turn)| seen(&n, seconds, weight, waited, turn)),
        name().prop_map(|n| clap(&n)),
        Just(Entry::Touch),
        Just(Entry::Visit),
        (name(), any::<bool>(), any::<bool>()).prop_map(|(n, right, counts)| {
            Entry::Answer(Answer { right, counts, ..answer(&n) })
        }),
        name().prop_map(|n| Entry::Forget(Gone::new(move |id| id == n))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_known_without_waiting_is_what_the_disk_will_say(
        entries in prop::collection::vec((any_entry(), 0..100_i64), 0..80),
    ) {
        let dir = TempDir::new().expect("a folder");
        let (mut ledger, _) = Ledger::open(Some(dir.path()));
        let mut hours = 0;
        for (entry, step) in entries {
            hours += step;
            ledger.record(entry, &(&wall() + hours.hours()), Duration::ZERO);
        }
        let known = ledger.records().clone();
        drop(ledger);
        let kept = reopened(dir.path());
        prop_assert_eq!(&known.items, &kept.items);
        prop_assert_eq!(&known.touches, &kept.touches);
        let right = |records: &Records| -> HashMap<(Id, Version), (u64, u64, i64)> {
            let questions = records.questions.iter();
            let thousandths = |known: &breakroom::ledger::Known| (known.evidence.right * 1e3) as i64;
            questions.map(|(k, v)| (k.clone(), (v.first_tries, v.right, thousandths(v)))).collect()
        };
        prop_assert_eq!(right(&known), right(&kept));
        for hour in 0..24 {
            let day = jiff::civil::Weekday::Wednesday;
            let of = |records: &Records| records.presence.weight_of(day, hour);
            prop_assert!((of(&known) - of(&kept)).abs() < 1e-9);
        }
        for n in 0..5 {
            let id = Id::new(&format!("item-{n}"));
            prop_assert_eq!(known.hands(&id), kept.hands(&id));
        }
    }
}
