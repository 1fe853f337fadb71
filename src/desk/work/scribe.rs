//! Keeps what isn't saved, on a thread that does nothing else: no save, no slow share and no look at
//! the folder stands before it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Tray;
use crate::desk::sitting::drafts::{Draft, Drafts};

/// The disk rests so long after each writing. What was typed is on it after this and two writings
/// at most: the one under way and its own.
const REST: Duration = Duration::from_millis(200);
/// So long after it couldn't be kept it is tried again.
const KEPT_AGAIN: Duration = Duration::from_secs(2);
/// How long the end of the program waits for the disk.
const END_WITHIN: Duration = Duration::from_secs(3);

/// What became of what was to be kept.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is on the disk, up to the wish of that number.
    Upto(u64),
    /// The disk refuses it, up to the wish of that number. It is held and tried again.
    Refused(u64, String),
}

#[derive(Default)]
struct Slot {
    /// The newest that is to be kept, with its number.
    next: Option<(u64, Vec<Draft>)>,
    is_over: bool,
}

/// Who keeps it.
pub struct Scribe {
    tray: Arc<Tray<Slot>>,
    /// `None` where nothing is kept.
    news: Option<Receiver<Kept>>,
    asked: u64,
    answered: u64,
}

impl Scribe {
    /// Keeps what isn't saved in `drafts`, and calls `wake` when that is done.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(drafts: Option<Drafts>, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let tray = Arc::new(Tray::<Slot>::default());
        let news = drafts.map(|drafts| {
            let (sender, news) = channel();
            let jobs = Arc::clone(&tray);
            let work = move || work(drafts, &jobs, &sender, &wake);
            thread::Builder::new().name("scribe".into()).spawn(work).map(|_| news)
        });
        Ok(Self { tray, news: news.transpose()?, asked: 0, answered: 0 })
    }

    /// Has `drafts` and nothing else kept; what waits isn't needed any more.
    pub fn keep(&mut self, drafts: Vec<Draft>) {
        if self.news.is_some() {
            self.asked += 1;
            let next = Some((self.asked, drafts));
            self.tray.put(|slot| slot.next = next);
        }
    }

    /// What became of it last, if that is new.
    pub fn take(&mut self) -> Option<Kept> {
        let last = self.news.as_ref()?.try_iter().last()?;
        self.count(&last);
        Some(last)
    }

    /// Waits for what was asked last.
    pub fn wait(&mut self) -> Option<Kept> {
        let mut last = None;
        while self.answered != self.asked {
            let news = self.news.as_ref()?.recv().ok()?;
            self.count(&news);
            last = Some(news);
        }
        last
    }

    fn count(&mut self, news: &Kept) {
        let (Kept::Upto(number) | Kept::Refused(number, _)) = news;
        self.answered = *number;
    }
}

impl Drop for Scribe {
    /// What was asked last is kept before the program ends; then the drafts are another desk's.
    fn drop(&mut self) {
        self.tray.put(|slot| slot.is_over = true);
        if let Some(news) = self.news.take() {
            while news.recv_timeout(END_WITHIN).is_ok() {}
        }
    }
}

fn work(mut drafts: Drafts, tray: &Tray<Slot>, to: &Sender<Kept>, wake: &dyn Fn()) {
    // What was refused is tried again until newer comes.
    let mut held: Option<(u64, Vec<Draft>)> = None;
    let mut is_told = false;
    loop {
        let next = |slot: &mut Slot| {
            let next = slot.next.take();
            if next.is_none() && slot.is_over { Some(None) } else { next.map(Some) }
        };
        let again = held.as_ref().map(|_| KEPT_AGAIN);
        let (number, wanted) = match (tray.take_within(again, next), held.take()) {
            (Some(Some(newer)), _) => newer,
            (None, Some(older)) => older,
            (Some(None), Some((_, last))) => {
                if let Err(error) = drafts.keep(&last) {
                    tracing::warn!("what isn't saved can't be kept: {error}");
                }
                return;
            }
            (Some(None) | None, None) => return,
        };
        let news = match drafts.keep(&wanted) {
            Ok(()) => {
                is_told = false;
                Kept::Upto(number)
            }
            Err(error) => {
                held = Some((number, wanted));
                Kept::Refused(number, error.to_string())
            }
        };
        // One that is refused again and again is told once.
        let is_new = !(is_told && held.is_some());
        is_told = held.is_some();
        if to.send(news).is_err() {
            return;
        }
        if is_new {
            wake();
        }
        tray.rest(REST, |slot| slot.is_over);
    }
}
