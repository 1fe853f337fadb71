//! `check --write FILE`, and `--watch`, which keeps that file up to date.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use breakroom::content::testing::{good, slide};
use tempfile::TempDir;

const FILE: &str = "content/breakroom-findings.txt";
/// How long something that should happen is waited for; it takes three seconds.
const WAIT: Duration = Duration::from_secs(60);
/// The longest between what is done and the look that must not have found anything.
const LOOKS: Duration = Duration::from_millis(3_500);

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.fill();
        folder
    }

    fn fill(&self) {
        for (path, bytes) in &good().map {
            self.write(&format!("content/{path}"), bytes);
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("within")).expect("a folder");
        fs::write(path, bytes).expect("written");
    }

    fn said(&self) -> String {
        fs::read_to_string(self.path(FILE)).unwrap_or_default()
    }

    fn written_at(&self) -> SystemTime {
        fs::metadata(self.path(FILE)).and_then(|meta| meta.modified()).expect("it is there")
    }

    fn command(&self, args: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
        command.current_dir(self.0.path()).args(args.split_whitespace());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// What `check` prints.
    fn printed(&self) -> String {
        let done = self.command("check content").stdout(Stdio::piped()).output().expect("it runs");
        String::from_utf8(done.stdout).expect("UTF-8")
    }

    fn watched(&self) -> Watching {
        let args = format!("check content --watch --write {FILE}");
        Watching(self.command(&args).spawn().expect("the program starts"))
    }
}

/// A program that watches; it never outlives the test.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Watching {
    fn end(&mut self, signal: &str) -> ExitStatus {
        let pid = self.0.id().to_string();
        Command::new("kill").args(["-s", signal, &pid]).status().expect("it is sent");
        self.0.wait().expect("it ends")
    }
}

fn wait_for(what: &str, is_so: impl Fn() -> bool) {
    let steps = WAIT.as_millis() / 50;
    for _ in 0..steps {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("not within {WAIT:?}: {what}");
}

#[test]
fn the_file_says_what_check_prints_and_is_written_only_where_it_says_something_else() {
    let folder = Folder::new();
    folder.write("content/philosophy/b.ron", slide("headlin: \"x\","));
    let write = format!("check content --write {FILE}");
    let exit = folder.command(&write).status().expect("it runs");
    assert_eq!(exit.code(), Some(1), "as check itself");
    let first = folder.said();
    assert!(first.contains("`headlin` isn't a field of Principle"), "{first}");
    assert_eq!(first, folder.printed());
    let written = folder.written_at();
    folder.command(&write).status().expect("it runs");
    assert_eq!(folder.written_at(), written);
    assert_eq!(folder.said(), first, "the file itself is nothing to be told of");
}

#[test]
fn what_is_read_as_content_is_never_written_over() {
    let folder = Folder::new();
    for name in [
        "content/kiosk.ron",
        "content/new.ron",
        "content/withdrawn.txt",
        "content/photos/a.txt",
        "content/../content/values.ron",
        "content/locales/fr.ftl",
        "content/photos/a.txt",
        "content",
    ] {
        let before = fs::read(folder.path(name)).ok();
        let mut command = folder.command(&format!("check content --write {name}"));
        let done = command.stderr(Stdio::piped()).output().expect("it runs");
        let words = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(2), "{name}: {words}");
        assert!(words.contains("give it another name"), "{words}");
        assert_eq!(fs::read(folder.path(name)).ok(), before, "{name}");
    }
    let alone = folder.command("check content --watch").status().expect("it runs");
    assert_eq!(alone.code(), Some(2), "without a file there is nothing to keep");
}

#[test]
fn a_change_is_in_the_file_within_seconds_and_its_own_writing_is_none() {
    let folder = Folder::new();
    let mut watching = folder.watched();
    wait_for("the first words", || !folder.said().is_empty());
    assert_eq!(folder.said(), folder.printed());
    let written = folder.written_at();
    thread::sleep(LOOKS);
    assert_eq!(folder.written_at(), written, "it has seen itself");
    folder.write("content/philosophy/b.ron", slide("headlin: \"x\","));
    wait_for("the fault", || folder.said().contains("headlin"));
    assert_eq!(folder.said(), folder.printed());
    folder.write("content/philosophy/b.ron", "[]");
    wait_for("the fault gone", || !folder.said().contains("headlin"));
    assert!(!folder.path(&format!("{FILE}.tmp")).exists(), "nothing is left beside it");
    assert_eq!(watching.end("TERM").code(), Some(0), "it ends as it was asked");
}

#[test]
fn it_outlives_a_folder_that_goes_away_without_making_one_and_finds_it_again() {
    let folder = Folder::new();
    let mut watching = folder.watched();
    wait_for("the first words", || !folder.said().is_empty());
    fs::rename(folder.path("content"), folder.path("elsewhere")).expect("moved");
    thread::sleep(LOOKS);
    assert!(!folder.path("content").exists(), "a folder with findings alone would be content");
    folder.fill();
    folder.write("content/philosophy/b.ron", slide("headlin: \"x\","));
    wait_for("the fault", || folder.said().contains("headlin"));
    assert_eq!(watching.end("INT").code(), Some(0));
}

#[test]
fn a_copy_that_is_not_whole_is_waited_for_and_a_hang_up_looks_at_once() {
    let folder = Folder::new();
    let mut watching = folder.watched();
    wait_for("the first words", || !folder.said().is_empty());
    folder.write("content/philosophy/.c.ron.Xy12Zz", "[");
    folder.write("content/philosophy/b.ron", slide("headlin: \"x\","));
    thread::sleep(LOOKS);
    assert!(!folder.said().contains("headlin"), "somebody is still copying");
    let pid = watching.0.id().to_string();
    Command::new("kill").args(["-s", "HUP", &pid]).status().expect("it is sent");
    wait_for("the fault", || folder.said().contains("headlin"));
    assert_eq!(watching.end("TERM").code(), Some(0));
}
