//! The player, without a glass: what must hold whatever happens to it, and long days on end.
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

mod example;
mod fairness;
mod lineups;
mod pace;
mod properties;
mod world;
mod year;
