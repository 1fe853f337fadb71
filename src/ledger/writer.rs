//! The one thread that writes.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::entry::{Entry, Pending};
use super::store::Store;
use super::trouble;
use crate::content::Finding;

/// What nobody waits for is written with the next answer, or after this long.
pub const LAZY: Duration = Duration::from_secs(10);
/// Most entries in one transaction, which bounds how long an answer waits for others.
const BATCH_MAX: usize = 512;

/// What the writer says.
pub(super) enum News {
    /// All answers up to this ticket are on the disk.
    Durable(u64),
    /// Nothing can be written now; it is tried again.
    Failing(Finding),
    /// Something to tell the administrator that stays so.
    Note(Finding),
    /// Everything is written that could be.
    Ended,
}

/// The writer's ends of the channels.
pub(super) struct WriterEnds {
    pub jobs: Receiver<Pending>,
    pub news: Sender<News>,
    pub wake: Box<dyn Fn() + Send>,
}

/// The one who writes: on a thread of its own, or by the hand of whoever moves the clock
/// ([`Ledger::open_apart`](super::Ledger::open_apart)).
pub struct Writer {
    store: Store,
    desk: WriterEnds,
    batch: Vec<Pending>,
    failing: bool,
    /// When the last attempt failed, by the clock of the entries.
    tried: Duration,
}

/// What woke the writer.
enum Woken {
    Jobs,
    Time,
    End,
}

impl Writer {
    pub(super) fn new(store: Store, desk: WriterEnds) -> Self {
        Self { store, desk, batch: Vec::new(), failing: false, tried: Duration::ZERO }
    }

    /// Starts the thread. `None` if the system has none left.
    pub(super) fn start(self) -> Option<()> {
        thread::Builder::new().name("ledger".into()).spawn(move || self.run()).ok().map(drop)
    }

    /// Writes what the thread would have written by `mono`, by the clock of the entries alone.
    pub fn work(&mut self, mono: Duration) {
        loop {
            let room = BATCH_MAX - self.batch.len();
            self.batch.extend(self.desk.jobs.try_iter().take(room));
            let Some(first) = self.batch.first() else { return };
            let (since, patience) = match self.failing {
                true => (self.tried, self.store.limits.retry),
                false => (first.mono, LAZY),
            };
            let waited = mono.saturating_sub(since) >= patience;
            if !waited && (self.failing || !self.is_due(&Woken::Jobs)) {
                return;
            }
            self.flush();
            if self.failing {
                self.tried = mono;
                return;
            }
        }
    }

    fn run(mut self) {
        loop {
            let woken = self.wait();
            let ended = matches!(woken, Woken::End);
            if self.is_due(&woken) {
                self.flush();
            }
            if ended {
                break;
            }
        }
        // Closing works off the log; only then is everything done.
        drop(self.store);
        let _ = self.desk.news.send(News::Ended);
    }

    /// Waits for entries, or until those at hand are due.
    fn wait(&mut self) -> Woken {
        if self.batch.len() >= BATCH_MAX {
            if self.failing {
                // The rest waits in the channel.
                thread::sleep(self.store.limits.retry);
            }
            return Woken::Time;
        }
        let first = if self.batch.is_empty() {
            self.desk.jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            let patience = if self.failing { self.store.limits.retry } else { LAZY };
            self.desk.jobs.recv_timeout(patience)
        };
        match first {
            Ok(job) => {
                self.batch.push(job);
                let room = BATCH_MAX - self.batch.len();
                self.batch.extend(self.desk.jobs.try_iter().take(room));
                Woken::Jobs
            }
            Err(RecvTimeoutError::Timeout) => Woken::Time,
            Err(RecvTimeoutError::Disconnected) => Woken::End,
        }
    }

    fn is_due(&self, woken: &Woken) -> bool {
        let (Some(first), Some(last)) = (self.batch.first(), self.batch.last()) else {
            return false;
        };
        if !matches!(woken, Woken::Jobs) || self.batch.len() >= BATCH_MAX {
            return true;
        }
        if self.failing {
            return last.mono.saturating_sub(self.tried) >= self.store.limits.retry;
        }
        let waited = last.mono.saturating_sub(first.mono) >= LAZY;
        // An answer is waited for; what is withdrawn must go at once.
        let is_urgent = |job: &Pending| matches!(job.entry, Entry::Answer(_) | Entry::Forget(_));
        waited || self.batch.iter().any(is_urgent)
    }

    fn flush(&mut self) {
        let mut notes = Vec::new();
        let written = self.store.write(&self.batch, &mut notes);
        for note in notes {
            self.say(News::Note(note));
        }
        match written {
            Ok(()) => {
                self.failing = false;
                let newest = self.batch.iter().map(|job| job.ticket).max().unwrap_or(0);
                let today = self.batch.last().map_or(0, |job| job.when.day);
                self.batch.clear();
                self.say(News::Durable(newest));
                self.store.tidy(today);
            }
            Err(refusal) => {
                self.failing = true;
                self.tried = self.batch.last().map_or(self.tried, |job| job.mono);
                self.say(News::Failing(trouble::of(&refusal)));
            }
        }
    }

    fn say(&self, news: News) {
        // Nobody listens once the kiosk ends.
        let _ = self.desk.news.send(news);
        (self.desk.wake)();
    }
}
