//! Writing entries, many in one transaction.

mod erase;

use std::path::PathBuf;

use rusqlite::types::Value;
use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Transaction, TransactionBehavior, params,
};

use super::Limits;
use super::entry::{Answer, Entry, Gone, Pending, ShownHands, Vote, When};
use super::lineups;
use super::place::{self, Database};
use super::records;
use super::schema::{HOUR_DAYS_KEPT, PLAY_DAYS_KEPT, SHIFT_WEEKS_KEPT, WEEKS_KEPT};
use super::trouble::Refusal;
use super::version::Version;
use crate::content::Finding;
use crate::content::model::Id;
use crate::player::quiz::belief::Evidence;
use crate::player::scene::{Spotlight, Standing};

/// After so many transactions the write-ahead log is worked off.
const CHECKPOINT_EVERY: u32 = 64;

/// The ledger's file while it can be reached, and the way back to it while it can't.
pub(super) struct Store {
    dir: PathBuf,
    pub limits: Limits,
    place: Option<Database>,
    commits: u32,
    pruned_on: Option<i64>,
    /// Whether erased rows may have left bytes behind; looked up when the ledger is opened.
    scrub_due: bool,
    /// What is withdrawn, until the ledgers that were kept aside have been looked through.
    gone: Option<Gone>,
}

impl Store {
    pub(super) fn new(dir: PathBuf, limits: Limits) -> Self {
        Self { dir, limits, place: None, commits: 0, pruned_on: None, scrub_due: false, gone: None }
    }

    /// The open ledger; opened anew if need be.
    fn reach(&mut self, notes: &mut Vec<Finding>) -> Result<&mut Database, Refusal> {
        if self.place.as_ref().is_some_and(|place| !place.still_there()) {
            self.place = None;
        }
        let place = match self.place.take() {
            Some(place) => place,
            None => {
                let place = place::open(&self.dir, self.limits.pages_max, notes)?;
                self.scrub_due = erase::is_due(&place.connection)?;
                place
            }
        };
        Ok(self.place.insert(place))
    }

    /// Does something with the open ledger. After an error the ledger is looked at afresh the
    /// next time, for it may have been moved away or fixed; one that turns out to be damaged
    /// is kept aside, and it is done with the new one.
    pub(super) fn with<T>(
        &mut self,
        notes: &mut Vec<Finding>,
        act: impl Fn(&mut Database) -> rusqlite::Result<T>,
    ) -> Result<T, Refusal> {
        let done = act(self.reach(notes)?).map_err(Refusal::from);
        let Err(refusal) = done else { return done };
        let place = self.place.take();
        let (Refusal::Broken(why), Some(place)) = (&refusal, place) else {
            return Err(refusal);
        };
        place.abandon(why, notes)?;
        let again = act(self.reach(notes)?);
        if again.is_err() {
            self.place = None;
        }
        Ok(again?)
    }

    /// Puts all of `jobs` on the disk, or none.
    pub(super) fn write(
        &mut self,
        jobs: &[Pending],
        notes: &mut Vec<Finding>,
    ) -> Result<(), Refusal> {
        let gone = jobs.iter().rev().find_map(|job| match &job.entry {
            Entry::Forget(gone) => Some(gone.clone()),
            _ => None,
        });
        self.with(notes, |place| {
            place.verify()?;
            let is_news = gone.as_ref().is_some_and(|gone| *gone != place.wiped);
            write_all(&mut place.connection, jobs, is_news)?;
            if let Some(gone) = &gone {
                place.wiped = gone.clone();
            }
            Ok(())
        })?;
        self.scrub_due |= gone.is_some();
        self.gone = gone.or(self.gone.take());
        Ok(())
    }

    /// What may as well be done once nobody waits: works off the write-ahead log now and
    /// then, and each day drops what is too old. Errors show in the next transaction.
    pub(super) fn tidy(&mut self, today: i64) {
        if let Some(gone) = self.gone.take() {
            erase::kept_aside(&self.dir, &gone);
        }
        let Some(place) = &mut self.place else { return };
        if self.scrub_due {
            // What holds it up, such as a report being written, is over by the next time.
            let scrubbed = erase::scrub(&place.connection);
            self.scrub_due = scrubbed.is_err();
            log(scrubbed, "what was withdrawn can't be wiped off the ledger's file yet");
        }
        if self.pruned_on != Some(today) {
            self.pruned_on = Some(today);
            let pruned = prune(&mut place.connection);
            log(pruned, "old counts can't be dropped");
        }
        self.commits += 1;
        if self.commits >= CHECKPOINT_EVERY {
            self.commits = 0;
            let done = place.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            log(done, "the ledger's log can't be worked off");
        }
    }
}

fn log(done: rusqlite::Result<()>, what: &str) {
    if let Err(error) = done {
        tracing::warn!("{what}: {error}");
    }
}

fn write_all(db: &mut Connection, jobs: &[Pending], scrub: bool) -> rusqlite::Result<()> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for job in jobs {
        write(&transaction, &job.entry, &job.when)?;
    }
    if scrub {
        erase::want_scrub(&transaction)?;
    }
    transaction.commit()
}

fn write(db: &Transaction<'_>, entry: &Entry, when: &When) -> rusqlite::Result<()> {
    match entry {
        Entry::Answer(answer) => {
            count_hour(db, when, 0, 1, 0)?;
            write_answer(db, answer, when)
        }
        Entry::Shown { id, seconds } => write_shown(
            db,
            id.as_str(),
            PlayRow { seconds: i64::from(*seconds), ..PlayRow::default() },
            when,
        )
        .map(drop),
        Entry::Spotlight(seen) => write_spotlight(db, seen, when),
        Entry::Applause { id } => statement(
            db,
            "INSERT INTO applause VALUES (?, 1) ON CONFLICT DO UPDATE SET hands = hands + 1",
        )?
        .execute([id.as_str()])
        .map(drop),
        Entry::Vote(vote) => write_vote(db, vote, when),
        Entry::Thanks { team, deed } => statement(
            db,
            "INSERT INTO thanks VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1",
        )?
        .execute(params![when.week.0, team.as_str(), deed.name()])
        .map(drop),
        Entry::Lineup { begins, held } => lineups::write(db, *begins, held),
        Entry::Hands(shown) => write_hands(db, shown, when),
        Entry::Forget(gone) => erase::forget(db, gone),
        Entry::Touch => count_hour(db, when, 1, 0, 0),
        Entry::Visit => count_hour(db, when, 0, 0, 1),
    }
}

fn write_answer(db: &Transaction<'_>, answer: &Answer, when: &When) -> rusqlite::Result<()> {
    let (key, evidence) = wording(db, &answer.question, answer.version)?;
    if answer.counts {
        believe(db, key, evidence.after(answer.right, when.about), when)?;
    }
    let (week, first) = (when.week.0, i64::from(answer.counts));
    statement(
        db,
        "INSERT INTO answers VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE
         SET first = first + excluded.first, total = total + 1",
    )?
    .execute(params![key, week, answer.right, first])?;
    let mut count = statement(
        db,
        "INSERT INTO options VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE
         SET first = first + excluded.first, total = total + 1",
    )?;
    for option in &answer.options {
        count.execute(params![key, week, option, first])?;
    }
    Ok(())
}

fn write_hands(db: &Transaction<'_>, shown: &ShownHands, when: &When) -> rusqlite::Result<()> {
    let (key, evidence) = wording(db, &shown.question, shown.version)?;
    believe(db, key, evidence.after_hands(shown.hands, when.about), when)
}

/// The key of a wording of a question, and what is known of it; made if it isn't there yet.
fn wording(
    db: &Transaction<'_>,
    question: &Id,
    version: Version,
) -> rusqlite::Result<(i64, Evidence)> {
    let (id, version) = (question.as_str(), version.0);
    let found = statement(
        db,
        "SELECT key, right, wrong, observed_at FROM questions WHERE id = ? AND version = ?",
    )?
    .query_row(params![id, version], |row| Ok((row.get::<_, i64>(0)?, records::evidence(row, 1)?)))
    .optional()?;
    if let Some(found) = found {
        return Ok(found);
    }
    statement(db, "INSERT INTO questions (id, version) VALUES (?, ?)")?
        .execute(params![id, version])?;
    Ok((db.last_insert_rowid(), Evidence::default()))
}

fn believe(
    db: &Transaction<'_>,
    key: i64,
    evidence: Evidence,
    when: &When,
) -> rusqlite::Result<()> {
    statement(db, "UPDATE questions SET right = ?, wrong = ?, observed_at = ? WHERE key = ?")?
        .execute(params![evidence.right, evidence.wrong, when.about.as_second(), key])
        .map(drop)
}

fn write_vote(db: &Transaction<'_>, vote: &Vote, when: &When) -> rusqlite::Result<()> {
    statement(
        db,
        "INSERT INTO votes VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET votes = votes + 1",
    )?
    .execute(params![vote.poll.as_str(), vote.version.0, when.week.0, vote.option])
    .map(drop)
}

/// A showing.
#[derive(Clone, Copy, Default)]
struct PlayRow {
    seconds: i64,
    weighted_ms: i64,
    waited: i64,
}

/// Counts a showing and gives the item's key.
fn write_shown(
    db: &Transaction<'_>,
    id: &str,
    play: PlayRow,
    when: &When,
) -> rusqlite::Result<i64> {
    let PlayRow { seconds, weighted_ms, waited } = play;
    let key: i64 = statement(
        db,
        "INSERT INTO items (id, shown_at, shown, seconds) VALUES (?, ?, 1, ?)
         ON CONFLICT DO UPDATE SET shown_at = excluded.shown_at, shown = shown + 1,
         seconds = seconds + excluded.seconds RETURNING key",
    )?
    .query_row(params![id, when.at, seconds], |row| row.get(0))?;
    statement(
        db,
        "INSERT INTO plays VALUES (?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE
         SET shown = shown + 1, seconds = seconds + excluded.seconds,
         weighted_ms = weighted_ms + excluded.weighted_ms, waited = max(waited, excluded.waited)",
    )?
    .execute(params![when.day, key, seconds, weighted_ms, waited])?;
    Ok(key)
}

fn write_spotlight(db: &Transaction<'_>, seen: &Spotlight, when: &When) -> rusqlite::Result<()> {
    let play = PlayRow {
        seconds: i64::try_from(seen.lasted.as_secs()).unwrap_or(i64::MAX),
        weighted_ms: i64::try_from(seen.weighted.as_millis()).unwrap_or(i64::MAX),
        waited: seen.waited.into(),
    };
    let key = write_shown(db, seen.id.as_str(), play, when)?;
    let Standing { owed, clock, turn } = seen.standing;
    statement(
        db,
        "INSERT INTO turns VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET owed = excluded.owed, clock = excluded.clock, turn = excluded.turn",
    )?
    .execute(params![key, owed, clock, i64::try_from(turn).unwrap_or(i64::MAX)])?;
    statement(
        db,
        "INSERT INTO shifts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET seconds = seconds + excluded.seconds",
    )?
    .execute(params![when.week.0, key, when.hour, play.seconds])
    .map(drop)
}

fn count_hour(
    db: &Transaction<'_>,
    when: &When,
    touches: i64,
    answers: i64,
    visits: i64,
) -> rusqlite::Result<()> {
    statement(
        db,
        "INSERT INTO hours VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET touches = touches + excluded.touches, answers = answers + excluded.answers,
         visits = visits + excluded.visits",
    )?
    .execute(params![when.day, when.hour, touches, answers, visits])
    .map(drop)
}

fn statement<'a>(db: &'a Connection, sql: &str) -> rusqlite::Result<CachedStatement<'a>> {
    db.prepare_cached(sql)
}

/// Keeps the newest days and weeks. They are counted, not reckoned from today: a clock that
/// jumps ahead must not throw everything away.
fn prune(db: &mut Connection) -> rusqlite::Result<()> {
    let transaction = db.transaction()?;
    let kept = [
        ("plays", "day", PLAY_DAYS_KEPT),
        ("hours", "day", HOUR_DAYS_KEPT),
        ("answers", "week", WEEKS_KEPT),
        ("options", "week", WEEKS_KEPT),
        ("shifts", "week", SHIFT_WEEKS_KEPT),
        ("votes", "week", WEEKS_KEPT),
        ("thanks", "week", WEEKS_KEPT),
        ("lineups", "day", HOUR_DAYS_KEPT),
    ];
    for (table, time, most) in kept {
        let oldest: Value = transaction.query_row(
            &format!(
                "SELECT min({time}) FROM
                 (SELECT DISTINCT {time} FROM {table} ORDER BY {time} DESC LIMIT {most})"
            ),
            [],
            |row| row.get(0),
        )?;
        transaction.execute(&format!("DELETE FROM {table} WHERE {time} < ?"), [oldest])?;
    }
    transaction.commit()
}

#[cfg(test)]
mod tests;
