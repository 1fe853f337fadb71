//! The desk, used as people use it: found by name, pressed, typed at, in both languages.

mod inbox;
mod kill;
mod list;
mod look;
mod repair;
mod rig;
mod save;
mod start;
mod when;
mod write;
