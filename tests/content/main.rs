//! A content folder is read: what is good in it, what is told about the rest, and what is advised.
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

mod advice;
mod approval;
mod causes;
mod consent;
mod edges;
mod edit;
mod example;
mod extremes;
mod faults;
mod fields;
mod findings;
mod folder;
mod follow;
mod forms;
mod languages;
mod lint;
mod returns;
mod rules;
mod today;
