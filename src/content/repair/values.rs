//! What is written in the place of a value: a name that is known, or the same in the form in which
//! it is read.

use super::{Does, Known, Place, Repair, WAYS_MAX, days};
use crate::content::fields::blank;
use crate::content::ron::edit::{Patch, quoted};
use crate::content::ron::outline::{Kind, outline};
use crate::content::ron::raw;

pub(super) fn repairs(place: &Place<'_>, known: &Known<'_>) -> Vec<Repair> {
    let (span, old) = (place.span.clone(), place.old());
    let write = |with: String| Repair::write(span.clone(), with);
    let first = known.languages.first();
    let said = || raw::read::<String>(old).unwrap_or_else(|_| old.to_owned());
    match place.code {
        "unknown-field"
        | "unknown-kind"
        | "unknown-word"
        | "unknown-value"
        | "unknown-role"
        | "silence-unknown-rule"
        | "goes-nowhere" => {
            let named: Vec<&str> = place.named().collect();
            let few = named.len() <= WAYS_MAX && meant(place.todo);
            let named = named.iter().filter(|_| few);
            named.map(|name| write(as_written(old, name))).collect()
        }
        "not-a-text" if place.todo.contains("(en:") => first
            .map(|lang| write(format!("({lang}: {})", quoted(&bare(old)))))
            .into_iter()
            .collect(),
        "not-a-text" if old.starts_with('(') => first_text(place).map(write).into_iter().collect(),
        "not-a-text" => vec![write(quoted(&bare(old)))],
        "no-language" => first.map(|lang| write(format!("({lang}: {old})"))).into_iter().collect(),
        "not-a-word" => vec![write(said())],
        "not-a-number" => {
            let number: String =
                said().chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            number.parse::<f64>().ok().map(|_| write(number)).into_iter().collect()
        }
        "not-yes-or-no" => vec![write("true".to_owned()), write("false".to_owned())],
        "not-a-list" => vec![write(format!("[{old}]"))],
        "word-before-bracket" => without_head(place).into_iter().collect(),
        "out-of-range" => bound(place).map(write).into_iter().collect(),
        "bad-date" => days::days(&said()).iter().map(|day| write(quoted(day))).collect(),
        "bad-time" => days::time(&said()).map(|time| write(quoted(&time))).into_iter().collect(),
        "no-days" => vec![write("[Mon, Tue, Wed, Thu, Fri]".to_owned())],
        "bad-id" => {
            between(place.todo, "write \"", '"').map(|id| write(quoted(id))).into_iter().collect()
        }
        "duplicate-id" => known.free_id(&said()).map(|id| write(quoted(&id))).into_iter().collect(),
        "unknown-schema" => place
            .todo
            .rsplit(' ')
            .next()
            .map(|schema| write(schema.to_owned()))
            .into_iter()
            .collect(),
        "empty-text" if old == "()" => {
            let empty = blank::text(&known.languages);
            vec![Repair::new(Does::Add("…".to_owned()), vec![Patch::new(span, empty)])]
        }
        "empty-file" => vec![write("[ ]".to_owned())],
        _ => Vec::new(),
    }
}

/// Whether the advice names what is to be written, and not only what could stand there.
fn meant(todo: &str) -> bool {
    todo.starts_with("did you mean `")
        || todo.starts_with("write `")
        || todo.starts_with("write one of `")
}

/// `word` with quotation marks if what it replaces has them.
fn as_written(old: &str, word: &str) -> String {
    if old.starts_with('"') { quoted(word) } else { word.to_owned() }
}

/// A value without the single quotation marks around it.
fn bare(old: &str) -> String {
    old.trim_matches('\'').to_owned()
}

/// What the first of several texts says.
fn first_text(place: &Place<'_>) -> Option<String> {
    let outline = outline(place.text);
    let path = outline.root.as_ref()?.path_to(place.span.start);
    let texts = &path.last()?.value.entries;
    let first = texts.iter().find(|entry| entry.value.kind == Kind::Text)?;
    Some(first.value.span.of(place.text).to_owned())
}

/// Without the word before the bracket.
fn without_head(place: &Place<'_>) -> Option<Repair> {
    let outline = outline(place.text);
    let path = outline.root.as_ref()?.path_to(place.span.start);
    let head = path.last()?.value.head;
    (!head.is_empty()).then(|| Repair::take_out(head.range()))
}

/// The end of a range that a number is nearer to.
fn bound(place: &Place<'_>) -> Option<String> {
    let range = place.todo.split_once(" from ")?.1;
    let (low, high) = range.split_once(" to ")?;
    let (least, most) = (low.parse::<f64>().ok()?, high.parse::<f64>().ok()?);
    let own = place.old().parse::<f64>().ok().filter(|own| own.is_finite())?;
    let whole = if place.todo.contains("whole") { own.round() } else { own };
    Some(whole.clamp(least, most).to_string())
}

fn between<'a>(text: &'a str, before: &str, after: char) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inner, _)| inner)
}
