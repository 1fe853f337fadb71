//! The window and what it stands on: over which monitor, how it is kept there, when the panel is
//! lit, and what is said where there is nothing to stand on.
//!
//! Under X11 without a window manager nobody looks after a window but its own program: `keeper`
//! does. A Wayland compositor does all of that itself, or doesn't let anybody else; `inhibitor`
//! asks it not to blank.

mod inhibitor;
mod keeper;
mod lost;
mod monitors;
mod power;
mod window;

pub(super) use keeper::Keeper;
pub(super) use lost::while_it_lasts;
pub(super) use window::{is_there, options};
