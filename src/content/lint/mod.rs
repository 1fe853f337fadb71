//! Advice beyond right and wrong: coverage, balance, length, photos, and how questions are
//! written. All warnings.

mod bank;
mod clang;
mod items;
mod leftovers;
mod length;
mod locate;
mod negation;
mod photos;
mod phrases;
mod readable;
mod rules;
mod seasons;
mod silence;
mod view;
mod wall;
mod whole;
mod wording;

use std::path::Path;

use jiff::civil::Date;

use super::finding::{Finding, limited};
use super::folder::disk::Files;
use super::folder::photo::PhotoFact;
use super::model::Content;

pub use length::{LIMITS, Limit};
pub use photos::{PHOTO_PX_MIN, found_late};
pub use rules::{BANK_RULES, ITEM_RULES, Rule};
pub use wall::ENDS_WITHIN_DAYS;
pub use whole::{
    Coverage, Freshness, RoleCoverage, Untouched, coverage, freshness, speech_not_begun, untouched,
    without_engine,
};

pub use locate::{Locator, Written};

/// Looks over a whole folder. `files` are those that `content` was read from; `today` tells
/// which consents run out, if the day is known.
pub fn lint(
    content: &Content,
    files: &Files,
    photo: &dyn Fn(&Path) -> PhotoFact,
    today: Option<Date>,
) -> Vec<Finding> {
    let mut locator = Locator::new(files);
    let mut findings = whole::findings(content, &mut locator);
    findings.extend(length::findings(content, &mut locator));
    findings.extend(leftovers::findings(content, &mut locator));
    findings.extend(photos::findings(content, photo, &mut locator));
    findings.extend(items::findings(content, &mut locator));
    findings.extend(bank::findings(content, &mut locator));
    findings.extend(wall::findings(content, &mut locator));
    if let Some(today) = today {
        findings.extend(wall::ending(content, today, &mut locator));
        findings.extend(seasons::findings(content, today, &mut locator));
    }
    // Last, for it looks at what the others held back.
    findings.extend(silence::findings(content, &mut locator));
    limited(findings)
}

/// Advice about many items together, which an item that can't be read would change.
const ABOUT_MANY: [&str; 3] = ["balance", "role-coverage", "item-key-run"];

/// Takes out of `advice` what may only follow from the errors in `told`: while an item can't be
/// read, nothing is sure about all of them together.
pub fn without_consequences(mut advice: Vec<Finding>, told: &[Finding]) -> Vec<Finding> {
    let in_thanks = |f: &Finding| f.file.starts_with("commendations");
    let wall_is_whole = !told.iter().any(Finding::is_error);
    let rest_is_whole = !told.iter().any(|f| f.is_error() && !in_thanks(f));
    let of_bank = |code: &str| BANK_RULES.iter().any(|rule| rule.code == code);
    advice.retain(|f| {
        if f.code.starts_with("wall-") && of_bank(f.code) {
            return wall_is_whole;
        }
        rest_is_whole || !(of_bank(f.code) || ABOUT_MANY.contains(&f.code))
    });
    advice
}
