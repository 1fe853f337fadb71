//! What pictures there are in a folder of this machine.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::Chosen;

/// Most names of a folder that are listed.
const NAMES_MAX: usize = 5_000;
/// How the names of pictures end.
const ENDINGS: [&str; 8] = ["jpg", "jpeg", "heic", "heif", "png", "webp", "gif", "jfif"];
/// What is in a folder.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The folders in it.
    pub folders: Vec<PathBuf>,
    /// The pictures in it, by their names.
    pub pictures: Vec<PathBuf>,
    /// What the system says if it can't be read.
    pub failed: Option<String>,
}

/// What is in `folder`, hidden names left out.
pub fn list(folder: &Path) -> Listing {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return Listing { failed: Some(error.to_string()), ..Listing::default() },
    };
    let mut listing = Listing::default();
    for entry in entries.flatten().take(NAMES_MAX) {
        let path = entry.path();
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase());
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && path.is_dir() {
            listing.folders.push(path);
        } else if !hidden && end.is_some_and(|end| ENDINGS.contains(&end.as_str())) {
            listing.pictures.push(path);
        }
    }
    listing.folders.sort();
    listing.pictures.sort();
    listing
}

/// A picture that is being chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    /// The item that it is for.
    pub to: Chosen,
    /// Whether it is seen; closed, it remembers its folder.
    pub is_open: bool,
    /// The folder that is looked into.
    pub folder: PathBuf,
    /// What is in it.
    pub listing: Listing,
}

impl Pick {
    /// One that looks into `folder`.
    pub fn new(to: Chosen, folder: PathBuf) -> Self {
        Self { to, is_open: true, folder, listing: Listing::default() }
    }
}
