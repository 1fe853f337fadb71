//! `report`: a ledger in figures.

mod answers;
mod lineups;
mod said;
mod trial;
mod wall;
