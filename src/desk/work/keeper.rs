//! The disk: looks after the folder, saves, and keeps what isn't saved yet.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::content::folder::disk::write_whole;
use crate::content::{Files, Watch, read_dir};
use crate::desk::sitting::drafts::{Draft, Drafts};
use crate::desk::sitting::merge::merge;

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What is to be done with the disk.
#[derive(Debug)]
enum Job {
    /// A file is saved: as it was on the disk, and as it is to be.
    Save { file: String, base: Option<Arc<[u8]>>, ours: String },
    /// Another file is put into the folder, such as a photo.
    Place { file: String, bytes: Vec<u8> },
    /// What isn't saved is kept.
    Keep(Vec<Draft>),
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
    /// Another hand has changed the same; nothing was written, and the folder follows as it is.
    AtOdds {
        /// The file.
        file: String,
    },
    /// It couldn't be written.
    Failed {
        /// The file; empty where drafts couldn't be kept.
        file: String,
        /// What the system says.
        words: String,
    },
    /// The drafts are on the disk.
    Kept,
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
    pub fn start(
        dir: PathBuf,
        drafts: Option<Drafts>,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, news) = channel();
        let disk = Disk { dir, drafts };
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

    /// Puts a file there that there isn't yet.
    pub fn place(&mut self, file: &str, bytes: Vec<u8>) {
        self.ask(Job::Place { file: file.to_owned(), bytes });
    }

    /// Keeps what isn't saved.
    pub fn keep(&mut self, drafts: Vec<Draft>) {
        self.ask(Job::Keep(drafts));
    }

    /// Whether something is under way.
    pub fn is_busy(&self) -> bool {
        self.pending > 0
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
        let done = news.iter().filter(|news| !matches!(news, News::Arrived(_))).count();
        self.pending = self.pending.saturating_sub(done);
    }
}

struct Disk {
    dir: PathBuf,
    drafts: Option<Drafts>,
}

impl Disk {
    fn work(&self, inbox: &Receiver<Job>, outbox: &Sender<News>, wake: &dyn Fn()) {
        let mut watch = Watch::new(&self.dir);
        let mut seen = watch.look().signature.content;
        loop {
            let mut news = Vec::new();
            match inbox.recv_timeout(LOOK_EVERY) {
                Ok(job) => news.push(self.act(job)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
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
            Job::Place { file, bytes } => match write_whole(&self.dir.join(&file), &bytes) {
                Ok(()) => News::Saved { file, bytes: bytes.into() },
                Err(error) => News::Failed { file, words: error.to_string() },
            },
            Job::Keep(drafts) => match self.drafts.as_ref().map(|own| own.keep(&drafts)) {
                Some(Err(error)) => News::Failed { file: String::new(), words: error.to_string() },
                _ => News::Kept,
            },
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
