//! The window and its monitor: found at the start, kept whatever other programs and the server
//! do, and told of when there is none.

use std::fs::File;

use x11rb::protocol::randr::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{
    AtomEnum, ConfigureWindowAux, ConnectionExt as _, MapState, PropMode,
};
use x11rb::wrapper::ConnectionExt as _;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE, refusal};

/// Two monitors side by side.
const LEFT: [u16; 4] = [0, 0, 1280, 720];
const RIGHT: [u16; 4] = [1280, 0, 1280, 720];

fn two_monitors() -> Display {
    let display = Display::start_sized([2560, 720], &[]);
    set_monitor(&display, "left", LEFT, true);
    set_monitor(&display, "right", RIGHT, false);
    display
}

/// Makes a monitor of a part of the screen, as `xrandr --setmonitor` does; the one with the
/// server's output takes the place of the one that all of it was.
fn set_monitor(display: &Display, name: &str, place: [u16; 4], has_output: bool) {
    let (x, root) = display.x();
    let outputs = x.randr_get_screen_resources(root).expect("RANDR").reply().expect("RANDR");
    let [left, top, width, height] = place;
    // One of that name there may be already.
    delete_monitor(display, name);
    let info = randr::MonitorInfo {
        name: atom(display, name),
        primary: false,
        automatic: false,
        x: left as i16,
        y: top as i16,
        width,
        height,
        width_in_millimeters: 300,
        height_in_millimeters: 200,
        outputs: if has_output { outputs.outputs } else { Vec::new() },
    };
    x.randr_set_monitor(root, info).expect("RANDR").check().expect("a monitor");
}

fn delete_monitor(display: &Display, name: &str) {
    let (x, root) = display.x();
    let _ = x.randr_delete_monitor(root, atom(display, name)).expect("RANDR").check();
}

fn atom(display: &Display, name: &str) -> u32 {
    let (x, _) = display.x();
    x.intern_atom(false, name.as_bytes())
        .expect("the server answers")
        .reply()
        .expect("an atom")
        .atom
}

// Case: Display: a second monitor with scale 0.5
// Case: Display: a second monitor with scale 1.5
// Case: Display: a second monitor with scale 2
// Case: Display: a scale of 0.5 to 3.7
#[test]
fn of_two_monitors_the_one_that_is_named_is_covered_whatever_scale_the_desktop_has() {
    let scales = ["2", "1.5", "0.5", "3.7", "nonsense"].map(|scale| (scale, ""));
    for (scale, dpi) in scales.into_iter().chain([("", "48"), ("", "192"), ("", "355")]) {
        // A state of its own: starts that end so soon, one after the other, are a crash loop.
        let folder = Folder::with_settings("monitor: \"right\"");
        let display = two_monitors();
        let (x, root) = display.x();
        let font = format!("Xft.dpi:\t{dpi}\n");
        x.change_property8(
            PropMode::REPLACE,
            root,
            AtomEnum::RESOURCE_MANAGER,
            AtomEnum::STRING,
            font.as_bytes(),
        )
        .expect("the server answers")
        .check()
        .expect("it is set");
        let mut command = Kiosk::command(&folder);
        command.env("WINIT_X11_SCALE_FACTOR", scale);
        let mut kiosk = Kiosk::start_as(command, &display);
        kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
        assert_eq!(display.place(), Some(RIGHT), "scale {scale:?}, {dpi:?} dots per inch");
    }
}

// Case: Display: resized by the server
#[test]
fn a_monitor_that_is_resized_or_unplugged_leaves_the_window_over_a_whole_one() {
    let display = two_monitors();
    let folder = Folder::with_settings("monitor: \"right\"");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    for smaller in [[1280, 0, 800, 480], [1600, 0, 720, 720], RIGHT] {
        set_monitor(&display, "right", smaller, false);
        kiosk.wait("the place of the monitor", PATIENCE, || display.place() == Some(smaller));
        kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    }
    delete_monitor(&display, "right");
    kiosk.wait("the other monitor", PATIENCE, || display.place() == Some(LEFT));
    set_monitor(&display, "right", RIGHT, false);
    kiosk.wait("the monitor that is back", PATIENCE, || display.place() == Some(RIGHT));
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Display: unmapped by another client
#[test]
fn a_window_that_another_program_hides_moves_or_shrinks_is_put_right_again() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let (x, _) = display.x();
    let window = display.window();
    let state = || x.get_window_attributes(window).expect("an answer").reply().expect("a window");
    x.unmap_window(window).expect("the server answers").check().expect("it is hidden");
    kiosk.wait("the window", PATIENCE, || state().map_state == MapState::VIEWABLE);
    kiosk.wait("the keyboard", PATIENCE, || display.has_keyboard());
    let away = ConfigureWindowAux::new().x(300).y(200).width(400).height(300);
    x.configure_window(window, &away).expect("the server answers").check().expect("it is moved");
    let [width, height] = display.size();
    kiosk.wait("its place", PATIENCE, || display.place() == Some([0, 0, width, height]));
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Process: the window destroyed by another client
#[test]
fn a_window_that_another_program_destroys_ends_the_program_with_four_and_a_sentence() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let path = folder.path().join("log");
    let log = File::create(&path).expect("a file for the log");
    let mut kiosk = Kiosk::start_with_log(&display, &folder, log);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let (x, _) = display.x();
    x.destroy_window(display.window()).expect("the server answers").check().expect("it is gone");
    kiosk.wait_for_end(PATIENCE);
    assert_eq!(kiosk.exit_code(), Some(4));
    let told = std::fs::read_to_string(&path).expect("the log is text");
    assert!(told.contains("another program has closed the kiosk's window"), "{told}");
    // A supervisor starts it again.
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Display: no RANDR
#[test]
fn an_x_server_without_what_a_window_needs_is_told_by_the_name_of_what_it_lacks() {
    let display = Display::start_with(&["-extension", "RANDR"]);
    let folder = Folder::with_pole("Care");
    let told = refusal(Kiosk::command(&folder).env("DISPLAY", display.name()));
    assert!(told.contains("the X server has no RANDR"), "{told}");
    assert!(!told.contains("panicked"), "{told}");
}

// Case: Display: no GLX
#[test]
fn without_glx_it_is_drawn_all_the_same() {
    let display = Display::start_with(&["-extension", "GLX"]);
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Process: the display arrives 30 s late
#[test]
fn a_display_that_comes_late_is_drawn_on_by_the_start_after_the_one_that_missed_it() {
    let folder = Folder::with_pole("Care");
    let before = Display::start();
    let name = before.name().to_owned();
    drop(before);
    for _ in 0..3 {
        refusal(Kiosk::command(&folder).env("DISPLAY", &name));
    }
    let display = Display::start_with(&[&name]);
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}
