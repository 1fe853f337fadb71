//! What pages are built from besides text.

pub mod applause;
pub mod bar;
pub mod button;
pub mod hands;
pub mod icon;
pub mod photo;
pub mod portrait;
pub mod still_here;
