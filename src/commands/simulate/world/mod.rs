//! The simulated machine and its room: what is planned, what happens when, and what is looked at
//! after each step.

pub(super) mod faults;
mod promises;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use faults::{Kind, disks, fingers, restarts, writers};
use jiff::civil::date;
use jiff::{Timestamp, Zoned};

use super::accounts::Accounts;
use super::clock::Clock;
use super::dice::Dice;
use super::docs::{Doc, Docs, Fault, WITHIN};
use super::folder::{Folder, Hours};
use super::glass::Glass;
use super::life::Life;
use super::log::Log;
use super::texts;
use crate::player::scene::Event;

/// Why a run came to its end before its time.
#[derive(Debug)]
pub(super) enum Stop {
    /// A promise was broken.
    Broken(String),
    /// The machine that simulates has failed.
    Machine(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// What a step gives.
pub(super) type Done<T = ()> = Result<T, Stop>;

/// Something that is planned.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    /// A fault of this kind.
    Fault(Kind),
    /// A file is written as it is meant.
    Write(usize),
    /// A file is put right.
    Mend(usize),
    /// A file of the folder that isn't ours gets back its bytes.
    Restore(String, Vec<u8>),
    /// A list of who is gone is saved halfway.
    Spoil(String),
    /// And is whole again.
    Relist(String),
    /// A sync is over.
    Synced,
    /// While the folder is away, what was good last is looked for.
    Carried,
    /// What was written is looked for.
    Settled,
    /// Between two frames the glass is looked at.
    Glance,
    /// What is withdrawn is looked for in the state folder.
    Erased,
    /// The content folder comes back.
    FolderBack,
    /// The state folder comes back.
    StateBack,
    /// The disk has been good for a while: what was answered is written.
    Written,
    /// And so is what was good last.
    Kept,
    /// Whoever locked the ledger lets it go.
    Unlock,
    /// The wall clock is put right.
    ClockRight,
    /// Somebody touches the glass, and so many times more.
    Touch(u32),
    /// The finger is lifted.
    FingerUp,
    /// The program is killed.
    Kill,
    /// The program is started.
    Start,
    /// A day is over.
    Day,
}

/// The simulated machine and its room.
pub(super) struct World {
    /// Its chance.
    pub(super) dice: Dice,
    /// Its clocks.
    pub(super) clock: Clock,
    /// What happened.
    pub(super) log: Log,
    /// The content folder.
    pub(super) folder: Folder,
    /// What is written there by us.
    pub(super) docs: Docs,
    /// The state folder.
    pub(super) state: PathBuf,
    /// What is wrong with the disk.
    pub(super) disk: disks::Disk,
    /// The books.
    pub(super) accounts: Accounts,
    /// The glass.
    pub(super) glass: Glass,
    /// When the room is open.
    pub(super) hours: Hours,
    /// The program, while it runs.
    pub(super) life: Option<Life>,
    /// What is planned, by the time awake and in the order in which it was.
    tasks: BTreeMap<(Duration, u64), Task>,
    planned: u64,
    /// Until when somebody may have written to the folder.
    pub(super) stirred: Duration,
    /// A program was started that couldn't know what was good last.
    pub(super) all_loose: bool,
    /// Since when the glass is dark while the room is open.
    pub(super) dark_since: Option<Duration>,
    /// When the wall clock was set, or jumped, last (awake).
    pub(super) wall_set: Duration,
    /// When somebody touched the glass last.
    pub(super) touched: Duration,
    /// Whether a finger is on it.
    pub(super) finger_down: bool,
    /// The files that are being written one after another, with their state before and after.
    pub(super) burst: Vec<(String, u32)>,
    /// Turns seen, for drawing one in so many.
    turn: Option<u32>,
    turns: u64,
    /// Faults so far.
    pub(super) faults: u64,
    /// Who stands in the lists of who is gone, by id and by name.
    pub(super) withdrawn: [Vec<(String, String)>; 2],
    /// Files that aren't ours and are saved halfway.
    pub(super) spoilt: BTreeSet<String>,
}

/// One folder in so many has all of the example in it; what breaks, breaks in any, and a month
/// with little takes a third of the time.
const WHOLE_ONE_IN: u64 = 4;
/// One page in so many is drawn, and one of these in so many is made into pixels.
const DRAWN_ONE_IN: u64 = 211;
const LOOKED_AT_ONE_IN: u64 = 24;
/// For so long after a write the folder is looked at every second.
const STIRRED: Duration = Duration::from_secs(15);
/// After a disk is good again, what was good last is written within this time.
pub(super) const KEPT_WITHIN: Duration = Duration::from_secs(75);
/// How often the glass is looked at whether or not there is a new frame.
const GLANCE_EVERY: Duration = Duration::from_secs(307);
const DAY: Duration = Duration::from_secs(86_400);

impl World {
    /// A world of this seed in the folder `place`, with faults of these kinds.
    pub(super) fn new(seed: u64, place: &Path, kinds: &[Kind], whole_log: bool) -> Done<Self> {
        let mut dice = Dice::new(seed);
        let hours = [Hours::Office, Hours::Office, Hours::Night, Hours::Always];
        let hours = dice.pick(&hours).copied().unwrap_or(Hours::Always);
        // Days around which the clocks change, and one in the middle of the year.
        let starts = [date(2026, 10, 12), date(2027, 3, 15), date(2026, 12, 20), date(2027, 6, 1)];
        let start = dice.pick(&starts).copied().unwrap_or(date(2026, 10, 12));
        let noon =
            start.at(12, 0, 0, 0).in_tz("UTC").map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp());
        let whole = dice.once_in(WHOLE_ONE_IN);
        let folder = Folder::new(place.join("content"), hours, whole)?;
        let state = place.join("state");
        fs::create_dir_all(&state)?;
        let mut world = Self {
            dice,
            clock: Clock::new(noon),
            log: Log::new(whole_log),
            folder,
            docs: Docs::default(),
            disk: disks::Disk::default(),
            state,
            accounts: Accounts::default(),
            glass: Glass::new(),
            hours,
            life: None,
            tasks: BTreeMap::new(),
            planned: 0,
            stirred: Duration::ZERO,
            all_loose: false,
            dark_since: None,
            wall_set: Duration::ZERO,
            touched: Duration::ZERO,
            finger_down: false,
            burst: Vec::new(),
            turn: None,
            turns: 0,
            faults: 0,
            withdrawn: Default::default(),
            spoilt: BTreeSet::new(),
        };
        let much = if whole { "much" } else { "little" };
        world.log.say(&format!("seed {seed}: open {hours:?}, from {noon}, {much} content"));
        world.write_docs()?;
        world.plan(Duration::ZERO, Task::Start);
        world.plan(DAY, Task::Day);
        world.plan(GLANCE_EVERY, Task::Glance);
        for kind in kinds {
            let first = world.dice.about(kind.every());
            world.plan(first, Task::Fault(*kind));
        }
        Ok(world)
    }

    /// The files that are edited later.
    fn write_docs(&mut self) -> Done {
        let files = [
            ("philosophy/sim-a.ron", texts::Kind::Slide, 4),
            ("philosophy/sim-b.ron", texts::Kind::Slide, 3),
            ("questions/sim-c.ron", texts::Kind::Question, 4),
            ("commendations/sim-d.ron", texts::Kind::Card, 5),
            ("commendations/sim-e.ron", texts::Kind::Card, 5),
        ];
        for (index, (path, kind, count)) in files.into_iter().enumerate() {
            let items = (0..count).map(|_| self.docs.make(index, kind)).collect();
            let fault = Fault::None;
            let path = path.to_owned();
            self.docs.list.push(Doc {
                path,
                kind,
                items,
                fault,
                settled: Duration::ZERO,
                loose: false,
                unseen: false,
            });
            self.write(index)?;
        }
        Ok(())
    }

    /// Plans something so long from now.
    pub(super) fn plan(&mut self, after: Duration, task: Task) {
        self.planned += 1;
        self.tasks.insert((self.clock.awake + after, self.planned), task);
    }

    /// Writes a file of ours as it is meant now, and plans to look for it.
    pub(super) fn write(&mut self, doc: usize) -> Done {
        let text = self.docs.text(doc);
        let Some(path) = self.docs.list.get(doc).map(|doc| doc.path.clone()) else { return Ok(()) };
        self.folder.write(&path, text.as_bytes())?;
        self.docs.want(doc, self.clock.awake);
        if let Some(doc) = self.docs.list.get_mut(doc) {
            doc.unseen |= self.life.is_none();
        }
        self.stir();
        Ok(())
    }

    /// From now on, and within its time, nothing may be seen of this id.
    pub(super) fn lose(&mut self, id: &str) {
        self.docs.lose(id, self.clock.awake);
        if self.life.is_none() {
            self.docs.unheard.push(id.to_owned());
        }
    }

    /// Whether somebody of this id is on a list of who must go.
    pub(super) fn lists(&self, id: &str) -> bool {
        self.withdrawn.iter().flatten().any(|(listed, _)| listed == id)
    }

    /// Somebody has written to the folder just now.
    pub(super) fn stir(&mut self) {
        self.stirred = self.clock.awake + STIRRED;
        if let Some(life) = &mut self.life {
            life.stir(&self.clock);
        }
        self.plan(WITHIN, Task::Settled);
    }

    /// From some time after now on, no byte of who is gone may be left in the state folder.
    pub(super) fn look_for_erased(&mut self) {
        let due = 2 * WITHIN;
        for (_, from) in &mut self.docs.erased {
            *from = self.clock.awake + due;
        }
        if !self.docs.erased.is_empty() {
            self.plan(due, Task::Erased);
        }
    }

    /// Runs until so long after its beginning.
    pub(super) fn run(&mut self, length: Duration) -> Done {
        while self.clock.elapsed() < length {
            let task = self.tasks.keys().next().map(|(at, _)| *at);
            let life = self.life.as_ref().map(|life| life.due.min(life.look_at));
            let Some(next) = task.into_iter().chain(life).min() else { break };
            self.clock.awake = self.clock.awake.max(next);
            self.log.at(self.clock.elapsed());
            if task.is_some_and(|at| at <= self.clock.awake)
                && let Some((_, task)) = self.tasks.pop_first()
            {
                self.act(task)?;
            }
            self.live()?;
        }
        Ok(())
    }

    /// Lets the program do what is due.
    fn live(&mut self) -> Done {
        let Some(mut life) = self.life.take() else { return Ok(()) };
        let done = self.live_on(&mut life);
        self.life = Some(life);
        done
    }

    fn live_on(&mut self, life: &mut Life) -> Done {
        if self.disk.works(self.clock.awake) {
            life.work(&self.clock);
        }
        if life.look_at <= self.clock.awake && life.look(&self.clock, self.stirred) {
            self.log.say("the program has new content");
            writers::whole_burst(self, life)?;
        }
        if life.due <= self.clock.awake {
            let events = life.frame(&self.clock, self.finger_down, &mut self.dice);
            self.after(life, &events)?;
        }
        Ok(())
    }

    /// Looks at everything after a frame.
    pub(super) fn after(&mut self, life: &mut Life, events: &[Event]) -> Done {
        self.log.frames += 1;
        self.accounts.enter(events);
        self.accounts.is_new |= life.has_new_ledger();
        let scene = life.scene(&self.clock);
        for event in events {
            self.log.note(&format!("{event:?}"));
        }
        if self.accounts.look(&scene, life.is_unwritten()) {
            promises::books(self)?;
        }
        promises::look(self, life, &scene)?;
        if self.turn != Some(scene.turn) {
            self.turn = Some(scene.turn);
            self.turns += 1;
            if self.turns.is_multiple_of(DRAWN_ONE_IN) {
                let now = life.now(&self.clock);
                let look = self.turns.is_multiple_of(DRAWN_ONE_IN * LOOKED_AT_ONE_IN);
                if let Some(what) = self.glass.show(life, &now, &scene, look) {
                    return promises::broken(what);
                }
            }
        }
        Ok(())
    }

    /// Does what was planned.
    fn act(&mut self, task: Task) -> Done {
        match task {
            Task::Fault(kind) => {
                let next = Duration::from_secs(60) + self.dice.about(kind.every());
                self.plan(next, Task::Fault(kind));
                self.faults += 1;
                kind.act(self)?;
            }
            Task::Write(doc) => self.write(doc)?,
            Task::Mend(doc) => writers::mend(self, doc)?,
            Task::Restore(path, bytes) => {
                self.log.say(&format!("writers: {path} is whole again"));
                self.spoilt.remove(&path);
                self.folder.write(&path, &bytes)?;
                self.stir();
            }
            Task::Spoil(path) => writers::spoil(self, &path)?,
            Task::Relist(path) => writers::relist(self, &path)?,
            Task::Synced => self.burst.clear(),
            Task::Carried => self.with_life(|world, life| match world.folder.is_there() {
                true => Ok(()),
                false => promises::carried(world, life),
            })?,
            Task::Kept => self.disk.forgets = !self.disk.is_there(),
            Task::Settled => {
                self.with_life(|world, life| promises::settled(world, life))?;
                self.glance()?;
            }
            Task::Glance => {
                self.plan(GLANCE_EVERY, Task::Glance);
                self.glance()?;
            }
            Task::Erased if self.life.is_some() => promises::erased(self)?,
            Task::Erased => {}
            Task::FolderBack => writers::folder_back(self)?,
            Task::StateBack => disks::state_back(self)?,
            Task::Written => self.with_life(|world, life| promises::written(world, life))?,
            Task::Unlock => disks::unlock(self),
            Task::ClockRight => {
                self.log.say("clocks: the wall is right again");
                self.clock.off = jiff::SignedDuration::ZERO;
                self.wall_set = self.clock.awake;
            }
            Task::Touch(left) => fingers::touch(self, left)?,
            Task::FingerUp => {
                self.finger_down = false;
                self.touched = self.clock.awake;
                self.wake();
            }
            Task::Kill => restarts::act(self)?,
            Task::Start => restarts::start(self)?,
            Task::Day => {
                promises::size(self)?;
                self.log.say("a day is over");
                self.plan(DAY, Task::Day);
            }
        }
        Ok(())
    }

    /// Looks at the glass as it is between two frames, where a page may stand for long.
    fn glance(&mut self) -> Done {
        self.with_life(|world, life| {
            let scene = life.scene(&world.clock);
            promises::look(world, life, &scene)
        })
    }

    /// Looks at something with the program, if it runs.
    pub(super) fn with_life(&mut self, look: impl FnOnce(&mut Self, &mut Life) -> Done) -> Done {
        let Some(mut life) = self.life.take() else { return Ok(()) };
        let done = look(self, &mut life);
        self.life = Some(life);
        done
    }

    /// The window is woken.
    pub(super) fn wake(&mut self) {
        if let Some(life) = &mut self.life {
            life.due = self.clock.awake;
        }
    }

    /// Whether what has this id may not be seen on the day of `wall` any more, as far as the
    /// program can know.
    pub(super) fn is_over(&self, id: &str, wall: &Zoned) -> bool {
        let known = self.docs.list.iter().filter(|doc| !doc.loose);
        let items = known.flat_map(|doc| &doc.items);
        let mut of = items.filter(|item| item.id == id);
        of.any(|item| item.until.is_some_and(|until| until < wall.date()))
    }

    /// The last look: what was acknowledged is there.
    pub(super) fn end(&mut self) -> Done {
        if let Some(life) = self.life.take() {
            life.kill(&self.state)?;
            promises::books(self)?;
        }
        Ok(())
    }
}
