//! Draws pages as the glass would, and tells what is wrong with the item on them: first the one
//! that is written, then those in the list.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use egui::{ColorImage, Rect};
use jiff::civil::Date;

use super::Tray;
use crate::content::model::Lang;
use crate::content::{JudgePhoto, photo_fact};
use crate::desk::proof::changes::changes;
use crate::desk::proof::{self, Page, Piece, Told};
use crate::photos;
use crate::player::scene::{Mood, Scene};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;
use crate::screens::{self, theme::desk};

/// Longest side of a photo on a page, in pixels.
const PHOTO_PX: u32 = 1440;
/// So many photos are at hand; then all are let go of: 40 of them take 250 MB at most.
const PHOTOS_MAX: usize = 12;
/// The small pages of the list are drawn for a glass so many times smaller.
const SMALLER: usize = 3;
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
    small: VecDeque<(u64, Subject)>,
    /// Photos may be others by now.
    photos_changed: bool,
    is_over: bool,
}

enum Job {
    Preview(Box<Preview>),
    Scene(u64, Box<Scene>, [u32; 2]),
    Pair(u64, Box<Pair>),
    Small(u64, Subject),
    Forget,
    End,
}

impl Jobs {
    fn next(&mut self) -> Option<Job> {
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
        let (mark, subject) = self.small.pop_front()?;
        Some(Job::Small(mark, subject))
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
        Ok(Self { tray, painted, asked: [0; 3], answered: [0; 3], waiting: HashSet::new() })
    }

    /// Asks for the page of the item that is written; one that waits isn't needed any more.
    /// Answers with the number under which it comes.
    pub fn preview(&mut self, piece: Piece, look: Look, today: Option<Date>) -> u64 {
        self.asked[0] += 1;
        let serial = self.asked[0];
        self.tray.put(|jobs| jobs.preview = Some(Preview { serial, piece, look, today }));
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

/// Where pages are drawn.
struct Studio {
    dir: PathBuf,
    glass: [usize; 2],
    judge: JudgePhoto,
    offscreen: Offscreen,
    /// The photos that hang there.
    hung: HashSet<PathBuf>,
}

impl Studio {
    fn new(dir: PathBuf, glass: [usize; 2], judge: JudgePhoto) -> Self {
        let offscreen = Offscreen::new(Words::new([]));
        Self { dir, glass, judge, offscreen, hung: HashSet::new() }
    }

    fn work(mut self, tray: &Tray<Jobs>, to: &Sender<Painted>, wake: &dyn Fn()) {
        loop {
            let painted = match tray.take(Jobs::next) {
                Job::End => return,
                Job::Forget => {
                    self.clear();
                    continue;
                }
                Job::Preview(preview) => self.preview(*preview),
                Job::Scene(serial, scene, size) => {
                    let picture = self.draw(&scene, self.glass, size);
                    Painted::Scene { serial, picture }
                }
                Job::Pair(serial, pair) => Painted::Pair { serial, pages: self.compare(&pair) },
                Job::Small(mark, Subject::Item(piece, today)) => {
                    Painted::Small { mark, picture: self.small(&piece, today) }
                }
                Job::Small(mark, Subject::Photo(path)) => {
                    Painted::Small { mark, picture: self.photo(&path) }
                }
                Job::Small(mark, Subject::Scene(scene)) => {
                    let picture = Some(self.draw(&scene, self.small_glass(), desk::SMALL_PAGE_PX));
                    Painted::Small { mark, picture }
                }
            };
            if to.send(painted).is_err() {
                return;
            }
            wake();
        }
    }

    fn clear(&mut self) {
        self.offscreen = Offscreen::new(Words::new([]));
        self.hung.clear();
    }

    fn preview(&mut self, preview: Preview) -> Painted {
        let Preview { serial, piece, look, today } = preview;
        let (dir, judge) = (self.dir.clone(), self.judge);
        let facts = |path: &Path| photo_fact(&dir, path, &judge);
        let told = piece.told(&facts, today);
        let scene = self.page(&piece, &look, today);
        let picture = scene.map(|scene| self.draw(&scene, self.turned(&look), look.size));
        Painted::Preview { serial, of: piece.item.into(), told, picture }
    }

    /// The page of an item as it is looked at.
    fn page(&self, piece: &Piece, look: &Look, today: Option<Date>) -> Option<Scene> {
        let facts = |path: &Path| photo_fact(&self.dir, path, &self.judge);
        let content = piece.content(&facts, today)?;
        proof::scene(&content, look.page, &look.lang, look.mood)
    }

    /// The glass as it hangs.
    fn turned(&self, look: &Look) -> [usize; 2] {
        let [long, short] = self.glass;
        if look.portrait { [short, long] } else { [long, short] }
    }

    fn compare(&mut self, pair: &Pair) -> [Option<Compared>; 2] {
        let Pair { pieces, look, today } = pair;
        let glass = self.turned(look);
        let [old, new] = [0, 1].map(|at| {
            let scene = self.page(&pieces[at], look, *today)?;
            self.hang(&scene);
            Some(self.offscreen.read(&scene, glass))
        });
        let [gone, come] = match (&old, &new) {
            (Some((_, old)), Some((_, new))) => changes(old, new),
            _ => Default::default(),
        };
        [(old, gone), (new, come)].map(|(page, marks)| {
            let picture = sized(page?.0, look.size);
            Some(Compared { picture, marks })
        })
    }

    fn small(&mut self, piece: &Piece, today: Option<Date>) -> Option<ColorImage> {
        let (dir, judge) = (self.dir.clone(), self.judge);
        let facts = |path: &Path| photo_fact(&dir, path, &judge);
        let content = piece.content(&facts, today)?;
        let item = piece.item.trim_start();
        let head = item.split('(').next().unwrap_or_default().trim();
        let page = Page::of(head)[0];
        let lang = content.kiosk.primary().clone();
        let scene = proof::scene(&content, page, &lang, Mood::Day)?;
        Some(self.draw(&scene, self.small_glass(), desk::SMALL_PAGE_PX))
    }

    /// A picture of the folder, as it is seen in the form.
    fn photo(&self, path: &Path) -> Option<ColorImage> {
        let bytes = photos::read(&self.dir.join(path), photos::Extent::Whole).ok()?;
        let picture = photos::decode(&bytes, desk::PHOTO_PX).ok()?;
        let size = [picture.width as usize, picture.height as usize];
        Some(ColorImage::from_rgba_unmultiplied(size, &picture.rgba))
    }

    fn small_glass(&self) -> [usize; 2] {
        self.glass.map(|side| side / SMALLER)
    }

    /// The picture of a scene on a `glass` of so many pixels, made `size` pixels large.
    fn draw(&mut self, scene: &Scene, glass: [usize; 2], size: [u32; 2]) -> ColorImage {
        self.hang(scene);
        sized(self.offscreen.draw(scene, glass), size)
    }

    fn hang(&mut self, scene: &Scene) {
        let wanted: Vec<PathBuf> = screens::photos(scene).into_iter().map(Path::to_owned).collect();
        if self.hung.len() + wanted.len() > PHOTOS_MAX {
            self.clear();
        }
        for path in wanted {
            if !self.hung.insert(path.clone()) {
                continue;
            }
            let bytes = photos::read(&self.dir.join(&path), photos::Extent::Whole).ok();
            match bytes.and_then(|bytes| photos::decode(&bytes, PHOTO_PX).ok()) {
                Some(picture) => self.offscreen.hang(&path, &picture),
                None => self.offscreen.lack(&path),
            }
        }
    }
}

/// A picture made so many pixels large.
fn sized(drawn: image::RgbaImage, size: [u32; 2]) -> ColorImage {
    let [wide, high] = size.map(|side| side.max(1));
    let small = if [drawn.width(), drawn.height()] == [wide, high] {
        drawn
    } else {
        image::imageops::thumbnail(&drawn, wide, high)
    };
    let size = [small.width() as usize, small.height() as usize];
    ColorImage::from_rgba_unmultiplied(size, small.as_raw())
}
