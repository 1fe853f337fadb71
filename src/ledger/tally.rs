//! Reading the counts for a report, while a kiosk may be writing to them.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::entry::{Week, date_of};
use super::place;
use super::records::{Records, counted, evidence};
use super::schema::FILE;
use super::trouble::Refusal;
use super::version::Version;
use crate::content::model::Id;
use crate::player::quiz::belief::Evidence;

/// Everything that a report is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Each wording of each question that was ever answered, by id.
    pub questions: Vec<Asked>,
    /// Hours in which something happened, oldest first.
    pub hours: Vec<Hour>,
    /// At which hours each card of the wall was seen, the oldest week first.
    pub shifts: Vec<Shift>,
    /// How often a team was thanked for something, the oldest week first.
    pub thanks: Vec<Thanked>,
    /// What the player would begin with.
    pub records: Records,
}

/// The counts of one wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The id of the question.
    pub id: Id,
    /// The wording that was answered.
    pub version: Version,
    /// What first tries say, faded to the last of them.
    pub evidence: Evidence,
    /// By week: right answers, wrong ones.
    pub weeks: BTreeMap<Week, [Counts; 2]>,
    /// By week and option: how often it was picked, or in an order put in its place.
    pub options: BTreeMap<(Week, u8), Counts>,
}

/// A count of answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// First tries that say what the room knows.
    pub first: u64,
    /// All answers, whether first tries or not.
    pub total: u64,
}

/// How long a card of the wall was seen at one hour of the day in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The week in which the card was seen.
    pub week: Week,
    /// The id of the card's commendation.
    pub id: Id,
    /// 0 to 23, on the kiosk's wall.
    pub hour: u8,
    /// For how many seconds the card was seen.
    pub seconds: u64,
}

/// How often a team was thanked for something in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thanked {
    /// The week.
    pub week: Week,
    /// The role of those who were thanked.
    pub team: Id,
    /// The name of the ready sentence, such as `warmth-1`.
    pub deed: String,
    /// How often.
    pub times: u64,
}

/// What happened in one hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The day, on the kiosk's wall.
    pub date: Date,
    /// The hour of the day, 0 to 23, on the kiosk's wall.
    pub hour: u8,
    /// Touches of the glass.
    pub touches: u64,
    /// How many answers were given.
    pub answers: u64,
    /// How many sessions began.
    pub visits: u64,
}

/// Reads all counts of the ledger in the state folder; `None` if there is no ledger yet.
///
/// # Errors
/// It can't be read; in words.
pub fn tally(state_dir: &Path) -> Result<Option<Tally>, String> {
    read(state_dir).map_err(|refusal| told(&refusal, &state_dir.join(FILE)))
}

pub(super) fn read(state_dir: &Path) -> Result<Option<Tally>, Refusal> {
    let Some(db) = place::open_to_read(state_dir)? else { return Ok(None) };
    let questions = questions(&db)?;
    let (hours, shifts) = (hours(&db)?, shifts(&db)?);
    let thanks = thanks(&db)?;
    Ok(Some(Tally { questions, hours, shifts, thanks, records: Records::read(&db)? }))
}

/// Why the ledger at `path` can't be read.
pub(super) fn told(refusal: &Refusal, path: &Path) -> String {
    let why = match refusal {
        Refusal::Broken(why) | Refusal::Storage(why) => why,
        Refusal::Newer => "a newer version of the program wrote it",
    };
    format!("the ledger can't be read: {why}: {}", path.display())
}

fn questions(db: &Connection) -> Result<Vec<Asked>, Refusal> {
    let mut by_key: BTreeMap<i64, Asked> = BTreeMap::new();
    let mut query =
        db.prepare("SELECT key, id, version, right, wrong, observed_at FROM questions")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let asked = Asked {
            id: Id::new(&row.get::<_, String>(1)?),
            version: Version(row.get(2)?),
            evidence: evidence(row, 3)?,
            weeks: BTreeMap::new(),
            options: BTreeMap::new(),
        };
        by_key.insert(row.get(0)?, asked);
    }
    let mut query = db.prepare("SELECT question, week, is_right, first, total FROM answers")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some(asked) = by_key.get_mut(&row.get(0)?) else { continue };
        let side = usize::from(!row.get::<_, bool>(2)?);
        asked.weeks.entry(Week(row.get(1)?)).or_default()[side] = counts(row)?;
    }
    let mut query = db.prepare("SELECT question, week, option, first, total FROM options")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some(asked) = by_key.get_mut(&row.get(0)?) else { continue };
        let Ok(option) = u8::try_from(row.get::<_, i64>(2)?) else { continue };
        asked.options.insert((Week(row.get(1)?), option), counts(row)?);
    }
    let mut asked: Vec<Asked> = by_key.into_values().collect();
    asked.sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
    Ok(asked)
}

/// Counts from the last two of five columns.
fn counts(row: &Row<'_>) -> rusqlite::Result<Counts> {
    Ok(Counts { first: counted(row, 3)?, total: counted(row, 4)? })
}

fn shifts(db: &Connection) -> Result<Vec<Shift>, Refusal> {
    let mut query = db.prepare(
        "SELECT week, id, hour, shifts.seconds FROM shifts JOIN items ON item = key
         ORDER BY week, id, hour",
    )?;
    let mut rows = query.query([])?;
    let mut shifts = Vec::new();
    while let Some(row) = rows.next()? {
        let hour = u8::try_from(row.get::<_, i64>(2)?).ok().filter(|hour| *hour < 24);
        let Some(hour) = hour else { continue };
        let (week, id) = (Week(row.get(0)?), Id::new(&row.get::<_, String>(1)?));
        shifts.push(Shift { week, id, hour, seconds: counted(row, 3)? });
    }
    Ok(shifts)
}

fn thanks(db: &Connection) -> Result<Vec<Thanked>, Refusal> {
    let mut query =
        db.prepare("SELECT week, team, deed, times FROM thanks ORDER BY week, team, deed")?;
    let rows = query.query_map([], |row| {
        let (team, deed) = (row.get::<_, String>(1)?, row.get(2)?);
        Ok(Thanked { week: Week(row.get(0)?), team: Id::new(&team), deed, times: counted(row, 3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn hours(db: &Connection) -> Result<Vec<Hour>, Refusal> {
    let mut query =
        db.prepare("SELECT day, hour, touches, answers, visits FROM hours ORDER BY day, hour")?;
    let mut rows = query.query([])?;
    let mut hours = Vec::new();
    while let Some(row) = rows.next()? {
        let hour = u8::try_from(row.get::<_, i64>(1)?).ok().filter(|hour| *hour < 24);
        if let (Some(date), Some(hour)) = (date_of(row.get(0)?), hour) {
            let [touches, answers, visits] = [counted(row, 2)?, counted(row, 3)?, counted(row, 4)?];
            hours.push(Hour { date, hour, touches, answers, visits });
        }
    }
    Ok(hours)
}
