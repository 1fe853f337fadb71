//! Starts of the program that ended badly: killed, by the watchdog, or by a fault of its own. Each
//! start is written down with the content that it shows; a third one that would show what two
//! have just ended with shows the built-in example instead, so that content that the program
//! can't bear doesn't leave the glass black again and again.
//!
//! Time is counted from the boot of the machine, which no setting of a clock moves. What was
//! before that isn't counted: a machine that is switched off ends no start properly.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::content::finding::error;
use crate::content::folder::disk::write_whole;
use crate::content::{Finding, Signature};
use crate::kiosk::clock::{Moment, moment};

/// So many bad ends with the same content are enough.
const BAD_ENDS_MAX: usize = 2;
/// A start that is so long ago doesn't count any more, and a program that has run for so long
/// runs well.
pub(in crate::kiosk) const GOOD_AFTER: Duration = Duration::from_secs(600);
/// The file in the state folder, one line a start, the newest last.
const FILE: &str = "starts";
/// Starts that are remembered.
const KEPT_MAX: usize = 16;
/// Stands for a content that isn't known yet.
const UNKNOWN: &str = "-";
/// How a start ended, or that it hasn't.
const ENDED: &str = "ended";
const RUNS: &str = "runs";

/// A start of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Start {
    began: Moment,
    /// The content that it shows, by its signature.
    content: String,
    has_ended: bool,
}

/// The starts of the program, this one being the last.
#[derive(Clone)]
pub(in crate::kiosk) struct Starts {
    /// `None` where nothing is kept.
    path: Option<PathBuf>,
    list: Arc<Mutex<Vec<Start>>>,
}

impl Starts {
    /// Writes down that the program starts, in the state folder, if there is one.
    pub(in crate::kiosk) fn begin(state: Option<&Path>) -> Self {
        Self::begin_at(state, moment())
    }

    fn begin_at(state: Option<&Path>, now: Option<Moment>) -> Self {
        let path = state.zip(now.as_ref()).map(|(state, _)| state.join(FILE));
        let text = path.as_deref().and_then(|path| fs::read_to_string(path).ok());
        let lines = text.as_deref().unwrap_or_default().lines();
        let mut list: Vec<Start> = lines.filter_map(read).collect();
        let began = now.map(|began| Start { began, content: UNKNOWN.into(), has_ended: false });
        list.extend(began);
        list.drain(..list.len().saturating_sub(KEPT_MAX));
        let starts = Self { path, list: Arc::new(Mutex::new(list)) };
        if let Err(error) = starts.write(&starts.list()) {
            tracing::warn!("that the program has started can't be written down: {error}");
        }
        starts
    }

    /// Notes what content is shown from now on, or is about to be.
    pub(in crate::kiosk) fn shows(&self, content: Signature) {
        self.revise(|start| start.content = name(content));
    }

    /// Notes that the program ends as it should.
    pub(in crate::kiosk) fn end(&self) {
        self.revise(|start| start.has_ended = true);
    }

    /// Why `content` isn't shown, if it isn't to be.
    pub(in crate::kiosk) fn finding(&self, content: Signature) -> Option<Finding> {
        let ends = self.bad_ends(&name(content));
        (ends >= BAD_ENDS_MAX).then(|| {
            error("crash-loop")
                .what(format!(
                    "the program has ended {ends} times in ten minutes without being asked to \
                     while it showed this content, so the built-in example is shown"
                ))
                .todo(
                    "see in the log what it said last; the content is tried again as soon as it \
                     changes, and else in ten minutes",
                )
        })
    }

    /// How many starts before this one showed `content`, or nothing yet, and ended badly not long
    /// ago.
    fn bad_ends(&self, content: &str) -> usize {
        let list = self.list();
        let Some((own, earlier)) = list.split_last() else { return 0 };
        let is_recent = |start: &&Start| {
            let ago = own.began.up_s.saturating_sub(start.began.up_s);
            start.began.boot == own.began.boot && ago <= GOOD_AFTER.as_secs()
        };
        let same = |start: &&Start| start.content == content || start.content == UNKNOWN;
        earlier.iter().filter(|start| !start.has_ended).filter(is_recent).filter(same).count()
    }

    fn revise(&self, change: impl FnOnce(&mut Start)) {
        let mut list = self.list();
        if let Some(own) = list.last_mut() {
            change(own);
        }
        // What is wrong with the folder was told at the start.
        let _ = self.write(&list);
    }

    fn write(&self, list: &[Start]) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let mut text = String::new();
        for Start { began: Moment { boot, up_s }, content, has_ended } in list {
            let end = if *has_ended { ENDED } else { RUNS };
            // A text takes whatever is written into it.
            let _ = writeln!(text, "{boot} {up_s} {content} {end}");
        }
        write_whole(path, text.as_bytes())
    }

    fn list(&self) -> MutexGuard<'_, Vec<Start>> {
        // Nothing panics under the lock.
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A line of the file; `None` if it is none.
fn read(line: &str) -> Option<Start> {
    let mut words = line.split(' ');
    let (boot, up_s, content, end) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let began = Moment { boot: boot.to_owned(), up_s: up_s.parse().ok()? };
    Some(Start { began, content: content.to_owned(), has_ended: end == ENDED })
}

fn name(content: Signature) -> String {
    format!("{:016x}{:016x}", content.content, content.photos)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Signature = Signature { content: 1, photos: 1 };
    const OTHER: Signature = Signature { content: 2, photos: 1 };

    /// A start at so many seconds of a boot, that shows `content`.
    fn start(state: &Path, boot: &str, up_s: u64, content: Signature) -> Starts {
        let starts = Starts::begin_at(Some(state), Some(Moment { boot: boot.into(), up_s }));
        starts.shows(content);
        starts
    }

    fn state() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    // Case: Process: a crash loop caused by content
    #[test]
    fn the_third_start_in_ten_minutes_without_a_proper_end_is_not_given_the_content() {
        let state = state();
        for up_s in [100, 130] {
            assert_eq!(start(state.path(), "a", up_s, ONE).finding(ONE), None);
        }
        let finding = start(state.path(), "a", 699, ONE).finding(ONE).expect("the third");
        assert!(finding.is_error() && finding.what.contains("ended 2 times"), "{finding:?}");
        assert!(start(state.path(), "a", 700, ONE).finding(ONE).is_some(), "nor the fourth");
    }

    #[test]
    fn starts_that_ended_as_they_should_or_long_ago_or_before_a_reboot_are_not_counted() {
        type Before<'a> = (&'a str, &'a dyn Fn(&Path));
        let cases: [Before<'_>; 3] = [
            ("ended", &|state| {
                start(state, "a", 100, ONE).end();
                start(state, "a", 130, ONE).end();
            }),
            ("long ago", &|state| drop([99, 99].map(|up_s| start(state, "a", up_s, ONE)))),
            ("a reboot", &|state| drop([650, 650].map(|up_s| start(state, "b", up_s, ONE)))),
        ];
        for (what, before) in cases {
            let state = state();
            before(state.path());
            assert_eq!(start(state.path(), "a", 700, ONE).finding(ONE), None, "{what}");
        }
    }

    #[test]
    fn content_that_has_changed_since_is_shown_and_what_died_before_it_showed_any_counts_for_all() {
        let state = state();
        for up_s in [100, 130] {
            start(state.path(), "a", up_s, ONE);
        }
        let third = start(state.path(), "a", 160, OTHER);
        assert_eq!(third.finding(OTHER), None);
        assert!(third.finding(ONE).is_some(), "and as it was before it isn't");
        let died = |up_s| {
            Starts::begin_at(Some(state.path()), Some(Moment { boot: "c".into(), up_s }));
        };
        died(10);
        died(20);
        assert!(start(state.path(), "c", 30, OTHER).finding(OTHER).is_some());
    }

    #[test]
    fn a_file_that_is_damaged_or_cannot_be_written_counts_for_nothing() {
        let state = state();
        fs::write(state.path().join(FILE), "a 100 - runs\n\u{0}\u{0}a x\na 110 -")
            .expect("damaged");
        assert_eq!(start(state.path(), "a", 160, ONE).finding(ONE), None);
        let nowhere = Path::new("/proc/breakroom");
        assert_eq!(start(nowhere, "a", 160, ONE).finding(ONE), None);
        assert_eq!(Starts::begin_at(None, None).finding(ONE), None);
    }

    #[test]
    fn only_the_newest_starts_are_kept() {
        let state = state();
        for up_s in 0..100 {
            start(state.path(), "a", up_s, ONE);
        }
        let text = fs::read_to_string(state.path().join(FILE)).expect("a file");
        assert_eq!(text.lines().count(), KEPT_MAX);
    }
}
