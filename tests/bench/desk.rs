//! How long the desk takes over a folder with 1,000 items and 200 photos of 12 megapixels: to start
//! until its list can be used, and from a letter to the page that shows it. What it takes of memory
//! and of the CPU at rest is measured in its real window (`desk.py`).
//!
//! ```sh
//! cargo bench --bench desk              # both figures, in memory
//! cargo bench --bench desk -- FOLDER    # only makes the folder, for desk.py
//! ```
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, measures, and is used by nobody"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use breakroom::content;
use breakroom::content::model::{Lang, PathStep};
use breakroom::content::ron::edit::quoted;
use breakroom::desk::form::{Change, Edit};
use breakroom::desk::{Act, Desk, Options};
use breakroom::kiosk::judge::{judge, look};
use breakroom::screens::theme::desk::GLASS;
use egui::{Context, RawInput, Rect, pos2, vec2};

/// Items of each kind; 1,000 in all, in files of so many.
const ITEMS: [(&str, usize); 3] = [("philosophy", 300), ("questions", 500), ("commendations", 200)];
const ITEMS_PER_FILE: usize = 50;
/// Photos, each of so many pixels; the last of so many different pictures.
const PHOTOS: usize = 200;
const PHOTO_PX: [u32; 2] = [4000, 3000];
const PICTURES: usize = 8;
/// So often it is started, and so many letters are typed.
const STARTS: usize = 9;
const LETTERS: usize = 200;
/// The window.
const SIZE: egui::Vec2 = vec2(1440.0, 860.0);
/// The file and the text that is typed in.
const FILE: &str = "philosophy/000.ron";
/// Nothing takes so long.
const PATIENCE: Duration = Duration::from_secs(20);

fn main() {
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    if let Some(folder) = folder {
        return make(Path::new(&folder));
    }
    let folder = tempfile::tempdir().expect("a folder");
    make(folder.path());
    let starts: Vec<Duration> = (0..STARTS).map(|_| start(folder.path()).0).collect();
    said("start to a usable list, 1,000 items", starts);
    let (_, mut window) = start(folder.path());
    window.settle();
    window.desk.act(Act::Choose(FILE.to_owned(), 7), &window.ctx);
    (0..3).for_each(|_| window.settle());
    let letters: Vec<Duration> = (0..LETTERS).map(|number| window.letter(number)).collect();
    said("a letter to its page", letters);
}

fn said(what: &str, mut all: Vec<Duration>) {
    all.sort_unstable();
    let (middle, most) = (all[all.len() / 2], all[all.len() - 1]);
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!(
        "{what}: {:.0} ms in the middle, {:.0} at most, of {}",
        ms(middle),
        ms(most),
        all.len()
    );
}

/// A desk without a window, and what wakes it.
struct Window {
    ctx: Context,
    desk: Desk,
    woken: Receiver<()>,
    begun: Instant,
}

/// Starts a desk. How long it takes until its list is drawn, with all items in it.
fn start(folder: &Path) -> (Duration, Window) {
    let begun = Instant::now();
    let (sender, woken) = channel();
    let options = Options {
        dir: folder.to_owned(),
        state: Some(folder.join("../state")),
        lang: Lang::new("en"),
        is_dark: false,
        glass: GLASS,
        clock: || "2026-11-04T12:00:00[Europe/Berlin]".parse().expect("a time"),
        judge: look,
        judge_whole: judge,
        pictures: PathBuf::from("/"),
    };
    let desk = Desk::new(options, move || sender.send(()).unwrap_or_default()).expect("a desk");
    let mut window = Window { ctx: Context::default(), desk, woken, begun };
    window.frame();
    window.frame();
    (begun.elapsed(), window)
}

impl Window {
    /// A frame, with its triangles, as they go to the GPU.
    fn frame(&mut self) {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), SIZE)),
            max_texture_side: Some(4096),
            time: Some(self.begun.elapsed().as_secs_f64()),
            ..Default::default()
        };
        let desk = &mut self.desk;
        let output = self.ctx.run_ui(input, |ui| desk.ui(ui));
        self.ctx.tessellate(output.shapes.clone(), output.pixels_per_point);
        output.drop_without_applying_deltas();
    }

    fn settle(&mut self) {
        self.frame();
        self.desk.settle(&self.ctx);
        self.frame();
    }

    /// Types a letter. How long it takes until its page is drawn.
    fn letter(&mut self, number: usize) -> Duration {
        let begun = Instant::now();
        let text =
            format!("We say {}", "what we see ".repeat(1 + number % 3) + &number.to_string());
        let path = vec![PathStep::Field("headline"), PathStep::In(Lang::new("en"))];
        let edits = vec![Edit::Set(path, quoted(&text))];
        let change = Change { field: Some("headline".to_owned()), edits };
        self.desk.act(Act::Change(change), &self.ctx);
        self.frame();
        while !self.desk.has_page_of(&text) {
            assert!(begun.elapsed() < PATIENCE, "its page never comes");
            self.woken.recv_timeout(PATIENCE).expect("something is done");
            self.frame();
        }
        begun.elapsed()
    }
}

/// Makes the folder.
fn make(folder: &Path) {
    for (path, bytes) in &content::example().files.map {
        if !path.contains('/') || path.ends_with("your-jobs.ron") {
            write(folder, path, bytes);
        }
    }
    for (kind, count) in ITEMS {
        for first in (0..count).step_by(ITEMS_PER_FILE) {
            let mut text = String::from("[\n");
            for number in first..count.min(first + ITEMS_PER_FILE) {
                item(kind, number, &mut text);
            }
            text.push_str("]\n");
            let name = format!("{kind}/{:03}.ron", first / ITEMS_PER_FILE);
            write(folder, &name, text.as_bytes());
        }
    }
    for number in 0..PHOTOS {
        let path = folder.join(format!("photos/{number:03}.jpg"));
        if number >= PICTURES {
            fs::copy(folder.join(format!("photos/{:03}.jpg", number % PICTURES)), path)
                .expect("copied");
            continue;
        }
        fs::create_dir_all(folder.join("photos")).expect("a folder");
        let mut seed = number as u32 + 1;
        let [wide, high] = PHOTO_PX;
        // With a camera's grain, which makes a file of some megabytes.
        let picture = image::RgbImage::from_fn(wide, high, |x, y| {
            seed ^= seed << 13;
            seed ^= seed >> 17;
            seed ^= seed << 5;
            let grain = (seed % 24) as u8;
            image::Rgb([(x / 18) as u8 / 2 + grain, (y / 14) as u8 / 2 + grain, 90 + grain])
        });
        picture.save(path).expect("written");
    }
}

fn item(kind: &str, number: usize, out: &mut String) {
    let text = |en: &str, zh: &str| format!("(en: \"{en} {number}\", zh: \"{zh}{number}\")");
    let written = match kind {
        "philosophy" => write!(
            out,
            "    // Page {number}\n    Principle(\n        id: \"p-{number}\",\n        value: \"own-it\",\n        \
             headline: {},\n        body: {},\n    ),\n",
            text("We say what we see", "看见什么说什么"),
            text(
                "What reaches us is ours until it is handed on, and we say so.",
                "到了我们手里就归我们管。"
            ),
        ),
        "questions" => write!(
            out,
            "    Single(\n        id: \"q-{number}\",\n        value: \"own-it\",\n        stem: {},\n        \
             options: [\n            (right: true, text: {}, rationale: {}),\n            \
             (text: {}, rationale: {}),\n            (text: {}, rationale: {}),\n        ],\n        \
             takeaway: {},\n        difficulty: 3,\n    ),\n",
            text(
                "A call for somebody else lands at your desk. What now?",
                "电话转到了你这里，怎么办？"
            ),
            text("Take it", "接起来"),
            text("Whoever it reaches is the whole company.", "谁接到谁就代表公司。"),
            text("Let it ring", "让它响"),
            text("Nobody else will come.", "没有别人会来。"),
            text("Pass it on", "转出去"),
            text("Only with a name and a number.", "要留下姓名和号码。"),
            text("What reaches me is mine.", "到我这里就归我管。"),
        ),
        _ => write!(
            out,
            "    Commendation(\n        id: \"c-{number}\",\n        value: \"own-it\",\n        name: {},\n        \
             team: {},\n        date: \"2026-10-12\",\n        situation: {},\n        act: {},\n        effect: {},\n        \
             photo: (path: \"photos/{:03}.jpg\", alt: {}),\n        \
             consent: (words: \"2026-10-20\", name: \"2026-10-20\", photo: \"2026-10-20\"),\n        \
             approved: (by: \"Ann\", second: \"Bo\", on: \"2026-10-20\"),\n        status: Approved,\n    ),\n",
            text("Kim", "小金"),
            text("Workshop", "车间"),
            text("A saw came back late on a Friday.", "周五很晚的时候一把锯子送了回来。"),
            text("He stayed and took it apart.", "他留下来把它拆开。"),
            text("It was cutting again on Saturday.", "周六它又能用了。"),
            number % PHOTOS,
            text("A hand on a saw", "一只手扶着锯子"),
        ),
    };
    written.expect("a string takes any text");
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let full = folder.join(path);
    fs::create_dir_all(full.parent().expect("within")).expect("a folder");
    fs::write(full, bytes).expect("written");
}
