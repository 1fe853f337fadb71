//! A display that goes away under the kiosk. libX11 then ends the program itself, with an
//! `exit(1)` from within, which returns to nobody (`_XIOError` in
//! <https://gitlab.freedesktop.org/xorg/lib/libx11/-/blob/master/src/XlibInt.c>).
//! What can still be had is the last word: the code that the supervisor sees, and a line in the
//! log.

use std::ffi::c_int;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::kiosk::refusal;

/// The code that the program ends with when the display has gone, or was never there.
pub const EXIT: u8 = 4;

/// Whether an end that comes now is the display's doing.
static IS_UP: AtomicBool = AtomicBool::new(false);
/// Whether a thread is ending the program for want of its display.
static ENDS: AtomicBool = AtomicBool::new(false);
/// What is done before such an end, with what has gone in a sentence without its full stop.
static LAST_WORD: Mutex<Option<LastWord>> = Mutex::new(None);
type LastWord = Box<dyn FnOnce(&str) + Send>;
/// For so long at most the other threads wait for the one that ends the program.
const ENDS_WITHIN: Duration = Duration::from_secs(3);

/// Taken for as long as the window is open.
pub(in crate::kiosk) struct WindowIsOpen(());

impl WindowIsOpen {
    /// From now on until this is dropped, an end that nobody has asked for is told with
    /// `last_word` and has the exit code [`EXIT`].
    pub(in crate::kiosk) fn now(last_word: impl FnOnce(&str) + Send + 'static) -> Self {
        *LAST_WORD.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(last_word));
        if !IS_UP.swap(true, Ordering::SeqCst) {
            at_exit();
        }
        Self(())
    }
}

impl Drop for WindowIsOpen {
    fn drop(&mut self) {
        IS_UP.store(false, Ordering::SeqCst);
    }
}

/// Has the C library call [`told`] when the program ends in order.
#[expect(unsafe_code, reason = "the C library's own list of what to do at the end")]
fn at_exit() {
    unsafe extern "C" {
        fn atexit(function: extern "C" fn()) -> c_int;
    }
    // SAFETY: the function lives as long as the program and lets no panic out.
    unsafe { atexit(told) };
}

extern "C" fn told() {
    if IS_UP.load(Ordering::SeqCst) {
        end(refusal::no_display());
    }
}

/// Ends the program as it was asked to, from a thread that can't return to `main`.
pub(in crate::kiosk) fn leave() -> ! {
    signal_hook::low_level::exit(0)
}

/// Ends the program, whose display or window has gone as `words` say, from a thread that can't
/// return to `main`: that may be waiting for an answer that never comes. Whoever is first has the
/// last word; libX11 may want to end the program at the same time.
pub(in crate::kiosk) fn end(words: String) -> ! {
    if ENDS.swap(true, Ordering::SeqCst) {
        thread::sleep(ENDS_WITHIN);
        signal_hook::low_level::exit(EXIT.into());
    }
    // Whoever holds the lock is in the middle of opening the window, and has nothing to say yet.
    let last_word = LAST_WORD.try_lock().ok().and_then(|mut word| word.take());
    if let Some(last_word) = last_word {
        // What this thread had for itself may be gone by now, and the log wants some of it.
        let said = thread::Builder::new().spawn(move || last_word(&words));
        let _ = said.map(thread::JoinHandle::join);
    }
    // What is to be called at the end of a process may want the display, too.
    signal_hook::low_level::exit(EXIT.into())
}
