//! `report`: a ledger in figures.

mod answers;
mod said;
mod wall;
