//! The subcommands, one file each; `main.rs` parses the command line and hands over.

pub mod check;
pub mod fit;
pub mod import;
pub mod new;
pub mod places;
pub mod poster;
pub mod report;
pub mod snapshot;
