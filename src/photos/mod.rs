//! Pictures from the content folder: told apart, decoded, turned upright, shrunk
//! and kept under a byte budget, on threads of their own.
//!
//! A [`Picture`] is a plain buffer of opaque pixels; who draws it uploads it. A
//! file that cannot be shown gives a [`PhotoFault`], which says in plain words what
//! is wrong and what to do. Nothing here trusts a file's name, its header or
//! that it has arrived whole: a folder that is being synchronised holds half
//! pictures all the time.
//!
//! Follow a photo: the owner says what is wanted, the nearest first
//! ([`Library::wish`]); a thread reads the file and looks for its picture in
//! the [`Cache`] on disk; if it isn't there, [`decode()`] makes it, and the cache
//! has it written behind everybody's back.

pub mod cache;
mod colour;
pub mod decode;
pub mod fault;
mod heic;
mod jpeg;
pub mod judge;
pub mod library;
pub mod limits;
mod pixels;
mod priority;
pub mod probe;
mod sniff;
pub mod source;
mod thumbnail;
mod worker;

pub use cache::Cache;
pub use decode::{Picture, decode};
pub use fault::PhotoFault;
pub use judge::{judge, look};
pub use library::{Library, State, Wish};
pub use probe::probe;
pub use sniff::extension;
pub use source::{Extent, read};
pub use worker::PhotoSource;
