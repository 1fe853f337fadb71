//! What shows less holds at once, whatever was approved; and what is withdrawn doesn't come back.

use super::*;

/// One card that was approved, with what everybody has agreed to, and then `items` in its place.
fn after(items: &[String]) -> Files {
    let mut files = required();
    write(&mut files, CARDS, &[card("mei", "Approved", ALL)]);
    approve(&mut files, (CARDS, 0), 0);
    assert_eq!(shown(&files), (texts(&["Approved"]), vec![]));
    write(&mut files, CARDS, items);
    files
}

fn parts(files: &Files) -> Vec<(bool, bool)> {
    let (content, _) = read(files, &any_photo);
    content.commendations.iter().map(|c| (c.name.is_some(), c.photo.is_some())).collect()
}

// Case: Content: an approved version of who has taken back a consent
#[test]
fn a_consent_that_is_taken_back_holds_in_the_version_that_stands_in() {
    let now = card("mei", "Changed", ALL);
    assert_eq!(parts(&after(std::slice::from_ref(&now))), [(true, true)]);
    for (consent, expected) in [
        ("words: \"2026-01-06\", name: \"2026-01-06\"", vec![(true, false)]),
        ("words: \"2026-01-06\"", vec![(false, false)]),
        ("name: \"2026-01-06\"", vec![]),
        ("", vec![]),
    ] {
        // In the words that were approved, in others, and in an item that can't be read.
        for act in ["Approved", "Changed"] {
            let files = after(&[card("mei", act, consent)]);
            assert_eq!(parts(&files), expected, "{act}: {consent}");
        }
        let broken = card("mei", "Changed", consent).replace("team: (en", "team: (en: 1, xx");
        assert_eq!(parts(&after(&[broken])), expected, "broken: {consent}");
    }
    for (from, to) in [
        ("status: Approved", "status: Draft"),
        ("status: Approved", "status: Withdrawn"),
        ("id: \"mei\"", "id: \"mei\", draft: true"),
    ] {
        assert_eq!(parts(&after(&[now.replace(from, to)])), [], "{to}");
    }
    let nameless = now.replace("name: (en: \"Mei Lin\", zh: \"林美\"), ", "");
    assert_eq!(parts(&after(&[nameless])), [(false, true)]);
    let other = now.replace("photos/mei.png", "photos/other.png");
    assert_eq!(parts(&after(&[other])), [(true, false)]);
}

// Case: Content: an approved version of what is withdrawn
#[test]
fn what_is_withdrawn_stands_in_for_nothing_and_its_versions_are_told_of() {
    let mut files = after(&[card("mei", "Changed", ALL), slide("x", "X", "")]);
    files.insert("withdrawn.ron", b"[\"mei\"]".to_vec());
    let (content, findings) = read(&files, &any_photo);
    assert!(content.commendations.is_empty());
    let left: Vec<&Finding> = findings.iter().filter(|f| f.code == "history-left").collect();
    assert_eq!(left.len(), 1);
    assert!(left[0].todo.contains("`mei.`"), "{}", left[0].todo);
}

// Case: Content: an approved version that names somebody who left
#[test]
fn a_version_that_names_who_left_stands_in_for_nothing() {
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "Ask Mei Lin", ""), slide("y", "Y", "")]);
    approve(&mut files, (FILE, 0), 0);
    approve(&mut files, (FILE, 1), 1);
    // The name was taken out, and nobody has approved that yet.
    write(&mut files, FILE, &[slide("x", "Ask somebody", ""), slide("y", "Y", "")]);
    assert_eq!(shown(&files).0, ["Ask Mei Lin", "Y"]);
    files.insert("leavers.ron", "[\"林美\", \"Mei Lin\"]".as_bytes().to_vec());
    let (content, findings) = read(&files, &any_photo);
    assert_eq!(headlines(&content), ["Y"]);
    assert!(codes(&findings).contains(&"history-left"));
}

#[test]
fn what_ends_sooner_or_interrupts_no_more_holds_at_once() {
    let mut files = required();
    let fields = "from: \"2026-11-01\", until: \"2026-12-24\", takeover: true";
    write(&mut files, FILE, &[slide("x", "One", fields)]);
    approve(&mut files, (FILE, 0), 0);
    for (now, from, until, takeover) in [
        ("", "2026-11-01", "2026-12-24", false),
        (
            "from: \"2026-10-01\", until: \"2027-12-24\", takeover: true",
            "2026-11-01",
            "2026-12-24",
            true,
        ),
        (
            "from: \"2026-11-20\", until: \"2026-12-01\", takeover: false",
            "2026-11-20",
            "2026-12-01",
            false,
        ),
    ] {
        write(&mut files, FILE, &[slide("x", "Two", now)]);
        let (content, _) = read(&files, &any_photo);
        let meta = &content.slides[0].meta;
        assert_eq!(headlines(&content), ["One"]);
        assert_eq!(meta.from.expect("a day").to_string(), from, "{now}");
        assert_eq!(meta.until.expect("a day").to_string(), until, "{now}");
        assert_eq!(meta.takeover, takeover, "{now}");
    }
}

#[test]
fn a_new_version_takes_the_consent_that_holds_when_it_takes_its_place() {
    let new = card("mei-2", "New", ALL)
        .replace("id: \"mei-2\"", "id: \"mei-2\", revises: \"mei\", draft: true");
    let mut files = after(&[card("mei", "Approved", "words: \"2026-01-06\""), new]);
    approve(&mut files, (CARDS, 1), 1);
    assert_eq!(shown(&files), (texts(&["New"]), vec![]));
    assert_eq!(parts(&files), [(false, false)]);
}
