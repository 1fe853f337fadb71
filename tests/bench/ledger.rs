//! A year of an ordinary room: 100,000 answers to 120 questions, 220 items shown each day, of
//! which 60 are cards of the wall, a touch in every hour of the working day. Opening it must take under 100 ms and it must stay
//! under 5 MB; an answer must be on the disk within a frame or two.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;

use breakroom::content::example;
use breakroom::content::model::{Id, Question};
use breakroom::ledger::{Answer, Entry, Ledger, tally};
use breakroom::player::scene::{Spotlight, Standing};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiff::{Span, Zoned};
use tempfile::TempDir;

const ANSWERS: usize = 100_000;
const QUESTIONS: usize = 120;
const ITEMS: usize = 220;
const CARDS: usize = 60;
const DAYS: usize = 365;
const BYTES_MAX: u64 = 5_000_000;

fn answer(question: &Question, n: usize) -> Answer {
    let option = n * 7 % 5 % question.options.len();
    let mut answer = Answer::to(question, &[option], option == 0, !n.is_multiple_of(10));
    answer.question = Id::new(&format!("a-question-with-a-name-{}", n % QUESTIONS));
    answer
}

fn seen(id: Id) -> Entry {
    let lasted = Duration::from_secs(25);
    let standing = Standing { owed: -7.5, clock: 1e6, turn: 12_345 };
    Entry::Spotlight(Spotlight { id, lasted, weighted: lasted / 3, waited: 61, standing })
}

fn wall(day: usize, hour: usize) -> Zoned {
    let start: Zoned = "2026-01-05T08:00:00+01:00[Europe/Berlin]".parse().expect("a time");
    let day = i64::try_from(day).expect("few");
    let hour = i64::try_from(hour).expect("few");
    start.saturating_add(Span::new().days(day).hours(hour))
}

/// Enters a year, waiting now and then so that the queue doesn't overflow.
fn fill(dir: &Path, question: &Question) {
    let (mut ledger, findings) = Ledger::open(Some(dir));
    assert_eq!(findings, []);
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    let mut n = 0;
    for day in 0..DAYS {
        for hour in 0..10 {
            ledger.record(Entry::Touch, &wall(day, hour), Duration::ZERO);
        }
        for item in 0..ITEMS {
            let id = Id::new(&format!("an-item-with-a-name-{item}"));
            let entry = if item < CARDS { seen(id) } else { Entry::Shown { id, seconds: 12 } };
            ledger.record(entry, &wall(day, item % 10), Duration::ZERO);
        }
        let mut waiting = 0;
        while n < ANSWERS * (day + 1) / DAYS {
            n += 1;
            let ticket = u64::try_from(n).expect("few");
            ledger.record_answer(answer(question, n), ticket, &wall(day, n % 10), Duration::ZERO);
            waiting += 1;
        }
        while waiting > 0 {
            woken.recv().expect("the writer lives");
            waiting -= ledger.poll(Duration::ZERO).len();
        }
    }
    assert_eq!(ledger.findings(), []);
}

fn year(criterion: &mut Criterion) {
    let dir = TempDir::new().expect("a folder");
    let question = example().content.questions[0].clone();
    fill(dir.path(), &question);
    let files = fs::read_dir(dir.path()).expect("a folder");
    let bytes: u64 = files.map(|file| file.and_then(|f| f.metadata()).expect("a file").len()).sum();
    println!("a year of {ANSWERS} answers: {bytes} bytes");
    assert!(bytes < BYTES_MAX, "{bytes} bytes");
    criterion.bench_function("ledger/open a year", |bencher| {
        let open = |()| Ledger::open(Some(dir.path()));
        bencher.iter_batched(|| (), open, BatchSize::PerIteration);
    });
    criterion.bench_function("ledger/read a year for a report", |bencher| {
        bencher.iter(|| tally(dir.path()).expect("a ledger"));
    });
    let (mut ledger, _) = Ledger::open(Some(dir.path()));
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    let mut n = 0_u64;
    criterion.bench_function("ledger/an answer onto the disk", |bencher| {
        bencher.iter(|| {
            n += 1;
            let answer = answer(&question, usize::try_from(n).expect("few"));
            ledger.record_answer(answer, n, &wall(DAYS, 0), Duration::ZERO);
            while ledger.poll(Duration::ZERO).is_empty() {
                woken.recv().expect("the writer lives");
            }
        });
    });
    let late = wall(DAYS, 0);
    let ledger = RefCell::new(ledger);
    criterion.bench_function("ledger/what the glass spends on an answer", |bencher| {
        bencher.iter_batched(
            || {
                let mut ledger = ledger.borrow_mut();
                while ledger.next_change().is_some() {
                    woken.recv_timeout(Duration::from_millis(1)).unwrap_or_default();
                    ledger.poll(Duration::ZERO);
                }
                n += 1;
                (answer(&question, usize::try_from(n).expect("few")), n)
            },
            |(answer, ticket)| {
                ledger.borrow_mut().record_answer(answer, ticket, &late, Duration::ZERO);
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = year
}
criterion_main!(benches);
