//! Spreadsheets of commendations, such as a firm's own form fills them.
//!
//! A sheet is read as rows of texts, and its columns are known by their names (`sheet`, with the
//! words of `vocabulary`); each row becomes a nomination or a finding (`rows`, `item`); each is
//! compared with what is there, written as text and read as the kiosk would read it (`plan`), or
//! proposed to somebody who decides about it (`proposals`).

pub(crate) mod item;
pub(crate) mod plan;
pub(crate) mod proposals;
pub(crate) mod rows;
pub(crate) mod sheet;
pub(crate) mod vocabulary;
