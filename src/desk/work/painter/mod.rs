//! Draws pages as the glass would, and tells what is wrong with the item on them: first the one
//! that is written, then those in the list.

mod fitter;
mod studio;

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use egui::{ColorImage, Rect};
use jiff::civil::Date;

use super::Tray;
use crate::content::model::{Content, Lang};
use crate::content::{Files, Finding, JudgePhoto};
use crate::desk::proof::{Page, Piece, Told};
use crate::player::scene::{Mood, Scene};
use studio::Studio;

/// Most small pages that wait.
const WAITING_MAX: usize = 64;

/// How a page is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Which page.
    pub page: Page,
    /// Its language.
    pub lang: Lang,
    /// The colours of day or evening.
    pub mood: Mood,
    /// Whether the glass is taller than wide.
    pub portrait: bool,
    /// Its size in the window, in pixels of the window.
    pub size: [u32; 2],
}

/// The item that is written, to be told of and drawn.
#[derive(Debug)]
struct Preview {
    serial: u64,
    piece: Piece,
    look: Look,
    today: Option<Date>,
}

/// What a small page shows.
#[derive(Clone, Debug)]
pub enum Subject {
    /// An item of the list.
    Item(Box<Piece>, Option<Date>),
    /// A page of the loop.
    Scene(Box<Scene>),
    /// A picture of the folder.
    Photo(PathBuf),
}

/// What a picture of the folder is known by among small pages.
pub fn mark_of(picture: &Path) -> u64 {
    let mut mark = DefaultHasher::new();
    ("picture", picture).hash(&mut mark);
    mark.finish()
}

/// Two versions of an item to be compared.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The older one and the newer one.
    pub pieces: [Piece; 2],
    /// How both are looked at.
    pub look: Look,
    /// The day, if it is known.
    pub today: Option<Date>,
}

/// One of two pages that are compared.
pub struct Compared {
    /// The page.
    pub picture: ColorImage,
    /// Where its words are others than those of the other page, as shares of the page.
    pub marks: Vec<Rect>,
}

/// What came of drawing.
pub enum Painted {
    /// Two versions of an item.
    Pair {
        /// The number they were asked for under.
        serial: u64,
        /// Their pages; `None` for one that can't be made out.
        pages: [Option<Compared>; 2],
    },
    /// The item that is written.
    Preview {
        /// The number it was asked for under.
        serial: u64,
        /// All that is written of it.
        of: Arc<str>,
        /// What is wrong with it.
        told: Vec<Told>,
        /// Its page; `None` if it can't be made out.
        picture: Option<ColorImage>,
    },
    /// A page of the loop.
    Scene {
        /// The number it was asked for under.
        serial: u64,
        /// The page.
        picture: ColorImage,
    },
    /// What of the item that is written has no room on the glass.
    Unfit {
        /// The number it was asked for under.
        serial: u64,
        /// All that is written of it.
        of: Arc<str>,
        /// What is wrong with it.
        told: Vec<Told>,
    },
    /// What of all items has no room.
    AllUnfit {
        /// The number it was asked for under.
        serial: u64,
        /// What is wrong.
        findings: Vec<Finding>,
        /// The files in which it stands.
        files: Files,
    },
    /// An item of the list, or a page of the loop.
    Small {
        /// What it is known by.
        mark: u64,
        /// Its page; `None` if it can't be made out.
        picture: Option<ColorImage>,
    },
}

#[derive(Default)]
struct Jobs {
    preview: Option<Preview>,
    scene: Option<(u64, Scene, [u32; 2])>,
    pair: Option<(u64, Pair)>,
    fit: Option<(u64, Piece, Option<Date>)>,
    small: VecDeque<(u64, Subject)>,
    fit_all: Option<(u64, Arc<Content>, Files)>,
    /// Nobody wishes to know any more whether all items have room.
    drops_all: bool,
    /// Photos may be others by now.
    photos_changed: bool,
    is_over: bool,
}

enum Job {
    Preview(Box<Preview>),
    Scene(u64, Box<Scene>, [u32; 2]),
    Pair(u64, Box<Pair>),
    Fit(u64, Box<Piece>, Option<Date>),
    Small(u64, Subject),
    FitAll(u64, Arc<Content>, Files),
    DropAll,
    /// What was begun when there was nothing else to do goes on: for the item, or for all of them.
    GoOn(bool),
    Forget,
    End,
}

impl Jobs {
    /// The next, where something is begun that can go on: for the item, or for all of them.
    fn next(&mut self, is_fitting: [bool; 2]) -> Option<Job> {
        if self.is_over {
            return Some(Job::End);
        }
        if std::mem::take(&mut self.photos_changed) {
            return Some(Job::Forget);
        }
        if let Some(preview) = self.preview.take() {
            return Some(Job::Preview(Box::new(preview)));
        }
        if let Some((serial, scene, size)) = self.scene.take() {
            return Some(Job::Scene(serial, Box::new(scene), size));
        }
        if let Some((serial, pair)) = self.pair.take() {
            return Some(Job::Pair(serial, Box::new(pair)));
        }
        if let Some((serial, piece, today)) = self.fit.take() {
            return Some(Job::Fit(serial, Box::new(piece), today));
        }
        let [own, all] = is_fitting;
        if std::mem::take(&mut self.drops_all) {
            return Some(Job::DropAll);
        }
        if own {
            return Some(Job::GoOn(true));
        }
        if let Some((mark, subject)) = self.small.pop_front() {
            return Some(Job::Small(mark, subject));
        }
        if let Some((serial, content, files)) = self.fit_all.take() {
            return Some(Job::FitAll(serial, content, files));
        }
        all.then_some(Job::GoOn(false))
    }
}

/// Who draws.
pub struct Painter {
    tray: Arc<Tray<Jobs>>,
    painted: Receiver<Painted>,
    /// The numbers of what was asked for last and of what has come of it: of items, of pages of
    /// the loop, and of two versions.
    asked: [u64; 3],
    answered: [u64; 3],
    /// The same of the room that an item has, and that all of them have.
    asked_fit: [u64; 2],
    answered_fit: [u64; 2],
    waiting: HashSet<u64>,
}

impl Painter {
    /// Draws on a thread for a glass of so many pixels, with the photos of the folder `dir`, and
    /// calls `wake` when a page is there.
    ///
    /// # Errors
    /// The system refuses a thread.
    pub fn start(
        (dir, glass): (PathBuf, [usize; 2]),
        judge: JudgePhoto,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let tray = Arc::new(Tray::<Jobs>::default());
        let (sender, painted) = channel();
        let jobs = Arc::clone(&tray);
        thread::Builder::new().name("painter".into()).spawn(move || {
            Studio::new(dir, glass, judge).work(&jobs, &sender, &wake);
        })?;
        Ok(Self {
            tray,
            painted,
            asked: [0; 3],
            answered: [0; 3],
            asked_fit: [0; 2],
            answered_fit: [0; 2],
            waiting: HashSet::new(),
        })
    }

    /// Asks for the page of the item that is written, and then whether its texts have room; what
    /// waits isn't needed any more. Answers with the number under which the page comes.
    pub fn preview(&mut self, piece: Piece, look: Look, today: Option<Date>) -> u64 {
        self.asked[0] += 1;
        self.asked_fit[0] += 1;
        let (serial, fit) = (self.asked[0], self.asked_fit[0]);
        self.tray.put(|jobs| {
            jobs.fit = Some((fit, piece.clone(), today));
            jobs.preview = Some(Preview { serial, piece, look, today });
        });
        serial
    }

    /// Asks for a page of the loop, so many pixels large; one that waits isn't needed any more.
    /// Answers with the number under which it comes.
    pub fn scene(&mut self, scene: Scene, size: [u32; 2]) -> u64 {
        self.asked[1] += 1;
        let serial = self.asked[1];
        self.tray.put(|jobs| jobs.scene = Some((serial, scene, size)));
        serial
    }

    /// Asks for two versions of an item; those that wait aren't needed any more.
    pub fn compare(&mut self, pair: Pair) {
        self.asked[2] += 1;
        let serial = self.asked[2];
        self.tray.put(|jobs| jobs.pair = Some((serial, pair)));
    }

    /// Asks whether all texts of a folder have room, page by page while nothing else is drawn.
    pub fn fit_all(&mut self, content: Arc<Content>, files: Files) {
        self.asked_fit[1] += 1;
        let serial = self.asked_fit[1];
        let asked = Some((serial, content, files));
        self.tray.put(|jobs| (jobs.fit_all, jobs.drops_all) = (asked, false));
    }

    /// Doesn't ask for that any more. Whether it was still being looked at.
    pub fn fit_none(&mut self) -> bool {
        let was = self.is_fitting();
        if was {
            self.answered_fit[1] = self.asked_fit[1];
            self.tray.put(|jobs| (jobs.fit_all, jobs.drops_all) = (None, true));
        }
        was
    }

    /// Whether that is still being looked at.
    pub fn is_fitting(&self) -> bool {
        self.asked_fit[1] != self.answered_fit[1]
    }

    /// Waits until that is known, and of the item as well.
    pub fn wait_for_fit(&mut self) -> Vec<Painted> {
        let mut all = Vec::new();
        while self.asked_fit != self.answered_fit {
            let Ok(one) = self.painted.recv() else { break };
            self.count(&one);
            all.push(one);
        }
        all
    }

    /// Asks for a small page, which is known by `mark`.
    pub fn small(&mut self, mark: u64, subject: impl FnOnce() -> Option<Subject>) {
        if self.waiting.len() >= WAITING_MAX || self.waiting.contains(&mark) {
            return;
        }
        if let Some(subject) = subject() {
            self.waiting.insert(mark);
            self.tray.put(|jobs| jobs.small.push_back((mark, subject)));
        }
    }

    /// Takes it that photos are others by now.
    pub fn forget_photos(&self) {
        self.tray.put(|jobs| jobs.photos_changed = true);
    }

    /// What has been drawn.
    pub fn take(&mut self) -> Vec<Painted> {
        let painted: Vec<Painted> = self.painted.try_iter().collect();
        painted.iter().for_each(|one| self.count(one));
        painted
    }

    /// Waits for all that was asked for.
    pub fn wait(&mut self) -> Vec<Painted> {
        let mut all = Vec::new();
        while self.answered != self.asked || !self.waiting.is_empty() {
            let Ok(one) = self.painted.recv() else { break };
            self.count(&one);
            all.push(one);
        }
        all
    }

    fn count(&mut self, painted: &Painted) {
        match painted {
            Painted::Preview { serial, .. } => self.answered[0] = *serial,
            Painted::Scene { serial, .. } => self.answered[1] = *serial,
            Painted::Pair { serial, .. } => self.answered[2] = *serial,
            Painted::Unfit { serial, .. } => self.answered_fit[0] = *serial,
            Painted::AllUnfit { serial, .. } => self.answered_fit[1] = *serial,
            Painted::Small { mark, .. } => {
                self.waiting.remove(mark);
            }
        }
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.tray.put(|jobs| jobs.is_over = true);
    }
}
