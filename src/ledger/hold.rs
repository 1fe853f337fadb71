//! Another program's hold on a ledger.

use std::path::Path;

use rusqlite::Connection;

use super::schema::FILE;

/// While it lives, nobody else can write to a ledger: what a backup or a curious person with a
/// database tool does to it. For the simulation.
pub struct Hold {
    _connection: Connection,
}

impl Hold {
    /// Takes hold of the ledger in `state_dir`; `None` if there is none, or somebody else has it.
    pub fn take(state_dir: &Path) -> Option<Self> {
        let connection = Connection::open(state_dir.join(FILE)).ok()?;
        connection.execute_batch("BEGIN IMMEDIATE").ok()?;
        Some(Self { _connection: connection })
    }
}
