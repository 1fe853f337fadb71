//! The desk's window.

#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod reader;

use eframe::{Frame, NativeOptions};
use egui::{Ui, ViewportBuilder, Visuals, vec2};

use crate::desk::{Desk, Options};

/// The size of the window when it opens, and the least that it can be made, in points.
const SIZE: [f32; 2] = [1440.0, 860.0];
const LEAST: [f32; 2] = [1180.0, 640.0];

struct App(Desk);

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.0.end();
    }

    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// Shows the desk until its window is closed.
///
/// # Errors
/// There is no display, or graphics fail, in words.
pub fn run(options: Options) -> Result<(), String> {
    let viewport = ViewportBuilder::default()
        .with_title("Breakroom")
        .with_app_id("breakroom-desk")
        .with_inner_size(vec2(SIZE[0], SIZE[1]))
        .with_min_inner_size(vec2(LEAST[0], LEAST[1]))
        .with_icon(egui::IconData::default());
    let native = NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        run_and_return: true,
        persist_window: false,
        system_font_fallback: false,
        ..Default::default()
    };
    eframe::run_native(
        "breakroom-desk",
        native,
        Box::new(move |cc| {
            let waker = cc.egui_ctx.clone();
            #[cfg(target_os = "linux")]
            {
                waker.add_plugin(clipboard::Clipboard::new(&waker)?);
                waker.add_plugin(reader::Reader::new(&waker));
            }
            let desk = Desk::new(options, move || waker.request_repaint())?;
            Ok(Box::new(App(desk)))
        }),
    )
    .map_err(|error| format!("the desk can't be shown: {error}"))
}
