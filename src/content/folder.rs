//! The files of a content folder, as bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::Finding;

/// The content files of a folder: a snapshot that is read from, and nothing else is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// By their path relative to the folder, with `/`.
    pub map: BTreeMap<String, Arc<[u8]>>,
    /// Files that are there and couldn't be read.
    pub unreadable: BTreeSet<String>,
    /// What was found while reading the folder itself.
    pub findings: Vec<Finding>,
}

impl Files {
    /// Adds or replaces a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.map.insert(path.into(), bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.map.get(path).map(|bytes| &**bytes)
    }
}

/// What is known about a photo without decoding it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoFact {
    /// There is no such file.
    Missing,
    /// There is one, and it says how large it is.
    Present {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// There is something, but no picture can be made of it; why, in words.
    Unreadable(String),
}
