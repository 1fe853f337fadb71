//! How often in a row a wrong PIN was typed, and how long none is taken after it: kept on the
//! disk, so that a restart begins the wait anew instead of ending it.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::private::write_private;

/// The file in the state folder: two numbers, the wrong tries and the seconds to wait.
const FILE: &str = "pin-tries";
/// So many may go wrong in a row before there is a wait.
const FREE: u32 = 2;
/// The wait after the first one past those; each further one doubles it.
const WAIT_FIRST: Duration = Duration::from_secs(30);
/// No wait is longer: whoever has the PIN gets in within a coffee break, and whoever has to try
/// half of a million needs fourteen years.
pub(super) const WAIT_MAX: Duration = Duration::from_secs(15 * 60);

/// What was tried since the PIN was last right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tries {
    /// The wrong ones.
    pub wrong: u32,
    /// So long none is taken, from when this was kept or the program started.
    pub wait: Duration,
}

impl Tries {
    /// With one more.
    pub(super) fn and_one(self) -> Self {
        let wrong = self.wrong.saturating_add(1);
        let doubled = wrong.checked_sub(FREE + 1).map(|times| 2_u32.saturating_pow(times));
        let wait = doubled.map_or(Duration::ZERO, |times| WAIT_FIRST.saturating_mul(times));
        Self { wrong, wait: wait.min(WAIT_MAX) }
    }

    /// What is kept in the state folder. What can't be read or understood counts as more than
    /// enough: nobody gets a try for a disk that fails.
    pub(super) fn load(state: &Path) -> Self {
        let worst = Self { wrong: u32::MAX, wait: WAIT_MAX };
        match fs::read_to_string(state.join(FILE)) {
            Ok(text) => parse(&text).unwrap_or(worst),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(_) => worst,
        }
    }

    /// Keeps it; it is on the disk at the end.
    ///
    /// # Errors
    /// What the disk says.
    pub(super) fn store(self, state: &Path) -> io::Result<()> {
        let text = format!("{} {}\n", self.wrong, self.wait.as_secs());
        write_private(state, FILE, text.as_bytes())
    }
}

fn parse(text: &str) -> Option<Tries> {
    let mut numbers = text.trim_end().split(' ').map(str::parse::<u64>);
    let (Some(Ok(wrong)), Some(Ok(wait_s)), None) =
        (numbers.next(), numbers.next(), numbers.next())
    else {
        return None;
    };
    let wrong = u32::try_from(wrong).unwrap_or(u32::MAX);
    Some(Tries { wrong, wait: Duration::from_secs(wait_s).min(WAIT_MAX) })
}

/// Forgets what was tried.
///
/// # Errors
/// What the disk says.
pub(super) fn forget(state: &Path) -> io::Result<()> {
    match fs::remove_file(state.join(FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_the_third_wrong_one_in_a_row_up_to_a_quarter_of_an_hour() {
        let mut tries = Tries::default();
        let waits = (0..40).map(|_| {
            tries = tries.and_one();
            tries.wait.as_secs()
        });
        let waits: Vec<u64> = waits.collect();
        assert_eq!(waits[..9], [0, 0, 30, 60, 120, 240, 480, 900, 900]);
        assert!(waits[9..].iter().all(|wait| *wait == 900));
    }

    #[test]
    fn what_is_kept_comes_back_and_what_is_damaged_counts_as_the_longest_wait() {
        let state = tempfile::tempdir().expect("a folder");
        assert_eq!(Tries::load(state.path()), Tries::default());
        let kept = Tries { wrong: 4, wait: Duration::from_secs(60) };
        kept.store(state.path()).expect("kept");
        assert_eq!(Tries::load(state.path()), kept);
        for damage in ["", "0", "0 0 0", "-1 0", "x y", "\0\0\0\0"] {
            fs::write(state.path().join(FILE), damage).expect("written");
            assert_eq!(Tries::load(state.path()).wait, WAIT_MAX, "{damage:?}");
        }
        forget(state.path()).expect("forgotten");
        forget(state.path()).expect("nothing to forget");
        assert_eq!(Tries::load(state.path()), Tries::default());
        fs::create_dir(state.path().join(FILE)).expect("a folder in its place");
        assert_eq!(Tries::load(state.path()).wait, WAIT_MAX);
    }
}
