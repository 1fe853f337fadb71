//! The pad that asks for the PIN, the admin page behind it, and what is said to both.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::{FindingLine, Mood, Room};
use crate::content::Origin;
use crate::content::model::{Id, Text, Value};

/// What was typed on the pad. In a log it is no more than that something was.
#[derive(Clone, PartialEq, Eq)]
pub struct Typed(String);

impl Typed {
    /// These digits.
    pub fn new(digits: &str) -> Self {
        Self(digits.to_owned())
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// A corner that is knocked at for the pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    /// The upper left one: three times, and first.
    Left,
    /// The upper right one: three times, after that.
    Right,
}

/// What the PIN is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// To open the admin page.
    Page,
    /// To end the program.
    Desktop,
    /// To begin a line-up, or to take one up.
    Lineup,
}

/// The pad on the glass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PadView {
    /// The digits on its keys, row by row; shuffled anew for each try, so that neither a
    /// smudge on the glass nor a look over a shoulder tells where they were.
    pub keys: [u8; 10],
    /// How many digits were typed.
    pub typed: usize,
    /// Whether these are enough for a PIN.
    pub enough: bool,
    /// What it has to say.
    pub state: PadState,
    /// What is behind it.
    pub toward: Toward,
}

/// What the pad has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PadState {
    /// It waits for digits.
    Open,
    /// What was typed is being checked.
    Checking,
    /// That was not the PIN.
    Wrong,
    /// It couldn't be checked.
    Unready,
    /// After wrong ones none is taken for so many seconds.
    Locked {
        /// The seconds that are left, from 1.
        left_s: u32,
    },
}

/// The parts of the admin page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// What is playing, and why.
    #[default]
    Now,
    /// What is wrong with content or machine.
    Findings,
    /// The machine, its time and its glass.
    Machine,
    /// What the room has answered.
    Room,
    /// What can be tried and changed.
    Tools,
}

impl Tab {
    /// All of them, in the order in which the glass offers them.
    pub const ALL: [Self; 5] = [Self::Now, Self::Findings, Self::Machine, Self::Room, Self::Tools];
}

/// The admin page on the glass.
#[derive(Clone, Debug, PartialEq)]
pub struct AdminView {
    /// The part that is shown.
    pub tab: Tab,
    /// What the loop has on the glass, beneath the page.
    pub on_glass: Playing,
    /// What comes after it.
    pub next: Playing,
    /// Whether the loop stands still.
    pub paused: bool,
    /// What is known of the program and its machine.
    pub facts: Arc<Facts>,
    /// What is wrong, the errors first.
    pub findings: Arc<[FindingLine]>,
    /// The first finding that is shown.
    pub from: usize,
    /// The share of first tries that was right, by value in the content's order; `None` where
    /// too few were given to say.
    pub values: Vec<(Arc<Value>, Option<Room>)>,
    /// The same of all questions.
    pub room: Option<Room>,
    /// The colours that were chosen here; `None` follows the settings.
    pub mood: Option<Mood>,
}

/// An item of the loop and why it plays.
#[derive(Clone, Debug, PartialEq)]
pub struct Playing {
    /// The item; `None` for a page of the program's own.
    pub id: Option<Id>,
    /// The file that it stands in, relative to the content folder.
    pub file: Option<PathBuf>,
    /// Its headline, its question or its deed.
    pub title: Option<Text>,
    /// Why it plays.
    pub why: Why,
}

/// Why an item plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It interrupts everything.
    Takeover,
    /// It is its turn among the slides.
    Turn {
        /// It is of today's value.
        theme: bool,
        /// Its importance, 1 to 5.
        importance: u8,
    },
    /// The room needs it most among the questions.
    Need {
        /// How many percent are believed to know it; `None` after too few answers to say.
        known_percent: Option<u32>,
        /// How long ago it was last shown, in tenths of a day; `None` if never.
        days_tenths: Option<u32>,
        /// It is of today's value.
        theme: bool,
    },
    /// Fairness owes it the most among the cards of the wall.
    Owed {
        /// It is of today's value.
        theme: bool,
    },
    /// Nothing else may show now.
    Standby,
    /// It is outside opening hours.
    Closed,
}

/// What is known of the program and its machine. The kiosk fills it in.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The version of the program.
    pub version: &'static str,
    /// How long it has been running.
    pub uptime: Duration,
    /// The time on the wall, such as `2026-11-04 12:00:05`.
    pub wall: String,
    /// The zone of that time and how far it is from UTC, such as `Europe/Berlin +01:00`.
    pub zone: String,
    /// The fingerprint of the content that was taken last.
    pub fingerprint: String,
    /// Where that content is from.
    pub origin: Origin,
    /// The content folder, if there is one.
    pub folder: Option<PathBuf>,
    /// When content was last taken, on the wall.
    pub taken: String,
    /// What the program has in memory, in bytes; `None` where the system doesn't say.
    pub memory_bytes: Option<u64>,
    /// The frames painted since the start.
    pub frames: u64,
    /// Answers that aren't on the disk yet.
    pub waiting: u64,
    /// The width and height of the glass in pixels.
    pub glass_px: [u32; 2],
    /// Pixels of the display for one of the glass.
    pub scale: f32,
    /// What draws, as OpenGL calls it.
    pub renderer: String,
    /// The answers that were counted; `None` from 1 to 4.
    pub answers: Option<u64>,
    /// The sessions that were begun; `None` from 1 to 4.
    pub visits: Option<u64>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION"),
            uptime: Duration::ZERO,
            wall: String::new(),
            zone: String::new(),
            fingerprint: String::new(),
            origin: Origin::Example,
            folder: None,
            taken: String::new(),
            memory_bytes: None,
            frames: 0,
            waiting: 0,
            glass_px: [0, 0],
            scale: 1.0,
            renderer: String::new(),
            answers: Some(0),
            visits: Some(0),
        }
    }
}

/// A place on the glass, in thousandths of its width and height from its upper left corner.
pub type Place = [u16; 2];

/// What the screen test shows, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// All red.
    Red,
    /// All green.
    Green,
    /// All blue.
    Blue,
    /// All white.
    White,
    /// All black.
    Black,
    /// A grid of lines up to the very edges.
    Grid,
}

impl Chart {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Red, Self::Green, Self::Blue, Self::White, Self::Black, Self::Grid];

    /// The one after it; none after the last.
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|chart| *chart == self)?;
        Self::ALL.get(at + 1).copied()
    }
}

/// What is said to the pad and to the admin page.
#[derive(Clone, Debug, PartialEq)]
pub enum AdminGesture {
    /// A digit of the PIN, 0 to 9.
    Digit(u8),
    /// Takes back the last digit.
    Erase,
    /// That was the whole PIN.
    Enter,
    /// Another part of the page.
    Open(Tab),
    /// Shows the findings from this one on, by its index.
    From(usize),
    /// Passes over what comes next in the loop.
    Skip,
    /// Has the loop stand still, or go on.
    Pause,
    /// Keeps to these colours; `None` follows the settings.
    Mood(Option<Mood>),
    /// The touch test.
    Touches,
    /// A finger in the touch test.
    Landed(Place),
    /// The screen test, and its next chart.
    Charts,
    /// Asks for the PIN, to end the program.
    Desktop,
}
