//! A library over a folder in memory, in which reading can be held up.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use breakroom::photos::cache::Cache;
use breakroom::photos::fault::PhotoFault;
use breakroom::photos::library::{Library, State, Wish};
use breakroom::photos::{Extent, Picture};
use image::{DynamicImage, Rgb, RgbImage};

use crate::samples::*;

/// A test fails after that long instead of hanging.
const PATIENCE: Duration = Duration::from_secs(60);
/// The longer side that is wished for.
pub const LONGEST_PX: u32 = 100;
/// What [`plain`] takes when it is decoded.
pub const PLAIN_BYTES: usize = 40_000;

/// A folder in memory. To read all of `…/hang` or `wait` waits until that gate is opened; to read
/// `panic` panics.
#[derive(Default)]
pub struct Folder {
    files: Mutex<HashMap<PathBuf, Vec<u8>>>,
    read: Mutex<Vec<(PathBuf, Extent)>>,
    open: Mutex<HashSet<String>>,
    opened: Condvar,
}

impl Folder {
    pub fn put(&self, path: &str, bytes: Vec<u8>) {
        self.files.lock().unwrap().insert(path.into(), bytes);
    }

    pub fn open(&self, gate: &str) {
        self.open.lock().unwrap().insert(gate.into());
        self.opened.notify_all();
    }

    /// What was read so far, in order.
    pub fn reads(&self, part: Extent) -> Vec<PathBuf> {
        let read = self.read.lock().unwrap();
        read.iter().filter(|read| read.1 == part).map(|read| read.0.clone()).collect()
    }

    fn bytes(
        &self,
        path: &Path,
        part: Extent,
        reading: &Sender<(PathBuf, Extent)>,
    ) -> Result<Vec<u8>, PhotoFault> {
        self.read.lock().unwrap().push((path.into(), part));
        reading.send((path.into(), part)).ok();
        for gate in ["hang", "wait"] {
            if path.ends_with(gate) && part == Extent::Whole {
                let open = self.open.lock().unwrap();
                drop(self.opened.wait_while(open, |open| !open.contains(gate)));
            }
        }
        assert!(!path.ends_with("panic"), "as the test wants it");
        self.files.lock().unwrap().get(path).cloned().ok_or(PhotoFault::Missing)
    }
}

/// A library over such a folder.
pub struct Bench {
    pub folder: Arc<Folder>,
    pub library: Library,
    woken: Receiver<()>,
    reading: Receiver<(PathBuf, Extent)>,
}

impl Bench {
    pub fn new(budget_bytes: usize) -> Self {
        Self::over(Arc::default(), budget_bytes, None)
    }

    pub fn over(folder: Arc<Folder>, budget_bytes: usize, cache: Option<Cache>) -> Self {
        let (wake, woken) = mpsc::channel();
        let (reads, reading) = mpsc::channel();
        let shelf = Arc::clone(&folder);
        let library = Library::new(
            budget_bytes,
            Box::new(move |path, part| shelf.bytes(path, part, &reads)),
            cache,
            Box::new(move || {
                wake.send(()).ok();
            }),
        );
        Self { folder, library, woken, reading }
    }

    pub fn wish(&mut self, paths: &[&str]) {
        let wishes: Vec<Wish<'_>> =
            paths.iter().map(|path| Wish { path: path.as_ref(), longest_px: LONGEST_PX }).collect();
        self.library.wish(&wishes);
    }

    pub fn state(&mut self, path: &str) -> State {
        self.library.state(path.as_ref(), LONGEST_PX)
    }

    /// Wishes for one picture alone.
    pub fn want(&mut self, path: &str) -> State {
        self.wish(&[path]);
        self.state(path)
    }

    /// Waits for something to be finished.
    pub fn wake(&self) {
        self.woken.recv_timeout(PATIENCE).expect("a picture is finished");
    }

    /// Waits until the file at `path` is being read.
    pub fn until_read(&self, path: &str, part: Extent) {
        let wanted = (PathBuf::from(path), part);
        while self.reading.recv_timeout(PATIENCE).expect("a file is read") != wanted {}
    }

    /// Keeps one thread from working until the gate `hang` is opened and the other until `wait` is.
    pub fn occupy(&mut self) {
        self.wish(&["hang", "wait"]);
        self.until_read("hang", Extent::Whole);
        self.until_read("wait", Extent::Whole);
    }

    /// Wants it, and nothing else, until it is no longer pending.
    pub fn settled(&mut self, path: &str) -> State {
        self.want(path);
        self.arrived(path)
    }

    /// Waits until what is wished for already is no longer pending.
    pub fn arrived(&mut self, path: &str) -> State {
        loop {
            match self.state(path) {
                State::Pending => self.wake(),
                state => return state,
            }
        }
    }

    #[track_caller]
    pub fn ready(&mut self, path: &str) -> Arc<Picture> {
        match self.settled(path) {
            State::Ready(picture) => picture,
            other => panic!("{path} is {other:?}"),
        }
    }
}

/// A picture of 100 by 100 pixels, [`PLAIN_BYTES`] when decoded.
pub fn plain(red: u8) -> Vec<u8> {
    png(&DynamicImage::ImageRgb8(RgbImage::from_pixel(100, 100, Rgb([red, 0, 0]))))
}
