//! Somebody takes back their consent, or leaves: what is left of them is nothing.

use std::fs;
use std::path::Path;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

const ID: &str = "zephyrine-stayed";
const NAME: &str = "Zephyrine Marker";
/// No colour of ours is near it.
const FACE: [u8; 3] = [255, 0, 255];
const FACE_ON_GLASS: u32 = 0xFF00FF;
/// How far a lossy picture may stray from a colour, in each channel.
const NEAR: u8 = 24;

/// The files below `folder`.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if let Ok(bytes) = fs::read(&path) {
            found.push((path.display().to_string(), bytes));
        }
    }
    found
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

/// Whether the bytes are a picture with the face in it, or pixels of it as they are.
fn shows_face(bytes: &[u8]) -> bool {
    let [r, g, b] = FACE;
    if has(bytes, &[r, g, b].repeat(8)) || has(bytes, &[r, g, b, 255].repeat(8)) {
        return true;
    }
    let near =
        |pixel: &image::Rgb<u8>| pixel.0.iter().zip(FACE).all(|(a, b)| a.abs_diff(b) <= NEAR);
    image::load_from_memory(bytes).is_ok_and(|picture| picture.to_rgb8().pixels().any(near))
}

/// Where in the state folder something of the person is.
fn traces(folder: &Folder) -> Vec<String> {
    let of_them = |(_, bytes): &(String, Vec<u8>)| {
        has(bytes, NAME.as_bytes()) || has(bytes, ID.as_bytes()) || shows_face(bytes)
    };
    files(&folder.state()).into_iter().filter(of_them).map(|(path, _)| path).collect()
}

fn leaves_no_trace(list: &str, entry: &str) {
    let display = Display::start();
    let folder = Folder::with_thanks(ID, NAME, FACE);
    let mut kiosk = Kiosk::start(&display, &folder);
    let face_is_on = || display.shows_a_dot(FACE_ON_GLASS);
    kiosk.wait("the face", PATIENCE, face_is_on);
    kiosk.wait("a trace on the disk", PATIENCE, || !traces(&folder).is_empty());
    folder.put(list, &format!("[\"{entry}\"]"));
    kiosk.wait("the end of every trace", PATIENCE, || traces(&folder).is_empty());
    // Two turns of the loop.
    for _ in 0..30 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        assert!(!face_is_on(), "the face is still on the glass");
    }
    assert!(display.shows(CARE), "the loop goes on");
    kiosk.terminate();
    kiosk.wait_for_end(PATIENCE);
    assert_eq!(traces(&folder), [""; 0], "after the end");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    for _ in 0..20 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        assert!(!face_is_on(), "the face is back after a restart");
    }
    assert_eq!(traces(&folder), [""; 0], "after a restart");
}

#[test]
fn of_what_is_withdrawn_no_trace_is_left() {
    leaves_no_trace("withdrawn.ron", ID);
}

#[test]
fn of_somebody_who_left_no_trace_is_left() {
    leaves_no_trace("leavers.ron", NAME);
}
