//! What the player must remember over a restart: read once at the start, and kept up with what
//! is entered from then on, so that nobody has to wait for a disk to know it.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::entry::{Entry, OPTIONS_MAX, When, date_of};
use super::lineups;
use super::schema::PLAY_DAYS_KEPT;
use super::version::Version;
use crate::content::model::{Content, Id};
use crate::player::lineup::diary::Diary;
use crate::player::playlist::footfall::Presence;
use crate::player::quiz::belief::Evidence;
use crate::player::quiz::history::{History, Record};
use crate::player::scene::{Held, Standing};

/// Hours of a day.
pub const HOURS: usize = 24;

/// What the ledger holds, with what is on its way to the disk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// What was answered, by question and wording.
    pub questions: HashMap<(Id, Version), Known>,
    /// What was shown, by item. A new wording of a question is the same item.
    pub items: HashMap<Id, Exposure>,
    /// Touches by hour of the day, of all days kept together.
    pub touches: [u64; HOURS],
    /// Answers given, of all days kept together.
    pub answers: u64,
    /// Sessions begun, of all days kept together.
    pub visits: u64,
    /// When people are there: the same by hour of the week, of the last few thousand touches.
    pub presence: Presence,
    /// Hands clapped, by commendation.
    applause: HashMap<Id, u64>,
    /// How often each option was chosen, by poll and wording.
    votes: HashMap<(Id, Version), Vec<u64>>,
    /// The line-ups that were held; the last may be under way.
    pub lineups: Diary,
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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exposure {
    /// The instant at which the item left the glass last.
    pub last: Timestamp,
    /// How often the item was shown, in all.
    pub shown: u64,
    /// For how many seconds the item was shown, in all.
    pub seconds: u64,
    /// Day by day, oldest first, for the last [`PLAY_DAYS_KEPT`] days
    /// on which anything was shown.
    pub days: Vec<Day>,
    /// How it stood when it was last seen, where it is a card of the wall.
    pub standing: Option<Standing>,
}

/// How an item was shown on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day, on the kiosk's wall.
    pub date: Date,
    /// How often the item was shown on that day.
    pub shown: u64,
    /// For how many seconds the item was shown on that day.
    pub seconds: u64,
    /// For a card: that time in milliseconds, weighted by when people are there.
    pub weighted_ms: u64,
    /// For a card: the longest wait for a turn that ended on that day, in turns on the wall.
    pub waited: u64,
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

    /// What of it the player goes by, for the wordings and the cards of `content`.
    pub fn of_content(&self, content: &Content) -> History {
        let mut history = History::default();
        history.presence = self.presence.clone();
        history.lineups = self.lineups.clone();
        for card in &content.commendations {
            let id = &card.meta.id;
            let standing = self.items.get(id).and_then(|item| item.standing);
            history.cards.extend(standing.map(|standing| (id.clone(), standing)));
            history.set_hands(id.clone(), small(self.hands(id)));
        }
        for slide in &content.slides {
            let votes = self.votes(&slide.meta.id, Version::of_poll(slide));
            if !votes.is_empty() {
                history.set_votes(slide.meta.id.clone(), votes.iter().map(|n| small(*n)).collect());
            }
        }
        for question in &content.questions {
            let id = &question.meta.id;
            let known = self.of(id, Version::of(question));
            let mut record = Record {
                evidence: known.evidence,
                answers: small(known.first_tries),
                right: small(known.right),
                ..Record::default()
            };
            if let Some(exposure) = self.items.get(id) {
                record.shown_at = Some(exposure.last);
                let days = exposure.days.iter();
                record.days = days.map(|day| (day.date, small(day.shown))).collect();
            }
            history.insert(id.clone(), record);
        }
        history
    }

    /// Hands clapped for a commendation.
    pub fn hands(&self, id: &Id) -> u64 {
        self.applause.get(id).copied().unwrap_or(0)
    }

    /// How often each option of one wording of a poll was chosen; empty where none was.
    pub fn votes(&self, poll: &Id, version: Version) -> &[u64] {
        self.votes.get(&(poll.clone(), version)).map_or(&[], Vec::as_slice)
    }

    fn vote(&mut self, key: (Id, Version), option: u8, votes: u64) {
        let option = usize::from(option);
        let counts = self.votes.entry(key).or_default();
        if counts.len() <= option {
            counts.resize(option + 1, 0);
        }
        counts[option] = counts[option].saturating_add(votes);
    }

    /// Reads them.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Self> {
        let (touches, presence) = touches(db)?;
        let (answers, visits) = answers_and_visits(db)?;
        let (questions, items, applause) = (questions(db)?, items(db)?, applause(db)?);
        let (votes, lineups) = (HashMap::new(), lineups::read(db)?);
        let mut records =
            Self { questions, items, touches, answers, visits, presence, applause, votes, lineups };
        records.read_votes(db)?;
        Ok(records)
    }

    /// Takes in what is entered.
    pub(super) fn enter(&mut self, entry: &Entry, when: &When) {
        match entry {
            Entry::Answer(answer) => {
                let key = (answer.question.clone(), answer.version);
                let known = self.questions.entry(key).or_default();
                self.answers = self.answers.saturating_add(1);
                if answer.counts {
                    known.evidence = known.evidence.after(answer.right, when.about);
                    known.first_tries += 1;
                    known.right += u64::from(answer.right);
                }
            }
            Entry::Shown { id, seconds } => {
                let seconds = u64::from(*seconds);
                self.show(id, Day { seconds, ..Day::once(when.date) }, when);
            }
            Entry::Spotlight(seen) => {
                let day = Day {
                    seconds: seen.lasted.as_secs(),
                    weighted_ms: u64::try_from(seen.weighted.as_millis()).unwrap_or(u64::MAX),
                    waited: seen.waited.into(),
                    ..Day::once(when.date)
                };
                self.show(&seen.id, day, when).standing = Some(seen.standing);
            }
            Entry::Applause { id } => *self.applause.entry(id.clone()).or_default() += 1,
            // Only the report reads them.
            Entry::Thanks { .. } => {}
            Entry::Vote(vote) => self.vote((vote.poll.clone(), vote.version), vote.option, 1),
            Entry::Lineup { begins, held } => self.lineups.enter(Held::clone(held), *begins),
            Entry::Hands(shown) => {
                let key = (shown.question.clone(), shown.version);
                let known = self.questions.entry(key).or_default();
                known.evidence = known.evidence.after_hands(shown.hands, when.about);
            }
            Entry::Touch => {
                let hour = usize::try_from(when.hour).unwrap_or(HOURS);
                self.touches.iter_mut().skip(hour).take(1).for_each(|touches| *touches += 1);
                self.presence.touches(when.date, i8::try_from(when.hour).unwrap_or(0), 1);
            }
            Entry::Visit => self.visits = self.visits.saturating_add(1),
            Entry::Forget(gone) => {
                self.questions.retain(|(id, _), _| !gone.has(id.as_str()));
                self.items.retain(|id, _| !gone.has(id.as_str()));
                self.applause.retain(|id, _| !gone.has(id.as_str()));
                self.votes.retain(|(id, _), _| !gone.has(id.as_str()));
                self.lineups.forget(|id| gone.has(id.as_str()));
            }
        }
    }

    fn read_votes(&mut self, db: &Connection) -> rusqlite::Result<()> {
        let mut query = db.prepare("SELECT poll, version, option, votes FROM votes")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let key = (Id::new(&row.get::<_, String>(0)?), Version(row.get(1)?));
            // An option that no poll has can only be damage.
            let option = u8::try_from(row.get::<_, i64>(2)?).ok().filter(|n| *n < OPTIONS_MAX);
            if let Some(option) = option {
                self.vote(key, option, counted(row, 3)?);
            }
        }
        Ok(())
    }

    fn show(&mut self, id: &Id, play: Day, when: &When) -> &mut Exposure {
        let item = self.items.entry(id.clone()).or_default();
        item.last = Timestamp::from_second(when.at).unwrap_or(Timestamp::UNIX_EPOCH);
        item.shown += 1;
        item.seconds = item.seconds.saturating_add(play.seconds);
        match item.days.binary_search_by_key(&play.date, |day| day.date) {
            Ok(at) => item.days[at].add(play),
            Err(at) => item.days.insert(at, play),
        }
        if item.days.len() > usize::try_from(PLAY_DAYS_KEPT).unwrap_or(usize::MAX) {
            item.days.remove(0);
        }
        item
    }
}

/// Counts that a room can't reach are as good as the largest there is.
fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Day {
    fn once(date: Date) -> Self {
        Self { date, shown: 1, seconds: 0, weighted_ms: 0, waited: 0 }
    }

    fn add(&mut self, play: Self) {
        self.shown = self.shown.saturating_add(play.shown);
        self.seconds = self.seconds.saturating_add(play.seconds);
        self.weighted_ms = self.weighted_ms.saturating_add(play.weighted_ms);
        self.waited = self.waited.max(play.waited);
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
    let mut query = db
        .prepare("SELECT item, day, shown, seconds, weighted_ms, waited FROM plays ORDER BY day")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some(date) = date_of(row.get(1)?) else { continue };
        let day = Day {
            date,
            shown: counted(row, 2)?,
            seconds: counted(row, 3)?,
            weighted_ms: counted(row, 4)?,
            waited: counted(row, 5)?,
        };
        by_key.entry(row.get(0)?).or_default().push(day);
    }
    let mut query = db.prepare(
        "SELECT key, id, shown_at, shown, seconds, owed, clock, turn
         FROM items LEFT JOIN turns ON item = key",
    )?;
    let rows = query.query_map([], |row| {
        let id: String = row.get(1)?;
        let exposure = Exposure {
            last: Timestamp::from_second(row.get(2)?).unwrap_or(Timestamp::UNIX_EPOCH),
            shown: counted(row, 3)?,
            seconds: counted(row, 4)?,
            days: by_key.remove(&row.get(0)?).unwrap_or_default(),
            standing: standing(row, 5)?,
        };
        Ok((Id::new(&id), exposure))
    })?;
    rows.collect()
}

/// Three columns of `turns`, the first at `at`; `None` where it isn't a card, or where damage
/// has made of it what no card can stand at.
fn standing(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Standing>> {
    let Some(owed) = row.get::<_, Option<f64>>(at)? else { return Ok(None) };
    let (clock, turn): (f64, i64) = (row.get(at + 1)?, row.get(at + 2)?);
    let is_sane = owed.is_finite() && (0.0..CLOCK_MAX).contains(&clock);
    let turn = u64::try_from(turn).ok().filter(|turn| is_sane && *turn < TURNS_MAX);
    Ok(turn.map(|turn| Standing { owed, clock, turn }))
}

/// More weighted seconds, and more turns, than there can be in a thousand years.
const CLOCK_MAX: f64 = 1e11;
const TURNS_MAX: u64 = 100_000_000_000;

fn applause(db: &Connection) -> rusqlite::Result<HashMap<Id, u64>> {
    let mut query = db.prepare("SELECT id, hands FROM applause")?;
    let rows =
        query.query_map([], |row| Ok((Id::new(&row.get::<_, String>(0)?), counted(row, 1)?)))?;
    rows.collect()
}

fn answers_and_visits(db: &Connection) -> rusqlite::Result<(u64, u64)> {
    // `total` can't overflow, whatever a flipped bit has made of a count.
    let sums = "SELECT CAST(total(answers) AS INTEGER), CAST(total(visits) AS INTEGER) FROM hours";
    db.query_row(sums, [], |row| Ok((counted(row, 0)?, counted(row, 1)?)))
}

fn touches(db: &Connection) -> rusqlite::Result<([u64; HOURS], Presence)> {
    let (mut touches, mut presence) = ([0_u64; HOURS], Presence::default());
    let mut query = db.prepare("SELECT day, hour, touches FROM hours ORDER BY day, hour")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (hour, count) = (row.get::<_, i64>(1)?, counted(row, 2)?);
        let at = usize::try_from(hour).unwrap_or(HOURS);
        if let Some(sum) = touches.get_mut(at) {
            *sum = sum.saturating_add(count);
        }
        if let (Some(day), Ok(hour)) = (date_of(row.get(0)?), i8::try_from(hour)) {
            presence.touches(day, hour, count);
        }
    }
    Ok((touches, presence))
}
