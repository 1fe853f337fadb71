//! Follows a content folder: what is new in it, once it has settled.
//!
//! Notifications of the system miss a root that is moved away and made anew, and
//! a link that is turned; so the folder is looked at, opened afresh each time.
//! There is no clock and no thread in here.

pub mod last_good;
pub mod merge;
pub mod signature;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::finding::{Finding, error};
use super::folder::disk::{Files, read_dir};
use super::folder::example::{example_files, example_photo_fact};
use super::folder::photo::{JudgePhoto, photo_fact};
use super::model::Content;
use super::read::read_all;
use super::{Loaded, Origin};
use last_good::{load_last_good, save_last_good};
use merge::{merge, worth_keeping};
use signature::{Signature, content_hash, signature};

/// How long nothing must have changed before the folder is read.
pub const SETTLE: Duration = Duration::from_secs(1);
/// After so much unrest it is read all the same.
pub const UNREST_MAX: Duration = Duration::from_secs(10);
/// How often the contents themselves are compared.
pub const FULL_LOOK: Duration = Duration::from_secs(60);

/// Follows one folder and remembers what was good in it last.
#[derive(Debug)]
pub struct Follower {
    root: PathBuf,
    /// Where the last good content is kept, if anywhere.
    state: Option<PathBuf>,
    judge: JudgePhoto,
    last_good: Option<Files>,
    /// What was read last.
    read: Option<(Signature, u64)>,
    /// A signature that differs from it, and since when it has been the same.
    waiting: Option<(Signature, Duration)>,
    unrest_since: Option<Duration>,
    full_look_at: Duration,
}

impl Follower {
    /// Takes up what was good last and reads the folder at once, settled or not.
    /// `now` is any time that doesn't go back; `judge` says which pictures can be shown.
    pub fn start(
        root: &Path,
        state: Option<&Path>,
        now: Duration,
        judge: JudgePhoto,
    ) -> (Self, Loaded) {
        let (last_good, trouble) = state.map_or((None, None), load_last_good);
        let mut follower = Self {
            root: root.to_owned(),
            state: state.map(Path::to_owned),
            judge,
            last_good,
            read: None,
            waiting: None,
            unrest_since: None,
            full_look_at: now,
        };
        let sign = signature(root);
        let files = read_dir(root);
        follower.read = Some((sign, content_hash(&files)));
        let mut loaded = follower.take(files);
        loaded.findings.extend(trouble);
        (follower, loaded)
    }

    /// Looks whether there is something new; to be called about once a second. Takes
    /// milliseconds while nothing changes.
    pub fn poll(&mut self, now: Duration) -> Option<Loaded> {
        let sign = signature(&self.root);
        if self.read.is_some_and(|(read, _)| read == sign) {
            self.waiting = None;
            self.unrest_since = None;
            let due = now.saturating_sub(self.full_look_at) >= FULL_LOOK;
            return due.then(|| self.look(sign, now, false)).flatten();
        }
        let unrest_since = *self.unrest_since.get_or_insert(now);
        let forced = now.saturating_sub(unrest_since) >= UNREST_MAX;
        let settled = match self.waiting {
            Some((waiting, since)) if waiting == sign => now.saturating_sub(since) >= SETTLE,
            _ => {
                self.waiting = Some((sign, now));
                false
            }
        };
        if forced {
            // The next forced look comes after as long again.
            self.unrest_since = Some(now);
        }
        (settled || forced).then(|| self.look(sign, now, forced)).flatten()
    }

    /// Reads the folder; `None` if nothing is new or if it changed under the reading.
    fn look(&mut self, sign: Signature, now: Duration, forced: bool) -> Option<Loaded> {
        let files = read_dir(&self.root);
        let after = signature(&self.root);
        if after != sign && !forced {
            self.waiting = Some((after, now));
            return None;
        }
        self.full_look_at = now;
        let hash = content_hash(&files);
        let same = self.read.is_some_and(|(read, old)| old == hash && read.photos == sign.photos);
        self.read = Some((sign, hash));
        (!same).then(|| self.take(files))
    }

    /// Makes content of the files and of what was good before.
    fn take(&mut self, files: Files) -> Loaded {
        let photo = |path: &Path| photo_fact(&self.root, path, &self.judge);
        let reading = read_all(&files, &photo);
        let merged = match &self.last_good {
            Some(last) => merge(&files, &reading, last),
            None => files.clone(),
        };
        let mut findings = reading.findings.clone();
        let reading = if merged.map == files.map { reading } else { read_all(&merged, &photo) };
        let gone = files.is_gone();
        let kept = worth_keeping(&merged, &reading);
        let content = reading.content;
        let known = self.last_good.as_ref().map(|last| &last.map);
        if !gone && known != Some(&kept.map) {
            let state = self.state.as_deref();
            findings.extend(state.and_then(|state| save_last_good(state, &kept)));
            self.last_good = Some(kept);
        }
        if is_empty(&content) {
            return example(files, findings);
        }
        let origin = if gone { Origin::LastGood } else { Origin::Folder };
        Loaded { content, findings, files, origin }
    }
}

/// The example in place of a folder with nothing to show.
fn example(files: Files, mut findings: Vec<Finding>) -> Loaded {
    let what = "there is nothing to show in the content folder; the built-in example is shown";
    findings.push(
        error("built-in")
            .what(what)
            .todo("put your content there; `breakroom check` tells what is wrong with it"),
    );
    let content = read_all(&example_files(), &example_photo_fact).content;
    Loaded { content, findings, files, origin: Origin::Example }
}

fn is_empty(content: &Content) -> bool {
    content.slides.is_empty() && content.questions.is_empty() && content.commendations.is_empty()
}
