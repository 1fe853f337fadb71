//! The report for a terminal.

use std::fmt::Write as _;

use super::words::{self, UNSEEN, or_few, preamble, said};
use crate::content::finding::phrase::count;
use crate::report::counts::{Count, Line, WeekLine};
use crate::report::figures::Figures;
use crate::report::interval::{Share, percent};
use crate::report::lineups::{Lineups, Taught};
use crate::report::shifts::{SHIFTS, Team};
use crate::report::wall::{Cohort, ENDING_DAYS, Ending, Even, Wall};

/// The longest bar, in columns of the terminal.
const BAR: u64 = 40;
/// So many cards that weren't seen are named; the other formats have all of them.
const UNSEEN_LISTED: usize = 8;
/// Days that are told one by one; the other formats have all of them.
const DAYS: usize = 14;

/// Writes the whole report.
pub(super) fn text(figures: &Figures) -> String {
    let mut page = String::new();
    // Writing to a string can't fail.
    let _ = write(figures, &mut page);
    page
}

fn write(figures: &Figures, page: &mut String) -> std::fmt::Result {
    let lines = preamble(figures).replace(". ", ".\n");
    writeln!(page, "What the room knows: {}\n\n{}", figures.organisation, lines)?;
    if figures.has_answers() {
        answered(figures, page)?;
    }
    if !figures.days.is_empty() {
        heading("Touches a day, lately", page)?;
        let late = figures.days.iter().skip(figures.days.len().saturating_sub(DAYS));
        bars(late.map(|day| (day.date.to_string(), day.touches)), page)?;
    }
    said_on_the_glass(figures, page)?;
    figures.wall.as_ref().map_or(Ok(()), |of| wall(of, page))?;
    figures.lineups.as_ref().map_or(Ok(()), |of| lineups(of, page))?;
    if let Some(trial) = &figures.trial {
        heading(words::TRIAL, page)?;
        trial.said().iter().try_for_each(|line| writeln!(page, "  {line}"))?;
    }
    if !figures.grown_old.is_empty() {
        heading(words::GROWN_OLD, page)?;
    }
    figures.grown_old.iter().try_for_each(|line| writeln!(page, "  {line}"))
}

/// Polls, and what teams were thanked for.
fn said_on_the_glass(figures: &Figures, page: &mut String) -> std::fmt::Result {
    if !figures.polls.is_empty() {
        heading(words::POLLS, page)?;
    }
    for poll in &figures.polls {
        writeln!(page, "  {} ({} answers, {})", poll.text, poll.votes, poll.id)?;
        for option in &poll.options {
            writeln!(page, "    {:>3} %  {}", option.percent, option.text)?;
        }
    }
    if !figures.thanks.is_empty() {
        heading(words::THANKED, page)?;
    }
    figures.thanks.iter().try_for_each(|line| writeln!(page, "  {}", line.said()))
}

/// What the answers say.
fn answered(figures: &Figures, page: &mut String) -> std::fmt::Result {
    heading(words::BY_VALUE, page)?;
    let width = width(figures.values.iter());
    figures.values.iter().try_for_each(|line| row(line, width, page))?;
    heading(words::BY_QUESTION, page)?;
    let width = self::width(figures.questions.iter().map(|item| &item.line));
    figures.questions.iter().try_for_each(|item| row(&item.line, width, page))?;
    if let Some(line) = words::unanswered(figures) {
        writeln!(page, "     – {line}")?;
    }
    if !figures.former.is_empty() {
        heading(words::FORMER, page)?;
        let width = self::width(figures.former.iter().map(|item| &item.line));
        figures.former.iter().try_for_each(|item| row(&item.line, width, page))?;
    }
    heading(words::FAILING, page)?;
    if figures.failing.is_empty() {
        writeln!(page, "  none")?;
    }
    for failing in &figures.failing {
        writeln!(page, "  {}: {} ({})", failing.id, failing.why, failing.rule)?;
    }
    heading("Week by week", page)?;
    figures.weeks.iter().try_for_each(|week| week_row(week, page))?;
    heading(words::BY_HOUR, page)?;
    bars(figures.hours.iter().enumerate().map(|(hour, n)| (format!("{hour:02}:00"), *n)), page)
}

/// Whether the wall was fair.
fn wall(wall: &Wall, page: &mut String) -> std::fmt::Result {
    heading(words::WALL, page)?;
    if wall.cards.is_empty() {
        return writeln!(page, "  no cards");
    }
    for line in said(wall) {
        writeln!(page, "  {line}")?;
    }
    heading("How evenly the cards were seen (1 is perfect)", page)?;
    if wall.cohorts.is_empty() {
        writeln!(page, "  nothing to compare yet")?;
    }
    for cohort in &wall.cohorts {
        let Cohort { since, cards, jain } = cohort;
        writeln!(page, "  since {since}  {cards:>4} cards  Jain's index {jain:.3}")?;
    }
    for week in &wall.weeks {
        let Even { week, cards, jain } = week;
        writeln!(page, "  in {week}       {cards:>4} cards  Jain's index {jain:.3}")?;
    }
    heading(
        "By card, the newest first: its share of the time, its fair share, its longest wait",
        page,
    )?;
    cards(wall, page)?;
    heading(&format!("Consents that end within {ENDING_DAYS} days"), page)?;
    if wall.ending.is_empty() {
        writeln!(page, "  none")?;
    }
    for Ending { until, id, part } in &wall.ending {
        writeln!(page, "  {until}  {id}: {part}")?;
    }
    heading("By team and shift, in minutes", page)?;
    teams(wall, page)
}

/// How often a line-up was held, and what was taught.
fn lineups(lineups: &Lineups, page: &mut String) -> std::fmt::Result {
    heading(words::LINEUPS, page)?;
    writeln!(page, "  {}", lineups.said())?;
    bars(lineups.weeks.iter().map(|(week, n)| (week.clone(), Some(*n))), page)?;
    let width = lineups.taught.iter().map(|taught| taught.id.len()).max().unwrap_or(0);
    for Taught { page: name, id, text, times, last } in &lineups.taught {
        let line = format!("  {name:8}  {id:width$}  {times:>3} ×  {last}  {text}");
        writeln!(page, "{}", line.trim_end())?;
    }
    Ok(())
}

/// A row for each card that was seen, and one for all that weren't.
fn cards(wall: &Wall, page: &mut String) -> std::fmt::Result {
    let width = wall.cards.iter().map(|card| card.id.len()).max().unwrap_or(0);
    for card in &wall.cards {
        let Some(fair) = card.fair else { continue };
        let shares = format!("{:5.2} % of {:5.2} %", card.share * 100.0, fair * 100.0);
        let (id, waited, team) = (&card.id, card.waited, &card.team);
        writeln!(page, "  {id:width$}  {shares:18}  {waited:>4} turns  {team}")?;
    }
    let unseen = wall.cards.iter().filter(|card| card.fair.is_none());
    let unseen: Vec<&str> = unseen.map(|card| card.id.as_str()).collect();
    match unseen.len() {
        0 => Ok(()),
        all => {
            let some = unseen.into_iter().take(UNSEEN_LISTED).collect::<Vec<_>>().join(", ");
            let more = if all > UNSEEN_LISTED { ", …" } else { "" };
            writeln!(page, "  {} {UNSEEN}: {some}{more}", count(all, "card"))
        }
    }
}

/// A row for each team, where any was seen.
fn teams(wall: &Wall, page: &mut String) -> std::fmt::Result {
    let width = wall.covered.teams.iter().flat_map(Team::minutes).max().unwrap_or(0);
    if width == 0 {
        return writeln!(page, "  none yet");
    }
    let width = width.to_string().len();
    for team in &wall.covered.teams {
        let minutes = team.minutes();
        let each = SHIFTS.iter().zip(minutes).map(|((name, ..), n)| format!("{name} {n:>width$}"));
        let each: Vec<String> = each.collect();
        writeln!(page, "  {:>4} cards  {}  {}", team.cards, each.join("  "), team.team)?;
    }
    Ok(())
}

fn heading(title: &str, page: &mut String) -> std::fmt::Result {
    writeln!(page, "\n{title}")
}

fn width<'a>(lines: impl Iterator<Item = &'a Line>) -> usize {
    lines.map(|line| line.id.len()).max().unwrap_or(0)
}

fn row(line: &Line, width: usize, page: &mut String) -> std::fmt::Result {
    let rank = line.rank.map_or("–".to_owned(), |rank| format!("{rank}."));
    let right = line.right.map(|right| format!("right {:>3} %", percent(right.share)));
    // The text comes last: how wide it gets on the terminal isn't known.
    writeln!(
        page,
        "  {rank:>4} {:width$}  {:>13}  {:28}  {:11}  {}",
        line.id,
        or_few(line.answers, "few") + " answers",
        known(line.know.as_ref()),
        right.unwrap_or_default(),
        line.text
    )
}

fn week_row(week: &WeekLine, page: &mut String) -> std::fmt::Result {
    let known = known(week.know.as_ref());
    let row = format!("  {}  {:>13}  {known}", week.week, or_few(week.answers, "few") + " answers");
    writeln!(page, "{}", row.trim_end())
}

fn known(share: Option<&Share>) -> String {
    let Some(share) = share else { return String::new() };
    let [known, low, high] = share.percents();
    format!("known {known:>3} % ({low} to {high} %)")
}

/// Rows from the first to the last that has something.
fn bars(rows: impl Iterator<Item = (String, Count)>, page: &mut String) -> std::fmt::Result {
    let rows: Vec<_> = rows.collect();
    let most = rows.iter().filter_map(|row| row.1).max().unwrap_or(0).max(1);
    let is_something = |row: &(String, Count)| row.1 != Some(0);
    let first = rows.iter().position(is_something).unwrap_or(rows.len());
    let last = rows.iter().rposition(is_something).map_or(first, |last| last + 1);
    for (name, count) in &rows[first..last] {
        let bar = "█".repeat(usize::try_from(count.unwrap_or(0) * BAR / most).unwrap_or(0));
        let number = or_few(*count, "few");
        writeln!(page, "{}", format!("  {name}  {number:>6}  {bar}").trim_end())?;
    }
    if first == last { writeln!(page, "  none") } else { Ok(()) }
}
