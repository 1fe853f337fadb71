//! Pictures as a content folder really has them: turned, cut off, misnamed, huge, and
//! replaced while they are shown.
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

mod bench;
mod cache;
mod colours;
mod faults;
mod formats;
mod heic;
mod heif;
mod library;
mod memory;
mod places;
mod samples;
mod verdicts;
