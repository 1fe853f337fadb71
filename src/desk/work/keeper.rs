//! The disk: looks after the folder, and saves.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::content::approval::{VERSIONS_MAX, Version, VersionName};
use crate::content::folder::disk::write_whole;
use crate::content::folder::layout::{HISTORY, WITHDRAWN};
use crate::content::{Files, Watch, read_dir};
use crate::desk::sitting::merge::merge;

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long the end of the program waits for the disk.
const END_WITHIN: Duration = Duration::from_secs(3);

/// What is to be done with the disk.
#[derive(Debug)]
enum Job {
    /// A file is saved: as it was on the disk, and as it is to be.
    Save { file: String, base: Option<Arc<[u8]>>, ours: String },
    /// Versions that were approved are put into the folder, then files are saved over their
    /// bases.
    Approve(Approval),
    /// An id is on the list of those that are withdrawn, and its versions are gone.
    Withdraw { id: String, base: Option<Arc<[u8]>>, ours: String },
}

/// What is written when something is approved.
#[derive(Debug, Default)]
pub struct Approval {
    /// The versions, each with its item.
    pub versions: Vec<Version>,
    /// The files that are saved.
    pub files: Vec<Saving>,
}

/// A file to be saved.
#[derive(Debug)]
pub struct Saving {
    /// The file.
    pub file: String,
    /// What it was on the disk.
    pub base: Option<Arc<[u8]>>,
    /// What it is to say.
    pub ours: String,
}

/// What became of it.
#[derive(Debug)]
pub enum News {
    /// The file is on the disk with these bytes.
    Saved {
        /// The file.
        file: String,
        /// What is in it now.
        bytes: Arc<[u8]>,
    },
    /// The versions and these files are on the disk.
    Approved(Vec<(String, Arc<[u8]>)>),
    /// Another hand has changed the same; nothing was written, and the folder follows as it is.
    AtOdds {
        /// The file.
        file: String,
    },
    /// It couldn't be written.
    Failed {
        /// The file.
        file: String,
        /// What the system says.
        words: String,
    },
    /// The folder, changed by others.
    Arrived(Files),
}

/// Who reads and writes.
pub struct Keeper {
    jobs: Sender<Job>,
    news: Receiver<News>,
    /// So many jobs are under way.
    pending: usize,
}

impl Keeper {
    /// Looks after `dir`, whose files were `files`, on a thread; `wake` is called with news.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(dir: PathBuf, wake: impl Fn() + Send + 'static) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, news) = channel();
        let disk = Disk { dir };
        thread::Builder::new()
            .name("keeper".into())
            .spawn(move || disk.work(&inbox, &outbox, &wake))?;
        Ok(Self { jobs, news, pending: 0 })
    }

    fn ask(&mut self, job: Job) {
        if self.jobs.send(job).is_ok() {
            self.pending += 1;
        }
    }

    /// Saves a file that was `base` on the disk.
    pub fn save(&mut self, file: &str, base: Option<Arc<[u8]>>, ours: String) {
        self.ask(Job::Save { file: file.to_owned(), base, ours });
    }

    /// Puts approved versions into the folder, then saves files.
    pub fn approve(&mut self, approval: Approval) {
        self.ask(Job::Approve(approval));
    }

    /// Puts the list of what is withdrawn on the disk, and lets nothing be left of the versions
    /// of `id`.
    pub fn withdraw(&mut self, id: String, base: Option<Arc<[u8]>>, ours: String) {
        self.ask(Job::Withdraw { id, base, ours });
    }

    /// What is new.
    pub fn take(&mut self) -> Vec<News> {
        let news: Vec<News> = self.news.try_iter().collect();
        self.count(&news);
        news
    }

    /// Waits until nothing is under way.
    pub fn wait(&mut self) -> Vec<News> {
        let mut all = Vec::new();
        while self.pending > 0 {
            let Ok(news) = self.news.recv() else { break };
            self.count(std::slice::from_ref(&news));
            all.push(news);
        }
        all
    }

    fn count(&mut self, news: &[News]) {
        let done = news.iter().filter(|news| !matches!(news, News::Arrived(_)));
        self.pending = self.pending.saturating_sub(done.count());
    }
}

impl Drop for Keeper {
    /// What was to be saved is, before the program ends; the thread ends once nobody asks.
    fn drop(&mut self) {
        self.jobs = channel().0;
        while self.news.recv_timeout(END_WITHIN).is_ok() {}
    }
}

struct Disk {
    dir: PathBuf,
}

impl Disk {
    fn work(self, inbox: &Receiver<Job>, outbox: &Sender<News>, wake: &dyn Fn()) {
        let mut watch = Watch::new(&self.dir);
        let mut seen = watch.look().signature.content;
        loop {
            let mut news = match inbox.recv_timeout(LOOK_EVERY) {
                Ok(job) => vec![self.act(job)],
                Err(RecvTimeoutError::Timeout) => Vec::new(),
                // Nobody is there any more to be told.
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let now = watch.look().signature.content;
            let odds = news.iter().any(|news| matches!(news, News::AtOdds { .. }));
            if now != seen || odds {
                let files = read_dir(&self.dir);
                // A folder that is away comes back; until then what was read stands.
                if !files.is_gone() {
                    seen = now;
                    news.insert(0, News::Arrived(files));
                }
            }
            for one in news.drain(..) {
                if outbox.send(one).is_err() {
                    return;
                }
                wake();
            }
        }
    }

    fn act(&self, job: Job) -> News {
        match job {
            Job::Save { file, base, ours } => self.save(file, base.as_deref(), ours),
            Job::Approve(approval) => self.approve(approval),
            Job::Withdraw { id, base, ours } => {
                let news = self.save(WITHDRAWN.to_owned(), base.as_deref(), ours);
                if matches!(news, News::Saved { .. }) {
                    self.forget(&id, 0);
                }
                news
            }
        }
    }

    /// Versions first: a cut between leaves what waits for approval, or a draft.
    fn approve(&self, approval: Approval) -> News {
        let mut saved = Vec::new();
        for version in &approval.versions {
            let file = version.name.path();
            let written = version.written().map_err(|refusal| format!("{refusal:?}"));
            let kept = written.and_then(|text| {
                write_whole(&self.dir.join(&file), text.as_bytes())
                    .map_err(|error| error.to_string())
            });
            if let Err(words) = kept {
                return News::Failed { file, words };
            }
            self.forget(&version.name.id, VERSIONS_MAX);
        }
        for Saving { file, base, ours } in approval.files {
            match self.save(file, base.as_deref(), ours) {
                News::Saved { file, bytes } => saved.push((file, bytes)),
                news => return news,
            }
        }
        News::Approved(saved)
    }

    /// Deletes the versions of an item but for the newest `most`.
    fn forget(&self, id: &str, most: usize) {
        let folder = self.dir.join(HISTORY);
        let names = fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut own: Vec<VersionName> = names
            .filter_map(|name| {
                VersionName::read(&format!("{HISTORY}{}", name.file_name().to_str()?))
            })
            .filter(|name| name.id == id)
            .collect();
        own.sort_by_key(|name| Reverse((name.time, name.mark)));
        for name in own.iter().skip(most) {
            if let Err(error) = fs::remove_file(self.dir.join(name.path())) {
                tracing::warn!("{} can't be deleted: {error}", name.path());
            }
        }
        if own.len() > most
            && let Err(error) = fs::File::open(&folder).and_then(|folder| folder.sync_all())
        {
            tracing::warn!("{HISTORY} can't be written: {error}");
        }
    }

    /// Saves what was written over `base`, with all that others have written meanwhile; nothing is
    /// written where both have changed the same.
    fn save(&self, file: String, base: Option<&[u8]>, ours: String) -> News {
        let path = self.dir.join(&file);
        let theirs = match current(&path) {
            Ok(theirs) => theirs,
            Err(error) => return News::Failed { file, words: error.to_string() },
        };
        let text = match &theirs {
            Some(theirs) if theirs.as_slice() != base.unwrap_or_default() => {
                let say = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let base = base.map_or_else(|| "[\n]\n".to_owned(), say);
                let (merged, odds) = merge(&file, &base, &ours, &say(theirs));
                if !odds.is_empty() {
                    return News::AtOdds { file };
                }
                merged
            }
            _ => ours,
        };
        match write_whole(&path, text.as_bytes()) {
            Ok(()) => News::Saved { file, bytes: text.into_bytes().into() },
            Err(error) => News::Failed { file, words: error.to_string() },
        }
    }
}

fn current(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
