//! The report as one page by itself: no script, no font, no picture from elsewhere.

use std::fmt::Write as _;

use super::figures::{Count, Figures, Line, WeekLine};
use super::items::{Item, percent};
use super::svg;
use super::text::preamble;
use super::wall_page;
use crate::content::model::{Lang, Pole};

const STYLE: &str = include_str!("report.css");

/// Writes it; `lang` is the language of the folder's own words in it.
pub fn html(figures: &Figures, lang: &Lang) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>What the room knows</title>\n<style>\n{STYLE}</style>\n<main>\n\
         <p class=\"kicker\" lang=\"{lang}\">{}</p>\n<h1>What the room knows</h1>\n\
         <p class=\"lead\">{}</p>\n",
        escape(&figures.organisation),
        escape(&preamble(figures))
    );
    // Writing to a string can't fail.
    let _ = sections(figures, lang, &mut page);
    page + "</main>\n</html>\n"
}

fn sections(figures: &Figures, lang: &Lang, page: &mut String) -> std::fmt::Result {
    writeln!(page, "<h2>By value, the least known first</h2>")?;
    figures.values.iter().try_for_each(|line| row(line, "value", None, lang, page))?;
    writeln!(page, "<h2>How it moved, week by week</h2>\n<div class=\"cards\">")?;
    movement("The whole room", "care", &figures.weeks, page)?;
    for value in &figures.values {
        movement(&value.text, pole(value), &value.weeks, page)?;
    }
    writeln!(page, "</div>\n<h2>Questions to look at</h2>")?;
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
    writeln!(page, "</div>\n<h2>By question, the least known first</h2>")?;
    figures.questions.iter().try_for_each(|q| row(&q.line, "question", Some(q), lang, page))?;
    if !figures.former.is_empty() {
        writeln!(page, "<h2>Wordings that are no longer shown</h2>")?;
        figures.former.iter().try_for_each(|q| row(&q.line, "question", None, lang, page))?;
    }
    writeln!(page, "<h2>Answers by hour</h2>")?;
    let hours = figures.hours.iter().enumerate();
    let hours: Vec<(String, Count)> = hours.map(|(h, n)| (format!("{h:02}:00"), *n)).collect();
    writeln!(page, "<div class=\"card\">{}</div>", svg::columns(&hours, "answers"))?;
    writeln!(page, "<h2>Touches a day</h2>")?;
    let days = figures.days.iter();
    let days: Vec<(String, Count)> = days.map(|day| (day.date.to_string(), day.touches)).collect();
    writeln!(page, "<div class=\"card\">{}</div>", svg::columns(&days, "touches"))?;
    wall_page::section(&figures.wall, lang, page)
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
    let answers = match line.answers {
        Some(answers) => format!("{answers} answers"),
        None => "fewer than 5 answers".to_owned(),
    };
    let right = line.right.map(|right| format!(" · {} % right", percent(right.share)));
    let bar = line.know.as_ref().map_or("<span></span>".to_owned(), svg::bar);
    let known = line.know.map(|know| format!("{} %", percent(know.share)));
    writeln!(
        page,
        "<div class=\"row {class} {}\"><span class=\"rank\">{rank}</span><div>\
         <div class=\"name\" lang=\"{lang}\">{}</div>\
         <div class=\"small\">{} · {answers}{}</div></div>{bar}\
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
        let picked = option.picked.map_or("few".to_owned(), |picked| picked.to_string());
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

/// `text` as it may stand in HTML, in an attribute, too.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}
