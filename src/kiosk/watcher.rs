//! Looks after the content folder on a thread of its own and sends what is new in it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::content::{Follower, Loaded};

/// How often the folder is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// What there is at the start, and who follows it from there.
pub struct Start {
    /// The first reading.
    pub loaded: Loaded,
    follower: Option<Follower>,
}

/// Reads the folder for the first time; without one, the built-in example.
pub fn start(root: Option<&Path>, state: Option<&Path>) -> Start {
    match root {
        Some(root) => {
            let (follower, loaded) = Follower::start(root, state, Duration::ZERO);
            Start { loaded, follower: Some(follower) }
        }
        None => Start { loaded: crate::content::example(), follower: None },
    }
}

impl Start {
    /// Begins to follow. `wake` is called after each thing sent.
    pub fn watch(&mut self, wake: impl Fn() + Send + 'static) -> Receiver<Loaded> {
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
