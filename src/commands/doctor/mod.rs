//! `breakroom doctor`: says what is wrong with the machine, and how to fix it.

mod check;
mod facts;
mod privacy;
mod subjects;

use std::io::{self, Write};

use jiff::Zoned;

use super::args::Places;
use super::{Exit, Failure};
use crate::content::Loaded;
use crate::content::finding::phrase::count;
use crate::content::lint::Locator;
use crate::kiosk::probe;
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;
use check::{Check, Verdict};
use facts::{disk, folders, screen, service, time};

/// The end of `doctor --help`.
pub const HELP: &str = "\
Exit codes:
  0  nothing is wrong, or there are warnings only
  1  something is wrong
  2  the command line can't be understood

It looks at the machine as the user who asks, on the display that DISPLAY names. On a machine with
the Debian package, ask as the kiosk does: sudo breakroom-kiosk doctor";

/// Say what is wrong with the machine, and how to fix it
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// The folders with the content and the state
    #[command(flatten)]
    pub places: Places,
    /// Say instead what the program reads, writes and counts
    #[arg(long)]
    pub privacy: bool,
    /// Print JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// Looks at the machine, at `now`, and prints what it finds to `out`. Answers [`Exit::Faulty`] if
/// something is wrong, and [`Exit::Done`] if nothing is but what a warning tells.
///
/// # Errors
/// `out` can't be written to.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let done = if args.privacy {
        privacy::print(&args.places, args.json, out).map(|()| Exit::Done)
    } else {
        let checks = examine(&args.places, now);
        let printed = if args.json { json(&checks, out) } else { human(&checks, out) };
        let is_wrong = checks.iter().any(|check| check.verdict == Verdict::Error);
        printed.map(|()| if is_wrong { Exit::Faulty } else { Exit::Done })
    };
    done.map_err(|error| Failure::unprinted(&error))
}

/// Gathers what is to be known of the machine, and answers every question about it.
fn examine(places: &Places, now: &Zoned) -> Vec<Check> {
    let (content, state) = (places.content(), places.state());
    let loaded = content.as_deref().map_or_else(crate::content::example, folders::content);
    let kiosk = &loaded.content.kiosk;
    let screen = screen::gather();
    let clock = time::gather(now);
    let rights = |path: &Option<_>| path.as_deref().map(folders::rights);

    let mut checks = vec![
        subjects::display::check(&screen, kiosk.monitor.as_deref()),
        subjects::renderer::check(&probe::renderer()),
    ];
    if let Ok(screen) = &screen {
        checks.push(subjects::touch::check(screen));
        checks.extend(subjects::rotation::check(screen, kiosk.monitor.as_deref()));
        checks.push(subjects::blanking::check(screen.blanking));
    }
    checks.extend([
        subjects::fonts::check(&missing_letters(&loaded)),
        subjects::clock::check(&clock),
        subjects::zone::check(kiosk.time_zone.as_deref(), &clock.zone),
        subjects::content::check(content.as_deref(), &loaded),
        subjects::permissions::check(
            rights(&content).as_ref(),
            rights(&state).as_ref(),
            folders::is_root(),
        ),
    ]);
    checks.extend(state.map(|state| subjects::disk::check(&disk::gather(&state))));
    checks.push(subjects::watchdog::check(&service::gather()));
    checks
}

/// The letters of the content that no font has, each once.
fn missing_letters(loaded: &Loaded) -> Vec<char> {
    let mut offscreen = Offscreen::new(Words::of_files(&loaded.files));
    let mut locator = Locator::new(&loaded.files);
    let written = locator.written(&loaded.content.kiosk.languages);
    let all: String = written.iter().map(|written| written.says.as_str()).collect();
    offscreen.missing_glyphs(&all)
}

fn json(checks: &[Check], out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, checks)?;
    writeln!(out)
}

fn human(checks: &[Check], out: &mut dyn Write) -> io::Result<()> {
    for check in checks {
        let Check { subject, asked, verdict, found, fix } = check;
        writeln!(out, "{:<8} {subject}: {asked}", verdict.word())?;
        writeln!(out, "         {found}")?;
        if !fix.is_empty() {
            writeln!(out, "         fix: {fix}")?;
        }
    }
    let of = |verdict| checks.iter().filter(|check| check.verdict == verdict).count();
    let (errors, warnings) = (of(Verdict::Error), of(Verdict::Warning));
    writeln!(out, "\n{}, {}", count(errors, "error"), count(warnings, "warning"))
}
