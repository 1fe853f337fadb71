//! `breakroom desk`: a window in which the content is written.

use std::env;
use std::path::PathBuf;

use super::args::Theme;
use super::{Exit, Failure, places};
use crate::content::model::Lang;
use crate::desk::{self, Options};
use crate::kiosk::judge::{judge, look};
use crate::kiosk::wall;
use crate::player::scene::Mood;
use crate::screens::theme::desk::GLASS;

/// Open a window to write the content in
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The content folder; one that isn't there yet is made [default: as for the kiosk, else ./content]
    pub dir: Option<PathBuf>,
    /// Where what isn't saved yet is kept [default: ~/.local/state/breakroom]
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// The language of the desk's own words, en or zh [default: that of the system]
    #[arg(long, value_name = "TAG")]
    pub lang: Option<String>,
    /// Light or dark
    #[arg(long, value_enum, default_value = "day")]
    pub theme: Theme,
}

/// Shows the desk until its window is closed.
///
/// # Errors
/// There is no display, or graphics fail.
pub fn run(args: &Args) -> Result<Exit, Failure> {
    let options = Options {
        dir: places::content(args.dir.clone()).unwrap_or_else(|| PathBuf::from("content")),
        state: places::state(args.state.clone()),
        lang: language(args.lang.as_deref(), env::var("LC_ALL").or_else(|_| env::var("LANG")).ok()),
        is_dark: args.theme == Theme(Some(Mood::Evening)),
        glass: GLASS,
        clock: wall,
        judge: look,
        judge_whole: judge,
        pictures: places::pictures(),
    };
    desk::run(options).map_err(|words| Failure::new(Exit::Display, words))?;
    Ok(Exit::Done)
}

/// The language that is named, else the system's, if the desk speaks it; else English.
fn language(named: Option<&str>, system: Option<String>) -> Lang {
    let system = system.unwrap_or_default();
    let tag = named.unwrap_or_else(|| system.split('.').next().unwrap_or_default());
    let lang = Lang::new(tag).primary();
    if lang.is_han() { Lang::new("zh") } else { Lang::new("en") }
}
