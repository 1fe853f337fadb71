//! The report for a terminal.

use std::fmt::Write as _;

use super::figures::{Count, Figures, Line, RANKED_LEAST, SHOWN_LEAST, WeekLine};
use super::interval::Share;
use super::items::percent;
use super::shifts::{SHIFTS, Team};
use super::wall::{Behind, Cohort, Ending, Even, Wait, Wall};

/// Columns of the longest bar.
const BAR: u64 = 40;
/// Days that are told one by one; the other formats have all of them.
const DAYS: usize = 14;

/// Writes it.
pub fn text(figures: &Figures) -> String {
    let mut page = String::new();
    // Writing to a string can't fail.
    let _ = write(figures, &mut page);
    page
}

/// What is counted, and what is left out.
pub fn preamble(figures: &Figures) -> String {
    let since = figures.since.map_or("from the beginning".into(), |day| format!("since {day}"));
    format!(
        "First tries {since}, up to {}. Known is what is right without those who only guessed; \
         the interval is where it lies with 90 % certainty. Counts under {SHOWN_LEAST} are not shown, and \
         nothing is ranked under {RANKED_LEAST}.",
        figures.until
    )
}

fn write(figures: &Figures, page: &mut String) -> std::fmt::Result {
    let lines = preamble(figures).replace(". ", ".\n");
    writeln!(page, "What the room knows: {}\n\n{}", figures.organisation, lines)?;
    heading("By value, the least known first", page)?;
    let width = width(figures.values.iter());
    figures.values.iter().try_for_each(|line| row(line, width, page))?;
    heading("By question, the least known first", page)?;
    let width = self::width(figures.questions.iter().map(|item| &item.line));
    figures.questions.iter().try_for_each(|item| row(&item.line, width, page))?;
    if !figures.former.is_empty() {
        heading("Wordings that are no longer shown", page)?;
        let width = self::width(figures.former.iter().map(|item| &item.line));
        figures.former.iter().try_for_each(|item| row(&item.line, width, page))?;
    }
    heading("Questions to look at", page)?;
    if figures.failing.is_empty() {
        writeln!(page, "  none")?;
    }
    for failing in &figures.failing {
        writeln!(page, "  {}: {} ({})", failing.id, failing.why, failing.rule)?;
    }
    heading("Week by week", page)?;
    figures.weeks.iter().try_for_each(|week| week_row(week, page))?;
    heading("Answers by hour", page)?;
    bars(figures.hours.iter().enumerate().map(|(hour, n)| (format!("{hour:02}:00"), *n)), page)?;
    heading("Touches a day, lately", page)?;
    let late = figures.days.iter().skip(figures.days.len().saturating_sub(DAYS));
    bars(late.map(|day| (day.date.to_string(), day.touches)), page)?;
    wall(&figures.wall, page)
}

/// Whether the wall was fair.
fn wall(wall: &Wall, page: &mut String) -> std::fmt::Result {
    heading("The wall", page)?;
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
    let width = wall.cards.iter().map(|card| card.id.len()).max().unwrap_or(0);
    for card in &wall.cards {
        let (share, fair) = (card.share * 100.0, card.fair.unwrap_or(0.0) * 100.0);
        let shares = match card.fair {
            Some(_) => format!("{share:5.2} % of {fair:5.2} %"),
            None => "not seen yet".to_owned(),
        };
        let (id, waited, team) = (&card.id, card.waited, &card.team);
        writeln!(page, "  {id:width$}  {shares:18}  {waited:>4} turns  {team}")?;
    }
    heading("Consents that end within 30 days", page)?;
    if wall.ending.is_empty() {
        writeln!(page, "  none")?;
    }
    for Ending { until, id, part } in &wall.ending {
        writeln!(page, "  {until}  {id}: {part}")?;
    }
    heading("By team and shift, in minutes", page)?;
    let width = wall.covered.teams.iter().flat_map(Team::minutes).max().unwrap_or(0);
    let width = width.to_string().len();
    for team in &wall.covered.teams {
        let minutes = team.minutes();
        let each = SHIFTS.iter().zip(minutes).map(|((name, ..), n)| format!("{name} {n:>width$}"));
        let each: Vec<String> = each.collect();
        writeln!(page, "  {:>4} cards  {}  {}", team.cards, each.join("  "), team.team)?;
    }
    Ok(())
}

/// The wall in sentences.
pub fn said(wall: &Wall) -> Vec<String> {
    let new = wall.cards.iter().filter(|card| card.is_new).count();
    let mut said = vec![format!("{} cards are live, {new} of them new", wall.cards.len())];
    if let Some(Wait { turns, rounds, hours }) = wall.longest_wait {
        said.push(format!(
            "the longest wait was {turns} turns, {rounds:.2} rounds of the wall, about {hours:.1} \
             hours of the loop; two rounds are the bound"
        ));
    }
    if let Some(Behind { of_cards, of_time }) = wall.behind_the_scenes {
        let [of_cards, of_time] = [of_cards, of_time].map(|share| share * 100.0);
        said.push(format!(
            "those behind the scenes are on {of_cards:.1} % of the cards and had {of_time:.1} % of \
             the time"
        ));
    }
    for ((name, from, to), seen) in SHIFTS.iter().zip(wall.covered.seen) {
        said.push(format!(
            "the {name} shift, {from} to {to} o’clock, has seen {seen} of {} cards",
            wall.cards.len()
        ));
    }
    said.push(match wall.hands {
        Some(hands) => format!("{hands} hands were clapped for all of them together"),
        None => "a few hands were clapped".to_owned(),
    });
    said
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
        answers(line.answers),
        known(line.know.as_ref()),
        right.unwrap_or_default(),
        line.text
    )
}

fn week_row(week: &WeekLine, page: &mut String) -> std::fmt::Result {
    let known = known(week.know.as_ref());
    let row = format!("  {}  {:>13}  {known}", week.week, answers(week.answers));
    writeln!(page, "{}", row.trim_end())
}

fn answers(count: Count) -> String {
    match count {
        Some(count) => format!("{count} answers"),
        None => "few answers".to_owned(),
    }
}

fn known(share: Option<&Share>) -> String {
    let Some(share) = share else { return String::new() };
    let [known, low, high] = [share.share, share.low, share.high].map(percent);
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
        let number = count.map_or("few".to_owned(), |count| count.to_string());
        writeln!(page, "{}", format!("  {name}  {number:>6}  {bar}").trim_end())?;
    }
    if first == last { writeln!(page, "  none") } else { Ok(()) }
}
