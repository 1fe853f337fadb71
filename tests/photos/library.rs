//! The pictures at hand: in which order they come, what replaces what, and what goes.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use breakroom::photos::Picture;
use breakroom::photos::fault::{Fault, Why};
use breakroom::photos::library::{Library, State};
use image::{DynamicImage, Rgb, RgbImage};

use crate::samples::*;

/// A test fails after that long instead of hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder in memory. Reading `…/hang` waits until the gate is opened, `…/panic` panics.
#[derive(Default)]
struct Folder {
    files: Mutex<HashMap<PathBuf, Vec<u8>>>,
    read: Mutex<Vec<PathBuf>>,
    gate: Mutex<bool>,
    opened: Condvar,
}

impl Folder {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.files.lock().unwrap().insert(path.into(), bytes);
    }

    fn open_gate(&self) {
        *self.gate.lock().unwrap() = true;
        self.opened.notify_all();
    }

    fn bytes(&self, path: &Path, reading: &Sender<PathBuf>) -> Result<Vec<u8>, Fault> {
        self.read.lock().unwrap().push(path.into());
        reading.send(path.into()).ok();
        if path.ends_with("hang") {
            let shut = self.gate.lock().unwrap();
            drop(self.opened.wait_while(shut, |open| !*open));
        }
        assert!(!path.ends_with("panic"), "as the test wants it");
        self.files.lock().unwrap().get(path).cloned().ok_or(Fault::Missing)
    }
}

struct Bench {
    folder: Arc<Folder>,
    library: Library,
    woken: Receiver<()>,
    reading: Receiver<PathBuf>,
}

impl Bench {
    fn new(budget_bytes: usize) -> Self {
        let folder = Arc::new(Folder::default());
        let (wake, woken) = mpsc::channel();
        let (reads, reading) = mpsc::channel();
        let shelf = Arc::clone(&folder);
        let library = Library::with_budget(
            budget_bytes,
            Box::new(move |path| shelf.bytes(path, &reads)),
            Box::new(move || {
                wake.send(()).ok();
            }),
        );
        Self { folder, library, woken, reading }
    }

    fn want(&mut self, path: &str) -> State {
        self.library.want(path.as_ref(), 100)
    }

    /// Waits for one picture to be finished.
    fn wake(&self) {
        self.woken.recv_timeout(PATIENCE).expect("a picture is finished");
    }

    /// Waits until the file at `path` is being read.
    fn until_read(&self, path: &str) {
        while self.reading.recv_timeout(PATIENCE).expect("a file is read") != Path::new(path) {}
    }

    /// Wants it until it is no longer pending.
    fn settled(&mut self, path: &str) -> State {
        loop {
            match self.want(path) {
                State::Pending => self.wake(),
                state => return state,
            }
        }
    }

    #[track_caller]
    fn ready(&mut self, path: &str) -> Arc<Picture> {
        match self.settled(path) {
            State::Ready(picture) => picture,
            other => panic!("{path} is {other:?}"),
        }
    }
}

/// A picture of 100 by 100 pixels, 40,000 bytes when decoded.
fn plain(red: u8) -> Vec<u8> {
    png(&DynamicImage::ImageRgb8(RgbImage::from_pixel(100, 100, Rgb([red, 0, 0]))))
}

const PLAIN_BYTES: usize = 40_000;

#[test]
fn a_picture_is_pending_and_then_ready_and_stays_the_same() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    assert_eq!(bench.want("a"), State::Pending);
    let first = bench.ready("a");
    assert_eq!((first.width, first.height, first.average), (100, 100, [7, 0, 0]));
    assert!(Arc::ptr_eq(&first, &bench.ready("a")));
    assert_eq!(bench.folder.read.lock().unwrap().len(), 1);
}

#[test]
fn each_size_is_a_picture_of_its_own() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    bench.ready("a");
    assert_eq!(bench.library.want("a".as_ref(), 10), State::Pending);
    bench.wake();
    let State::Ready(small) = bench.library.want("a".as_ref(), 10) else {
        panic!("the small one is at hand");
    };
    assert_eq!(small.width, 10);
    assert_eq!(bench.ready("a").width, 100);
}

#[test]
fn what_cannot_be_shown_says_why_and_is_not_read_again() {
    let mut bench = Bench::new(1_000_000);
    assert_eq!(bench.settled("gone"), State::Failed(Fault::Missing));
    assert_eq!(bench.want("gone"), State::Failed(Fault::Missing));
    assert_eq!(bench.folder.read.lock().unwrap().len(), 1);
}

#[test]
fn what_was_wanted_last_is_decoded_first() {
    let mut bench = Bench::new(1_000_000);
    bench.want("hang");
    bench.until_read("hang");
    for path in ["a", "b", "c", "a"] {
        bench.want(path);
    }
    bench.folder.open_gate();
    for _ in 0..4 {
        bench.wake();
    }
    let order: Vec<PathBuf> = ["hang", "a", "c", "b"].map(PathBuf::from).into();
    assert_eq!(*bench.folder.read.lock().unwrap(), order);
}

#[test]
fn a_decoder_that_hangs_never_blocks_its_owner() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    bench.want("hang");
    bench.until_read("hang");
    assert_eq!(bench.want("hang"), State::Pending);
    assert_eq!(bench.want("a"), State::Pending);
    assert!(!bench.library.give_up("a".as_ref()));
    assert!(bench.library.give_up("hang".as_ref()));
    bench.ready("a");
    let late = Fault::Unreadable(Why::TookTooLong);
    assert_eq!(bench.want("hang"), State::Failed(late));
    // Dropped while one thread hangs for good, which must not hang the test.
    bench.want("other/hang");
    bench.until_read("other/hang");
    drop(bench);
}

#[test]
fn a_panic_fails_its_picture_and_no_other() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    let crashed = Fault::Unreadable(Why::Crashed);
    assert_eq!(bench.settled("panic"), State::Failed(crashed));
    bench.ready("a");
}

#[test]
fn a_worse_file_keeps_the_old_picture_and_a_better_one_replaces_it() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    let old = bench.ready("a");
    let new = plain(9);
    bench.folder.put("a", new[..new.len() / 2].to_vec());
    bench.library.changed("a".as_ref());
    assert!(Arc::ptr_eq(&old, &bench.ready("a")), "the old one stays while the new one is decoded");
    bench.wake();
    assert!(Arc::ptr_eq(&old, &bench.ready("a")), "the old one stays when the new one is bad");
    assert_eq!(bench.library.fault("a".as_ref()), Some(Fault::CutOff));
    let State::Ready(other_size) = bench.library.want("a".as_ref(), 50) else {
        panic!("the old picture stands in for another size");
    };
    assert!(Arc::ptr_eq(&old, &other_size));

    bench.folder.put("a", new);
    bench.library.changed("a".as_ref());
    bench.wake();
    assert_eq!(bench.ready("a").average, [9, 0, 0]);
    assert_eq!(bench.library.fault("a".as_ref()), None);
}

#[test]
fn a_failed_picture_gets_another_chance_when_its_file_changes() {
    let mut bench = Bench::new(1_000_000);
    assert_eq!(bench.settled("a"), State::Failed(Fault::Missing));
    bench.folder.put("a", plain(7));
    bench.library.changed("a".as_ref());
    bench.ready("a");
}

#[test]
fn forgetting_purges_at_once() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("a", plain(7));
    let gone = Arc::downgrade(&bench.ready("a"));
    assert_eq!(bench.library.bytes(), PLAIN_BYTES);
    bench.library.forget("a".as_ref());
    assert!(gone.upgrade().is_none());
    assert_eq!(bench.library.bytes(), 0);
}

#[test]
fn what_is_forgotten_while_it_is_decoded_never_arrives() {
    let mut bench = Bench::new(1_000_000);
    bench.folder.put("hang", plain(7));
    bench.want("hang");
    bench.until_read("hang");
    bench.library.forget("hang".as_ref());
    bench.folder.open_gate();
    bench.wake();
    assert_eq!(bench.library.fault("hang".as_ref()), None);
    assert_eq!(bench.library.bytes(), 0);
}

#[test]
fn a_version_that_was_overtaken_while_it_was_read_never_arrives() {
    let mut bench = Bench::new(1_000_000);
    bench.want("hang");
    bench.until_read("hang");
    bench.library.changed("hang".as_ref());
    bench.folder.open_gate();
    bench.wake();
    assert_eq!(bench.library.fault("hang".as_ref()), None, "the old version was missing");
    bench.folder.put("hang", plain(7));
    bench.ready("hang");
}

#[test]
fn only_what_is_kept_stays_and_what_waits_is_not_read() {
    let mut bench = Bench::new(1_000_000);
    for path in ["a", "b"] {
        bench.folder.put(path, plain(7));
        bench.ready(path);
    }
    bench.want("hang");
    bench.until_read("hang");
    bench.want("c");
    bench.want("d");
    bench.library.keep_only(&HashSet::from(["a".into(), "d".into()]));
    assert_eq!(bench.library.bytes(), PLAIN_BYTES);
    bench.folder.open_gate();
    bench.settled("d");
    // A last one, behind which nothing of the earlier ones can be left.
    bench.settled("e");
    assert!(!bench.folder.read.lock().unwrap().contains(&"c".into()));
    assert!(matches!(bench.want("a"), State::Ready(_)));
    assert_eq!(bench.want("b"), State::Pending);
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
    let read = bench.folder.read.lock().unwrap().len();
    assert_eq!(read, 20, "the one that is used all the time was never evicted");
    assert!(matches!(bench.want("19"), State::Ready(_)));
    assert_eq!(bench.want("5"), State::Pending);
}

#[test]
fn a_picture_that_is_held_is_not_evicted() {
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
}
