//! The tables, and how one schema becomes the next.
//!
//! ```text
//! questions  a wording of a question: its evidence (right, wrong, observed_at)
//! answers    question × ISO week × right or wrong: how many first tries, how many in all
//! options    question × ISO week × option: the same
//! items      anything shown: when last, how often, for how many seconds in all
//! plays      day × item: how often, how many seconds, for the last PLAY_DAYS_KEPT days; for
//!            a card also milliseconds weighted by when people are there, and the longest wait
//! turns      a card: what it was owed when it was last seen, and which turn that was
//! shifts     ISO week × card × hour of the day: seconds seen, for the last SHIFT_WEEKS_KEPT
//! applause   a card: hands, in all
//! votes      poll in one wording × ISO week × option: how often
//! thanks     ISO week × role × ready sentence: how often
//! lineups    one that was held: day, hour, seconds, the last page reached, and the ids of what was
//!            told; hands: 0 mostly right, 1 divided, 2 mostly wrong
//! chores     what is to be done yet: "scrub" while erased rows may have left bytes behind
//! hours      day × hour: touches, answers, sessions begun
//! ```
//!
//! Nothing in it is finer than that: not who, not in which minute, not what else the same
//! finger did. Days are written 20261104 and weeks 202645, so that any tool can read it.

use rusqlite::{Connection, Transaction};

/// The file in the state folder.
pub const FILE: &str = "ledger.sqlite";

/// Days of plays that are kept one by one; the share of showings looks at thirty of them.
pub const PLAY_DAYS_KEPT: i64 = 62;
/// Days of touches by the hour that are kept: two years.
pub const HOUR_DAYS_KEPT: i64 = 731;
/// Weeks of answers that are kept: ten years.
pub const WEEKS_KEPT: i64 = 520;
/// Weeks of which it is kept at which hours each card was seen.
pub const SHIFT_WEEKS_KEPT: i64 = 10;

/// Says that a database is a ledger of ours: "brkr".
pub(super) const APPLICATION: i64 = 0x6272_6b72;

/// What makes schema n + 1 of schema n. Only ever add to it: a ledger in somebody's break
/// room has been through every line.
pub(super) const MIGRATIONS: &[&str] = &[
    "
CREATE TABLE questions (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    right REAL NOT NULL DEFAULT 0,
    wrong REAL NOT NULL DEFAULT 0,
    observed_at INTEGER,
    UNIQUE (id, version)
) STRICT;
CREATE TABLE answers (
    question INTEGER NOT NULL,
    week INTEGER NOT NULL,
    is_right INTEGER NOT NULL,
    first INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (question, week, is_right)
) STRICT, WITHOUT ROWID;
CREATE TABLE options (
    question INTEGER NOT NULL,
    week INTEGER NOT NULL,
    option INTEGER NOT NULL,
    first INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (question, week, option)
) STRICT, WITHOUT ROWID;
CREATE TABLE items (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    shown_at INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    seconds INTEGER NOT NULL
) STRICT;
CREATE TABLE plays (
    day INTEGER NOT NULL,
    item INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (day, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE hours (
    day INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    touches INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    visits INTEGER NOT NULL,
    PRIMARY KEY (day, hour)
) STRICT, WITHOUT ROWID;
",
    "
ALTER TABLE plays ADD COLUMN weighted_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plays ADD COLUMN waited INTEGER NOT NULL DEFAULT 0;
CREATE TABLE turns (
    item INTEGER PRIMARY KEY,
    owed REAL NOT NULL,
    clock REAL NOT NULL,
    turn INTEGER NOT NULL
) STRICT;
CREATE TABLE shifts (
    week INTEGER NOT NULL,
    item INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (week, item, hour)
) STRICT, WITHOUT ROWID;
CREATE TABLE applause (
    id TEXT PRIMARY KEY,
    hands INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE chores (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE votes (
    poll TEXT NOT NULL,
    version INTEGER NOT NULL,
    week INTEGER NOT NULL,
    option INTEGER NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (poll, version, week, option)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE thanks (
    week INTEGER NOT NULL,
    team TEXT NOT NULL,
    deed TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (week, team, deed)
) STRICT, WITHOUT ROWID;
",
    "
CREATE TABLE lineups (
    key INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    value TEXT,
    story TEXT,
    question TEXT,
    hands INTEGER,
    thanks TEXT,
    act TEXT
) STRICT;
",
];

/// What a ledger must be able to answer to be one.
const LOOKS: &[&str] = &[
    "SELECT key, id, version, right, wrong, observed_at FROM questions",
    "SELECT question, week, is_right, first, total FROM answers",
    "SELECT question, week, option, first, total FROM options",
    "SELECT key, id, shown_at, shown, seconds FROM items",
    "SELECT day, item, shown, seconds, weighted_ms, waited FROM plays",
    "SELECT item, owed, clock, turn FROM turns",
    "SELECT week, item, hour, seconds FROM shifts",
    "SELECT id, hands FROM applause",
    "SELECT poll, version, week, option, votes FROM votes",
    "SELECT week, team, deed, times FROM thanks",
    "SELECT key, day, hour, seconds, reached, value, story, question, hands, thanks, act FROM lineups",
    "SELECT name FROM chores",
    "SELECT day, hour, touches, answers, visits FROM hours",
];

/// The schema that this program writes.
pub(super) fn current() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Brings a ledger to the newest schema in one transaction; one at it or past it stays as
/// it is.
pub(super) fn migrate(connection: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    let from = usize::try_from(version(&transaction)?).unwrap_or(usize::MAX);
    for step in steps.iter().skip(from) {
        transaction.execute_batch(step)?;
    }
    if from < steps.len() {
        mark(&transaction, steps.len())?;
    }
    transaction.commit()
}

/// The schema a ledger has; 0 is none yet.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Whether every table and column is there.
pub(super) fn check(connection: &Connection) -> rusqlite::Result<()> {
    LOOKS.iter().try_for_each(|look| connection.prepare(look).map(drop))
}

fn mark(transaction: &Transaction<'_>, version: usize) -> rusqlite::Result<()> {
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", i64::try_from(version).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_ledger_takes_each_step_that_it_lacks_and_keeps_what_it_holds() {
        let mut db = Connection::open_in_memory().expect("memory");
        migrate(&mut db, MIGRATIONS).expect("the first schema");
        db.execute("INSERT INTO hours VALUES (20261104, 9, 7, 3, 2)", []).expect("a row");
        let next = ["ALTER TABLE hours ADD COLUMN yawns INTEGER NOT NULL DEFAULT 0"];
        let steps: Vec<&str> = MIGRATIONS.iter().chain(&next).copied().collect();
        migrate(&mut db, &steps).expect("the next schema");
        let row = db.query_row("SELECT touches, yawns FROM hours", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        });
        assert_eq!(row, Ok((7, 0)));
        assert_eq!(version(&db), Ok(current() + 1));
        migrate(&mut db, &steps).expect("nothing is left to do");
    }

    #[test]
    fn a_step_that_fails_leaves_the_ledger_as_it_was() {
        let mut db = Connection::open_in_memory().expect("memory");
        migrate(&mut db, MIGRATIONS).expect("the first schema");
        let broken = "CREATE TABLE yawns (id TEXT); CREATE TABLE yawns (id TEXT)";
        let steps: Vec<&str> = MIGRATIONS.iter().chain([&broken]).copied().collect();
        migrate(&mut db, &steps).expect_err("a table can't be made twice");
        assert_eq!(version(&db), Ok(current()));
        db.prepare("SELECT * FROM yawns").expect_err("the half step is undone");
        check(&db).expect("the ledger is whole");
    }
}
