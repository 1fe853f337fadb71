//! What a folder says as a whole: whom it speaks to, and how old it has grown.

mod coverage;
mod freshness;
mod speech;

pub(super) use coverage::findings;
pub use coverage::{Coverage, RoleCoverage, coverage};
pub use freshness::{Freshness, Untouched, freshness, untouched};
pub use speech::{speech_not_begun, without_engine};
