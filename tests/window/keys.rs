//! What a passer-by with a keyboard can press in the real window.

use x11rb::protocol::xproto::{ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, DIGNITY, PATIENCE};

/// The keys that X knows.
const KEYS: std::ops::RangeInclusive<u8> = 9..=255;
/// Key codes of what is held down meanwhile: Shift, Ctrl, Alt, Super, AltGr.
const HELD: [u8; 5] = [50, 37, 64, 133, 108];

// Case: Touch: every key with every modifier
#[test]
fn no_key_with_any_modifiers_leads_out_of_the_window() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    kiosk.wait("the keyboard", PATIENCE, || display.has_keyboard());
    let (x, root) = display.x();
    let send = |kind, key| {
        x.xtest_fake_input(kind, key, 0, root, 0, 0, 0).expect("the server takes input");
    };
    for held in 0..1 << HELD.len() {
        let held = HELD.iter().enumerate().filter(|(n, _)| held >> n & 1 == 1).map(|(_, key)| *key);
        let held: Vec<u8> = held.collect();
        held.iter().for_each(|key| send(KEY_PRESS_EVENT, *key));
        for key in KEYS.filter(|key| !HELD.contains(key)) {
            send(KEY_PRESS_EVENT, key);
            send(KEY_RELEASE_EVENT, key);
        }
        held.iter().for_each(|key| send(KEY_RELEASE_EVENT, *key));
        x.get_input_focus().expect("an answer").reply().expect("it has taken them all");
        assert!(kiosk.runs(), "it ended with {held:?} held");
    }
    let [width, height] = display.size();
    assert_eq!(display.place(), Some([0, 0, width, height]));
    assert!(display.has_keyboard());
    // Whatever page all of that led to, a finger finds its way.
    kiosk.wait("a page", PATIENCE, || {
        display.tap([960, 300]);
        display.shows(CARE) || display.shows(DIGNITY)
    });
}
