//! One file a subject: what the machine said is answered with what it means, and what to do. None
//! of them looks at the machine.

pub(super) mod blanking;
pub(super) mod clock;
pub(super) mod content;
pub(super) mod disk;
pub(super) mod display;
pub(super) mod fonts;
pub(super) mod permissions;
pub(super) mod renderer;
pub(super) mod rotation;
pub(super) mod touch;
pub(super) mod watchdog;
pub(super) mod zone;
