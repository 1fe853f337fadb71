//! A Wayland compositor's idle timer. Where nobody touches anything it blanks after some minutes,
//! whatever is being shown; a window may ask it not to while it is seen
//! (<https://wayland.app/protocols/idle-inhibit-unstable-v1>). Weston doesn't know the request.

use raw_window_handle::{
    HasDisplayHandle, HasWindowHandle, RawDisplayHandle, RawWindowHandle, WaylandDisplayHandle,
    WaylandWindowHandle,
};
use wayland_client::backend::{Backend, ObjectId};
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::{self, WlRegistry};
use wayland_client::protocol::wl_surface::WlSurface;
use wayland_client::{Connection, Dispatch, EventQueue, Proxy as _, QueueHandle, delegate_noop};
use wayland_protocols::wp::idle_inhibit::zv1::client::zwp_idle_inhibit_manager_v1::ZwpIdleInhibitManagerV1;
use wayland_protocols::wp::idle_inhibit::zv1::client::zwp_idle_inhibitor_v1::ZwpIdleInhibitorV1;

/// Keeps the compositor from blanking a window.
pub(super) struct Inhibitor {
    connection: Connection,
    queue: EventQueue<Deaf>,
    surface: WlSurface,
    manager: ZwpIdleInhibitManagerV1,
    held: Option<ZwpIdleInhibitorV1>,
}

impl Inhibitor {
    /// Holds the idle timer of the compositor off that shows `window`; `None` where that isn't
    /// Wayland's, or can't do it.
    pub(super) fn hold(window: &(impl HasWindowHandle + HasDisplayHandle)) -> Option<Self> {
        let (window, display) = (window.window_handle().ok()?, window.display_handle().ok()?);
        let (RawWindowHandle::Wayland(window), RawDisplayHandle::Wayland(display)) =
            (window.as_raw(), display.as_raw())
        else {
            return None;
        };
        let held = Self::of(window, display);
        if held.is_none() {
            tracing::info!("the compositor can't be asked not to blank; it must be set not to");
        }
        held
    }

    #[expect(
        unsafe_code,
        reason = "handles of the window's own library, of which we know the kind"
    )]
    fn of(window: WaylandWindowHandle, display: WaylandDisplayHandle) -> Option<Self> {
        // SAFETY: the display lasts longer than the window, and the window than what keeps it.
        let backend = unsafe { Backend::from_foreign_display(display.display.as_ptr().cast()) };
        let connection = Connection::from_backend(backend);
        let (globals, queue) = registry_queue_init::<Deaf>(&connection).ok()?;
        let manager = globals.bind(&queue.handle(), 1..=1, ()).ok()?;
        let surface = window.surface.as_ptr().cast();
        // SAFETY: the handle is that of a surface, which is the window's and so is still there.
        let surface = unsafe { ObjectId::from_ptr(WlSurface::interface(), surface) }.ok()?;
        let surface = WlSurface::from_id(&connection, surface).ok()?;
        let mut inhibitor = Self { connection, queue, surface, manager, held: None };
        inhibitor.light(true);
        Some(inhibitor)
    }

    /// Holds the timer off, or lets it run.
    pub(super) fn light(&mut self, lit: bool) {
        if let Some(held) = self.held.take() {
            held.destroy();
        }
        if lit {
            self.held =
                Some(self.manager.create_inhibitor(&self.surface, &self.queue.handle(), ()));
        }
        // A compositor that has gone ends the program elsewhere.
        let _ = self.connection.flush();
    }
}

/// Nothing that the compositor says here is of any use.
struct Deaf;

impl Dispatch<WlRegistry, GlobalListContents> for Deaf {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Deaf: ZwpIdleInhibitManagerV1);
delegate_noop!(Deaf: ZwpIdleInhibitorV1);
