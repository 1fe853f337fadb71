//! The advice about content: each rule broken, and nearly broken.

mod bank;
mod items;
mod pages;
mod silence;
mod wall;
