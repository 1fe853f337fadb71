//! What isn't saved goes to the scribe with every change, so that it is on the disk within a second,
//! however slow a frame is and whether somebody pauses or types on.

use super::Desk;
use super::work::scribe::Kept;

impl Desk {
    /// Gives what isn't saved to the scribe, if it is another than before.
    pub(super) fn keep(&mut self) {
        let version = self.sitting.version();
        if self.kept != version && self.left.is_empty() {
            self.kept = version;
            self.scribe.keep(self.sitting.unsaved());
        }
    }

    /// Says it where what isn't saved can't be kept; once, since it is tried again and again.
    pub(super) fn kept(&mut self, news: Option<Kept>) {
        match news {
            Some(Kept::Refused(_, words)) if !self.is_refused => {
                tracing::warn!("what isn't saved can't be kept: {words}");
                self.said = Some(("said-failed".to_owned(), false));
                self.is_refused = true;
            }
            Some(Kept::Upto(_)) => self.is_refused = false,
            _ => {}
        }
    }
}
