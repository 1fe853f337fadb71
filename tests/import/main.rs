//! A spreadsheet becomes commendations, or says by row and column why not.

mod again;
mod anything;
#[path = "../common/mod.rs"]
mod common;
mod desk;
mod reading;
