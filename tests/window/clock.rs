//! Hours that come while nobody looks: the clock is set, the machine sleeps, or its zone changes.
//! A small library before the C library's puts the wall clock ahead.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

const OPEN: &str = r#"open: [
    (days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], from: "08:00", to: "18:00"),
]"#;
/// By then the program has looked at its clock.
const LOOKED_AT_WITHIN: Duration = Duration::from_secs(7);
const DAY_S: i64 = 86_400;
const HOUR_S: i64 = 3600;

/// Puts the wall clock at a time of the day in UTC, on a day that is believed.
fn set_clock(ahead: &Path, seconds_of_day: i64) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs() as i64;
    let midnight = now - now % DAY_S + DAY_S;
    // A whole file at once: the program may read it at any time.
    let new = ahead.with_extension("new");
    fs::write(&new, (midnight + seconds_of_day - now).to_string()).expect("it is written");
    fs::rename(new, ahead).expect("it is set");
}

/// A kiosk with a wall clock of its own; it isn't started yet.
fn with_clock(folder: &Folder, ahead: &Path) -> Command {
    let library = folder.path().join("clock.so");
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/window/clock.c");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([library.as_os_str(), source.as_ref()])
        .args(["-ldl"])
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the C compiler builds the clock");
    let mut command = Kiosk::command(folder);
    command.env("LD_PRELOAD", library).env("CLOCK_AHEAD", ahead);
    command
}

// Case: Time: set over an opening while closed
// Case: Time: woken over an opening while closed
#[test]
fn an_opening_that_a_sleeping_machine_or_a_set_clock_has_passed_is_not_slept_through() {
    let display = Display::start();
    let folder = Folder::with_settings(&format!("{OPEN}, time_zone: \"UTC\""));
    let ahead = folder.path().join("ahead");
    set_clock(&ahead, 3 * HOUR_S);
    let mut kiosk = Kiosk::start_as(with_clock(&folder, &ahead), &display);
    kiosk.wait("the keyboard", PATIENCE, || display.has_keyboard());
    assert!(!display.shows(CARE), "at three in the night the glass is black");
    set_clock(&ahead, 11 * HOUR_S);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    set_clock(&ahead, 20 * HOUR_S);
    kiosk.wait("black", PATIENCE, || !display.shows(CARE));
    set_clock(&ahead, 17 * HOUR_S);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Time: 1970
// Case: Time: 2038
// Case: Time: 9999
#[test]
fn at_the_ends_of_the_calendar_and_on_the_way_there_something_is_on_the_glass() {
    let display = Display::start();
    let folder = Folder::with_settings(&format!("{OPEN}, time_zone: \"UTC\""));
    let ahead = folder.path().join("ahead");
    set_clock(&ahead, 12 * HOUR_S);
    let mut kiosk = Kiosk::start_as(with_clock(&folder, &ahead), &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs() as i64;
    // On the first day of 1970, on the day after the end of 32 bits, and on the last two days of
    // the calendar, of which jiff knows only the first.
    for at in [HOUR_S, 2_147_515_200, 253_402_171_200, 253_402_257_600] {
        fs::write(&ahead, (at - now).to_string()).expect("the clock is set");
        std::thread::sleep(LOOKED_AT_WITHIN);
        kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    }
}

// Case: Time: the zone changed while running
#[test]
fn another_time_zone_of_the_machine_is_gone_by() {
    let display = Display::start();
    let folder = Folder::with_settings(OPEN);
    let zone = folder.path().join("localtime");
    let set_zone = |name: &str| {
        let new = folder.path().join("new");
        symlink(format!("/usr/share/zoneinfo/{name}"), &new).expect("a link");
        fs::rename(new, &zone).expect("it is turned");
    };
    set_zone("Etc/UTC");
    let mut command = Kiosk::command(&folder);
    command.args(["--now", "2026-11-24T01:00:00Z"]).env("TZ", format!(":{}", zone.display()));
    let mut kiosk = Kiosk::start_as(command, &display);
    kiosk.wait("the keyboard", PATIENCE, || display.has_keyboard());
    assert!(!display.shows(CARE), "at one in the night the glass is black");
    set_zone("Asia/Shanghai");
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}
