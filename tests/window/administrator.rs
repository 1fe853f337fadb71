//! What an administrator has of the running program: the pad behind the knock, and the files that
//! a monitoring reads.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, DIGNITY, PATIENCE};

/// The ground of the pad's keys, and of nothing else here.
const KEYS: u32 = 0xFFFCF6;

fn set_pin(folder: &Folder) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.arg("pin").arg("--state").arg(folder.state());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("it starts");
    child.stdin.take().expect("piped").write_all(b"482615\n").expect("typed");
    assert!(child.wait().expect("it ends").success());
}

fn knock(display: &Display) {
    for x in [30, 30, 30, 1890, 1890, 1890] {
        display.tap([x, 30]);
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn a_knock_opens_the_pad_once_a_pin_is_set_and_the_pad_goes_by_itself() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && !display.shows(DIGNITY));
    knock(&display);
    let is_home = || display.shows(CARE) && display.shows(DIGNITY);
    kiosk.wait("the first page of a session, for there is no PIN", PATIENCE, is_home);
    set_pin(&folder);
    knock(&display);
    let is_pad = || display.shows(KEYS) && !display.shows(CARE) && !display.shows(DIGNITY);
    kiosk.wait("the pad", PATIENCE, is_pad);
    kiosk.wait("the loop", PATIENCE, || display.shows(CARE) && !display.shows(DIGNITY));
}

/// A value in the status, by its path.
fn told(state: &Path, path: &str) -> Option<serde_json::Value> {
    let text = fs::read_to_string(state.join("status.json")).ok()?;
    // It is put in its place whole.
    let status: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    status.pointer(path).cloned()
}

#[test]
fn the_status_of_the_running_program_is_in_two_files() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let metrics = folder.path().join("breakroom.prom");
    let mut command = Kiosk::command(&folder);
    command.arg("--metrics").arg(&metrics);
    let mut kiosk = Kiosk::start_as(command, &display);
    let at = |path: &str| told(&folder.state(), path);
    let count = |path: &str| at(path).and_then(|value| value.as_u64());
    kiosk.wait("the status", PATIENCE, || count("/frames").is_some_and(|frames| frames > 0));
    assert_eq!(count("/findings/errors"), Some(0));
    assert_eq!((count("/glass/width_px"), count("/glass/height_px")), (Some(1920), Some(1080)));
    assert!(count("/memory_bytes").is_some_and(|bytes| bytes > 1 << 20));
    assert_eq!(at("/playing/id"), Some("one".into()));
    assert!(at("/glass/renderer").is_some_and(|name| name != ""), "something draws");
    let checked = Command::new(env!("CARGO_BIN_EXE_breakroom"))
        .arg("check")
        .arg(folder.content())
        .output()
        .expect("the program starts");
    let checked = String::from_utf8(checked.stdout).expect("its words are text");
    let fingerprint = at("/content/fingerprint").expect("a fingerprint");
    let line = format!("fingerprint {}", fingerprint.as_str().expect("a text"));
    assert_eq!(checked.lines().last(), Some(&*line), "the checker prints the same");
    folder.break_slides();
    kiosk.wait("the fault", PATIENCE, || count("/findings/errors").is_some_and(|n| n > 0));
    assert_ne!(at("/content/fingerprint"), Some(fingerprint));
    let told = fs::read_to_string(&metrics).expect("the metrics are there");
    assert!(told.contains("breakroom_findings{severity=\"error\"} "), "{told}");
    assert!(told.contains("breakroom_info{version="), "{told}");
}

#[test]
fn who_leaves_on_the_admin_page_ends_the_program_with_seven() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut command = Kiosk::command(&folder);
    // In an owner's window the dot leads to the page, without a PIN.
    command.args(["--window", "1280x720"]);
    let mut kiosk = Kiosk::start_as(command, &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    folder.break_slides();
    let [dot, tools, desktop] = [[23, 664], [600, 582], [624, 470]];
    let begun = std::time::Instant::now();
    while kiosk.runs() && begun.elapsed() < PATIENCE {
        for at in [dot, tools, desktop] {
            display.tap(at);
            std::thread::sleep(Duration::from_secs(1));
        }
    }
    assert_eq!(kiosk.exit_code(), Some(7));
}
