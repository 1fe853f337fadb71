//! What pages are built from besides text.

pub(super) mod applause;
pub(super) mod bar;
pub(super) mod button;
pub(super) mod hands;
pub(super) mod icon;
pub(super) mod photo;
pub(super) mod portrait;
pub(super) mod qr;
pub(super) mod still_here;
