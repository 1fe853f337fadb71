//! The words that stand in sheets, in English and Chinese: what columns are called, what answers
//! say, and how days are written.

pub(crate) mod answer;
pub(crate) mod day;
pub(crate) mod field;
pub(crate) mod header;
