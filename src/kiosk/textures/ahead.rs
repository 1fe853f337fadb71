//! The wall's photos that nobody has looked at yet: decoded one by one while nobody is there, so
//! that their colours are known and their pictures on disk when somebody is.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::content::model::Commendation;
use crate::photos::{Library, State, Wish};
use crate::screens::card_photos;

/// How long nobody must have been there. Then there is time: a photo of a camera takes a fifth of a
/// second of a core, which a loop that was just left, or begun, has better use for.
pub(crate) const QUIET: Duration = Duration::from_secs(300);

/// What has been seen to.
#[derive(Default)]
pub(super) struct Ahead {
    done: HashSet<PathBuf>,
    quiet_since: Option<Duration>,
}

impl Ahead {
    /// Notes whether somebody is there; true when nobody has been for long enough.
    pub(super) fn is_quiet(&mut self, in_session: bool, now: Duration) -> bool {
        if in_session {
            self.quiet_since = None;
            return false;
        }
        now.saturating_sub(*self.quiet_since.get_or_insert(now)) >= QUIET
    }

    /// The next photo of these cards that is to be decoded, if one is. Each is tried once until
    /// [`forget`](Self::forget), whatever comes of it.
    pub(super) fn next<'a>(
        &mut self,
        library: &mut Library,
        cards: &'a [Arc<Commendation>],
        longest_px: u32,
    ) -> Option<Wish<'a>> {
        if !library.keeps() {
            return None;
        }
        for path in card_photos(cards) {
            if self.done.contains(path) {
                continue;
            }
            let known = library.colour(path).is_some();
            if !known && library.state(path, longest_px) == State::Pending {
                return Some(Wish { path, longest_px });
            }
            // It is on its way to the disk.
            library.release(path, longest_px);
            self.done.insert(path.to_owned());
        }
        None
    }

    /// The photos may be other ones by now.
    pub(super) fn forget(&mut self) {
        self.done.clear();
    }
}
