//! What a folder says as a whole: whom it speaks to, and how old it has grown.

mod coverage;
mod freshness;

pub(super) use coverage::findings;
pub use coverage::{Coverage, RoleCoverage, coverage};
pub use freshness::{Freshness, Untouched, freshness, untouched};
