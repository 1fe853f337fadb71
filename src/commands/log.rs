//! The log: what the program and its libraries report while they run, on stderr.

use std::env;
use std::io::{self, IsTerminal as _};

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Starts the log, once in a process. It has colours only where a terminal shows them: in a file
/// or the journal their codes would hide the words.
pub fn start() {
    let is_plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal() && !is_plain)
        .with_target(false)
        // What can't be written to stderr would be reported by a print to stderr, which panics.
        .log_internal_errors(false);
    tracing_subscriber::registry().with(lines).with(heard()).init();
}

/// What is reported: all that the program says, and the warnings of its libraries, except for
/// what isn't a fault here.
fn heard() -> Targets {
    Targets::new()
        .with_default(Level::WARN)
        .with_target(env!("CARGO_CRATE_NAME"), Level::INFO)
        // It warns of every screen without a desktop that its font settings won't be followed.
        .with_target("winit::platform_impl::linux::x11::xdisplay", Level::ERROR)
        // It warns of a painter that wasn't cleared away when a window is given up at once, as it is
        // by who only asks what would draw.
        .with_target("egui_glow::painter", Level::ERROR)
        // It warns of a full atlas; whoever draws sees it, and draws that page again.
        .with_target("epaint::texture_atlas", Level::ERROR)
        // Why the screen can't be drawn on is told once, in a sentence, when the program ends;
        // these two tell it as well, with all that they had asked the driver for.
        .with_target("eframe::native::glow_integration", Level::ERROR)
        .with_target("eframe::native::run", LevelFilter::OFF)
}
