//! While somebody is copying, the old stays whole until the new is.

use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use super::*;

/// Files in the set that is copied.
const FILES: usize = 60;
/// How many of them are there when the copy is broken off.
const HALF: usize = 35;
/// Longer than the clock of a file system takes to tick.
const CLOCK_TICK: Duration = Duration::from_millis(50);
/// Checkouts, one after the other.
const TURNS: u64 = 50;

fn path(number: usize) -> String {
    format!("philosophy/{number:03}.ron")
}

fn text(number: usize, version: &str) -> String {
    format!("[{}]", slide(&format!("s{number}"), version))
}

/// A folder of so many files, all of one version, followed.
fn of(version: &str) -> (tempfile::TempDir, Follower) {
    let dir = tempfile::tempdir().expect("a folder");
    write(dir.path(), "kiosk.ron", KIOSK);
    write(dir.path(), "values.ron", VALUES);
    (0..FILES).for_each(|n| write(dir.path(), &path(n), &text(n, version)));
    let (follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!(versions(&first), [version]);
    (dir, follower)
}

/// Which versions are on the screen.
fn versions(loaded: &Loaded) -> Vec<String> {
    let mut all = headlines(loaded);
    assert_eq!(all.len(), FILES, "not one is missing");
    all.sort();
    all.dedup();
    all
}

/// As rsync does it: under another name, and when it is there, under its own.
fn rsync(root: &Path, number: usize, version: &str) {
    let unfinished = root.join(format!("philosophy/.{number:03}.ron.eZQv4A"));
    fs::write(&unfinished, text(number, version)).expect("written");
    fs::rename(unfinished, root.join(path(number))).expect("renamed");
}

/// What is told of the copying.
fn codes(loaded: &Loaded) -> Vec<&str> {
    let codes = loaded.findings.iter().map(|f| f.code);
    codes.filter(|code| ["still-copying", "left-unfinished"].contains(code)).collect()
}

// Case: Content: rsync of 200 files midway
#[test]
fn of_a_copy_that_halts_midway_nothing_is_shown_until_it_is_whole() {
    let (dir, mut follower) = of("Old");
    (0..HALF).for_each(|n| rsync(dir.path(), n, "New"));
    let half = dir.path().join("philosophy/.035.ron.eZQv4A");
    fs::write(&half, "[Princ").expect("written");
    let news = polled(&mut follower, 1, 120);
    assert_eq!(news.len(), 1, "it is told once");
    assert_eq!((versions(&news[0]), codes(&news[0])), (vec!["Old".into()], vec!["still-copying"]));
    (HALF..FILES).for_each(|n| rsync(dir.path(), n, "New"));
    let news = polled(&mut follower, 121, 8);
    assert_eq!(news.len(), 1);
    assert_eq!((versions(&news[0]), codes(&news[0])), (vec!["New".into()], vec![]));
}

#[test]
fn a_copy_that_was_killed_is_shown_as_far_as_it_came_after_ten_minutes_and_told() {
    let (dir, mut follower) = of("Old");
    (0..HALF).for_each(|n| rsync(dir.path(), n, "New"));
    let half = dir.path().join("philosophy/.900.ron.eZQv4A");
    fs::write(&half, "[Princ").expect("written");
    assert!(polled(&mut follower, 1, 595).iter().all(|news| versions(news) == ["Old"]));
    let news = polled(&mut follower, 596, 20);
    assert_eq!((versions(&news[0]).len(), codes(&news[0])), (2, vec!["left-unfinished"]));
    // What lies there for so long holds nothing back any more.
    (0..FILES).for_each(|n| write(dir.path(), &path(n), &text(n, "Newer")));
    assert_eq!(versions(&polled(&mut follower, 620, 8)[0]), ["Newer"]);
    fs::remove_file(half).expect("removed");
    let news = polled(&mut follower, 640, 8);
    assert_eq!((versions(&news[0]), codes(&news[0]).len()), (vec!["Newer".into()], 0));
}

#[test]
fn a_copy_that_is_made_again_is_shown_at_once_whatever_the_killed_one_has_left() {
    let (dir, mut follower) = of("Old");
    (0..HALF).for_each(|n| rsync(dir.path(), n, "New"));
    let half = dir.path().join("philosophy/.035.ron.Ab12Cd");
    fs::write(&half, "[Princ").expect("written");
    assert!(polled(&mut follower, 1, 20).iter().all(|news| versions(news) == ["Old"]));
    std::thread::sleep(CLOCK_TICK);
    (HALF..FILES).for_each(|n| rsync(dir.path(), n, "New"));
    let news = polled(&mut follower, 21, 8);
    assert_eq!((news.len(), versions(&news[0])), (1, vec!["New".into()]));
}

#[test]
fn a_copy_into_an_empty_folder_is_shown_as_it_comes_in_place_of_the_example() {
    let dir = tempfile::tempdir().expect("a folder");
    let (mut follower, first) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert_eq!(first.origin, Origin::Example);
    write(dir.path(), "kiosk.ron", KIOSK);
    write(dir.path(), "values.ron", VALUES);
    (0..HALF).for_each(|n| write(dir.path(), &path(n), &text(n, "New")));
    fs::write(dir.path().join("philosophy/.035.ron.eZQv4A"), "[Princ").expect("written");
    let news = polled(&mut follower, 1, 20);
    assert_eq!((news[0].origin, headlines(&news[0]).len()), (Origin::Folder, HALF));
}

#[test]
fn a_start_amid_a_copy_shows_what_was_good_last() {
    let (dir, state) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    folder(dir.path(), "Old");
    drop(Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture));
    folder(dir.path(), "New");
    let unfinished = dir.path().join("philosophy/.syncthing.b.ron.tmp");
    fs::write(&unfinished, "[").expect("written");
    let (mut follower, first) =
        Follower::start(dir.path(), Some(state.path()), Duration::ZERO, any_picture);
    assert_eq!((headlines(&first)[0].as_str(), codes(&first)), ("Old", vec!["still-copying"]));
    fs::remove_file(unfinished).expect("removed");
    assert_eq!(headlines(&polled(&mut follower, 1, 5)[0])[0], "New");
}

#[test]
fn a_copy_that_puts_all_in_place_at_its_end_comes_at_once_and_whole() {
    let (dir, mut follower) = of("Old");
    // As `rsync --delay-updates` does it.
    let aside = dir.path().join("philosophy/.~tmp~");
    fs::create_dir(&aside).expect("made");
    for n in 0..FILES {
        fs::write(aside.join(format!("{n:03}.ron")), text(n, "New")).expect("written");
        assert!(follower.poll(Duration::from_secs(1 + n as u64)).is_none());
    }
    for n in 0..FILES {
        fs::rename(aside.join(format!("{n:03}.ron")), dir.path().join(path(n))).expect("renamed");
    }
    fs::remove_dir(aside).expect("removed");
    let news = polled(&mut follower, 100, 4);
    assert_eq!((news.len(), versions(&news[0])), (1, vec!["New".into()]));
}

fn git(root: &Path, arguments: &[&str]) {
    let done = Command::new("git")
        .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.com"])
        .args(arguments)
        .current_dir(root)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git is there");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

// Case: Content: 50 git checkouts between two branches
#[test]
fn fifty_checkouts_between_two_branches_never_show_a_mix() {
    let (dir, mut follower) = of("Old");
    git(dir.path(), &["init", "-q", "-b", "old"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "Old"]);
    git(dir.path(), &["checkout", "-q", "-b", "new"]);
    (0..FILES).for_each(|n| write(dir.path(), &path(n), &text(n, "New")));
    git(dir.path(), &["commit", "-q", "-a", "-m", "New"]);
    let turn = AtomicU64::new(0);
    let (mut looks, mut looked_at) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 1..=TURNS {
                git(dir.path(), &["checkout", "-q", if number % 2 == 1 { "old" } else { "new" }]);
                turn.store(number, Ordering::Relaxed);
            }
        });
        // A checkout takes three seconds as the follower has it, and it looks as often as it can.
        while turn.load(Ordering::Relaxed) < TURNS {
            let before = std::mem::replace(&mut looked_at, turn.load(Ordering::Relaxed));
            looks = if before == looked_at { looks + 1 } else { 0 };
            let now =
                Duration::from_secs(3 * looked_at) + Duration::from_millis(looks.min(29) * 100);
            if let Some(news) = follower.poll(now) {
                assert_eq!(versions(&news).len(), 1, "at {now:?}");
            }
        }
    });
    let second = 3 * TURNS;
    let news = polled(&mut follower, second + 1, 20);
    assert!(news.iter().all(|news| versions(news).len() == 1));
    let files = fs::read_to_string(dir.path().join(path(0))).expect("it is there");
    assert!(files.contains("New"), "the last checkout");
    folder(dir.path(), "After all");
    let news = polled(&mut follower, second + 30, 10);
    assert!(headlines(&news[0]).contains(&"After all".to_owned()), "and it goes on");
}
