//! The sheet, looked at again and again: it is read once it has come to rest.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::content::finding::{Finding, error};
use crate::content::inbox::Inbox;
use crate::sheets::sheet::table::{SheetChoice, Table};
use crate::sheets::sheet::{OpenError, open};

/// What a file was when it was looked at: its size and when it was written.
pub(super) type Stamp = Option<(u64, Option<SystemTime>)>;

/// What the file at `path` is now; nothing where there is none.
pub(super) fn stamp(path: &Path) -> Stamp {
    let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((meta.len(), meta.modified().ok()))
}

/// The sheet, as it was read last.
#[derive(Default)]
pub(super) struct Sheet {
    /// Its rows.
    pub table: Option<Table>,
    /// Why it can't be read as it is now.
    pub trouble: Vec<Finding>,
    /// What it was when it was read.
    read: Option<Stamp>,
    /// What it was at the last look, if that is something else: it may still be written to.
    waiting: Option<Stamp>,
}

impl Sheet {
    /// Looks at the sheet, and reads it once it has come to rest; whether there is something new.
    /// What was read last stands while it can't be read.
    pub(super) fn look(&mut self, inbox: &Inbox) -> bool {
        let at = stamp(&inbox.sheet);
        if self.read == Some(at) {
            self.waiting = None;
            return false;
        }
        let is_first = self.read.is_none();
        if !is_first && self.waiting.replace(at) != Some(at) {
            return false;
        }
        self.read = Some(at);
        self.waiting = None;
        self.trouble.clear();
        let name = file_name(&inbox.sheet);
        let choice = SheetChoice { sheet: inbox.tab.as_deref(), hidden: false };
        match open(&inbox.sheet, &name, choice) {
            Ok(table) => self.table = Some(table),
            Err(OpenError::Told(finding)) => self.trouble.push(*finding),
            Err(OpenError::Disk(words)) => {
                let away = error("inbox-sheet").what(words).todo(
                    "see whether it was moved, or the share that it lies on is away; what was \
                     read of it last stands",
                );
                self.trouble.push(away.in_file(&name));
            }
        }
        true
    }
}

/// What a file is called.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
