//! Looks after the content folder on a thread of its own and sends what is new in it. The glass
//! never waits for a folder while there is something else to show.

use std::cell::OnceCell;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use super::judge::look;
use super::sandbox::Sandbox;
use super::supervise::starts::{GOOD_AFTER, Starts};
use crate::content::finding::error;
use crate::content::model::Content;
use crate::content::{Finding, Follower, Loaded, Signature, example, signature, standby};

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long a window that could be drawn waits for the folder before what was good last is shown:
/// no longer than a window takes to open.
const STANDBY_AFTER: Duration = Duration::from_millis(500);
/// How long it waits where nothing was good before, until the built-in example is shown.
const EXAMPLE_AFTER: Duration = Duration::from_secs(3);
/// A folder that hasn't been looked through for so long doesn't answer. The largest that is read
/// takes seconds.
const SILENT_AFTER: Duration = Duration::from_secs(60);

/// The folder as it is followed.
pub(super) struct Following {
    news: Receiver<Loaded>,
    waker: Arc<Waker>,
    /// Counts the looks at the folder; `None` where there is none to look at.
    looks: Option<Arc<AtomicU64>>,
    /// How many they were, and since when it has been as many.
    seen: (u64, Duration),
}

type Waker = OnceLock<Box<dyn Fn() + Send + Sync>>;

/// The first reading, under way. It takes about as long as opening a window and loading a
/// driver, so that it is done meanwhile.
pub(super) struct Loading {
    following: Following,
    state: Option<PathBuf>,
    first: OnceCell<Loaded>,
}

/// Begins to read the folder for the first time and to follow it; without one, the built-in
/// example. Each of `reloads` asks for another look.
///
/// # Errors
/// The system refuses a thread.
pub(super) fn start(
    root: Option<PathBuf>,
    state: Option<PathBuf>,
    (starts, reloads, sandbox): (Starts, Receiver<()>, Arc<Sandbox>),
) -> Result<Loading, String> {
    let (sender, news) = channel();
    let waker = Arc::<Waker>::default();
    let looks = root.is_some().then(Arc::<AtomicU64>::default);
    let first = OnceCell::new();
    if let (Some(root), Some(looks)) = (root, &looks) {
        let line =
            Line { news: sender, waker: Arc::clone(&waker), looks: Arc::clone(looks), reloads };
        let state = state.clone();
        let thread = thread::Builder::new().name("content".into());
        let thread = thread.spawn(move || {
            sandbox.enclose_thread();
            // It ends when nobody listens any more.
            let _ = follow(&root, state.as_deref(), &starts, &line);
        });
        thread.map_err(|error| format!("the content can't be read: {error}"))?;
    } else {
        first.get_or_init(example);
    }
    let following = Following { news, waker, looks, seen: (0, Duration::ZERO) };
    Ok(Loading { following, state, first })
}

impl Loading {
    /// What is shown first; waits for it.
    pub(super) fn content(&self) -> &Content {
        &self.first().content
    }

    /// The monitor that the settings name; waits for them.
    #[cfg(target_os = "linux")]
    pub(super) fn monitor(&self) -> Option<String> {
        self.first().content.kiosk.monitor.clone()
    }

    /// What there is to begin with, and the folder to be followed from there.
    pub(super) fn finish(self) -> (Loaded, Following) {
        self.first();
        let first = self.first.into_inner().unwrap_or_else(example);
        (first, self.following)
    }

    /// The folder's content; or, if the folder is long about it, what was good last, or else the
    /// example.
    pub(super) fn first(&self) -> &Loaded {
        self.first.get_or_init(|| {
            let news = &self.following.news;
            if let Ok(loaded) = news.recv_timeout(STANDBY_AFTER) {
                return loaded;
            }
            if let Some(loaded) = self.state.as_deref().and_then(standby) {
                return instead(loaded, silent("what was good last is shown"));
            }
            let late = news.recv_timeout(EXAMPLE_AFTER);
            late.unwrap_or_else(|_| instead(example(), silent("the built-in example is shown")))
        })
    }
}

impl Following {
    /// Has `wake` called after each thing that is sent from now on.
    pub(super) fn wake_with(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.waker.get_or_init(|| Box::new(wake));
    }

    /// What is new, if anything.
    pub(super) fn news(&self) -> Option<Loaded> {
        self.news.try_recv().ok()
    }

    /// What is told of a folder that doesn't answer any more.
    pub(super) fn trouble(&mut self, mono: Duration) -> Option<Finding> {
        let looks = self.looks.as_ref()?.load(Ordering::Relaxed);
        if looks != self.seen.0 {
            self.seen = (looks, mono);
        }
        let is_silent = mono.saturating_sub(self.seen.1) >= SILENT_AFTER;
        is_silent.then(|| silent("what was read last is shown"))
    }
}

/// The thread's ends of the line.
struct Line {
    news: Sender<Loaded>,
    waker: Arc<Waker>,
    looks: Arc<AtomicU64>,
    reloads: Receiver<()>,
}

/// Nobody follows the content any more.
struct Ended;

impl Line {
    fn send(&self, loaded: Loaded) -> Result<(), Ended> {
        self.news.send(loaded).map_err(|_| Ended)?;
        if let Some(wake) = self.waker.get() {
            wake();
        }
        Ok(())
    }

    /// Waits for the next look; true if somebody has asked for it.
    fn wait(&self) -> bool {
        self.looks.fetch_add(1, Ordering::Relaxed);
        match self.reloads.recv_timeout(LOOK_EVERY) {
            Ok(()) => true,
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                thread::sleep(LOOK_EVERY);
                false
            }
        }
    }
}

/// Reads the folder and follows it for ever.
fn follow(root: &Path, state: Option<&Path>, starts: &Starts, line: &Line) -> Result<(), Ended> {
    let mut sign = signature(root);
    starts.shows(sign);
    if let Some(finding) = starts.finding(sign) {
        line.send(instead(example(), finding))?;
        sign = rest(root, sign, line);
        starts.shows(sign);
    }
    let mut uptime = Duration::ZERO;
    let mut follower = loop {
        let begin = || Follower::start(root, state, uptime, look);
        match panic::catch_unwind(begin) {
            Ok((follower, loaded)) => {
                line.send(loaded)?;
                break follower;
            }
            Err(_) => line.send(instead(example(), unfit("the built-in example is shown")))?,
        }
        sign = rest(root, sign, line);
    };
    loop {
        if line.wait() {
            follower.look_again();
        }
        uptime += LOOK_EVERY;
        let polled = panic::catch_unwind(AssertUnwindSafe(|| follower.poll(uptime)));
        // What can't be read isn't read again until it changes, and is told by the panic.
        if let Ok(Some(loaded)) = polled {
            if let Some(sign) = follower.signature() {
                starts.shows(sign);
            }
            line.send(loaded)?;
        }
    }
}

/// Waits until the folder isn't as it was and has settled, somebody asks for another look, or
/// [`GOOD_AFTER`] is over.
fn rest(root: &Path, before: Signature, line: &Line) -> Signature {
    let mut rested = Duration::ZERO;
    let mut last = before;
    loop {
        let is_asked = line.wait();
        rested += LOOK_EVERY;
        let now = signature(root);
        let has_changed = now != before && now == last;
        if is_asked || has_changed || rested >= GOOD_AFTER {
            return now;
        }
        last = now;
    }
}

/// Content that stands in for the folder's, with the reason why.
fn instead(mut loaded: Loaded, why: Finding) -> Loaded {
    loaded.findings.push(why);
    loaded
}

fn silent(meanwhile: &str) -> Finding {
    error("silent-folder")
        .what(format!("the content folder doesn't answer, so {meanwhile}"))
        .todo("see that the disk or the share it lies on is there; it is shown once it answers")
}

fn unfit(meanwhile: &str) -> Finding {
    error("unfit-folder")
        .what(format!("the program fails at reading the content folder, so {meanwhile}"))
        .todo("take out what was changed last; the log says where the program fails, so report it")
}
