//! Fields with nothing in them yet, as they are written.

use jiff::civil::Date;

use super::{Begun, Entries, Field, Form};
use crate::content::model::Lang;

/// The line with which a field begins in a new item on that day, its further lines not set in;
/// `None` where it is left out.
pub fn line(field: &Field, languages: &[Lang], today: Date) -> Option<String> {
    match field.begun {
        Begun::LeftOut => None,
        Begun::Line(line) => {
            let line = line.replace("TODAY", &today.to_string());
            Some(line.replace("EMPTY", &text(languages)))
        }
        Begun::Empty => Some(format!("{}: {},", field.name, value(field, languages))),
    }
}

/// What stands in a field that is there and says nothing yet.
pub fn value(field: &Field, languages: &[Lang]) -> String {
    match &field.form {
        Form::Text(_) => text(languages),
        Form::Texts(_, least, _) => listed((0..*least).map(|_| text(languages))),
        Form::Records(entries) => {
            listed(entries.begun.iter().map(|mark| entry(entries, mark, languages)))
        }
        Form::Record(fields) | Form::Photo(fields) => record(fields, "", languages),
        Form::Roles | Form::Lines => "[]".to_owned(),
        Form::Days => "[Mon, Tue, Wed, Thu, Fri]".to_owned(),
        Form::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        Form::Flag => "true".to_owned(),
        Form::Number(least, _) => least.to_string(),
        Form::Point => "(0.5, 0.5)".to_owned(),
        Form::Id | Form::Value | Form::Day | Form::Line | Form::Written => "\"\"".to_owned(),
    }
}

/// An entry that says nothing yet, of a list of them; `mark` is the line before its texts.
pub fn entry(entries: &Entries, mark: &str, languages: &[Lang]) -> String {
    record(entries.fields, mark, languages)
}

/// An empty text in each language.
pub fn text(languages: &[Lang]) -> String {
    let each: String = languages.iter().map(|lang| format!("    {lang}: \"\",\n")).collect();
    format!("(\n{each})")
}

/// The fields that a value must have.
fn record(fields: &[Field], mark: &str, languages: &[Lang]) -> String {
    let own = fields.iter().filter(|field| field.needed);
    let lines = own.map(|field| format!("{}: {},", field.name, value(field, languages)));
    let mark = (!mark.is_empty()).then(|| mark.to_owned());
    let lines: String = mark.into_iter().chain(lines).map(|line| set_in(&line)).collect();
    format!("(\n{lines})")
}

fn listed(entries: impl Iterator<Item = String>) -> String {
    let lines: String = entries.map(|entry| set_in(&format!("{entry},"))).collect();
    format!("[\n{lines}]")
}

/// Lines set in by one step, each with its end.
pub fn set_in(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}\n")).collect()
}
