//! The report as one table for a spreadsheet. Each line says in `table` what kind it is of:
//! `value`, `question`, `former`, `value-week`, `week`, `option`, `hour`, `day`,
//! `failing`, or of the wall `card`, `cohort`, `wall-week`, `team-hour`, `ending` or `hands`. A cell is empty where a count is too small to be shown.

use std::fmt::Display;

use super::figures::{Figures, Line, WeekLine};
use super::interval::Share;
use super::wall::{Ending, Wall};

const HEAD: &str = "table,id,of,rank,answers,right,right_low,right_high,know,know_low,know_high,touches,visits,text,shown,share,fair,waited,jain,minutes\r\n";

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
    text: &'a str,
    shown: Option<u64>,
    share: Option<f64>,
    fair: Option<f64>,
    waited: Option<u64>,
    jain: Option<f64>,
    minutes: Option<u64>,
}

/// Writes it, by RFC 4180.
pub fn csv(figures: &Figures) -> String {
    let mut page = HEAD.to_owned();
    for value in &figures.values {
        put(&mut page, &line_row("value", value, ""));
        for week in &value.weeks {
            put(&mut page, &week_row("value-week", week, &value.id));
        }
    }
    for item in &figures.questions {
        let of = item.value.as_deref().unwrap_or_default();
        put(&mut page, &line_row("question", &item.line, of));
    }
    for item in &figures.former {
        put(&mut page, &line_row("former", &item.line, &item.version));
    }
    for week in &figures.weeks {
        put(&mut page, &week_row("week", week, ""));
    }
    for item in &figures.questions {
        for (number, option) in item.options.iter().enumerate() {
            put(
                &mut page,
                &Row {
                    table: "option",
                    id: (number + 1).to_string(),
                    of: &item.line.id,
                    answers: option.picked,
                    text: &option.text,
                    ..Row::default()
                },
            );
        }
    }
    for (hour, answers) in figures.hours.iter().enumerate() {
        put(
            &mut page,
            &Row {
                table: "hour",
                id: format!("{hour:02}:00"),
                answers: *answers,
                ..Row::default()
            },
        );
    }
    for day in &figures.days {
        let (id, touches, visits) = (day.date.to_string(), day.touches, day.visits);
        put(&mut page, &Row { table: "day", id, touches, visits, ..Row::default() });
    }
    for failing in &figures.failing {
        let (id, of) = (failing.id.clone(), failing.rule);
        put(&mut page, &Row { table: "failing", id, of, text: &failing.why, ..Row::default() });
    }
    wall(&figures.wall, &mut page);
    page
}

/// The lines of the wall; a cohort's and a week's `shown` is how many cards it has.
fn wall(wall: &Wall, page: &mut String) {
    for card in &wall.cards {
        let row = Row {
            table: "card",
            id: card.id.clone(),
            of: &card.team,
            shown: Some(card.shown),
            share: Some(card.share),
            fair: card.fair,
            waited: Some(card.waited),
            ..Row::default()
        };
        put(page, &row);
    }
    let cohorts = wall.cohorts.iter().map(|c| ("cohort", c.since.clone(), c.cards, c.jain));
    let weeks = wall.weeks.iter().map(|w| ("wall-week", w.week.clone(), w.cards, w.jain));
    for (table, id, cards, jain) in cohorts.chain(weeks) {
        let shown = u64::try_from(cards).ok();
        put(page, &Row { table, id, shown, jain: Some(jain), ..Row::default() });
    }
    for team in &wall.covered.teams {
        for (hour, seconds) in team.seconds.iter().enumerate().filter(|(_, s)| **s > 0) {
            let (id, of, minutes) = (format!("{hour:02}:00"), &team.team, Some(seconds / 60));
            put(page, &Row { table: "team-hour", id, of, minutes, ..Row::default() });
        }
    }
    for Ending { until, id, part } in &wall.ending {
        let (id, text) = (id.clone(), until.to_string());
        put(page, &Row { table: "ending", id, of: part, text: &text, ..Row::default() });
    }
    let hands = Row { table: "hands", shown: wall.hands, ..Row::default() };
    put(page, &hands);
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
        text: &line.text,
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

fn put(page: &mut String, row: &Row<'_>) {
    let cells = [
        row.table.to_owned(),
        quoted(&row.id),
        quoted(row.of),
        cell(row.rank),
        cell(row.answers),
        shares(row.right),
        shares(row.know),
        cell(row.touches),
        cell(row.visits),
        quoted(row.text),
        cell(row.shown),
        fine(row.share),
        fine(row.fair),
        cell(row.waited),
        fine(row.jain),
        cell(row.minutes),
    ];
    page.push_str(&cells.join(","));
    page.push_str("\r\n");
}

fn cell(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A share that may be small.
fn fine(share: Option<f64>) -> String {
    share.map(|share| format!("{share:.5}")).unwrap_or_default()
}

/// Three cells.
fn shares(share: Option<Share>) -> String {
    let Some(Share { share, low, high }) = share else { return ",,".to_owned() };
    format!("{share:.3},{low:.3},{high:.3}")
}

fn quoted(text: &str) -> String {
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
