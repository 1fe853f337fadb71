//! Checks the whole folder, once for many changes.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::errand::Errand;
use crate::content::lint::{lint, without_consequences};
use crate::content::model::Content;
use crate::content::repair::{Known, Repair, repairs};
use crate::content::ron::edit::body;
use crate::content::{Files, Finding, JudgePhoto, inbox, photo_fact, read};

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
    /// Of each of the first, ways out that a machine can go.
    pub ways: Vec<Vec<Repair>>,
    /// The folder that was checked.
    pub files: Files,
}

/// Of so many findings ways out are looked for, and in files of so many bytes at most.
const WAYS_FOR_MAX: usize = 200;
const WAYS_BYTES_MAX: usize = 1 << 20;

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
    findings.extend(inbox::read(dir).findings);
    let ways = ways(files, &findings, *today);
    Outcome { content, findings, ways, files: files.clone() }
}

fn ways(files: &Files, findings: &[Finding], today: Option<Date>) -> Vec<Vec<Repair>> {
    let known = Known::new(files, today);
    let of = |finding: &Finding| {
        let bytes = files.get(&finding.file.to_string_lossy())?;
        let text = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= WAYS_BYTES_MAX)?;
        Some(repairs(body(text), finding, &known))
    };
    findings.iter().take(WAYS_FOR_MAX).map(|finding| of(finding).unwrap_or_default()).collect()
}
