//! The pictures at hand: in which order they come, what is dropped, and what gives way.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use breakroom::photos::Extent;
use breakroom::photos::fault::{Cause, PhotoFault};
use breakroom::photos::library::State;

use crate::bench::{Bench, LONGEST_PX, PLAIN_BYTES, plain};
use crate::samples::*;

#[test]
fn a_picture_arrives_and_stays_the_same() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    assert_eq!(bench.want("a"), State::Pending);
    let first = bench.ready("a");
    assert_eq!((first.width, first.colour), (100, [7, 0, 0]));
    assert!(Arc::ptr_eq(&first, &bench.ready("a")));
    assert_eq!(bench.folder.reads(Extent::Whole).len(), 1);
}

#[test]
fn a_picture_that_fails_says_why_and_is_not_tried_again_until_files_may_have_changed() {
    let mut bench = Bench::new(1_000_000);
    assert_eq!(bench.settled("gone"), State::Failed(PhotoFault::Missing));
    assert_eq!(bench.want("gone"), State::Failed(PhotoFault::Missing));
    assert_eq!(bench.folder.reads(Extent::Whole).len(), 1);
    bench.folder.put("gone", plain(7));
    bench.library.keep_only(&HashSet::from([Path::new("gone")]));
    bench.ready("gone");
}

#[test]
fn what_is_nearest_is_decoded_first_and_in_the_order_in_which_it_is_read() {
    let mut bench = Bench::new(1_000_000);
    bench.occupy();
    bench.wish(&["next/1", "next/2"]);
    bench.wish(&["a", "b", "c", "next/1"]);
    bench.folder.open("wait");
    bench.arrived("next/1");
    bench.folder.open("hang");
    let order = ["a", "b", "c", "next/1"].map(PathBuf::from);
    assert_eq!(bench.folder.reads(Extent::Whole)[2..], order);
}

#[test]
fn what_waits_and_is_not_wanted_any_more_is_never_read() {
    let mut bench = Bench::new(1_000_000);
    bench.occupy();
    bench.wish(&["left/1", "left/2", "left/3"]);
    bench.wish(&["now/1"]);
    bench.folder.open("wait");
    bench.settled("now/1");
    bench.folder.open("hang");
    // A last one, behind which nothing of the earlier ones can be left.
    bench.settled("last");
    let all = bench.folder.reads(Extent::Whole);
    assert!(!all.iter().any(|path| path.starts_with("left")), "{all:?}");
    let heads = bench.folder.reads(Extent::Head);
    assert!(!heads.iter().any(|path| path.starts_with("left")), "{heads:?}");
}

#[test]
fn two_are_decoded_at_a_time() {
    let mut bench = Bench::new(1_000_000);
    bench.wish(&["1/hang", "2/hang", "3/hang"]);
    bench.until_read("1/hang", Extent::Whole);
    bench.until_read("2/hang", Extent::Whole);
    assert_eq!(bench.folder.reads(Extent::Whole).len(), 2);
}

// Case: Process: a decoder that hangs
#[test]
fn a_decoder_that_hangs_never_blocks_its_owner() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    bench.wish(&["1/hang", "2/hang", "a"]);
    bench.until_read("1/hang", Extent::Whole);
    bench.until_read("2/hang", Extent::Whole);
    assert_eq!(bench.state("1/hang"), State::Pending);
    assert!(!bench.library.give_up("b".as_ref()), "nobody waits for it");
    assert!(bench.library.give_up("2/hang".as_ref()));
    assert!(matches!(bench.arrived("a"), State::Ready(_)));
    let late = State::Failed(PhotoFault::Unreadable(Cause::TookTooLong));
    assert_eq!(bench.state("2/hang"), late);
    // What waits behind two that hang gets past the first of them.
    bench.folder.put("b", plain(9));
    bench.wish(&["1/hang", "3/hang", "b"]);
    bench.until_read("3/hang", Extent::Whole);
    assert!(bench.library.give_up("b".as_ref()));
    assert!(matches!(bench.arrived("b"), State::Ready(_)));
    assert_eq!(bench.state("1/hang"), late);
    // Dropped while a thread hangs for good, which must not hang the test.
    drop(bench);
}

#[test]
fn only_so_many_threads_are_given_up_on() {
    let mut bench = Bench::new(1_000_000);
    let mut given_up = 0;
    for n in 0..8 {
        let path = format!("{n}/hang");
        bench.want(&path);
        if given_up < 3 || n < 5 {
            bench.until_read(&path, Extent::Whole);
            given_up += usize::from(bench.library.give_up(path.as_ref()));
        }
    }
    assert_eq!(given_up, 3);
}

// Case: Process: a decoder that dies
#[test]
fn a_panic_fails_its_picture_and_no_other() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    let crashed = PhotoFault::Unreadable(Cause::Crashed);
    assert_eq!(bench.settled("panic"), State::Failed(crashed));
    bench.ready("a");
}

#[test]
fn new_files_are_decoded_anew() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    bench.ready("a");
    bench.folder.put("a", plain(9));
    bench.library.keep_only(&HashSet::from([Path::new("a")]));
    assert_eq!(bench.state("a"), State::Pending);
    assert_eq!(bench.ready("a").colour, [9, 0, 0]);
}

#[test]
fn what_is_withdrawn_is_gone_at_once() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    let gone = Arc::downgrade(&bench.ready("a"));
    assert_eq!(bench.library.bytes(), PLAIN_BYTES);
    bench.library.keep_only(&HashSet::new());
    assert!(gone.upgrade().is_none());
    assert_eq!((bench.library.bytes(), bench.library.colour("a".as_ref())), (0, None));
}

#[test]
fn what_is_withdrawn_while_it_is_decoded_never_arrives() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("hang", plain(7));
    bench.want("hang");
    bench.until_read("hang", Extent::Whole);
    bench.library.keep_only(&HashSet::new());
    bench.folder.open("hang");
    bench.settled("last");
    assert_eq!((bench.library.bytes(), bench.state("hang")), (0, State::Pending));
}

#[test]
fn a_version_that_was_overtaken_while_it_was_read_never_arrives() {
    let mut bench = Bench::new(1_000_000);
    bench.want("hang");
    bench.until_read("hang", Extent::Whole);
    // Its colour, which was looked for at the same time.
    bench.wake();
    bench.library.keep_only(&HashSet::from([Path::new("hang")]));
    bench.folder.open("hang");
    bench.wake();
    assert_eq!(bench.state("hang"), State::Pending, "the old version was missing");
    bench.folder.put("hang", plain(7));
    bench.ready("hang");
}

#[test]
fn a_thousand_photos_are_browsed_within_the_budget() {
    let mut bench = Bench::new(10 * PLAIN_BYTES);
    let names: Vec<String> = (0..1_000).map(|n| format!("{n}.png")).collect();
    for (n, name) in (0..=255).cycle().zip(&names) {
        bench.folder.put(name, plain(n));
    }
    for page in names.chunks(6) {
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        bench.wish(&page);
        for name in &page {
            while bench.state(name) == State::Pending {
                bench.wake();
                assert!(bench.library.bytes() <= 10 * PLAIN_BYTES);
            }
        }
    }
    assert_eq!(bench.folder.reads(Extent::Whole).len(), 1_000, "each is decoded once");
}

#[test]
fn photos_from_a_camera_are_browsed_within_the_budget() {
    // As cards of 100 by 75 pixels.
    let budget = 8 * 100 * 75 * 4;
    let mut bench = Bench::new(budget);
    let photo = jpeg(&quarters(1200, 900));
    let names: Vec<String> = (0..24).map(|n| format!("{n}.jpg")).collect();
    for name in &names {
        bench.folder.put(name, photo.clone());
    }
    for page in names.chunks(6) {
        let page: Vec<&str> = page.iter().map(String::as_str).collect();
        bench.wish(&page);
        for name in &page {
            let State::Ready(picture) = bench.arrived(name) else { panic!("{name} is good") };
            assert_quarters(&picture, (100, 75));
            assert!(bench.library.bytes() <= budget);
        }
    }
}

#[test]
fn the_budget_holds_and_what_was_used_last_stays() {
    let mut bench = Bench::new(3 * PLAIN_BYTES);
    for n in 0..20 {
        let path = n.to_string();
        bench.folder.put(&path, plain(n));
        bench.ready(&path);
        bench.ready("0");
        assert!(bench.library.bytes() <= 3 * PLAIN_BYTES);
    }
    assert_eq!(bench.library.bytes(), 3 * PLAIN_BYTES);
    let read = bench.folder.reads(Extent::Whole).len();
    assert_eq!(read, 20, "the one that is used all the time was never evicted");
    assert!(matches!(bench.want("19"), State::Ready(_)));
    assert_eq!(bench.state("5"), State::Pending, "and the others were");
}

#[test]
fn a_picture_that_is_held_is_not_evicted_and_one_that_is_released_is_gone() {
    let mut bench = Bench::new(2 * PLAIN_BYTES);
    for path in ["held", "a", "b", "c"] {
        bench.folder.put(path, plain(7));
    }
    let held = bench.ready("held");
    for path in ["a", "b", "c"] {
        bench.ready(path);
    }
    assert!(Arc::ptr_eq(&held, &bench.ready("held")));
    assert_eq!(bench.library.bytes(), 2 * PLAIN_BYTES);
    bench.library.release("held".as_ref(), LONGEST_PX);
    assert_eq!(bench.library.bytes(), PLAIN_BYTES);
    assert_eq!(bench.library.colour("held".as_ref()), Some([7, 0, 0]));
}

#[test]
fn the_colour_of_a_photo_from_a_camera_is_there_before_the_photo() {
    let mut bench = Bench::new(1_000_000);
    let photo = jpeg(&quarters(64, 64));
    let small = jpeg(&image::DynamicImage::ImageRgb8(image::RgbImage::from_pixel(
        16,
        12,
        image::Rgb([40, 90, 160]),
    )));
    bench.folder.put("a/hang", with_exif(&photo, &exif_thumbnail(&small)));
    bench.folder.put("b/hang", photo);
    bench.wish(&["a/hang", "b/hang"]);
    bench.until_read("a/hang", Extent::Whole);
    bench.until_read("b/hang", Extent::Whole);
    assert_eq!(bench.state("a/hang"), State::Pending);
    let colour = bench.library.colour("a/hang".as_ref()).expect("it is in the file");
    assert_close(&[colour], &[[40, 90, 160]], 6);
    assert_eq!(bench.library.colour("b/hang".as_ref()), None, "there is none in the file");
}
