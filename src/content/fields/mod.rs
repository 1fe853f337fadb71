//! What each kind of item is made of: one description, from which the editor makes its forms,
//! `breakroom new` its templates, an edit finds where in an item a new field goes, and a finding
//! tells how a field is written.
//!
//! It says nothing of what is right or wrong; that is `content::validate`'s. A test holds it
//! against what is read, so that a field of the format that is missing here is noticed.

pub mod blank;
mod items;
mod settings;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

use super::model::{Lang, PathStep, TextKind};

pub use items::{COMMON, KINDS, TODAY};
pub use settings::{KIOSK_FIELDS, VALUE_FIELDS};

/// A field of an item, of a value in it, or of the settings.
#[derive(Debug)]
pub struct Field {
    /// As it is written in the file.
    pub name: &'static str,
    /// What stands in it.
    pub form: Form,
    /// Whether nothing is shown without it.
    pub needed: bool,
    /// How it stands in a file to fill in.
    pub begun: Begun,
}

/// How a field stands in a file to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// As its form is with nothing in it.
    Empty,
    /// In this line, `TODAY` in it being the day; one that begins with `//` shows how the field is
    /// written where it is wanted.
    Line(&'static str),
    /// Not at all.
    LeftOut,
}

/// What stands in a field.
#[derive(Debug)]
pub enum Form {
    /// The stable name of what it belongs to.
    Id,
    /// The id of one of the values.
    Value,
    /// The ids of roles.
    Roles,
    /// A text in each language. What has no kind isn't limited in its length.
    Text(Option<TextKind>),
    /// So many texts at least and at most.
    Texts(TextKind, usize, usize),
    /// Fields of its own.
    Record(&'static [Field]),
    /// A list of entries.
    Records(Entries),
    /// A photo: its path, what it shows, and what must stay in the frame.
    Photo(&'static [Field]),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A number from the one to the other.
    Number(f32, f32),
    /// A day of the calendar, such as `"2026-11-04"`.
    Day,
    /// A text of one line that isn't shown in languages, such as a name or a path.
    Line,
    /// Such texts in a list.
    Lines,
    /// Days of the week, such as `[Mon, Sat]`.
    Days,
    /// A place in a picture, from the left and from the top, each from 0 to 1: `(0.5, 0.3)`.
    Point,
    /// Anything else, written by hand alone.
    Written,
}

/// A list of entries that are alike.
#[derive(Debug)]
pub struct Entries {
    /// What each has.
    pub fields: &'static [Field],
    /// So many at least.
    pub least: usize,
    /// So many at most.
    pub most: usize,
    /// For each entry of a file to fill in, the line before its texts, or none.
    pub begun: &'static [&'static str],
}

/// What a kind of item has.
#[derive(Debug)]
pub struct ItemKind {
    /// The word before its bracket, such as `Principle`.
    pub head: &'static str,
    /// The folder that it belongs in, with `/` at its end.
    pub folder: &'static str,
    /// Its own fields, in the order in which they are written and filled in; those of [`COMMON`]
    /// stand before them.
    pub fields: &'static [Field],
    /// Those of [`COMMON`] that a file to fill in has as well.
    pub begins_with: &'static [&'static str],
}

/// The kind of item with that word before its bracket.
pub fn kind(head: &str) -> Option<&'static ItemKind> {
    KINDS.iter().find(|kind| kind.head == head)
}

impl ItemKind {
    /// All its fields, those that every item has first.
    pub fn all(&self) -> impl Iterator<Item = &'static Field> + Clone + use<> {
        COMMON.iter().chain(self.fields)
    }

    /// The lines of a new item on that day, but for its id and its value, each with its field.
    pub fn begun(&self, languages: &[Lang], today: Date) -> Vec<(&'static Field, String)> {
        let common = COMMON.iter().filter(|field| self.begins_with.contains(&field.name));
        let common = common.map(|field| {
            let line = blank::line(field, languages, today);
            let empty = || format!("{}: {},", field.name, blank::value(field, languages));
            (field, line.unwrap_or_else(empty))
        });
        let own = self.fields.iter();
        let own = own.filter_map(|field| Some((field, blank::line(field, languages, today)?)));
        own.chain(common).collect()
    }

    /// The field at the end of a way from the item; list entries and languages are passed through.
    pub fn field(&self, path: &[PathStep]) -> Option<&'static Field> {
        find(self.all(), path)
    }
}

/// The names of the fields that stand where `path` leads from what has `fields`, in their order;
/// empty where there are none, as within a text.
pub fn order(
    mut fields: impl Iterator<Item = &'static Field> + Clone,
    path: &[PathStep],
) -> Vec<&'static str> {
    if path.is_empty() {
        return fields.by_ref().map(|field| field.name).collect();
    }
    let inner = find(fields, path).map_or(&[][..], Field::inner);
    inner.iter().map(|field| field.name).collect()
}

/// The names of what a field of that name can't be without, wherever it stands; empty where it has
/// no fields of its own.
pub fn needed_in(name: &str) -> Vec<&'static str> {
    fn inner_of(fields: &'static [Field], name: &str) -> Option<&'static [Field]> {
        let of = |field: &'static Field| match field.inner() {
            [] => None,
            inner if field.name == name => Some(inner),
            inner => inner_of(inner, name),
        };
        fields.iter().find_map(of)
    }
    let kinds = KINDS.iter().map(|kind| kind.fields);
    let mut all = [COMMON, KIOSK_FIELDS, VALUE_FIELDS, TODAY.fields].into_iter().chain(kinds);
    let inner = all.find_map(|fields| inner_of(fields, name)).unwrap_or_default();
    inner.iter().filter(|field| field.needed).map(|field| field.name).collect()
}

fn find(
    mut fields: impl Iterator<Item = &'static Field>,
    path: &[PathStep],
) -> Option<&'static Field> {
    let mut names = path.iter().filter_map(|step| match step {
        PathStep::Field(name) => Some(*name),
        _ => None,
    });
    let first = names.next()?;
    let first = fields.find(|field| field.name == first)?;
    names.try_fold(first, |field, name| field.inner().iter().find(|f| f.name == name))
}

impl Field {
    /// The fields within it.
    pub fn inner(&self) -> &'static [Field] {
        match &self.form {
            Form::Record(fields) | Form::Photo(fields) => fields,
            Form::Records(entries) => entries.fields,
            _ => &[],
        }
    }
}

/// A field that is left out where it isn't wanted.
const fn may(name: &'static str, form: Form) -> Field {
    Field { name, form, needed: false, begun: Begun::LeftOut }
}

/// A field that there must be.
const fn must(name: &'static str, form: Form) -> Field {
    Field { name, form, needed: true, begun: Begun::Empty }
}

impl Field {
    /// The field with a line of its own in a file to fill in.
    const fn begun(self, line: &'static str) -> Self {
        Self { name: self.name, form: self.form, needed: self.needed, begun: Begun::Line(line) }
    }
}
