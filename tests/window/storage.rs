//! Disks and folders that fail the program in a real window: it plays on, and says what is wrong.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::gate::Gate;
use crate::supervision::with_log;
use crate::{AMBER, CARE, DIGNITY, PATIENCE};

// Case: Storage: trouble with the ledger at the start is told
#[test]
fn trouble_with_the_ledger_at_the_start_is_told_in_the_log() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    fs::create_dir_all(folder.state()).expect("a state folder");
    fs::write(folder.state().join("ledger.sqlite"), "dear diary").expect("what is no ledger");
    let (mut kiosk, log) = with_log(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let told = log();
    assert!(told.contains("the ledger couldn't be used: it isn't a ledger"), "{told}");
    assert_eq!(told.matches("the ledger couldn't be used").count(), 1, "{told}");
}

// Case: Content: a folder that hangs at the start
#[test]
fn a_content_folder_that_does_not_answer_leaves_what_was_good_last_on_the_glass_and_is_told() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let gate = Gate::new(&folder);
    let mut kiosk = gate.start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && !display.shows_a_dot(AMBER));
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
    gate.take_content_away();
    let mut kiosk = gate.start(&display, &folder);
    kiosk.wait("what was good last, and the dot", PATIENCE, || {
        display.shows(CARE) && display.shows_a_dot(AMBER)
    });
    assert!(gate.keeps_content(), "the folder is still being asked");
    folder.write_pole("Dignity");
    gate.bring_content_back();
    kiosk.wait("the folder's own, without a dot", PATIENCE, || {
        display.shows(DIGNITY) && !display.shows_a_dot(AMBER)
    });
}

/// A user that owns nothing.
const NOBODY: u32 = 65_534;

// Case: Storage: somebody else's state folder
#[test]
fn in_somebody_elses_state_folder_it_plays_on_and_tells_what_it_cannot_write() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let (state, path) = (folder.state(), folder.path().join("log"));
    fs::create_dir_all(&state).expect("a state folder");
    let may = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights");
    };
    may(folder.path(), 0o755);
    may(&state, 0o555);
    let mut command = Kiosk::command(&folder);
    // The superuser may write anywhere, so that another has to run it.
    if fs::write(state.join("probe"), "").is_ok() {
        command.uid(NOBODY);
    }
    let log = File::create(&path).expect("a file for the log");
    let mut kiosk = Kiosk::start_as_with_log(command, &display, log);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    kiosk.wait("the log", PATIENCE, || {
        let log = fs::read_to_string(&path).expect("the log is text");
        log.contains("answers can't be written down now")
            && log.contains("the last good content can't be written: permission denied")
    });
    may(&state, 0o755);
}

/// Mounts a disk of 2 MB on the folder `$1`, of which `$2` bytes are left, and becomes the rest.
const FULL_DISK: &str = "mount -t tmpfs -o size=2m tmpfs \"$1\" && \
    head -c $((2 * 1024 * 1024 - $2)) /dev/zero > \"$1/full\" && shift 2 && exec \"$@\"";

// Case: Storage: the disk full at the start
// Case: Storage: 4 to 20 KB left
#[test]
fn on_a_full_disk_it_starts_and_plays_on() {
    for left in [0, 4, 8, 16, 20] {
        let display = Display::start();
        let folder = Folder::with_pole("Care");
        fs::create_dir_all(folder.state()).expect("a state folder");
        let kiosk = Kiosk::command(&folder);
        // A mount of our own, which nobody else sees and any user may make.
        let mut command = Command::new("unshare");
        command.args(["-Urm", "sh", "-c", FULL_DISK, "sh"]).arg(folder.state());
        command.arg((left * 1024).to_string()).arg(kiosk.get_program()).args(kiosk.get_args());
        command.env_remove("WAYLAND_DISPLAY");
        let log = folder.path().join("log");
        let file = File::create(&log).expect("a file for the log");
        let mut kiosk = Kiosk::start_as_with_log(command, &display, file);
        let what = format!("the slide, with {left} KB left");
        kiosk.wait(&what, PATIENCE, || display.shows(CARE));
        kiosk.wait("the log", PATIENCE, || {
            fs::read_to_string(&log).expect("the log is text").contains("the disk is full")
        });
    }
}
