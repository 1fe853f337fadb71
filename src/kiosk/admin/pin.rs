//! The PIN of the admin page: what it may be, and how it is kept, which is as an argon2id hash
//! and never as itself. Without one there is no admin page, and none comes with the program.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{Error, PasswordHasher as _, PasswordVerifier as _};
use argon2::{Argon2, Params};

use super::private::write_private;
use super::tries;
use crate::player::PIN_DIGITS;

/// The file in the state folder that holds the hash, in one line as the PHC string format has it.
pub const FILE: &str = "pin";
/// Digits that differ in fewer ways than this are tried first by whoever guesses.
const DIFFERENT_LEAST: usize = 3;
/// The six-digit PINs most people choose that no rule of [`weakness`] finds (Markert et al. 2020,
/// <https://doi.org/10.1109/SP40000.2020.00100>).
const COMMON: [&str; 3] = ["112233", "789456", "159753"];
/// No hash that this program writes is longer, in bytes.
const HASH_BYTES_MAX: u64 = 1024;

/// Why a PIN isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// There is something else in it than the digits 0 to 9.
    Letters,
    /// It has too few digits, or too many.
    Length,
    /// It is among the first that anybody would try.
    Guessed,
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letters => write!(f, "a PIN is made of the digits 0 to 9"),
            Self::Length => write!(f, "a PIN has {} to {} digits", PIN_DIGITS.0, PIN_DIGITS.1),
            Self::Guessed => {
                write!(f, "that one is guessed at once; take digits without a pattern")
            }
        }
    }
}

/// What is wrong with `pin`, if anything.
pub fn weakness(pin: &str) -> Option<Weakness> {
    let digits = pin.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return Some(Weakness::Letters);
    }
    if !(PIN_DIGITS.0..=PIN_DIGITS.1).contains(&digits.len()) {
        return Some(Weakness::Length);
    }
    let different = (b'0'..=b'9').filter(|digit| digits.contains(digit)).count();
    // 123456 and 987654, and on past the end as in 890123.
    let climbs =
        |step: u8| digits.windows(2).all(|two| (two[0] - b'0' + step) % 10 == two[1] - b'0');
    let repeats = |part: usize| digits.iter().zip(&digits[part..]).all(|(one, other)| one == other);
    let mirrored = digits.iter().eq(digits.iter().rev());
    let guessed = different < DIFFERENT_LEAST
        || climbs(1)
        || climbs(9)
        || mirrored
        || (1..=digits.len() / 2).any(repeats)
        || COMMON.contains(&pin);
    guessed.then_some(Weakness::Guessed)
}

/// Whether a PIN is set in the state folder, be it a readable one or not.
pub(super) fn is_set(state: &Path) -> bool {
    fs::symlink_metadata(state.join(FILE)).is_ok()
}

/// Keeps `pin`, which [`weakness`] has nothing against, in the state folder, in place of any
/// before it, and forgets what was tried on that. Only the owner of the folder may read it.
///
/// # Errors
/// What the disk says, and then what was set before still is.
pub fn set(state: &Path, pin: &str) -> io::Result<()> {
    set_with(state, pin, Params::default())
}

/// Keeps `pin` as a hash that costs as much as `params` say.
///
/// # Errors
/// As of [`set`].
pub(super) fn set_with(state: &Path, pin: &str, params: Params) -> io::Result<()> {
    let hash = Argon2::from(params).hash_password(pin.as_bytes()).map_err(io::Error::other)?;
    fs::create_dir_all(state)?;
    write_private(state, FILE, hash.to_string().as_bytes())?;
    tries::forget(state)
}

/// Removes the PIN, and with it the admin page. `false` if there was none.
///
/// # Errors
/// What the disk says.
pub fn remove(state: &Path) -> io::Result<bool> {
    tries::forget(state)?;
    match fs::remove_file(state.join(FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        removed => removed.map(|()| true),
    }
}

/// Whether `typed` is the PIN. Takes as long as the hash is made to take: some 50 ms, and 19 MiB
/// of memory meanwhile.
///
/// # Errors
/// The PIN can't be read, or what is kept is none.
pub fn verify(state: &Path, typed: &str) -> io::Result<bool> {
    let damaged = || io::Error::other("it is damaged");
    let file = state.join(FILE);
    if fs::metadata(&file)?.len() > HASH_BYTES_MAX {
        return Err(damaged());
    }
    let kept = fs::read_to_string(&file)?;
    let hash = PasswordHash::new(kept.trim_end()).map_err(io::Error::other)?;
    // A flipped bit could ask for gigabytes, or for hours.
    let asks = Params::try_from(&hash).map_err(io::Error::other)?;
    if asks.m_cost() > Params::DEFAULT_M_COST
        || asks.t_cost() > Params::DEFAULT_T_COST
        || asks.p_cost() > Params::DEFAULT_P_COST
    {
        return Err(damaged());
    }
    match Argon2::default().verify_password(typed.as_bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(io::Error::other(error)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    /// As cheap as a hash can be, for tests of what comes after it.
    pub(in crate::kiosk::admin) fn cheap() -> Params {
        Params::new(8, 1, 1, None).expect("the least there is")
    }

    #[test]
    fn a_pin_is_six_digits_or_more_and_none_that_is_guessed_at_once() {
        for (pin, weak) in [
            ("", Weakness::Length),
            ("48261", Weakness::Length),
            ("4826150739482", Weakness::Length),
            ("48261a", Weakness::Letters),
            ("４８２６１５", Weakness::Letters),
            ("000000", Weakness::Guessed),
            ("123456", Weakness::Guessed),
            ("987654", Weakness::Guessed),
            ("890123", Weakness::Guessed),
            ("0123456789", Weakness::Guessed),
            ("448844", Weakness::Guessed),
            ("123123", Weakness::Guessed),
            ("482482482", Weakness::Guessed),
            ("12341", Weakness::Length),
            ("135531", Weakness::Guessed),
            ("112233", Weakness::Guessed),
            ("159753", Weakness::Guessed),
        ] {
            assert_eq!(weakness(pin), Some(weak), "{pin}");
        }
        for pin in ["482615", "123457", "482610", "19840607", "482615073948"] {
            assert_eq!(weakness(pin), None, "{pin}");
        }
    }

    #[test]
    fn what_is_kept_is_a_slow_salted_hash_that_the_owner_alone_may_read() {
        let state = tempfile::tempdir().expect("a folder");
        set(state.path(), "482615").expect("set");
        let file = state.path().join(FILE);
        let first = fs::read_to_string(&file).expect("text");
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert!(!first.contains("482615"), "{first}");
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        set(state.path(), "482615").expect("set again");
        assert_ne!(fs::read_to_string(&file).expect("text"), first, "salted anew");
        assert_eq!(
            fs::read_dir(state.path()).expect("a folder").count(),
            1,
            "nothing is left over"
        );
    }

    #[test]
    fn the_pin_and_no_other_is_verified_until_it_is_removed() {
        let state = tempfile::tempdir().expect("a folder");
        assert!(!is_set(state.path()) && verify(state.path(), "482615").is_err());
        set_with(state.path(), "482615", cheap()).expect("set");
        assert!(is_set(state.path()));
        assert!(verify(state.path(), "482615").expect("a PIN"));
        for wrong in ["482616", "48261", "4826150", ""] {
            assert!(!verify(state.path(), wrong).expect("a PIN"), "{wrong}");
        }
        assert!(remove(state.path()).expect("removed"));
        assert!(!remove(state.path()).expect("nothing to remove"));
        assert!(!is_set(state.path()));
    }

    #[test]
    fn a_damaged_pin_lets_nobody_in() {
        let state = tempfile::tempdir().expect("a folder");
        let long = "x".repeat(2000);
        let (head, rest) = ("$argon2id$v=19$", "$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA");
        let costs = ["m=8,t=1,p=1", "m=99999999,t=2,p=1", "m=8,t=99999999,p=1", "m=800,t=1,p=99"];
        let costs = costs.map(|costs| format!("{head}{costs}{rest}"));
        for damage in ["", "482615", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ", long.as_str()]
            .into_iter()
            .chain(costs.iter().map(String::as_str))
        {
            fs::write(state.path().join(FILE), damage).expect("written");
            assert!(is_set(state.path()));
            for typed in ["", "482615", damage] {
                assert!(!verify(state.path(), typed).unwrap_or(false), "{damage}");
            }
        }
    }
}
