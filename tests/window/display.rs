//! A virtual display, and the program on it.

use std::fs::File;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt as _, EventMask,
    ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use crate::folder::Folder;

/// Of a usual display, in pixels.
const SIZE: [u16; 2] = [1920, 1080];
/// Key codes of the standard layout.
pub const TAB: u8 = 23;
pub const ENTER: u8 = 36;
/// Between two looks.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// A colour fills a part of a page when it fills so many pixels: more than the dots of buttons.
const AREA_PIXELS: usize = 10_000;
/// There is a dot of a colour when there are so many pixels of it: more than edges have.
const DOT_PIXELS: usize = 100;

/// An X server of our own, gone with it.
pub struct Display {
    server: Child,
    name: String,
    size: [u16; 2],
    x: RustConnection,
    root: Window,
}

impl Display {
    /// Starts a server on a free display.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts a server on a free display that is told more than that.
    pub fn start_with(more: &[&str]) -> Self {
        Self::start_sized(SIZE, more)
    }

    /// Starts a server with a screen of another size in pixels.
    pub fn start_sized([width, height]: [u16; 2], more: &[&str]) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (script/test does that)");
        let mut number = String::new();
        let mut out = server.stdout.take().expect("its output is piped");
        let mut byte = [0];
        while out.read(&mut byte).is_ok_and(|read| read == 1) && byte[0] != b'\n' {
            number.push(char::from(byte[0]));
        }
        let name = format!(":{number}");
        let (x, screen) = x11rb::connect(Some(&name)).expect("the server takes connections");
        let root = x.setup().roots[screen].root;
        Self { server, name, size: [width, height], x, root }
    }

    /// The test's own connection to the server, and the root of its windows.
    pub fn x(&self) -> (&RustConnection, Window) {
        (&self.x, self.root)
    }

    /// What `DISPLAY` names it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn size(&self) -> [u16; 2] {
        self.size
    }

    pub fn corners(&self) -> [[u16; 2]; 4] {
        let [right, bottom] = self.size.map(|side| side - 1);
        [[0, 0], [right, 0], [0, bottom], [right, bottom]]
    }

    /// What a screen without any window looks like.
    pub fn empty(&self) -> u32 {
        0x000000
    }

    /// The colour of a pixel.
    pub fn pixel(&self, [x, y]: [u16; 2]) -> u32 {
        self.image(x, y, 1, 1)[0]
    }

    /// Whether a colour fills a fair part of the screen.
    pub fn shows(&self, colour: u32) -> bool {
        self.count(colour) >= AREA_PIXELS
    }

    /// Whether there is at least a dot of a colour.
    pub fn shows_a_dot(&self, colour: u32) -> bool {
        self.count(colour) >= DOT_PIXELS
    }

    /// All pixels, row by row from the top.
    pub fn pixels(&self) -> Vec<u32> {
        self.image(0, 0, self.size[0], self.size[1])
    }

    fn count(&self, colour: u32) -> usize {
        self.pixels().iter().filter(|&&pixel| pixel == colour).count()
    }

    fn image(&self, x: u16, y: u16, width: u16, height: u16) -> Vec<u32> {
        let reply = self
            .x
            .get_image(ImageFormat::Z_PIXMAP, self.root, x as i16, y as i16, width, height, !0)
            .expect("the server answers")
            .reply()
            .expect("the screen has an image");
        let pixels = reply.data.chunks_exact(4);
        pixels.map(|p| u32::from_le_bytes([p[0], p[1], p[2], 0])).collect()
    }

    /// The topmost window.
    pub fn window(&self) -> Window {
        self.topmost().expect("there is a window")
    }

    fn topmost(&self) -> Option<Window> {
        let tree = self.x.query_tree(self.root).expect("the server answers");
        tree.reply().expect("the root has a tree").children.last().copied()
    }

    /// Where the topmost window is and how large, in pixels: left, top, width and height; `None`
    /// if there is none.
    pub fn place(&self) -> Option<[u16; 4]> {
        let is = self.x.get_geometry(self.topmost()?).ok()?.reply().ok()?;
        Some([is.x as u16, is.y as u16, is.width, is.height])
    }

    /// The size of the topmost window, which must begin at `place`.
    pub fn window_over(&self, place: [i16; 2]) -> [u16; 2] {
        let geometry = self.x.get_geometry(self.window()).expect("the server answers");
        let geometry = geometry.reply().expect("the window has a geometry");
        assert_eq!([geometry.x, geometry.y], place);
        [geometry.width, geometry.height]
    }

    /// Sends the window what a window manager's close button sends.
    pub fn ask_to_close(&self) {
        let atom = |name: &[u8]| {
            let cookie = self.x.intern_atom(false, name).expect("the server answers");
            cookie.reply().expect("an atom").atom
        };
        let window = self.window();
        let data = [atom(b"WM_DELETE_WINDOW"), 0, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom(b"WM_PROTOCOLS"), data);
        self.x.send_event(false, window, EventMask::NO_EVENT, message).expect("it is sent");
        self.x.flush().expect("it is sent");
    }

    /// Whether the topmost window has the keyboard.
    pub fn has_keyboard(&self) -> bool {
        let focus = self.x.get_input_focus().expect("the server answers");
        let focus = focus.reply().expect("there is a focus").focus;
        self.topmost().is_some_and(|window| window == focus)
    }

    /// Presses and lifts a key.
    pub fn press_key(&self, keycode: u8) {
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let sent = self.x.xtest_fake_input(kind, keycode, 0, self.root, 0, 0, 0);
            sent.expect("the server takes input").check().expect("the input is valid");
        }
        std::thread::sleep(LOOK_EVERY);
    }

    /// Puts a finger down and lifts it.
    pub fn tap(&self, at: [i16; 2]) {
        self.put_down(at);
        std::thread::sleep(Duration::from_millis(60));
        self.lift();
    }

    /// Puts a finger down.
    pub fn put_down(&self, [x, y]: [i16; 2]) {
        self.send(MOTION_NOTIFY_EVENT, 0, x, y);
        self.send(BUTTON_PRESS_EVENT, 1, 0, 0);
    }

    /// Lifts the finger.
    pub fn lift(&self) {
        self.send(BUTTON_RELEASE_EVENT, 1, 0, 0);
    }

    fn send(&self, kind: u8, button: u8, x: i16, y: i16) {
        let sent = self.x.xtest_fake_input(kind, button, 0, self.root, x, y, 0);
        sent.expect("the server takes input").check().expect("the input is valid");
    }
}

impl Display {
    /// Stops the server: it answers nothing until it [goes on](Self::go_on).
    pub fn stop(&self) {
        self.signal("STOP");
    }

    pub fn go_on(&self) {
        self.signal("CONT");
    }

    fn signal(&self, name: &str) {
        let id = self.server.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.is_ok_and(|status| status.success()));
    }

    /// Kills the server under whatever is shown on it.
    pub fn kill(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The running program.
pub struct Kiosk(Child);

impl Kiosk {
    /// The program with a folder, not yet started.
    pub fn command(folder: &Folder) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_breakroom"));
        command
            .arg("--content")
            .arg(folder.content())
            .arg("--state")
            .arg(folder.state())
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    pub fn start(display: &Display, folder: &Folder) -> Self {
        Self::start_as(Self::command(folder), display)
    }

    /// Starts a program that was told more than its folder.
    pub fn start_as(mut command: Command, display: &Display) -> Self {
        command.env("DISPLAY", &display.name);
        Self::start_on(command)
    }

    /// Starts a program that was told its display, too.
    pub fn start_on(mut command: Command) -> Self {
        command.stderr(Stdio::null());
        Self(command.spawn().expect("the program starts"))
    }

    /// Starts the program with its log in a file.
    pub fn start_with_log(display: &Display, folder: &Folder, log: File) -> Self {
        Self::start_as_with_log(Self::command(folder), display, log)
    }

    /// Starts a program that was told more than its folder, with its log in a file.
    pub fn start_as_with_log(mut command: Command, display: &Display, log: File) -> Self {
        command.env("DISPLAY", &display.name);
        Self::start_on_with_log(command, log)
    }

    /// Starts a program that was told its display, too, with its log in a file.
    pub fn start_on_with_log(mut command: Command, log: File) -> Self {
        command.stderr(log);
        Self(command.spawn().expect("the program starts"))
    }

    /// Kills the program without a word.
    pub fn kill(&mut self) {
        self.0.kill().expect("it can be killed");
        self.0.wait().expect("it is gone");
    }

    /// Looks again and again until `is_so`; fails after `patience`, or if the program ends.
    #[track_caller]
    pub fn wait(&mut self, what: &str, patience: Duration, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            assert!(self.runs(), "the program ended while waiting for {what}");
            assert!(start.elapsed() < patience, "waited in vain for {what}");
            std::thread::sleep(LOOK_EVERY);
        }
    }

    pub fn runs(&mut self) -> bool {
        self.0.try_wait().expect("it can be waited for").is_none()
    }

    /// The exit code, once it has ended by itself.
    pub fn exit_code(&mut self) -> Option<i32> {
        self.0.wait().expect("it can be waited for").code()
    }

    pub fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends a signal, by its name such as `HUP`.
    pub fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        let killed = Command::new("kill").args(["-s", name, &id]).status();
        assert!(killed.is_ok_and(|status: ExitStatus| status.success()));
    }

    /// Waits until the program has ended, and gives its exit code; `None` if a signal ended it.
    pub fn wait_for_end(&mut self, patience: Duration) -> Option<i32> {
        let start = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait().expect("it can be waited for") {
                return status.code();
            }
            assert!(start.elapsed() < patience, "it doesn't end");
            std::thread::sleep(LOOK_EVERY);
        }
    }
}

impl Kiosk {
    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Kiosk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
