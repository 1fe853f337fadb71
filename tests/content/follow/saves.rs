//! The ways in which programs save a file, with a look between any two of their steps.

use super::*;

const FILE: &str = "philosophy/a.ron";

fn text(headline: &str) -> String {
    format!("[{}{}]", slide("one", headline), slide("two", "B"))
}

/// A step of a program that saves.
type Step = Box<dyn Fn(&Path)>;

fn put(path: &'static str, text: String) -> Step {
    Box::new(move |root| fs::write(root.join(path), &text).expect("written"))
}

fn to(from: &'static str, to: &'static str) -> Step {
    Box::new(move |root| fs::rename(root.join(from), root.join(to)).expect("renamed"))
}

fn remove(path: &'static str) -> Step {
    Box::new(move |root| fs::remove_file(root.join(path)).expect("removed"))
}

/// Saves with a look after each step, and looks on; never is there less than before on the
/// screen, and in the end what was saved is, within ten seconds.
fn saves(name: &str, steps: &[Step]) {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "Old");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    let mut second = 0;
    let mut last = Vec::new();
    let idle = (0..9).map(|_| Box::new(|_: &Path| {}) as Step).collect::<Vec<_>>();
    for step in steps.iter().chain(&idle) {
        step(dir.path());
        second += 1;
        if let Some(news) = follower.poll(Duration::from_secs(second)) {
            assert!(["Old", "New"].contains(&headlines(&news)[0].as_str()), "{name}");
            assert_eq!(headlines(&news).len(), 2, "{name}");
            assert_eq!(errors(&news), Vec::<&str>::new(), "{name}");
            last = headlines(&news);
        }
    }
    assert_eq!(last, ["New", "B"], "{name}");
}

// Case: Content: saved by vim
// Case: Content: saved by nano
// Case: Content: saved by gedit
// Case: Content: saved by VS Code
// Case: Content: replaced by mv
#[test]
fn however_a_program_saves_the_new_comes_whole_and_nothing_is_lost_meanwhile() {
    let new = || text("New");
    let half = || new()[..40].to_owned();
    // vim makes a name to try the folder's rights, keeps the old aside and writes the new.
    saves(
        "vim",
        &[
            put("philosophy/.a.ron.swp", "b0VIM".to_owned()),
            put("philosophy/4913", String::new()),
            remove("philosophy/4913"),
            to(FILE, "philosophy/a.ron~"),
            put(FILE, new()),
            remove("philosophy/a.ron~"),
        ],
    );
    // nano and VS Code write over it.
    saves("nano", &[put("philosophy/.a.ron.swp", "b0nano".to_owned()), put(FILE, new())]);
    saves("VS Code", &[put(FILE, String::new()), put(FILE, new())]);
    saves("a slow disk", &[put(FILE, String::new()), put(FILE, half()), put(FILE, new())]);
    // gedit and most of GNOME write it under another name.
    saves(
        "gedit",
        &[
            put("philosophy/.goutputstream-A1B2C3", half()),
            put("philosophy/.goutputstream-A1B2C3", new()),
            to("philosophy/.goutputstream-A1B2C3", FILE),
        ],
    );
    saves(
        "emacs",
        &[put("philosophy/#a.ron#", half()), to(FILE, "philosophy/a.ron~"), put(FILE, new())],
    );
    saves("mv", &[put("new.tmp", new()), to("new.tmp", FILE)]);
    saves(
        "cp -r of a browser",
        &[
            put("philosophy/a.ron.part", half()),
            put("philosophy/a.ron.part", new()),
            to("philosophy/a.ron.part", FILE),
        ],
    );
}

// Case: Content: a writer at one byte each 50 ms
#[test]
fn a_file_that_is_written_byte_by_byte_is_never_taken_for_a_shorter_one() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "Old");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    let new = "// A note before all else.\n".repeat(10) + &text("New");
    // Twenty bytes a second.
    let mut news = Vec::new();
    let mut seconds = 0;
    for end in (20..new.len()).step_by(20).chain([new.len()]) {
        write(dir.path(), FILE, &new[..end]);
        seconds += 1;
        news.extend(follower.poll(Duration::from_secs(seconds)));
    }
    assert!(seconds > 8, "long enough for a look before it is whole");
    for loaded in &news {
        assert_eq!(headlines(loaded), ["Old", "B"]);
        assert_eq!(errors(loaded).len(), 1, "{:?}", errors(loaded));
    }
    assert!(!news.is_empty());
    assert_eq!(headlines(&polled(&mut follower, seconds + 1, 5)[0]), ["New", "B"]);
}

// Case: Content: temporary files of Syncthing
// Case: Content: conflict files of Syncthing
#[test]
fn what_syncthing_writes_is_taken_when_it_is_whole_and_a_conflict_is_told() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "Old");
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    let unfinished = dir.path().join("philosophy/.syncthing.a.ron.tmp");
    fs::write(&unfinished, &text("New")[..40]).expect("written");
    assert!(polled(&mut follower, 1, 20).is_empty());
    fs::write(&unfinished, text("New")).expect("written");
    fs::rename(unfinished, dir.path().join(FILE)).expect("renamed");
    let conflict = "philosophy/a.sync-conflict-20261103-101500-ABCDEFG.ron";
    write(dir.path(), conflict, &text("Other"));
    let news = polled(&mut follower, 21, 5);
    assert_eq!((headlines(&news[0])[0].as_str(), news.len()), ("New", 1));
    assert!(news[0].findings.iter().any(|f| f.code == "sync-conflict"));
}

// Case: Content: a modification time in the future
#[test]
fn a_time_in_the_future_makes_no_difference() {
    let dir = tempfile::tempdir().expect("a folder");
    folder(dir.path(), "Old");
    let future = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    let set = || {
        let file = fs::File::options().append(true).open(dir.path().join(FILE)).expect("open");
        file.set_modified(future).expect("set");
    };
    set();
    let (mut follower, _) = Follower::start(dir.path(), None, Duration::ZERO, any_picture);
    assert!(polled(&mut follower, 1, 5).is_empty());
    folder(dir.path(), "New");
    set();
    assert_eq!(headlines(&polled(&mut follower, 6, 5)[0])[0], "New");
}
