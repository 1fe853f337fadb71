//! The real program in a real window, on a virtual display that the tests start themselves.
#![expect(clippy::disallowed_methods, reason = "a real program runs by the real clock")]

mod display;
mod folder;
mod slow_disk;
mod withdrawal;

use std::time::Duration;

use display::{Display, Kiosk};
use folder::Folder;

/// Far longer than anything here takes; only a fault makes a test wait so long.
const PATIENCE: Duration = Duration::from_secs(60);

const CARE: u32 = 0x0C6B66;
const DIGNITY: u32 = 0x5A3B86;
const AMBER: u32 = 0xB36B00;

#[test]
fn it_covers_the_screen_without_a_window_manager_and_ends_on_sigterm_only() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide in its accent", PATIENCE, || display.shows(CARE));
    assert_eq!(display.window_over([0, 0]), display.size(), "the window covers the screen");
    for corner in display.corners() {
        assert_ne!(display.pixel(corner), display.empty(), "the corner {corner:?} is drawn on");
    }
    display.ask_to_close();
    std::thread::sleep(Duration::from_secs(1));
    assert!(kiosk.runs(), "a wish to close is not heeded");
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
}

#[test]
fn the_loop_goes_on_by_itself() {
    let display = Display::start();
    let folder = Folder::with_two_slides();
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the first slide", PATIENCE, || display.shows(CARE) || display.shows(DIGNITY));
    let first = if display.shows(CARE) { CARE } else { DIGNITY };
    let second = if first == CARE { DIGNITY } else { CARE };
    kiosk.wait("the other slide", PATIENCE, || display.shows(second) && !display.shows(first));
}

#[test]
fn a_tap_changes_the_page() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    assert!(!display.shows(DIGNITY));
    // The first page of a session has a tile in each accent.
    display.tap([960, 300]);
    kiosk.wait("the first page of a session", PATIENCE, || {
        display.shows(CARE) && display.shows(DIGNITY)
    });
}

#[test]
fn the_keyboard_does_what_a_finger_does_without_a_window_manager() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    // The keyboard is taken a moment after the window is to be seen.
    let has_keyboard = || display.has_keyboard();
    kiosk.wait("the keyboard", PATIENCE, has_keyboard);
    // Tab goes to the first control, the whole of the slide; Enter touches it.
    display.press_key(display::TAB);
    display.press_key(display::ENTER);
    kiosk.wait("the first page of a session", PATIENCE, || {
        display.shows(CARE) && display.shows(DIGNITY)
    });
}

#[test]
fn a_broken_file_leaves_the_last_good_content_on_and_a_mended_one_shows() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && !display.shows_a_dot(AMBER));
    folder.break_slides();
    kiosk.wait("the amber dot", PATIENCE, || display.shows_a_dot(AMBER));
    assert!(display.shows(CARE), "the slide is still there");
    folder.write_pole("Dignity");
    kiosk.wait("the mended slide, and no dot", PATIENCE, || {
        display.shows(DIGNITY) && !display.shows(CARE) && !display.shows_a_dot(AMBER)
    });
}

#[test]
fn what_was_good_last_is_there_after_a_restart_with_a_broken_folder() {
    let display = Display::start();
    let folder = Folder::with_pole("Dignity");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(DIGNITY));
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
    folder.break_slides();
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the last good slide", PATIENCE, || {
        display.shows(DIGNITY) && display.shows_a_dot(AMBER)
    });
}

#[test]
fn without_a_display_it_says_so_and_exits_with_four() {
    let folder = Folder::with_pole("Care");
    let output = Kiosk::command(&folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(4));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("there is no display"), "{told}");
}
