//! The tickets, with the writer's part played by the test.

use std::sync::mpsc::Sender;

use super::*;
use crate::content::model::Id;

struct Rig {
    ledger: Ledger,
    jobs: Receiver<Pending>,
    news: Sender<News>,
    tickets: u64,
}

fn rig(queue_max: usize) -> Rig {
    let (jobs, inbox) = sync_channel(queue_max);
    let (outbox, news) = channel();
    let mut ledger = Ledger::idle(news);
    ledger.jobs = Some(jobs);
    Rig { ledger, jobs: inbox, news: outbox, tickets: 0 }
}

impl Rig {
    fn answer(&mut self, mono: Duration) -> u64 {
        let answer = Answer {
            question: Id::new("q"),
            version: Version(1),
            options: vec![1],
            right: false,
            counts: true,
        };
        self.tickets += 1;
        self.ledger.record_answer(answer, self.tickets, &wall(), mono);
        self.tickets
    }

    fn say(&self, news: News) {
        self.news.send(news).expect("the ledger listens");
    }

    fn end(self) {
        self.say(News::Ended);
    }
}

fn wall() -> Zoned {
    "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time")
}

fn s(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

fn durable(ticket: u64) -> Done {
    Done { ticket, outcome: Outcome::Durable }
}

fn queued(ticket: u64) -> Done {
    Done { ticket, outcome: Outcome::Queued }
}

#[test]
fn a_ticket_comes_back_once_and_only_when_the_disk_has_its_answer() {
    let mut rig = rig(8);
    let (a, b) = (rig.answer(s(1.0)), rig.answer(s(1.1)));
    assert_eq!(rig.ledger.poll(s(1.2)), []);
    rig.say(News::Durable(1));
    assert_eq!(rig.ledger.poll(s(1.3)), [durable(a)]);
    rig.say(News::Durable(2));
    assert_eq!(rig.ledger.poll(s(1.4)), [durable(b)]);
    assert_eq!(rig.ledger.poll(s(99.0)), []);
    assert_eq!(rig.ledger.findings(), []);
    rig.end();
}

#[test]
fn nobody_waits_for_touches_and_showings() {
    let mut rig = rig(8);
    for entry in [Entry::Touch, Entry::Visit, Entry::Shown { id: Id::new("s"), seconds: 9 }] {
        rig.ledger.record(entry, &wall(), s(1.0));
    }
    rig.say(News::Durable(9));
    assert_eq!(rig.ledger.poll(s(1.0)), []);
    assert_eq!(rig.jobs.try_iter().count(), 3);
    assert_eq!(rig.ledger.next_change(), None);
    rig.end();
}

#[test]
fn a_disk_that_fails_lets_the_quiz_go_on_at_once() {
    let mut rig = rig(8);
    let a = rig.answer(s(1.0));
    rig.say(News::Failing(trouble::stalled()));
    assert_eq!(rig.ledger.poll(s(1.1)), [queued(a)]);
    let b = rig.answer(s(2.0));
    assert!(rig.ledger.next_change().is_some_and(|at| at <= s(2.0)));
    assert_eq!(rig.ledger.poll(s(2.0)), [queued(b)]);
    assert_eq!(rig.ledger.findings().len(), 1);
    rig.say(News::Durable(2));
    assert_eq!(rig.ledger.poll(s(3.0)), []);
    assert_eq!(rig.ledger.findings(), [], "it is well again");
    rig.end();
}

// Case: Storage: a disk that hangs
#[test]
fn a_disk_that_says_nothing_is_waited_for_once() {
    let mut rig = rig(8);
    let a = rig.answer(s(1.0));
    assert_eq!(rig.ledger.next_change(), Some(s(1.0) + ACK_WAIT));
    assert_eq!(rig.ledger.poll(s(1.0) + ACK_WAIT / 2), []);
    assert_eq!(rig.ledger.poll(s(1.0) + ACK_WAIT), [queued(a)]);
    assert_eq!(rig.ledger.findings()[0].code, "ledger-unwritten");
    let b = rig.answer(s(9.0));
    assert_eq!(rig.ledger.poll(s(9.0)), [queued(b)]);
    rig.say(News::Durable(2));
    assert_eq!(rig.ledger.poll(s(9.5)), []);
    let c = rig.answer(s(10.0));
    assert_eq!(rig.ledger.poll(s(10.1)), [], "the disk is trusted again, and {c:?} waits");
    rig.end();
}

#[test]
fn a_full_queue_drops_what_comes_and_says_how_much() {
    let mut rig = rig(2);
    for _ in 0..5 {
        rig.ledger.record(Entry::Touch, &wall(), s(1.0));
    }
    let told = rig.ledger.findings().last().expect("a finding");
    assert!(told.what.contains("3 entries"), "{told:?}");
    assert_eq!(rig.jobs.try_iter().count(), 2);
    rig.end();
}

#[test]
fn without_a_folder_the_quiz_goes_on_and_it_is_told() {
    let (mut ledger, findings) = Ledger::open(None);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, "ledger-nowhere");
    let answer = Answer {
        question: Id::new("q"),
        version: Version(1),
        options: Vec::new(),
        right: true,
        counts: true,
    };
    ledger.record_answer(answer, 7, &wall(), s(1.0));
    assert_eq!(ledger.poll(s(1.0)), [queued(7)]);
}
