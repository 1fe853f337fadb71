//! Advice can be followed: whoever does what a finding says has one finding less and none more.

mod apply;
mod corpus;

use std::collections::BTreeSet;
use std::path::Path;

use breakroom::content::lint::{BANK_RULES, ITEM_RULES, lint};
use breakroom::content::repair::{Known, Repair, repairs};
use breakroom::content::testing::{any_photo, good, slide};
use breakroom::content::{Files, Finding, PhotoFact, PhotoRefusal, read};

use corpus::{BY_HAND, BY_MACHINE, cases};

/// What is told about the good folder with one file more or another. Advice about many items
/// is left out, for the good folder is too small for any of it.
fn findings(path: &str, text: &str) -> Vec<Finding> {
    let files = with(path, text);
    let (content, mut found) = read(&files, &any_photo);
    let silences = lint(&content, &files, &any_photo, None);
    found.extend(silences.into_iter().filter(|f| f.code.starts_with("silence-")));
    found
}

/// The good folder with one file more or another.
fn with(path: &str, text: &str) -> Files {
    let mut files = good();
    files.insert(path, text.as_bytes());
    files
}

// Case: Content: a duplicate field
#[test]
fn advice_can_be_followed() {
    let failed: Vec<String> = cases().iter().filter_map(why_not).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

/// Why the advice about a case can't be followed, if it can't.
fn why_not((code, path, text): &corpus::Case) -> Option<String> {
    let before = findings(path, text);
    let Some(finding) = before.iter().find(|f| f.code == *code) else {
        return Some(format!("`{code}` isn't told: {:#?}\n{text}", lines(&before)));
    };
    let ways = ways(path, text, finding);
    if !ways.is_empty() {
        return ways.iter().find_map(|way| unhelpful(&before, finding, path, &way.made(text)));
    }
    if BY_MACHINE.contains(code) {
        return Some(format!("nothing is offered about `{code}`: {}\n{text}", finding.todo));
    }
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

fn lines(all: &[Finding]) -> Vec<String> {
    all.iter().map(Finding::one_line).collect()
}

fn ways(path: &str, text: &str, finding: &Finding) -> Vec<Repair> {
    let files = with(path, text);
    repairs(text, finding, &Known::new(&files, "2026-11-04".parse().ok()))
}

/// What is still to be written is told once it can be.
const TO_BE_WRITTEN: [&str; 2] = ["empty-text", "missing-language"];

/// Why a file isn't the better for having been changed by a machine, if it isn't: what was told is
/// told no more, and nothing else but that something is still to be written.
fn unhelpful(before: &[Finding], finding: &Finding, path: &str, changed: &str) -> Option<String> {
    let after = findings(path, changed);
    let same = |all: &[Finding]| {
        all.iter().filter(|f| (f.code, &f.what) == (finding.code, &finding.what)).count()
    };
    let is_new = |f: &&Finding| {
        let known = before.iter().any(|b| (b.code, &b.what) == (f.code, &f.what));
        !known && !TO_BE_WRITTEN.contains(&f.code)
    };
    let is_worse = same(&after) >= same(before) || after.iter().any(|f| is_new(&f));
    is_worse.then(|| format!("`{}` by a machine: {changed}\n{:#?}", finding.code, lines(&after)))
}

/// The codes of findings that the source names.
fn codes() -> BTreeSet<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeSet::new();
    let mut folders = vec![src.join("content")];
    let mut files = vec![src.join("screens/fit.rs")];
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

#[test]
fn a_photo_is_written_as_its_file_is_called_or_taken_out() {
    let text = slide("photo: (path: \"photos/Mei.jpg\", alt: (en: \"M\", zh: \"美\")),");
    let files = with("philosophy/a.ron", &text);
    let about = |fact: PhotoFact| {
        let (_, found) = read(&files, &|_| fact.clone());
        let own = found.iter().find(|f| f.code.ends_with("-photo")).expect("it is told");
        repairs(&text, own, &Known::new(&files, None))[0].made(&text)
    };
    let renamed = about(PhotoFact::Misnamed("mei.jpg".to_owned()));
    assert_eq!(renamed, text.replace("Mei.jpg", "mei.jpg"));
    let refusal = PhotoRefusal { what: "w".to_owned(), todo: "t".to_owned() };
    for fact in [PhotoFact::Missing, PhotoFact::Refused(refusal)] {
        assert!(!about(fact).contains("photo"));
    }
}

#[test]
fn a_byte_order_mark_and_old_line_ends_stay_where_something_is_repaired() {
    let text = slide("importance: 3 takeover: false,");
    let found = findings("philosophy/a.ron", &text);
    let way = ways("philosophy/a.ron", &text, &found[0]).remove(0);
    let raw = format!("\u{FEFF}{}", text.replace('\n', "\r"));
    let wanted = raw.replace("importance: 3 ", "importance: 3, ");
    assert_eq!(way.made(&raw), wanted);
}
