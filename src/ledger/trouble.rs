//! What can be wrong with the ledger, in words for the administrator.

use std::io;

use rusqlite::ErrorCode;
use rusqlite::ffi;

use super::schema::FILE;
use crate::content::finding::{Finding, warning};

/// Why a ledger can't be used as it is.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The file is damaged or not ours; it must be kept aside.
    Broken(&'static str),
    /// A newer program wrote it; it must not be touched.
    Newer,
    /// The file may be good, but can't be reached or written now.
    Storage(&'static str),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        let Some(cause) = error.sqlite_error() else {
            // Not SQLite's but ours: a value of another type than the schema has.
            return Self::Broken("it holds what no ledger holds");
        };
        match (cause.code, cause.extended_code) {
            (_, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS) => {
                Self::Broken("it is damaged")
            }
            (ErrorCode::DatabaseCorrupt, _) => Self::Broken("it is damaged"),
            // Nothing that is entered can break the tables' rules unless what stands there does.
            (ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch, _) => {
                Self::Broken("it holds what no ledger holds")
            }
            (ErrorCode::NotADatabase, _) => Self::Broken("it isn't a ledger"),
            // SQLite's own word for a table or a column that isn't there.
            (ErrorCode::Unknown, ffi::SQLITE_ERROR) => Self::Broken("it isn't a ledger of ours"),
            (ErrorCode::DiskFull, _) => Self::Storage("the disk is full"),
            (ErrorCode::ReadOnly, _) => Self::Storage("it can only be read"),
            (ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied, _) => {
                Self::Storage("permission denied")
            }
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => {
                Self::Storage("another program holds it")
            }
            (ErrorCode::CannotOpen, _) => Self::Storage("it can't be opened or made"),
            _ => Self::Storage("the disk reports an error"),
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Storage(match error.kind() {
            io::ErrorKind::PermissionDenied => "permission denied",
            io::ErrorKind::StorageFull => "the disk is full",
            io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
                "a file stands in the folder's place"
            }
            _ => "the disk reports an error",
        })
    }
}

/// A ledger has been put out of the way under the name `aside`.
pub(super) fn kept_aside(why: &str, aside: &str) -> Finding {
    warning("ledger-broken")
        .what(format!("the ledger couldn't be used: {why}"))
        .todo(format!(
            "nothing to do: counting has begun anew, and it is kept as {aside}, unless somebody who \
             has withdrawn stands in it"
        ))
        .in_file(FILE)
}

/// Counting goes on in the file called `beside`.
pub(super) fn newer(beside: &str) -> Finding {
    warning("ledger-newer")
        .what("a newer version of the program wrote the ledger")
        .todo(format!("install that version again; until then, counting goes on in {beside}"))
        .in_file(FILE)
}

/// What the administrator is told while nothing can be written.
pub(super) fn of(refusal: &Refusal) -> Finding {
    match refusal {
        Refusal::Broken(why) | Refusal::Storage(why) => unwritten(why),
        Refusal::Newer => unwritten("a newer version of the program wrote the ledger"),
    }
}

/// What happens can't be written down now.
fn unwritten(why: &str) -> Finding {
    warning("ledger-unwritten").what(format!("answers can't be written down now: {why}")).todo("the kiosk goes on, remembers them and tries again; make room on the disk, and see that \
         its user may write to the state folder").in_file(FILE)
}

/// The disk hasn't said for too long whether it has taken something.
pub(super) fn stalled() -> Finding {
    unwritten("the disk doesn't answer")
}

/// There is no state folder.
pub(super) fn nowhere() -> Finding {
    warning("ledger-nowhere")
        .what("there is no state folder, so what the room knows is forgotten at the end")
        .todo("name a folder with --state")
        .in_file(FILE)
}

/// More waits to be written than may wait.
pub(super) fn overflowing(dropped: u64) -> Finding {
    warning("ledger-overflow")
        .what(format!("too much waited to be written down: {dropped} entries are lost"))
        .todo("make room on the disk, and see that the kiosk's user may write to the state folder")
        .in_file(FILE)
}
