//! Watches the sheet of the inbox, and remembers what became of its rows.

mod sheet;
mod watch;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use jiff::Zoned;
use jiff::civil::Date;

use crate::content::inbox::{Fate, REASON_CHARS_MAX};
use crate::content::model::Content;
use crate::content::{Files, JudgePhoto};
use crate::desk::proof::Told;
use watch::Watch;

/// A text by its languages, such as `[("en", "Stores")]`.
pub type Texts = Vec<(String, String)>;

/// A row that waits for somebody to decide about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What it is known by.
    pub mark: String,
    /// Where it stands in the sheet, from 1.
    pub row: usize,
    /// The id that it has once it is taken over.
    pub id: String,
    /// What is written of it then.
    pub text: String,
    /// Whom it thanks, if it says a name.
    pub name: Texts,
    /// Where they work.
    pub team: Texts,
    /// Whether it thanks a whole team.
    pub is_team: bool,
    /// When it happened.
    pub date: Option<Date>,
    /// The id of the value.
    pub value: String,
    /// What was the case, what they did, and what came of it.
    pub story: [Texts; 3],
    /// Who put it forward.
    pub nominated_by: Option<String>,
    /// Since when it has waited.
    pub since: Date,
    /// What is to be known of it.
    pub told: Vec<Told>,
}

/// What the inbox has to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The name of the sheet, if one is named.
    pub sheet: Option<String>,
    /// The rows that wait, those first that have waited longest.
    pub pending: Vec<Pending>,
    /// How many more there are.
    pub more: usize,
    /// The ledger of a kiosk, if one is named.
    pub ledger: Option<PathBuf>,
    /// Why the sheet, or what became of its rows, can't be read.
    pub trouble: Vec<Told>,
}

enum Job {
    /// What there is in the folder.
    World(Arc<Content>, Files),
    /// A row is taken over, or declined.
    Answer(String, Fate),
    /// A setting of the desk becomes another.
    Set(&'static str, String),
    /// Everything is looked at.
    Look,
}

/// Who watches it.
pub struct Watcher {
    jobs: Sender<Job>,
    reports: Receiver<(u64, Option<Report>)>,
    asked: u64,
    answered: u64,
}

impl Watcher {
    /// Watches the sheet that `desk.ron` in the folder at `dir` names, on a thread, and calls
    /// `wake` when there is something new.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(
        dir: PathBuf,
        (judge, clock): (JudgePhoto, fn() -> Zoned),
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, reports) = channel();
        thread::Builder::new().name("inbox".into()).spawn(move || {
            Watch::new(dir, judge, clock).work(&inbox, &outbox, &wake);
        })?;
        Ok(Self { jobs, reports, asked: 0, answered: 0 })
    }

    fn ask(&mut self, job: Job) {
        if self.jobs.send(job).is_ok() {
            self.asked += 1;
        }
    }

    /// Says what there is: the content, and the folder as it is on the disk.
    pub fn world(&mut self, content: Arc<Content>, disk: Files) {
        self.ask(Job::World(content, disk));
    }

    /// Remembers what became of a row.
    pub fn answer(&mut self, mark: &str, fate: Fate) {
        self.ask(Job::Answer(mark.to_owned(), fate));
    }

    /// Changes a setting in `desk.ron`, to what is written there as `value`.
    pub fn set(&mut self, name: &'static str, value: String) {
        self.ask(Job::Set(name, value));
    }

    /// What is new.
    pub fn take(&mut self) -> Option<Report> {
        let mut last = None;
        while let Ok((number, report)) = self.reports.try_recv() {
            self.answered = number.max(self.answered);
            last = report.or(last);
        }
        last
    }

    /// Has everything looked at, and waits for what comes of it.
    pub fn wait(&mut self) -> Option<Report> {
        self.ask(Job::Look);
        let mut last = None;
        while self.answered != self.asked {
            let Ok((number, report)) = self.reports.recv() else { break };
            self.answered = number.max(self.answered);
            last = report.or(last);
        }
        last
    }
}

/// A reason as it is kept: in one line, and not too long.
pub fn reason(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(REASON_CHARS_MAX).collect()
}
