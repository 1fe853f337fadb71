//! What was good last in a folder in which only what was approved is shown.

use std::fs;
use std::path::Path;
use std::time::Duration;

use breakroom::content::testing::any_picture;
use breakroom::content::{Follower, Loaded, read_dir};

use super::*;

fn put(root: &Path, files: &Files) {
    for (path, bytes) in &files.map {
        let full = root.join(path);
        fs::create_dir_all(full.parent().expect("within")).expect("a folder");
        fs::write(full, bytes).expect("written");
    }
}

fn polled(follower: &mut Follower, from: u64) -> Option<Loaded> {
    (from..from + 12).filter_map(|now| follower.poll(Duration::from_secs(now))).last()
}

/// A folder on the disk with one slide that was approved and then changed.
fn changed() -> (tempfile::TempDir, tempfile::TempDir, Files) {
    let (dir, state) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("state"));
    let mut files = required();
    write(&mut files, FILE, &[slide("x", "One", "")]);
    approve(&mut files, (FILE, 0), 0);
    write(&mut files, FILE, &[slide("x", "Two", "")]);
    put(dir.path(), &files);
    assert_eq!(read_dir(dir.path()).map, files.map, "all of it is read");
    (dir, state, files)
}

fn start(dir: &Path, state: &Path) -> (Follower, Loaded) {
    Follower::start(dir, Some(state), Duration::ZERO, any_picture)
}

// Case: Content: the folder of what was approved is gone
#[test]
fn what_was_approved_stays_while_its_folder_is_gone_and_is_approved_again_with_it() {
    let (dir, state, mut files) = changed();
    let (mut follower, first) = start(dir.path(), state.path());
    assert_eq!(headlines(&first.content), ["One"]);
    fs::rename(dir.path().join("history"), dir.path().join("elsewhere")).expect("moved");
    let news = polled(&mut follower, 1);
    assert!(news.is_none_or(|news| headlines(&news.content) == ["One"]));
    drop(follower);
    let (mut follower, again) = start(dir.path(), state.path());
    assert_eq!(headlines(&again.content), ["One"], "after a restart");
    assert!(codes(&again.findings).contains(&"missing-folder"));
    fs::rename(dir.path().join("elsewhere"), dir.path().join("history")).expect("back");
    approve(&mut files, (FILE, 0), 1);
    put(dir.path(), &files);
    let news = polled(&mut follower, 20).expect("news");
    assert_eq!(headlines(&news.content), ["Two"]);
    assert_eq!(codes(&news.findings), [] as [&str; 0]);
}

// Case: Content: an item that breaks while its change waits for approval
#[test]
fn an_item_that_breaks_shows_what_was_approved() {
    let (dir, state, _) = changed();
    let (mut follower, _) = start(dir.path(), state.path());
    for (second, broken) in [(1, "[ Principle( "), (20, "[ Principle(id: \"x\", body: ) ]")] {
        fs::write(dir.path().join(FILE), broken).expect("written");
        let news = polled(&mut follower, second);
        assert!(news.is_none_or(|news| headlines(&news.content) == ["One"]), "{broken}");
    }
    fs::write(dir.path().join("kiosk.ron"), "(").expect("written");
    let news = polled(&mut follower, 40);
    assert!(news.is_none_or(|news| headlines(&news.content) == ["One"]));
}

// Case: Content: a draft with a fault, of what was good last
#[test]
fn what_is_made_a_draft_and_is_broken_doesnt_come_back_from_what_was_good_last() {
    let (dir, state) = (tempfile::tempdir().expect("dir"), tempfile::tempdir().expect("state"));
    let mut files = good();
    write(&mut files, FILE, &[slide("x", "One", ""), slide("y", "Y", "")]);
    put(dir.path(), &files);
    let (mut follower, first) = start(dir.path(), state.path());
    assert_eq!(headlines(&first.content), ["One", "Y", "Jobs"]);
    let half = slide("x", "", "draft: true");
    write(&mut files, FILE, &[half, slide("y", "Y", "")]);
    put(dir.path(), &files);
    let news = polled(&mut follower, 1).expect("news");
    assert_eq!(headlines(&news.content), ["Y", "Jobs"]);
    let kept = fs::read_to_string(state.path().join("last-good.json")).expect("kept");
    assert!(!kept.contains("One"), "nothing of it is kept");
}
