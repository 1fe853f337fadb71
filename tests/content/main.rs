//! A content folder is read: what is good in it, what is told about the rest, and what is advised.

mod advice;
mod causes;
mod consent;
mod example;
mod faults;
mod fields;
mod findings;
mod folder;
mod follow;
mod forms;
mod languages;
mod lint;
mod rules;
