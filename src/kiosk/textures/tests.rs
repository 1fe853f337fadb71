//! Photos on their way to a glass that isn't there.

use std::sync::Mutex;
use std::time::Duration;

use egui::{RawInput, Rect, pos2};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::*;
use crate::content::model::{Commendation, Lang, Photo};
use crate::photos::Extent;
use crate::player::scene::{Mood, View, WallView};

/// Frames that a test waits for a decoder at most, each of a millisecond.
const FRAMES_MAX: u32 = 60_000;
/// Of a card on a glass of 1920 × 1080, when its photo is square.
const CARD_BYTES: usize = 640 * 640 * 4;

/// A folder in memory, and what was read of it.
#[derive(Default)]
struct Folder {
    files: HashMap<String, Vec<u8>>,
    read: Vec<String>,
}

struct Bench {
    ctx: Context,
    textures: Textures,
    folder: Arc<Mutex<Folder>>,
    now: Duration,
    /// The wall.
    cards: Vec<Arc<Commendation>>,
}

/// A square photo of a camera: all of one red.
fn photo(red: u8) -> Vec<u8> {
    let picture = RgbImage::from_pixel(700, 700, Rgb([red, 40, 40]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Png).expect("in memory");
    bytes.into_inner()
}

/// The first page of the example that is so.
fn example(mut is_so: impl FnMut(&Scene) -> bool) -> Scene {
    let content = crate::content::example().content;
    let gallery = crate::player::gallery(&content, &Lang::new("en"), Mood::Day, Arc::from([]));
    gallery
        .into_iter()
        .map(|(_, scene)| scene)
        .find(|scene| is_so(scene))
        .expect("a page of the example")
}

/// A page of the wall with these photos on it, and those near.
fn wall(shown: &[String], near: &[String]) -> Scene {
    let mut scene = example(|scene| matches!(scene.view, View::Wall(_)));
    let View::Wall(view) = &scene.view else { unreachable!("it was found as one") };
    let alt = view.cards[0].act.clone();
    let card = |path: &String| {
        let photo = Photo { path: path.into(), alt: alt.clone(), focus: [0.5, 0.35] };
        Arc::new(Commendation { photo: Some(photo), ..Commendation::clone(&view.cards[0]) })
    };
    let cards = shown.iter().map(card).collect();
    let near = near.iter().map(card).collect();
    scene.view = View::Wall(WallView { cards, near, ..view.clone() });
    scene
}

fn names(prefix: &str, count: usize) -> Vec<String> {
    (0..count).map(|n| format!("{prefix}{n}")).collect()
}

impl Bench {
    fn new() -> Self {
        Self::with(None)
    }

    fn with(cache: Option<Cache>) -> Self {
        let folder: Arc<Mutex<Folder>> = Arc::default();
        let shelf = Arc::clone(&folder);
        let source: PhotoSource = Box::new(move |path, part| {
            let mut folder = shelf.lock().expect("no test panics there");
            let name = path.to_string_lossy().into_owned();
            let bytes = folder.files.get(&name).cloned().ok_or(PhotoFault::Missing);
            if part == Extent::Whole {
                folder.read.push(name);
            }
            bytes
        });
        let ctx = Context::default();
        let textures = Textures::with(source, cache, Arc::default());
        textures.wake(&ctx);
        Self { ctx, textures, folder, now: Duration::ZERO, cards: Vec::new() }
    }

    fn put(&self, names: &[String], bytes: &[u8]) {
        let mut folder = self.folder.lock().expect("no test panics there");
        folder.files.extend(names.iter().map(|name| (name.clone(), bytes.to_vec())));
    }

    fn read(&self) -> Vec<String> {
        self.folder.lock().expect("no test panics there").read.clone()
    }

    /// One frame, a millisecond after the last; whether what comes next is ready.
    fn frame(&mut self, scene: &Scene, next: Option<&Scene>, may_upload: bool) -> bool {
        self.now += Duration::from_millis(1);
        std::thread::sleep(Duration::from_millis(1));
        let glass = Rect::from_min_max(pos2(0.0, 0.0), pos2(1920.0, 1080.0));
        let input = RawInput { screen_rect: Some(glass), ..Default::default() };
        let mut ready = false;
        let output = self.ctx.run_ui(input, |ui| {
            let (cards, now) = (&self.cards, self.now);
            let frame = Frame { scene, cards, next, now, may_upload };
            ready = self.textures.develop(ui.ctx(), &frame);
        });
        output.drop_without_applying_deltas();
        ready
    }

    /// Frames until `is_so`.
    #[track_caller]
    fn until(&mut self, scene: &Scene, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..FRAMES_MAX {
            self.frame(scene, None, true);
            if is_so(self) {
                return;
            }
        }
        panic!("waited in vain");
    }

    fn share(&self, name: &str) -> Option<f32> {
        self.textures.shelf.get(name.as_ref()).print(Size::Card).map(|print| print.share)
    }

    fn hangs(&self, names: &[String]) -> bool {
        names.iter().all(|name| self.share(name).is_some())
    }
}

#[test]
fn what_is_on_the_glass_comes_before_what_is_near() {
    let mut bench = Bench::new();
    let (shown, near) = (names("s", 6), names("n", 6));
    bench.put(&shown, &photo(200));
    bench.put(&near, &photo(100));
    let scene = wall(&shown, &near);
    bench.until(&scene, |bench| bench.hangs(&shown) && bench.hangs(&near));
    let read = bench.read();
    // Two are decoded at a time, so that the last but one may be noted after the next.
    assert!(read[..5].iter().all(|name| shown.contains(name)), "{read:?}");
    assert_eq!(read.len(), 12, "each is decoded once: {read:?}");
}

#[test]
fn the_walls_first_page_hangs_before_anybody_opens_it_and_before_what_comes_next() {
    let mut bench = Bench::new();
    let (wall_all, next) = (names("a", WALL_PAGE + 2), names("n", 3));
    let ahead = &wall_all[..WALL_PAGE];
    bench.put(&wall_all, &photo(200));
    bench.put(&next, &photo(100));
    let next = wall(&next, &[]);
    let View::Wall(opened) = wall(&wall_all, &[]).view else { unreachable!("it was made as one") };
    bench.cards = opened.cards;
    let home = Scene { view: View::Home, ..next.clone() };
    while !bench.frame(&home, Some(&next), true) {}
    // Two are decoded at a time: one of the page may still be under way when the next is ready.
    let hung = ahead.iter().filter(|&name| bench.share(name).is_some()).count();
    assert!(hung + 1 >= WALL_PAGE, "{hung} hang");
    while !bench.hangs(ahead) {
        bench.frame(&home, Some(&next), true);
    }
    let read = bench.read();
    // Two are decoded at a time, so that the last may be noted after the next.
    assert!(read[..WALL_PAGE - 1].iter().all(|name| ahead.contains(name)), "{read:?}");
    assert_eq!(read.len(), WALL_PAGE + 3, "and no page past it: {read:?}");
}

#[test]
fn a_photo_that_is_wanted_in_two_sizes_is_decoded_once_for_each() {
    let mut bench = Bench::new();
    let next = example(|scene| photo_size(scene) == Size::Page && !photos(scene).is_empty());
    let name = [photos(&next)[0].to_string_lossy().into_owned()];
    bench.put(&name, &photo(200));
    let View::Wall(opened) = wall(&name, &[]).view else { unreachable!("it was made as one") };
    bench.cards = opened.cards;
    let home = Scene { view: View::Home, ..next.clone() };
    // Both are there before either hangs.
    while bench.textures.library.bytes() < CARD_BYTES + 700 * 700 * 4 {
        bench.frame(&home, Some(&next), false);
    }
    while !(bench.frame(&home, Some(&next), true) && bench.hangs(&name)) {}
    assert_eq!(bench.read().len(), 2, "{:?}", bench.read());
}

#[test]
fn what_nobody_has_looked_at_is_decoded_once_while_nobody_is_there() {
    let state = tempfile::tempdir().expect("a folder");
    let files = || std::fs::read_dir(state.path()).map_or(0, Iterator::count);
    let mut bench = Bench::with(Some(Cache::open(state.path(), Default::default())));
    let all = names("p", 4);
    bench.put(&all[..1], &photo(100));
    bench.put(&all[2..], &photo(200));
    let live: Vec<_> = all.iter().map(PathBuf::from).collect();
    let live: HashSet<&Path> = live.iter().map(PathBuf::as_path).collect();
    bench.textures.keep_only(&live);
    let View::Wall(on_wall) = wall(&all, &[]).view else { unreachable!("it was made as one") };
    // A page without a face, from which no other is a touch away.
    let page = wall(&[], &[]);
    let [used, left] = [true, false].map(|in_session| Scene { in_session, ..page.clone() });
    bench.cards = on_wall.cards;
    bench.frame(&used, None, true);
    bench.now += ahead::QUIET;
    bench.frame(&used, None, true);
    bench.frame(&left, None, true);
    assert_eq!(bench.read(), [""; 0], "somebody was there a moment ago");
    bench.now += ahead::QUIET;
    bench.until(&left, |_| files() == 3);
    // One that isn't there keeps the others from nothing.
    assert_eq!(bench.read(), all);
    assert_eq!(bench.textures.library.bytes() + bench.textures.bytes(), 0, "nothing is held");
    bench.textures.keep_only(&live);
    bench.until(&left, |bench| bench.read().len() == 5);
    for _ in 0..50 {
        bench.frame(&left, None, true);
    }
    assert_eq!(bench.read()[4..], all[1..2], "what is on disk needs no second look");
}

#[test]
fn a_frame_takes_only_so_much_to_the_gpu_and_one_amid_a_transition_nothing() {
    let mut bench = Bench::new();
    let shown = names("s", 6);
    bench.put(&shown, &photo(200));
    let scene = wall(&shown, &[]);
    for _ in 0..FRAMES_MAX {
        bench.frame(&scene, None, false);
        if bench.textures.library.bytes() == 6 * CARD_BYTES {
            break;
        }
    }
    assert_eq!((bench.textures.bytes(), bench.textures.library.bytes()), (0, 6 * CARD_BYTES));
    for count in [4, 6] {
        bench.frame(&scene, None, true);
        assert_eq!(bench.textures.bytes(), count * CARD_BYTES);
    }
    assert_eq!(bench.textures.library.bytes(), 0, "what is on the GPU is not held twice");
}

#[test]
fn a_photo_fades_in_where_it_is_seen_and_is_all_there_where_it_comes_ahead() {
    let mut bench = Bench::new();
    let (shown, near) = (names("s", 1), names("n", 1));
    bench.put(&shown, &photo(200));
    bench.put(&near, &photo(100));
    let scene = wall(&shown, &near);
    bench.frame(&scene, None, false);
    bench.now += AT_ONCE;
    bench.until(&scene, |bench| bench.hangs(&shown));
    assert!(bench.share("s0").is_some_and(|share| share < 0.1), "{:?}", bench.share("s0"));
    assert!(bench.textures.pace().is_some());
    assert_eq!(
        bench.textures.shelf.get("s0".as_ref()).colour,
        Some(egui::Color32::from_rgb(200, 40, 40))
    );
    let mut before = 0.0;
    for _ in 0..=time::PHOTO_MS {
        bench.frame(&scene, None, true);
        let share = bench.share("s0").expect("it hangs");
        assert!(share >= before);
        before = share;
    }
    assert_eq!(before, 1.0);
    bench.until(&scene, |bench| bench.hangs(&near));
    assert_eq!((bench.share("n0"), bench.textures.pace()), (Some(1.0), None));
}

#[test]
fn a_photo_that_arrives_with_its_page_is_there_with_it() {
    let mut bench = Bench::new();
    let shown = names("s", 1);
    bench.put(&shown, &photo(200));
    let scene = wall(&shown, &[]);
    for _ in 0..FRAMES_MAX {
        // The clock stands still, however long the decoder takes.
        bench.now = Duration::from_millis(5);
        bench.frame(&scene, None, true);
        if bench.hangs(&shown) {
            break;
        }
    }
    assert_eq!((bench.share("s0"), bench.textures.pace()), (Some(1.0), None));
}

#[test]
fn where_motion_is_reduced_a_photo_is_there_at_once() {
    let mut bench = Bench::new();
    let shown = names("s", 1);
    bench.put(&shown, &photo(200));
    let mut scene = wall(&shown, &[]);
    scene.ease.reduced_motion = true;
    bench.frame(&scene, None, false);
    bench.now += AT_ONCE;
    bench.until(&scene, |bench| bench.hangs(&shown));
    assert_eq!((bench.share("s0"), bench.textures.pace()), (Some(1.0), None));
}

#[test]
fn textures_stay_within_their_limit_however_long_one_browses() {
    let mut bench = Bench::new();
    let pages: Vec<Vec<String>> = (0..40).map(|page| names(&format!("{page}-"), 3)).collect();
    let file = photo(200);
    pages.iter().for_each(|page| bench.put(page, &file));
    for page in &pages {
        let scene = wall(page, &[]);
        bench.until(&scene, |bench| bench.hangs(page));
        assert!(bench.textures.bytes() <= TEXTURE_BYTES_MAX);
        assert!(bench.textures.library.bytes() <= PICTURE_BYTES_MAX);
    }
    assert!(bench.textures.bytes() > TEXTURE_BYTES_MAX - 3 * CARD_BYTES, "what fits stays");
    assert!(bench.hangs(&pages[39]) && !bench.hangs(&pages[0]));
    let handles = bench.ctx.tex_manager().read().num_allocated();
    assert!(handles <= TEXTURE_BYTES_MAX / CARD_BYTES + 4, "{handles} textures");
}

#[test]
fn what_nobody_has_wanted_for_long_is_taken_down() {
    let mut bench = Bench::new();
    let (before, after) = (names("b", 3), names("a", 3));
    bench.put(&before, &photo(200));
    bench.put(&after, &photo(100));
    let (left, shown) = (wall(&before, &[]), wall(&after, &[]));
    bench.until(&left, |bench| bench.hangs(&before));
    bench.until(&shown, |bench| bench.hangs(&after));
    assert!(bench.hangs(&before), "who leafs back finds it there");
    bench.now += KEPT;
    for _ in 0..3 {
        bench.frame(&shown, None, true);
    }
    assert!(before.iter().all(|name| bench.share(name).is_none()));
    assert!(bench.hangs(&after), "but what is on the glass stays");
}

#[test]
fn a_withdrawn_photo_is_gone_from_every_place_at_once() {
    let mut bench = Bench::new();
    let shown = names("s", 2);
    bench.put(&shown, &photo(200));
    let scene = wall(&shown, &[]);
    bench.until(&scene, |bench| bench.hangs(&shown));
    bench.textures.keep_only(&HashSet::from([Path::new("s1")]));
    assert_eq!(bench.textures.shelf.get("s0".as_ref()), Default::default());
    assert!(bench.hangs(&shown[1..]));
    assert_eq!(bench.textures.bytes(), CARD_BYTES);
}

// Case: Images: replaced by better while shown
// Case: Images: replaced by worse while shown
#[test]
fn a_worse_file_leaves_the_old_photo_and_a_better_one_takes_its_place_without_a_gap() {
    let mut bench = Bench::new();
    let shown = names("s", 1);
    let live = HashSet::from([Path::new("s0")]);
    bench.put(&shown, &photo(200));
    let scene = wall(&shown, &[]);
    bench.until(&scene, |bench| bench.share("s0") == Some(1.0));
    let print = |bench: &Bench| bench.textures.shelf.get("s0".as_ref()).print(Size::Card);
    let old = print(&bench).expect("it hangs");
    let half = photo(90);
    bench.put(&shown, &half[..half.len() / 2]);
    bench.textures.keep_only(&live);
    bench.until(&scene, |bench| bench.read().len() == 2);
    for _ in 0..50 {
        bench.frame(&scene, None, true);
        assert_eq!(print(&bench), Some(old));
    }
    bench.put(&shown, &half);
    bench.textures.keep_only(&live);
    bench.until(&scene, |bench| {
        let print = print(bench).expect("there is one in every frame");
        assert_eq!(print.share, 1.0, "it doesn't fade from nothing");
        print.texture != old.texture
    });
}

#[test]
fn a_photo_that_cannot_be_shown_is_lacking_and_holds_nobody_up() {
    let mut bench = Bench::new();
    let (shown, next) = (names("s", 1), names("n", 1));
    let (scene, next_scene) = (wall(&shown, &[]), wall(&next, &[]));
    for _ in 0..FRAMES_MAX {
        if bench.frame(&scene, Some(&next_scene), true) {
            break;
        }
    }
    assert!(bench.frame(&scene, Some(&next_scene), true));
    assert!(bench.textures.shelf.get("n0".as_ref()).lacking);
}

#[test]
fn a_photo_that_could_not_be_read_is_tried_again_and_one_that_is_none_isnt() {
    let mut bench = Bench::new();
    let shown = names("s", 2);
    bench.put(&shown[1..], b"no picture");
    let scene = wall(&shown, &[]);
    let lacking = |bench: &Bench, name: &str| bench.textures.shelf.get(name.as_ref()).lacking;
    bench.until(&scene, |bench| lacking(bench, "s0") && lacking(bench, "s1"));
    let before = bench.read();
    for _ in 0..50 {
        bench.frame(&scene, None, true);
    }
    assert_eq!(bench.read(), before, "not in every frame");
    bench.put(&shown, &photo(200));
    bench.now += LOOK_AGAIN;
    bench.until(&scene, |bench| bench.hangs(&shown[..1]));
    assert!(!lacking(&bench, "s0"));
    assert!(lacking(&bench, "s1"), "of another file the folder tells");
}

#[test]
fn what_comes_next_is_ready_only_when_it_is_on_the_gpu() {
    let mut bench = Bench::new();
    let next = names("n", 1);
    bench.put(&next, &photo(200));
    let (scene, next_scene) = (wall(&[], &[]), wall(&next, &[]));
    for _ in 0..FRAMES_MAX {
        let ready = bench.frame(&scene, Some(&next_scene), true);
        assert_eq!(ready, bench.hangs(&next));
        if ready {
            return;
        }
    }
    panic!("waited in vain");
}
