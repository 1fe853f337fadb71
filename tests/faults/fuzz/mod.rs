//! Bytes and gestures that nobody meant: each target is a body that takes bytes and panics where a
//! promise is broken, and is run here over damaged samples and plain soup. `script/test` runs a
//! bounded number with the same cases each time; `script/fuzz` as many as there is time for.

mod gestures;
mod images;
mod ledger;
mod pin;
mod ron;
mod sheets;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{TestError, TestRunner};

/// How many cases `script/fuzz` asks for.
const CASES: &str = "BREAKROOM_FUZZ_CASES";

/// Runs `body` over so many `inputs`, or as many as are asked for.
#[track_caller]
fn fuzz(cases: u32, inputs: impl Strategy<Value = Vec<u8>>, body: fn(&[u8])) {
    let asked = std::env::var(CASES).ok().and_then(|count| count.parse().ok());
    let cases = asked.unwrap_or(cases);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let ran = TestRunner::new(config).run(&inputs, |bytes| {
        body(&bytes);
        Ok(())
    });
    println!("{cases} cases");
    if let Err(TestError::Fail(why, bytes)) = ran {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(4000)]);
        panic!("{why}\nby these {} bytes:\n{text}\n{bytes:?}", bytes.len());
    }
}

/// One of `samples` with some damage, in which `words` may stand where they shouldn't; and now and
/// then bytes that never were one.
fn damaged(
    samples: Vec<Vec<u8>>,
    words: &'static [&'static str],
) -> impl Strategy<Value = Vec<u8>> {
    let edit = (any::<Index>(), any::<Index>(), 0..9_u8, any::<u8>(), select(words));
    let edits = prop::collection::vec(edit, 1..7);
    let soup = prop::collection::vec(any::<u8>(), 0..2000);
    prop_oneof![
        9 => (select(samples), edits).prop_map(|(mut bytes, edits)| {
            for (from, to, kind, byte, word) in edits {
                damage(&mut bytes, [from, to], kind, byte, word);
            }
            bytes
        }),
        1 => soup,
    ]
}

/// One piece of damage between two places.
fn damage(bytes: &mut Vec<u8>, ends: [Index; 2], kind: u8, byte: u8, word: &str) {
    let [a, b] = ends.map(|end| end.index(bytes.len() + 1));
    let (from, to) = (a.min(b), a.max(b));
    // Not all of it at once.
    let to = to.min(from + 400);
    match kind {
        0 => bytes.truncate(a),
        1 => drop(bytes.drain(from..to)),
        2 => {
            let again = bytes[from..to].to_vec();
            bytes.splice(to..to, again);
        }
        3 => bytes[from..to].fill(byte),
        4 => bytes[from..to].reverse(),
        5 => drop(bytes.splice(a..a, word.bytes())),
        6 => drop(bytes.splice(from..to, word.bytes())),
        _ => {
            if let Some(place) = bytes.get_mut(a) {
                *place ^= 1 << (byte % 8);
            }
        }
    }
}
