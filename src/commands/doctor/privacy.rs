//! What the program reads, writes and counts: the list that the kernel keeps it to, in words.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::super::args::Places;
use crate::content::model::SpeechEngine;
use crate::kiosk::sandbox::reach::{self, Reach, Right};
use crate::kiosk::speech::engine::find;

/// What is counted, how finely at most, and the tables of the ledger that have it.
const COUNTED: [(&str, &str, &[&str]); 9] = [
    (
        "answers",
        "for each question and week: right, wrong and each option",
        &["questions", "answers", "options"],
    ),
    ("showings", "for each item and day: how often and how long", &["items", "plays"]),
    ("hours in which a thanks was seen", "for each thanks, week and hour", &["shifts"]),
    ("turns on the wall", "for each thanks: what it is owed", &["turns"]),
    ("applause", "for each thanks: hands, in all", &["applause"]),
    ("votes", "for each poll, week and option", &["votes"]),
    ("thanks in three taps", "for each team, week and ready sentence", &["thanks"]),
    (
        "line-ups that were held",
        "for each: the day, the hour, how long, which items, how the hands were; never by whom",
        &["lineups"],
    ),
    ("touches, answers and visits", "for each day and hour", &["hours"]),
];

/// What there is no way to.
const NEVER: [&str; 5] = [
    "who touches: no name, no account, no camera, no microphone",
    "the minute of an answer, and what else the same finger did",
    "the network: no socket leads out of this machine, and none listens",
    "other programs: none is started once the window is open, but espeak-ng where settings ask for it",
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
    speaks: Vec<Kept>,
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
    writeln!(out, "\nWhat reads pages aloud is a process of its own, where settings ask for it:")?;
    lines(&privacy.speaks, out)?;
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

/// Where the engine is that reads pages aloud, or would be.
fn engine() -> PathBuf {
    let engine = SpeechEngine::EspeakNg;
    find(engine).unwrap_or_else(|| PathBuf::from(engine.name()))
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
        speaks: reach::speech(&engine()).iter().map(kept).collect(),
        counts: COUNTED.map(|(what, how, _)| [what, how]).to_vec(),
        never: NEVER,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ledger::{FILE, Ledger};

    #[test]
    fn every_table_of_the_ledger_is_named_in_what_is_counted() {
        let state = tempfile::TempDir::new().expect("a folder");
        drop(Ledger::open(Some(state.path())));
        let db = rusqlite::Connection::open(state.path().join(FILE)).expect("a ledger");
        let mut query =
            db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").expect("a query");
        let tables: BTreeSet<String> = query
            .query_map([], |row| row.get(0))
            .expect("rows")
            .collect::<Result<_, _>>()
            .expect("names");
        let named = COUNTED.iter().flat_map(|(.., tables)| *tables).map(|name| (*name).to_owned());
        // What is to be done yet says nothing of anybody.
        let named: BTreeSet<String> = named.chain(["chores".to_owned()]).collect();
        assert_eq!(named, tables);
    }
}
