//! A disk whose sync doesn't return: the tap is seen, right or wrong is not, and what was told
//! outlives a SIGKILL. A small library before the C library's holds the ledger's syncs up.

use std::time::{Duration, Instant};

use breakroom::ledger::tally;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::gate::Gate;
use crate::{CARE, PATIENCE};

/// What a row is filled with as it is offered, and once it is taken.
const CARD: u32 = 0xFFFCF6;
const TAKEN: u32 = 0xCFE5E0;
/// The ground of what is right, which only an answered question shows.
const RIGHT: u32 = 0xD9EEDC;
/// Nothing but ground: beside the question, within the lowest answer, and that of the bar.
const BESIDE: [i16; 2] = [1000, 30];
const ANSWER: [i16; 2] = [1780, 800];
const LEAVE: [i16; 2] = [170, 1000];

/// Answers that the ledger holds.
fn kept(folder: &Folder) -> u64 {
    let tally = tally(&folder.state()).expect("a ledger that can be read").expect("a ledger");
    let sides = tally.questions.iter().flat_map(|asked| asked.weeks.values()).flatten();
    sides.map(|counts| counts.total).sum()
}

/// What hasn't been seen for so long was too short to be seen.
const SEEN_WITHIN: Duration = Duration::from_secs(1);

/// From the loop to the question, open for an answer.
fn join(kiosk: &mut Kiosk, display: &Display) {
    display.tap(BESIDE);
    kiosk.wait("the question, open", PATIENCE, || {
        display.pixel(ANSWER.map(i16::unsigned_abs)) == CARD && !display.shows(RIGHT)
    });
    // A tap so soon after a page has changed is meant for the page before.
    std::thread::sleep(Duration::from_millis(400));
}

/// A kiosk on which an answer has been tapped, and whose disk doesn't return from its sync.
fn answered(display: &Display, folder: &Folder, gate: &Gate) -> Kiosk {
    let mut kiosk = gate.start(display, folder);
    kiosk.wait("the question in the loop", PATIENCE, || display.shows(TAKEN));
    join(&mut kiosk, display);
    gate.close();
    display.tap(ANSWER);
    kiosk.wait("the sync of the answer", PATIENCE, || gate.holds());
    kiosk
}

#[test]
fn a_tap_is_seen_at_once_and_told_only_when_it_is_on_the_disk_which_a_kill_doesnt_undo() {
    for held in [Duration::from_millis(300), Duration::from_secs(3)] {
        let display = Display::start();
        let folder = Folder::with_question();
        let gate = Gate::new(&folder);
        let mut kiosk = answered(&display, &folder, &gate);
        let row = || display.pixel(ANSWER.map(i16::unsigned_abs));
        kiosk.wait("the option as taken, while the sync hangs", PATIENCE, || row() == TAKEN);
        assert!(gate.holds(), "the disk has said nothing yet");
        let since = Instant::now();
        while since.elapsed() < held {
            assert!(!display.shows(RIGHT), "told before it is on the disk");
            assert_eq!(row(), TAKEN);
        }
        assert!(gate.holds() && kiosk.runs());
        gate.open();
        kiosk.wait("what came of it", PATIENCE, || display.shows(RIGHT));
        kiosk.kill();
        assert_eq!(kept(&folder), 1, "held up for {held:?}");
    }
}

// Case: Storage: a disk that hangs
#[test]
fn a_disk_that_says_nothing_any_more_lets_the_quiz_go_on_and_has_the_answer_when_it_wakes() {
    let display = Display::start();
    let folder = Folder::with_question();
    let gate = Gate::new(&folder);
    let mut kiosk = answered(&display, &folder, &gate);
    kiosk.wait("what came of it", PATIENCE, || display.shows(RIGHT));
    assert!(gate.holds(), "it was told without the disk");
    gate.open();
    kiosk.wait("the answer on the disk", PATIENCE, || kept(&folder) == 1);
}

/// From lifting the finger to the option drawn as taken; `None` if that was too short to be seen.
fn until_taken(kiosk: &mut Kiosk, display: &Display) -> Option<Duration> {
    let at = ANSWER.map(i16::unsigned_abs);
    join(kiosk, display);
    display.put_down(ANSWER);
    kiosk.wait("the option under the finger", PATIENCE, || display.pixel(at) != CARD);
    display.lift();
    let lifted = Instant::now();
    let taken = loop {
        if display.pixel(at) == TAKEN {
            break Some(lifted.elapsed());
        }
        // On a fast disk what came of it may be there before the next look.
        if lifted.elapsed() > SEEN_WITHIN && display.shows(RIGHT) {
            break None;
        }
        assert!(lifted.elapsed() < PATIENCE, "the tap isn't seen");
    };
    kiosk.wait("what came of it", PATIENCE, || display.shows(RIGHT));
    display.tap(LEAVE);
    kiosk.wait("the loop", PATIENCE, || !display.shows(RIGHT) && !display.shows(CARE));
    taken
}

/// The same tap on a fast and on a slow disk, in turns; it measures, and only asserts that all
/// answers were kept. `cargo test --test window how_long -- --nocapture` prints the figures.
#[test]
fn how_long_a_tap_takes_on_a_slow_disk() {
    const TAPS: usize = 5;
    let display = Display::start();
    let folder = Folder::with_question();
    let gate = Gate::new(&folder);
    let mut kiosk = gate.start(&display, &folder);
    kiosk.wait("the question in the loop", PATIENCE, || display.shows(TAKEN));
    let disks = [0, 300, 3000].map(Duration::from_millis);
    let mut taken = disks.map(|_| Vec::new());
    for _ in 0..TAPS {
        for (disk, taken) in disks.iter().zip(&mut taken) {
            gate.slow(*disk);
            taken.extend(until_taken(&mut kiosk, &display));
        }
    }
    let median = |taken: &mut Vec<Duration>| {
        taken.sort();
        let middle = taken.get(taken.len() / 2);
        middle.map_or(f64::NAN, |taken| taken.as_secs_f64() * 1e3)
    };
    let fast = median(&mut taken[0]);
    for (disk, taken) in disks.iter().zip(&mut taken) {
        let ms = median(taken);
        println!("sync + {disk:?}: {ms:.1} ms from lift to taken, {:.2} of a fast disk", ms / fast);
    }
    kiosk.kill();
    assert_eq!(kept(&folder), (TAPS * disks.len()) as u64);
}
