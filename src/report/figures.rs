//! From counts to what may be said. Whatever is built here may be shown: a count from 1 to 4
//! doesn't get in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::counts::{Count, Line, RANKED_LEAST, Sums, WeekLine, hidden};
use super::items::{self, Failing, Item, Unanswered};
use super::lineups::{self, Lineups};
use super::said::{self, PollLine, ThanksLine};
use super::trial::{self, Trial};
use super::wall::{self, Wall};
use crate::content::model::Content;
use crate::ledger::{Tally, Week};

/// A whole report. Where nobody has answered anything all of it is empty but for the wall, and
/// that is missing where there is no ledger yet.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figures {
    /// The name of the organisation whose room it is.
    pub organisation: String,
    /// The first day counted; answers count from the first day of its week.
    pub since: Option<Date>,
    /// The day of the report.
    pub until: Date,
    /// What the room knows, by value: the least known first, then those without a rank.
    pub values: Vec<Line>,
    /// What the room knows, by question as it is worded now, in the same order.
    pub questions: Vec<Item>,
    /// Questions that nobody has answered, while others were.
    pub unanswered: Vec<Unanswered>,
    /// Wordings that are no longer in the folder.
    pub former: Vec<Item>,
    /// Questions that may not test what they should.
    pub failing: Vec<Failing>,
    /// All questions together, week by week.
    pub weeks: Vec<WeekLine>,
    /// Answers by hour of the day, 0 to 23.
    pub hours: Vec<Count>,
    /// Touches and sessions, day by day.
    pub days: Vec<DayLine>,
    /// What the room thinks, by poll.
    pub polls: Vec<PollLine>,
    /// Which team was thanked for the same again and again, the newest week first.
    pub thanks: Vec<ThanksLine>,
    /// Whether the wall was fair; `None` without a ledger.
    pub wall: Option<Wall>,
    /// The line-ups that were held; `None` where none was.
    pub lineups: Option<Lineups>,
    /// What the alternate weeks of a Trial say; `None` where there is none.
    pub trial: Option<Trial>,
    /// What has grown old in the content folder, in sentences.
    pub grown_old: Vec<String>,
}

/// What one day had.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DayLine {
    /// The day of the counts.
    pub date: Date,
    /// Touches of the glass.
    pub touches: Count,
    /// Sessions that were begun.
    pub visits: Count,
}

impl Figures {
    /// The report where there is no ledger yet.
    pub(crate) fn nothing(content: &Content, since: Option<Date>, until: Date) -> Self {
        Self {
            organisation: content.kiosk.organisation.get(content.kiosk.primary()).to_owned(),
            since,
            until,
            values: Vec::new(),
            questions: Vec::new(),
            unanswered: Vec::new(),
            former: Vec::new(),
            failing: Vec::new(),
            weeks: Vec::new(),
            hours: Vec::new(),
            days: Vec::new(),
            polls: Vec::new(),
            thanks: Vec::new(),
            lineups: None,
            wall: None,
            trial: None,
            grown_old: Vec::new(),
        }
    }

    /// Whether anything has been answered, be it by a few.
    pub(crate) fn has_answers(&self) -> bool {
        !self.questions.is_empty() || !self.former.is_empty()
    }
}

/// Builds the report on what was counted from `since` on.
pub(crate) fn figures(
    content: &Content,
    tally: &Tally,
    since: Option<Date>,
    until: Date,
) -> Figures {
    let in_time = |date: Date| since.is_none_or(|since| date >= since);
    let mut by_hour = [0; 24];
    let mut by_day: BTreeMap<Date, (u64, u64)> = BTreeMap::new();
    for hour in tally.hours.iter().filter(|hour| in_time(hour.date)) {
        by_hour[usize::from(hour.hour)] += hour.answers;
        let day = by_day.entry(hour.date).or_default();
        *day = (day.0 + hour.touches, day.1 + hour.visits);
    }
    let figures = Figures {
        days: day_lines(&by_day),
        polls: said::polls(content, tally),
        thanks: said::thanks(content, tally, since, until),
        lineups: lineups::lineups(content, tally, since),
        wall: Some(wall::build(content, tally, since, until)),
        trial: trial::trial(content, tally, since),
        ..Figures::nothing(content, since, until)
    };
    let built = items::build(content, tally, since.map(Week::of));
    if built.former.is_empty() && built.current.iter().all(items::Current::is_unanswered) {
        return figures;
    }
    let mut all = Sums::default();
    built.current.iter().for_each(|question| question.add_to(&mut all));
    // The same weeks for everything, so that drawings can be laid side by side.
    let weeks = all.weeks();
    let values = values(content, &built.current, &weeks);
    let (unanswered, answered): (Vec<_>, Vec<_>) =
        built.current.into_iter().partition(items::Current::is_unanswered);
    let questions = answered.into_iter().map(|question| question.item).collect();
    Figures {
        values: rank(values, |line| line),
        questions: rank(questions, |item| &mut item.line),
        unanswered: unanswered.into_iter().map(Unanswered::from).collect(),
        former: built.former,
        failing: built.failing,
        weeks: all.week_lines(&weeks),
        hours: hidden(&by_hour),
        ..figures
    }
}

/// What is known of each value, in the folder's order.
fn values(content: &Content, questions: &[items::Current], weeks: &[Week]) -> Vec<Line> {
    let mut values = Vec::new();
    for value in &content.values {
        let mut sums = Sums::default();
        for question in questions.iter().filter(|q| q.value.as_ref() == Some(&value.id)) {
            question.add_to(&mut sums);
        }
        let name = value.name.get(content.kiosk.primary());
        let line = sums.line(value.id.as_str(), name, Some(value.pole));
        values.push(Line { weeks: sums.week_lines(weeks), ..line });
    }
    hide_weeks(&mut values);
    values
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

#[cfg(test)]
mod tests {
    use super::*;

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
