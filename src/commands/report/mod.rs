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
use std::path::PathBuf;

use jiff::Zoned;
use jiff::civil::Date;

use crate::content;
use crate::ledger::tally;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For a spreadsheet: one table, a kind of line in each.
    Csv,
    /// For programs.
    Json,
    /// One page by itself, drawn, for a browser or a printer.
    Html,
}

/// What to report.
#[derive(Clone, Debug)]
pub struct Order {
    /// The content folder; the built-in example if `None`.
    pub content: Option<PathBuf>,
    /// The state folder, with the ledger.
    pub state: Option<PathBuf>,
    /// Only what happened from then on; answers from the beginning of its week.
    pub since: Option<Date>,
    /// How it is written.
    pub format: Format,
    /// Instead of a report: why this question is asked.
    pub why: Option<String>,
    /// The time, in the kiosk's zone.
    pub now: Zoned,
}

/// Writes the report to `out`.
///
/// # Errors
/// There is no ledger, it can't be read, the question isn't known, or `out` can't be written
/// to; in words.
pub fn run(order: &Order, out: &mut dyn Write) -> Result<(), String> {
    let loaded = order.content.as_deref().map_or_else(content::example, content::load_dir);
    let state = order.state.as_deref();
    let state = state.ok_or("there is no state folder here; name one with --state")?;
    let tally = tally(state)?;
    let content = &loaded.content;
    let page = match &order.why {
        Some(id) => why::why(content, &tally.records, id, &order.now)?,
        None => {
            let figures = figures::figures(content, &tally, order.since, order.now.date());
            match order.format {
                Format::Text => text::text(&figures),
                Format::Csv => csv::csv(&figures),
                Format::Html => html::html(&figures, content.kiosk.primary()),
                Format::Json => serde_json::to_string_pretty(&figures)
                    .map(|json| json + "\n")
                    .map_err(|error| format!("the report can't be written ({error})"))?,
            }
        }
    };
    let written = out.write_all(page.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| format!("the report can't be printed ({error})"))
}
