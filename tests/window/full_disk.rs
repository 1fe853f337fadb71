//! A disk without room.

use std::fs;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

/// What a map of a file is that can be written to and is the file's own.
const WRITABLE: &str = "rw-s";

// Case: Storage: the disk full at the start
// Case: Storage: 4 to 20 KB left
#[test]
fn no_file_is_mapped_that_a_full_disk_would_turn_into_a_death_without_a_word() {
    let display = Display::start();
    let folder = Folder::with_two_slides();
    let mut command = Kiosk::command(&folder);
    // Where the graphics driver keeps what it has compiled, unless it is told otherwise.
    command.env("HOME", folder.path()).env_remove("XDG_CACHE_HOME");
    let mut kiosk = Kiosk::start_as(command, &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let maps = fs::read_to_string(format!("/proc/{}/maps", kiosk.id())).expect("its maps");
    let mapped: Vec<&str> = maps
        .lines()
        .filter(|line| line.contains(WRITABLE))
        .filter_map(|line| line.split_once('/').map(|(_, path)| path))
        // SQLite gives its index a block for every page before it touches it.
        .filter(|path| !path.ends_with("ledger.sqlite-shm"))
        .filter(|path| !["dev/", "memfd:", "SYSV"].iter().any(|kind| path.starts_with(kind)))
        .collect();
    assert!(mapped.is_empty(), "{mapped:?}");
    let seen = |path| fs::metadata(folder.path().join(path)).is_ok();
    assert!(!seen("state/mesa_shader_cache") && !seen(".cache"), "no driver writes to the disk");
}
