//! From a row's cells to a commendation. What isn't said fails closed: no status is a draft, no
//! day is no consent.

use std::sync::Arc;

use jiff::civil::Date;

use crate::content::finding::phrase::{short, suggest};
use crate::content::model::Value;
use crate::content::pace::is_han;

use super::cells::Cells;
use crate::sheets::item::{Consent, Nomination, PhotoCells, QuoteCells, Texts};
use crate::sheets::vocabulary::answer;
use crate::sheets::vocabulary::answer::{Status, folded};
use crate::sheets::vocabulary::field::Field;

/// Most characters of an id.
const ID_CHARS_MAX: usize = 64;

/// Reads a row. What is wrong with it is in `cells`. The id is empty unless the sheet says one.
pub(crate) fn read(cells: &mut Cells<'_>, values: &[Arc<Value>]) -> Nomination {
    let id = id(cells, Field::Id).map(|(id, _)| id);
    let person = person(cells);
    let name = name(cells);
    let team = cells.needed(Field::Team);
    let date = needed_day(cells);
    let value = value(cells, values);
    let situation = cells.needed(Field::Situation);
    let act = cells.needed(Field::Act);
    let effect = cells.needed(Field::Effect);
    let who = cells.text(Field::Who);
    let is_team = who.is_some_and(|cell| is_team(cells, &cell));
    let nominated_by = nominator(cells, &name);
    Nomination {
        row: cells.row.number,
        has_own_id: id.is_some(),
        id: id.unwrap_or_default(),
        value: value.unwrap_or_default(),
        is_team,
        person,
        name,
        team,
        behind_the_scenes: cells.yes(Field::BehindTheScenes),
        date,
        situation,
        act,
        effect,
        quote: quote(cells),
        skill: skill(cells),
        helped_by: cells.words(Field::HelpedBy),
        photo: photo(cells, is_team),
        words: consent(cells, Field::Words, Field::WordsOn, Field::WordsUntil),
        name_shown: consent(cells, Field::NameShown, Field::NameOn, Field::NameUntil),
        photo_shown: consent(cells, Field::PhotoShown, Field::PhotoOn, Field::PhotoUntil),
        status: status(cells),
        approved_by: cells.text(Field::ApprovedBy),
        second: cells.text(Field::Second),
        approved_on: cells.day(Field::ApprovedOn),
        nominated_by,
        from: cells.day(Field::From),
        until: cells.day(Field::Until),
    }
}

/// Who put them forward, with a word where that is they themselves.
fn nominator(cells: &mut Cells<'_>, name: &Texts) -> Option<String> {
    let nominator = cells.text(Field::NominatedBy)?;
    if name.iter().any(|(_, name)| folded(name) == folded(&nominator)) {
        let what = "whoever put this forward is who it thanks";
        let todo = "ask somebody who saw it to tell it";
        cells.warn(Field::NominatedBy, "own-praise").what(what).todo(todo);
    }
    Some(nominator)
}

/// The status of a row; a draft unless the sheet says otherwise.
fn status(cells: &mut Cells<'_>) -> Status {
    let Some(cell) = cells.text(Field::Status) else {
        return Status::Draft;
    };
    answer::status(&cell).unwrap_or_else(|| {
        let what = format!("the status `{}` isn't known", short(&cell));
        let todo = "write `draft`, `approved` or `withdrawn` (草稿、已批准、已撤回)";
        cells.error(Field::Status, "unknown-status").what(what).todo(todo);
        Status::Draft
    })
}

/// An id in small letters, digits and hyphens, with what the cell says.
fn id(cells: &mut Cells<'_>, field: Field) -> Option<(String, String)> {
    let cell = cells.text(field)?;
    let joined = cell.replace(|c: char| c.is_whitespace() || "_./#:".contains(c), "-");
    let id = joined.trim_matches('-').to_ascii_lowercase();
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > ID_CHARS_MAX || !id.chars().all(good) {
        let what = format!("`{}` can't be an id", short(&cell));
        let todo = format!("use letters from a to z, digits and hyphens, at most {ID_CHARS_MAX}");
        cells.error(field, "bad-id").what(what).todo(todo);
        return None;
    }
    Some((id, cell))
}

/// The person's number, with a word where it had to be changed: whoever leaves is looked for by it.
fn person(cells: &mut Cells<'_>) -> Option<String> {
    let (id, said) = id(cells, Field::Person)?;
    if !said.eq_ignore_ascii_case(&id) {
        let what = format!("the number is written `{id}` in the content folder");
        let todo = "write it like that in leavers.ron, too, should it ever be needed there";
        cells.warn(Field::Person, "number-changed").what(what).todo(todo);
    }
    Some(id)
}

/// The name in its languages. A name whose column says no language is the same in each, so that
/// a story that says it is found out in each.
fn name(cells: &mut Cells<'_>) -> Texts {
    let columns = cells.columns;
    let untold = columns.of(Field::Name).all(|column| column.lang.is_none());
    let mut words = cells.words(Field::Name);
    if words.is_empty() {
        let parts = [cells.text(Field::FirstName), cells.text(Field::LastName)];
        let [first, last] = parts.map(Option::unwrap_or_default);
        let han = !last.is_empty() && last.chars().all(is_han) && first.chars().all(is_han);
        let name = if han { format!("{last}{first}") } else { format!("{first} {last}") };
        if !name.trim().is_empty() {
            words.push((String::new(), name.trim().to_owned()));
        }
    }
    if let Some((_, name)) = words.iter().find(|(_, name)| may_be_several(name)) {
        cells
            .warn(Field::Name, "several-people")
            .what(format!("`{}` may be more than one person", short(name)))
            .todo("give each a row, since each agrees, and may leave, for themselves");
    }
    match words.pop() {
        Some((_, name)) if untold => {
            cells.conventions.languages.iter().map(|lang| (lang.clone(), name.clone())).collect()
        }
        last => words.into_iter().chain(last).collect(),
    }
}

/// Whether a name has in it what parts one person from another.
fn may_be_several(name: &str) -> bool {
    name.contains([';', '；', '、', '&', '＆', '\n']) || name.contains(" and ")
}

fn needed_day(cells: &mut Cells<'_>) -> Option<Date> {
    let before = cells.findings.len();
    let day = cells.day(Field::Date);
    if day.is_none() && cells.findings.len() == before {
        let todo = "write the day on which it happened, as 2026-11-04";
        cells.error(Field::Date, "missing-date").what("the date is missing").todo(todo);
    }
    day
}

/// The id of the value that a cell names by its id or its name in any language.
fn value(cells: &mut Cells<'_>, values: &[Arc<Value>]) -> Option<String> {
    let before = cells.findings.len();
    let Some(cell) = cells.text(Field::Value) else {
        if cells.findings.len() == before {
            let todo = suggest("", values.iter().map(|value| value.id.as_str()));
            cells.error(Field::Value, "missing-value").what("it names no value").todo(todo);
        }
        return None;
    };
    let said = folded(&cell);
    let names = |value: &Arc<Value>| {
        let named = value.name.iter().any(|(_, name)| folded(name) == said);
        named || folded(value.id.as_str()) == said
    };
    let found = values.iter().find(|value| names(value));
    if found.is_none() {
        let names = values.iter().flat_map(|value| value.name.iter().map(|(_, name)| name));
        let known: Vec<&str> = names.collect();
        let what = format!("there is no value `{}` in values.ron", short(&cell));
        cells
            .error(Field::Value, "unknown-value")
            .what(what)
            .todo(suggest(&cell, known.iter().copied()));
    }
    found.map(|value| value.id.as_str().to_owned())
}

fn is_team(cells: &mut Cells<'_>, cell: &str) -> bool {
    answer::is_team(cell).unwrap_or_else(|| {
        let what = format!("`{}` is neither a person nor a team", short(cell));
        cells.error(Field::Who, "unknown-word").what(what).todo("write `person` or `team`");
        false
    })
}

fn skill(cells: &mut Cells<'_>) -> Option<String> {
    let cell = cells.text(Field::Skill)?;
    let Some(skill) = answer::skill(&cell) else {
        let known = ["Warmth", "Product", "Technique", "Communication", "Psychology"];
        let what = format!("the skill `{}` isn't known", short(&cell));
        cells.error(Field::Skill, "unknown-skill").what(what).todo(suggest(&cell, known));
        return None;
    };
    Some(format!("{skill:?}"))
}

/// The quote; left out with a warning where nothing says whose words they are.
fn quote(cells: &mut Cells<'_>) -> Option<QuoteCells> {
    let text = cells.words(Field::Quote);
    let from = cells.text(Field::QuoteFrom);
    let mut by = cells.words(Field::QuoteBy);
    if text.is_empty() {
        return None;
    }
    let Some(cell) = from else {
        let what = "nothing says whose words these are, so the quote is left out";
        let todo = "write into a column `quote from`: customer, peer, manager or leader";
        cells.warn(Field::Quote, "quote-from-nobody").what(what).todo(todo);
        return None;
    };
    let Some((speaker, alone)) = answer::speaker(&cell) else {
        let what = format!("`{}` doesn't say whose words these are", short(&cell));
        let todo = "write customer, peer, manager or leader (客户、同事、主管、领导); \
                    who exactly goes into a column `quote by`";
        cells.error(Field::QuoteFrom, "unknown-speaker").what(what).todo(todo);
        return None;
    };
    if !alone && by.is_empty() {
        let langs = text.iter().take(1).map(|(lang, _)| lang.clone());
        by = langs.map(|lang| (lang, cell.clone())).collect();
    }
    Some(QuoteCells { text, from: format!("{speaker:?}"), by })
}

/// The photo, with a description that names nobody where the sheet has none.
fn photo(cells: &mut Cells<'_>, is_team: bool) -> Option<PhotoCells> {
    let cell = cells.text(Field::Photo)?;
    let described = cells.words(Field::PhotoAlt);
    if cell.contains("://") {
        let what = "the photo is on the network, and the kiosk shows only those of its folder";
        let todo = "put the picture into photos/ and write its file name";
        cells.error(Field::Photo, "bad-photo").what(what).todo(todo);
        return None;
    }
    // Of a path on somebody's machine only the file's own name means anything here.
    let own = cell.strip_prefix("photos/").filter(|rest| !rest.contains(['\\', ':']));
    let name = own.unwrap_or_else(|| cell.rsplit(['/', '\\', ':']).next().unwrap_or(&cell));
    let plain = |lang: &String| {
        let words = match (lang.as_str(), is_team) {
            ("en", true) => "A photo of the team.",
            ("en", false) => "A photo of a colleague.",
            ("zh", true) => "团队的照片。",
            ("zh", false) => "一位同事的照片。",
            _ => return None,
        };
        Some((lang.clone(), words.to_owned()))
    };
    let is_described = !described.is_empty();
    let alt: Texts = if is_described {
        described
    } else {
        cells.conventions.languages.iter().filter_map(plain).collect()
    };
    if alt.is_empty() {
        let what = "the photo has no description for those who can't see it";
        let todo = "add a column `photo description`";
        cells.error(Field::Photo, "no-photo-description").what(what).todo(todo);
    }
    Some(PhotoCells { path: format!("photos/{name}"), alt, is_described })
}

/// A consent: a date, or a yes with its date in a column beside it. A yes without a day is
/// asked about.
fn consent(cells: &mut Cells<'_>, answer: Field, on: Field, until: Field) -> Consent {
    let said = cells.text(answer);
    let beside = cells.day(on);
    let until = cells.day(until);
    let none = Consent::default();
    let given = match said {
        None => beside,
        Some(cell) => match answer::yes_no(&cell) {
            Some(false) => None,
            Some(true) => match beside.or_else(|| cells.day(Field::ConsentOn)) {
                None => {
                    let what = "the consent has no day";
                    let todo = "write the day on which it was given instead of `yes`, or into a \
                                column `consent date`";
                    cells.error(answer, "consent-without-day").what(what).todo(todo);
                    return none;
                }
                day => day,
            },
            None if cells.may_be_day(&cell) => cells.day_in(answer, &cell),
            None => {
                let what = format!("`{}` is neither a yes, a no nor a day", short(&cell));
                let todo = "write the day on which it was given, as 2026-11-04, or `no`";
                cells.error(answer, "unclear-consent").what(what).todo(todo);
                return none;
            }
        },
    };
    // Without a consent its end means nothing.
    given.map_or(none, |day| Consent { given: Some(day), until })
}
