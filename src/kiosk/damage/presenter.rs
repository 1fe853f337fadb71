//! Brings a part of the glass to the window before all of it.
//!
//! Where a CPU plays GPU, to swap the buffers is to have the X server copy all of the window, and
//! that takes longer than drawing a button. So what has changed is copied first
//! (<https://registry.khronos.org/OpenGL/extensions/MESA/GLX_MESA_copy_sub_buffer.txt>). The swap
//! is eframe's, comes after it and changes nothing that is seen.

use std::ffi::{CStr, c_char, c_int, c_ulong, c_void};
use std::mem::transmute;
use std::sync::Arc;

use eframe::egui_glow::CallbackFn;
use egui::{PaintCallback, Rect, Shape};

use crate::numbers::round_u32;

/// Which screen a context is for, in `glXQueryContext`.
const GLX_SCREEN: c_int = 0x800C;
/// What a driver has to be able to.
const COPIES_PARTS: &[u8] = b"GLX_MESA_copy_sub_buffer";

type Pointer = *mut c_void;
type CurrentContext = unsafe extern "C" fn() -> Pointer;
type CurrentDisplay = unsafe extern "C" fn() -> Pointer;
type CurrentDrawable = unsafe extern "C" fn() -> c_ulong;
type QueryContext = unsafe extern "C" fn(Pointer, Pointer, c_int, *mut c_int) -> c_int;
type QueryExtensions = unsafe extern "C" fn(Pointer, c_int) -> *const c_char;
type ProcAddress = unsafe extern "C" fn(*const c_char) -> Pointer;
type CopySubBuffer = unsafe extern "C" fn(Pointer, c_ulong, c_int, c_int, c_int, c_int);

/// Copies parts of what has been drawn to the window.
#[derive(Clone, Copy)]
pub(super) struct Presenter {
    display: CurrentDisplay,
    drawable: CurrentDrawable,
    copy: CopySubBuffer,
}

impl Presenter {
    /// `None` unless the window is drawn by GLX and its driver can copy a part of it.
    #[expect(unsafe_code, reason = "GLX has no safe name")]
    pub(super) fn find() -> Option<Self> {
        // SAFETY: the library is asked for only if it is loaded already, and never closed. Its
        // functions have these types by its header (GL/glx.h, GL/glxext.h), and take the display
        // and the context that they name themselves.
        unsafe {
            let library = libc::dlopen(c"libGL.so.1".as_ptr(), libc::RTLD_LAZY | libc::RTLD_NOLOAD);
            let find = |name: &CStr| {
                let found = (!library.is_null()).then(|| libc::dlsym(library, name.as_ptr()));
                found.filter(|found| !found.is_null())
            };
            let context = transmute::<Pointer, CurrentContext>(find(c"glXGetCurrentContext")?)();
            if context.is_null() {
                return None;
            }
            let display: CurrentDisplay = transmute(find(c"glXGetCurrentDisplay")?);
            let drawable: CurrentDrawable = transmute(find(c"glXGetCurrentDrawable")?);
            let query: QueryContext = transmute(find(c"glXQueryContext")?);
            let extensions: QueryExtensions = transmute(find(c"glXQueryExtensionsString")?);
            let by_name: ProcAddress = transmute(find(c"glXGetProcAddressARB")?);
            let mut screen = 0;
            query(display(), context, GLX_SCREEN, &raw mut screen);
            let can = extensions(display(), screen);
            let can = (!can.is_null()).then(|| CStr::from_ptr(can).to_bytes())?;
            let copy = by_name(c"glXCopySubBufferMESA".as_ptr());
            let is_able = can.split(|byte| *byte == b' ').any(|name| name == COPIES_PARTS);
            (is_able && !copy.is_null()).then(|| Self {
                display,
                drawable,
                copy: transmute::<Pointer, CopySubBuffer>(copy),
            })
        }
    }

    /// What brings these places, in whole pixels, to the window as soon as all that was added
    /// before it has been drawn.
    pub(super) fn show(self, places: Vec<Rect>, whole: Rect) -> Shape {
        let act = CallbackFn::new(move |_, _| places.iter().for_each(|at| self.copy(*at, whole)));
        Shape::Callback(PaintCallback { rect: whole, callback: Arc::new(act) })
    }

    #[expect(unsafe_code, reason = "GLX has no safe name")]
    fn copy(self, place: Rect, whole: Rect) {
        let pixels = |side: f32| c_int::try_from(round_u32(side.into())).unwrap_or(c_int::MAX);
        // Counted from the foot of the window.
        let foot = whole.bottom() - place.bottom();
        let [left, foot, width, height] =
            [place.left(), foot, place.width(), place.height()].map(pixels);
        // SAFETY: called by the painter while the window's context is current.
        unsafe { (self.copy)((self.display)(), (self.drawable)(), left, foot, width, height) };
    }
}
