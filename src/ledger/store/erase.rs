//! Forgetting what was withdrawn, so that no byte of it is left on the disk.
//!
//! Rows are deleted with `secure_delete`, which writes zeros over them. That alone leaves copies
//! where SQLite moved rows about within a page, and in the write-ahead log, so the file is then
//! built anew and the log cut off: **scrubbed**. That it is due stands in the ledger itself, in
//! the same transaction as the deletion, so that a power cut between the two is made good after
//! the next start. It is due, too, when somebody is gone of whom there is no row: one that was
//! deleted before, as a line-up's is by the next, may have left such copies.
//!
//! A ledger that was kept aside can't be searched with any certainty. One in which the name of a
//! withdrawn item stands is removed whole: a withdrawal weighs more than counts that nobody has
//! fixed so far. A newer version's ledger stays untouched, for that version forgets by itself.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, Transaction};

use super::super::entry::Gone;
use crate::ledger::lineups;
use crate::ledger::schema::FILE;

/// Longest name that is looked for in a ledger kept aside, in bytes.
const ID_BYTES_MAX: usize = 128;

/// Erases every row of what is `gone`.
pub(super) fn forget(db: &Transaction<'_>, gone: &Gone) -> rusqlite::Result<()> {
    let mut erased = 0;
    for (table, key, inner) in [
        ("questions", "key", &[("answers", "question"), ("options", "question")][..]),
        ("items", "key", &[("plays", "item"), ("turns", "item"), ("shifts", "item")]),
    ] {
        for (number, id) in ids(db, &format!("SELECT {key}, id FROM {table}"))? {
            if !gone.has(&id) {
                continue;
            }
            for (table, column) in inner {
                db.execute(&format!("DELETE FROM {table} WHERE {column} = ?"), [number])?;
            }
            erased += db.execute(&format!("DELETE FROM {table} WHERE {key} = ?"), [number])?;
        }
    }
    for (table, column) in [("applause", "id"), ("votes", "poll")] {
        for (_, id) in ids(db, &format!("SELECT DISTINCT 0, {column} FROM {table}"))? {
            if gone.has(&id) {
                erased += db.execute(&format!("DELETE FROM {table} WHERE {column} = ?"), [id])?;
            }
        }
    }
    erased += lineups::forget(db, gone)?;
    if erased > 0 { want_scrub(db) } else { Ok(()) }
}

/// Notes that the file is to be scrubbed.
pub(super) fn want_scrub(db: &Transaction<'_>) -> rusqlite::Result<()> {
    db.execute("INSERT OR IGNORE INTO chores VALUES ('scrub')", []).map(drop)
}

fn ids(db: &Connection, query: &str) -> rusqlite::Result<Vec<(i64, String)>> {
    let mut query = db.prepare(query)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// Whether the file is still to be scrubbed.
pub(super) fn is_due(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("SELECT count(*) FROM chores WHERE name = 'scrub'", [], |row| row.get(0))
}

/// Builds the file anew without what was erased, and cuts off its log, if that is due.
pub(super) fn scrub(db: &Connection) -> rusqlite::Result<()> {
    if !is_due(db)? {
        return Ok(());
    }
    db.execute_batch("VACUUM")?;
    cut_log(db)?;
    db.execute("DELETE FROM chores WHERE name = 'scrub'", [])?;
    cut_log(db)
}

fn cut_log(db: &Connection) -> rusqlite::Result<()> {
    let is_busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if is_busy {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        ));
    }
    Ok(())
}

/// Removes the ledgers in `dir` that were kept aside and hold a name of what is `gone`.
pub(super) fn kept_aside(dir: &Path, gone: &Gone) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_aside = name.to_str().is_some_and(|name| {
            name.starts_with(&format!("{FILE}.broken-")) || name.starts_with("ledger.new")
        });
        let is_it = is_aside && fs::read(entry.path()).is_ok_and(|bytes| holds(&bytes, gone));
        if is_it && let Err(error) = fs::remove_file(entry.path()) {
            tracing::warn!("a ledger kept aside can't be removed: {error}");
        }
    }
}

/// Whether a name of what is gone stands in `bytes`. In SQLite's format a byte that no name has
/// stands before one, but any may come after it.
fn holds(bytes: &[u8], gone: &Gone) -> bool {
    let is_of_name = |byte: &u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    bytes.split(|byte| !is_of_name(byte)).any(|run| {
        let run = &run[..run.len().min(ID_BYTES_MAX)];
        // Of these bytes alone it is a text.
        let run = str::from_utf8(run).unwrap_or_default();
        (1..=run.len()).any(|length| gone.has(&run[..length]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whatever_stands_behind_it() {
        let gone = Gone::new(|id| id == "mei-2026");
        assert!(holds(b"\x03\x17mei-2026\x6a\x70\x00", &gone));
        assert!(holds(b"mei-2026", &gone));
        assert!(!holds(b"\x03mei-202\x006", &gone));
        assert!(!holds(b"", &gone));
    }
}
