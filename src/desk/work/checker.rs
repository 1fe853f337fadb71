//! Checks the whole folder, once for many changes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use jiff::civil::Date;

use super::Tray;
use crate::content::lint::{lint, without_consequences};
use crate::content::model::Content;
use crate::content::{Files, Finding, JudgePhoto, photo_fact, read};

/// A folder to be checked.
#[derive(Debug)]
struct Job {
    version: u64,
    files: Files,
    today: Option<Date>,
}

/// What came of checking a folder.
#[derive(Debug)]
pub struct Outcome {
    /// The version of the sitting that was checked.
    pub version: u64,
    /// What is good in it.
    pub content: Content,
    /// What is wrong, in the order of the checker.
    pub findings: Vec<Finding>,
}

/// Who checks.
pub struct Checker {
    tray: Arc<Tray<Jobs>>,
    outcomes: Receiver<Outcome>,
    asked: u64,
    answered: u64,
}

#[derive(Debug, Default)]
struct Jobs {
    next: Option<Job>,
    is_over: bool,
}

impl Checker {
    /// Checks the folder `dir` on a thread, and calls `wake` when something came of it.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(
        dir: PathBuf,
        judge: JudgePhoto,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let tray = Arc::new(Tray::<Jobs>::default());
        let (sender, outcomes) = channel();
        let jobs = Arc::clone(&tray);
        thread::Builder::new()
            .name("checker".into())
            .spawn(move || work(&dir, judge, &jobs, &sender, &wake))?;
        Ok(Self { tray, outcomes, asked: 0, answered: 0 })
    }

    /// Asks for a check; one that waits still isn't needed any more.
    pub fn ask(&mut self, version: u64, files: Files, today: Option<Date>) {
        if self.asked != version {
            self.asked = version;
            self.tray.put(|jobs| jobs.next = Some(Job { version, files, today }));
        }
    }

    /// What came of it last, if it is new.
    pub fn take(&mut self) -> Option<Outcome> {
        let last = self.outcomes.try_iter().last()?;
        self.answered = last.version;
        Some(last)
    }

    /// Waits for what was asked last.
    pub fn wait(&mut self) -> Option<Outcome> {
        let mut last = None;
        while self.answered != self.asked {
            let outcome = self.outcomes.recv().ok()?;
            self.answered = outcome.version;
            last = Some(outcome);
        }
        last
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.tray.put(|jobs| jobs.is_over = true);
    }
}

fn work(dir: &Path, judge: JudgePhoto, tray: &Tray<Jobs>, to: &Sender<Outcome>, wake: &dyn Fn()) {
    loop {
        let job = tray.take(|jobs| {
            let next = jobs.next.take();
            if jobs.is_over { Some(None) } else { next.map(Some) }
        });
        let Some(Job { version, files, today }) = job else { return };
        let fact = |path: &Path| photo_fact(dir, path, &judge);
        let (content, mut findings) = read(&files, &fact);
        let advice = lint(&content, &files, &fact, today);
        let advice = without_consequences(advice, &findings);
        findings.extend(advice);
        if to.send(Outcome { version, content, findings }).is_err() {
            return;
        }
        wake();
    }
}
