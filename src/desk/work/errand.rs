//! Work on a thread of which only what was asked last matters.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use super::Tray;

/// Who does it: a job goes in, and an outcome comes back.
pub struct Errand<J, O> {
    tray: Arc<Tray<Slot<J>>>,
    outcomes: Receiver<(u64, O)>,
    asked: u64,
    answered: u64,
}

struct Slot<J> {
    next: Option<(u64, J)>,
    is_over: bool,
}

impl<J> Default for Slot<J> {
    fn default() -> Self {
        Self { next: None, is_over: false }
    }
}

impl<J: Send + 'static, O: Send + 'static> Errand<J, O> {
    /// Has `work` done on a thread called `name`, and calls `wake` when something came of it.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(
        name: &str,
        wake: impl Fn() + Send + 'static,
        mut work: impl FnMut(J) -> O + Send + 'static,
    ) -> std::io::Result<Self> {
        let tray = Arc::new(Tray::<Slot<J>>::default());
        let (sender, outcomes) = channel();
        let jobs = Arc::clone(&tray);
        thread::Builder::new().name(name.into()).spawn(move || {
            let next = |slot: &mut Slot<J>| {
                let next = slot.next.take();
                if slot.is_over { Some(None) } else { next.map(Some) }
            };
            while let Some((number, job)) = jobs.take(next) {
                if sender.send((number, work(job))).is_err() {
                    return;
                }
                wake();
            }
        })?;
        Ok(Self { tray, outcomes, asked: 0, answered: 0 })
    }
}

impl<J, O> Errand<J, O> {
    /// Asks for it; what still waits isn't needed any more.
    pub fn ask(&mut self, job: J) {
        self.asked += 1;
        let number = self.asked;
        self.tray.put(|slot| slot.next = Some((number, job)));
    }

    /// What came of it last, if it is new.
    pub fn take(&mut self) -> Option<O> {
        let (number, outcome) = self.outcomes.try_iter().last()?;
        self.answered = number;
        Some(outcome)
    }

    /// Waits for what was asked last.
    pub fn wait(&mut self) -> Option<O> {
        let mut last = None;
        while self.answered != self.asked {
            let (number, outcome) = self.outcomes.recv().ok()?;
            self.answered = number;
            last = Some(outcome);
        }
        last
    }
}

impl<J, O> Drop for Errand<J, O> {
    fn drop(&mut self) {
        self.tray.put(|slot| slot.is_over = true);
    }
}
