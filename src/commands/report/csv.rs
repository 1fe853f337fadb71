//! The report as one table for a spreadsheet. Each line says in `table` what kind it is of:
//! `value`, `question`, `unanswered`, `former`, `value-week`, `week`, `option`, `hour`, `day`,
//! `failing`, `poll-option`, `thanked`, `lineup-week`, `lineup-hands`, `taught`, `trial`, or of the wall
//! `card`, `cohort`, `wall-week`, `team-hour`, `ending` or `hands`. A cell is empty where a count is too
//! small to be shown.

use csv::{Terminator, WriterBuilder};

use crate::numbers::as_f64;
use crate::report::counts::{Line, WeekLine};
use crate::report::figures::Figures;
use crate::report::interval::Share;
use crate::report::items::Item;
use crate::report::lineups::Lineups;
use crate::report::trial::Trial;
use crate::report::wall::{Ending, Wall};

/// What a file in UTF-8 begins with, so that Excel doesn't read it in the code page of its
/// country.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The names of the columns, in the order of [`Row::cells`].
const HEAD: [&str; 20] = [
    "table",
    "id",
    "of",
    "rank",
    "answers",
    "right",
    "right_low",
    "right_high",
    "know",
    "know_low",
    "know_high",
    "touches",
    "visits",
    "text",
    "shown",
    "share",
    "fair",
    "waited",
    "jain",
    "minutes",
];

/// The cells of a line.
#[derive(Default)]
struct Row<'a> {
    table: &'a str,
    id: String,
    of: &'a str,
    rank: Option<usize>,
    answers: Option<u64>,
    right: Option<Share>,
    know: Option<Share>,
    touches: Option<u64>,
    visits: Option<u64>,
    text: String,
    shown: Option<u64>,
    share: Option<f64>,
    fair: Option<f64>,
    waited: Option<u64>,
    jain: Option<f64>,
    minutes: Option<u64>,
}

impl Row<'_> {
    fn cells(&self) -> [String; 20] {
        let [right, right_low, right_high] = shares(self.right);
        let [know, know_low, know_high] = shares(self.know);
        [
            self.table.to_owned(),
            self.id.clone(),
            self.of.to_owned(),
            cell(self.rank),
            cell(self.answers),
            right,
            right_low,
            right_high,
            know,
            know_low,
            know_high,
            cell(self.touches),
            cell(self.visits),
            self.text.clone(),
            cell(self.shown),
            fine(self.share),
            fine(self.fair),
            cell(self.waited),
            fine(self.jain),
            cell(self.minutes),
        ]
    }
}

/// Writes the whole report by RFC 4180, in UTF-8 with a byte-order mark.
///
/// # Errors
/// None that memory can give; they are the CSV writer's.
pub(super) fn csv(figures: &Figures) -> csv::Result<Vec<u8>> {
    let mut page = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut page);
    table.write_record(HEAD)?;
    for row in rows(figures) {
        table.write_record(row.cells())?;
    }
    table.flush()?;
    drop(table);
    Ok(page)
}

fn rows(figures: &Figures) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for value in &figures.values {
        rows.push(line_row("value", value, ""));
        rows.extend(value.weeks.iter().map(|week| week_row("value-week", week, &value.id)));
    }
    for item in &figures.questions {
        rows.push(line_row("question", &item.line, item.value.as_deref().unwrap_or_default()));
    }
    rows.extend(figures.unanswered.iter().map(|question| Row {
        table: "unanswered",
        id: question.id.clone(),
        of: question.value.as_deref().unwrap_or_default(),
        text: question.text.clone(),
        ..Row::default()
    }));
    rows.extend(figures.former.iter().map(|item| line_row("former", &item.line, &item.version)));
    rows.extend(figures.weeks.iter().map(|week| week_row("week", week, "")));
    rows.extend(figures.questions.iter().flat_map(options));
    rows.extend(figures.hours.iter().enumerate().map(|(hour, answers)| Row {
        table: "hour",
        id: format!("{hour:02}:00"),
        answers: *answers,
        ..Row::default()
    }));
    rows.extend(figures.days.iter().map(|day| Row {
        table: "day",
        id: day.date.to_string(),
        touches: day.touches,
        visits: day.visits,
        ..Row::default()
    }));
    rows.extend(figures.failing.iter().map(|failing| Row {
        table: "failing",
        id: failing.id.clone(),
        of: failing.rule,
        text: failing.why.clone(),
        ..Row::default()
    }));
    for poll in &figures.polls {
        rows.extend(poll.options.iter().enumerate().map(|(number, option)| Row {
            table: "poll-option",
            id: (number + 1).to_string(),
            of: &poll.id,
            share: Some(as_f64(option.percent) / 100.0),
            text: option.text.clone(),
            ..Row::default()
        }));
    }
    rows.extend(figures.thanks.iter().map(|line| Row {
        table: "thanked",
        id: line.week.clone(),
        of: &line.team,
        answers: Some(line.times),
        text: line.deed.clone(),
        ..Row::default()
    }));
    rows.extend(figures.lineups.iter().flat_map(lineups));
    rows.extend(figures.trial.iter().flat_map(trial));
    rows.extend(figures.wall.iter().flat_map(wall));
    rows
}

fn options(item: &Item) -> impl Iterator<Item = Row<'_>> {
    item.options.iter().enumerate().map(|(number, option)| Row {
        table: "option",
        id: (number + 1).to_string(),
        of: &item.line.id,
        answers: option.picked,
        text: option.text.clone(),
        ..Row::default()
    })
}

/// The lines of a Trial: `share` is what was known in a kind of weeks, `shown` how many there were.
fn trial(trial: &Trial) -> [Row<'_>; 2] {
    let known = trial.known.map(|known| [known.attended, known.steady]);
    [0, 1].map(|kind| Row {
        table: "trial",
        id: ["attended", "steady"][kind].to_owned(),
        shown: u64::try_from(trial.weeks[kind]).ok(),
        share: known.map(|known| known[kind]),
        ..Row::default()
    })
}

/// The lines of the line-ups; `shown` is how often.
fn lineups(lineups: &Lineups) -> Vec<Row<'_>> {
    let week = |(week, times): &(String, u64)| Row {
        table: "lineup-week",
        id: week.clone(),
        shown: Some(*times),
        ..Row::default()
    };
    let mut rows: Vec<Row<'_>> = lineups.weeks.iter().map(week).collect();
    for (name, times) in ["right", "divided", "wrong"].into_iter().zip(lineups.hands) {
        let shown = u64::try_from(times).ok();
        rows.push(Row { table: "lineup-hands", id: name.to_owned(), shown, ..Row::default() });
    }
    rows.extend(lineups.taught.iter().map(|taught| Row {
        table: "taught",
        id: taught.id.clone(),
        of: taught.page,
        text: taught.text.clone(),
        shown: Some(taught.times),
        ..Row::default()
    }));
    rows
}

/// The lines of the wall; a cohort's and a week's `shown` is how many cards it has.
fn wall(wall: &Wall) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    rows.extend(wall.cards.iter().map(|card| Row {
        table: "card",
        id: card.id.clone(),
        of: &card.team,
        shown: Some(card.shown),
        share: Some(card.share),
        fair: card.fair,
        waited: Some(card.waited),
        ..Row::default()
    }));
    let cohorts = wall.cohorts.iter().map(|c| ("cohort", c.since.clone(), c.cards, c.jain));
    let weeks = wall.weeks.iter().map(|w| ("wall-week", w.week.clone(), w.cards, w.jain));
    rows.extend(cohorts.chain(weeks).map(|(table, id, cards, jain)| {
        let shown = u64::try_from(cards).ok();
        Row { table, id, shown, jain: Some(jain), ..Row::default() }
    }));
    for team in &wall.covered.teams {
        let hours = team.seconds.iter().enumerate().filter(|(_, seconds)| **seconds > 0);
        rows.extend(hours.map(|(hour, seconds)| Row {
            table: "team-hour",
            id: format!("{hour:02}:00"),
            of: &team.team,
            minutes: Some(seconds / 60),
            ..Row::default()
        }));
    }
    rows.extend(wall.ending.iter().map(|Ending { until, id, part }| Row {
        table: "ending",
        id: id.clone(),
        of: part,
        text: until.to_string(),
        ..Row::default()
    }));
    rows.push(Row { table: "hands", shown: wall.hands, ..Row::default() });
    rows
}

fn line_row<'a>(table: &'a str, line: &'a Line, of: &'a str) -> Row<'a> {
    Row {
        table,
        id: line.id.clone(),
        of,
        rank: line.rank,
        answers: line.answers,
        right: line.right,
        know: line.know,
        text: line.text.clone(),
        ..Row::default()
    }
}

fn week_row<'a>(table: &'a str, week: &'a WeekLine, of: &'a str) -> Row<'a> {
    Row {
        table,
        id: week.week.clone(),
        of,
        answers: week.answers,
        right: week.right,
        know: week.know,
        ..Row::default()
    }
}

fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A share that may be small.
fn fine(share: Option<f64>) -> String {
    share.map(|share| format!("{share:.5}")).unwrap_or_default()
}

/// A share and the two ends of its interval.
fn shares(share: Option<Share>) -> [String; 3] {
    let Some(Share { share, low, high }) = share else { return Default::default() };
    [share, low, high].map(|share| format!("{share:.3}"))
}
