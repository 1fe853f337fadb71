//! Keeps a file beside the content up to date with what is wrong, for those who have a share and a
//! text editor, and no Linux.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;

use super::photos::Judged;
use super::{Format, check_again};
use crate::commands::{Exit, Failure};
use crate::content::folder::disk::write_whole;
use crate::content::folder::is_read;
use crate::content::{Signature, Watch, fingerprint, read_dir};
use crate::kiosk::supervise::signals::{Order, Signals};

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// So many looks find no rest before the folder is checked all the same.
const UNREST_MAX: u32 = 8;
/// For so many looks what a copying program hasn't finished is waited for.
const COPYING_MAX: u32 = 600;
/// At every so many looks the files themselves are compared, for there are shares whose times say
/// nothing, and the page is looked at.
const FULL_LOOK: u32 = 60;

/// What the watch hears.
enum News {
    /// What a signal asks for.
    Order(Order),
    /// What the check has said.
    Said(Vec<u8>),
}

/// Checks the folder whenever it has changed or another day has begun, and writes what is said to
/// the page, until a signal ends it.
pub(super) fn watch(
    (dir, format): (PathBuf, Format),
    mut page: Page,
    signals: Signals,
    today: &dyn Fn() -> Option<Date>,
) -> Result<Exit, Failure> {
    let (sender, news) = channel();
    let orders = sender.clone();
    signals.attend(move |order| drop(orders.send(News::Order(order))));
    let mut folder = Folder::new(&dir);
    let (ask, asked) = channel();
    let checker = thread::Builder::new()
        .name("checker".into())
        .spawn(move || check(&dir, format, &asked, &sender))
        .map_err(|error| {
            Failure::new(Exit::Fault, format!("no thread can be started ({error})"))
        })?;
    let mut is_busy = false;
    while !checker.is_finished() {
        match news.recv_timeout(LOOK_EVERY) {
            Ok(News::Order(Order::End)) => return Ok(Exit::Done),
            Ok(News::Order(Order::Reload)) => folder.checked = None,
            Ok(News::Said(words)) => {
                is_busy = false;
                page.tend(Some(words));
            }
            Err(_) => {
                let today = today();
                if !is_busy && folder.is_new(today) {
                    is_busy = ask.send(today).is_ok();
                }
                page.tend(None);
            }
        }
    }
    Err(Failure::new(Exit::Fault, crate::commands::failure::FAULT))
}

fn check(dir: &Path, format: Format, asked: &Receiver<Option<Date>>, to: &Sender<News>) {
    let mut judged = Judged::default();
    for today in asked {
        let mut said = Vec::new();
        // A list of bytes takes whatever is written.
        let _ = check_again(&mut judged, (dir, format), today, &mut said);
        if to.send(News::Said(said)).is_err() {
            return;
        }
    }
}

/// The folder that is looked at.
struct Folder {
    dir: PathBuf,
    watch: Watch,
    /// What was checked last, and on which day.
    checked: Option<(Signature, Option<Date>)>,
    /// The fingerprint of that.
    print: String,
    /// What the last look has seen, if that isn't checked.
    waiting: Option<Signature>,
    /// So many looks something has been waiting.
    waited: u32,
    /// So many looks since the files themselves were compared.
    looks: u32,
}

impl Folder {
    fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            watch: Watch::new(dir),
            checked: None,
            print: String::new(),
            waiting: None,
            waited: 0,
            looks: 0,
        }
    }

    /// Looks at it, and answers whether it is to be checked: it is another than before, and has
    /// come to rest.
    fn is_new(&mut self, today: Option<Date>) -> bool {
        self.looks += 1;
        if self.looks >= FULL_LOOK {
            self.looks = 0;
            self.watch = Watch::new(&self.dir);
            if fingerprint(&read_dir(&self.dir)) != self.print {
                self.checked = None;
            }
        }
        let look = self.watch.look();
        if self.checked == Some((look.signature, today)) {
            (self.waiting, self.waited) = (None, 0);
            return false;
        }
        let at_rest = self.waiting.replace(look.signature) == Some(look.signature);
        let is_whole = look.unfinished.is_empty();
        self.waited += 1;
        let due = (at_rest || self.waited >= UNREST_MAX) && is_whole;
        if !due && self.checked.is_some() && self.waited < COPYING_MAX {
            return false;
        }
        self.checked = Some((look.signature, today));
        self.print = fingerprint(&read_dir(&self.dir));
        (self.waiting, self.waited) = (None, 0);
        true
    }
}

/// The file that is kept up to date.
pub(super) struct Page {
    path: PathBuf,
    /// What is to be in it.
    words: Option<Vec<u8>>,
    /// Why it couldn't be written, if it couldn't.
    failed: Option<String>,
    /// So many looks since it was seen to be there.
    looks: u32,
}

impl Page {
    /// The page at `path`, for the content folder at `dir`.
    ///
    /// # Errors
    /// It would be read as content, or is a folder.
    pub(super) fn new(path: &Path, dir: &Path) -> Result<Self, Failure> {
        let refused = |what: &str| {
            let name = path.display();
            Err(Failure::new(Exit::Usage, format!("{what}; give it another name: {name}")))
        };
        if path.is_dir() || path.file_name().is_none() {
            return refused("the file to write into is a folder");
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        // Folders that aren't there yet stay as they are written.
        let whole = |path: &Path| {
            let there =
                |part: &Path| Some(part.canonicalize().ok()?.join(path.strip_prefix(part).ok()?));
            path.ancestors().find_map(there).unwrap_or_else(|| path.to_owned())
        };
        let folder = whole(folder.unwrap_or(Path::new(".")));
        let within = folder.strip_prefix(whole(dir)).ok();
        let within = within.map(|folder| folder.join(path.file_name().unwrap_or_default()));
        if within.is_some_and(|path| is_read(&path.to_string_lossy().replace('\\', "/"))) {
            return refused("the file to write into would be read as content");
        }
        Ok(Self { path: path.to_owned(), words: None, failed: None, looks: 0 })
    }

    /// Has the page say `words` from now on.
    ///
    /// # Errors
    /// It can't be written, in words. It is tried again with [`Page::tend`].
    pub(super) fn say(&mut self, words: Vec<u8>) -> Result<(), String> {
        self.words = Some(words);
        self.keep()
    }

    /// Sees to it that the page says what it should. What fails is told once, and tried again.
    fn tend(&mut self, words: Option<Vec<u8>>) {
        self.looks += 1;
        if words.is_none() && self.failed.is_none() && self.looks < FULL_LOOK {
            return;
        }
        self.looks = 0;
        self.words = words.or(self.words.take());
        let failed = self.keep().err();
        match (&self.failed, &failed) {
            (before, Some(words)) if before.as_ref() != Some(words) => tracing::warn!("{words}"),
            (Some(_), None) => tracing::info!("{} is written again", self.path.display()),
            _ => {}
        }
        self.failed = failed;
    }

    fn keep(&self) -> Result<(), String> {
        let Some(words) = &self.words else { return Ok(()) };
        if fs::read(&self.path).is_ok_and(|old| old == *words) {
            return Ok(());
        }
        // A folder that has gone away isn't made anew: with nothing but this in it, it would be
        // taken for the content.
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let written = match folder.is_none_or(Path::is_dir) {
            true => write_whole(&self.path, words),
            false => Err(io::Error::from(io::ErrorKind::NotFound)),
        };
        written.map_err(|error| {
            format!("the findings can't be written ({error}): {}", self.path.display())
        })
    }
}
