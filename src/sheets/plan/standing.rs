//! What stands in the content folder already, item by item and file by file.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::compose;
use crate::content::folder::disk::Files;
use crate::content::ron::outline::outline;

/// How the path of an imported file begins.
pub(crate) const IMPORTED: &str = "commendations/imported-";

/// The items of all files of a content folder that aren't settings.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    files: BTreeMap<String, StandingFile>,
}

#[derive(Debug, Default)]
struct StandingFile {
    is_imported: bool,
    /// By id, the day and the text of each.
    items: BTreeMap<String, (String, String)>,
}

impl Standing {
    /// Looks through the files of a folder.
    pub(crate) fn read(files: &Files) -> Self {
        // The files in the folder's root hold settings.
        let inside = |path: &str| path.contains('/') && path.ends_with(".ron");
        let read = files.map.iter().filter(|(path, _)| inside(path)).map(|(path, bytes)| {
            let text = String::from_utf8_lossy(bytes);
            (path.clone(), StandingFile::read(text.trim_start_matches('\u{FEFF}')))
        });
        Self { files: read.collect() }
    }

    /// Whether a file may be replaced: it isn't there, or an import has written it.
    pub(crate) fn may_replace(&self, path: &str) -> bool {
        self.files.get(path).is_none_or(|file| file.is_imported)
    }

    /// The items of one file: by id, the day and the text of each.
    pub(crate) fn of(&self, path: &str) -> BTreeMap<String, (String, String)> {
        self.files.get(path).map(|file| file.items.clone()).unwrap_or_default()
    }

    /// The ids of all files but `path`, and where each stands.
    pub(crate) fn beside(&self, path: &str) -> HashMap<String, String> {
        let others = self.files.iter().filter(|(other, _)| *other != path);
        let ids = |(path, file): (&String, &StandingFile)| {
            file.items.keys().map(|id| (id.clone(), path.clone())).collect::<Vec<_>>()
        };
        others.flat_map(ids).collect()
    }

    /// The item with that id: the file it stands in, and what is written of it.
    pub(crate) fn find(&self, id: &str) -> Option<(&str, &str)> {
        self.files.iter().find_map(|(path, file)| {
            file.items.get(id).map(|(_, text)| (path.as_str(), text.as_str()))
        })
    }

    /// An item whose id begins like this.
    pub(crate) fn find_beginning(&self, start: &str) -> Option<(&str, &str)> {
        self.files.iter().find_map(|(path, file)| {
            let after = file.items.range(start.to_owned()..);
            let mut own = after.take_while(|(id, _)| id.starts_with(start));
            own.next().map(|(_, (_, text))| (path.as_str(), text.as_str()))
        })
    }

    /// The imported file that a sheet has been taken into before, whatever it was called then: at
    /// least half of the file stands in the sheet, or half of the sheet in the file. `ids` are
    /// those that each row of the sheet may have.
    pub(crate) fn imported_before(&self, ids: &[Vec<String>]) -> Option<&str> {
        let known: HashSet<&str> = ids.iter().flatten().map(String::as_str).collect();
        let shared = |file: &StandingFile| {
            file.items.keys().filter(|id| known.contains(id.as_str())).count()
        };
        let same = |file: &StandingFile| 2 * shared(file) >= file.items.len().min(ids.len()).max(1);
        // What somebody has moved to a file of their own is theirs, whatever stands at its top.
        let imported = self
            .files
            .iter()
            .filter(|(path, file)| path.starts_with(IMPORTED) && file.is_imported && same(file));
        imported.max_by_key(|(_, file)| shared(file)).map(|(path, _)| path.as_str())
    }
}

impl StandingFile {
    fn read(text: &str) -> Self {
        let root = outline(text).root;
        let nodes = root.iter().flat_map(|root| &root.entries).map(|entry| &entry.value);
        let items = nodes.map(|node| {
            let says = |field: &str| {
                let value = node.field(text, field).map(|value| value.span.of(text));
                value.unwrap_or_default().trim_matches('"').to_owned()
            };
            (says("id"), (says("date"), node.span.of(text).to_owned()))
        });
        Self { is_imported: text.starts_with(compose::MARK), items: items.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(files: &[(&str, &[&str])]) -> Standing {
        let mut all = Files::default();
        for (path, ids) in files {
            let items: Vec<String> =
                ids.iter().map(|id| format!("Commendation(id: \"{id}\", date: \"d\")")).collect();
            let text = format!("{}a.csv.\n[{}]", compose::MARK, items.join(", "));
            all.insert(*path, text.into_bytes());
        }
        Standing::read(&all)
    }

    fn ids(ids: &[&str]) -> Vec<Vec<String>> {
        ids.iter().map(|id| vec![(*id).to_owned(), format!("{id}-long")]).collect()
    }

    #[test]
    fn a_sheet_is_known_by_what_is_in_it() {
        let all = standing(&[
            ("commendations/imported-a.ron", &["1", "2", "3", "4"]),
            ("commendations/imported-b.ron", &["5", "6-long"]),
        ]);
        for (sheet, path) in [
            (&["1", "2", "3", "4"][..], Some("commendations/imported-a.ron")),
            // Half of them have gone since, or there are many new ones.
            (&["1", "2"], Some("commendations/imported-a.ron")),
            (&["1"], Some("commendations/imported-a.ron")),
            (&["1", "2", "7", "8", "9", "10", "11"], Some("commendations/imported-a.ron")),
            (&["5", "6"], Some("commendations/imported-b.ron")),
            // One row in common with many is another sheet.
            (&["1", "7", "8", "9"], None),
            (&["7"], None),
            (&[], None),
        ] {
            assert_eq!(all.imported_before(&ids(sheet)), path, "{sheet:?}");
        }
    }
}
