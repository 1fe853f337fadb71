//! The subcommands, as an owner calls them.

mod advice;
mod check;
mod import;
mod new;
mod pipe;
mod poster;
mod report;
