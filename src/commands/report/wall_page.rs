//! The wall's part of the drawn page.

use std::fmt::Write as _;

use super::svg;
use super::words::{self, UNSEEN, said};
use crate::commands::markup::escape;
use crate::content::model::Lang;
use crate::report::shifts::{Covered, SHIFTS};
use crate::report::wall::{CardLine, ENDING_DAYS, Ending, Wall};

/// Ages by which the live cards are counted: names, and days from and up to.
const AGES: [(&str, i32, i32); 6] = [
    ("a week", i32::MIN, 7),
    ("a month", 7, 31),
    ("a quarter", 31, 92),
    ("half a year", 92, 183),
    ("a year", 183, 366),
    ("older", 366, i32::MAX),
];

/// Writes the part of the page that tells whether the wall was fair.
pub(super) fn section(wall: &Wall, lang: &Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h2 id=\"wall\">{}</h2>", words::WALL)?;
    if wall.cards.is_empty() {
        return writeln!(page, "<p class=\"note\">No cards are live.</p>");
    }
    write!(page, "<ul class=\"said\">")?;
    for line in said(wall) {
        write!(page, "<li>{}</li>", escape(&sentence(&line)))?;
    }
    writeln!(page, "</ul>\n<h3>Time on the glass, card by card</h3>")?;
    writeln!(
        page,
        "<p class=\"note\">Against its fair share of when people were there; the line is exactly \
         fair. The newest card stands first, and those behind the scenes are violet.</p>\n\
         <div class=\"card\">{}</div>",
        svg::shares(&wall.cards)
    )?;
    table(&wall.cards, lang, page)?;
    evenness(wall, page)?;
    writeln!(
        page,
        "<h3>How old the cards are</h3>\n<div class=\"card fresh\">{}</div>",
        freshness(wall)
    )?;
    coverage(&wall.covered, lang, page)?;
    ending(&wall.ending, page)
}

fn ending(ending: &[Ending], page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h3>Consents that end within {ENDING_DAYS} days</h3>")?;
    if ending.is_empty() {
        return writeln!(page, "<p class=\"note\">None.</p>");
    }
    write!(page, "<table class=\"even\">")?;
    for Ending { until, id, part } in ending {
        write!(page, "<tr><td>{until}<td>{}<td>{part}</tr>", escape(id))?;
    }
    writeln!(page, "</table>")
}

fn sentence(line: &str) -> String {
    let mut letters = line.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str() + "."
}

fn table(cards: &[CardLine], lang: &Lang, page: &mut String) -> std::fmt::Result {
    write!(
        page,
        "<details><summary>The same in numbers</summary><table><tr><th>Card<th>Team<th>Day\
         <th class=\"n\">Shown<th class=\"n\">Share<th class=\"n\">Fair share\
         <th class=\"n\">Longest wait</tr>"
    )?;
    for card in cards {
        let percent = |share: f64| format!("{:.2} %", share * 100.0);
        write!(
            page,
            "<tr><td>{}<td lang=\"{lang}\">{}<td>{}<td class=\"n\">{}<td class=\"n\">{}\
             <td class=\"n\">{}<td class=\"n\">{} turns</tr>",
            escape(&card.id),
            escape(&card.team),
            card.date,
            card.shown,
            percent(card.share),
            card.fair.map_or(UNSEEN.to_owned(), percent),
            card.waited
        )?;
    }
    writeln!(page, "</table></details>")
}

/// Jain's index by cohort and by week.
fn evenness(wall: &Wall, page: &mut String) -> std::fmt::Result {
    writeln!(
        page,
        "<h3>How evenly</h3>\n<p class=\"note\">Jain’s index of share against fair share: 1 where \
         all fared alike; under 0.99 is worth a look.</p>\n<table class=\"even\">"
    )?;
    let cohorts =
        wall.cohorts.iter().map(|c| (format!("On the wall since {}", c.since), c.cards, c.jain));
    let weeks = wall.weeks.iter().map(|w| (format!("All of {}", w.week), w.cards, w.jain));
    for (name, cards, jain) in cohorts.chain(weeks) {
        let class = if jain < 0.99 { "n low" } else { "n" };
        writeln!(
            page,
            "<tr><td>{name}<td class=\"n\">{cards} cards<td class=\"{class}\"><b>{jain:.3}</b></tr>"
        )?;
    }
    writeln!(page, "</table>")
}

fn freshness(wall: &Wall) -> String {
    let count = |(name, from, to): (&str, i32, i32)| {
        let those = wall.cards.iter().filter(|card| (from..to).contains(&card.age_days)).count();
        (name.to_owned(), u64::try_from(those).ok())
    };
    svg::columns(&AGES.map(count), "cards")
}

fn coverage(covered: &Covered, lang: &Lang, page: &mut String) -> std::fmt::Result {
    let most = covered.teams.iter().flat_map(|team| team.seconds).max().unwrap_or(0);
    writeln!(
        page,
        "<h3>Which teams were seen when</h3>\n<p class=\"note\">Hour by hour, the darker the \
         longer; at most {} minutes in an hour of the day.</p>\n<div class=\"card\"><table \
         class=\"when\"><tr><th>Team<th class=\"n\">Cards<th>0 to 24 o’clock",
        most.div_ceil(60)
    )?;
    for (name, ..) in SHIFTS {
        write!(page, "<th class=\"n\">{}", sentence(name).trim_end_matches('.'))?;
    }
    writeln!(page, "</tr>")?;
    for team in &covered.teams {
        write!(
            page,
            "<tr><td lang=\"{lang}\">{}<td class=\"n\">{}<td>{}",
            escape(&team.team),
            team.cards,
            svg::hours(&team.seconds, most)
        )?;
        for minutes in team.minutes() {
            write!(page, "<td class=\"n\">{minutes} min")?;
        }
        writeln!(page, "</tr>")?;
    }
    writeln!(page, "</table></div>")
}
