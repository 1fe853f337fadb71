//! A content folder as files: what is in it, how it is read from the disk, and the built-in one.

pub(in crate::content) mod copies;
pub mod disk;
pub mod example;
pub mod layout;
pub(in crate::content) mod passed_over;
pub mod photo;
pub(in crate::content) mod unfinished;
pub(in crate::content) mod walk;

/// Whether a file at that path, relative to a content folder, is read as content or as a photo.
pub fn is_read(path: &str) -> bool {
    walk::is_file_wanted(path, true)
}
