//! From a folder of RON to validated content and findings.

pub mod finding;
mod lookalikes;
pub mod model;
pub mod outline;
mod raw;
pub mod reading;
pub mod source;
mod words;
