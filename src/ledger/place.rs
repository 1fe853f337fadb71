//! Finding the ledger on the disk, or making one; and getting a bad one out of the way.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::entry::Gone;
use super::schema::{self, APPLICATION, FILE, MIGRATIONS};
use super::trouble::{self, Refusal};
use crate::content::Finding;

/// How many bad ledgers are kept; one more takes the place of the last.
pub const ASIDE_MAX: u32 = 20;
/// How long another program that writes is waited for.
const BUSY: Duration = Duration::from_secs(1);
/// Bytes of a page, SQLite's own default.
const PAGE_BYTES: i64 = 4_096;
/// What a page cache may take, in KiB.
const CACHE_KIB: i64 = 2_048;
/// Where SQLite keeps what hasn't come into the ledger yet, beside it.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// A ledger that can be written to.
pub(super) struct Database {
    pub connection: Connection,
    path: PathBuf,
    /// Device and number of the file, to notice when another stands in its place.
    file: (u64, u64),
    /// Whether its indexes are known to lead to their rows.
    is_sound: bool,
    /// Of whom no byte is left in it, once it has been scrubbed.
    pub wiped: Gone,
}

impl Database {
    /// Whether what is written still goes to the file of that name. SQLite itself goes on
    /// writing to a file that was deleted or moved away.
    pub(super) fn still_there(&self) -> bool {
        identity(&self.path).is_ok_and(|file| file == self.file)
    }

    /// Looks, once, whether every index leads to its row: through one that doesn't an answer is
    /// counted for another question. The check at the opening, which the first page waits for,
    /// leaves that out: it would take half as long again.
    ///
    /// # Errors
    /// It is damaged, or can't be read.
    pub(super) fn verify(&mut self) -> rusqlite::Result<()> {
        if self.is_sound {
            return Ok(());
        }
        let sql = "PRAGMA integrity_check(1)";
        let health: String = self.connection.query_row(sql, [], |row| row.get(0))?;
        if health != "ok" {
            let damaged = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            return Err(rusqlite::Error::SqliteFailure(damaged, Some(health)));
        }
        self.is_sound = true;
        Ok(())
    }

    /// Closes it and keeps it aside, having turned out to be damaged.
    pub(super) fn abandon(self, why: &str, notes: &mut Vec<Finding>) -> io::Result<()> {
        drop(self.connection);
        let name = self.path.file_name().and_then(|name| name.to_str()).unwrap_or(FILE);
        let aside = set_aside(self.path.parent().unwrap_or(Path::new(".")), name)?;
        notes.extend(aside.map(|aside| trouble::kept_aside(why, &aside)));
        Ok(())
    }
}

/// Opens the ledger in `dir`, or makes one of at most `pages_max` pages. What is bad is kept
/// aside; `notes` takes what is to be told of it.
pub(super) fn open(
    dir: &Path,
    pages_max: u32,
    notes: &mut Vec<Finding>,
) -> Result<Database, Refusal> {
    fs::create_dir_all(dir)?;
    match open_file(dir, FILE, pages_max, notes) {
        Err(Refusal::Newer) => {
            let beside = format!("ledger.v{}.sqlite", schema::current());
            notes.push(trouble::newer(&beside));
            open_file(dir, &beside, pages_max, notes)
        }
        other => other,
    }
}

fn open_file(
    dir: &Path,
    name: &str,
    pages_max: u32,
    notes: &mut Vec<Finding>,
) -> Result<Database, Refusal> {
    let path = dir.join(name);
    let found =
        look(&path).and_then(|is_there| is_there.then(|| connect(&path, pages_max)).transpose());
    let why = match found {
        Ok(Some(place)) => return Ok(place),
        Ok(None) => "only its log was left",
        Err(Refusal::Broken(why)) => why,
        Err(other) => return Err(other),
    };
    let aside = set_aside(dir, name)?;
    notes.extend(aside.map(|aside| trouble::kept_aside(why, &aside)));
    create(&path)?;
    // Broken once more, though it was made a moment ago: it is the disk.
    connect(&path, pages_max).map_err(|refusal| match refusal {
        Refusal::Broken(_) => Refusal::Storage("the disk reports an error"),
        other => other,
    })
}

/// Whether there is something at `path` that SQLite may be given to open.
fn look(path: &Path) -> Result<bool, Refusal> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    if !metadata.is_file() {
        return Err(Refusal::Broken("it isn't an ordinary file"));
    }
    let mut head = Vec::new();
    File::open(path)?.take(HEAD_BYTES).read_to_end(&mut head)?;
    if head.is_empty() {
        return Err(Refusal::Broken("it is empty"));
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(Refusal::Broken("it isn't a ledger"));
    }
    // Formats that SQLite doesn't know it opens for reading only, which is not the disk's fault.
    if head.get(18..20).is_none_or(|formats| formats.iter().any(|format| !matches!(format, 1 | 2)))
    {
        return Err(Refusal::Broken("it is damaged"));
    }
    // Both may also stand in the write-ahead log only, and are asked for again there.
    if number_at(&head, 68) == Some(APPLICATION)
        && number_at(&head, 60).is_some_and(|version| version > schema::current())
    {
        return Err(Refusal::Newer);
    }
    Ok(true)
}

/// The header of SQLite's file format.
const HEAD_BYTES: u64 = 100;

fn number_at(head: &[u8], at: usize) -> Option<i64> {
    let bytes = head.get(at..at + 4)?;
    Some(i64::from(i32::from_be_bytes(bytes.try_into().ok()?)))
}

fn connect(path: &Path, pages_max: u32) -> Result<Database, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    let application: i64 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION {
        return Err(Refusal::Broken("another program made it"));
    }
    match schema::version(&connection)? {
        ..1 => return Err(Refusal::Broken("it is damaged")),
        version if version > schema::current() => return Err(Refusal::Newer),
        _ => {}
    }
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" || connection.is_readonly(MAIN_DB)? {
        return Err(Refusal::Storage("it can only be read"));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // What is erased is overwritten, and no copy of it goes to a file elsewhere.
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // Its own moment, after the answer has been acknowledged, is better; see `store`.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    let health: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if health != "ok" {
        return Err(Refusal::Broken("it is damaged"));
    }
    schema::migrate(&mut connection, MIGRATIONS)?;
    schema::check(&connection)?;
    connection.pragma_update_and_check(None, "max_page_count", pages_max, |_| Ok(()))?;
    let (path, file) = (path.to_owned(), identity(path)?);
    Ok(Database { connection, path, file, is_sound: false, wiped: Gone::default() })
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path).map(|metadata| (metadata.dev(), metadata.ino()))
}

/// Elsewhere a file that is open is neither moved nor deleted; that it is there is enough.
#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<(u64, u64)> {
    fs::symlink_metadata(path).map(|_| (0, 0))
}

/// Makes an empty ledger. Its name appears only once it is whole, so that a power cut can't
/// leave half of one.
fn create(path: &Path) -> Result<(), Refusal> {
    let fresh = path.with_extension("new");
    for suffix in ["", "-journal", COMPANIONS[0], COMPANIONS[1]] {
        remove(&with(&fresh, suffix))?;
    }
    let mut connection = Connection::open(&fresh)?;
    connection.pragma_update(None, "page_size", PAGE_BYTES)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    schema::migrate(&mut connection, MIGRATIONS)?;
    connection.close().map_err(|(_, error)| error)?;
    File::open(&fresh)?.sync_all()?;
    fs::rename(&fresh, path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    // The name, too, must be on the disk.
    Ok(File::open(folder)?.sync_all()?)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn with(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Renames the ledger and what belongs to it; the new name, if there was anything. A log left
/// behind would be played into the next ledger of that name.
fn set_aside(dir: &Path, name: &str) -> io::Result<Option<String>> {
    let suffixes = ["", COMPANIONS[0], COMPANIONS[1]];
    let there = |path: &Path| fs::symlink_metadata(path).is_ok();
    let parts: Vec<&str> =
        suffixes.into_iter().filter(|suffix| there(&with(&dir.join(name), suffix))).collect();
    if parts.is_empty() {
        return Ok(None);
    }
    let named = |n: u32| format!("{name}.broken-{n}");
    let is_free = |n: &u32| suffixes.iter().all(|s| !there(&with(&dir.join(named(*n)), s)));
    let aside = named((1..ASIDE_MAX).find(is_free).unwrap_or(ASIDE_MAX));
    for suffix in parts {
        fs::rename(with(&dir.join(name), suffix), with(&dir.join(&aside), suffix))?;
    }
    Ok(Some(aside))
}

/// Opens the ledger in `dir` for reading alone, while a kiosk may be writing to it; `None` if
/// there is none yet.
pub(super) fn open_to_read(dir: &Path) -> Result<Option<Connection>, Refusal> {
    let beside = dir.join(format!("ledger.v{}.sqlite", schema::current()));
    let path = dir.join(FILE);
    match read_file(&path) {
        Err(Refusal::Newer) if beside.is_file() => read_file(&beside),
        other => other,
    }
}

fn read_file(path: &Path) -> Result<Option<Connection>, Refusal> {
    if !look(path)? {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).map_err(Refusal::from);
    let ready = match opened.and_then(ready_to_read) {
        // Beside a write-ahead log SQLite wants to write even to read. Where it may not, the
        // ledger is read as it stood when the log was last worked off.
        Err(Refusal::Storage(_)) => {
            let uri = format!("file:{}?immutable=1", escaped(path));
            let connection = Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?;
            ready_to_read(connection)
        }
        other => other,
    };
    ready.map(Some)
}

/// `path` as it may stand in a URI.
fn escaped(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

fn ready_to_read(connection: Connection) -> Result<Connection, Refusal> {
    connection.busy_timeout(BUSY)?;
    match schema::version(&connection)? {
        ..1 => return Err(Refusal::Broken("another program made it")),
        version if version > schema::current() => return Err(Refusal::Newer),
        _ => {}
    }
    schema::check(&connection)?;
    Ok(connection)
}
