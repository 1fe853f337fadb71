//! `breakroom check`: says what is wrong with a content folder, and how well it covers its roles.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::args::Places;
use super::{Exit, Failure, places};
use crate::content::finding::phrase::count;
use crate::content::finding::{Finding, limited};
use crate::content::lint::{Coverage, coverage, freshness, lint, without_consequences};
use crate::content::model::{Content, Pole};
use crate::content::{PhotoFact, fingerprint, photo_fact, read, read_dir};
use crate::kiosk::judge::{judge, look};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

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

/// Checks the content folder that is meant, as of `now`, and prints what it finds to `out`.
///
/// # Errors
/// There is no content folder, or `out` can't be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let named = args.dir.clone().or_else(|| args.places.content.clone());
    let Some(dir) = places::content(named) else {
        let words = "there is no content folder here; name one: breakroom check DIR";
        return Err(Failure::new(Exit::Usage, words));
    };
    let checked = check(&dir, args.format, super::today(now), out);
    checked.map_err(|error| Failure::unprinted(&error))
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
    let files = read_dir(dir);
    // Only the photos that would be shown are decoded, and which these are stands in the content.
    let quick = |path: &Path| photo_fact(dir, path, &look);
    let judged = judged(dir, &read(&files, &quick).0);
    let photo = |path: &Path| judged.get(path).cloned().unwrap_or_else(|| quick(path));
    let (content, mut findings) = read(&files, &photo);
    let advice = lint(&content, &files, &photo, today);
    let advice = without_consequences(advice, &findings);
    findings.extend(advice);
    let mut offscreen = Offscreen::new(Words::of_files(&files));
    findings.extend(super::fit::findings(&content, &files, &mut offscreen));
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

/// What is known about every photo in `content` once it has been decoded as for the glass, on as
/// many threads as there are cores.
fn judged(dir: &Path, content: &Content) -> HashMap<PathBuf, PhotoFact> {
    let paths: BTreeSet<&Path> = content.photos().map(|photo| photo.path.as_path()).collect();
    let paths = Mutex::new(paths.into_iter());
    let judged = Mutex::new(HashMap::new());
    let work = || {
        loop {
            // A thread that panicked can have left neither of them half-done.
            let next = paths.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(path) = next else {
                return;
            };
            let fact = photo_fact(dir, path, &judge);
            judged.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), fact);
        }
    };
    thread::scope(|scope| {
        for _ in 1..thread::available_parallelism().map_or(1, NonZero::get) {
            // With fewer it takes longer.
            let _ = thread::Builder::new().spawn_scoped(scope, work);
        }
        work();
    });
    judged.into_inner().unwrap_or_else(PoisonError::into_inner)
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
    table(&coverage(content), out)
}

/// When each file of the folder at `dir` was last changed, by the machine's own zone.
pub(super) fn changed_in(dir: &Path) -> impl Fn(&Path) -> Option<Date> {
    move |file| {
        let changed = std::fs::metadata(dir.join(file)).ok()?.modified().ok()?;
        Some(Timestamp::try_from(changed).ok()?.to_zoned(TimeZone::system()).date())
    }
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
    let (care, dignity) = (coverage.percent(Pole::Care), coverage.percent(Pole::Dignity));
    writeln!(out, "\ncare {care} %, dignity {dignity} % of slides and questions")
}
