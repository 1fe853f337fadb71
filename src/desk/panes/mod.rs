//! The parts of the window.

pub mod approve;
pub mod ask;
pub mod bar;
pub mod findings;
pub mod inbox;
pub mod item;
pub mod list;
pub mod new;
pub mod page;
pub mod pick;
pub mod room;
pub mod rough;
pub mod versions;
pub mod when;
