//! Every text of the interface that the code asks for is written, in both languages; and none of
//! the glass says what it shouldn't.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The folders whose code asks for texts of the interface.
const SPEAKING: &[&str] = &["screens", "desk", "commands/snapshot"];
/// The calls that ask for a text by its key.
const CALLS: &[&str] = &["say(\"", "say_with(\"", "say_date(\"", "labelled(\"", "chapter(\""];

/// The keys that `source` asks for by name.
fn asked(source: &str) -> impl Iterator<Item = &str> {
    let after = CALLS.iter().flat_map(move |call| source.split(call).skip(1));
    after.filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_text_that_is_asked_for_is_written_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked_for: BTreeSet<String> = BTreeSet::new();
    let mut files = Vec::new();
    for folder in SPEAKING {
        crate::walk(&root.join("src").join(folder), &mut files);
    }
    for file in files {
        let source = fs::read_to_string(file).expect("a file of the crate");
        asked_for.extend(asked(&source).map(str::to_owned));
    }
    assert!(asked_for.len() > 100, "{} keys", asked_for.len());
    for lang in ["en", "zh"] {
        let read = |path: &str| fs::read_to_string(root.join(path)).expect("the texts are there");
        let written = read(&format!("assets/locales/{lang}.ftl"))
            + &read(&format!("assets/locales/desk/{lang}.ftl"));
        let has = |key: &&String| written.lines().any(|line| line.starts_with(&format!("{key} =")));
        let missing: Vec<_> = asked_for.iter().filter(|key| !has(key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "in {lang}");
    }
}

/// What only the desk, the report and the admin page say: how old something is.
#[test]
fn the_glass_never_says_how_old_something_is() {
    const ADMIN: &str = "why-";
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ages = ["ago", "weeks", "months", "years", "天前", "周前", "月前", "年前", "好久", "很久"];
    for lang in ["en", "zh"] {
        let texts = fs::read_to_string(root.join(format!("assets/locales/{lang}.ftl")));
        let texts = texts.expect("the texts of the glass");
        let glass = texts.lines().filter(|line| !line.starts_with(ADMIN));
        let says = |line: &&str| {
            let mut words = line.split(|c: char| !c.is_alphabetic());
            let has = |age: &&str| {
                words.any(|word| word == *age) || !age.is_ascii() && line.contains(*age)
            };
            ages.iter().any(has)
        };
        assert_eq!(glass.filter(says).collect::<Vec<_>>(), [""; 0], "{lang}");
    }
}
