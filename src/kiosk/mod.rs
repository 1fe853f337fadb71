//! The window, the clock and the threads: the only place where content, player, photos and
//! screens meet.

pub mod admin;
mod app;
pub mod atlas;
mod clock;
mod damage;
#[cfg(target_os = "linux")]
mod display;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere/display.rs"]
mod display;
pub mod engine;
mod fade;
pub mod judge;
pub mod lockdown;
mod messages;
mod opening;
pub mod probe;
pub mod recorder;
mod refusal;
#[cfg(target_os = "linux")]
pub mod sandbox;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere/sandbox.rs"]
pub mod sandbox;
pub mod speech;
mod status;
pub mod supervise;
pub mod textures;
mod trim;
mod watcher;
mod window;

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

pub use clock::wall;
pub use supervise::{Ended, Stopped};

use jiff::Timestamp;

use opening::Opening;
use sandbox::Sandbox;

use crate::content::model::Lang;
use crate::player::scene::Mood;
use supervise::Supervisor;
use supervise::signals::Signals;

/// What the command line says about a run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The content folder; `None` shows the built-in example.
    pub content: Option<PathBuf>,
    /// Where the last good content is kept; `None` keeps it nowhere.
    pub state: Option<PathBuf>,
    /// An ordinary window of so many pixels instead of the whole screen.
    pub window: Option<[u32; 2]>,
    /// A fixed primary language.
    pub lang: Option<Lang>,
    /// The colours that stay whatever the time of day; `None` follows the settings.
    pub mood: Option<Mood>,
    /// What the clock shows at the start.
    pub now: Option<Timestamp>,
    /// Where the status is written for Prometheus.
    pub metrics: Option<PathBuf>,
    /// Without the kernel keeping the program to its folders and off the network.
    pub no_sandbox: bool,
}

/// Shows the kiosk until a signal ends it or its window is closed, which only an ordinary window
/// can be.
///
/// # Errors
/// Another kiosk is there already, there is no display, or graphics fail.
pub fn run(mut run: Run, signals: Signals) -> Result<Ended, Stopped> {
    settle_environment(run.state.as_deref());
    let (supervisor, reloads) = Supervisor::begin(&mut run, signals)?;
    let shown = show(run, &supervisor, reloads);
    let ended = supervisor.end();
    shown.map(|()| ended)
}

fn show(run: Run, supervisor: &Supervisor, reloads: Receiver<()>) -> Result<(), Stopped> {
    let sandbox = Arc::new(Sandbox::new(&run));
    let (content, state) = (run.content.clone(), run.state.clone());
    let around = (supervisor.starts(), reloads, Arc::clone(&sandbox));
    let reading = watcher::start(content, state, around);
    let reading = reading.map_err(Stopped::Display)?;
    let options = display::options(&run, &reading).map_err(Stopped::Display)?;
    let opening = {
        let sandbox = Arc::clone(&sandbox);
        let glass = options.viewport.inner_size;
        Opening::new(&run, reading.first(), glass, move || sandbox.enclose_thread())
    };
    // Before the kernel takes the starting of programs from this one.
    let voice = speech::begin(reading.content(), !run.no_sandbox);
    let _open = supervisor.window_is_open();
    let seat = supervisor.seat();
    let ended = display::while_it_lasts(|| {
        eframe::run_native(
            window::APP_ID,
            options,
            Box::new(move |cc| {
                // Before the threads start that live as long as the program; that which reads the
                // content encloses itself.
                sandbox.shut();
                Ok(Box::new(app::App::new(cc, run, reading.finish(), (seat, voice, opening))))
            }),
        )
    });
    let ended = ended.map_err(Stopped::Display)?;
    ended.map_err(|error| Stopped::Display(refusal::told(&error)))
}

/// Sets what libraries beneath us read from the environment, most of it unless an administrator
/// already has.
#[expect(unsafe_code, reason = "the environment has no safe setter, and no thread runs yet")]
fn settle_environment(state: Option<&Path>) {
    // SAFETY: nothing has been started yet that could read the environment meanwhile.
    let set = |name: &str, value: &OsStr| unsafe { std::env::set_var(name, value) };
    let unless_set = |name: &str, value: &OsStr| {
        if std::env::var_os(name).is_none() {
            set(name, value);
        }
    };
    // Points are pixels: a desktop's own scale would put the window beside its monitor, and one
    // that can't be understood is a panic. And a panel that doesn't tell its size in millimetres
    // isn't asked for it.
    set("WINIT_X11_SCALE_FACTOR", "1".as_ref());
    // The software driver's threads cost more to wake than they save on a screen that
    // seldom changes: with none it draws in ours.
    unless_set("LP_NUM_THREADS", "0".as_ref());
    // Nor does it pay to have its shaders optimised, which takes 50 ms of each start: pages are
    // drawn as quickly without, and are the same to the last pixel.
    unless_set("GALLIVM_PERF", "nopt".as_ref());
    // Mesa maps an index of what it has compiled into memory, with holes: on a disk that is full,
    // or becomes so months later, the first touch of a hole kills the program with SIGBUS. To
    // compile anew takes 100 ms a start. See src/util/disk_cache_os.c of Mesa before 23.
    unless_set("MESA_SHADER_CACHE_DISABLE", "true".as_ref());
    let state = state.filter(|state| fs::create_dir_all(state).is_ok());
    if let Some(compose) = state.and_then(no_accents) {
        unless_set("XCOMPOSEFILE", compose.as_os_str());
    }
}

/// A file that says that accents aren't composed of keys, in the state folder; `None` if it can't
/// be written. Nobody types here, and reading how accents are typed takes 25 ms. An empty file
/// won't do: the library that reads it reports one as an error.
fn no_accents(state: &Path) -> Option<PathBuf> {
    const WORDS: &[u8] = b"# Nobody types on a kiosk, so no accents are composed of keys.\n";
    let path = state.join("compose");
    let is_there = fs::read(&path).is_ok_and(|bytes| bytes == WORDS);
    (is_there || fs::write(&path, WORDS).is_ok()).then_some(path)
}
