//! A folder that changes under the kiosk: settled changes come through, faults don't.

mod copying;
mod kept;
mod lost;
mod reloads;
mod saves;
mod withdrawal;

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::testing::any_picture;
use breakroom::content::{Follower, ITEMS_MAX, Loaded, Origin, standby};

const KIOSK: &str =
    r#"(schema: 1, organisation: (en: "Acme"), promise: (en: "We will."), languages: ["en"])"#;
const VALUES: &str =
    r#"[(id: "own-it", name: (en: "Own it"), meaning: (en: "Mine."), pole: Care)]"#;

fn slide(id: &str, headline: &str) -> String {
    format!(
        "Principle(id: \"{id}\", value: \"own-it\", headline: (en: \"{headline}\"), body: (en: \"b\")),\n"
    )
}

fn thanks(id: &str, consent: &str, act: &str) -> String {
    format!(
        "Commendation(id: \"{id}\", value: \"own-it\", name: (en: \"Mei\"), team: (en: \"Stores\"), \
         date: \"2026-01-05\", situation: (en: \"s\"), act: {act}, effect: (en: \"e\"), consent: ({consent}), \
         status: Approved, approved: (by: \"Ann\", second: \"Bo\")),\n"
    )
}

fn write(root: &Path, path: &str, text: &str) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("within the root")).expect("a folder");
    fs::write(full, text).expect("written");
}

fn folder(root: &Path, headline: &str) {
    write(root, "kiosk.ron", KIOSK);
    write(root, "values.ron", VALUES);
    write(root, "philosophy/a.ron", &format!("[{}{}]", slide("one", headline), slide("two", "B")));
}

fn headlines(loaded: &Loaded) -> Vec<String> {
    let slides = loaded.content.slides.iter();
    slides.map(|s| s.headline.get(loaded.content.kiosk.primary()).to_owned()).collect()
}

fn errors(loaded: &Loaded) -> Vec<&str> {
    loaded.findings.iter().filter(|f| f.is_error()).map(|f| f.code).collect()
}

/// Polls each second from `from` for `seconds` and gives back what came.
fn polled(follower: &mut Follower, from: u64, seconds: u64) -> Vec<Loaded> {
    let times = (from..from + seconds).map(Duration::from_secs);
    times.filter_map(|now| follower.poll(now)).collect()
}

#[test]
fn a_change_comes_once_and_only_after_it_has_settled() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!(headlines(&first), ["A", "B"]);
    folder(dir.path(), "Changed");
    assert!(follower.poll(Duration::from_secs(1)).is_none(), "it must settle first");
    let news = polled(&mut follower, 2, 20);
    assert_eq!(news.len(), 1);
    assert_eq!(headlines(&news[0]), ["Changed", "B"]);
}

// Case: Content: a writer that never stops
#[test]
fn a_writer_that_never_stops_is_read_once_in_ten_seconds() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    let mut news = 0;
    for second in 1..=31 {
        folder(dir.path(), &"x".repeat(second as usize));
        news += usize::from(follower.poll(Duration::from_secs(second)).is_some());
    }
    assert_eq!(news, 3);
}

#[test]
fn touching_a_file_is_no_news() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    folder(dir.path(), "A");
    assert!(polled(&mut follower, 1, 5).is_empty());
}

#[test]
fn a_file_that_breaks_keeps_its_last_good_text_and_says_so() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    write(dir.path(), "philosophy/a.ron", "[ Principle( ");
    let news = polled(&mut follower, 1, 5);
    assert_eq!(headlines(&news[0]), ["A", "B"]);
    assert_eq!(errors(&news[0]), ["unclosed-bracket"]);
}

// Case: Content: a file unreadable for an hour and then again
#[test]
fn a_file_that_cant_be_read_keeps_its_last_good_text_through_other_changes_and_a_restart() {
    let (dir, state) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    folder(dir.path(), "A");
    let (mut follower, _) =
        Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    // A file past the limit of size is as good as one without the right to read it.
    let file = fs::File::options().write(true).open(dir.path().join("philosophy/a.ron"));
    file.expect("it is there").set_len(64 * 1024 * 1024).expect("made longer");
    let news = polled(&mut follower, 1, 20);
    assert_eq!(headlines(news.last().expect("news")), ["A", "B"]);
    assert_eq!(errors(news.last().expect("news")), ["file-too-large"]);
    write(dir.path(), "philosophy/b.ron", &format!("[{}]", slide("three", "C")));
    let news = polled(&mut follower, 21, 20);
    assert_eq!(headlines(news.last().expect("news")), ["A", "B", "C"]);
    let (_, again) = Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    assert_eq!(headlines(&again), ["A", "B", "C"]);
}

#[test]
fn an_item_that_breaks_keeps_its_last_good_version_while_its_neighbour_changes() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    let bad = slide("one", "A").replace("body", "boddy");
    write(dir.path(), "philosophy/a.ron", &format!("[{bad}{}]", slide("two", "New")));
    let news = polled(&mut follower, 1, 5);
    assert_eq!(headlines(&news[0]), ["A", "New"]);
    assert_eq!(errors(&news[0]), ["unknown-field"]);
}

#[test]
fn what_is_deleted_is_gone_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    write(dir.path(), "philosophy/b.ron", &format!("[{}]", slide("three", "C")));
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    fs::remove_file(dir.path().join("philosophy/b.ron")).expect("removed");
    write(dir.path(), "philosophy/a.ron", &format!("[{}]", slide("two", "B")));
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0]), ["B"]);
}

#[test]
fn withdrawal_beats_last_good_even_in_a_broken_file_and_from_a_broken_list() {
    let dir = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let good = thanks("mei", "words: \"2026-01-06\"", "(en: \"a\")");
    write(dir.path(), "commendations/a.ron", &format!("[{good}]"));
    let (mut follower, first) =
        Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    assert_eq!(first.content.commendations.len(), 1);
    write(dir.path(), "commendations/a.ron", "[ broken");
    write(dir.path(), "withdrawn.ron", "[ \"mei\", ");
    let news = polled(&mut follower, 1, 5);
    assert!(news[0].content.commendations.is_empty());
    let kept = fs::read_to_string(state.path().join("last-good.json")).expect("kept");
    assert!(!kept.contains("Stores"), "the words of the withdrawn are kept nowhere");
}

#[test]
fn a_consent_taken_back_in_an_item_that_fails_isnt_given_back_by_last_good() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let text = |c: &str, act: &str| format!("[{}]", thanks("mei", c, act));
    let both = "words: \"2026-01-06\", name: \"2026-01-06\"";
    write(dir.path(), "commendations/a.ron", &text(both, "(en: \"a\")"));
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    write(dir.path(), "commendations/a.ron", &text("words: \"2026-01-06\"", "oops"));
    let news = polled(&mut follower, 1, 5);
    // The name goes even before the rest of the change is taken.
    assert!(news[0].content.commendations.iter().all(|thanks| thanks.name.is_none()));
    assert!(news.last().expect("news").content.commendations.is_empty());
    // The same fault with the same consent does fall back.
    write(dir.path(), "commendations/a.ron", &text(both, "(en: \"a\")"));
    assert_eq!(polled(&mut follower, 11, 5)[0].content.commendations.len(), 1);
    write(dir.path(), "commendations/a.ron", &text(both, "oops"));
    assert_eq!(polled(&mut follower, 21, 5)[0].content.commendations.len(), 1);
}

// Case: Content: the root gone 30 s and back
// Case: Content: the root moved and made anew
#[test]
fn a_root_that_goes_away_and_comes_back_is_followed_throughout() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("content");
    folder(&root, "A");
    let (mut follower, _) = Follower::start(&root, None, Duration::ZERO, any_picture);
    fs::rename(&root, dir.path().join("away")).expect("moved");
    let gone = polled(&mut follower, 1, 30);
    assert_eq!(gone.len(), 1);
    assert_eq!(
        (headlines(&gone[0]), gone[0].origin),
        (vec!["A".to_owned(), "B".to_owned()], Origin::LastGood)
    );
    assert_eq!(errors(&gone[0]), ["no-folder"]);
    folder(&root, "Anew");
    let back = polled(&mut follower, 31, 5);
    assert_eq!((headlines(&back[0])[0].as_str(), back[0].origin), ("Anew", Origin::Folder));
    assert_eq!(errors(&back[0]), Vec::<&str>::new());
}

#[test]
fn an_empty_place_where_a_disk_should_be_keeps_the_last_good() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("content");
    folder(&root, "A");
    let (mut follower, _) = Follower::start(&root, None, Duration::ZERO, any_picture);
    fs::remove_dir_all(&root).expect("removed");
    fs::create_dir(&root).expect("made anew");
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0]), ["A", "B"]);
}

// Case: Content: a symlink that flips
#[cfg(unix)]
#[test]
fn a_link_that_is_turned_to_another_folder_is_news() {
    let dir = tempfile::tempdir().expect("a folder");
    let (old, new) = (dir.path().join("old"), dir.path().join("new"));
    folder(&old, "Old");
    folder(&new, "New");
    let link = dir.path().join("current");
    std::os::unix::fs::symlink(&old, &link).expect("linked");
    let (mut follower, _) = Follower::start(&link, None, Duration::ZERO, any_picture);
    std::os::unix::fs::symlink(&new, dir.path().join("next")).expect("linked");
    fs::rename(dir.path().join("next"), &link).expect("turned");
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0])[0], "New");
}

// Case: Content: new bytes under the old modification time
#[test]
fn new_bytes_under_the_old_time_and_size_are_seen_within_a_minute() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let path = dir.path().join("philosophy/a.ron");
    let time = fs::metadata(&path).and_then(|m| m.modified()).expect("a time");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    folder(dir.path(), "Z");
    let file = fs::File::options().append(true).open(&path).expect("open");
    file.set_modified(time).expect("set back");
    assert_eq!(headlines(&polled(&mut follower, 1, 70)[0])[0], "Z");
}

#[test]
fn the_last_good_content_survives_a_restart_and_a_damaged_store_does_not_stop_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    drop(Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture));
    write(dir.path(), "philosophy/a.ron", "[");
    let (_, loaded) = Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    assert_eq!(headlines(&loaded), ["A", "B"]);
    fs::write(state.path().join("last-good.json"), "{\"schema\":1,\"fi").expect("damaged");
    let (_, loaded) = Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    assert_eq!(loaded.origin, Origin::Example);
    assert!(loaded.findings.iter().any(|f| f.code == "last-good-damaged"));
}

#[test]
fn a_state_folder_that_cannot_be_made_is_told_and_nothing_else() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let occupied = dir.path().join("kiosk.ron");
    let (_, loaded) = Follower::start(dir.path(), Some(&occupied), Duration::ZERO, any_picture);
    assert_eq!(headlines(&loaded), ["A", "B"]);
    assert!(loaded.findings.iter().any(|f| f.code.starts_with("last-good-un")));
}

// Case: Storage: a last-good that couldn't be written is tried again
#[test]
fn what_could_not_be_kept_is_kept_as_soon_as_it_can_be_and_told_until_then() {
    let dir = tempfile::tempdir().expect("a folder");
    let state = dir.path().join("state");
    let content = dir.path().join("content");
    folder(&content, "A");
    fs::write(&state, "a file in its place").expect("written");
    let told = |loaded: &Loaded| loaded.findings.iter().any(|f| f.code == "last-good-unwritten");
    let start = Follower::start(&content, Some(&state), Duration::ZERO, any_picture);
    let (mut follower, first) = start;
    assert!(told(&first), "{:?}", first.findings);
    folder(&content, "Changed");
    let news = polled(&mut follower, 1, 30);
    assert!(told(&news[0]), "still so with new content");
    assert_eq!(news.len(), 1, "nothing new is told while it goes on failing");
    fs::remove_file(&state).expect("removed");
    let news = polled(&mut follower, 31, 15);
    assert_eq!(news.len(), 1);
    assert!(!told(&news[0]), "{:?}", news[0].findings);
    let kept = standby(&state).expect("it is kept");
    assert_eq!(headlines(&kept), ["Changed", "B"]);
    assert_eq!(polled(&mut follower, 46, 30).len(), 0);
}

// Case: Process: HUP
#[test]
fn asked_to_look_again_it_reads_a_folder_that_has_not_changed() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!(polled(&mut follower, 1, 5).len(), 0);
    follower.look_again();
    let news = polled(&mut follower, 6, 5);
    assert_eq!(news.iter().map(headlines).collect::<Vec<_>>(), [["A", "B"]]);
}

#[test]
fn what_stands_by_for_a_folder_keeps_its_photos_and_shows_nothing_of_who_withdrew() {
    let dir = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let day = "\"2026-01-05\"";
    let pictured =
        thanks("mei", &format!("words: {day}, name: {day}, photo: {day}"), "(en: \"a\")")
            .replace("team:", "photo: (path: \"photos/p.jpg\", alt: (en: \"p\")), team:");
    write(dir.path(), "commendations/a.ron", &format!("[{pictured}]"));
    fs::create_dir_all(dir.path().join("photos")).expect("a folder");
    write(dir.path(), "photos/p.jpg", "a picture");
    let start = || Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    drop(start());
    assert_eq!(standby(state.path()).expect("kept").content.photos().count(), 1);
    write(dir.path(), "withdrawn.ron", "[\"mei\"]");
    drop(start());
    assert!(standby(state.path()).expect("kept").content.commendations.is_empty());
}

// Case: Content: no folder at the start
#[test]
fn with_nothing_at_all_the_example_is_shown() {
    let (_, loaded) =
        Follower::start(Path::new("/nowhere/at/all"), None, Duration::ZERO, any_picture);
    assert_eq!(loaded.origin, Origin::Example);
    assert!(!loaded.content.slides.is_empty());
    assert_eq!(errors(&loaded), ["no-folder", "built-in"]);
}

#[test]
fn a_photo_that_arrives_later_comes_with_its_slide() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "A");
    let photo = "photo: (path: \"photos/a.png\", alt: (en: \"a\")), body";
    let text = slide("one", "A").replace("body", photo);
    write(dir.path(), "philosophy/a.ron", &format!("[{text}]"));
    let (mut follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!(first.content.slides[0].photo, None);
    fs::create_dir(dir.path().join("photos")).expect("made");
    let picture = image::RgbImage::new(64, 64);
    picture.save(dir.path().join("photos/a.png")).expect("saved");
    let news = polled(&mut follower, 1, 5);
    assert!(news[0].content.slides[0].photo.is_some());
}

#[test]
fn the_words_of_the_last_item_are_kept_nowhere_once_it_is_withdrawn() {
    let dir = tempfile::tempdir().expect("a folder");
    let state = tempfile::tempdir().expect("a folder");
    write(dir.path(), "kiosk.ron", KIOSK);
    write(dir.path(), "values.ron", VALUES);
    let good = thanks("mei", "words: \"2026-01-06\"", "(en: \"a\")");
    write(dir.path(), "commendations/a.ron", &format!("[{good}]"));
    let (mut follower, _) =
        Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    write(dir.path(), "withdrawn.ron", "[\"mei\"]");
    assert_eq!(polled(&mut follower, 1, 5)[0].origin, Origin::Example);
    let kept = fs::read_to_string(state.path().join("last-good.json")).expect("kept");
    assert!(!kept.contains("Stores"));
}

// Case: Content: a symlink that flips
#[cfg(unix)]
#[test]
fn files_that_are_links_to_a_hidden_folder_are_followed_when_it_is_exchanged() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path();
    folder(&root.join("..one"), "One");
    folder(&root.join("..two"), "Two");
    symlink("..one", root.join("..data")).expect("linked");
    for path in ["kiosk.ron", "values.ron", "philosophy"] {
        symlink(Path::new("..data").join(path), root.join(path)).expect("linked");
    }
    let (mut follower, first) = Follower::start(root, None, Duration::ZERO, any_picture);
    assert_eq!((headlines(&first)[0].as_str(), errors(&first).len()), ("One", 0));
    symlink("..two", root.join("..next")).expect("linked");
    fs::rename(root.join("..next"), root.join("..data")).expect("turned");
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0])[0], "Two");
}
