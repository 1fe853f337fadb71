//! Faults that have no better home than here, a module for each group of `cases.txt`: clocks that
//! can't be trusted, fingers that mean no good, machines that lack what others have.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, says its figures, knows its numbers, and is used by nobody"
)]

mod brush;
mod display;
mod environment;
mod fuzz;
mod glass;
mod time;
mod touch;
