//! Pictures as a content folder really has them: turned, cut off, misnamed, huge, and
//! replaced while they are shown.

mod faults;
mod formats;
mod library;
mod samples;
