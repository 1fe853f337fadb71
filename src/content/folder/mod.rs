//! A content folder as files: what is in it, how it is read from the disk, and the built-in one.

pub(in crate::content) mod copies;
pub mod disk;
pub mod example;
pub mod layout;
pub(in crate::content) mod passed_over;
pub mod photo;
pub(in crate::content) mod unfinished;
pub(in crate::content) mod walk;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Whether a file at that path, relative to a content folder, is read as content or as a photo, or
/// by the desk.
pub fn is_read(path: &str) -> bool {
    walk::is_file_wanted(path, true) || layout::OF_THE_DESK.contains(&path)
}

/// When each file of the folder at `dir` was last changed, by the machine's own zone.
pub fn changed_in(dir: &Path) -> impl Fn(&Path) -> Option<Date> {
    move |file| {
        let changed = fs::metadata(dir.join(file)).ok()?.modified().ok()?;
        Some(Timestamp::try_from(changed).ok()?.to_zoned(TimeZone::system()).date())
    }
}
