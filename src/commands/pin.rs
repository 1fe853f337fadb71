//! `breakroom pin`: sets the PIN that opens the admin page on the glass, or removes it.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write};
use std::path::{Path, PathBuf};

use super::{Exit, Failure, places};
use crate::kiosk::admin::pin;

/// What `--help` says at its end.
pub const HELP: &str = "\
On a terminal it asks twice and shows nothing; otherwise it reads one line from its input.
There is no PIN until one is set, and without a PIN there is no admin page. A running kiosk
takes a new one at once. Set it as the kiosk's own user, or as root.

On the glass: three taps in the upper left corner, then three in the upper right one, all within
six seconds, and then the PIN.";

/// No line with a PIN in it is longer, in bytes.
const LINE_BYTES_MAX: u64 = 256;

/// Set the PIN that opens the admin page on the glass
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Args {
    /// Where the kiosk keeps what it must remember [default: ~/.local/state/breakroom]
    #[arg(long, value_name = "DIR")]
    pub state: Option<PathBuf>,
    /// Remove the PIN, and with it the admin page
    #[arg(long)]
    pub remove: bool,
}

/// Sets or removes the PIN and says so to `out`.
///
/// # Errors
/// There is no state folder, the PIN is refused or was not typed alike twice, or the folder can't
/// be written to.
pub fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some(state) = places::state(args.state.clone()) else {
        let words = "there is no state folder here; name one with --state";
        return Err(Failure::new(Exit::Usage, words));
    };
    let unwritten = |error| unwritten(&state, &error);
    let said = if args.remove {
        match pin::remove(&state).map_err(unwritten)? {
            true => "The PIN is removed; there is no admin page now.",
            false => "There was no PIN to remove.",
        }
    } else {
        let pin = typed()?;
        if let Some(weakness) = pin::weakness(&pin) {
            return Err(Failure::new(Exit::Usage, weakness.to_string()));
        }
        pin::set(&state, &pin).map_err(unwritten)?;
        "The PIN is set."
    };
    writeln!(out, "{said}").map_err(|error| Failure::unprinted(&error))?;
    Ok(Exit::Done)
}

/// The PIN as it was typed: twice and unseen on a terminal, else one line of the input.
fn typed() -> Result<String, Failure> {
    let unread =
        |error: io::Error| Failure::new(Exit::Files, format!("the PIN can't be read ({error})"));
    if !io::stdin().is_terminal() {
        let mut line = String::new();
        io::stdin().lock().take(LINE_BYTES_MAX).read_line(&mut line).map_err(unread)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let once = rpassword::prompt_password("New PIN: ").map_err(unread)?;
    // A PIN that is refused anyway need not be typed again.
    let refused = pin::weakness(&once).is_some();
    if !refused && rpassword::prompt_password("Once more: ").map_err(unread)? != once {
        return Err(Failure::new(Exit::Usage, "these were two different PINs; nothing is changed"));
    }
    Ok(once)
}

fn unwritten(state: &Path, error: &io::Error) -> Failure {
    let words = format!(
        "the PIN can't be changed ({error}); run this as the kiosk's user or as root: {}",
        state.display()
    );
    Failure::new(Exit::Files, words)
}
