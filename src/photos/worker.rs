//! The thread that reads and decodes, and the queue before and behind it.

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::decode::{self, Picture};
use super::fault::{Fault, Why};
use super::library::{Source, Wake};

/// Requests that wait; past it the oldest is dropped, and comes back when it is wanted again.
const MAX_WAITING: usize = 64;
/// Finished pictures that nobody has fetched; the thread pauses at that many.
const MAX_DONE: usize = 4;
/// Threads that have been given up on and have not come back. Past it a hanging decoder stays.
const MAX_ABANDONED: usize = 3;

/// A picture to be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The file.
    pub path: PathBuf,
    /// The longer side at most, in pixels.
    pub longest_px: u32,
    /// Which version of the file.
    pub version: u64,
}

/// A job and what came of it.
pub struct Done {
    /// The job.
    pub job: Job,
    /// What came of it.
    pub result: Result<Picture, Fault>,
}

/// The owner's end. Starts its thread with the first job, and another should it be gone.
pub struct Worker {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    source: Source,
    wake: Wake,
    /// Never held while a file is read or decoded.
    desk: Mutex<Desk>,
    /// Rings when there may be something to do.
    bell: Condvar,
}

#[derive(Default)]
struct Desk {
    /// The last is the next.
    waiting: Vec<Job>,
    current: Option<Job>,
    done: Vec<Done>,
    stop: bool,
    /// The thread is outside the lock, decoding or waking, and may be so for long.
    busy: bool,
    /// Which thread is in charge; one that has been given up on finds another number here.
    shift: u64,
    abandoned: usize,
}

impl Worker {
    /// No thread yet.
    pub fn new(source: Source, wake: Wake) -> Self {
        let shared = Shared { source, wake, desk: Mutex::default(), bell: Condvar::new() };
        Self { shared: Arc::new(shared), thread: None }
    }

    /// Puts a job on top of the others, unless it is under way or finished.
    pub fn request(&mut self, job: Job) {
        let mut desk = self.shared.desk();
        let under_way = desk.current.as_ref() == Some(&job);
        if under_way || desk.done.iter().any(|done| done.job == job) {
            return;
        }
        desk.waiting.retain(|waiting| *waiting != job);
        desk.waiting.push(job);
        if desk.waiting.len() > MAX_WAITING {
            desk.waiting.remove(0);
        }
        let shift = desk.shift;
        drop(desk);
        self.ensure_thread(shift);
        self.shared.bell.notify_all();
    }

    /// Drops the waiting and the finished jobs for which `which` holds.
    pub fn cancel(&self, which: impl Fn(&Job) -> bool) {
        let mut desk = self.shared.desk();
        desk.waiting.retain(|job| !which(job));
        desk.done.retain(|done| !which(&done.job));
        drop(desk);
        self.shared.bell.notify_all();
    }

    /// What has been finished since the last call.
    pub fn take_done(&self) -> Vec<Done> {
        let done = std::mem::take(&mut self.shared.desk().done);
        if !done.is_empty() {
            self.shared.bell.notify_all();
        }
        done
    }

    /// Leaves the thread to itself if it is busy with `path`; whether it was.
    pub fn abandon(&mut self, path: &Path) -> bool {
        let mut desk = self.shared.desk();
        let current = desk.current.as_ref();
        let is_busy = current.is_some_and(|job| job.path == path);
        if !is_busy || desk.abandoned >= MAX_ABANDONED {
            return false;
        }
        desk.current = None;
        desk.busy = false;
        desk.shift += 1;
        desk.abandoned += 1;
        let (shift, more) = (desk.shift, !desk.waiting.is_empty());
        drop(desk);
        self.thread = None;
        if more {
            self.ensure_thread(shift);
        }
        true
    }

    fn ensure_thread(&mut self, shift: u64) {
        if self.thread.as_ref().is_some_and(|t| !t.is_finished()) {
            return;
        }
        let shared = Arc::clone(&self.shared);
        let named = thread::Builder::new().name("photos".into());
        // A machine without room for a thread gets another chance with the next request.
        self.thread = named.spawn(move || shared.work(shift)).ok();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut desk = self.shared.desk();
        desk.stop = true;
        desk.waiting.clear();
        let busy = desk.busy;
        drop(desk);
        self.shared.bell.notify_all();
        // A thread amid a picture ends by itself once it is through; a hanging one must not hang
        // the whole program.
        if let Some(thread) = self.thread.take().filter(|_| !busy) {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        // Nothing panics under the lock, and a queue has no half-done state to fear.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, shift: u64) {
        while let Some(job) = self.next(shift) {
            let decode = || decode::decode(&(self.source)(&job.path)?, job.longest_px);
            let result = panic::catch_unwind(AssertUnwindSafe(decode))
                .unwrap_or(Err(Fault::Unreadable(Why::Crashed)));
            let mut desk = self.desk();
            if desk.shift != shift {
                desk.abandoned -= 1;
                return;
            }
            desk.current = None;
            desk.done.push(Done { job, result });
            drop(desk);
            // A panic there is the owner's affair and has been printed; pictures go on.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| (self.wake)()));
        }
    }

    /// Waits for a job; `None` when there will be none for this thread.
    fn next(&self, shift: u64) -> Option<Job> {
        let mut desk = self.desk();
        if desk.shift == shift {
            desk.busy = false;
        }
        loop {
            if desk.stop || desk.shift != shift {
                return None;
            }
            let room = desk.done.len() < MAX_DONE;
            if let Some(job) = room.then(|| desk.waiting.pop()).flatten() {
                desk.current = Some(job.clone());
                desk.busy = true;
                return Some(job);
            }
            desk = self.bell.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    fn job(n: usize) -> Job {
        Job { path: PathBuf::from(n.to_string()), longest_px: 8, version: 1 }
    }

    /// A worker whose reads are reported and then wait for a word each, or for the end of the test.
    fn gated() -> (Worker, mpsc::Receiver<()>, mpsc::Sender<()>) {
        let (release, gate) = mpsc::channel();
        let (reading, read) = mpsc::channel();
        let gate = Mutex::new(gate);
        let source = move |_: &Path| {
            let _ = reading.send(());
            let _ = gate.lock().map(|gate| gate.recv());
            Err(Fault::Missing)
        };
        let worker = Worker::new(Box::new(source), Box::new(|| ()));
        (worker, read, release)
    }

    #[test]
    fn the_queue_is_bounded_and_keeps_the_newest() {
        let (mut worker, _read, _release) = gated();
        for n in 0..200 {
            worker.request(job(n));
        }
        let desk = worker.shared.desk();
        assert!(desk.waiting.len() <= MAX_WAITING);
        assert_eq!(desk.waiting.last(), Some(&job(199)));
        assert!(!desk.waiting.contains(&job(1)));
    }

    #[test]
    fn what_nobody_fetches_makes_the_thread_pause() {
        let (wake, woken) = mpsc::channel();
        let source = |_: &Path| Err(Fault::Missing);
        let wake = move || wake.send(()).expect("the test listens");
        let mut worker = Worker::new(Box::new(source), Box::new(wake));
        for n in 0..10 {
            worker.request(job(n));
        }
        for _ in 0..MAX_DONE {
            woken.recv().expect("the thread lives");
        }
        // It goes on working under the same lock under which it would pause.
        while worker.shared.desk().busy {
            thread::yield_now();
        }
        assert_eq!(worker.shared.desk().done.len(), MAX_DONE);
        assert_eq!(worker.take_done().len(), MAX_DONE);
        woken.recv().expect("the thread goes on");
    }

    #[test]
    fn a_thread_that_was_given_up_on_hands_in_nothing() {
        let (mut worker, read, release) = gated();
        worker.request(job(1));
        read.recv().expect("the thread reads");
        assert!(worker.abandon(&job(1).path));
        release.send(()).expect("the thread waits");
        while worker.shared.desk().abandoned > 0 && worker.shared.desk().done.is_empty() {
            thread::yield_now();
        }
        assert!(worker.shared.desk().done.is_empty());
    }

    #[test]
    fn only_so_many_threads_are_given_up_on() {
        let (mut worker, read, _release) = gated();
        for n in 0..=MAX_ABANDONED {
            worker.request(job(n));
            read.recv().expect("a thread reads");
            assert_eq!(worker.abandon(&job(n).path), n < MAX_ABANDONED);
        }
    }
}
