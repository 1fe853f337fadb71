//! From a folder of RON to validated content and findings.
//!
//! [`read()`] is the one way in: bytes go in, a [`model::Content`] and findings
//! come out, always both. The disk is touched by [`folder`] and [`follow`] alone.

pub mod approval;
pub mod fields;
pub mod finding;
mod fingerprint;
pub mod folder;
pub mod follow;
pub mod inbox;
pub(crate) mod leftover;
pub mod lint;
pub mod model;
pub mod pace;
mod read;
pub mod repair;
pub mod ron;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod validate;

pub use finding::{Finding, Severity};
pub use fingerprint::fingerprint;
pub use folder::disk::{Files, read_dir};
pub use folder::photo::{JudgePhoto, PhotoFact, PhotoRefusal, PhotoVerdict, photo_fact};
pub use follow::merge::merge_last_good;
pub use follow::{Follower, signature, standby};
pub use follow::{Look, Signature, Watch};
pub use read::{ITEMS_MAX, list_in_doubt, read};

use std::path::Path;

use model::Content;

/// Where content comes from, and so where its photos are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The folder, with last good versions of what fails in it.
    Folder,
    /// What was good last, for the folder isn't there. Photos may be missing.
    LastGood,
    /// The built-in example; its photos come from [`folder::example::example_photo`].
    Example,
}

/// A content folder as it was read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What is good in it.
    pub content: Content,
    /// What is wrong in the folder, and what to do about it.
    pub findings: Vec<Finding>,
    /// The bytes it was read from.
    pub files: Files,
    /// Where the content comes from.
    pub origin: Origin,
}

/// The built-in example, where there is no folder to read.
pub fn example() -> Loaded {
    let files = folder::example::example_files();
    let (content, findings) = read(&files, &folder::example::example_photo_fact);
    Loaded { content, findings, files, origin: Origin::Example }
}

/// Reads the folder at `dir` as it is, without regard to what was good before. `judge` says which
/// pictures can be shown. Nobody is in it while nobody can tell who has withdrawn.
pub fn load_dir(dir: &Path, judge: JudgePhoto) -> Loaded {
    let files = read_dir(dir);
    let mut reading = read::read_all(&files, &|path| photo_fact(dir, path, &judge));
    let doubt = read::hide_all_in_doubt(&mut reading);
    reading.findings.extend(doubt);
    let (content, findings) = (reading.content, reading.findings);
    Loaded { content, findings, files, origin: Origin::Folder }
}
