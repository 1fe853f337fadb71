//! The content folder on the disk, as people and syncs leave it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Zoned;
use jiff::civil::Weekday;

use crate::content;
use crate::content::folder::disk::FILE_BYTES_MAX;
use crate::content::folder::example::{example_files, example_photo};
use crate::player::playlist::dayparts;

/// When the room is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hours {
    /// Always.
    Always,
    /// From 08:00 to 18:00 on working days.
    Office,
    /// From 22:00 to 06:00, every night.
    Night,
}

impl Hours {
    /// Whether the room is open at `wall`: a rule of its own, against which the kiosk's is held.
    pub(super) fn is_open(self, wall: &Zoned) -> bool {
        if wall.date() < dayparts::PLAUSIBLE_FROM {
            return true;
        }
        let weekend = matches!(wall.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self {
            Self::Always => true,
            Self::Office => !weekend && (8..18).contains(&wall.hour()),
            Self::Night => wall.hour() >= 22 || wall.hour() < 6,
        }
    }

    fn written(self) -> &'static str {
        match self {
            Self::Always => {
                "(days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], from: \"00:00\", to: \"24:00\")"
            }
            Self::Office => "(days: [Mon, Tue, Wed, Thu, Fri], from: \"08:00\", to: \"18:00\")",
            Self::Night => {
                "(days: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], from: \"22:00\", to: \"06:00\")"
            }
        }
    }
}

/// Files of a folder that has little in it.
const FEW: [&str; 7] = [
    "kiosk.ron",
    "values.ron",
    "philosophy/we-promise.ron",
    "philosophy/two-jobs.ron",
    "questions/the-craft.ron",
    "questions/everyone-welcome.ron",
    "commendations/2026-autumn.ron",
];

/// A folder that is written to.
pub(super) struct Folder {
    /// Where it is, when it is there.
    pub(super) root: PathBuf,
    aside: PathBuf,
    /// Counts what was written, so that each version has its own time.
    writes: u64,
}

impl Folder {
    /// The example in `root`, in its time zone and with these hours; or, where it isn't to be
    /// `whole`, a folder that has a few of its files.
    pub(super) fn new(root: PathBuf, hours: Hours, whole: bool) -> io::Result<Self> {
        let aside = root.with_extension("aside");
        let mut folder = Self { root, aside, writes: 0 };
        let files = example_files().map.into_iter();
        for (path, bytes) in files.filter(|(path, _)| whole || FEW.contains(&path.as_str())) {
            let text = String::from_utf8_lossy(&bytes);
            let text = if path == "kiosk.ron" { settings(&text, hours) } else { text.into_owned() };
            folder.write(&path, text.as_bytes())?;
        }
        for photo in content::example().content.photos() {
            if let Some(bytes) = example_photo(&photo.path) {
                folder.write(&photo.path.to_string_lossy(), bytes)?;
            }
        }
        Ok(folder)
    }

    /// Whether it is where it should be.
    pub(super) fn is_there(&self) -> bool {
        self.root.exists()
    }

    /// The file of that name, wherever the folder is now.
    fn file(&self, path: &str) -> PathBuf {
        if self.is_there() || !self.aside.exists() { &self.root } else { &self.aside }.join(path)
    }

    /// Writes a file, as an editor does that writes in place.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.file(path);
        fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
        fs::write(&file, bytes)?;
        self.stamp(&file)
    }

    /// Puts something in its place that is too large to be read.
    pub(super) fn write_huge(&mut self, path: &str) -> io::Result<()> {
        let file = self.file(path);
        File::create(&file)?.set_len(FILE_BYTES_MAX + 1)?;
        self.stamp(&file)
    }

    /// What stands in the file now.
    pub(super) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.file(path))
    }

    /// Gives a file another name.
    pub(super) fn rename(&mut self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.file(from), self.file(to))?;
        self.stamp(&self.file(to))
    }

    /// Takes the whole folder away.
    pub(super) fn go(&mut self) -> io::Result<()> {
        fs::rename(&self.root, &self.aside)
    }

    /// Brings it back.
    pub(super) fn come_back(&mut self) -> io::Result<()> {
        fs::rename(&self.aside, &self.root)
    }

    /// A time of its own, whatever the machine's clock shows: two versions that are an hour apart
    /// in the simulation are a millisecond apart here.
    fn stamp(&mut self, file: &Path) -> io::Result<()> {
        self.writes += 1;
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000 + self.writes);
        File::options().write(true).open(file)?.set_modified(time)
    }
}

fn settings(text: &str, hours: Hours) -> String {
    let zone = "schema: 1,\n    time_zone: \"Europe/Berlin\",";
    text.replace("schema: 1,", zone).replace(Hours::Always.written(), hours.written())
}
