//! The line-ups that were held: a row each, with the day and the hour, what was told, and how long
//! it took; and nothing of who was there.

use rusqlite::{Connection, Row, params};

use super::entry::{Gone, date_of, day_number};
use crate::content::model::Id;
use crate::player::lineup::diary::Diary;
use crate::player::scene::{HELD_LEAST_S, Hands, Held, Part};

/// The columns that hold ids.
const IDS: [&str; 5] = ["value", "story", "question", "thanks", "act"];

/// Enters a line-up that begins, or how the last one has gone on. When one begins, rows of such as
/// were given up or run through are deleted.
pub(super) fn write(db: &Connection, begins: bool, held: &Held) -> rusqlite::Result<()> {
    if begins {
        let sql = "DELETE FROM lineups WHERE reached < ? OR seconds < ?";
        db.prepare_cached(sql)?.execute(params![number(Part::Question), HELD_LEAST_S])?;
    }
    let sql = if begins {
        "INSERT INTO lineups (day, hour, seconds, reached, value, story, question, hands, thanks, act)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    } else {
        "INSERT OR REPLACE INTO lineups
         (key, day, hour, seconds, reached, value, story, question, hands, thanks, act)
         VALUES ((SELECT max(key) FROM lineups), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    };
    let text = |id: &Option<Id>| id.as_ref().map(|id| id.as_str().to_owned());
    let hands = held.hands.and_then(|hands| Hands::ALL.iter().position(|own| *own == hands));
    db.prepare_cached(sql)?
        .execute(params![
            day_number(held.date),
            held.hour,
            held.seconds,
            number(held.reached),
            text(&held.value),
            text(&held.story),
            text(&held.question),
            hands.and_then(|at| i64::try_from(at).ok()),
            text(&held.thanks),
            text(&held.act),
        ])
        .map(drop)
}

/// Reads them, the oldest first. A row that damage has made nonsense of is passed over.
pub(super) fn read(db: &Connection) -> rusqlite::Result<Diary> {
    let mut query = db.prepare(
        "SELECT day, hour, seconds, reached, value, story, question, hands, thanks, act
         FROM lineups ORDER BY key",
    )?;
    let mut rows = query.query([])?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        held.extend(one(row)?);
    }
    Ok(Diary::new(held))
}

fn one(row: &Row<'_>) -> rusqlite::Result<Option<Held>> {
    let id = |at: usize| -> rusqlite::Result<Option<Id>> {
        Ok(row.get::<_, Option<String>>(at)?.map(|id| Id::new(&id)))
    };
    let hands: Option<i64> = row.get(7)?;
    let hands = hands.and_then(|at| Hands::ALL.get(usize::try_from(at).ok()?).copied());
    let reached = row.get::<_, i64>(3)?;
    let reached = Part::ALL.into_iter().find(|part| number(*part) == reached);
    let hour = u8::try_from(row.get::<_, i64>(1)?).ok().filter(|hour| *hour < 24);
    let seconds = u32::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
    let (Some(date), Some(hour), Some(reached)) = (date_of(row.get(0)?), hour, reached) else {
        return Ok(None);
    };
    Ok(Some(Held {
        date,
        hour,
        seconds,
        reached,
        value: id(4)?,
        story: id(5)?,
        question: id(6)?,
        hands,
        thanks: id(8)?,
        act: id(9)?,
    }))
}

/// Takes every id of what is `gone` out of the rows; gives how many it was in.
pub(super) fn forget(db: &Connection, gone: &Gone) -> rusqlite::Result<usize> {
    let mut erased = 0;
    for column in IDS {
        let mut query = db.prepare(&format!(
            "SELECT DISTINCT {column} FROM lineups WHERE {column} IS NOT NULL"
        ))?;
        let ids = query.query_map([], |row| row.get::<_, String>(0))?;
        for id in ids.collect::<rusqlite::Result<Vec<_>>>()? {
            if gone.has(&id) {
                let sql = format!("UPDATE lineups SET {column} = NULL WHERE {column} = ?");
                erased += db.execute(&sql, [id])?;
            }
        }
    }
    Ok(erased)
}

/// A page as it stands in the ledger, from 1.
fn number(part: Part) -> i64 {
    match part {
        Part::Value => 1,
        Part::Story => 2,
        Part::Question => 3,
        Part::Thanks => 4,
        Part::Today => 5,
    }
}
