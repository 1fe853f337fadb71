//! What was good last on a disk that can't be written for a while.

use super::*;

#[test]
fn what_was_good_last_is_written_once_the_disk_is_good_again_and_says_nothing_of_who_withdrew() {
    let (dir, disk) =
        (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a disk"));
    let state = disk.path().join("state");
    let kept = || fs::read_to_string(state.join("last-good.json")).expect("what was good last");
    folder(dir.path(), "A");
    let card = thanks("mei", "words: \"2026-01-06\"", "(en: \"a\")");
    write(dir.path(), "commendations/a.ron", &format!("[{card}]"));
    let start = || Follower::start(dir.path(), Some(&state), Duration::ZERO, any_picture);
    let (mut follower, _) = start();
    assert!(kept().contains("mei"));

    // A file in the folder's place: nothing can be made there.
    fs::rename(&state, disk.path().join("aside")).expect("away");
    fs::write(&state, "").expect("full");
    folder(dir.path(), "New");
    write(dir.path(), "withdrawn.ron", "[\"mei\"]");
    let news = polled(&mut follower, 1, 20);
    let told = |loaded: &Loaded| loaded.findings.iter().any(|f| f.code == "last-good-unwritten");
    assert!(told(news.last().expect("news")), "that it isn't kept is told");

    fs::remove_file(&state).expect("room");
    fs::rename(disk.path().join("aside"), &state).expect("back");
    let news = polled(&mut follower, 21, 10);
    assert_eq!(news.iter().map(told).collect::<Vec<_>>(), [false], "that is over, and told once");
    assert!(!kept().contains("mei") && kept().contains("New"));
    // And so a file that breaks after that has what was good last, through a restart.
    write(dir.path(), "philosophy/a.ron", "[ Principle( ");
    assert_eq!(headlines(&start().1), ["New", "B"]);
}
