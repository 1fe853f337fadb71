//! The power goes, and comes back.

use std::time::Duration;

use super::disks;
use super::writers::{self, LISTS};
use crate::commands::simulate::docs::{Fault, doc_of};
use crate::commands::simulate::life::Life;
use crate::commands::simulate::world::promises;
use crate::commands::simulate::world::{Done, Task, World};

/// Kills the program. It comes back soon, or in the morning; the disk may have suffered meanwhile.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    let Some(life) = world.life.take() else { return Ok(()) };
    let unwritten = life.is_unwritten() || !world.disk.is_good();
    // What was good last may be of before the disk went away.
    world.disk.forgets |= !world.disk.is_there();
    life.kill(&world.state)?;
    world.log.say("restarts: killed");
    if !unwritten {
        promises::books(world)?;
    }
    if world.disk.damages && world.dice.once_in(4) {
        disks::damage(world)?;
    }
    let off = match world.dice.roll(4) {
        0 => world.dice.between(Duration::from_secs(60), Duration::from_secs(10 * 3600)),
        _ => world.dice.between(Duration::from_millis(500), Duration::from_secs(5)),
    };
    world.plan(off, Task::Start);
    Ok(())
}

/// Starts the program.
pub(in crate::commands::simulate) fn start(world: &mut World) -> Done {
    if world.life.is_some() {
        return Ok(());
    }
    // What was half written in the meantime can't be told from what is meant.
    world.burst.clear();
    let forgets = world.disk.forgets || !world.disk.is_there();
    let unheard = world.docs.unheard.clone();
    let is_away = !world.folder.is_there();
    if !is_away {
        world.docs.unheard.clear();
    }
    for id in &world.docs.unheard {
        world.docs.gone.insert(id.clone(), Duration::MAX);
    }
    // What was written while it was off can't be told while the folder is away.
    for doc in &mut world.docs.list {
        doc.loose |= doc.fault != Fault::None && (forgets || doc.unseen);
        doc.loose |= is_away && doc.unseen;
        doc.unseen = false;
    }
    // Nor can what has left such a file, unless a list says that it must go.
    for id in &unheard {
        let doc = doc_of(id).and_then(|doc| world.docs.list.get(doc));
        if doc.is_some_and(|doc| doc.loose) && !world.lists(id) {
            world.docs.gone.insert(id.clone(), Duration::MAX);
        }
    }
    for list in LISTS {
        if world.spoilt.contains(list) {
            writers::doubt(world, list, forgets, &unheard);
        }
    }
    world.all_loose |= forgets && is_away;
    if !is_away {
        writers::seen(world);
    }
    world.disk.forgets = !world.disk.is_there();
    if world.disk.is_good() {
        world.accounts.accept(&world.state);
    }
    world.finger_down = false;
    world.dark_since = None;
    let life = Life::start(&world.folder.root, &world.state, &world.clock, &world.glass.ctx);
    world.log.say("the program starts");
    world.life = Some(life);
    world.stir();
    world.look_for_erased();
    Ok(())
}
