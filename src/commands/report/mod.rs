//! `breakroom report`: what the room knows, how that moves, and which questions fail; whether
//! the wall was fair; and why a question was asked.
//!
//! What may be said [`crate::report`] knows; here it is written for a terminal, a spreadsheet, a
//! program or a browser.

mod csv;
mod html;
mod svg;
mod text;
mod wall_page;
mod why;
mod words;

use std::io::{self, Write};

use jiff::Zoned;
use jiff::civil::Date;

use super::args::Places;
use super::output::say;
use super::{Exit, Failure};
use crate::content;
use crate::content::folder::changed_in;
use crate::content::lint::freshness;
use crate::content::model::Lang;
use crate::kiosk::judge::look;
use crate::ledger::tally;
use crate::report::figures::{self, Figures};

/// Say what the room knows, how that moved, and which questions fail
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Args {
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// Only what happened from then on, such as 2026-09-01
    // Answers count from the beginning of its week.
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// How it is written
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Instead of a report: why this question is asked, or how often this slide comes and why
    #[arg(long, value_name = "ID")]
    pub why: Option<String>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For a terminal.
    #[default]
    #[value(help = None::<&str>)]
    Text,
    /// For a spreadsheet: one table, in which each line says of which kind it is.
    #[value(help = None::<&str>)]
    Csv,
    /// For programs.
    #[value(help = None::<&str>)]
    Json,
    /// For a browser or a printer: one page by itself, with drawings.
    #[value(help = None::<&str>)]
    Html,
}

/// Writes the report as of `now` to `out`.
///
/// # Errors
/// There is no state folder, the ledger can't be read, the question isn't known, or `out` can't
/// be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let loaded =
        args.places.content().map_or_else(content::example, |dir| content::load_dir(&dir, look));
    let Some(state) = args.places.state() else {
        let words = "there is no state folder here; name one with --state";
        return Err(Failure::new(Exit::Usage, words));
    };
    let tally = tally(&state).map_err(|words| Failure::new(Exit::Files, words))?;
    if tally.is_none() {
        let state = state.display();
        say(&format!("nothing has been counted yet; is the kiosk's state folder another? {state}"));
    }
    let content = &loaded.content;
    let page = match &args.why {
        Some(id) => {
            let records = tally.map(|tally| tally.records).unwrap_or_default();
            why::why(content, &records, id, now)?.into_bytes()
        }
        None => {
            let today = now.date();
            let mut figures = tally.map_or_else(
                || Figures::nothing(content, args.since, today),
                |tally| figures::figures(content, &tally, args.since, today),
            );
            if let Some(dir) = args.places.content() {
                figures.grown_old = freshness(content, today, &changed_in(&dir)).lines();
            }
            written(&figures, args.format, content.kiosk.primary())
                .map_err(|error| Failure::unprinted(&error))?
        }
    };
    out.write_all(&page).map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// The report in this format; `lang` is the language of the folder's own words in it.
fn written(figures: &Figures, format: Format, lang: &Lang) -> io::Result<Vec<u8>> {
    Ok(match format {
        Format::Text => text::text(figures).into_bytes(),
        Format::Csv => csv::csv(figures)?,
        Format::Html => html::html(figures, lang).into_bytes(),
        Format::Json => (serde_json::to_string_pretty(figures)? + "\n").into_bytes(),
    })
}
