//! Where there is neither Landlock nor seccomp, nothing but its user's rights keeps the program in.

use crate::kiosk::Run;

/// What the program would be kept to.
pub(in crate::kiosk) struct Sandbox;

impl Sandbox {
    /// Says that there is none.
    pub(in crate::kiosk) fn new(_: &Run) -> Self {
        tracing::warn!("nothing but its user's rights keeps the program in: this isn't Linux");
        Self
    }

    /// Encloses nothing.
    pub(in crate::kiosk) fn enclose_thread(&self) {}

    /// Refuses nothing.
    pub(in crate::kiosk) fn shut(&self) {}
}

/// Keeps nothing in.
pub(in crate::kiosk) fn keep_speech(_: &std::path::Path) {}
