//! Approved versions of items: how they are called and written, and who has approved them.

use std::cmp::Reverse;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

use super::mark::Mark;
use crate::content::folder::disk::Files;
use crate::content::folder::layout::HISTORY;
use crate::content::model::PathStep;
use crate::content::model::names::{form, words};
use crate::content::ron::edit::{Refusal, Sketch, insert, lifted, quoted, set, unset};

use PathStep::{Entry, Field};

/// Most versions of an item that are kept: two a week for a year.
pub const VERSIONS_MAX: usize = 100;
/// When it was approved, in the name of its file.
const TIME: &str = "%Y-%m-%d-%H%M%S";
/// The file of a version before the version is in it.
const EMPTY: &str =
    "// As it was approved. It isn't changed in here: change the item itself.\n[\n]\n";

/// What the name of a version's file says: `history/<id>.<time>.<mark>.ron`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionName {
    /// The item that it is a version of.
    pub id: String,
    /// When it was approved, by the clock of who did.
    pub time: DateTime,
    /// The mark of its words.
    pub mark: Mark,
}

impl VersionName {
    /// Reads the path of a file, relative to the content folder; `None` if it is no version's.
    pub fn read(path: &str) -> Option<Self> {
        let name = path.strip_prefix(HISTORY)?.strip_suffix(".ron")?;
        let mut parts = name.split('.');
        let id = parts.next().filter(|id| !id.is_empty())?.to_owned();
        let time = DateTime::strptime(TIME, parts.next()?).ok()?;
        let mark = Mark::read(parts.next()?)?;
        parts.next().is_none().then_some(Self { id, time, mark })
    }

    /// The path of its file, relative to the content folder.
    pub fn path(&self) -> String {
        format!("{HISTORY}{}.{}.{}.ron", self.id, self.time.strftime(TIME), self.mark)
    }
}

/// An item as two people have approved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What its file is called.
    pub name: VersionName,
    /// Who approved it, and who looked at it as well.
    pub by: [String; 2],
    /// All that is written of it, as it stood in the folder.
    pub item: String,
}

impl Version {
    /// The item with that id, as these two approve it now: its words are no draft any more, and
    /// revise nothing.
    ///
    /// # Errors
    /// The item can't be changed.
    pub fn new(item: &str, id: &str, by: [&str; 2], time: DateTime) -> Result<Self, Refusal> {
        let by = by.map(|name| name.trim().to_owned());
        let at = |name| [Entry(0), Field(name)];
        let mut text = format!("[{item}]");
        for field in ["draft", "revises"] {
            text = unset(&text, &at(field))?;
        }
        text = set(&text, &at("id"), &quoted(id))?;
        text = of_thanks(text, 0, [&by[0], &by[1]], time.date())?;
        let item = lifted(&text, &[Entry(0)]).ok_or(Refusal::Faulty)?;
        let mark = Mark::of(&item).ok_or(Refusal::Faulty)?;
        Ok(Self { name: VersionName { id: id.to_owned(), time, mark }, by, item })
    }

    /// What its file says.
    ///
    /// # Errors
    /// The item can't be changed.
    pub fn written(&self) -> Result<String, Refusal> {
        let list = insert(EMPTY, &[], 0, &self.item)?;
        let approval = approval([&self.by[0], &self.by[1]], self.name.time.date());
        set(&list, &[Entry(0), Field("approved")], &approval)
    }

    /// Reads the file of a version; `None` if it can't be made out, or isn't what its name says.
    pub fn read(name: VersionName, text: &str) -> Option<Self> {
        let sketch = Sketch::new(text);
        let said = |field| sketch.said(&[Entry(0), Field("approved"), Field(field)]);
        let by = [said("by")?, said("second")?];
        let id = sketch.said(&[Entry(0), Field("id")])?;
        let item = lifted(text, &[Entry(0)])?;
        let is_own = sketch.len() == 1 && id == name.id && Mark::of(&item) == Some(name.mark);
        (is_own && are_two(&by[0], &by[1])).then_some(Self { name, by, item })
    }
}

fn approval(by: [&str; 2], on: Date) -> String {
    let [one, other] = by.map(|name| quoted(name.trim()));
    format!("(by: {one}, second: {other}, on: \"{on}\")")
}

/// A file's text in which its item of that number, if it is thanks, says by itself who has
/// approved it.
pub(super) fn of_thanks(
    text: String,
    index: usize,
    by: [&str; 2],
    on: Date,
) -> Result<String, Refusal> {
    if Sketch::new(&text).head(&[Entry(index)]) != Some("Commendation") {
        return Ok(text);
    }
    let text = set(&text, &[Entry(index), Field("status")], "Approved")?;
    set(&text, &[Entry(index), Field("approved")], &approval(by, on))
}

fn of_item<'a>(
    files: &'a Files,
    id: &str,
) -> impl Iterator<Item = (VersionName, &'a [u8])> + use<'a> {
    let own = format!("{HISTORY}{id}.");
    let all = files.map.range(own.clone()..);
    let all = all.take_while(move |(path, _)| path.starts_with(&own));
    all.filter_map(|(path, bytes)| Some((VersionName::read(path)?, &**bytes)))
}

/// When the next version of an item is approved: `now`, or after the newest where a clock goes
/// wrong or two are approved in one second, for the newest stands in for what waits.
pub fn next_time(files: &Files, id: &str, now: DateTime) -> DateTime {
    let newest = of_item(files, id).map(|(name, _)| name.time).max();
    let after = newest.map(|time| time.saturating_add(1.second()));
    after.map_or(now, |after| after.max(now))
}

/// The versions of an item that lie in the folder, the newest first.
pub fn versions(files: &Files, id: &str) -> Vec<Version> {
    let mut found: Vec<Version> = of_item(files, id)
        .filter_map(|(name, bytes)| Version::read(name, std::str::from_utf8(bytes).ok()?))
        .collect();
    found.sort_by_key(|version| Reverse((version.name.time, version.name.mark)));
    found
}

/// Whether these are the names of two people, however they are written.
pub fn are_two(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| form(&words(name)));
    !one.is_empty() && !other.is_empty() && one != other
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ITEM: &str = "Principle(\n    id: \"new\",\n    draft: true,\n    revises: \"x\",\n    headline: (en: \"H\"),\n)";

    fn version() -> Version {
        let time = date(2026, 11, 4).at(10, 15, 0, 0);
        Version::new(ITEM, "x", [" Ann ", "Bo"], time).expect("a version")
    }

    #[test]
    fn a_version_is_read_as_it_was_written() {
        let version = version();
        let path = version.name.path();
        assert!(path.starts_with("history/x.2026-11-04-101500."), "{path}");
        let name = VersionName::read(&path).expect("a name");
        let text = version.written().expect("written");
        assert!(text.contains("    Principle(\n        id: \"x\",\n"), "{text}");
        let read = Version::read(name, &text).expect("read");
        assert_eq!(read.by, ["Ann", "Bo"]);
        assert!(!read.item.contains("draft") && !read.item.contains("revises"), "{}", read.item);
        let mut files = Files::default();
        files.insert(path, text.into_bytes());
        assert_eq!(versions(&files, "x"), [read]);
        assert_eq!(versions(&files, "y"), []);
    }

    #[test]
    fn what_was_changed_or_has_one_name_is_no_version() {
        let version = version();
        let text = version.written().expect("written");
        for (from, to) in [
            ("\"H\"", "\"I\""),
            ("id: \"x\"", "id: \"z\""),
            ("\"Bo\"", "\"ann\""),
            ("second: \"Bo\", ", ""),
            ("],", "],["),
        ] {
            let read = Version::read(version.name.clone(), &text.replace(from, to));
            assert_eq!(read.is_some(), text == text.replace(from, to), "{from} {to}");
        }
        for name in ["history/x.ron", "history/x.2026-11-04-101500.ron", "philosophy/x.ron"] {
            assert_eq!(VersionName::read(name), None);
        }
    }

    #[test]
    fn two_people_are_told_apart_by_how_their_names_look() {
        assert!(are_two("Ann", "Bo") && are_two("林美", "王芳"));
        for (one, other) in
            [("Ann", "ANN "), ("林美", "林 美"), ("Lin, Mei", "Mei Lin"), ("Ann", ""), ("", "Ann")]
        {
            assert!(!are_two(one, other), "{one} {other}");
        }
    }
}
