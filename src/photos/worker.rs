//! The threads that read and decode, and the queue before and behind them.

use std::collections::VecDeque;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::cache::Cache;
use super::cache::name::{Digest, RenditionKey};
use super::decode::{self, Picture};
use super::fault::{Cause, PhotoFault};
use super::priority;
use super::source::Extent;

/// Threads that decode. More would need more memory, and leave no core to who draws.
const MAX_THREADS: usize = 2;
/// Finished jobs that nobody has fetched; the threads pause at that many.
const MAX_DONE: usize = 8;
/// Threads that have been given up on and have not come back. Past it a hanging decoder stays.
const MAX_ABANDONED: usize = 3;
/// Decoded pictures that wait to be written to the disk, in bytes together: two of a page, or a
/// dozen cards. One is never too large. What has no room is decoded again another time.
const MAX_UNWRITTEN_BYTES: usize = 16_000_000;

/// Reads a photo's file by its path within the content folder. May take its time, hang or panic:
/// it runs on the worker's threads.
pub type PhotoSource = Box<dyn Fn(&Path, Extent) -> Result<Vec<u8>, PhotoFault> + Send + Sync>;
/// Called on one of the worker's threads after each job that is finished, well or badly.
pub(super) type OnFinished = Box<dyn Fn() + Send + Sync>;

/// Something to be found out about a photo's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DecodeJob {
    /// The photo's path within the content folder.
    pub path: PathBuf,
    /// Counts versions of the file, so that a late result of an old one is known as such.
    pub version: u64,
    /// Whether its colour or its picture is wanted.
    pub task: Task,
}

/// What a job is to find out about a photo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// The dominant colour, if the camera's small picture tells it.
    Colour,
    /// The picture, with a longer side of at most so many pixels.
    Picture(u32),
}

/// The result of a job.
pub(super) enum DecodeOutcome {
    /// The dominant colour of the camera's small picture, if there is one in the file.
    Colour(Option<[u8; 3]>),
    /// The decoded picture, or why there is none.
    Picture(Result<Arc<Picture>, PhotoFault>),
}

/// A job that is finished, with its result.
pub(super) struct Finished {
    /// The job as it was planned.
    pub job: DecodeJob,
    /// The result of the job.
    pub outcome: DecodeOutcome,
}

/// The owner's end of the decoding threads. Starts them when there is something to do, and others
/// for those given up on.
pub(super) struct Worker {
    pool: Arc<Pool>,
}

struct Pool {
    source: PhotoSource,
    cache: Option<Arc<Cache>>,
    on_finished: OnFinished,
    /// Never held while a file is read or decoded.
    queue: Mutex<Queue>,
    /// Notified when there may be something to do.
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    /// The first is the next.
    waiting: VecDeque<DecodeJob>,
    /// Which thread is at which job, the one who began first being the first.
    at_work: Vec<(u64, DecodeJob)>,
    done: Vec<Finished>,
    /// What is to be written to the disk once there is nothing to decode.
    unwritten: VecDeque<(RenditionKey, Arc<Picture>)>,
    /// Whether the thread that writes has been started.
    has_writer: bool,
    stop: bool,
    /// The threads in charge. One that has been given up on doesn't find its number here.
    threads: Vec<u64>,
    /// The number of the last one.
    last_thread: u64,
    abandoned: usize,
}

impl Worker {
    /// A worker without threads, which begin with the first plan.
    pub(super) fn new(
        source: PhotoSource,
        cache: Option<Arc<Cache>>,
        on_finished: OnFinished,
    ) -> Self {
        let changed = Condvar::new();
        let pool = Pool { source, cache, on_finished, queue: Mutex::default(), changed };
        Self { pool: Arc::new(pool) }
    }

    /// Sets the jobs to be done from now on, in order: what waited and isn't among them is
    /// dropped. Those under way and finished are left out.
    pub(super) fn plan(&self, jobs: Vec<DecodeJob>) {
        let mut queue = self.pool.queue();
        let mut waiting = VecDeque::from(jobs);
        waiting.retain(|job| !queue.knows(job));
        if queue.waiting == waiting {
            return;
        }
        queue.waiting = waiting;
        self.ensure_threads(&mut queue);
        drop(queue);
        self.pool.changed.notify_all();
    }

    /// Drops the waiting and the finished jobs.
    pub(super) fn cancel(&self) {
        let mut queue = self.pool.queue();
        queue.waiting.clear();
        queue.done.clear();
        drop(queue);
        self.pool.changed.notify_all();
    }

    /// The jobs that have been finished since the last call.
    pub(super) fn take_done(&self) -> Vec<Finished> {
        let done = std::mem::take(&mut self.pool.queue().done);
        if !done.is_empty() {
            self.pool.changed.notify_all();
        }
        done
    }

    /// Gives up on the thread that is busy with `path`, or, where `path` waits for one, on the
    /// thread that has been busy longest. Answers with the path that it is busy with.
    pub(super) fn abandon(&self, path: &Path) -> Option<PathBuf> {
        let mut queue = self.pool.queue();
        // A picture hangs sooner than a look for its colour, which may be under way as well.
        let busy = queue.at_work.iter().enumerate().filter(|(_, (_, job))| job.path == path);
        let at = busy.max_by_key(|(_, (_, job))| job.task != Task::Colour).map(|(at, _)| at);
        let waits = queue.waiting.iter().any(|job| job.path == path);
        let stuck = waits && queue.at_work.len() >= MAX_THREADS;
        let at = at.or(stuck.then_some(0)).filter(|_| queue.abandoned < MAX_ABANDONED)?;
        let (thread, job) = queue.at_work.remove(at);
        queue.threads.retain(|other| *other != thread);
        queue.abandoned += 1;
        self.ensure_threads(&mut queue);
        drop(queue);
        self.pool.changed.notify_all();
        Some(job.path)
    }

    /// As many threads as there are things to do, up to [`MAX_THREADS`].
    fn ensure_threads(&self, queue: &mut Queue) {
        let wanted = MAX_THREADS.min(queue.waiting.len() + queue.at_work.len());
        while queue.threads.len() < wanted {
            queue.last_thread += 1;
            let thread = queue.last_thread;
            let pool = Arc::clone(&self.pool);
            let named = thread::Builder::new().name("photos".into());
            // A machine without room for a thread gets another chance with the next plan.
            if named.spawn(move || pool.work(thread)).is_err() {
                return;
            }
            queue.threads.push(thread);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut queue = self.pool.queue();
        queue.stop = true;
        queue.waiting.clear();
        drop(queue);
        // Nobody waits for a thread: amid a picture it ends by itself once it is through, and one
        // that hangs must not hang the whole program.
        self.pool.changed.notify_all();
    }
}

impl Queue {
    fn knows(&self, job: &DecodeJob) -> bool {
        self.at_work.iter().any(|(_, other)| other == job)
            || self.done.iter().any(|done| done.job == *job)
    }

    /// Whether there is room for another picture to be written.
    fn has_room_for(&self, picture: &Picture) -> bool {
        let bytes: usize = self.unwritten.iter().map(|(_, picture)| picture.rgba.len()).sum();
        self.unwritten.is_empty() || bytes + picture.rgba.len() <= MAX_UNWRITTEN_BYTES
    }

    /// The next picture to be written, unless there is something to decode.
    fn next_unwritten(&mut self) -> Option<(RenditionKey, Arc<Picture>)> {
        let is_idle = self.waiting.is_empty() && self.at_work.is_empty();
        (is_idle || self.stop).then(|| self.unwritten.pop_front()).flatten()
    }
}

impl Pool {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Nothing panics under the lock, and a queue has no half-done state to fear.
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(self: &Arc<Self>, thread: u64) {
        priority::step_back(priority::DECODING);
        while let Some(job) = self.next(thread) {
            let (outcome, key) = self.carry_out(&job);
            // Held on to only where it is going to be written.
            let write = match (key, &outcome) {
                (Some(key), DecodeOutcome::Picture(Ok(picture))) => {
                    Some((key, Arc::clone(picture)))
                }
                _ => None,
            };
            let mut queue = self.queue();
            if !queue.threads.contains(&thread) {
                queue.abandoned -= 1;
                return;
            }
            queue.at_work.retain(|(other, _)| *other != thread);
            queue.done.push(Finished { job, outcome });
            if let Some((key, picture)) = write {
                self.write_later(&mut queue, key, picture);
            }
            drop(queue);
            self.changed.notify_all();
            // A panic there is the owner's affair and has been printed; pictures go on.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| (self.on_finished)()));
        }
    }

    /// Has a picture written as soon as there is nothing to decode, which takes twice as long as
    /// opening it from the disk will.
    fn write_later(self: &Arc<Self>, queue: &mut Queue, key: RenditionKey, picture: Arc<Picture>) {
        if !queue.has_room_for(&picture) {
            return;
        }
        queue.unwritten.push_back((key, picture));
        if !queue.has_writer {
            let pool = Arc::clone(self);
            let named = thread::Builder::new().name("photos-disk".into());
            queue.has_writer = named.spawn(move || pool.write()).is_ok();
        }
    }

    /// Writes pictures to the disk, on a thread of its own: a disk may hang.
    fn write(&self) {
        priority::step_back(priority::WRITING);
        let Some(cache) = &self.cache else { return };
        cache.weigh();
        while let Some((key, picture)) = self.wait_for_unwritten() {
            // A picture that can't be written is decoded again another time.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| cache.write(key, &picture)));
        }
    }

    /// Waits for a picture to be written; `None` when there will be none any more.
    fn wait_for_unwritten(&self) -> Option<(RenditionKey, Arc<Picture>)> {
        let mut queue = self.queue();
        loop {
            if let Some(unwritten) = queue.next_unwritten() {
                return Some(unwritten);
            }
            if queue.stop {
                return None;
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Does a job. With a key if its picture isn't on disk yet and may be put there under it.
    fn carry_out(&self, job: &DecodeJob) -> (DecodeOutcome, Option<RenditionKey>) {
        let crashed = Err(PhotoFault::Unreadable(Cause::Crashed));
        match job.task {
            Task::Colour => {
                let look = || {
                    (self.source)(&job.path, Extent::Head)
                        .ok()
                        .as_deref()
                        .and_then(decode::quick_colour)
                };
                let colour = panic::catch_unwind(AssertUnwindSafe(look)).ok().flatten();
                (DecodeOutcome::Colour(colour), None)
            }
            Task::Picture(longest_px) => {
                let develop = || self.develop(&job.path, longest_px);
                let developed = panic::catch_unwind(AssertUnwindSafe(develop)).unwrap_or(crashed);
                let key = developed.as_ref().ok().and_then(|(_, key)| *key);
                (DecodeOutcome::Picture(developed.map(|(picture, _)| Arc::new(picture))), key)
            }
        }
    }

    fn develop(
        &self,
        path: &Path,
        longest_px: u32,
    ) -> Result<(Picture, Option<RenditionKey>), PhotoFault> {
        let bytes = (self.source)(path, Extent::Whole)?;
        let Some(cache) = &self.cache else {
            return Ok((decode::decode(&bytes, longest_px)?, None));
        };
        let key =
            RenditionKey { path: Digest::of_path(path), content: Digest::of(&bytes), longest_px };
        if let Some(picture) = cache.find(key) {
            return Ok((picture, None));
        }
        Ok((decode::decode(&bytes, longest_px)?, Some(key)))
    }

    /// Waits for a job; `None` when there will be none for this thread.
    fn next(&self, thread: u64) -> Option<DecodeJob> {
        let mut queue = self.queue();
        loop {
            if queue.stop || !queue.threads.contains(&thread) {
                return None;
            }
            let room = queue.done.len() < MAX_DONE;
            if let Some(job) = room.then(|| queue.waiting.pop_front()).flatten() {
                queue.at_work.push((thread, job.clone()));
                return Some(job);
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_wait_to_be_written_take_bounded_memory_and_one_is_never_too_large() {
        let picture = |bytes| Picture { width: 1, height: 1, rgba: vec![0; bytes], colour: [0; 3] };
        let digest = Digest::of(b"");
        let key = RenditionKey { path: digest, content: digest, longest_px: 1 };
        let mut queue = Queue::default();
        assert!(queue.has_room_for(&picture(MAX_UNWRITTEN_BYTES + 1)));
        queue.unwritten.push_back((key, Arc::new(picture(MAX_UNWRITTEN_BYTES / 2))));
        assert!(queue.has_room_for(&picture(MAX_UNWRITTEN_BYTES / 2)));
        assert!(!queue.has_room_for(&picture(MAX_UNWRITTEN_BYTES / 2 + 1)));
    }
}
