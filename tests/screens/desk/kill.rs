//! Nothing that was typed more than a second ago is lost, whenever the desk is killed.
//!
//! The test runs itself once more as a desk at which somebody types without a pause and saves now
//! and then, and kills it with SIGKILL at a moment of chance, again and again over the same folder;
//! with `BREAKROOM_KILLS` set so often, and it says what came of it. A letter counts as typed before
//! the frame that takes it in. How long a loaded machine takes for one small file is seen from a
//! witness, who writes one all the time beside the desk: so much longer the desk may take as well.
#![expect(clippy::disallowed_methods, reason = "a program to be killed needs a clock")]

use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use breakroom::content::folder::disk::write_whole;
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
/// The witness rests so long after each file.
const BLINK: Duration = Duration::from_millis(10);
/// The frame in which it is typed, the writing that is under way, and its own.
const WAITS: u32 = 3;
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
    let kills = asked.unwrap_or(KILLS);
    let folder = example();
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let (mut proven, mut before) = (0, 0);
    let mut lost = Vec::new();
    for kill in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let life = live(folder.path(), Duration::from_millis(dice % LIFE_MS));
        let age = |(_, at): &&(u64, Instant)| life.killed - *at;
        let old = life.typed.iter().rev().find(|one| age(one) >= KEPT_AFTER + life.late);
        let kept = kept(folder.path());
        assert!(kept >= before, "kill {kill}: {before} was kept, and {kept} is left");
        before = kept;
        if let Some((number, _)) = old {
            let late = life.late;
            assert!(kept >= *number, "kill {kill}, {late:?} late: {number} typed, {kept} left");
            proven += 1;
        }
        lost.extend(life.typed.iter().find(|(number, _)| *number > kept).as_ref().map(age));
        let disk = std::fs::read_to_string(folder.path().join(FILE)).expect("the file is there");
        assert!(!Sketch::new(&disk).is_unreadable(), "kill {kill}: {disk}");
    }
    assert!(before > 0, "nothing was ever kept");
    if asked.is_some() {
        assert!(proven > kills / 4, "only {proven} of {kills} typed for a second");
        lost.sort_unstable();
        let (middle, most) = (lost[lost.len() / 2], lost[lost.len() - 1]);
        println!("{kills} kills, {proven} of them long enough after the first letter: lost were");
        println!("{middle:?} of typing in the middle, and at most {most:?}");
    }
}

/// A desk's life.
struct Life {
    /// What was typed, and when.
    typed: Vec<(u64, Instant)>,
    killed: Instant,
    /// How much longer it may have taken for the machine's sake.
    late: Duration,
}

/// What a desk that is to be killed says.
#[derive(Clone, Copy)]
enum Said {
    Typed(u64),
    Witness,
}

/// Lets a desk live for `life` once it types, and kills it.
fn live(folder: &Path, life: Duration) -> Life {
    let mut child = Command::new(env::current_exe().expect("a path"))
        .args([ME, "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a program");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let mut next = move || loop {
        let line = lines.next()?.ok()?;
        let said = match line.split_once("typed ").and_then(|(_, number)| number.parse().ok()) {
            Some(number) => Said::Typed(number),
            None if line.ends_with("witness") => Said::Witness,
            None => continue,
        };
        return Some((said, Instant::now()));
    };
    let first = next().expect("it types");
    let reader = thread::spawn(move || {
        std::iter::once(first).chain(std::iter::from_fn(next)).collect::<Vec<_>>()
    });
    thread::sleep(life);
    let killed = Instant::now();
    child.kill().expect("killed");
    child.wait().expect("dead");
    let said = reader.join().expect("no panic");
    let witnessed = said.iter().filter(|(said, _)| matches!(said, Said::Witness));
    let mut seen = witnessed.map(|(_, at)| *at).chain([killed]);
    let mut last = first.1;
    let gaps = seen.by_ref().map(|at| at.duration_since(std::mem::replace(&mut last, at)));
    let late = gaps.max().unwrap_or_default().saturating_sub(BLINK) * WAITS;
    let number = |(said, at)| match said {
        Said::Typed(number) => Some((number, at)),
        Said::Witness => None,
    };
    Life { typed: said.into_iter().filter_map(number).collect(), killed, late }
}

/// The last that is left of what was typed: in a draft, or saved.
fn kept(folder: &Path) -> u64 {
    let state = folder.join("state");
    let drafts = Drafts::of(&state, folder).read();
    let draft = drafts.iter().find(|draft| draft.file == FILE).map(|draft| draft.ours.to_vec());
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
    let small = folder.join("state/witness");
    thread::spawn(move || bear_witness(&small));
    desk.act(Act::Draft(true), &ctx);
    desk.act(Act::Choose(FILE.to_owned(), 0), &ctx);
    for number in first.. {
        let edit = Edit::Set(place(false), quoted(&number.to_string()));
        let change = Change { field: Some("body".to_owned()), edits: vec![edit] };
        writeln!(out, "typed {number}").and_then(|()| out.flush()).unwrap_or_default();
        let input = RawInput { time: Some(begun.elapsed().as_secs_f64()), ..Default::default() };
        let output = ctx.run_ui(input, |ui| {
            desk.act(Act::Change(change.clone()), ui.ctx());
            if number % SAVED_EVERY == 0 {
                desk.act(Act::Save, ui.ctx());
            }
            desk.ui(ui);
        });
        output.drop_without_applying_deltas();
        thread::sleep(Duration::from_millis(LETTER_MS));
    }
}

/// Writes a small file as drafts are written, again and again, and says so each time.
fn bear_witness(place: &Path) {
    let mut out = std::io::stdout();
    while write_whole(place, b"witness").is_ok() {
        writeln!(out, "witness").and_then(|()| out.flush()).unwrap_or_default();
        thread::sleep(BLINK);
    }
}

/// A number past all that was typed by the desks before.
fn kept_before(folder: &Path) -> u64 {
    let disk = std::fs::read(folder.join("typed")).unwrap_or_default();
    let round = String::from_utf8_lossy(&disk).trim().parse::<u64>().unwrap_or(0) + 1;
    std::fs::write(folder.join("typed"), round.to_string()).unwrap_or_default();
    round * 1_000_000
}
