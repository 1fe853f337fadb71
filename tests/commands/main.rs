//! The subcommands, as an owner calls them.

mod check;
mod import;
mod new;
mod poster;
mod report;
