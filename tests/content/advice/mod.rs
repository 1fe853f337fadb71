//! Advice can be followed: whoever does what a finding says has one finding less and none more.

mod apply;
mod corpus;

use std::collections::BTreeSet;
use std::path::Path;

use breakroom::content::lint::{BANK_RULES, ITEM_RULES, lint};
use breakroom::content::testing::{any_photo, good};
use breakroom::content::{Finding, read};

use corpus::{BY_HAND, cases};

/// What is told about the good folder with one file more or another. Advice about many items
/// is left out, for the good folder is too small for any of it.
fn findings(path: &str, text: &str) -> Vec<Finding> {
    let mut files = good();
    files.insert(path, text.as_bytes());
    let (content, mut found) = read(&files, &any_photo);
    let silences = lint(&content, &files, &any_photo, None);
    found.extend(silences.into_iter().filter(|f| f.code.starts_with("silence-")));
    found
}

// Case: Content: a duplicate field
#[test]
fn advice_can_be_followed() {
    let failed: Vec<String> = cases().iter().filter_map(why_not).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

/// Why the advice about a case can't be followed, if it can't.
fn why_not((code, path, text): &corpus::Case) -> Option<String> {
    let lines = |all: &[Finding]| all.iter().map(Finding::one_line).collect::<Vec<_>>();
    let before = findings(path, text);
    let Some(finding) = before.iter().find(|f| f.code == *code) else {
        return Some(format!("`{code}` isn't told: {:#?}\n{text}", lines(&before)));
    };
    let known = |f: &Finding| before.iter().any(|b| (b.code, &b.what) == (f.code, &f.what));
    let mut told = Vec::new();
    for changed in apply::tries(text, finding) {
        let after = findings(path, &changed);
        if after.len() < before.len() && after.iter().all(known) {
            return None;
        }
        told.push((changed, lines(&after)));
    }
    Some(format!("`{code}`: {}\n{told:#?}", finding.todo))
}

/// The codes of findings that the source names.
fn codes() -> BTreeSet<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    let mut folders = vec![src.join("content")];
    let mut files = vec![src.join("commands/fit.rs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push(path);
            }
        }
    }
    for file in files {
        let source = std::fs::read_to_string(file).expect("it is text");
        let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for maker in ["error(", "warning(", "warn(", "fault(", "fatal(", " place("] {
            let calls = source.split(maker).skip(1);
            found.extend(calls.filter_map(last_text_of_call));
        }
    }
    found.insert("goes-nowhere".to_owned());
    found
}

/// The text that is the last argument of a call, if it is a code.
fn last_text_of_call(rest: &str) -> Option<String> {
    let mut depth = 1_i32;
    let end = rest.find(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    })?;
    let last = rest[..end].trim_end().trim_end_matches(',').rsplit(',').next()?.trim();
    let code = last.strip_prefix('"')?.strip_suffix('"')?;
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (!code.is_empty() && code.chars().all(kebab)).then(|| code.to_owned())
}

#[test]
fn every_code_is_followed_here_or_left_to_a_hand_for_a_reason() {
    let rule = |code: &str| ITEM_RULES.iter().chain(BANK_RULES).any(|rule| rule.code == code);
    let followed: BTreeSet<&str> = cases().iter().map(|(code, ..)| *code).collect();
    let by_hand = |code: &str| BY_HAND.iter().any(|(codes, _)| codes.contains(&code));
    let codes = codes();
    assert!(codes.len() > 100, "only {} codes are found in the source", codes.len());
    // What a rule of style wants is better words, and those are the author's.
    let open = codes.iter().map(String::as_str);
    let open: Vec<_> = open.filter(|c| !rule(c) && !followed.contains(c) && !by_hand(c)).collect();
    assert_eq!(open, Vec::<&str>::new());
    for (listed, reason) in BY_HAND {
        assert!(!reason.is_empty());
        for code in *listed {
            assert!(codes.contains(*code), "`{code}` is told nowhere");
            assert!(!followed.contains(code), "`{code}` is followed, so no hand is needed");
        }
    }
}
