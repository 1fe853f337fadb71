//! `breakroom new`: writes a commented file to fill in.
//!
//! Its texts are empty, and an empty text is an error that keeps its item off the glass; so
//! nothing half-made is ever shown, and `breakroom check` says what is still to be written.

mod args;
mod template;
mod today;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Zoned;
use jiff::civil::Date;

use super::import::ids_in;
use super::{Exit, Failure, places};
use crate::content::finding::phrase::suggest;
use crate::content::folder::disk::Files;
use crate::content::folder::layout::TODAY;
use crate::content::model::Content;
use crate::content::{photo_fact, read, read_dir};
use crate::kiosk::judge::look;

pub use args::{Args, HELP, What};
pub use template::Kind;

/// Most characters of an id.
const ID_CHARS_MAX: usize = 64;
/// So many items may be begun on one day without an id of their own.
const NUMBERED_MAX: usize = 1_000;

/// Begins the item that is asked for, dated `now`, and prints where it is to `out`.
///
/// # Errors
/// There is no content folder or no such kind, the id is taken or can't be one, or a file or
/// folder can't be read or written.
pub fn run(args: &Args, now: &Zoned, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some(dir) = places::content(args.content.clone()) else {
        let words = "there is no content folder here; name one: --content DIR";
        return Err(Failure::new(Exit::Usage, words));
    };
    let path = if args.what == What::Today {
        begin_today(&dir, now.date())?
    } else {
        let kind = kind(args.what, args.kind.as_deref())?;
        begin(&dir, kind, args.id.as_deref(), now.date())?
    };
    let check = places::check_command(args.content.as_deref());
    writeln!(out, "{}\nFill it in, and see what is missing: {check}", path.display())
        .map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// The kind of item that is meant by `what` and by the word after `--kind`, such as `order`; the
/// usual one without it.
///
/// # Errors
/// There is no such kind.
pub fn kind(what: What, word: Option<&str>) -> Result<Kind, Failure> {
    let of_what = || Kind::ALL.into_iter().filter(move |kind| kind.what() == what);
    let found = of_what().find(|kind| word.is_none_or(|word| kind.word() == word));
    found.ok_or_else(|| {
        let (what, word) = (what.word(), word.unwrap_or_default());
        let known: Vec<&str> = of_what().map(Kind::word).collect();
        let words = if known == [what] {
            format!("a {what} is of one kind; leave out --kind")
        } else {
            format!("no {what} is a `{word}`; {}", suggest(word, known.iter().copied()))
        };
        Failure::new(Exit::Usage, words)
    })
}

/// Writes the file of a new item of this `kind` into the content folder `dir`, and answers its
/// path. Without an `id` it gets one of the kind and the day.
///
/// # Errors
/// The id is taken or can't be one, or a file or folder can't be read or written.
pub fn begin(dir: &Path, kind: Kind, id: Option<&str>, today: Date) -> Result<PathBuf, Failure> {
    let folder = Folder::open(dir)?;
    let id = match id {
        Some(id) => folder.checked(id, kind)?,
        None => folder.free(kind, today)?,
    };
    let text = template::text(kind, &id, today, &folder.content);
    let path = dir.join(kind.folder()).join(format!("{id}.ron"));
    write_new(&path, &text).map_err(|error| {
        Failure::new(Exit::Files, format!("{} can't be written ({error})", path.display()))
    })?;
    Ok(path)
}

/// Writes `today.ron` into the content folder `dir`, with one day in it, and answers its path.
///
/// # Errors
/// It is there already, or can't be written.
pub fn begin_today(dir: &Path, today: Date) -> Result<PathBuf, Failure> {
    let folder = Folder::open(dir)?;
    let path = dir.join(TODAY);
    write_new(&path, &today::text(today, &folder.content.kiosk.languages)).map_err(|error| {
        let (place, day) = (path.display(), format!("(day: \"{today}\", lines: [ … ]),"));
        match error.kind() {
            io::ErrorKind::AlreadyExists => {
                let words = format!("{place} is there already; write another day into it: {day}");
                Failure::new(Exit::Usage, words)
            }
            _ => Failure::new(Exit::Files, format!("{place} can't be written ({error})")),
        }
    })?;
    Ok(path)
}

/// Never over a file that is there, whoever put it there meanwhile.
fn write_new(path: &PathBuf, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// The content folder that an item is begun in.
struct Folder<'a> {
    dir: &'a Path,
    files: Files,
    content: Content,
}

impl<'a> Folder<'a> {
    fn open(dir: &'a Path) -> Result<Self, Failure> {
        let files = read_dir(dir);
        if files.missing {
            let words = format!("there is no content folder at {}", dir.display());
            return Err(Failure::new(Exit::Files, words));
        }
        let (content, _) = read(&files, &|path| photo_fact(dir, path, &look));
        Ok(Self { dir, files, content })
    }

    /// The id that somebody wishes, if it can be one and isn't taken.
    fn checked(&self, id: &str, kind: Kind) -> Result<String, Failure> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > ID_CHARS_MAX || !id.chars().all(good) {
            let form = "small letters from a to z, digits and hyphens";
            let words = format!("`{id}` can't be an id: use at most {ID_CHARS_MAX} {form}");
            return Err(Failure::new(Exit::Usage, words));
        }
        match self.taken(id, kind) {
            None => Ok(id.to_owned()),
            Some(why) => {
                let words = format!("the id `{id}` {why}; choose another");
                Err(Failure::new(Exit::Usage, words))
            }
        }
    }

    /// The first id of the kind and the day that isn't taken.
    fn free(&self, kind: Kind, today: Date) -> Result<String, Failure> {
        let first = format!("{}-{today}", kind.word());
        let numbered = (2..=NUMBERED_MAX).map(|n| format!("{first}-{n}"));
        let mut all = std::iter::once(first.clone()).chain(numbered);
        let words = "there are too many begun today; name one: --id";
        all.find(|id| self.taken(id, kind).is_none())
            .ok_or_else(|| Failure::new(Exit::Usage, words))
    }

    /// Why an id can't be used, if it can't.
    fn taken(&self, id: &str, kind: Kind) -> Option<String> {
        if let Some(path) = ids_in(&self.files).get(id) {
            return Some(format!("is used in {path} already"));
        }
        if self.content.gone.has_id(id) {
            return Some("has been withdrawn".to_owned());
        }
        let path = format!("{}/{id}.ron", kind.folder());
        let there = self.dir.join(&path).symlink_metadata().is_ok();
        there.then(|| format!("would go to {path}, which is there already"))
    }
}
