//! Nobody who is off the screen comes back: not by a name that is written in another way, and
//! not by a copy of an older file.

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::model::Content;
use breakroom::content::testing::{KIOSK, VALUES, any_photo, any_picture, good};
use breakroom::content::{Files, Finding, Follower, load_dir, read};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const APPROVED: &str = "status: Approved, approved: (by: \"Ann\", second: \"Bo\"),";
const ALL: &str = "consent: (words: \"2026-01-06\", name: \"2026-01-06\", photo: \"2026-01-06\"),";

fn thanks(id: &str, name: &str, rest: &str) -> String {
    format!(
        "Commendation(id: \"{id}\", value: \"own-it\", {name} team: (en: \"Stores\", zh: \"仓库\"), \
         date: \"2026-01-05\", situation: (en: \"s\", zh: \"s\"), act: (en: \"a\", zh: \"做\"), \
         effect: (en: \"e\", zh: \"e\"), photo: (path: \"photos/x.png\", \
         alt: (en: \"a\", zh: \"a\")), {rest})"
    )
}

fn named(name: &str) -> String {
    format!("name: (en: \"{name}\", zh: \"{name}\"),")
}

/// How many thanks are left of one to `written`, once `entry` is in the list of leavers.
fn left(written: &str, entry: &str) -> usize {
    let mut files = good();
    let card = thanks("c-1", &named(written), &format!("{APPROVED} {ALL}"));
    files.insert("commendations/a.ron", format!("[{card}]").into_bytes());
    files.insert("leavers.ron", format!("[\"{entry}\"]").into_bytes());
    read(&files, &any_photo).0.commendations.len()
}

#[test]
fn a_leaver_goes_however_their_name_is_written() {
    for (name, others) in [
        ("Ada Quill", &["Quill, Ada", "ADA QUILL", "Ada\\u{A0}Quill", "Ada\\u{200B} Quill"][..]),
        ("Mary O’Brien", &["Mary O'Brien", "Mary OʼBrien", "Mary O`Brien", "O´Brien, Mary"]),
        ("Anna-Lena Öst", &["Anna‐Lena Öst", "Anna–Lena O\\u{308}st", "Anna−Lena Öst"]),
        ("普丽娅·奈尔", &["普丽娅•奈尔", "普丽娅・奈尔", "普丽娅．奈尔", "普丽娅 奈尔"]),
        ("林美", &["林\\u{3000}美", "林 美"]),
        ("张华", &["張華"]),
    ] {
        assert_eq!(left(name, "Somebody Else"), 1, "{name}");
        for other in others {
            assert_eq!((left(name, other), left(other, name)), (0, 0), "{name} as {other}");
        }
    }
    assert_eq!(left("Mei \\\"Mimi\\\" Lin", "Mei 'Mimi' Lin"), 0);
}

fn told(files: &Files, code: &str) -> Vec<String> {
    let findings = read(files, &any_photo).1;
    findings.iter().filter(|f| f.code == code).map(Finding::one_line).collect()
}

#[test]
fn traditional_for_simplified_characters_and_another_order_are_told_without_a_name() {
    let mut files = good();
    let rest = format!("{APPROVED} {ALL}");
    let cards =
        [thanks("c-1", &named("张华"), &rest), thanks("c-2", &named("Ada Mary Quill"), &rest)];
    files.insert("commendations/a.ron", format!("[{}]", cards.join(",")).into_bytes());
    files.insert("leavers.ron", "[\"張華\", \"Quill Ada\"]".as_bytes());
    let (script, near) = (told(&files, "other-script"), told(&files, "goes-nowhere"));
    assert!(script.len() == 1 && script[0].starts_with("leavers.ron:1:2: warning"), "{script:?}");
    assert!(near.len() == 1 && near[0].starts_with("leavers.ron:1:8: warning"), "{near:?}");
    let told = [script, near].concat().join(" ");
    assert!(!told.contains('华') && !told.contains("Quill"), "no name in the log: {told}");
}

/// Names with everything in them that can be written in another way.
const NAMES: [&str; 6] =
    ["Ada Quill", "Mary O'Brien", "Anna-Lena Öst", "José Ó Cera", "普丽娅·奈尔", "林美"];

/// `name` as the hands of `how` would write it, each in a way that the eye can't tell.
fn rewritten(name: &str, how: &[u32]) -> String {
    let pick = |signs: &str, n: u32| signs.chars().nth(n as usize % signs.chars().count());
    let mut name = name.to_owned();
    for &hand in how {
        let n = hand / 16;
        let swap = |of: &str, by: &str| -> String {
            let other = |c| if of.contains(c) { pick(by, n).unwrap_or(c) } else { c };
            name.chars().map(other).collect()
        };
        name = match hand % 16 {
            0 => swap("'’", "'’‘ʼʻ`´′＇ʹ"),
            1 => swap("-‐", "-‐‑–−－﹣"),
            2 => swap("·•", "·•・．‧∙⋅･"),
            3 => swap(" ", "\u{A0}\u{2009}\u{3000}\u{202F} "),
            4 => name.nfd().collect(),
            5 => name.nfc().collect(),
            6 => name.to_uppercase(),
            7 => name.to_lowercase(),
            8 => swap("a", "аａ"),
            9 => swap("e", "еｅ"),
            10 => swap("O", "ОΟＯ"),
            11 => match name.split_once(' ') {
                Some((first, last)) if !name.contains(',') && name.is_ascii() => {
                    format!("{last}, {first}")
                }
                _ => name,
            },
            12 => format!(" {name}\u{2060}"),
            _ => {
                let at = name.char_indices().nth(n as usize % name.chars().count());
                let sign = pick("\u{200B}\u{AD}\u{200D}\u{FEFF}\u{2060}\u{200E}", n / 8);
                let (at, sign) = (at.map_or(0, |(at, _)| at), sign.unwrap_or_default());
                format!("{}{sign}{}", &name[..at], &name[at..])
            }
        };
    }
    name
}

/// Names that programs give to a copy of `commendations/2026.ron`.
const COPIES: [&str; 20] = [
    "2026 (1)",
    "2026(2)",
    "2026 2",
    "2026 copy",
    "2026 copy 3",
    "2026 - Copy",
    "2026 - Copy (2)",
    "2026 - Kopie",
    "Kopie von 2026",
    "2026 (copy)",
    "2026 - 副本",
    "2026的副本",
    "2026_copy",
    "2026 (conflicted copy 2026-11-25)",
    "2026 (Ada's conflicted copy 2026-11-25)",
    "2026 (case conflict)",
    "2026.sync-conflict-20261125-101500-ABCDEFG",
    "2026_conflict-20261125-101500",
    "2026-PC7",
    "2026 (1) - Copy",
];

/// What of Ada's commendation is taken back, as the newer file has it.
fn newer(how: usize) -> String {
    let name = named("Ada Quill");
    let ada = match how {
        0 => thanks("ada", &name, &format!("status: Withdrawn, {ALL}")),
        1 => thanks("ada", &name, &format!("status: Draft, {ALL}")),
        2 => thanks("ada", &name, APPROVED),
        3 => thanks("ada", &name, &format!("{APPROVED} consent: (words: \"2026-01-06\"),")),
        4 => thanks("ada", "", &format!("{APPROVED} {ALL}")),
        5 => {
            let ends = "consent: (words: \"2026-01-06\", words_until: \"2026-02-01\"),";
            thanks("ada", &name, &format!("{APPROVED} {ends}"))
        }
        _ => String::new(),
    };
    let bo = thanks("bo", &named("Bo Ray"), &format!("{APPROVED} {ALL}"));
    format!("[{bo}, {ada}]")
}

/// The ways of [`newer`].
const WAYS: usize = 7;

fn older() -> String {
    let rest = format!("{APPROVED} {ALL}");
    let all = [thanks("ada", &named("Ada Quill"), &rest), thanks("bo", &named("Bo Ray"), &rest)];
    format!("[{}]", all.join(", "))
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
    fs::write(full, text).expect("written");
}

/// What can be seen of Ada: words, until when, name and photo.
fn seen(content: &Content) -> Vec<String> {
    let cards = content.commendations.iter().filter(|card| card.meta.id.as_str() == "ada");
    let seen = cards.map(|card| {
        let until = card.consents.words.until;
        format!("{until:?} {:?} {}", card.name, card.photo.is_some())
    });
    seen.collect()
}

fn folder(root: &Path, files: &[(&str, &str)]) {
    write(root, "kiosk.ron", KIOSK);
    write(root, "values.ron", VALUES);
    image::RgbImage::new(900, 900).save(root.join("x.png")).expect("saved");
    fs::create_dir_all(root.join("photos")).expect("made");
    fs::rename(root.join("x.png"), root.join("photos/x.png")).expect("moved");
    files.iter().for_each(|(path, text)| write(root, path, text));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_rewriting_that_the_eye_cant_tell_brings_a_leaver_back(
        name in 0..NAMES.len(),
        how in proptest::collection::vec(any::<u32>(), 1..6),
    ) {
        let other = rewritten(NAMES[name], &how);
        prop_assert_eq!(left(NAMES[name], &other), 0, "{} in the list as {}", NAMES[name], &other);
        prop_assert_eq!(left(&other, NAMES[name]), 0, "{} on the card as {}", NAMES[name], &other);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    // Case: Content: a copy as OneDrive names it
    // Case: Content: a copy as Nextcloud names it
    // Case: Content: a copy as Dropbox names it
    // Case: Content: a copy as Explorer names it
    // Case: Content: a copy as Finder names it
    // Case: Content: a copy as browsers name it
    #[test]
    fn no_copy_of_an_older_file_brings_anybody_back(
        copy in 0..COPIES.len(), how in 0..WAYS, is_gone in any::<bool>(),
    ) {
        let dir = tempfile::tempdir().expect("a folder");
        let state = tempfile::tempdir().expect("a folder");
        let (root, newer) = (dir.path().join("content"), newer(how));
        folder(&root, &[("commendations/2026.ron", &newer)]);
        let right = seen(&load_dir(&root, any_picture).content);
        let copy = format!("commendations/{}.ron", COPIES[copy]);
        folder(&root, &[(&copy, &older())]);
        let loaded = load_dir(&root, any_picture);
        prop_assert_eq!(seen(&loaded.content), right.clone(), "{}", &copy);
        let told = loaded.findings.iter().any(|f| f.file == Path::new(&copy));
        prop_assert!(told, "{} is told", &copy);
        // What was good last is no better.
        drop(Follower::start(&root, Some(state.path()), Duration::ZERO, any_picture));
        if is_gone {
            fs::remove_dir_all(root.join("commendations")).expect("removed");
            fs::remove_file(root.join("kiosk.ron")).expect("removed");
            fs::remove_file(root.join("values.ron")).expect("removed");
        } else {
            write(&root, "commendations/2026.ron", "[ oops");
        }
        let again = Follower::start(&root, Some(state.path()), Duration::ZERO, any_picture).1;
        let again = seen(&again.content);
        prop_assert!(again.is_empty() || again == right, "{} and then {again:?}", &copy);
    }
}

#[test]
fn what_only_a_copy_takes_back_is_taken_back_too_and_told() {
    for how in 0..WAYS - 1 {
        let dir = tempfile::tempdir().expect("a folder");
        let (original, copy) = ("commendations/2026.ron", "commendations/2026 (1).ron");
        folder(dir.path(), &[(original, &newer(how))]);
        let right = seen(&load_dir(dir.path(), any_picture).content);
        folder(dir.path(), &[(original, &older()), (copy, &newer(how))]);
        let loaded = load_dir(dir.path(), any_picture);
        assert_eq!(seen(&loaded.content).len(), right.len(), "{how}");
        let told = loaded.findings.iter().find(|f| f.file == Path::new(original));
        assert!(told.is_some(), "{how}: {:?}", loaded.findings);
    }
}

#[test]
fn of_two_items_with_one_id_the_one_that_shows_less_wins_in_either_order() {
    for how in 0..WAYS - 1 {
        let dir = tempfile::tempdir().expect("a folder");
        folder(dir.path(), &[("commendations/x.ron", &newer(how))]);
        let right = seen(&load_dir(dir.path(), any_picture).content);
        for (first, second) in [(newer(how), older()), (older(), newer(how))] {
            folder(
                dir.path(),
                &[("commendations/x.ron", &first), ("commendations/y.ron", &second)],
            );
            let loaded = load_dir(dir.path(), any_picture);
            assert_eq!(seen(&loaded.content), right, "{how}");
            let told = loaded.findings.iter().filter(|f| f.code == "duplicate-id");
            let told: Vec<_> = told.map(Finding::one_line).collect();
            let names_both = |told: &String| told.contains("/x.ron") && told.contains("/y.ron");
            assert!(!told.is_empty() && told.iter().all(names_both), "{how}: {told:?}");
        }
    }
}

#[test]
fn whose_name_may_be_told_by_both_of_two_items_with_one_id_is_shown_with_it() {
    let card = thanks("c-1", &named("Mei Lin"), &format!("{APPROVED} {ALL}"));
    let card = card.replace("act: (en: \"a\"", "act: (en: \"Mei Lin stayed\"");
    let mut files = good();
    for path in ["commendations/a.ron", "commendations/b.ron"] {
        files.insert(path, format!("[{card}]").into_bytes());
    }
    let (content, _) = read(&files, &any_photo);
    let names: Vec<_> = content.commendations.iter().map(|card| card.name.is_some()).collect();
    assert_eq!(names, [true]);
}

#[test]
fn a_file_of_ones_own_is_read_though_its_name_looks_like_that_of_a_copy() {
    for name in ["2026 2", "2026 (1)", "team-2", "2026 - Copy"] {
        let dir = tempfile::tempdir().expect("a folder");
        folder(dir.path(), &[(&format!("commendations/{name}.ron"), &older())]);
        assert_eq!(load_dir(dir.path(), any_picture).content.commendations.len(), 2, "{name}");
    }
    let dir = tempfile::tempdir().expect("a folder");
    let other = older().replace("\"ada\"", "\"eve\"").replace("\"bo\"", "\"cem\"");
    folder(
        dir.path(),
        &[("commendations/team.ron", &older()), ("commendations/team-2.ron", &other)],
    );
    assert_eq!(load_dir(dir.path(), any_picture).content.commendations.len(), 4);
}

#[test]
fn a_list_withdraws_under_any_name_that_a_program_gives_it_and_is_told_and_kept_by_nobody() {
    for name in [
        "withdrawn (1).ron",
        "withdrawn - Copy.ron",
        "Withdrawn.ron",
        "withdrawn.txt",
        "withdrawn.ron.txt",
        "withdrawn.RON",
        "withdrawn (conflicted copy 2026-11-25).ron",
        "commendations/withdrawn.ron",
        "leavers 2.ron",
        "Leavers.txt",
        "leavers - 副本.ron",
    ] {
        for beside in [false, true] {
            let dir = tempfile::tempdir().expect("a folder");
            let state = tempfile::tempdir().expect("a folder");
            let is_leavers = name.to_lowercase().contains("leavers");
            let entry = if is_leavers { "Ada Quill" } else { "ada" };
            folder(dir.path(), &[("commendations/2026.ron", &older())]);
            write(dir.path(), name, &format!("[\"{entry}\"]"));
            if beside {
                let own = if is_leavers { "leavers.ron" } else { "withdrawn.ron" };
                write(dir.path(), own, "[\"long-gone\"]");
            }
            let loaded =
                Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture).1;
            assert_eq!(seen(&loaded.content), [""; 0], "{name}");
            assert!(loaded.findings.iter().any(|f| f.file == Path::new(name)), "{name} is told");
            let kept = fs::read_to_string(state.path().join("last-good.json")).expect("kept");
            assert!(!kept.contains("Quill"), "{name}: {kept}");
        }
    }
}

#[test]
fn a_version_that_has_half_of_its_items_from_its_original_is_told_as_one() {
    let other = older().replace("\"bo\"", "\"cem\"");
    for version in [older(), other] {
        let dir = tempfile::tempdir().expect("a folder");
        let name = "commendations/2026-LAPTOP.ron";
        folder(dir.path(), &[("commendations/2026.ron", &older()), (name, &version)]);
        let findings = load_dir(dir.path(), any_picture).findings;
        let of_thanks = findings.iter().filter(|f| f.file.starts_with("commendations"));
        let told: Vec<_> = of_thanks.map(|f| (f.code, f.file.as_path())).collect();
        assert_eq!(told, [("copy", Path::new(name))]);
    }
}

#[test]
fn lines_of_plain_text_are_a_list_as_well() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), &[("commendations/2026.ron", &older()), ("withdrawn.txt", "ada\nno-one\n")]);
    assert_eq!(seen(&load_dir(dir.path(), any_picture).content), [""; 0]);
}

#[test]
fn what_is_passed_over_is_told_with_the_name_that_it_should_have() {
    for (path, place, words) in [
        ("Commendations/a.ron", "Commendations/", "`commendations`"),
        ("Philosophie/a.ron", "Philosophie/", "`philosophy`"),
        ("commendations (1)/a.ron", "commendations (1)/", "a copy of the folder `commendations`"),
        ("notes/a.ron", "notes/", "commendations/"),
        ("kiosk.txt", "kiosk.txt", "`kiosk.ron`"),
        ("withdrawn.xlsx", "withdrawn.xlsx", "`withdrawn.ron`"),
        ("commendations/2026.ron.bak", "commendations/2026.ron.bak", "`commendations/2026.ron`"),
        ("commendations/2026.ron~", "commendations/2026.ron~", "delete it"),
        ("backup/kiosk.ron", "backup/", "a whole content folder"),
        ("commendations/2026 (1).ron", "commendations/2026 (1).ron", "a copy of"),
    ] {
        let dir = tempfile::tempdir().expect("a folder");
        folder(dir.path(), &[("commendations/2026.ron", &older()), (path, KIOSK)]);
        let findings = load_dir(dir.path(), any_picture).findings;
        let told = findings.iter().find(|f| f.file == Path::new(place)).map(Finding::one_line);
        assert!(told.as_ref().is_some_and(|told| told.contains(words)), "{path}: {told:?}");
    }
    let dir = tempfile::tempdir().expect("a folder");
    folder(&dir.path().join("content"), &[("commendations/2026.ron", &older())]);
    let findings = load_dir(dir.path(), any_picture).findings;
    let told: Vec<_> = findings.iter().map(Finding::one_line).collect();
    assert!(told.iter().any(|told| told.contains("move all that is in `content/` up")), "{told:?}");
    assert!(!told.iter().any(|told| told.contains("is a disk missing")), "{told:?}");
}
