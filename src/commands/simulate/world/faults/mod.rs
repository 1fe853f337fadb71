//! The kinds of faults, one file each: what goes wrong, how often, and what is right again when.

pub(in crate::commands::simulate) mod clocks;
pub(in crate::commands::simulate) mod disks;
pub(in crate::commands::simulate) mod displays;
pub(in crate::commands::simulate) mod fingers;
pub(in crate::commands::simulate) mod restarts;
pub(in crate::commands::simulate) mod writers;

use std::time::Duration;

use crate::commands::simulate::world::{Done, World};

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(in crate::commands::simulate) enum Kind {
    /// Files half saved, broken, renamed, mixed, too large; people who withdraw; consent that ends
    Writers,
    /// A state folder that is full, away, hangs or is locked; files cut and flipped between starts
    Disks,
    /// A wall clock that is set by a year, to 1970 or by hours; suspend
    Clocks,
    /// Whole visits of wild gestures, some by touches of the drawn page; and walking away
    Fingers,
    /// The program is killed at any moment and started again
    Restarts,
    /// A glass of another size, turned or scaled
    Displays,
}

const HOUR: u64 = 3600;

impl Kind {
    /// How long it is on average from one to the next.
    pub(in crate::commands::simulate) fn every(self) -> Duration {
        Duration::from_secs(match self {
            Self::Writers => 2 * HOUR,
            Self::Disks => 18 * HOUR,
            Self::Clocks => 40 * HOUR,
            Self::Fingers => HOUR,
            Self::Restarts => 11 * HOUR,
            Self::Displays => 20 * HOUR,
        })
    }

    /// Lets one happen.
    pub(in crate::commands::simulate) fn act(self, world: &mut World) -> Done {
        match self {
            Self::Writers => writers::act(world),
            Self::Disks => disks::act(world),
            Self::Clocks => clocks::act(world),
            Self::Fingers => fingers::act(world),
            Self::Restarts => restarts::act(world),
            Self::Displays => displays::act(world),
        }
    }
}
