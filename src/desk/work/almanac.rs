//! Plays days of the loop.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::errand::Errand;
use crate::content::folder::changed_in;
use crate::content::model::Content;
use crate::desk::almanac::Day;
use crate::desk::almanac::notes::Notes;

/// A day to be played.
#[derive(Debug)]
pub struct Job {
    /// What there is to be shown.
    pub content: Arc<Content>,
    /// The day.
    pub date: Date,
    /// Whose time it is told in.
    pub zone: TimeZone,
    /// The day that it is, by which consents run out.
    pub today: Date,
}

/// What came of it.
#[derive(Debug)]
pub struct Told {
    /// The day that was asked for.
    pub day: Day,
    /// What is to be known beside it.
    pub notes: Notes,
}

/// Who plays days.
pub type Almanac = Errand<Job, Told>;

/// Plays days of the folder at `dir` on a thread, and calls `wake` when one is over.
///
/// # Errors
/// The system refuses a thread.
pub fn start(dir: PathBuf, wake: impl Fn() + Send + 'static) -> std::io::Result<Almanac> {
    Errand::start("almanac", wake, move |Job { content, date, zone, today }| Told {
        day: Day::play(&content, date, &zone),
        notes: Notes::of(&content, [date, today], &changed_in(&dir)),
    })
}
