//! The threads that read and decode, and the queue before and behind them.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::cache::Cache;
use super::colour;
use super::decode::{self, Picture};
use super::fault::{Fault, Why};
use super::library::{Source, Wake};
use super::name::{Key, Mark};
use super::source::Part;

/// Threads that decode. More would need more memory, and leave no core to who draws.
const HANDS: usize = 2;
/// Finished jobs that nobody has fetched; the threads pause at that many.
const MAX_DONE: usize = 8;
/// Threads that have been given up on and have not come back. Past it a hanging decoder stays.
const MAX_ABANDONED: usize = 3;

/// Something to be found out about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The file.
    pub path: PathBuf,
    /// Which version of the file.
    pub version: u64,
    /// What is wanted of it.
    pub task: Task,
}

/// What is wanted of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Its colour, if that can be had quickly.
    Colour,
    /// Its picture, with a longer side of at most so many pixels.
    Picture(u32),
}

/// What came of a job.
pub enum Outcome {
    /// The colour, if the file says it.
    Colour(Option<[u8; 3]>),
    /// The picture.
    Picture(Result<Arc<Picture>, Fault>),
}

/// A job and what came of it.
pub struct Done {
    /// The job.
    pub job: Job,
    /// What came of it.
    pub outcome: Outcome,
}

/// The owner's end. Starts threads when there is something to do, and others for those given up on.
pub struct Worker {
    shared: Arc<Shared>,
}

struct Shared {
    source: Source,
    cache: Option<Arc<Cache>>,
    wake: Wake,
    /// Never held while a file is read or decoded.
    desk: Mutex<Desk>,
    /// Rings when there may be something to do.
    bell: Condvar,
}

#[derive(Default)]
struct Desk {
    /// The first is the next.
    waiting: VecDeque<Job>,
    /// Who is at what.
    at_work: Vec<(u64, Job)>,
    done: Vec<Done>,
    stop: bool,
    /// The threads in charge. One that has been given up on doesn't find its number here.
    hands: Vec<u64>,
    /// The number of the last one.
    last_hand: u64,
    abandoned: usize,
}

impl Worker {
    /// No thread yet.
    pub fn new(source: Source, cache: Option<Arc<Cache>>, wake: Wake) -> Self {
        let bell = Condvar::new();
        let shared = Shared { source, cache, wake, desk: Mutex::default(), bell };
        Self { shared: Arc::new(shared) }
    }

    /// From now on these are the jobs, the first first: what waited and isn't among them is
    /// dropped. Those under way and finished are left out.
    pub fn plan(&self, jobs: Vec<Job>) {
        let mut desk = self.shared.desk();
        let mut waiting = VecDeque::from(jobs);
        waiting.retain(|job| !desk.knows(job));
        if desk.waiting == waiting {
            return;
        }
        desk.waiting = waiting;
        self.ensure_threads(&mut desk);
        drop(desk);
        self.shared.bell.notify_all();
    }

    /// Drops the waiting and the finished jobs.
    pub fn cancel(&self) {
        let mut desk = self.shared.desk();
        desk.waiting.clear();
        desk.done.clear();
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

    /// Leaves the thread to itself that is busy with `path`; whether there was one.
    pub fn abandon(&self, path: &Path) -> bool {
        let mut desk = self.shared.desk();
        // A picture hangs sooner than a look for its colour, which may be under way as well.
        let busy = desk.at_work.iter().enumerate().filter(|(_, (_, job))| job.path == path);
        let at = busy.max_by_key(|(_, (_, job))| job.task != Task::Colour).map(|(at, _)| at);
        let Some(at) = at.filter(|_| desk.abandoned < MAX_ABANDONED) else {
            return false;
        };
        let (hand, _) = desk.at_work.swap_remove(at);
        desk.hands.retain(|other| *other != hand);
        desk.abandoned += 1;
        self.ensure_threads(&mut desk);
        true
    }

    /// As many threads as there are things to do, up to [`HANDS`].
    fn ensure_threads(&self, desk: &mut Desk) {
        let wanted = HANDS.min(desk.waiting.len() + desk.at_work.len());
        while desk.hands.len() < wanted {
            desk.last_hand += 1;
            let hand = desk.last_hand;
            let shared = Arc::clone(&self.shared);
            let named = thread::Builder::new().name("photos".into());
            // A machine without room for a thread gets another chance with the next plan.
            if named.spawn(move || shared.work(hand)).is_err() {
                return;
            }
            desk.hands.push(hand);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut desk = self.shared.desk();
        desk.stop = true;
        desk.waiting.clear();
        drop(desk);
        // Nobody waits for a thread: amid a picture it ends by itself once it is through, and one
        // that hangs must not hang the whole program.
        self.shared.bell.notify_all();
    }
}

impl Desk {
    fn knows(&self, job: &Job) -> bool {
        self.at_work.iter().any(|(_, other)| other == job)
            || self.done.iter().any(|done| done.job == *job)
    }
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        // Nothing panics under the lock, and a queue has no half-done state to fear.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, hand: u64) {
        step_back();
        while let Some(job) = self.next(hand) {
            let (outcome, key) = self.carry_out(&job);
            // Held on to only where it is going to be written.
            let write = match (&self.cache, key, &outcome) {
                (Some(cache), Some(key), Outcome::Picture(Ok(picture))) => {
                    Some((cache, key, Arc::clone(picture)))
                }
                _ => None,
            };
            let mut desk = self.desk();
            if !desk.hands.contains(&hand) {
                desk.abandoned -= 1;
                return;
            }
            desk.at_work.retain(|(other, _)| *other != hand);
            desk.done.push(Done { job, outcome });
            drop(desk);
            // A panic there is the owner's affair and has been printed; pictures go on.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| (self.wake)()));
            if let Some((cache, key, picture)) = write {
                cache.put(key, &picture);
            }
        }
    }

    /// Does a job. With a key if its picture isn't on disk yet and may be put there under it.
    fn carry_out(&self, job: &Job) -> (Outcome, Option<Key>) {
        let crashed = Err(Fault::Unreadable(Why::Crashed));
        match job.task {
            Task::Colour => {
                let look =
                    || (self.source)(&job.path, Part::Head).ok().as_deref().and_then(colour::quick);
                let colour = panic::catch_unwind(AssertUnwindSafe(look)).ok().flatten();
                (Outcome::Colour(colour), None)
            }
            Task::Picture(longest_px) => {
                let develop = || self.develop(&job.path, longest_px);
                let developed = panic::catch_unwind(AssertUnwindSafe(develop)).unwrap_or(crashed);
                let key = developed.as_ref().ok().and_then(|(_, key)| *key);
                (Outcome::Picture(developed.map(|(picture, _)| Arc::new(picture))), key)
            }
        }
    }

    fn develop(&self, path: &Path, longest_px: u32) -> Result<(Picture, Option<Key>), Fault> {
        let bytes = (self.source)(path, Part::Whole)?;
        let Some(cache) = &self.cache else {
            return Ok((decode::decode(&bytes, longest_px)?, None));
        };
        let key = Key { path: Mark::of_path(path), content: Mark::of(&bytes), longest_px };
        if let Some(picture) = cache.find(key) {
            return Ok((picture, None));
        }
        Ok((decode::decode(&bytes, longest_px)?, Some(key)))
    }

    /// Waits for a job; `None` when there will be none for this thread.
    fn next(&self, hand: u64) -> Option<Job> {
        let mut desk = self.desk();
        loop {
            if desk.stop || !desk.hands.contains(&hand) {
                return None;
            }
            let room = desk.done.len() < MAX_DONE;
            if let Some(job) = room.then(|| desk.waiting.pop_front()).flatten() {
                desk.at_work.push((hand, job.clone()));
                return Some(job);
            }
            desk = self.bell.wait(desk).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Lets whoever draws go before this thread where both want the same core.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "the system's own call, which Rust has no name for")]
fn step_back() {
    use std::ffi::{c_int, c_uint};

    unsafe extern "C" {
        fn setpriority(which: c_int, who: c_uint, priority: c_int) -> c_int;
    }
    const PRIO_PROCESS: c_int = 0;
    const THIS_THREAD: c_uint = 0;
    const NICE: c_int = 10;
    // SAFETY: it takes three numbers; refused, it changes nothing.
    unsafe { setpriority(PRIO_PROCESS, THIS_THREAD, NICE) };
}

#[cfg(not(target_os = "linux"))]
fn step_back() {}
