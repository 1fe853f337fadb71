//! What the ledger survives: damage, strangers, full and read-only disks; and what it keeps.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use breakroom::content::model::{Id, Question};
use breakroom::content::{Finding, testing};
use breakroom::ledger::{Answer, Entry, FILE, Ledger, Limits, Outcome, Version, tally};
use jiff::{ToSpan, Zoned};
use tempfile::TempDir;

/// How long a test waits for the writer before it gives up.
const PATIENCE: Duration = Duration::from_secs(20);
const PAGE: usize = 4096;

fn wall() -> Zoned {
    "2026-11-04T12:34:56+01:00[Europe/Berlin]".parse().expect("a time")
}

fn question(stem: &str) -> Arc<Question> {
    let text = testing::question(
        "(text: (en: \"A\", zh: \"甲\"), right: true, rationale: (en: \"R\", zh: \"因\")), \
         (text: (en: \"B\", zh: \"乙\"), rationale: (en: \"R\", zh: \"因\")), \
         (text: (en: \"C\", zh: \"丙\"), rationale: (en: \"R\", zh: \"因\"))",
    );
    let text = text.replace("S?", stem);
    let (content, findings) = testing::read_with("questions/q.ron", text);
    assert_eq!(content.questions.len(), 1, "{findings:?}");
    content.questions[0].clone()
}

fn answer(question: &Question, option: usize) -> Answer {
    Answer::to(question, &[option], option == 0, true)
}

fn other_answer(id: &str) -> Answer {
    let mut question = (*question("S?")).clone();
    question.meta.id = Id::new(id);
    answer(&question, 0)
}

/// Enters `answer` and gives what becomes of it.
fn enter(ledger: &mut Ledger, answer: Answer, wall: &Zoned) -> Outcome {
    static TICKETS: AtomicU64 = AtomicU64::new(1);
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    let ticket = TICKETS.fetch_add(1, Ordering::Relaxed);
    ledger.record_answer(answer, ticket, wall, Duration::ZERO);
    loop {
        if let Some(done) = ledger.poll(Duration::ZERO).first() {
            assert_eq!(done.ticket, ticket);
            return done.outcome;
        }
        woken.recv_timeout(PATIENCE).expect("the writer says something");
    }
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code).collect()
}

fn answers(dir: &Path) -> u64 {
    let tally = tally(dir).expect("a ledger").expect("a ledger");
    let sides = tally.questions.iter().flat_map(|asked| asked.weeks.values()).flatten();
    sides.map(|counts| counts.total).sum()
}

/// A ledger of many pages, closed.
fn full() -> (TempDir, PathBuf) {
    let dir = TempDir::new().expect("a folder");
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(findings, []);
    for n in 0..400 {
        let entry = Entry::Answer(other_answer(&format!("question-number-{n}")));
        ledger.record(entry, &wall(), Duration::ZERO);
        let id = Id::new(&format!("item-{n}"));
        ledger.record(Entry::Shown { id, seconds: 12 }, &wall(), Duration::ZERO);
    }
    drop(ledger);
    let file = dir.path().join(FILE);
    assert!(fs::metadata(&file).expect("a file").len() > 10 * PAGE as u64);
    (dir, file)
}

/// The ledger made of `bytes` opens, takes an answer, and opens again without a word.
fn survives(bytes: &[u8], what: &str) -> Vec<Finding> {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join(FILE), bytes).expect("written");
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    let outcome = enter(&mut ledger, other_answer("after"), &wall());
    assert_eq!(outcome, Outcome::Durable, "{what}");
    drop(ledger);
    let (ledger, again) = Ledger::open(Some(dir.path()));
    // A flipped bit may make it look like a newer one, which stays where it is.
    let is_told = |code: &&str| *code != "ledger-newer";
    assert_eq!(codes(&again).into_iter().find(is_told), None, "{what}");
    let known = ledger.records().of(&Id::new("after"), Version::of(&question("S?")));
    assert_eq!(known.first_tries, 1, "{what}");
    findings
}

#[test]
fn what_was_entered_is_there_after_a_restart() {
    let dir = TempDir::new().expect("a folder");
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(findings, []);
    let q = question("S?");
    let id = &q.meta.id;
    let tomorrow = &wall() + 1.day();
    ledger.record(Entry::Touch, &wall(), Duration::ZERO);
    ledger.record(Entry::Visit, &wall(), Duration::ZERO);
    ledger.record(Entry::Shown { id: id.clone(), seconds: 9 }, &wall(), Duration::ZERO);
    ledger.record(Entry::Shown { id: id.clone(), seconds: 8 }, &tomorrow, Duration::ZERO);
    for option in [0, 0, 2] {
        assert_eq!(enter(&mut ledger, answer(&q, option), &wall()), Outcome::Durable);
    }
    let too_fast = Answer::to(&q, &[1], false, false);
    assert_eq!(enter(&mut ledger, too_fast, &wall()), Outcome::Durable);
    drop(ledger);

    let (ledger, _) = Ledger::open(Some(dir.path()));
    let known = ledger.records().of(id, Version::of(&q));
    assert_eq!((known.first_tries, known.right), (3, 2));
    assert!((known.evidence.right - 2.0).abs() < 1e-6);
    assert!((known.evidence.wrong - 1.0).abs() < 1e-6);
    let observed = known.evidence.observed_at.expect("a time").to_string();
    assert_eq!(observed, "2026-11-04T11:00:00Z", "no finer than the hour");
    let item = &ledger.records().items[id];
    assert_eq!((item.last, item.shown, item.seconds), (tomorrow.timestamp(), 2, 17));
    assert_eq!(item.shown_since(tomorrow.date()), 1);
    assert_eq!(ledger.records().touches[12], 1);

    let tally =
        tally(dir.path()).expect("a kiosk that runs doesn't stop a report").expect("a ledger");
    let asked = &tally.questions[0];
    let week = *asked.weeks.keys().next().expect("one");
    assert_eq!(week.to_string(), "2026-W45");
    let counts = |option| asked.options[&(week, option)];
    assert_eq!((counts(0).first, counts(1).first, counts(1).total), (2, 0, 1));
    let hour = tally.hours[0];
    assert_eq!((hour.hour, hour.touches, hour.answers, hour.visits), (12, 1, 4, 1));
}

// Case: Content: a question edited after it was answered
#[test]
fn an_edited_question_begins_anew_and_its_old_counts_stay_apart() {
    let dir = TempDir::new().expect("a folder");
    let (old, new) = (question("S?"), question("Which now?"));
    let (mut ledger, _) = Ledger::open(Some(dir.path()));
    for option in [0, 1, 1] {
        enter(&mut ledger, answer(&old, option), &wall());
    }
    enter(&mut ledger, answer(&new, 0), &wall());
    drop(ledger);
    let (ledger, _) = Ledger::open(Some(dir.path()));
    let of = |q: &Question| ledger.records().of(&q.meta.id, Version::of(q));
    assert_eq!((of(&old).first_tries, of(&old).right), (3, 1));
    assert_eq!((of(&new).first_tries, of(&new).right), (1, 1));
    assert_eq!(tally(dir.path()).expect("a ledger").expect("a ledger").questions.len(), 2);
}

// Case: Storage: the ledger cut at each page
#[test]
fn a_ledger_cut_off_at_any_page_never_keeps_the_kiosk_from_starting() {
    let (_dir, file) = full();
    let bytes = fs::read(file).expect("bytes");
    for length in (0..bytes.len()).step_by(PAGE).flat_map(|page| [page, page + PAGE / 2]) {
        let findings = survives(&bytes[..length.min(bytes.len())], &format!("cut at {length}"));
        assert_eq!(codes(&findings), ["ledger-broken"], "cut at {length}");
    }
}

// Case: Storage: bits of the ledger flipped
#[test]
fn flipped_bits_never_keep_the_kiosk_from_starting() {
    let (_dir, file) = full();
    let bytes = fs::read(file).expect("bytes");
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut told = 0;
    for round in 0..150 {
        let mut flipped = bytes.clone();
        // The header and the first page hold most of what can go wrong.
        let within = if round % 3 == 0 { 120 } else { bytes.len() };
        for _ in 0..1 + round % 8 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let at = usize::try_from(state % within as u64).expect("an index");
            flipped[at] ^= 1 << (state >> 60 & 7);
        }
        told += survives(&flipped, &format!("round {round}")).len();
    }
    assert!(told > 30, "most of it is noticed: {told}");
}

// Case: Storage: a ledger of zero length
#[test]
fn what_is_no_ledger_is_kept_aside_whole() {
    for (what, bytes) in
        [("empty", &b""[..]), ("a text", b"dear diary"), ("something longer", &[7; 3 * PAGE])]
    {
        let dir = TempDir::new().expect("a folder");
        fs::write(dir.path().join(FILE), bytes).expect("written");
        let (ledger, findings) = Ledger::open(Some(dir.path()));
        assert_eq!(codes(&findings), ["ledger-broken"], "{what}");
        drop(ledger);
        let kept = fs::read(dir.path().join("ledger.sqlite.broken-1")).expect("kept");
        assert_eq!(kept, bytes, "{what}");
    }
}

#[test]
fn a_folder_or_another_programs_database_in_its_place_is_kept_aside() {
    let dir = TempDir::new().expect("a folder");
    fs::create_dir(dir.path().join(FILE)).expect("a folder");
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(codes(&findings), ["ledger-broken"]);
    assert_eq!(enter(&mut ledger, other_answer("a"), &wall()), Outcome::Durable);
    drop(ledger);
    let other = rusqlite::Connection::open(dir.path().join("other")).expect("a database");
    other.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").expect("a table");
    drop(other);
    fs::rename(dir.path().join("other"), dir.path().join(FILE)).expect("in its place");
    let (_ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(codes(&findings), ["ledger-broken"]);
    assert!(dir.path().join("ledger.sqlite.broken-2").is_file());
}

// Case: Storage: a ledger of a newer version
#[test]
fn a_ledger_of_a_newer_version_is_not_touched_and_counting_goes_on_beside_it() {
    let (dir, file) = full();
    let newer = rusqlite::Connection::open(&file).expect("a database");
    newer.pragma_update(None, "user_version", 99).expect("a version");
    newer.pragma_update(None, "journal_mode", "DELETE").expect("closed whole");
    drop(newer);
    let before = fs::read(&file).expect("bytes");
    for start in 0..2 {
        let (mut ledger, findings) = Ledger::open(Some(dir.path()));
        assert_eq!(codes(&findings), ["ledger-newer"]);
        let tries = ledger.records().of(&Id::new("a"), Version::of(&question("S?"))).first_tries;
        assert_eq!(tries, start);
        assert_eq!(enter(&mut ledger, other_answer("a"), &wall()), Outcome::Durable);
    }
    assert_eq!(fs::read(&file).expect("bytes"), before);
    assert_eq!(answers(dir.path()), 2, "the report reads what is beside it");
}

#[test]
fn a_log_that_lost_its_ledger_is_not_played_into_a_new_one() {
    let dir = TempDir::new().expect("a folder");
    let (mut ledger, _) = Ledger::open(Some(dir.path()));
    enter(&mut ledger, other_answer("a"), &wall());
    let log = dir.path().join("ledger.sqlite-wal");
    let kept = fs::read(&log).expect("a log");
    drop(ledger);
    fs::remove_file(dir.path().join(FILE)).expect("removed");
    fs::write(&log, kept).expect("left over");
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    assert_eq!(codes(&findings), ["ledger-broken"]);
    enter(&mut ledger, other_answer("b"), &wall());
    drop(ledger);
    assert_eq!(answers(dir.path()), 1);
}

// Case: Storage: a missing state folder
#[test]
fn a_missing_folder_is_made_and_a_file_in_its_place_is_told_until_it_is_gone() {
    let dir = TempDir::new().expect("a folder");
    let (ledger, findings) = Ledger::open(Some(&dir.path().join("a/b/c")));
    assert_eq!(findings, []);
    drop(ledger);
    let taken = dir.path().join("taken");
    fs::write(&taken, "a file").expect("written");
    let limits = Limits { retry: Duration::from_millis(20), ..Limits::default() };
    let (mut ledger, findings) = Ledger::open_with(Some(&taken), limits);
    assert_eq!(codes(&findings), ["ledger-unwritten"]);
    assert_eq!(enter(&mut ledger, other_answer("a"), &wall()), Outcome::Queued);
    fs::remove_file(&taken).expect("removed");
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    while !ledger.findings().is_empty() {
        woken.recv_timeout(PATIENCE).expect("the writer tries again");
        ledger.poll(Duration::ZERO);
    }
    assert_eq!(answers(&taken), 1, "what waited is there");
}

#[test]
fn a_ledger_deleted_or_moved_away_under_a_running_kiosk_is_made_anew() {
    let dir = TempDir::new().expect("a folder");
    let state = dir.path().join("state");
    let (mut ledger, _) = Ledger::open(Some(&state));
    enter(&mut ledger, other_answer("a"), &wall());
    fs::rename(&state, dir.path().join("moved")).expect("moved");
    assert_eq!(enter(&mut ledger, other_answer("b"), &wall()), Outcome::Durable);
    assert_eq!(answers(&state), 1);
    assert_eq!(answers(&dir.path().join("moved")), 1);
}

// Case: Storage: a read-only state folder
#[test]
fn where_nothing_can_be_made_the_quiz_goes_on() {
    // Not even the superuser makes files there.
    let (mut ledger, findings) = Ledger::open(Some(Path::new("/proc/breakroom")));
    assert_eq!(codes(&findings), ["ledger-unwritten"]);
    assert_eq!(enter(&mut ledger, other_answer("a"), &wall()), Outcome::Queued);
}

// Case: Storage: a read-only state folder
#[test]
fn a_read_only_folder_still_gives_its_records() {
    let (dir, file) = full();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).expect("read-only");
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).expect("read-only");
    let is_protected = fs::write(dir.path().join("probe"), "").is_err();
    let (mut ledger, findings) = Ledger::open(Some(dir.path()));
    let known = ledger.records().questions.len();
    let outcome = enter(&mut ledger, other_answer("a"), &wall());
    drop(ledger);
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).expect("as before");
    assert_eq!(known, 400);
    // The superuser writes where it likes.
    if is_protected {
        assert_eq!(codes(&findings), ["ledger-unwritten"]);
        assert_eq!(outcome, Outcome::Queued);
    }
}

// Case: Storage: the disk full later
#[test]
fn a_ledger_that_may_not_grow_queues_and_says_so() {
    let dir = TempDir::new().expect("a folder");
    let limits = Limits { pages_max: 16, ..Limits::default() };
    let (mut ledger, _) = Ledger::open_with(Some(dir.path()), limits);
    let outcome = (0..2_000)
        .map(|n| enter(&mut ledger, other_answer(&format!("a-rather-long-name-{n}")), &wall()))
        .find(|outcome| *outcome == Outcome::Queued);
    assert_eq!(outcome, Some(Outcome::Queued));
    assert_eq!(codes(ledger.findings()), ["ledger-unwritten"]);
    assert!(ledger.findings()[0].what.contains("the disk is full"));
}

#[test]
fn a_question_that_gets_back_an_earlier_wording_has_its_answers_back_without_a_restart() {
    let (mut ledger, _) = Ledger::open(None);
    let folder = |stem: &str| {
        let mut content = breakroom::content::example().content;
        content.questions = vec![question(stem)];
        content
    };
    let (first, second) = (folder("S?"), folder("Which now?"));
    let known = |ledger: &Ledger, content: &breakroom::content::model::Content| {
        let records = ledger.records().of_content(content);
        let record = records.get(&content.questions[0].meta.id).expect("a record");
        (record.answers, record.right)
    };
    for option in [0, 1, 0] {
        let entry = Entry::Answer(answer(&first.questions[0], option));
        ledger.record(entry, &wall(), Duration::ZERO);
    }
    assert_eq!((known(&ledger, &first), known(&ledger, &second)), ((3, 2), (0, 0)));
    ledger.record(Entry::Answer(answer(&second.questions[0], 1)), &wall(), Duration::ZERO);
    assert_eq!((known(&ledger, &first), known(&ledger, &second)), ((3, 2), (1, 0)));
}
