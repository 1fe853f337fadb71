//! The words that stand in sheets, in English and Chinese: what columns are called, what answers
//! say, and how days are written.

pub(super) mod answer;
pub(super) mod day;
pub(super) mod field;
pub(super) mod header;
