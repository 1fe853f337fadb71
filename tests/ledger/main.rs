//! The ledger: what it counts, what it survives, and what it forgets.

mod kill;
mod survival;
mod wall;
