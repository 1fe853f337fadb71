//! What keeps the kiosk up: signals, one instance, starts that ended badly, and what it ends with.

use std::fs::{self, File};
use std::os::unix::net::UnixDatagram;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{AMBER, CARE, DIGNITY, PATIENCE};

/// A kiosk with its log in a file of the folder, and that log's words.
pub fn with_log(display: &Display, folder: &Folder) -> (Kiosk, impl Fn() -> String + use<>) {
    let path = folder.path().join("log");
    let log = File::create(&path).expect("a file for the log");
    let words = move || fs::read_to_string(&path).expect("the log is text");
    (Kiosk::start_with_log(display, folder, log), words)
}

// Case: Process: TERM
// Case: Process: INT
// Case: Process: QUIT
#[test]
fn term_int_and_quit_end_it_with_zero_and_what_was_counted_is_kept() {
    let display = Display::start();
    for signal in ["TERM", "INT", "QUIT"] {
        let folder = Folder::with_two_slides();
        let mut kiosk = Kiosk::start(&display, &folder);
        kiosk.wait("one slide", PATIENCE, || display.shows(CARE) || display.shows(DIGNITY));
        kiosk.wait("both slides, one gone", PATIENCE, || {
            let first = display.shows(CARE);
            std::thread::sleep(Duration::from_millis(200));
            first != display.shows(CARE)
        });
        kiosk.signal(signal);
        assert_eq!(kiosk.wait_for_end(PATIENCE), Some(0), "{signal}");
        let ledger = rusqlite::Connection::open(folder.state().join("ledger.sqlite"));
        let shown = ledger.and_then(|db| {
            db.query_row("SELECT sum(shown) FROM items", [], |row| row.get::<_, Option<i64>>(0))
        });
        assert!(shown.expect("a ledger").is_some_and(|n| n > 0), "{signal}: what was shown");
    }
}

// Case: Process: a signal in the first 50 ms
#[test]
fn a_hang_up_that_comes_before_anything_is_made_kills_nothing() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    // The state folder is the first that it makes, before there is a thread.
    while !folder.state().exists() {
        assert!(kiosk.runs());
        std::thread::yield_now();
    }
    kiosk.signal("HUP");
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}

// Case: Process: two instances
#[test]
fn a_second_kiosk_says_in_a_sentence_who_has_the_state_folder_and_exits_with_five() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let second = Kiosk::command(&folder).env("DISPLAY", display.name()).output();
    let second = second.expect("the program starts");
    assert_eq!(second.status.code(), Some(5));
    let told = String::from_utf8(second.stderr).expect("its words are text");
    let (id, state) = (kiosk.id(), folder.state());
    assert_eq!(
        told,
        format!(
            "breakroom: another kiosk, process {id}, has this state folder already; end that one \
             first, or name another folder with --state: {}\n",
            state.display()
        )
    );
    kiosk.kill();
    let mut third = Kiosk::start(&display, &folder);
    third.wait("the slide after the first was killed", PATIENCE, || display.shows(CARE));
}

// Case: Process: two instances
#[test]
fn a_second_kiosk_on_a_display_exits_with_five_whatever_its_state_folder() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut first = Kiosk::command(&folder);
    first.env("XDG_RUNTIME_DIR", folder.path());
    let mut kiosk = Kiosk::start_as(first, &display);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    let second = Command::new(env!("CARGO_BIN_EXE_breakroom"))
        .args(["--content".as_ref(), folder.content().as_os_str()])
        .args(["--state".as_ref(), folder.other_state().as_os_str()])
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program starts");
    assert_eq!(second.status.code(), Some(5));
    let told = String::from_utf8(second.stderr).expect("its words are text");
    assert!(told.contains(&format!("has the display {} already", display.name())), "{told}");
}

// Case: Process: a crash loop caused by content
// Case: Process: HUP
#[test]
fn after_two_kills_the_example_shows_and_says_why_until_the_content_changes_or_a_hang_up() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let start = |log: File| {
        let mut command = Kiosk::command(&folder);
        command.args(["--theme", "day"]);
        Kiosk::start_as_with_log(command, &display, log)
    };
    let path = folder.path().join("log");
    let log = || File::create(&path).expect("a file for the log");
    for _ in 0..2 {
        let mut kiosk = start(log());
        kiosk.wait("the slide", PATIENCE, || display.shows(CARE) && !display.shows_a_dot(AMBER));
        kiosk.kill();
    }
    let mut kiosk = start(log());
    kiosk.wait("the amber dot", PATIENCE, || display.shows_a_dot(AMBER));
    let told = fs::read_to_string(&path).expect("the log is text");
    assert!(told.contains("has ended 2 times in ten minutes"), "{told}");
    kiosk.signal("HUP");
    kiosk.wait("the slide, tried again", PATIENCE, || {
        display.shows(CARE) && !display.shows_a_dot(AMBER)
    });
    kiosk.kill();
    let mut kiosk = start(log());
    kiosk.wait("the amber dot", PATIENCE, || display.shows_a_dot(AMBER));
    folder.write_pole("Dignity");
    kiosk.wait("the changed slide, and no dot", PATIENCE, || {
        display.shows(DIGNITY) && !display.shows_a_dot(AMBER)
    });
    // What ended because it was asked to isn't counted.
    for _ in 0..2 {
        kiosk.terminate();
        assert_eq!(kiosk.wait_for_end(PATIENCE), Some(0));
        kiosk = start(log());
        kiosk.wait("the slide", PATIENCE, || display.shows(DIGNITY));
        assert!(!display.shows_a_dot(AMBER));
    }
}

/// From a kill and a start at once to the page; it measures, and only asserts that the page comes.
/// `cargo test --test window back_on_the_glass -- --nocapture` prints the figures.
#[test]
fn how_long_it_takes_to_be_back_on_the_glass_after_a_kill() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    let mut took = Vec::new();
    for (pole, colour) in [("Dignity", DIGNITY), ("Care", CARE)].into_iter().cycle().take(6) {
        // Other content each time, lest it be taken for what ends the program.
        folder.write_pole(pole);
        kiosk.wait("the changed slide", PATIENCE, || display.shows(colour));
        let killed = Instant::now();
        kiosk.kill();
        kiosk = Kiosk::start(&display, &folder);
        kiosk.wait("the slide again", PATIENCE, || display.shows(colour));
        took.push(killed.elapsed());
    }
    took.sort();
    println!("back on the glass after {:?}, at the most {:?}", took[took.len() / 2], took.last());
}

// Case: Process: the X server killed
#[test]
fn a_display_that_goes_away_ends_it_with_four_and_a_sentence_in_the_log() {
    let mut display = Display::start();
    let folder = Folder::with_pole("Care");
    let (mut kiosk, log) = with_log(&display, &folder);
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
    display.kill();
    assert_eq!(kiosk.wait_for_end(PATIENCE), Some(4), "{}", log());
    assert!(log().contains("doesn't answer, or has gone"), "{}", log());
    let starts = fs::read_to_string(folder.state().join("starts")).expect("the starts");
    assert!(starts.ends_with(" ended\n"), "no fault of the content's: {starts}");
}

#[test]
fn other_commands_end_by_a_signal_as_any_program_does() {
    let folder = Folder::with_pole("Care");
    // It draws far longer than it takes to send a signal.
    let mut snapshot = Command::new(env!("CARGO_BIN_EXE_breakroom"))
        .args(["snapshot", "--size", "3840x2160", "--out"])
        .arg(folder.path().join("pictures"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir(folder.path())
        .spawn()
        .expect("the program starts");
    while !folder.path().join("pictures").exists() {
        std::thread::yield_now();
    }
    let id = snapshot.id().to_string();
    let killed = Command::new("kill").args(["-s", "HUP", &id]).status();
    assert!(killed.is_ok_and(|status| status.success()));
    assert_eq!(snapshot.wait().expect("it ends").code(), None, "the signal ended it");
}

/// More messages than are said in a minute.
const MESSAGES_MAX: usize = 200;

/// What a service manager hears: a socket of our own stands in for systemd's.
struct Manager {
    socket: UnixDatagram,
    path: PathBuf,
}

impl Manager {
    fn new(folder: &Folder) -> Self {
        let path = folder.path().join("notify");
        let socket = UnixDatagram::bind(&path).expect("a socket");
        Self { socket, path }
    }

    /// Starts a kiosk whose watchdog loses patience after two seconds.
    fn start(&self, display: &Display, folder: &Folder) -> Kiosk {
        let mut command = Kiosk::command(folder);
        command.env("NOTIFY_SOCKET", &self.path).env("WATCHDOG_USEC", "2000000");
        Kiosk::start_as(command, display)
    }

    /// What is said next, if that is soon enough.
    fn hear(&self, within: Duration) -> Option<String> {
        let mut words = [0; 4096];
        self.socket.set_read_timeout(Some(within)).expect("a time");
        let length = self.socket.recv(&mut words).ok()?;
        Some(String::from_utf8_lossy(&words[..length]).trim().to_owned())
    }

    /// Waits for these words; what is said before is passed over.
    #[track_caller]
    fn wait_for(&self, words: &str) {
        let mut before = Vec::new();
        while let Some(said) = self.hear(PATIENCE).filter(|_| before.len() < MESSAGES_MAX) {
            if said.contains(words) {
                return;
            }
            before.push(said);
        }
        panic!("waited in vain for {words}: {before:?}");
    }

    /// Passes over what is under way, until nothing is heard for twice the watchdog's patience.
    fn falls_silent(&self) {
        let patience = Duration::from_secs(2);
        let heard = (0..20).take_while(|_| self.hear(2 * patience).is_some()).count();
        assert!(heard < 20, "the watchdog is still fed");
    }
}

#[test]
fn a_service_manager_hears_that_the_first_page_is_painted_how_it_is_and_that_it_ends() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let manager = Manager::new(&folder);
    let mut kiosk = manager.start(&display, &folder);
    manager.wait_for("READY=1");
    assert!(display.shows(CARE), "not before the page is on the glass");
    for _ in 0..3 {
        manager.wait_for("WATCHDOG=1");
    }
    folder.break_slides();
    manager.wait_for("STATUS=on the glass; 1 error");
    kiosk.terminate();
    manager.wait_for("STOPPING=1");
    assert_eq!(kiosk.wait_for_end(PATIENCE), Some(0));
}

// Case: Process: a stalled UI thread
// Case: Process: stopped for 60 s
#[test]
fn a_program_that_is_stopped_or_whose_display_says_nothing_feeds_no_watchdog_and_goes_on_after() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let manager = Manager::new(&folder);
    let mut kiosk = manager.start(&display, &folder);
    manager.wait_for("WATCHDOG=1");
    kiosk.signal("STOP");
    manager.falls_silent();
    kiosk.signal("CONT");
    manager.wait_for("WATCHDOG=1");
    // Its threads all run, but what is painted doesn't come onto the glass.
    display.stop();
    manager.falls_silent();
    assert!(kiosk.runs());
    display.go_on();
    manager.wait_for("WATCHDOG=1");
    kiosk.wait("the slide", PATIENCE, || display.shows(CARE));
}
