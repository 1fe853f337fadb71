//! `breakroom check`: says what is wrong with a content folder, and how well it covers its roles.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

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
use crate::kiosk::judge::{judge, look, refusal};
use crate::photos::PhotoFault;
use crate::photos::fault::Cause;
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;

/// How long no picture is judged before those under way are taken to hang; the largest that is
/// opened takes some seconds.
const JUDGE_WAIT: Duration = Duration::from_secs(30);
/// How often that is waited for.
const HANGS_MAX: u32 = 3;

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
    let paths: BTreeSet<PathBuf> = content.photos().map(|photo| photo.path.clone()).collect();
    let dir = dir.to_owned();
    judged_by(paths, JUDGE_WAIT, move |path| photo_fact(&dir, path, &judge))
}

/// What a thread says of its work.
enum Said {
    Began(PathBuf),
    Judged(PathBuf, PhotoFact),
}

/// What `judge` says of each of `paths`. One that keeps it busy for so long that nothing is judged
/// any more within `wait` can't be shown, and its thread is left behind; after a few of these
/// whatever is left can't either.
fn judged_by(
    paths: BTreeSet<PathBuf>,
    wait: Duration,
    judge: impl Fn(&Path) -> PhotoFact + Send + Sync + 'static,
) -> HashMap<PathBuf, PhotoFact> {
    let mut unjudged = paths.clone();
    let paths = Arc::new(Mutex::new(paths.into_iter()));
    let (sender, said) = channel();
    let judge = Arc::new(judge);
    let start_threads = || {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let (paths, judge, sender) = (Arc::clone(&paths), Arc::clone(&judge), sender.clone());
            // With fewer it takes longer.
            let _ = thread::Builder::new().spawn(move || work(&paths, &*judge, &sender));
        }
    };
    let too_long = refusal(&PhotoFault::Unreadable(Cause::TookTooLong));
    let mut facts = HashMap::new();
    let (mut under_way, mut hangs) = (BTreeSet::new(), 0);
    start_threads();
    while !unjudged.is_empty() {
        match said.recv_timeout(wait) {
            Ok(Said::Began(path)) => drop(under_way.insert(path)),
            Ok(Said::Judged(path, fact)) => {
                under_way.remove(&path);
                if unjudged.remove(&path) {
                    facts.insert(path, fact);
                }
            }
            Err(_) => {
                hangs += 1;
                let hanging = std::mem::take(&mut under_way);
                let left = if hangs < HANGS_MAX { hanging } else { unjudged.clone() };
                for path in left {
                    unjudged.remove(&path);
                    facts.insert(path, PhotoFact::Refused(too_long.clone()));
                }
                start_threads();
            }
        }
    }
    facts
}

/// Judges what is left of `paths`, until there is nothing or nobody listens.
fn work(
    paths: &Mutex<impl Iterator<Item = PathBuf>>,
    judge: &impl Fn(&Path) -> PhotoFact,
    sender: &Sender<Said>,
) {
    loop {
        // A thread that panicked can't have left them half-done.
        let Some(path) = paths.lock().unwrap_or_else(PoisonError::into_inner).next() else {
            return;
        };
        if sender.send(Said::Began(path.clone())).is_err() {
            return;
        }
        let fact = judge(&path);
        if sender.send(Said::Judged(path, fact)).is_err() {
            return;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names(hanging: usize) -> BTreeSet<PathBuf> {
        let hanging = (0..hanging).map(|n| format!("a-hang-{n}.jpg"));
        hanging.chain(["good.jpg".into(), "other.jpg".into()]).map(PathBuf::from).collect()
    }

    // Case: Process: a decoder that hangs
    #[test]
    fn a_decoder_that_hangs_ends_the_check_of_its_photo_alone_and_many_that_do_end_it_all() {
        let present = PhotoFact::Present { width: 9, height: 9 };
        let there = present.clone();
        let judge = move |path: &Path| {
            while path.to_string_lossy().contains("hang") {
                thread::park();
            }
            there.clone()
        };
        let wait = Duration::from_millis(200);
        let facts = judged_by(names(1), wait, judge.clone());
        assert_eq!(facts[Path::new("good.jpg")], present);
        assert_eq!(facts[Path::new("other.jpg")], present);
        let PhotoFact::Refused(refusal) = &facts[Path::new("a-hang-0.jpg")] else {
            panic!("{facts:?}")
        };
        assert_eq!(refusal.what, "the picture takes too long to open");
        let facts = judged_by(names(10_000), wait, judge);
        assert_eq!(facts.len(), 10_002, "it comes to an end");
    }
}
