//! The line-up: five minutes before a shift, standing. What one is made of is planned here, from
//! the content, the day and what was held before; `session/lineup.rs` leads through it.

pub mod diary;
pub mod plan;
#[cfg(test)]
mod tests;
