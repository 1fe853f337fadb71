//! The X server's screen saver and the panel's power (DPMS).
//!
//! A server blanks after ten minutes without a touch and switches the panel off after it, whatever
//! is being shown. While the room is open both are held off; while it is closed the panel is
//! switched off, where the server can do that.

use x11rb::connection::{Connection as _, RequestConnection as _};
use x11rb::errors::ConnectionError;
use x11rb::protocol::dpms::{self, ConnectionExt as _, DPMSMode};
use x11rb::protocol::screensaver::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{Blanking, ConnectionExt as _, Exposures, ScreenSaver};
use x11rb::rust_connection::RustConnection;

/// What the server can do about its panel.
pub(super) struct Power {
    dpms: bool,
    lit: bool,
}

impl Power {
    /// Holds the screen saver off for as long as the connection lasts, and switches the panel on.
    pub(super) fn hold(x: &RustConnection) -> Result<Self, ConnectionError> {
        let has = |name| x.extension_information(name).map(|known| known.is_some());
        let dpms = has(dpms::X11_EXTENSION_NAME)?;
        if has(screensaver::X11_EXTENSION_NAME)? {
            // The server counts neither towards its saver nor towards DPMS any more, and does so
            // again when we are gone. It knows the request from version 1.1 on.
            x.screensaver_query_version(1, 1)?;
            x.screensaver_suspend(1)?;
        } else {
            // No seconds are for ever.
            x.set_screen_saver(0, 0, Blanking::NOT_PREFERRED, Exposures::DEFAULT)?;
            if dpms {
                x.dpms_set_timeouts(0, 0, 0)?;
            }
        }
        let mut power = Self { dpms, lit: false };
        power.light(x, true)?;
        Ok(power)
    }

    /// Switches the panel on or off.
    pub(super) fn light(&mut self, x: &RustConnection, lit: bool) -> Result<(), ConnectionError> {
        self.lit = lit;
        if lit {
            x.force_screen_saver(ScreenSaver::RESET)?;
        }
        if self.dpms {
            // Without it being enabled no level can be forced.
            x.dpms_enable()?;
            x.dpms_force_level(if lit { DPMSMode::ON } else { DPMSMode::OFF })?;
        }
        x.flush()
    }

    /// Switches the panel off again while it is to be off: a mouse that was pushed has switched it
    /// on, and a server that was restarted knows nothing of it.
    pub(super) fn again(&mut self, x: &RustConnection) -> Result<(), ConnectionError> {
        if self.lit { Ok(()) } else { self.light(x, false) }
    }
}
