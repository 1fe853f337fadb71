//! From a folder of RON to validated content and findings.
//!
//! [`read`] is the one way in: bytes go in, a [`model::Content`] and findings
//! come out, always both. Everything that touches the disk is in [`folder`].

pub mod finding;
pub mod folder;
mod lookalikes;
pub mod model;
pub mod outline;
mod parse;
mod raw;
mod read;
pub mod reading;
pub mod source;
mod validate;
mod words;

pub use finding::{Finding, Severity};
pub use folder::{Files, PhotoFact};
pub use read::read;
