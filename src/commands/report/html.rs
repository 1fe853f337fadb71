//! The report as one page by itself: no script, no font, no picture from elsewhere.

use std::fmt::Write as _;

use super::words::{self, or_few, preamble};
use super::{svg, wall_page};
use crate::commands::markup::{colours, escape};
use crate::content::model::{Lang, Pole};
use crate::report::counts::{Count, Line, SHOWN_LEAST, WeekLine};
use crate::report::figures::Figures;
use crate::report::interval::percent;
use crate::report::items::Item;
use crate::report::lineups::{Lineups, Taught};
use crate::screens::theme::DAY;

const STYLE: &str = include_str!("report.css");

/// Writes the whole report; `lang` is the language of the folder's own words in it.
pub(super) fn html(figures: &Figures, lang: &Lang) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>What the room knows</title>\n<style>\n{}{STYLE}</style>\n<main>\n\
         <p class=\"kicker\" lang=\"{lang}\">{}</p>\n<h1>What the room knows</h1>\n\
         <p class=\"lead\">{}</p>\n",
        colours(&DAY),
        escape(&figures.organisation),
        escape(&preamble(figures))
    );
    // Writing to a string can't fail.
    let _ = sections(figures, lang, &mut page);
    page + "</main>\n</html>\n"
}

fn sections(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    if figures.has_answers() {
        answered(figures, lang, page)?;
    }
    if !figures.days.is_empty() {
        writeln!(page, "<h2>Touches a day</h2>")?;
        let days = figures.days.iter().map(|day| (day.date.to_string(), day.touches));
        let days: Vec<(String, Count)> = days.collect();
        writeln!(page, "<div class=\"card\">{}</div>", svg::columns(&days, "touches"))?;
    }
    said_on_the_glass(figures, lang, page)?;
    figures.wall.as_ref().map_or(Ok(()), |wall| wall_page::section(wall, lang, page))?;
    figures.lineups.as_ref().map_or(Ok(()), |of| lineups(of, lang, page))?;
    if let Some(trial) = &figures.trial {
        writeln!(page, "<h2>{}</h2>", words::TRIAL)?;
        writeln!(page, "<p class=\"note\">{}</p>", escape(&trial.said().join(" ")))?;
    }
    if !figures.grown_old.is_empty() {
        writeln!(page, "<h2>{}</h2>", words::GROWN_OLD)?;
    }
    let mut each = figures.grown_old.iter();
    each.try_for_each(|line| writeln!(page, "<p class=\"note\">{}</p>", escape(line)))
}

/// Polls, and what teams were thanked for.
fn said_on_the_glass(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    if !figures.polls.is_empty() {
        writeln!(page, "<h2>{}</h2>", words::POLLS)?;
    }
    for poll in &figures.polls {
        write!(
            page,
            "<div class=\"row\"><div class=\"name\" lang=\"{lang}\">{}</div>\
             <div class=\"small\">{} · {} answers</div><ul class=\"options\">",
            escape(&poll.text),
            escape(&poll.id),
            poll.votes
        )?;
        for option in &poll.options {
            let (percent, text) = (option.percent, escape(&option.text));
            write!(page, "<li><b>{percent} %</b><span lang=\"{lang}\">{text}</span></li>")?;
        }
        writeln!(page, "</ul></div>")?;
    }
    if !figures.thanks.is_empty() {
        writeln!(page, "<h2>{}</h2>", words::THANKED)?;
    }
    let mut thanks = figures.thanks.iter();
    thanks.try_for_each(|line| writeln!(page, "<p class=\"note\">{}.</p>", escape(&line.said())))
}

/// How often a line-up was held, and what was taught.
fn lineups(lineups: &Lineups, lang: &Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h2 id=\"lineups\">{}</h2>", words::LINEUPS)?;
    writeln!(page, "<p class=\"note\">{}.</p>", escape(&lineups.said()))?;
    let weeks: Vec<(String, Count)> =
        lineups.weeks.iter().map(|(week, n)| (week.clone(), Some(*n))).collect();
    writeln!(page, "<div class=\"card\">{}</div>", svg::columns(&weeks, "line-ups"))?;
    write!(page, "<table><tr><th>Page<th>What was taught<th>Id<th class=\"n\">Times<th>Last</tr>")?;
    for Taught { page: name, id, text, times, last } in &lineups.taught {
        let (text, id) = (escape(text), escape(id));
        write!(
            page,
            "<tr><td>{name}<td lang=\"{lang}\">{text}<td>{id}<td class=\"n\">{times}<td>{last}</tr>"
        )?;
    }
    writeln!(page, "</table>")
}

/// What the answers say.
fn answered(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h2>{}</h2>", words::BY_VALUE)?;
    figures.values.iter().try_for_each(|line| row(line, "value", None, lang, page))?;
    writeln!(page, "<h2>How it moved, week by week</h2>\n<div class=\"cards\">")?;
    movement("The whole room", "care", &figures.weeks, page)?;
    for value in &figures.values {
        movement(&value.text, pole(value), &value.weeks, page)?;
    }
    writeln!(page, "</div>")?;
    failing(figures, lang, page)?;
    writeln!(page, "<h2>{}</h2>", words::BY_QUESTION)?;
    figures.questions.iter().try_for_each(|q| row(&q.line, "question", Some(q), lang, page))?;
    unanswered(figures, lang, page)?;
    if !figures.former.is_empty() {
        writeln!(page, "<h2>{}</h2>", words::FORMER)?;
        figures.former.iter().try_for_each(|q| row(&q.line, "question", None, lang, page))?;
    }
    writeln!(page, "<h2>{}</h2>", words::BY_HOUR)?;
    let hours = figures.hours.iter().enumerate();
    let hours: Vec<(String, Count)> = hours.map(|(h, n)| (format!("{h:02}:00"), *n)).collect();
    writeln!(page, "<div class=\"card\">{}</div>", svg::columns(&hours, "answers"))
}

fn failing(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h2>{}</h2>", words::FAILING)?;
    if figures.failing.is_empty() {
        writeln!(page, "<p class=\"note\">None, of those with answers enough to judge.</p>")?;
    }
    writeln!(page, "<div class=\"cards\">")?;
    for failing in &figures.failing {
        let question = figures.questions.iter().find(|item| item.line.id == failing.id);
        writeln!(
            page,
            "<div class=\"card warn\"><h3 lang=\"{lang}\">{}</h3><p>{}</p>\
             <p class=\"small\">{} · {}</p></div>",
            escape(question.map_or("", |item| &item.line.text)),
            escape(&failing.why),
            escape(&failing.id),
            failing.rule
        )?;
    }
    writeln!(page, "</div>")
}

/// All questions that nobody has answered, folded.
fn unanswered(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    let Some(line) = words::unanswered(figures) else { return Ok(()) };
    write!(page, "<details class=\"unanswered\"><summary>{line}</summary><ul>")?;
    for question in &figures.unanswered {
        let (text, id) = (escape(&question.text), escape(&question.id));
        write!(
            page,
            "<li><span lang=\"{lang}\">{text}</span> <span class=\"small\">{id}</span></li>"
        )?;
    }
    writeln!(page, "</ul></details>")
}

fn pole(line: &Line) -> &'static str {
    match line.pole {
        Some(Pole::Dignity) => "dignity",
        Some(Pole::Care) | None => "care",
    }
}

fn row(
    line: &Line,
    class: &str,
    item: Option<&Item>,
    lang: &Lang,
    page: &mut String,
) -> std::fmt::Result {
    let rank = line.rank.map_or("–".to_owned(), |rank| rank.to_string());
    let answers = or_few(line.answers, &format!("fewer than {SHOWN_LEAST}"));
    let right = line.right.map(|right| format!(" · {} % right", percent(right.share)));
    let bar = line.know.as_ref().map_or("<span></span>".to_owned(), svg::bar);
    let known = line.know.map(|know| format!("{} %", percent(know.share)));
    writeln!(
        page,
        "<div class=\"row {class} {}\"><span class=\"rank\">{rank}</span><div>\
         <div class=\"name\" lang=\"{lang}\">{}</div>\
         <div class=\"small\">{} · {answers} answers{}</div></div>{bar}\
         <span class=\"percent\">{}</span>",
        pole(line),
        escape(&line.text),
        escape(&line.id),
        right.unwrap_or_default(),
        known.unwrap_or_default()
    )?;
    if let Some(item) = item.filter(|_| line.answers.is_some_and(|answers| answers > 0)) {
        options(item, lang, page)?;
    }
    writeln!(page, "</div>")
}

fn options(item: &Item, lang: &Lang, page: &mut String) -> std::fmt::Result {
    write!(page, "<details class=\"options\"><summary>Options</summary><ul class=\"options\">")?;
    for option in &item.options {
        let picked = or_few(option.picked, "few");
        let mark = if option.right { "✓" } else { "✗" };
        write!(
            page,
            "<li><b>{picked}</b><span>{mark}</span><span lang=\"{lang}\">{}</span></li>",
            escape(&option.text)
        )?;
    }
    write!(page, "</ul></details>")
}

fn movement(name: &str, pole: &str, weeks: &[WeekLine], page: &mut String) -> std::fmt::Result {
    write!(page, "<div class=\"card {pole}\"><h3>{}</h3>", escape(name))?;
    if weeks.iter().any(|week| week.know.is_some()) {
        write!(page, "{}", svg::weeks(weeks))?;
    } else {
        write!(page, "<p class=\"note\">Too few answers to draw.</p>")?;
    }
    writeln!(page, "</div>")
}
