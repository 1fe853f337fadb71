//! One kiosk for a state folder, so that no ledger has two writers, and one for a display. Each is
//! claimed by a lock on a file, which the system lets go of whichever way the program ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::kiosk::refusal::set;

/// The file in the state folder that is locked.
const LOCK: &str = "lock";
/// The most digits of a process's number that are read.
const PID_BYTES_MAX: u64 = 20;

/// What the running kiosk has to itself, as long as this is kept.
#[derive(Debug, Default)]
pub(in crate::kiosk) struct Instance {
    locks: Vec<File>,
}

impl Instance {
    /// Claims the state folder. Where no lock can be made the kiosk goes on: what can't be written
    /// to has no second writer either.
    ///
    /// # Errors
    /// Another kiosk has it, in a sentence without its full stop.
    pub(in crate::kiosk) fn claim_state(&mut self, state: &Path) -> Result<(), String> {
        let made = fs::create_dir_all(state);
        let claimed = made.and_then(|()| claim(&state.join(LOCK)));
        self.keep(claimed).map_err(|who| {
            format!(
                "{who} has this state folder already; end that one first, or name another folder \
                 with --state: {}",
                state.display()
            )
        })
    }

    /// Claims the display that the environment names, where the system has a folder for what runs:
    /// `$XDG_RUNTIME_DIR`, or a service's `$RUNTIME_DIRECTORY`.
    ///
    /// # Errors
    /// Another kiosk has it, in a sentence without its full stop.
    pub(in crate::kiosk) fn claim_display(&mut self) -> Result<(), String> {
        let folder = set("XDG_RUNTIME_DIR").or_else(|| set("RUNTIME_DIRECTORY"));
        let display = set("WAYLAND_DISPLAY").or_else(|| set("DISPLAY"));
        let Some((folder, display)) = folder.zip(display) else { return Ok(()) };
        let display = display.to_string_lossy();
        let file = format!("breakroom-{}.lock", display.replace(['/', '\\'], "-"));
        self.keep(claim(&PathBuf::from(folder).join(file)))
            .map_err(|who| format!("{who} has the display {display} already; end that one first"))
    }

    fn keep(&mut self, claimed: io::Result<Claim>) -> Result<(), String> {
        match claimed {
            Ok(Claim::Ours(lock)) => self.locks.push(lock),
            Ok(Claim::Taken(who)) => return Err(who),
            Err(error) => tracing::warn!("a second kiosk wouldn't be noticed: {error}"),
        }
        Ok(())
    }
}

/// What came of a claim.
enum Claim {
    /// The lock is ours, as long as the file is kept open.
    Ours(File),
    /// Somebody else has it: who that is, at the beginning of a sentence.
    Taken(String),
}

fn claim(path: &Path) -> io::Result<Claim> {
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    match file.try_lock() {
        Ok(()) => {
            // Who has it is told by its number; without one it is still locked.
            let written = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
            if let Err(error) = written {
                tracing::debug!("the lock has no number: {error}");
            }
            Ok(Claim::Ours(file))
        }
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            file.rewind()?;
            file.take(PID_BYTES_MAX).read_to_string(&mut pid)?;
            let is_pid = !pid.is_empty() && pid.bytes().all(|byte| byte.is_ascii_digit());
            let who = if is_pid {
                format!("another kiosk, process {pid},")
            } else {
                "another kiosk".into()
            };
            Ok(Claim::Taken(who))
        }
        Err(TryLockError::Error(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Case: Process: two instances
    #[test]
    fn a_second_kiosk_is_told_in_a_sentence_who_has_the_state_folder_until_that_one_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = folder.path().join("state");
        let mut first = Instance::default();
        first.claim_state(&state).expect("nobody else has it");
        let told = Instance::default().claim_state(&state).expect_err("the first has it");
        let pid = std::process::id();
        assert!(told.starts_with(&format!("another kiosk, process {pid}, has this")), "{told}");
        assert!(told.ends_with(&state.display().to_string()), "{told}");
        drop(first);
        Instance::default().claim_state(&state).expect("nobody has it any more");
    }

    #[test]
    fn a_state_folder_that_cannot_be_made_keeps_no_kiosk_from_starting() {
        let mut instance = Instance::default();
        instance.claim_state(Path::new("/proc/breakroom")).expect("it goes on");
        assert!(instance.locks.is_empty());
    }
}
