//! Brings pictures into the folder's `photos/`, and takes away again what came to be used by
//! nobody.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::content::folder::disk::write_whole;
use crate::content::{JudgePhoto, PhotoFact, PhotoRefusal, read_dir};
use crate::desk::Chosen;
use crate::photos::{self, Extent};

/// The folder of pictures.
const PHOTOS: &str = "photos";
/// Longest name that is made of an id or of a file's own name, in characters.
const NAME_CHARS_MAX: usize = 48;
/// So many names that begin alike are tried for one that no file has.
const NUMBERED_MAX: usize = 1_000;

/// What is to be done.
#[derive(Debug)]
enum Job {
    Bring { from: PathBuf, wish: String, to: Chosen },
    Sweep(Vec<String>),
}

/// What became of it.
#[derive(Debug)]
pub enum Porterage {
    /// The picture is in the folder.
    Brought {
        /// The item that it is for.
        to: Chosen,
        /// Its path, relative to the folder.
        path: String,
        /// Whether it wasn't there before.
        is_new: bool,
    },
    /// It can't be shown, or brought.
    Refused {
        /// The item that it was for.
        to: Chosen,
        /// The name of its file.
        name: String,
        /// Why.
        fact: PhotoFact,
    },
    /// These aren't in the folder any more, or are in use.
    Swept(Vec<String>),
}

/// Who carries.
pub struct Porter {
    jobs: Sender<Job>,
    done: Receiver<Porterage>,
    pending: usize,
}

impl Porter {
    /// Brings pictures into the folder `dir` on a thread, if `judge` lets them pass, and calls
    /// `wake` when something came of it. What was brought is written into the first of `lists`, so
    /// that it can be taken away after a crash, and out of all of them.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(
        dir: PathBuf,
        judge: JudgePhoto,
        lists: Vec<PathBuf>,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (jobs, inbox) = channel();
        let (outbox, done) = channel();
        let carrier = Carrier { dir, judge, lists };
        thread::Builder::new().name("porter".into()).spawn(move || {
            while let Ok(job) = inbox.recv() {
                let Ok(()) = outbox.send(carrier.act(job)) else { return };
                wake();
            }
        })?;
        Ok(Self { jobs, done, pending: 0 })
    }

    fn ask(&mut self, job: Job) {
        if self.jobs.send(job).is_ok() {
            self.pending += 1;
        }
    }

    /// Brings a picture, to be called like `wish`.
    pub fn bring(&mut self, from: PathBuf, wish: &str, to: Chosen) {
        self.ask(Job::Bring { from, wish: wish.to_owned(), to });
    }

    /// Takes pictures away that were brought, unless a file of the folder names them.
    pub fn sweep(&mut self, unused: Vec<String>) {
        self.ask(Job::Sweep(unused));
    }

    /// What has been done.
    pub fn take(&mut self) -> Vec<Porterage> {
        let done: Vec<Porterage> = self.done.try_iter().collect();
        self.pending = self.pending.saturating_sub(done.len());
        done
    }

    /// Waits until nothing is under way.
    pub fn wait(&mut self) -> Vec<Porterage> {
        let mut all = Vec::new();
        while self.pending > 0 {
            let Ok(done) = self.done.recv() else { break };
            self.pending -= 1;
            all.push(done);
        }
        all
    }
}

/// The pictures that were brought, as the file `list` has them.
pub fn brought(list: &Path) -> Vec<String> {
    let text = fs::read_to_string(list).unwrap_or_default();
    text.lines().filter(|line| line.starts_with("photos/")).map(str::to_owned).collect()
}

struct Carrier {
    dir: PathBuf,
    judge: JudgePhoto,
    lists: Vec<PathBuf>,
}

impl Carrier {
    fn act(&self, job: Job) -> Porterage {
        match job {
            Job::Bring { from, wish, to } => {
                let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
                match self.bring(&from, &wish) {
                    Ok((path, is_new)) => Porterage::Brought { to, path, is_new },
                    Err(refusal) => {
                        Porterage::Refused { to, name, fact: PhotoFact::Refused(refusal) }
                    }
                }
            }
            Job::Sweep(unused) => {
                self.sweep(&unused);
                Porterage::Swept(unused)
            }
        }
    }

    /// The path of the picture in the folder, and whether it wasn't there before.
    fn bring(&self, from: &Path, wish: &str) -> Result<(String, bool), PhotoRefusal> {
        (self.judge)(from)?;
        let bytes = photos::read(from, Extent::Whole).map_err(|fault| {
            let (what, todo) = fault.message();
            PhotoRefusal { what, todo }
        })?;
        if let Some(path) = self.known(from, &bytes) {
            return Ok((path, false));
        }
        let stem = from.file_stem().unwrap_or_default().to_string_lossy();
        let name = [wish, &stem, "photo"].into_iter().map(plain).find(|name| !name.is_empty());
        let end = photos::extension(&bytes).unwrap_or("jpg");
        let placed = self.place(&name.unwrap_or_default(), end, &bytes);
        placed.map(|path| (path, true)).map_err(|error| PhotoRefusal {
            what: format!("it can't be copied into photos/: {error}"),
            todo: "is there room on the disk, and may this user write there?".to_owned(),
        })
    }

    /// The path of the same picture, if the folder has it.
    fn known(&self, from: &Path, bytes: &[u8]) -> Option<String> {
        let folder = self.dir.join(PHOTOS);
        let own = folder.canonicalize().ok()?;
        if let Ok(inside) = from.canonicalize().ok()?.strip_prefix(&own) {
            return Some(format!("{PHOTOS}/{}", inside.to_string_lossy().replace('\\', "/")));
        }
        let same = |entry: &fs::DirEntry| {
            let length = entry.metadata().map(|meta| meta.len());
            length.is_ok_and(|length| length == bytes.len() as u64)
                && fs::read(entry.path()).is_ok_and(|own| own == bytes)
        };
        let entry = fs::read_dir(&folder).ok()?.flatten().find(same)?;
        Some(format!("{PHOTOS}/{}", entry.file_name().to_str()?))
    }

    /// Puts a picture there under a name that no file has, whole or not at all.
    fn place(&self, name: &str, end: &str, bytes: &[u8]) -> io::Result<String> {
        let folder = self.dir.join(PHOTOS);
        fs::create_dir_all(&folder)?;
        let temporary = folder.join(format!("{name}.{end}.{}.tmp", std::process::id()));
        let mut file = File::create(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        let numbered = (2..=NUMBERED_MAX).map(|number| format!("{PHOTOS}/{name}-{number}.{end}"));
        let names = std::iter::once(format!("{PHOTOS}/{name}.{end}")).chain(numbered);
        let mut placed = Err(io::Error::from(io::ErrorKind::AlreadyExists));
        for path in names.filter(|path| !self.dir.join(path).exists()) {
            // Whoever is killed here leaves a name in the list that no file has.
            let own = &self.lists[..self.lists.len().min(1)];
            note(own, |paths| paths.push(path.clone()))?;
            placed = put(&temporary, &self.dir.join(&path)).map(|()| path.clone());
            match &placed {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    note(own, |paths| paths.retain(|own| *own != path))?;
                }
                _ => break,
            }
        }
        fs::remove_file(&temporary).or_else(gone)?;
        placed
    }

    fn sweep(&self, unused: &[String]) {
        let files = read_dir(&self.dir);
        let is_named = |path: &str| {
            let names = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(path);
            files.missing || files.map.values().any(|bytes| names(bytes))
        };
        for path in unused.iter().filter(|path| !is_named(path)) {
            if let Err(error) = fs::remove_file(self.dir.join(path)).or_else(gone) {
                tracing::warn!("{path} can't be taken away: {error}");
            }
        }
        if let Err(error) = note(&self.lists, |paths| paths.retain(|path| !unused.contains(path))) {
            tracing::warn!("what was brought can't be noted: {error}");
        }
    }
}

/// Changes lists of what was brought.
fn note(lists: &[PathBuf], change: impl Fn(&mut Vec<String>)) -> io::Result<()> {
    for list in lists {
        let mut paths = brought(list);
        let before = paths.len();
        change(&mut paths);
        if paths.is_empty() {
            fs::remove_file(list).or_else(gone)?;
        } else if paths.len() != before {
            write_whole(list, (paths.join("\n") + "\n").as_bytes())?;
        }
    }
    Ok(())
}

fn gone(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Gives a file another name, if no file has that.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        // Some shares have no second names for a file.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !to.exists() => {
            fs::rename(from, to)
        }
        done => done,
    }
}

/// Small letters, digits and hyphens of a name.
fn plain(name: &str) -> String {
    let each = name.chars().map(|c| c.to_ascii_lowercase());
    let plain: String = each.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(NAME_CHARS_MAX).collect::<String>().trim_matches('-').to_owned()
}
