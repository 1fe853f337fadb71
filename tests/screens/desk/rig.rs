//! A desk without a window, over a folder of its own.

use std::fs;
use std::path::{Path, PathBuf};

use breakroom::content;
use breakroom::content::model::Lang;
use breakroom::desk::words::words;
use breakroom::desk::{Desk, Options};
use breakroom::kiosk::judge::{judge, look};
use breakroom::screens::i18n::Arg;
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

/// A laptop's window.
pub const SIZE: Vec2 = vec2(1280.0, 720.0);

/// A small glass, since our own code isn't optimised here.
const GLASS: [usize; 2] = [480, 270];

/// A desk under test, with its folder and where what isn't saved is kept.
pub struct Office {
    pub harness: Harness<'static, Desk>,
    pub folder: TempDir,
    lang: Lang,
}

/// The example as a folder of its own.
pub fn example() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in &content::example().files.map {
        write(folder.path(), path, bytes);
    }
    let photos = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/photos");
    for photo in fs::read_dir(photos).expect("the example's photos").flatten() {
        let path = format!("photos/{}", photo.file_name().to_string_lossy());
        write(folder.path(), &path, &fs::read(photo.path()).expect("a photo"));
    }
    folder
}

pub fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let full = folder.join(path);
    fs::create_dir_all(full.parent().expect("within")).expect("a folder");
    fs::write(full, bytes).expect("written");
}

/// A desk of that language over a folder, on a working day.
pub fn options(dir: PathBuf, state: Option<PathBuf>, lang: &str, is_dark: bool) -> Options {
    let pictures = std::env::temp_dir();
    let clock = || "2026-11-04T12:00:00[Europe/Berlin]".parse().expect("a zoned time");
    Options {
        dir,
        state,
        lang: Lang::new(lang),
        is_dark,
        glass: GLASS,
        clock,
        judge: look,
        judge_whole: judge,
        pictures,
    }
}

impl Office {
    /// A desk over `folder`, which keeps what isn't saved in `state`.
    pub fn over(folder: TempDir, state: Option<&Path>, lang: &str) -> Self {
        let options = options(folder.path().into(), state.map(Path::to_owned), lang, false);
        Self::with(folder, options)
    }

    /// Another desk over a folder that somebody else's is over as well.
    pub fn beside(folder: &Path, options: Options) -> Self {
        assert_eq!(options.dir, folder);
        Self::with(tempfile::tempdir().expect("a folder that isn't used"), options)
    }

    /// A desk over the example.
    pub fn new(lang: &str) -> Self {
        Self::over(example(), None, lang)
    }

    /// A desk that is told more.
    pub fn with(folder: TempDir, options: Options) -> Self {
        let lang = options.lang.clone();
        let desk = Desk::new(options, || {}).expect("a desk");
        let harness = Harness::builder()
            .with_size(SIZE)
            .build_ui_state(|ui, desk: &mut Desk| desk.ui(ui), desk);
        let mut office = Self { harness, folder, lang };
        office.settle();
        office
    }

    /// Draws until all that is under way is done.
    pub fn settle(&mut self) {
        for _ in 0..3 {
            self.harness.step();
            let ctx = self.harness.ctx.clone();
            self.harness.state_mut().settle(&ctx);
            self.harness.step();
        }
    }

    /// A text of the desk.
    pub fn say(&self, key: &str) -> String {
        words().say(&self.lang, key, &[])
    }

    /// A text of the desk with a count in it.
    pub fn say_count(&self, key: &str, count: usize) -> String {
        self.say_with(key, &[("count", Arg::count(count))])
    }

    /// A text of the desk with something filled in.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        words().say(&self.lang, key, args)
    }

    /// Presses what has this text of the desk.
    pub fn press(&mut self, key: &str) {
        let label = self.say(key);
        self.press_label(&label);
    }

    /// Presses what is called `label`.
    pub fn press_label(&mut self, label: &str) {
        let role = egui::accesskit::Role::Label;
        let found = self.harness.get_all_by_label(label);
        let control = found.into_iter().find(|node| node.accesskit_node().role() != role);
        // It may have to be scrolled to.
        control.unwrap_or_else(|| panic!("nothing is called {label}")).click_accesskit();
        self.settle();
    }

    /// Goes to another part of the desk.
    pub fn press_place(&mut self, key: &str) {
        let name = words().say(&self.lang, key, &[("count", Arg::count(0))]);
        let name = name.split(['(', '（']).next().expect("a name").trim();
        let part = format!("{}: {name}", self.say("places"));
        self.harness.get_by_label_contains(&part).click_accesskit();
        self.settle();
    }

    /// Presses the first of those that are called `label`.
    pub fn press_first(&mut self, label: &str) {
        let mut found = self.harness.query_all_by_label(label);
        found.next().unwrap_or_else(|| panic!("nothing is called {label}")).click_accesskit();
        drop(found);
        self.settle();
    }

    /// What the field called `label` says.
    pub fn value(&self, label: &str) -> String {
        self.field(label).accesskit_node().value().unwrap_or_default()
    }

    /// How high the field called `label` is, in points.
    pub fn height(&self, label: &str) -> f32 {
        self.field(label).rect().height()
    }

    /// Opens the first item of the list in whose name this is.
    pub fn open(&mut self, part: &str) {
        let rows = self.harness.get_all_by_role(egui::accesskit::Role::ListItem);
        let own = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.contains(part))
        };
        rows.into_iter().find(own).unwrap_or_else(|| panic!("no row with {part}")).click();
        self.settle();
    }

    /// The names of the rows that are seen.
    pub fn rows(&self) -> Vec<String> {
        let rows = self.harness.query_all_by_role(egui::accesskit::Role::ListItem);
        rows.filter_map(|node| node.accesskit_node().label()).collect()
    }

    /// Puts `text` in the place of what is in the field called `label`.
    pub fn write(&mut self, label: &str, text: &str) {
        self.type_in(label, text);
        self.settle();
    }

    /// The same by somebody who waits for nothing.
    pub fn type_in(&mut self, label: &str, text: &str) {
        self.field(label).focus();
        self.harness.step();
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.step();
        match text {
            "" => self.harness.key_press_modifiers(Modifiers::NONE, Key::Backspace),
            text => self.field(label).type_text(text),
        }
        self.harness.step();
    }

    /// The field called `label`, which may stand beneath its name.
    fn field<'a>(&'a self, label: &'a str) -> egui_kittest::Node<'a> {
        let role = egui::accesskit::Role::Label;
        let found = self.harness.get_all_by_label(label);
        let field = found.into_iter().find(|node| node.accesskit_node().role() != role);
        field.unwrap_or_else(|| panic!("no field is called {label}"))
    }

    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Whether something with this in its name is there.
    pub fn has(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
    }

    /// What a file of the folder says.
    pub fn file(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).expect("a file")
    }
}
