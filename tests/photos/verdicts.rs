//! One judge of a photo: what the checker says of a file is what the glass does with it, in the
//! same words.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use breakroom::commands::check::{Format, check};
use breakroom::content::testing::{good, slide};
use breakroom::photos::{Library, State, Wish, read};
use image::DynamicImage;

use crate::samples::*;

/// A test fails after so many looks instead of hanging.
const LOOKS_MAX: u32 = 60_000;

/// A content folder in which a slide each names every file of `photos/`.
fn folder_of(photos: &BTreeMap<String, Vec<u8>>) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let mut files = good();
    let slides = photos.keys().enumerate().map(|(n, name)| {
        slide(&format!(
            "id: \"p{n}\", photo: (path: \"photos/{name}\", alt: (en: \"x\", zh: \"x\")),"
        ))
    });
    let slides: Vec<String> =
        slides.map(|text| text.trim().trim_matches(['[', ']']).to_owned()).collect();
    files.insert("philosophy/photos.ron", format!("[{}]", slides.join("\n")).into_bytes());
    for (path, bytes) in &files.map {
        let full = dir.path().join(path);
        fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }
    fs::create_dir_all(dir.path().join("photos")).expect("a folder");
    for (name, bytes) in photos {
        fs::write(dir.path().join("photos").join(name), bytes).expect("written");
    }
    dir
}

/// What the checker says of each photo that it refuses: what is wrong, and what to do.
fn by_check(dir: &Path, names: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, (String, String)> {
    let mut out = Vec::new();
    check(dir, Format::Json, None, &mut out).expect("a vector takes any text");
    let findings: serde_json::Value = serde_json::from_slice(&out).expect("it is JSON");
    let findings = findings.as_array().expect("a list");
    let refused = findings.iter().filter(|finding| finding["code"] == "unreadable-photo");
    let mut said = BTreeMap::new();
    for finding in refused {
        let text = |field: &str| finding[field].as_str().expect("a text").to_owned();
        assert_eq!(finding["severity"], "error", "it lights the dot");
        let (path, what) = text("what")
            .strip_prefix("`photos/")
            .and_then(|rest| rest.split_once("` can't be shown: "))
            .map(|(path, what)| (path.to_owned(), what.to_owned()))
            .expect("it names the photo");
        let name = names.keys().find(|name| **name == path).expect("one of the folder");
        said.insert(name.clone(), (what, text("todo")));
    }
    said
}

/// What the decoder of the window says of each photo that it refuses.
fn by_window(dir: &Path, names: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, (String, String)> {
    let root = PathBuf::from(dir);
    let source = Box::new(move |path: &Path, extent| read(&root.join(path), extent));
    let mut library = Library::new(48_000_000, source, None, Box::new(|| {}));
    let mut said = BTreeMap::new();
    for name in names.keys() {
        let path = Path::new("photos").join(name);
        let mut looks = 0;
        loop {
            library.wish(&[Wish { path: &path, longest_px: 640 }]);
            match library.state(&path, 640) {
                State::Pending => {}
                State::Ready(_) => break,
                State::Failed(fault) => {
                    said.insert(name.clone(), fault.message());
                    break;
                }
            }
            looks += 1;
            assert!(looks < LOOKS_MAX, "{name} never arrives");
            std::thread::sleep(Duration::from_millis(5));
        }
        let told: Vec<_> = library.faults().filter(|(other, _)| *other == path).collect();
        assert_eq!(!told.is_empty(), said.contains_key(name), "{name}");
    }
    said
}

fn fixtures(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let entries = fs::read_dir(folder).expect("a folder of the repository").flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let name = |entry: &fs::DirEntry| entry.file_name().into_string().expect("a plain name");
    files.map(|entry| (name(&entry), fs::read(entry.path()).expect("a file"))).collect()
}

/// A picture of as many pixels as a telephone makes.
fn telephone(width: u32, height: u32) -> Vec<u8> {
    jpeg(&DynamicImage::new_rgb8(width, height))
}

#[test]
fn the_checker_says_of_every_file_what_the_window_does_with_it() {
    let mut photos = fixtures("images");
    photos.extend(fixtures("photos"));
    photos.insert("telephone-8192x6144.jpg".into(), telephone(8192, 6144));
    photos.insert("panorama-16382x3628.jpg".into(), telephone(16_382, 3628));
    photos.insert("empty.jpg".into(), Vec::new());
    let dir = folder_of(&photos);
    let (check, window) = (by_check(dir.path(), &photos), by_window(dir.path(), &photos));
    assert_eq!(check, window);
    for name in ["cut-half.jpg", "no-end-marker.jpg", "make.py", "ycck.jpg", "empty.jpg"] {
        assert!(check.contains_key(name), "{name} is refused");
    }
    for name in [
        "heic-named.jpg",
        "telephone-8192x6144.jpg",
        "panorama-16382x3628.jpg",
        "quarters.heic",
        "ten-bit.heic",
        "progressive.jpg",
        "animated.webp",
    ] {
        assert!(!check.contains_key(name), "{name} is shown: {:?}", check[name]);
    }
}
