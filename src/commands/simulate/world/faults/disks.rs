//! The disk is full, away, slow or locked while the program runs, and suffers while it doesn't.
//!
//! A full disk, one that can only be read and one that is away are the same to whoever writes: the
//! state folder's place is taken by a file, so that nothing can be made or opened there.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::commands::simulate::dice::Dice;
use crate::commands::simulate::world::{Done, KEPT_WITHIN, Task, World};
use crate::ledger::{FILE, Hold};

/// After a disk is good again, all must be written within this time.
const WRITTEN_WITHIN: Duration = Duration::from_secs(30);
/// One disk fault in so many is a locked ledger, whose every attempt takes a second of real time.
const LOCKED_ONE_IN: u64 = 30;

/// How often something is put in the place of the state folder before the simulation gives up.
const TRIES: u32 = 100;

/// What is wrong with the disk now.
#[derive(Default)]
pub(in crate::commands::simulate) struct Disk {
    away: Option<PathBuf>,
    /// Until when it hangs, awake.
    hangs: Duration,
    lock: Option<Hold>,
    /// A program that starts now can't know what was good last.
    pub(in crate::commands::simulate) forgets: bool,
    /// Files may suffer while the program doesn't run.
    pub(in crate::commands::simulate) damages: bool,
}

impl Disk {
    /// Whether the state folder is in its place.
    pub(in crate::commands::simulate) fn is_there(&self) -> bool {
        self.away.is_none()
    }

    /// Whether the disk answers at `now`, well or badly.
    pub(in crate::commands::simulate) fn works(&self, now: Duration) -> bool {
        self.hangs <= now
    }

    /// Whether nothing is wrong with it.
    pub(in crate::commands::simulate) fn is_good(&self) -> bool {
        self.away.is_none() && self.lock.is_none()
    }
}

/// Something befalls the disk, unless something has already.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    world.disk.damages = true;
    if !world.disk.is_good() || !world.disk.works(world.clock.awake) || world.life.is_none() {
        return Ok(());
    }
    if world.dice.once_in(LOCKED_ONE_IN) {
        return lock(world);
    }
    if world.dice.once_in(3) {
        hang(world);
        return Ok(());
    }
    let aside = world.state.with_extension("aside");
    fs::rename(&world.state, &aside)?;
    in_place(&world.state, |state| File::create_new(state))?;
    world.disk.away = Some(aside);
    let lasts = world.dice.between(Duration::from_secs(5), Duration::from_secs(3 * 3600));
    world.log.say(&format!("disks: nothing can be written for {} s", lasts.as_secs()));
    world.plan(lasts, Task::StateBack);
    Ok(())
}

/// The disk says nothing for a while.
fn hang(world: &mut World) {
    let lasts = world.dice.between(Duration::from_secs(1), Duration::from_secs(120));
    world.disk.hangs = world.clock.awake + lasts;
    world.log.say(&format!("disks: it hangs for {} s", lasts.as_secs()));
    world.plan(lasts + WRITTEN_WITHIN, Task::Written);
    world.plan(lasts + WRITTEN_WITHIN, Task::Erased);
}

/// Somebody has come, and one disk in some hangs just then, and the power goes.
pub(in crate::commands::simulate) fn somebody_comes(world: &mut World) {
    let is_well = world.disk.is_good() && world.disk.works(world.clock.awake);
    if world.disk.damages && is_well && world.dice.once_in(12) {
        hang(world);
        let killed = world.dice.between(Duration::from_secs(1), Duration::from_secs(60));
        world.plan(killed, Task::Kill);
    }
}

/// The state folder is where it was.
pub(in crate::commands::simulate) fn state_back(world: &mut World) -> Done {
    let Some(aside) = world.disk.away.take() else { return Ok(()) };
    in_place(&world.state, |state| fs::rename(&aside, state))?;
    world.log.say("disks: it can be written to again");
    if world.life.is_none() {
        return Ok(());
    }
    // What was good last can't have been written while it was away.
    world.disk.forgets = true;
    world.stir();
    world.look_for_erased();
    world.plan(WRITTEN_WITHIN, Task::Written);
    world.plan(KEPT_WITHIN, Task::Kept);
    Ok(())
}

/// Another program holds the ledger.
fn lock(world: &mut World) -> Done {
    let Some(held) = Hold::take(&world.state) else {
        return Ok(());
    };
    world.disk.lock = Some(held);
    let lasts = world.dice.between(Duration::from_secs(3), Duration::from_secs(12));
    world.log.say(&format!("disks: somebody holds the ledger for {} s", lasts.as_secs()));
    world.plan(lasts, Task::Unlock);
    Ok(())
}

/// They let it go.
pub(in crate::commands::simulate) fn unlock(world: &mut World) {
    world.disk.lock = None;
    world.log.say("disks: the ledger is free again");
    world.look_for_erased();
    world.plan(WRITTEN_WITHIN, Task::Written);
}

/// Something happens to the files while no program runs.
pub(in crate::commands::simulate) fn damage(world: &mut World) -> Done {
    if !world.disk.is_good() {
        return Ok(());
    }
    let ledger = world.state.join(FILE);
    let last_good = world.state.join("last-good.json");
    let roll = world.dice.roll(6);
    let what = match roll {
        0 => cut(&ledger, &mut world.dice).map(|()| "the ledger is cut"),
        1 => fs::write(&ledger, b"").map(|()| "the ledger is empty"),
        2 => flip(&ledger, &mut world.dice).map(|()| "bits of the ledger are flipped"),
        3 => cut(&last_good, &mut world.dice).map(|()| "what was good last is cut"),
        4 => fs::write(&last_good, b"{\"format\": 99}").map(|()| "what was good last is another's"),
        _ => in_place(&world.state, |state| fs::create_dir(state))
            .map(|()| "the state folder is emptied"),
    };
    // There may be nothing yet to be damaged.
    let Ok(what) = what else { return Ok(()) };
    world.accounts.damaged |= roll < 3;
    world.disk.forgets |= roll >= 3;
    world.log.say(&format!("disks: {what}"));
    Ok(())
}

/// Puts something in the place of the state folder. The threads that decode have no clock that could
/// be moved by hand, and may be making their folder there at this very instant.
fn in_place<T>(state: &Path, put: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    let clear = || match fs::remove_dir_all(state) {
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => fs::remove_file(state),
        done => done,
    };
    let mut tries = (0..TRIES).map(|_| {
        let _ = clear();
        put(state)
    });
    let first_good = tries.find(Result::is_ok);
    first_good.unwrap_or_else(|| put(state))
}

fn cut(path: &Path, dice: &mut Dice) -> io::Result<()> {
    let file = File::options().write(true).open(path)?;
    file.set_len(dice.roll(file.metadata()?.len().max(1)))
}

fn flip(path: &Path, dice: &mut Dice) -> io::Result<()> {
    let mut bytes = fs::read(path)?;
    for _ in 0..8 {
        let at = dice.index(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= 1 << dice.roll(8);
        }
    }
    fs::write(path, bytes)
}
