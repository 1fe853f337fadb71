//! The window where there is neither X11 nor Wayland: over the whole screen, and left to the
//! system.

use eframe::NativeOptions;
use egui::{ViewportBuilder, vec2};
use raw_window_handle::HasWindowHandle;

use crate::kiosk::Run;
use crate::kiosk::watcher::Loading;
use crate::numbers::as_f32;

/// The name window managers know the program by.
pub(in crate::kiosk) const APP_ID: &str = "breakroom";

/// How the window is opened.
pub(in crate::kiosk) fn options(run: &Run, _: &Loading) -> Result<NativeOptions, String> {
    let plain = ViewportBuilder::default()
        .with_title("Breakroom")
        .with_app_id(APP_ID)
        .with_icon(egui::IconData::default());
    let viewport = match run.window {
        Some([width, height]) => plain.with_inner_size(vec2(as_f32(width), as_f32(height))),
        None => plain.with_decorations(false).with_fullscreen(true),
    };
    Ok(NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        run_and_return: true,
        persist_window: false,
        system_font_fallback: false,
        dithering: false,
        multisampling: 0,
        ..Default::default()
    })
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
