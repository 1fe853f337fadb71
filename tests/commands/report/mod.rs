//! `report`: a ledger in figures.

mod answers;
mod wall;
