//! The program without its window: the player, the recorder, and what is told of content, photos
//! and ledger. The window has one (`app.rs`), and so has whoever plays months without a window
//! (`commands/simulate/`).

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::messages::Messages;
use super::recorder::Recorder;
use super::supervise::quarantine::Quarantine;
use crate::content::lint::found_late;
use crate::content::{Files, Finding, Loaded, PhotoFact};
use crate::photos::PhotoFault;
use crate::player::scene::{Corner, Event, Facts, FindingLine, Gesture, Now, Scene};
use crate::player::{Input, Options, Player, Verdict};

/// The longest time between two looks at the wall clock. What is due at an hour is reckoned in the
/// program's own time, which stands still while the machine is suspended and knows nothing of a
/// wall clock that is set.
pub(super) const LOOK_AT_WALL: Duration = Duration::from_secs(5);

/// Player and recorder, joined.
pub struct Engine {
    player: Player,
    recorder: Recorder,
    /// Whether the ledger is the real one: what is tried in a window, or at a pretended time,
    /// isn't counted.
    keeps_books: bool,
    /// The bytes that the content was read from.
    files: Files,
    /// What is wrong with the content.
    found: Vec<Finding>,
    /// The photos that the decoder has refused, and what is told of them.
    refused: (Vec<(PathBuf, PhotoFault)>, Vec<Finding>),
    /// What was told of the ledger.
    told: Vec<Finding>,
    messages: Messages,
    /// What else is wrong with the machine.
    machine: Vec<Finding>,
    /// The items that can't be drawn, and what is told of them.
    unfit: (Quarantine, Vec<Finding>),
}

impl Engine {
    /// Begins the loop with the content of a first reading, and with what the ledger remembers.
    pub fn new(loaded: Loaded, options: Options, mut recorder: Recorder, now: &Now) -> Self {
        let keeps_books = options.ledger;
        recorder.forget(&loaded.content, now);
        let history = recorder.history(&loaded.content);
        let mut player = Player::new(Arc::new(loaded.content), options, now);
        player.set_history(history, now);
        let (files, found) = (loaded.files, loaded.findings);
        let refused = (Vec::new(), Vec::new());
        let (told, messages) = (Vec::new(), Messages::default());
        let mut engine = Self {
            player,
            recorder,
            keeps_books,
            files,
            found,
            refused,
            told,
            messages,
            machine: Vec::new(),
            unfit: (Quarantine::default(), Vec::new()),
        };
        engine.tell();
        engine
    }

    /// The player, to look at.
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// Takes in new content.
    pub fn take(&mut self, mut loaded: Loaded, now: &Now) {
        self.unfit.0.filter(&mut loaded.content);
        self.unfit.1 = self.unfit.0.findings(&loaded.files);
        self.found = loaded.findings;
        self.files = loaded.files;
        self.refused = (Vec::new(), Vec::new());
        self.recorder.forget(&loaded.content, now);
        let history = self.recorder.history(&loaded.content);
        self.player.set_content(Arc::new(loaded.content), now);
        self.player.recall(&history, now);
        self.tell();
    }

    /// Sees to it that `scene`, at whose drawing the program fails, isn't drawn again: an item is
    /// left out until it changes, and a page that somebody has called gives way to the loop. False
    /// if neither helps.
    pub fn cannot_draw(&mut self, scene: &Scene, now: &Now) -> bool {
        let mut content = self.player.content().clone();
        if self.unfit.0.put(scene, &mut content) {
            self.unfit.1 = self.unfit.0.findings(&self.files);
            self.player.set_content(Arc::new(content), now);
            self.tell();
            return true;
        }
        if scene.in_session {
            self.enter(now, Input { gesture: Some(Gesture::Leave), ..Input::default() });
        }
        scene.in_session
    }

    /// Takes in all that is wrong with the machine now, but for the ledger.
    pub fn hear(&mut self, machine: Vec<Finding>) {
        if machine == self.machine {
            return;
        }
        self.machine = machine;
        self.tell();
    }

    /// Takes in the photos that the decoder has refused so far, and tells of them in the words and
    /// at the place of the checker; `fact` says what is known of one.
    pub fn refuse(
        &mut self,
        faults: Vec<(PathBuf, PhotoFault)>,
        fact: impl Fn(&Path, &PhotoFault) -> PhotoFact,
    ) {
        if faults == self.refused.0 {
            return;
        }
        let of = |(path, fault): &(PathBuf, _)| (path.clone(), fact(path, fault));
        let facts: Vec<_> = faults.iter().map(of).collect();
        let found = found_late(self.player.content(), &self.files, &facts);
        self.refused = (faults, found);
        self.tell();
    }

    /// Goes on as far as `now` demands. `ready` says whether the picture of what comes next is
    /// there. Gives what happened, which the ledger has by then been told.
    pub fn step(&mut self, now: &Now, finger_down: bool, ready: bool) -> Vec<Event> {
        let recorded = self.recorder.recorded(now.mono);
        if self.recorder.findings() != self.told {
            self.tell();
        }
        self.enter(now, Input { finger_down, ready, recorded, ..Input::default() })
    }

    /// Takes what has to do with the administrator: a knock at a corner, and what came of a PIN.
    /// Gives what happened, as [`step`](Self::step) does.
    pub fn administer(
        &mut self,
        now: &Now,
        knock: Option<Corner>,
        verdict: Option<Verdict>,
    ) -> Vec<Event> {
        self.enter(now, Input { knock, verdict, ..Input::default() })
    }

    /// Tells the player whether there is anything to read a page aloud with, and whether what was
    /// being read has come to its end.
    pub fn hear_voice(&mut self, is_there: bool, is_over: bool, now: &Now) {
        self.player.set_voice(is_there);
        if is_over {
            self.enter(now, Input { spoken: true, ..Input::default() });
        }
    }

    /// Tells the player whether there is a PIN.
    pub fn set_has_pin(&mut self, has_pin: bool) {
        self.player.set_has_pin(has_pin);
    }

    /// No PIN is taken up to `until` (mono).
    pub fn lock(&mut self, until: Duration) {
        self.player.lock(until);
    }

    /// Tells the player what is known of program and machine, with the counts of the ledger.
    pub fn set_facts(&mut self, facts: Facts) {
        self.player.set_facts(facts);
    }

    /// Answers that aren't known to be on the disk.
    pub fn unsaved(&self) -> u64 {
        self.recorder.unsaved()
    }

    /// Answers and sessions that were counted; `None` from 1 to 4.
    pub fn counts(&self) -> [Option<u64>; 2] {
        self.recorder.counts()
    }

    /// Does what a finger said. Gives what happened, as [`step`](Self::step) does.
    pub fn touch(&mut self, now: &Now, gesture: Gesture, ready: bool) -> Vec<Event> {
        self.recorder.touched(now);
        self.enter(now, Input { gesture: Some(gesture), ready, ..Input::default() })
    }

    /// Steps the player and enters in the recorder what it reports.
    fn enter(&mut self, now: &Now, input: Input) -> Vec<Event> {
        let events = self.player.step(now, input);
        for event in &events {
            tracing::debug!(?event);
        }
        self.recorder.enter(&events, now);
        events
    }

    /// Mono time at which [`step`](Self::step) is due if nothing comes in between.
    pub fn next_change(&self, now: &Now) -> Duration {
        let next = self.player.next_change(now).min(now.mono + LOOK_AT_WALL);
        self.recorder.next_change().map_or(next, |due| due.min(next))
    }

    /// What is told now of content, photos, ledger and machine.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        // Where no books are meant to be kept, that they aren't is no fault.
        let ledger = self.told.iter().filter(|_| self.keeps_books);
        self.found
            .iter()
            .chain(&self.refused.1)
            .chain(&self.unfit.1)
            .chain(ledger)
            .chain(&self.machine)
    }

    /// Tells the player what is wrong with content and ledger.
    fn tell(&mut self) {
        self.told = self.recorder.findings().to_vec();
        let lines = self.findings().map(FindingLine::from).collect();
        let fault = self.findings().any(Finding::is_error);
        self.player.set_findings(lines, fault);
        let all = self.findings().cloned().collect();
        self.messages.settle(all);
    }
}
