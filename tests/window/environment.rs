//! Machines that lack what others have: an environment, a home, fonts, memory, files, time.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, DIGNITY, PATIENCE};

/// Whether one of the two slides is on the glass.
fn shows_a_slide(display: &Display) -> bool {
    display.shows(CARE) || display.shows(DIGNITY)
}

/// Starts the program as `command` says and has it play its loop; gives what is left to look at.
fn plays(make: impl Fn(&Folder) -> Command, look: impl Fn(&Kiosk)) {
    let display = Display::start();
    let folder = Folder::with_two_slides();
    let mut kiosk = Kiosk::start_as(make(&folder), &display);
    kiosk.wait("a slide", PATIENCE, || shows_a_slide(&display));
    let first = if display.shows(CARE) { CARE } else { DIGNITY };
    let second = if first == CARE { DIGNITY } else { CARE };
    kiosk.wait("the other slide", PATIENCE, || display.shows(second) && !display.shows(first));
    look(&kiosk);
}

/// The program under a limit of the kernel's.
fn limited(folder: &Folder, limit: &str) -> Command {
    let program = Kiosk::command(folder);
    let mut command = Command::new("prlimit");
    command.args([limit, "--"]).arg(program.get_program()).args(program.get_args());
    command.env_remove("WAYLAND_DISPLAY");
    command
}

// Case: Environment: an empty environment
// Case: Environment: no HOME
#[test]
fn without_any_environment_it_plays() {
    plays(
        |folder| {
            let mut command = Kiosk::command(folder);
            command.env_clear();
            command
        },
        |_| {},
    );
}

// Case: Environment: LC_ALL=C
// Case: Environment: no fonts installed
#[test]
fn without_a_language_and_without_fonts_it_plays_with_its_own() {
    plays(
        |folder| {
            let mut command = Kiosk::command(folder);
            command.env("LC_ALL", "C").env("LANG", "C");
            command.env("FONTCONFIG_FILE", "/nonexistent").env("FONTCONFIG_PATH", "/nonexistent");
            command
        },
        |kiosk| {
            let maps = fs::read_to_string(format!("/proc/{}/maps", kiosk.id())).expect("its maps");
            assert!(!maps.contains("fontconfig") && !maps.contains("/share/fonts"), "{maps}");
        },
    );
}

// Case: Environment: 64 open files
#[test]
fn with_64_open_files_it_plays() {
    plays(
        |folder| limited(folder, "--nofile=64"),
        |kiosk| {
            let open = fs::read_dir(format!("/proc/{}/fd", kiosk.id())).expect("its files");
            assert!(open.count() < 40, "and does so with room to spare");
        },
    );
}

// Case: Environment: 256 MB of memory
#[test]
fn with_256_megabytes_it_plays() {
    plays(
        |folder| limited(folder, "--data=268435456"),
        |kiosk| {
            let path = format!("/proc/{}/status", kiosk.id());
            let status = fs::read_to_string(path).expect("its status");
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kb = peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse().ok());
            assert!(kb.is_some_and(|kb: u64| kb < 256_000), "{peak:?}");
        },
    );
}

/// Sends a process a signal by its name.
fn signal(id: u32, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &id.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
}

// Case: Environment: a starved CPU
#[test]
fn with_a_third_of_a_cpu_it_plays_slowly() {
    let display = Display::start();
    let folder = Folder::with_two_slides();
    let mut kiosk = Kiosk::start(&display, &folder);
    let (id, is_over) = (kiosk.id(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                signal(id, "STOP");
                std::thread::sleep(Duration::from_millis(60));
                signal(id, "CONT");
                std::thread::sleep(Duration::from_millis(30));
            }
        });
        let seen = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            kiosk.wait("a slide", 3 * PATIENCE, || shows_a_slide(&display));
            let first = if display.shows(CARE) { CARE } else { DIGNITY };
            let second = if first == CARE { DIGNITY } else { CARE };
            kiosk.wait("the other slide", 3 * PATIENCE, || {
                display.shows(second) && !display.shows(first)
            });
        }));
        is_over.store(true, Ordering::Relaxed);
        seen.expect("both slides are seen");
    });
}
