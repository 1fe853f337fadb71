//! What of a content folder is passed over, told with the name or the place that it should have.

use std::fs;
use std::path::Path;

use super::copies::{Copied, originals};
use super::layout::{FOLDERS, LOCALES, OF_THE_DESK, PHOTOS, is_among_items, list_of, meant};
use super::walk::{DEPTH_MAX, Listing};
use crate::content::finding::phrase::{nearest, suggest};
use crate::content::finding::{Finding, warning};

/// The code of the finding about a content folder that lies within the content folder.
pub(in crate::content) const ONE_TOO_DEEP: &str = "one-too-deep";
/// Most folders that are looked into for content which isn't read.
const FOLDERS_MAX: usize = 100;
/// Most names that are looked at in one of them.
const NAMES_MAX: usize = 1_000;
/// How far down such a folder is looked into, which an unpacked archive goes.
const LEVELS: usize = 2;
/// Endings of what holds an older version of a file.
const BACKUPS: [&str; 6] = ["~", ".bak", ".old", ".orig", ".backup", ".save"];
/// Endings of what a list may be in before somebody writes it as RON.
const OTHER_ENDINGS: [&str; 18] = [
    ".ron", ".txt", ".text", ".md", ".json", ".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".xls",
    ".ods", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".numbers",
];

/// Letters of the longest ending that a program adds to a name.
const ENDING_LETTERS_MAX: usize = 5;

/// The findings about what a walk through the folder at `root` has passed over.
pub(super) fn told(root: &Path, listing: &Listing) -> Vec<Finding> {
    let (folders, files): (Vec<_>, Vec<_>) =
        listing.passed_over.iter().partition(|path| path.ends_with('/'));
    let files = files.into_iter().filter_map(|path| file(path, listing));
    let folders = folders.into_iter().take(FOLDERS_MAX);
    files.chain(folders.filter_map(|path| folder(root, path, listing))).collect()
}

fn file(path: &str, listing: &Listing) -> Option<Finding> {
    let is_there = |path: &str| listing.files.iter().any(|file| file.path == path);
    let backup = BACKUPS.iter().find_map(|end| path.strip_suffix(end));
    if let Some(original) = backup {
        let finding = warning("backup")
            .what(format!("this is an older version of `{original}`, and isn't read"))
            .todo("delete it: who has taken back their consent may still be in it")
            .in_file(path);
        return is_there(original).then_some(finding);
    }
    if OF_THE_DESK.contains(&path) {
        return None;
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    if let Some(meant) = meant(name, &OTHER_ENDINGS).filter(|_| !path.contains('/')) {
        let finding = warning("bad-name")
            .what("this file isn't read under the name that it has")
            .todo(format!("what is in it belongs in `{meant}`, written as in the example"))
            .in_file(path);
        return Some(finding);
    }
    let is_here = !path.contains('/') || is_among_items(path);
    let lower = path.to_lowercase();
    let end = lower.rfind(".ron").filter(|&at| is_here && is_end_of_ron(&lower[at..]));
    if let Some(at) = end.filter(|_| lower.len() == path.len()) {
        let finding = warning("bad-name")
            .what(format!("the file's name ends in `{}`, so it isn't read", &path[at..]))
            .todo("let it end in `.ron`")
            .in_file(path);
        return Some(finding);
    }
    path.ends_with(".ron").then(|| not_here(path))
}

/// Whether `end` is `.ron` with an ending of another program behind it, and not of a file that
/// is still being written.
fn is_end_of_ron(end: &str) -> bool {
    let behind = &end[".ron".len()..];
    let is_ending = |ending: &str| {
        (1..=ENDING_LETTERS_MAX).contains(&ending.len())
            && ending.chars().all(|c| c.is_ascii_alphanumeric())
            && !["tmp", "part", "swp", "swx", "new"].contains(&ending)
    };
    behind.is_empty() || behind.strip_prefix('.').is_some_and(is_ending)
}

fn not_here(path: &str) -> Finding {
    warning("stray-file")
        .what("this file isn't read where it lies")
        .todo("move it into philosophy/, questions/ or commendations/")
        .in_file(path)
}

/// What a folder that isn't read has in it.
#[derive(Default)]
struct Within {
    /// A file of content.
    ron: Option<String>,
    /// The folder in which settings lie, so that it is a content folder itself.
    content: Option<String>,
}

/// Looks into the folder at `path`, which ends in `/`, a little way down.
fn within(root: &Path, path: &str) -> Within {
    let mut within = Within::default();
    let mut pending = vec![(path.to_owned(), 0)];
    let mut names = 0;
    while let Some((folder, level)) = pending.pop() {
        for entry in fs::read_dir(root.join(&folder)).into_iter().flatten().flatten() {
            names += 1;
            let (Ok(name), Ok(kind)) = (entry.file_name().into_string(), entry.file_type()) else {
                continue;
            };
            if kind.is_dir() && level + 1 < LEVELS && !name.starts_with('.') {
                pending.push((format!("{folder}{name}/"), level + 1));
            } else if kind.is_file() && name.ends_with(".ron") {
                if name == super::layout::KIOSK {
                    within.content = Some(folder.clone());
                }
                within.ron.get_or_insert_with(|| format!("{folder}{name}"));
            }
            if names >= NAMES_MAX {
                return within;
            }
        }
    }
    within
}

fn folder(root: &Path, path: &str, listing: &Listing) -> Option<Finding> {
    let within = within(root, path);
    let found = within.ron?;
    if let Some(content) = within.content {
        return Some(content_in(&content, listing));
    }
    if [LOCALES, PHOTOS].contains(&path) {
        return Some(not_here(&found));
    }
    let name = path.trim_end_matches('/').to_lowercase();
    let copy_of = originals(&name).find_map(|original| folder_meant(&original));
    let (what, todo) = if is_among_items(path) {
        let what = format!("this folder lies more than {DEPTH_MAX} folders deep, so it isn't read");
        (what, "move its files further up".to_owned())
    } else if let Some(meant) = folder_meant(&name) {
        let what = "nothing in a folder of this name is read".to_owned();
        (what, format!("write its name in small letters, `{meant}`"))
    } else if let Some(original) = copy_of {
        let what = format!("this is a copy of the folder `{original}`, so nothing of it is read");
        (what, "take from it what the original lacks, and delete it".to_owned())
    } else {
        let what = "what is in this folder isn't read".to_owned();
        let names = FOLDERS.map(|folder| folder.trim_end_matches('/'));
        let todo = match nearest(&name, names) {
            Some(_) => suggest(&name, names),
            None => {
                "move its files into philosophy/, questions/ or commendations/, or take it out of \
                     the content folder"
                    .to_owned()
            }
        };
        (what, todo)
    };
    Some(warning("unread-folder").what(what).todo(todo).in_file(path))
}

/// The folder that one called `name` is meant to be, or a copy of; in small letters.
fn folder_meant(name: &str) -> Option<&'static str> {
    let known = FOLDERS.into_iter().chain([LOCALES, PHOTOS]);
    known.map(|known| known.trim_end_matches('/')).find(|known| name == *known)
}

fn content_in(content: &str, listing: &Listing) -> Finding {
    let (what, todo) = if listing.files.iter().any(|file| file.path.ends_with(".ron")) {
        let what = "a whole content folder lies in here, and isn't read";
        (what, "move it out of this content folder, or delete it".to_owned())
    } else {
        let what = "the content lies one folder too deep, so it isn't read";
        (what, format!("move all that is in `{content}` up, to where `{content}` lies now"))
    };
    warning(ONE_TOO_DEEP).what(what).todo(todo).in_file(content)
}

/// What the owner is to be told of a copy.
pub(super) fn of_copy(copied: &Copied) -> Finding {
    let (what, todo) = match (list_of(&copied.copy), &copied.original) {
        (Some(list), _) => (
            format!("this is a copy of `{list}`, and what it takes off the screen is taken off too"),
            format!("write into `{list}` what stands only in here, and delete this one"),
        ),
        (None, Some(original)) => (
            format!("this is a copy of `{original}`, so nothing of it is shown"),
            "take from it what the original lacks, and delete it; if it is no copy, give it another \
             name"
                .to_owned(),
        ),
        (None, None) => (
            "a sync left this when two computers had changed a file, so nothing of it is shown"
                .to_owned(),
            "take from it what is needed, and delete it".to_owned(),
        ),
    };
    let told = if copied.is_conflict { warning("sync-conflict") } else { warning("copy") };
    told.what(what).todo(todo).in_file(&copied.copy)
}
