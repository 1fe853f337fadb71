//! Looks after the content folder on a thread of its own and sends what is new in it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::judge::look;
use super::sandbox::Sandbox;
use crate::content::{Follower, Loaded};

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What there is at the start, and who follows it from there.
pub(super) struct Start {
    /// The content of the first reading, with its findings.
    pub loaded: Loaded,
    follower: Option<Follower>,
}

/// The first reading, under way. It takes about as long as opening a window and loading a
/// driver, so that it is done meanwhile.
pub(super) struct Loading {
    thread: JoinHandle<Start>,
    monitor: Receiver<Option<String>>,
}

/// Begins to read the folder for the first time; without one, the built-in example.
///
/// # Errors
/// The system refuses a thread.
pub(super) fn start(
    root: Option<PathBuf>,
    state: Option<PathBuf>,
    sandbox: Arc<Sandbox>,
) -> Result<Loading, String> {
    let (sender, monitor) = channel();
    let read = move || {
        sandbox.enclose_thread();
        let (follower, loaded) = match root {
            Some(root) => {
                let (follower, loaded) =
                    Follower::start(&root, state.as_deref(), Duration::ZERO, look);
                (Some(follower), loaded)
            }
            None => (None, crate::content::example()),
        };
        // Nobody may be waiting for it.
        let _ = sender.send(loaded.content.kiosk.monitor.clone());
        Start { loaded, follower }
    };
    let thread = std::thread::Builder::new().name("content".into()).spawn(read);
    let thread = thread.map_err(|error| format!("the content can't be read: {error}"))?;
    Ok(Loading { thread, monitor })
}

impl Loading {
    /// The monitor that the settings name; waits for it.
    pub(super) fn monitor(&self) -> Option<String> {
        self.monitor.recv().ok().flatten()
    }

    /// Waits for what there is.
    pub(super) fn finish(self) -> Start {
        // A panic there is one here, as if it had been read here.
        self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

impl Start {
    /// Begins to follow. `wake` is called after each thing sent.
    pub(super) fn watch(&mut self, wake: impl Fn() + Send + 'static) -> Receiver<Loaded> {
        let (sender, receiver) = channel();
        let Some(mut follower) = self.follower.take() else {
            return receiver;
        };
        // A hang-up means "look again" to a service manager; the next look is at most a second
        // away, so that all there is to do is not to die of it.
        let hung_up = Arc::new(AtomicBool::new(false));
        if let Err(error) = signal_hook::flag::register(signal_hook::consts::SIGHUP, hung_up) {
            tracing::warn!("a hang-up signal will end the program: {error}");
        }
        let looking = std::thread::Builder::new().name("content".into());
        let looked = looking.spawn(move || {
            let mut uptime = Duration::ZERO;
            loop {
                std::thread::sleep(LOOK_EVERY);
                uptime += LOOK_EVERY;
                if let Some(loaded) = follower.poll(uptime) {
                    if sender.send(loaded).is_err() {
                        return;
                    }
                    wake();
                }
            }
        });
        if let Err(error) = looked {
            tracing::error!("the content folder can't be followed: {error}");
        }
        receiver
    }
}
