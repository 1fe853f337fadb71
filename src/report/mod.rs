//! What the room knows: from the ledger's counts to what may be said of them.
//!
//! Everything that is shown comes out of `figures`, and every count in it out of `counts`, which
//! lets none from 1 to 4 pass.

pub(crate) mod counts;
pub(crate) mod figures;
pub(crate) mod interval;
pub(crate) mod items;
pub(crate) mod lineups;
pub(crate) mod said;
pub(crate) mod shifts;
pub(crate) mod trial;
pub(crate) mod wall;

use std::path::Path;

use jiff::civil::Date;

use crate::content::model::Content;
use crate::ledger::tally_of_copy;
use figures::Figures;

/// What may be said of the ledger at `path`, a file or a folder, which another machine's kiosk may
/// be writing; a copy of it lies in the folder `into` meanwhile. `None` if there is none.
///
/// # Errors
/// It can't be read; in words.
pub(crate) fn room(
    content: &Content,
    (path, into): (&Path, &Path),
    today: Date,
) -> Result<Option<Figures>, String> {
    let tally = tally_of_copy(path, into)?;
    Ok(tally.map(|tally| figures::figures(content, &tally, None, today)))
}
