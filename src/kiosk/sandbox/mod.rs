//! The line that the program draws around itself, and the kernel keeps: it reads its content, the
//! system's libraries and nothing else, writes to its state folder alone, and has no network. What
//! a picture could do to a decoder ends there.
//!
//! * [`reach`] says what the program reaches; `doctor --privacy` prints the same list.
//! * `files` gives that list to Landlock, thread by thread.
//! * `calls` refuses the system calls that a kiosk never makes, to all threads at once.
//!
//! Where the kernel can't do it, the program runs without and says so in the log.

mod calls;
mod files;
pub mod reach;

use std::path::Path;

use super::Run;
use files::Files;

/// What the program is to be kept to.
pub(super) struct Sandbox {
    /// `None` where it isn't wanted, or can't be had.
    files: Option<Files>,
    is_wanted: bool,
}

impl Sandbox {
    /// A sandbox for a run with these folders; nothing is refused yet.
    pub(super) fn new(run: &Run) -> Self {
        let is_wanted = !run.no_sandbox;
        if !is_wanted {
            tracing::warn!("--no-sandbox: nothing but its user's rights keeps the program in");
            return Self { files: None, is_wanted };
        }
        let (content, state, metrics) = (&run.content, &run.state, &run.metrics);
        let reaches = reach::all(content.as_deref(), state.as_deref(), metrics.as_deref());
        let files = Files::new(&reaches);
        let files = files.inspect_err(|error| {
            tracing::warn!("the kernel doesn't keep the program to its folders: {error}");
        });
        Self { files: files.ok(), is_wanted }
    }

    /// Keeps the calling thread to its folders, and those that it starts from now on.
    pub(super) fn enclose_thread(&self) {
        let Some(files) = &self.files else { return };
        if let Err(error) = files.enclose_thread() {
            tracing::warn!("the kernel doesn't keep a thread to its folders: {error}");
        }
    }

    /// Takes the network and the rest of what is never needed from all threads, and encloses the
    /// calling one. For the moment when the window is open: opening one needs more.
    pub(super) fn shut(&self) {
        if !self.is_wanted {
            return;
        }
        self.enclose_thread();
        match calls::refuse() {
            Ok(()) => tracing::info!("the sandbox is shut: its own folders, and no network"),
            Err(error) => {
                tracing::warn!("the kernel doesn't keep the program off the network: {error}");
            }
        }
    }
}

/// Keeps the process that reads pages aloud to what speaking needs, for good, with all that it
/// begins: the engine at `path` and the sound card, no network, neither content nor state.
pub(super) fn keep_speech(path: &Path) {
    let files = Files::new(&reach::speech(path)).and_then(|files| files.enclose_thread());
    for kept in [files, calls::refuse_to_speech()] {
        if let Err(error) = kept {
            tracing::warn!("the kernel doesn't keep in what reads pages aloud: {error}");
        }
    }
}
