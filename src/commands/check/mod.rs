//! `breakroom check`: says what is wrong with a content folder, and how well it covers its roles.

mod photos;
mod watch;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;

use super::args::Places;
use super::{Exit, Failure, places};
use crate::content::finding::phrase::count;
use crate::content::finding::{Finding, limited};
use crate::content::folder::changed_in;
use crate::content::folder::layout::VALUES;
use crate::content::lint::{Coverage, coverage, freshness, lint, without_consequences};
use crate::content::model::{Content, Pole};
use crate::content::{fingerprint, inbox, list_in_doubt, photo_fact, read, read_dir};
use crate::kiosk::judge::look;
use crate::kiosk::speech::engine;
use crate::kiosk::supervise::signals::Signals;
use crate::screens::fit;
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;
use photos::Judged;
use watch::Page;

/// Read the content folder and say what is wrong with it
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The content folder [default: as for the kiosk]
    pub dir: Option<PathBuf>,
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Write it into this file instead, if it says something else than before
    #[arg(long, value_name = "FILE")]
    pub write: Option<PathBuf>,
    /// Go on looking at the folder, and keep that file up to date until the program is ended
    #[arg(long, requires = "write")]
    pub watch: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: each finding with its line and a caret, and a table at the end.
    #[default]
    #[value(help = None::<&str>)]
    Human,
    /// For programs: an array of findings.
    #[value(help = None::<&str>)]
    Json,
}

/// Checks the content folder that is meant, as of `now`, and prints what it finds to `out`, or
/// into the file that is named.
///
/// # Errors
/// There is no content folder, or `out` or the file can't be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let dir = args.content()?;
    let today = super::today(now);
    let Some(file) = &args.write else {
        let checked = check(&dir, args.format, today, out);
        return checked.map_err(|error| Failure::unprinted(&error));
    };
    let mut page = Page::new(file, &dir)?;
    let mut said = Vec::new();
    let exit = check(&dir, args.format, today, &mut said);
    page.say(said).map_err(|words| Failure::new(Exit::Files, words))?;
    exit.map_err(|error| Failure::unprinted(&error))
}

/// Keeps a file up to date with what is wrong with a content folder, until a signal ends it.
/// `clock` says what the wall shows.
///
/// # Errors
/// There is no content folder, the file can't be one to write into, or the program has a fault.
pub fn watch(args: &Args, signals: Signals, clock: fn() -> Zoned) -> Result<Exit, Failure> {
    let dir = args.content()?;
    let page = Page::new(args.write.as_deref().unwrap_or(Path::new("")), &dir)?;
    watch::watch((dir, args.format), page, signals, &|| super::today(&clock()))
}

impl Args {
    fn content(&self) -> Result<PathBuf, Failure> {
        let named = self.dir.clone().or_else(|| self.places.content.clone());
        places::content(named).ok_or_else(|| {
            let words = "there is no content folder here; name one: breakroom check DIR";
            Failure::new(Exit::Usage, words)
        })
    }
}

/// Checks the folder at `dir` and prints what it finds to `out`; `today` tells which consents run
/// out. Answers [`Exit::Done`] if there is no error among the findings, else [`Exit::Faulty`].
///
/// # Errors
/// `out` can't be written to.
pub fn check(
    dir: &Path,
    format: Format,
    today: Option<Date>,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    check_again(&mut Judged::default(), (dir, format), today, out)
}

/// The same, with the photos that were judged before.
fn check_again(
    judged: &mut Judged,
    (dir, format): (&Path, Format),
    today: Option<Date>,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let files = read_dir(dir);
    // Only the photos that would be shown are decoded, and which these are stands in the content.
    let quick = |path: &Path| photo_fact(dir, path, &look);
    let judged = judged.of(dir, &read(&files, &quick).0);
    let photo = |path: &Path| judged.get(path).cloned().unwrap_or_else(|| quick(path));
    let (content, mut findings) = read(&files, &photo);
    findings.extend(list_in_doubt(&files));
    let advice = lint(&content, &files, &photo, today);
    let advice = without_consequences(advice, &findings);
    findings.extend(advice);
    findings.extend(inbox::read(dir).findings);
    findings.extend(engine::finding(&content, &files));
    let mut offscreen = Offscreen::new(Words::of_files(&files));
    findings.extend(fit::findings(&content, &files, &mut offscreen));
    let findings = limited(findings);
    match format {
        Format::Human => {
            human(&findings, &content, out)?;
            writeln!(out, "fingerprint {}", fingerprint(&files))?;
            let old = today.map(|today| freshness(&content, today, &changed_in(dir)).lines());
            grown_old(&old.unwrap_or_default(), out)?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut *out, &findings)?;
            writeln!(out)?;
        }
    }
    let faulty = findings.iter().any(Finding::is_error);
    Ok(if faulty { Exit::Faulty } else { Exit::Done })
}

fn human(findings: &[Finding], content: &Content, out: &mut dyn Write) -> io::Result<()> {
    for finding in last_is_first_to_fix(findings) {
        writeln!(out, "{}\n", finding.render())?;
    }
    let errors = findings.iter().filter(|f| f.is_error()).count();
    writeln!(
        out,
        "{}, {}, {}: {}, {}",
        count(content.slides.len(), "slide"),
        count(content.questions.len(), "question"),
        count(content.commendations.len(), "commendation"),
        count(errors, "error"),
        count(findings.len() - errors, "warning")
    )?;
    let coverage = coverage(content);
    table(&coverage, out)?;
    // An item is about what its value is about.
    if findings.iter().any(|f| f.is_error() && f.file == Path::new(VALUES)) {
        return writeln!(out, "\ncare and dignity aren't known while values.ron has an error");
    }
    let (care, dignity) = (coverage.percent(Pole::Care), coverage.percent(Pole::Dignity));
    writeln!(out, "\ncare {care} %, dignity {dignity} % of slides and questions")
}

fn grown_old(lines: &[String], out: &mut dyn Write) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nGrown old, for those in the room:")?;
    lines.iter().try_for_each(|line| writeln!(out, "  {line}"))
}

/// What is to be fixed first stands last, nearest to the prompt: errors after warnings, what is
/// about the settings or the folder after what is held against them, and of a file the first.
fn last_is_first_to_fix(findings: &[Finding]) -> Vec<&Finding> {
    let mut order: Vec<&Finding> = findings.iter().rev().collect();
    // A file in a folder has that folder before it, one of settings nothing, the folder itself
    // has no name.
    order.sort_by_key(|f| (f.is_error(), std::cmp::Reverse(f.file.components().count())));
    order
}

fn table(coverage: &Coverage, out: &mut dyn Write) -> io::Result<()> {
    // Ids are plain ASCII, so their characters are their columns.
    let ids = coverage.roles.iter().map(|r| r.id.as_str().len());
    let width = ids.max().unwrap_or(0).max("role".len());
    if !coverage.roles.is_empty() {
        writeln!(out, "\n{:width$}  slides (own)  questions (own)", "role")?;
    }
    for role in &coverage.roles {
        let slides = format!("{} ({})", role.slides, role.slides_own);
        let questions = format!("{} ({})", role.questions, role.questions_own);
        writeln!(out, "{:width$}  {slides:>12}  {questions:>15}", role.id.as_str())?;
    }
    Ok(())
}
