//! Reading a ledger that somebody else's kiosk writes, maybe on another machine: it is copied, and
//! the copy is read. SQLite itself would want to write beside a ledger even to read it, and takes
//! locks that a share doesn't keep.

use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use super::schema::{self, FILE};
use super::tally::{Tally, read, told};
use super::trouble::Refusal;

/// A ledger gets half as large at most.
const BYTES_MAX: u64 = 128 * 1024 * 1024;
/// So often it is tried to find it at rest.
const TRIES: u32 = 3;

/// Reads all counts of the ledger at `path`, a file or a state folder, from a copy that is put into
/// the folder `into` meanwhile; `None` if there is no ledger.
///
/// # Errors
/// It can't be read; in words.
pub fn tally_of_copy(path: &Path, into: &Path) -> Result<Option<Tally>, String> {
    let copied = copy(path, into);
    let tally = copied.and_then(|is_there| if is_there { read(into) } else { Ok(None) });
    // A copy that stays is written over the next time.
    let _ = fs::remove_dir_all(into);
    tally.map_err(|refusal| told(&refusal, path))
}

/// Copies the ledger, and the one beside it where a newer version of the program wrote it; whether
/// there is one.
fn copy(path: &Path, into: &Path) -> Result<bool, Refusal> {
    fs::create_dir_all(into)?;
    let beside = format!("ledger.v{}.sqlite", schema::current());
    if !path.is_dir() {
        return file(path, &into.join(FILE));
    }
    file(&path.join(&beside), &into.join(&beside))?;
    file(&path.join(FILE), &into.join(FILE))
}

/// Copies a ledger with what hasn't come into it yet. While it is copied nothing must be worked
/// into the file itself; what is written behind its log meanwhile does no harm.
fn file(from: &Path, to: &Path) -> Result<bool, Refusal> {
    let log = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        std::path::PathBuf::from(name)
    };
    for _ in 0..TRIES {
        let Some(before) = stamp(from)? else { return Ok(false) };
        if before.0 > BYTES_MAX {
            return Err(Refusal::Broken("it is larger than a ledger gets"));
        }
        fs::copy(from, to)?;
        match fs::copy(log(from), log(to)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            Err(_) => drop(fs::remove_file(log(to))),
            Ok(_) => {}
        }
        if stamp(from)? == Some(before) {
            return Ok(true);
        }
    }
    Err(Refusal::Storage("the kiosk is writing to it; try again"))
}

fn stamp(path: &Path) -> Result<Option<(u64, Option<SystemTime>)>, Refusal> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_file() => Ok(Some((meta.len(), meta.modified().ok()))),
        Ok(_) => Err(Refusal::Broken("it isn't an ordinary file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}
