//! A panel whose power the X server can switch. No X server without hardware has DPMS, so a
//! relay before the server says that it has, and keeps what it is asked for.

use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::display::Display;

/// Opcodes of the core protocol, and the one that DPMS gets.
const QUERY_EXTENSION: u8 = 98;
const NO_OPERATION: u8 = 127;
const DPMS: u8 = 250;
/// Requests of DPMS.
const ENABLE: u8 = 4;
const FORCE_LEVEL: u8 = 6;
/// The level that is off.
const OFF: u16 = 3;
/// The kinds of what a server sends that aren't of 32 bytes.
const REPLY: u8 = 1;
const GENERIC_EVENT: u8 = 35;

/// What has become of the panel.
#[derive(Clone, Copy, Default)]
struct State {
    enabled: bool,
    off: bool,
    /// How often it was switched off.
    times_off: u32,
}

/// The relay, for as long as the test runs.
pub struct Panel {
    socket: PathBuf,
    name: String,
    state: Arc<Mutex<State>>,
}

impl Panel {
    /// A panel on which `display` is seen.
    pub fn before(display: &Display) -> Self {
        let number = 10_000 + std::process::id() % 50_000;
        let socket = PathBuf::from(format!("/tmp/.X11-unix/X{number}"));
        let listener = UnixListener::bind(&socket).expect("a socket beside that of the server");
        let server = format!("/tmp/.X11-unix/X{}", &display.name()[1..]);
        let state = Arc::<Mutex<State>>::default();
        let kept = Arc::clone(&state);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let server = UnixStream::connect(&server).expect("the server takes connections");
                relay(client, server, &kept);
            }
        });
        Self { socket, name: format!(":{number}"), state }
    }

    /// What `DISPLAY` names it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn is_off(&self) -> bool {
        self.state.lock().expect("a state").off
    }

    pub fn times_off(&self) -> u32 {
        self.state.lock().expect("a state").times_off
    }

    /// Switches the panel on as any input does.
    pub fn wake(&self) {
        self.state.lock().expect("a state").off = false;
    }
}

impl Drop for Panel {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.socket);
    }
}

/// Passes on what a client and the server say to each other.
fn relay(client: UnixStream, server: UnixStream, state: &Arc<Mutex<State>>) {
    // The numbers of the requests that ask whether there is DPMS.
    let asked = Arc::<Mutex<Vec<u16>>>::default();
    let (from, to) = (client.try_clone().expect("a socket"), server.try_clone().expect("a socket"));
    let (state, questions) = (Arc::clone(state), Arc::clone(&asked));
    thread::spawn(move || {
        let _ = requests(&from, &to, &state, &questions);
        let _ = to.shutdown(std::net::Shutdown::Both);
    });
    thread::spawn(move || {
        let _ = answers(&server, &client, &asked);
        let _ = client.shutdown(std::net::Shutdown::Both);
    });
}

fn requests(
    mut from: &UnixStream,
    mut to: &UnixStream,
    state: &Mutex<State>,
    asked: &Mutex<Vec<u16>>,
) -> io::Result<()> {
    let mut hello = read(&mut from, 12)?;
    let padded = |at: usize| u16_at(&hello, at).next_multiple_of(4) as usize;
    let rest = padded(6) + padded(8);
    hello.extend(read(&mut from, rest)?);
    to.write_all(&hello)?;
    let mut number = 0u16;
    loop {
        let mut request = read(&mut from, 4)?;
        number = number.wrapping_add(1);
        let mut units = u16_at(&request, 2) as usize;
        if units == 0 {
            request.extend(read(&mut from, 4)?);
            units = u32_at(&request, 4) as usize;
        }
        let rest = units * 4 - request.len();
        request.extend(read(&mut from, rest)?);
        if request[0] == QUERY_EXTENSION && request[8..].starts_with(b"DPMS") {
            asked.lock().expect("numbers").push(number);
        }
        if request[0] == DPMS {
            let mut state = state.lock().expect("a state");
            match request[1] {
                ENABLE => state.enabled = true,
                FORCE_LEVEL if state.enabled => {
                    state.off = u16_at(&request, 4) == OFF;
                    state.times_off += u32::from(state.off);
                }
                other => panic!("nothing else is to be asked for: {other}"),
            }
            // The server counts it all the same.
            request[0] = NO_OPERATION;
        }
        to.write_all(&request)?;
    }
}

fn answers(mut from: &UnixStream, mut to: &UnixStream, asked: &Mutex<Vec<u16>>) -> io::Result<()> {
    let mut hello = read(&mut from, 8)?;
    let rest = u16_at(&hello, 6) as usize * 4;
    hello.extend(read(&mut from, rest)?);
    to.write_all(&hello)?;
    loop {
        let mut answer = read(&mut from, 32)?;
        if answer[0] == REPLY || answer[0] & 0x7F == GENERIC_EVENT {
            let rest = u32_at(&answer, 4) as usize * 4;
            answer.extend(read(&mut from, rest)?);
        }
        let number = u16_at(&answer, 2);
        if answer[0] == REPLY && asked.lock().expect("numbers").contains(&number) {
            asked.lock().expect("numbers").retain(|asked| *asked != number);
            answer[8..12].copy_from_slice(&[1, DPMS, 0, 0]);
        }
        to.write_all(&answer)?;
    }
}

fn read(from: &mut impl Read, bytes: usize) -> io::Result<Vec<u8>> {
    let mut read = vec![0; bytes];
    from.read_exact(&mut read)?;
    Ok(read)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
