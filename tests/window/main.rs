//! The real program in a real window, on a virtual display that the tests start themselves.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]
#![expect(clippy::disallowed_methods, reason = "a real program runs by the real clock")]

mod administrator;
mod clock;
mod desk;
mod display;
mod environment;
mod folder;
mod full_disk;
mod gate;
mod keys;
mod monitors;
mod panel;
mod power;
mod presented;
mod resized;
mod sandbox;
mod slow_disk;
mod speech;
mod spoken;
mod storage;
mod supervision;
mod wayland;
mod withdrawal;

use std::fs::{self, File};
use std::process::Command;
use std::time::Duration;

use display::{Display, Kiosk};
use folder::Folder;

/// Far longer than anything here takes; only a fault makes a test wait so long.
const PATIENCE: Duration = Duration::from_secs(60);

const CARE: u32 = 0x0C6B66;
const DIGNITY: u32 = 0x5A3B86;
const AMBER: u32 = 0xB36B00;

// Case: Process: TERM
// Case: Touch: a wish to close
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
    assert_eq!(kiosk.wait_for_end(PATIENCE), Some(0));
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
fn after_fades_a_page_is_what_it_was_when_it_was_drawn_to_the_pixel() {
    let display = Display::start();
    let folder = Folder::with_two_slides();
    let settings = folder.content().join("kiosk.ron");
    let quick = "schema: 1, dwell: (least_s: 5, most_s: 5),";
    let text = std::fs::read_to_string(&settings).expect("the settings");
    std::fs::write(&settings, text.replace("schema: 1,", quick)).expect("a quicker loop");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the first slide", PATIENCE, || display.shows(CARE) || display.shows(DIGNITY));
    // No page before it has faded into it.
    std::thread::sleep(Duration::from_secs(1));
    let (first, drawn) = (display.shows(CARE), display.pixels());
    let other = if first { DIGNITY } else { CARE };
    // Each comes with its first fade: later something else may have drawn all of it anew.
    let within = Duration::from_secs(15);
    kiosk.wait("the other slide", within, || display.shows(other));
    kiosk.wait("the first one as it was", within, || display.pixels() == drawn);
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
    kiosk.wait("the fixed slide, and no dot", PATIENCE, || {
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
    let unset = refusal(Kiosk::command(&folder).env_remove("DISPLAY"));
    let empty = refusal(Kiosk::command(&folder).env("DISPLAY", ""));
    for told in [unset, empty] {
        assert!(told.contains("there is no display"), "{told}");
    }
}

/// What the program says on stderr until it ends, which it must with 4.
pub fn refusal(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    assert_eq!(output.status.code(), Some(4));
    String::from_utf8(output.stderr).expect("its words are text")
}

#[test]
fn a_display_that_does_not_answer_is_told_in_a_sentence() {
    let folder = Folder::with_pole("Care");
    let told = refusal(Kiosk::command(&folder).env("DISPLAY", ":4999"));
    assert_eq!(
        told,
        "breakroom: the display :4999 doesn't answer, or has gone; is its X server or compositor \
         running, and may this user draw on it?\n"
    );
}

// Case: Display: no GL
#[test]
fn without_opengl_one_sentence_says_what_was_looked_for_what_was_found_and_what_to_install() {
    let display = Display::start_with(&["-extension", "GLX"]);
    let folder = Folder::with_pole("Care");
    let told = refusal(
        Kiosk::command(&folder)
            .env("DISPLAY", display.name())
            .env("__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent")
            .env("LIBGL_DRIVERS_PATH", "/nonexistent"),
    );
    // The driver may have words of its own before.
    let ours = told.lines().last().unwrap_or_default();
    for part in [
        "breakroom: the screen can't be drawn on: OpenGL 2.1 or OpenGL ES 2.0 is needed",
        "libGL.so.1",
        "say “",
        "apt install libgl1 libegl1 libgl1-mesa-dri",
    ] {
        assert!(ours.contains(part), "{part}: {told}");
    }
    for dump in ["ConfigTemplate", "ContextAttributes", "glutin", "Exiting"] {
        assert!(!told.contains(dump), "{dump}: {told}");
    }
}

#[test]
fn the_log_in_a_file_is_plain_and_without_what_the_program_brought_about_itself() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let path = folder.path().join("log");
    let log = File::create(&path).expect("a file for the log");
    let mut kiosk = Kiosk::start_with_log(&display, &folder, log);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let at_start = fs::read_to_string(&path).expect("the log is text");
    for noise in ["insane", "Compose", "compose", "XSETTINGS", "scale factor"] {
        assert!(!at_start.contains(noise), "{noise}: {at_start}");
    }
    folder.break_slides();
    kiosk.wait("the amber dot", PATIENCE, || display.shows_a_dot(AMBER));
    let log = fs::read_to_string(&path).expect("the log is text");
    assert!(log.contains("philosophy/slides.ron:1:"), "{log}");
    assert!(!log.contains('\u{1B}'), "{log}");
}
