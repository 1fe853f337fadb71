//! The wall clock is set, and the machine sleeps.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::commands::simulate::world::{Done, Task, World};

const HOUR_S: i64 = 3600;
const YEAR_S: i64 = 365 * 24 * HOUR_S;

/// Sets the wall clock wrong for a while, or lets the machine sleep.
pub(in crate::commands::simulate) fn act(world: &mut World) -> Done {
    world.wall_set = world.clock.awake;
    let by = match world.dice.roll(7) {
        0 => YEAR_S,
        1 => -YEAR_S,
        2 => {
            let to = Timestamp::from_second(10 * HOUR_S).unwrap_or(Timestamp::UNIX_EPOCH);
            world.clock.set(to);
            return wrong(world, "clocks: the wall shows 1970");
        }
        3 => 8 * HOUR_S,
        4 => -3 * HOUR_S,
        // Into the hours in which the clocks change.
        5 => 14 * 24 * HOUR_S,
        _ => {
            let sleeps =
                world.dice.between(Duration::from_secs(600), Duration::from_secs(48 * 3600));
            world.clock.slept += sleeps;
            world.log.say(&format!("clocks: the machine has slept {} s", sleeps.as_secs()));
            return Ok(());
        }
    };
    let off = world.clock.off.checked_add(SignedDuration::from_secs(by));
    world.clock.off = off.unwrap_or(world.clock.off);
    wrong(world, &format!("clocks: the wall is set by {} h", by / HOUR_S))
}

fn wrong(world: &mut World, what: &str) -> Done {
    world.log.say(what);
    let lasts = world.dice.between(Duration::from_secs(30), Duration::from_secs(30 * 3600));
    world.plan(lasts, Task::ClockRight);
    Ok(())
}
