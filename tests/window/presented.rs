//! What a finger has touched is shown before the rest of the glass.

use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::Rectangle;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

/// On the button for the other language.
const LANGUAGE: [i16; 2] = [1766, 1018];

#[test]
fn a_button_under_a_finger_is_shown_before_the_rest_of_the_glass() {
    let display = Display::start();
    let folder = Folder::with_two_languages();
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let (x, _) = display.x();
    x.damage_query_version(1, 1).expect("a request").reply().expect("the server tells of damage");
    let damage = x.generate_id().expect("an id");
    let window = display.window();
    x.damage_create(damage, window, ReportLevel::RAW_RECTANGLES)
        .expect("the request")
        .check()
        .expect("it is told");
    display.put_down(LANGUAGE);
    let since = Instant::now();
    let mut drawn: Vec<Rectangle> = Vec::new();
    while since.elapsed() < Duration::from_secs(2) {
        match x.poll_for_event().expect("the server answers") {
            Some(Event::DamageNotify(told)) => drawn.push(told.area),
            _ => std::thread::sleep(Duration::from_millis(1)),
        }
    }
    let [width, height] = display.size();
    let is_whole = |area: &Rectangle| [area.width, area.height] == [width, height];
    let has_button = |area: &Rectangle| {
        let [left, top] = [LANGUAGE[0] - area.x, LANGUAGE[1] - area.y];
        (0..area.width.cast_signed()).contains(&left)
            && (0..area.height.cast_signed()).contains(&top)
    };
    let is_first = drawn.windows(2).any(|two| {
        let small = u32::from(two[0].width) * u32::from(two[0].height) < 100_000;
        small && has_button(&two[0]) && is_whole(&two[1])
    });
    assert!(is_first, "{drawn:?}");
}
