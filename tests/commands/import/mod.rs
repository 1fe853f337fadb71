//! A spreadsheet becomes commendations, or says by row and column why not.

mod again;
mod anything;
mod desk;
mod mutated;
mod person;
mod reading;
mod seen;
