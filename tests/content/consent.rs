//! What of a commendation may be shown, and of whom nothing may be kept.

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::model::{Content, Who};
use breakroom::content::testing::any_picture;
use breakroom::content::testing::{KIOSK, VALUES, read_with};
use breakroom::content::{Follower, Loaded};
use jiff::civil::{Date, date};

const AGREED: &str =
    "consent: (words: \"2026-01-06\", name: \"2026-01-06\", photo: \"2026-01-06\"),";
const APPROVED: &str = "status: Approved, approved: (by: \"Ann\", second: \"Bo\"),";
const NAMED: &str = "name: (en: \"Mei Lin\", zh: \"林美\"),";

/// A commendation with these fields and this deed.
fn thanks(id: &str, fields: &str, act: &str) -> String {
    format!(
        "Commendation(id: \"{id}\", value: \"own-it\", team: (en: \"Stores\", zh: \"仓库\"), \
         date: \"2026-01-05\", situation: (en: \"s\", zh: \"s\"), act: (en: \"{act}\", zh: \"做\"), \
         effect: (en: \"e\", zh: \"e\"), photo: (path: \"photos/mei.png\", alt: (en: \"a\", zh: \"a\")), \
         {fields})"
    )
}

fn read(fields: &str, act: &str) -> (Content, Vec<&'static str>) {
    let (content, findings) =
        read_with("commendations/a.ron", format!("[{}]", thanks("c-1", fields, act)));
    (content, findings.iter().map(|finding| finding.code).collect())
}

/// Whether the name and the photo of the only commendation show on a day.
fn shown(content: &Content, today: Option<Date>) -> Option<(bool, bool)> {
    let card = content.commendations.first()?.on(today)?;
    Some((card.name.is_some(), card.photo.is_some()))
}

const TODAY: Option<Date> = Some(date(2026, 11, 4));

#[test]
fn what_was_agreed_to_is_shown_and_no_more() {
    let with = |consent: &str| {
        let (content, codes) = read(&format!("{NAMED} {APPROVED} {consent}"), "a");
        (shown(&content, TODAY), codes)
    };
    assert_eq!(with(AGREED), (Some((true, true)), vec![]));
    assert_eq!(with(""), (None, vec!["no-consent"]));
    assert_eq!(with("consent: (name: \"2026-01-06\"),"), (None, vec!["no-consent"]));
    assert_eq!(with("consent: (words: \"2026-01-06\"),"), (Some((false, false)), vec![]));
    assert_eq!(with("consent: (words: \"yes\"),"), (None, vec!["bad-date"]));
    assert_eq!(
        with("consent: (words: \"2026-01-06\", words_until: \"2026-01-05\"),"),
        (None, vec!["bad-range"])
    );
}

#[test]
fn only_what_two_people_have_approved_is_shown_without_a_word() {
    let with = |status: &str| {
        let (content, codes) = read(&format!("{NAMED} {AGREED} {status}"), "a");
        (content.commendations.len(), codes)
    };
    assert_eq!(with(APPROVED), (1, vec![]));
    assert_eq!(with(""), (0, vec!["draft"]));
    assert_eq!(with("status: Draft,"), (0, vec!["draft"]));
    assert_eq!(with("status: Approved,"), (0, vec!["no-approval"]));
    assert_eq!(with("status: Approved, approved: (by: \" \"),"), (0, vec!["no-approval"]));
    assert_eq!(with("status: Approved, approved: (by: \"Ann\"),"), (1, vec!["one-pair-of-eyes"]));
    let alone = "status: Approved, approved: (by: \"Ann\", second: \"ann\"),";
    assert_eq!(with(alone), (1, vec!["one-pair-of-eyes"]));
    assert_eq!(with("status: Withdrawn,"), (0, vec![]));
}

#[test]
fn a_consent_holds_from_its_day_to_its_last_and_not_on_a_day_unknown() {
    let consent = "consent: (words: \"2026-01-06\", name: \"2026-02-01\", \
                   name_until: \"2026-03-31\", photo: \"2026-01-06\", photo_until: \"2026-12-31\"),";
    let (content, codes) = read(&format!("{NAMED} {APPROVED} {consent}"), "a");
    assert_eq!(codes, [""; 0]);
    for (day, expected) in [
        (date(2026, 1, 5), None),
        (date(2026, 1, 31), Some((false, true))),
        (date(2026, 2, 1), Some((true, true))),
        (date(2026, 3, 31), Some((true, true))),
        (date(2026, 4, 1), Some((false, true))),
        (date(2027, 1, 1), Some((false, false))),
    ] {
        assert_eq!(shown(&content, Some(day)), expected, "{day}");
    }
    assert_eq!(shown(&content, None), Some((false, false)));
    let ends: Vec<_> = content.commendations[0].ends().collect();
    assert_eq!(ends, [("name", date(2026, 3, 31)), ("photo", date(2026, 12, 31))]);
}

#[test]
fn a_story_that_says_the_name_isnt_told_without_consent_to_the_name() {
    let words = "consent: (words: \"2026-01-06\"),";
    for (act, expected) in [("Mei drove it over", 0), ("Meissen drove it over", 1)] {
        let (content, codes) = read(&format!("{NAMED} {APPROVED} {words}"), act);
        assert_eq!(content.commendations.len(), expected, "{act}");
        assert_eq!(codes.contains(&"named-without-consent"), expected == 0);
    }
    let ends =
        "consent: (words: \"2026-01-06\", name: \"2026-01-06\", name_until: \"2026-03-31\"),";
    let (content, _) = read(&format!("{NAMED} {APPROVED} {ends}"), "Mei drove it over");
    assert_eq!(shown(&content, Some(date(2026, 3, 31))), Some((true, false)));
    assert_eq!(shown(&content, Some(date(2026, 4, 1))), None);
}

#[test]
fn a_name_in_a_story_is_known_however_it_is_written_and_in_the_other_language() {
    let words = "consent: (words: \"2026-01-06\"),";
    let named = "name: (en: \"Mary O’Brien-Lee\", zh: \"普丽娅·奈尔\"),";
    for (act, expected) in [
        ("O'Brien-Lee drove it over", 0),
        ("Thanks to OʼBrien‑Lee.", 0),
        ("M\\u{200B}ary O’Brien-Lee drove", 0),
        ("普丽娅・奈尔开车送去", 0),
        ("Brien drove it over", 1),
        ("Maryam drove it over", 1),
    ] {
        let (content, _) = read(&format!("{named} {APPROVED} {words}"), act);
        assert_eq!(content.commendations.len(), expected, "{act}");
    }
}

#[test]
fn a_team_and_somebody_unnamed_are_thanked_without_a_name() {
    let (content, codes) = read(&format!("who: Team, {APPROVED} {AGREED}"), "a");
    assert_eq!((content.commendations[0].who, codes.len()), (Who::Team, 0));
    let (content, codes) = read(&format!("{APPROVED} {AGREED}"), "a");
    assert_eq!((content.commendations[0].name.is_none(), codes.len()), (true, 0));
    let (content, codes) = read(&format!("who: Team, {NAMED} {APPROVED} {AGREED}"), "a");
    assert_eq!((content.commendations.len(), codes), (0, vec!["team-with-name"]));
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
    fs::write(full, text).expect("written");
}

/// A folder that thanks Mei Lin, and Bo with her help.
fn folder(root: &Path) {
    let given = format!("{APPROVED} {AGREED}");
    let mei = thanks("c-1", &format!("{NAMED} person: \"p-7\", {given}"), "Mei drove it over");
    let bo = thanks("c-2", &given, "Bo and Mei Lin drove it over");
    let tom = thanks("c-3", &given, "Tom drove it over");
    write(root, "kiosk.ron", KIOSK);
    write(root, "values.ron", VALUES);
    write(root, "commendations/a.ron", &format!("// Mei Lin’s is first.\n[{mei}, {bo}, {tom}]"));
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded.content.commendations.iter().map(|card| card.meta.id.as_str()).collect()
}

fn polled(follower: &mut Follower) -> Loaded {
    (1..=5).find_map(|s| follower.poll(Duration::from_secs(s))).expect("news")
}

/// Every byte below `state`.
fn kept(state: &Path) -> String {
    let entries = fs::read_dir(state).expect("a folder");
    let files = entries.map(|entry| fs::read(entry.expect("an entry").path()).expect("a file"));
    files.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn of_somebody_who_left_nothing_is_shown_and_nothing_kept_even_if_the_list_breaks() {
    for left in ["Mei Lin", "mei  lin", "林美"] {
        let root = tempfile::tempdir().expect("a folder");
        let state = tempfile::tempdir().expect("a folder");
        folder(root.path());
        let (mut follower, first) =
            Follower::start(root.path(), Some(state.path()), Duration::ZERO, any_picture);
        assert_eq!(ids(&first), ["c-1", "c-2", "c-3"]);
        assert!(kept(state.path()).contains("Mei Lin"));
        write(root.path(), "leavers.ron", &format!("[\"{left}\"]"));
        let news = polled(&mut follower);
        assert_eq!(ids(&news), ["c-3"], "{left}");
        assert!(news.content.gone.has_id("c-1"));
        let now = kept(state.path()).to_lowercase();
        assert!(!now.contains("林美") && !now.contains("mei lin") && !now.contains("p-7"));
        // A restart, with a list that can't be read any more.
        write(root.path(), "leavers.ron", "[ oops");
        let (_, again) =
            Follower::start(root.path(), Some(state.path()), Duration::ZERO, any_picture);
        assert_eq!(ids(&again), ["c-3"], "{left}");
        assert!(!kept(state.path()).contains("林美"));
    }
}

#[test]
fn a_person_leaves_by_their_number_too_and_whoever_names_them_elsewhere_is_told() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path());
    write(root.path(), "leavers.ron", "[\"p-7\"]");
    assert_eq!(ids(&Follower::start(root.path(), None, Duration::ZERO, any_picture).1), ["c-3"]);
    write(root.path(), "leavers.ron", "[\"Mei Lin\"]");
    let loaded = Follower::start(root.path(), None, Duration::ZERO, any_picture).1;
    let told: Vec<_> = loaded.findings.iter().filter(|f| f.code == "names-a-leaver").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(!told[0].one_line().contains("Mei"), "no name in the log: {}", told[0].one_line());
}

#[test]
fn a_status_withdrawn_leaves_what_was_kept_even_where_the_item_has_a_fault() {
    let root = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    folder(root.path());
    let (mut follower, _) =
        Follower::start(root.path(), Some(state.path()), Duration::ZERO, any_picture);
    let text = fs::read_to_string(root.path().join("commendations/a.ron")).expect("read");
    let text = text.replacen("status: Approved", "status: Withdrawn, oops: 1", 1);
    write(root.path(), "commendations/a.ron", &text);
    assert_eq!(ids(&polled(&mut follower)), ["c-2", "c-3"]);
    assert!(!kept(state.path()).contains("p-7"), "{}", kept(state.path()));
}

#[test]
fn an_entry_that_misses_what_it_means_is_told_and_one_of_what_has_gone_is_not() {
    let root = tempfile::tempdir().expect("a folder");
    folder(root.path());
    for (list, entries, expected) in [
        ("withdrawn.ron", "\"Mei  lin\"", "error: this is a name, and here stand ids"),
        ("leavers.ron", "\"c-1\"", "error: this is an id, and here stand names"),
        ("withdrawn.ron", "\"c1\"", "warning: nothing has this id"),
        ("leavers.ron", "\"Mei Linn\"", "warning: nobody is called just that"),
        ("withdrawn.ron", "\"c-9\", \"long-gone\"", ""),
        ("leavers.ron", "\"Somebody Else\"", ""),
    ] {
        write(root.path(), list, &format!("[{entries}]"));
        let loaded = Follower::start(root.path(), None, Duration::ZERO, any_picture).1;
        let told: Vec<String> = loaded
            .findings
            .iter()
            .filter(|finding| finding.code == "goes-nowhere")
            .map(|finding| finding.one_line())
            .collect();
        match expected {
            "" => assert_eq!(told, [""; 0], "{list}: {entries}"),
            _ => assert!(told.len() == 1 && told[0].contains(expected), "{entries}: {told:?}"),
        }
        let told = told.join(" ").to_lowercase();
        assert!(!told.contains("mei"), "no name in the log: {told}");
        fs::remove_file(root.path().join(list)).expect("it was written");
    }
}
