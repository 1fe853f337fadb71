//! RON as people write it: decoded, laid out, parsed item by item, and explained where it fails.
//!
//! [`decode`] makes text of a file's bytes, [`outline`] finds its shape and where everything
//! stands, [`items`] parses each item from its own stretch by the types of [`raw`], and
//! [`explain`] tells the parser's faults in words. [`edit`] changes one thing in a text and leaves
//! every other byte.

pub(in crate::content) mod decode;
pub mod edit;
pub(in crate::content) mod explain;
pub(in crate::content) mod items;
pub mod outline;
pub(in crate::content) mod raw;
