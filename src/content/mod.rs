//! From a folder of RON to validated content and findings.
//!
//! [`read()`] is the one way in: bytes go in, a [`model::Content`] and findings
//! come out, always both. The disk is touched by [`folder`], [`signature()`] and
//! [`store`] alone.

pub mod embedded;
pub mod finding;
pub mod folder;
pub mod follow;
pub mod gone;
pub mod lint;
mod lookalikes;
mod merge;
pub mod model;
pub mod outline;
mod parse;
mod raw;
mod read;
pub mod reading;
mod signature;
pub mod source;
pub mod store;
mod validate;
pub(crate) mod words;

pub use finding::{Finding, Severity};
pub use folder::{Files, PhotoFact, photo_fact, read_dir};
pub use follow::Follower;
pub use merge::merge_last_good;
pub use read::read;
pub use signature::{Signature, signature};

use std::path::Path;

use model::Content;

/// Where content comes from, and so where its photos are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The folder, with last good versions of what fails in it.
    Folder,
    /// What was good last, for the folder isn't there. Photos may be missing.
    LastGood,
    /// The built-in example; its photos come from [`embedded::example_photo`].
    Example,
}

/// A folder, read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What is good in it.
    pub content: Content,
    /// What isn't.
    pub findings: Vec<Finding>,
    /// The bytes it was read from.
    pub files: Files,
    /// Where the content comes from.
    pub origin: Origin,
}

/// The built-in example, where there is no folder to read.
pub fn example() -> Loaded {
    let files = embedded::example_files();
    let (content, findings) = read(&files, &embedded::example_photo_fact);
    Loaded { content, findings, files, origin: Origin::Example }
}

/// Reads the folder at `dir` as it is, without regard to what was good before.
pub fn load_dir(dir: &Path) -> Loaded {
    let files = read_dir(dir);
    let (content, findings) = read(&files, &|path| photo_fact(dir, path));
    Loaded { content, findings, files, origin: Origin::Folder }
}
