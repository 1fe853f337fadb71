//! Advice beyond right and wrong: coverage, balance, length, photos. All warnings.

mod coverage;
mod length;
mod locate;
mod photos;
mod pieces;

use std::path::Path;

use super::finding::Finding;
use super::folder::{Files, PhotoFact};
use super::model::Content;

pub use coverage::{Coverage, RoleCoverage, coverage};
pub use length::{LIMITS, Limit};
pub use photos::PHOTO_PX_MIN;

use locate::Locator;

/// Looks over a whole folder. `files` are those that `content` was read from.
pub fn lint(content: &Content, files: &Files, photo: &dyn Fn(&Path) -> PhotoFact) -> Vec<Finding> {
    let mut locator = Locator::new(files);
    let mut findings = coverage::findings(content, &mut locator);
    findings.extend(length::findings(content, &mut locator));
    findings.extend(photos::findings(content, photo, &mut locator));
    findings.sort_by(|a, b| (&a.file, a.span.start).cmp(&(&b.file, b.span.start)));
    findings
}
