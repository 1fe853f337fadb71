//! The fault catalogue: every case of `tests/faults/cases.txt` has a test, which names it in a line
//! above it (`// Case: <group>: <case>`), or a reason why there is none. The table in
//! `tests/faults/README.md` says which, and how long it takes by `tests/faults/times.txt`
//! (`script/times`); with `BREAKROOM_ACCEPT=1` it is written anew.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::root;

const CASES: &str = "tests/faults/cases.txt";
const TIMES: &str = "tests/faults/times.txt";
const README: &str = "tests/faults/README.md";
/// What follows this line in the README is made from the tests.
const TABLE: &str =
    "<!-- What follows is made from the tests: BREAKROOM_ACCEPT=1 cargo test --test house -->\n";
const TAG: &str = "// Case: ";
/// Between a tag and the test that it names there are other tags, notes and attributes, and no
/// more lines than this.
const LINES_MAX: usize = 20;

/// What must not break the kiosk.
struct Case {
    group: String,
    promise: String,
    name: String,
    /// Why there is no test, where a person or hardware has to try it.
    untested: Option<String>,
    /// No test yet.
    is_open: bool,
}

impl Case {
    fn tag(&self) -> String {
        format!("{}: {}", self.group, self.name)
    }
}

/// A test, and the case that it says it covers.
struct Tag {
    case: String,
    test: String,
    file: String,
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(root().join(CASES)).expect("the list of cases");
    let mut group = String::new();
    let mut cases = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix('[') {
            group = name.trim_end_matches(']').to_owned();
        } else if !line.starts_with('#') {
            let (promise, rest) = line.split_once(' ').expect("a promise and a case");
            let is_promise = ["V1", "V2", "V3", "V4", "V5", "V6"].contains(&promise);
            assert!(is_promise, "{CASES}: {line}");
            let mut parts = rest.split(" | ").map(str::trim);
            let name = parts.next().expect("a name").to_owned();
            let rest: Vec<&str> = parts.collect();
            let untested = rest.iter().find_map(|part| part.strip_prefix("untested: "));
            cases.push(Case {
                group: group.clone(),
                promise: promise.to_owned(),
                name,
                untested: untested.map(str::to_owned),
                is_open: rest.contains(&"open"),
            });
        }
    }
    cases
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// Every tag with the test below it.
fn tags() -> Vec<Tag> {
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        sources(&root().join(folder), &mut files);
    }
    let mut tags = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a source is text");
        let file = path.strip_prefix(root()).expect("within it").display().to_string();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (at, case) in
            lines.iter().enumerate().filter_map(|(at, l)| Some((at, l.strip_prefix(TAG)?)))
        {
            let below = lines.iter().skip(at + 1).take(LINES_MAX);
            let head: Vec<&&str> = below.take_while(|line| !line.is_empty()).collect();
            let test = head.iter().find_map(|line| line.strip_prefix("fn ")?.split_once('('));
            let is_test = head.contains(&&"#[test]");
            let (test, _) = test.filter(|_| is_test).unwrap_or_else(|| {
                panic!("{file}:{}: there is no test below `{TAG}{case}`", at + 1)
            });
            tags.push(Tag { case: (*case).to_owned(), test: test.to_owned(), file: file.clone() });
        }
    }
    tags
}

/// The seconds that a test takes, by its file and name.
fn times() -> BTreeMap<(String, String), String> {
    let text = fs::read_to_string(root().join(TIMES)).expect("the times");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
            [file, test, seconds] => ((file.to_owned(), test.to_owned()), seconds.to_owned()),
            _ => panic!("{TIMES}: {line}"),
        })
        .collect()
}

/// The known case whose name is nearest to that of a tag.
fn nearest(tag: &str, cases: &[Case]) -> String {
    let far = |case: &&Case| strsim::damerau_levenshtein(&case.tag(), tag);
    cases.iter().min_by_key(far).map(Case::tag).unwrap_or_default()
}

#[test]
fn every_tag_names_a_known_case() {
    let cases = cases();
    let unknown = tags().into_iter().filter(|tag| !cases.iter().any(|case| case.tag() == tag.case));
    let told: Vec<String> = unknown
        .map(|Tag { case, test, file }| {
            let nearest = nearest(&case, &cases);
            format!("{file}: {test}: `{case}` isn't in {CASES}; `{nearest}`?")
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_case_has_one_name_and_a_test_or_a_reason() {
    let (cases, tags) = (cases(), tags());
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let tag = case.tag();
        let has_test = tags.iter().any(|other| other.case == tag);
        if cases[..at].iter().any(|other| other.tag() == tag) {
            wrong.push(format!("`{tag}` stands there twice"));
        }
        if !has_test && case.untested.is_none() && !case.is_open {
            wrong.push(format!("`{tag}` has no test"));
        }
        if has_test && case.untested.is_some() {
            wrong.push(format!("`{tag}` has a test and says why it has none"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table, group by group, with how much of it there is before.
fn table() -> String {
    let (cases, tags, times) = (cases(), tags(), times());
    let mut by_case: BTreeMap<String, Vec<&Tag>> = BTreeMap::new();
    for tag in &tags {
        by_case.entry(tag.case.clone()).or_default().push(tag);
    }
    let count = |is: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| is(case)).count();
    let has_test = |case: &Case| by_case.contains_key(&case.tag());
    let (tested, untested) = (count(&has_test), count(&|case| case.untested.is_some()));
    let open = cases.len() - tested - untested;
    let mut out = format!(
        "\n## The cases\n\n{} cases: {tested} have a test, {untested} are tried by a person, \
         {open} are open.\n",
        cases.len()
    );
    let mut group = "";
    for case in &cases {
        if case.group != group {
            group = &case.group;
            out += &format!(
                "\n### {group}\n\n| case | promise | test | where | s |\n|---|---|---|---|---|\n"
            );
        }
        let mut row = |test: &str, place: &str, seconds: &str| {
            out +=
                &format!("| {} | {} | {test} | {place} | {seconds} |\n", case.name, case.promise);
        };
        for tag in by_case.get(&case.tag()).into_iter().flatten() {
            let time = times.get(&(tag.file.clone(), tag.test.clone()));
            let seconds = time.map_or("", String::as_str);
            row(&tag.test.replace('_', " "), &format!("`{}`", tag.file), seconds);
        }
        if !has_test(case) {
            let why = case.untested.as_ref().map(|why| format!("by a person: {why}"));
            row(&why.unwrap_or_else(|| "open".to_owned()), "", "");
        }
    }
    out
}

#[test]
fn the_table_in_the_readme_is_what_the_tests_say() {
    let path = root().join(README);
    let text = fs::read_to_string(&path).expect("the README of the faults");
    let (before, after) = text.split_once(TABLE).expect("the line before the table");
    let table = table();
    if env::var_os("BREAKROOM_ACCEPT").is_some() {
        fs::write(&path, format!("{before}{TABLE}{table}")).expect("written");
        return;
    }
    let line = after.lines().zip(table.lines()).find(|(old, new)| old != new);
    assert!(after == table, "{README} is not what the tests say, first at {line:?}; {TABLE}");
}
