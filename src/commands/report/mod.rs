//! `breakroom report`: what the room knows, how that moves, and which questions fail; whether
//! the wall was fair; and why a question was asked.
//!
//! Everything shown comes out of `figures`, which lets no count from 1 to 4 pass.

mod csv;
mod figures;
mod html;
mod interval;
mod items;
mod shifts;
mod svg;
mod text;
mod wall;
mod wall_page;
mod why;

use std::io::Write;

use jiff::Zoned;
use jiff::civil::Date;

use super::args::Places;
use super::{Exit, Failure};
use crate::content;
use crate::ledger::tally;

/// Say what the room knows, how that moved, and which questions fail
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub places: Places,
    /// Only what happened from then on, such as 2026-09-01
    // Answers count from the beginning of its week.
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Instead of a report: why this question is asked
    #[arg(long, value_name = "ID")]
    pub why: Option<String>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    // Doc comments here would stand in `--help`. For a terminal.
    #[default]
    Text,
    // For a spreadsheet: one table, a kind of line in each.
    Csv,
    // For programs.
    Json,
    // One page by itself, drawn, for a browser or a printer.
    Html,
}

/// Writes the report as of `now` to `out`.
///
/// # Errors
/// There is no ledger, it can't be read, the question isn't known, or `out` can't be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let files = |words: String| Failure::new(Exit::Files, words);
    let loaded = args.places.content().map_or_else(content::example, |dir| content::load_dir(&dir));
    let state = args.places.state();
    let state = state
        .ok_or_else(|| files("there is no state folder here; name one with --state".into()))?;
    let tally = tally(&state).map_err(files)?;
    let content = &loaded.content;
    let page = match &args.why {
        Some(id) => why::why(content, &tally.records, id, now)?,
        None => {
            let figures = figures::figures(content, &tally, args.since, now.date());
            match args.format {
                Format::Text => text::text(&figures),
                Format::Csv => csv::csv(&figures),
                Format::Html => html::html(&figures, content.kiosk.primary()),
                Format::Json => serde_json::to_string_pretty(&figures)
                    .map(|json| json + "\n")
                    .map_err(|error| files(format!("the report can't be written ({error})")))?,
            }
        }
    };
    out.write_all(page.as_bytes()).map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}
