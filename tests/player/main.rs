//! The player, without a glass: what must hold whatever happens to it, and long days on end.

mod example;
mod fairness;
mod properties;
mod world;
