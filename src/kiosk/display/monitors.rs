//! The X server's screen and the monitors on it.

use std::sync::OnceLock;

use x11rb::connection::Connection as _;
use x11rb::protocol::randr::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, Window};
use x11rb::protocol::{xinput, xkb};
use x11rb::rust_connection::RustConnection;

use crate::kiosk::refusal::{self, set};

/// A rectangle of the screen in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) left: i16,
    pub(super) top: i16,
    pub(super) width: u16,
    pub(super) height: u16,
}

/// A part of the screen that is seen on one panel.
#[derive(Clone, Debug)]
pub(super) struct Monitor {
    name: String,
    primary: bool,
    place: Place,
}

/// The monitor of that name.
pub(super) fn named<'a>(monitors: &'a [Monitor], name: &str) -> Option<&'a Monitor> {
    monitors.iter().find(|monitor| monitor.name == name)
}

/// The place of the monitor that is `wanted`, else of the primary one, else of the first; `None`
/// if there is none.
pub(super) fn chosen(monitors: &[Monitor], wanted: Option<&str>) -> Option<Place> {
    let wanted = wanted.and_then(|name| named(monitors, name));
    let primary = || monitors.iter().find(|monitor| monitor.primary);
    wanted.or_else(primary).or_else(|| monitors.first()).map(|monitor| monitor.place)
}

/// Our own connection to the X server, beside that of the window.
pub(super) struct Screen {
    pub(super) x: RustConnection,
    pub(super) root: Window,
    /// The screen as large as it was when it was opened.
    whole: Place,
}

impl Screen {
    /// The program's connection to its X server, made when it is first asked for, which is before
    /// the sandbox is shut; `None` under Wayland, or if the server didn't answer.
    pub(super) fn the() -> Option<&'static Self> {
        static SCREEN: OnceLock<Option<Screen>> = OnceLock::new();
        SCREEN
            .get_or_init(|| if set("WAYLAND_DISPLAY").is_some() { None } else { Self::open() })
            .as_ref()
    }

    fn open() -> Option<Self> {
        let (x, screen) = x11rb::connect(None).ok()?;
        let screen = x.setup().roots.get(screen)?;
        let (width, height) = (screen.width_in_pixels, screen.height_in_pixels);
        let (root, whole) = (screen.root, Place { left: 0, top: 0, width, height });
        Some(Self { x, root, whole })
    }

    /// Fails, in words, if the server lacks what a window needs: the library that opens it would
    /// panic.
    pub(super) fn can_have_windows(&self) -> Result<(), String> {
        for extension in
            [randr::X11_EXTENSION_NAME, xinput::X11_EXTENSION_NAME, xkb::X11_EXTENSION_NAME]
        {
            let asked = self.x.query_extension(extension.as_bytes()).ok();
            // Whoever doesn't answer has no display for the window either, which it says itself.
            let known = asked.and_then(|cookie| cookie.reply().ok());
            if known.is_some_and(|known| !known.present) {
                return Err(refusal::no_extension(extension));
            }
        }
        Ok(())
    }

    /// The whole screen, which is the one monitor of a server that names none.
    pub(super) fn whole(&self) -> Place {
        self.whole
    }

    /// The monitors there are; `None` if the server doesn't say.
    pub(super) fn monitors(&self) -> Option<Vec<Monitor>> {
        let reply = self.x.randr_get_monitors(self.root, true).ok()?.reply().ok()?;
        let monitors = reply.monitors.iter().map(|monitor| {
            let name = self.x.get_atom_name(monitor.name).ok()?.reply().ok()?.name;
            let (left, top) = (monitor.x, monitor.y);
            let place = Place { left, top, width: monitor.width, height: monitor.height };
            let name = String::from_utf8_lossy(&name).into_owned();
            Some(Monitor { name, primary: monitor.primary, place })
        });
        monitors.collect()
    }

    /// Whether there is a window manager.
    pub(super) fn is_managed(&self) -> bool {
        let says = || {
            let atom = self.x.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK").ok()?.reply().ok()?;
            let kind = AtomEnum::WINDOW;
            let manager = self.x.get_property(false, self.root, atom.atom, kind, 0, 1).ok()?;
            Some(manager.reply().ok()?.value_len > 0)
        };
        says().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn monitor(name: &str, primary: bool, left: i16) -> Monitor {
        let place = Place { left, top: 0, width: 1920, height: 1080 };
        Monitor { name: name.into(), primary, place }
    }

    #[test]
    fn the_monitor_that_is_named_is_covered_or_else_the_primary_one_or_else_the_first() {
        let monitors = [monitor("HDMI-1", false, 0), monitor("DP-1", true, 1920)];
        let left = |monitors: &[Monitor], name| chosen(monitors, name).map(|place| place.left);
        assert_eq!(left(&monitors, Some("HDMI-1")), Some(0));
        assert_eq!(left(&monitors, Some("VGA-1")), Some(1920));
        assert_eq!(left(&monitors, None), Some(1920));
        assert_eq!(left(&monitors[..1], None), Some(0));
        assert_eq!(left(&[], Some("DP-1")), None);
    }
}
