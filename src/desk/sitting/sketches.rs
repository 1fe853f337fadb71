//! The shapes of the files that are written just now, so that a large one is read once for each
//! change and not once for each who looks at it.

use std::cell::RefCell;
use std::sync::Arc;

use crate::content::ron::edit::Sketch;

/// So many are at hand: the file that is written, as it is and as it is on the disk, and those that
/// forms refer to.
const SKETCHES_MAX: usize = 8;

/// The shapes that are at hand, the one that was asked for last in front.
#[derive(Debug, Default)]
pub(super) struct Sketches(RefCell<Vec<Known>>);

/// A file's bytes and their shape.
type Known = (Arc<[u8]>, Arc<Sketch>);

impl Sketches {
    /// The shape of a file that says this; of one that is no text, that of an empty one.
    pub(super) fn of(&self, bytes: &Arc<[u8]>) -> Arc<Sketch> {
        let mut known = self.0.borrow_mut();
        let own = known.iter().position(|(own, _)| Arc::ptr_eq(own, bytes));
        let (bytes, sketch) = match own {
            Some(at) => known.remove(at),
            None => {
                let text = std::str::from_utf8(bytes).unwrap_or_default();
                (Arc::clone(bytes), Arc::new(Sketch::new(text)))
            }
        };
        known.insert(0, (bytes, Arc::clone(&sketch)));
        known.truncate(SKETCHES_MAX);
        sketch
    }
}
