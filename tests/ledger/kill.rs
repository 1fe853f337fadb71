//! No answer that was acknowledged is lost, whenever the program is killed.
//!
//! The test runs itself once more as the program that answers, and kills it with SIGKILL at a
//! moment of chance, again and again over the same ledger. Set `BREAKROOM_KILLS` for more
//! moments than the usual ones.
#![expect(clippy::disallowed_methods, reason = "a program to be killed needs a clock")]

use std::env;
use std::io::{BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use breakroom::content::example;
use breakroom::content::model::Id;
use breakroom::ledger::{Answer, Entry, Ledger, Outcome, Version, tally};
use jiff::Zoned;
use tempfile::TempDir;

/// Moments at which the program is killed.
const KILLS: u32 = 200;
/// Longest life of a program, in microseconds.
const LIFE_US: u64 = 40_000;
/// Answers on their way at once: taps in a hurry.
const AT_ONCE: usize = 4;
const FOLDER: &str = "BREAKROOM_KILL_FOLDER";
/// What the program says.
const OPENED: u8 = b'?';
const ACKNOWLEDGED: u8 = b'!';
const ME: &str = "kill::nothing_acknowledged_is_lost_to_a_kill";

// Case: Process: SIGKILL at 5,000 moments
#[test]
fn nothing_acknowledged_is_lost_to_a_kill() {
    if let Some(folder) = env::var_os(FOLDER) {
        return answer_for_ever(Path::new(&folder));
    }
    let kills = env::var("BREAKROOM_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let dir = TempDir::new().expect("a folder");
    let mut dice = 0x2545_F491_4F6C_DD1D_u64;
    let (mut acknowledged, mut lives) = (0_u64, 0);
    for kill in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let seen = live(dir.path(), Duration::from_micros(dice % LIFE_US), kill % 3 != 0);
        acknowledged += seen;
        lives += u32::from(seen > 0);
        let kept = kept(dir.path());
        assert!(kept >= acknowledged, "kill {kill}: {kept} of {acknowledged} are left");
        // What was under way may have come in, too.
        let most = acknowledged + (AT_ONCE as u64 + 1) * u64::from(kill + 1);
        assert!(kept <= most, "kill {kill}: {kept} is more than was ever answered");
    }
    assert!(lives > kills / 4, "only {lives} of {kills} programs came to acknowledge anything");
    let aside = dir.path().join("ledger.sqlite.broken-1");
    assert!(!aside.exists(), "a kill damages nothing");
}

/// Lets a program live for `life`, kills it, and gives how many answers it has acknowledged.
/// Its life begins when it is started, or with `opened` once it has opened the ledger.
fn live(dir: &Path, life: Duration, opened: bool) -> u64 {
    let me = env::current_exe().expect("a path");
    let mut child = Command::new(me)
        .args([ME, "--exact", "--nocapture"])
        .env(FOLDER, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a program");
    let out = child.stdout.take().expect("its output");
    let (send_opened, is_open) = channel();
    let reader = thread::spawn(move || {
        let mut seen = 0;
        for byte in BufReader::new(out).bytes() {
            match byte.expect("its words") {
                ACKNOWLEDGED => seen += 1,
                OPENED => send_opened.send(()).unwrap_or_default(),
                _ => {}
            }
        }
        seen
    });
    if opened {
        is_open.recv().expect("it opens the ledger");
    }
    thread::sleep(life);
    child.kill().expect("killed");
    child.wait().expect("dead");
    reader.join().expect("no panic")
}

fn kept(dir: &Path) -> u64 {
    // Killed before there was a ledger, it has kept nothing and acknowledged nothing.
    if !dir.join("ledger.sqlite").exists() {
        return 0;
    }
    let tally = tally(dir).expect("a ledger that can be read").expect("a ledger");
    let sides = tally.questions.iter().flat_map(|asked| asked.weeks.values()).flatten();
    sides.map(|counts| counts.total).sum()
}

fn answer_for_ever(dir: &Path) {
    let start = Instant::now();
    let wall: Zoned = "2026-11-04T12:00:00+01:00[Europe/Berlin]".parse().expect("a time");
    let version = Version::of(&example().content.questions[0]);
    let (mut ledger, findings) = Ledger::open(Some(dir));
    assert_eq!(findings, []);
    say(OPENED);
    let (wake, woken) = channel();
    ledger.set_wake(move || wake.send(()).unwrap_or_default());
    let mut under_way = 0;
    for n in 0_u64.. {
        while under_way == AT_ONCE {
            let done = ledger.poll(start.elapsed());
            under_way -= done.len();
            for done in done {
                if done.outcome == Outcome::Durable {
                    say(ACKNOWLEDGED);
                }
            }
            if under_way == AT_ONCE {
                woken.recv().expect("the writer lives");
            }
        }
        let answer = Answer {
            question: Id::new(&format!("q{}", n % 40)),
            version,
            options: vec![u8::from(n % 3 == 0)],
            right: n % 3 == 0,
            counts: true,
        };
        ledger.record_answer(answer, n + 1, &wall, start.elapsed());
        ledger.record(Entry::Touch, &wall, start.elapsed());
        under_way += 1;
    }
}

fn say(word: u8) {
    let mut out = std::io::stdout();
    out.write_all(&[word]).and_then(|()| out.flush()).expect("somebody listens");
}
