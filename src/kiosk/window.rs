//! A window over the whole of the right monitor.

use std::time::Duration;

use eframe::NativeOptions;
use egui::{ViewportBuilder, pos2, vec2};
use x11rb::connection::Connection;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt as _, InputFocus, MapState, Window};

use super::Run;
use super::refusal::set;
use super::watcher::Loading;
use crate::numbers::as_f32;

/// The name window managers know the program by.
pub(super) const APP_ID: &str = "breakroom";

/// How often, and how many times, our window is looked for to give it the keyboard: a minute,
/// for a machine that is busy may be long about showing it.
const KEYBOARD_EVERY: Duration = Duration::from_millis(100);
const KEYBOARD_TRIES: u32 = 600;

/// How the window is opened. Fails where there is no display at all.
pub(super) fn options(run: &Run, reading: &Loading) -> Result<NativeOptions, String> {
    is_there()?;
    let wayland = set("WAYLAND_DISPLAY").is_some();
    let plain = ViewportBuilder::default()
        .with_title("Breakroom")
        .with_app_id(APP_ID)
        .with_icon(egui::IconData::default());
    let viewport = match run.window {
        Some([width, height]) => plain.with_inner_size(vec2(as_f32(width), as_f32(height))),
        None => cover(plain.with_decorations(false), reading, wayland),
    };
    Ok(NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // Without it a graphics error ends the process with 0.
        run_and_return: true,
        persist_window: false,
        system_font_fallback: false,
        dithering: false,
        multisampling: 0,
        ..Default::default()
    })
}

/// Fails where the environment names no display, in words.
pub(super) fn is_there() -> Result<(), String> {
    if set("WAYLAND_DISPLAY").is_none() && set("DISPLAY").is_none() {
        return Err("there is no display: neither WAYLAND_DISPLAY nor DISPLAY is set".into());
    }
    Ok(())
}

/// Over the whole monitor. Without a window manager nobody heeds a wish for full screen, so
/// the window takes the monitor's place and size itself and asks nobody.
fn cover(viewport: ViewportBuilder, reading: &Loading, wayland: bool) -> ViewportBuilder {
    let x11 = if wayland { None } else { look_at_x11(reading) };
    let Some((monitor, managed)) = x11 else {
        return viewport.with_fullscreen(true);
    };
    let placed = viewport
        .with_position(pos2(monitor.left, monitor.top))
        .with_inner_size(vec2(monitor.width, monitor.height));
    if managed {
        return placed.with_fullscreen(true);
    }
    let seeking = std::thread::Builder::new().name("keyboard".into());
    if let Err(error) = seeking.spawn(take_keyboard) {
        tracing::warn!("the keyboard stays with whoever has it: {error}");
    }
    placed.with_override_redirect(true)
}

/// Without a window manager nobody gives the window the keyboard, so that a switch or an
/// assistive keyboard would be dead: waits until our window is to be seen, and takes it, until
/// it is ours.
fn take_keyboard() -> Option<()> {
    let (x, screen) = x11rb::connect(None).ok()?;
    let root = x.setup().roots[screen].root;
    for _ in 0..KEYBOARD_TRIES {
        std::thread::sleep(KEYBOARD_EVERY);
        let windows = x.query_tree(root).ok()?.reply().ok()?.children;
        let ours = windows.into_iter().find(|&window| is_ours(&x, window).unwrap_or(false));
        let Some(window) = ours else { continue };
        // The wish may come too early, or be lost to a driver that makes its window anew.
        if x.get_input_focus().ok()?.reply().ok()?.focus == window {
            return Some(());
        }
        x.set_input_focus(InputFocus::POINTER_ROOT, window, x11rb::CURRENT_TIME).ok()?;
        x.flush().ok()?;
    }
    None
}

/// Whether a window is the kiosk's, and to be seen.
fn is_ours(x: &impl Connection, window: Window) -> Option<bool> {
    let class = x.get_property(false, window, AtomEnum::WM_CLASS, AtomEnum::STRING, 0, 64);
    let class = class.ok()?.reply().ok()?.value;
    let attributes = x.get_window_attributes(window).ok()?.reply().ok()?;
    let named = class.split(|&byte| byte == 0).any(|part| part == APP_ID.as_bytes());
    Some(named && attributes.map_state == MapState::VIEWABLE)
}

struct Monitor {
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

/// The monitor that the settings name, else the primary one, else the first; and whether there
/// is a window manager. `None` if the X server doesn't say. Only where there are several are
/// the settings waited for.
fn look_at_x11(reading: &Loading) -> Option<(Monitor, bool)> {
    let (x, screen) = x11rb::connect(None).ok()?;
    let screen = &x.setup().roots[screen];
    let check = x.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK").ok()?.reply().ok()?.atom;
    let property =
        x.get_property(false, screen.root, check, AtomEnum::WINDOW, 0, 1).ok()?.reply().ok()?;
    let managed = property.value_len > 0;
    let whole = Monitor {
        left: 0.0,
        top: 0.0,
        width: f32::from(screen.width_in_pixels),
        height: f32::from(screen.height_in_pixels),
    };
    // A server without RANDR has one monitor: the screen.
    let monitors = x
        .randr_get_monitors(screen.root, true)
        .ok()
        .and_then(|cookie| cookie.reply().ok())
        .map(|reply| reply.monitors)
        .unwrap_or_default();
    let called = |atom| {
        let name = x.get_atom_name(atom).ok()?.reply().ok()?.name;
        String::from_utf8(name).ok()
    };
    let name = if monitors.len() > 1 { reading.monitor() } else { None };
    let named = name.and_then(|name| {
        let found = monitors.iter().find(|m| called(m.name).as_deref() == Some(&name));
        if found.is_none() {
            tracing::warn!(
                "kiosk.ron names a monitor that isn't connected; the primary one is used"
            );
        }
        found
    });
    let chosen = named.or_else(|| monitors.iter().find(|m| m.primary)).or_else(|| monitors.first());
    let monitor = chosen.map_or(whole, |m| Monitor {
        left: f32::from(m.x),
        top: f32::from(m.y),
        width: f32::from(m.width),
        height: f32::from(m.height),
    });
    Some((monitor, managed))
}
