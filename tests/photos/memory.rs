//! What decoding takes at its highest, as the system sees it.
//!
//! The highest is a figure of a whole process, so that each test runs in one of its own: the test
//! starts itself again, and there nothing else runs beside it.

use std::process::Command;

use breakroom::photos::library::State;

use crate::bench::Bench;
use crate::samples::*;

/// Set in the process that decodes.
const INSIDE_VAR: &str = "PHOTOS_INSIDE";
/// How many photos are browsed; 500 for the figure of `tests/faults/README.md`.
const COUNT_VAR: &str = "PHOTOS_COUNT";
/// One for each thread, which is when most memory is taken.
const COUNT: usize = 2;
/// What the pictures at hand may take, in bytes.
const BUDGET_BYTES: usize = 24_000_000;
/// Most memory that both threads may take together at any instant, in bytes: one photo of 12
/// megapixels has 36 MB of pixels, and one of 7 that is no JPEG 22 MB.
const DECODING_BYTES_MAX: u64 = 36_000_000;

/// Memory of this process at its highest, in bytes.
fn highest() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells it");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is told");
    let kilobytes = line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number");
    kilobytes * 1024
}

/// Begins to measure anew: the highest is what there is now.
fn forget_highest() {
    std::fs::write("/proc/self/clear_refs", "5").expect("Linux lets a process do that");
}

/// Runs the test of this name again in a process of its own, unless this is that; there, what
/// `browse` does must not take more memory than it may.
fn measured(name: &str, browse: impl FnOnce(usize)) {
    let count = std::env::var(COUNT_VAR).ok().and_then(|count| count.parse().ok());
    if std::env::var_os(INSIDE_VAR).is_some() {
        return browse(count.unwrap_or(COUNT));
    }
    let inside = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE_VAR, "1")
        // As the kiosk sets it when it starts: large blocks go back when they are freed.
        .env("MALLOC_MMAP_THRESHOLD_", "262144")
        .output()
        .expect("it runs once more");
    let told = String::from_utf8_lossy(&inside.stdout);
    print!("{told}");
    assert!(inside.status.success(), "{told}{}", String::from_utf8_lossy(&inside.stderr));
    assert!(told.contains("1 passed"), "the test was found: {told}");
}

/// Browses `count` photos of these bytes, as cards are browsed.
fn browse(photo: &[u8], count: usize) {
    let mut bench = Bench::new(BUDGET_BYTES);
    let names: Vec<String> = (0..count).map(|n| format!("{n}.jpg")).collect();
    forget_highest();
    let before = highest();
    // Each is put there when it is wanted, so that the folder in memory isn't what is measured.
    for page in names.chunks(6) {
        page.iter().for_each(|name| bench.folder.put(name, photo.to_vec()));
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        bench.wish(&page);
        for name in &page {
            let State::Ready(picture) = bench.arrived(name) else { panic!("{name} is good") };
            assert!(picture.width == crate::bench::LONGEST_PX);
        }
        page.iter().for_each(|name| bench.folder.put(name, Vec::new()));
    }
    let taken = highest() - before;
    println!("{count} photos: {} MB at the highest", taken / 1_000_000);
    assert!(taken < DECODING_BYTES_MAX, "{taken} bytes");
}

// Case: Images: 500 photos of 12 MP
#[test]
fn photos_of_twelve_megapixels_are_browsed_in_a_few_megabytes_beside_the_budget() {
    measured(
        "memory::photos_of_twelve_megapixels_are_browsed_in_a_few_megabytes_beside_the_budget",
        |count| browse(&jpeg(&quarters(4_000, 3_000)), count),
    );
}

#[test]
fn two_pictures_that_only_decode_whole_are_decoded_one_at_a_time() {
    measured("memory::two_pictures_that_only_decode_whole_are_decoded_one_at_a_time", |count| {
        browse(&png(&quarters(3_000, 2_400)), count.min(COUNT))
    });
}
