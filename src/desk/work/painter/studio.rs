//! Where pages are drawn.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use egui::ColorImage;
use jiff::civil::Date;

use super::fitter::{Fitting, Known};
use super::{Compared, Job, Jobs, Look, Painted, Pair, Preview, Subject};
use crate::content::folder::layout::LOCALES;
use crate::content::ron::edit::Sketch;
use crate::content::{Files, JudgePhoto, photo_fact};
use crate::desk::proof::changes::changes;
use crate::desk::proof::{self, Page, Piece};
use crate::desk::work::Tray;
use crate::photos;
use crate::player::scene::{Mood, Scene};
use crate::screens::i18n::Words;
use crate::screens::offscreen::Offscreen;
use crate::screens::{self, theme::desk};

/// Longest side of a photo on a page, in pixels.
const PHOTO_PX: u32 = 1440;
/// So many photos are at hand; then all are let go of. Each takes 6 MB, and few are seen twice.
const PHOTOS_MAX: usize = 2;
/// A glass with a longer side has letters that fill an atlas by the page.
const LARGE_GLASS_PX: usize = 2560;
/// The small pages of the list are drawn for a glass so many times smaller.
const SMALLER: usize = 3;

/// Where pages are drawn.
pub(super) struct Studio {
    dir: PathBuf,
    glass: [usize; 2],
    judge: JudgePhoto,
    offscreen: Offscreen,
    /// The photos that hang there.
    hung: HashSet<PathBuf>,
    /// The folder's own words, by which a page is drawn as well.
    locales: Vec<(String, Arc<[u8]>)>,
    /// The pages of the item, and all pages, which are looked at while nothing else is drawn.
    fitting: Option<Underway>,
    fitting_all: Option<Underway>,
    known: Known,
}

/// Pages that are being looked at.
struct Underway {
    /// The number they were asked for under.
    serial: u64,
    fitting: Fitting,
    /// The item, if they are the pages of one.
    of: Option<(Piece, Option<Date>)>,
}

impl Studio {
    pub(super) fn new(dir: PathBuf, glass: [usize; 2], judge: JudgePhoto) -> Self {
        let offscreen = offscreen(glass, Words::new([]));
        Self {
            dir,
            glass,
            judge,
            offscreen,
            hung: HashSet::new(),
            locales: Vec::new(),
            fitting: None,
            fitting_all: None,
            known: Known::default(),
        }
    }

    pub(super) fn work(mut self, tray: &Tray<Jobs>, to: &Sender<Painted>, wake: &dyn Fn()) {
        loop {
            let is_fitting = [&self.fitting, &self.fitting_all].map(Option::is_some);
            let painted = match tray.take(|jobs| jobs.next(is_fitting)) {
                Job::End => return,
                Job::Forget => {
                    self.take_down();
                    continue;
                }
                Job::Fit(serial, piece, today) => {
                    self.fit(serial, *piece, today);
                    continue;
                }
                Job::FitAll(serial, content, files) => {
                    let fitting = Fitting::new(content, files);
                    self.fitting_all = Some(Underway { serial, fitting, of: None });
                    continue;
                }
                Job::DropAll => {
                    self.fitting_all = None;
                    continue;
                }
                Job::GoOn(own) => match self.go_on(own) {
                    Some(painted) => painted,
                    None => continue,
                },
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

    /// Lets go of the photos. Letters stay: to draw them anew would be a second glyph atlas beside
    /// the first until that is gone.
    fn take_down(&mut self) {
        self.offscreen.take_down();
        self.hung.clear();
    }

    /// Speaks with the words of a folder.
    fn speak(&mut self, files: &Files) {
        let of = |(path, _): &(&String, &Arc<[u8]>)| path.starts_with(LOCALES);
        let own = || files.map.iter().filter(of);
        if !own().eq(self.locales.iter().map(|(path, bytes)| (path, bytes))) {
            self.locales = own().map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
            let own = self.locales.iter().cloned();
            let files = Files { map: own.collect(), ..Files::default() };
            self.offscreen = offscreen(self.glass, Words::of_files(&files));
            self.hung.clear();
        }
    }

    /// Begins to look whether an item has room.
    fn fit(&mut self, serial: u64, piece: Piece, today: Option<Date>) {
        let (dir, judge) = (self.dir.clone(), self.judge);
        let facts = |path: &Path| photo_fact(&dir, path, &judge);
        self.speak(&piece.files);
        let (content, files) = piece.by_itself(&facts);
        let fitting = Fitting::new(Arc::new(content), files);
        self.fitting = Some(Underway { serial, fitting, of: Some((piece, today)) });
    }

    /// Looks at one more page of the item, or of all of them.
    fn go_on(&mut self, own: bool) -> Option<Painted> {
        let underway = if own { &mut self.fitting } else { &mut self.fitting_all };
        let fitting = &mut underway.as_mut()?.fitting;
        let (findings, files) = fitting.step(&mut self.known, &mut self.offscreen)?;
        let Underway { serial, of, .. } = underway.take()?;
        Some(match of {
            Some((piece, today)) => {
                let told = piece.own(&files, findings, today);
                Painted::Unfit { serial, of: piece.item.into(), told }
            }
            None => Painted::AllUnfit { serial, findings, files },
        })
    }

    fn preview(&mut self, preview: Preview) -> Painted {
        let Preview { serial, piece, look, today } = preview;
        let (dir, judge) = (self.dir.clone(), self.judge);
        let facts = |path: &Path| photo_fact(&dir, path, &judge);
        self.speak(&piece.files);
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
        let sketch = Sketch::new(&format!("[{}]", piece.item));
        let page = Page::of(sketch.kind(0).map_or("", |kind| kind.head))[0];
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
            self.take_down();
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

/// An offscreen for pages on a glass of so many pixels.
fn offscreen(glass: [usize; 2], words: Words) -> Offscreen {
    let is_large = glass.iter().any(|side| *side > LARGE_GLASS_PX);
    if is_large { Offscreen::new(words) } else { Offscreen::small(words) }
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
