//! What a screen reader is told and asks for, over the system's bus for accessibility: AT-SPI.
//!
//! Nothing is told, and nothing more is done in a frame, until a reader asks. eframe has the same
//! for all its windows, the kiosk's too, which must not be reached over a bus.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use accesskit_unix::Adapter;
use egui::accesskit::{
    ActionHandler, ActionRequest, ActivationHandler, DeactivationHandler, Rect, TreeUpdate,
};
use egui::{Context, Event, FullOutput, Plugin, RawInput};

/// Most that a reader may ask for between two frames.
const ASKED_MAX: usize = 1_000;

/// The window as a reader knows it.
pub(super) struct Reader {
    adapter: Adapter,
    asked: Arc<Mutex<Vec<ActionRequest>>>,
    /// Whether the window has the keyboard, as was told last.
    focused: bool,
}

/// Who answers on the bus's thread.
struct Listener {
    ctx: Context,
    asked: Arc<Mutex<Vec<ActionRequest>>>,
}

impl ActivationHandler for Listener {
    fn request_initial_tree(&mut self) -> Option<TreeUpdate> {
        self.ctx.enable_accesskit();
        self.ctx.request_repaint();
        None
    }
}

impl ActionHandler for Listener {
    fn do_action(&mut self, request: ActionRequest) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.len() < ASKED_MAX {
            asked.push(request);
        }
        self.ctx.request_repaint();
    }
}

impl DeactivationHandler for Listener {
    fn deactivate_accessibility(&mut self) {
        self.ctx.disable_accesskit();
    }
}

impl Reader {
    pub(super) fn new(ctx: &Context) -> Self {
        let asked = Arc::default();
        let listener = || Listener { ctx: ctx.clone(), asked: Arc::clone(&asked) };
        let adapter = Adapter::new(listener(), listener(), listener());
        Self { adapter, asked, focused: false }
    }
}

impl Plugin for Reader {
    fn debug_name(&self) -> &'static str {
        "reader"
    }

    fn input_hook(&mut self, _: &Context, input: &mut RawInput) {
        let asked = mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner));
        input.events.extend(asked.into_iter().map(Event::AccessKitActionRequest));
        if mem::replace(&mut self.focused, input.focused) != input.focused {
            self.adapter.update_window_focus_state(input.focused);
        }
        let window = input.viewport();
        if let (Some(outer), Some(inner), Some(scale)) =
            (window.outer_rect, window.inner_rect, window.native_pixels_per_point)
        {
            let pixels = |rect: egui::Rect| {
                let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y]
                    .map(|side| f64::from(side * scale));
                Rect { x0, y0, x1, y1 }
            };
            self.adapter.set_root_window_bounds(pixels(outer), pixels(inner));
        }
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        if let Some(update) = output.platform_output.accesskit_update.take() {
            self.adapter.update_if_active(|| update);
        }
    }
}
