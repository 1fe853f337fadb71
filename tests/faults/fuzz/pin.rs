//! The file with the PIN, of which nothing is kept but a hash.

use std::fs;
use std::sync::LazyLock;

use breakroom::kiosk::admin::pin::{FILE, remove, set, verify};
use tempfile::TempDir;

use super::{damaged, fuzz};

const PIN: &str = "482615";

const WORDS: &[&str] = &[
    "$",
    "$argon2id$",
    "$argon2d$",
    "$argon2i$",
    "$scrypt$",
    "v=16",
    "m=4294967295",
    "m=8",
    "t=4294967295",
    "t=1",
    "p=16777215",
    "keyid=AAAA",
    ",",
    "=",
    "AAAA",
    "\n",
    "\0",
    "482615",
];

/// A hash as the program writes it.
static HASH: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let state = TempDir::new().expect("a folder");
    set(state.path(), PIN).expect("set");
    fs::read(state.path().join(FILE)).expect("a hash")
});

fn body(bytes: &[u8]) {
    let state = TempDir::new().expect("a folder");
    fs::write(state.path().join(FILE), bytes).expect("written");
    let text = String::from_utf8_lossy(bytes);
    let is_whole = text.trim_end().as_bytes() == HASH.as_slice();
    for typed in ["", "482616", &*text] {
        assert!(!verify(state.path(), typed).unwrap_or(false), "{typed:?} opens what is damaged");
    }
    assert!(verify(state.path(), PIN).unwrap_or(false) || !is_whole, "a whole one still opens");
    set(state.path(), PIN).expect("a damaged one is set anew");
    assert!(verify(state.path(), PIN).expect("a PIN"));
    assert!(remove(state.path()).expect("removed"));
}

// Case: Long run: byte soup and damaged PINs
#[test]
fn no_damage_to_the_pin_lets_anybody_in_or_asks_for_hours() {
    fuzz(20, damaged(vec![HASH.clone()], WORDS), body);
}
