//! `breakroom simulate`: months on the wall in seconds, with all that goes wrong there.
//!
//! What is played is the program itself: the content folder on a real disk, who follows it, the
//! player, the ledger in a real file, the photos and the pages. Only the clock, the window and
//! chance are made up, so that a seed is the same month each time.

mod accounts;
mod clock;
mod dice;
mod docs;
mod folder;
mod glass;
mod life;
mod log;
mod scratch;
mod texts;
mod world;

use std::io::{self, Write};
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;

use super::{Exit, Failure};
use scratch::Scratch;
use world::faults::Kind;
use world::{Stop, World};

/// What is and isn't simulated, as `--help` says it.
pub const HELP: &str = "\
What must hold at every step: something of the loop is on the glass while the room is open; good
content shows within 10 s, and who has withdrawn or whose time is over is gone within 10 s; one
finding tells of each bad file or item, and what was good last stays; an answer that was
acknowledged is in the ledger after any kill; nothing panics or grows; of a fault nothing is seen
but the dot; and whoever walks away leaves the loop behind.

Not simulated: the window, its driver and the GPU, fades, X11, Wayland and signals (see
tests/window); threads, which take turns here, but for the decoders of photos; the seconds in which
nobody writes to the folder, when it is looked at once an hour only; most pages, of which one in
211 is drawn; a power cut that loses what the disk said was written; files that can't be read for
want of rights, for which a file of 16 MB stands in.";

/// Play the kiosk for days on a simulated clock, with faults, and say whether it kept its promises
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Days to play
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub days: u32,
    /// The seed: the same one is the same run
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "seeds")]
    pub seed: u64,
    /// All seeds from one to another, such as 1..200
    #[arg(long, value_name = "FROM..TO", value_parser = seeds)]
    pub seeds: Option<RangeInclusive<u64>>,
    /// What goes wrong: all, none, or some of writers,disks,clocks,fingers,restarts,displays
    #[arg(long, value_name = "KINDS", default_value = "all", value_parser = kinds)]
    pub faults: Kinds,
    /// Print everything that happens
    #[arg(long)]
    pub log: bool,
    /// Where the simulated disk is, in a folder that is removed again [default: /dev/shm, or where
    /// temporary files are]
    #[arg(long, value_name = "DIR")]
    pub disk: Option<PathBuf>,
}

/// Kinds of faults.
#[derive(Clone, Debug)]
pub struct Kinds(Vec<Kind>);

fn seeds(text: &str) -> Result<RangeInclusive<u64>, String> {
    let ends = text.split_once("..").map(|(from, to)| (from, to.trim_start_matches('=')));
    let ends = ends.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    ends.map(|(from, to)| from..=to).ok_or_else(|| "write it like 1..200".into())
}

fn kinds(text: &str) -> Result<Kinds, String> {
    use clap::ValueEnum as _;
    match text {
        "all" => Ok(Kinds(Kind::value_variants().to_vec())),
        "none" => Ok(Kinds(Vec::new())),
        some => some
            .split(',')
            .map(|word| Kind::from_str(word.trim(), true))
            .collect::<Result<_, _>>()
            .map(Kinds),
    }
}

/// What a run came to.
pub struct Outcome {
    /// A line for people.
    pub words: String,
    /// The broken promise, with what led to it.
    pub broken: Option<String>,
    /// A name of everything that happened.
    pub log: String,
}

/// Plays what is asked for and prints what came of it to `out`.
///
/// # Errors
/// The simulated disk can't be made, or `out` can't be written to.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let seeds = args.seeds.clone().unwrap_or(args.seed..=args.seed);
    let mut exit = Exit::Done;
    for seed in seeds {
        let outcome = play(args, seed, out, &mut |_| {})?;
        writeln!(out, "{}", outcome.words).map_err(|error| Failure::unprinted(&error))?;
        if let Some(broken) = outcome.broken {
            writeln!(out, "{broken}").map_err(|error| Failure::unprinted(&error))?;
            exit = Exit::Faulty;
        }
        out.flush().map_err(|error| Failure::unprinted(&error))?;
    }
    let about = "Not simulated: see breakroom simulate --help.";
    writeln!(out, "{about}").map_err(|error| Failure::unprinted(&error))?;
    Ok(exit)
}

/// How large things are that must not grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The hour since the beginning.
    pub hour: u32,
    /// Textures that are alive.
    pub textures: usize,
    /// What egui remembers under ids.
    pub ids: usize,
}

/// Plays one seed; `watch` is called after each hour.
///
/// # Errors
/// The simulated disk can't be made or used, or `out` can't be written to.
pub fn play(
    args: &Args,
    seed: u64,
    out: &mut dyn Write,
    watch: &mut dyn FnMut(Sizes),
) -> Result<Outcome, Failure> {
    let failed = |error: io::Error| {
        Failure::new(Exit::Files, format!("the simulated disk can't be used ({error})"))
    };
    let scratch = Scratch::new(args.disk.as_deref(), seed).map_err(failed)?;
    let world = World::new(seed, scratch.path(), &args.faults.0, args.log);
    let mut world = world.map_err(|stop| match stop {
        Stop::Machine(error) => failed(error),
        Stop::Broken(what) => Failure::new(Exit::Faulty, what),
    })?;
    let ended = catch_unwind(AssertUnwindSafe(|| {
        for hour in 1..=24 * args.days {
            world.run(Duration::from_secs(3600) * hour)?;
            watch(Sizes { hour, textures: world.glass.textures(), ids: world.glass.ids() });
        }
        world.end()
    }));
    let broken = match ended {
        Ok(Ok(())) => None,
        Ok(Err(Stop::Broken(what))) => Some(what),
        Ok(Err(Stop::Machine(error))) => return Err(failed(error)),
        Err(_) => Some("V5: it panicked; what it said stands above".to_owned()),
    };
    for line in world.log.all() {
        writeln!(out, "{line}").map_err(|error| Failure::unprinted(&error))?;
    }
    Ok(told(args, seed, &world, broken))
}

fn told(args: &Args, seed: u64, world: &World, broken: Option<String>) -> Outcome {
    let (log, at) = (world.log.name(), log::stamp(world.clock.elapsed()));
    let [drawn, looked_at] = world.glass.drawn;
    let did = format!(
        "{} frames, {} faults, {} answers acknowledged, {drawn} pages drawn, {looked_at} looked at; log {log}",
        world.log.frames, world.faults, world.accounts.count
    );
    let Some(what) = broken else {
        let words = format!("seed {seed}: {} days, all promises kept; {did}", args.days);
        return Outcome { words, broken: None, log };
    };
    let words = format!("seed {seed}: broken at {at}, frame {}; {did}", world.log.frames);
    let lines: Vec<&str> = world.log.last().collect();
    let again = format!("again: breakroom simulate --days {} --seed {seed} --log", args.days);
    Outcome {
        words,
        broken: Some(format!("  {what}\n    {}\n  {again}", lines.join("\n    "))),
        log,
    }
}
