//! What the thread of the inbox knows, and what it makes of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use jiff::Zoned;
use jiff::civil::Date;

use super::sheet::{Sheet, Stamp, file_name, stamp};
use super::{Job, Pending, Report};
use crate::content::finding::{Finding, error};
use crate::content::folder::disk::write_whole;
use crate::content::folder::layout::{DESK, INBOX};
use crate::content::inbox::{self, Answer, Answers, Fate};
use crate::content::model::Content;
use crate::content::{Files, JudgePhoto, photo_fact};
use crate::desk::proof::{Piece, Told};
use crate::sheets::plan::standing::Standing;
use crate::sheets::proposals::{Batch, Proposal, proposals};
use crate::sheets::rows::cells::Conventions;

/// How often the sheet is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Most proposals that are told of at once; the rest comes when these are done.
const PENDING_MAX: usize = 200;

pub(super) struct Watch {
    dir: PathBuf,
    judge: JudgePhoto,
    clock: fn() -> Zoned,
    world: Option<(Arc<Content>, Files)>,
    settings: (Option<Stamp>, inbox::Reading),
    sheet: Sheet,
    /// What is remembered, and the file that says so as it is on the disk.
    answers: Answers,
    on_disk: (Option<Stamp>, Result<Answers, Vec<Finding>>),
    is_new: bool,
    /// What the disk said when something couldn't be written.
    unwritten: Option<String>,
}

impl Watch {
    pub(super) fn new(dir: PathBuf, judge: JudgePhoto, clock: fn() -> Zoned) -> Self {
        Self {
            dir,
            judge,
            clock,
            world: None,
            settings: (None, inbox::Reading::default()),
            sheet: Sheet::default(),
            answers: Answers::default(),
            on_disk: (None, Ok(Answers::default())),
            is_new: true,
            unwritten: None,
        }
    }

    /// Does what is asked for, looks again and again, and tells what is new, until nobody asks
    /// any more.
    pub(super) fn work(
        &mut self,
        jobs: &Receiver<Job>,
        to: &Sender<(u64, Option<Report>)>,
        wake: &dyn Fn(),
    ) {
        let (mut done, mut last) = (0, None);
        loop {
            match jobs.recv_timeout(LOOK_EVERY) {
                Ok(job) => {
                    done += 1;
                    self.take(job);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            let report = self.look();
            let news = report.filter(|report| last.as_ref() != Some(report));
            let is_news = news.is_some();
            last = news.clone().or(last);
            if to.send((done, news)).is_err() {
                return;
            }
            if is_news {
                wake();
            }
        }
    }

    fn take(&mut self, job: Job) {
        let today = (self.clock)().date();
        match job {
            Job::World(content, files) => {
                self.world = Some((content, files));
                self.is_new = true;
            }
            Job::Answer(mark, fate) => {
                self.answers.note(mark, Answer { seen: today, fate });
                self.is_new = true;
            }
            Job::Set(name, value) => {
                let path = self.dir.join(DESK);
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let written = match inbox::with_setting(&text, name, &value) {
                    Ok(text) => write_whole(&path, text.as_bytes()),
                    Err(_) => Err(std::io::ErrorKind::InvalidData.into()),
                };
                self.unwritten = written.err().map(|error| format!("{DESK}: {error}"));
                self.is_new = true;
            }
            Job::Look => {}
        }
    }

    /// Looks at the settings, the sheet and what is remembered; tells what there is, if something
    /// may have changed.
    fn look(&mut self) -> Option<Report> {
        let at = stamp(&self.dir.join(DESK));
        if self.settings.0 != Some(at) {
            let reading = inbox::read(&self.dir);
            if reading.inbox != self.settings.1.inbox {
                self.sheet = Sheet::default();
            }
            self.settings = (Some(at), reading);
            self.is_new = true;
        }
        if let Some(inbox) = &self.settings.1.inbox {
            self.is_new |= self.sheet.look(inbox);
        }
        self.remember();
        if !std::mem::take(&mut self.is_new) {
            return None;
        }
        let report = self.report();
        self.remember();
        Some(report)
    }

    /// Takes in what other desks have remembered, and writes what they have not.
    fn remember(&mut self) {
        let path = self.dir.join(INBOX);
        let at = stamp(&path);
        if self.on_disk.0 != Some(at) {
            self.on_disk = (Some(at), Answers::read(&self.dir));
            self.is_new = true;
        }
        // What can't be made out is never written over.
        let Ok(on_disk) = &self.on_disk.1 else { return };
        let before = self.answers.clone();
        self.answers.take_in(on_disk);
        self.is_new |= self.answers != before;
        // A folder that is away isn't made anew.
        if self.answers == *on_disk || !self.dir.is_dir() {
            return;
        }
        match write_whole(&path, self.answers.text().as_bytes()) {
            Ok(()) => {
                self.on_disk = (Some(stamp(&path)), Ok(self.answers.clone()));
                self.unwritten = None;
            }
            Err(error) => self.unwritten = Some(format!("{INBOX}: {error}")),
        }
    }

    fn report(&mut self) -> Report {
        let Some(inbox) = self.settings.1.inbox.clone() else {
            let errors = self.settings.1.findings.iter().filter(|finding| finding.is_error());
            let trouble = errors.map(told).chain(self.trouble()).collect();
            let ledger = self.settings.1.ledger.clone();
            return Report { trouble, ledger, ..Report::default() };
        };
        let name = file_name(&inbox.sheet);
        let mut report = Report {
            sheet: Some(name.clone()),
            ledger: self.settings.1.ledger.clone(),
            trouble: self.trouble(),
            ..Report::default()
        };
        let Some((content, files)) = self.world.clone() else { return report };
        let Some(table) = &self.sheet.table else { return report };
        let languages = content.kiosk.languages.iter().map(|lang| lang.as_str().to_owned());
        let conventions = Conventions {
            languages: languages.collect(),
            lang: inbox.lang.clone(),
            dates: inbox.dates,
        };
        let standing = Standing::read(&files);
        let how = (&conventions, &inbox.columns[..]);
        match proposals(&name, table, how, (&content, &standing)) {
            Ok(batch) => {
                let waiting = self.waiting(batch);
                report.more = waiting.len().saturating_sub(PENDING_MAX);
                let shown = waiting.into_iter().take(PENDING_MAX);
                report.pending =
                    shown.map(|(since, own)| self.pending(&files, since, own)).collect();
            }
            Err(findings) => report.trouble.extend(findings.iter().map(told)),
        }
        report
    }

    /// Why something can't be read or written as it should.
    fn trouble(&self) -> Vec<Told> {
        let mut trouble: Vec<Told> = self.sheet.trouble.iter().map(told).collect();
        if let Err(findings) = &self.on_disk.1 {
            trouble.extend(findings.iter().map(told));
        }
        if let Some(words) = &self.unwritten {
            let finding = error("inbox-unwritten")
                .what(format!("what became of the rows can't be written ({words})"))
                .todo("see whether the folder can be written to; it is tried again");
            trouble.push(told(&finding));
        }
        trouble
    }

    /// Those of a batch that nobody has answered yet, with the day since which each waits, the
    /// longest first. Those that the folder has count as taken over.
    fn waiting(&mut self, batch: Batch) -> Vec<(Date, Proposal)> {
        let today = (self.clock)().date();
        for mark in batch.known {
            self.answers.note(mark, Answer { seen: today, fate: Fate::Taken(today) });
        }
        let mut waiting = Vec::new();
        for proposal in batch.proposals {
            let seen = proposal.sent.unwrap_or(today).min(today);
            self.answers.note(proposal.mark.clone(), Answer { seen, fate: Fate::Waits });
            if let Some(Answer { seen, fate: Fate::Waits }) = self.answers.get(&proposal.mark) {
                waiting.push((*seen, proposal));
            }
        }
        waiting.sort_by_key(|(seen, proposal)| (*seen, proposal.item.row));
        waiting
    }

    fn pending(&self, files: &Files, since: Date, proposal: Proposal) -> Pending {
        let Proposal { mark, item, id, text, findings, is_whole, .. } = proposal;
        let mut told: Vec<Told> = findings.iter().map(self::told).collect();
        if is_whole {
            let file = format!("commendations/{id}.ron");
            let piece = Piece { files: files.clone(), file, item: text.clone() };
            let (dir, judge) = (&self.dir, self.judge);
            let facts = |path: &Path| photo_fact(dir, path, &judge);
            told.extend(piece.advice(&facts, Some((self.clock)().date())));
        }
        Pending {
            mark,
            row: item.row,
            id,
            text,
            name: item.name,
            team: item.team,
            is_team: item.is_team,
            date: item.date,
            value: item.value,
            story: [item.situation, item.act, item.effect],
            nominated_by: item.nominated_by,
            since,
            told,
        }
    }
}

fn told(finding: &Finding) -> Told {
    let Finding { severity, code, what, todo, .. } = finding.clone();
    Told { path: Vec::new(), severity, code, what, todo, ways: Vec::new() }
}
