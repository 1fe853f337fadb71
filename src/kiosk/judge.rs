//! The judge of pictures, handed to whoever reads content: content knows nothing of pictures, and
//! pictures know nothing of content.

use std::path::Path;

use crate::content::{PhotoRefusal, PhotoVerdict};
use crate::photos::{self, PhotoFault};

/// Judges a picture by decoding it as for the glass: what passes is shown. Takes as long as showing
/// it, about 0.1 s for 12 megapixels.
///
/// # Errors
/// The picture can't be shown, in words.
pub fn judge(path: &Path) -> PhotoVerdict {
    photos::judge(path).map_err(|fault| refusal(&fault))
}

/// Judges a picture by the beginning of its file, for a start that waits for no decoder. What it
/// refuses can't be shown; damage further on comes out when the picture is decoded.
///
/// # Errors
/// The picture can't be shown, in words.
pub fn look(path: &Path) -> PhotoVerdict {
    photos::look(path).map_err(|fault| refusal(&fault))
}

/// The words of a fault as content has them.
pub fn refusal(fault: &PhotoFault) -> PhotoRefusal {
    let (what, todo) = fault.message();
    PhotoRefusal { what, todo }
}
