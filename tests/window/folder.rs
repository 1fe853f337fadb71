//! A small content folder whose slides can be told apart by their colour.

use std::fs;
use std::path::{Path, PathBuf};

const KIOSK: &str = r#"(
    schema: 1,
    organisation: (en: "Acme"),
    promise: (en: "We will."),
    languages: ["en"],
    rhythm: [Slide],
    theme: Day,
)"#;

const VALUES: &str =
    r#"[(id: "own-it", name: (en: "Own it"), meaning: (en: "Mine."), pole: Care)]"#;

const QUESTION: &str = r#"[Single(
    id: "first", value: "own-it", stem: (en: "What do you do first?"),
    options: [
        (text: (en: "Listen"), right: true, rationale: (en: "Yes.")),
        (text: (en: "Hurry"), rationale: (en: "No.")),
        (text: (en: "Wait"), rationale: (en: "No.")),
    ],
    takeaway: (en: "Ears first."),
)]"#;

/// A content folder and a state folder, gone with it.
pub struct Folder {
    root: tempfile::TempDir,
}

impl Folder {
    fn new(slides: &str) -> Self {
        let folder = Self { root: tempfile::tempdir().expect("a folder for the test") };
        fs::create_dir_all(folder.content().join("philosophy")).expect("a folder for slides");
        fs::write(folder.content().join("kiosk.ron"), KIOSK).expect("kiosk.ron");
        fs::write(folder.content().join("values.ron"), VALUES).expect("values.ron");
        folder.write(slides);
        folder
    }

    /// One slide of one pole.
    pub fn with_pole(pole: &str) -> Self {
        Self::new(&format!("[{}]", slide("one", pole)))
    }

    /// One slide, and settings that say more than usual, such as `monitor: "DP-1"`.
    pub fn with_settings(more: &str) -> Self {
        let folder = Self::with_pole("Care");
        let kiosk = KIOSK.replace("schema: 1,", &format!("schema: 1, {more},"));
        fs::write(folder.content().join("kiosk.ron"), kiosk).expect("kiosk.ron");
        folder
    }

    /// One slide, and a button for the other language.
    pub fn with_two_languages() -> Self {
        let folder = Self::with_pole("Care");
        folder.put("kiosk.ron", &KIOSK.replace("[\"en\"]", "[\"en\", \"zh\"]"));
        folder
    }

    /// A slide of either pole.
    pub fn with_two_slides() -> Self {
        Self::new(&format!("[{}, {}]", slide("one", "Care"), slide("two", "Dignity")))
    }

    /// Nothing in the loop but one question, and nothing else to ask.
    pub fn with_question() -> Self {
        let folder = Self::with_pole("Care");
        let kiosk = KIOSK.replace("rhythm: [Slide]", "rhythm: [Question]");
        fs::write(folder.content().join("kiosk.ron"), kiosk).expect("kiosk.ron");
        fs::create_dir_all(folder.content().join("questions")).expect("a folder for questions");
        fs::write(folder.content().join("questions/one.ron"), QUESTION).expect("one.ron");
        folder
    }

    /// The one slide becomes one of the other pole.
    pub fn write_pole(&self, pole: &str) {
        self.write(&format!("[{}]", slide("one", pole)));
    }

    /// Half a file.
    pub fn break_slides(&self) {
        self.write("[ MomentOfTruth( id: \"one\", headline: (en: \"Half");
    }

    /// A slide, and somebody who is thanked by name, with a photo of one colour. They take turns
    /// as quickly as may be.
    pub fn with_thanks(id: &str, name: &str, [r, g, b]: [u8; 3]) -> Self {
        let folder = Self::new(&format!("[{}]", slide("one", "Care")));
        let quick = KIOSK
            .replace("[Slide]", "[Slide, Commendation]")
            .replace("schema: 1,", "schema: 1, dwell: (least_s: 1, most_s: 1),");
        fs::write(folder.content().join("kiosk.ron"), quick).expect("kiosk.ron");
        for path in ["commendations", "photos"] {
            fs::create_dir_all(folder.content().join(path)).expect("a folder");
        }
        let photo = image::RgbImage::from_pixel(900, 900, image::Rgb([r, g, b]));
        photo.save(folder.content().join("photos/p.png")).expect("a photo");
        let day = "\"2026-01-05\"";
        let thanks = format!(
            "[Commendation(id: \"{id}\", value: \"own-it\", name: (en: \"{name}\"), team: (en: \"Stores\"), \
             date: {day}, situation: (en: \"It rained\"), act: (en: \"They stayed\"), \
             effect: (en: \"It was dry\"), photo: (path: \"photos/p.png\", alt: (en: \"A face\")), \
             consent: (words: {day}, name: {day}, photo: {day}), \
             status: Approved, approved: (by: \"Ann\", second: \"Bo\"))]"
        );
        fs::write(folder.content().join("commendations/a.ron"), thanks).expect("a card");
        folder
    }

    /// A file in the root of the content folder.
    pub fn put(&self, name: &str, text: &str) {
        fs::write(self.content().join(name), text).expect("it is written");
    }

    /// Another folder for what must be remembered, beside the usual one.
    pub fn other_state(&self) -> PathBuf {
        self.root.path().join("other-state")
    }

    /// Where the program keeps what it must remember.
    pub fn state(&self) -> PathBuf {
        self.root.path().join("state")
    }

    fn write(&self, slides: &str) {
        fs::write(self.content().join("philosophy/slides.ron"), slides).expect("slides.ron");
    }

    /// Where both lie.
    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn content(&self) -> PathBuf {
        self.root.path().join("content")
    }
}

/// A kind of slide with a large band in the colour of its pole.
fn slide(id: &str, pole: &str) -> String {
    format!(
        "MomentOfTruth(id: \"{id}\", pole: {pole}, headline: (en: \"A moment\"), \
         touchpoint: (en: \"At the door\"), act: (en: \"We open it.\"))"
    )
}
