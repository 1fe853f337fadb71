//! Approval: what two people have let onto the screen.
//!
//! What stands in the files is what is wanted; what lies in `history/` is what was approved. There
//! is no list of approvals beside that: a version of an item, with the names of the two in it, is
//! the approval of its words, and nothing is ever changed there under its name. Which item of a
//! folder shows, and in which words, [`read`](crate::content::read()) says.

mod mark;
mod place;
mod version;

pub use mark::Mark;
pub use place::{Approvers, Placed, approved, place, revision, standing};
pub use version::{VERSIONS_MAX, Version, VersionName, are_two, next_time, versions};
