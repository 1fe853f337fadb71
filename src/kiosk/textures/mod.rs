//! Photos on their way to the glass: wished for by what is on it, decoded elsewhere, put on the
//! GPU a few a frame and never during a transition, faded in, and taken down when there are too
//! many.

mod ahead;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use ahead::Ahead;
use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureOptions, TextureWrapMode};

use crate::content::folder::example::example_photo;
use crate::content::model::Commendation;
use crate::content::{Loaded, Origin, PhotoFact, photo_fact};
use crate::kiosk::judge::refusal;
use crate::numbers::floor_u32;
use crate::photos::fault::Cause;
use crate::photos::library::BUDGET_BYTES;
use crate::photos::{Cache, Library, PhotoFault, PhotoSource, Picture, State, Wish, read};
use crate::player::scene::{Scene, View, WALL_PAGE};
use crate::screens::glass::{Print, Shelf, Size};
use crate::screens::theme::time;
use crate::screens::{card_photos, photo_size, photos, photos_near};

/// What decoded photos may take that are on their way to the GPU.
const PICTURE_BYTES_MAX: usize = 24_000_000;
/// What the photos on the GPU may take together, in bytes: six pages of the wall. The rest of the
/// budget is for what two threads have in hand.
const TEXTURE_BYTES_MAX: usize = BUDGET_BYTES / 2;
/// What is put on the GPU in one frame, in bytes; but one photo, however large: a page of faces,
/// so that one that is all there comes as a whole. A CPU that plays GPU takes a millisecond for a
/// megabyte.
const UPLOAD_BYTES_A_FRAME: usize = 8_000_000;
/// What arrives so soon doesn't fade in.
const AT_ONCE: Duration = Duration::from_millis(time::PHOTO_AT_ONCE_MS);
/// How long a photo hangs that nobody wants any more: who leafs back finds it there, and in the
/// loop a face comes round after many minutes only.
const KEPT: Duration = Duration::from_secs(60);
/// How often photos that could not be read are tried again: a disk or a network may be back
/// without any sign of it in the folder.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// The folder for the pictures on disk, in the state folder.
const CACHE_FOLDER: &str = "photos";
/// Smallest and largest longer side of a photo on the GPU in pixels: on a card, and on a page.
const CARD_PX: [u32; 2] = [256, 1024];
const PAGE_PX: [u32; 2] = [512, 1440];
/// Sizes are multiples of so many pixels, lest a window of another size finds nothing on disk.
const PX_STEP: u32 = 64;
const SAMPLING: TextureOptions = TextureOptions {
    magnification: TextureFilter::Linear,
    minification: TextureFilter::Linear,
    wrap_mode: TextureWrapMode::ClampToEdge,
    mipmap_mode: None,
};

thread_local! {
    /// Whether this thread is kept to the folders of the program.
    static ENCLOSED: Cell<bool> = const { Cell::new(false) };
}

struct Hung {
    /// Keeps the texture alive.
    texture: TextureHandle,
    /// On the GPU.
    bytes: usize,
    /// The file may be another one by now; this one stays until that is there.
    stale: bool,
    /// The frame in which it was last wanted, and when that was.
    wanted: (u64, Duration),
    arrival: Arrival,
}

/// How far a photo has come.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// It has been put there where it can be seen, and the next frame begins to show it.
    Due,
    /// It fades in since then.
    Since(Duration),
    /// All of it is to be seen.
    Over,
}

/// What the frame is for which photos are made ready.
pub struct Frame<'a> {
    /// What is on the glass.
    pub scene: &'a Scene,
    /// All cards of the wall, the newest first.
    pub cards: &'a [Arc<Commendation>],
    /// What the loop shows next.
    pub next: Option<&'a Scene>,
    /// The time.
    pub now: Duration,
    /// Whether nothing moves that an upload could hold up.
    pub may_upload: bool,
}

/// The photos of the content folder.
pub struct Textures {
    library: Library,
    /// What is woken when a photo is ready, once there is a window.
    window: Arc<OnceLock<Context>>,
    /// The content folder, if there is one.
    root: Option<PathBuf>,
    shelf: Shelf,
    hung: HashMap<(PathBuf, Size), Hung>,
    /// Whether the photos are those of the built-in example.
    example: Arc<AtomicBool>,
    /// The frame that is being made, its time, and what has been uploaded in it.
    frame: u64,
    now: Duration,
    uploaded: usize,
    /// What is on the glass, and since when.
    shown: (Vec<PathBuf>, Duration),
    /// When what could not be read was tried again last.
    looked_again: Duration,
    ahead: Ahead,
}

impl Textures {
    /// Photos are read from `root`, or from the built-in example, and kept in the state folder,
    /// if there is one. Each thread that does so calls `enclose` first.
    pub fn new(
        root: Option<&Path>,
        state: Option<&Path>,
        loaded: &Loaded,
        enclose: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let example = Arc::new(AtomicBool::new(loaded.origin == Origin::Example));
        let folder = root.map(Path::to_owned);
        let (root, built_in) = (folder.clone(), Arc::clone(&example));
        let source: PhotoSource = Box::new(move |path, part| {
            if !ENCLOSED.replace(true) {
                enclose();
            }
            match &root {
                Some(root) if !built_in.load(Ordering::Relaxed) => read(&root.join(path), part),
                _ => example_photo(path).map(<[u8]>::to_vec).ok_or(PhotoFault::Missing),
            }
        });
        let cache = state.map(|state| Cache::open(&state.join(CACHE_FOLDER), Default::default()));
        let mut textures = Self::with(source, cache, example);
        textures.root = folder;
        textures.revise(loaded);
        textures
    }

    fn with(source: PhotoSource, cache: Option<Cache>, example: Arc<AtomicBool>) -> Self {
        let window = Arc::<OnceLock<Context>>::default();
        let waker = Arc::clone(&window);
        let wake = Box::new(move || {
            if let Some(window) = waker.get() {
                window.request_repaint();
            }
        });
        Self {
            library: Library::new(PICTURE_BYTES_MAX, source, cache, wake),
            window,
            root: None,
            shelf: Shelf::default(),
            hung: HashMap::new(),
            example,
            frame: 0,
            now: Duration::ZERO,
            uploaded: 0,
            shown: (Vec::new(), Duration::ZERO),
            looked_again: Duration::ZERO,
            ahead: Ahead::default(),
        }
    }

    /// Has `ctx` woken when a photo is ready.
    pub fn wake(&self, ctx: &Context) {
        self.window.get_or_init(|| ctx.clone());
    }

    /// Begins with the photos of the first page before there is a window, for a glass whose longer
    /// side has so many pixels.
    pub fn expect(&mut self, first: &Scene, glass: f32) {
        let longest_px = longest_px(glass, photo_size(first));
        let wishes: Vec<_> =
            photos(first).into_iter().map(|path| Wish { path, longest_px }).collect();
        self.library.wish(&wishes);
    }

    /// The photos that the decoder has refused, by their paths, and why.
    pub fn faults(&self) -> Vec<(PathBuf, PhotoFault)> {
        let faults = self.library.faults();
        let mut faults: Vec<_> = faults.map(|(path, why)| (path.to_owned(), why.clone())).collect();
        faults.sort_by(|(a, _), (b, _)| a.cmp(b));
        faults
    }

    /// What is known about a photo that the decoder has refused, as whoever reads content would
    /// say it.
    pub fn fact(&self, path: &Path, fault: &PhotoFault) -> PhotoFact {
        match &self.root {
            // Where reading it takes too long the folder itself may hang, and isn't asked.
            _ if *fault == PhotoFault::Unreadable(Cause::TookTooLong) => {
                PhotoFact::Refused(refusal(fault))
            }
            Some(root) => photo_fact(root, path, &|_| Err(refusal(fault))),
            None => PhotoFact::Refused(refusal(fault)),
        }
    }

    /// What is known of the photos.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Takes in new content: photos that it doesn't have are gone from every place at once,
    /// the others are looked at again.
    pub fn revise(&mut self, loaded: &Loaded) {
        self.example.store(loaded.origin == Origin::Example, Ordering::Relaxed);
        self.keep_only(&loaded.content.photos().map(|photo| photo.path.as_path()).collect());
    }

    fn keep_only(&mut self, live: &HashSet<&Path>) {
        self.library.keep_only(live);
        self.shelf.retain(|path| live.contains(path));
        self.hung.retain(|(path, _), _| live.contains(path.as_path()));
        for hung in self.hung.values_mut() {
            hung.stale = true;
        }
        self.ahead.forget();
    }

    /// Wishes for the photos of the scene, of what is a touch away from it (as the first page of
    /// the wall is from everywhere) and of what comes next, in this order, and else for those
    /// nobody has looked at yet; and puts what has arrived on the GPU. True when those of what
    /// comes next are there or never will be.
    pub fn develop(&mut self, ctx: &Context, frame: &Frame<'_>) -> bool {
        let number = ctx.cumulative_frame_nr();
        if number != self.frame {
            (self.frame, self.uploaded) = (number, 0);
        }
        self.now = frame.now;
        if self.now.saturating_sub(self.looked_again) >= LOOK_AGAIN {
            self.looked_again = self.now;
            self.library.look_again();
        }
        let size = photo_size(frame.scene);
        let glass = ctx.content_rect().size().max_elem() * ctx.pixels_per_point();
        let mut all: Vec<(&Path, Size)> =
            photos(frame.scene).into_iter().map(|path| (path, size)).collect();
        let shown_count = all.len();
        all.extend(photos_near(frame.scene).into_iter().map(|path| (path, size)));
        if !matches!(frame.scene.view, View::Wall(_)) {
            let first = &frame.cards[..frame.cards.len().min(WALL_PAGE)];
            all.extend(card_photos(first).map(|path| (path, Size::Card)));
        }
        let touched_count = all.len();
        if let Some(next) = frame.next {
            all.extend(photos(next).into_iter().map(|path| (path, photo_size(next))));
        }
        let still = frame.scene.ease.reduced_motion || frame.scene.kiosk.reduced_motion;
        let arrives_late = self.shown_for(&all[..shown_count]) > AT_ONCE;
        let mut ready = true;
        let mut wishes = Vec::new();
        for (index, &(path, size)) in all.iter().enumerate() {
            let longest_px = longest_px(glass, size);
            let fades = index < shown_count && arrives_late && !still;
            let settled = self.request(ctx, (path, size), longest_px, (frame.may_upload, fades));
            if !settled {
                wishes.push(Wish { path, longest_px });
                ready &= index < touched_count;
            }
        }
        let quiet = self.ahead.is_quiet(frame.scene.in_session, self.now);
        if quiet && wishes.is_empty() {
            let longest_px = longest_px(glass, Size::Card);
            wishes.extend(self.ahead.next(&mut self.library, frame.cards, longest_px));
        }
        self.library.wish(&wishes);
        self.fade_in(still);
        self.make_room();
        ready
    }

    /// How long these have been on the glass.
    fn shown_for(&mut self, shown: &[(&Path, Size)]) -> Duration {
        let (before, since) = &mut self.shown;
        if !before.iter().map(PathBuf::as_path).eq(shown.iter().map(|(path, _)| *path)) {
            *before = shown.iter().map(|(path, _)| path.to_path_buf()).collect();
            *since = self.now;
        }
        self.now.saturating_sub(*since)
    }

    /// When the next frame is due for a photo that fades in, if one does.
    pub fn pace(&self) -> Option<Duration> {
        let arriving = self.hung.values().any(|hung| hung.arrival != Arrival::Over);
        arriving.then(|| Duration::from_millis(time::PHOTO_FRAME_MS))
    }

    /// Photos that held up the loop: a decoder that is stuck on one of them is left behind.
    pub fn give_up(&mut self, paths: &[&Path]) {
        for path in paths {
            self.library.give_up(path);
        }
    }

    /// Looks after one photo. True when it hangs as it should or never will.
    fn request(
        &mut self,
        ctx: &Context,
        (path, size): (&Path, Size),
        longest_px: u32,
        (may_upload, fades): (bool, bool),
    ) -> bool {
        let hung = self.hung.get_mut(&(path.to_owned(), size));
        let hangs = hung.is_some();
        if let Some(hung) = hung {
            hung.wanted = (self.frame, self.now);
            if !hung.stale {
                return true;
            }
        }
        let state = self.library.state(path, longest_px);
        // After the picture: one that has just come brings its colour.
        if let Some(colour) = self.library.colour(path) {
            self.shelf.hold(path, colour);
        }
        match state {
            State::Pending => false,
            State::Failed(_) => {
                // What hangs there from before is better than nothing.
                if !hangs {
                    self.shelf.lack(path);
                }
                true
            }
            State::Ready(picture) => {
                let bytes = picture.rgba.len();
                let room = self.uploaded == 0 || self.uploaded + bytes <= UPLOAD_BYTES_A_FRAME;
                if !may_upload || !room {
                    // After a transition there is a frame anyway.
                    if may_upload {
                        ctx.request_repaint();
                    }
                    return false;
                }
                self.uploaded += bytes;
                let arrival = if fades && !hangs { Arrival::Due } else { Arrival::Over };
                self.upload(ctx, (path, size), &picture, arrival);
                self.library.release(path, longest_px);
                true
            }
        }
    }

    fn upload(
        &mut self,
        ctx: &Context,
        (path, size): (&Path, Size),
        picture: &Picture,
        arrival: Arrival,
    ) {
        let side = [picture.width as usize, picture.height as usize];
        // A picture is opaque, so that this is the same as unmultiplied, and cheaper.
        let image = ColorImage::from_rgba_premultiplied(side, &picture.rgba);
        let texture = ctx.load_texture("photo", image, SAMPLING);
        let bytes = picture.rgba.len();
        let hung = Hung { texture, bytes, stale: false, wanted: (self.frame, self.now), arrival };
        self.shelf.put(path, size, hung.print(if arrival == Arrival::Over { 1.0 } else { 0.0 }));
        self.hung.insert((path.to_owned(), size), hung);
    }

    /// Shows more of the photos that are fading in.
    fn fade_in(&mut self, still: bool) {
        let length = Duration::from_millis(time::PHOTO_MS).as_secs_f32();
        for ((path, size), hung) in &mut self.hung {
            let since = match hung.arrival {
                Arrival::Over => continue,
                Arrival::Due => self.now,
                Arrival::Since(since) => since,
            };
            let share = self.now.saturating_sub(since).as_secs_f32() / length;
            let over = share >= 1.0 || still;
            hung.arrival = if over { Arrival::Over } else { Arrival::Since(since) };
            self.shelf.put(path, *size, hung.print(if over { 1.0 } else { share }));
        }
    }

    /// Takes down what nobody has wanted for long, and what has gone longest without being wanted
    /// until the rest is within its limit; but nothing of this frame and the one before.
    fn make_room(&mut self) {
        let mut bytes = self.bytes();
        loop {
            let idle = self.hung.iter().filter(|(_, hung)| hung.wanted.0 + 1 < self.frame);
            let Some((place, hung)) = idle.min_by_key(|(_, hung)| hung.wanted) else {
                return;
            };
            if bytes <= TEXTURE_BYTES_MAX && self.now.saturating_sub(hung.wanted.1) < KEPT {
                return;
            }
            bytes -= hung.bytes;
            let place = place.clone();
            self.shelf.take(&place.0, place.1);
            self.hung.remove(&place);
        }
    }

    fn bytes(&self) -> usize {
        self.hung.values().map(|hung| hung.bytes).sum()
    }
}

impl Hung {
    fn print(&self, share: f32) -> Print {
        Print { texture: self.texture.id(), size: self.texture.size_vec2(), share }
    }
}

/// How large a photo of that size has to be on this glass: its longer side in pixels. A card
/// takes a third of it, a picture on a page hardly more than three quarters.
fn longest_px(glass: f32, size: Size) -> u32 {
    let (share, [least, most]) = match size {
        Size::Card => (1.0 / 3.0, CARD_PX),
        Size::Page => (0.75, PAGE_PX),
    };
    floor_u32(f64::from(glass * share)).next_multiple_of(PX_STEP).clamp(least, most)
}

#[cfg(test)]
mod tests;
