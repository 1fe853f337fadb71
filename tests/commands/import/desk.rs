//! A content folder without a fault, and sheets that are imported into it.

use std::fs;
use std::path::{Path, PathBuf};

use breakroom::commands::import::{Args, run};
use breakroom::content::testing::KIOSK;
use breakroom::content::testing::any_picture;
use breakroom::content::{Loaded, load_dir};
use tempfile::TempDir;

const VALUES: &str = r#"[
    (id: "own-it", name: (en: "Own it", zh: "担当"), meaning: (en: "m", zh: "m"), pole: Care),
    (id: "respect", name: (en: "Respect", zh: "尊重"), meaning: (en: "m", zh: "m"), pole: Dignity),
    (id: "win-together", name: (en: "Win together", zh: "共赢"), meaning: (en: "m", zh: "m"), pole: Care),
]"#;
pub const HEADERS: &str = "Name,Team,Date,Value,Situation,Action,Outcome,Status,Approver,Second approver,Consent words,Consent name";
pub const APPROVED: &str = "approved,Ann,Bo,2026-11-05,2026-11-05";

/// A content folder, and beside it whatever is imported.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder"));
        desk.write("content/kiosk.ron", KIOSK);
        desk.write("content/values.ron", VALUES);
        desk
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let full = self.path(path);
        fs::create_dir_all(full.parent().expect("within")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }

    pub fn args(&self, file: impl AsRef<Path>, yes: bool) -> Args {
        Args {
            file: self.0.path().join(file),
            content: Some(self.path("content")),
            yes,
            ..Args::default()
        }
    }

    pub fn run(&self, args: &Args) -> (u8, String) {
        let mut out = Vec::new();
        let exit = run(args, &mut out).expect("it begins");
        (exit.code(), String::from_utf8(out).expect("it is text"))
    }

    /// Imports the sheet, and writes.
    pub fn import(&self, file: impl AsRef<Path>) -> (u8, String) {
        self.run(&self.args(file, true))
    }

    /// Imports a sheet of these rows beneath the usual headers.
    pub fn rows(&self, rows: &[&str]) -> (u8, String) {
        self.write("a.csv", format!("{HEADERS}\n{}\n", rows.join("\n")));
        self.import("a.csv")
    }

    pub fn load(&self) -> Loaded {
        load_dir(&self.path("content"), any_picture)
    }

    pub fn imported(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.path(&format!("content/commendations/imported-{name}.ron"))).ok()
    }
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import").join(name)
}
