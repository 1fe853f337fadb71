//! Why the screen can't be drawn on, in a sentence for an administrator: the libraries' own words
//! name files of the machine that built the program, and all that they had asked the driver for.

use std::ffi::OsString;

use eframe::Error;

/// What is wrong, and what to do, in a sentence without its full stop.
pub(super) fn told(error: &Error) -> String {
    match error {
        Error::NoGlutinConfigs(_, found) => no_opengl(&found.to_string()),
        Error::Glutin(found) => no_opengl(&found.to_string()),
        Error::OpenGL(found) => no_opengl(&found.to_string()),
        Error::Winit(_) | Error::WinitEventLoop(_) => no_display(),
        Error::AppCreation(error) => format!("the kiosk can't begin ({error})"),
    }
}

fn no_opengl(found: &str) -> String {
    format!(
        "the screen can't be drawn on: OpenGL 2.1 or OpenGL ES 2.0 is needed, and libGL.so.1 and \
         libEGL.so.1, which were asked for it, say \u{201C}{found}\u{201D}; install this machine's \
         graphics driver, or the one that needs no graphics card, on Debian with: apt install \
         libgl1 libegl1 libgl1-mesa-dri"
    )
}

/// Another program has taken the window away.
#[cfg(target_os = "linux")]
pub(super) const WINDOW_GONE: &str =
    "another program has closed the kiosk's window; start the kiosk again";

/// The X server lacks one of its extensions, without which no window can be opened.
#[cfg(target_os = "linux")]
pub(super) fn no_extension(name: &str) -> String {
    format!(
        "no window can be opened: the X server has no {name}; start it with that extension, or use \
         another one, on Debian with: apt install xserver-xorg"
    )
}

/// The display isn't there, in a sentence without its full stop.
pub(super) fn no_display() -> String {
    let display = set("WAYLAND_DISPLAY").or_else(|| set("DISPLAY")).unwrap_or_default();
    let display = display.to_string_lossy();
    format!(
        "the display {display} doesn't answer, or has gone; is its X server or compositor running, \
         and may this user draw on it?"
    )
}

/// What a variable of the environment says; `None` if it is missing or empty.
pub(super) fn set(variable: &str) -> Option<OsString> {
    std::env::var_os(variable).filter(|value| !value.is_empty())
}
