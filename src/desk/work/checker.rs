//! Checks the whole folder, once for many changes.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::errand::Errand;
use crate::content::lint::{lint, without_consequences};
use crate::content::model::Content;
use crate::content::{Files, Finding, JudgePhoto, photo_fact, read};

/// A folder to be checked.
#[derive(Debug)]
struct Job {
    files: Files,
    today: Option<Date>,
}

/// What came of checking a folder.
#[derive(Debug)]
pub struct Outcome {
    /// What is good in it.
    pub content: Content,
    /// What is wrong, in the order of the checker.
    pub findings: Vec<Finding>,
}

/// Who checks.
pub struct Checker {
    errand: Errand<Job, Outcome>,
    /// The version of the sitting that was asked for last.
    asked: u64,
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
        let errand = Errand::start("checker", wake, move |job| check(&dir, judge, &job))?;
        Ok(Self { errand, asked: 0 })
    }

    /// Asks for a check; one that waits still isn't needed any more.
    pub fn ask(&mut self, version: u64, files: Files, today: Option<Date>) {
        if self.asked != version {
            self.asked = version;
            self.errand.ask(Job { files, today });
        }
    }

    /// What came of it last, if it is new.
    pub fn take(&mut self) -> Option<Outcome> {
        self.errand.take()
    }

    /// Waits for what was asked last.
    pub fn wait(&mut self) -> Option<Outcome> {
        self.errand.wait()
    }
}

fn check(dir: &Path, judge: JudgePhoto, Job { files, today }: &Job) -> Outcome {
    let fact = |path: &Path| photo_fact(dir, path, &judge);
    let (content, mut findings) = read(files, &fact);
    let advice = lint(&content, files, &fact, *today);
    let advice = without_consequences(advice, &findings);
    findings.extend(advice);
    Outcome { content, findings }
}
