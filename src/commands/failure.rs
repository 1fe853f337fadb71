//! What the program ends with, and why a command did not do what it was asked.

use std::io;
use std::process::ExitCode;

use crate::kiosk::supervise::gone;

/// What the exit codes mean, as `--help` says it.
pub const HELP: &str = "\
Exit codes:
  0  done; for check: nothing found, or warnings only
  1  check: at least one error in the content; import: one in the sheet, so nothing is written;
     poster: it may not be shown
  2  the command line can't be understood
  3  a file or folder can't be read or written to
  4  there is no display, it can't be drawn on, or it has gone
  5  another kiosk has the state folder or the display
  6  a fault in the program; the log says where
  7  somebody left the kiosk on its admin page; it isn't to be started again by itself

Content is looked for at --content, then $BREAKROOM_CONTENT, then ./content, then
breakroom/content in the XDG data folders; if there is none, the built-in example is shown.";

/// What is said of a fault in the program itself, which ends with [`Exit::Fault`].
pub const FAULT: &str =
    "the program has a fault and can't go on; the line before this one says where in its code";

/// The exit code that a command ends with; [`HELP`] tells people the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: all is done; a check may have found warnings.
    Done,
    /// 1: the content or the sheet has an error, or what was asked for may not be shown.
    Faulty,
    /// 2: the command line can't be understood or met.
    Usage,
    /// 3: a file, a folder or the output can't be read or written.
    Files,
    /// 4: there is no display, it can't be drawn on, or it has gone.
    Display,
    /// 5: another kiosk has the state folder or the display.
    Taken,
    /// 6: a fault in the program itself.
    Fault,
    /// 7: somebody left the kiosk on its admin page.
    Left,
}

impl Exit {
    /// The number that the process gives its caller, 0 to 7.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Faulty => 1,
            Self::Usage => 2,
            Self::Files => 3,
            Self::Display => gone::EXIT,
            Self::Taken => 5,
            Self::Fault => 6,
            Self::Left => 7,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Why a command did not do what it was asked, with the exit code for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The exit code; never [`Exit::Done`].
    pub exit: Exit,
    /// What is wrong and what to do, in a sentence without its full stop; a path comes last.
    pub words: String,
}

impl Failure {
    /// A failure that is told in `words` and ends the program with `exit`.
    pub fn new(exit: Exit, words: impl Into<String>) -> Self {
        Self { exit, words: words.into() }
    }

    /// The failure to print what a command has to say, such as a report into a full disk.
    pub fn unprinted(error: &io::Error) -> Self {
        Self::new(Exit::Files, format!("the output can't be written ({error})"))
    }
}
