//! Pictures as a content folder really has them: turned, cut off, misnamed, huge, and
//! replaced while they are shown.

mod bench;
mod cache;
mod colours;
mod faults;
mod formats;
mod heic;
mod heif;
mod library;
mod places;
mod samples;
mod verdicts;
