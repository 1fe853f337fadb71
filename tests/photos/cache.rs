//! The pictures on disk: a photo is decoded once, and what is withdrawn, edited or damaged is
//! never shown again.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use breakroom::photos::cache::{Cache, CacheLimits};
use breakroom::photos::{Extent, Picture};
use image::{DynamicImage, RgbImage};
use tempfile::TempDir;

use crate::bench::{Bench, Folder, LONGEST_PX, plain};
use crate::samples::*;

/// Looks so many times whether the disk has come to what a test waits for.
const LOOKS_MAX: u32 = 6_000;

/// A folder of photos, and one for their pictures.
struct House {
    photos: Arc<Folder>,
    state: TempDir,
}

impl House {
    fn new() -> Self {
        Self { photos: Arc::default(), state: tempfile::tempdir().unwrap() }
    }

    fn folder(&self) -> PathBuf {
        self.state.path().join("photos")
    }

    /// Starts, with these photos in the content.
    fn start(&self, live: &[&str]) -> Bench {
        self.start_within(CacheLimits::default(), live)
    }

    fn start_within(&self, limits: CacheLimits, live: &[&str]) -> Bench {
        let cache = Cache::open(&self.folder(), limits);
        let mut bench = Bench::over(Arc::clone(&self.photos), 10_000_000, Some(cache));
        bench.library.keep_only(&paths(live));
        bench
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder()).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        files.sort();
        files
    }

    /// Waits until so many whole pictures are there, and nothing else.
    #[track_caller]
    fn wait_for(&self, count: usize) {
        for _ in 0..LOOKS_MAX {
            let files = self.files();
            let whole = |file: &PathBuf| file.extension().is_some_and(|end| end == "jpg");
            if files.len() == count && files.iter().all(whole) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("there are {:?} instead of {count}", self.files());
    }
}

fn paths<'a>(live: &[&'a str]) -> HashSet<&'a Path> {
    live.iter().copied().map(Path::new).collect()
}

/// A picture that no JPEG keeps as it is, so that it is seen where one comes from.
fn noise(seed: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(100, 100, |x, y| {
        let n = (x * 7919 + y * 104_729 + seed).wrapping_mul(2_654_435_761);
        image::Rgb([(n >> 24) as u8, (n >> 16) as u8, (n >> 8) as u8])
    });
    png(&DynamicImage::ImageRgb8(picture))
}

/// Whether a picture is the very one that decoding its file gives.
fn is_decoded(picture: &Picture, file: &[u8]) -> bool {
    *picture == breakroom::photos::decode(file, LONGEST_PX).unwrap()
}

#[test]
fn at_the_second_start_the_picture_comes_from_disk_and_its_colour_before_it() {
    let house = House::new();
    house.photos.put("a", noise(1));
    let first = house.start(&["a"]).ready("a");
    assert!(is_decoded(&first, &noise(1)));
    house.wait_for(1);
    let mut again = house.start(&["a"]);
    assert_eq!(again.library.colour("a".as_ref()), Some(first.colour));
    assert_eq!(house.photos.reads(Extent::Whole).len(), 1, "known before anything is read");
    let second = again.ready("a");
    assert!(!is_decoded(&second, &noise(1)), "it was decoded again");
    assert_eq!((second.width, second.height, second.colour), (100, 100, first.colour));
    assert_eq!(house.photos.reads(Extent::Head).len(), 1, "its colour was looked for once");
}

#[test]
fn what_was_decoded_is_written_once_nothing_is_left_to_decode() {
    let house = House::new();
    house.photos.put("a", noise(1));
    house.photos.put("hang", noise(2));
    let mut bench = house.start(&["a", "hang"]);
    bench.wish(&["hang"]);
    bench.until_read("hang", Extent::Whole);
    bench.ready("a");
    // Many times as long as it takes to write it.
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(house.files().is_empty(), "it was written while the other was being decoded");
    house.photos.open("hang");
    house.wait_for(2);
}

#[test]
fn each_size_has_a_picture_of_its_own() {
    let house = House::new();
    house.photos.put("a", png(&quarters(600, 400)));
    let mut bench = house.start(&["a"]);
    bench.ready("a");
    let wish = breakroom::photos::Wish { path: "a".as_ref(), longest_px: 300 };
    bench.library.wish(&[wish]);
    house.wait_for(2);
}

#[test]
fn an_edited_photo_shows_its_new_picture() {
    let house = House::new();
    house.photos.put("a", plain(7));
    house.start(&["a"]).ready("a");
    house.wait_for(1);
    house.photos.put("a", plain(90));
    assert_eq!(house.start(&["a"]).ready("a").colour, [90, 0, 0]);
}

#[test]
fn a_withdrawn_photo_leaves_the_disk_and_the_others_stay() {
    let house = House::new();
    let names = ["a", "b", "c"];
    names.iter().for_each(|name| house.photos.put(name, plain(7)));
    let mut bench = house.start(&names);
    names.iter().for_each(|name| drop(bench.ready(name)));
    house.wait_for(3);
    bench.library.keep_only(&paths(&["a", "c"]));
    house.wait_for(2);
    assert_eq!(bench.library.colour("b".as_ref()), None);
    // Once more while nobody looked.
    drop(bench);
    let again = house.start(&["c"]);
    house.wait_for(1);
    drop(again);
}

#[test]
fn a_photo_that_is_withdrawn_while_it_is_decoded_is_not_written_afterwards() {
    let house = House::new();
    house.photos.put("hang", plain(7));
    house.photos.put("other", plain(9));
    let mut bench = house.start(&["hang", "other"]);
    bench.want("hang");
    bench.until_read("hang", Extent::Whole);
    bench.library.keep_only(&paths(&["other"]));
    house.photos.open("hang");
    // With one thread left hanging, the other does one thing after the other, and so does the one
    // that writes.
    house.photos.put("1/hang", plain(1));
    for n in 0..20 {
        let late = format!("late/{n}");
        house.photos.put(&late, plain(n));
        bench.settled(&late);
    }
    bench.ready("other");
    house.wait_for(1);
    let mut again = house.start(&["hang", "other"]);
    assert_eq!(again.library.colour("hang".as_ref()), None);
    assert_eq!(again.library.colour("other".as_ref()), Some([9, 0, 0]));
}

#[test]
fn a_damaged_a_renamed_and_an_empty_picture_are_decoded_anew() {
    let house = House::new();
    for (name, seed) in [("a", 1), ("b", 2), ("c", 3)] {
        house.photos.put(name, noise(seed));
    }
    let mut bench = house.start(&["a", "b", "c"]);
    for name in ["a", "b", "c"] {
        bench.ready(name);
    }
    house.wait_for(3);
    let files = house.files();
    let mut bytes = fs::read(&files[0]).unwrap();
    let half = bytes.len() / 2;
    bytes[half] ^= 1;
    fs::copy(&files[0], &files[1]).unwrap();
    fs::write(&files[0], bytes).unwrap();
    fs::write(&files[2], b"").unwrap();
    let mut again = house.start(&["a", "b", "c"]);
    for (name, seed) in [("a", 1), ("b", 2), ("c", 3)] {
        assert!(is_decoded(&again.ready(name), &noise(seed)), "{name} came from disk");
    }
    // And they are whole again.
    for _ in 0..LOOKS_MAX {
        if files.iter().all(|file| fs::metadata(file).is_ok_and(|about| about.len() > 1000)) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let mut third = house.start(&["a", "b", "c"]);
    assert!(!is_decoded(&third.ready("a"), &noise(1)), "it was decoded again");
}

#[test]
fn a_picture_that_is_being_written_is_not_taken_for_one_that_was_never_finished() {
    for _ in 0..20 {
        let house = House::new();
        house.photos.put("a", plain(7));
        let mut bench = house.start(&["a"]);
        bench.ready("a");
        // New content has the folder looked through, which may be while the picture is written.
        for _ in 0..50 {
            bench.library.keep_only(&paths(&["a"]));
        }
        house.wait_for(1);
    }
}

#[test]
fn what_is_none_of_ours_is_never_touched_and_what_was_never_finished_goes() {
    let house = House::new();
    house.photos.put("a", plain(7));
    house.start(&["a"]).ready("a");
    house.wait_for(1);
    let ours = house.files().remove(0);
    let unfinished = ours.with_extension("jpg.unfinished");
    fs::write(&unfinished, b"half a picture").unwrap();
    let own = house.folder().join("holiday.jpg");
    fs::write(&own, b"somebody's own").unwrap();
    let _bench = house.start(&[]);
    for _ in 0..LOOKS_MAX {
        if !ours.exists() && !unfinished.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(house.files(), [own]);
}

#[test]
fn there_are_never_more_than_the_limit_and_the_ones_used_last_stay() {
    let house = House::new();
    let names = ["a", "b", "c", "d", "e", "f"];
    names.iter().zip(1..).for_each(|(name, red)| house.photos.put(name, plain(red * 40)));
    let limits = CacheLimits { files: 3, ..CacheLimits::default() };
    let mut bench = house.start_within(limits, &names);
    for (count, name) in (1..).zip(names) {
        bench.ready(name);
        // One by one, so that none is left out because too many wait.
        for _ in 0..LOOKS_MAX {
            let kept = house.start_names();
            if kept.contains(&name) && kept.len() == count.min(3) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
    house.wait_for(3);
    assert_eq!(house.start_names(), ["d", "e", "f"]);
}

#[test]
fn bytes_are_limited_as_well() {
    let house = House::new();
    house.photos.put("a", noise(1));
    house.photos.put("b", noise(2));
    let mut bench = house.start(&["a", "b"]);
    bench.ready("a");
    bench.ready("b");
    house.wait_for(2);
    let bytes = fs::metadata(&house.files()[0]).unwrap().len();
    // Those that were there are weighed when one more is written.
    let limits = CacheLimits { bytes: bytes * 5 / 2, ..CacheLimits::default() };
    let mut again = house.start_within(limits, &["a", "b", "c"]);
    house.photos.put("c", noise(3));
    again.ready("c");
    for _ in 0..LOOKS_MAX {
        if house.start_names().contains(&"c") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    house.wait_for(2);
}

#[test]
fn a_folder_that_cannot_be_written_to_costs_nothing_but_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("no folder");
    fs::write(&file, b"").unwrap();
    for nowhere in [file.as_path(), Path::new("/proc/photos")] {
        let photos: Arc<Folder> = Arc::default();
        photos.put("a", plain(7));
        photos.put("b", plain(9));
        let cache = Cache::open(nowhere, CacheLimits::default());
        let mut bench = Bench::over(photos, 10_000_000, Some(cache));
        bench.library.keep_only(&paths(&["a", "b"]));
        assert_eq!(bench.ready("a").colour, [7, 0, 0]);
        assert_eq!(bench.ready("b").colour, [9, 0, 0]);
    }
}

impl House {
    /// Of which of the photos `a` to `f` there are pictures.
    fn start_names(&self) -> Vec<&'static str> {
        let mut bench = Bench::over(
            Arc::clone(&self.photos),
            1,
            Some(Cache::open(&self.folder(), CacheLimits::default())),
        );
        let mut names = vec!["a", "b", "c", "d", "e", "f"];
        names.retain(|name| bench.library.colour(name.as_ref()).is_some());
        names
    }
}
