//! The screens, used as people use them: found by name, touched, typed at, and looked at.

mod ease;
mod every_page;
mod keys;
mod pictures;
mod quiz;
mod rig;
mod sizes;
mod still;
mod teaching;
mod touch;
mod wall;
