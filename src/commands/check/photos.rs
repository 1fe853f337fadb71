//! Judges the photos of a folder on all cores, decoded as for the glass.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::content::model::Content;
use crate::content::{PhotoFact, photo_fact};
use crate::kiosk::judge::{judge, refusal};
use crate::photos::PhotoFault;
use crate::photos::fault::Cause;

/// How long no picture is judged before those under way are taken to hang; the largest that is
/// opened takes some seconds.
const JUDGE_WAIT: Duration = Duration::from_secs(30);
/// How often that is waited for.
const HANGS_MAX: u32 = 3;

/// What a file was when its picture was judged: its size and when it was written.
type Stamp = (u64, Option<SystemTime>);

/// What was said of photos, so that a picture is decoded once for as long as its file is the same.
#[derive(Debug, Default)]
pub(super) struct Judged(HashMap<PathBuf, (Stamp, PhotoFact)>);

impl Judged {
    /// What is known about every photo in `content` once it has been decoded as for the glass, on
    /// as many threads as there are cores.
    pub(super) fn of(&mut self, dir: &Path, content: &Content) -> HashMap<PathBuf, PhotoFact> {
        let paths: BTreeSet<PathBuf> = content.photos().map(|photo| photo.path.clone()).collect();
        self.0.retain(|path, (stamp, _)| {
            paths.contains(path) && stamp_of(&dir.join(path)).as_ref() == Some(stamp)
        });
        let new: BTreeMap<PathBuf, Option<Stamp>> = paths
            .into_iter()
            .filter(|path| !self.0.contains_key(path))
            .map(|path| {
                let stamp = stamp_of(&dir.join(&path));
                (path, stamp)
            })
            .collect();
        let root = dir.to_owned();
        let judge = move |path: &Path| photo_fact(&root, path, &judge);
        let mut facts = judged_by(new.keys().cloned().collect(), JUDGE_WAIT, judge);
        for (path, stamp) in new {
            if let (Some(stamp), Some(fact)) = (stamp, facts.get(&path)) {
                self.0.insert(path, (stamp, fact.clone()));
            }
        }
        facts.extend(self.0.iter().map(|(path, (_, fact))| (path.clone(), fact.clone())));
        facts
    }
}

fn stamp_of(path: &Path) -> Option<Stamp> {
    let meta = fs::metadata(path).ok()?;
    Some((meta.len(), meta.modified().ok()))
}

/// What a thread says of its work.
enum Said {
    Began(PathBuf),
    Judged(PathBuf, PhotoFact),
}

/// What `judge` says of each of `paths`. One that keeps it busy for so long that nothing is judged
/// any more within `wait` can't be shown, and its thread is left behind; after a few of these
/// whatever is left can't either.
fn judged_by(
    paths: BTreeSet<PathBuf>,
    wait: Duration,
    judge: impl Fn(&Path) -> PhotoFact + Send + Sync + 'static,
) -> HashMap<PathBuf, PhotoFact> {
    let mut unjudged = paths.clone();
    let paths = Arc::new(Mutex::new(paths.into_iter()));
    let (sender, said) = channel();
    let judge = Arc::new(judge);
    let start_threads = || {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            let (paths, judge, sender) = (Arc::clone(&paths), Arc::clone(&judge), sender.clone());
            // With fewer it takes longer.
            let _ = thread::Builder::new().spawn(move || work(&paths, &*judge, &sender));
        }
    };
    let too_long = refusal(&PhotoFault::Unreadable(Cause::TookTooLong));
    let mut facts = HashMap::new();
    let (mut under_way, mut hangs) = (BTreeSet::new(), 0);
    start_threads();
    while !unjudged.is_empty() {
        match said.recv_timeout(wait) {
            Ok(Said::Began(path)) => drop(under_way.insert(path)),
            Ok(Said::Judged(path, fact)) => {
                under_way.remove(&path);
                if unjudged.remove(&path) {
                    facts.insert(path, fact);
                }
            }
            Err(_) => {
                hangs += 1;
                let hanging = std::mem::take(&mut under_way);
                let left = if hangs < HANGS_MAX { hanging } else { unjudged.clone() };
                for path in left {
                    unjudged.remove(&path);
                    facts.insert(path, PhotoFact::Refused(too_long.clone()));
                }
                start_threads();
            }
        }
    }
    facts
}

/// Judges what is left of `paths`, until there is nothing or nobody listens.
fn work(
    paths: &Mutex<impl Iterator<Item = PathBuf>>,
    judge: &impl Fn(&Path) -> PhotoFact,
    sender: &Sender<Said>,
) {
    loop {
        // A thread that panicked can't have left them half-done.
        let Some(path) = paths.lock().unwrap_or_else(PoisonError::into_inner).next() else {
            return;
        };
        if sender.send(Said::Began(path.clone())).is_err() {
            return;
        }
        let fact = judge(&path);
        if sender.send(Said::Judged(path, fact)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(hanging: usize) -> BTreeSet<PathBuf> {
        let hanging = (0..hanging).map(|n| format!("a-hang-{n}.jpg"));
        hanging.chain(["good.jpg".into(), "other.jpg".into()]).map(PathBuf::from).collect()
    }

    // Case: Process: a decoder that hangs
    #[test]
    fn a_decoder_that_hangs_ends_the_check_of_its_photo_alone_and_many_that_do_end_it_all() {
        let present = PhotoFact::Present { width: 9, height: 9 };
        let there = present.clone();
        let judge = move |path: &Path| {
            while path.to_string_lossy().contains("hang") {
                thread::park();
            }
            there.clone()
        };
        let wait = Duration::from_millis(200);
        let facts = judged_by(names(1), wait, judge.clone());
        assert_eq!(facts[Path::new("good.jpg")], present);
        assert_eq!(facts[Path::new("other.jpg")], present);
        let PhotoFact::Refused(refusal) = &facts[Path::new("a-hang-0.jpg")] else {
            panic!("{facts:?}")
        };
        assert_eq!(refusal.what, "the picture takes too long to open");
        let facts = judged_by(names(10_000), wait, judge);
        assert_eq!(facts.len(), 10_002, "it comes to an end");
    }
}
