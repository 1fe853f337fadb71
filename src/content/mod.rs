//! From a folder of RON to validated content and findings.

pub mod model;
