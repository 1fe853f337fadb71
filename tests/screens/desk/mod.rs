//! The desk, used as people use it: found by name, pressed, typed at, in both languages.

mod approve;
mod inbox;
mod keys;
mod kill;
mod kinds;
mod list;
mod look;
mod photo;
mod repair;
mod rig;
mod room;
mod save;
mod start;
mod today;
mod versions;
mod when;
mod write;
