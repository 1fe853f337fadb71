//! `breakroom new`: writes a commented file to fill in.
//!
//! Its texts are empty, and an empty text is an error that keeps its item off the glass; so
//! nothing half-made is ever shown, and `breakroom check` says what is still to be written.

mod args;
mod template;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;

use jiff::civil::Date;

use super::import::ids_in;
use crate::content::finding::phrase::suggest;
use crate::content::folder::disk::Files;
use crate::content::model::Content;
use crate::content::{photo_fact, read, read_dir};

pub use args::{Args, HELP};
pub use template::Kind;

/// Most characters of an id.
const ID_CHARS_MAX: usize = 64;
/// So many items may be begun on one day without an id of their own.
const NUMBERED_MAX: usize = 1_000;

/// What is to be begun.
#[derive(Clone, Debug)]
pub struct Order {
    /// What kind of item.
    pub kind: Kind,
    /// Its id; `None` makes one of the kind and the day.
    pub id: Option<String>,
    /// The content folder.
    pub content: PathBuf,
    /// The day on which it is begun.
    pub today: Date,
}

/// Why nothing was begun: in words, with the exit code.
pub type Failure = (String, u8);

/// The kind that is meant by `what`, such as `question`, and `kind`, such as `order`.
///
/// # Errors
/// There is no such kind, in words.
pub fn kind(what: &str, kind: Option<&str>) -> Result<Kind, String> {
    let of_what: Vec<Kind> = Kind::ALL.into_iter().filter(|k| k.what() == what).collect();
    let Some(wanted) = kind else {
        return of_what.first().copied().ok_or_else(|| format!("there is no `{what}` to begin"));
    };
    let found = of_what.iter().find(|kind| kind.word() == wanted);
    found.copied().ok_or_else(|| {
        let known: Vec<&str> = of_what.iter().map(|kind| kind.word()).collect();
        if known == [what] {
            return format!("a {what} is of one kind; leave out --kind");
        }
        format!("no {what} is a `{wanted}`; {}", suggest(wanted, known.iter().copied()))
    })
}

/// Writes the file, and gives its path.
///
/// # Errors
/// The id is taken or can't be one, or a file or folder can't be read or written.
pub fn run(order: &Order) -> Result<PathBuf, Failure> {
    let files = read_dir(&order.content);
    if files.missing {
        return Err((format!("there is no content folder at {}", order.content.display()), 3));
    }
    let (content, _) = read(&files, &|path| photo_fact(&order.content, path));
    let id = match &order.id {
        Some(id) => checked(id, order, &files, &content)?,
        None => free(order, &files, &content)?,
    };
    let text = template::text(order.kind, &id, order.today, &content);
    let path = order.content.join(order.kind.folder()).join(format!("{id}.ron"));
    let failed = |error: io::Error| (format!("{} can't be written ({error})", path.display()), 3);
    write_new(&path, &text).map_err(failed)?;
    Ok(path)
}

/// Never over a file that is there, whoever put it there meanwhile.
fn write_new(path: &PathBuf, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// An id that somebody wishes.
fn checked(id: &str, order: &Order, files: &Files, content: &Content) -> Result<String, Failure> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || id.len() > ID_CHARS_MAX || !id.chars().all(good) {
        let form = "small letters from a to z, digits and hyphens";
        return Err((format!("`{id}` can't be an id: use at most {ID_CHARS_MAX} {form}"), 2));
    }
    match taken(id, order, files, content) {
        Some(why) => Err((format!("the id `{id}` {why}; choose another"), 2)),
        None => Ok(id.to_owned()),
    }
}

/// The first id of the kind and the day that isn't taken.
fn free(order: &Order, files: &Files, content: &Content) -> Result<String, Failure> {
    let first = format!("{}-{}", order.kind.word(), order.today);
    let numbered = (2..=NUMBERED_MAX).map(|n| format!("{first}-{n}"));
    let mut all = std::iter::once(first.clone()).chain(numbered);
    let id = all.find(|id| taken(id, order, files, content).is_none());
    id.ok_or_else(|| ("there are too many begun today; name one: --id".to_owned(), 2))
}

/// Why an id can't be used, if it can't.
fn taken(id: &str, order: &Order, files: &Files, content: &Content) -> Option<String> {
    if let Some(path) = ids_in(files).get(id) {
        return Some(format!("is used in {path} already"));
    }
    if content.gone.has_id(id) {
        return Some("has been withdrawn".to_owned());
    }
    let path = format!("{}/{id}.ron", order.kind.folder());
    let there = order.content.join(&path).symlink_metadata().is_ok();
    there.then(|| format!("would go to {path}, which is there already"))
}
