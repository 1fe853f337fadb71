//! Much more, much larger or much less than anybody means: told, and harmless.

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::testing::{
    KIOSK, any_photo, any_picture, good, question, read_with, slide, told,
};
use breakroom::content::{Finding, Follower, PhotoFact, load_dir, photo_fact, read};

/// What is told of settings with this in them, and how long a page stays by them, in seconds.
fn settings(field: &str) -> (Vec<&'static str>, (u32, u32)) {
    let (content, findings) = read_with("kiosk.ron", KIOSK.replace("1,", &format!("1, {field},")));
    let kiosk = &content.kiosk;
    (findings.iter().map(|f| f.code).collect(), (kiosk.dwell_least_s, kiosk.dwell_most_s))
}

// Case: Content: inf
// Case: Content: 300 where 255 is the most
// Case: Content: a number below zero
#[test]
fn a_number_that_no_type_has_room_for_is_told_by_its_range() {
    for number in ["inf", "-inf", "300", "-5", "1e30", "18446744073709551616", "0x1FF"] {
        let text = told("philosophy/a.ron", slide(&format!("importance: {number},")));
        let is_told = text.contains("is out of range; write a whole number from 1 to 5");
        assert!(is_told && text.lines().count() == 1, "{number}: {text}");
    }
}

// Case: Content: a duration of 0
// Case: Content: a duration of 1e-10
// Case: Content: a duration of 1e9
#[test]
fn a_duration_that_nobody_can_mean_is_told_and_the_usual_one_holds() {
    for seconds in ["0", "1e-10", "1e9", "-5", "NaN", "inf", "1e999"] {
        for field in ["dwell: (least_s: #)", "dwell: (most_s: #)", "idle: (after_s: #)"] {
            let (codes, stays) = settings(&field.replace('#', seconds));
            assert_eq!((codes, stays), (vec!["out-of-range"], (8, 25)), "{field} {seconds}");
        }
    }
}

// Case: Content: an option of 2,000 characters
#[test]
fn an_option_of_two_thousand_characters_drops_its_question_and_is_told_in_short_words() {
    let option = |text: &str, right: &str| {
        format!("(text: (en: \"{text}\", zh: \"字\"), {right} rationale: (en: \"r\", zh: \"r\")),")
    };
    let options = option(&"x".repeat(2_000), "right: true,") + &option("b", "");
    let (content, findings) = read_with("questions/a.ron", question(&options));
    assert_eq!(content.questions.len(), 0);
    assert_eq!(findings.iter().map(|f| f.code).collect::<Vec<_>>(), ["text-too-long"]);
    assert!(findings[0].render().len() < 1_000);
}

// Case: Content: one id twice in a file
#[test]
fn of_one_id_twice_in_a_file_the_first_is_shown_and_the_other_told() {
    let first = slide("headline: (en: \"First\", zh: \"一\"),").replace("\n]\n", "\n");
    let both = first + &slide("headline: (en: \"Second\", zh: \"二\"),").replacen('[', "", 1);
    let (content, findings) = read_with("philosophy/a.ron", both);
    let headline = content.slides[0].headline.get(content.kiosk.primary());
    assert_eq!((content.slides.len(), headline), (2, "First"));
    let lines: Vec<String> = findings.iter().map(Finding::one_line).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("already used in philosophy/a.ron:3"), "{lines:?}");
}

// Case: Content: 10,000 items
#[test]
fn ten_thousand_items_are_all_there() {
    let mut files = good();
    for file in 0..100 {
        let items: String = (0..100)
            .map(|n| slide(&format!("id: \"s-{file}-{n}\",")).replace(['[', ']'], ""))
            .collect();
        files.insert(format!("philosophy/{file}.ron"), format!("[{items}]").into_bytes());
    }
    let (content, findings) = read(&files, &any_photo);
    assert_eq!((content.slides.len(), findings), (10_001, vec![]));
}

// Case: Content: 50,000 files
#[test]
fn among_fifty_thousand_files_of_others_the_content_is_followed() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path();
    for (path, bytes) in &good().map {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("within the root")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    fs::create_dir(root.join("other")).expect("made");
    for number in 0..50_000 {
        let folder = ["", "philosophy/", "other/"][number % 3];
        fs::File::create(root.join(format!("{folder}{number}.log"))).expect("made");
    }
    let (mut follower, first) = Follower::start(root, None, Duration::ZERO, any_picture);
    assert_eq!((first.content.slides.len(), first.findings), (1, vec![]));
    fs::write(root.join("philosophy/a.ron"), slide("")).expect("written");
    let news = (1..5).find_map(|now| follower.poll(Duration::from_secs(now)));
    assert_eq!(news.expect("news").content.slides.len(), 2);
}

// Case: Content: a photo named in another Unicode form
#[test]
fn a_photo_whose_name_only_looks_the_same_is_told_as_such() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("photos")).expect("made");
    fs::write(dir.path().join("photos/Jose\u{301}.jpg"), "x").expect("written");
    let written = "photos/José.jpg";
    let fact = photo_fact(dir.path(), Path::new(written), &any_picture);
    assert_eq!(fact, PhotoFact::Misnamed("Jose\u{301}.jpg".to_owned()));
    let told = fact.finding(written).map(|finding| finding.one_line()).unwrap_or_default();
    assert!(told.contains("looks the same in the folder"), "{told}");
    let other = photo_fact(dir.path(), Path::new("photos/jose\u{301}.JPG"), &any_picture);
    let told = other.finding("photos/jose\u{301}.JPG").map(|finding| finding.one_line());
    assert!(told.is_some_and(|told| told.contains("capital and small letters count")));
}

// Case: Content: a file instead of the folder at the start
#[test]
fn a_file_in_the_place_of_the_folder_is_told_and_what_was_good_last_is_shown() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("content");
    let state = dir.path().join("state");
    fs::create_dir_all(root.join("philosophy")).expect("made");
    fs::write(
        root.join("philosophy/a.ron"),
        slide("headline: (en: \"Mine\"), body: (en: \"B\"), pole: Care")
            .replace("value: \"own-it\",", ""),
    )
    .expect("written");
    drop(Follower::start(&root, Some(&state), Duration::ZERO, any_picture));
    fs::remove_dir_all(&root).expect("removed");
    fs::write(&root, "a file").expect("written");
    let (_, loaded) = Follower::start(&root, Some(&state), Duration::ZERO, any_picture);
    let headline = loaded.content.slides[0].headline.get(loaded.content.kiosk.primary());
    assert_eq!((headline, loaded.findings[0].code), ("Mine", "no-folder"));
}

// Case: Content: a folder unreadable at the start
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_is_told() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const NOBODY: u32 = 65_534;
    let dir = tempfile::tempdir().expect("a folder");
    let rights = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    };
    rights(dir.path(), 0o755);
    let root = dir.path().join("content");
    fs::create_dir(&root).expect("made");
    rights(&root, 0);
    // Who may do everything reads it all the same, and so looks at it as nobody.
    let is_root = fs::metadata("/proc/self").expect("it is there").uid() == 0;
    let program = dir.path().join("breakroom");
    fs::copy(env!("CARGO_BIN_EXE_breakroom"), &program).expect("copied");
    let mut command = Command::new(&program);
    command.arg("check").arg(&root).current_dir("/");
    if is_root {
        command.uid(NOBODY).gid(NOBODY);
    }
    let done = command.output().expect("it runs");
    rights(&root, 0o755);
    let told = String::from_utf8_lossy(&done.stdout);
    let error = "the content folder isn't there or can't be read";
    assert!(told.contains(error), "{told}{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(load_dir(&root, any_picture).findings[0].code, "no-folder", "an empty one");
}
