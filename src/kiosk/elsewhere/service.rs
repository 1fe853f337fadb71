//! Where there is no systemd, nobody is told how it is.

use std::time::Duration;

/// The line to a service manager that there isn't.
#[derive(Debug)]
pub(in crate::kiosk) struct Service;

impl Service {
    /// There is no line.
    pub(in crate::kiosk) fn begin() -> Self {
        Self
    }

    /// Nobody feeds a watchdog.
    pub(in crate::kiosk) fn come_round(&mut self, _: Duration, _: bool) {}

    /// The thread must come round for the next frame.
    pub(in crate::kiosk) fn painted(&mut self, _: Duration, next: Duration) -> Duration {
        next
    }

    /// Nothing needs it to come round otherwise.
    pub(in crate::kiosk) fn round(&self) -> Option<Duration> {
        None
    }

    /// Nobody listens.
    pub(in crate::kiosk) fn say(&mut self, _: [usize; 2]) {}
}

/// Nobody listens.
pub(in crate::kiosk) fn stopping() {}
