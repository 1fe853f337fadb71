//! The desk's real window, and what other programs have to do with it: a clipboard, and a screen
//! reader over a bus of the test's own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateWindowAux, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    WindowClass,
};
use x11rb::protocol::xtest::ConnectionExt as _;

use crate::display::{Display, Kiosk};
use crate::folder::Folder;
use crate::{CARE, PATIENCE};

/// Key codes of the standard layout.
const CTRL: u8 = 37;
const A: u8 = 38;
const C: u8 = 54;
const V: u8 = 55;
/// Within the field in which the list is searched.
const SEARCH: [i16; 2] = [80, 74];
/// Paper in the dark, which fills the window once its colours are others.
const DARK_PAPER: u32 = 0x15191C;

/// A desk on a display, with the keyboard.
fn open(display: &Display, folder: &Folder, bus: Option<&str>) -> Kiosk {
    let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
    command.arg("desk").arg(folder.content()).arg("--state").arg(folder.state());
    command.args(["--lang", "en"]).env_remove("WAYLAND_DISPLAY");
    command.env("DBUS_SESSION_BUS_ADDRESS", bus.unwrap_or("unix:path=/nonexistent"));
    let mut desk = Kiosk::start_as(command, display);
    desk.wait("the desk's window", PATIENCE, || display.shows_a_dot(CARE));
    let (x, _) = display.x();
    let focus = x.set_input_focus(InputFocus::PARENT, display.window(), 0u32);
    focus.expect("the server takes it").check().expect("the window can have the keyboard");
    desk
}

fn with_ctrl(display: &Display, key: u8) {
    let (x, root) = display.x();
    let keys = [(KEY_PRESS_EVENT, CTRL), (KEY_PRESS_EVENT, key)];
    let up = [(KEY_RELEASE_EVENT, key), (KEY_RELEASE_EVENT, CTRL)];
    for (kind, key) in keys.into_iter().chain(up) {
        let sent = x.xtest_fake_input(kind, key, 0, root, 0, 0, 0);
        sent.expect("the server takes input").check().expect("the input is valid");
    }
    std::thread::sleep(Duration::from_millis(300));
}

/// What is copied on a display, by a program that isn't ours.
fn copied(display: &Display) -> String {
    let mut xclip = Command::new("xclip");
    xclip.args(["-selection", "clipboard", "-o"]);
    let said =
        on(&mut xclip, display).output().expect("xclip is installed (script/test does that)");
    String::from_utf8_lossy(&said.stdout).into_owned()
}

/// Copies a text by a program that isn't ours, and that stays to hand it over.
fn copy(display: &Display, text: &str) {
    let mut xclip = Command::new("xclip");
    xclip.args(["-selection", "clipboard"]).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut xclip = on(&mut xclip, display).spawn().expect("xclip is installed");
    let mut to = xclip.stdin.take().expect("it is piped");
    to.write_all(text.as_bytes()).expect("it takes the text");
    drop(to);
    xclip.wait().expect("it has gone behind");
}

fn on<'a>(command: &'a mut Command, display: &Display) -> &'a mut Command {
    command.env("DISPLAY", display.name()).env_remove("WAYLAND_DISPLAY")
}

#[test]
fn text_comes_from_other_programs_and_goes_to_them() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut desk = open(&display, &folder, None);
    copy(&display, "从别处来");
    display.tap(SEARCH);
    desk.wait("what was pasted twice, and copied", PATIENCE, || {
        for key in [A, V, V, A, C] {
            with_ctrl(&display, key);
        }
        let all = copied(&display);
        if all != "从别处来从别处来" {
            copy(&display, "从别处来");
        }
        all == "从别处来从别处来"
    });
}

// Case: Touch: what another program has copied
#[test]
fn the_kiosk_asks_nobody_what_was_copied() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let mut kiosk = Kiosk::start(&display, &folder);
    kiosk.wait("the keyboard", PATIENCE, || display.has_keyboard());
    let (x, root) = display.x();
    let atom = |name: &[u8]| x.intern_atom(false, name).expect("sent").reply().expect("known").atom;
    let clipboard = atom(b"CLIPBOARD");
    // A window of the test's own has copied something, and would be asked for it.
    let own = x.generate_id().expect("an id");
    let class = WindowClass::INPUT_ONLY;
    let made = x.create_window(0, own, root, 0, 0, 1, 1, 0, class, 0, &CreateWindowAux::new());
    made.expect("sent").check().expect("a window");
    x.set_selection_owner(own, clipboard, 0u32).expect("sent").check().expect("it is its owner");
    for key in [V, A, C] {
        with_ctrl(&display, key);
    }
    let owner = x.get_selection_owner(clipboard).expect("sent").reply().expect("an answer").owner;
    assert_eq!(owner, own, "the kiosk has copied something");
    let mut events = std::iter::from_fn(|| x.poll_for_event().expect("the display is there"));
    assert!(!events.any(|event| matches!(event, Event::SelectionRequest(_))));
    assert!(kiosk.runs());
}

/// A session's bus of the test's own, gone with it, and what people with a screen reader have on
/// it.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed (script/test does that)");
        let mut address = String::new();
        let out = daemon.stdout.take().expect("its output is piped");
        BufReader::new(out).read_line(&mut address).expect("it says its address");
        let bus = Self { daemon, address: address.trim().to_owned() };
        let on = ["string:org.a11y.Status", "string:IsEnabled", "variant:boolean:true"];
        let set = "org.freedesktop.DBus.Properties.Set";
        bus.call(&bus.address, "org.a11y.Bus", "/org/a11y/bus", set, &on);
        bus
    }

    /// What a method answers, as text.
    fn call(&self, at: &str, name: &str, path: &str, method: &str, with: &[&str]) -> String {
        let said = Command::new("dbus-send")
            .args([
                &format!("--bus={at}"),
                "--print-reply",
                &format!("--dest={name}"),
                path,
                method,
            ])
            .args(with)
            .output()
            .expect("dbus-send is installed (script/test does that)");
        String::from_utf8_lossy(&said.stdout).into_owned()
    }

    /// The bus of those who read screens.
    fn readers(&self) -> String {
        let name = "org.a11y.Bus";
        let said = self.call(&self.address, name, "/org/a11y/bus", "org.a11y.Bus.GetAddress", &[]);
        said.split('"').nth(1).expect("an address").to_owned()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

#[test]
fn a_screen_reader_finds_what_there_is_to_press_and_presses_it() {
    let display = Display::start();
    let folder = Folder::with_pole("Care");
    let bus = Bus::start();
    let mut desk = open(&display, &folder, Some(&bus.address));
    let readers = bus.readers();
    let root = "/org/a11y/atspi/accessible/root";
    let children = "org.a11y.atspi.Accessible.GetChildren";
    let programs = || bus.call(&readers, "org.a11y.atspi.Registry", root, children, &[]);
    let quoted =
        |said: &str| said.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    desk.wait("the desk among the programs", PATIENCE, || !quoted(&programs()).is_empty());
    let program = quoted(&programs())[0].clone();
    let items = || {
        bus.call(&readers, &program, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache.GetItems", &[])
    };
    desk.wait("its buttons", PATIENCE, || items().contains("\"Dark\""));
    let all = items();
    for name in ["Undo", "Search in all languages", "Kind: Questions"] {
        assert!(all.contains(&format!("\"{name}\"")), "{name}: {all}");
    }
    // Of each the path stands before the name, with those of its program, parent and the like.
    let before = all.split("\"Dark\"").next().expect("its beginning");
    let paths = quoted(before);
    let own = paths.iter().rev().filter(|path| path.starts_with("/org/a11y/atspi/")).nth(2);
    let own = own.expect("its path");
    bus.call(&readers, &program, own, "org.a11y.atspi.Action.DoAction", &["int32:0"]);
    desk.wait("dark paper", PATIENCE, || display.shows(DARK_PAPER));
}
