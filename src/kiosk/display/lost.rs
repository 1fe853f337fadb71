//! A window that is gone under the program.
//!
//! winit panics when another program destroys its window, or when an answer of the X server that
//! it counts on doesn't come. None of that is a fault of the program's: it has lost its display,
//! says so, and ends for its supervisor to start it again.

use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt as _, Window};

use super::monitors::Screen;
use crate::kiosk::refusal::{self, set};

/// The window under X11; 0 while there is none.
static WINDOW: AtomicU32 = AtomicU32::new(0);

/// From now on the program can't do without this window.
pub(super) fn depend_on(window: Window) {
    WINDOW.store(window, Ordering::Relaxed);
}

/// Does what needs the window.
///
/// # Errors
/// It panicked because the window or the display is gone, in a sentence without its full stop. Any
/// other panic goes on.
pub(in crate::kiosk) fn while_it_lasts<T>(show: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(show)).or_else(|panic| match gone() {
        Some(words) => Err(words),
        None => resume_unwind(panic),
    })
}

/// What is gone, the window or the display, in a sentence without its full stop; `None` if both
/// are there.
fn gone() -> Option<String> {
    if let Some(wayland) = set("WAYLAND_DISPLAY") {
        let folder = set("XDG_RUNTIME_DIR").unwrap_or_default();
        let compositor = UnixStream::connect(Path::new(&folder).join(wayland));
        return compositor.is_err().then(refusal::no_display);
    }
    let Some(screen) = Screen::the() else { return Some(refusal::no_display()) };
    let window = WINDOW.load(Ordering::Relaxed);
    match screen.x.get_window_attributes(window).map(|cookie| cookie.reply()) {
        Ok(Err(ReplyError::X11Error(_))) if window != 0 => Some(refusal::WINDOW_GONE.into()),
        Err(_) | Ok(Err(ReplyError::ConnectionError(_))) => Some(refusal::no_display()),
        Ok(_) => None,
    }
}
