//! Follows a content folder: what is new in it, once it has settled.
//!
//! Notifications of the system miss a root that is moved away and made anew, and
//! a link that is turned; so the folder is looked at, opened afresh each time.
//! There is no clock and no thread in here.

mod findings;
pub mod last_good;
pub mod merge;
pub mod watch;
mod withdrawal;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::finding::Finding;
use super::folder::disk::{Files, read_dir, read_some};
use super::folder::example::{example_files, example_photo_fact};
use super::folder::photo::{JudgePhoto, PhotoFact, photo_fact};
use super::model::Content;
use super::read::{hide_all_in_doubt, read_all};
use super::{Loaded, Origin};
use last_good::{UNWRITTEN, load_last_good, save_last_good};
use merge::{gone_with, merge, worth_keeping};
pub use watch::{Look, Signature, Watch};
use watch::{content_hash, differ};
use withdrawal::{less, may_withdraw};

/// How long nothing must have changed before the folder is read.
pub const SETTLE: Duration = Duration::from_secs(1);
/// After so much unrest it is read all the same; with a look a second it is on the glass within
/// ten seconds.
pub const UNREST_MAX: Duration = Duration::from_secs(8);
/// How often the contents themselves are compared.
pub const FULL_LOOK: Duration = Duration::from_secs(60);
/// How long the old stays at most where the new seems to be half there. What a copying program
/// hasn't finished for as long is what it left when it was broken off.
pub const HOLD_MAX: Duration = Duration::from_mins(10);
/// How often it is tried again to write down what was good last, on a disk that refuses it.
pub const KEEP_AGAIN: Duration = Duration::from_secs(5);

/// Follows one folder and remembers what was good in it last.
///
/// What is new is taken once nothing has changed for [`SETTLE`] and nothing says that somebody is
/// still copying. What it takes off the screen is taken off at once.
#[derive(Debug)]
pub struct Follower {
    root: PathBuf,
    /// Where the last good content is kept, if anywhere.
    state: Option<PathBuf>,
    judge: JudgePhoto,
    watch: Watch,
    last_good: Option<Files>,
    /// When it is tried again to write that down; `None` once it is written.
    unkept: Option<Duration>,
    /// What was given last, and the files that its content was made of.
    given: Option<(Loaded, Files)>,
    /// What was read last, and the state of its files.
    read: Option<(Signature, u64)>,
    stamps: BTreeMap<String, u64>,
    /// A signature that differs from it, and since when it has been the same.
    waiting: Option<(Signature, Duration)>,
    unrest_since: Option<Duration>,
    full_look_at: Duration,
    /// What copying programs haven't finished, and when it was seen first.
    unfinished: BTreeMap<String, Duration>,
    /// What of it was told as left behind.
    told: BTreeSet<String>,
    /// Since when the old has stayed for the sake of what seems to be half there.
    held_since: Option<Duration>,
    /// Which changes were searched for what must leave, condensed.
    searched: u64,
}

impl Follower {
    /// Takes up what was good last and reads the folder at once, settled or not; but where
    /// somebody is still copying, what was good last is shown meanwhile.
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
            watch: Watch::new(root),
            last_good,
            unkept: None,
            given: None,
            read: None,
            stamps: BTreeMap::new(),
            waiting: None,
            unrest_since: None,
            full_look_at: now,
            unfinished: BTreeMap::new(),
            told: BTreeSet::new(),
            held_since: None,
            searched: 0,
        };
        let look = follower.look(now);
        let mut loaded = follower.first(&look, now);
        loaded.findings.extend(trouble);
        (follower, loaded)
    }

    fn first(&mut self, look: &Look, now: Duration) -> Loaded {
        if let (Some(last), Some(path)) = (self.last_good.clone(), self.being_copied(now)) {
            let loaded = self.take(last, now);
            if loaded.origin != Origin::Example {
                return self.hold_back(Some(&path), now).unwrap_or(loaded);
            }
        }
        let files = read_dir(&self.root);
        self.read = Some((look.signature, content_hash(&files)));
        self.stamps = self.watch.stamps();
        self.take(files, now)
    }

    /// Has the folder read anew with the next looks, whether it has changed or not.
    pub fn look_again(&mut self) {
        self.read = None;
    }

    /// The signature of what was read last, if anything was.
    pub fn signature(&self) -> Option<Signature> {
        self.read.map(|(signature, _)| signature)
    }

    /// Looks whether there is something new; to be called about once a second. Takes
    /// milliseconds while nothing changes.
    pub fn poll(&mut self, now: Duration) -> Option<Loaded> {
        let kept = self.keep_again(now);
        self.poll_folder(now).or(kept)
    }

    fn poll_folder(&mut self, now: Duration) -> Option<Loaded> {
        let mut look = self.look(now);
        let full = now.saturating_sub(self.full_look_at) >= FULL_LOOK;
        if full {
            self.full_look_at = now;
            self.watch.forget();
            look = self.look(now);
        }
        if self.is_read(&look) {
            (self.waiting, self.unrest_since) = (None, None);
            return full.then(|| self.read(&look, now, false)).flatten();
        }
        let unrest_since = *self.unrest_since.get_or_insert(now);
        let forced = now.saturating_sub(unrest_since) >= UNREST_MAX;
        let settled = match self.waiting {
            Some((waiting, since)) if waiting == look.signature => {
                now.saturating_sub(since) >= SETTLE
            }
            _ => {
                self.waiting = Some((look.signature, now));
                false
            }
        };
        let due = settled || forced;
        if let Some(path) = self.being_copied(now).filter(|_| due && self.may_hold(now)) {
            return self.hold_back(Some(&path), now);
        }
        let news = due.then(|| self.read(&look, now, forced)).flatten();
        news.or_else(|| self.withdraw())
    }

    fn look(&mut self, now: Duration) -> Look {
        let look = self.watch.look();
        self.unfinished.retain(|path, _| look.unfinished.contains(path));
        for path in &look.unfinished {
            self.unfinished.entry(path.clone()).or_insert(now);
        }
        look
    }

    /// Whether what a look has seen is what was read last, and nothing is told that is over.
    fn is_read(&mut self, look: &Look) -> bool {
        let is_over = !self.told.is_subset(&look.unfinished);
        let same = self.read.is_some_and(|(read, _)| read == look.signature);
        if is_over || (same && self.held_since.is_some()) {
            (self.read, self.held_since) = (None, None);
            self.told.retain(|path| look.unfinished.contains(path));
        }
        same && self.read.is_some()
    }

    /// Reads the folder; `None` if nothing is new or if it changed under the reading.
    fn read(&mut self, look: &Look, now: Duration, forced: bool) -> Option<Loaded> {
        let before = self.watch.stamps();
        let files = read_dir(&self.root);
        let after = self.look(now);
        // One file that is written to all the time is read all the same. Of several some may be
        // old and some new.
        let torn = after.signature != look.signature
            && !(forced && differ(&before, &self.watch.stamps()) <= 1);
        if torn && !forced {
            self.waiting = Some((after.signature, now));
            return None;
        }
        let hash = content_hash(&files);
        let photos = look.signature.photos;
        let same = self.read.is_some_and(|(read, old)| old == hash && read.photos == photos);
        let copying = self.being_copied(now);
        if !same && (torn || copying.is_some()) && self.may_hold(now) {
            return self.hold_back(copying.as_deref(), now);
        }
        // The next forced reading comes after as long again.
        (self.full_look_at, self.unrest_since, self.held_since) = (now, Some(now), None);
        self.read = Some((look.signature, hash));
        self.stamps = before;
        (!same).then(|| self.take(files, now))
    }

    /// Something that says that somebody is still copying.
    fn being_copied(&self, now: Duration) -> Option<String> {
        let is_new = |since: &Duration| now.saturating_sub(*since) < HOLD_MAX;
        self.unfinished.iter().find(|(_, since)| is_new(since)).map(|(path, _)| path.clone())
    }

    /// Whether there is something of the owner's that may stay meanwhile, and not for too long.
    fn may_hold(&self, now: Duration) -> bool {
        let is_own = |(given, _): &(Loaded, Files)| given.origin != Origin::Example;
        let held_for = self.held_since.map_or(Duration::ZERO, |since| now.saturating_sub(since));
        self.given.as_ref().is_some_and(is_own) && held_for < HOLD_MAX
    }

    /// Lets the old stay, but for what must leave. It is told once.
    fn hold_back(&mut self, copying: Option<&str>, now: Duration) -> Option<Loaded> {
        let news = self.withdraw();
        if self.held_since.is_some() {
            return news;
        }
        self.held_since = Some(now);
        let (given, _) = self.given.as_mut()?;
        given.findings.push(findings::still_copying(copying));
        Some(given.clone())
    }

    /// Takes off the screen what the new files take off it, before anything else is taken of
    /// them. A file that isn't whole yet is none; the next look may find it so.
    fn withdraw(&mut self) -> Option<Loaded> {
        let mut new = self.watch.stamps();
        new.retain(|path, stamp| self.stamps.get(path) != Some(stamp));
        let mut hasher = DefaultHasher::new();
        new.hash(&mut hasher);
        let searched = std::mem::replace(&mut self.searched, hasher.finish());
        if searched == self.searched {
            return None;
        }
        let new = read_some(&self.root, new.keys().map(String::as_str));
        let (given, held) = self.given.as_ref().filter(|_| may_withdraw(&new))?;
        let held = less(held, &given.content.gone, &new);
        let mut reading = read_all(&held, &|path| photo_fact(&self.root, path, &self.judge));
        let kept = worth_keeping(&held, &reading);
        hide_all_in_doubt(&mut reading);
        if reading.content == given.content {
            return None;
        }
        let (findings, files, origin) = (given.findings.clone(), given.files.clone(), given.origin);
        let unwritten = self.keep(kept);
        let mut loaded = given_of(reading.content, findings, files, origin);
        loaded.findings.extend(unwritten);
        self.given = Some((loaded.clone(), held));
        Some(loaded)
    }

    /// Makes content of the files and of what was good before.
    fn take(&mut self, files: Files, now: Duration) -> Loaded {
        let photo = |path: &Path| photo_fact(&self.root, path, &self.judge);
        let reading = read_all(&files, &photo);
        let mut findings = reading.findings.clone();
        let merged = match &self.last_good {
            Some(last) => {
                findings::tell_of_loss(&mut findings, &files, last);
                merge(&files, &reading, last)
            }
            None => files.clone(),
        };
        let mut reading = if merged.map == files.map { reading } else { read_all(&merged, &photo) };
        if let Some(last) = &self.last_good {
            reading.take_in(&gone_with(&reading, last));
        }
        let gone = files.is_gone();
        if !gone {
            findings.extend(self.keep(worth_keeping(&merged, &reading)));
        }
        findings.extend(hide_all_in_doubt(&mut reading));
        let is_old = |(_, since): &(&String, &Duration)| now.saturating_sub(**since) >= HOLD_MAX;
        self.told = self.unfinished.iter().filter(is_old).map(|(path, _)| path.clone()).collect();
        findings.extend(self.told.iter().map(|path| findings::left_unfinished(path)));
        let origin = if gone { Origin::LastGood } else { Origin::Folder };
        let loaded = given_of(reading.content, findings, files, origin);
        self.given = Some((loaded.clone(), merged));
        self.searched = 0;
        loaded
    }

    /// Keeps what was good last, if that is another than before; a finding if it can't be kept.
    fn keep(&mut self, kept: Files) -> Option<Finding> {
        if self.last_good.as_ref().is_some_and(|last| last.map == kept.map) {
            return None;
        }
        let unwritten = self.state.as_deref().and_then(|state| save_last_good(state, &kept));
        self.last_good = Some(kept);
        self.unkept = unwritten.is_some().then_some(Duration::ZERO);
        unwritten
    }

    /// Tries again to write down what was good last, where the disk has refused it: it may be of
    /// before somebody withdrew. Once it is written, that it wasn't is told no more.
    fn keep_again(&mut self, now: Duration) -> Option<Loaded> {
        self.unkept.filter(|at| *at <= now)?;
        let (state, last) = (self.state.as_deref()?, self.last_good.as_ref()?);
        if save_last_good(state, last).is_some() {
            self.unkept = Some(now + KEEP_AGAIN);
            return None;
        }
        self.unkept = None;
        let (given, _) = self.given.as_mut()?;
        given.findings.retain(|finding| finding.code != UNWRITTEN);
        Some(given.clone())
    }
}

/// The signature of the folder at `root` as it is now.
pub fn signature(root: &Path) -> Signature {
    Watch::new(root).look().signature
}

/// What was good last, as long as the folder itself doesn't answer: `None` if there is nothing of
/// it in the folder `state`. What photos there are isn't asked of the folder.
pub fn standby(state: &Path) -> Option<Loaded> {
    let files = load_last_good(state).0?;
    let unasked = |_: &Path| PhotoFact::Present { width: 1, height: 1 };
    let mut reading = read_all(&files, &unasked);
    let doubt = hide_all_in_doubt(&mut reading);
    let findings = Vec::from_iter(doubt);
    let loaded = given_of(reading.content, findings, files, Origin::LastGood);
    (loaded.origin == Origin::LastGood).then_some(loaded)
}

/// What there is to be shown; the example where that is nothing.
fn given_of(content: Content, mut findings: Vec<Finding>, files: Files, origin: Origin) -> Loaded {
    let is_empty = content.slides.is_empty()
        && content.questions.is_empty()
        && content.commendations.is_empty();
    if !is_empty {
        return Loaded { content, findings, files, origin };
    }
    findings.push(findings::built_in());
    let content = read_all(&example_files(), &example_photo_fact).content;
    Loaded { content, findings, files, origin: Origin::Example }
}
