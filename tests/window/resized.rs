//! A window whose size and shape never rest.

use std::fs;

use x11rb::protocol::xproto::{ConfigureWindowAux, ConnectionExt as _};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

/// What memory may grow by: far less than one surface for each size would take.
const GROWTH_KB_MAX: u64 = 40_000;

/// What the program has in memory, in kilobytes.
fn resident_kb(kiosk: &Kiosk) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", kiosk.id())).expect("its status");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).expect("a number")
}

// Case: Display: resized 1,000 times
// Case: Display: rotated 1,000 times
#[test]
fn resized_and_turned_a_thousand_times_it_fills_its_window_and_takes_no_more_memory() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut command = Kiosk::command(&folder);
    command.args(["--window", "800x480"]);
    let mut kiosk = Kiosk::start_as(command, &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let (x, _) = display.x();
    let window = display.window();
    let resize = |[width, height]: [u32; 2]| {
        let to = ConfigureWindowAux::new().width(width).height(height);
        x.configure_window(window, &to)
            .expect("the server answers")
            .check()
            .expect("it is resized");
    };
    let mut at_first = None;
    for turn in 0..250u32 {
        // Each wide and upright, and never the size of the turn before.
        let more = turn % 50;
        for size in [[800 + more, 480], [480, 800 + more], [640, 360 + more], [360 + more, 640]] {
            resize(size);
        }
        if turn % 25 == 24 {
            kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
            at_first.get_or_insert_with(|| resident_kb(&kiosk));
        }
    }
    resize([1600, 900]);
    let right = [1599, 5];
    kiosk.wait("the window to be filled", PATIENCE, || display.pixel(right) == CARE);
    resize([800, 480]);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && display.pixel(right) != CARE);
    let (before, after) = (at_first.expect("a look"), resident_kb(&kiosk));
    assert!(after < before + GROWTH_KB_MAX, "{before} kB became {after} kB");
}
