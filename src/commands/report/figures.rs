//! From counts to what may be said. Whatever is built here may be shown: a count from 1 to 4
//! doesn't get in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::interval::{Share, share};
use super::items::{self, Item};
use super::wall::{self, Wall};
use crate::content::model::{Content, Pole};
use crate::ledger::{Counts, Tally, Week};

/// Fewer than this are not shown, for they may be somebody.
pub const SHOWN_LEAST: u64 = 5;
/// Fewer than this are not ranked and not judged, for they may be chance.
pub const RANKED_LEAST: u64 = 20;

/// A count, or nothing where it is from 1 to 4.
pub type Count = Option<u64>;

/// A whole report.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// Whose room it is.
    pub organisation: String,
    /// The first day counted; answers count from the first day of its week.
    #[serde(serialize_with = "iso_or_none")]
    pub since: Option<Date>,
    /// The day of the report.
    #[serde(serialize_with = "iso")]
    pub until: Date,
    /// What the room knows, by value: the least known first, then those without a rank.
    pub values: Vec<Line>,
    /// The same by question, as it is worded now.
    pub questions: Vec<Item>,
    /// Wordings that are no longer in the folder.
    pub former: Vec<Item>,
    /// Questions that may not test what they should.
    pub failing: Vec<Failing>,
    /// All questions together, week by week.
    pub weeks: Vec<WeekLine>,
    /// Answers by hour of the day, 0 to 23.
    pub hours: Vec<Count>,
    /// Day by day.
    pub days: Vec<DayLine>,
    /// Whether the wall was fair.
    pub wall: Wall,
}

/// What is known of a value or a question.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its stable name.
    pub id: String,
    /// What it is called, or what it asks.
    pub text: String,
    /// Its pole; `None` where the folder has it no longer.
    #[serde(skip)]
    pub pole: Option<Pole>,
    /// 1 is the least known; `None` under [`RANKED_LEAST`] answers.
    pub rank: Option<usize>,
    /// First tries.
    pub answers: Count,
    /// The share of them that was right.
    pub right: Option<Share>,
    /// The share of people who know it: those who guess right are taken off.
    pub know: Option<Share>,
    /// Week by week; for values only, since what one question has in a week is soon too little.
    pub weeks: Vec<WeekLine>,
}

/// A week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekLine {
    /// Such as 2026-W45.
    pub week: String,
    /// First tries.
    pub answers: Count,
    /// The share of them that was right.
    pub right: Option<Share>,
    /// The share of people who knew it.
    pub know: Option<Share>,
}

/// A day.
#[derive(Clone, Debug, Serialize)]
pub struct DayLine {
    /// The day.
    #[serde(serialize_with = "iso")]
    pub date: Date,
    /// Touches of the glass.
    pub touches: Count,
    /// Sessions begun.
    pub visits: Count,
}

/// A question to look at.
#[derive(Clone, Debug, Serialize)]
pub struct Failing {
    /// The question.
    pub id: String,
    /// The rule's name.
    pub rule: &'static str,
    /// What is the case, and what to do.
    pub why: String,
}

/// First tries that are taken together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// Right ones.
    pub right: u64,
    /// All.
    pub all: u64,
    /// How many right ones guessing alone would give.
    guessed: f64,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        self.right = self.right.saturating_add(other.right);
        self.all = self.all.saturating_add(other.all);
        self.guessed += other.guessed;
    }

    /// The share that was right, and the share that knows, if the count may be shown.
    fn shares(&self, answers: Count) -> (Option<Share>, Option<Share>) {
        let right = answers.and_then(|_| share(self.right, self.all));
        (right, right.map(|right| right.without(self.guessed / self.all as f64)))
    }
}

/// The sums that a [`Line`] is made of, by week.
#[derive(Clone, Debug, Default)]
pub struct Sums(BTreeMap<Week, Sum>);

impl Sums {
    /// Adds what was counted of a wording with this chance level.
    pub fn add(&mut self, week: Week, sides: &[Counts; 2], chance: f64) {
        let [right, wrong] = sides.map(|side| side.first);
        let all = right.saturating_add(wrong);
        self.0.entry(week).or_default().add(&Sum { right, all, guessed: chance * all as f64 });
    }

    /// All weeks together.
    pub fn total(&self) -> Sum {
        self.0.values().fold(Sum::default(), |mut total, week| {
            total.add(week);
            total
        })
    }

    /// Everything of it that may be shown.
    pub fn line(&self, id: &str, text: &str, pole: Option<Pole>) -> Line {
        let total = self.total();
        let answers = shown(total.all);
        let (right, know) = total.shares(answers);
        Line {
            id: id.to_owned(),
            text: text.to_owned(),
            pole,
            rank: None,
            answers,
            right,
            know,
            weeks: Vec::new(),
        }
    }

    /// What it was in each of the `weeks`.
    fn week_lines(&self, weeks: &[Week]) -> Vec<WeekLine> {
        let of = |week| self.0.get(week).copied().unwrap_or_default();
        let all: Vec<u64> = weeks.iter().map(|week| of(week).all).collect();
        let lines = weeks.iter().zip(hidden(&all)).map(|(week, answers)| {
            let (right, know) = of(week).shares(answers);
            WeekLine { week: week.to_string(), answers, right, know }
        });
        lines.collect()
    }
}

/// Builds the report on what was counted from `since` on.
pub fn figures(content: &Content, tally: &Tally, since: Option<Date>, until: Date) -> Figures {
    let from = since.map(Week::of);
    let built = items::build(content, tally, from);
    let mut all = Sums::default();
    built.current.iter().for_each(|question| question.add_to(&mut all));
    // The same weeks for everything, so that drawings can be laid side by side.
    let weeks: Vec<Week> = all.0.keys().copied().collect();
    let mut values = Vec::new();
    for value in &content.values {
        let mut sums = Sums::default();
        for question in built.current.iter().filter(|q| q.value.as_ref() == Some(&value.id)) {
            question.add_to(&mut sums);
        }
        let name = value.name.get(content.kiosk.primary());
        let line = sums.line(value.id.as_str(), name, Some(value.pole));
        values.push(Line { weeks: sums.week_lines(&weeks), ..line });
    }
    hide_weeks(&mut values);
    let questions = built.current.into_iter().map(|question| question.item).collect();
    let in_time = |date: Date| since.is_none_or(|since| date >= since);
    let hours = tally.hours.iter().filter(|hour| in_time(hour.date));
    let mut by_hour = [0; 24];
    let mut by_day: BTreeMap<Date, (u64, u64)> = BTreeMap::new();
    for hour in hours {
        by_hour[usize::from(hour.hour)] += hour.answers;
        let day = by_day.entry(hour.date).or_default();
        *day = (day.0 + hour.touches, day.1 + hour.visits);
    }
    Figures {
        organisation: content.kiosk.organisation.get(content.kiosk.primary()).to_owned(),
        since,
        until,
        values: rank(values, |line| line),
        questions: rank(questions, |item| &mut item.line),
        former: built.former,
        failing: built.failing,
        weeks: all.week_lines(&weeks),
        hours: hidden(&by_hour),
        days: day_lines(&by_day),
        wall: wall::build(content, tally, since, until),
    }
}

/// Hides a second value in each week in which only one is hidden: the sum of all is shown.
fn hide_weeks(values: &mut [Line]) {
    let weeks: BTreeSet<String> =
        values.iter().flat_map(|value| &value.weeks).map(|week| week.week.clone()).collect();
    for name in weeks {
        let lines = values.iter_mut().flat_map(|value| &mut value.weeks);
        let (seen, unseen): (Vec<_>, Vec<_>) = lines
            .filter(|week| week.week == name && week.answers != Some(0))
            .partition(|week| week.answers.is_some());
        if unseen.len() == 1
            && let Some(least) = seen.into_iter().min_by_key(|week| week.answers)
        {
            least.answers = None;
            least.right = None;
            least.know = None;
        }
    }
}

fn day_lines(by_day: &BTreeMap<Date, (u64, u64)>) -> Vec<DayLine> {
    let touches: Vec<u64> = by_day.values().map(|day| day.0).collect();
    let visits: Vec<u64> = by_day.values().map(|day| day.1).collect();
    let counts = hidden(&touches).into_iter().zip(hidden(&visits));
    let lines = by_day.keys().zip(counts);
    lines.map(|(&date, (touches, visits))| DayLine { date, touches, visits }).collect()
}

/// Ranks what has enough answers, the least known first; the rest follows by name.
fn rank<T>(items: Vec<T>, line: fn(&mut T) -> &mut Line) -> Vec<T> {
    let mut keyed: Vec<_> = items
        .into_iter()
        .map(|mut item| {
            let line = line(&mut item);
            let is_ranked = line.answers.is_some_and(|answers| answers >= RANKED_LEAST);
            let know = line.know.filter(|_| is_ranked).map_or(f64::INFINITY, |know| know.share);
            (know, line.id.clone(), item)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.cmp(&b.1)));
    let placed = keyed.into_iter().enumerate().map(|(place, (know, _, mut item))| {
        line(&mut item).rank = know.is_finite().then_some(place + 1);
        item
    });
    placed.collect()
}

/// A date as it is written everywhere.
pub fn iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn iso_or_none<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

/// A count, unless it is one of the small ones.
pub fn shown(count: u64) -> Count {
    (count == 0 || count >= SHOWN_LEAST).then_some(count)
}

/// The counts of which a sum is shown. If only one of them were hidden it could be reckoned
/// from the sum, so the next larger one is hidden with it.
pub fn hidden(counts: &[u64]) -> Vec<Count> {
    let mut seen: Vec<Count> = counts.iter().copied().map(shown).collect();
    if seen.iter().filter(|count| count.is_none()).count() == 1 {
        let positive = seen.iter_mut().filter(|count| count.is_some_and(|count| count > 0));
        if let Some(smallest) = positive.min_by_key(|count| **count) {
            *smallest = None;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one_to_four_are_hidden_and_none_is_not() {
        let seen: Vec<Count> = (0..7).map(shown).collect();
        assert_eq!(seen, [Some(0), None, None, None, None, Some(5), Some(6)]);
    }

    #[test]
    fn a_single_hidden_count_cannot_be_reckoned_from_the_sum() {
        assert_eq!(hidden(&[30, 3, 12]), [Some(30), None, None]);
        assert_eq!(hidden(&[30, 3, 0]), [None, None, Some(0)]);
        assert_eq!(hidden(&[3, 2, 40]), [None, None, Some(40)]);
        assert_eq!(hidden(&[30, 9, 0]), [Some(30), Some(9), Some(0)]);
        assert_eq!(hidden(&[3]), [None]);
    }

    #[test]
    fn guessing_is_taken_off_what_is_known() {
        let mut sums = Sums::default();
        let side = |first| Counts { first, total: first };
        let week = Week::of(jiff::civil::date(2026, 11, 4));
        let know = |sums: &Sums| sums.line("q", "", None).know.expect("answers").share;
        sums.add(week, &[side(60), side(40)], 0.5);
        assert!((know(&sums) - 0.2).abs() < 1e-9);
        sums.add(week, &[side(100), side(0)], 0.0);
        // 160 right of 200, 50 of them guessed.
        assert!((know(&sums) - 110.0 / 150.0).abs() < 1e-9);
    }

    #[test]
    fn a_value_hidden_in_a_week_hides_another_one_with_it() {
        let week = |answers| WeekLine { week: "2026-W45".into(), answers, right: None, know: None };
        let line =
            |answers| Line { weeks: vec![week(answers)], ..Sums::default().line("", "", None) };
        let mut values = [line(Some(30)), line(None), line(Some(9)), line(Some(0))];
        hide_weeks(&mut values);
        let seen = values.map(|value| value.weeks[0].answers);
        assert_eq!(seen, [Some(30), None, None, Some(0)]);
    }
}
