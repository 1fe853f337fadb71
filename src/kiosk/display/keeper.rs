//! Keeps an X11 window where it belongs, on a thread and a connection of its own: over its
//! monitor, whatever becomes of that; to be seen, with the keyboard; and the panel lit.
//!
//! It looks once a second instead of asking to be told: three short questions cost the server
//! next to nothing, and whatever has gone wrong, and in whatever order, comes right again.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use raw_window_handle::{HasDisplayHandle, HasWindowHandle, RawWindowHandle};
use x11rb::connection::Connection as _;
use x11rb::errors::{ReplyError, ReplyOrIdError};
use x11rb::protocol::xproto::{
    ConfigureWindowAux, ConnectionExt as _, InputFocus, MapState, Window,
};

use super::inhibitor::Inhibitor;
use super::lost;
use super::monitors::{Place, Screen, chosen};
use super::power::Power;
use crate::kiosk::refusal;
use crate::kiosk::supervise::gone;

/// How often the window is looked at, and how often until it is seen and has the keyboard.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const LOOK_EVERY_AT_FIRST: Duration = Duration::from_millis(100);
/// After so many looks at first, five seconds, a window that hasn't been seen is shown: another
/// program may have hidden it between its first frame and the first look.
const UNSEEN_LOOKS: u32 = 50;
/// After so many looks a panel that is to be off is switched off again.
const LOOKS_OF_DARKNESS: u32 = 10;

/// Who says whether the panel is to be lit.
pub(in crate::kiosk) struct Keeper {
    orders: Option<Sender<bool>>,
    inhibitor: Option<Inhibitor>,
    lit: bool,
}

impl Keeper {
    /// Keeps the window that covers a monitor, the one of that name if it is there; under Wayland
    /// only the compositor's idle timer needs to be held off.
    pub(in crate::kiosk) fn start(
        window: &(impl HasWindowHandle + HasDisplayHandle),
        monitor: Option<String>,
    ) -> Self {
        let inhibitor = Inhibitor::hold(window);
        let handle = window.window_handle().ok().map(|handle| handle.as_raw());
        let window = match handle {
            Some(RawWindowHandle::Xlib(handle)) => Window::try_from(handle.window).ok(),
            Some(RawWindowHandle::Xcb(handle)) => Some(handle.window.get()),
            _ => None,
        };
        let orders = window.and_then(|window| {
            lost::depend_on(window);
            let (sender, orders) = channel();
            let keeping = std::thread::Builder::new().name("window".into());
            let kept = keeping.spawn(move || keep(window, monitor.as_deref(), &orders));
            if let Err(error) = kept {
                tracing::warn!("nobody looks after the window: {error}");
                return None;
            }
            Some(sender)
        });
        Self { orders, inhibitor, lit: true }
    }

    /// Keeps nothing.
    pub(in crate::kiosk) fn idle() -> Self {
        Self { orders: None, inhibitor: None, lit: true }
    }

    /// Has the panel lit or switched off.
    pub(in crate::kiosk) fn light(&mut self, lit: bool) {
        if std::mem::replace(&mut self.lit, lit) == lit {
            return;
        }
        if let Some(orders) = &self.orders {
            // Its thread ends with the X server, and then so does the program.
            let _ = orders.send(lit);
        }
        if let Some(inhibitor) = &mut self.inhibitor {
            inhibitor.light(lit);
        }
    }
}

/// Looks after the window until nobody gives orders any more.
fn keep(window: Window, monitor: Option<&str>, orders: &Receiver<bool>) {
    let Some(screen) = Screen::the() else {
        tracing::warn!("nobody looks after the window: the X server takes no second connection");
        return;
    };
    match keep_on(screen, window, monitor, orders) {
        Ok(()) => {}
        // Or the program is ending, and has closed it itself.
        Err(ReplyOrIdError::X11Error(_)) if is_over(orders) => {}
        Err(ReplyOrIdError::X11Error(_)) => gone::end(refusal::WINDOW_GONE.into()),
        Err(_) => gone::end(refusal::no_display()),
    }
}

/// Whether nobody gives orders any more, or won't in a moment.
fn is_over(orders: &Receiver<bool>) -> bool {
    orders.recv_timeout(LOOK_EVERY) == Err(RecvTimeoutError::Disconnected)
}

fn keep_on(
    screen: &Screen,
    window: Window,
    monitor: Option<&str>,
    orders: &Receiver<bool>,
) -> Result<(), ReplyOrIdError> {
    let mut power = Power::hold(&screen.x)?;
    let mut kept = Kept { window, managed: screen.is_managed(), unseen: 0, has_keys: false };
    for look in 1.. {
        let pause = if kept.has_keys { LOOK_EVERY } else { LOOK_EVERY_AT_FIRST };
        match orders.recv_timeout(pause) {
            Ok(lit) => power.light(&screen.x, lit)?,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        if look % LOOKS_OF_DARKNESS == 0 {
            power.again(&screen.x)?;
        }
        kept.look(screen, monitor)?;
        // Nothing is asked for that would come as an event, but errors do.
        while screen.x.poll_for_event()?.is_some() {}
    }
    Ok(())
}

/// What is known of the window.
struct Kept {
    window: Window,
    /// Whether a window manager looks after its place and the keyboard.
    managed: bool,
    /// For how many looks it hasn't been seen; it isn't shown before its first frame. Once it has
    /// been, as many as are waited for.
    unseen: u32,
    /// Whether it has been given the keyboard.
    has_keys: bool,
}

impl Kept {
    /// One look at the window; an error of X11's own means that it is gone.
    fn look(&mut self, screen: &Screen, monitor: Option<&str>) -> Result<(), ReplyOrIdError> {
        let x = &screen.x;
        let state = x.get_window_attributes(self.window)?.reply()?.map_state;
        if state == MapState::UNMAPPED {
            self.unseen = self.unseen.saturating_add(1);
            if self.unseen > UNSEEN_LOOKS {
                tracing::warn!("another program has hidden the window; it is shown again");
                self.has_keys = false;
                x.map_window(self.window)?;
            }
            return Ok(x.flush()?);
        }
        self.unseen = UNSEEN_LOOKS;
        if self.managed {
            self.has_keys = true;
            return Ok(());
        }
        self.fit(screen, monitor)?;
        if !self.has_keys {
            self.has_keys = self.take_keys(screen)?;
        }
        Ok(x.flush()?)
    }

    /// Puts the window over its monitor if it isn't there.
    fn fit(&self, screen: &Screen, monitor: Option<&str>) -> Result<(), ReplyError> {
        let is = screen.x.get_geometry(self.window)?.reply()?;
        let is = Place { left: is.x, top: is.y, width: is.width, height: is.height };
        let monitors = screen.monitors().unwrap_or_default();
        // With no monitor at all it stays where it is until there is one again.
        let Some(place) = chosen(&monitors, monitor).filter(|place| *place != is) else {
            return Ok(());
        };
        tracing::info!(?place, "the window is put over its monitor");
        let to = ConfigureWindowAux::new()
            .x(i32::from(place.left))
            .y(i32::from(place.top))
            .width(u32::from(place.width))
            .height(u32::from(place.height));
        screen.x.configure_window(self.window, &to)?;
        Ok(())
    }

    /// Without a window manager nobody gives the window the keyboard, so that a switch or an
    /// assistive keyboard would be dead. True once it is ours: the wish may come too early, or be
    /// lost to a driver that makes its window anew.
    fn take_keys(&self, screen: &Screen) -> Result<bool, ReplyError> {
        if screen.x.get_input_focus()?.reply()?.focus == self.window {
            return Ok(true);
        }
        let nobody = InputFocus::POINTER_ROOT;
        screen.x.set_input_focus(nobody, self.window, x11rb::CURRENT_TIME)?;
        Ok(false)
    }
}
