//! How the window is opened.

use eframe::NativeOptions;
use egui::{ViewportBuilder, pos2, vec2};

use super::monitors::{self, Place};
use crate::kiosk::refusal::set;
use crate::kiosk::watcher::Loading;
use crate::kiosk::{Run, window};
use crate::numbers::as_f32;

/// How the window is opened. Fails, in words, where there is no display, or one that no window
/// can be opened on.
pub(in crate::kiosk) fn options(run: &Run, reading: &Loading) -> Result<NativeOptions, String> {
    is_there()?;
    let screen = monitors::Screen::the();
    if let Some(screen) = screen {
        screen.can_have_windows()?;
    }
    let plain = window::plain();
    let viewport = match (run.window, screen.and_then(|screen| cover(screen, reading))) {
        (Some([width, height]), _) => plain.with_inner_size(vec2(as_f32(width), as_f32(height))),
        (None, None) => plain.with_decorations(false).with_fullscreen(true),
        (None, Some((place, managed))) => over(plain.with_decorations(false), place, managed),
    };
    Ok(window::options(viewport))
}

/// Fails where the environment names no display, in words.
pub(in crate::kiosk) fn is_there() -> Result<(), String> {
    if set("WAYLAND_DISPLAY").is_none() && set("DISPLAY").is_none() {
        return Err("there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set".into());
    }
    Ok(())
}

/// The place of the monitor to cover, and whether there is a window manager. Only where there are
/// several monitors are the settings waited for.
fn cover(screen: &monitors::Screen, reading: &Loading) -> Option<(Place, bool)> {
    let monitors = screen.monitors()?;
    let name = if monitors.len() > 1 { reading.monitor() } else { None };
    if let Some(name) = &name
        && monitors::named(&monitors, name).is_none()
    {
        tracing::warn!("kiosk.ron names a monitor that isn't connected; the primary one is used");
    }
    let place = monitors::chosen(&monitors, name.as_deref()).unwrap_or(screen.whole());
    Some((place, screen.is_managed()))
}

/// Over the whole monitor. Without a window manager nobody heeds a wish for full screen, so
/// the window takes the monitor's place and size itself and asks nobody.
fn over(viewport: ViewportBuilder, place: Place, managed: bool) -> ViewportBuilder {
    let placed = viewport
        .with_position(pos2(f32::from(place.left), f32::from(place.top)))
        .with_inner_size(vec2(f32::from(place.width), f32::from(place.height)));
    if managed { placed.with_fullscreen(true) } else { placed.with_override_redirect(true) }
}
