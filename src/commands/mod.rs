//! The subcommands, one file each, with their arguments; `main.rs` parses the command line and
//! hands over. Each has a `run` that prints to the output it is given and answers with an
//! [`Exit`], or with a [`Failure`] in words.

pub mod args;
pub mod check;
pub mod desk;
#[cfg(target_os = "linux")]
pub mod doctor;
pub mod failure;
pub mod import;
pub mod lineup;
pub mod log;
pub mod manual;
mod markup;
pub mod memory;
pub mod new;
pub mod output;
pub mod pin;
pub mod places;
pub mod report;
pub mod run;
pub mod simulate;
pub mod snapshot;
pub mod speak;

pub use failure::{Exit, Failure};

use jiff::Zoned;
use jiff::civil::Date;

use crate::player::playlist::dayparts;

/// The day, by which consents have ended; `None` if the clock shows one that can't be.
fn today(now: &Zoned) -> Option<Date> {
    dayparts::plausible(now.date()).then(|| now.date())
}
