//! The screens, used as people use them: found by name, touched, typed at, and looked at.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]

mod admin;
mod asked;
mod desk;
mod ease;
mod every_page;
mod keys;
mod lineup;
mod pictures;
mod poll;
mod quiz;
mod quiz_away;
mod quiz_kinds;
mod quiz_rush;
mod quiz_visit;
mod rig;
mod sizes;
mod speech;
mod still;
mod teaching;
mod thanks;
mod touch;
mod wall;
