//! What the room has answered, seen and touched, in one SQLite file: counts, never a person's
//! answer.
//!
//! **Acknowledged means on the disk.** A tap goes this way:
//!
//! ```text
//!  tap ─▶ record_answer, with a ticket ─▶ writer thread: write, commit, fsync
//!   │                                          │ wake
//!   ▼                                          ▼
//!  the option is drawn as pressed      poll gives the ticket ─▶ right or wrong, and the reason
//! ```
//!
//! The user interface never waits for a disk. In the frame of the tap it draws the option as
//! pressed, which is all that a finger needs to feel answered within a tenth of a second, and
//! hands the answer to the writer. What acknowledges the answer, right or wrong and the
//! reason, is painted only after [`Ledger::poll`] has given the ticket back. On a good disk
//! that is the next frame or two; the writer wakes the window. Were the feedback painted first
//! and the disk written later, a power cut between the two would lose an answer that somebody
//! saw counted; were it written in the frame of the tap, a slow disk would freeze the glass.
//!
//! **A failing disk doesn't stop the quiz.** If the writer fails, or says nothing for
//! [`ACK_WAIT`], the ticket comes back as [`Outcome::Queued`]: the quiz goes on, the answer
//! waits in a queue of at most [`Limits::queue_max`] entries, the writer tries again every
//! [`Limits::retry`], and [`Ledger::findings`] says so in words.
//!
//! **How it is kept.** Write-ahead log, `synchronous=FULL`, one writer. Answers are committed
//! at once, with whatever else has come in; touches and showings, which nobody waits for, go
//! with the next answer or after [`LAZY`], so that an idle screen doesn't wear out its disk.
//! The log is worked off after acknowledging, not before. A ledger that is damaged, empty or
//! somebody else's is renamed to `ledger.sqlite.broken-<n>`; one from a newer version of the
//! program isn't touched, and `ledger.v1.sqlite` is used beside it. Nothing of this keeps the
//! kiosk from starting.
//!
//! **What is kept** is told in `schema.rs`: counts by wording, option and ISO week; evidence
//! by wording, with the hour of the last answer; showings by day; what each card of the wall had
//! of the glass and how long it waited; hands clapped, by card; votes by poll, wording, week and
//! option; thanks by week, role and ready sentence; touches by hour.
//!
//! **What was withdrawn** is erased so that no byte of its name is left in the file, its log, or
//! a ledger kept aside ([`Entry::Forget`], `store/erase.rs`).

mod copy;
mod entry;
mod hold;
mod lineups;
mod place;
mod records;
mod schema;
mod store;
mod tally;
#[cfg(test)]
mod tests;
mod trouble;
mod version;
mod writer;

use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Zoned;

use crate::content::Finding;
use entry::{Pending, When};
use store::Store;
use writer::{News, WriterEnds};

pub use copy::tally_of_copy;
pub use entry::{Answer, Entry, Gone, OPTIONS_MAX, ShownHands, Vote, Week};
pub use hold::Hold;
pub use place::ASIDE_MAX;
pub use records::{Day, Exposure, HOURS, Known, Records};
pub use schema::{FILE, HOUR_DAYS_KEPT, PLAY_DAYS_KEPT, SHIFT_WEEKS_KEPT, WEEKS_KEPT};
pub use tally::{Asked, Counts, Hour, Shift, Tally, Thanked, tally};
pub use version::Version;
pub use writer::{LAZY, Writer};

/// How long an answer waits for the disk before the quiz goes on without it: a disk that takes
/// three seconds to sync may have to finish working off its log before it takes the answer.
/// Waited once: while the disk owes an answer, later ones don't wait.
pub const ACK_WAIT: Duration = Duration::from_secs(10);
/// How long the end of the program waits for the writer.
const END_WAIT: Duration = Duration::from_secs(2);
/// Most findings that stay.
const NOTES_MAX: usize = 8;

/// Bounds of the ledger.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Entries that may wait for a disk; further ones are lost, and counted as such. Some days
    /// of an ordinary room.
    pub queue_max: usize,
    /// Pages of 4 KiB that the file may have; 64 MiB, when a year takes one or two.
    pub pages_max: u32,
    /// Time between two attempts at a disk that fails.
    pub retry: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { queue_max: 16_384, pages_max: 16_384, retry: Duration::from_secs(5) }
    }
}

/// What became of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer is on the disk.
    Durable,
    /// The disk can't take it now; it waits, and the quiz goes on.
    Queued,
}

/// What is known now of an entry that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number it was entered with.
    pub ticket: u64,
    /// What became of it.
    pub outcome: Outcome,
}

type Wake = Arc<Mutex<Option<Box<dyn Fn() + Send>>>>;

/// The ledger, as the thread of the user interface holds it. Nothing here waits for a disk
/// but [`open`](Self::open), and dropping it, for at most two seconds.
pub struct Ledger {
    /// `None` where nothing is kept.
    jobs: Option<SyncSender<Pending>>,
    news: Receiver<News>,
    wake: Wake,
    records: Records,
    /// Tickets that nothing is known of, with the time up to which they wait.
    waiting: VecDeque<(u64, Duration)>,
    /// The last ticket that was given, and the last that is on the disk.
    last: (u64, u64),
    /// What the disk fails at, if it does.
    failing: Option<Finding>,
    notes: Vec<Finding>,
    dropped: u64,
    /// All of these, as they are shown.
    findings: Vec<Finding>,
}

impl Ledger {
    /// Opens the ledger in the state folder, or makes one, and reads its records. Never
    /// refuses: what is wrong is told in the findings, and the ledger makes do. Without a
    /// folder nothing is kept.
    pub fn open(state_dir: Option<&Path>) -> (Self, Vec<Finding>) {
        Self::open_with(state_dir, Limits::default())
    }

    /// Opens the ledger as [`open`](Self::open) does, within bounds of one's own.
    pub fn open_with(state_dir: Option<&Path>, limits: Limits) -> (Self, Vec<Finding>) {
        let mut ledger = match state_dir {
            Some(dir) => {
                let (mut ledger, writer) = Self::apart(dir, limits);
                if writer.start().is_none() {
                    ledger.jobs = None;
                }
                ledger
            }
            None => Self::idle(channel().1),
        };
        if ledger.jobs.is_none() {
            ledger.notes.push(trouble::nowhere());
        }
        ledger.tell();
        let findings = ledger.findings.clone();
        (ledger, findings)
    }

    /// Opens the ledger as [`open_with`](Self::open_with) does, with a writer that has no thread
    /// and writes when it is told to: for whoever moves the clock by hand, so that the same is on
    /// the disk at the same time in each run. A writer that is dropped is one that was killed.
    pub fn open_apart(state_dir: &Path, limits: Limits) -> (Self, Writer) {
        let (mut ledger, writer) = Self::apart(state_dir, limits);
        ledger.tell();
        (ledger, writer)
    }

    fn apart(dir: &Path, limits: Limits) -> (Self, Writer) {
        let (jobs, inbox) = sync_channel(limits.queue_max);
        let (outbox, news) = channel();
        let mut ledger = Self::idle(news);
        let store = ledger.read(dir, limits);
        let wake = Arc::clone(&ledger.wake);
        let desk = WriterEnds { jobs: inbox, news: outbox, wake: Box::new(move || call(&wake)) };
        ledger.jobs = Some(jobs);
        (ledger, Writer::new(store, desk))
    }

    /// One that nobody writes for yet, and that knows nothing.
    fn idle(news: Receiver<News>) -> Self {
        Self {
            jobs: None,
            news,
            wake: Wake::default(),
            records: Records::default(),
            waiting: VecDeque::new(),
            last: (0, 0),
            failing: None,
            notes: Vec::new(),
            dropped: 0,
            findings: Vec::new(),
        }
    }

    /// Opens the file and reads the records, from wherever they can be read.
    fn read(&mut self, dir: &Path, limits: Limits) -> Store {
        let mut store = Store::new(dir.to_owned(), limits);
        let read = store.with(&mut self.notes, |place| Records::read(&place.connection));
        match read {
            Ok(records) => self.records = records,
            Err(refusal) => {
                self.failing = Some(trouble::of(&refusal));
                // What can't be written may still be there to be read.
                let old = place::open_to_read(dir).ok().flatten();
                self.records = old.and_then(|db| Records::read(&db).ok()).unwrap_or_default();
            }
        }
        store
    }

    /// What the ledger holds, with what is on its way to the disk.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Has `wake` called from the writer's thread whenever [`poll`](Self::poll) has something
    /// to give.
    pub fn set_wake(&mut self, wake: impl Fn() + Send + 'static) {
        *self.wake.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(wake));
    }

    /// Enters something that happened at `wall`, `mono` after the program started, and that
    /// nobody waits for.
    pub fn record(&mut self, entry: Entry, wall: &Zoned, mono: Duration) {
        self.send(entry, 0, wall, mono);
    }

    /// Enters an answer as [`record`](Self::record) does. Its `ticket`, which is higher than
    /// every one before it, comes back from [`poll`](Self::poll) once.
    pub fn record_answer(&mut self, answer: Answer, ticket: u64, wall: &Zoned, mono: Duration) {
        // Where there is no hope, poll says so at once.
        let patience = if self.is_failing() { Duration::ZERO } else { ACK_WAIT };
        self.waiting.push_back((ticket, mono + patience));
        self.last.0 = ticket;
        self.send(Entry::Answer(answer), ticket, wall, mono);
    }

    fn send(&mut self, entry: Entry, ticket: u64, wall: &Zoned, mono: Duration) {
        let job = Pending { entry, when: When::of(wall), ticket, mono };
        self.records.enter(&job.entry, &job.when);
        if let Some(jobs) = &self.jobs
            && jobs.try_send(job).is_err()
        {
            self.dropped += 1;
            self.tell();
        }
    }

    /// The tickets of which something has become known by `mono`, each once, oldest first.
    pub fn poll(&mut self, mono: Duration) -> Vec<Done> {
        let mut durable = 0;
        let mut is_news = false;
        while let Ok(news) = self.news.try_recv() {
            is_news = true;
            match news {
                News::Durable(ticket) => {
                    durable = durable.max(ticket);
                    self.last.1 = self.last.1.max(ticket);
                    self.failing = None;
                }
                News::Failing(finding) => self.failing = Some(finding),
                News::Note(finding) if self.notes.len() < NOTES_MAX => self.notes.push(finding),
                News::Note(_) | News::Ended => {}
            }
        }
        let mut done = Vec::new();
        while let Some(&(ticket, until)) = self.waiting.front() {
            let outcome = if ticket <= durable {
                Outcome::Durable
            } else if self.is_failing() || until <= mono {
                Outcome::Queued
            } else {
                break;
            };
            if outcome == Outcome::Queued && !self.is_failing() {
                self.failing = Some(trouble::stalled());
                is_news = true;
            }
            self.waiting.pop_front();
            done.push(Done { ticket, outcome });
        }
        if is_news {
            self.tell();
        }
        done
    }

    /// When, in `mono`, [`poll`](Self::poll) will have something to give even if the disk says
    /// nothing; `None` if no ticket is out.
    pub fn next_change(&self) -> Option<Duration> {
        let (_, until) = self.waiting.front()?;
        Some(if self.is_failing() { Duration::ZERO } else { *until })
    }

    /// Answers that were given and aren't known to be on the disk.
    pub fn unsaved(&self) -> u64 {
        self.last.0.saturating_sub(self.last.1)
    }

    /// What is wrong now, in words: what was kept aside, and what fails at present.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn is_failing(&self) -> bool {
        self.failing.is_some() || self.jobs.is_none()
    }

    fn tell(&mut self) {
        let lost = (self.dropped > 0).then(|| trouble::overflowing(self.dropped));
        let all = self.notes.iter().chain(&self.failing).cloned().chain(lost);
        self.findings = all.collect();
    }
}

impl Drop for Ledger {
    /// Lets the writer finish, if the disk is quick about it.
    fn drop(&mut self) {
        if self.jobs.take().is_none() {
            return;
        }
        while let Ok(news) = self.news.recv_timeout(END_WAIT) {
            if matches!(news, News::Ended) {
                return;
            }
        }
    }
}

fn call(wake: &Mutex<Option<Box<dyn Fn() + Send>>>) {
    if let Some(wake) = &*wake.lock().unwrap_or_else(PoisonError::into_inner) {
        wake();
    }
}
