//! Which question comes next, and what the room is believed to know.
//!
//! [`choose`] picks the questions of a visit by [`need`]; that rests on [`belief`], which weighs
//! the answers that [`history`] holds. [`shuffle`] puts options in an order.

pub mod belief;
pub(crate) mod choose;
pub mod history;
pub mod need;

pub(crate) mod shuffle;
