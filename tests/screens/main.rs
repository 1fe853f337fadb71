//! The screens, used as people use them: found by name, touched, typed at, and looked at.

mod asked;
mod ease;
mod every_page;
mod keys;
mod pictures;
mod quiz;
mod quiz_away;
mod quiz_kinds;
mod quiz_rush;
mod quiz_visit;
mod rig;
mod sizes;
mod still;
mod teaching;
mod touch;
mod wall;
