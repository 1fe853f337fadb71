//! What the program reads, writes and counts: the list that the kernel keeps it to, in words.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::super::args::Places;
use crate::kiosk::sandbox::reach::{self, Reach, Right};

/// What is counted, and how finely at most. The tables of the ledger say the same.
const COUNTED: [(&str, &str); 6] = [
    ("answers", "for each question and week: right, wrong and each option"),
    ("showings", "for each item and day: how often and how long"),
    ("hours in which a thanks was seen", "for each thanks, week and hour"),
    ("turns on the wall", "for each thanks: what it is owed"),
    ("applause", "for each thanks: hands, in all"),
    ("touches, answers and visits", "for each day and hour"),
];

/// What there is no way to.
const NEVER: [&str; 5] = [
    "who touches: no name, no account, no camera, no microphone",
    "the minute of an answer, and what else the same finger did",
    "the network: no socket leads out of this machine, and none listens",
    "other programs: none is started once the window is open",
    "a link that leads out of the content folder",
];

/// A file that the program keeps in its state folder.
#[derive(Serialize)]
struct Kept {
    path: PathBuf,
    what: &'static str,
}

/// All of it, as JSON has it.
#[derive(Serialize)]
struct Privacy {
    reads: Vec<Kept>,
    writes: Vec<Kept>,
    counts: Vec<[&'static str; 2]>,
    never: [&'static str; 5],
}

/// Prints all of it to `out`. Fails if `out` can't be written to.
pub(super) fn print(places: &Places, is_json: bool, out: &mut dyn Write) -> io::Result<()> {
    let privacy = privacy(places);
    if is_json {
        serde_json::to_writer_pretty(&mut *out, &privacy)?;
        return writeln!(out);
    }
    writeln!(out, "It reads:")?;
    lines(&privacy.reads, out)?;
    writeln!(out, "\nIt writes:")?;
    lines(&privacy.writes, out)?;
    writeln!(out, "\nIt counts:")?;
    for [what, how] in privacy.counts {
        writeln!(out, "  {what}: {how}")?;
    }
    writeln!(out, "\nIt never reaches or keeps:")?;
    privacy.never.iter().try_for_each(|never| writeln!(out, "  {never}"))
}

fn lines(all: &[Kept], out: &mut dyn Write) -> io::Result<()> {
    all.iter().try_for_each(|kept| writeln!(out, "  {}: {}", kept.path.display(), kept.what))
}

fn privacy(places: &Places) -> Privacy {
    let state = places.state();
    let reaches = reach::all(places.content().as_deref(), state.as_deref(), None);
    let kept = |reach: &Reach| Kept { path: reach.path.clone(), what: reach.why };
    let of = |wanted: fn(Right) -> bool| {
        reaches.iter().filter(move |reach| wanted(reach.right)).map(kept)
    };
    let reads = of(|right| matches!(right, Right::Read | Right::Load));
    let writes = of(|right| matches!(right, Right::Keep | Right::Drive));
    Privacy {
        reads: reads.chain(reach::at_start().iter().map(kept)).collect(),
        writes: writes.collect(),
        counts: COUNTED.map(|(what, how)| [what, how]).to_vec(),
        never: NEVER,
    }
}
