//! Copies that syncs, browsers and file managers make of a file, known by their names.
//!
//! A copy is mostly older than its original, and sorts before it as often as not. So nothing of
//! one is shown; see `read` for what it holds back. `2026 2.ron` may be somebody's own name, and
//! is a copy only where `2026.ron` lies beside it; `2026 (conflicted copy 2026-11-25).ron` always
//! is one.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

/// "Copy" as file managers say it, in small letters, of scripts that part words.
const COPY_WORDS: [&str; 17] = [
    "copy",
    "kopie",
    "copie",
    "copia",
    "cópia",
    "kopia",
    "kopi",
    "kopio",
    "kópia",
    "kópie",
    "másolat",
    "копия",
    "копія",
    "копие",
    "kopya",
    "αντίγραφο",
    "salinan",
];
/// And of scripts that don't.
const COPY_WORDS_CJK: [&str; 9] =
    ["副本", "拷贝", "拷貝", "复件", "複件", "複製", "复制", "コピー", "복사본"];
/// What stands before the name of the original.
const COPY_OF: [&str; 13] = [
    "copy of ",
    "kopie von ",
    "kopie van ",
    "kopie av ",
    "copie de ",
    "copia de ",
    "copia di ",
    "cópia de ",
    "kopia ",
    "kopi av ",
    "копия ",
    "复件 ",
    "副本 ",
];
/// What only a program writes, in brackets, when two computers have changed a file.
const CONFLICTS: [&str; 17] = [
    "conflicted copy",
    "conflict copy",
    "sync conflict",
    "case conflict",
    "case clash",
    "encoding conflict",
    "whitespace conflict",
    "sfconflict",
    "in konflikt",
    "en conflit",
    "en conflicto",
    "in conflitto",
    "em conflito",
    "冲突",
    "衝突",
    "競合",
    "충돌",
];
/// Most signs of a copy in one name, such as both of `a - Copy (2)`.
const SIGNS_MAX: usize = 4;

/// A copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Copied {
    /// The file or folder that is the copy, relative to the content folder.
    pub copy: String,
    /// What it is a copy of, if that is there.
    pub original: Option<String>,
    /// Whether a sync left it when two computers had changed a file.
    pub is_conflict: bool,
}

/// What a name says of the name of its original.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sign {
    original: String,
    /// Whether no person gives a file such a name.
    is_certain: bool,
}

/// The copies among the files at `paths`, each with what is a copy: the file itself, or a folder
/// that it lies in.
pub(super) fn copies<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> BTreeMap<String, Copied> {
    let mut present: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths.clone() {
        let ends = path.char_indices().filter(|&(_, c)| c == '/').map(|(i, _)| i);
        for part in ends.map(|end| &path[..end]).chain([path]) {
            present.insert(folded(part), part);
        }
    }
    paths.filter_map(|path| Some((path.to_owned(), copied(path, &present)?))).collect()
}

/// The first part of `path` that is a copy of something in `present`, or surely of something.
fn copied(path: &str, present: &BTreeMap<String, &str>) -> Option<Copied> {
    let mut start = 0;
    for part in path.split('/') {
        let end = start + part.len();
        let (before, copy) = (&path[..start], &path[..end]);
        start = end + 1;
        // The folders themselves are known by their names, or aren't read.
        let is_folder = end < path.len();
        if is_folder && before.is_empty() {
            continue;
        }
        let dot = if is_folder { None } else { part.rfind('.') };
        let (stem, ending) = part.split_at(dot.unwrap_or(part.len()));
        let signs = signs(stem);
        let original = signs.iter().find_map(|sign| {
            let original = format!("{before}{}{ending}", sign.original);
            present.get(&folded(&original)).map(|&original| original.to_owned())
        });
        let is_conflict = signs.iter().any(|sign| sign.is_certain);
        if original.is_some() || is_conflict {
            return Some(Copied { copy: copy.to_owned(), original, is_conflict });
        }
    }
    None
}

/// A name in small letters and one form of Unicode.
pub(super) fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// What the name of a copy may be made of: the names without one sign, without two, and so on.
fn signs(stem: &str) -> Vec<Sign> {
    let mut found: Vec<Sign> = Vec::new();
    let mut last = vec![Sign { original: folded(stem), is_certain: false }];
    for _ in 0..SIGNS_MAX {
        let further = last.iter().flat_map(|before| {
            without_sign(&before.original)
                .into_iter()
                .map(|sign| Sign { is_certain: sign.is_certain || before.is_certain, ..sign })
        });
        last = further.filter(|sign| !sign.original.is_empty()).collect();
        found.extend(last.iter().cloned());
    }
    found
}

/// The stems of `original` names in a stem in small letters: what is left without the sign of a
/// copy at its end or its beginning.
pub(super) fn originals(stem: &str) -> impl Iterator<Item = String> {
    signs(stem).into_iter().map(|sign| sign.original)
}

fn without_sign(stem: &str) -> Vec<Sign> {
    let sign = |original: &str, is_certain| Sign {
        original: original.trim_matches([' ', '-', '–', '—', '_', '.']).to_owned(),
        is_certain,
    };
    let mut found = Vec::new();
    for (open, close) in [('(', ')'), ('[', ']')] {
        for (at, _) in stem.match_indices(open).filter(|_| stem.ends_with(close)) {
            let note = &stem[at + 1..stem.len() - 1];
            let is_certain = CONFLICTS.iter().any(|words| note.contains(words));
            if is_certain || is_note(note) {
                found.push(sign(&stem[..at], is_certain));
            }
        }
    }
    for mark in [".sync-conflict-", "_conflict-"] {
        if let Some((before, after)) = stem.split_once(mark)
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            found.push(sign(before, true));
        }
    }
    let unnumbered = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    if let (Some(before), 1) = (unnumbered.strip_suffix(' '), stem.len() - unnumbered.len()) {
        found.push(sign(before, false));
    }
    for end in [stem, unnumbered.trim_end()] {
        let parted = |before: &&str| before.ends_with([' ', '-', '–', '—', '_', '.']);
        let latin = COPY_WORDS.iter().filter_map(|word| end.strip_suffix(word)).filter(parted);
        let cjk = COPY_WORDS_CJK.iter().filter_map(|word| end.strip_suffix(word));
        let cjk = cjk.map(|before| before.trim_end_matches(['的', 'の']));
        found.extend(latin.chain(cjk).map(|before| sign(before, false)));
    }
    found.extend(COPY_OF.iter().filter_map(|of| stem.strip_prefix(of)).map(|s| sign(s, false)));
    // As Windows once wrote it: "Copy (2) of".
    let numbered = stem.strip_prefix("copy (").and_then(|rest| rest.split_once(") of "));
    found.extend(numbered.map(|(_, original)| sign(original, false)));
    found
}

/// Whether what stands in brackets is the number of a copy, or says that it is one.
fn is_note(note: &str) -> bool {
    let is_number = (1..=3).contains(&note.len()) && note.chars().all(|c| c.is_ascii_digit());
    let mut words = note.split(|c: char| !c.is_alphanumeric());
    is_number
        || words.any(|word| COPY_WORDS.contains(&word) || word == "conflict")
        || COPY_WORDS_CJK.iter().any(|word| note.contains(word))
}

/// The names of files that the one at `path` has the beginning of, up to a sign, the longest
/// first: OneDrive puts the name of the computer behind it. Whether it is a copy, what is in it
/// must tell.
pub(in crate::content) fn beginnings(path: &str) -> impl Iterator<Item = String> {
    let file = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = file.split_at(file.rfind('.').unwrap_or(file.len()));
    let folder = &path[..path.len() - file.len()];
    stem.rmatch_indices(['-', '_', ' ', '.', '('])
        .map(move |(at, _)| format!("{folder}{}{ending}", stem[..at].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: &str = "commendations/2026-summer.ron";

    fn original_of(path: &str, beside: &[&str]) -> Option<Option<String>> {
        let all = beside.iter().copied().chain([path]);
        copies(all).remove(path).map(|copied| copied.original)
    }

    // Case: Content: a copy as Explorer names it
    // Case: Content: a copy as Finder names it
    // Case: Content: a copy as browsers name it
    #[test]
    fn copies_are_known_by_every_name_that_programs_give_them_and_only_beside_their_original() {
        for name in [
            "2026-summer (1)",
            "2026-summer(1)",
            "2026-summer (12)",
            "2026-summer[1]",
            "2026-Summer (2)",
            "2026-summer（1）",
            "2026-summer\u{A0}(1)",
            "2026-summer 2",
            "2026-summer copy",
            "2026-summer copy 2",
            "2026-summer (copy)",
            "2026-summer (another copy)",
            "2026-summer (3rd copy)",
            "2026-summer (copy 1)",
            "2026-summer - Copy",
            "2026-summer - Copy (2)",
            "2026-summer - Copy - Copy",
            "2026-summer (1) (1)",
            "Copy of 2026-summer",
            "Copy (2) of 2026-summer",
            "Kopie von 2026-summer",
            "2026-summer - Kopie",
            "2026-summer – Kopie (3)",
            "2026-summer Kopie 2",
            "2026-summer - Copie",
            "2026-summer - copia",
            "2026-summer - Cópia",
            "2026-summer — kopia",
            "2026-summer - копия",
            "2026-summer_copy",
            "2026-summer - 副本",
            "2026-summer - 副本 (2)",
            "2026-summer 副本",
            "2026-summer的副本",
            "2026-summer (副本)",
            "2026-summer（另一个复件）",
            "2026-summer 拷贝 2",
            "2026-summer - 複製",
            "2026-summerのコピー",
            "复件 2026-summer",
            "2026-summer (conflict)",
        ] {
            let path = format!("commendations/{name}.ron");
            assert_eq!(original_of(&path, &[ORIGINAL]), Some(Some(ORIGINAL.to_owned())), "{name}");
            assert_eq!(original_of(&path, &["questions/2026-summer.ron"]), None, "{name} alone");
        }
    }

    // Case: Content: a copy as Nextcloud names it
    // Case: Content: a copy as Dropbox names it
    // Case: Content: conflict files of Syncthing
    #[test]
    fn what_a_sync_leaves_in_a_conflict_is_a_copy_even_alone() {
        for name in [
            "2026-summer.sync-conflict-20261125-101500-ABCDEFG",
            "2026-summer (conflicted copy 2026-11-25)",
            "2026-summer (Ada’s conflicted copy 2026-11-25)",
            "2026-summer (Ada's conflicted copy 2026-11-25 (1))",
            "2026-summer (conflicted copy 2026-11-25 101500)",
            "2026-summer_conflict-20261125-101500",
            "2026-summer (case conflict)",
            "2026-summer (Case Conflict 1)",
            "2026-summer (case clash from Ada)",
            "2026-summer (SFConflict ada@example.com 2026-11-25-10-15-00)",
            "2026-summer (In Konflikt stehende Kopie von Ada 2026-11-25)",
            "2026-summer (Copie en conflit de Ada 2026-11-25)",
            "2026-summer (PC7 的冲突副本 2026-11-25)",
            "2026-summer (conflicted copy 2026-11-25) (1)",
        ] {
            let path = format!("commendations/{name}.ron");
            assert_eq!(original_of(&path, &[]), Some(None), "{name}");
            assert_eq!(original_of(&path, &[ORIGINAL]), Some(Some(ORIGINAL.to_owned())), "{name}");
        }
    }

    #[test]
    fn names_of_ones_own_are_no_copies_even_beside_the_name_that_they_begin_with() {
        for name in [
            "2026-summer-team",
            "2026-summer-2",
            "2026-summer 12",
            "2026-summer (sales)",
            "2026-summer (EU)",
            "2026-summer (2026)",
            "summer",
            "2026-summer-conflict",
            "photocopy",
            "2026-summercopy",
            "conflict",
            "副本",
            "copy",
        ] {
            let path = format!("commendations/{name}.ron");
            assert_eq!(original_of(&path, &[ORIGINAL]), None, "{name}");
        }
    }

    #[test]
    fn what_lies_in_the_copy_of_a_folder_is_a_copy_whether_the_original_still_has_it_or_not() {
        for path in ["commendations/2026 - Copy/a.ron", "commendations/2026 (1)/gone.ron"] {
            let original = original_of(path, &["commendations/2026/a.ron"]);
            assert_eq!(original, Some(Some("commendations/2026".to_owned())), "{path}");
        }
        assert_eq!(original_of("commendations/2026 - Copy/a.ron", &[ORIGINAL]), None);
    }

    #[test]
    fn a_name_is_taken_back_sign_by_sign_to_what_it_may_begin_with() {
        let found: Vec<_> = beginnings("questions/a-b PC7.ron").collect();
        assert_eq!(found, ["questions/a-b.ron", "questions/a.ron"]);
    }
}
