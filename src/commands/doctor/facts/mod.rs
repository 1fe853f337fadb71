//! What the machine says of itself, gathered once. What it means is said in `subjects`, which can
//! be tried without a machine.

pub(super) mod disk;
pub(super) mod folders;
pub(super) mod screen;
pub(super) mod service;
pub(super) mod time;
