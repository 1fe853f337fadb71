//! What is done on threads of its own, so that the frame waits for nobody: pages are drawn, the
//! whole folder is checked, and the disk is read and written.

pub mod almanac;
pub mod checker;
pub mod errand;
pub mod inbox;
pub mod keeper;
pub mod lister;
pub mod painter;
pub mod porter;
pub mod room;
pub mod scribe;

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Work that waits, of which a newer job may take the place of an older one.
#[derive(Debug, Default)]
pub(super) struct Tray<T> {
    jobs: Mutex<T>,
    bell: Condvar,
}

impl<T> Tray<T> {
    fn lock(&self) -> MutexGuard<'_, T> {
        // Whoever panicked has left a whole list: each change to it is one step.
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is to be done, and wakes who does it.
    fn put(&self, change: impl FnOnce(&mut T)) {
        change(&mut self.lock());
        self.bell.notify_one();
    }

    /// Waits until there is something to be done.
    fn take<J>(&self, next: impl Fn(&mut T) -> Option<J>) -> J {
        let mut jobs = self.lock();
        loop {
            if let Some(job) = next(&mut jobs) {
                return job;
            }
            jobs = self.bell.wait(jobs).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The same, for so long at most where a time is given; `None` when that is over.
    fn take_within<J>(
        &self,
        time: Option<Duration>,
        next: impl Fn(&mut T) -> Option<J>,
    ) -> Option<J> {
        let Some(time) = time else { return Some(self.take(next)) };
        let mut jobs = self.lock();
        if let Some(job) = next(&mut jobs) {
            return Some(job);
        }
        // Woken for nothing, it is over a little early.
        let waited = self.bell.wait_timeout(jobs, time);
        let (mut jobs, _) = waited.unwrap_or_else(PoisonError::into_inner);
        next(&mut jobs)
    }

    /// Does nothing for so long, unless it is over.
    fn rest(&self, time: Duration, is_over: impl Fn(&T) -> bool) {
        let jobs = self.lock();
        let waited = self.bell.wait_timeout_while(jobs, time, |jobs| !is_over(jobs));
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }
}
