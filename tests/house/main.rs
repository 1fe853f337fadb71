//! The order of the house, read from its imports: which folder may use which, as the table in
//! ARCHITECTURE.md says, whose packages are whose, and that nothing within a folder goes round in
//! a circle. Tests within `src` are left out: they may know more than what they test. And the
//! catalogue of faults, read from the tests themselves.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    unreachable_pub,
    reason = "a test stops where something is wrong, knows its numbers, and is used by nobody"
)]

mod catalogue;
mod elsewhere;
mod packaging;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Packages that belong to one folder, or to a few.
const PACKAGES: &[(&str, &[&str])] = &[
    ("egui", &["screens", "raster", "kiosk", "desk", "commands"]),
    ("eframe", &["kiosk", "desk"]),
    ("rusqlite", &["ledger"]),
    ("serde", &["content", "ledger", "report", "commands", "kiosk"]),
    ("ron", &["content", "commands"]),
    ("clap", &["commands"]),
    ("clap_complete", &["commands"]),
    ("clap_mangen", &["commands"]),
    ("landlock", &["kiosk"]),
    ("seccompiler", &["kiosk"]),
    ("arboard", &["desk"]),
    ("accesskit_unix", &["desk"]),
];

/// A module's path, such as `["content", "ron", "raw"]`.
type Module = Vec<String>;

/// What each module of the crate uses, without its tests.
struct House {
    uses: BTreeMap<Module, BTreeSet<Vec<String>>>,
}

impl House {
    fn read() -> Self {
        let root = root().join("src");
        let mut files = Vec::new();
        walk(&root, &mut files);
        let mut uses = BTreeMap::new();
        for file in &files {
            let text = fs::read_to_string(file).expect("a file of the crate");
            let own = module_of(file.strip_prefix(&root).expect("within src"));
            uses.insert(own, paths_in(&text));
        }
        Self { uses }
    }

    /// The path of a `use`, from the root of the crate; `None` if it leads out of it.
    fn resolve(&self, from: &[String], path: &[String]) -> Option<Vec<String>> {
        let supers = path.iter().take_while(|part| *part == "super").count();
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([from, &path[1..]].concat()),
            "super" => Some([&from[..from.len().checked_sub(supers)?], &path[supers..]].concat()),
            first => {
                let child = [from, &[first.to_owned()]].concat();
                self.uses.contains_key(&child).then(|| [from, path].concat())
            }
        }
    }

    /// The module that a path leads to, what is only named again on the way followed to where it
    /// stands.
    fn target(&self, path: &[String]) -> Option<Module> {
        let mut path = path.to_vec();
        for _ in 0..8 {
            let depth = (0..=path.len()).rev().find(|n| self.uses.contains_key(&path[..*n]))?;
            let Some(name) = path.get(depth) else { return Some(path) };
            let module = path[..depth].to_vec();
            let named = |used: &&Vec<String>| used.len() > 1 && used.last() == Some(name);
            let again = self.uses[&module].iter().find(named);
            let again = again.and_then(|used| self.resolve(&module, used));
            match again.filter(|again| *again != path) {
                Some(again) => path = again,
                None => return Some(module),
            }
        }
        None
    }

    /// Every module with each other one that it uses.
    fn arrows(&self) -> BTreeSet<(Module, Module)> {
        let mut arrows = BTreeSet::new();
        for (from, paths) in &self.uses {
            let targets = paths.iter().filter_map(|path| self.target(&self.resolve(from, path)?));
            arrows.extend(targets.filter(|to| to != from).map(|to| (from.clone(), to)));
        }
        arrows
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folders of `src` in the order of ARCHITECTURE's table, each with those that it may use: the
/// names between backticks in the last column.
fn table() -> Vec<(String, BTreeSet<String>)> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| !line.starts_with("| folder of `src` |"));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let names = |cell: &str| -> Vec<String> {
            let quoted = cell.split('`').skip(1).step_by(2);
            quoted.map(|name| name.trim_end_matches('/').trim_end_matches(".rs").into()).collect()
        };
        (names(cells[0]).concat(), names(cells[2]).into_iter().collect())
    })
    .collect()
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the crate") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if matches!(name, "tests" | "tests.rs" | "testing.rs" | "main.rs") {
            continue;
        }
        if path.is_dir() {
            walk(&path, files);
        } else if name.ends_with(".rs") {
            files.push(path);
        }
    }
}

fn module_of(file: &Path) -> Module {
    let path = file.with_extension("");
    let mut parts: Module = path.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if matches!(parts.last().map(String::as_str), Some("mod" | "lib")) {
        parts.pop();
    }
    parts
}

/// Every path that a file names, its tests, notes and texts left out. Tests that stand in the file
/// itself are the last thing in it.
fn paths_in(text: &str) -> BTreeSet<Vec<String>> {
    let text = bare(text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default());
    let mut found = BTreeSet::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("use ") {
        let starts = before.ends_with(|c: char| c.is_whitespace() || c == ')') || before.is_empty();
        let Some((tree, behind)) = after.split_once(';').filter(|_| starts) else {
            rest = after;
            continue;
        };
        leaves(tree, &[], &mut found);
        rest = behind;
    }
    for start in ["crate::", "super::"] {
        for (at, _) in text.match_indices(start) {
            let inside =
                text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let end = text[at..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            let path = &text[at..end.map_or(text.len(), |end| at + end)];
            if !inside && !path.ends_with(':') {
                leaves(path, &[], &mut found);
            }
        }
    }
    found
}

/// The text without notes and without what stands in quotation marks.
fn bare(text: &str) -> String {
    let without_notes = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code = without_notes.collect::<Vec<_>>().join("\n").replace("'\"'", "").replace("\\\"", "");
    code.split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

/// The single paths of a tree such as `a::{b, c::{self, D as E}}`.
fn leaves(tree: &str, before: &[String], found: &mut BTreeSet<Vec<String>>) {
    let tree = tree.split(" as ").next().unwrap_or_default().trim();
    let (path, group) = match tree.split_once('{') {
        Some((path, group)) => (path, group.trim().strip_suffix('}')),
        None => (tree, None),
    };
    let own = path.split("::").map(str::trim).filter(|part| !part.is_empty());
    let whole: Vec<String> = before.iter().cloned().chain(own.map(str::to_owned)).collect();
    let Some(group) = group else {
        let is_self = whole.len() > 1 && whole.last().is_some_and(|part| part == "self");
        found.insert(whole[..whole.len() - usize::from(is_self)].to_vec());
        return;
    };
    let mut depth = 0;
    let mut start = 0;
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                leaves(&group[start..i], &whole, found);
                start = i + 1;
            }
            _ => {}
        }
    }
    if !group[start..].trim().is_empty() {
        leaves(&group[start..], &whole, found);
    }
}

#[test]
fn folders_use_only_what_architecture_lets_them() {
    let may_use: BTreeMap<_, _> = table().into_iter().collect();
    let mut wrong = Vec::new();
    for (from, to) in House::read().arrows() {
        let (Some(a), Some(b)) = (from.first(), to.first()) else { continue };
        if a != b && !may_use.get(a).is_some_and(|may| may.contains(b)) {
            wrong.push(format!("{} uses {}", from.join("::"), to.join("::")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_stands_in_the_table_below_all_that_it_may_use() {
    let table = table();
    let there: BTreeSet<String> =
        House::read().uses.into_keys().filter_map(|module| module.first().cloned()).collect();
    assert_eq!(table.iter().map(|(folder, _)| folder.clone()).collect::<BTreeSet<_>>(), there);
    for (row, (folder, may)) in table.iter().enumerate() {
        let above: BTreeSet<String> = table[..row].iter().map(|(name, _)| name.clone()).collect();
        let below: Vec<_> = may.difference(&above).collect();
        assert!(below.is_empty(), "{folder} may use what stands below it: {below:?}");
    }
}

#[test]
fn packages_stay_in_their_folders() {
    let house = House::read();
    let mut wrong = Vec::new();
    for (from, paths) in &house.uses {
        let Some(folder) = from.first() else { continue };
        for (package, folders) in PACKAGES {
            let own = [from.as_slice(), &[(*package).to_owned()]].concat();
            let used = paths.iter().any(|path| path[0] == *package);
            if used && !house.uses.contains_key(&own) && !folders.contains(&folder.as_str()) {
                wrong.push(format!("{} uses {package}", from.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Looks at the neighbours in each folder: a folder counts as one with all that is in it. What a
/// folder's own module and the files in it have of each other is theirs.
#[test]
fn neighbours_in_a_folder_dont_go_round_in_circles() {
    let mut neighbours: BTreeMap<Module, BTreeSet<(String, String)>> = BTreeMap::new();
    for (from, to) in House::read().arrows() {
        let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        if let (Some(a), Some(b)) = (from.get(common), to.get(common)) {
            let folder = from[..common].to_vec();
            neighbours.entry(folder).or_default().insert((a.clone(), b.clone()));
        }
    }
    let mut wrong = Vec::new();
    for (folder, mut arrows) in neighbours {
        // What nobody uses can't be in a circle, nor what uses nobody.
        loop {
            let users: BTreeSet<String> = arrows.iter().map(|(a, _)| a.clone()).collect();
            let used: BTreeSet<String> = arrows.iter().map(|(_, b)| b.clone()).collect();
            let before = arrows.len();
            arrows.retain(|(a, b)| used.contains(a) && users.contains(b));
            if arrows.len() == before {
                break;
            }
        }
        let shown = arrows.iter().map(|(a, b)| format!("{a} → {b}"));
        wrong.extend(shown.map(|arrow| format!("{}: {arrow}", folder.join("::"))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_panic_unwinds_in_every_profile_so_that_an_item_that_cannot_be_drawn_can_be_left_out() {
    let text = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let release = text.split("[profile.release]").nth(1).expect("a profile for the release");
    let release = release.split("\n[").next().unwrap_or_default();
    assert!(release.contains("panic = \"unwind\""), "{release}");
    assert!(!text.contains("panic = \"abort\""));
}
