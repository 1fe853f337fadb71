//! `breakroom run`, and `breakroom` alone: the kiosk.

use std::path::PathBuf;

use jiff::Timestamp;

use super::args::{Places, Theme, size};
use super::{Exit, Failure};
use crate::content::model::Lang;
use crate::kiosk;
use crate::kiosk::supervise::signals::Signals;
use crate::kiosk::{Ended, Stopped};

/// Show the kiosk, full screen
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// Show an ordinary window of this size instead, to try content
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub window: Option<[u32; 2]>,
    /// Keep to this language, such as en or zh
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Keep to the colours of the day or of the evening
    #[arg(long, value_enum, default_value_t)]
    pub theme: Theme,
    /// Write the status for Prometheus there, once a minute: a .prom for node_exporter's collector
    #[arg(long, value_name = "FILE", env = "BREAKROOM_METRICS")]
    pub metrics: Option<PathBuf>,
    /// Start the clock elsewhere, such as 2026-12-24T11:55:00+01:00
    #[arg(long, value_name = "TIMESTAMP")]
    pub now: Option<Timestamp>,
    /// Let nothing but the user's rights keep the program to its folders and off the network
    #[arg(long)]
    pub no_sandbox: bool,
}

/// Shows the kiosk until a signal ends it or its window is closed, which only an ordinary window
/// can be.
///
/// # Errors
/// Another kiosk is there already; there is no display, or it can't be drawn on.
pub fn run(args: &Args, signals: Signals) -> Result<Exit, Failure> {
    let run = kiosk::Run {
        content: args.places.content(),
        state: args.places.state(),
        window: args.window,
        lang: args.lang.as_deref().map(Lang::new),
        mood: args.theme.0,
        now: args.now,
        metrics: args.metrics.clone(),
        no_sandbox: args.no_sandbox,
    };
    match kiosk::run(run, signals) {
        Ok(Ended::Asked) => Ok(Exit::Done),
        Ok(Ended::Left) => Ok(Exit::Left),
        Err(Stopped::Display(words)) => Err(Failure::new(Exit::Display, words)),
        Err(Stopped::Taken(words)) => Err(Failure::new(Exit::Taken, words)),
    }
}
