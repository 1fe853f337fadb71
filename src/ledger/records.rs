//! What the player must remember over a restart, read once at the start.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::entry::date_of;
use super::version::Version;
use crate::content::model::Id;
use crate::player::belief::Evidence;

/// Hours of a day.
pub const HOURS: usize = 24;

/// What the ledger held when it was opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// What was answered, by question and wording.
    pub questions: HashMap<(Id, Version), Known>,
    /// What was shown, by item. A new wording of a question is the same item.
    pub items: HashMap<Id, Exposure>,
    /// Touches by hour of the day, of all days kept together.
    pub touches: [u64; HOURS],
}

/// What is known of one wording of a question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Known {
    /// What first tries say, faded to the moment of the last one.
    pub evidence: Evidence,
    /// How many first tries there were.
    pub first_tries: u64,
    /// How many of these were right.
    pub right: u64,
}

/// How an item has been shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// When last.
    pub last: Timestamp,
    /// How often, in all.
    pub shown: u64,
    /// For how long, in all.
    pub seconds: u64,
    /// Day by day, oldest first, for the last [`PLAY_DAYS_KEPT`](super::PLAY_DAYS_KEPT) days
    /// on which anything was shown.
    pub days: Vec<Day>,
}

/// How an item was shown on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, on the kiosk's wall.
    pub date: Date,
    /// How often.
    pub shown: u64,
    /// For how long.
    pub seconds: u64,
}

impl Exposure {
    /// How often it was shown on `from` and later.
    pub fn shown_since(&self, from: Date) -> u64 {
        self.days.iter().filter(|day| day.date >= from).map(|day| day.shown).sum()
    }
}

impl Records {
    /// What is known of one wording of a question; nothing if it was never answered.
    pub fn of(&self, question: &Id, version: Version) -> Known {
        self.questions.get(&(question.clone(), version)).copied().unwrap_or_default()
    }

    /// Reads them.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        Ok(Self { questions: questions(db)?, items: items(db)?, touches: touches(db)? })
    }
}

/// Evidence from three columns, the first at `at`. What a flipped bit may have made of a
/// number must not get into a reckoning.
pub(super) fn evidence(row: &Row<'_>, at: usize) -> rusqlite::Result<Evidence> {
    let sane = |number: f64| if number.is_finite() { number.clamp(0.0, EVIDENCE_MAX) } else { 0.0 };
    let observed: Option<i64> = row.get(at + 2)?;
    Ok(Evidence {
        right: sane(row.get(at)?),
        wrong: sane(row.get(at + 1)?),
        observed_at: observed.and_then(|seconds| Timestamp::from_second(seconds).ok()),
    })
}

/// More answers than a room can give.
const EVIDENCE_MAX: f64 = 1e9;

/// A count; a negative one can only be damage, and counts as none.
pub(super) fn counted(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(at).map(|count| u64::try_from(count).unwrap_or(0))
}

fn questions(db: &Connection) -> rusqlite::Result<HashMap<(Id, Version), Known>> {
    let mut query = db.prepare(
        // `total` can't overflow, whatever a flipped bit has made of a count.
        "SELECT id, version, right, wrong, observed_at, CAST(total(first) AS INTEGER),
                CAST(total(first * is_right) AS INTEGER)
         FROM questions LEFT JOIN answers ON question = key GROUP BY key",
    )?;
    let rows = query.query_map([], |row| {
        let id: String = row.get(0)?;
        let known = Known {
            evidence: evidence(row, 2)?,
            first_tries: counted(row, 5)?,
            right: counted(row, 6)?,
        };
        Ok(((Id::new(&id), Version(row.get(1)?)), known))
    })?;
    rows.collect()
}

fn items(db: &Connection) -> rusqlite::Result<HashMap<Id, Exposure>> {
    let mut by_key: HashMap<i64, Vec<Day>> = HashMap::new();
    let mut query = db.prepare("SELECT item, day, shown, seconds FROM plays ORDER BY day")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some(date) = date_of(row.get(1)?) else { continue };
        let day = Day { date, shown: counted(row, 2)?, seconds: counted(row, 3)? };
        by_key.entry(row.get(0)?).or_default().push(day);
    }
    let mut query = db.prepare("SELECT key, id, shown_at, shown, seconds FROM items")?;
    let rows = query.query_map([], |row| {
        let id: String = row.get(1)?;
        let exposure = Exposure {
            last: Timestamp::from_second(row.get(2)?).unwrap_or(Timestamp::UNIX_EPOCH),
            shown: counted(row, 3)?,
            seconds: counted(row, 4)?,
            days: by_key.remove(&row.get(0)?).unwrap_or_default(),
        };
        Ok((Id::new(&id), exposure))
    })?;
    rows.collect()
}

fn touches(db: &Connection) -> rusqlite::Result<[u64; HOURS]> {
    let mut touches = [0; HOURS];
    let mut query =
        db.prepare("SELECT hour, CAST(total(touches) AS INTEGER) FROM hours GROUP BY hour")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let hour = usize::try_from(row.get::<_, i64>(0)?).unwrap_or(HOURS);
        if let Some(sum) = touches.get_mut(hour) {
            *sum = counted(row, 1)?;
        }
    }
    Ok(touches)
}
