//! The photos that items name: whether they are there, and what the judge of pictures says of
//! them. Content knows nothing of pictures; the judge is handed in.

use std::fs;
use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::copies::folded;
use super::disk::reason;
use super::walk::FILES_MAX;
use crate::content::finding::phrase::short;
use crate::content::finding::{Finding, error, warning};

/// Why the picture in a file can't be shown, and what to do about it, in words without capital
/// and point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoRefusal {
    /// What is wrong with the picture.
    pub what: String,
    /// What to do about it.
    pub todo: String,
}

/// A picture's width and height in pixels as it is to be seen, or why it can't be shown.
pub type PhotoVerdict = Result<(u32, u32), PhotoRefusal>;

/// Judges the picture in the file at a path.
pub type JudgePhoto = fn(&Path) -> PhotoVerdict;

/// What is known about a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoFact {
    /// There is no such file.
    Missing,
    /// There is a picture that can be shown.
    Present {
        /// Width in pixels, as it is to be seen.
        width: u32,
        /// Height in pixels, as it is to be seen.
        height: u32,
    },
    /// There is no such file, but one whose name differs in capital and small letters, or in its
    /// Unicode form: this one.
    Misnamed(String),
    /// There is a file, but it can't be shown.
    Refused(PhotoRefusal),
}

impl PhotoFact {
    /// The finding about an item that names the photo at `path`, still without a place; `None` if
    /// nothing is wrong. It is the same whoever finds it, the checker or the glass.
    pub fn finding(&self, path: &str) -> Option<Finding> {
        match self {
            Self::Present { .. } => None,
            Self::Missing => Some(
                warning("missing-photo")
                    .what(format!("there is no file `{}`", short(path)))
                    .todo("put it there, or fix the name; capital and small letters count"),
            ),
            Self::Misnamed(name) if looks_the_same(path, name) => Some(
                warning("missing-photo")
                    .what(format!(
                        "the name of `{}` looks the same in the folder, and has its accents stored \
                         in another way",
                        short(path)
                    ))
                    .todo("give the file a plain name, without accents, and write that here"),
            ),
            Self::Misnamed(name) => Some(
                warning("missing-photo")
                    .what(format!("there is no file `{}`, only `{}`", short(path), short(name)))
                    .todo(format!(
                        "write `{}`; capital and small letters count",
                        short(&beside(path, name))
                    )),
            ),
            Self::Refused(PhotoRefusal { what, todo }) => Some(
                error("unreadable-photo")
                    .what(format!("`{}` can't be shown: {what}", short(path)))
                    .todo(todo.as_str()),
            ),
        }
    }
}

/// Looks what is known about the photo at `path`, which is relative to `root`. `judge` is asked
/// only about an ordinary file within the folder.
pub fn photo_fact(root: &Path, path: &Path, judge: &dyn Fn(&Path) -> PhotoVerdict) -> PhotoFact {
    let full = root.join(path);
    let meta = match fs::metadata(&full) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return missing(&full),
        Err(error) => {
            let todo = "let the kiosk's user read it";
            return refused(reason(&error), todo);
        }
    };
    if !meta.is_file() {
        return refused("it is no ordinary file", "put the picture itself into the folder");
    }
    let inside = root.canonicalize().ok().zip(full.canonicalize().ok());
    if !inside.is_some_and(|(root, full)| full.starts_with(root)) {
        let todo = "copy the picture itself into the folder";
        return refused("it lies outside the content folder", todo);
    }
    match judge(&full) {
        Ok((width, height)) => PhotoFact::Present { width, height },
        Err(refusal) => PhotoFact::Refused(refusal),
    }
}

fn refused(what: &str, todo: &str) -> PhotoFact {
    PhotoFact::Refused(PhotoRefusal { what: what.to_owned(), todo: todo.to_owned() })
}

/// The path of the file called `name` in the same folder.
fn beside(path: &str, name: &str) -> String {
    let folder = path.rfind('/').map_or("", |end| &path[..=end]);
    format!("{folder}{name}")
}

/// Whether the file at `path` and the one called `name` can't be told apart by eye.
fn looks_the_same(path: &str, name: &str) -> bool {
    path.rsplit('/').next().is_some_and(|own| own.nfc().eq(name.nfc()))
}

/// A photo that isn't there, or is under another name.
fn missing(full: &Path) -> PhotoFact {
    let wanted = full.file_name().map(|name| folded(&name.to_string_lossy()));
    let list = full.parent().and_then(|folder| fs::read_dir(folder).ok());
    let names = list.into_iter().flatten().flatten().take(FILES_MAX);
    let mut names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let found = names.find(|name| Some(folded(name)) == wanted);
    found.map_or(PhotoFact::Missing, PhotoFact::Misnamed)
}
