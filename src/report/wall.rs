//! The wall's part of the report: whether every card had its share of when people were there.
//!
//! It stands by id and team, the newest first: there is no ranking of people. For the same
//! reason hands are told of the whole wall only; a count by card would be one, and small counts
//! would tell who clapped.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::counts::{Count, shown};
use super::shifts::{self, Covered};
use crate::content::model::{Commendation, Content, Daypart, Id};
use crate::ledger::{Exposure, Tally, Week};
use crate::numbers::as_f64;
use crate::player::planner::fairness;
use crate::player::playlist;

/// What is said of the wall.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Wall {
    /// The live cards, the newest first.
    pub cards: Vec<CardLine>,
    /// Cards that came onto the wall together, and how evenly they were seen.
    pub cohorts: Vec<Cohort>,
    /// Week by week, how evenly the cards were seen that were live from its first day to its last.
    pub weeks: Vec<Even>,
    /// The longest wait of a live card; `None` if none has waited.
    pub longest_wait: Option<Wait>,
    /// What those behind the scenes had of the wall; `None` if nothing was seen.
    pub behind_the_scenes: Option<Behind>,
    /// Hands clapped for all live cards together.
    pub hands: Count,
    /// Which teams were seen at which hours.
    pub covered: Covered,
    /// Consents that end within [`ENDING_DAYS`], the first to end first.
    pub ending: Vec<Ending>,
}

/// Consents that end within so many days are told.
pub(crate) const ENDING_DAYS: i32 = 30;

/// A consent that ends soon.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Ending {
    /// The last day on which it holds.
    pub until: Date,
    /// The id of the card.
    pub id: String,
    /// The part of it that was agreed to: `words`, `name` or `photo`.
    pub part: &'static str,
}

/// A live card, and what it had of the glass.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CardLine {
    /// The id of the commendation.
    pub id: String,
    /// Where the colleague works.
    pub team: String,
    /// The day it thanks for.
    pub date: Date,
    /// Days from the day it thanks for to the report.
    pub age_days: i32,
    /// Whether it is new, and so has twice the time of the others.
    pub is_new: bool,
    /// Whether the colleague stands behind the scenes.
    pub behind_the_scenes: bool,
    /// How often it was seen in the loop.
    pub shown: u64,
    /// Its share of the time, weighted by when people were there; of the cards with its hours.
    pub share: f64,
    /// What its share should have been; `None` if it was never seen.
    pub fair: Option<f64>,
    /// Its longest wait, in turns on the wall.
    pub waited: u64,
}

impl CardLine {
    /// Its share against its fair share: 1 is just right.
    pub(crate) fn ratio(&self) -> Option<f64> {
        self.fair.filter(|fair| *fair > 0.0).map(|fair| self.share / fair)
    }
}

/// Cards that came onto the wall in one week and have the same hours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Cohort {
    /// The ISO week they came in, such as 2026-W45, or the first of the report.
    pub since: String,
    /// How many cards there are.
    pub cards: usize,
    /// Jain's index of what each had against its fair share: 1 where all fared alike.
    pub jain: f64,
}

/// How evenly the cards were seen in one week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Even {
    /// The ISO week, such as 2026-W45.
    pub week: String,
    /// How many cards were live all week.
    pub cards: usize,
    /// Jain's index, as for a cohort.
    pub jain: f64,
}

/// How long a card waited for its turn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Wait {
    /// The wait in turns on the wall.
    pub turns: u64,
    /// The wait in rounds of the wall: turns by live cards.
    pub rounds: f64,
    /// About how many hours of the loop it was.
    pub hours: f64,
}

/// What those behind the scenes have of the wall; shares from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Behind {
    /// Their share of the live cards.
    pub of_cards: f64,
    /// Their share of the time, weighted.
    pub of_time: f64,
}

/// A card of which the ledger knows, live or not.
struct Known<'a> {
    exposure: &'a Exposure,
    card: Option<&'a Commendation>,
    /// First and last day on which it was on the wall.
    stay: (Date, Date),
    /// What it had and what it should have had, in weighted milliseconds, by week.
    weeks: BTreeMap<Week, (f64, f64)>,
}

impl Known<'_> {
    fn dayparts(&self) -> &[Daypart] {
        self.card.map_or(&[], |card| &card.meta.dayparts)
    }

    fn total(&self) -> (f64, f64) {
        self.weeks.values().fold((0.0, 0.0), |sum, week| (sum.0 + week.0, sum.1 + week.1))
    }
}

/// Builds it from what happened on `since` and later, as of the day `until`.
pub(crate) fn build(content: &Content, tally: &Tally, since: Option<Date>, until: Date) -> Wall {
    let known = known(content, tally, since, until);
    let of_group = |dayparts: &[Daypart]| -> f64 {
        let those = known.values().filter(|of| of.dayparts() == dayparts);
        those.map(|of| of.total().0).sum()
    };
    let mut live: Vec<_> = content.commendations.iter().collect();
    live.retain(|card| until <= last_day(card, until) && card.on(Some(until)).is_some());
    live.sort_by_key(|card| std::cmp::Reverse(card.date));
    let line = |card: &Arc<Commendation>| {
        let of = known.get(&card.meta.id);
        let all = of_group(&card.meta.dayparts).max(1.0);
        let days = || of.iter().flat_map(|of| in_time(of.exposure, since));
        CardLine {
            id: card.meta.id.as_str().to_owned(),
            team: card.team.get(content.kiosk.primary()).to_owned(),
            date: card.date,
            age_days: (until - card.date).get_days(),
            is_new: playlist::is_new(card, until),
            behind_the_scenes: card.behind_the_scenes,
            shown: days().map(|day| day.shown).sum(),
            share: of.map_or(0.0, |of| of.total().0 / all),
            fair: of.map(|of| of.total().1 / all),
            waited: days().map(|day| day.waited).max().unwrap_or(0),
        }
    };
    let cards: Vec<CardLine> = live.iter().map(|card| line(card)).collect();
    let hands = live.iter().map(|card| tally.records.hands(&card.meta.id)).sum();
    Wall {
        cohorts: cohorts(&known, until),
        weeks: weeks(&known),
        longest_wait: longest_wait(&cards, tally, since),
        behind_the_scenes: behind(&cards),
        hands: shown(hands),
        covered: shifts::build(content, &live, &tally.shifts, since),
        ending: ending(&live, until),
        cards,
    }
}

/// The last day on which a card of the folder may be shown, or `today` if that is earlier.
fn last_day(card: &Commendation, today: Date) -> Date {
    [card.meta.until, card.consents.words.until].into_iter().flatten().fold(today, Date::min)
}

/// The days of an exposure that are measured and asked for.
fn in_time(
    exposure: &Exposure,
    since: Option<Date>,
) -> impl Iterator<Item = &crate::ledger::Day> + Clone {
    let days = exposure.days.iter();
    days.filter(move |day| day.weighted_ms > 0 && since.is_none_or(|since| day.date >= since))
}

/// All cards of which something was measured, with what they had and should have had.
fn known<'a>(
    content: &'a Content,
    tally: &'a Tally,
    since: Option<Date>,
    until: Date,
) -> BTreeMap<Id, Known<'a>> {
    let mut known = BTreeMap::new();
    for (id, exposure) in &tally.records.items {
        let mut days = exposure.days.iter().filter(|day| day.weighted_ms > 0);
        let Some(first) = days.clone().map(|day| day.date).next() else { continue };
        let last = days.next_back().map_or(first, |day| day.date);
        let card = content.commendations.iter().find(|card| card.meta.id == *id);
        // What is in the folder stays on the wall, seen or not.
        let last = card.map_or(last, |card| last_day(card, until));
        let card = card.map(|card| &**card);
        let weeks = BTreeMap::new();
        known.insert(id.clone(), Known { exposure, card, stay: (first, last), weeks });
    }
    let days: BTreeSet<Date> = known
        .values()
        .flat_map(|of| in_time(of.exposure, since).map(|day| day.date).collect::<Vec<_>>())
        .collect();
    for day in days {
        share_out(&mut known, day);
    }
    known
}

/// Gives each card that was live on `day` what it had and what was its fair share.
fn share_out(known: &mut BTreeMap<Id, Known<'_>>, day: Date) {
    let mut groups: Vec<(Vec<Daypart>, Vec<Id>)> = Vec::new();
    for (id, of) in known.iter().filter(|(_, of)| of.stay.0 <= day && day <= of.stay.1) {
        match groups.iter_mut().find(|(parts, _)| parts == of.dayparts()) {
            Some((_, ids)) => ids.push(id.clone()),
            None => groups.push((of.dayparts().to_vec(), vec![id.clone()])),
        }
    }
    for (_, ids) in groups {
        let mut people: Vec<&str> = Vec::new();
        let mut entries = Vec::new();
        let mut had = Vec::new();
        for id in &ids {
            let of = &known[id];
            let person = of.card.map_or(id.as_str(), playlist::person);
            let number = people.iter().position(|known| *known == person).unwrap_or(people.len());
            if number == people.len() {
                people.push(person);
            }
            let is_new = of.card.is_some_and(|card| playlist::is_new(card, day));
            entries.push((if is_new { fairness::NEW_TIMES } else { 1.0 }, number));
            let play = of.exposure.days.iter().find(|play| play.date == day);
            had.push(as_f64(play.map_or(0, |play| play.weighted_ms)));
        }
        let all: f64 = had.iter().sum();
        let shares = fairness::shares(&entries, fairness::gap(people.len()));
        for ((id, had), share) in ids.iter().zip(had).zip(shares) {
            if let Some(of) = known.get_mut(id) {
                let week = of.weeks.entry(Week::of(day)).or_default();
                *week = (week.0 + had, week.1 + share * all);
            }
        }
    }
}

/// Jain's index: 1 where all are alike, 1 ÷ n where one has everything.
pub(crate) fn jain(values: &[f64]) -> f64 {
    let (sum, squares) = values.iter().fold((0.0, 0.0), |(s, q), x| (s + x, q + x * x));
    if squares > 0.0 { sum * sum / (as_f64(values.len()) * squares) } else { 1.0 }
}

/// What each of these had against its fair share.
fn ratios(of: impl Iterator<Item = (f64, f64)>) -> Vec<f64> {
    of.filter(|(_, fair)| *fair > 0.0).map(|(had, fair)| had / fair).collect()
}

fn cohorts(known: &BTreeMap<Id, Known<'_>>, until: Date) -> Vec<Cohort> {
    type Key<'a> = (Week, &'a [Daypart]);
    let mut cohorts: Vec<(Key<'_>, Vec<f64>)> = Vec::new();
    for of in known.values().filter(|of| of.card.is_some() && of.stay.1 >= until) {
        let Some(first) = of.weeks.keys().next() else { continue };
        let key = (*first, of.dayparts());
        let ratio = ratios(std::iter::once(of.total()));
        match cohorts.iter_mut().find(|(known, _)| *known == key) {
            Some((_, ratios)) => ratios.extend(ratio),
            None => cohorts.push((key, ratio)),
        }
    }
    cohorts.sort_by_key(|((since, _), _)| *since);
    let several = cohorts.into_iter().filter(|(_, ratios)| ratios.len() > 1);
    let cohort = several.map(|((since, _), ratios)| Cohort {
        since: since.to_string(),
        cards: ratios.len(),
        jain: jain(&ratios),
    });
    cohort.collect()
}

fn weeks(known: &BTreeMap<Id, Known<'_>>) -> Vec<Even> {
    let weeks: BTreeSet<Week> = known.values().flat_map(|of| of.weeks.keys().copied()).collect();
    let even = |week: Week| {
        let days = known.values().flat_map(|of| &of.exposure.days);
        let days = days.filter(|day| day.weighted_ms > 0 && Week::of(day.date) == week);
        let days: BTreeSet<Date> = days.map(|day| day.date).collect();
        let (first, last) = (days.first()?, days.last()?);
        let all_week = |of: &&Known<'_>| of.stay.0 <= *first && *last <= of.stay.1;
        let those = known.values().filter(all_week);
        let ratios = ratios(those.filter_map(|of| of.weeks.get(&week).copied()));
        let (cards, jain) = (ratios.len(), jain(&ratios));
        (cards > 1).then(|| Even { week: week.to_string(), cards, jain })
    };
    weeks.into_iter().filter_map(even).collect()
}

fn longest_wait(cards: &[CardLine], tally: &Tally, since: Option<Date>) -> Option<Wait> {
    let turns = cards.iter().map(|card| card.waited).max().filter(|turns| *turns > 0)?;
    // On days with a wall: what a turn on it takes, with all that comes between two of them.
    let items = || tally.records.items.values();
    let walls: BTreeSet<Date> =
        items().flat_map(|item| in_time(item, since).map(|day| day.date)).collect();
    let days = items().flat_map(|item| &item.days).filter(|day| walls.contains(&day.date));
    let seconds: u64 = days.map(|day| day.seconds).sum();
    let all_turns: u64 = items().flat_map(|item| in_time(item, since)).map(|day| day.shown).sum();
    let a_turn = as_f64(seconds) / as_f64(all_turns.max(1));
    let rounds = as_f64(turns) / as_f64(cards.len().max(1));
    Some(Wait { turns, rounds, hours: as_f64(turns) * a_turn / 3_600.0 })
}

fn ending(live: &[&Arc<Commendation>], today: Date) -> Vec<Ending> {
    let ends =
        live.iter().flat_map(|card| card.ends().map(move |(part, until)| (card, part, until)));
    let soon = ends.filter(|(_, _, until)| (*until - today).get_days() <= ENDING_DAYS);
    let mut ending: Vec<Ending> = soon
        .map(|(card, part, until)| Ending { until, id: card.meta.id.as_str().to_owned(), part })
        .collect();
    ending.sort();
    ending
}

fn behind(cards: &[CardLine]) -> Option<Behind> {
    let all: f64 = cards.iter().map(|card| card.share).sum();
    let those: Vec<&CardLine> = cards.iter().filter(|card| card.behind_the_scenes).collect();
    let time: f64 = those.iter().map(|card| card.share).sum();
    (all > 0.0).then(|| Behind {
        of_cards: as_f64(those.len()) / as_f64(cards.len()),
        of_time: time / all,
    })
}
