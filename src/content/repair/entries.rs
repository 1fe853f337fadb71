//! What is added to an item, and what is taken out of it.

use super::{Does, Known, Place, Repair};
use crate::content::fields::{self, Field, KIOSK_FIELDS, VALUE_FIELDS, blank};
use crate::content::ron::edit::{self, quoted};
use crate::content::ron::outline::{Entry, Kind, Node, outline};

/// For so many days a takeover lasts if nobody says how long.
const TAKEOVER_DAYS: i64 = 7;

pub(super) fn repairs(place: &Place<'_>, known: &Known<'_>) -> Vec<Repair> {
    let todo = place.todo;
    match place.code {
        "unknown-field" if todo.starts_with("take it out") => take_out(place, 0),
        "duplicate-field" | "bad-value" | "duplicate-language" => take_out(place, 0),
        "unknown-role" | "goes-nowhere" if todo.starts_with("take it out") => take_out(place, 0),
        // The whole entry of the list, and not its rule.
        "silence-unused" | "silence-unknown-rule" if todo.starts_with("take it out") => {
            take_out(place, 1)
        }
        "two-right-options" => second_right(place),
        "missing-photo" => misnamed(place).map_or_else(|| take_out(place, 1), |way| vec![way]),
        "unreadable-photo" | "bad-path" => take_out(place, 1),
        "missing-language" => {
            let tag = place.named().next().and_then(|named| named.split(':').next());
            let add = |tag: &str| added(place, tag, "\"\"", &[], tag);
            tag.and_then(add).into_iter().collect()
        }
        "endless-takeover" => {
            let until = known
                .today
                .and_then(|day| day.checked_add(jiff::Span::new().days(TAKEOVER_DAYS)).ok());
            let value = until.map(|day| quoted(&day.to_string()));
            value.and_then(|value| field(place, "until", &value, known)).into_iter().collect()
        }
        "missing-field" | "no-pole" | "no-source" => missing(place, known),
        _ => Vec::new(),
    }
}

/// Without the innermost entry around the place, or the one so many levels further out.
fn take_out(place: &Place<'_>, outwards: usize) -> Vec<Repair> {
    let patches = edit::cut(place.text, place.span.start, outwards);
    patches.map(|patches| Repair::new(Does::TakeOut, patches)).into_iter().collect()
}

/// Every `right: true` after the first is taken out.
fn second_right(place: &Place<'_>) -> Vec<Repair> {
    let outline = outline(place.text);
    let path = outline.root.as_ref().map(|root| root.path_to(place.span.start));
    let options = path.iter().flatten().find_map(|entry| match entry.name(place.text) {
        "options" => Some(&entry.value),
        _ => entry.value.field(place.text, "options"),
    });
    let right = |entry: &Entry| {
        let right = entry.value.entry(place.text, "right")?;
        (right.value.span.of(place.text) == "true").then_some(right.key.start)
    };
    let marks = options.iter().flat_map(|list| list.entries.iter().filter_map(right));
    let cut = |at: u32| edit::cut(place.text, at as usize, 0);
    let patches: Vec<_> = marks.skip(1).filter_map(cut).flatten().collect();
    if patches.is_empty() { Vec::new() } else { vec![Repair::new(Does::TakeOut, patches)] }
}

/// The name of a photo as its file has it.
fn misnamed(place: &Place<'_>) -> Option<Repair> {
    let whole = |name: &&str| place.todo.starts_with("write `") && !name.contains('…');
    let name = place.named().next().filter(whole)?;
    Some(Repair::write(place.span.clone(), quoted(name)))
}

/// What isn't there and must be: each field that the advice names, with nothing in it yet, or each
/// value that there is.
fn missing(place: &Place<'_>, known: &Known<'_>) -> Vec<Repair> {
    let mut ways = Vec::new();
    for named in place.named() {
        let Some((name, rest)) = named.split_once(": ") else { continue };
        let rest = rest.trim_end_matches(',');
        if name == "value" {
            let values = known.values();
            let each = values.iter().filter_map(|id| field(place, name, &quoted(id), known));
            ways.extend(each);
        } else if rest.contains('…') {
            let fields = surroundings(place).map(|(_, fields)| fields).unwrap_or_default();
            let form = fields.iter().find(|field| field.name == name);
            let value = form.map(|field| blank::value(field, &known.languages));
            ways.extend(value.and_then(|value| field(place, name, &value, known)));
        } else {
            ways.extend(field(place, name, rest, known));
        }
    }
    ways
}

/// A field comes into what is around the place, where the model has it.
fn field(place: &Place<'_>, name: &str, value: &str, known: &Known<'_>) -> Option<Repair> {
    let (_, fields) = surroundings(place)?;
    let order: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let is_blank = value.contains("\"\"") || value == blank::text(&known.languages);
    let said = if is_blank { name.to_owned() } else { format!("{name}: {value}") };
    added(place, name, value, &order, &said)
}

fn added(place: &Place<'_>, name: &str, value: &str, order: &[&str], said: &str) -> Option<Repair> {
    let (start, _) = surroundings(place)?;
    let patches = edit::added(place.text, start, (name, value), order)?;
    Some(Repair::new(Does::Add(said.to_owned()), patches))
}

/// Where what is around the place begins, and the fields that the model has there.
fn surroundings(place: &Place<'_>) -> Option<(usize, Vec<&'static Field>)> {
    let outline = outline(place.text);
    let root = outline.root.as_ref()?;
    let mut node = root;
    let mut fields: Vec<&'static Field> = match root.kind {
        Kind::Parens => KIOSK_FIELDS.iter().collect(),
        _ => VALUE_FIELDS.iter().collect(),
    };
    for entry in root.path_to(place.span.start) {
        let named = fields.iter().find(|field| field.name == entry.name(place.text));
        let inner = match named {
            Some(field) => field.inner().iter().collect(),
            None => of_entry(&entry.value, place.text).unwrap_or_else(|| fields.clone()),
        };
        if !matches!(entry.value.kind, Kind::Parens | Kind::List) {
            break;
        }
        (node, fields) = (&entry.value, inner);
    }
    (node.kind == Kind::Parens).then_some((node.span.start as usize, fields))
}

/// The fields of an item.
fn of_entry(node: &Node, text: &str) -> Option<Vec<&'static Field>> {
    let kind = fields::kind(node.head.of(text).trim_start_matches("r#"))?;
    Some(kind.all().collect())
}
