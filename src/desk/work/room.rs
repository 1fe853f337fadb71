//! Reads what the room knows from the ledger of a kiosk, which may be another machine's.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::errand::Errand;
use crate::content::model::Content;
use crate::report::figures::Figures;
use crate::report::room;

/// What is to be read.
#[derive(Debug)]
pub struct Job {
    /// The questions, values and cards that were counted.
    pub content: Arc<Content>,
    /// The ledger's file, or the folder that it lies in.
    pub ledger: PathBuf,
    /// The day of the report.
    pub today: Date,
}

/// What may be said; nothing where there is no ledger, and why where it can't be read.
pub(crate) type Outcome = Result<Option<Figures>, String>;
/// Who reads it.
pub(crate) type Reader = Errand<Job, Outcome>;

/// Reads ledgers on a thread, from copies that lie in the folder `into` meanwhile, and calls `wake`
/// when one is read.
///
/// # Errors
/// The system refuses a thread.
pub(crate) fn start(into: PathBuf, wake: impl Fn() + Send + 'static) -> std::io::Result<Reader> {
    Errand::start("room", wake, move |Job { content, ledger, today }| {
        room(&content, (&ledger, &into), today)
    })
}
