//! What keeps the kiosk up where nobody looks after it: what signals ask for, one instance at a
//! time, starts that ended badly, the service manager and its watchdog, and items that can't be
//! drawn.

#[cfg(target_os = "linux")]
pub mod gone;
#[cfg(not(target_os = "linux"))]
#[path = "../elsewhere/gone.rs"]
pub mod gone;
pub(super) mod instance;
pub mod panics;
pub(super) mod quarantine;
#[cfg(target_os = "linux")]
mod service;
#[cfg(not(target_os = "linux"))]
#[path = "../elsewhere/service.rs"]
mod service;
#[cfg(target_os = "linux")]
pub mod signals;
#[cfg(not(target_os = "linux"))]
#[path = "../elsewhere/signals.rs"]
pub mod signals;
pub(super) mod starts;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use egui::Context;

use super::Run;
use gone::WindowIsOpen;
use instance::Instance;
use service::Service;
use signals::{Order, Signals};
use starts::Starts;

/// How long the window may take to close once a signal has asked for it, before the program ends
/// without: all that must not be lost is on the disk anyway.
const CLOSE_WITHIN: Duration = Duration::from_secs(3);

/// Why the kiosk isn't shown, or no longer: a sentence without its full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// There is no display, it can't be drawn on, or it has gone.
    Display(String),
    /// Another kiosk has the state folder or the display.
    Taken(String),
}

/// How a kiosk that was shown came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A signal asked for it, or an ordinary window was closed.
    Asked,
    /// Somebody left it on the admin page: it isn't to be started again by itself.
    Left,
}

/// What is kept and seen to around the window.
pub(super) struct Supervisor {
    ending: Arc<Ending>,
    starts: Starts,
    /// Kept for as long as the program runs.
    _instance: Instance,
}

/// Whether the kiosk is to end, and what there is to do for it.
struct Ending {
    is_due: AtomicBool,
    /// Somebody leaves it on the admin page.
    is_left: AtomicBool,
    /// The window, once there is one.
    window: OnceLock<Context>,
    starts: Starts,
}

impl Supervisor {
    /// Takes what a kiosk must have to itself, and attends to signals from now on. Also gives what
    /// is told whenever one asks for another look at the content folder. A window for trying
    /// content has nothing to itself: beside a kiosk it keeps nothing.
    ///
    /// # Errors
    /// Another kiosk is there.
    pub(super) fn begin(run: &mut Run, signals: Signals) -> Result<(Self, Receiver<()>), Stopped> {
        let instance = claim(run)?;
        let is_trial = run.window.is_some();
        let starts = Starts::begin(run.state.as_deref().filter(|_| !is_trial));
        let ending = Arc::new(Ending {
            is_due: AtomicBool::new(false),
            is_left: AtomicBool::new(false),
            window: OnceLock::new(),
            starts: starts.clone(),
        });
        let (reload, reloads) = channel();
        let to_end = Arc::clone(&ending);
        signals.attend(move |order| match order {
            Order::End => to_end.end(),
            // Nobody may be following a folder.
            Order::Reload => drop(reload.send(())),
        });
        Ok((Self { ending, starts, _instance: instance }, reloads))
    }

    /// The starts of the program.
    pub(super) fn starts(&self) -> Starts {
        self.starts.clone()
    }

    /// The window's own end of it.
    pub(super) fn seat(&self) -> Seat {
        Seat { ending: Arc::clone(&self.ending), service: Service::begin() }
    }

    /// To be kept while the window is open.
    pub(super) fn window_is_open(&self) -> WindowIsOpen {
        let starts = self.starts();
        WindowIsOpen::now(move |words| {
            tracing::error!("{words}");
            starts.end();
        })
    }

    /// Notes that the program ends as it should, and says how that came.
    pub(super) fn end(self) -> Ended {
        service::stopping();
        self.starts.end();
        if self.ending.is_left.load(Ordering::SeqCst) { Ended::Left } else { Ended::Asked }
    }
}

impl Ending {
    /// Asks the window to close, and ends the program if there is none or it doesn't.
    fn end(&self) {
        service::stopping();
        self.is_due.store(true, Ordering::SeqCst);
        if let Some(window) = self.window.get() {
            window.request_repaint();
            thread::sleep(CLOSE_WITHIN);
        }
        self.starts.end();
        gone::leave();
    }
}

/// What the kiosk has to itself from now on.
fn claim(run: &mut Run) -> Result<Instance, Stopped> {
    let mut instance = Instance::default();
    let Some(state) = run.state.as_deref() else {
        return Ok(instance);
    };
    let claimed = instance.claim_state(state);
    if run.window.is_some() {
        if let Err(told) = claimed {
            tracing::warn!("nothing is kept of what is tried here: {told}");
            run.state = None;
        }
        return Ok(Instance::default());
    }
    claimed.and_then(|()| instance.claim_display()).map_err(Stopped::Taken)?;
    Ok(instance)
}

/// What the window knows of it all.
pub(super) struct Seat {
    ending: Arc<Ending>,
    /// The service manager, and its watchdog.
    pub(super) service: Service,
}

impl Seat {
    /// Whether the window is to close; `ctx` is woken when that comes.
    pub(super) fn is_over(&self, ctx: &Context) -> bool {
        self.ending.window.get_or_init(|| ctx.clone());
        self.ending.is_due.load(Ordering::SeqCst)
    }

    /// Somebody leaves it on the admin page.
    pub(super) fn leave(&self) {
        self.ending.is_left.store(true, Ordering::SeqCst);
    }
}
