//! Nothing that was kept is lost, whenever the desk is killed; and, on a machine that does nothing
//! else, nothing that was typed more than a second ago.
//!
//! The test runs itself once more as a desk at which somebody types without a pause and saves now
//! and then, and kills it with SIGKILL at a moment of chance, again and again over the same folder.
//! With `BREAKROOM_KILLS` set it is killed so often, and held to the second; a machine that tests
//! other things beside may let a thread wait for longer than that.
#![expect(clippy::disallowed_methods, reason = "a program to be killed needs a clock")]

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use breakroom::content::model::{Lang, PathStep};
use breakroom::content::ron::edit::{Sketch, quoted};
use breakroom::desk::form::{Change, Edit};
use breakroom::desk::sitting::drafts::Drafts;
use breakroom::desk::{Act, Desk};
use egui::{Context, RawInput};

use super::rig::{example, options};

/// Moments at which the desk is killed.
const KILLS: u32 = 8;
/// Longest life of a desk once it types, in milliseconds.
const LIFE_MS: u64 = 2_500;
/// What was typed so long ago must be there.
const KEPT_AFTER: Duration = Duration::from_secs(1);
/// A letter comes after so long, in milliseconds: somebody types fast, and never rests.
const LETTER_MS: u64 = 40;
/// So many letters after one another are typed before somebody saves.
const SAVED_EVERY: u64 = 13;
/// A thread that sleeps so long tells how busy the machine is.
const BLINK: Duration = Duration::from_millis(5);
/// Typing, drawing, checking and keeping.
const THREADS: u32 = 4;
const FOLDER: &str = "BREAKROOM_DESK_FOLDER";
const FILE: &str = "philosophy/we-promise.ron";
const ME: &str = "desk::kill::what_was_typed_a_second_ago_outlives_a_kill";

// Case: Process: SIGKILL of the desk
#[test]
fn what_was_typed_a_second_ago_outlives_a_kill() {
    if let Some(folder) = env::var_os(FOLDER) {
        return type_for_ever(Path::new(&folder));
    }
    let asked = env::var("BREAKROOM_KILLS").ok().and_then(|n| n.parse().ok());
    let (kills, timed) = (asked.unwrap_or(KILLS), asked.is_some());
    let folder = example();
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let (mut proven, mut before) = (0, 0);
    for kill in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let (typed, late) = live(folder.path(), Duration::from_millis(dice % LIFE_MS));
        let killed = Instant::now();
        let old = typed.iter().rev().find(|(_, at)| killed - *at >= KEPT_AFTER + late);
        let kept = kept(folder.path());
        assert!(kept >= before, "kill {kill}: {before} was kept, and {kept} is left");
        before = kept;
        if let Some((number, _)) = old.filter(|_| timed) {
            assert!(kept >= *number, "kill {kill}: {number} was typed, and {kept} is left");
            proven += 1;
        }
        let disk = std::fs::read_to_string(folder.path().join(FILE)).expect("the file is there");
        assert!(!Sketch::new(&disk).is_unreadable(), "kill {kill}: {disk}");
    }
    assert!(before > 0, "nothing was ever kept");
    assert!(!timed || proven > kills / 4, "only {proven} of {kills} typed for a second");
}

/// Lets a desk live for `life` once it types, kills it, and gives what was typed and when, and how
/// much later than it should a thread has run meanwhile: the desk's have waited as well.
fn live(folder: &Path, life: Duration) -> (Vec<(u64, Instant)>, Duration) {
    let mut child = Command::new(env::current_exe().expect("a path"))
        .args([ME, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a program");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut number = move || loop {
        let line = lines.next()?.ok()?;
        let said = line.rsplit("typed ").next().filter(|_| line.contains("typed "));
        if let Some(number) = said.and_then(|said| said.parse::<u64>().ok()) {
            return Some((number, Instant::now()));
        }
    };
    let first = number().expect("it types");
    let reader = thread::spawn(move || std::iter::from_fn(number).collect::<Vec<_>>());
    let (begun, mut late) = (Instant::now(), Duration::ZERO);
    while begun.elapsed() < life {
        let slept = Instant::now();
        thread::sleep(BLINK);
        late = late.max(slept.elapsed().saturating_sub(BLINK));
    }
    child.kill().expect("killed");
    child.wait().expect("dead");
    let rest = reader.join().expect("no panic");
    // Each of its threads may have had to wait once.
    (std::iter::once(first).chain(rest).collect(), late * THREADS)
}

/// The last that is left of what was typed: in a draft, or saved.
fn kept(folder: &Path) -> u64 {
    let state = folder.join("state");
    let drafts = Drafts::of(&state, folder).read();
    let draft = drafts.iter().find(|draft| draft.file == FILE).map(|draft| draft.ours.clone());
    let disk = || std::fs::read(folder.join(FILE)).expect("the file is there");
    let texts = [draft.unwrap_or_else(disk), disk()];
    let number = |bytes: &Vec<u8>| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let said = Sketch::new(&text).said(&place(true)).unwrap_or_default();
        said.parse::<u64>().unwrap_or(0)
    };
    texts.iter().map(number).max().unwrap_or(0)
}

/// The way to the text that is typed, from the file or from its item.
fn place(in_file: bool) -> Vec<PathStep> {
    let item = in_file.then_some(PathStep::Entry(0));
    let text = [PathStep::Field("body"), PathStep::In(Lang::new("en"))];
    item.into_iter().chain(text).collect()
}

fn type_for_ever(folder: &Path) {
    let mut options = options(folder.into(), Some(folder.join("state")), "en", false);
    options.glass = [160, 90];
    let mut desk = Desk::new(options, || {}).expect("a desk");
    let ctx = Context::default();
    let begun = Instant::now();
    let mut out = std::io::stdout();
    let first = kept_before(folder);
    desk.act(Act::Draft(true), &ctx);
    desk.act(Act::Choose(FILE.to_owned(), 0), &ctx);
    for number in first.. {
        let edit = Edit::Set(place(false), quoted(&number.to_string()));
        let change = Change { field: Some("body".to_owned()), edits: vec![edit] };
        let input = RawInput { time: Some(begun.elapsed().as_secs_f64()), ..Default::default() };
        let output = ctx.run_ui(input, |ui| {
            desk.act(Act::Change(change.clone()), ui.ctx());
            if number % SAVED_EVERY == 0 {
                desk.act(Act::Save, ui.ctx());
            }
            desk.ui(ui);
        });
        output.drop_without_applying_deltas();
        writeln!(out, "typed {number}").and_then(|()| out.flush()).unwrap_or_default();
        thread::sleep(Duration::from_millis(LETTER_MS));
    }
}

/// A number past all that was typed by the desks before.
fn kept_before(folder: &Path) -> u64 {
    let disk = std::fs::read(folder.join("typed")).unwrap_or_default();
    let round = String::from_utf8_lossy(&disk).trim().parse::<u64>().unwrap_or(0) + 1;
    std::fs::write(folder.join("typed"), round.to_string()).unwrap_or_default();
    round * 1_000_000
}
