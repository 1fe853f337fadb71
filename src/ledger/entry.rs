//! What can be entered in the ledger.

use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};

use super::version::Version;
use crate::content::model::{Id, Question, QuestionKind, Slide};
use crate::player::scene::{Deed, Hands, Held, Spotlight};

/// Something that happened and is counted. Holds ids, never names, and no word of who.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A question was answered by touch.
    Answer(Answer),
    /// An item has been on the glass, in the loop or by touch; entered when it left.
    Shown {
        /// The item.
        id: Id,
        /// For how long, to the second.
        seconds: u32,
    },
    /// A commendation has been on the glass in the loop; instead of [`Entry::Shown`].
    Spotlight(Spotlight),
    /// Somebody clapped for a commendation. Counted by commendation and nothing else.
    Applause {
        /// The commendation.
        id: Id,
    },
    /// Somebody chose an option of a poll.
    Vote(Vote),
    /// Somebody thanked a colleague: a team and a ready sentence, and no name.
    Thanks {
        /// The role of the colleague.
        team: Id,
        /// What they did.
        deed: Deed,
    },
    /// The glass was touched.
    Touch,
    /// A session began.
    Visit,
    /// A line-up has begun, or a page of it was turned.
    Lineup {
        /// Whether it is a new one.
        begins: bool,
        /// What it has come to.
        held: Box<Held>,
    },
    /// Hands were shown for a question in a line-up.
    Hands(ShownHands),
    /// Everything kept under these ids is erased, so that no byte of it is left.
    Forget(Gone),
}

/// Which ids are withdrawn: a question that can be asked from any thread. By default none is.
#[derive(Clone, Default)]
pub struct Gone(Option<Arc<Has>>);

type Has = dyn Fn(&str) -> bool + Send + Sync;

impl Gone {
    /// The ids of which `has` is true.
    pub fn new(has: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(has)))
    }

    /// Whether an id is withdrawn.
    pub fn has(&self, id: &str) -> bool {
        self.0.as_ref().is_some_and(|has| has(id))
    }
}

impl std::fmt::Debug for Gone {
    /// Says nothing of whom.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gone")
    }
}

impl PartialEq for Gone {
    /// Whether both are one and the same question, or neither has an id.
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

/// An answer as it is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The id of the question.
    pub question: Id,
    /// The wording that was answered.
    pub version: Version,
    /// Indices of the options it counts for, each below [`OPTIONS_MAX`].
    pub options: Vec<u8>,
    /// Whether the answer was right.
    pub right: bool,
    /// Whether the answer says what the room knows: a first try, not too fast to have been read and
    /// not one of too many in a visit. Others are counted, but move no belief.
    pub counts: bool,
}

/// A vote as it is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// The id of the poll.
    pub poll: Id,
    /// The wording that was voted on.
    pub version: Version,
    /// Index of the option, below [`OPTIONS_MAX`].
    pub option: u8,
}

impl Vote {
    /// A vote for the option at `option`; `None` for one that no poll has.
    pub fn on(poll: &Slide, option: usize) -> Option<Self> {
        let option = u8::try_from(option).ok().filter(|&option| option < OPTIONS_MAX)?;
        Some(Self { poll: poll.meta.id.clone(), version: Version::of_poll(poll), option })
    }
}

/// A show of hands, as it counts for what the room knows.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownHands {
    /// The id of the question.
    pub question: Id,
    /// The wording that was asked.
    pub version: Version,
    /// How most hands were.
    pub hands: Hands,
}

/// More options than any question has.
pub const OPTIONS_MAX: u8 = 16;

impl Answer {
    /// An answer to `question`. `picked` are indices into its options. What is counted for an
    /// option is that it was picked; in an order, that the step was put in its own place.
    pub fn to(question: &Question, picked: &[usize], right: bool, counts: bool) -> Self {
        let in_order = question.kind == QuestionKind::Order;
        let places = picked.iter().enumerate();
        let taken = places.filter(|&(place, &option)| !in_order || place == option);
        let options = taken.filter_map(|(_, &option)| u8::try_from(option).ok());
        Self {
            question: question.meta.id.clone(),
            version: Version::of(question),
            options: options.filter(|&option| option < OPTIONS_MAX).collect(),
            right,
            counts,
        }
    }
}

/// An ISO week, written as 202645 for week 45 of 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Week(pub(super) i64);

impl Week {
    /// The week that `date` lies in.
    pub fn of(date: Date) -> Self {
        let week = date.iso_week_date();
        Self(i64::from(week.year()) * 100 + i64::from(week.week()))
    }

    /// Its year and its number, 1 to 53.
    pub fn parts(self) -> (i64, i64) {
        (self.0 / 100, self.0 % 100)
    }
}

impl std::fmt::Display for Week {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, week) = self.parts();
        write!(f, "{year}-W{week:02}")
    }
}

/// When something happened, no finer than the ledger keeps it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct When {
    /// The day, on the kiosk's wall.
    pub date: Date,
    /// The day as the ledger writes it: 20261104.
    pub day: i64,
    pub week: Week,
    /// 0 to 23, on the kiosk's wall.
    pub hour: i64,
    /// The instant, in seconds since 1970 (UTC).
    pub at: i64,
    /// The hour it happened in, in seconds: what an answer may be known by.
    pub about: Timestamp,
}

const SECONDS_AN_HOUR: i64 = 3_600;

impl When {
    pub(super) fn of(wall: &Zoned) -> Self {
        let at = wall.timestamp().as_second();
        let about = at - at.rem_euclid(SECONDS_AN_HOUR);
        Self {
            date: wall.date(),
            day: day_number(wall.date()),
            week: Week::of(wall.date()),
            hour: wall.hour().into(),
            at,
            // At the very beginning of time the hour may have none.
            about: Timestamp::from_second(about).unwrap_or(wall.timestamp()),
        }
    }
}

/// A date as it stands in the ledger: 20261104.
pub(super) fn day_number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// The date that stands in the ledger as `number`; `None` if it is none.
pub(super) fn date_of(number: i64) -> Option<Date> {
    let part = |number: i64| i8::try_from(number % 100).ok();
    let year = i16::try_from(number / 10_000).ok()?;
    Date::new(year, part(number / 100)?, part(number)?).ok()
}

/// An entry on its way to the disk.
pub(super) struct Pending {
    pub entry: Entry,
    pub when: When,
    /// The number that whoever waits for it knows it by, from 1; 0 if nobody does.
    pub ticket: u64,
    /// Time since the program started.
    pub mono: Duration,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_belongs_to_the_year_that_has_most_of_it() {
        assert_eq!(Week::of(date(2027, 1, 2)).to_string(), "2026-W53");
        assert_eq!(Week::of(date(2024, 12, 30)).to_string(), "2025-W01");
    }

    #[test]
    fn dates_come_back_as_they_were_put_in() {
        for day in [date(2026, 11, 4), date(1970, 1, 1), date(9999, 12, 31)] {
            assert_eq!(date_of(day_number(day)), Some(day));
        }
        assert_eq!(date_of(20_261_399), None);
        assert_eq!(date_of(-5), None);
    }

    #[test]
    fn the_minute_of_an_answer_is_not_kept() {
        let wall: Zoned = "2026-11-04T12:34:56+01:00[Europe/Berlin]".parse().expect("a time");
        let when = When::of(&wall);
        assert_eq!(when.about.to_string(), "2026-11-04T11:00:00Z");
        assert_eq!((when.day, when.hour), (20_261_104, 12));
    }
}
