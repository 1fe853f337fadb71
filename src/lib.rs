//! Breakroom: a touch kiosk for a company's break room.
//!
//! The way through the house goes in one direction, and only a gesture goes back:
//!
//! ```text
//!  content folder ──▶ content ──▶ player ──▶ Scene ──▶ screens ──▶ glass
//!    (RON, photos)      │            ▲ │                  │
//!                    findings    now │ └─ Event ─▶ ledger │ touch
//!                       ▼            └───────── Gesture ◀─┘
//!                  check, log, glass
//! ```
//!
//! * [`content`] reads a folder into one validated, immutable whole, and findings.
//! * [`player`] is a pure state machine: content, a time and a gesture go in, a
//!   [`player::scene::Scene`] comes out.
//! * [`photos`] decodes, turns and shrinks pictures on a thread of its own.
//! * [`screens`] draws a scene with egui and answers with gestures.
//! * [`ledger`] keeps counts of what happened, durably, and nothing of who.
//! * [`raster`] turns egui's triangles into pixels without a GPU.
//! * [`kiosk`] owns the window, the clock and the threads, and is where they meet.
//! * [`desk`] is a window to write the content in; what it shows is drawn by the same screens.
//! * `report` says what may be said of the ledger's counts.
//! * `sheets` reads what is commended in spreadsheets.
//! * [`commands`] has one file a subcommand.
#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::unreachable,
        reason = "a test stops where something is wrong, and knows the size of its numbers"
    )
)]

pub mod commands;
pub mod content;
pub mod desk;
pub mod kiosk;
pub mod ledger;
mod numbers;
pub mod photos;
pub mod player;
pub mod raster;
mod report;
pub mod screens;
mod sheets;
