//! The shipped example, read as an editor reads it, and as somebody who guesses.

mod keys;
mod texts;
