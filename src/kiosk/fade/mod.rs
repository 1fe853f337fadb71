//! From one page to the next: both are drawn once and copied, and the copies are mixed.
//!
//! The first frame copies the old page off the glass, where it is still there, or draws it first;
//! draws the new page over it and copies that; the frames after it only mix the two copies. A GPU
//! does so with a shader ([`gpu`]); a CPU that plays GPU does it in a third of the time without one
//! ([`cpu`]).

mod cpu;
mod gpu;

pub(super) use cpu::played_by_cpu;

use std::sync::Arc;
use std::time::Duration;

use eframe::egui_glow::CallbackFn;
use eframe::glow::{self, HasContext as _};
use egui::mutex::Mutex;
use egui::{Color32, PaintCallback, PaintCallbackInfo, Rect, Shape};

use crate::player::scene::Scene;
use crate::screens::theme::time;

/// A fade in its course.
struct Course {
    /// What is leaving; gone as soon as it has been copied.
    from: Option<Box<Scene>>,
    /// Set by the first frame that mixes, so that the drawing of the two pages isn't counted.
    started: Option<Duration>,
}

/// What a frame is to do.
pub(super) enum Step {
    /// No fade: draw the page.
    Still,
    /// Copy this page, then draw the new one and copy that.
    Copy(Box<Scene>),
    /// Mix the copies: `0` is the old page, `1` the new one.
    Mix(f32),
    /// No fade any more: draw the page, unless the copy of it is `shown` on the glass.
    Over {
        /// Whether it is.
        shown: bool,
    },
}

/// The fades of one window.
pub(super) struct Fade {
    mixer: Option<Arc<Mutex<Mixer>>>,
    course: Option<Course>,
}

impl Fade {
    /// Prepares the shader; without one (no GL, or too old a GL) every fade is a cut. The glass
    /// `keeps` what is on it from frame to frame or doesn't.
    pub(super) fn new(gl: Option<&Arc<glow::Context>>, keeps: bool) -> Self {
        let mixer = gl.and_then(|gl| {
            let cpu = cpu::CpuMixer::new(Arc::clone(gl), keeps).map(Mixer::Cpu);
            cpu.or_else(|| gpu::GpuMixer::new(Arc::clone(gl)).map(Mixer::Gpu))
        });
        Self { mixer: mixer.map(|mixer| Arc::new(Mutex::new(mixer))), course: None }
    }

    /// Whether a fade is under way.
    pub(super) fn running(&self) -> bool {
        self.course.is_some()
    }

    /// From one frame of a fade to the next.
    pub(super) fn pace() -> Duration {
        Duration::from_millis(time::FRAME_MS)
    }

    /// Begins to leave `from`.
    pub(super) fn begin(&mut self, from: Scene) {
        if self.mixer.is_some() {
            self.course = Some(Course { from: Some(Box::new(from)), started: None });
        }
    }

    /// Ends at once: somebody wants to see the page. To be called while a frame is made, like
    /// [`Fade::step`].
    pub(super) fn cut(&mut self) {
        if self.course.take().is_some()
            && let Some(mixer) = &self.mixer
        {
            mixer.lock().rest();
        }
    }

    /// What the frame at `now` is to do.
    pub(super) fn step(&mut self, now: Duration) -> Step {
        let Some(course) = &mut self.course else {
            return Step::Still;
        };
        if let Some(from) = course.from.take() {
            return Step::Copy(from);
        }
        let started = *course.started.get_or_insert(now);
        let length = Duration::from_millis(time::FADE_MS);
        let share = now.saturating_sub(started).as_secs_f32() / length.as_secs_f32();
        if share >= 1.0 {
            let shown = self.mixer.as_ref().is_some_and(|mixer| mixer.lock().finish());
            self.cut();
            return Step::Over { shown };
        }
        // Eased at both ends.
        Step::Mix(share * share * (3.0 - 2.0 * share))
    }

    /// Clears the glass to `ground`.
    pub(super) fn clear(rect: Rect, ground: Color32) -> Shape {
        callback(rect, move |_, gl| clear(gl, ground))
    }

    /// Copies what is on the glass as the old page, then clears it to `ground`.
    pub(super) fn copy_old(&self, rect: Rect, ground: Color32) -> Shape {
        let mixer = self.mixer.clone();
        callback(rect, move |info, gl| {
            if let Some(mixer) = &mixer {
                mixer.lock().copy(0, info.screen_size_px);
            }
            clear(gl, ground);
        })
    }

    /// Copies what is on the glass as the new page, then shows the old one again.
    pub(super) fn copy_new(&self, rect: Rect) -> Shape {
        let mixer = self.mixer.clone();
        callback(rect, move |info, _| {
            if let Some(mixer) = &mixer {
                mixer.lock().copy(1, info.screen_size_px);
                mixer.lock().mix(0.0);
            }
        })
    }

    /// Shows both pages, mixed.
    pub(super) fn mix(&self, rect: Rect, share: f32) -> Shape {
        let mixer = self.mixer.clone();
        callback(rect, move |_, _| {
            if let Some(mixer) = &mixer {
                mixer.lock().mix(share);
            }
        })
    }
}

fn callback(
    rect: Rect,
    act: impl Fn(&PaintCallbackInfo, &glow::Context) + Send + Sync + 'static,
) -> Shape {
    let act = CallbackFn::new(move |info, painter| act(&info, painter.gl()));
    Shape::Callback(PaintCallback { rect, callback: Arc::new(act) })
}

#[expect(unsafe_code, reason = "OpenGL")]
fn clear(gl: &glow::Context, colour: Color32) {
    let [r, g, b, a] = colour.to_normalized_gamma_f32();
    // SAFETY: called by the painter while the context is current.
    unsafe {
        gl.disable(glow::SCISSOR_TEST);
        gl.clear_color(r, g, b, a);
        gl.clear(glow::COLOR_BUFFER_BIT);
        gl.enable(glow::SCISSOR_TEST);
    }
}

/// Who mixes.
enum Mixer {
    Cpu(cpu::CpuMixer),
    Gpu(gpu::GpuMixer),
}

impl Mixer {
    fn copy(&mut self, page: usize, size: [u32; 2]) {
        match self {
            Self::Cpu(mixer) => mixer.copy(page, size),
            Self::Gpu(mixer) => mixer.copy(page, size),
        }
    }

    fn mix(&mut self, share: f32) {
        match self {
            Self::Cpu(mixer) => {
                mixer.mix(share);
            }
            Self::Gpu(mixer) => mixer.mix(share),
        }
    }

    /// Shows the copy of the new page as it is. Whether it is there to be shown: a GPU draws the
    /// page as quickly.
    fn finish(&mut self) -> bool {
        match self {
            Self::Cpu(mixer) => mixer.mix(1.0),
            Self::Gpu(_) => false,
        }
    }

    fn rest(&mut self) {
        match self {
            Self::Cpu(mixer) => mixer.rest(),
            // What a GPU holds is not taken from the programs.
            Self::Gpu(_) => {}
        }
    }
}

/// A side or a place in pixels as OpenGL counts them; no glass comes near the end of `i32`.
fn gl_int(pixels: impl TryInto<i32>) -> i32 {
    pixels.try_into().unwrap_or(i32::MAX)
}

/// One of OpenGL's names where it wants it as an `i32`: the same bits.
const fn gl_name(name: u32) -> i32 {
    name.cast_signed()
}
