//! The window where there is neither X11 nor Wayland: over the whole screen, and left to the
//! system.

use eframe::NativeOptions;
use egui::vec2;
use raw_window_handle::HasWindowHandle;

use crate::kiosk::watcher::Loading;
use crate::kiosk::{Run, window};
use crate::numbers::as_f32;

/// How the window is opened.
pub(in crate::kiosk) fn options(run: &Run, _: &Loading) -> Result<NativeOptions, String> {
    let plain = window::plain();
    let viewport = match run.window {
        Some([width, height]) => plain.with_inner_size(vec2(as_f32(width), as_f32(height))),
        None => plain.with_decorations(false).with_fullscreen(true),
    };
    Ok(window::options(viewport))
}

/// Whether there is a display shows when the window is opened.
pub(in crate::kiosk) fn is_there() -> Result<(), String> {
    Ok(())
}

/// Does what needs the window.
pub(in crate::kiosk) fn while_it_lasts<T>(show: impl FnOnce() -> T) -> Result<T, String> {
    Ok(show())
}

/// Nobody needs to keep the window where it is.
pub(in crate::kiosk) struct Keeper;

impl Keeper {
    /// Keeps nothing.
    pub(in crate::kiosk) fn start(_: &impl HasWindowHandle, _: Option<String>) -> Self {
        Self
    }

    /// Keeps nothing.
    pub(in crate::kiosk) fn idle() -> Self {
        Self
    }

    /// The panel stays black where it can't be switched off.
    pub(in crate::kiosk) fn light(&mut self, _: bool) {}
}
