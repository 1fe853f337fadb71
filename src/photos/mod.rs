//! Pictures from the content folder: told apart, decoded, turned upright, shrunk
//! and kept under a byte budget, on a thread of their own.
//!
//! A [`Picture`] is a plain buffer of opaque pixels; who draws it uploads it. A
//! file that cannot be shown gives a [`Fault`], which says in plain words what
//! is wrong and what to do. Nothing here trusts a file's name, its header or
//! that it has arrived whole: a folder that is being synchronised holds half
//! pictures all the time.

pub mod decode;
pub mod fault;
mod jpeg;
pub mod library;
pub mod probe;
mod raw;
mod shrink;
mod sniff;
pub mod source;
mod worker;

pub use decode::{Picture, decode};
pub use fault::Fault;
pub use library::{Library, State};
pub use probe::{probe, probe_file};
pub use source::read;
