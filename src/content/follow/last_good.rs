//! Where the last good content is kept between two starts of the program.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::content::finding::{Finding, warning};
use crate::content::folder::disk::{Files, TOTAL_BYTES_MAX, reason, write_whole};

/// The file in the state folder.
pub const LAST_GOOD: &str = "last-good.json";
/// What is told while it can't be written.
pub(super) const UNWRITTEN: &str = "last-good-unwritten";
const SCHEMA: u32 = 1;
/// JSON writes some characters as two.
const STORED_BYTES_MAX: u64 = 2 * TOTAL_BYTES_MAX;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    schema: u32,
    files: BTreeMap<String, String>,
}

/// What was good last, if anything was kept. A warning if it is there and cannot be used,
/// which is no reason not to go on.
pub fn load_last_good(state: &Path) -> (Option<Files>, Option<Finding>) {
    let bytes = match read_regular(&state.join(LAST_GOOD)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (None, None),
        Err(error) => {
            let why = reason(&error);
            return (None, Some(trouble("last-good-unreadable", "read", why)));
        }
    };
    let Ok(stored) = serde_json::from_slice::<Stored>(&bytes) else {
        let damaged = trouble("last-good-damaged", "read", "it is damaged");
        return (None, Some(damaged));
    };
    if stored.schema != SCHEMA {
        let why = "another version of the program wrote it";
        return (None, Some(trouble("last-good-version", "read", why)));
    }
    let mut files = Files::default();
    for (path, text) in stored.files {
        files.insert(path, text.into_bytes());
    }
    // An older version of this program may have kept copies as if they were content.
    files.set_copies_apart();
    files.findings.clear();
    (Some(files), None)
}

/// Keeps `files`; a warning if that fails. After it returned, a power cut leaves either the
/// old or the new whole.
pub fn save_last_good(state: &Path, files: &Files) -> Option<Finding> {
    let texts = files.map.iter().filter_map(|(path, bytes)| {
        // What isn't text is no good content.
        let text = std::str::from_utf8(bytes).ok()?;
        Some((path.clone(), text.to_owned()))
    });
    let stored = Stored { schema: SCHEMA, files: texts.collect() };
    let written = serde_json::to_vec(&stored)
        .map_err(io::Error::from)
        .and_then(|bytes| write_whole(&state.join(LAST_GOOD), &bytes));
    let error = written.err()?;
    Some(trouble(UNWRITTEN, "written", reason(&error)))
}

fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("no ordinary file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(STORED_BYTES_MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn trouble(code: &'static str, done: &str, why: &str) -> Finding {
    warning(code)
        .what(format!("the last good content can't be {done}: {why}"))
        .todo("the kiosk goes on without; see that its user may write to the state folder")
        .in_file(LAST_GOOD)
}
