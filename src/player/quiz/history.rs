//! What the player remembers of the questions: what was answered, and when each was shown.
//!
//! It comes from the ledger at the start, and the player keeps it up by itself from then on.
//! Times are those of the player's own clock, which never runs back (see
//! [`crate::player::Player::set_history`]).

use std::collections::{HashMap, VecDeque};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::belief::{Belief, Evidence};
use crate::content::model::{Id, Question};
use crate::player::lineup::diary::Diary;
use crate::player::playlist::footfall::Presence;
use crate::player::scene::{Hands, Room, Standing};

/// Over so many days a question's share of the showings is reckoned.
pub const SHARE_DAYS: i32 = 30;
/// Records of questions that are not there any more are kept up to so many in all, for a
/// question often comes back.
const RECORDS_MAX: usize = 20_000;

/// What is remembered of one question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// What first tries say of this version of the question, faded to the moment of the last.
    pub evidence: Evidence,
    /// How many first tries of this version counted.
    pub answers: u32,
    /// How many of these were right.
    pub right: u32,
    /// When it was last shown, in the loop or in a visit.
    pub shown_at: Option<Timestamp>,
    /// Showings by day, the oldest first, for the last [`SHARE_DAYS`] days.
    pub days: VecDeque<(Date, u32)>,
}

impl Record {
    /// What the room is believed to know of `question` at `now`.
    pub fn belief(&self, question: &Question, now: Timestamp) -> Belief {
        Belief { evidence: self.evidence, ..Belief::prior(question.difficulty) }.faded(now)
    }

    /// Showings on `from` and later.
    pub fn shown_since(&self, from: Date) -> u32 {
        self.days
            .iter()
            .filter(|(day, _)| *day >= from)
            .fold(0, |sum, (_, n)| sum.saturating_add(*n))
    }

    fn show(&mut self, now: Timestamp) {
        let today = day_of(now);
        self.shown_at = Some(now);
        match self.days.back_mut() {
            Some((day, shown)) if *day >= today => *shown = shown.saturating_add(1),
            _ => self.days.push_back((today, 1)),
        }
        let from = share_from(now);
        while self.days.front().is_some_and(|(day, _)| *day < from) {
            self.days.pop_front();
        }
    }
}

/// What is remembered of all questions, and of the wall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    by_id: HashMap<Id, Record>,
    /// How each card of the wall stood when it was last seen. Read at the start only.
    pub cards: HashMap<Id, Standing>,
    /// When people are there. Read at the start only.
    pub presence: Presence,
    /// Hands clapped, by commendation.
    hands: HashMap<Id, u32>,
    /// How often each option was chosen, by poll.
    votes: HashMap<Id, Vec<u32>>,
    /// The line-ups that were held.
    pub lineups: Diary,
}

impl History {
    /// Puts a record there, or another in its place.
    pub fn insert(&mut self, id: Id, record: Record) {
        self.by_id.insert(id, record);
    }

    /// The record of a question that was ever shown or answered.
    pub fn get(&self, id: &Id) -> Option<&Record> {
        self.by_id.get(id)
    }

    /// Notes that a question is on the glass.
    pub fn show(&mut self, id: &Id, now: Timestamp) {
        self.by_id.entry(id.clone()).or_default().show(now);
    }

    /// Notes a first try that counts.
    pub fn answer(&mut self, id: &Id, right: bool, now: Timestamp) {
        let record = self.by_id.entry(id.clone()).or_default();
        record.evidence = record.evidence.after(right, now);
        record.answers = record.answers.saturating_add(1);
        record.right = record.right.saturating_add(u32::from(right));
    }

    /// Notes that hands were shown for a question in a line-up.
    pub fn show_of_hands(&mut self, id: &Id, hands: Hands, now: Timestamp) {
        let record = self.by_id.entry(id.clone()).or_default();
        record.evidence = record.evidence.after_hands(hands, now);
    }

    /// What the room answered to these questions, each of them answered often enough that
    /// something can be said.
    pub fn room<'a>(&self, questions: impl IntoIterator<Item = &'a Id>) -> Option<Room> {
        let known = questions.into_iter().filter_map(|id| self.get(id));
        let enough = known.filter(|r| Room::new(r.right, r.answers).is_some());
        let (right, answers) = enough.fold((0_u32, 0_u32), |(right, answers), r| {
            (right.saturating_add(r.right), answers.saturating_add(r.answers))
        });
        Room::new(right, answers)
    }

    /// What the player's clock is set to at a start: the wall, but never before the newest
    /// record. A wall that lies before it is wrong, or was, and then no time has passed.
    pub fn start(&self, wall: Timestamp) -> Timestamp {
        let times = self.by_id.values().flat_map(|r| [r.shown_at, r.evidence.observed_at]);
        times.flatten().fold(wall, Timestamp::max)
    }

    /// Hands clapped so far for a commendation.
    pub fn hands(&self, id: &Id) -> u32 {
        self.hands.get(id).copied().unwrap_or(0)
    }

    /// Puts a count of hands there, or another in its place.
    pub fn set_hands(&mut self, id: Id, hands: u32) {
        self.hands.insert(id, hands);
    }

    /// Notes a hand clapped for a commendation.
    pub fn applaud(&mut self, id: &Id) {
        let hands = self.hands.entry(id.clone()).or_default();
        *hands = hands.saturating_add(1);
    }

    /// How often each option of a poll was chosen so far; empty where none was.
    pub fn votes(&self, poll: &Id) -> &[u32] {
        self.votes.get(poll).map_or(&[], Vec::as_slice)
    }

    /// Puts the counts of a poll there, or others in their place.
    pub fn set_votes(&mut self, poll: Id, votes: Vec<u32>) {
        self.votes.insert(poll, votes);
    }

    /// Notes that an option of a poll was chosen.
    pub fn vote(&mut self, poll: &Id, option: usize) {
        let votes = self.votes.entry(poll.clone()).or_default();
        if votes.len() <= option {
            votes.resize(option + 1, 0);
        }
        votes[option] = votes[option].saturating_add(1);
    }

    /// Takes over the votes of all polls: one that is worded otherwise now has those of its words.
    pub fn take_votes(&mut self, of: &Self) {
        self.votes.clone_from(&of.votes);
    }

    /// Takes over what first tries said of `id`; when it was shown stays as it is here.
    pub fn take_answers(&mut self, id: &Id, of: &Record) {
        let record = self.by_id.entry(id.clone()).or_default();
        (record.evidence, record.answers, record.right) = (of.evidence, of.answers, of.right);
    }

    /// Forgets what was answered to another version of a question.
    pub fn start_anew(&mut self, id: &Id) {
        if let Some(record) = self.by_id.get_mut(id) {
            *record = Record {
                shown_at: record.shown_at,
                days: record.days.clone(),
                ..Record::default()
            };
        }
    }

    /// Forgets questions that are gone, once there are too many records.
    pub fn bound(&mut self, is_there: impl Fn(&Id) -> bool) {
        if self.by_id.len() > RECORDS_MAX {
            self.by_id.retain(|id, _| is_there(id));
        }
        if self.votes.len() > RECORDS_MAX {
            self.votes.retain(|id, _| is_there(id));
        }
        if self.hands.len() > RECORDS_MAX {
            self.hands.retain(|id, _| is_there(id));
        }
    }
}

/// The first day of those over which shares are reckoned.
pub fn share_from(now: Timestamp) -> Date {
    let back = jiff::Span::new().days(SHARE_DAYS - 1);
    day_of(now).checked_sub(back).unwrap_or(Date::MIN)
}

/// Days are those of UTC: a showing near midnight may count for the day beside it.
fn day_of(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;
    use crate::player::testing::id;

    fn day(n: i64) -> Timestamp {
        let start: Timestamp = "2026-11-04T12:00:00Z".parse().expect("a time");
        start + (24 * n).hours()
    }

    #[test]
    fn showings_are_counted_by_day_and_forgotten_after_thirty() {
        let mut history = History::default();
        let q = id("q");
        for n in [0, 0, 1, 29] {
            history.show(&q, day(n));
        }
        let shown = |history: &History, n| {
            history.get(&q).map_or(0, |record| record.shown_since(share_from(day(n))))
        };
        assert_eq!((shown(&history, 29), shown(&history, 30)), (4, 2));
        history.show(&q, day(70));
        assert_eq!(history.get(&q).map(|r| r.days.len()), Some(1));
    }

    #[test]
    fn a_clock_that_went_back_counts_on_in_the_day_it_had() {
        let mut history = History::default();
        history.show(&id("q"), day(5));
        history.show(&id("q"), day(1));
        let record = history.get(&id("q")).expect("it was shown");
        assert_eq!((record.days.len(), record.shown_since(share_from(day(5)))), (1, 2));
    }

    #[test]
    fn a_room_is_made_of_questions_that_five_have_answered() {
        let mut history = History::default();
        for n in 0..8 {
            history.answer(&id("a"), n < 6, day(n));
        }
        for n in 0..4 {
            history.answer(&id("b"), false, day(n));
        }
        let room = |ids: &[&str]| {
            let ids: Vec<Id> = ids.iter().map(|name| id(name)).collect();
            history.room(&ids).map(|room| (room.percent(), room.answers))
        };
        assert_eq!(room(&["a"]), Some((75, 8)));
        assert_eq!(room(&["b"]), None);
        assert_eq!(room(&["a", "b", "never"]), Some((75, 8)), "four are not counted in");
    }

    #[test]
    fn another_version_begins_without_answers_but_was_shown() {
        let mut history = History::default();
        history.show(&id("q"), day(0));
        history.answer(&id("q"), true, day(0));
        history.start_anew(&id("q"));
        let record = history.get(&id("q")).expect("it was shown");
        assert_eq!((record.answers, record.evidence), (0, Evidence::default()));
        assert_eq!(record.shown_at, Some(day(0)));
    }
}
