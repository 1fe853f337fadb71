//! What would draw, asked without showing anything.

use std::sync::{Arc, OnceLock};

use eframe::{CreationContext, NativeOptions};
use egui::ViewportBuilder;

use super::status::machine;
use super::{display, refusal, window};

/// OpenGL's own name for what draws on the display that the environment names. Opens a window that
/// is never shown; a process can do so once, and before it starts a thread.
///
/// # Errors
/// There is no display, or no OpenGL, in words.
pub fn renderer() -> Result<String, String> {
    display::is_there()?;
    super::settle_environment(None);
    let options = NativeOptions {
        viewport: ViewportBuilder::default().with_visible(false).with_inner_size([1.0, 1.0]),
        renderer: eframe::Renderer::Glow,
        run_and_return: true,
        ..Default::default()
    };
    let found = Arc::new(OnceLock::new());
    let name = Arc::clone(&found);
    let ended = eframe::run_native(
        window::APP_ID,
        options,
        Box::new(move |cc: &CreationContext<'_>| {
            if let Some(gl) = &cc.gl {
                let _ = name.set(machine::renderer(gl));
            }
            // There is nothing to be shown.
            Err("asked".into())
        }),
    );
    match (found.get(), ended) {
        (Some(name), _) => Ok(name.clone()),
        (None, Err(error)) => Err(refusal::told(&error)),
        (None, Ok(())) => Err("the display doesn't say what draws".into()),
    }
}
