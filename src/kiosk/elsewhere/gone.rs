//! The end of a program that has lost its display, where no library ends it by itself.
#![expect(clippy::exit, reason = "a thread that can't return to main")]

/// The code that the program ends with when the display has gone, or was never there.
pub const EXIT: u8 = 4;

/// Taken for as long as the window is open.
pub(in crate::kiosk) struct WindowIsOpen;

impl WindowIsOpen {
    /// Nobody but `main` ends the program, so that there is no last word.
    pub(in crate::kiosk) fn now(_: impl FnOnce(&str) + Send + 'static) -> Self {
        Self
    }
}

/// Ends the program as it was asked to, from a thread that can't return to `main`.
pub(in crate::kiosk) fn leave() -> ! {
    std::process::exit(0)
}
