//! What signals ask for. They are caught in the first line of `main`, long before there is anybody
//! to act on them, so that none that comes early kills the kiosk: what has come is attended to
//! once somebody can.

use std::ffi::c_int;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::flag::register_conditional_default;
use signal_hook::iterator;
use signal_hook::low_level::emulate_default_handler;

/// The signals that are caught.
const CAUGHT: [c_int; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// SIGTERM, SIGINT, SIGQUIT: end, with all that is under way brought to its end.
    End,
    /// SIGHUP: look at the content folder at once, and give what failed another chance.
    Reload,
}

/// The signals that have come since the program began.
pub struct Signals {
    caught: io::Result<iterator::Signals>,
    /// Whether each does to the program again what it does to any.
    left: Arc<AtomicBool>,
}

impl Signals {
    /// Catches the signals, from now on.
    pub fn catch() -> Self {
        let left = Arc::new(AtomicBool::new(false));
        Self { caught: caught(&left), left }
    }

    /// For a command that ends like any program: the signals do to it what they do to all, those
    /// included that have come already.
    pub fn leave(&mut self) {
        self.left.store(true, Ordering::SeqCst);
        let Ok(caught) = &mut self.caught else { return };
        for signal in caught.pending() {
            // Nothing but a signal that isn't known fails here, and these are.
            let _ = emulate_default_handler(signal);
        }
    }

    /// Hands what the signals ask for to `obey`, on a thread of its own; what has come already
    /// first.
    pub(crate) fn attend(self, mut obey: impl FnMut(Order) + Send + 'static) {
        let attended = self.caught.and_then(|mut caught| {
            thread::Builder::new().name("signals".into()).spawn(move || {
                for signal in caught.forever() {
                    obey(if signal == SIGHUP { Order::Reload } else { Order::End });
                }
            })
        });
        if let Err(error) = attended {
            tracing::warn!("signals do what they do to any program: {error}");
            self.left.store(true, Ordering::SeqCst);
        }
    }
}

fn caught(left: &Arc<AtomicBool>) -> io::Result<iterator::Signals> {
    for signal in CAUGHT {
        register_conditional_default(signal, Arc::clone(left))?;
    }
    iterator::Signals::new(CAUGHT)
}
