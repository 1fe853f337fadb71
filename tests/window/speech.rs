//! A page that is read aloud in the real window, by an engine that writes down what it is told.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, DIGNITY, PATIENCE};

/// The button in the corner of the loop, where there is one language.
const SPEAK: [i16; 2] = [1791, 996];
const ANYWHERE: [i16; 2] = [960, 300];

/// An engine that says what it was told, and would speak for a minute. It may write into the shared
/// memory alone.
struct Engine {
    folder: tempfile::TempDir,
    notes: tempfile::TempDir,
}

impl Engine {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let notes = tempfile::tempdir_in("/dev/shm").expect("a folder");
        let program = folder.path().join("espeak-ng");
        let to = notes.path().display();
        let script = format!(
            "#!/bin/sh\necho \"$@\" >{to}/asked\ncat >{to}/text\necho $$ >{to}/new && \
             mv {to}/new {to}/process\nexec sleep 60\n"
        );
        fs::write(&program, script).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
        Self { folder, notes }
    }

    fn command(&self, folder: &Folder) -> Command {
        let mut command = Kiosk::command(folder);
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let own = [self.folder.path().to_owned()].into_iter();
        let all = own.chain(std::env::split_paths(&paths));
        command.env("PATH", std::env::join_paths(all).expect("paths"));
        command
    }

    fn note(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.notes.path().join(name)).ok()
    }

    /// The number of its process, once it speaks.
    fn process(&self) -> Option<u32> {
        self.note("process")?.trim().parse().ok()
    }

    fn forget(&self) {
        let _ = fs::remove_file(self.notes.path().join("process"));
    }
}

/// The processes that `parent` has begun.
fn children(parent: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").expect("processes").flatten();
    let numbers = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let line = format!("PPid:\t{parent}");
    let is_child = |process: &u32| {
        let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        status.lines().any(|own| own == line)
    };
    numbers.filter(is_child).collect()
}

/// Whether there is nothing left of a process, not even its end.
fn is_gone(process: u32) -> bool {
    !PathBuf::from(format!("/proc/{process}")).exists()
}

/// Whether it has ended. Where its parent has, too, the system looks after what is left of it.
fn is_over(process: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    status.is_empty() || status.contains("State:\tZ")
}

#[track_caller]
fn wait_until_over(process: u32) {
    let start = Instant::now();
    while !is_over(process) {
        assert!(start.elapsed() < PATIENCE, "{process} lives on");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn with_speech() -> Folder {
    Folder::with_settings("speech: (engine: \"espeak-ng\")")
}

#[test]
fn a_page_is_read_until_a_touch_and_no_process_outlives_the_kiosk() {
    let (display, folder, engine) = (Display::start(), with_speech(), Engine::new());
    let mut kiosk = Kiosk::start_as(engine.command(&folder), &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    display.tap(SPEAK);
    kiosk.wait("a voice", PATIENCE, || engine.process().is_some());
    assert_eq!(engine.note("asked").as_deref(), Some("--stdin -v en\n"));
    let said = "A moment.\nAt the door.\nWhat we do.\nWe open it.\n";
    assert_eq!(engine.note("text").as_deref(), Some(said));
    let helpers = children(kiosk.id());
    let status = |process: u32| fs::read_to_string(format!("/proc/{process}/status"));
    for process in helpers.iter().copied().chain(engine.process()) {
        let status = status(process).expect("it runs");
        assert!(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"), "{status}");
    }
    assert_eq!(helpers.len(), 1);

    display.tap(ANYWHERE);
    wait_until_over(engine.process().expect("it spoke"));
    assert!(display.shows(CARE) && !display.shows(DIGNITY), "the touch did no more");
    engine.forget();
    display.tap(SPEAK);
    kiosk.wait("a voice", PATIENCE, || engine.process().is_some());
    kiosk.kill();
    wait_until_over(engine.process().expect("it spoke"));
    wait_until_over(helpers[0]);
}

#[test]
fn a_helper_that_is_killed_takes_the_voice_with_it_and_the_kiosk_goes_on() {
    let (display, folder, engine) = (Display::start(), with_speech(), Engine::new());
    let mut kiosk = Kiosk::start_as(engine.command(&folder), &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    display.tap(SPEAK);
    kiosk.wait("a voice", PATIENCE, || engine.process().is_some());
    let helper = children(kiosk.id())[0];
    let killed = Command::new("kill").args(["-s", "KILL", &helper.to_string()]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    wait_until_over(engine.process().expect("it spoke"));
    kiosk.wait("no zombie", PATIENCE, || is_gone(helper));
    // Where the button was, a touch is now one on the slide.
    kiosk.wait("the first page of a session", PATIENCE, || {
        display.tap(SPEAK);
        std::thread::sleep(Duration::from_millis(500));
        display.shows(DIGNITY)
    });
}

fn log(folder: &Folder) -> PathBuf {
    folder.path().join("log")
}

#[test]
fn nothing_is_begun_unless_the_settings_say_so_and_a_missing_engine_is_told() {
    let display = Display::start();
    let (folder, engine) = (Folder::with_pole("Care"), Engine::new());
    let mut kiosk = Kiosk::start_as(engine.command(&folder), &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    assert_eq!(children(kiosk.id()), [0; 0]);
    kiosk.kill();

    let folder = with_speech();
    let mut command = Kiosk::command(&folder);
    command.env("PATH", Path::new("/nowhere"));
    let file = File::create(log(&folder)).expect("a log");
    let mut kiosk = Kiosk::start_as_with_log(command, &display, file);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let says = || fs::read_to_string(log(&folder)).unwrap_or_default();
    kiosk.wait("a word", PATIENCE, || says().contains("`espeak-ng` isn't installed"));
    assert_eq!(children(kiosk.id()), [0; 0]);
}
