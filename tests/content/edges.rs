//! The edge of each rule about a word, a number or a sign: what just passes, and what just doesn't.

use breakroom::content::model::Content;
use breakroom::content::read;
use breakroom::content::testing::{KIOSK, any_photo, good, read_with, slide};

const A: &str = "philosophy/a.ron";

fn codes(path: &str, bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    read_with(path, bytes).1.iter().map(|finding| finding.code).collect()
}

/// Holds that a slide with each of the good fields is told nothing, and with each of the bad ones
/// `code` and nothing else.
fn check(code: &str, good: &[String], bad: &[String]) {
    for fields in good {
        assert_eq!(codes(A, slide(fields)), Vec::<&str>::new(), "{fields}");
    }
    for fields in bad {
        assert_eq!(codes(A, slide(fields)), [code], "{fields}");
    }
}

fn each(words: &[&str], field: impl Fn(&str) -> String) -> Vec<String> {
    words.iter().map(|word| field(word)).collect()
}

#[test]
fn a_time_is_an_hour_of_one_digit_or_two_and_two_digits_of_minutes() {
    let field = |time: &str| format!("dayparts: [(days: [Mon], from: \"{time}\", to: \"24:00\")],");
    check(
        "bad-time",
        &each(&["00:00", "8:00", "08:00", "23:59"], field),
        &each(
            &["8", "800", "008:00", "08:0", "08:000", "+8:00", "08:+1", "8:60", "24:00", ":30", ""],
            field,
        ),
    );
}

#[test]
fn a_date_has_ten_signs_and_a_day_of_every_year_five() {
    let bad = ["2026-11-03T10:00", "2026-11-3", "2026-11-031", "20261103", "2026-02-29", ""];
    let from = |date: &str| format!("from: \"{date}\",");
    check("bad-date", &each(&["2026-11-03", "2024-02-29"], from), &each(&bad, from));
    let season = |day: &str| format!("each_year: (from: \"{day}\", until: \"12-31\"),");
    let bad = ["1-20", "01-2", "001-20", "01-020", "13-01", "02-30", "+1-20", ""];
    check("bad-day-of-year", &each(&["01-20", "02-29"], season), &each(&bad, season));
}

#[test]
fn an_id_is_small_letters_digits_and_hyphens_of_64_at_most() {
    let field = |id: &str| format!("id: \"{id}\",");
    let (longest, too_long) = ("a".repeat(64), "a".repeat(65));
    check(
        "bad-id",
        &each(&["a", "7", "a-7", &longest], field),
        &each(&["", "A", "a_b", "a b", "é", &too_long], field),
    );
}

#[test]
fn a_photo_lies_below_its_folder_on_every_system() {
    let field = |path: &str| format!("photo: (path: \"{path}\", alt: (en: \"a\", zh: \"b\")),");
    let fields = each(
        &[
            "a.png",
            "photos/",
            "photos//a.png",
            "photos/./a.png",
            "photos/../a.png",
            "photos/a\\\\b.png",
            "photos/c:a.png",
            "photos/a\\u{0}.png",
        ],
        field,
    );
    for fields in fields {
        let told = codes(A, slide(&fields));
        assert!(told.contains(&"bad-path"), "{fields}: {told:?}");
    }
    check("bad-path", &each(&["photos/a.png", "photos/x/a.png"], field), &[]);
}

#[test]
fn signs_that_cant_be_seen_are_left_out_and_line_ends_and_tabs_arent() {
    let field = |sign: &str| format!("body: (en: \"a{sign}b\", zh: \"文\"),");
    let bad = ["\\u{1}", "\\u{202E}", "\\u{2066}", "\\u{FEFF}"];
    check("control-character", &each(&["\\n", "\\t", "\\r"], field), &each(&bad, field));
}

#[test]
fn a_language_is_parts_of_one_to_eight_letters_and_digits() {
    for (tag, is_good) in [
        ("zh-Hant-TW", true),
        ("abcdefgh", true),
        ("abcdefghi", false),
        ("fr-", false),
        ("a.b", false),
        ("é", false),
        ("", false),
    ] {
        let kiosk = KIOSK.replace("\"zh\"]", &format!("\"zh\", \"{tag}\"]"));
        assert_eq!(!codes("kiosk.ron", kiosk).contains(&"bad-language"), is_good, "{tag}");
    }
}

fn kiosk(fields: &str) -> (Content, Vec<&'static str>) {
    let (content, told) = read_with("kiosk.ron", KIOSK.replace("schema: 1,", fields));
    (content, told.iter().map(|finding| finding.code).collect())
}

#[test]
fn a_setting_is_off_unless_it_is_on_and_what_is_written_is_taken() {
    let flags = |fields: &str| {
        let (content, told) = kiosk(fields);
        assert_eq!(told, Vec::<&str>::new(), "{fields}");
        [content.kiosk.reduced_motion, content.kiosk.large_text]
    };
    assert_eq!(flags(""), [false, false]);
    assert_eq!(flags("reduced_motion: false, large_text: false,"), [false, false]);
    assert_eq!(flags("reduced_motion: true, large_text: false,"), [true, false]);
    assert_eq!(flags("reduced_motion: false, large_text: true,"), [false, true]);
    let third = "third_job: (name: (en: \"N\", zh: \"名\"), ask: (en: \"A\", zh: \"问\")),";
    assert!(kiosk(third).0.kiosk.third_job.is_some());
    assert!(kiosk("speech: (engine: \"espeak-ng\"),").0.kiosk.speech.is_some());
}

#[test]
fn the_shorter_dwell_is_told_where_both_are_written_and_gives_way_where_one_is() {
    let dwell = |fields: &str| {
        let (content, told) = kiosk(&format!("dwell: ({fields}),"));
        ((content.kiosk.dwell_least_s, content.kiosk.dwell_most_s), told)
    };
    assert_eq!(dwell("least_s: 60").0, (60, 60));
    assert_eq!(dwell("least_s: 60").1, Vec::<&str>::new());
    let (least, most) = dwell("most_s: 3").0;
    assert!(least <= most && most == 3, "{least} {most}");
    assert_eq!(dwell("most_s: 3").1, Vec::<&str>::new());
    assert_eq!(dwell("least_s: 9, most_s: 9").1, Vec::<&str>::new());
    assert_eq!(dwell("least_s: 10, most_s: 9").1.len(), 1);
}

#[test]
fn what_isnt_ron_is_known_by_how_it_begins() {
    for (bytes, code) in [
        (&b"\xFF\xFE(\0"[..], "utf-16"),
        (b"\xFE\xFF\0(", "utf-16"),
        (b"(\0a\0", "utf-16"),
        (b"\0(\0a", "utf-16"),
        (b"---\nid: x", "yaml"),
        (b"- id: x", "yaml"),
        (b"id: x", "yaml"),
        (b"one_id : x", "yaml"),
        (b"one-id: x", "yaml"),
        (b"# a note\nid: x", "yaml"),
        (b"// a note\nid: x", "yaml"),
        (b"// a note\n{\"id\": 1}", "json"),
        (b"[ { \"id\": 1 } ]", "json"),
    ] {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(codes(A, bytes).first(), Some(&code), "{text:?}");
    }
    for text in ["#![enable(implicit_some)]\n[]", "// a note\n[]", "[]"] {
        assert_eq!(codes(A, text), ["empty-list"], "{text}");
    }
    for text in [": x", "a b: x", "()"] {
        let told = codes(A, text);
        assert!(!told.contains(&"yaml") && !told.contains(&"empty-list"), "{text}: {told:?}");
    }
    assert!(!codes("kiosk.ron", "()").contains(&"empty-list"));
}

#[test]
fn a_fault_between_two_items_is_told_and_takes_none_of_them_along() {
    let two = slide("").replace("    ),\n]", "    ),,\n    Principle(id: \"y\", value: \"own-it\", headline: (en: \"H\", zh: \"题\"), body: (en: \"B\", zh: \"文\")),\n]");
    let (content, told) = read_with(A, two);
    assert_eq!(told.iter().map(|f| f.code).collect::<Vec<_>>(), ["stray-comma"]);
    assert_eq!(content.slides.len(), 3);
}

#[test]
fn who_may_choose_a_role_is_asked_of_a_folder_that_could_be_read() {
    let told = |files: &[(&str, &str)]| {
        let mut all = good();
        all.map.remove("philosophy/jobs.ron");
        files.iter().for_each(|(path, text)| all.insert(*path, text.as_bytes()));
        let (_, findings) = read(&all, &any_photo);
        findings.iter().any(|finding| finding.code == "no-roles")
    };
    assert!(told(&[(A, &slide(""))]));
    assert!(!told(&[]), "there is nothing yet");
    assert!(!told(&[(A, &slide("")), ("philosophy/b.ron", "[ YourJobs(")]), "it may be in there");
    assert!(!told(&[(A, &slide("")), ("philosophy/b.ron", "[ YourJobs(id: 1) ]")]), "it is there");
}

#[test]
fn a_second_your_jobs_slide_is_told() {
    let mut files = good();
    let jobs = String::from_utf8(files.get("philosophy/jobs.ron").expect("there").to_vec());
    let second = jobs.expect("a text").replace("id: \"jobs\"", "id: \"more-jobs\"");
    files.insert("philosophy/more.ron", second.into_bytes());
    let (content, findings) = read(&files, &any_photo);
    let told: Vec<_> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!((told, content.slides.len()), (vec!["second-your-jobs"], 1));
}
