//! A content folder as files: what is in it, how it is read from the disk, and the built-in one.

pub mod disk;
pub mod example;
pub mod layout;
pub mod photo;
