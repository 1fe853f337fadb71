//! The screen saver and the panel's power.

use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::screensaver::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{Blanking, ConnectionExt as _, Exposures, ScreenSaver};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::panel::Panel;
use crate::{CARE, PATIENCE};

/// Has the server blank after a second without input.
fn hurry(display: &Display) {
    let (x, _) = display.x();
    let set = x.set_screen_saver(1, 0, Blanking::PREFERRED, Exposures::DEFAULT);
    set.expect("the server answers").check().expect("it is set");
}

fn is_blank(display: &Display) -> bool {
    let (x, root) = display.x();
    let info = x.screensaver_query_info(root).expect("an answer").reply().expect("a saver");
    info.state == u8::from(screensaver::State::ON)
}

// Case: Display: the X server's screen saver
#[test]
fn the_screen_saver_is_held_off_while_the_kiosk_runs_and_no_longer() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let (x, _) = display.x();
    x.force_screen_saver(ScreenSaver::ACTIVE).expect("an answer").check().expect("it is blank");
    hurry(&display);
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && !is_blank(&display));
    std::thread::sleep(Duration::from_secs(4));
    assert!(!is_blank(&display), "nothing was touched for four times as long as the saver waits");
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
    x.flush().expect("the server takes it");
    let saved = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        is_blank(&display)
    });
    assert!(saved, "the saver is there again for whoever comes after");
}

// Case: Display: DPMS
#[test]
fn the_panel_is_off_while_the_room_is_closed_and_lit_from_the_first_open_minute() {
    let display = Display::start();
    let panel = Panel::before(&display);
    let folder = Folder::with_settings(
        "time_zone: \"UTC\", open: [(days: [Tue], from: \"08:00\", to: \"18:00\")]",
    );
    let mut command = Kiosk::command(&folder);
    // Twenty-five seconds before a Tuesday's opening.
    command.args(["--now", "2026-11-24T07:59:35Z"]).env("DISPLAY", panel.name());
    let mut kiosk = Kiosk::start_on(command);
    kiosk.wait("the panel to be off", PATIENCE, || panel.is_off());
    assert!(!display.shows(CARE));
    panel.wake();
    let times = panel.times_off();
    kiosk.wait("the panel to be off again", PATIENCE, || panel.times_off() > times);
    kiosk.wait("the panel to be lit", PATIENCE, || !panel.is_off());
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    assert!(!panel.is_off());
}
