//! What the kiosk's window is like on every system; where it stands, `display` says.

use eframe::NativeOptions;
use egui::ViewportBuilder;

/// The name window managers know the program by.
pub(super) const APP_ID: &str = "breakroom";

/// A window with its name and no place yet.
pub(super) fn plain() -> ViewportBuilder {
    ViewportBuilder::default()
        .with_title("Breakroom")
        .with_app_id(APP_ID)
        .with_icon(egui::IconData::default())
}

/// How the window is opened and drawn.
pub(super) fn options(viewport: ViewportBuilder) -> NativeOptions {
    NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        // Without it a graphics error ends the process with 0.
        run_and_return: true,
        persist_window: false,
        system_font_fallback: false,
        dithering: false,
        multisampling: 0,
        ..Default::default()
    }
}
