//! The program between a start and a kill: the kiosk's own engine, follower, ledger and photos,
//! woken when its window would be.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;

use super::clock::Clock;
use super::dice::Dice;
use crate::content::model::Kiosk;
use crate::content::{Finding, Follower};
use crate::kiosk::engine::Engine;
use crate::kiosk::judge::look;
use crate::kiosk::recorder::Recorder;
use crate::kiosk::textures::Textures;
use crate::ledger::{FILE, Ledger, Limits, Writer};
use crate::player::Options;
use crate::player::scene::{Event, Gesture, Now, Scene};
use crate::screens;
use crate::screens::i18n::Words;

/// How often the watcher looks at the folder.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often it does while nobody writes there: looks that would find what the one before found
/// are left out, or a month took an hour.
const LOOK_SELDOM: Duration = Duration::from_secs(3600);
/// The least time to the next frame, as in the window.
const FRAME_LEAST: Duration = Duration::from_millis(4);
/// What the ledger's finding is called while it can't be written.
pub(super) const UNWRITTEN: &str = "ledger-unwritten";
/// And what it is called that a new one has been begun.
const BEGUN_ANEW: &str = "ledger-broken";

/// A running program.
pub(super) struct Life {
    /// Player and recorder.
    pub(super) engine: Engine,
    /// The photos.
    pub(super) textures: Textures,
    /// The words of the content.
    pub(super) words: Words,
    writer: Writer,
    follower: Follower,
    woken: Arc<AtomicBool>,
    zone: TimeZone,
    /// When it was started, awake; and when its next frame and its next look are due.
    pub(super) started: Duration,
    /// When its next frame is due, awake.
    pub(super) due: Duration,
    /// When it looks at the folder next, awake.
    pub(super) look_at: Duration,
    /// When it looked last, awake.
    looked: Duration,
    /// The page whose picture is waited for, and until when.
    decoding: Option<(u32, Duration)>,
}

impl Life {
    /// Starts the program, with its content in `folder` and its memory in `state`.
    pub(super) fn start(folder: &Path, state: &Path, clock: &Clock, ctx: &egui::Context) -> Self {
        let (follower, loaded) = Follower::start(folder, Some(state), Duration::ZERO, look);
        let zone = zone_of(&loaded.content.kiosk);
        let now = clock.now(clock.awake, &zone);
        let seed = now.wall.timestamp().as_microsecond().cast_unsigned();
        let options = Options { seed, ledger: true, ..Options::default() };
        let textures = Textures::new(Some(folder), Some(state), &loaded, || ());
        textures.wake(ctx);
        let words = Words::of_files(&loaded.files);
        let (mut ledger, writer) = Ledger::open_apart(state, Limits::default());
        let woken = Arc::new(AtomicBool::new(false));
        let wake = Arc::clone(&woken);
        ledger.set_wake(move || wake.store(true, Ordering::Relaxed));
        let engine = Engine::new(loaded, options, Recorder::of(ledger), &now);
        let started = clock.awake;
        let look_at = started + LOOK_EVERY;
        let (due, decoding) = (started, None);
        Self {
            engine,
            textures,
            words,
            writer,
            follower,
            woken,
            zone,
            started,
            due,
            look_at,
            looked: started,
            decoding,
        }
    }

    /// The time as the program sees it.
    pub(super) fn now(&self, clock: &Clock) -> Now {
        clock.now(self.started, &self.zone)
    }

    /// What is on the glass.
    pub(super) fn scene(&self, clock: &Clock) -> Scene {
        self.engine.player().scene(&self.now(clock))
    }

    /// Looks at the folder; true if there was something new, which is on the glass by then.
    /// `stirred` says until when somebody may have written there.
    pub(super) fn look(&mut self, clock: &Clock, stirred: Duration) -> bool {
        // Looks come in pairs at least: one may leave to the next what that would have seen.
        let paired = std::mem::replace(&mut self.looked, clock.awake) + LOOK_EVERY >= clock.awake;
        let next = if clock.awake < stirred || !paired { LOOK_EVERY } else { LOOK_SELDOM };
        self.look_at = clock.awake + next;
        let Some(loaded) = self.follower.poll(clock.awake.saturating_sub(self.started)) else {
            return false;
        };
        self.zone = zone_of(&loaded.content.kiosk);
        self.words = Words::of_files(&loaded.files);
        self.textures.revise(&loaded);
        let now = self.now(clock);
        self.engine.take(loaded, &now);
        self.due = clock.awake;
        true
    }

    /// Looks at the folder within a second, since somebody writes there.
    pub(super) fn stir(&mut self, clock: &Clock) {
        // The looks are a second apart from the start on.
        let running = clock.awake.saturating_sub(self.started);
        let next = self.started + Duration::from_secs(running.as_secs()) + LOOK_EVERY;
        self.look_at = self.look_at.min(next);
    }

    /// Lets the disk work; what it says wakes the window.
    pub(super) fn work(&mut self, clock: &Clock) {
        self.writer.work(clock.awake.saturating_sub(self.started));
        if self.woken.swap(false, Ordering::Relaxed) {
            self.due = clock.awake;
        }
    }

    /// One frame.
    pub(super) fn frame(
        &mut self,
        clock: &Clock,
        finger_down: bool,
        dice: &mut Dice,
    ) -> Vec<Event> {
        let ready = self.is_ready(clock, dice);
        let now = self.now(clock);
        let events = self.engine.step(&now, finger_down, ready);
        self.schedule(clock);
        events
    }

    /// A gesture, and the frame that shows it.
    pub(super) fn touch(&mut self, clock: &Clock, gesture: Gesture, dice: &mut Dice) -> Vec<Event> {
        let ready = self.is_ready(clock, dice);
        let now = self.now(clock);
        let mut events = self.engine.touch(&now, gesture, ready);
        // The window draws a frame with a gesture in it twice.
        events.extend(self.engine.step(&now, false, ready));
        self.schedule(clock);
        events
    }

    /// When the window is woken next if nothing comes in between.
    fn schedule(&mut self, clock: &Clock) {
        let now = self.now(clock);
        let left = self.engine.next_change(&now).saturating_sub(now.mono);
        self.due = clock.awake + left.max(FRAME_LEAST);
        if let Some((_, until)) = self.decoding.filter(|(_, until)| *until > clock.awake) {
            self.due = self.due.min(until);
        }
    }

    /// Whether the picture of what comes next is there. Most are long before; some take their
    /// time, and some never come.
    fn is_ready(&mut self, clock: &Clock, dice: &mut Dice) -> bool {
        let next = self.engine.player().upcoming(&self.now(clock));
        let Some(next) = next.filter(|next| !screens::photos(next).is_empty()) else {
            self.decoding = None;
            return true;
        };
        let until = match self.decoding {
            Some((turn, until)) if turn == next.turn => until,
            _ => {
                let slow = dice.once_in(30);
                let takes =
                    [Duration::ZERO, dice.between(Duration::from_secs(5), Duration::from_secs(60))];
                clock.awake + takes[usize::from(slow)]
            }
        };
        self.decoding = Some((next.turn, until));
        until <= clock.awake
    }

    /// What is told now.
    pub(super) fn findings(&self) -> Vec<&Finding> {
        self.engine.findings().collect()
    }

    /// Whether the ledger says that it can't be written.
    pub(super) fn is_unwritten(&self) -> bool {
        self.engine.findings().any(|finding| finding.code == UNWRITTEN)
    }

    /// Whether the ledger says that it has been begun anew.
    pub(super) fn has_new_ledger(&self) -> bool {
        self.engine.findings().any(|finding| finding.code == BEGUN_ANEW)
    }

    /// Kills the program: what is on the disk at this instant is what the next one finds.
    pub(super) fn kill(self, state: &Path) -> io::Result<()> {
        let copy = state.with_extension("killed");
        let is_there = state.is_dir();
        if is_there {
            fs::create_dir_all(&copy)?;
            for file in ledger_files(state)? {
                fs::copy(&file, copy.join(file.file_name().unwrap_or_default()))?;
            }
        }
        // Closing the connection would work off the log, which a kill doesn't. Without its writer
        // the ledger waits for nothing.
        let Self { writer, engine, .. } = self;
        drop((writer, engine));
        if is_there {
            for file in ledger_files(state)? {
                fs::remove_file(file)?;
            }
            for file in ledger_files(&copy)? {
                fs::rename(&file, state.join(file.file_name().unwrap_or_default()))?;
            }
            fs::remove_dir_all(copy)?;
        }
        Ok(())
    }
}

/// The ledger's files, but for the index of its log, which is made anew.
fn ledger_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ledger = name.starts_with(FILE) && !name.ends_with("-shm") && path.is_file();
        if is_ledger {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn zone_of(kiosk: &Kiosk) -> TimeZone {
    let named = kiosk.time_zone.as_deref();
    named.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}
