//! The window, the clock and the threads: the only place where content, player, photos and
//! screens meet.

mod app;
mod books;
mod clock;
mod darkroom;
mod fade;
mod lockdown;
mod retouch;
mod watcher;
mod window;

use std::path::PathBuf;

pub use clock::wall;

use jiff::Timestamp;

use crate::content::model::Lang;
use crate::player::scene::Mood;

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
    /// Fixed colours.
    pub mood: Option<Mood>,
    /// What the clock shows at the start.
    pub now: Option<Timestamp>,
}

/// Shows the kiosk until its window is closed, which only an ordinary window can be.
///
/// # Errors
/// There is no display, or graphics fail, in words.
pub fn run(run: Run) -> Result<(), String> {
    // The software driver's threads cost more to wake than they save on a screen that
    // seldom changes: with none it draws in ours. An administrator may say otherwise.
    if std::env::var_os("LP_NUM_THREADS").is_none() {
        // SAFETY: nothing has been started yet that could read the environment meanwhile.
        unsafe { std::env::set_var("LP_NUM_THREADS", "0") };
    }
    give_memory_back();
    let start = watcher::start(run.content.as_deref(), run.state.as_deref());
    let options = window::options(&run, &start.loaded.content.kiosk)?;
    eframe::run_native(
        window::APP_ID,
        options,
        Box::new(move |cc| Ok(Box::new(app::App::new(cc, run, start)))),
    )
    .map_err(|error| {
        format!("the screen can't be drawn on ({error}); is there a display, and a graphics driver with OpenGL 2.1 or OpenGL ES 2.0?")
    })
}

/// Lets large blocks go back to the system when they are freed. Left alone, the C library raises
/// its threshold with the first photo, and from then on photos, textures and the driver's
/// surfaces leave holes in a heap that never shrinks.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "the C library's own setting, which Rust has no name for")]
fn give_memory_back() {
    unsafe extern "C" {
        fn mallopt(parameter: std::ffi::c_int, value: std::ffi::c_int) -> std::ffi::c_int;
    }
    const MMAP_THRESHOLD: std::ffi::c_int = -3;
    const LARGE_BYTES: std::ffi::c_int = 256 * 1024;
    // SAFETY: it takes two numbers, and an unknown one does nothing.
    unsafe { mallopt(MMAP_THRESHOLD, LARGE_BYTES) };
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn give_memory_back() {}
