//! What a content folder has in it, by name.

use super::copies::originals;

/// The file with the settings of the kiosk.
pub const KIOSK: &str = "kiosk.ron";
/// The file with the values of the organisation.
pub const VALUES: &str = "values.ron";
/// The ids that must go at once.
pub const WITHDRAWN: &str = "withdrawn.ron";
/// The people of whom nothing may be kept.
pub const LEAVERS: &str = "leavers.ron";
/// The settings of the desk, which the kiosk doesn't read.
pub const DESK: &str = "desk.ron";
/// What became of the rows of the desk's inbox; the kiosk doesn't read it either.
pub const INBOX: &str = "inbox.ron";
/// The desk's own files, which aren't read as content.
pub(in crate::content) const OF_THE_DESK: [&str; 2] = [DESK, INBOX];
/// What was written for single days.
pub const TODAY: &str = "today.ron";
/// The files in the folder's root.
pub(in crate::content) const SETTINGS: [&str; 5] = [KIOSK, VALUES, WITHDRAWN, LEAVERS, TODAY];
/// The folders of items, and what stands in each.
pub const FOLDERS: [&str; 3] = ["philosophy/", "questions/", "commendations/"];
/// The folders that are taken for lost where they aren't there at all: what was good in them last
/// stays. Of thanks nothing stays that isn't in the folder: to show less of people is
/// the safe side.
pub(in crate::content) const MAY_BE_LOST: [&str; 3] = ["philosophy/", "questions/", HISTORY];
/// The folder of what was approved, a file for each version of an item.
pub const HISTORY: &str = "history/";
/// The folder of interface texts.
pub const LOCALES: &str = "locales/";
/// The folder of photos.
pub const PHOTOS: &str = "photos/";

/// Endings that a list of texts may have got from the program that saved it.
const TEXT_ENDINGS: [&str; 3] = [".ron", ".txt", ".text"];

/// Whether the file at `path` is in a folder of items.
pub(in crate::content) fn is_among_items(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder))
}

/// The list of what must go that the file at `path` is, or is unmistakably meant to be: its name
/// may be in capitals, be that of a copy, or have an ending that an editor has added. To take too
/// much off the screen is the safe side.
pub(in crate::content) fn list_of(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    meant(name, &TEXT_ENDINGS).filter(|name| [WITHDRAWN, LEAVERS].contains(name))
}

/// The file in the folder's root that one called `name` is meant to be, whatever `endings` it
/// has in place of, or behind, its own.
pub(in crate::content) fn meant(name: &str, endings: &[&str]) -> Option<&'static str> {
    let mut stem = name.to_lowercase();
    let shorter = |stem: &str| endings.iter().find_map(|e| stem.strip_suffix(e).map(str::len));
    while let Some(len) = shorter(&stem) {
        stem.truncate(len);
    }
    let candidates: Vec<String> = originals(&stem).chain([stem.clone()]).collect();
    let is_meant = |name: &&str| {
        candidates.iter().any(|stem| name.strip_suffix(".ron").is_some_and(|n| n == stem))
    };
    SETTINGS.into_iter().find(is_meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_whatever_a_program_has_made_of_its_name() {
        for name in [
            "withdrawn.ron",
            "Withdrawn.ron",
            "WITHDRAWN.RON",
            "withdrawn.txt",
            "withdrawn.ron.txt",
            "withdrawn",
            "withdrawn (1).ron",
            "withdrawn - Copy.ron",
            "Copy of withdrawn.ron.txt",
            "withdrawn.sync-conflict-20261125-101500-ABCDEFG.ron",
            "withdrawn 2.ron",
        ] {
            assert_eq!(list_of(name), Some(WITHDRAWN), "{name}");
        }
        assert_eq!(list_of("leavers 副本.ron"), Some(LEAVERS));
        for name in ["values.ron", "withdrawn-2025.ron", "withdraw.ron", "withdrawn.xlsx"] {
            assert_eq!(list_of(name), None, "{name}");
        }
    }
}
